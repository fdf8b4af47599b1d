"""Which changes a copy for a colleague holds. Every choice is closed under parents.

Source: docs/spec/record.md#parts-and-blind-copies. A change never follows one of another assessment, but
for those of version 1, whose chain runs through all: these are named in a part without what they say.
"""

from collections.abc import Collection, Iterator

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.record.events import Event, Key, left_out
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.domain.record.older import Difference, Merge
from digistrat_desktop.domain.trust.reviews import BlindScore, Challenge, Moderation, Reply

_DESK_ONLY = frozenset({Difference.KIND, Merge.KIND})
_ABOUT_ANSWERS = frozenset(one.KIND for one in (BlindScore, Challenge, Moderation, Reply))


def events_of_part(
    graph: Graph, assessments: Collection[str], *, blind: bool = False
) -> tuple[Event, ...]:
    """Choose the trust's own changes and those of some assessments that are here, in graph order.

    Args:
        blind: of each assessment only what made it, so that whoever scores has seen no answer.

    Raises:
        Refused: a blind copy would show what was written about the answers.
    """
    own = graph.by_place.get("", ())
    kept = {n for n in own if not _stays(graph, n, assessments, blind=blind)}
    for place in assessments:
        kept.update(_first_of(graph, place) if blind else graph.by_place.get(place, ()))
    return tuple(
        graph.events[n] if n in kept else left_out(graph.events[n].parents, graph.events[n].hash)
        for n in sorted(graph.past_of(kept))
    )


def _first_of(graph: Graph, place: str) -> Iterator[int]:
    """Give what made an assessment: its changes that have no other of it in their past."""
    found: list[int] = []
    for n in graph.by_place.get(place, ()):
        if not any(graph.before(first, n) for first in found):
            found.append(n)
            yield n


def _stays(graph: Graph, me: int, assessments: Collection[str], *, blind: bool) -> bool:
    """Tell what of the trust itself is no part of a copy: version 1 kept it beside an assessment."""
    event = graph.events[me]
    kind = event.key[1]
    if kind in _DESK_ONLY:
        return event.version == 1
    if kind not in _ABOUT_ANSWERS:
        return False
    about = _about(graph, event.key)
    if event.version == 1:
        return blind or about not in assessments
    if blind and about in assessments:
        raise Refused(
            "Somebody has written about the answers of this assessment already.",
            "Nothing was saved. A copy without the answers would show what was written.",
            "Let people score before the answers are reviewed.",
        )
    return False


def _about(graph: Graph, key: Key) -> str:
    """Give the assessment a record of the trust itself is about."""
    for event in (graph.events[n] for n in graph.by_record.get(key, ())):
        if found := event.new.get("assessment"):
            return str(found)
        if found := event.new.get("challenge_id"):
            return _about(graph, ("", Challenge.KIND, str(found)))
    return ""
