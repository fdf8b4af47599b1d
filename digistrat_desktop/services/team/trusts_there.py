"""Trusts that a team shares in its folder and this computer does not have: found, read and taken in."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from digistrat_desktop.domain.ids import is_uuid
from digistrat_desktop.domain.record.events import Author
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.domain.trust.assessment import Trust
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.services.team.folder import FileTrouble, Looked, TeamFolder, is_package_name
from digistrat_desktop.services.team.meeting import TeamPlace, keep_shared, take_in
from digistrat_desktop.storage.port import PackageContent

_MOST_LOOKED_INTO, _MOST_OFFERED = 200, 2


class CameThere(NamedTuple):
    """What came of looking for trusts that are not here."""

    trusts: tuple[tuple[str, str], ...]  # id and name of those that came
    trouble: FileTrouble  # why others could not
    people: Mapping[str, str]  # what people are called here now; erased ones have no name


class TrustsThere:
    """Remembers of one team folder which trusts were there, so that most often there is nothing to do.

    Attributes:
        removed: ids of those there that somebody removed from this computer.
        none_here: True where this computer has no trust at all.
        unreadable: how many folders of trusts there cannot be read by whoever works here.
    """

    def __init__(self, place: TeamPlace) -> None:
        self._place = place
        self._listed: tuple[str, ...] = ()
        self._known: tuple[str, ...] = ()  # those listed when all of them were here
        self._folders: tuple[TeamFolder, ...] = ()  # of those that are not here
        self._found: tuple[Looked, ...] = ()
        self._wanted: frozenset[str] = frozenset()  # though they were removed from here
        self._samples: set[str] = set()  # the sample, which an earlier version put there
        self.removed: tuple[str, ...] = ()
        self.none_here = False
        self.unreadable = 0

    @property
    def has_nothing(self) -> bool:
        return not self._listed and not self.unreadable

    def look_round(self) -> bool:
        """List the trusts there; False where they are those that are all here.

        Raises:
            OSError: the folder cannot be reached.
        """
        found = _trusts_in(self._place.folder)
        self._listed = tuple(one for one in found.shared if one not in self._samples)
        self.unreadable = found.unreadable
        return self._listed != self._known

    def miss(self, library: Library) -> bool:
        """Find which are not on this computer, and were not removed from it; False where none is."""
        here = {trust.id for trust in library.store.trusts()}
        self._samples |= {trust.id for trust in library.store.trusts() if trust.sample}
        self._listed = tuple(one for one in self._listed if one not in self._samples)
        absent = tuple(one for one in self._listed if one not in here)
        removed = (one for one in absent if one not in self._wanted)
        self.removed = tuple(one for one in removed if library.store.removed(one) is not None)
        self.none_here = not here
        missing = tuple(one for one in absent if one not in self.removed)
        self._folders = tuple(self._place.of_trust(one, library.files) for one in missing)
        if not missing:
            self._known = self._listed
        return bool(missing)

    def look_again(self, *, with_removed: bool = False) -> None:
        """Forget which are here; those that were removed from here are wanted again by choice only."""
        self._known = ()
        if with_removed:
            self._wanted |= frozenset(self.removed)

    def read(self) -> None:
        """Read all there is of those that are missed; OSError where the folder cannot be reached."""
        self._found = tuple(one.look(Graph()) for one in self._folders)

    def take_in(self, author: Author, library: Library) -> CameThere:
        """Bring in those that are whole; tell why others are not."""
        found, self._found = self._found, ()
        self._samples |= {one.content.trust_id for one in found if _is_sample(one.content)}
        found = tuple(one for one in found if one.content.trust_id not in self._samples)
        whole = [one for one in found if one.content.events]
        came = [
            one.content.trust_id for one in whole if take_in(library, one, Graph(()), author).new
        ]
        for one in came:
            keep_shared(library.store, self._place.folder, one, library.store.changes(one))
        names = {trust.id: trust.name for trust in library.store.trusts()}
        numbers = (sum(counts) for counts in zip(*(one.trouble for one in found), strict=True))
        trusts = tuple((one, names.get(one, "")) for one in came)
        return CameThere(trusts, FileTrouble(*numbers), library.store.people())


def _is_sample(content: PackageContent) -> bool:
    return any(one.key[1] == Trust.KIND and one.new.get("sample") for one in content.events)


class _Found(NamedTuple):
    shared: tuple[str, ...]  # ids of trusts
    unreadable: int  # folders of trusts into which this account cannot look


def _trusts_in(folder: Path) -> _Found:
    with os.scandir(folder) as found:
        folders = [one for one in found if is_uuid(one.name) and one.is_dir(follow_symlinks=False)]
    looks = {one.name: _look_into(one) for one in folders}
    shared = tuple(sorted(name for name, is_shared in looks.items() if is_shared))
    return _Found(shared, sum(one is None for one in looks.values()))


def _look_into(folder: os.DirEntry[str]) -> bool | None:
    """Tell whether a trust is shared in its folder; None where that cannot be read."""
    try:
        with os.scandir(folder.path) as found:
            return any(is_package_name(one.name) for one in found)
    except PermissionError:
        return None
    except OSError:
        return False


def team_folders_near(chosen: Path) -> tuple[Path, ...]:
    """Give the folders a person probably meant who chose one in which no trust is; nothing if it is right.

    The one above, where the folder of a trust itself was chosen; else those of the folders inside in which
    trusts are. What cannot be read is left out.
    """
    if _is_of_a_trust(chosen):
        return (chosen.parent,)
    with suppress(OSError):
        found = _trusts_in(chosen)
        if found.shared or found.unreadable:
            return ()
        with os.scandir(chosen) as inside:
            folders = sorted(one.path for one in islice(inside, _MOST_LOOKED_INTO) if one.is_dir())
        return tuple(Path(one) for one in folders if _has_trusts(Path(one)))[:_MOST_OFFERED]
    return ()


def _is_of_a_trust(folder: Path) -> bool:
    with suppress(OSError):
        return is_uuid(folder.name) and any(is_package_name(one.name) for one in folder.iterdir())
    return False


def _has_trusts(folder: Path) -> bool:
    with suppress(OSError):
        found = _trusts_in(folder)
        return bool(found.shared or found.unreadable)
    return False
