"""Erasing a name, removing a trust, and saying plainly what that does and does not do.

Source: docs/spec/store.md#privacy; docs/spec/store.md#backups.
"""

from dataclasses import dataclass

from digistrat_desktop.domain.ids import RecordId, TrustId
from digistrat_desktop.domain.record.changes import create, step_of
from digistrat_desktop.domain.record.events import Author, Stamp
from digistrat_desktop.domain.record.fold import State
from digistrat_desktop.domain.trust.people import Erasure
from digistrat_desktop.services.store.drafts import forget_trust
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.services.store.shown import forget_shown
from digistrat_desktop.storage.port import Batch, note_of

ERASING_SAYS = (
    (
        "The name is removed from this computer for good. The change history stays complete. "
        "It keeps only a number for the person and no longer shows a name."
    ),
    (
        "The name stays in copies made earlier. These are backups until they are replaced, "
        "DigiStrat files and reports you sent, and any text where someone typed it."
    ),
    (
        "Everyone you send this trust to forgets the name as well. Importing a DigiStrat file with "
        "this name in it does not bring it back."
    ),
)
REMOVING_SAYS = (
    (
        "The trust is removed from this computer for good, with its assessments, answers, "
        "evidence, metrics and change history. You cannot undo this."
    ),
    (
        "The program keeps only what was done, who did it and when, and the last fingerprint "
        "of its change history. It uses these to recognise a DigiStrat file sent earlier."
    ),
    (
        "The trust stays in copies made earlier: backups until they are replaced, and "
        "DigiStrat files and reports you sent."
    ),
    (
        "If it is in a team folder, it stays there, and on the computers of everyone who shares it. "
        "It does not come back here by itself."
    ),
)
RETENTION_SAYS = (
    (
        "Kept on this computer until someone removes it: assessments with their answers and "
        "evidence references, metrics, actions and the change history. Nothing is deleted "
        "because of its age, because each assessment is compared with earlier ones."
    ),
    (
        "Names: the name each person chose to show. It is kept apart from the change history "
        "so it can be erased on its own. The program never reads or saves computer account "
        "names."
    ),
    (
        "Backups: the latest 10 are kept, plus 1 a day for 14 days and 1 a month for 12 months. "
        "Older ones are deleted."
    ),
    "Logs: up to 5 MB of codes and counts. They have no answers, names or personal folder paths.",
    (
        "Patient data: the program never asks for it. It warns you about any number that could be "
        "an NHS number."
    ),
    (
        "Nothing leaves this computer unless someone saves a file and sends it, or a team folder is "
        "chosen in Settings."
    ),
)


@dataclass(frozen=True, slots=True)
class Removed:
    trust_id: str
    changes: int
    end: str  # its last fingerprint


def erase_name(library: Library, person_id: str, author: Author) -> None:
    """Erase a person's name; see `ERASING_SAYS`. Each trust it stands in says so to every copy."""
    changes = []
    for trust in library.store.trusts():
        graph = library.store.graph(trust.id)
        if any(person_id in event.body for event in graph.events):
            there = State(graph).record(("", Erasure.KIND, person_id)).settled().get("erased")
            erased = Erasure(id=RecordId(person_id), trust_id=TrustId(trust.id), erased=True)
            changes += [] if there else [create(erased, author.stamp())]
    if changes:
        step = step_of("Erase a name", *changes)
        library.store.record(Batch(step.changes))
    note = note_of(author.stamp(), "name erased", {"person": person_id})
    library.store.erase_name(person_id, note)


def remove_trust(library: Library, trust_id: str, stamp: Stamp) -> Removed:
    """Remove a trust from this computer; see `REMOVING_SAYS`. Others keep theirs."""
    changes = len(library.store.graph(trust_id))
    end = library.store.remove_trust(trust_id, note_of(stamp, "trust removed"))
    forget_shown(library.store, trust_id)
    forget_trust(library, trust_id)
    return Removed(trust_id, changes, end)
