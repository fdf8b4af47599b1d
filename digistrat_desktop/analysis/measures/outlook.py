"""What to expect of a target, in the few words of a table. Source: docs/spec/metrics.md#symbols."""

from digistrat_desktop.analysis.measures.spc.rows import moment_words
from digistrat_desktop.analysis.measures.spc.values import (
    Assurance,
    PointKind,
    SpcAnalysis,
    SpcPoint,
)
from digistrat_desktop.analysis.measures.words import target_met, times
from digistrat_desktop.domain.frameworks.framework import Direction

_BETTER = {Direction.UP: "higher is better", Direction.DOWN: "lower is better"}


def better_words(direction: Direction) -> str:
    """Say which way is better; empty where neither is."""
    return _BETTER.get(direction, "")


def outlook_words(analysis: SpcAnalysis) -> str:
    """Say what to expect of the target as things run, as one sentence; empty where nothing is known."""
    if analysis.options.target is None:
        return "No target is set."
    last = analysis.points[-1] if analysis.points else None
    if analysis.assurance is Assurance.FAIL:
        better = last is not None and last.kind is PointKind.IMPROVEMENT
        return "Target will still be missed." if better else "Target will be missed."
    if analysis.assurance is Assurance.PASS:
        return "Target will be met."
    if analysis.assurance is Assurance.INCONSISTENT:
        return _met_so_far(analysis)
    met = None if last is None else target_met(analysis, last)
    return "" if met is None else "Target met." if met else "Target missed."


def since_words(analysis: SpcAnalysis) -> str:
    """Say from when the latest limits were calculated anew; empty where they never were."""
    group = analysis.groups[-1] if analysis.groups else None
    if group is None or not group.first:
        return ""
    since = moment_words(analysis.points[group.first].period)
    return f"Limits recalculated from {since}."


def _met_so_far(analysis: SpcAnalysis) -> str:
    """Say how often a target was met that the limits neither guarantee nor rule out."""
    rows = [p for p in analysis.points[analysis.groups[-1].first :] if p.value is not None]
    met = [bool(target_met(analysis, row)) for row in rows]
    lately = len(met) - next((n for n, one in enumerate(reversed(met)) if not one), len(met))
    if all(met):
        return f"Target met in all {times(rows, len(rows))}, but not sure to be."
    if not any(met):
        return f"Target missed in all {times(rows, len(rows))}, but not sure to be."
    recent = rows[lately:]
    if len(recent) >= analysis.options.run_length:
        return f"Target met in the last {times(recent, len(recent))}, but not sure to be."
    return _mixed(rows)


def _mixed(rows: list[SpcPoint]) -> str:
    noun = times(rows, len(rows)).split(" ", 1)[1]
    return f"Target met in some {noun}, missed in others."
