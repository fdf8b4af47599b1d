"""One copy's view of a team folder: what others put there is taken in, what is missing is put there.

Source: docs/spec/record.md#team-folder. A copy only ever adds files named by the SHA-256 of their bytes,
each a package of the changes it found in no other file, or of frameworks and kept files that came
after the changes they go with. Whatever else happens to the folder is harmless: what is missing is put
back by whoever has it. All that is kept of the folder here can be lost, and is found again by reading it.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections import Counter
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from digistrat_desktop.domain.errors import NewerVersion, PasswordNeeded, Refused, WrongPassword
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.domain.record.names import is_name, with_whole_past
from digistrat_desktop.services.team.contents import (
    beside,
    copies_gone,
    joined,
    naming,
    readable,
    wanted_by,
)
from digistrat_desktop.services.team.lists import ListsDisk, Lock, NameLists, is_list_name
from digistrat_desktop.storage.port import PackageContent, PackageFiles, files_of

PACKAGE_ENDING = ".digistrat"
READ_ME = "READ ME.txt"
FILES_BEFORE_TIDYING = 8
_OURS = re.compile(r"[0-9a-f]{64}\.digistrat")
_TEMPORARY = re.compile(r"\.[^/]*")
_WORDS = (
    "DigiStrat Desktop keeps the copies of a team together through this folder.\r\n"
    "It adds files and removes only its own. Do not change, rename or remove them:\r\n"
    "what is missing is put back by whoever has it.\r\n"
)


def is_package_name(name: str) -> bool:
    """Tell if a file is named as those of this program in a team folder."""
    return bool(_OURS.fullmatch(name))


class TeamDisk(ListsDisk, Protocol):
    """A folder on a drive: files appear whole. Every method may raise OSError."""

    def names(self) -> Mapping[str, int]:
        """Give the names of the files there with their sizes."""

    def remove(self, name: str) -> None: ...

    def explain(self, name: str, words: bytes) -> None:
        """Put a text for people where they look first, unless one is there; never fails."""


class FileTrouble(NamedTuple):
    """What is told of files that were not taken in."""

    newer: int = 0  # need a later version of the program
    locked: int = 0  # under another password; lists of names only where nothing else is
    waiting: int = 0  # not whole yet, or they continue what has not come yet
    strange: int = 0  # not files of this program's, or they do not fit what is here
    names: int = 0  # lists of others in which an erased name still stands
    beyond: int = 0  # lists of names that are not read: too long, or too many


class Looked(NamedTuple):
    """What the folder holds that is not here, or only named."""

    content: PackageContent  # changes whose whole past is here or among them
    trouble: FileTrouble
    files: tuple[tuple[str, PackageContent], ...] = ()  # of which they are, by name
    own_names: Mapping[str, str] = {}  # what people call themselves, by id


class _Held(NamedTuple):
    """What whole files hold."""

    changes: frozenset[str] = frozenset()  # hashes of those that are more than named
    beside: frozenset[str] = frozenset()  # fingerprints of frameworks and of kept files


class _Verdict(NamedTuple):
    """What became of a file that will not be another one while its size stays: its name is its hash."""

    size: int
    what: str  # a field of `FileTrouble`
    # the latest changes and other trusts here that a file did not fit; None where these are no matter
    here: object = None


class TeamFolder:
    """A trust's part of the folder.

    Attributes:
        mine: names of the files this copy put there.
        lists: the lists of names there.
        kept_out: True while files of another trust there are under another password.
        asks: True while nobody here has said whether the trust may be put there, see `Word`.
        refused: True where somebody said that it may not.
    """

    def __init__(
        self,
        trust_id: str,
        disk: TeamDisk,
        files: PackageFiles,
        names_file: str,
        password: str | None = None,
        mine: Iterable[str] = (),
    ) -> None:
        """Begin to know nothing of the folder but which files are this copy's.

        Args:
            names_file: of this copy, such as `names-0123456789abcdef.json`.
            password: of every file there; None where they are under none.
        """
        self._trust_id, self._disk, self._files = trust_id, disk, files
        salt = hashlib.sha256(f"{trust_id} {names_file}".encode()).digest()[:16]
        self._lock = Lock(files, password, salt)
        self.mine = set(mine)
        self.lists = NameLists(disk, self._lock, names_file)
        self.kept_out = self.asks = self.refused = False
        self._bare: set[str] = set()  # whole files that lie there under no password
        self._holds: dict[str, _Held] = {}  # by whole file
        self._held: dict[str, _Held] = {}  # what each file here was once seen to hold
        self._sizes: dict[str, int] = {}
        self._waiting: dict[str, PackageContent] = {}
        self._verdicts: dict[str, _Verdict] = {}
        self._fits: object = None  # what decides if a file fits what is here, at the last look
        self._halves: dict[
            str, object
        ] = {}  # not whole, and their stamps; None: cannot be read now
        self._again: set[str] = set()  # files that were read once more, see `_read_again`
        self._there: dict[str, int] = {}  # what was there when it was last looked at
        self._seen: Mapping[str, int] = {}
        self._named = False  # a name came where the change itself waits, which can follow it now
        self._shared = -1  # `Store.writes` when all that was here was found in the folder

    def is_at_rest(self, writes: int) -> bool:
        """Tell whether nothing happened since the last meeting, here or in the folder.

        Args:
            writes: `Store.writes` of the store here.
        """
        same = writes == self._shared and dict(self._disk.names()) == self._seen
        at_rest = same and not self._named
        return at_rest and not any(self._is_another(name) for name in self._halves)

    def look(
        self, here: Graph, erased: Container[str] = (), trusts: Collection[str] = ()
    ) -> Looked:
        """Read what is new in the folder.

        Args:
            here: the changes that are here.
            erased: ids of people whose names were erased here.
            trusts: ids of all trusts that are here: a change of another does not fit in.

        Raises:
            OSError: the folder cannot be reached.
        """
        there = self._there = dict(self._disk.names())
        self._fits = (frozenset(here.loose_ends().items()), frozenset(trusts))
        self._forget_changed(there, here)
        self._halves = {n: s for n, s in self._halves.items() if n in there}
        strange = 0
        for name, size in there.items():
            if _OURS.fullmatch(name):
                if not self._is_known(name):
                    self._read(name, size)
            elif not (name == READ_ME or is_list_name(name) or _TEMPORARY.fullmatch(name)):
                strange += 1
        files = tuple(self._waiting.items())
        self.lists.read(there)
        names = self.lists.names(erased)
        content, waiting = self._complete(here)
        content = content._replace(people={**content.people, **names.people})
        told = Counter(one.what for one in self._verdicts.values())
        trouble = FileTrouble(
            told["newer"],
            told["locked"] or len(self._locked_lists()) if self.is_shut else 0,
            waiting + len(self._halves),
            strange + told["strange"],
            0 if self.is_shut else len(self.lists.erased_in),
            self.lists.beyond,
        )
        return Looked(content, trouble, files, names.own)

    @property
    def is_shut(self) -> bool:
        """Whether nothing may be put there: what is there is under another password.

        Files of this copy's own are in nobody's way once the password is known to be that of the others.
        """
        locked, proved = self._under_another(), self._lock.proved
        others = locked - self.mine or (locked and not proved)
        return self.kept_out or bool(others or self._locked_lists())

    @property
    def is_kept_back(self) -> bool:
        """Whether nothing is put there for want of a word; what others share already needs none."""
        return self.refused or (self.asks and not any(map(is_package_name, self._there)))

    def _locked_lists(self) -> frozenset[str]:
        """Give the lists of others that show that there is another password.

        Where the password has opened what others put there, a list it does not open is damaged, say.
        """
        return frozenset() if self._lock.proved else self.lists.locked()

    def _under_another(self) -> set[str]:
        return {name for name, one in self._verdicts.items() if one.what == "locked"}

    def leave(self, names: Iterable[str]) -> None:
        """Leave files alone that do not fit what is here, while they and that stay as they are."""
        for name in names:
            self._holds.pop(name, None)
            self._waiting.pop(name, None)
            self._verdicts[name] = _Verdict(self._sizes[name], "strange", self._fits)

    def _forget_changed(self, there: Mapping[str, int], here: Graph) -> None:
        for name in list(self._holds):
            cut_short = name in there and self._sizes[name] != there[name]
            changes = self._holds[name].changes
            put_back = name not in self._waiting and not all(map(here.has, changes))
            if (
                cut_short or put_back
            ):  # whole when it was read, or a store put back to an earlier day
                del self._holds[name]
                self._waiting.pop(name, None)
        for name, verdict in list(self._verdicts.items()):
            if there.get(name) != verdict.size or verdict.here not in {None, self._fits}:
                del self._verdicts[name]

    def _read(self, name: str, size: int) -> None:
        """Read one file; it is tried again where it is not whole yet or cannot be read now."""
        data = self._whole_data(name)
        if data is None:
            return
        try:
            content = self._files.read(data, self._lock.password)
        except NewerVersion:
            self._verdicts[name] = _Verdict(size, "newer")
        except (PasswordNeeded, WrongPassword):
            self._verdicts[name] = _Verdict(size, "locked")
        except Refused:
            self._verdicts[name] = _Verdict(size, "strange")
        else:
            if content.trust_id != self._trust_id:
                self._verdicts[name] = _Verdict(size, "strange")
                return
            self._note(name, len(data), content)
            self._waiting[name] = content
            if self._lock.is_open(data):
                self._bare.add(name)
            else:
                self._lock.proved |= name not in self.mine

    def _whole_data(self, name: str) -> bytes | None:
        """Read a file; where it is not whole, what it is now is remembered: it is read again once it is another."""
        self._halves[name] = None
        try:
            stamp, data = self._disk.stamp(name), self._disk.read(name)
        except (OSError, Refused):
            return None
        if hashlib.sha256(data).hexdigest() != name.removesuffix(PACKAGE_ENDING):
            self._halves[name] = stamp
            return None
        del self._halves[name]
        return data

    def _is_whole(self, name: str) -> bool:
        return self._whole_data(name) is not None

    def _is_another(self, name: str) -> bool:
        """Tell if a file that was not whole, or could not be read, is to be read again."""
        with contextlib.suppress(OSError):
            return self._halves[name] is None or self._disk.stamp(name) != self._halves[name]
        return False

    def _is_known(self, name: str) -> bool:
        """Tell if a file need not be read: what is in it is known, or it is the half it was."""
        known = name in self._holds or name in self._verdicts
        return known or (name in self._halves and not self._is_another(name))

    def _note(self, name: str, size: int, content: PackageContent) -> None:
        changes = frozenset(event.hash for event in content.events if not is_name(event))
        self._holds[name] = self._held[name] = _Held(changes, beside(content))
        self._sizes[name] = size

    def _complete(self, here: Graph) -> tuple[PackageContent, int]:
        """Give what can be taken in of all waiting files together, and how many wait on."""
        contents = list(self._waiting.values())
        events = with_whole_past((e for c in contents for e in c.events), here)
        come = {event.hash for event in events if not is_name(event)}
        for name, hashes in [(n, self._holds[n].changes) for n in self._waiting]:
            if all(h in come or here.has(h) for h in hashes):
                del self._waiting[name]
        waiting = self._held_in(self._waiting).changes
        self._named = any(is_name(event) and event.hash in waiting for event in events)
        return joined(self._trust_id, contents, events), len(self._waiting)

    def share(self, whole: PackageContent, copies: Collection[str], writes: int = -1) -> bool:
        """Put what no whole file there holds into the folder, and keep it tidy.

        Args:
            whole: the trust as it is here now.
            copies: of evidence, as `Store.copies_named` gives them: two of one where they stand apart.
            writes: `Store.writes` when it was read: the folder is at rest while it stays that.

        Returns:
            True where files that were there had gone, and what they held was put back.

        Raises:
            OSError: the folder cannot be reached.
        """
        there = self._there = dict(self._disk.names())
        unread = self._read_unread(there)
        if self.is_shut or self.is_kept_back:
            self._seen, self._shared = there, -1 if self.is_shut or unread else writes
            return False
        self.asks = False  # it is shared, whatever becomes of the files there
        self._disk.explain(READ_ME, _WORDS.encode())
        lacking = wanted_by(whole.events, copies) - beside(whole)
        # What may not leave this computer is never missed there.
        whole = whole if self._files.rules.may_copy else whole.without_copies()
        covered = self._held_in(n for n in self._whole_among(there) if not self._is_to_go(n))
        gone = self._held_in(name for name in self._holds if name not in there)
        missing = {e.hash for e in whole.events if not is_name(e)} - covered.changes
        late = beside(whole) - covered.beside
        if missing or late:
            self._add_all(self._parts(whole, missing, late), whole)
        self._tidy(whole, copies)
        self.lists.share(whole.people, there)
        self._seen, self._shared = dict(self._disk.names()), -1 if unread else writes
        self._read_again(lacking)
        return bool(gone.changes & missing or gone.beside & late)

    def _read_unread(self, there: Mapping[str, int]) -> bool:
        """Read what came after the last look, so that nothing is put beside what cannot be read."""
        known = self._holds.keys() | self._verdicts.keys() | self._halves.keys()
        fresh = [name for name in there if _OURS.fullmatch(name) and name not in known]
        for name in fresh:
            self._read(name, there[name])
        self.lists.read(there)
        return bool(fresh)

    def _is_to_go(self, name: str) -> bool:
        """Tell if an own file lies there in the open, from before there was a password."""
        return self._lock.password is not None and name in self.mine and name in self._bare

    def _read_again(self, lacking: frozenset[str]) -> None:
        """Have files read once more that have what is lacking here, as where a backup was put back."""
        names = [n for n, held in self._holds.items() if held.beside & lacking]
        for name in [n for n in names if n not in self._again and n not in self._waiting]:
            self._again.add(name)
            del self._holds[name]
            self._shared = -1

    def not_there_yet(self, whole: PackageContent) -> int:
        """Count the changes no file has that was there when the folder was last looked at."""
        whole_there = self._whole_among(self._there)
        covered = self._held_in(n for n in whole_there if not self._is_to_go(n)).changes
        return sum(not is_name(e) and e.hash not in covered for e in whole.events)

    def replace_names(self) -> None:
        """Take erased names out of the lists of others, unless the folder is shut."""
        self._read_unread(self._disk.names())
        if not self.is_shut:
            self.lists.clear()

    def _whole_among(self, there: Mapping[str, int]) -> list[str]:
        return [n for n, size in there.items() if n in self._holds and self._sizes[n] == size]

    def _held_in(self, names: Iterable[str]) -> _Held:
        found = [self._holds[name] for name in names]
        return _Held(
            frozenset().union(*(one.changes for one in found)),
            frozenset().union(*(one.beside for one in found)),
        )

    def _parts(
        self, whole: PackageContent, hashes: Collection[str], late: Collection[str]
    ) -> list[PackageContent]:
        """Give some changes, and those that name something, in as many files as these need.

        Args:
            late: fingerprints of frameworks and kept files that are to be there.
        """
        wanted = {*hashes, *naming(whole.events, frozenset(late))}
        events = [one for one in whole.events if one.hash in wanted]
        if not events:
            return []
        kept = files_of(events, whole.attachments)
        # Names travel in files of their own, so that an erased one goes from the folder.
        some = whole._replace(events=tuple(events), people={}, attachments=kept)
        return self._files.pieces(readable(some, whole))

    def _add_all(self, parts: Iterable[PackageContent], whole: PackageContent) -> list[str]:
        return [self._add(readable(part, whole)) for part in parts]

    def _add(self, content: PackageContent) -> str:
        data = self._files.write(content, self._lock.password, self._lock.salt)
        name = f"{hashlib.sha256(data).hexdigest()}{PACKAGE_ENDING}"
        self._disk.add(name, data)
        self._note(name, len(data), content)
        self._there[name] = len(data)
        self.mine.add(name)
        if self._lock.password is None:
            self._bare.add(name)
        return name

    def _tidy(self, whole: PackageContent, copies: Collection[str]) -> None:
        """Replace this copy's own small files by fewer, and remove those that are not whole any more.

        A file goes only when all it was seen to hold is in whole files that stay, but for copies that no
        evidence has any more.
        """
        there = self._disk.names()
        good = self._whole_among(there)
        go = [n for n in there if n in self.mine and n not in good and n in self._held]
        open_ = [n for n in good if self._is_to_go(n)]
        good = [n for n in good if n not in open_]
        go += open_
        mine = [n for n in good if n in self.mine and n not in self._waiting]
        kept = self._in_fewer(mine, whole) if len(mine) >= FILES_BEFORE_TIDYING else []
        if kept and all(map(self._is_whole, kept)):
            go += [name for name in mine if name not in kept]
            good += kept
        stays = self._held_in(name for name in good if name not in go)
        gone = copies_gone(whole, copies) if go else frozenset()
        for name in go:
            held = self._held[name]
            if held.changes <= stays.changes and held.beside <= stays.beside | gone:
                with contextlib.suppress(OSError, Refused):  # some may add there and not remove
                    self._disk.remove(name)
                self.mine.discard(name)
                self._holds.pop(name, None)
        self._remove_locked(there)

    def _remove_locked(self, there: Container[str]) -> None:
        """Remove own files under an older password: all that is here is there under the right one now."""
        for name in self._under_another() & self.mine:
            if name in there:
                with contextlib.suppress(OSError, Refused):
                    self._disk.remove(name)
                    self.mine.discard(name)
                    del self._verdicts[name]

    def _in_fewer(self, mine: Sequence[str], whole: PackageContent) -> list[str]:
        """Write what some files hold again, where it needs at most half as many; give their names."""
        held = self._held_in(mine)
        parts = self._parts(whole, held.changes, held.beside & beside(whole))
        return self._add_all(parts, whole) if 2 * len(parts) <= len(mine) else []
