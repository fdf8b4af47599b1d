"""What a metric's chart says, in words: the same sentence on screen, on paper and read aloud.

Source: metrics page, sections 6 to 9; DESIGN, rules of speech 7. The words are this program's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.metric_values import format_value
from digistrat_desktop.analysis.spc.rows import moment_of, moment_words
from digistrat_desktop.analysis.spc.values import (
    Assurance,
    PointKind,
    RemarkKind,
    SpecialCause,
    Variation,
)
from digistrat_desktop.domain.framework import Direction
from digistrat_desktop.domain.metrics import ReadingState
from digistrat_desktop.domain.periods import Period, day_label

if TYPE_CHECKING:
    from digistrat_desktop.analysis.spc.values import SpcAnalysis, SpcPoint

VARIATION_WORDS = {
    Variation.COMMON: "No clear change",
    Variation.IMPROVEMENT_HIGH: "Improvement: high or rising",
    Variation.IMPROVEMENT_LOW: "Improvement: low or falling",
    Variation.CONCERN_HIGH: "Concern: high or rising",
    Variation.CONCERN_LOW: "Concern: low or falling",
    Variation.NEUTRAL_HIGH: "Change: high or rising",
    Variation.NEUTRAL_LOW: "Change: low or falling",
}
ASSURANCE_WORDS = {
    Assurance.PASS: "The target will be met unless something changes",
    Assurance.FAIL: "The target will be missed unless something changes",
    Assurance.INCONSISTENT: "The target may be met or missed: it changes from time to time",
}
_JUDGEMENTS = {PointKind.IMPROVEMENT: "an improvement", PointKind.CONCERN: "a concern"}
_SHIFTS = frozenset({SpecialCause.SHIFT_UP, SpecialCause.SHIFT_DOWN})
_TRENDS = frozenset({SpecialCause.TREND_UP, SpecialCause.TREND_DOWN})
_NEAR = frozenset({SpecialCause.NEAR_UPPER, SpecialCause.NEAR_LOWER})


@dataclass(frozen=True, slots=True)
class Subject:
    """What is measured, as far as the words need it.

    Attributes:
        name: the metric's name.
        unit: as the metric names it.
        decimals: digits shown after the point.
    """

    name: str
    unit: str = ""
    decimals: int = 1

    def shown(self, value: float | None) -> str:
        """Write one of its values."""
        return format_value(value, self.unit, self.decimals)


def variation_words(variation: Variation | None) -> str:
    """Say what a variation symbol means."""
    return "Too little to say" if variation is None else VARIATION_WORDS[variation]


def assurance_words(assurance: Assurance | None) -> str:
    """Say what an assurance symbol means; empty when there is none."""
    return "" if assurance is None else ASSURANCE_WORDS[assurance]


def sentence(analysis: SpcAnalysis, subject: Subject) -> str:
    """Say in a sentence or two what the chart shows."""
    parts = (
        finding(analysis, subject),
        _outlook(analysis),
        current_target(analysis, subject),
        _on_trial(analysis),
    )
    return " ".join(f"{part}." for part in parts if part)


def current_target(analysis: SpcAnalysis, subject: Subject) -> str:
    """Name the target in force and since when, where it has changed; empty where it has not."""
    targets = [point.trajectory for point in analysis.points]
    if len(set(targets)) < 2:  # noqa: PLR2004 - one target alone needs no date
        return ""
    now = targets[-1]
    first = max(n for n, target in enumerate(targets) if target != now) + 1
    began = moment_words(analysis.points[first].period)
    return f"Target {subject.shown(now)} since {began}" if now is not None else ""


def _on_trial(analysis: SpcAnalysis) -> str:
    """Say in short that the last group's limits may still move."""
    group = analysis.groups[-1] if analysis.groups else None
    if group is None or not group.trial or group.limits.lower is None:
        return ""
    return "" if _unfit(analysis) else f"Trial limits: {group.count} points so far"


def _unfit(analysis: SpcAnalysis) -> bool:
    """Tell whether the limits should not be spoken of at all."""
    return any(r.kind in _UNFIT for r in analysis.remarks)


_UNFIT = frozenset(
    {
        RemarkKind.NO_VALUES,
        RemarkKind.TOO_FEW,
        RemarkKind.NO_VARIATION,
        RemarkKind.RARE_EVENTS,
    }
)


def chart_title(analysis: SpcAnalysis, subject: Subject) -> str:
    """Give the chart's title, which is its finding: "Digital take-up: rising, 7 months in a row"."""
    found = finding(analysis, subject)
    return f"{subject.name}: {found[0].lower()}{found[1:].replace(': ', ', ', 1)}"


def finding(analysis: SpcAnalysis, subject: Subject) -> str:
    """Say what the latest reading means, without a full stop."""
    said = {remark.kind for remark in analysis.remarks}
    last = analysis.last
    if last is None:
        return "No readings yet" if RemarkKind.NO_READINGS in said else "Nothing reported yet"
    if RemarkKind.RARE_EVENTS in said:
        return "Too few events to judge month by month" if _noun(last) == "month" else _TOO_RARE
    if RemarkKind.TOO_FEW in said:
        return f"1 reading {_since(analysis)}: too few for limits, shown as it is"
    if RemarkKind.NO_VARIATION in said:
        return _constant(analysis, subject, last)
    return _reading(analysis, subject)


_TOO_RARE = "Too few events to judge one period against another"


def _noun(point: SpcPoint) -> str:
    return point.period.kind.noun if isinstance(point.period, Period) else "reading"


def _since(analysis: SpcAnalysis) -> str:
    first = analysis.points[analysis.groups[-1].first]
    return f"since {day_label(moment_of(first.period))}"


def _constant(analysis: SpcAnalysis, subject: Subject, last: SpcPoint) -> str:
    options = analysis.options
    value, target = subject.shown(last.value), subject.shown(options.target)
    always = f"No variation: {value} in every {_noun(last)}"
    if analysis.remark(RemarkKind.ALWAYS_MET):
        how = "equal to" if last.value == options.target else "better than"
        return f"{always}, {how} the target of {target}"
    if analysis.remark(RemarkKind.ALWAYS_MISSED):
        where = "below" if options.direction is Direction.UP else "above"
        return f"{always}, {where} the target of {target}"
    return f"{always}; limits cannot be calculated"


def _reading(analysis: SpcAnalysis, subject: Subject) -> str:
    point = analysis.points[-1]
    if point.value is None:
        state = "Suppressed" if point.state is ReadingState.SUPPRESSED else "Not reported"
        return f"{state} {_when(point)}: the latest {_noun(point)} cannot be judged"
    if point.cause is SpecialCause.COMMON:
        return _no_change(analysis, point)
    judged = _JUDGEMENTS.get(point.kind, "a change to explain")
    return f"{_what_happened(analysis, subject)}; {judged}{_against_target(analysis, point)}"


def _no_change(analysis: SpcAnalysis, point: SpcPoint) -> str:
    if point.limits.lower is None:
        return f"Too few points for limits: {len(analysis.points)} shown as they are"
    group = analysis.points[analysis.groups[-1].first :]
    count = 0
    for earlier in reversed(group):
        if earlier.cause is not SpecialCause.COMMON:
            break
        count += earlier.value is not None
    if count == 1:
        return f"No clear change: the latest {_noun(point)} is inside the usual range"
    named = _times(group[-count:], count)
    return f"No clear change: the last {named} stay inside the usual range"


def _times(points: tuple[SpcPoint, ...], count: int) -> str:
    """Name so many points: "7 months", or "7 readings" where some months are missing."""
    first, last = points[0].period, points[-1].period
    if isinstance(first, Period) and isinstance(last, Period):
        whole = last.index - first.index == count - 1
        if whole and all(p.value is not None for p in points):
            return f"{count} {first.kind.noun if count == 1 else first.kind.plural}"
    return f"{count} reading{'' if count == 1 else 's'}"


def _what_happened(analysis: SpcAnalysis, subject: Subject) -> str:
    """Describe the latest signal; a run that ends outside the limits is told as the run."""
    point = analysis.points[-1]
    length = analysis.options.run_length
    rise, side = _rising_or_falling(analysis), _one_side(analysis)
    outside = ", now outside the usual range" if point.outside else ""
    if point.cause in _TRENDS or (point.outside and len(rise) >= length):
        return f"{_pick(point, 'Rising', 'Falling')}: {_times(rise, len(rise))} in a row{outside}"
    if point.cause in _SHIFTS or len(side) >= length:
        words = f"{_times(side, len(side))} in a row {_pick(point, 'above', 'below')} the mean"
        return f"{_pick(point, 'High', 'Low')}: {words}{outside}"
    return _near_a_limit(analysis) if point.cause in _NEAR else _outside(point, subject)


def _pick(point: SpcPoint, high: str, low: str) -> str:
    return high if point.cause.sign == 1 else low


def _near_a_limit(analysis: SpcAnalysis) -> str:
    point, three = analysis.points[-1], analysis.points[-3:]
    near = sum(1 for p in three if p.cause is point.cause)
    of = f"{near} of the last {_times(three, len(three))} close to"
    return f"{_pick(point, 'High', 'Low')}: {of} the {_pick(point, 'upper', 'lower')} limit"


def _outside(point: SpcPoint, subject: Subject) -> str:
    limit = _pick(point, subject.shown(point.limits.upper), subject.shown(point.limits.lower))
    where = f"{_pick(point, 'above', 'below')} the usual range, which ends at {limit}"
    words = f"{subject.shown(point.value)} is {where}"
    return f"Unusually {_pick(point, 'high', 'low')} {_when(point)}: {words}"


def _when(point: SpcPoint) -> str:
    if isinstance(point.period, Period):
        return point.period.when
    return f"on {moment_words(point.period)}"


def _rising_or_falling(analysis: SpcAnalysis) -> tuple[SpcPoint, ...]:
    """Give the unbroken rise or fall that ends with the last point."""
    points = analysis.points[analysis.groups[-1].first :]
    sign = points[-1].cause.sign
    start = len(points) - 1
    while start and _step(points[start - 1], points[start]) == sign:
        start -= 1
    return points[start:]


def _step(before: SpcPoint, after: SpcPoint) -> int | None:
    if before.value is None or after.value is None:
        return None
    return (after.value > before.value) - (after.value < before.value)


def _one_side(analysis: SpcAnalysis) -> tuple[SpcPoint, ...]:
    """Give the unbroken run on the last point's side of the mean."""
    points = analysis.points[analysis.groups[-1].first :]
    start = len(points) - 1
    while start and points[start - 1].relative == points[-1].relative:
        start -= 1
    return points[start:]


def _against_target(analysis: SpcAnalysis, point: SpcPoint) -> str:
    met = target_met(analysis, point)
    if met is None:
        return ""
    expected = (point.kind is PointKind.IMPROVEMENT) is met
    return f", target {'' if expected else 'still '}{'met' if met else 'missed'}"


def target_met(analysis: SpcAnalysis, point: SpcPoint) -> bool | None:
    """Tell whether a point meets the target of its time; None without value, target or direction."""
    direction = analysis.options.direction
    changing = bool(analysis.options.trajectory)
    target = point.trajectory if changing else analysis.options.target
    if target is None or point.value is None or direction is Direction.NEUTRAL:
        return None
    return point.value >= target if direction is Direction.UP else point.value <= target


def _outlook(analysis: SpcAnalysis) -> str:
    """Say what to expect of the target, where the finding has not said it already."""
    if not analysis.points or analysis.points[-1].cause is not SpecialCause.COMMON:
        return ""
    if analysis.groups[-1].limits.lower is None or _unfit(analysis):
        return ""
    return assurance_words(analysis.assurance)
