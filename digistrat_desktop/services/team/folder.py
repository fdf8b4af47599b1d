"""One copy's view of a team folder: what others put there is taken in, what is missing is put there.

Source: docs/spec/record.md#team-folder. A copy only ever adds files named by the SHA-256 of their bytes,
each a package of the changes it found in no other file. Whatever else happens to the folder is
harmless: what is missing is put back by whoever has it. All that is kept of the folder here can be
lost, and is found again by reading it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
from collections.abc import Container, Iterable, Mapping
from typing import NamedTuple, Protocol

from digistrat_desktop.domain.errors import NewerVersion, PasswordNeeded, Refused
from digistrat_desktop.domain.plain_text import clean_title
from digistrat_desktop.domain.record.events import Event
from digistrat_desktop.domain.wire.canonical_json import to_canonical
from digistrat_desktop.storage.port import PackageContent, PackageFiles

PACKAGE_ENDING = ".digistrat"
READ_ME = "READ ME.txt"
FILES_BEFORE_TIDYING = 8
_OURS = re.compile(r"[0-9a-f]{64}\.digistrat")
_NAMES = re.compile(r"names-[0-9a-f]{16}\.json")
_TEMPORARY = re.compile(r"\.[^/]*")
_LONGEST_NAMES = 1024 * 1024
_LONGEST_NAME = 200
_WORDS = (
    "DigiStrat Desktop keeps the copies of a team together through this folder.\r\n"
    "It adds files and removes only its own. Do not change, rename or remove them:\r\n"
    "what is missing is put back by whoever has it.\r\n"
)


class TeamDisk(Protocol):
    """A folder on a drive: files appear whole. Every method may raise OSError."""

    def names(self) -> Mapping[str, int]:
        """Give the names of the files there with their sizes."""

    def read(self, name: str) -> bytes: ...

    def add(self, name: str, content: bytes) -> None: ...

    def remove(self, name: str) -> None: ...


class FileTrouble(NamedTuple):
    """What is told of files that were not taken in."""

    newer: int = 0  # need a later version of the program
    locked: int = 0  # under another password
    waiting: int = 0  # not whole yet, or they continue what has not come yet
    strange: int = 0  # not files of this program's


class Looked(NamedTuple):
    """What the folder holds that is not here."""

    content: PackageContent  # changes whose whole past is here or among them
    trouble: FileTrouble


class TeamFolder:
    """A trust's part of the folder."""

    def __init__(
        self,
        trust_id: str,
        disk: TeamDisk,
        files: PackageFiles,
        names_file: str,
        password: str | None = None,
    ) -> None:
        """Begin to know nothing of the folder.

        Args:
            names_file: of this copy, such as `names-0123456789abcdef.json`.
            password: of every file there; None where they are under none.
        """
        self._trust_id, self._disk, self._files = trust_id, disk, files
        self._names_file, self._password = names_file, password
        self._holds: dict[str, frozenset[str]] = {}  # hashes of changes by file
        self._sizes: dict[str, int] = {}
        self._mine: set[str] = set()
        self._waiting: dict[str, PackageContent] = {}
        self._seen: Mapping[str, int] = {}
        self._shared = -1  # how many changes there were when all were found in the folder

    def is_at_rest(self, changes: int) -> bool:
        """Tell whether nothing happened since the last meeting, here or in the folder.

        Args:
            changes: how many the trust has here.
        """
        return changes == self._shared and dict(self._disk.names()) == self._seen

    def look(self, known: Container[str]) -> Looked:
        """Read what is new in the folder.

        Args:
            known: hashes of the changes that are here.

        Raises:
            OSError: the folder cannot be reached.
        """
        there = self._disk.names()
        self._forget_changed(there, known)
        newer = locked = strange = halves = 0
        for name in there:
            if _OURS.fullmatch(name):
                if name not in self._holds:
                    try:
                        halves += not self._read(name)
                    except NewerVersion:
                        newer += 1
                    except PasswordNeeded:
                        locked += 1
                    except Refused:
                        strange += 1
            elif not (name == READ_ME or _NAMES.fullmatch(name) or _TEMPORARY.fullmatch(name)):
                strange += 1
        content, waiting = self._complete(known)
        content = content._replace(people={**content.people, **self._names(there)})
        return Looked(content, FileTrouble(newer, locked, waiting + halves, strange))

    def _forget_changed(self, there: Mapping[str, int], known: Container[str]) -> None:
        for name in list(self._holds):
            cut_short = name in there and self._sizes[name] != there[name]
            put_back = name not in self._waiting and not all(h in known for h in self._holds[name])
            if (
                cut_short or put_back
            ):  # whole when it was read, or a store put back to an earlier day
                del self._holds[name]
                self._waiting.pop(name, None)

    def _read(self, name: str) -> bool:
        """Read one file; False where it is not whole yet or cannot be read now."""
        try:
            data = self._disk.read(name)
        except (OSError, Refused):
            return False
        if hashlib.sha256(data).hexdigest() != name.removesuffix(PACKAGE_ENDING):
            return False
        content = self._files.read(data, self._password)
        if content.trust_id != self._trust_id:
            raise Refused(
                "This file is of another trust.",
                "It is left alone.",
                "Ask your team who put it there.",
            )
        self._holds[name] = frozenset(event.hash for event in content.events)
        self._sizes[name] = len(data)
        self._waiting[name] = content
        return True

    def _complete(self, known: Container[str]) -> tuple[PackageContent, int]:
        """Give what can be taken in of all waiting files together, and how many wait on."""
        contents = list(self._waiting.values())
        events = _with_whole_past((e for c in contents for e in c.events), known)
        come = {event.hash for event in events}
        for name, hashes in [(n, self._holds[n]) for n in self._waiting]:
            if all(h in come or h in known for h in hashes):
                del self._waiting[name]
        return _joined(self._trust_id, contents, events), len(self._waiting)

    def share(self, whole: PackageContent) -> None:
        """Put what no whole file there holds into the folder, and keep it tidy.

        Args:
            whole: the trust as it is here now.

        Raises:
            OSError: the folder cannot be reached.
        """
        there = self._disk.names()
        if READ_ME not in there:
            self._disk.add(READ_ME, _WORDS.encode())
        covered = set().union(*(self._holds[name] for name in there if name in self._holds))
        missing = [event for event in whole.events if event.hash not in covered]
        if missing:
            self._add(whole, missing)
        self._tidy(whole, there)
        self._share_names(whole.people, there)
        self._seen, self._shared = dict(self._disk.names()), len(whole.events)

    def not_there_yet(self, whole: PackageContent) -> int:
        """Count the changes that no file known here holds."""
        covered = set().union(*self._holds.values())
        return sum(event.hash not in covered for event in whole.events)

    def _add(self, whole: PackageContent, events: list[Event]) -> str:
        inside = {event.hash for event in events}
        needs = frozenset(p for e in events for p in e.parents if p not in inside)
        # Names travel in files of their own, so that an erased one goes from the folder.
        content = whole._replace(events=tuple(events), people={}, needs=needs)
        data = self._files.write(content, self._password)
        name = f"{hashlib.sha256(data).hexdigest()}{PACKAGE_ENDING}"
        self._disk.add(name, data)
        self._holds[name], self._sizes[name] = frozenset(inside), len(data)
        self._mine.add(name)
        return name

    def _tidy(self, whole: PackageContent, there: Mapping[str, int]) -> None:
        """Replace this copy's own small files by one: it is read back before the old ones go."""
        for name in [n for n in there if n in self._mine and n not in self._holds]:
            self._disk.remove(name)  # cut short; what it held was put there again just now
        mine = [n for n in there if n in self._holds and n in self._mine and n not in self._waiting]
        if len(mine) < FILES_BEFORE_TIDYING:
            return
        hashes = set().union(*(self._holds[name] for name in mine))
        kept = self._add(whole, [event for event in whole.events if event.hash in hashes])
        read_back = hashlib.sha256(self._disk.read(kept)).hexdigest()
        for name in mine if read_back == kept.removesuffix(PACKAGE_ENDING) else ():
            if name != kept:
                self._disk.remove(name)
                del self._holds[name]

    def _share_names(self, people: Mapping[str, str], there: Mapping[str, int]) -> None:
        data = to_canonical(dict(people)).encode()
        with contextlib.suppress(OSError):
            if self._names_file not in there or self._disk.read(self._names_file) != data:
                self._disk.add(self._names_file, data)

    def _names(self, there: Mapping[str, int]) -> dict[str, str]:
        found: dict[str, str] = {}
        for name, size in there.items():
            if _NAMES.fullmatch(name) and size <= _LONGEST_NAMES:
                with contextlib.suppress(OSError, ValueError, RecursionError):
                    found |= _names_in(self._disk.read(name))
        return found


def _names_in(data: bytes) -> dict[str, str]:
    said = json.loads(data)
    if not isinstance(said, dict):
        return {}
    fit = {i: n for i, n in said.items() if isinstance(n, str) and 0 < len(n) <= _LONGEST_NAME}
    return {i: clean_title(n) for i, n in fit.items()}


def _with_whole_past(events: Iterable[Event], known: Container[str]) -> tuple[Event, ...]:
    """Give the changes not known here whose parents all are, or come before them; parents first."""
    todo = {event.hash: event for event in events if event.hash not in known}
    come: dict[str, Event] = {}
    before = -1
    while len(come) != before:  # files need each other, so a second pass may find more
        before = len(come)
        for digest, event in list(todo.items()):
            if all(p in come or p in known for p in event.parents):
                come[digest] = todo.pop(digest)
    return tuple(come.values())


def _joined(
    trust_id: str, contents: list[PackageContent], events: tuple[Event, ...]
) -> PackageContent:
    return PackageContent(
        trust_id=trust_id,
        events=events,
        owners=tuple(sorted({line for one in contents for line in one.owners})),
        packs=tuple(sorted({pack for one in contents for pack in one.packs})),
        people={i: n for one in contents for i, n in one.people.items()},
        attachments={s: body for one in contents for s, body in one.attachments.items()},
    )
