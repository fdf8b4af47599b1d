"""The records as they stand: from the fold of the changes to the values pages and reports work on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from digistrat_desktop.domain.frameworks.scales import is_sealed
from digistrat_desktop.domain.ids import AssessmentId, RecordId, TrustId
from digistrat_desktop.domain.record.events import Event, Key
from digistrat_desktop.domain.record.fold import (
    TOGETHER,
    WITHDRAWN,
    RecordState,
    Registers,
    State,
    Use,
    Written,
)
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.domain.record.kinds import KINDS, build_record, type_of
from digistrat_desktop.domain.record.older import Difference
from digistrat_desktop.domain.record.seals import Revision, SealFields, seal_from
from digistrat_desktop.domain.record.workspace import (
    STATUS_COMES_FROM,
    Signed,
    Workspace,
    make_workspace,
    replaced_by,
    with_statuses,
)
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.wire.canonical_json import to_canonical
from digistrat_desktop.domain.wire.codecs import Code, Codec, Note, Title
from digistrat_desktop.domain.wire.records import Record, codecs_of, default_field

Unsettled = Mapping[str, tuple[Written, ...]]


class Stands(NamedTuple):
    """One record as it stands, in JSON forms: what a row of the store's table holds."""

    key: Key
    use: Use
    settled: Mapping[str, Any]
    unsettled: Unsettled
    together: tuple[Written, ...]
    order: str  # lists of records sort by it


def stands(found: RecordState, older: Mapping[Key, Unsettled]) -> Stands:
    """Give how a record stands.

    Args:
        older: what differences of version 1 still hold open, by the record they are about.
    """
    unsettled = {**older.get(found.key, {}), **found.unsettled()}
    settled, together, use = found.settled(), found.together(), found.use()
    if found.signed_without:
        apart = _signed_apart(found)
        unsettled = dict(sorted({**unsettled, **apart}.items()))
        together = () if apart.keys() & TOGETHER else together
        use = Use.IN_USE if WITHDRAWN in apart else use
    if unsettled:
        settled = {name: value for name, value in settled.items() if name not in unsettled}
    events = (found.graph.events[n] for n in found.graph.by_record[found.key])
    order = min(map(order_of, events))
    return Stands(found.key, use, settled, unsettled, together, order)


_NAMES_IT = frozenset({"item_id", "evidence_id", "scorer_id", "assessment"})
"""What an entry is about: without it nobody could tell which of several it is."""


def _signed_apart(found: RecordState) -> dict[str, tuple[Written, ...]]:
    """Give the fields that not every seal covers, where that makes a difference.

    Whoever signed without a field signed what stands where nobody wrote it.
    """
    apart, kind, events = {}, type_of(found.key[1]), found.graph.events
    for name, seals in found.signed_without.items():
        written = found.written(name)
        blank = default_field(kind, name)
        if name in _NAMES_IT or [one.value for one in written] == [blank]:
            continue
        signers = [events[n] for n in seals]
        signed = [Written(blank, e.said["actor"], e.said["at"], e.hash) for e in signers]
        by_value = {to_canonical(one.value): one for one in (*signed[::-1], *written)}
        apart[name] = tuple(one for _, one in sorted(by_value.items()))
    return apart


def order_of(event: Event) -> str:
    """Give a text that sorts events by time, then as their act lists them, then by hash."""
    act, _, number = event.said["id"].partition(".")
    return f"{event.said['at']} {act} {number:>7} {event.hash}"


def held_open(state: State) -> dict[Key, dict[str, tuple[Written, ...]]]:
    """Give what differences of version 1 leave open: nobody wrote the field knowing of them."""
    found: dict[Key, dict[str, tuple[Written, ...]]] = {}
    registers: dict[Key, Registers] = {}  # many may be about one record
    for key, made in differences_in(state.graph).items():
        said = state.record(key).settled()
        about = _about(said)
        if said.get("settled", "open") != "open" or about not in state.graph.by_record:
            continue
        if about not in registers:
            registers[about] = state.record(about).registers
        written = registers[about].get(str(said["field"]), ())
        if not (written and all(any(state.graph.before(m, n) for m in made) for n in written)):
            event = state.graph.events[made[0]]
            both = [said.get(side) for side in ("ours", "theirs")]
            found.setdefault(about, {})[str(said["field"])] = tuple(
                Written(value, event.said["actor"], event.said["at"], event.hash) for value in both
            )
    return found


def differences_in(graph: Graph) -> dict[Key, list[int]]:
    """Give the entries of version 1 that say what people said differently, in their order.

    Each with the numbers of the changes that made it, which have no other of it in their past.
    """

    def order(number: int) -> str:
        return order_of(graph.events[number])

    found = {}
    for key, numbers in graph.by_record.items():
        if key[1] == Difference.KIND:
            made = [n for n in numbers if not any(graph.before(other, n) for other in numbers)]
            found[key] = sorted(made, key=order)
    return dict(sorted(found.items(), key=lambda one: order(one[1][0])))


def _about(said: Mapping[str, Any]) -> Key:
    """Give the record that a difference is about; nothing's key where that has no such field."""
    kind, record, field = (str(said.get(name) or "") for name in ("about_kind", "about", "field"))
    known = kind in KINDS and field in codecs_of(KINDS[kind])
    if said.get("sealed") or not record or not known:
        return ("", "", "")
    return (record if kind == Assessment.KIND else str(said.get("assessment") or ""), kind, record)


def record_of(one: Stands, trust_id: str, names: Mapping[str, str]) -> Record:
    """Make the value of a record; InvalidValue where a field does not fit.

    A field that is not settled has its default; of texts people read, all are shown.

    Args:
        names: of people, by id.
    """
    place, kind, record_id = one.key
    inside = AssessmentId(place) if place and kind != Assessment.KIND else None
    settled = one.settled
    if WITHDRAWN in settled or kind == Assessment.KIND:
        made_by_seals = {"status"} if is_sealed(settled.get("status")) else set()  # of version 1
        left_out = {WITHDRAWN} | (made_by_seals if kind == Assessment.KIND else set())
        settled = {n: v for n, v in settled.items() if n not in left_out}
    made = build_record(kind, RecordId(record_id), TrustId(trust_id), inside, settled)
    extra: dict[str, Any] = {}
    if one.use is Use.WITHDRAWN:
        extra[WITHDRAWN] = True
    if one.unsettled:
        extra["unsettled"] = one.unsettled
        extra |= _texts(type_of(kind), one.unsettled, names)
    if one.together:
        extra["together"] = one.together
    return replace(made, **extra) if extra else made


def _texts(kind: type[Record], unsettled: Unsettled, names: Mapping[str, str]) -> dict[str, str]:
    codecs = codecs_of(kind)
    return {
        name: _side_by_side(codecs[name], written, names)
        for name, written in unsettled.items()
        if isinstance(codecs[name], Title | Note) and not isinstance(codecs[name], Code)
    }


def _side_by_side(codec: Codec, written: Sequence[Written], names: Mapping[str, str]) -> str:
    """Join titles by a stroke, and put notes one under the other with who wrote them."""
    if isinstance(codec, Title):
        return " / ".join(str(one.value) for one in written if one.value)
    told = ((names.get(one.actor, ""), str(one.value)) for one in written if one.value)
    return "\n".join(f"{name}: {text}" if name else text for name, text in told)


def signed_in(state: State) -> dict[str, Signed]:
    """Give the assessments that are signed off, with their seals."""
    return {
        place: Signed(
            tuple(sorted((seal_from(state.graph, n) for n in numbers), key=lambda s: s.code)),
            len(state.late(place)),
        )
        for place, numbers in state.seals.items()
    }


def workspace_of(
    state: State, names: Mapping[str, str], wanted: Callable[[Key], bool] | None = None
) -> Workspace:
    """Give a trust's records as they stand, in the order they were made; as `record_of`.

    Args:
        wanted: chooses records by key; None takes all.
    """
    older = held_open(state)
    every = [stands(one, older) for one in state.records(wanted)]
    signed, took = signed_in(state), {one.key for one in every}
    beside = state.records(lambda key: key[1] in STATUS_COMES_FROM and key not in took)
    replaced = all_replaced_in(stands(one, older) for one in beside) if signed and wanted else ()
    return workspace_from(every, trust_id_of(state), names, signed, replaced)


def workspace_from(
    every: Iterable[Stands],
    trust_id: str,
    names: Mapping[str, str],
    signed: Mapping[str, Signed],
    replaced: Collection[str] = (),
) -> Workspace:
    """As `workspace_of`, from records as they stand.

    Args:
        replaced: the assessments that revisions which are not among these have replaced.
    """
    ordered = sorted(every, key=lambda one: one.order)
    made = (record_of(one, trust_id, names) for one in ordered if one.key[1] != SealFields.KIND)
    return with_statuses(replace(make_workspace(made, names, signed), replaced=frozenset(replaced)))


def all_replaced_in(every: Iterable[Stands]) -> frozenset[str]:
    """Give the assessments a revision in use has replaced, from records as they stand."""
    in_use = [one for one in every if one.use is not Use.WITHDRAWN]
    there = {one.key[0] for one in in_use if one.key[1] == Assessment.KIND}
    revisions = (one for one in in_use if one.key[1] == Revision.KIND)
    said = ((one.key[0], str(one.settled.get("of") or "")) for one in revisions)
    return replaced_by(said, there)


def trust_id_of(state: State) -> str:
    return next((str(e.said["trust"]) for e in state.graph.events), "")
