"""What the services may ask of what keeps things: the store of a data folder, and files for others.

Values go in and come out: no path, no connection, and no function that takes one. Errors are those
of `domain.errors`; whatever writes raises `NotSaved` when nothing of it was kept. A store belongs to
the thread that opened it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from digistrat_desktop.domain.record.events import LEFT_OUT, Event
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.storage.house_rules import HouseRules

if TYPE_CHECKING:  # what the start does not need
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from digistrat_desktop.domain.record.changes import Change
    from digistrat_desktop.domain.record.events import Author, Stamp
    from digistrat_desktop.domain.record.seals import Seal
    from digistrat_desktop.domain.record.workspace import Workspace
    from digistrat_desktop.domain.trust.listing import ListedAssessment, ListedTrust

STORE_TRAIL = "store"
# A store's file is in the middle of a change while a file of this ending, not empty, lies beside it.
JOURNAL_ENDING = "-journal"
LARGEST_PACKAGE = 256 * 1024 * 1024
LATEST_LOADED = 24  # assessments of a trust, and the one that is open
LARGEST_STORE = 1_000_000_000
# A copy of evidence; so it fits into a package whatever else is in it.
LARGEST_FILE = 20 * 1024 * 1024
MOST_OF_FILES = 200 * 1024 * 1024  # all of them in one store
# Most mail carries 35 MB, and makes what it carries a third larger.
LARGEST_BY_MAIL = 25_000_000
_NAMING = ("trail", "state_digest")  # fields of version 1 that name a file


class EventOrigin(NamedTuple):
    """Where events are made: told in each of them."""

    machine: str  # a hash of the computer's name, never the name
    app: str  # the program's version


class PackText(NamedTuple):
    id: str
    version: str
    body: str


class StoreNote(NamedTuple):
    """One entry of the store's own trail."""

    event_id: str  # fresh; proves that the transaction was written
    at: datetime
    actor_id: str
    what: str  # "import", "export", "sealed", "name erased", "trust removed"
    # what it says besides; no names of people and no answers
    said: Mapping[str, Any] = {}


def note_of(stamp: Stamp, what: str, said: Mapping[str, Any] | None = None) -> StoreNote:
    return StoreNote(stamp.event_id, stamp.at, stamp.actor_id, what, said or {})


class Batch(NamedTuple):
    """What is to be written together: all of it, or nothing."""

    changes: tuple[Change, ...] = ()
    # names by person id that are new or changed
    people: Mapping[str, str] = {}
    # framework packs by sha256 that are new
    packs: Mapping[str, PackText] = {}
    files: Mapping[str, bytes] = {}  # copies of evidence by sha256 that are new
    # where the events say they were made, if not on this computer by this version
    origin: EventOrigin | None = None
    # an entry of the store's own trail; a batch that has one is kept only when the trusts it
    # touches then verify
    note: StoreNote | None = None


def words_in(fields: Iterable[Mapping[str, Any]]) -> set[str]:
    """Give every text in some fields: whatever they refer to is among them."""
    return {word for one in fields for word in _texts(one)}


def files_named_in(events: Iterable[Event]) -> set[str]:
    """Give the files that changes of version 1 name: another copy's trail, and what was signed."""
    told = (one.new for one in events if one.version == 1 and one.key[1] in {"merge", "seal"})
    return {str(name) for new in told for name in map(new.get, _NAMING) if name}


def files_of(events: Iterable[Event], kept: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give those of some kept files that changes name: of version 1, or as copies of evidence."""
    named = words_in(one.new for one in events if one.version == 1 or one.key[1] == "evidence")
    return {name: data for name, data in kept.items() if name in named}


def frameworks_named_in(events: Iterable[Event]) -> set[str]:
    """Give the fingerprints of the frameworks that assessments are pinned to."""
    told = (one.new.get("pack_sha256") for one in events if one.key[1] == "assessment")
    return {str(name) for name in told if name}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    parts: Iterable[Any] = value.values() if isinstance(value, dict) else ()
    for part in value if isinstance(value, list) else parts:
        yield from _texts(part)


class PackageContent(NamedTuple):
    """A trust's changes, or some of them: what a package holds, and what a store hands over."""

    trust_id: str
    events: tuple[Event, ...]  # parents first
    owners: tuple[str, ...] = ()  # the texts with which chains of version 1 begin
    packs: tuple[str, ...] = ()  # canonical JSON of the framework packs in use
    people: Mapping[str, str] = {}  # names by person id
    # bytes by sha256: copies of evidence, and what version 1 kept
    attachments: Mapping[str, bytes] = {}
    # hashes of parents that are not inside: it is a piece of a record
    needs: frozenset[str] = frozenset()
    blind: frozenset[str] = frozenset()  # assessments that are to be scored without the answers

    @property
    def changes(self) -> int:
        """How many changes it has; one that is only named is none."""
        return sum(event.place != LEFT_OUT for event in self.events)

    def without_copies(self) -> PackageContent:
        """Leave out the copies of files that evidence has, as a slim package does."""
        copies = words_in(one.new for one in self.events if one.key[1] == "evidence")
        kept = {name: data for name, data in self.attachments.items() if name not in copies}
        return self._replace(attachments=kept)

    def graph(self) -> Graph:
        """Give its changes as a graph; Refused where it is only a piece."""
        return Graph(self.events)

    def workspace(self) -> Workspace:
        """Give the records as they stand, with the names; InvalidValue if one does not fit."""
        from digistrat_desktop.domain.record.fold import State  # noqa: PLC0415 - not before the first paint
        from digistrat_desktop.domain.record.standing import workspace_of  # noqa: PLC0415 - not before the first paint

        return workspace_of(State(self.graph()), self.people)


class Portion(NamedTuple):
    """A part of a trust's record that is asked for, for a colleague."""

    assessments: tuple[str, ...]
    blind: bool = False  # only what made them, so that whoever scores has seen no answer


class Arrival(NamedTuple):
    """A package that is to be brought in."""

    content: PackageContent
    # the framework packs it brings, by sha256
    packs: Mapping[str, PackText] = {}
    people: Mapping[str, str] = {}  # names by id of those who bring it in
    # until `Store.see`, what is recorded here stands beside the changes that came, not over them
    unseen: bool = False


class SignOff(NamedTuple):
    """That an assessment is to be signed off."""

    assessment_id: str
    role: str
    framework: str  # sha256 of its framework pack
    stamp: Stamp


class StoredTrust(NamedTuple):
    """A trust as the store holds it."""

    workspace: Workspace
    # canonical JSON of those packs its assessments are pinned to that the store holds, by sha256
    packs: Mapping[str, str]
    changes: int  # how many it has
    end: str  # its last fingerprint
    changed_at: datetime  # the time of the last change written here, aware UTC


class LogEntry(NamedTuple):
    """One entry of the store's own log."""

    seq: int  # 1 for the first
    body: str  # the exact stored JSON text
    hash: bytes


class KeptBackup(NamedTuple):
    """A backup, beside the data as they are now."""

    at: datetime  # when it was made, by the clock of then
    changes: int  # how many it has
    more: int  # changes it has that the data have not
    fewer: int  # changes the data have that it has not


class Verdict(NamedTuple):
    """What a check found on one trust's record, or on the store's own log."""

    trail: str  # the trust's id, or `store`
    changes: int
    end: str  # the last fingerprint
    bad_event: int | None = None  # number of the first change that does not fit, or None
    bad_record: str | None = None  # id of a record that differs from what the changes make, or None

    @property
    def sound(self) -> bool:
        return self.bad_event is None and self.bad_record is None


class Store(Protocol):
    """One open store."""

    @property
    def read_only(self) -> bool:
        """True when nothing can be written: a copy, a backup, a package that is looked at."""

    @property
    def where(self) -> str:
        """Where it lies, in words."""

    def blank(self) -> Store:
        """Give an empty store of its own, of which nothing stays."""

    def confirm(self) -> None:
        """Check structure and trail ends quickly, before editing; StoreDamaged if one is wrong."""

    def close(self) -> None: ...

    def trusts(self) -> tuple[ListedTrust, ...]:
        """Give every trust, by name."""

    def people(self) -> dict[str, str]:
        """Give names by person id; erased ones are empty."""

    def count(self, most: int | None = None) -> int:
        """Give the number of assessments, counting no further than `most`."""

    def listed_ids(self, order: str, words: str = "", most: int | None = None) -> tuple[int, ...]:
        """Give the list's row numbers, perhaps of those with some words.

        Args:
            order: changed, date, title or trust.
            words: each must begin a word of the trust's name, its code or the title.
        """

    def listed_rows(self, row_ids: Sequence[int]) -> dict[int, ListedAssessment]:
        """Give rows of the list by number."""

    def listed_like(self, beginning: str) -> tuple[ListedAssessment, ...]:
        """Give at most two assessments whose id begins so."""

    def newest(self, trust_id: str | None) -> tuple[ListedAssessment, ...]:
        """Give those with the newest as-of date among those that stand for their trust, of one or of all.

        One of a site stands for its trust only where there is none of the whole.
        """

    def answers(self, assessment_ids: Sequence[str]) -> dict[str, dict[str, str]]:
        """Give answers by assessment and item, for the strips of a list."""

    def pinned(self, assessment_ids: Sequence[str]) -> dict[str, str]:
        """Give the sha256 of the framework each assessment is pinned to, by assessment."""

    def open_trust(
        self, trust_id: str, assessment_id: str | None = None, latest: int = LATEST_LOADED
    ) -> StoredTrust:
        """Load a trust with its latest assessments, so many, and one more whatever its date.

        With them come those that revisions link them to, and all of which several revisions were made.
        Archived ones come without their answers, as what can be restored. Refused where it is not here.
        """

    def graph(self, trust_id: str) -> Graph:
        """Give a trust's changes, to be read at leisure: later ones do not appear in it."""

    def owners(self, trust_id: str) -> tuple[str, ...]:
        """Give the texts with which a trust's chains of version 1 begin."""

    def trails(self) -> tuple[str, ...]:
        """Give the trusts that have a record, and `store` for the store's own log."""

    def attachment(self, sha256: str) -> bytes | None:
        """Give what is kept under a fingerprint, or None."""

    def file_sizes(self) -> dict[str, int]:
        """Give the bytes of every kept file by its fingerprint."""

    def copies_named(self, trust_id: str) -> set[str]:
        """Give the fingerprints of the copies that evidence of a trust has at present."""

    def drop_unused_files(self) -> None:
        """Let go of the copies no evidence has any more."""

    def record(self, batch: Batch) -> None:
        """Write a batch in one transaction, and be sure of the answer; again changes nothing.

        Raises:
            NotSaved: nothing of it is in the store.
            Refused: it is not allowed, for instance because the assessment is sealed.
        """

    def erase_name(self, person_id: str, note: StoreNote) -> None:
        """Erase a person's name for good; the trail, which holds only the id, stays as it is."""

    def remove_trust(self, trust_id: str, note: StoreNote) -> str:
        """Remove a trust with its record and all that only it speaks of; give its last fingerprint."""

    def sign_off(self, wanted: SignOff, note: StoreNote) -> Seal:
        """Sign off over all that is known here; Refused where it is, or while any of it is unseen."""

    def hand_over(self, trust_id: str, portion: Portion | None = None) -> PackageContent:
        """Give a trust with its whole record, or a part of it; Refused where that is not here."""

    def bring_in(self, arrival: Arrival, author: Author) -> int:
        """Add the changes of a package that are not here: all of them, or none. Give how many.

        Args:
            author: makes the note that tells of it.

        Raises:
            Refused: changes they follow are missing, or what came does not fit.
        """

    def missing(self, content: PackageContent) -> frozenset[str]:
        """Give the fingerprints of files and frameworks a package has that are wanted here and absent."""

    def names_erased(self, content: PackageContent) -> frozenset[str]:
        """Give the ids of people whose names `bring_in` would erase; some have no name here."""

    def unseen(self, trust_id: str) -> frozenset[str]:
        """Give the hashes of what came in and was not seen yet, see `Arrival`."""

    def see(self, trust_id: str, changes: int) -> None:
        """Note that who works here was shown a trust as it was with so many changes."""

    def removed(self, trust_id: str) -> datetime | None:
        """Give when a trust was last removed from here, or None."""

    def changes(self, trust_id: str) -> int:
        """Give how many changes a trust has, without those only named; 0 when it is not here."""

    def writes(self) -> int:
        """Give a number that is another one once anything was written."""

    def verify_trail(self, trail: str) -> Verdict:
        """Check one trust's record, or the store's log, and every table made from it."""

    def verify_outside(self) -> tuple[Verdict, ...]:
        """Check what belongs to no single trust; StoreDamaged if a list tells another story."""

    def back_up(self, at: datetime) -> datetime:
        """Make a verified backup; give its time. Refused where it fails; older ones are kept."""

    def back_up_elsewhere(self, at: datetime) -> None:
        """Make one in the organisation's place, if it has one and it was not done today; as `back_up`."""

    def back_up_news(self, at: datetime) -> None:
        """Make a backup, here and elsewhere, unless one holds all that is here or nothing is."""

    def last_backup(self) -> datetime | None:
        """Give when the backup was made that holds most."""

    def backups(self) -> tuple[KeptBackup, ...]:
        """Compare each backup that can be read with what is here, the one that holds most first."""

    def share_copy(self, name: str) -> None:
        """Write a verified copy other windows of this data folder can open by its name."""

    def copy_with(self, batch: Batch) -> bytes:
        """Give a verified copy as a file's content, with what could not be saved here in it."""

    def recall(self, name: str) -> str:
        """Give a small text that was remembered beside the record; empty when there is none."""

    def remember(self, name: str, text: str) -> None:
        """Keep a small text beside the record: no change of it, and in no package."""


class DataFolder(Protocol):
    """The place of a store with its backups and copies; nobody else may hold it while it changes."""

    @property
    def has_store(self) -> bool:
        """True when there is a store, sound or not."""

    def open(self, at: datetime) -> Store:
        """Open or create the store for writing; Refused where it cannot be, and it was not changed.

        Args:
            at: now, for the name of the backup that is made first of one of an earlier version.
        """

    def open_to_read(self) -> Store:
        """Open the store unchanged; Refused if unreadable or a write into it was cut short."""

    def open_copy(self, name: str) -> Store:
        """Open a copy another window made (`Store.share_copy`)."""

    def drop_copies(self, before: datetime) -> None:
        """Let go of copies that were made before a time."""

    def backups(self) -> tuple[datetime, ...]:
        """Give when the backups were made, the one that holds most first."""

    def good_backup(self) -> datetime | None:
        """Give when the backup was made that holds most of those that verify."""

    def open_backup(self, made: datetime) -> Store:
        """Open a backup to read."""

    def restore(self, made: datetime, now: datetime) -> str:
        """Put a backup in the store's place; give the name under which the other file is kept.

        Raises:
            Refused: it does not verify or could not be written; the store is as it was.
        """

    def start_new(self, now: datetime) -> str:
        """Make room for an empty store; give the name under which the other file is kept."""

    def content(self) -> bytes:
        """Give the store's file as it is, sound or not, for whoever supports the program."""

    def empty(self) -> Store:
        """Give a store with nothing in it, in memory only."""

    def look_inside(
        self, content: PackageContent, packs: Mapping[str, PackText], author: Author
    ) -> Store:
        """Give a store to read that holds one package and nothing else; it goes when it is closed."""


class HandedFile(NamedTuple):
    """A file somebody handed over."""

    content: bytes  # its bytes; of one that is too large, one more than may be
    cut_off: bool = False  # a journal that is not empty lies beside it


class PackageFiles(Protocol):
    """Files that go to others and come from anybody: written to be read back, read without trust.

    `write`, `lock` and `pieces` are the one door out, so they keep the organisation's rules.
    """

    @property
    def rules(self) -> HouseRules: ...

    def packed(self, content: PackageContent) -> bytes:
        """Write a package that stays in memory, to which no rule applies."""

    def write(
        self, content: PackageContent, password: str | None = None, salt: bytes | None = None
    ) -> bytes:
        """Write a package, the same but for a password's salt; Refused if that is too short.

        Args:
            salt: 16 bytes for many files of one writer; else each has its own.

        Raises:
            Refused: the organisation requires a password, and none is given.
        """

    def lock(self, data: bytes, password: str | None, salt: bytes | None = None) -> bytes:
        """Put bytes under a password as `write` does."""

    def unlock(self, data: bytes, password: str | None) -> bytes:
        """Give what `lock` took; what is under no password as it is. Errors as `read`."""

    def pieces(self, content: PackageContent, *, by_mail: bool = False) -> list[PackageContent]:
        """Cut what is too large for one package; each piece needs only what earlier ones hold.

        Args:
            by_mail: each small enough for email, without attached files.
        """

    def read(self, content: bytes, password: str | None = None) -> PackageContent:
        """Read a package whole and check it against itself.

        Raises:
            NewerVersion: a later version of the program made it.
            PasswordNeeded: it is under a password and none was given.
            WrongPassword: it is under another one.
            Refused: it breaks a rule; the words name which.
        """

    def read_store(self, file: HandedFile) -> tuple[PackageContent, ...]:
        """Read each trust of a store's file as strictly as a package; Refused where it is none."""
