"""One meeting with the team folder: take in, tell the store, put out what is missing."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from digistrat_desktop.domain.errors import NotSaved, Refused, StoreDamaged, StoreHeld
from digistrat_desktop.domain.frameworks.packs import PackError
from digistrat_desktop.domain.record.events import Author, Event, Key
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.domain.record.names import fitting, is_name, with_whole_past
from digistrat_desktop.frameworks.loader import pack_from_canonical_json
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.services.team.contents import whom_they_name
from digistrat_desktop.services.team.folder import FileTrouble, Looked, TeamFolder
from digistrat_desktop.storage.port import Arrival, PackageContent, PackageFiles, PackText, Store
from digistrat_desktop.system.team_disk import FolderDisk

_REMEMBERED, _OWN, _SHARED, _WORDS = "team", "team-files", "team-shared", "team-words"
_FOLDERS_REMEMBERED = 8
_COPY_ID = re.compile(r"[0-9a-f]{16}", re.ASCII)


class TeamPlace(NamedTuple):
    """Where a team works together, as this computer knows it."""

    folder: Path
    copy_id: str  # 16 hexadecimal digits, of this copy's file of names
    password: str | None = None  # as readable to others as the data beside which it is kept

    def of_trust(
        self, trust_id: str, files: PackageFiles, mine: Iterable[str] = (), me: str = ""
    ) -> TeamFolder:
        """Give a trust's part of it; as in `TeamFolder`, `mine` as `own_files` gives it."""
        names, disk = f"names-{self.copy_id}.json", FolderDisk(self.folder / trust_id)
        made = TeamFolder(trust_id, disk, files, names, self.password, mine)
        made.lists.me = me
        return made


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
    """Give the place in a folder that is fixed or chosen; who this copy is there is remembered."""
    kept = place_kept(store)
    if kept is not None and kept.folder == folder:
        return kept
    before = _recalled(store, _REMEMBERED)
    copy_id = before.get("copy") if before.get("left") == str(folder) else None
    known = isinstance(copy_id, str) and _COPY_ID.fullmatch(copy_id)
    return TeamPlace(folder, copy_id if known and copy_id else copy_id_of(new_id))


def place_allowed(library: Library, fixed: Path | None, new_id: str) -> TeamPlace | None:
    """Give where a team works here; nowhere without a password where the organisation requires one.

    Args:
        fixed: the folder the organisation names, if it does.
    """
    store = library.store
    place = place_fixed(store, fixed, new_id) if fixed else place_kept(store)
    is_open = place is not None and not place.password
    return None if is_open and library.files.rules.must_encrypt else place


def copy_id_of(new_id: str) -> str:
    """Name a copy by a fresh random id."""
    return sha256(new_id.encode()).hexdigest()[:16]


def keep_place(store: Store, place: TeamPlace | None) -> None:
    """Remember the team folder beside the record; None leaves it, and who this copy was there is kept."""
    kept = place_kept(store)
    said: dict[str, str | None] | None = None
    if place is None and kept is not None:
        said = {"left": str(kept.folder), "copy": kept.copy_id}
    elif place is not None:
        said = {"folder": str(place.folder), "copy": place.copy_id, "password": place.password}
    store.remember(_REMEMBERED, json.dumps(said))


def own_files(store: Store, trust_id: str) -> frozenset[str]:
    """Give the files of a trust this copy put into the folder, as far as it is remembered."""
    found = _own_files(store).get(trust_id)
    return frozenset(filter(_is_text, found)) if isinstance(found, list) else frozenset()


def keep_own_files(store: Store, trust_id: str, names: Iterable[str]) -> None:
    """Remember which files are this copy's, so that it can keep them few."""
    said = {**_own_files(store), trust_id: sorted(names)}
    text = json.dumps(said)
    if text != store.recall(_OWN):
        store.remember(_OWN, text)


def _own_files(store: Store) -> dict[str, Any]:
    return _recalled(store, _OWN)


def _recalled(store: Store, name: str) -> dict[str, Any]:
    with suppress(ValueError, RecursionError):
        said = json.loads(store.recall(name) or "null")
        return said if isinstance(said, dict) else {}
    return {}


def keep_shared(store: Store, folder: Path, trust_id: str, changes: int) -> None:
    """Remember how many of the changes a trust has here were found in a folder."""
    there = _shared_in(store, folder)
    if there.get(trust_id) != changes:
        others = [one for one in _shared_folders(store).items() if one[0] != str(folder)]
        last = (str(folder), {**there, trust_id: changes})
        said = {"folders": dict([*others, last][-_FOLDERS_REMEMBERED:])}
        store.remember(_SHARED, json.dumps(said))


def _shared_in(store: Store, folder: Path) -> dict[str, int]:
    found = _shared_folders(store).get(str(folder))
    counts = found.items() if isinstance(found, dict) else ()
    return {trust: n for trust, n in counts if type(n) is int}


def _shared_folders(store: Store) -> dict[str, Any]:
    """Give what was found in each of the folders worked in last, by their paths."""
    said = _recalled(store, _SHARED)
    before = {str(said["folder"]): said.get("changes")} if "folder" in said else {}
    folders = said.get("folders")
    return {**before, **folders} if isinstance(folders, dict) else before


class Word(NamedTuple):
    """What was said about putting a trust into a team folder that another person began."""

    asks: bool = (
        False  # nothing was said yet, and no copy of this trust was ever put there from here
    )
    refused: bool = False  # it stays on this computer


def word_on(store: Store, trust_id: str, me: str) -> Word:
    """Tell whether a trust goes into a folder unasked: what this person began, or shared before, does."""
    said = _recalled(store, _WORDS).get(trust_id)
    if isinstance(said, bool):
        return Word(refused=not said)
    folders = [found for found in _shared_folders(store).values() if isinstance(found, dict)]
    if any(found.get(trust_id) for found in folders):
        return Word()
    events = store.graph(trust_id).events
    return Word(asks=bool(events) and events[0].said["actor"] != me)


def keep_word(store: Store, trust_id: str, *, share: bool | None) -> None:
    """Remember whether a trust may be put into a team folder; None that it is asked."""
    said = _recalled(store, _WORDS)
    if share is not None or trust_id not in said:
        store.remember(_WORDS, json.dumps({**said, trust_id: share}))


def not_shared_yet(store: Store, folder: Path, trust_id: str) -> int:
    """Count the changes here that wait to be put into a folder, as far as it is known while it is away.

    Where a backup was put back, there are fewer now than were shared: what is made from then on waits.

    Args:
        trust_id: of the trust that is open, or empty.
    """
    shared = _shared_in(store, folder)
    samples = {trust.id for trust in store.trusts() if trust.sample}
    said = _recalled(store, _WORDS).items()
    kept_back = {one for one, word in said if word is False or (word is None and one not in shared)}
    here = {one: store.changes(one) for one in {*shared, trust_id} - {"", *samples, *kept_back}}
    for one, count in here.items():
        if count < shared.get(one, 0):
            keep_shared(store, folder, one, count)
    return sum(max(0, count - shared.get(one, 0)) for one, count in here.items())


def _is_text(value: object) -> bool:
    return isinstance(value, str)


class Met(NamedTuple):
    """What came of a meeting."""

    new: tuple[Event, ...]  # changes that came in
    trouble: FileTrouble


class Taken(NamedTuple):
    """What of the folder was taken in."""

    new: tuple[Event, ...]  # changes that came in
    left: tuple[str, ...] = ()  # files that do not fit what is here
    more: bool = False  # names, frameworks or kept files came in


def fields_written(events: Iterable[Event]) -> dict[tuple[Key, str], str]:
    """Give the fields that changes set, with the id of whoever wrote each last."""
    return {(event.key, name): str(event.said["actor"]) for event in events for name in event.new}


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
    trusts = [trust.id for trust in library.store.trusts()]
    looked = folder.look(known, erased_in(library.store), trusts)
    taken = take_in(library, looked, known, author)
    folder.leave(taken.left)
    writes, whole = library.store.writes(), library.store.hand_over(trust_id)
    folder.share(whole, library.store.copies_named(trust_id), writes)
    keep_own_files(library.store, trust_id, folder.mine)
    left = looked.trouble._replace(strange=looked.trouble.strange + len(taken.left))
    return Met(taken.new, left)


def erased_in(store: Store) -> frozenset[str]:
    """Give the ids of people whose names were erased here."""
    return frozenset(one for one, name in store.people().items() if not name)


class Shared(NamedTuple):
    """What came of putting a trust into the folder."""

    changes: int  # of the trust that are there
    waiting: int = 0  # changes that are not, for the drive does not answer
    put_back: bool = False  # files had gone from there
    shut: bool = False  # nothing was put there, for its files have another password
    kept_back: bool = False  # nothing was put there, for nobody has said that it may be
    error: Exception | None = None  # what kept changes from being put there


def sharing(library: Library, folder: TeamFolder, trust_id: str) -> Callable[[], Shared]:
    """Read a trust as it is here, and give what puts it into the folder on another thread."""
    writes, whole = library.store.writes(), library.store.hand_over(trust_id)
    copies = library.store.copies_named(trust_id)

    def share() -> Shared:
        try:
            put_back = folder.share(whole, copies, writes)
        except (OSError, Refused) as error:
            waiting = folder.not_there_yet(whole)
            return Shared(whole.changes - waiting, waiting, error=error)
        if folder.is_kept_back:
            return Shared(0, kept_back=True)
        if folder.is_shut:
            return Shared(whole.changes - folder.not_there_yet(whole), shut=True)
        return Shared(whole.changes, put_back=put_back)

    return share


def take_in(
    library: Library, looked: Looked, known: Graph, author: Author, *, unseen: bool = False
) -> Taken:
    """Bring in what a folder holds that is not here.

    One file that does not fit keeps no other out: they are then taken one by one.

    Args:
        known: what was here when the folder was looked at.
        unseen: somebody works here who is shown it afterwards, see `Store.see`.
    """
    _take_names(library, looked.own_names)
    content = looked.content._replace(events=tuple(fitting(known, looked.content.events)))
    try:
        more = _bring_in(library, content, known.events, author, unseen=unseen)
    except (NotSaved, StoreDamaged, StoreHeld):
        raise
    except Refused:
        return _taken_apart(library, looked, known, author, unseen=unseen)
    return Taken(tuple(event for event in content.events if not is_name(event)), more=more)


def take_in_to_show(library: Library, looked: Looked, known: Graph, author: Author) -> Taken:
    """Bring in as `take_in` what whoever works here is shown afterwards.

    What came before and could not be shown then is to be shown with it.
    """
    people = library.store.people()
    taken = take_in(library, looked, known, author, unseen=True)
    taken = taken._replace(more=taken.more or library.store.people() != people)
    trust_id = looked.content.trust_id
    before = library.store.unseen(trust_id) - {event.hash for event in taken.new}
    if not before:
        return taken
    events = library.store.graph(trust_id).events
    return taken._replace(new=(*(one for one in events if one.hash in before), *taken.new))


def _taken_apart(
    library: Library, looked: Looked, known: Graph, author: Author, *, unseen: bool
) -> Taken:
    come: dict[str, Event] = {}
    left: dict[str, PackageContent] = {}
    waiting, before, more = dict(looked.files), -1, False
    while len(come) != before:  # files need each other, so a second pass may find more
        before = len(come)
        for name, content in list(waiting.items()):
            events = with_whole_past(content.events, known, come)
            try:
                fits = content._replace(events=events)
                more |= _bring_in(library, fits, known.events, author, unseen=unseen)
            except (NotSaved, StoreDamaged, StoreHeld):
                raise
            except Refused:
                left[name] = waiting.pop(name)
            else:
                come |= {event.hash: event for event in events}
    return Taken(tuple(e for e in come.values() if not is_name(e)), tuple(left), more)


def _take_names(library: Library, said: Mapping[str, str]) -> None:
    """Call people as they call themselves now; those who are not known yet come with their changes."""
    known = library.store.people()
    for one, name in said.items():
        if known.get(one) and known[one] != name:
            library.name_person(one, name)


def _bring_in(
    library: Library,
    content: PackageContent,
    here: Iterable[Event],
    author: Author,
    *,
    unseen: bool,
) -> bool:
    """Bring in what is not here; tell whether frameworks or kept files came that were missing.

    Of names, only those come whom changes name: anybody may put others into the folder.
    """
    names, packs = library.store.people(), _packs(content.packs)
    people = {one: name for one, name in content.people.items() if one not in names}
    people = whom_they_name((*here, *content.events), people)
    content = content._replace(people=people, packs=tuple(pack.body for pack in packs.values()))
    # Frameworks and kept files may come after the changes they go with.
    late = bool(packs or content.attachments) and library.store.missing(content)
    if content.events or people or late:
        library.store.bring_in(Arrival(content, packs, unseen=unseen), author)
    return bool(late)


def _packs(texts: tuple[str, ...]) -> dict[str, PackText]:
    """Read frameworks; one that cannot be used is left out, and its absence is told by the check."""
    found = {}
    for text in texts:
        with suppress(PackError):
            pack = pack_from_canonical_json(text)
            found[sha256(text.encode("utf-8")).hexdigest()] = PackText(pack.id, pack.version, text)
    return found
