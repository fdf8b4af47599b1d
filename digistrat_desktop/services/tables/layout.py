"""Where the table stands in a grid, and what its columns are: proposed, and changed by people."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from digistrat_desktop.domain.periods.written_periods import read_period
from digistrat_desktop.domain.trust.written_values import read_value
from digistrat_desktop.domain.words import Labelled
from digistrat_desktop.tabular.cells import Cell, CellKind, Grid, Row, TableFile, kind_of, text_of

_FINANCIAL = re.compile(r"(?:fy\s*)?(20[0-9]{2})\s*[/\-]\s*(?:20)?[0-9]{2}", re.ASCII)
_PART = re.compile(r"(q|quarter ?)[1-4]|[a-z]{3,9}\.?", re.ASCII)
_AFTER_NEW_YEAR = frozenset({"jan", "feb", "mar"})


def headings(grid: Grid, header: int) -> tuple[str, ...]:
    """Give every column's heading; the heading of its group stands before one that is repeated."""
    if header < 0:
        return tuple(f"Column {at + 1}" for at in range(grid.width))
    plain = [" ".join(text_of(grid.cell(header, at)).split()) for at in range(grid.width)]
    again = {
        one.casefold() for one, count in Counter(x.casefold() for x in plain).items() if count > 1
    }
    groups = _groups(grid, header)
    return tuple(_named(plain, groups, again))


def _named(plain: Sequence[str], groups: Sequence[str], again: set[str]) -> Iterator[str]:
    for at, (one, group) in enumerate(zip(plain, groups, strict=True)):
        if one.casefold() in again and group and one:
            yield f"{group}: {one}"
        else:
            yield one or f"Column {at + 1}"


def _groups(grid: Grid, header: int) -> list[str]:
    """Give each column the heading of its group: the row above, each word reaching to the next."""
    if header == 0:
        return [""] * grid.width
    found, latest = [], ""
    for at in range(grid.width):
        latest = " ".join(text_of(grid.cell(header - 1, at)).split()) or latest
        found.append(latest)
    return found


def period_headings(grid: Grid, header: int) -> tuple[Cell, ...]:
    """Give what every column's heading says of time: itself, or with the year once above it.

    Returns:
        "Q1 2024/25" where Q1 stands below 2024/25, "Jan 2025" where Jan stands below it; the heading
        as it is where it needs no year, or has none above it; nothing where there are no headings.
    """
    if header < 0:
        return ()
    groups = _groups(grid, header)
    return tuple(_dated(grid.cell(header, at), group) for at, group in enumerate(groups))


def _dated(cell: Cell, above: str) -> Cell:
    text = " ".join(text_of(cell).split())
    if is_period(cell) or not _PART.fullmatch(text.casefold()):
        return cell
    dated = _with_year(text, above)
    return dated if is_period_cell(dated) else cell


def _with_year(text: str, above: str) -> str:
    """Write a quarter or a month with the year above it; January ends a financial year."""
    financial = _FINANCIAL.fullmatch(above.casefold())
    if financial is None or text[:1].casefold() == "q":
        return f"{text} {above}"
    begins = int(financial.group(1))
    return f"{text} {begins + (text[:3].casefold() in _AFTER_NEW_YEAR)}"


def is_period(cell: Cell) -> bool:
    """Tell whether a heading is a period; a bare number is none."""
    if isinstance(cell, date):
        return True
    return bool(text_of(cell).strip()) and is_period_cell(cell if isinstance(cell, str) else None)


def is_period_cell(cell: Cell) -> bool:
    """Tell whether a cell can be read as a period; a bare number is none."""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return False
    try:
        read_period(cell, None)
    except ValueError:
        return False
    return True


NO_HEADER = -1
NEW_METRIC = "new"
_LOOKED_AT = 60
_SAMPLE = 40
_FEW = 0.6
_BELOW = 4


class Role(Labelled):
    IGNORE = "ignore", "Leave out"
    PERIOD = "period", "Period"
    VALUE = "value", "Value"
    METRIC = "metric", "Metric name"
    NUMERATOR = "numerator", "Numerator"
    DENOMINATOR = "denominator", "Denominator"
    TRUST = "trust", "Trust code"
    NOTE = "note", "Note"


@dataclass(frozen=True, slots=True)
class Layout:
    sheet: int = 0  # its place among the sheets, counted from 0
    header: int = NO_HEADER  # the row of headings, counted from 0, or `NO_HEADER`
    roles: tuple[Role, ...] = ()  # one for each column
    # for value columns, the metric's id or `NEW_METRIC`; by column
    targets: dict[int, str] = field(default_factory=dict)
    period: str = ""  # the one period of all rows, where no column holds it; text as written
    metric_id: str = ""  # the metric of all rows where no column names it
    day_first: bool | None = None  # how 03/04/2026 is meant
    # values of a percentage are fractions; None while nobody has said
    fractions: bool | None = None

    def columns(self, role: Role) -> tuple[int, ...]:
        return tuple(at for at, one in enumerate(self.roles) if one is role)

    def first(self, role: Role) -> int | None:
        """Give the first column of a role, or None."""
        return next(iter(self.columns(role)), None)


def propose(table: TableFile, metric_id: str = "") -> Layout:
    """Propose how a file is read: the sheet and the row with the likeliest headings.

    Args:
        metric_id: the metric the person is looking at, for cells that name none.
    """
    candidates = [at for at, grid in enumerate(table.grids) if grid.rows and not grid.hidden]
    sheet = max(candidates or [0], key=lambda at: _worth(table.grids[at]))
    return propose_sheet(table, sheet, metric_id)


def _worth(grid: Grid) -> tuple[int, int]:
    header = find_header(grid)
    roles = _roles(grid, header)
    useful = {Role.VALUE, Role.PERIOD, Role.TRUST, Role.METRIC} & set(roles)
    return len(useful), min(len(grid.rows), 1_000)


def propose_sheet(table: TableFile, sheet: int, metric_id: str = "") -> Layout:
    """Propose how a chosen sheet is read."""
    return propose_rows(table, sheet, find_header(table.grids[sheet]), metric_id)


def propose_rows(table: TableFile, sheet: int, header: int, metric_id: str = "") -> Layout:
    grid = table.grids[sheet]
    roles = _roles(grid, header)
    values = [at for at, role in enumerate(roles) if role is Role.VALUE]
    one = len(values) == 1
    targets = dict.fromkeys(values, metric_id if one and metric_id else NEW_METRIC)
    period = "" if Role.PERIOD in roles or _across(grid, header) else _banner_period(grid, header)
    return Layout(sheet, header, roles, targets, period, metric_id)


def find_header(grid: Grid) -> int:
    """Find the row of headings: the widest of the first rows that is words above figures."""
    best, most = NO_HEADER, 0.0
    for at, row in enumerate(grid.rows[:_LOOKED_AT]):
        score = _heading_score(grid, at, row)
        if score > most:
            best, most = at, score
    return best


def _heading_score(grid: Grid, at: int, row: Row) -> float:
    filled = [cell for cell in row if text_of(cell).strip()]
    words = [cell for cell in filled if _is_heading(cell)]
    if len(filled) < 2 or len(words) < len(filled) * _FEW:  # noqa: PLR2004 - one cell is no table
        return 0.0
    if sum(map(is_period_cell, filled)) == 1:
        # One period beside other words is a row of the table with something wrong in it.
        return 0.0
    below = _next_filled(grid, at)
    known = sum(_name_role(text_of(cell)) is not None for cell in filled)
    if not below or not (known or any(map(_figures, below))):
        return 0.0
    # The row next to the figures wins over a row of groups above it.
    return len(filled) + 3 * known + (1 - at / 1_000)


def _is_heading(cell: Cell) -> bool:
    return (isinstance(cell, str) and not _is_value(cell)) or is_period_cell(cell)


def _next_filled(grid: Grid, at: int) -> list[Row]:
    rows = grid.rows[at + 1 : at + 2 + _BELOW]
    return [row for row in rows if any(text_of(cell).strip() for cell in row)][:_BELOW]


def _figures(row: Row) -> int:
    return sum(_is_value(cell) for cell in row)


def _is_value(cell: Cell) -> bool:
    if kind_of(cell) in {CellKind.EMPTY, CellKind.BOOLEAN, CellKind.DATE}:
        return False
    try:
        return read_value(cell).text != ""
    except ValueError:
        return False


_NAMED: tuple[tuple[Role, re.Pattern[str]], ...] = tuple(
    (role, re.compile(shape))
    for role, shape in (
        (
            Role.PERIOD,
            r"(reporting )?(period|date|month|quarter|year|week|week (commencing|ending))",
        ),
        (Role.NOTE, r"(note|notes|comment|comments|remark|footnote)"),
        (
            Role.METRIC,
            (
                r"(metric|metric[_ ]id|measure|measure name|indicator|metric name|kpi|service"
                r"|channel|type|care[_ ]setting|category(_[0-9])?)"
            ),
        ),
        (Role.TRUST, r"((trust|org|organisation|provider|ods)[_ ]code|code)"),
        (Role.NUMERATOR, r"(numerator|num)"),
        (Role.DENOMINATOR, r"(denominator|denom|den)"),
        (Role.VALUE, r"(value|values|counts?|figure|result|score)"),
    )
)
# Figures under these name something; those under "Minor injury unit" measure it.
_KEYS = re.compile(r".*(_code|week_no|_no|\bid)$")
_WORD_KEYS = re.compile(r".*(name|region|system|parent|icb|ics|unit|source|postcode|status|stp)$")
_TRUST_NAMES = re.compile(r"(provider|trust|org|organisation)([_ ]name)?(_2026)?")


def _name_role(heading: str) -> Role | None:
    tidy = " ".join(heading.split()).casefold()
    return next((role for role, shape in _NAMED if shape.fullmatch(tidy)), None)


def _roles(grid: Grid, header: int) -> tuple[Role, ...]:
    """Give each column a role, by its heading first and by what stands in it."""
    sample = [r for r in grid.rows[header + 1 : header + 1 + 3 * _SAMPLE] if len(r) > 1][:_SAMPLE]
    if not sample:
        return (Role.IGNORE,) * grid.width
    across = _across(grid, header)
    found: list[Role] = []
    for column in range(grid.width):
        heading = text_of(grid.cell(header, column)) if header >= 0 else ""
        role = _column_role(heading, [_at(row, column) for row in sample])
        if across and column in across:
            role = Role.VALUE
        found.append(Role.IGNORE if role in found and role in _ONLY_ONCE else role)
    if across:
        return _with_names(found, sample)
    return _with_trust(_with_value(found, sample), grid, header)


_ONLY_ONCE = frozenset({Role.PERIOD, Role.TRUST, Role.NOTE, Role.NUMERATOR, Role.DENOMINATOR})


def _at(row: Row, column: int) -> Cell:
    return row[column] if column < len(row) else None


def _column_role(heading: str, cells: Sequence[Cell]) -> Role:
    filled = [cell for cell in cells if text_of(cell).strip()]
    named = _name_role(heading)
    if named is not None and (
        named is not Role.VALUE or not filled or _share(filled, _is_value) > 0
    ):
        return named
    tidy = " ".join(heading.split()).casefold()
    if not filled or _KEYS.match(tidy):
        return Role.IGNORE
    if _share(filled, _is_figure) >= _FEW:
        return Role.VALUE
    if _share(filled, is_period_cell) >= _FEW and not _WORD_KEYS.match(tidy):
        return Role.PERIOD
    return Role.IGNORE


def _is_figure(cell: Cell) -> bool:
    return _is_value(cell) or text_of(cell).strip() in {"*", "-", "\N{EN DASH}"}


def _share(cells: Sequence[Cell], test: object) -> float:
    return sum(bool(callable(test) and test(cell)) for cell in cells) / len(cells)


def _with_value(roles: list[Role], sample: Sequence[Row]) -> tuple[Role, ...]:
    """Of two columns the one beside the periods holds the values, even where none can be read."""
    others = [
        at
        for at, role in enumerate(roles)
        if role in {Role.IGNORE, Role.VALUE}
        and any(text_of(_at(row, at)).strip() for row in sample)
    ]
    if Role.PERIOD in roles and len(others) == 1:
        roles[others[0]] = Role.VALUE
    return tuple(roles)


def _with_trust(roles: tuple[Role, ...], grid: Grid, header: int) -> tuple[Role, ...]:
    """Where no column holds codes of trusts, take the one that holds their names."""
    if Role.TRUST in roles or header < 0:
        return roles
    named = list(roles)
    for at, role in enumerate(roles):
        heading = " ".join(text_of(grid.cell(header, at)).split()).casefold()
        if role is Role.IGNORE and _TRUST_NAMES.fullmatch(heading):
            named[at] = Role.TRUST
            break
    return tuple(named)


def _with_names(roles: list[Role], sample: Sequence[Row]) -> tuple[Role, ...]:
    """Where periods stand across, the first column of words names the metrics."""
    if Role.METRIC not in roles:
        for column, role in enumerate(roles):
            texts = [text_of(_at(row, column)).strip() for row in sample]
            if role is not Role.VALUE and role is not Role.TRUST and any(texts):
                roles[column] = Role.METRIC
                break
    return tuple(Role.IGNORE if role is Role.PERIOD else role for role in roles)


def _across(grid: Grid, header: int) -> frozenset[int]:
    """Give the columns whose heading is itself a period, where there are two or more."""
    dated = period_headings(grid, header)
    found = frozenset(at for at, cell in enumerate(dated) if is_period(cell))
    return found if len(found) > 1 else frozenset()


def periods_across(grid: Grid, layout: Layout) -> frozenset[int]:
    """Give the value columns whose headings are periods; none where rows have periods."""
    if layout.columns(Role.PERIOD):
        return frozenset()
    return _across(grid, layout.header) & frozenset(layout.columns(Role.VALUE))


def _banner_period(grid: Grid, header: int) -> str:
    """Find the period that is told once above the table: "Period: March 2025"."""
    for row in grid.rows[: max(header, 0)]:
        texts = [text_of(cell).strip() for cell in row]
        for label, value in pairwise(texts):
            if label.casefold().rstrip(":") in {"period", "month", "reporting period"}:
                return value
    return ""


_WIDE = 9


def narrowed(grid: Grid, layout: Layout, names: Collection[str]) -> Layout:
    """Take of a wide table only the value columns that have a known metric's name.

    Nobody wants twenty-four metrics because a file has them. A narrow table, and one with periods
    across, stays as it is.

    Args:
        names: of the trust's metrics, without regard to case.
    """
    values = layout.columns(Role.VALUE)
    if len(values) < _WIDE or periods_across(grid, layout):
        return layout
    heads = headings(grid, layout.header)
    roles = tuple(
        Role.IGNORE if at in values and heads[at].casefold() not in names else role
        for at, role in enumerate(layout.roles)
    )
    return replace(layout, roles=roles)


def columns_with_figures(grid: Grid, layout: Layout) -> frozenset[int]:
    """Give the columns that hold numbers under their heading."""
    sample = grid.rows[layout.header + 1 : layout.header + 1 + _SAMPLE]
    return frozenset(
        at for at in range(grid.width) if any(_is_number(_at(row, at)) for row in sample)
    )


def columns_of_figures_left_out(grid: Grid, layout: Layout) -> tuple[str, ...]:
    """Give the headings of the columns that hold figures and that nobody reads."""
    if layout.header < 0:
        return ()
    heads, figures = headings(grid, layout.header), columns_with_figures(grid, layout)
    return tuple(heads[at] for at in layout.columns(Role.IGNORE) if at in figures)


def _is_number(cell: Cell) -> bool:
    return text_of(cell).strip() != "" and _is_value(cell)
