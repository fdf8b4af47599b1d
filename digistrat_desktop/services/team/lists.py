"""Lists of names in a team folder: whom changes there are by. Each copy has one, and each person one of their own.

Source: docs/spec/record.md#team-folder. Anybody with rights to the folder can put a list there, so what is
read of them is bounded, and a list is read again only when it changed.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Container, Mapping
from typing import NamedTuple, Protocol

from digistrat_desktop.domain.errors import PasswordNeeded, Refused, WrongPassword
from digistrat_desktop.domain.wire.canonical_json import to_canonical
from digistrat_desktop.services.team.contents import names_from
from digistrat_desktop.storage.port import PackageFiles

LONGEST_LIST = 1024 * 1024
MOST_IN_ALL = 4 * LONGEST_LIST  # bytes of the lists of others
MOST_LISTS = 500
_NAMES = re.compile(r"names-[0-9a-f]{16}\.json")


def is_list_name(name: str) -> bool:
    """Tell if a file is named as a list of names."""
    return bool(_NAMES.fullmatch(name))


def own_list(person_id: str) -> str:
    """Name the list in which a person's own copy says what they are called, and nothing else."""
    return f"names-{hashlib.sha256(f'own {person_id}'.encode()).hexdigest()[:16]}.json"


class Lock:
    """The password of a team's files, and what is known of it.

    Attributes:
        password: None where the files are under none.
        salt: of what this copy writes, so that its key is made once.
        proved: True once the password opened what another copy put there under one.
    """

    def __init__(self, files: PackageFiles, password: str | None, salt: bytes) -> None:
        self.files, self.password, self.salt = files, password, salt
        self.proved = False

    def is_open(self, data: bytes) -> bool:
        """Tell if a file is under no password."""
        with contextlib.suppress(Refused):
            self.files.unlock(data, None)
            return True
        return False

    def unlock(self, data: bytes) -> bytes:
        return self.files.unlock(data, self.password)

    def lock(self, data: bytes) -> bytes:
        return self.files.lock(data, self.password, self.salt)


class ListsDisk(Protocol):
    """Where the lists lie. Every method may raise OSError."""

    def read(self, name: str) -> bytes: ...

    def stamp(self, name: str) -> object:
        """Give what is another value once the file is another one."""

    def add(self, name: str, content: bytes) -> None: ...


class Names(NamedTuple):
    """What lists say."""

    people: Mapping[str, str]  # names by id
    own: Mapping[
        str, str
    ]  # what people call themselves, but for whoever works here and those erased


class _List(NamedTuple):
    """What a list was found to say."""

    stamp: object
    names: Mapping[str, str]
    is_locked: bool = False  # under another password


class NameLists:
    """The lists of a trust.

    Attributes:
        me: id of whoever works here, whose name this copy says for them; empty for nobody.
        beyond: how many lists of others are too long, or too many, to be read.
        erased_in: erased people named in lists of others, by list.
    """

    def __init__(self, disk: ListsDisk, lock: Lock, file: str) -> None:
        """`file` is this copy's list, such as `names-0123456789abcdef.json`."""
        self._disk, self._lock, self._file = disk, lock, file
        self.me = ""
        self.beyond = 0
        self.erased_in: dict[str, frozenset[str]] = {}
        self._found: dict[str, _List] = {}
        self._called: str | None = None  # what the own list says of whoever works here

    def locked(self) -> frozenset[str]:
        """Give the lists of others that the password does not open."""
        found = self._found.items()
        return frozenset(name for name, one in found if one.is_locked and not self.is_own(name))

    def is_own(self, name: str) -> bool:
        return name in {self._file, own_list(self.me)}

    def read(self, there: Mapping[str, int]) -> None:
        """Read what changed; lists beyond what is read are counted and left."""
        names = [one for one in there if is_list_name(one)]
        readable = [one for one in names if self.is_own(one)]
        room = MOST_IN_ALL
        for name in sorted((n for n in names if not self.is_own(n)), key=there.__getitem__):
            room -= there[name]
            if there[name] <= LONGEST_LIST and room >= 0 and len(readable) < MOST_LISTS:
                readable.append(name)
        self.beyond = len(names) - len(readable)
        found = {name: self._read(name) for name in sorted(readable)}
        self._found = {name: one for name, one in found.items() if one is not None}

    def names(self, erased: Container[str]) -> Names:
        """Give what the lists say that were read.

        Args:
            erased: ids of people whose names were erased here.
        """
        people: dict[str, str] = {}
        own: dict[str, str] = {}
        self.erased_in = {}
        for file, found in self._found.items():
            people |= found.names
            said = found.names.items()
            own |= {
                i: n for i, n in said if file == own_list(i) and i != self.me and i not in erased
            }
            still = frozenset(one for one in found.names if one in erased)
            if still and not self.is_own(file):
                self.erased_in[file] = still
        return Names(people, own)

    def share(self, people: Mapping[str, str], there: Container[str]) -> None:
        """Have this copy's lists say what people are called here."""
        self._write(self._file, people, there)
        self._share_own_name(people.get(self.me, ""), there)

    def clear(self) -> None:
        """Take erased names out of the lists of others, such as of a copy that is gone."""
        for name, erased in self.erased_in.items():
            said = self._found[name].names if name in self._found else {}
            self._disk.add(name, self._locked({i: n for i, n in said.items() if i not in erased}))
        self.erased_in = {}

    def _share_own_name(self, name: str, there: Container[str]) -> None:
        """Say what whoever works here is called: once, for they may work elsewhere under another name."""
        file = own_list(self.me)
        if self.me and name != self._called and (name or file in there):
            self._write(file, {self.me: name} if name else {}, there)
        self._called = name

    def _write(self, file: str, people: Mapping[str, str], there: Container[str]) -> None:
        with contextlib.suppress(OSError, Refused):
            if file not in there or self._is_outdated(file, people):
                self._disk.add(file, self._locked(people))

    def _is_outdated(self, file: str, people: Mapping[str, str]) -> bool:
        """Tell if an own list says something else, or lies there in the open though there is a password."""
        data = self._disk.read(file)
        if self._lock.password is not None and self._lock.is_open(data):
            return True
        return self._said(data).names != people

    def _read(self, name: str) -> _List | None:
        """Read a list unless it is what it was; None where it cannot be read now."""
        with contextlib.suppress(OSError, Refused):
            stamp, before = self._disk.stamp(name), self._found.get(name)
            if before is not None and before.stamp == stamp:
                return before
            data = self._disk.read(name)
            found = self._said(data)
            is_proof = not (found.is_locked or self.is_own(name) or self._lock.is_open(data))
            self._lock.proved |= is_proof
            return found._replace(stamp=stamp)
        return None

    def _said(self, data: bytes) -> _List:
        """Give what a list says; nothing where it is none of this program's."""
        try:
            return _List(None, names_from(self._lock.unlock(data)))
        except (PasswordNeeded, WrongPassword):
            return _List(None, {}, is_locked=True)
        except (ValueError, RecursionError, Refused):
            return _List(None, {})

    def _locked(self, people: Mapping[str, str]) -> bytes:
        return self._lock.lock(to_canonical(dict(people)).encode())
