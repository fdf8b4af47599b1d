"""Packages as the services see them: values in, values out, over one open store."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from digistrat_desktop.storage.package.gathering import attachment, content_of, has_attachment
from digistrat_desktop.storage.package.removing import erase_name, remove_trust
from digistrat_desktop.storage.package.taking_in import (
    Incoming,
    StoreNote,
    seen_head,
    take_in,
    write_note,
)
from digistrat_desktop.storage.sqlite.commits import in_transaction
from digistrat_desktop.storage.sqlite.event_log import events_of

if TYPE_CHECKING:
    from digistrat_desktop.domain.record.events import Event, Head
    from digistrat_desktop.storage.package.content import PackageContent
    from digistrat_desktop.storage.sqlite.connection import Connection
    from digistrat_desktop.storage.sqlite.store import Store


class PackageDesk:
    """What goes out of a store and comes into it. It belongs to the store's thread."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def content_of(self, trust_id: str) -> PackageContent:
        """Gather a trust with its whole trail.

        Raises:
            Refused: the store holds no such trust.
        """
        return self._store.read(partial(content_of, trust_id=trust_id))

    def events_of(self, chain_id: str) -> tuple[Event, ...]:
        """Give a trail's events in order."""
        return self._store.read(lambda db: tuple(events_of(db, chain_id)))

    def has_attachment(self, sha256: str) -> bool:
        """Tell whether the store keeps a file with this fingerprint."""
        return self._store.read(partial(has_attachment, sha256=sha256))

    def attachment(self, sha256: str) -> bytes | None:
        """Give a file the store keeps by its fingerprint, or None."""
        return self._store.read(partial(attachment, sha256=sha256))

    def seen_head(self, trust_id: str) -> Head | None:
        """Give the furthest end of a trust's trail any file has shown to this store."""
        return self._store.read(partial(seen_head, trust_id=trust_id))

    def take_in(self, incoming: Incoming) -> None:
        """Bring it all in, or nothing.

        Raises:
            NotSaved: nothing of it is in the store.
            Refused: it does not fit; nothing was changed.
        """
        origin = self._store.origin
        self._store.write(lambda db: take_in(db, incoming, origin), [incoming.note.event_id])

    def note(self, note: StoreNote) -> None:
        """Add an entry to the store's own trail."""
        origin = self._store.origin

        def work(db: Connection) -> None:
            with in_transaction(db):
                write_note(db, note, origin)

        self._store.write(work, [note.event_id])

    def erase_name(self, person_id: str, note: StoreNote) -> None:
        """Erase a person's name; the trail, which holds only the id, stays as it is."""
        origin = self._store.origin
        self._store.write(lambda db: erase_name(db, person_id, note, origin), [note.event_id])
        self._store.read(_compact)

    def remove_trust(self, trust_id: str, note: StoreNote) -> None:
        """Remove a trust with its trail; the store's own trail says that it was done."""
        origin = self._store.origin
        self._store.write(lambda db: remove_trust(db, trust_id, note, origin), [note.event_id])
        self._store.read(_compact)


def _compact(db: Connection) -> None:
    """Write the file anew, so that what was deleted is not left between its pages."""
    db.execute("VACUUM")
