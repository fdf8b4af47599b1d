"""What to expect of a target, in the few words of a table. Source: docs/spec/metrics.md#symbols."""

from digistrat_desktop.analysis.measures.spc.rows import moment_words, times, when_words
from digistrat_desktop.analysis.measures.spc.values import (
    Assurance,
    RemarkKind,
    SpcAnalysis,
    SpcPoint,
)
from digistrat_desktop.domain.frameworks.framework import Direction

_BETTER = {Direction.UP: "higher is better", Direction.DOWN: "lower is better"}


def better_words(direction: Direction) -> str:
    """Say which way is better; empty where neither is."""
    return _BETTER.get(direction, "")


def target_at(analysis: SpcAnalysis, point: SpcPoint) -> float | None:
    """Give the target in force at a point, or None."""
    return point.trajectory if analysis.options.trajectory else analysis.options.target


def target_met(analysis: SpcAnalysis, point: SpcPoint) -> bool | None:
    """Tell whether a point meets the target of its time; None without value, target or direction."""
    direction, target = analysis.options.direction, target_at(analysis, point)
    if target is None or point.value is None or direction is Direction.NEUTRAL:
        return None
    return point.value >= target if direction is Direction.UP else point.value <= target


def outlook_words(analysis: SpcAnalysis) -> str:
    """Say what to expect of the target, or that there is none; empty where nothing is known."""
    if analysis.options.target is None:
        return "No target is set."
    claim = target_claim(analysis)
    return f"{claim}." if claim else ""


WILL_BE_MET = "Target will be met if nothing changes"
WILL_BE_MISSED = "Target will be missed if nothing changes"


def target_claim(analysis: SpcAnalysis) -> str:
    """Say of the target all that is said of it anywhere, without a full stop: one claim, one wording.

    What the latest value did is said first where the limits expect otherwise.
    """
    last = analysis.last
    met = None if last is None else target_met(analysis, last)
    if last is None or met is None:
        return ""
    now = "Target met" if met else "Target missed"
    if analysis.assurance is None or analysis.remark(RemarkKind.RARE_EVENTS):
        return f"{now} {when_words(last.period)}"
    if analysis.assurance is Assurance.INCONSISTENT:
        return _met_so_far(analysis)
    expected = analysis.assurance is Assurance.PASS
    claim = WILL_BE_MET if expected else WILL_BE_MISSED
    if met is not expected:
        return f"{now} {when_words(last.period)}, but {claim.removeprefix('Target ')}"
    return claim


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
    same = next((n for n, one in enumerate(reversed(met)) if one is not met[-1]), len(met))
    how = "met" if met[-1] else "missed"
    if same == len(met):
        return f"Target {how} in all {times(rows, same)}, but not sure to be"
    if same >= analysis.options.run_length:
        return f"Target {how} in the last {times(rows[-same:], same)}, but not sure to be"
    return f"Target met in {sum(met)} of {times(rows, len(rows))}"
