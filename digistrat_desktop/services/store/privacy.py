"""Erasing a name, removing a trust, and saying plainly what that does and does not do.

Source: docs/spec/store.md#privacy; docs/spec/store.md#backups.
"""

from dataclasses import dataclass

from digistrat_desktop.domain.record.events import Stamp
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.storage.port import note_of

ERASING_SAYS = (
    (
        "The name is taken out of this computer's store for good. The record of changes stays"
        " whole: it holds only a number for the person, and says no name from now on."
    ),
    (
        "It stays in copies that were made before: backups until they are replaced, packages and"
        " reports that were sent, and any text in which somebody typed the name."
    ),
    "A package that brings the name again does not put it back.",
)
REMOVING_SAYS = (
    (
        "The trust is taken off this computer for good: its assessments, answers, evidence,"
        " metrics and its whole record of changes. This cannot be undone."
    ),
    (
        "The store keeps only that it was done, when, by whom, and the fingerprint its record"
        " ended with, so that a package sent before can still be recognised."
    ),
    (
        "It stays in copies that were made before: backups until they are replaced, packages and"
        " reports that were sent."
    ),
)
RETENTION_SAYS = (
    (
        "Kept on this computer until a person removes it: assessments with their answers and"
        " evidence references, metrics, actions, and the record of who changed what and when."
        " Nothing is deleted by age, since an assessment is judged by what stood before it."
    ),
    (
        "Names: the one each person chose to show, kept apart from the record so that it can be"
        " erased alone. Account names of the computer are never taken, nor written."
    ),
    "Backups: the ten latest, one a day for 14 days, one a month for 12 months; then they go.",
    "Logs: at most 5 MB, with codes and counts; no answers, no names, no paths of people.",
    "Patient data: none is asked for, and a number that could be an NHS number is pointed out.",
    "Nothing leaves this computer unless a person writes a file and sends it.",
)


@dataclass(frozen=True, slots=True)
class Removed:
    trust_id: str
    changes: int
    head: str  # the hash its trail ended with


def erase_name(library: Library, person_id: str, stamp: Stamp) -> None:
    """Erase a person's name; see `ERASING_SAYS`."""
    note = note_of(stamp, "name erased", {"person": person_id})
    library.store.erase_name(person_id, note)


def remove_trust(library: Library, trust_id: str, stamp: Stamp) -> Removed:
    """Remove a trust from this computer; see `REMOVING_SAYS`."""
    head = library.store.remove_trust(trust_id, note_of(stamp, "trust removed"))
    return Removed(trust_id, head.length, head.hash.hex())
