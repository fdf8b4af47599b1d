"""Erasing a name and removing a trust: told plainly, and no more kept than said.

Source: docs/spec/store.md#privacy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.wire.codecs import encode_time
from digistrat_desktop.storage.package.gathering import actors_of, raw_records, words_in
from digistrat_desktop.storage.package.taking_in import StoreNote, write_note
from digistrat_desktop.storage.sqlite.commits import in_transaction
from digistrat_desktop.storage.sqlite.event_log import chain_ids, events_of, head_of

if TYPE_CHECKING:
    from digistrat_desktop.storage.origin import EventOrigin
    from digistrat_desktop.storage.sqlite.connection import Connection


def erase_name(db: Connection, person_id: str, note: StoreNote, origin: EventOrigin) -> None:
    """Erase a person's name in one transaction.

    Raises:
        Refused: nobody is known by this id.
    """
    with in_transaction(db):
        if not db.execute("SELECT 1 FROM person WHERE id = ?", (person_id,)).fetchone():
            raise Refused("Nobody is known by this name here.", "Nothing was changed.")
        db.execute(
            "UPDATE person SET name = '', erased_at = ? WHERE id = ?",
            (encode_time(note.at), person_id),
        )
        write_note(db, note, origin)


def remove_trust(db: Connection, trust_id: str, note: StoreNote, origin: EventOrigin) -> None:
    """Delete a trust's rows and trail in one transaction, with the names only it speaks of.

    Raises:
        Refused: the store holds no such trust.
    """
    with in_transaction(db):
        if trust_id not in chain_ids(db):
            raise Refused("This trust is not in the store.", "Nothing was changed.")
        head = head_of(db, trust_id)
        before = _spoken_of(db, trust_id)
        _delete(db, trust_id)
        others = [_spoken_of(db, chain) for chain in chain_ids(db)]
        _delete_unused(db, before - set().union(*others))
        said = {**note.said, "trust": trust_id, "length": head.length, "head": head.hash.hex()}
        told = StoreNote(note.event_id, note.at, note.actor_id, note.what, said)
        write_note(db, told, origin)


def _delete(db: Connection, trust_id: str) -> None:
    words = "DELETE FROM listing_words WHERE rowid IN (SELECT row FROM listing WHERE trust_id = ?)"
    db.execute(words, (trust_id,))
    db.execute("DELETE FROM listing WHERE trust_id = ?", (trust_id,))
    db.execute("DELETE FROM record WHERE trust_id = ?", (trust_id,))
    # The trigger that keeps events lets these go, and only these.
    db.execute("INSERT INTO meta (key, value) VALUES ('removing', ?)", (trust_id,))
    db.execute("DELETE FROM event WHERE chain_id = ?", (trust_id,))
    db.execute("DELETE FROM meta WHERE key = 'removing'")
    db.execute("DELETE FROM chain WHERE id = ?", (trust_id,))


def _spoken_of(db: Connection, chain_id: str) -> set[str]:
    return words_in(raw_records(db, chain_id)) | actors_of(events_of(db, chain_id))


def _delete_unused(db: Connection, words: set[str]) -> None:
    for word in sorted(words):
        db.execute("DELETE FROM person WHERE id = ?", (word,))
        db.execute("DELETE FROM attachment WHERE sha256 = ?", (word,))
        db.execute("DELETE FROM pack WHERE sha256 = ?", (word,))
