"""The graph of one trust's changes, closed under parents, with an ancestor test in constant time.

Source: docs/spec/record.md#the-ancestor-test. Each event stands on a line of its place: events of which
each has the one before in its past. Its clock says how far along each other line it has seen; where an
event has one parent on the same line the clock is shared. Clocks are worked out and never stored.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.record.events import LEFT_OUT, Event, Key, end_of

Clock = dict[int, int]
_TOO_MANY = "it has more branches than honest work can make"
# Honest work makes some dozens of branches. A file made to fill the memory, or to take hours, makes
# thousands: what it may ask for grows with the number of its changes.
MOST_PARENTS = 1_000  # so many latest changes of one place can be followed by one change
MOST_BRANCHES = 500  # latest changes of one place in what is handed over
MOST_ENDS = 10_000  # of all places together: a seal names those of all others, in one change
FEW_BRANCHES = 50  # that honest work may still bring where there are many
MOST_SEEN, FIRST_SEEN, SEEN_A_CHANGE = 50_000_000, 16_000_000, 200  # entries of all clocks
FIRST_STEPS, STEPS_A_CHANGE = 20_000_000, 100
_ENTRIES_A_STEP = 8  # of a clock; they are taken over much faster than a branch is looked at


@dataclass(frozen=True, slots=True)
class Reach:
    """A past, as how far along each line it goes."""

    line_of: Sequence[int]  # of each event, by number
    at_of: Sequence[int]
    far: Clock

    def __contains__(self, number: object) -> bool:
        return (
            isinstance(number, int) and self.far.get(self.line_of[number], -1) >= self.at_of[number]
        )

    @property
    def size(self) -> int:
        """How many events it has."""
        return sum(at + 1 for at in self.far.values())


class Graph:
    """Events in an order in which parents come first.

    Attributes:
        events: all of them; an event's number is its place here.
        index: numbers by hash.
        by_record: numbers of the events of each record, in this order.
        by_place: likewise of each place.
        heads: numbers of the latest events of each place: those in the past of no other there.
        seals: numbers of the events that sign each place off.
    """

    def __init__(self, events: Iterable[Event] = ()) -> None:
        self.events: list[Event] = []
        self.index: dict[str, int] = {}
        self.by_record: dict[Key, list[int]] = {}
        self.by_place: dict[str, list[int]] = {}
        self.heads: dict[str, list[int]] = {}
        self.seals: dict[str, list[int]] = {}
        self._line: list[int] = []
        self._at: list[int] = []
        self._clock: list[Clock] = []
        self._seen = self._steps = 0
        self._any_first = False
        self._tips: list[int] = []  # of each line, how far it goes
        self._line_place: list[str] = []
        for event in events:
            self.add(event)

    def __len__(self) -> int:
        return len(self.events)

    def __contains__(self, digest: object) -> bool:
        return digest in self.index

    def has(self, digest: str) -> bool:
        """Tell whether a change is here with what it says, and not only named."""
        number = self.index.get(digest)
        return number is not None and self.events[number].place != LEFT_OUT

    def add(self, event: Event) -> bool:
        """Add an event whose parents are here; False when it is here already.

        Raises:
            Refused: a parent is not here or in another assessment, or it has no parent and is not
                the trust's first; or there are more branches than honest work can make.
        """
        if event.hash in self.index:
            return False
        parents = self._parents(event)
        me = len(self.events)
        self.index[event.hash] = me
        self.events.append(event)
        self._place_on_line(parents, event.place)
        self.by_record.setdefault(event.key, []).append(me)
        self.by_place.setdefault(event.place, []).append(me)
        if event.place and event.seals:
            self.seals.setdefault(event.place, []).append(me)
        self._any_first |= event.version == 1
        self._follow(self.heads.setdefault(event.place, []), me, event.place, parents)
        return True

    def _follow(self, heads: list[int], me: int, place: str, parents: list[int]) -> None:
        """Let an event take the place of those latest ones it has seen."""
        if len(heads) == 1 and heads[0] in parents:
            heads[0] = me
            return
        here = [p for p in parents if self.events[p].place == place]
        latest = heads if len(here) <= 1 else set(heads)
        if not self._any_first and all(p in latest for p in here):
            for p in here:  # of two latest ones neither has seen the other
                heads.remove(p)
            heads.append(me)
        else:
            heads[:] = [h for h in heads if not self.before(h, me)] + [me]
        self._spend(len(heads))

    def loose_ends(self) -> dict[str, int]:
        """Give how many latest changes each place has."""
        return {place: len(heads) for place, heads in self.heads.items()}

    def refuse_loose_ends(self, before: Mapping[str, int] | None = None) -> None:
        """Refuse more latest changes than can be handed over; it depends on the set of changes alone.

        Args:
            before: `loose_ends` of what was here already, to which a file may add a few whatever it was.
        """
        known = before or {}
        for place, count in self.loose_ends().items():
            there = known.get(place, 0)
            most = MOST_PARENTS if there and count - there <= FEW_BRANCHES else MOST_BRANCHES
            if count > max(there, most):
                raise _refused(_TOO_MANY)
        if sum(map(len, self.heads.values())) > MOST_ENDS:
            raise _refused(_TOO_MANY)

    def _spend(self, steps: int) -> None:
        self._steps += steps
        if self._steps > FIRST_STEPS + STEPS_A_CHANGE * len(self.events):
            raise _refused(_TOO_MANY)

    def _parents(self, event: Event) -> list[int]:
        parents = [self.index.get(digest, -1) for digest in event.parents]
        if -1 in parents:
            raise _refused("it follows a change that is not there")
        if event.version > 1 and any(
            # A chain of version 1 runs through all places, and of a name nobody knows which is its own.
            self.events[p].version > 1 and self.events[p].place not in {"", event.place}
            for p in parents
        ):
            raise _refused("it follows a change of another assessment")
        if not parents and event.key[1] != "trust":
            raise _refused("it does not begin with its trust")
        return parents

    def _place_on_line(self, parents: list[int], place: str) -> None:
        if len(parents) == 1:
            line = self._line[parents[0]]
            if self._tips[line] == self._at[parents[0]] and self._line_place[line] == place:
                self._append(line, self._clock[parents[0]])
                return
        clock = self._seen_by(parents)
        for line, at in clock.items():
            if self._tips[line] == at and self._line_place[line] == place:
                self._append(line, clock)
                return
        self._tips.append(-1)
        self._line_place.append(place)
        self._append(len(self._tips) - 1, clock)

    def _seen_by(self, parents: list[int]) -> Clock:
        first = self._clock[parents[0]] if parents else {}
        clock = dict(first)
        self._spend(sum(len(self._clock[p]) for p in parents) // _ENTRIES_A_STEP)
        for p in parents:
            other = self._clock[p]
            for line, at in other.items() if other is not first else ():
                if clock.get(line, -1) < at:
                    clock[line] = at
        for p in parents:
            if clock.get(self._line[p], -1) < self._at[p]:
                clock[self._line[p]] = self._at[p]
        self._seen += len(clock)
        if self._seen > min(MOST_SEEN, FIRST_SEEN + SEEN_A_CHANGE * len(self.events)):
            raise _refused(_TOO_MANY)
        return clock

    def _append(self, line: int, clock: Clock) -> None:
        self._tips[line] += 1
        self._line.append(line)
        self._at.append(self._tips[line])
        self._clock.append(clock)

    def before(self, a: int, b: int) -> bool:
        """Tell whether event `a` is in the past of event `b`: whether `b`'s desk had seen it."""
        line = self._line[a]
        if line == self._line[b]:
            return self._at[a] < self._at[b]
        return self._clock[b].get(line, -1) >= self._at[a]

    def spot(self, number: int) -> tuple[int, int]:
        """Give the line an event stands on, and how far along it."""
        return self._line[number], self._at[number]

    def seen_along(self, me: int, line: int) -> int:
        """Give how far along a line the past of an event goes; -1 where it has seen nothing of it."""
        return self._at[me] - 1 if line == self._line[me] else self._clock[me].get(line, -1)

    def reach_of(self, tops: Iterable[int]) -> Reach:
        """Give how far along each line the past of some events goes, themselves included.

        As much as `past_of`, without walking it.
        """
        reach: Clock = {}
        for top in tops:
            own = (self._line[top], self._at[top])
            for line, at in (*self._clock[top].items(), own):
                if reach.get(line, -1) < at:
                    reach[line] = at
        return Reach(self._line, self._at, reach)

    def latest(self, numbers: Iterable[int]) -> list[int]:
        """Give those of some events that are in the past of no other of them."""
        known = list(dict.fromkeys(numbers))
        return [a for a in known if not any(self.before(a, b) for b in known)]

    def past_of(self, tops: Iterable[int]) -> set[int]:
        """Give the events in the past of some, themselves included."""
        found: set[int] = set()
        waiting = list(tops)
        while waiting:
            me = waiting.pop()
            if me not in found:
                found.add(me)
                waiting.extend(self.index[p] for p in self.events[me].parents)
        return found

    def parents_for(self, place: str) -> tuple[str, ...]:
        """Give what a new event of a place names: the latest of its place and of the trust itself."""
        known = [*self.heads.get("", ()), *(self.heads.get(place, ()) if place else ())]
        found = [self.events[top] for top in self.latest(known)]
        here = [event.hash for event in found if event.place == place]
        return parents_from(here, (event.hash for event in found if event.place != place))

    def tops(self) -> tuple[str, ...]:
        """Give the hashes of the latest events of every place: together they bind the record."""
        return tuple(sorted(self.events[h].hash for heads in self.heads.values() for h in heads))

    @property
    def end(self) -> str:
        """The last fingerprint."""
        return end_of(self.tops())

    def fork(self) -> Graph:
        """Give a graph of its own with the same events, for another thread or for trying out."""
        twin = Graph()
        twin._seen, twin._steps, twin._any_first = self._seen, self._steps, self._any_first
        twin.events, twin.index = list(self.events), dict(self.index)
        for name in ("by_record", "by_place", "heads", "seals"):
            setattr(twin, name, {key: list(found) for key, found in getattr(self, name).items()})
        twin._line, twin._at, twin._clock = list(self._line), list(self._at), list(self._clock)
        twin._tips, twin._line_place = list(self._tips), list(self._line_place)
        return twin


def parents_from(here: Sequence[str], of_trust: Iterable[str]) -> tuple[str, ...]:
    """Give the parents of a new event: all of its place, and of the trust's own as many as may be.

    Those for which there is no room are named by the next event; this one has not seen them.

    Args:
        here: hashes of the latest events of its place.
        of_trust: of the trust's own those that none of these has seen.
    """
    return tuple(sorted({*here, *sorted(of_trust)[: MOST_PARENTS - len(here)]}))


def parents_seen(graph: Graph, place: str, unseen: Container[str]) -> tuple[str, ...]:
    """Give what a change follows whose writer has not seen some of what is here."""
    waiting = [*graph.heads.get("", ()), *(graph.heads.get(place, ()) if place else ())]
    tops, looked_at = set[int](), set[int]()
    while waiting:
        me = waiting.pop()
        event = graph.events[me]
        if me in looked_at:
            continue
        looked_at.add(me)
        # A chain of version 1 leads through other assessments, and through what is only named.
        if event.hash in unseen or event.place not in {"", place}:
            waiting.extend(graph.index[p] for p in event.parents)
        else:
            tops.add(me)
    return tuple(sorted(graph.events[top].hash for top in graph.latest(tops)))


def _refused(why: str) -> Refused:
    return Refused(
        f"This change history does not hold together: {why}.",
        "Nothing was changed.",
        "Ask the sender to export it again.",
    )
