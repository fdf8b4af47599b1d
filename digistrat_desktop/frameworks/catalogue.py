"""Which packs and crosswalks there are: the built-in folder first, then local ones."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.packs import (
    DRAFTS,
    Glance,
    PackInfo,
    PackProblem,
    glance_of,
    version_numbers,
)

if TYPE_CHECKING:  # what the start does not need
    from digistrat_desktop.domain.frameworks.bridges import Bridge
    from digistrat_desktop.domain.frameworks.crosswalk import Crosswalk
    from digistrat_desktop.domain.frameworks.framework import FrameworkPack
    from digistrat_desktop.frameworks.shelf import Shelf


INDEX = "glances.json"
CROSSWALKS = "crosswalks"
_WRITTEN = "written"  # the state of a crosswalk whose draft lies in the workshop
_FILES = ("*.toml", f"{DRAFTS}/*.toml")


class KnownPacks(NamedTuple):
    id: str
    version: str
    glance: Glance
    draft: bool
    sha256: str


def known_packs(folders: Sequence[Path]) -> tuple[KnownPacks, ...] | None:
    """Give the packs of some folders from the built-in folder's index alone.

    Args:
        folders: the built-in folder, then local ones.

    Returns:
        Every pack, or None where a file has to be read: a local one, or one the index does not know.
    """
    built_in, local = folders[0], folders[1:]
    if any(next(folder.glob(one), None) for folder in local for one in _FILES):
        return None
    try:
        index = json.loads((built_in / INDEX).read_bytes())
        entries = [index[_digest(path)] for path in built_in.glob("*.toml")]
        return tuple(map(_known, entries))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _known(entry: dict[str, object]) -> KnownPacks:
    """Read an entry."""
    draft = entry["draft"] is True
    pack_id, version, sha256 = (str(entry[key]) for key in ("id", "version", "sha256"))
    return KnownPacks(pack_id, version, _glance(entry), draft, sha256)


def _glance(entry: dict[str, object]) -> Glance:
    items, levels, short = (_list(entry[key]) for key in ("items", "levels", "short_form"))
    pairs = tuple((str(level_id), str(label)) for level_id, label in levels)
    return Glance(tuple(map(str, items)), pairs, tuple(map(str, short)))


def _list(found: object) -> list[Any]:
    if not isinstance(found, list):
        raise TypeError
    return found


class _Versioned(Protocol):
    """A pack, or what is known of one."""

    @property
    def id(self) -> str:
        """The same for all versions."""

    @property
    def version(self) -> str:
        """Numbers with dots between."""

    @property
    def draft(self) -> bool:
        """Still being written."""


_V = TypeVar("_V", bound=_Versioned)


class Catalogue:
    """The packs and crosswalks found in some folders when they are first asked for.

    A file that cannot be used is left out and told in `problems`; it never hides the others. Of
    two files with one id and version the first folder's counts, so a local file cannot take the
    place of a built-in pack.
    """

    def __init__(self, folders: tuple[Path, ...], allowed: tuple[str, ...] = ()) -> None:
        """Take the folders; their .toml files are read when one of them is wanted.

        Args:
            folders: the built-in folder, then local ones; a missing folder is empty.
            allowed: ids of the packs new work may use; none means all. What was made with another
                pack can still be read.
        """
        self._allowed = frozenset(allowed)
        self._folders = folders

    @cached_property
    def _shelf(self) -> Shelf:
        from digistrat_desktop.frameworks.shelf import fill_shelf  # noqa: PLC0415 - the door to frameworks: Home is shown without

        return fill_shelf(self._folders)

    def problems(self) -> tuple[PackProblem, ...]:
        return tuple(self._shelf.problems)

    def packs(self) -> tuple[PackInfo, ...]:
        """Return every pack, by id, newest version first."""
        packs = self._shelf.packs.values()
        newest_first = sorted(packs, key=lambda pack: version_numbers(pack.version), reverse=True)
        in_order = sorted(newest_first, key=lambda pack: pack.id)
        return tuple(self._shelf.info(pack) for pack in in_order)

    def latest(self, pack_id: str) -> FrameworkPack:
        """Return the newest version of a pack; KeyError when there is none."""
        return _latest(self._shelf.packs.values(), pack_id)

    def preferred(self, pack_id: str) -> FrameworkPack | None:
        """Return the newest version of a pack for new work; where it is not allowed, another.

        A draft is nobody's choice unless there is nothing else.
        """
        return self._preferred(self._shelf.packs.values(), pack_id)

    def glance(self, pack_id: str) -> Glance:
        """Show the preferred version of a pack at a glance; where none is allowed, the newest.

        No file is read where the index that came with the program knows them all.

        Raises:
            KeyError: there is no such pack.
        """
        known = known_packs(self._folders)
        if known is None:
            return glance_of(self.preferred(pack_id) or self.latest(pack_id))
        return (self._preferred(known, pack_id) or _latest(known, pack_id)).glance

    def glances(self) -> dict[str, Glance]:
        """Show every pack at a glance, by its sha256; no file is read where the index knows them."""
        known = known_packs(self._folders)
        if known is None:
            return {one.sha256: glance_of(one) for one in self._shelf.packs.values()}
        return {one.sha256: one.glance for one in known}

    def _preferred(self, among: Collection[_V], pack_id: str) -> _V | None:
        installed = {one.id: one for one in among}
        ids = dict.fromkeys((pack_id, *sorted(installed)))
        usable = [i for i in ids if i in installed and (not self._allowed or i in self._allowed)]
        return _latest(among, usable[0], no_drafts=True) if usable else None

    def pack(self, pack_id: str, version: str) -> FrameworkPack:
        """Return one version of a pack; KeyError when it is in no folder."""
        return self._shelf.packs[pack_id, version]

    def by_sha256(self, sha256: str) -> FrameworkPack:
        """Return the pack an assessment pinned; KeyError when it is not in any folder."""
        for pack in self._shelf.packs.values():
            if pack.sha256 == sha256:
                return pack
        raise KeyError(sha256)

    def version_of(self, pack_id: str, version: str) -> FrameworkPack | None:
        """Return one version of a pack, or None where it is in no folder."""
        return self._shelf.packs.get((pack_id, version))

    @property
    def own_folder(self) -> Path | None:
        """The folder of a person's own packs; None where only those of the program are here."""
        return self._folders[-1] if len(self._folders) > 1 else None

    def allows(self, pack_id: str) -> bool:
        """Tell if new work may use a pack."""
        return not self._allowed or pack_id in self._allowed

    def remember(self, used: FrameworkPack) -> None:
        """Keep the fingerprint of a person's own framework that is used: its file may be changed later."""
        folder = self.own_folder
        if folder is None or used.draft or not any(folder.glob("*.toml")):
            return
        known = self.version_of(used.id, used.version)
        if (
            known is not None
            and known.sha256 == used.sha256
            and not self._shelf.info(known).built_in
        ):
            from digistrat_desktop.frameworks.fingerprints import remember  # noqa: PLC0415 - the door to frameworks: Home is shown without

            with suppress(Refused, OSError):  # what was recorded stands, whatever the folder allows
                remember(folder, used)

    def refresh(self) -> None:
        """Read the folders again when they are next asked for: files were added or changed."""
        self.__dict__.pop("_shelf", None)

    def offered(self, pack_id: str) -> tuple[FrameworkPack, ...]:
        """Return the packs new work can use: the preferred one first, then by title, newest first."""
        first = self.preferred(pack_id)
        usable = [one for one in self._shelf.packs.values() if self.allows(one.id)]
        newest = sorted(usable, key=lambda one: version_numbers(one.version), reverse=True)
        ordered = sorted(newest, key=lambda one: (one.draft, one.title.casefold()))
        return tuple(one for one in (first, *(o for o in ordered if o is not first)) if one)

    def next_after(self, last: FrameworkPack) -> FrameworkPack:
        """Give what new work is proposed after a framework: its newest published version, else the same."""
        same = (one for one in self._shelf.packs.values() if one.id == last.id and not one.draft)
        newest = max(same, key=lambda one: version_numbers(one.version), default=last)
        is_newer = version_numbers(newest.version) > version_numbers(last.version)
        return newest if is_newer and self.allows(last.id) else last

    def crosswalks(self) -> tuple[tuple[Crosswalk, bool], ...]:
        """Return every crosswalk, and if it came with the program."""
        built_in = self._built_in_crosswalks()
        every = {**self._shelf.crosswalks, **built_in}
        return tuple((every[key], key in built_in) for key in sorted(every))

    def digest_of(self, found_id: str, version: str, *, crosswalk: bool) -> str:
        """Return the fingerprint of what is here under an id and version; empty where nothing is."""
        if crosswalk:
            digests = {(o.id, o.version): o.sha256 for o, _ in self.crosswalks()}
            return digests.get((found_id, version), "")
        pack = self.version_of(found_id, version)
        return pack.sha256 if pack is not None else ""

    def _built_in_crosswalks(self) -> dict[tuple[str, str], Crosswalk]:
        from digistrat_desktop.frameworks.shelf import fill_shelf  # noqa: PLC0415 - the door to frameworks: Home is shown without

        return fill_shelf((self._folders[0].parent / CROSSWALKS,)).crosswalks

    def crosswalks_for(self, pack: FrameworkPack) -> tuple[Crosswalk, ...]:
        """Give the newest version of each crosswalk that speaks of a framework, by title.

        Those that came with the program lie beside its frameworks; others in the local folders. A draft takes
        no other's place: it stands beside what is published, and one of the workshop beside any other.
        """
        every = [
            one
            for one, _ in self.crosswalks()
            if one.fits(pack) or _bridge_of(one, pack) is not None
        ]
        fitting = sorted(every, key=lambda one: version_numbers(one.version))
        standing: dict[str, dict[str, Crosswalk]] = {}
        for one in fitting:
            standing.setdefault(one.id, {})[self._state_of(one)] = one
        found = (self._fitted(one, pack) for of_id in standing.values() for one in _apart(of_id))
        return tuple(sorted(found, key=lambda one: (one.title.casefold(), one.key)))

    def _state_of(self, crosswalk: Crosswalk) -> str:
        is_written = (crosswalk.id, crosswalk.version) in self._shelf.written
        return _WRITTEN if is_written else crosswalk.stage.value

    def _fitted(self, crosswalk: Crosswalk, pack: FrameworkPack) -> Crosswalk:
        """Tell a crosswalk what the framework it was written for says of what it names.

        Of a copy of that framework, only what the copy's bridge calls alike counts. A bridge of that framework says which questions of another version asked it in other words.
        """
        written_for = self.version_of(crosswalk.pack_id, crosswalk.pack_version)
        if written_for is None:
            return crosswalk
        titles = [(str(item.id), item.title) for item in written_for.items()]
        called = {**dict(titles), **{one.id: one.name for one in written_for.metrics}}
        named = dict.fromkeys(m.target for one in crosswalk.requirements for m in one.mappings)
        names = tuple((one, called[one]) for one in named if one in called)
        copied = None if crosswalk.fits(pack) else _bridge_of(crosswalk, pack)
        if copied is not None:
            said = (*copied.items, *copied.metrics)
            alike = {row.came_from for row in said if row.relation.is_alike}
            return replace(crosswalk, names=names, apart=frozenset(named) - alike)
        bridge = written_for.bridge_from(pack)
        rows = [row for row in bridge.items if not row.relation.is_alike] if bridge else []
        earlier = ((one, tuple(r.came_from for r in rows if one in r.to)) for one in named)
        return replace(crosswalk, names=names, earlier=tuple((o, ids) for o, ids in earlier if ids))


def _bridge_of(crosswalk: Crosswalk, pack: FrameworkPack) -> Bridge | None:
    """Give what a copy says of the framework a crosswalk was written for; None where it is none."""
    start = (crosswalk.pack_id, crosswalk.pack_version)
    found = (one for one in pack.bridges if (one.came_from.pack, one.came_from.version) == start)
    return next(found, None)


def _apart(by_state: dict[str, Crosswalk]) -> Iterator[Crosswalk]:
    """Give the crosswalks of one short name: the first stands under it, drafts beside it say so."""
    published, draft, written = (by_state.get(one) for one in ("published", "draft", _WRITTEN))
    if published and draft and version_numbers(draft.version) < version_numbers(published.version):
        draft = None  # it was published since
    there = [one for one in (published, draft, written) if one is not None]
    yield there[0]
    yield from (replace(one, is_beside=True) for one in there[1:])


def _latest(among: Collection[_V], pack_id: str, *, no_drafts: bool = False) -> _V:
    found = [one for one in among if one.id == pack_id]
    if not found:
        raise KeyError(pack_id)
    if no_drafts:
        found = [one for one in found if not one.draft] or found
    return max(found, key=lambda one: version_numbers(one.version))
