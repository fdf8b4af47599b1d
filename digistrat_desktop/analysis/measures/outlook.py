"""What to expect of a target, in the few words of a table. Source: docs/spec/metrics.md#symbols."""

from digistrat_desktop.analysis.measures.spc.rows import times, when_words
from digistrat_desktop.analysis.measures.spc.values import (
    Assurance,
    RemarkKind,
    SpcAnalysis,
    SpcPoint,
    Variation,
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


WILL_BE_MET = "will be met if nothing changes"
WILL_BE_MISSED = "will be missed if nothing changes"
STILL_SHORT = "the usual range is still short of"
STILL_GOOD = "the usual range still meets"
EXPECTED = {
    Assurance.FAIL: "Target usually missed",
    Assurance.INCONSISTENT: "Target sometimes met",
    Assurance.PASS: "Target usually met",
}
"""What limits say of a target whichever way the metric goes: the head of a column."""
NEVER_MET = "Target never met"
HEADS = (NEVER_MET, *EXPECTED.values())
"""The heads in their order, with that of metrics whose every reading missed its target."""
CONCERN = frozenset({Variation.CONCERN_HIGH, Variation.CONCERN_LOW})
IMPROVEMENT = frozenset({Variation.IMPROVEMENT_HIGH, Variation.IMPROVEMENT_LOW})
_WAYS = {Assurance.FAIL: (IMPROVEMENT, "Improving"), Assurance.PASS: (CONCERN, "Getting worse")}


def expected_head(analysis: SpcAnalysis) -> str:
    """Give the head of `HEADS` a metric stands under; empty where its target is not judged."""
    if analysis.assurance is Assurance.FAIL:
        met = {target_met(analysis, point) for point in analysis.points}
        return NEVER_MET if True not in met else EXPECTED[Assurance.FAIL]
    return EXPECTED[analysis.assurance] if analysis.assurance else ""


def changing_words(assurance: Assurance | None, variation: Variation | None) -> str:
    """Say which way a metric goes where that may change what its limits expect; else empty."""
    against, way = _WAYS.get(assurance, (frozenset(), "")) if assurance else (frozenset(), "")
    return way if variation in against else ""


def expected_words(assurance: Assurance, variation: Variation | None, it: str = "") -> str:
    """Say what limits expect of a target that they decide, without a full stop.

    Nobody can say "if nothing changes" of what is changing: then it says what the limits are.

    Args:
        it: the target as a sentence names it; without, it begins the sentence.
    """
    way, passes = changing_words(assurance, variation), assurance is Assurance.PASS
    if way:
        limits = f"{STILL_GOOD if passes else STILL_SHORT} {it or 'the target'}"
        return limits if it else f"{way}, but {limits}"
    return f"{it or 'Target'} {WILL_BE_MET if passes else WILL_BE_MISSED}"


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
    expected = analysis.assurance, analysis.variation
    if met is not (analysis.assurance is Assurance.PASS):
        return f"{now} {when_words(last.period)}, but {expected_words(*expected, 'it')}"
    return expected_words(*expected)


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
    but = "" if met[-1] else f", but not {when_words(rows[-1].period)}"
    return f"Target met in {sum(met)} of {times(rows, len(rows))}{but}"
