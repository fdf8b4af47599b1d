"""Capacity, needs and costs as rows of a grid of years, and which cell is which record."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from digistrat_desktop.analysis.plans.reality import RealityCheck, YearLine
from digistrat_desktop.domain.periods.periods import year_text
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust import plans
from digistrat_desktop.domain.trust.plans import ResourceFamily, ResourceKey, resource_key
from digistrat_desktop.domain.trust.strategy import Initiative
from digistrat_desktop.domain.words import small_first
from digistrat_desktop.domain.written_numbers import plain_number
from digistrat_desktop.ui.tables.year_model import RowKind, YearCell, YearRow, YearValues
from digistrat_desktop.ui.words import tr

Figure = plans.Capacity | plans.Demand
_FEWEST_YEARS = 5
_PARTS = "|"


class FigureRow(NamedTuple):
    """A row of figures: what there is of a resource, or what an initiative needs of it."""

    family: ResourceFamily
    resource: str
    initiative_id: str = ""  # empty for what there is

    @property
    def key(self) -> ResourceKey:
        return resource_key(self.family, self.resource)

    @property
    def id(self) -> str:
        return _PARTS.join((self.family.value, self.key.name, self.initiative_id))


class Figures(NamedTuple):
    """What stands in the grid."""

    rows: Mapping[str, FigureRow]  # by id, group by group
    records: Mapping[tuple[str, str], Figure]  # by row and year, where it is no cost
    costs: Mapping[tuple[str, str], str]  # amounts of costs, by row and year


def figures_of(workspace: Workspace, begun: Iterable[FigureRow] = ()) -> Figures:
    """Give every row there is, and those begun: capital and revenue first, then by name."""
    records: dict[tuple[str, str], Figure] = {}
    costs: dict[tuple[str, str], str] = {}
    found: dict[str, FigureRow] = {}
    for row in (FigureRow(ResourceFamily.CAPITAL, ""), FigureRow(ResourceFamily.REVENUE, "")):
        found[row.id] = row
    there: list[Figure] = [*workspace.all(plans.Capacity), *workspace.all(plans.Demand)]
    for one in (figure for figure in there if figure.year):
        row = FigureRow(one.family, one.resource, getattr(one, "initiative_id", ""))
        records[row.id, one.year] = one
        found.setdefault(row.id, row)
    for row, by_year in _cost_rows(workspace):
        costs.update({(row.id, year): amount for year, amount in by_year})
        found.setdefault(row.id, row)
    for row in begun:
        found.setdefault(row.id, row)
    for row in tuple(found.values()):
        available = FigureRow(row.family, row.resource)
        found.setdefault(available.id, available)
    order = sorted(found.values(), key=lambda row: _place(workspace, row))
    return Figures({row.id: row for row in order}, records, costs)


def _cost_rows(
    workspace: Workspace,
) -> Iterable[tuple[FigureRow, tuple[tuple[str, str], ...]]]:
    for one in workspace.all(Initiative):
        for family, costs in (
            (ResourceFamily.CAPITAL, one.capital_costs),
            (ResourceFamily.REVENUE, one.revenue_costs),
        ):
            if costs:
                yield FigureRow(family, "", str(one.id)), costs


def _place(workspace: Workspace, row: FigureRow) -> tuple[int, str, bool, int, str]:
    families = list(ResourceFamily)
    one = workspace.find(Initiative, row.initiative_id) if row.initiative_id else None
    order = (one.order, one.title.casefold()) if one else (0, "")
    return (families.index(row.family), row.key.name, bool(row.initiative_id), *order)


def years_of(figures: Figures, today_year: int, more: int) -> tuple[str, ...]:
    """Give five years from this one, those in which something stands, and some more."""
    told = {year for _, year in (*figures.records, *figures.costs)}
    last = max((int(year[:4]) for year in told), default=today_year)
    last = max(last, today_year + _FEWEST_YEARS - 1) + more
    coming = {year_text(year) for year in range(today_year, last + 1)}
    return tuple(sorted(told | coming))


def values_of(
    workspace: Workspace, figures: Figures, years: tuple[str, ...], check: RealityCheck | None
) -> YearValues:
    """Lay the rows out, under the name of each resource and over what is left of it."""
    lines = (
        {line.key: {one.year: one for one in line.years} for line in check.lines} if check else {}
    )
    rows: list[YearRow] = []
    groups: dict[ResourceKey, list[FigureRow]] = {}
    for row in figures.rows.values():
        groups.setdefault(row.key, []).append(row)
    for key, mine in groups.items():
        name = group_name(figures, mine[0])
        rows.append(YearRow(f"head{_PARTS}{key.family}{_PARTS}{key.name}", name, kind=RowKind.HEAD))
        rows += [_row(workspace, figures, row, (name, years, check)) for row in mine]
        if len(mine) > 1:
            rows.append(_result(key, name, years, lines.get(key, {})))
    return YearValues(years, tuple(rows))


def group_name(figures: Figures, row: FigureRow) -> str:
    """Name a resource with its unit: "Capital, £", "Network engineers, WTE staff"."""
    if row.family.is_money:
        return tr("{label}, £", label=row.family.label)
    mine = (one for (at, _), one in figures.records.items() if figures.rows[at].key == row.key)
    unit = next((one.unit for one in mine if isinstance(one, plans.Capacity) and one.unit), "")
    if unit or row.family is not ResourceFamily.STAFF:
        return f"{row.resource}, {unit}" if unit else row.resource
    return tr("{resource}, WTE staff", resource=row.resource)


def _row(
    workspace: Workspace, figures: Figures, row: FigureRow,
    told: tuple[str, Sequence[str], RealityCheck | None],
) -> YearRow:  # fmt: skip
    name, years, check = told
    found = ((year, _cell(workspace, figures, row, year)) for year in years)
    cells = {year: cell for year, cell in found if cell is not None}
    title = _title(workspace, row, check)
    return YearRow(row.id, title, cells, spoken=f"{name}, {title}", is_bold=not row.initiative_id)


def _title(workspace: Workspace, row: FigureRow, check: RealityCheck | None) -> str:
    if not row.initiative_id:
        return tr("Available")
    one = workspace.find(Initiative, row.initiative_id)
    if one is None:
        return tr("Unknown initiative")
    if check is None or row.initiative_id in check.plan.initiatives:
        return one.title
    status = small_first(one.status.label)
    return tr("{title} (not counted: {status})", title=one.title, status=status)


def _cell(workspace: Workspace, figures: Figures, row: FigureRow, year: str) -> YearCell | None:
    cost = figures.costs.get((row.id, year))
    if cost is not None:
        return YearCell(shown_amount(cost))
    one = figures.records.get((row.id, year))
    if one is None:
        return None
    notes = []
    if isinstance(one, plans.Demand) and one.firmness is plans.Firmness.SOFT:
        notes.append(tr("could be less"))
    if "amount" in one.unsettled:
        notes.append(tr("not settled"))
    return YearCell(
        shown_amount(one.amount), f"({', '.join(notes)})" if notes else "", tip=_tip(workspace, one)
    )


def shown_amount(amount: str) -> str:
    """Write an amount with every digit that was written and commas."""
    return f"{Decimal(amount):,f}" if amount else ""


def _tip(workspace: Workspace, one: Figure) -> str:
    parts = []
    if isinstance(one, plans.Capacity) and one.provided_by:
        found = workspace.find(Initiative, one.provided_by)
        parts.append(tr("Provided by {title}.", title=found.title if found else "?"))
    return " ".join([*parts, one.note]).strip()


def _result(
    key: ResourceKey, name: str, years: Sequence[str], lines: Mapping[int, YearLine]
) -> YearRow:
    cells = {year: _left(lines.get(int(year[:4]))) for year in years}
    row_id = f"result{_PARTS}{key.family}{_PARTS}{key.name}"
    title = tr("Left over or short")
    return YearRow(row_id, title, cells, RowKind.RESULT, f"{name}, {title}")


def _left(line: YearLine | None) -> YearCell:
    if line is None:
        return YearCell("")
    if line.available is None:
        amount = plain_number(line.needed)
        return YearCell(tr("{amount} needed, none entered", amount=amount), tone="caution")
    if line.short:
        return _short(line)
    return YearCell(tr("{amount} left", amount=plain_number(line.available - line.needed)))


def _short(line: YearLine) -> YearCell:
    """Say by how much all needs together are short, and how much of that is essential."""
    amount, hard = plain_number(line.short), plain_number(line.short_hard)
    if line.short_hard == line.short:
        note = tr("(all essential)")
    elif line.short_hard:
        note = tr("({amount} essential)", amount=hard)
    else:
        note = tr("(none essential)")
    needed = plain_number(line.needed)
    there = plain_number(line.needed - line.short)
    tip = tr("All needs are {needed}, {there} available.", needed=needed, there=there)
    return YearCell(tr("◆ {amount} short", amount=amount), note, tone="caution", tip=tip)
