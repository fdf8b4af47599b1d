"""Taking back what came in from others: one act of ordinary changes that writes back what stood before.

Nothing is removed from the change history. What a seal covers stays; so does a field in which several
values stood before somebody chose, since no change can make them stand side by side again.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

from digistrat_desktop.domain.ids import AssessmentId, EventId, RecordId, TrustId
from digistrat_desktop.domain.record.changes import Change, Step
from digistrat_desktop.domain.record.events import LEFT_OUT, Author, Event, Key
from digistrat_desktop.domain.record.fold import WITHDRAWN, RecordState, State
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.domain.record.kinds import type_of
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.wire.canonical_json import to_canonical
from digistrat_desktop.domain.wire.records import default_field

_NEVER = frozenset({"seal", "erasure", "merge", "difference"})


class TakenBack(NamedTuple):
    step: Step  # without changes where nothing can be taken back
    kept: int  # fields that stay as they came: signed off, or settled by a choice


def take_back(graph: Graph, came: AbstractSet[str], author: Author) -> TakenBack:
    """Write back what stood before some events came, as one act.

    Args:
        graph: all that is here, with nothing newer than what came.
        came: hashes of the events that came in together.
    """
    now = State(graph)
    new = {n for n, event in enumerate(graph.events) if event.hash in came}
    before = State(graph, lambda n: n not in new)
    changes: list[Change] = []
    kept = 0
    for key in _touched(graph, new):
        if key[0] in now.seals:
            kept += 1
            continue
        if _is_inside_new(graph, before, key):
            continue
        latest = graph.events[max(n for n in graph.by_record[key] if n in new)]
        was, stands = before.record(key), now.record(key)
        values, left = _values(was, stands, _written(graph, key, new))
        kept += left
        if values:
            changes.append(_change(latest, stands, values, author))
    return TakenBack(Step("Undo the import", tuple(changes)), kept)


def _touched(graph: Graph, new: AbstractSet[int]) -> list[Key]:
    keys = {graph.events[n].key for n in new}
    return sorted(k for k in keys if k[0] != LEFT_OUT and k[1] not in _NEVER)


def _is_inside_new(graph: Graph, before: State, key: Key) -> bool:
    """Tell whether a record lies in an assessment that came whole: that one is archived with all in it."""
    assessment = (key[0], Assessment.KIND, key[0])
    inside = bool(key[0]) and key != assessment and assessment in graph.by_record
    return inside and not before.record(assessment).registers


def _written(graph: Graph, key: Key, new: AbstractSet[int]) -> Iterator[str]:
    names = (name for n in graph.by_record[key] if n in new for name in graph.events[n].new)
    yield from dict.fromkeys(names)


def _values(
    was: RecordState, stands: RecordState, names: Iterator[str]
) -> tuple[dict[str, Any], int]:
    """Give what to write back, and how many fields cannot be."""
    if not was.registers:
        return ({WITHDRAWN: True}, 0) if not _is_archived(stands) else ({}, 0)
    kind, values, kept = type_of(was.key[1]), {}, 0
    for name in names:
        before, after = was.written(name), stands.written(name)
        wanted = before[0].value if before else default_field(kind, name)
        if len(before) > 1:
            kept += [one.value for one in after] != [one.value for one in before]
        elif [to_canonical(one.value) for one in after] != [to_canonical(wanted)]:
            values[name] = wanted
    return values, kept


def _is_archived(record: RecordState) -> bool:
    return [one.value for one in record.written(WITHDRAWN)] == [True]


def _change(event: Event, stands: RecordState, values: dict[str, Any], author: Author) -> Change:
    place, kind, record_id = stands.key
    written = {name: stands.written(name) for name in values}
    return Change(
        stamp=author.stamp(),
        kind=kind,
        record_id=RecordId(record_id),
        trust_id=TrustId(event.said["trust"]),
        assessment_id=AssessmentId(place) if place and kind != Assessment.KIND else None,
        before={name: all_[0].value if all_ else None for name, all_ in written.items()},
        after=values,
        undoes=EventId(event.said["id"]),
    )
