"""What stood before changes: for many changes of one entry at once, without folding it for each of them.

A file somebody made may have thousands of changes of one entry, each undoing another. So what a change
had seen is found line by line, and each answer is worked out once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from digistrat_desktop.domain.record.events import Key
from digistrat_desktop.domain.record.fold import RecordState, State
from digistrat_desktop.domain.record.graph import Graph

_Lines = dict[int, tuple[list[int], list[int]]]  # by line: how far along it, and the events there


class StoodBefore:
    """Answers what stood before the changes of one graph, which does not grow meanwhile.

    Attributes:
        state: what stands now.
    """

    def __init__(self, graph: Graph) -> None:
        self.graph, self.state = graph, State(graph)
        self._by_id: dict[str, int] | None = None
        self._takes: dict[int, bool] = {}
        self._fields: dict[Key, dict[str, _Lines]] = {}
        self._writers: dict[Key, dict[str, _Lines]] = {}
        self._now: dict[Key, RecordState] = {}

    def record(self, key: Key) -> RecordState:
        """Give an entry as it stands now."""
        if key not in self._now:
            self._now[key] = self.state.record(key)
        return self._now[key]

    def undone(self, me: int) -> int:
        """Give the number of the change that a change says it undoes; -1 where it says none."""
        if self._by_id is None:
            events = enumerate(self.graph.events)
            self._by_id = {str(event.said.get("id")): n for n, event in events}
        return self._by_id.get(str(self.graph.events[me].said.get("undoes") or ""), -1)

    def takes_back(self, me: int) -> bool:
        """Tell what takes back another person's change from what brings such a change back."""
        events, way = self.graph.events, list[int]()
        takes = False
        while True:
            if me in self._takes:
                takes = self._takes[me]
                break
            undone = self.undone(me)
            if not 0 <= undone < me or events[undone].said["actor"] == events[me].said["actor"]:
                self._takes[me] = False
                break
            way.append(me)
            me = undone
        for one in reversed(way):
            takes = not takes
            self._takes[one] = takes
        return takes

    def stood(self, me: int) -> dict[str, list[int]]:
        """Give the writes that stood in the fields of a change as its writer knew them."""
        event = self.graph.events[me]
        if event.key not in self._fields:
            numbers = self.graph.by_record[event.key]
            named = ((name, n) for n in numbers for name in self.graph.events[n].new)
            self._fields[event.key] = self._along_lines(named)
        fields = self._fields[event.key]
        found = {name: self._last_seen(fields[name], me) for name in event.new if name in fields}
        return {name: self._standing(seen) for name, seen in found.items() if seen}

    def writers(self, key: Key, inside: Iterable[int], me: int) -> dict[str, int]:
        """Give who wrote some changes of an entry that a change had seen, with the first of each.

        Args:
            inside: the changes; always the same of one entry.
        """
        if key not in self._writers:
            events = self.graph.events
            self._writers[key] = self._along_lines(
                (str(events[n].said["actor"]), n) for n in inside
            )
        return {
            actor: min(first)
            for actor, lines in self._writers[key].items()
            if (
                first := [
                    numbers[0]
                    for line, (ats, numbers) in lines.items()
                    if self.graph.seen_along(me, line) >= ats[0]
                ]
            )
        }

    def _along_lines(self, named: Iterable[tuple[str, int]]) -> dict[str, _Lines]:
        found: dict[str, _Lines] = {}
        for name, n in named:
            line, at = self.graph.spot(n)
            ats, numbers = found.setdefault(name, {}).setdefault(line, ([], []))
            ats.append(at)
            numbers.append(n)
        return found

    def _last_seen(self, lines: _Lines, me: int) -> list[int]:
        """Give of each line the last of some changes that a change had seen, latest first."""
        seen = self.graph.seen_along
        ends = (
            (numbers, bisect_right(ats, seen(me, line))) for line, (ats, numbers) in lines.items()
        )
        return sorted((numbers[end - 1] for numbers, end in ends if end), reverse=True)

    def _standing(self, seen: Sequence[int]) -> list[int]:
        """Give those of some changes, latest first, that are in the past of no other."""
        found: list[int] = []
        for n in seen:
            if not any(self.graph.before(n, later) for later in found):
                found.append(n)
        return found[::-1]
