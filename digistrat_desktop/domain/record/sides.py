"""What each of those whose values stand side by side knew: their reason, their evidence."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from digistrat_desktop.domain.record.events import Key
from digistrat_desktop.domain.record.fold import TOGETHER, RecordState, Written, registers_of
from digistrat_desktop.domain.record.graph import Graph

_WHY = TOGETHER[1]


class KnownSide(NamedTuple):
    """One of the values that stand in a field, as whoever wrote it saw things."""

    fields: Mapping[str, Any]  # JSON forms of the whole record there
    reason: str  # that was given with the change
    chose: bool  # it was a choice between several
    links: tuple[
        tuple[str, str], ...
    ] = ()  # ids of the evidence there, each with the level it shows
    whys_told: bool = True  # of each reason that stands it can be told whose value it goes with
    left: bool = False  # somebody who had seen all the values flagged the question for discussion
    first: Written | None = None  # who first wrote it, where that was another; it was written again
    carried: bool = False  # written again by carrying it over into a revision


def sides_of(graph: Graph, key: Key, field: str, hashes: Iterable[str]) -> dict[str, KnownSide]:
    """Give for each of some writes what its writer knew and wrote before seeing the others'.

    Args:
        hashes: of the events whose writes stand side by side in the field.
    """
    numbers = [graph.index[one] for one in dict.fromkeys(hashes) if one in graph]
    sides = {n: _side(graph, key, field, n, numbers) for n in numbers}
    if key[1] == "response":
        left = _is_left(graph, key, numbers)
        sides = _with_whys(graph, key, field, sides)
        sides = {n: side._replace(left=left) for n, side in sides.items()}
    return {graph.events[n].hash: side for n, side in sides.items()}


def _is_left(graph: Graph, key: Key, numbers: list[int]) -> bool:
    """Tell a question left for the board from one that was flagged before it was not settled."""
    flags = registers_of(graph, graph.by_record[key]).get("discuss", ())
    seen = [n for n in flags if all(graph.before(one, n) for one in numbers)]
    return bool(seen) and all(graph.events[n].new["discuss"] is True for n in flags)


def _with_whys(
    graph: Graph, key: Key, field: str, sides: Mapping[int, KnownSide]
) -> dict[int, KnownSide]:
    """Give each side the reason its writer gave, even one given after seeing the others' values.

    The reason that was chosen with one of them is nobody's own: the choice may be made again.
    """
    own_words = _before_a_choice(graph, key, field, list(sides))
    standing = registers_of(graph, own_words).get(_WHY, ())
    owners = {w: _owners(graph, w, list(sides)) for w in standing}
    texts = {w: str(graph.events[w].new[_WHY] or "") for w in standing}
    own = {n: {texts[w] for w in standing if n in owners[w]} for n in sides}
    told = all(owners[w] for w in standing if texts[w]) and all(len(t) <= 1 for t in own.values())
    found = {}
    for n, side in sides.items():
        given = {_WHY: next(iter(own[n]))} if len(own[n]) == 1 else {}
        found[n] = side._replace(fields={**side.fields, **given}, whys_told=told)
    return found


def _before_a_choice(graph: Graph, key: Key, field: str, sides: list[int]) -> list[int]:
    """Give the events about a record but for choices between the sides, and what came after one."""
    events = graph.by_record[key]
    later = [n for n in events if field in graph.events[n].new and n not in sides]
    choices = [n for n in later if sum(graph.before(side, n) for side in sides) > 1]
    return [n for n in events if not any(n == c or graph.before(c, n) for c in choices)]


def _owners(graph: Graph, why: int, sides: list[int]) -> list[int]:
    """Give the one value the writer of a reason wrote too, else those whose writers knew of the reason."""
    actor = graph.events[why].said["actor"]
    own = [n for n in sides if graph.events[n].said["actor"] == actor]
    if len(own) == 1:
        return own
    return [n for n in sides if _knows(graph, n, [o for o in sides if o != n])(why)]


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
