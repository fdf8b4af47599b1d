"""What the forms of records do: a new one, one that is there, withdrawing it and bringing it back."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from types import MappingProxyType
from typing import Any

from digistrat_desktop.domain.edits import strategy
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.ids import RecordId, TrustId
from digistrat_desktop.domain.record.changes import Step
from digistrat_desktop.domain.record.workspace import Workspace, metrics_in_use
from digistrat_desktop.domain.rules.strategy import FieldNote, notes_on
from digistrat_desktop.domain.wire.records import Record
from digistrat_desktop.ui.forms.asking import Begin, Saving
from digistrat_desktop.ui.forms.fields import FieldSpec, Pairs
from digistrat_desktop.ui.forms.form import FormPlan, Leaving
from digistrat_desktop.ui.session.session import Session
from digistrat_desktop.ui.words import tr

_NOT_YET = RecordId(tr("not yet"))


def titles_of(record_type: type[Record], *first: tuple[str, str]) -> Callable[[Workspace], Pairs]:
    """Offer the records of a kind by title, after what stands first: "None"."""

    def pairs(workspace: Workspace) -> Pairs:
        found = [(str(r.id), str(getattr(r, "title", ""))) for r in workspace.all(record_type)]
        return (*first, *sorted(found, key=lambda pair: pair[1].casefold()))

    return pairs


def metric_names(*first: tuple[str, str]) -> Callable[[Workspace], Pairs]:
    def pairs(workspace: Workspace) -> Pairs:
        return (*first, *((str(one.id), one.full_name) for one in metrics_in_use(workspace)))

    return pairs


def values_of(record: Record) -> dict[str, Any]:
    return {one.name: getattr(record, one.name) for one in fields(record)}


def first_choices(specs: Iterable[FieldSpec]) -> dict[str, str]:
    """The first of each enumeration."""
    return {spec.name: spec.pairs[0][0] for spec in specs if spec.enum is not None}


def trust_of_form(session: Session, field: str = "title") -> TrustId:
    """The trust a record is written for; `InvalidValue`, said beside the field, where none is open."""
    if session.trust is None:
        raise InvalidValue(field, tr("Start or open an assessment first."))
    return session.trust.trust_id


def plan_new(
    session: Session, record_type: type[Record], specs: Sequence[FieldSpec],
    choices: Mapping[str, Pairs] = MappingProxyType({}),
) -> FormPlan:  # fmt: skip
    """Ask for a new record; `choices` are those only the page knows."""

    def make(values: dict[str, Any]) -> Step:
        trust_id = trust_of_form(session)
        return strategy.add_entry(session.workspace, record_type, trust_id, values, session.author)[
            1
        ]

    blank = record_type(id=_NOT_YET, trust_id=trust_of_form(session))
    title = tr("Add {noun}", noun=record_type.KIND.replace("_", " "))
    saving = Saving(make, notes=_noter(session, blank))
    draft = session.draft_of(record_type.KIND)
    return FormPlan(title, draft, specs, saving, Begin(first_choices(specs), choices))


def plan_known(
    session: Session, record: Record, specs: Sequence[FieldSpec],
    choices: Mapping[str, Pairs] = MappingProxyType({}),
) -> FormPlan:  # fmt: skip
    """Ask for a record that is there, as `plan_new`."""

    def make(values: dict[str, Any]) -> Step:
        present = session.workspace.get(type(record), record.id)
        return strategy.edit_entry(session.workspace, present, values, session.author)

    title = tr("Edit {noun}", noun=record.KIND.replace("_", " "))
    saving = Saving(make, notes=_noter(session, record))
    begin = Begin(values_of(record), choices, me=str(record.id))
    draft = session.draft_of(record.KIND, record.id)
    return FormPlan(title, draft, specs, saving, begin, leaving_of(session, record))


def _noter(session: Session, record: Record) -> Callable[[dict[str, Any]], Sequence[FieldNote]]:
    def notes(values: dict[str, Any]) -> Sequence[FieldNote]:
        wanted = replace(record, **strategy.cleaned(type(record), values))
        return [note for note in notes_on(session.workspace, wanted) if not note.refuses]

    return notes


def leaving_of(session: Session, record: Record) -> Leaving:
    def step(reason: str) -> Step:
        workspace = session.workspace
        present = workspace.get(type(record), record.id)
        return strategy.withdraw_entry(workspace, present, reason, session.author)

    return Leaving(tr("Archive"), tr("Why you are archiving it"), step)


def bring_back(session: Session, record: Record) -> str:
    """Bring a withdrawn record back; the refusal in words where that cannot be, or nothing."""
    try:
        step = strategy.restore_entry(session.workspace, record, session.author)
    except InvalidValue as refusal:
        return refusal.what
    session.submit(step)
    return ""


def withdrawn_records(workspace: Workspace, types: Iterable[type[Record]]) -> list[Record]:
    """Give what was withdrawn for a reason; an addition that was undone is not among it."""
    kept = [record for kind in types for record in workspace.records.get(kind.KIND, {}).values()]
    return [record for record in kept if record.withdrawn and why_gone(record)]


def why_gone(record: Record) -> str:
    return str(getattr(record, "gone_because", ""))
