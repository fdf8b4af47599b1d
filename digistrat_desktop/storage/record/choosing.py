"""Which changes a part of a record for a colleague holds.

Source: docs/spec/record.md#parts-and-blind-copies. A change never follows one of another assessment, so
every choice here is closed under parents.
"""

from collections.abc import Iterable

from digistrat_desktop.domain.record.events import Event, left_out
from digistrat_desktop.domain.record.graph import Graph


def events_of_part(
    graph: Graph, assessments: Iterable[str], *, blind: bool = False
) -> tuple[Event, ...]:
    """Choose the trust's own changes and those of some assessments, in graph order.

    What version 1 wrote about others is only named: a later change follows it.

    Args:
        blind: of each assessment only what made it, so that whoever scores has seen no answer.
    """
    kept = set(graph.by_place.get("", ()))
    for place in assessments:
        numbers = graph.by_place.get(place, [])
        first = [n for n in numbers if not any(graph.before(m, n) for m in numbers)]
        kept.update(first if blind else numbers)
    return tuple(
        event if n in kept else left_out(event.parents, event.hash)
        for n, event in enumerate(graph.events)
        if n in kept or event.version == 1
    )
