"""One meeting with the team folder: take in, tell the store, put out what is missing."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from digistrat_desktop.domain.record.events import Author, Event, Key
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.frameworks.loader import pack_from_canonical_json
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.services.team.folder import FileTrouble, Looked, TeamFolder
from digistrat_desktop.storage.port import Arrival, PackageFiles, PackText
from digistrat_desktop.system.team_disk import FolderDisk


class TeamPlace(NamedTuple):
    """Where a team works together, as this computer knows it."""

    folder: Path
    copy_id: str  # 16 hexadecimal digits, of this copy's file of names
    password: str | None = None

    def of_trust(self, trust_id: str, files: PackageFiles) -> TeamFolder:
        names = f"names-{self.copy_id}.json"
        return TeamFolder(trust_id, FolderDisk(self.folder / trust_id), files, names, self.password)


class Met(NamedTuple):
    """What came of a meeting."""

    new: tuple[Event, ...]  # changes that came in
    trouble: FileTrouble
    waiting: int = 0  # changes of this copy's that could not be put into the folder

    @property
    def touched(self) -> frozenset[tuple[Key, str]]:
        """The fields that were written elsewhere."""
        return frozenset((event.key, name) for event in self.new for name in event.new)

    def people(self) -> tuple[str, ...]:
        """The ids of those whose changes came in, who made most first."""
        count: dict[str, int] = {}
        for event in self.new:
            count[str(event.said["actor"])] = count.get(str(event.said["actor"]), 0) + 1
        return tuple(sorted(count, key=lambda one: (-count[one], one)))


def meet(library: Library, folder: TeamFolder, trust_id: str, author: Author) -> Met:
    """Do a whole meeting on one thread.

    Raises:
        OSError: the folder cannot be reached; everything is safe here.
        Refused: what is there does not fit, or the store could not be written.
    """
    known = library.store.graph(trust_id)
    looked = folder.look(known)
    new = take_in(library, looked, known, author)
    folder.share(library.store.hand_over(trust_id))
    return Met(new, looked.trouble)


def take_in(library: Library, looked: Looked, known: Graph, author: Author) -> tuple[Event, ...]:
    """Bring in what a folder holds that is not here; give it."""
    content = looked.content
    names = library.store.people()
    people = {one: name for one, name in content.people.items() if one not in names}
    if content.events or people:
        content = content._replace(people=people)
        library.store.bring_in(Arrival(content, _packs(content.packs)), author)
    return tuple(event for event in content.events if event.hash not in known)


def _packs(texts: tuple[str, ...]) -> dict[str, PackText]:
    found = {}
    for text in texts:
        pack = pack_from_canonical_json(text)
        found[sha256(text.encode("utf-8")).hexdigest()] = PackText(pack.id, pack.version, text)
    return found
