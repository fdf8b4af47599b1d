"""Columns of figures that no heading names: a person says what they are."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from digistrat_desktop.domain.record.workspace import Workspace, metrics_in_use
from digistrat_desktop.services.tables.asked.doubts import Doubt
from digistrat_desktop.services.tables.shape.headings import is_nameless
from digistrat_desktop.services.tables.shape.layout import NEW_METRIC, Layout, periods_across
from digistrat_desktop.services.tables.shape.roles import Role
from digistrat_desktop.tabular.cells import Grid, TableFile, column_letters

LEAVE_OUT = "leave-out"
_MOST_OFFERED = 4
_LONGEST = 60


def nameless_columns(grid: Grid, layout: Layout) -> tuple[int, ...]:
    """Give the columns of figures for which nothing says what they are."""
    values = layout.columns(Role.VALUE)
    is_one = len(values) == 1
    if layout.publication or (is_one and (layout.metric_id or layout.columns(Role.METRIC))):
        return ()
    across = periods_across(grid, layout)
    return tuple(
        at
        for at in values
        if at not in across
        and at not in layout.called
        and layout.targets.get(at, NEW_METRIC) == NEW_METRIC
        and (layout.header < 0 or is_nameless(grid, layout.header, at))
    )


def with_names(
    table: TableFile, layout: Layout, workspace: Workspace
) -> tuple[Layout, tuple[Doubt, ...]]:
    """Give the columns the names that somebody said, or the likely ones while that is open."""
    grid = table.grids[layout.sheet]
    columns = nameless_columns(grid, layout)
    called, roles, doubts = dict(layout.called), list(layout.roles), []
    for at in columns:
        doubt = _doubt(table, layout, workspace, at, is_one=len(columns) == 1)
        said = layout.answers.get(doubt.id, "").strip()
        if not said:
            doubts.append(doubt)
        if said == LEAVE_OUT:
            roles[at] = Role.IGNORE
        else:
            called[at] = said or doubt.answers[0][0]
    return replace(layout, called=called, roles=tuple(roles)), tuple(doubts)


def _doubt(
    table: TableFile, layout: Layout, workspace: Workspace, column: int, *, is_one: bool
) -> Doubt:
    letters = column_letters(column + 1)
    place = f"Row {layout.header + 2}, column {letters}"
    stem = "" if table.name == "clipboard" else table.name.rpartition(".")[0].strip()
    name = stem if is_one or not stem else f"{stem} ({letters})"
    question = f"No heading says what column {letters} is. What are its figures?"
    metrics = [one.full_name for one in metrics_in_use(workspace)]
    ways = [*_ways(metrics, name, stem), (LEAVE_OUT, "leave the column out")]
    return Doubt(f"column-{letters.casefold()}", place, question, tuple(ways))


def _ways(metrics: Sequence[str], name: str, stem: str) -> Iterator[tuple[str, str]]:
    """Offer the trust's metrics: one that the file is called by before a new one, others after it."""
    likely = [one for one in metrics if one.casefold() in stem.casefold()]
    for one in likely[:_MOST_OFFERED]:
        yield one, f"“{one[:_LONGEST]}”"
    if name and name not in likely:
        yield name, f"a new metric, “{name[:_LONGEST]}”"
    for one in [one for one in metrics if one not in likely][: _MOST_OFFERED - len(likely)]:
        yield one, f"“{one[:_LONGEST]}”"
