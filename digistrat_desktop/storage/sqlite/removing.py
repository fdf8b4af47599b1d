"""What is taken out of a store for good: a name, a trust, and copies of files nobody has any more.

Source: docs/spec/store.md#privacy.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.record.events import Event
from digistrat_desktop.domain.wire.codecs import encode_time
from digistrat_desktop.storage import port
from digistrat_desktop.storage.sqlite import commits, trail
from digistrat_desktop.storage.sqlite.connection import Connection
from digistrat_desktop.storage.sqlite.log import write_note
from digistrat_desktop.storage.sqlite.records import copies_named, file_sizes


def drop_unused_files(db: Connection) -> None:
    """Let go of the copies no evidence has any more; what version 1 kept stays."""
    firsts = (event for one in trail.trust_ids(db) for event in _of_version_1(db, one))
    unused = file_sizes(db).keys() - copies_named(db)
    unused -= port.words_in(event.new for event in firsts) if unused else set()
    if unused:
        with commits.in_transaction(db):
            for name in sorted(unused):
                db.execute("DELETE FROM attachment WHERE sha256 = ?", (name,))
        compact(db)


def _of_version_1(db: Connection, trust_id: str) -> Iterator[Event]:
    return (event for event in all_of(db, trust_id) if event.version == 1)


def all_of(db: Connection, trust_id: str) -> Iterator[Event]:
    return (event for _, event in trail.events_after(db, trust_id))


def erase_name(
    db: Connection, person_id: str, note: port.StoreNote, origin: port.EventOrigin
) -> None:
    with commits.in_transaction(db):
        if not db.execute("SELECT 1 FROM person WHERE id = ?", (person_id,)).fetchone():
            raise Refused(
                "There is nobody with this name here.",
                "Nothing was changed.",
                "Choose a name from the list.",
            )
        erase(db, person_id, note)
        write_note(db, note, origin)


def erase(db: Connection, person_id: str, note: port.StoreNote) -> None:
    db.execute(
        "INSERT INTO person (id, name, erased_at) VALUES (?, '', ?) ON CONFLICT (id) DO UPDATE"
        " SET name = '', erased_at = excluded.erased_at",
        (person_id, encode_time(note.at)),
    )


def remove_trust(
    db: Connection,
    graphs: trail.Graphs,
    trust_id: str,
    note: port.StoreNote,
    origin: port.EventOrigin,
) -> None:
    """Delete a trust's rows and changes in one transaction, with what only it speaks of."""
    graphs.forget()
    with commits.in_transaction(db):
        end, tally = trail.end_that_is(db, trust_id), trail.tally_of(db, trust_id)
        before = _spoken_of(db, trust_id)
        _delete(db, trust_id)
        others = [_spoken_of(db, one) for one in trail.trust_ids(db)]
        _delete_unused(db, before - set().union(*others))
        said = {**note.said, "trust": trust_id, "length": tally[0] if tally else 0, "head": end}
        write_note(db, note._replace(said=said), origin)


def compact(db: Connection) -> None:
    """Write the file anew without the room of what was deleted, which is overwritten already.

    Where there is no room for it the file stays as large as it is: what was asked for is done.
    """
    with suppress(sqlite3.OperationalError):
        db.execute("VACUUM")


def _delete(db: Connection, trust_id: str) -> None:
    words = "DELETE FROM listing_words WHERE rowid IN (SELECT row FROM listing WHERE trust_id = ?)"
    db.execute(words, (trust_id,))
    db.execute("DELETE FROM listing WHERE trust_id = ?", (trust_id,))
    # The trigger that keeps events lets these go, and only these.
    db.execute("INSERT INTO meta (key, value) VALUES ('removing', ?)", (trust_id,))
    for table in ("event", "head", "owner", "tally", "record", "seal", "late"):
        db.execute(f"DELETE FROM {table} WHERE trust = ?", (trust_id,))
    db.execute("DELETE FROM meta WHERE key = 'removing'")


def _spoken_of(db: Connection, trust_id: str) -> set[str]:
    return set(_words_of(all_of(db, trust_id)))


def _words_of(events: Iterable[Event]) -> Iterator[str]:
    for event in events:
        yield str(event.said["actor"])
        yield from port.words_in([event.new])


def _delete_unused(db: Connection, words: set[str]) -> None:
    for word in sorted(words):
        # That a name was erased outlasts the trust: an older file of another must not bring it back.
        db.execute("DELETE FROM person WHERE id = ? AND erased_at IS NULL", (word,))
        db.execute("DELETE FROM attachment WHERE sha256 = ?", (word,))
        db.execute("DELETE FROM pack WHERE sha256 = ?", (word,))
