"""The pack workshop: packs that are here, files brought in, drafts kept on the disk, and publishing.

A draft is a file of its own in the folder `drafts` beside the packs. A published pack is never written again.

Source: docs/frameworks.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from digistrat_desktop.domain.counted import some_of
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.crosswalk import Crosswalk, Stage
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.frameworks.packs import DRAFTS, PackError, PackInfo
from digistrat_desktop.domain.words import counted
from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.frameworks.fingerprints import key_of, remember, remembered
from digistrat_desktop.frameworks.loader import load_any, tables_of
from digistrat_desktop.services.frameworks import crosswalking, drafting
from digistrat_desktop.services.frameworks.files import (
    OtherWords,
    compared,
    unsaid_from,
    words_changed,
)
from digistrat_desktop.system.files import read_whole, save_chosen
from digistrat_desktop.system.toml_text import toml_text

Tree = dict[str, Any]
_ENDING = ".toml"
_ARCHIVE = "archived"
_MOST_BYTES = 1024 * 1024
_NOTHING = "Nothing was changed."
NOTHING_SAID: Mapping[str, bool] = {}


@dataclass(frozen=True, slots=True)
class PackLine:
    """A pack or a crosswalk as a list tells it."""

    id: str
    version: str
    title: str
    provider: str
    licence: str
    place: str  # where it comes from, and how far it has come
    offered: str  # whether a new assessment can use it, or why not
    is_crosswalk: bool = False
    next_version: str = ""  # of one in the own folder that is published; empty for any other


@dataclass(frozen=True, slots=True)
class DraftFile:
    name: str  # of its file, without the ending
    title: str
    version: str
    fault: str  # why it cannot be opened, or empty


@dataclass(frozen=True, slots=True)
class Namable:
    """What a crosswalk can name, and the frameworks it can be written for; pairs of id and title."""

    names: tuple[tuple[str, str], ...]  # none where its framework is not here
    packs: tuple[tuple[str, str], ...]  # by "id version"


@dataclass(frozen=True, slots=True)
class Publishing:
    """What publishing a draft would fix for good."""

    id: str
    version: str
    title: str
    sha256: str
    changes: tuple[str, ...]  # against what it was copied from, in sentences
    unsaid: tuple[
        OtherWords, ...
    ] = ()  # changed words of which its maker has not said what they mean


@dataclass(frozen=True, slots=True)
class Frameworks:
    """Everything that is here."""

    packs: tuple[PackLine, ...]
    drafts: tuple[DraftFile, ...]
    problems: tuple[str, ...]  # files that cannot be used, and why
    folder: str  # where a person's own packs lie; empty where there is none


class Workshop:
    """Works on the files of one person's own packs; it belongs to the thread that asks."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def look(self) -> Frameworks:
        folder = self._catalogue.own_folder
        lines = [self._line(one) for one in self._catalogue.packs()]
        walks = [
            self._crosswalk_line(one, built_in=built_in)
            for one, built_in in self._catalogue.crosswalks()
        ]
        problems = tuple(str(problem) for problem in self._catalogue.problems())
        drafts = tuple(_draft(path) for path in self._draft_files())
        return Frameworks((*lines, *walks), drafts, problems, str(folder or ""))

    def _line(self, info: PackInfo) -> PackLine:
        pack = self._catalogue.by_sha256(info.sha256)
        is_draft = pack.draft
        place = "Came with the program" if info.built_in else "Yours, or your organisation's"
        offered = "Offered for new assessments"
        if not self._catalogue.allows(pack.id):
            offered = "Not offered: your organisation does not allow it"
        elif is_draft:
            offered = "Offered as a draft: an assessment with it cannot be signed off"
        about = (pack.id, pack.version, pack.title, pack.provider, pack.licence)
        place = f"{place}, draft" if is_draft else place
        is_next = not (info.built_in or is_draft)
        return PackLine(*about, place, offered, next_version=self._next(pack.id) * is_next)

    def _crosswalk_line(self, found: Crosswalk, *, built_in: bool) -> PackLine:
        place = "Came with the program" if built_in else "Yours, or your organisation's"
        about = (found.id, found.version, found.title, found.provider, found.licence)
        offered = f"Crosswalk for {found.pack_id} {found.pack_version}, {found.stage.label.lower()}"
        is_next = not built_in and found.stage is not Stage.DRAFT
        following = self._next(found.id) * is_next
        return PackLine(*about, place, offered, is_crosswalk=True, next_version=following)

    def _next(self, name: str) -> str:
        """Give the version after the highest that is here under a short name, drafts with it."""
        here = [one.version for one in self._catalogue.packs() if one.id == name]
        here += [one.version for one, _ in self._catalogue.crosswalks() if one.id == name]
        first, second, _ = max(tuple(map(int, one.split("."))) for one in here)
        return f"{first}.{second + 1}.0"

    def pack(self, pack_id: str, version: str) -> FrameworkPack:
        found = self._catalogue.version_of(pack_id, version)
        if found is None:
            raise Refused(
                f"There is no framework {pack_id} {version} here.",
                _NOTHING,
                "Choose one of the list.",
            )
        return found

    def bring_in(self, path: Path) -> str:
        """Copy a file someone was sent to the own packs, once it is found good; say what it is."""
        found = load_any(path)
        target = self._own() / f"{found.id}-{found.version}{_ENDING}"
        self._refuse_known(found, target)
        save_chosen(target, read_whole(path, _MOST_BYTES))
        remember(self._own(), found)
        self._catalogue.refresh()
        return f"{found.title}, version {found.version}"

    def _refuse_known(self, found: FrameworkPack | Crosswalk, target: Path) -> None:
        name = f"{found.id} {found.version}"
        here = self._catalogue.digest_of(found.id, found.version, crosswalk=_is_walk(found))
        if here == found.sha256:
            raise Refused(f"{name} is here already.", _NOTHING, "Use the one in the list.")
        if self._was(found) == found.sha256:
            return  # its file was changed or lost since: this is the one that was used
        if here or self._was(found) or target.exists():
            what = f"There is another {name} here, with other words."
            raise Refused(what, _NOTHING, "Ask its maker for a new version number.")

    def _was(self, found: FrameworkPack | Crosswalk) -> str:
        """Give the fingerprint that is remembered under a name and version; empty for none."""
        return remembered(self._own()).get(key_of(found), "")

    def begin(self, source_id: str, source_version: str, new: drafting.NewPack) -> str:
        """Begin a draft as a copy of a pack; gives its name."""
        tree = drafting.begun(self.pack(source_id, source_version), new)
        drafting.pack_in(tree)
        name = f"{new.id}-{new.version}"
        if self._catalogue.version_of(new.id, new.version) or self._draft_path(name).exists():
            what = f"There is a framework {new.id} {new.version} here already."
            raise Refused(what, _NOTHING, "Choose another short name or version.")
        self._write(name, tree)
        return name

    def begin_crosswalk(self, source_id: str, source_version: str, new: drafting.NewPack) -> str:
        """Begin a draft as a copy of a crosswalk; gives its name."""
        tree = crosswalking.begun(self._crosswalk(source_id, source_version), new)
        name = f"{new.id}-{new.version}"
        known = self._catalogue.digest_of(new.id, new.version, crosswalk=True)
        if known or self._draft_path(name).exists():
            what = f"There is a crosswalk {new.id} {new.version} here already."
            raise Refused(what, _NOTHING, "Choose another short name or version.")
        self._write(name, tree)
        return name

    def _crosswalk(self, crosswalk_id: str, version: str) -> Crosswalk:
        for found, _ in self._catalogue.crosswalks():
            if (found.id, found.version) == (crosswalk_id, version):
                return found
        what = f"There is no crosswalk {crosswalk_id} {version} here."
        raise Refused(what, _NOTHING, "Choose one of the list.")

    def namable(self, tree: Tree) -> Namable:
        """Give what a crosswalk's draft can name; nothing for a framework's."""
        if not crosswalking.is_crosswalk(tree):
            return Namable((), ())
        about = tree[crosswalking.HEAD]
        packs = tuple(
            (f"{one.id} {one.version}", f"{one.title} {one.version}")
            for one in self._catalogue.packs()
        )
        pack = self._catalogue.version_of(about["pack"], about["pack_version"])
        if pack is None:
            own = f"{about['pack']} {about['pack_version']}"
            return Namable((), ((own, own), *packs))
        items = tuple((str(item.id), item.title) for item in pack.items())
        return Namable((*items, *((one.id, one.name) for one in pack.metrics)), packs)

    def open_draft(self, name: str) -> Tree:
        path = self._draft_path(name)
        tree = tables_of(path)
        problems_in = (crosswalking if crosswalking.is_crosswalk(tree) else drafting).problems_in
        problems = problems_in(tree, path.name)
        if problems:
            raise PackError(problems)
        return tree

    def save(self, name: str, tree: Tree) -> None:
        """Write a draft whole, its bridges kept true; what the reader refuses is not written."""
        _read(tree)
        self._write(name, tree if crosswalking.is_crosswalk(tree) else self._bridged(tree))

    def publishing(self, name: str, said: Mapping[str, bool] = NOTHING_SAID) -> Publishing:
        """Say what publishing a draft would fix; Refused where it cannot be published.

        Args:
            said: what its maker says of changed words: by id, if they mean the same.
        """
        ready = self._ready(name, said)
        pack = _read(ready)
        self._refuse_published(pack)
        about = (pack.id, pack.version, pack.title, pack.sha256)
        if isinstance(pack, Crosswalk):
            rows = sum(len(one.mappings) for one in pack.requirements)
            wanted = counted(len(pack.requirements), "requirement")
            called = f"On What this answers elsewhere it is called “{pack.short_title}”."
            has = f"It has {wanted} and {counted(rows, 'row')}, for {pack.pack_id} {pack.pack_version}."
            return Publishing(*about, (called, has))
        starts = (one.came_from for one in reversed(pack.bridges))
        found = (self._catalogue.version_of(one.pack, one.version) for one in starts)
        base = next(filter(None, found), None)
        if base is None:
            return Publishing(*about, ())
        unsaid = (words_changed(base, pack, one) for one in unsaid_from(ready, base))
        return Publishing(*about, tuple(compared(base, pack)), tuple(unsaid))

    def publish(
        self, name: str, said: Mapping[str, bool] = NOTHING_SAID
    ) -> FrameworkPack | Crosswalk:
        """Make a draft what nothing changes any more; gives it with its fingerprint.

        Args:
            said: as for `publishing`.
        """
        ready = self._ready(name, said)
        pack = _read(ready)
        save_chosen(self._refuse_published(pack), _bytes(ready))
        remember(self._own(), pack)
        self._draft_path(name).unlink()
        self._catalogue.refresh()
        return pack

    def _ready(self, name: str, said: Mapping[str, bool]) -> Tree:
        """Give a draft's tables as they would be published."""
        tree = self.open_draft(name)
        if crosswalking.is_crosswalk(tree):
            return self._ready_crosswalk(tree)
        return drafting.published(drafting.with_meaning(self._bridged(tree), said))

    def _refuse_published(self, pack: FrameworkPack | Crosswalk) -> Path:
        """Give the file it would be; Refused where it is there."""
        target = self._own() / f"{pack.id}-{pack.version}{_ENDING}"
        if target.exists() or self._was(pack) not in {"", pack.sha256}:
            what = f"{pack.id} {pack.version} was published before, and stays as it is."
            raise Refused(what, "The draft was kept.", "Give the draft a new version.")
        return target

    def _ready_crosswalk(self, tree: Tree) -> Tree:
        """Give a crosswalk's tables for publishing; Refused where it names what is not there."""
        about, known = tree[crosswalking.HEAD], dict(self.namable(tree).names)
        name = f"{about['pack']} {about['pack_version']}"
        if not known:
            what = f"The framework {name} is not here, so nothing could be checked."
            raise Refused(what, "It is still a draft.", "Add the framework, or choose another.")
        unknown = crosswalking.unknown_in(tree, known)
        if unknown:
            what = f"{name} does not have: {some_of(unknown, crosswalking.NAMED)}."
            then = "Change or remove the rows that say “not in” under Questions and metrics."
            raise Refused(what, "It is still a draft.", then)
        return crosswalking.published(tree)

    def _bridged(self, tree: Tree) -> Tree:
        """Give the tables with each bridge true to what the questions say by now."""
        for bridge in tree.get("bridges", ()):
            source = self._catalogue.version_of(bridge["from"]["pack"], bridge["from"]["version"])
            if source is not None:
                tree = drafting.bridged(tree, source)
        return tree

    def archive(self, name: str) -> str:
        """Put a draft away; gives the name its file is kept under."""
        path = self._draft_path(name)
        kept = path.parent / _ARCHIVE
        kept.mkdir(exist_ok=True)
        number = 1
        while (target := kept / f"{name}-{number}{_ENDING}").exists():
            number += 1
        path.rename(target)
        self._catalogue.refresh()
        return target.stem

    def restore(self, archived: str) -> str:
        """Bring an archived draft back; gives its name."""
        name = archived.rpartition("-")[0]
        path = self._draft_path(name)
        kept = path.parent / _ARCHIVE / f"{archived}{_ENDING}"
        if not kept.exists():
            raise Refused("This draft is not in the archive.", _NOTHING, "Look in Your drafts.")
        if path.exists():
            what = f"There is another draft {name} by now."
            raise Refused(what, "Both are kept.", "Publish or archive that one first.")
        kept.rename(path)
        self._catalogue.refresh()
        return name

    def _write(self, name: str, tree: Tree) -> None:
        path = self._draft_path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        save_chosen(path, _bytes(tree))
        self._catalogue.refresh()

    def _own(self) -> Path:
        folder = self._catalogue.own_folder
        if folder is None:
            raise Refused("There is no folder for your own frameworks here.", _NOTHING, "Ask IT.")
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def _draft_path(self, name: str) -> Path:
        return self._own() / DRAFTS / f"{name}{_ENDING}"

    def _draft_files(self) -> list[Path]:
        folder = self._catalogue.own_folder
        return sorted((folder / DRAFTS).glob(f"*{_ENDING}")) if folder is not None else []


def _read(tree: Tree) -> FrameworkPack | Crosswalk:
    if crosswalking.is_crosswalk(tree):
        return crosswalking.crosswalk_in(tree)
    return drafting.pack_in(tree)


def _is_walk(found: FrameworkPack | Crosswalk) -> bool:
    return isinstance(found, Crosswalk)


def _bytes(tree: Tree) -> bytes:
    is_walk = crosswalking.is_crosswalk(tree)
    return (toml_text(tree) if is_walk else drafting.text_of(tree)).encode("utf-8")


def _draft(path: Path) -> DraftFile:
    try:
        found = load_any(path)
    except PackError as error:
        return DraftFile(path.stem, path.name, "", str(error.problems[0]))
    return DraftFile(path.stem, found.title, found.version, "")
