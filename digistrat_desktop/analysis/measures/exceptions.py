"""Outcomes a board has to decide on or explain, and nothing else.

Source: docs/spec/metrics.md#exceptions.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from digistrat_desktop.analysis.measures.metric_lines import MetricLine, leading_of
from digistrat_desktop.domain.frameworks.framework import MetricKind


class Ground(IntEnum):
    """Why an outcome is an exception; the worst first."""

    CONCERN = 1  # it gets worse beyond the usual variation
    MISSED = 2  # its target will be missed
    UNMOVED = 3  # it stays as it is while a leading measure improves


@dataclass(frozen=True, slots=True)
class MetricException:
    ground: Ground
    outcome: MetricLine
    leading: tuple[MetricLine, ...]  # those meant to move it, those that improve first

    @property
    def improving(self) -> tuple[MetricLine, ...]:
        return tuple(line for line in self.leading if line.is_better)


def exceptions_of(lines: Iterable[MetricLine]) -> tuple[MetricException, ...]:
    """Give the exceptions, the worst first; of one ground in the order of the measures."""
    every = tuple(lines)
    found = []
    for outcome in (line for line in every if line.role is MetricKind.OUTCOME):
        leading = leading_of(outcome, every)
        ground = _ground(outcome, leading)
        if ground is not None:
            found.append(MetricException(ground, outcome, leading))
    return tuple(sorted(found, key=lambda one: (one.ground, -one.outcome.gravity)))


def _ground(outcome: MetricLine, leading: tuple[MetricLine, ...]) -> Ground | None:
    if outcome.is_concern:
        return Ground.CONCERN
    if outcome.fails_target:
        return Ground.MISSED
    improves = any(line.is_better for line in leading)
    return Ground.UNMOVED if improves and not outcome.is_better else None


def unmoving(lines: Iterable[MetricLine]) -> tuple[MetricLine, ...]:
    """Give the leading measures that improve while none of the outcomes they should move does."""
    every = {line.metric_id: line for line in lines}
    return tuple(
        line
        for line in every.values()
        if line.is_better
        and line.outcome_ids
        and not any(every[one].is_better for one in line.outcome_ids if one in every)
    )
