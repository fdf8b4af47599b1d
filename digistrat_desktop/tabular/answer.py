"""What the child process says: one JSON text, written piece by piece and read strictly."""

import datetime as dt
import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.tabular.cells import Cell, CellFault, Grid, Percent

# The order matters: a datetime is a date.
_TAGS: tuple[tuple[type, str, Callable[[Any], object], Callable[[Any], Cell]], ...] = (
    (dt.datetime, "at", dt.datetime.isoformat, dt.datetime.fromisoformat),
    (dt.date, "date", dt.date.isoformat, dt.date.fromisoformat),
    (dt.time, "time", dt.time.isoformat, dt.time.fromisoformat),
    (dt.timedelta, "seconds", dt.timedelta.total_seconds, lambda s: dt.timedelta(seconds=s)),
    (CellFault, "fault", lambda fault: fault.words, CellFault),
)
_READERS = {tag: read for _, tag, _, read in _TAGS} | {"percent": Percent}


def wanted_line(texts: Sequence[str]) -> bytes:
    """Write the texts whose rows are wanted of a large file, as the line before it."""
    return f"{json.dumps([one[:200] for one in texts])}\n".encode()


def wanted_of(line: bytes) -> tuple[str, ...]:
    return tuple(map(str, json.loads(line)))


def written(grids: tuple[Grid, ...], notes: tuple[str, ...]) -> Iterator[str]:
    """Write sheets row by row, so that the text is never in memory whole."""
    yield f'{{"notes":{json.dumps(notes)},"grids":['
    for number, grid in enumerate(grids):
        comma = "," if number else ""
        yield f'{comma}{{"name":{json.dumps(grid.name)},"hidden":{json.dumps(grid.hidden)},'
        yield f'"from_1904":{json.dumps(grid.from_1904)},'
        yield f'"unseen":{json.dumps(grid.unseen)},"rows":['
        for at, row in enumerate(grid.rows):
            cells = [_percent(cell) for cell in row] if any(map(_is_percent, row)) else row
            yield f"{',' if at else ''}{json.dumps(cells, default=_tagged, separators=(',', ':'))}"
        yield "]}"
    yield "]}"


def _is_percent(cell: object) -> bool:
    return type(cell) is Percent


def _percent(cell: object) -> object:
    """Tag what JSON would write as any other number."""
    return {"percent": float(cell)} if isinstance(cell, Percent) else cell


def _tagged(cell: object) -> dict[str, object]:
    for kind, tag, write, _ in _TAGS:
        if isinstance(cell, kind):
            return {tag: write(cell)}
    raise TypeError(f"no cell holds a {type(cell).__name__}")


def written_refusal(refused: Refused) -> str:
    return json.dumps({"refused": [refused.what, refused.safe, refused.advice]})


def _sentence(found: object) -> str:
    if not isinstance(found, str):
        raise TypeError(f"no sentence is a {type(found).__name__}")
    return found


def _unseen(found: list[Any]) -> tuple[int, tuple[int, ...]]:
    rows, columns = found
    return int(rows), tuple(map(int, columns))


def read(text: str) -> tuple[tuple[Grid, ...], tuple[str, ...]]:
    """Read the child's answer; Refused in the child's words, ValueError if it is no answer."""
    found = json.loads(text, object_hook=_from_tag)
    if "refused" in found:
        raise Refused(*map(_sentence, found["refused"]))
    grids = tuple(
        Grid(
            str(one["name"]),
            tuple(map(tuple, one["rows"])),
            hidden=bool(one["hidden"]),
            unseen=_unseen(one["unseen"]),
            from_1904=bool(one["from_1904"]),
        )
        for one in found["grids"]
    )
    return grids, tuple(map(_sentence, found["notes"]))


def _from_tag(found: dict[str, Any]) -> Any:
    if len(found) == 1:
        (tag, value), *_ = found.items()
        if tag in _READERS:
            return _READERS[tag](value)
    return found
