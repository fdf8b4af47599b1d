"""The one way anything changes: a `Change` is one edit of one record, with what was there before.

`apply` and `inverse` are pure. The same value becomes the event and the new state, in one transaction
(`storage.sqlite.commits`). Every undo is a new change; the trail is never
rewound.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from digistrat_desktop.domain.errors import Bug, Refused
from digistrat_desktop.domain.ids import AssessmentId, EventId, RecordId, TrustId
from digistrat_desktop.domain.plain_text import clean_note
from digistrat_desktop.domain.record.events import Author, Key, Stamp, place_of
from digistrat_desktop.domain.record.fold import TOGETHER, WITHDRAWN
from digistrat_desktop.domain.record.kinds import build_record, type_of
from digistrat_desktop.domain.record.workspace import (
    STATUS_COMES_FROM,
    Workspace,
    with_statuses,
)
from digistrat_desktop.domain.trust.assessment import Assessment, refuse_if_sealed
from digistrat_desktop.domain.wire.records import (
    Record,
    as_stored,
    codecs_of,
    decode_fields,
    default_field,
    encode_field,
    said_fields,
    to_fields,
)


@dataclass(frozen=True, slots=True)
class Change:
    stamp: Stamp
    kind: str
    record_id: RecordId
    trust_id: TrustId
    assessment_id: AssessmentId | None
    before: Mapping[str, Any]  # JSON forms of the touched fields, as they were
    after: Mapping[str, Any]  # JSON forms of the same fields, as they are now
    created: bool = False  # the record did not exist before; `before` is then empty
    reason: str = ""
    undoes: EventId | None = None  # the event this one takes back, if it is an undo
    chooses: bool = False  # it settles a field in which several values stood
    # what it follows, where it stands beside something that is here: hashes, or ids of changes of its
    # own act; empty: it follows all
    parents: tuple[str, ...] = ()


def create(record: Record, stamp: Stamp, reason: str = "") -> Change:
    """Make the change that brings a record into being."""
    kind = type(record)
    raw = {name: encode_field(kind, name, value) for name, value in said_fields(record)}
    raw = raw or {WITHDRAWN: False}  # a record is there by what was written into it
    return change_to(record, stamp, {}, raw, created=True, reason=clean_note(reason))


def change_to(
    record: Record, stamp: Stamp, before: Mapping[str, Any], after: Mapping[str, Any], **more: Any
) -> Change:
    """Make a change of a record.

    Args:
        before: JSON forms of fields as they were; `after` as they are now.
    """
    return Change(
        stamp=stamp,
        kind=record.KIND,
        record_id=record.id,
        trust_id=record.trust_id,
        assessment_id=record.assessment_id,
        before=before,
        after=after,
        **more,
    )


def edit(record: Record, values: Mapping[str, Any], stamp: Stamp, reason: str = "") -> Change:
    """Make the change that sets some fields of a record.

    Equal values are left out, but where something is to be settled: there they say "right as it
    stands". An edit of what somebody archived while it was worked on keeps it in use.

    Args:
        values: field name to new value (typed, not JSON).

    Raises:
        InvalidValue: a field is unknown or a value does not belong in it.
    """
    kind = type(record)
    if WITHDRAWN in record.unsettled:
        values = {WITHDRAWN: False, **values}
    present = {name: as_stored(kind, name, getattr(record, name)) for name in values}
    wanted = {name: encode_field(kind, name, value) for name, value in values.items()}
    open_ = {*record.unsettled, *(TOGETHER if record.together else ())}
    touched = [name for name in wanted if wanted[name] != present[name] or name in open_]
    return change_to(
        record,
        stamp,
        {name: present[name] for name in touched},
        {name: wanted[name] for name in touched},
        reason=clean_note(reason),
        chooses=any(name in record.unsettled for name in touched),
    )


def is_empty(change: Change) -> bool:
    return not change.created and not change.after


def put(workspace: Workspace, blank: Record, values: Mapping[str, Any], author: Author) -> Change:
    """Make the change that gives a record these values, whether or not it is there already.

    A withdrawn record begins anew: nothing that was in it comes back with the new values.

    Args:
        blank: the record with its id and place, as it would be created without the values.
    """
    present = workspace.find(type(blank), blank.id)
    if present is None:
        return create(replace(blank, **values), author.stamp())
    if present.withdrawn:
        begun = {name: getattr(blank, name) for name in codecs_of(type(blank))}
        return edit(present, {**begun, **values}, author.stamp())
    return edit(present, values, author.stamp())


def apply(workspace: Workspace, change: Change) -> Workspace:
    """Give the workspace after a change; Refused if its assessment is sealed or it moved on."""
    return _as_counted(workspace.with_record(_changed(workspace, change)), [change])


def apply_all(workspace: Workspace, changes: Sequence[Change]) -> Workspace:
    """Give the workspace as it is after changes that belong together, each seeing those before it.

    One copy serves the whole step: a copy for every change would make an import of 20,000 readings
    cost the square of its size.

    Raises:
        Refused: as `apply`; nothing of the step is then done.
    """
    if len(changes) == 1:
        return apply(workspace, changes[0])
    records = {kind: dict(found) for kind, found in workspace.records.items()}
    after = replace(workspace, records=records)
    for change in changes:
        record = _changed(after, change)
        records.setdefault(record.KIND, {})[record.id] = record
    return _as_counted(after, changes)


def _as_counted(workspace: Workspace, changes: Iterable[Change]) -> Workspace:
    """Give the other assessments the status they have now: one is replaced, or stands again."""
    counts = any(change.kind in STATUS_COMES_FROM for change in changes)
    return with_statuses(workspace) if counts else workspace


def _changed(workspace: Workspace, change: Change) -> Record:
    _refuse_if_sealed(workspace, change)
    present = workspace.find(type_of(change.kind), change.record_id)
    if change.created:
        if present is not None:
            raise Bug("a record is created twice")
        return _made(change)
    if present is None:
        raise Bug("a record is edited that is not open")
    _refuse_if_moved_on(present, change)
    values = decode_fields(type(present), change.after)
    open_ = {n: v for n, v in present.unsettled.items() if n not in values}
    together = () if values.keys() & TOGETHER else present.together
    return replace(present, **values, unsettled=open_, together=together)


def inverse(change: Change, stamp: Stamp) -> Change:
    """Make the change that takes another back: a created record is withdrawn, fields go back.

    Raises:
        Refused: it was a choice between what two desks said.
    """
    if change.chooses:
        raise Refused(
            "This was a choice between what people said apart.",
            "Nothing was changed.",
            "Choose again instead.",
        )
    if change.created:
        before, after = {"withdrawn": False}, {"withdrawn": True}
    else:
        before, after = dict(change.after), dict(change.before)
    return replace(
        change,
        stamp=stamp,
        before=before,
        after=after,
        created=False,
        reason="",
        undoes=change.stamp.event_id,
    )


def _made(change: Change) -> Record:
    return build_record(
        change.kind, change.record_id, change.trust_id, change.assessment_id, change.after
    )


def _refuse_if_moved_on(present: Record, change: Change) -> None:
    fields = to_fields(present)
    for name, value in change.before.items():
        if fields.get(name, default_field(type(present), name)) != value:
            raise Refused(
                "This was changed somewhere else while you were working.",
                "Nothing was overwritten.",
                "Check the latest text and make your change again.",
            )


def _refuse_if_sealed(workspace: Workspace, change: Change) -> None:
    place = place_of(change.kind, change.record_id, change.assessment_id)
    assessment = workspace.find(Assessment, place) if place else None
    if assessment is not None:
        refuse_if_sealed(assessment.status)


UNDO_STEPS = 200


@dataclass(frozen=True, slots=True)
class Step:
    """One act: what a person changed in one go, and what to call it in the menu.

    Its changes share the first part of their ids, those of the trust itself come first.
    """

    label: str
    changes: tuple[Change, ...]
    overtaken: bool = False  # what it set was written elsewhere since

    def __post_init__(self) -> None:
        """Number the changes as one act."""
        object.__setattr__(self, "changes", _as_one_act(self.changes))


def _as_one_act(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    act, _, first = changes[0].stamp.event_id.partition(".") if changes else ("", "", "")
    ordered = sorted(changes, key=lambda c: bool(place_of(c.kind, c.record_id, c.assessment_id)))
    return tuple(
        one if one.stamp.event_id == (wanted := f"{act}.{number}") else _numbered(one, wanted)
        for number, one in enumerate(ordered, start=int(first or 1))
    )


def _numbered(change: Change, event_id: str) -> Change:
    return replace(change, stamp=change.stamp._replace(event_id=EventId(event_id)))


def leave_open(step: Step, record: Record, untouched: Iterable[str]) -> Step:
    """Give a step without what it would settle by the way: a form saves all its fields.

    Args:
        record: as it stands.
        untouched: fields nobody wrote in; those of them that are not settled stay so.
    """
    loose = record.unsettled.keys() & set(untouched)
    return step_of(step.label, *(_without(change, record, loose) for change in step.changes))


def _without(change: Change, record: Record, names: AbstractSet[str]) -> Change:
    if change.created or change.record_id != record.id or not names & change.after.keys():
        return change
    after = {name: value for name, value in change.after.items() if name not in names}
    before = {name: value for name, value in change.before.items() if name not in names}
    chooses = any(name in record.unsettled for name in after)
    return replace(change, before=before, after=after, chooses=chooses)


def step_of(label: str, *changes: Change) -> Step:
    return Step(label, tuple(change for change in changes if not is_empty(change)))


def in_act(step: Step, act: str, so_far: int) -> Step:
    """Give a step as the next part of an act whose first `so_far` changes are made: ACT.1, ACT.2 ...

    Args:
        act: its name, or the id of any of its changes.
    """
    name = act.partition(".")[0]
    numbered = (
        _numbered(one, f"{name}.{number}") for number, one in enumerate(step.changes, so_far + 1)
    )
    return replace(step, changes=tuple(numbered))


def of_one_act(author: Author) -> Author:
    """Give an author whose changes are one act from the first on: a large one is not numbered again."""
    first, numbers = author.stamp(), count(1)
    act = first.event_id.partition(".")[0]
    return author._replace(stamp=lambda: first._replace(event_id=EventId(f"{act}.{next(numbers)}")))


def joined(first: Step, second: Step) -> Step:
    """Give one step of two that belong to one act, the second after the first, to be undone as one."""
    later = {change.record_id: change for change in second.changes}
    both = [_joined(one, later.pop(one.record_id, None)) for one in first.changes]
    return replace(first, changes=(*both, *later.values()))


def _joined(first: Change, second: Change | None) -> Change:
    if second is None:
        return first
    before = {} if first.created else {**second.before, **first.before}
    return replace(first, stamp=second.stamp, before=before, after={**first.after, **second.after})


@dataclass(frozen=True, slots=True)
class History:
    """The present workspace with the steps that can be undone and done again, latest last."""

    present: Workspace = field(default_factory=Workspace)
    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()


def submit(
    history: History, step: Step, after: Workspace | None = None, *, goes_on: bool = False
) -> History:
    """Apply a new step; what had been undone can no longer be redone.

    Args:
        after: the present workspace with the step applied, where that was done already.
        goes_on: it belongs to the act of the latest step, and is undone with it.

    Raises:
        Refused: see `changes.apply`; the history is then as it was.
    """
    *earlier, last = history.done if goes_on else (*history.done, step)
    done = (*earlier, joined(last, step) if goes_on else step)[-UNDO_STEPS:]
    return History(after or apply_all(history.present, step.changes), done, ())


def met(history: History, present: Workspace, written: Collection[tuple[Key, str]]) -> History:
    """Give the history once changes made elsewhere have come in.

    Args:
        present: the records as they stand with them.
        written: the fields they set: those of a step can no longer be taken back with it.
    """

    def seen(step: Step) -> Step:
        fields = ((key_of(c), name) for c in step.changes for name in c.after)
        # What was archived may not be among the records that are loaded.
        gone = any(present.find(type_of(c.kind), c.record_id) is None for c in step.changes)
        lost = step.overtaken or gone or any(one in written for one in fields)
        return replace(step, overtaken=lost)

    return History(present, tuple(map(seen, history.done)), tuple(map(seen, history.undone)))


def without_latest(history: History) -> History:
    """Let go of the latest step, which cannot be taken back; what it did stays."""
    return replace(history, done=history.done[:-1])


def key_of(change: Change) -> Key:
    """Give the entry a change writes to."""
    place = place_of(change.kind, change.record_id, change.assessment_id)
    return place, change.kind, change.record_id


def undo(history: History, stamps: Callable[[], Stamp]) -> tuple[History, Step]:
    """Take the latest step back; give the new history and the step that did it."""
    if not history.done:
        raise Bug("nothing to undo")
    back, present = _taken_back(history, history.done[-1], stamps)
    return History(present, history.done[:-1], (*history.undone, back)), back


def redo(history: History, stamps: Callable[[], Stamp]) -> tuple[History, Step]:
    """Do the latest undone step again; give the new history and the step that did it."""
    if not history.undone:
        raise Bug("nothing to redo")
    again, present = _taken_back(history, history.undone[-1], stamps)
    return History(present, (*history.done, again), history.undone[:-1]), again


def _taken_back(
    history: History, step: Step, stamps: Callable[[], Stamp]
) -> tuple[Step, Workspace]:
    if step.overtaken:
        raise Refused(
            "Somebody else has changed this since.",
            "Nothing was changed.",
            "Change it again instead.",
        )
    back = Step(step.label, tuple(inverse(c, stamps()) for c in reversed(step.changes)))
    return back, apply_all(history.present, back.changes)


class Stepper:
    """Keeps the workspace as it stands and every step that led to it.

    Attributes:
        workspace: the present.
        steps: all of them, first one first.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.steps: list[Step] = []

    def write(self, step: Step) -> None:
        """Apply a step; one that changes nothing is left out."""
        if step.changes:
            self.workspace = apply_all(self.workspace, step.changes)
            self.steps.append(step)
