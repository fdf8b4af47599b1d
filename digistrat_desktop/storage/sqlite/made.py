"""The tables made from the changes: records as they stand, seals, late changes, and the list.

They say nothing the changes do not say; `storage.sqlite.integrity` holds them to that, and they can be
made anew at any time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, NamedTuple

from digistrat_desktop.domain.errors import StoreDamaged
from digistrat_desktop.domain.frameworks.scales import Status
from digistrat_desktop.domain.record.events import LEFT_OUT, Event, Key
from digistrat_desktop.domain.record.fold import (
    WITHDRAWN,
    RecordState,
    State,
    Use,
    Written,
)
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.domain.record.older import Difference
from digistrat_desktop.domain.record.seals import Revision, Seal, seal_from
from digistrat_desktop.domain.record.standing import (
    Stands,
    all_replaced_in,
    differences_in,
    held_open,
    order_of,
    stands,
)
from digistrat_desktop.domain.record.workspace import STATUS_COMES_FROM, Signed, with_revised
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.wire.canonical_json import all_from_stored, from_stored, to_canonical
from digistrat_desktop.domain.wire.codecs import decode_time, encode_time
from digistrat_desktop.storage.sqlite import trail
from digistrat_desktop.storage.sqlite.connection import ROWS_AT_ONCE, Connection, insert_all
from digistrat_desktop.storage.sqlite.listing import (
    Listed,
    first_wrong_row,
    list_assessment,
    take_off,
    touch,
)
from digistrat_desktop.storage.sqlite.records import shown

_MOST_WAITING = 5_000
_COLUMNS = "place, kind, id, use, body, unsettled, made"
_ANEW = ", ".join(f"{name} = excluded.{name}" for name in _COLUMNS.split(", ")[3:])


_USES = {use.value: use for use in Use}
_UNREADABLE = (StoreDamaged, KeyError, TypeError, ValueError, AttributeError)


class RecordRow(NamedTuple):
    """One row of the table of records."""

    place: str
    kind: str
    id: str
    use: str
    body: str  # settled fields
    unsettled: str  # what is not settled or to be read together; empty when there is nothing
    made: str  # lists of records sort by it

    @property
    def key(self) -> Key:
        return self.place, self.kind, self.id


def stands_in(rows: Iterable[RecordRow]) -> Iterator[Stands]:
    """Read rows."""
    left = iter(rows)
    while some := tuple(islice(left, ROWS_AT_ONCE)):
        for row, settled in zip(some, all_from_stored([row.body for row in some]), strict=True):
            fields, together = _open_in(row.unsettled) if row.unsettled else ({}, ())
            yield Stands(row[:3], _USES[row.use], settled, fields, together, row.made)


def _open_in(text: str) -> tuple[dict[str, tuple[Written, ...]], tuple[Written, ...]]:
    said = from_stored(text)
    fields = {name: _all_written(values) for name, values in said["fields"].items()}
    return fields, _all_written(said["together"])


def _all_written(values: list[list[Any]]) -> tuple[Written, ...]:
    return tuple(Written(*one) for one in values)


def row_of(one: Stands) -> RecordRow:
    open_ = ""
    if one.unsettled or one.together:
        fields = {name: [list(w) for w in values] for name, values in one.unsettled.items()}
        open_ = to_canonical({"fields": fields, "together": [list(w) for w in one.together]})
    return RecordRow(*one.key, one.use.value, to_canonical(dict(one.settled)), open_, one.order)


def rows_of(db: Connection, trust_id: str, place: str | None = None) -> Iterator[RecordRow]:
    """Give a trust's records, perhaps of one place only."""
    where = "" if place is None else " AND place = ?"
    given = (trust_id,) if place is None else (trust_id, place)
    query = f"SELECT {_COLUMNS} FROM record WHERE trust = ?{where}"
    return (RecordRow(*row) for row in db.execute(query, given))


def _rows_at(db: Connection, trust_id: str, keys: Iterable[Key]) -> dict[Key, RecordRow]:
    """Give the rows of some records that are there."""
    found: dict[Key, RecordRow] = {}
    for (place, kind), alike in groupby(sorted(keys), key=itemgetter(0, 1)):
        while some := tuple(islice(alike, ROWS_AT_ONCE)):
            query = (
                f"SELECT {_COLUMNS} FROM record WHERE trust = ? AND place = ? AND kind = ?"
                f" AND id IN ({','.join('?' * len(some))})"
            )
            ids = (key[2] for key in some)
            rows = (RecordRow(*row) for row in db.execute(query, (trust_id, place, kind, *ids)))
            found.update((row.key, row) for row in rows)
    return found


def own_entries(db: Connection, trust_id: str) -> list[RecordRow]:
    """Give the own entries of all assessments of a trust, archived or not, and what they revise."""
    return _of_kinds(db, trust_id, STATUS_COMES_FROM)


def places_gone(entries: Iterable[RecordRow]) -> set[str]:
    """Give the archived assessments among own entries."""
    return {
        row.place
        for row in entries
        if row.kind == Assessment.KIND and row.use == Use.WITHDRAWN.value
    }


def with_revised_in(entries: Iterable[RecordRow], chosen: Iterable[str]) -> list[str]:
    """Give some assessments with those that revisions link them to, but archived ones; see `with_revised`."""
    own = list(entries)
    gone = places_gone(own)
    revisions = _readable(row for row in own if row.kind == Revision.KIND)
    links = [(one.key[0], str(one.settled.get("of") or "")) for one in revisions]
    there, first = {row.place for row in own} - gone, list(chosen)
    return [one for one in with_revised(first, links) if one in there or one in first]


def left_to_do(entries: Iterable[RecordRow], signed: Mapping[str, Signed]) -> list[str]:
    """Give the signed-off assessments that want a revision and have none; `entries` as `own_entries`."""
    wanting = [place for place, one in signed.items() if one.leaves_work]
    if not wanting:
        return []
    replaced = all_replaced_in(_readable(entries))
    return [place for place in wanting if place not in replaced]


def not_loaded(
    entries: Iterable[RecordRow], loaded: Collection[str]
) -> tuple[list[RecordRow], frozenset[str]]:
    """Give what the records of a trust need to know of its assessments that are not loaded.

    Args:
        entries: as `own_entries` gives them.

    Returns:
        The own entries of the archived ones and what they revise, without answers, so that they can
        be restored; and the assessments that revisions among the others have replaced.
    """
    every = [row for row in entries if row.place not in loaded]
    gone = places_gone(every)
    others = _readable(row for row in every if row.place not in gone)
    return [row for row in every if row.place in gone], all_replaced_in(others)


def _put(db: Connection, trust_id: str, rows: Iterable[RecordRow]) -> None:
    insert_all(
        db,
        f"record (trust, {_COLUMNS})",
        ((trust_id, *row) for row in rows),
        f"ON CONFLICT (trust, place, kind, id) DO UPDATE SET {_ANEW}",
    )


class Made:
    """Keeps the tables in step while changes made here are added, in their transaction.

    Changes and rows go in by the thousand, rows in the order of their keys: each page is found once.
    """

    def __init__(self, db: Connection, graphs: trail.Graphs, trust_id: str) -> None:
        self._db, self._graphs, self._trust = db, graphs, trust_id
        self._sealed = sealed_in(db, trust_id)
        self._to_list: set[str] | None = set()  # None: all of them
        self._waiting: list[Event] = []
        self._touched: dict[str, Event] = {}  # the last change by place

    def take(self, event: Event) -> None:
        """Write a change that has all else in its past, and bring the tables up to date with it."""
        self._waiting.append(event)
        if event.seals:
            self._sealed.add(event.place)
        if event.place in self._sealed:
            self._write()
        else:
            self._note_what_to_list(event)
        if event.place:
            self._touched[event.place] = event
        if len(self._waiting) >= _MOST_WAITING:
            self._write()

    def _write(self) -> None:
        waiting, self._waiting = self._waiting, []
        trail.append(self._db, self._trust, waiting)
        by_key: dict[Key, list[Event]] = {}
        for event in waiting:
            if event.new and event.place not in self._sealed:
                by_key.setdefault(event.key, []).append(event)
        present = _rows_at(self._db, self._trust, by_key)
        loose = {key for key, row in present.items() if row.unsettled}
        loose |= {key for key in by_key if key[1] == Difference.KIND}  # it is about another entry
        simple = sorted(by_key.keys() - loose)
        _put(self._db, self._trust, (_simply(present.get(key), by_key[key]) for key in simple))
        if folded := [e for e in waiting if e.key in loose or e.place in self._sealed]:
            graph = self._graphs.of(self._db, self._trust)
            refold(self._db, self._trust, graph, folded)
            self._to_list = None

    def _note_what_to_list(self, event: Event) -> None:
        place, kind, _ = event.key
        if kind == "trust":
            self._to_list = None
        elif self._to_list is not None and kind in {Assessment.KIND, Revision.KIND}:
            counts_elsewhere = kind == Revision.KIND or WITHDRAWN in event.new
            self._to_list |= {place} | (self._sealed if counts_elsewhere else set())

    def finish(self) -> None:
        """Bring the list up to date, once the ends are written: they tell who changed what last."""
        self._write()
        for place, event in self._touched.items():
            touch(self._db, place, event.said["at"], event.said["actor"])
        if self._to_list is None or self._to_list:
            list_assessments(self._db, self._trust, self._to_list)


def _simply(present: RecordRow | None, events: Sequence[Event]) -> RecordRow:
    """Give a row where nothing has to be folded: each local change replaces what stood."""
    body = dict(from_stored(present.body)) if present else {}
    use, made = (present.use, present.made) if present else (Use.IN_USE.value, "")
    for event in events:
        body |= event.new
        if WITHDRAWN in event.new:
            use = (Use.WITHDRAWN if event.new[WITHDRAWN] is True else Use.IN_USE).value
        made = min(filter(None, (made, order_of(event))))
    return RecordRow(*events[0].key, use, to_canonical(body), "", made)


def refold(db: Connection, trust_id: str, graph: Graph, new: Iterable[Event]) -> None:
    """Make those rows anew that some new changes may have touched."""
    events = [one for one in new if one.place != LEFT_OUT]
    state = State(graph)
    older = held_open(state)
    places = {one.place for one in events}
    # What was open before may be settled now, by a change of another entry.
    loose = _not_settled(db, trust_id) if differences_in(graph) else set()
    keys = loose | {one.key for one in events} | {(p, Assessment.KIND, p) for p in places if p}
    keys |= older.keys() | {k for p in places if graph.seals.get(p) for k in _keys_in(graph, p)}
    every = [state.record(key) for key in sorted(keys) if key[1] != "seal"]
    _put(db, trust_id, (row_of(stands(one, older)) for one in every if one.registers))
    for found in every:
        if not found.registers:  # made after sign-off, by somebody who did not know of it
            where = "trust = ? AND place = ? AND kind = ? AND id = ?"
            db.execute(f"DELETE FROM record WHERE {where}", (trust_id, *found.key))
    for place in places | _signed_beside(graph, {one.hash for one in events}):
        write_seals(db, trust_id, state, place)


def _not_settled(db: Connection, trust_id: str) -> set[Key]:
    query = "SELECT place, kind, id FROM record WHERE trust = ? AND unsettled <> ''"
    return {(str(p), str(k), str(i)) for p, k, i in db.execute(query, (trust_id,))}


def _signed_beside(graph: Graph, hashes: set[str]) -> set[str]:
    """Give the places whose seals cover changes that came after them, as to who held a part."""
    events = graph.events
    return {
        place
        for place, numbers in graph.seals.items()
        if any(hashes & set(events[n].new.get("beside", ())) for n in numbers)
    }


def _keys_in(graph: Graph, place: str) -> set[Key]:
    return {graph.events[n].key for n in graph.by_place[place]}


def remake(db: Connection, trust_id: str, graph: Graph) -> None:
    """Make every table of a trust anew from its changes."""
    for table in ("record", "seal", "late", "head"):
        db.execute(f"DELETE FROM {table} WHERE trust = ?", (trust_id,))
    state = State(graph)
    older = held_open(state)
    _put(db, trust_id, (row_of(stands(found, older)) for found in state.records()))
    for place in graph.by_place:
        trail.write_ends(db, trust_id, place, trail.ends_in(graph, place))
        write_seals(db, trust_id, state, place)
    list_assessments(db, trust_id, None)


def remake_all(db: Connection) -> None:
    """Make every table of every trust anew, after a store was brought up from an earlier schema."""
    for trust_id in trail.trust_ids(db):
        remake(db, trust_id, trail.Graphs().of(db, trust_id))


def write_seals(db: Connection, trust_id: str, state: State, place: str) -> None:
    for table in ("seal", "late"):
        db.execute(f"DELETE FROM {table} WHERE trust = ? AND place = ?", (trust_id, place))
    graph = state.graph
    for n in state.seals.get(place, ()):
        digest = bytes.fromhex(graph.events[n].hash)
        said = _seal_text(seal_from(graph, n))
        db.execute("INSERT INTO seal VALUES (?, ?, ?, ?)", (trust_id, place, digest, said))
    for n in state.late(place):
        digest = bytes.fromhex(graph.events[n].hash)
        db.execute("INSERT INTO late VALUES (?, ?, ?)", (trust_id, place, digest))


def _seal_text(seal: Seal) -> str:
    return to_canonical({**seal._asdict(), "signed_at": encode_time(seal.signed_at)})


def seals_of(db: Connection, trust_id: str) -> dict[str, Signed]:
    """Give the assessments of a trust that are signed off."""
    found: dict[str, list[Seal]] = {}
    query = "SELECT place, said FROM seal WHERE trust = ? ORDER BY place"
    for place, text in db.execute(query, (trust_id,)):
        said = from_stored(text)
        seal = Seal(**{**said, "signed_at": decode_time(said["signed_at"])})
        found.setdefault(str(place), []).append(seal)
    late = dict(
        db.execute("SELECT place, count(*) FROM late WHERE trust = ? GROUP BY place", (trust_id,))
    )
    return {
        place: Signed(tuple(sorted(seals, key=lambda s: s.code)), int(late.get(place, 0)))
        for place, seals in found.items()
    }


def list_assessments(db: Connection, trust_id: str, places: Iterable[str] | None) -> None:
    """Bring the list up to date with the records as they stand; None takes all assessments.

    What cannot be read keeps its row: the check tells of it, and no save of anything else waits. What is
    not there any more, as where a seal has seen nothing of an assessment, has none.
    """
    with suppress(*_UNREADABLE):
        lines = _Lines(db, trust_id)
        wanted = None if places is None else set(places)
        take_off(db, trust_id, {row.place for row in lines.rows}, wanted)
        for row in lines.rows if wanted is None else lines.rows_in(wanted):
            with suppress(*_UNREADABLE):
                found = lines.of(row)
                list_assessment(db, trust_id, row.place, found)


class _Lines:
    """The lines of the list a trust's records make.

    Attributes:
        rows: the records of its assessments.
    """

    def __init__(self, db: Connection, trust_id: str) -> None:
        self._db, self._trust_id = db, trust_id
        key = ("", "trust", trust_id)
        own = _rows_at(db, trust_id, [key]).get(key)
        body = _shown(own) if own is not None else {}
        name, code = (str(body.get(one, "")) for one in ("name", "ods_code"))
        self._trust = (name, code, int(bool(body.get("sample"))))
        self._signed = sealed_in(db, trust_id)
        every = own_entries(db, trust_id)
        self.rows = [row for row in every if row.kind == Assessment.KIND]
        self._replaced = all_replaced_in(_readable(every)) if self._signed else frozenset()

    def rows_in(self, places: set[str]) -> list[RecordRow]:
        return [row for row in self.rows if row.place in places]

    def of(self, row: RecordRow) -> Listed | None:
        """Give an assessment's line; None while it is archived."""
        said = _shown(row)
        if row.use == Use.WITHDRAWN.value:
            return None
        status = _status(row.place, said, self._signed, self._replaced)
        columns = (said.get("title", ""), said.get("as_of") or "", status, said.get("form", "full"))
        return (*self._trust, *columns, *_touched(self._db, self._trust_id, row.place))


def _readable(rows: Iterable[RecordRow]) -> Iterator[Stands]:
    for row in rows:
        with suppress(*_UNREADABLE):
            yield next(stands_in([row]))


def sealed_in(db: Connection, trust_id: str) -> set[str]:
    """Give the assessments that are signed off."""
    rows = db.execute("SELECT DISTINCT place FROM seal WHERE trust = ?", (trust_id,))
    return {str(row[0]) for row in rows}


def _of_kinds(db: Connection, trust_id: str, kinds: Collection[str]) -> list[RecordRow]:
    """Give the records of some kinds in all assessments of a trust."""
    where = f"trust = ? AND place = ? AND kind IN ({','.join('?' * len(kinds))})"
    query = f"SELECT {_COLUMNS} FROM record WHERE {where}"
    places = db.execute("SELECT DISTINCT place FROM record WHERE trust = ?", (trust_id,)).fetchall()
    every = (db.execute(query, (trust_id, place, *kinds)) for (place,) in places if place)
    return [RecordRow(*row) for rows in every for row in rows]


def _status(
    place: str, said: Mapping[str, Any], signed: set[str], replaced: Collection[str]
) -> str:
    if place not in signed:
        ready = said.get("status") == Status.READY.value
        return (Status.READY if ready else Status.DRAFT).value
    return (Status.SUPERSEDED if place in replaced else Status.SEALED).value


def _shown(row: RecordRow) -> dict[str, Any]:
    return shown(row.body, row.unsettled)


def _touched(db: Connection, trust_id: str, place: str) -> tuple[str, str]:
    """Give time and person of the last change: of several ends the latest by its own clock."""
    rows = db.execute(
        "SELECT e.body FROM head h JOIN event e ON e.hash = h.hash WHERE h.trust = ? AND h.place = ?",
        (trust_id, place),
    )
    said = all_from_stored([row[0] for row in rows if row[0]])
    return max(((str(one["at"]), str(one["actor"])) for one in said), default=("", ""))


def first_difference(db: Connection, trust_id: str, graph: Graph) -> str | None:
    """Give the id of the first row that is not what the changes make, or None."""
    state = State(graph)
    older = held_open(state)
    there = {row.key: row for row in rows_of(db, trust_id)}
    for found in state.records():
        row, now = there.pop(found.key, None), stands(found, older)
        if row != row_of(now) and not (row and _tells_another(row, found, now)):
            return found.key[2]
    if there:
        return min(there)[2]
    for place in graph.by_place:
        if not trail.ends_are_right(db, trust_id, graph, place):
            return place or trust_id
    lines = _Lines(db, trust_id)
    wanted = {row.place: lines.of(row) for row in lines.rows}
    return _first_wrong_seal(db, trust_id, state) or first_wrong_row(db, trust_id, wanted)


def _tells_another(row: RecordRow, found: RecordState, wanted: Stands) -> bool:
    """Tell whether a row is right but for telling of another of those who wrote the same value.

    Earlier versions told of whoever came first to this copy.
    """
    if not row.unsettled:
        return False
    fields, together = _open_in(row.unsettled)
    same_else = row == row_of(wanted._replace(unsettled=fields, together=together))
    if not same_else or fields.keys() != wanted.unsettled.keys():
        return False
    for name, all_ in fields.items():
        known = (*wanted.unsettled[name], *found.tellers(name))
        if _values(all_) != _values(wanted.unsettled[name]) or any(w not in known for w in all_):
            return False
    return sorted(together, key=to_canonical) == sorted(wanted.together, key=to_canonical)


def _values(written: Iterable[Written]) -> str:
    return to_canonical([one.value for one in written])


def _first_wrong_seal(db: Connection, trust_id: str, state: State) -> str | None:
    hashes = [event.hash for event in state.graph.events]
    seals = {
        (p, hashes[n], _seal_text(seal_from(state.graph, n)))
        for p, all_ in state.seals.items()
        for n in all_
    }
    late = {(p, hashes[n]) for p in state.seals for n in state.late(p)}
    rows = db.execute("SELECT place, hash, said FROM seal WHERE trust = ?", (trust_id,))
    wrong = seals ^ {(str(p), h.hex(), str(said)) for p, h, said in rows}
    rows = db.execute("SELECT place, hash FROM late WHERE trust = ?", (trust_id,))
    found = [one[0] for one in wrong] + [p for p, _ in late ^ {(str(p), h.hex()) for p, h in rows}]
    return min(found, default=None)
