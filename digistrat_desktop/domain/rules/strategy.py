"""What is said beside a field of the strategy: refusals and mere warnings, in plain words.

A page asks for the notes while a person types; an edit refuses with the first note that refuses.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.plain_text import has_words
from digistrat_desktop.domain.record.workspace import Workspace, site_called
from digistrat_desktop.domain.rules.order import path_back
from digistrat_desktop.domain.rules.titles import free_title
from digistrat_desktop.domain.trust.actions import Acknowledgement, Action
from digistrat_desktop.domain.trust.assessment import Assessment, Site
from digistrat_desktop.domain.trust.plans import Capacity, Demand, Override, OverrideKind, Scenario
from digistrat_desktop.domain.trust.strategy import Decision, Initiative, InitiativeStatus
from digistrat_desktop.domain.wire.records import Record
from digistrat_desktop.domain.words import circle_words, day_label

LONG_TITLE = 120
_NAMES: dict[str, str] = {
    "objective": "objective",
    "initiative": "initiative",
    "principle": "principle",
    "aim": "aim",
    "decision": "decision",
    "scenario": "scenario",
    "case_for_change": "case for change",
    "constraint_entry": "entry",
    "action": "action",
    "assessment": "assessment",
}
_NOTHING_LESS = Decimal(-100)
_T = TypeVar("_T", Initiative, Action)


@dataclass(frozen=True, slots=True)
class FieldNote:
    """One thing to say beside a field."""

    field: str  # the field's name, as in the record
    words: str  # one plain sentence
    refuses: bool = False  # the record cannot be kept like this; otherwise it is only a warning


def notes_on(workspace: Workspace, record: Record) -> tuple[FieldNote, ...]:
    """Give what is to be said beside the fields of a record as it would be kept, refusals first."""
    found = [*_title_notes(workspace, record), *_own_notes(workspace, record)]
    return tuple(sorted(found, key=lambda note: not note.refuses))


def refuse_if_wrong(workspace: Workspace, record: Record) -> None:
    """Refuse a record that cannot be kept as it is; InvalidValue with the first refusal."""
    for note in notes_on(workspace, record):
        if note.refuses:
            raise InvalidValue(note.field, note.words)


def _title_notes(workspace: Workspace, record: Record) -> list[FieldNote]:
    noun = _NAMES.get(record.KIND)
    if noun is None:
        return []
    title = _title(record)
    if not has_words(title) and not getattr(record, "item_id", None):
        return [FieldNote("title", f"Give the {noun} a title.", refuses=True)]
    notes = []
    if len(title) > LONG_TITLE:
        words = (
            f"This title has {len(title)} characters. Shorten it so that it fits in tables and "
            "reports."
        )
        notes.append(FieldNote("title", words))
    if title and _has_namesake(workspace, record, title):
        others = [_title(one) for one in workspace.all(type(record)) if one.id != record.id]
        free = f" “{free_title(title, others)}” is free." if isinstance(record, Assessment) else ""
        notes.append(FieldNote("title", f"There is another {noun} with this title.{free}"))
    return notes


def _title(record: Record) -> str:
    return str(getattr(record, "title", ""))


def _has_namesake(workspace: Workspace, record: Record, title: str) -> bool:
    plain = title.casefold()
    return any(
        other.id != record.id and _title(other).casefold() == plain
        for other in workspace.all(type(record))
    )


def _own_notes(workspace: Workspace, record: Record) -> list[FieldNote]:
    if isinstance(record, Initiative):
        return [*_initiative_notes(record), *_waiting_notes(workspace, record)]
    if isinstance(record, Action):
        return [*_action_notes(record), *_waiting_notes(workspace, record)]
    if isinstance(record, (Capacity, Demand)):
        return _resource_notes(record)
    if isinstance(record, Scenario):
        return [note for one in record.overrides for note in _override_notes(one)]
    return _other_notes(workspace, record)


def _other_notes(workspace: Workspace, record: Record) -> list[FieldNote]:
    if isinstance(record, Decision):
        return _dates(("decided_on", record.decided_on), ("review_on", record.review_on))
    if isinstance(record, Acknowledgement):
        return _acknowledgement_notes(record)
    if isinstance(record, Site):
        return _site_notes(workspace, record)
    if isinstance(record, Assessment) and record.as_of is None:
        return [FieldNote("as_of", "Enter the date the answers are true for.", refuses=True)]
    return []


def _site_notes(workspace: Workspace, record: Site) -> list[FieldNote]:
    if not has_words(record.name):
        return [FieldNote("name", "Give the site a name.", refuses=True)]
    same = site_called(workspace, record.name)
    if same is None or same.id == record.id or same.withdrawn:
        return []
    return [FieldNote("name", f"The site “{same.name}” has this name, or had it.", refuses=True)]


def _initiative_notes(record: Initiative) -> list[FieldNote]:
    notes = _dates(("starts", record.starts), ("ends", record.ends))
    if record.status is InitiativeStatus.STOPPED and not has_words(record.gone_because):
        notes.append(FieldNote("gone_because", "Say why you are stopping it.", refuses=True))
    return notes


def _action_notes(record: Action) -> list[FieldNote]:
    fault = record.closing_fault
    return [FieldNote("closing_note", fault, refuses=True)] if fault else []


def _dates(first: tuple[str, date | None], last: tuple[str, date | None]) -> list[FieldNote]:
    """Refuse a later date that lies before the earlier one."""
    began, ended = first[1], last[1]
    if began is None or ended is None or ended >= began:
        return []
    words = f"{day_label(ended)} is before {day_label(began)}."
    return [FieldNote(last[0], words, refuses=True)]


def _waiting_notes(workspace: Workspace, record: _T) -> list[FieldNote]:
    """Refuse a circle of things that wait for each other, and name it."""
    others: dict[str, Record] = {r.id: r for r in workspace.all(type(record))}
    waits: dict[str, Iterable[str]] = {r.id: r.depends_on for r in workspace.all(type(record))}
    waits[record.id] = record.depends_on
    way = path_back(record.id, waits)
    if not way:
        return []
    titles = [record.title if i == record.id else _title(others[i]) for i in way]
    if len(way) == 2:  # noqa: PLR2004 - itself and itself again
        return [FieldNote("depends_on", f"{titles[0]} cannot depend on itself.", refuses=True)]
    return [FieldNote("depends_on", circle_words(titles[:-1]), refuses=True)]


def _resource_notes(record: Capacity | Demand) -> list[FieldNote]:
    notes = []
    if not record.year:
        notes.append(
            FieldNote("year", "Enter a financial year, for example 2026/27.", refuses=True)
        )
    if isinstance(record, Demand) and record.family.is_money:
        words = "Money comes from the initiative's costs by year. Enter it there."
        notes.append(FieldNote("family", words, refuses=True))
    elif not record.family.is_money and not record.resource:
        words = "Enter what it is, for example “Network engineers”."
        notes.append(FieldNote("resource", words, refuses=True))
    return notes


def _override_notes(override: Override) -> list[FieldNote]:
    words = _override_words(override)
    return [FieldNote("overrides", words, refuses=True)] if words else []


def _override_words(override: Override) -> str:
    """Say what is wrong with a supposition, or nothing."""
    what, amount = override.what, override.amount
    if what in {OverrideKind.LATE, OverrideKind.STOP} and not override.initiative_id:
        return "Choose an initiative."
    if what is OverrideKind.STOP:
        return ""
    if not amount:
        return "Enter an amount."
    if what is OverrideKind.LATE and not amount.isdigit():
        return "Enter the delay in whole months, for example 12."
    too_much = what is OverrideKind.CAPACITY_PERCENT and Decimal(amount) < _NOTHING_LESS
    return "You can cut up to 100%." if too_much else ""


def _acknowledgement_notes(record: Acknowledgement) -> list[FieldNote]:
    notes = []
    if not has_words(record.reason):
        notes.append(FieldNote("reason", "Say why you are setting this aside.", refuses=True))
    if record.until is None:
        notes.append(FieldNote("until", "Enter the last day to set this aside.", refuses=True))
    return notes
