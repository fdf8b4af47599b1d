"""What was found in a table: its rows, and what they say beside their values."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from digistrat_desktop.services.tables.asked.doubts import Doubt
from digistrat_desktop.services.tables.reading.table_rows import TableRow
from digistrat_desktop.services.tables.shape.roles import Role


@dataclass(slots=True)
class Read:
    """The rows of a table as they were read, and what they say beside their values."""

    rows: list[TableRow] = field(default_factory=list)
    orders: set[bool] = field(default_factory=set)  # of days and months in dates
    two_way: str = ""  # the first date that another country reads as another day, as written
    filled_names: int = 0  # rows whose name stands in a row above
    period_column: int | None = None  # of the table's periods, counted from 1
    late: int = 0  # periods at 23:00 of a summer day, where all may be UTC
    # what stands in the columns of a template: direction, target, recalculation, baseline; by sheet,
    # where several are read, and row
    beside: dict[tuple[str, int], dict[Role, str]] = field(default_factory=dict)
    own: int = 0  # rows that name the trust, where a column says whose they are
    others: dict[str, int] = field(default_factory=dict)  # rows of other trusts, by code or name
    nation: str = ""  # what the rows of a whole nation are called, where a publication has such
    others_below: int = 0  # the row in which another table begins, counted from 1; 0 for none
    not_actual: dict[str, None] = field(default_factory=dict)  # names of rows left out for theirs
    is_named_by_file: bool = False
    told: dict[str, None] = field(default_factory=dict)  # what was made of cells, one sentence each
    doubts: tuple[Doubt, ...] = ()


def joined(found: Sequence[Read]) -> Read:
    """Give the rows of several sheets as those of one table."""
    first, *others = found
    for one in others:
        first.rows.extend(one.rows)
        first.orders |= one.orders
        first.two_way = first.two_way or one.two_way
        first.filled_names += one.filled_names
        first.late += one.late
        first.own += one.own
        first.nation = first.nation or one.nation
        for name, count in one.others.items():
            first.others[name] = first.others.get(name, 0) + count
        first.others_below = first.others_below or one.others_below
        first.not_actual.update(one.not_actual)
        first.told.update(one.told)
        first.beside |= one.beside
        ids = {doubt.id for doubt in first.doubts}
        first.doubts += tuple(doubt for doubt in one.doubts if doubt.id not in ids)
    return first
