"""Opening the form of a record of the strategy: a new one, or one that is there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from digistrat_desktop.domain.edits.strategy import (
    add_entry,
    cleaned,
    edit_entry,
    restore_entry,
    set_north_star,
    withdraw_entry,
)
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.ids import RecordId
from digistrat_desktop.domain.rules.strategy import notes_on
from digistrat_desktop.domain.trust.strategy import NorthStar
from digistrat_desktop.ui.forms.leaving import Leaving
from digistrat_desktop.ui.forms.record_form import Beside
from digistrat_desktop.ui.pages.strategy.specs import specs_for, values_of
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digistrat_desktop.domain.ids import TrustId
    from digistrat_desktop.domain.record.history import Step
    from digistrat_desktop.domain.rules.strategy import FieldNote
    from digistrat_desktop.domain.wire.records import Record
    from digistrat_desktop.ui.forms.fields import FieldSpec
    from digistrat_desktop.ui.forms.record_form import RecordForm
    from digistrat_desktop.ui.session.session import Session

_NOT_YET = RecordId(tr("not yet"))


def _trust_id(session: Session) -> TrustId:
    trust = session.trust
    if trust is None:
        raise InvalidValue("title", tr("Start or open an assessment first."))
    return trust.trust_id


def adder(session: Session, record_type: type[Record]) -> Callable[[dict[str, Any]], Step]:
    """Give the function that makes the step of a new record."""

    def save(values: dict[str, Any]) -> Step:
        trust_id = _trust_id(session)
        return add_entry(session.workspace, record_type, trust_id, values, session.author)[1]

    return save


def changer(session: Session, record: Record) -> Callable[[dict[str, Any]], Step]:
    """Give the function that makes the step of a changed record."""

    def save(values: dict[str, Any]) -> Step:
        present = session.workspace.get(type(record), record.id)
        return edit_entry(session.workspace, present, values, session.author)

    return save


def noter(session: Session, record: Record) -> Callable[[dict[str, Any]], Sequence[FieldNote]]:
    """Give the function that says what is to be said beside a record's fields."""

    def notes(values: dict[str, Any]) -> Sequence[FieldNote]:
        wanted = replace(record, **cleaned(type(record), values))
        return [note for note in notes_on(session.workspace, wanted) if not note.refuses]

    return notes


def leaving_of(session: Session, record: Record) -> Leaving:
    """Give the way in which a record goes out of use."""

    def step(reason: str) -> Step:
        workspace = session.workspace
        present = workspace.get(type(record), record.id)
        return withdraw_entry(workspace, present, reason, session.author)

    return Leaving(tr("Withdraw"), tr("Why it is withdrawn"), step)


def bring_back(session: Session, record: Record) -> str:
    """Bring a withdrawn record back; the refusal in words where that cannot be, or nothing."""
    try:
        step = restore_entry(session.workspace, record, session.author)
    except InvalidValue as refusal:
        return refusal.what
    session.submit(step)
    return ""


def open_new(
    form: RecordForm,
    session: Session,
    record_type: type[Record],
    specs: Sequence[FieldSpec] | None = None,
) -> None:
    """Open the form for a new record of a kind."""
    noun = record_type.KIND.replace("_", " ")
    asked = specs if specs is not None else specs_for(session.workspace, record_type)
    values = {s.name: s.choices[0][0] for s in asked if s.enum is not None}
    blank = record_type(id=_NOT_YET, trust_id=_trust_id(session))
    beside = Beside(noter(session, blank))
    form.open_form(tr("Add {noun}", noun=noun), asked, values, adder(session, record_type), beside)


def open_known(
    form: RecordForm, session: Session, record: Record, specs: Sequence[FieldSpec] | None = None
) -> None:
    """Open the form for a record that is there."""
    noun = record.KIND.replace("_", " ")
    asked = (
        specs if specs is not None else specs_for(session.workspace, type(record), str(record.id))
    )
    values = values_of(session.workspace, record)
    beside = Beside(noter(session, record), leaving_of(session, record))
    form.open_form(tr("Edit {noun}", noun=noun), asked, values, changer(session, record), beside)


def open_north_star(form: RecordForm, session: Session) -> None:
    """Open the form of the one aim."""
    present = next(iter(session.workspace.all(NorthStar)), None)
    values = values_of(session.workspace, present) if present else {}

    def save(said: dict[str, Any]) -> Step:
        trust_id = _trust_id(session)
        return set_north_star(session.workspace, trust_id, said, session.author)

    form.open_form(tr("North star"), specs_for(session.workspace, NorthStar), values, save)
