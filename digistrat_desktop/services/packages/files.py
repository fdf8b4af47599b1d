"""Files that came from others or go to them: read without trust, written to be read back."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.frameworks.packs import PackError
from digistrat_desktop.domain.record.fold import State
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.domain.record.names import is_name
from digistrat_desktop.domain.record.standing import workspace_of
from digistrat_desktop.domain.record.workspace import Workspace, latest_of_trust, trust_of
from digistrat_desktop.domain.trust.assessment import Trust
from digistrat_desktop.domain.trust.listing import ListedTrust
from digistrat_desktop.frameworks.loader import pack_from_canonical_json
from digistrat_desktop.services.store.library import the_trust
from digistrat_desktop.services.store.opened import OpenTrust, readable
from digistrat_desktop.services.store.shown import NAMED_IN_PART
from digistrat_desktop.storage import port
from digistrat_desktop.system.disk_errors import name_in_words
from digistrat_desktop.system.files import read_start, read_whole, save_chosen, stands_there

PACKAGE_ENDING = ".digistrat"
_DATABASE = b"SQLite format 3\x00"
_MOST_NAMED = 5
_NOT_SAVED = "No file was saved."
_SMALLER = "Check that it is the right file."


@dataclass(frozen=True, slots=True)
class Package:
    """A package that was read and checked against itself.

    One that continues another file has no records of its own: `graph` and `workspace` are empty.
    """

    content: port.PackageContent
    workspace: Workspace
    packs: dict[str, FrameworkPack]
    graph: Graph

    @property
    def trust(self) -> str:
        trust = trust_of(self.workspace)
        return trust.name if trust is not None else name_in(self.content)

    @property
    def pack_texts(self) -> dict[str, port.PackText]:
        """The framework packs it brings, by sha256, as they are kept."""
        texts = {sha256(text.encode("utf-8")).hexdigest(): text for text in self.content.packs}
        return {
            digest: port.PackText(self.packs[digest].id, self.packs[digest].version, text)
            for digest, text in texts.items()
        }

    def open_trust(self, assessment_id: str | None = None) -> OpenTrust:
        """Give the trust as a window or a report works on it; no store is needed."""
        workspace = readable(self.workspace, self.packs)
        latest = latest_of_trust(workspace)
        return OpenTrust(workspace, self.packs, assessment_id or (latest.id if latest else None))

    def refuse_if_piece(self) -> None:
        """Refuse to be read alone where it continues another file."""
        if self.content.needs:
            raise Refused(
                "This file continues another one, so it cannot be read on its own.",
                "Nothing was changed.",
                "Import the earlier one first, then this one.",
            )


class TrustThere(NamedTuple):
    """A trust in a store's file, to be chosen or left."""

    id: str
    name: str
    changes: int  # how many it has


class SeveralTrusts(Refused):
    """Which of the trusts in a store's file is meant was not said.

    Attributes:
        trusts: those that are there, by name.
    """

    def __init__(self, trusts: tuple[TrustThere, ...]) -> None:
        named = "; ".join(f"{one.id} is {one.name}" for one in trusts[:_MOST_NAMED])
        super().__init__(
            f"This data file has {len(trusts)} trusts. Say which one you want.",
            "Nothing was changed.",
            f"Give the trust's id with --trust ({named}), or ask for a DigiStrat file of it.",
        )
        self.trusts = trusts


def read_handed(files: port.PackageFiles, path: Path, password: str | None = None) -> Package:
    """Read a package, or another store's file with one trust in it.

    Raises:
        PasswordNeeded: it is under a password and none was given.
        SeveralTrusts: it is a store with several trusts.
        Refused: it cannot be used.
    """
    handed_over = not is_package_name(path) and is_store(path)
    return read_store(files, path) if handed_over else read_file(files, path, password)


def read_file(files: port.PackageFiles, path: Path, password: str | None = None) -> Package:
    """Read a package file whole."""
    return check(files.read(read_whole(path, port.LARGEST_PACKAGE, _SMALLER), password))


def is_store(path: Path) -> bool:
    """Tell whether a file begins as a database does; Refused where it cannot be read."""
    return read_start(path, len(_DATABASE)) == _DATABASE


def read_store(files: port.PackageFiles, path: Path, trust: str | None = None) -> Package:
    """Read one trust of a store's file, as if it were a package.

    Args:
        trust: which one, as `the_trust` takes it; None means the only one.
    """
    found = _contents_of(files, path)
    if not found:
        raise Refused(
            "This data file has no trusts.", "Nothing was changed.", "Choose another file."
        )
    if trust is not None:
        return _as_package(files, found[the_trust(map(listed_trust, found.values()), trust).id])
    if len(found) > 1:
        raise SeveralTrusts(tuple(sorted(map(_there, found.values()), key=lambda one: one.name)))
    return _as_package(files, *found.values())


def read_trusts(files: port.PackageFiles, path: Path, trusts: Sequence[str]) -> tuple[Package, ...]:
    """Read some trusts of a store's file, each as if it had come as a package, in this order."""
    found = _contents_of(files, path)
    if not found.keys() >= set(trusts):
        raise Refused(
            "That trust is not in this data file.",
            "Nothing was changed.",
            "Check its id, or ask for a DigiStrat file of it.",
        )
    return tuple(_as_package(files, found[trust]) for trust in trusts)


def _contents_of(files: port.PackageFiles, path: Path) -> dict[str, port.PackageContent]:
    journal = path.with_name(f"{path.name}{port.JOURNAL_ENDING}")
    try:
        cut_off = journal.stat().st_size > 0
    except OSError:
        cut_off = False
    file = port.HandedFile(read_whole(path, port.LARGEST_STORE, _SMALLER), cut_off)
    return {one.trust_id: one for one in files.read_store(file)}


def _as_package(files: port.PackageFiles, content: port.PackageContent) -> Package:
    return check(files.read(files.packed(content)))


def _there(content: port.PackageContent) -> TrustThere:
    return TrustThere(content.trust_id, name_in(content), content.changes)


def name_in(content: port.PackageContent) -> str:
    """Give the trust's name as its latest change here says it."""
    return listed_trust(content).name


def listed_trust(content: port.PackageContent) -> ListedTrust:
    """Give the trust of a package as lists show it, by its latest changes."""
    found: dict[str, object] = {}
    for event in content.events:
        if event.key[1] == Trust.KIND:
            found |= event.new
    name, code = (str(found.get(field, "")) for field in ("name", "ods_code"))
    return ListedTrust(content.trust_id, name, code, bool(found.get("sample")))


def check(content: port.PackageContent) -> Package:
    """Read the frameworks of a package and fold its changes.

    What people would not have done by hand is no reason to refuse it: that is for findings.
    """
    packs = packs_in(content)
    graph = Graph(() if content.needs else content.events)
    graph.refuse_loose_ends()
    return Package(content, workspace_of(State(graph), content.people), packs, graph)


def packs_in(content: port.PackageContent) -> dict[str, FrameworkPack]:
    """Give the framework packs of a package by sha256; Refused where one cannot be read."""
    try:
        made = [pack_from_canonical_json(text) for text in content.packs]
    except PackError as error:
        raise _unusable("assessment.json, packs", str(error.problems[0])) from error
    return {pack.sha256: pack for pack in made}


def _unusable(what: str, cause: str) -> Refused:
    return Refused(
        f"This DigiStrat file cannot be used: {what}: {cause}.",
        "Nothing was changed.",
        "Ask the sender to export it again.",
    )


def package_target(out: Path, *, replace: bool) -> Path:
    """Give the name a package is written under, which ends as it must; Refused if it is taken.

    Args:
        replace: a person wants the package that stands there replaced.
    """
    if not out.name:
        raise Refused(
            "A DigiStrat file needs a name, and a folder alone was given.",
            "No file was saved.",
            "Choose a name that ends in .digistrat.",
        )
    target = out if is_package_name(out) else out.with_name(f"{out.name}{PACKAGE_ENDING}")
    taken, advice = "", "Choose another name."
    if target != out and os.path.lexists(out):
        taken = f"{name_in_words(out)} already exists, and it is not a DigiStrat file."
    elif stands_there(target) and not replace:
        taken, advice = f"{name_in_words(target)} already exists.", f"{advice} Or give --replace."
    if taken:
        raise Refused(taken, "It was not changed.", advice)
    return target


def is_package_name(path: Path) -> bool:
    return path.suffix.lower() == PACKAGE_ENDING


def write_file(
    files: port.PackageFiles, content: port.PackageContent, out: Path, password: str | None = None
) -> None:
    """Write a package, read it back by the strict reader and compare before it is put in place."""

    def validate(path: Path) -> None:
        read = files.read(read_whole(path, port.LARGEST_PACKAGE), password)
        _refuse_unreadable(read)
        if _compared(read) != wanted:
            raise Refused(
                "The saved file does not match what it should contain.",
                _NOT_SAVED,
                "Try another folder or disk.",
            )

    wanted = _compared(content)
    save_chosen(out, files.write(content, password), validate)


def _refuse_unreadable(read: port.PackageContent) -> None:
    """Refuse to hand over what nobody else would take in, by the rule by which it is taken in."""
    try:
        if not read.needs:
            read.graph().refuse_loose_ends()
    except Refused:
        raise Refused(
            "This trust has more changes made apart than a file may have.",
            _NOT_SAVED,
            "Change something in each of its assessments first. Then save again.",
        ) from None


def _compared(content: port.PackageContent) -> tuple[object, ...]:
    """Give what must come back from a file: all of it, in any order."""
    return (
        content.trust_id,
        {one.hash for one in content.events},
        # a chain of version 1 has its owner's line where it begins
        set() if content.needs else set(content.owners),
        set(content.packs),
        dict(content.people),
        dict(content.attachments),
        content.needs,
    )


def without_known(content: port.PackageContent, known: frozenset[str]) -> port.PackageContent:
    """Leave out what a receiver has shown to have: a piece that continues what is there.

    Args:
        known: hashes of changes the receiver has; all in their past is known too. With `NAMED_IN_PART`
            those of version 1 are not, as some of them are only named there.
    """
    if content.needs:
        return content
    graph = content.graph()
    seen = graph.past_of(graph.index[one] for one in known if one in graph)
    if NAMED_IN_PART in known:
        seen = {n for n in seen if graph.events[n].version > 1}
    events = tuple(e for n, e in enumerate(graph.events) if n not in seen)
    inside = {one.hash for one in events}
    needs = frozenset(p for one in events for p in one.parents if p not in inside)
    if all(map(is_name, events)):
        raise Refused(
            "Whoever the file is for has everything already.",
            _NOT_SAVED,
            "Save the whole trust if you want a file all the same.",
        )
    if not seen:
        return content
    kept = port.files_of(events, content.attachments)
    wanted = port.frameworks_named_in(events)
    packs = (text for text in content.packs if sha256(text.encode("utf-8")).hexdigest() in wanted)
    return content._replace(events=events, needs=needs, attachments=kept, packs=tuple(packs))
