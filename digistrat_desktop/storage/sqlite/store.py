"""The store in one SQLite file: `storage.port.Store` over one connection, on one thread."""

from __future__ import annotations

import contextlib
import sqlite3
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Concatenate, NamedTuple, ParamSpec, TypeVar

from digistrat_desktop.domain.errors import DigiStratError, NotSaved, Refused, StoreDamaged
from digistrat_desktop.storage.port import LATEST_LOADED, note_of
from digistrat_desktop.storage.sqlite import records
from digistrat_desktop.storage.sqlite.backups import backups_in, compared
from digistrat_desktop.storage.sqlite.connection import (
    Connect,
    connect_for_writing,
    errors_in_words,
    in_words,
)
from digistrat_desktop.storage.sqlite.identity import FileIdentity, ends_in
from digistrat_desktop.storage.sqlite.opening import (
    open_for_reading,
    open_for_writing,
    open_in_memory,
)
from digistrat_desktop.system.atomic_file import save_bytes

if TYPE_CHECKING:  # what the start does not need
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from digistrat_desktop.domain.record.events import Author
    from digistrat_desktop.domain.record.graph import Graph
    from digistrat_desktop.domain.record.seals import Seal
    from digistrat_desktop.domain.trust.listing import ListedAssessment, ListedTrust
    from digistrat_desktop.storage.port import (
        Arrival,
        Batch,
        EventOrigin,
        KeptBackup,
        PackageContent,
        Portion,
        SignOff,
        StoredTrust,
        StoreNote,
        Verdict,
    )
    from digistrat_desktop.storage.sqlite.connection import Connection
    from digistrat_desktop.storage.sqlite.trail import Graphs
    from digistrat_desktop.storage.sqlite.work import StoreWork

T = TypeVar("T")
P = ParamSpec("P")


_A_DAY = timedelta(days=1)
_MOST_WRITES = 1 << 40  # of one connection
_LARGEST_MEMORY = 1024 * 1024
# Changes that are known when they are written again; those of a batch under way are all kept.
_TRIED_KEPT = 1_000
_NOT_SAVED = (
    "The last change could not be saved.",
    "Everything saved earlier is safe, and what you typed is still on the screen.",
    "Choose Try again, or save a copy somewhere else.",
)


class Around(NamedTuple):
    """What lies around a store's file."""

    backups: Path | None = None  # the folder of the backups
    second_backups: Path | None = None  # the organisation's, for one a day
    copies: Path | None = None  # the folder of copies for other windows


NOTHING_AROUND = Around()


def store_work() -> StoreWork:
    """What is done to a store once Home is on the screen."""
    from digistrat_desktop.storage.sqlite.work import StoreWork  # noqa: PLC0415 - the door to every class of records

    return StoreWork()


class SqliteStore:
    """One open store; in memory only where there is no path."""

    def __init__(
        self,
        path: Path | None,
        origin: EventOrigin,
        connect: Connect = connect_for_writing,
        *,
        read_only: bool = False,
        around: Around = NOTHING_AROUND,
        before_migrating: Callable[[Connection], object] | None = None,
    ) -> None:
        """Open or create a store; `before_migrating` keeps a copy of an earlier version."""
        self.path = path
        self.read_only = read_only
        self.origin = origin
        self._around = around
        self._connect = connect
        self._before_migrating = before_migrating
        self._is_closed = False
        self._opened = 0  # how often
        self._connection: Connection | None = self._open()
        self._identity = FileIdentity(None if read_only else path)
        self._identity.remember(self._connection)
        # hashes by event id of what was tried to be saved, latest last
        self._tried: dict[str, str] = {}

    @cached_property
    def _graphs(self) -> Graphs:
        """The records that were read, kept while the store is open."""
        return self._work.graphs()

    @cached_property
    def _work(self) -> StoreWork:
        return store_work()

    @property
    def where(self) -> str:
        return str(self.path or "")

    @property
    def _db(self) -> Connection:
        """The connection; opened again when the last try to do so failed."""
        if self._connection is None:
            if self._is_closed:
                raise Refused("This data was closed.", "Nothing was changed.", "Open it again.")
            self._refuse_if_moved()
            opened = self._open()
            try:
                self._identity.refuse_another(opened)
            except BaseException:
                opened.close()
                raise
            self._connection = opened
            self._identity.remember(opened)
        return self._connection

    def _open(self) -> Connection:
        self._opened += 1
        if self.path is None:
            return open_in_memory()
        if self.read_only:
            return open_for_reading(self.path)
        return open_for_writing(self.path, self._connect, self._before_migrating)

    def blank(self) -> SqliteStore:
        return SqliteStore(None, self.origin, around=self._around)

    def confirm(self) -> None:
        self._work.confirm(self._db)

    def close(self) -> None:
        self._is_closed = True
        self._let_go()
        if self.path is None or self.read_only:
            return
        journal = self.path.with_name(f"{self.path.name}-journal")
        if journal.exists() and journal.stat().st_size == 0:
            journal.unlink()

    def _read(
        self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        with errors_in_words():
            return work(self._db, *args, **kwargs)

    def trusts(self) -> tuple[ListedTrust, ...]:
        return self._read(records.trusts_listed)

    def people(self) -> dict[str, str]:
        return self._read(records.people_of)

    def count(self, most: int | None = None) -> int:
        return self._read(records.count_listed, most)

    def listed_ids(self, order: str, words: str = "", most: int | None = None) -> tuple[int, ...]:
        return self._read(records.listed_ids, order, words, most)

    def listed_rows(self, row_ids: Sequence[int]) -> dict[int, ListedAssessment]:
        return self._read(records.listed_rows, row_ids)

    def listed_like(self, beginning: str) -> tuple[ListedAssessment, ...]:
        return self._read(records.listed_like, beginning)

    def newest(self, trust_id: str | None) -> tuple[ListedAssessment, ...]:
        return self._read(records.newest_listed, trust_id)

    def answers(self, assessment_ids: Sequence[str]) -> dict[str, dict[str, str]]:
        return self._read(records.answers_of, assessment_ids)

    def pinned(self, assessment_ids: Sequence[str]) -> dict[str, str]:
        return self._read(records.pinned_by, assessment_ids)

    def open_trust(
        self, trust_id: str, assessment_id: str | None = None, latest: int = LATEST_LOADED
    ) -> StoredTrust:
        return self._read(self._work.stored_trust, trust_id, assessment_id, latest)

    def graph(self, trust_id: str) -> Graph:
        return self._read(self._graphs.of, trust_id).fork()

    def owners(self, trust_id: str) -> tuple[str, ...]:
        return self._read(self._work.owners, trust_id)

    def trails(self) -> tuple[str, ...]:
        return self._read(self._work.trails)

    def attachment(self, sha256: str) -> bytes | None:
        return self._read(self._work.attachment, sha256)

    def file_sizes(self) -> dict[str, int]:
        return self._read(self._work.file_sizes)

    def copies_named(self, trust_id: str) -> set[str]:
        return self._read(self._work.copies_named, trust_id)

    def drop_unused_files(self) -> None:
        if not self.read_only:
            self._write((), None, self._work.drop_unused_files)

    def unseen(self, trust_id: str) -> frozenset[str]:
        return frozenset(self._graphs.unseen.get(trust_id, ()))

    def see(self, trust_id: str, changes: int) -> None:
        self._graphs.see(trust_id, changes)

    def removed(self, trust_id: str) -> datetime | None:
        return self._read(self._work.removed, trust_id)

    def changes(self, trust_id: str) -> int:
        return self._read(self._work.changes_of, trust_id)

    def writes(self) -> int:
        return self._opened * _MOST_WRITES + self._read(records.writes_of)

    def verify_trail(self, trail: str) -> Verdict:
        return self._read(self._work.verify_trail, trail)

    def verify_outside(self) -> tuple[Verdict, ...]:
        return self._read(self._work.verify_outside)

    def record(self, batch: Batch) -> None:
        ids = [str(change.stamp.event_id) for change in batch.changes]
        self._write(
            ids, batch.note, self._work.write_batch, self._graphs, batch, self.origin, self._tried
        )
        for event_id in list(self._tried)[:-_TRIED_KEPT]:
            del self._tried[event_id]

    def _write(
        self,
        event_ids: Sequence[str],
        note: StoreNote | None,
        work: Callable[Concatenate[Connection, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T | None:
        """Do one transaction, and be sure of the answer.

        A commit that reports an error may have been written (docs/spec/store.md#a-failed-commit):
        the store is opened again and what was tried is looked up before anything is said.

        Args:
            event_ids: of the changes it writes; names and packs alone leave no proof.
            note: the entry of the log it writes.
            work: writes in a transaction of its own.

        Returns:
            What the work gave; None when only the look-up tells that it was done.
        """
        if self.read_only:
            raise NotSaved(
                "This data is open read-only.",
                "Nothing was changed.",
                "Open it where you can save, or save a copy.",
            )
        self._refuse_if_moved()
        try:
            db = self._db
        except Refused as error:
            raise _not_saved(error) from error
        try:
            done = work(db, *args, **kwargs)
        except DigiStratError:
            self._identity.remember(db)
            raise
        except Exception as error:  # noqa: BLE001 - any failure of a commit is ambiguous
            self._settle(event_ids, note, error)
            return None
        self._identity.remember(db)
        return done

    def _refuse_if_moved(self) -> None:
        """Never write into a file that was renamed, nor into another that took its place.

        SQLite looks only when it opens its journal, which stays open here; opening a store again
        where none is left would make an empty one. A file that only looks different is opened anew,
        since pages that were read before may be other ones now.

        Raises:
            NotSaved: the file is not the one that was opened.
        """
        if not self._identity.is_as_left(self._work.confirm):
            self._let_go()

    def _settle(self, event_ids: Sequence[str], note: StoreNote | None, error: Exception) -> None:
        self._let_go()
        self._identity.forget_content()
        hashes = [self._tried.get(one, "") for one in event_ids]
        try:
            written = all(hashes) and self._read(self._work.are_recorded, hashes)
            noted = note is None or self._read(self._work.is_noted, note.event_id)
        except Refused:
            written = noted = False
        if not (written and noted and (hashes or note)):
            raise _not_saved(error) from error

    def _let_go(self) -> None:
        connection, self._connection = self._connection, None
        if "_graphs" in self.__dict__:
            self._graphs.forget()
        if connection is not None:
            connection.close()
        self._identity.let_go()

    def erase_name(self, person_id: str, note: StoreNote) -> None:
        self._write((), note, self._work.erase_name, person_id, note, self.origin)
        self._compact()

    def _compact(self) -> None:
        self._read(self._work.compact)
        self._identity.remember(self._db)

    def remove_trust(self, trust_id: str, note: StoreNote) -> str:
        end = self._read(self._work.end_that_is, trust_id)
        self._write((), note, self._work.remove_trust, self._graphs, trust_id, note, self.origin)
        self._graphs.unseen.pop(trust_id, None)
        self._compact()
        return end

    def sign_off(self, wanted: SignOff, note: StoreNote) -> Seal:
        tried: dict[str, str] = {}
        made = self._write(
            (), note, self._work.sign_off, self._graphs, wanted, note, self.origin, tried
        )
        return made or self._read(self._work.seal_at, self._graphs, wanted, tried)

    def hand_over(self, trust_id: str, portion: Portion | None = None) -> PackageContent:
        return self._read(self._work.hand_over, self._graphs, trust_id, portion)

    def bring_in(self, arrival: Arrival, author: Author) -> int:
        said = {"trust": arrival.content.trust_id, "changes": len(arrival.content.events)}
        note = note_of(author.stamp(), "import", said)
        seen_before = {trust: dict(hashes) for trust, hashes in self._graphs.unseen.items()}
        try:
            come = self._write(
                (), note, self._work.bring_in, self._graphs, arrival, note, self.origin
            )
        except BaseException:
            self._graphs.unseen = seen_before  # nothing came that anybody has to see
            raise
        # The log tells it where only the look-up told that it was done.
        return come if come is not None else self._read(self._work.came_with, note.event_id)

    def missing(self, content: PackageContent) -> frozenset[str]:
        return self._read(self._work.missing, self._graphs, content)

    def names_erased(self, content: PackageContent) -> frozenset[str]:
        return self._read(self._work.names_erased, content)

    def back_up(self, at: datetime) -> datetime:
        if self._around.backups is None:
            raise Refused(
                "This data has no place for backups.",
                "Nothing was changed.",
                "Open it from a folder, then try again.",
            )
        return self._work.back_up(self._db, self._around.backups, at).at

    def back_up_elsewhere(self, at: datetime) -> None:
        second = self._around.second_backups
        if second is not None:
            ages = (at - backup.at for backup in backups_in(second))
            if not any(timedelta() <= age < _A_DAY for age in ages):
                self._work.back_up(self._db, second, at)

    def back_up_news(self, at: datetime) -> None:
        if self.read_only:
            return
        here = self._read(ends_in)
        there = backups_in(self._around.backups)
        if any(here) and not any(one.holds.ends == here for one in there):
            self.back_up(at)
            self.back_up_elsewhere(at)

    def last_backup(self) -> datetime | None:
        return next((one.at for one in backups_in(self._around.backups)), None)

    def backups(self) -> tuple[KeptBackup, ...]:
        return self._read(compared, backups_in(self._around.backups))

    def share_copy(self, name: str) -> None:
        if self._around.copies is None:
            raise Refused(
                "This data has no place for copies.",
                "Nothing was changed.",
                "Open it from a folder, then try again.",
            )
        self._work.write_verified_copy(self._db, self._around.copies / name)

    def copy_with(self, batch: Batch) -> bytes:
        with errors_in_words(), contextlib.closing(sqlite3.connect(":memory:")) as copy:
            copy.isolation_level = None
            db = self._db
            if isinstance(db, sqlite3.Connection):
                db.backup(copy)
            graphs = self._work.graphs()
            graphs.unseen = self._graphs.unseen
            self._work.write_batch(copy, graphs, batch, self.origin)
            if not all(verdict.sound for verdict in self._work.verify_all(copy)):
                raise StoreDamaged(
                    "The copy did not pass its check.",
                    "Older backups are kept.",
                    "Check your data, then try again.",
                )
            return copy.serialize()

    def recall(self, name: str) -> str:
        path = self._memory(name)
        try:
            if path is None or path.stat().st_size > _LARGEST_MEMORY:
                return ""
            return path.read_text(encoding="utf-8")
        except (OSError, ValueError):
            return ""

    def remember(self, name: str, text: str) -> None:
        path = self._memory(name)
        if path is not None and not self.read_only:
            save_bytes(path, text.encode())

    def _memory(self, name: str) -> Path | None:
        return None if self.path is None else self.path.with_name(f"{name}.json")


def _not_saved(error: Exception) -> NotSaved:
    known = error if isinstance(error, NotSaved) else in_words(error)
    return known if isinstance(known, NotSaved) else NotSaved(*_NOT_SAVED)
