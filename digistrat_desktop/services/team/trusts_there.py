"""Trusts that a team shares in its folder and this computer does not have: found, read and taken in."""

from __future__ import annotations

import os
from typing import NamedTuple

from digistrat_desktop.domain.record.events import Author
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.services.team.folder import FileTrouble, Looked, TeamFolder, is_package_name
from digistrat_desktop.services.team.meeting import TeamPlace, take_in


class CameThere(NamedTuple):
    """What came of looking for trusts that are not here."""

    trusts: tuple[tuple[str, str], ...]  # id and name of those that came
    trouble: FileTrouble  # why others could not


class TrustsThere:
    """Remembers of one team folder which trusts were there, so that most often there is nothing to do.

    Attributes:
        removed: ids of those there that somebody removed from this computer.
        none_here: True where this computer has no trust at all.
    """

    def __init__(self, place: TeamPlace) -> None:
        self._place = place
        self._listed: tuple[str, ...] = ()
        self._known: tuple[str, ...] = ()  # those listed when all of them were here
        self._folders: tuple[TeamFolder, ...] = ()  # of those that are not here
        self._found: tuple[Looked, ...] = ()
        self._wanted: frozenset[str] = frozenset()  # though they were removed from here
        self.removed: tuple[str, ...] = ()
        self.none_here = False

    @property
    def is_empty(self) -> bool:
        return not self._listed

    def look_round(self) -> bool:
        """List the trusts there; False where they are those that are all here.

        Raises:
            OSError: the folder cannot be reached.
        """
        with os.scandir(self._place.folder) as found:
            folders = [one for one in found if one.is_dir() and _is_shared(one.path)]
        self._listed = tuple(sorted(one.name for one in folders))
        return self._listed != self._known

    def miss(self, library: Library) -> bool:
        """Find which are not on this computer, and were not removed from it; False where none is."""
        here = {trust.id for trust in library.store.trusts()}
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
        whole = [one for one in found if one.content.events]
        came = [
            one.content.trust_id for one in whole if take_in(library, one, Graph(()), author).new
        ]
        names = {trust.id: trust.name for trust in library.store.trusts()}
        numbers = (sum(counts) for counts in zip(*(one.trouble for one in found), strict=True))
        return CameThere(tuple((one, names.get(one, "")) for one in came), FileTrouble(*numbers))


def _is_shared(folder: str) -> bool:
    try:
        with os.scandir(folder) as found:
            return any(is_package_name(one.name) for one in found)
    except OSError:
        return False
