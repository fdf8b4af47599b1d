"""The store as the services see it: values in, values out, one connection, one thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from digistrat_desktop.domain.errors import DigiStratError, NotSaved, Refused
from digistrat_desktop.storage.sqlite import records
from digistrat_desktop.storage.sqlite.backup import Backup, backups_in
from digistrat_desktop.storage.sqlite.connection import (
    Connect,
    connect_for_writing,
    errors_in_words,
    in_words,
    moved,
)
from digistrat_desktop.storage.sqlite.opening import confirm, open_for_reading, open_for_writing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime, timedelta
    from pathlib import Path

    from digistrat_desktop.domain.record.events import Head, Verdict
    from digistrat_desktop.domain.record.workspace import Workspace
    from digistrat_desktop.domain.trust.listing import ListedAssessment, ListedTrust
    from digistrat_desktop.storage.origin import EventOrigin
    from digistrat_desktop.storage.sqlite.commits import Batch
    from digistrat_desktop.storage.sqlite.connection import Connection

T = TypeVar("T")
FILE_NAME = "digistrat.db"
_NOT_SAVED = (
    "The last change could not be saved.",
    "Everything saved before is safe, and what you typed is still on the screen.",
    "Choose Try again, or save a copy elsewhere.",
)


class Store:
    """One open store. All its methods belong to the thread that opened it."""

    def __init__(
        self,
        path: Path,
        origin: EventOrigin,
        connect: Connect = connect_for_writing,
        *,
        read_only: bool = False,
        before_migrating: Callable[[Connection], None] | None = None,
    ) -> None:
        """Open or create a store.

        Args:
            before_migrating: keeps a copy of a store of an earlier version before it is changed.
        """
        self.path = path
        self.read_only = read_only
        self.origin = origin
        self._connect = connect
        self._before_migrating = before_migrating
        self._connection: Connection | None = self._open()
        self._identity = _identity_of(path)

    @property
    def _db(self) -> Connection:
        """The connection; opened again when the last try to do so failed."""
        if self._connection is None:
            self._refuse_if_moved()
            self._connection = self._open()
        return self._connection

    def _open(self) -> Connection:
        if self.read_only:
            return open_for_reading(self.path)
        return open_for_writing(self.path, self._connect, self._before_migrating)

    def confirm(self) -> None:
        """Check structure and chain tails.

        Raises:
            StoreDamaged: something does not fit.
        """
        confirm(self._db)

    def record(self, batch: Batch) -> None:
        """Write a batch in one transaction, and be sure of the answer.

        A commit that reports an error may have been written (docs/spec/store.md#a-failed-commit):
        the store is opened again and the events are looked up before anything is said.

        Raises:
            NotSaved: nothing of the batch is in the store.
            Refused: the batch is not allowed, for instance because the assessment is sealed.
        """
        from digistrat_desktop.storage.sqlite.commits import write_batch  # noqa: PLC0415 - not before the first paint

        events = [change.stamp.event_id for change in batch.changes]
        self.write(lambda db: write_batch(db, batch, self.origin), events)

    def write(self, work: Callable[[Connection], None], event_ids: Sequence[str]) -> None:
        """Do one transaction, and be sure of the answer; see `record`.

        Args:
            work: writes in a transaction of its own.
            event_ids: of the events it writes, by which it is looked up after an error; names and
                packs alone leave no proof.

        Raises:
            NotSaved: nothing of it is in the store.
            Refused: it is not allowed.
        """
        if self.read_only:
            raise NotSaved("This store is open read-only.", "Nothing was changed.")
        self._refuse_if_moved()
        try:
            db = self._db
        except Refused as error:
            raise _not_saved(error) from error
        try:
            work(db)
        except DigiStratError:
            raise
        except Exception as error:  # noqa: BLE001 - any failure of a commit is ambiguous
            self._settle(event_ids, error)

    def _refuse_if_moved(self) -> None:
        """Never write into a file that was renamed, nor into another that took its place.

        SQLite looks only when it opens its journal, which stays open here; opening a store again
        where none is left would make an empty one. A disk that is only made up has no identity.

        Raises:
            NotSaved: the file is not the one that was opened.
        """
        if self._identity is not None and _identity_of(self.path) != self._identity:
            raise moved()

    def read(self, work: Callable[[Connection], T]) -> T:
        """Read what this class has no method of its own for; for this package only."""
        with errors_in_words():
            return work(self._db)

    def _settle(self, event_ids: Sequence[str], error: Exception) -> None:
        self._let_go()
        try:
            recorded = self._all_recorded(event_ids)
        except Refused:
            recorded = False
        if not recorded:
            raise _not_saved(error) from error

    def _let_go(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _all_recorded(self, event_ids: Sequence[str]) -> bool:
        from digistrat_desktop.storage.sqlite.event_log import is_recorded  # noqa: PLC0415 - not before the first paint

        with errors_in_words():
            recorded = [is_recorded(self._db, event_id) for event_id in event_ids]
        return bool(recorded) and all(recorded)

    def load(self, trust_id: str, open_id: str | None, history: int = 24) -> Workspace:
        """Load a trust with its latest assessments, and the open one whatever its date."""
        with errors_in_words():
            ids = list(records.assessment_ids_of(self._db, trust_id, history))
            if open_id is not None and open_id not in ids:
                ids.append(open_id)
            return records.load_workspace(self._db, trust_id, ids)

    def people(self) -> dict[str, str]:
        """Give names by person id."""
        with errors_in_words():
            return records.people_of(self._db)

    def trusts(self) -> tuple[ListedTrust, ...]:
        """Give every trust, by name."""
        with errors_in_words():
            return records.trusts_listed(self._db)

    def latest_listed(self, count: int) -> tuple[ListedAssessment, ...]:
        """Give the assessments changed last."""
        with errors_in_words():
            return records.listed_first(self._db, count)

    def listed(self, assessment_id: str) -> ListedAssessment | None:
        """Give one assessment's row of the list."""
        with errors_in_words():
            return records.listed_of(self._db, assessment_id)

    def newest(self, trust: str | None) -> tuple[ListedAssessment, ...]:
        """Give the one with the newest as-of date, of a trust (id or ODS code) or of all."""
        with errors_in_words():
            return records.newest_listed(self._db, trust)

    def listed_like(self, beginning: str) -> tuple[ListedAssessment, ...]:
        """Give at most two assessments whose id begins so."""
        with errors_in_words():
            return records.listed_like(self._db, beginning)

    def listed_ids(self, order: str, words: str) -> tuple[int, ...]:
        """Give the list's row numbers in an order, perhaps those with some words."""
        with errors_in_words():
            return records.listed_ids(self._db, order, words)

    def listed_rows(self, row_ids: Sequence[int]) -> dict[int, ListedAssessment]:
        """Give rows of the list by number."""
        with errors_in_words():
            return records.listed_rows(self._db, row_ids)

    def count(self, most: int | None = None) -> int:
        """Give the number of assessments, counting no further than `most`."""
        with errors_in_words():
            return records.count_listed(self._db, most)

    def answers(self, assessment_ids: Sequence[str]) -> dict[str, dict[str, str]]:
        """Give answers by assessment and item."""
        with errors_in_words():
            return records.answers_of(self._db, assessment_ids)

    def pack_body(self, sha256: str) -> str | None:
        """Give the canonical JSON of a pack the store holds."""
        with errors_in_words():
            return records.pack_body(self._db, sha256)

    def trail_end(self, trust_id: str) -> tuple[Head, datetime]:
        """Give where a trust's chain ends, and the time of its last event."""
        from digistrat_desktop.storage.sqlite.event_log import head_of, last_time_of  # noqa: PLC0415 - not before the first paint

        with errors_in_words():
            return head_of(self._db, trust_id), last_time_of(self._db, trust_id)

    def verify(self) -> tuple[Verdict, ...]:
        """Check every chain and every record."""
        from digistrat_desktop.storage.sqlite.integrity import verify_all  # noqa: PLC0415 - not before the first paint

        with errors_in_words():
            return verify_all(self._db)

    def back_up(self, folder: Path, at: datetime) -> Backup:
        """Make a verified backup and let older ones go by the rotation."""
        from digistrat_desktop.storage.sqlite.backup import back_up  # noqa: PLC0415 - not before the first paint

        return back_up(self._db, folder, at)

    def back_up_if_due(self, folder: Path, at: datetime, every: timedelta) -> Backup | None:
        """Make a backup when the latest is older than `every`."""
        latest = backups_in(folder)[:1]
        if latest and at - latest[0].at < every:
            return None
        return self.back_up(folder, at)

    def last_backup(self, folder: Path) -> datetime | None:
        """Give when the latest backup in a folder was made."""
        latest = backups_in(folder)[:1]
        return latest[0].at if latest else None

    def write_snapshot(self, path: Path) -> Path:
        """Write a verified copy for a reader."""
        from digistrat_desktop.storage.sqlite.backup import write_verified_copy  # noqa: PLC0415 - not before the first paint

        return write_verified_copy(self._db, path)

    def close(self) -> None:
        """Close the file and remove the empty journal it leaves behind."""
        self._let_go()
        if self.read_only:
            return
        journal = self.path.with_name(f"{self.path.name}-journal")
        if journal.exists() and journal.stat().st_size == 0:
            journal.unlink()


def _identity_of(path: Path) -> tuple[int, int] | None:
    """Tell one file from another at the same place; None where there is no file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _not_saved(error: Exception) -> NotSaved:
    known = in_words(error)
    return known if isinstance(known, NotSaved) else NotSaved(*_NOT_SAVED)
