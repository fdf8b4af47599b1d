"""What each of those whose values stand side by side knew: their reason, their evidence."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from digistrat_desktop.domain.record.events import Key
from digistrat_desktop.domain.record.fold import RecordState, registers_of
from digistrat_desktop.domain.record.graph import Graph


class KnownSide(NamedTuple):
    """One of the values that stand in a field, as whoever wrote it saw things."""

    fields: Mapping[str, Any]  # JSON forms of the whole record there
    reason: str  # that was given with the change
    chose: bool  # it was a choice between several
    links: tuple[
        tuple[str, str], ...
    ] = ()  # ids of the evidence there, each with the level it shows


def sides_of(graph: Graph, key: Key, field: str, hashes: Iterable[str]) -> dict[str, KnownSide]:
    """Give for each of some writes what its writer knew and wrote before seeing the others'.

    Args:
        hashes: of the events whose writes stand side by side in the field.
    """
    numbers = [graph.index[one] for one in dict.fromkeys(hashes) if one in graph]
    return {graph.events[n].hash: _side(graph, key, field, n, numbers) for n in numbers}


def _side(graph: Graph, key: Key, field: str, me: int, numbers: list[int]) -> KnownSide:
    event = graph.events[me]
    knows = _knows(graph, me, [n for n in numbers if n != me])
    before = _state(graph, key, lambda n: graph.before(n, me)).written(field)
    said = _state(graph, key, knows).settled()
    links = tuple(_links(graph, key, knows))
    return KnownSide(said, str(event.said["reason"] or ""), len(before) > 1, links)


def _knows(graph: Graph, me: int, others: list[int]) -> Callable[[int], bool]:
    """Tell of an event if it is in the past of `me`, or followed it without having seen another."""

    def knows(n: int) -> bool:
        if n == me or graph.before(n, me):
            return True
        return graph.before(me, n) and not any(o == n or graph.before(o, n) for o in others)

    return knows


def _state(graph: Graph, key: Key, knows: Callable[[int], bool]) -> RecordState:
    return RecordState(graph, key, registers_of(graph, filter(knows, graph.by_record[key])))


def _links(graph: Graph, key: Key, knows: Callable[[int], bool]) -> Iterable[tuple[str, str]]:
    for other in graph.by_record if key[1] == "response" else ():
        if other[:2] == (key[0], "support"):
            said = _state(graph, other, knows).settled()
            if said.get("response_id") == key[2] and not said.get("withdrawn"):
                yield str(said.get("evidence_id", "")), str(said.get("shows", ""))
