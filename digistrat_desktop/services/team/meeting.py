"""One meeting with the team folder: take in, tell the store, put out what is missing."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from digistrat_desktop.domain.record.events import Author, Event, Key
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.frameworks.loader import pack_from_canonical_json
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.services.team.folder import FileTrouble, Looked, TeamFolder
from digistrat_desktop.storage.port import Arrival, PackageFiles, PackText, Store
from digistrat_desktop.system.team_disk import FolderDisk

_REMEMBERED = "team"
_COPY_ID = re.compile(r"[0-9a-f]{16}", re.ASCII)


class TeamPlace(NamedTuple):
    """Where a team works together, as this computer knows it."""

    folder: Path
    copy_id: str  # 16 hexadecimal digits, of this copy's file of names
    password: str | None = None  # as readable to others as the data beside which it is kept

    def of_trust(self, trust_id: str, files: PackageFiles) -> TeamFolder:
        names = f"names-{self.copy_id}.json"
        return TeamFolder(trust_id, FolderDisk(self.folder / trust_id), files, names, self.password)


def place_kept(store: Store) -> TeamPlace | None:
    """Give the team folder this data folder was told to work with, or None."""
    try:
        said = json.loads(store.recall(_REMEMBERED) or "null")
        folder, copy_id, password = said["folder"], said["copy"], said["password"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    texts = isinstance(folder, str) and isinstance(copy_id, str) and bool(folder)
    if not texts or not _COPY_ID.fullmatch(copy_id) or not isinstance(password, str | None):
        return None
    return TeamPlace(Path(folder), copy_id, password)


def place_fixed(store: Store, folder: Path, new_id: str) -> TeamPlace:
    """Give the place the organisation fixes; who this copy is there is remembered."""
    kept = place_kept(store)
    if kept is not None and kept.folder == folder:
        return kept
    return TeamPlace(folder, copy_id_of(new_id))


def copy_id_of(new_id: str) -> str:
    """Name a copy by a fresh random id."""
    return sha256(new_id.encode()).hexdigest()[:16]


def keep_place(store: Store, place: TeamPlace | None) -> None:
    """Remember the team folder beside the record; None forgets it."""
    said = None
    if place is not None:
        said = {"folder": str(place.folder), "copy": place.copy_id, "password": place.password}
    store.remember(_REMEMBERED, json.dumps(said))


class Met(NamedTuple):
    """What came of a meeting."""

    new: tuple[Event, ...]  # changes that came in
    trouble: FileTrouble


def fields_written(events: Iterable[Event]) -> frozenset[tuple[Key, str]]:
    return frozenset((event.key, name) for event in events for name in event.new)


def actors_in(events: Iterable[Event]) -> tuple[str, ...]:
    """Give the ids of those whose changes these are, who made most first."""
    count = Counter(str(event.said["actor"]) for event in events if event.body)
    return tuple(one for one, _ in count.most_common())


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


def sharing(library: Library, folder: TeamFolder, trust_id: str) -> Callable[[], int]:
    """Read a trust as it is here, and give what puts it into the folder on another thread.

    What is given tells how many changes of this copy are not there, for the drive does not answer.
    """
    whole = library.store.hand_over(trust_id)

    def share() -> int:
        try:
            folder.share(whole)
        except OSError:
            return folder.not_there_yet(whole)
        return 0

    return share


def take_in(
    library: Library, looked: Looked, known: Graph, author: Author, *, unseen: bool = False
) -> tuple[Event, ...]:
    """Bring in what a folder holds that is not here; give it.

    Args:
        known: what was here when the folder was looked at.
        unseen: somebody works here who is shown it afterwards, see `Store.see`.
    """
    content = looked.content
    names = library.store.people()
    people = {one: name for one, name in content.people.items() if one not in names}
    if content.events or people:
        content = content._replace(people=people)
        packs = _packs(content.packs)
        library.store.bring_in(Arrival(content, packs, unseen=unseen), author)
    return tuple(event for event in content.events if event.hash not in known)


def _packs(texts: tuple[str, ...]) -> dict[str, PackText]:
    found = {}
    for text in texts:
        pack = pack_from_canonical_json(text)
        found[sha256(text.encode("utf-8")).hexdigest()] = PackText(pack.id, pack.version, text)
    return found
