"""Reading every metric of the open trust for the live page, and what else that page tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.metric_lines import MetricLine, metric_lines
from digistrat_desktop.domain.metrics import ImportSource
from digistrat_desktop.services.importing_memory import last_import

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from digistrat_desktop.domain.workspace import Workspace
    from digistrat_desktop.services.library import Library


@dataclass(frozen=True, slots=True)
class LiveMetrics:
    """The metrics of a trust as they stand today.

    Attributes:
        lines: one for each metric in use, in the order they were made.
        workspace: what they were read from.
    """

    lines: tuple[MetricLine, ...]
    workspace: Workspace

    @property
    def stale(self) -> int:
        """How many wait for a reading that is due."""
        return sum(line.stale for line in self.lines)

    def by_id(self) -> Mapping[str, MetricLine]:
        """Give the lines by metric id."""
        return {line.metric_id: line for line in self.lines}


def read_metrics(workspace: Workspace, today: date) -> LiveMetrics:
    """Read every metric as at today; lists that are live go by the clock, reports do not."""
    return LiveMetrics(metric_lines(workspace, today), workspace)


def last_import_of(library: Library, workspace: Workspace, trust_id: str) -> datetime | None:
    """Give when readings were last imported or pasted, or None; the trail knows, no record does."""
    if not workspace.all(ImportSource):
        return None
    return last_import(library, trust_id)
