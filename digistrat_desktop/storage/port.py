"""What the services may ask of what keeps things: the store of a data folder, and files for others.

Values go in and come out: no path, no connection, and no function that takes one. Errors are those
of `domain.errors`; whatever writes raises `NotSaved` when nothing of it was kept. A store belongs to
the thread that opened it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from digistrat_desktop.domain.ids import AssessmentId, RecordId, TrustId
from digistrat_desktop.domain.record.events import Event, Head, first_hash, replay_event

if TYPE_CHECKING:  # what the start does not need
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from digistrat_desktop.domain.record.changes import Change
    from digistrat_desktop.domain.record.events import Author, Stamp, Verdict
    from digistrat_desktop.domain.record.merging import Comparison
    from digistrat_desktop.domain.record.workspace import Workspace
    from digistrat_desktop.domain.trust.listing import ListedAssessment, ListedTrust
    from digistrat_desktop.domain.wire.records import Record

STORE_TRAIL = "store"
# A store's file is in the middle of a change while a file of this ending, not empty, lies beside it.
JOURNAL_ENDING = "-journal"
LARGEST_PACKAGE = 64 * 1024 * 1024
LARGEST_STORE = 256_000_000


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
    framework: str = ""  # sha256 bound into a trail that begins with this batch
    # where the events say they were made, if not on this computer by this version
    origin: EventOrigin | None = None
    attachments: Mapping[str, bytes] = {}  # bytes to keep, by sha256
    # an entry of the store's own trail; a batch that has one is kept only when the trusts it
    # touches then verify
    note: StoreNote | None = None


class RawRecord(NamedTuple):
    """A record as it is stored: its fields in their JSON forms."""

    id: str
    kind: str
    assessment_id: str | None
    fields: Mapping[str, Any]


def words_in(records: Iterable[RawRecord]) -> set[str]:
    """Give every text in some records: whatever they refer to is among them."""
    return {word for record in records for word in _texts(record.fields)}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    parts: Iterable[Any] = value.values() if isinstance(value, dict) else ()
    for part in value if isinstance(value, list) else parts:
        yield from _texts(part)


class Part(NamedTuple):
    """What a trail was copied from, when it is a part of a trust's record made for a colleague."""

    assessment_id: str  # the one assessment it holds
    blind: bool  # without the answers given so far
    copied: int  # its first so many events only copy what was there
    head: Head  # where the trail it was copied from ended then


class PackageContent(NamedTuple):
    """A trust with its trail: what a package holds, and what a store hands over."""

    trust_id: str
    owner: str  # the text a trail begins with, from which its first hash is made
    events: tuple[Event, ...]
    records: tuple[RawRecord, ...]  # in the order they were made
    packs: tuple[str, ...]  # canonical JSON of the framework packs in use
    people: Mapping[str, str] = {}  # names by person id
    attachments: Mapping[str, bytes] = {}  # bytes by sha256
    part: Part | None = None  # what it was copied from, or None for the trust's own record

    @property
    def head(self) -> Head:
        """Where the trail ends."""
        last = self.events[-1].hash if self.events else first_hash(self.owner)
        return Head(len(self.events), last)

    def holds(self, head: Head) -> bool:
        """Tell whether the trail goes through this point."""
        there = 1 <= head.length <= len(self.events)
        return there and self.events[head.length - 1].hash == head.hash

    def typed(self) -> list[Record]:
        """Give the records as worked on, in the order made; InvalidValue if one does not fit."""
        return _typed(self.trust_id, self.records)

    def workspace(self) -> Workspace:
        """Give the records with the names; as `typed`."""
        from digistrat_desktop.domain.record.workspace import make_workspace  # noqa: PLC0415 - not before the first paint

        return make_workspace(self.typed(), self.people)

    def typed_at(self, length: int) -> list[Record]:
        """Give the records as they were after so many events of a trail that is sound."""
        fields: dict[str, dict[str, Any]] = {}
        places: dict[str, tuple[str, str | None]] = {}
        for event in self.events[:length]:
            said = json.loads(event.body)
            places.setdefault(said["record"], (said["entity"], said["assessment"]))
            replay_event(fields, said)
        made = (RawRecord(one, *places[one], raw) for one, raw in fields.items())
        return _typed(self.trust_id, made)


def _typed(trust_id: str, records: Iterable[RawRecord]) -> list[Record]:
    from digistrat_desktop.domain.record.kinds import build_record  # noqa: PLC0415 - not before the first paint

    return [
        build_record(
            one.kind,
            RecordId(one.id),
            TrustId(trust_id),
            None if one.assessment_id is None else AssessmentId(one.assessment_id),
            one.fields,
        )
        for one in records
    ]


class Portion(NamedTuple):
    """A part of a trust's record that is asked for, for a colleague."""

    assessment_id: str
    stamp: Stamp  # who copies, and when
    blind: bool = False  # without the answers and scores given so far


class Arrival(NamedTuple):
    """A package that is to be brought in."""

    content: PackageContent
    # what it was found to change; holds only while the store has not moved on
    comparison: Comparison
    # the framework packs it brings, by sha256
    packs: Mapping[str, PackText] = {}
    people: Mapping[str, str] = {}  # names by id of those who bring it in


class StoredTrust(NamedTuple):
    """A trust as the store holds it."""

    workspace: Workspace
    # canonical JSON of those packs its assessments are pinned to that the store holds, by sha256
    packs: Mapping[str, str]
    head: Head  # where its trail ends
    changed_at: datetime  # the time of the last event, aware UTC


class Store(Protocol):
    """One open store."""

    @property
    def read_only(self) -> bool:
        """True when nothing can be written: a copy, a backup, a package that is looked at."""

    @property
    def where(self) -> str:
        """Where it lies, in words."""

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
        """Give those with the newest as-of date that stand, of a trust or of all."""

    def answers(self, assessment_ids: Sequence[str]) -> dict[str, dict[str, str]]:
        """Give answers by assessment and item, for the strips of a list."""

    def open_trust(
        self, trust_id: str, assessment_id: str | None = None, latest: int = 24
    ) -> StoredTrust:
        """Load a trust with its latest assessments, so many, and one more whatever its date.

        Raises:
            Refused: the store holds no such trust.
        """

    def events(self, trail: str) -> tuple[Event, ...]:
        """Give a trail's events, oldest first."""

    def trails(self) -> tuple[str, ...]: ...

    def attachment(self, sha256: str) -> bytes | None:
        """Give what is kept under a fingerprint, or None."""

    def record(self, batch: Batch) -> None:
        """Write a batch in one transaction, and be sure of the answer; again changes nothing.

        Raises:
            NotSaved: nothing of it is in the store.
            Refused: it is not allowed, for instance because the assessment is sealed.
        """

    def erase_name(self, person_id: str, note: StoreNote) -> None:
        """Erase a person's name for good; the trail, which holds only the id, stays as it is."""

    def remove_trust(self, trust_id: str, note: StoreNote) -> Head:
        """Remove a trust with its trail and all that only it speaks of; give where its trail ended."""

    def hand_over(self, trust_id: str, portion: Portion | None = None) -> PackageContent:
        """Give a trust with its whole trail, or a part of it for a colleague.

        Who was sent a part hands it over as it went on: a part of a part that holds the answers is
        the part itself.

        Raises:
            Refused: the store holds no such trust or assessment.
        """

    def compare(self, content: PackageContent) -> Comparison:
        """Work out what bringing a package in would do; Refused without a common point."""

    def bring_in(self, arrival: Arrival, author: Author) -> None:
        """Bring all of a package in, or nothing.

        Args:
            author: makes the changes and the note that tell of it.

        Raises:
            Refused: the store has moved on since it was compared, or what came does not fit.
        """

    def verify_trail(self, trail: str) -> Verdict:
        """Check one trail from first to last and every record it makes."""

    def verify_outside(self) -> tuple[Verdict, ...]:
        """Check what belongs to no single trail; StoreDamaged if a list tells another story."""

    def back_up(self, at: datetime) -> datetime:
        """Make a verified backup, and once a day one in the organisation's place; give its time.

        Raises:
            Refused: it could not be written or did not verify; older ones are kept.
        """

    def last_backup(self) -> datetime | None:
        """Give when the latest backup was made."""

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
        """Open or create the store for writing; one of an earlier version is backed up first.

        Args:
            at: now, for the name of that backup.

        Raises:
            Refused: it cannot be opened; it was not changed.
        """

    def open_to_read(self) -> Store:
        """Open the store unchanged; Refused if unreadable or a write into it was cut short."""

    def open_copy(self, name: str) -> Store:
        """Open a copy another window made (`Store.share_copy`)."""

    def drop_copies(self, before: datetime) -> None:
        """Let go of copies that were made before a time."""

    def backups(self) -> tuple[datetime, ...]:
        """Give when the backups were made, latest first."""

    def good_backup(self) -> datetime | None:
        """Give when the latest backup that verifies was made."""

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
    """Files that go to others and come from anybody: written to be read back, read without trust."""

    def write(self, content: PackageContent, password: str | None = None) -> bytes:
        """Write a package, the same but for a password's salt; Refused if that is too short."""

    def read(self, content: bytes, password: str | None = None) -> PackageContent:
        """Read a package whole and check it against itself.

        Raises:
            NewerVersion: a later version of the program made it.
            PasswordNeeded: it is under a password and none was given.
            Refused: it breaks a rule; the words name which.
        """

    def read_store(self, file: HandedFile) -> tuple[PackageContent, ...]:
        """Read every trust of a store's file, as strictly as if each had come as a package.

        Raises:
            Refused: it is not a whole store of this program's.
        """
