"""The columns of a table seen together: which of several is the period, the trust, the name, the value."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import combinations, pairwise
from typing import NamedTuple

from digistrat_desktop.domain.periods.parts import read_part
from digistrat_desktop.services.tables.shape.headings import (
    SUM_WORDS,
    headings,
    is_nameless,
    is_period_cell,
    plain_heading,
)
from digistrat_desktop.services.tables.shape.roles import (
    ONLY_ONCE,
    TIMES,
    TRUST_NAMES,
    WORD_KEYS,
    Role,
    are_codes,
    are_plans,
    are_row_numbers,
    column_role,
    is_beside,
    is_day,
    is_figure,
    is_financial,
    is_key,
    is_part,
    is_quarter,
    is_value,
    is_year,
    name_role,
    share,
)
from digistrat_desktop.tabular.cells import Cell, CellKind, Grid, Row, kind_of, text_of

_FEW = 0.6
_MOST_PARTS = 8
_FINEST = "wmqh"
_DIRECTIONS = frozenset(
    {"increase", "decrease", "neutral", "up", "down", "higher", "lower", "high", "low"}
)
_TEMPLATE = frozenset({Role.DIRECTION, Role.REBASE})


class Own(NamedTuple):
    """The trust whose rows are wanted."""

    code: str = ""
    name: str = ""  # in small letters


NOBODY = Own()


class GridColumns:
    """What stands under each heading in some rows."""

    def __init__(self, grid: Grid, header: int, sample: Sequence[Row], own: Own) -> None:
        self.grid, self.header, self.own = grid, header, own
        self.sample = sample
        self.heads = headings(grid, header)
        self.plain = [plain_heading(one) if header >= 0 else "" for one in self.heads]
        self.width = grid.width

    @cached_property
    def roles(self) -> list[Role]:
        """Each column's role as if it stood alone; one without a heading may have the periods."""
        found = [self._role(at) for at in range(self.width)]
        if not TIMES.intersection(found):
            for at in range(self.width):
                filled = self.filled(at) if is_nameless(self.grid, self.header, at) else []
                if filled and share(filled, is_period_cell) >= _FEW:
                    found[at] = Role.PERIOD
                    break
        return found

    def _role(self, column: int) -> Role:
        if is_nameless(self.grid, self.header, column):
            return Role.IGNORE
        heading = self.heads[column] if self.header >= 0 else ""
        return column_role(heading, self.cells(column))

    def cells(self, column: int) -> list[Cell]:
        return [row[column] if column < len(row) else None for row in self.sample]

    def filled(self, column: int) -> list[Cell]:
        return [cell for cell in self.cells(column) if text_of(cell).strip()]

    def may_be_figures(self, column: int) -> bool:
        """Tell whether a column has a figure, or nothing at all; one of words only has names."""
        filled = self.filled(column)
        return not filled or any(map(is_figure, filled))

    def named_parts(self, across: Iterable[int]) -> int | None:
        """Give the column beside some whose cells are all months or quarters of a year, by name."""
        others = (at for at in range(self.width) if at not in across)
        return next(
            (
                at
                for at in others
                if len(named := self._without_sums(at)) > 1
                and all(isinstance(cell, str) and is_part("", cell) for cell in named)
            ),
            None,
        )

    def _without_sums(self, column: int) -> set[Cell]:
        return {
            cell
            for cell in self.filled(column)
            if text_of(cell).strip().casefold() not in SUM_WORDS
        }

    def of(self, role: Role) -> list[int]:
        return [at for at, one in enumerate(self.roles) if one is role]

    @property
    def has_years(self) -> bool:
        return Role.YEAR in self.roles

    @property
    def has_periods(self) -> bool:
        return bool(TIMES.intersection(self.roles))

    def has_own(self, column: int) -> bool:
        """Tell whether a column names the trust, by code or by name, in any row."""
        wanted = {self.own.code.casefold(), self.own.name} - {""}
        rows = self.grid.rows[self.header + 1 :]
        return bool(wanted) and any(
            column < len(row)
            and isinstance(row[column], str)
            and str(row[column]).strip().casefold() in wanted
            for row in rows
        )


def roles_down(columns: GridColumns) -> tuple[Role, ...]:
    """Give the roles of a table with periods in its rows."""
    roles = list(columns.roles)
    _settle_times(columns, roles)
    _settle_trust(columns, roles)
    _settle_plans(columns, roles)
    _settle_template(columns, roles)
    _settle_values(columns, roles)
    _settle_names(columns, roles)
    for at in others_by_heading(columns.heads, columns.own).others:
        roles[at] = Role.IGNORE
    return _each_once(roles)


def roles_across(
    columns: GridColumns, across: Iterable[int], *, parts: bool, beside: int | None = None
) -> tuple[Role, ...]:
    """Give the roles of a table with periods in its headings: other figures are none of its values.

    Args:
        parts: the headings are months or quarters, whose year stands in the rows.
        beside: the column with the months or quarters of the years in the headings.
    """
    across = frozenset(across)
    kept = {Role.YEAR} if parts else set()
    roles = [
        Role.IGNORE if role in ({Role.VALUE} | TIMES) - kept else role for role in columns.roles
    ]
    for at in across:
        roles[at] = Role.VALUE
    if beside is not None:
        roles[beside] = Role.PART
    _settle_trust(columns, roles)
    _settle_template(columns, roles)
    if Role.METRIC not in roles:
        _take_first_name(columns, roles, across)
    years = [at for at, role in enumerate(roles) if role in {Role.YEAR, Role.PART}]
    _tell_rows_apart(columns, roles, years)
    return _each_once(roles)


def _each_once(roles: list[Role]) -> tuple[Role, ...]:
    seen: set[Role] = set()
    for at, role in enumerate(roles):
        if role in ONLY_ONCE and role in seen:
            roles[at] = Role.IGNORE
        seen.add(role)
    return tuple(roles)


def _settle_times(columns: GridColumns, roles: list[Role]) -> None:
    """Choose what gives the period: a whole one, or a year and its part."""
    whole = [at for at in columns.of(Role.PERIOD) if _are_whole(columns, at)]
    years, parts = columns.of(Role.YEAR), columns.of(Role.PART)
    ends = columns.of(Role.PERIOD_END)
    chosen: dict[int, Role] = {}
    for at in _beside_another(columns, whole):
        roles[at] = Role.IGNORE
    if whole:
        best = max(whole, key=lambda at: _worth_as_period(columns, at))
        chosen.update(_quarters_or_whole(columns, best, parts))
        if ends and share(columns.filled(best), is_day) >= _FEW:
            chosen[ends[0]] = Role.PERIOD_END
    elif parts and not ends:
        part = min(parts, key=lambda at: _fineness(columns, at))
        chosen[part] = Role.PART
        if years:
            chosen[_year_beside(columns, years, part)] = Role.YEAR
    else:
        chosen.update(dict.fromkeys([*ends, *years, *columns.of(Role.PERIOD)][:1], Role.PERIOD))
    for at, role in enumerate(roles):
        if role in TIMES or at in chosen:
            roles[at] = chosen.get(at, Role.IGNORE)


def _quarters_or_whole(columns: GridColumns, at: int, parts: Sequence[int]) -> dict[int, Role]:
    """Take a column of whole periods for what it is; months beside quarters are the periods."""
    months = [one for one in parts if _fineness(columns, one) == _FINEST.index("m")]
    if months and share(columns.filled(at), is_quarter) >= _FEW:
        return {at: Role.YEAR, months[0]: Role.PART}
    return {at: Role.PERIOD}


def _beside_another(columns: GridColumns, whole: Sequence[int]) -> Iterable[int]:
    """Give the columns of a second table to the right, with periods of its own under the same heading."""
    for first, second in pairwise(whole):
        is_again = columns.header >= 0 and columns.plain[first] == columns.plain[second]
        if is_again and second > first + 1 and columns.cells(first) != columns.cells(second):
            return range(second, columns.width)
    return ()


def _are_whole(columns: GridColumns, at: int) -> bool:
    filled = columns.filled(at)
    return bool(filled) and share(filled, is_period_cell) >= _FEW


def _worth_as_period(columns: GridColumns, at: int) -> tuple[bool, bool, bool, bool, int]:
    filled = columns.filled(at)
    is_reported = bool(_REPORTED.match(columns.plain[at]))  # when it was told, and not when it was
    is_only_years = share(filled, is_year) == 1
    is_named = columns.plain[at] in {
        "period",
        "date",
        "month",
        "reporting period",
        "week",
        "quarter",
    }
    return not is_only_years, not is_reported, is_named, len(set(filled)) > 1, -at


_REPORTED = re.compile(r"(report|reported|board|meeting|committee|return|snapshot taken) ")


def _fineness(columns: GridColumns, at: int) -> int:
    found = (read_part(cell, columns.plain[at]) for cell in columns.filled(at))
    return min((_FINEST.index(one.kind) for one in found if one), default=len(_FINEST))


def _year_beside(columns: GridColumns, years: Sequence[int], part: int) -> int:
    """Choose the year that goes with a part: a quarter's is financial where both are there."""
    is_quarter = _fineness(columns, part) == _FINEST.index("q")
    return max(
        years, key=lambda at: (is_financial(columns.plain[at]) is is_quarter, -abs(at - part))
    )


def _settle_trust(columns: GridColumns, roles: list[Role]) -> None:
    """Choose the one column that says whose a row is: one with the trust in it, codes before names."""
    named = [at for at, role in enumerate(roles) if role is Role.TRUST]
    by_name = [at for at, one in enumerate(columns.plain) if TRUST_NAMES.fullmatch(one)]
    for at in named:
        roles[at] = Role.IGNORE
    likely = [at for at in named if _may_be_codes(columns, at)]
    free = [at for at, role in enumerate(roles) if role is Role.IGNORE and at not in likely]
    codes = [at for at in (*by_name, *free) if at not in likely and are_codes(columns.filled(at))]
    names = [at for at in (*by_name, *free) if at not in codes and at not in likely]
    owned = [at for at in (*likely, *codes, *names) if columns.has_own(at)]
    best = [*owned, *likely, *[at for at in by_name if at in codes], *_apart(columns, by_name)]
    if best:
        roles[best[0]] = Role.TRUST


def _apart(columns: GridColumns, by_name: Sequence[int]) -> list[int]:
    return [at for at in by_name if columns.filled(at)]


def _may_be_codes(columns: GridColumns, at: int) -> bool:
    """Tell whether "Code" holds codes of organisations; a heading that says so needs no proof."""
    is_bare = columns.plain[at] in {"code", "ods"}
    return not is_bare or are_codes(columns.filled(at)) or columns.has_own(at)


def _settle_plans(columns: GridColumns, roles: list[Role]) -> None:
    """Take a column that tells actual figures from forecasts for what it is, and for no name."""
    for at, role in enumerate(roles):
        if role in {Role.IGNORE, Role.METRIC, Role.STATE} and are_plans(columns.filled(at)):
            rows = columns.grid.rows[columns.header + 1 :]
            if are_plans([row[at] for row in rows if at < len(row)]):
                roles[at] = Role.STATE


class Owned(NamedTuple):
    """Columns of several trusts in one table, told apart by their headings."""

    own: dict[int, str]  # the trust's own, and the heading without the trust
    others: frozenset[int]  # of other trusts


def others_by_heading(heads: Sequence[str], own: Own) -> Owned:
    """Tell columns of other trusts: "YY2 Calls" beside "ZZ1 Calls", or "Other: Calls" beside ours."""
    mine = {at: rest for at, head in enumerate(heads) if (rest := _without_own(head, own))}
    rests = {rest.casefold() for rest in mine.values()}
    others = {
        at
        for at, head in enumerate(heads)
        if at not in mine and any(rest.casefold() in rests for rest in _without_first(head))
    }
    return Owned(mine if others else {}, frozenset(others))


def _without_own(head: str, own: Own) -> str:
    """Give a heading without the trust that it begins or ends with; empty where it has none."""
    head = head.strip(_BETWEEN)
    low = head.casefold()
    for name in filter(None, (own.code.casefold(), own.name)):
        if low.startswith(name) and not low[len(name) : len(name) + 1].isalnum():
            return head[len(name) :].strip(_BETWEEN)
        if low.endswith(name) and not low[-len(name) - 1 : -len(name)].isalnum():
            return head[: -len(name)].strip(_BETWEEN)
    return ""


def _without_first(head: str) -> Iterable[str]:
    """Give a heading without a code at either end, and without the group before it."""
    group, parted, rest = head.partition(": ")
    if parted and group:
        yield rest.strip(_BETWEEN)
    words = head.split()
    if len(words) > 1:
        for code, others in ((words[0], words[1:]), (words[-1], words[:-1])):
            if are_codes([code.strip(_BETWEEN)]):
                yield " ".join(others).strip(_BETWEEN)


_BETWEEN = " -\u2013:|()/,"


def _settle_template(columns: GridColumns, roles: list[Role]) -> None:
    """Keep direction, target, recalculation and baseline only where they can be what they say."""
    for at in (at for at, role in enumerate(roles) if role is Role.DIRECTION):
        texts = {text_of(cell).strip().casefold() for cell in columns.filled(at)}
        if not texts or not texts <= _DIRECTIONS:
            roles[at] = (
                Role.VALUE if share(columns.filled(at) or [""], is_value) >= _FEW else Role.IGNORE
            )
    is_template = bool(_TEMPLATE.intersection(roles))
    for at in (at for at, role in enumerate(roles) if role in {Role.REBASE, Role.BASELINE}):
        if not is_template:
            roles[at] = Role.IGNORE
    _leave_out_plans(columns, roles)
    figures = [role for role in roles if role in {Role.VALUE, Role.NUMERATOR}]
    is_long = Role.METRIC in roles or len(figures) == 1
    for at in (at for at, role in enumerate(roles) if role is Role.TARGET):
        if not figures:
            roles[at] = Role.VALUE
        elif not is_long:
            roles[at] = Role.IGNORE


def _leave_out_plans(columns: GridColumns, roles: list[Role]) -> None:
    """Leave out "Plan", "Previous month" or "Peer median" beside what happened here and then."""
    values = [at for at, role in enumerate(roles) if role is Role.VALUE]
    plans = [at for at in values if is_beside(columns.plain[at])]
    if len(plans) < len(values):
        for at in plans:
            roles[at] = Role.IGNORE


def _settle_values(columns: GridColumns, roles: list[Role]) -> None:
    """Leave out figures that only number the rows, and those beside a column that is called Value."""
    values = [at for at, role in enumerate(roles) if role is Role.VALUE]
    called = [
        at for at in values if name_role(columns.heads[at]) is Role.VALUE and columns.header >= 0
    ]
    if called and Role.METRIC in roles:
        # Two of the same heading are both read, and each period is then there twice, which is told.
        kept = {at for at in called if columns.plain[at] == columns.plain[called[0]]}
        for at in values:
            roles[at] = Role.VALUE if at in kept else Role.IGNORE
    elif len(values) > 1 and are_row_numbers(columns.cells(values[0])) and values[0] == 0:
        roles[0] = Role.IGNORE
    if Role.VALUE not in roles and not {Role.NUMERATOR, Role.DENOMINATOR} <= set(roles):
        named = [at for at, one in enumerate(columns.heads) if name_role(one) is Role.VALUE]
        if named and columns.header >= 0:
            roles[named[0]] = Role.VALUE
        else:
            _take_only_other(columns, roles)


def _take_only_other(columns: GridColumns, roles: list[Role]) -> None:
    """Of two columns the one beside the periods holds the values, even where none can be read."""
    others = [
        at
        for at, role in enumerate(roles)
        if role is Role.IGNORE and columns.filled(at) and not is_key(columns.plain[at])
    ]
    if TIMES.intersection(roles) and len(others) == 1 and Role.METRIC not in roles:
        roles[others[0]] = Role.VALUE


def _settle_names(columns: GridColumns, roles: list[Role]) -> None:
    """Find the column that names the metrics or parts, where a period has many rows."""
    ids = [at for at, role in enumerate(roles) if role is Role.METRIC and is_key(columns.plain[at])]
    names = [at for at, role in enumerate(roles) if role is Role.METRIC and at not in ids]
    if names:
        for at in ids:
            roles[at] = Role.IGNORE
    times = [at for at, role in enumerate(roles) if role in TIMES]
    is_rate = {Role.NUMERATOR, Role.DENOMINATOR} <= set(roles)
    if times and (is_rate or Role.VALUE in roles):
        _tell_rows_apart(columns, roles, times)


def _tell_rows_apart(columns: GridColumns, roles: list[Role], times: Sequence[int]) -> None:
    """Let a column of words name parts where rows are otherwise of the same metric and period."""
    named = [at for at, role in enumerate(roles) if role in {Role.TRUST, Role.METRIC}]
    keys = [*times, *named]
    if _are_apart(columns, keys):
        return
    words = [at for at, role in enumerate(roles) if role is Role.IGNORE and _are_words(columns, at)]
    for some in (*combinations(words, 1), *combinations(words[:_MOST_PARTS], 2)):
        if _are_apart(columns, [*keys, *some]):
            for at in some:
                roles[at] = Role.METRIC
            return


def _are_apart(columns: GridColumns, keys: Sequence[int]) -> bool:
    """Tell whether no two rows have the same texts in these columns."""
    rows = [
        tuple(text_of(row[at]).strip() if at < len(row) else "" for at in keys)
        for row in columns.sample
    ]
    return len(set(rows)) == len(rows)


def _are_words(columns: GridColumns, at: int) -> bool:
    filled = columns.filled(at)
    is_text = [kind_of(cell) is CellKind.TEXT and not is_figure(cell) for cell in filled]
    return (
        bool(filled)
        and sum(is_text) >= len(filled) * _FEW
        and not TRUST_NAMES.fullmatch(columns.plain[at])
    )


def _take_first_name(columns: GridColumns, roles: list[Role], across: frozenset[int]) -> None:
    """Where periods stand across, the first column of words names the metrics."""
    free = [at for at, role in enumerate(roles) if role is Role.IGNORE and at not in across]
    words = [at for at in free if _are_words(columns, at)]
    best = [at for at in words if not WORD_KEYS.match(columns.plain[at])] or words
    if best:
        roles[best[0]] = Role.METRIC
