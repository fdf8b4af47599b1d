"""What a table says of its metrics beside values: direction, targets, recalculations, baselines.

These are the columns of the Making Data Count template; any table may have some of them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from digistrat_desktop.domain.edits import metrics as edits
from digistrat_desktop.domain.frameworks.framework import Direction
from digistrat_desktop.domain.record.changes import Change
from digistrat_desktop.domain.record.events import Author
from digistrat_desktop.domain.record.workspace import Workspace, rebases_of
from digistrat_desktop.domain.trust.metrics import (
    FEWEST_IN_BASELINE,
    MOST_IN_BASELINE,
    DatedTarget,
    Metric,
)
from digistrat_desktop.domain.trust.written_values import read_value
from digistrat_desktop.services.tables.reading.table_rows import TableRow
from digistrat_desktop.services.tables.shape.roles import Role

_DIRECTIONS = {
    **dict.fromkeys(("increase", "up", "higher", "high"), Direction.UP),
    **dict.fromkeys(("decrease", "down", "lower", "low"), Direction.DOWN),
    "neutral": Direction.NEUTRAL,
}
_YES = frozenset({"y", "yes", "true", "1", "x", "recalc", "rebase"})
REASON = "Recalculated in the imported table"


@dataclass(slots=True)
class MetricFacts:
    direction: Direction | None = None
    targets: list[tuple[date, str]] = field(default_factory=list)  # from a day on, each that is new
    rebases: list[date] = field(default_factory=list)
    reasons: dict[date, str] = field(default_factory=dict)
    baseline: int = 0

    def on_new(self, metric: Metric) -> Metric:
        """Give a new metric what the table says of it."""
        return replace(metric, **self._values(metric))

    def _values(self, metric: Metric) -> dict[str, Any]:
        values: dict[str, Any] = {}
        if self.direction is not None and metric.direction is Direction.NEUTRAL:
            values["direction"] = self.direction
        if self.targets and not metric.target and not metric.targets:
            values["target"] = self.targets[0][1]
            values["targets"] = tuple(DatedTarget(day, value) for day, value in self.targets[1:40])
        if self.baseline and not metric.baseline:
            values["baseline"] = self.baseline
        return values

    def changes(self, workspace: Workspace, metric: Metric, author: Author) -> Iterator[Change]:
        """Give what a metric that is there lacks, and the recalculations it does not have."""
        if workspace.find(Metric, metric.id) is not None:
            values = self._values(metric)
            if values:
                yield from edits.edit_metric(metric, values, author).changes
        there = {one.from_day for one in rebases_of(workspace, metric.id)}
        for day in self.rebases:
            if day not in there:
                yield from edits.rebase(
                    metric, day, self.reasons.get(day) or REASON, author
                ).changes


def beside_of(
    said_by_row: Mapping[tuple[str, int], Mapping[Role, str]], rows: Iterable[TableRow]
) -> dict[str, MetricFacts]:
    """Gather what the rows say beside their values, by metric.

    Args:
        said_by_row: by the name of the sheet, where several are read, and the number of the row.
    """
    found: dict[str, MetricFacts] = {}
    for row in rows if said_by_row else ():
        said = said_by_row.get((row.sheet, row.number))
        if said and row.period is not None:
            _take(found.setdefault(row.metric, MetricFacts()), said, row.period.start, row.note)
    return found


def _take(into: MetricFacts, said: Mapping[Role, str], day: date, note: str) -> None:
    into.direction = _DIRECTIONS.get(said.get(Role.DIRECTION, "").casefold(), into.direction)
    target = _number(said.get(Role.TARGET, ""))
    if target and (not into.targets or into.targets[-1][1] != target):
        into.targets.append((day, target))
    if said.get(Role.REBASE, "").casefold() in _YES:
        into.rebases.append(day)
        into.reasons[day] = note[:300]
    baseline = _number(said.get(Role.BASELINE, ""))
    if baseline.isdigit() and FEWEST_IN_BASELINE <= int(baseline) <= MOST_IN_BASELINE:
        into.baseline = int(baseline)


def _number(text: str) -> str:
    try:
        return read_value(text).text
    except ValueError:
        return ""
