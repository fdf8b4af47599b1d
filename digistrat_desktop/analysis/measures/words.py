"""What a metric's chart says, in words: the same sentence on screen, on paper and read aloud.

Source: docs/spec/metrics.md#rules; docs/spec/metrics.md#symbols; docs/spec/judgement.md#metrics.
The words are this program's own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from digistrat_desktop.analysis.measures.spc.rows import moment_of, moment_words
from digistrat_desktop.analysis.measures.spc.values import (
    Assurance,
    PointKind,
    RemarkKind,
    SpecialCause,
    Variation,
)
from digistrat_desktop.analysis.measures.values import format_value
from digistrat_desktop.domain.frameworks.framework import Direction
from digistrat_desktop.domain.periods.periods import Period, PeriodKind
from digistrat_desktop.domain.saying import Shape, figured, noun, one_after_another, say, shaped
from digistrat_desktop.domain.trust.metrics import ReadingState
from digistrat_desktop.domain.words import day_label

if TYPE_CHECKING:
    from digistrat_desktop.analysis.measures.spc.values import SpcAnalysis, SpcPoint
    from digistrat_desktop.domain.saying import Said


class ChartFinding(NamedTuple):
    """A finding in its two halves: a sentence has a colon between them, a title a comma."""

    head: str
    rest: str = ""


def unfit_finding(analysis: SpcAnalysis, subject: Subject) -> ChartFinding | None:
    """Say what the latest reading means where there are no limits to hold it against.

    Returns:
        None where the limits can be spoken of.
    """
    said = {remark.kind for remark in analysis.remarks}
    last = analysis.last
    if last is None:
        return ChartFinding(_NO_READINGS if RemarkKind.NO_READINGS in said else _NOTHING_REPORTED)
    if RemarkKind.NO_VARIATION in said and RemarkKind.RARE_EVENTS not in said:
        return ChartFinding(say("No variation"), _constant(analysis, subject, last))
    return _without_limits(analysis, said, last)


def _without_limits(
    analysis: SpcAnalysis, said: set[RemarkKind], last: SpcPoint
) -> ChartFinding | None:
    """Say why the limits are not spoken of; None where they are."""
    if RemarkKind.RARE_EVENTS in said:
        return ChartFinding(_TOO_RARE_MONTHS if noun_of(last) == "month" else _TOO_RARE)
    if RemarkKind.TOO_FEW in said:
        return _too_few(analysis)
    return next((words for kind, words in _WITHOUT_LIMITS.items() if kind in said), None)


def _too_few(analysis: SpcAnalysis) -> ChartFinding:
    remark = analysis.remark(RemarkKind.TOO_FEW)
    if remark is not None and remark.periods:
        head = say("1 reading since {day}", day=_since(analysis))
        return ChartFinding(head, say("too few for limits, shown as it is"))
    head = say("No value since {day}", day=_since(analysis))
    return ChartFinding(head, say("new limits begin there and wait for values"))


_WITHOUT_LIMITS = {
    RemarkKind.NO_NEIGHBOURS: ChartFinding(
        say("No limits"), say("no two values stand next to each other, shown as they are")
    ),
    RemarkKind.FLAT_BASELINE: ChartFinding(
        say("No limits"), say("the values that set them do not vary, shown as they are")
    ),
}
_NO_READINGS = say("No readings yet")
_NOTHING_REPORTED = say("Nothing reported yet")
_TOO_RARE_MONTHS = say("Too few events to judge month by month")
_TOO_RARE = say("Too few events to judge one period against another")
_READING = noun("reading")


def noun_of(point: SpcPoint) -> Said:
    """Name what a point stands for: a month, a week, or a reading."""
    return point.period.kind.noun if isinstance(point.period, Period) else _READING.word


def _since(analysis: SpcAnalysis) -> Said:
    first = analysis.points[analysis.groups[-1].first]
    return day_label(moment_of(first.period))


def _constant(analysis: SpcAnalysis, subject: Subject, last: SpcPoint) -> Said:
    options = analysis.options
    value = subject.shown(last.value)
    always = _always(analysis, value, last)
    beside = _beside_target(analysis, last)
    if beside is None:
        return say("{always}; limits cannot be calculated", always=always)
    return say(
        "{always}, {beside} {target}",
        always=always,
        beside=beside,
        target=subject.shown(options.target),
    )


def _always(analysis: SpcAnalysis, value: str, last: SpcPoint) -> Said:
    """Say that a value did not change, of as many periods as that is true of."""
    rows = analysis.points[analysis.groups[-1].first :]
    kind = noun_of(last)
    if any(point.value is None for point in rows):
        always = say("{value} in every {noun} reported", value=value, noun=kind)
    elif isinstance(last.period, Period) and last.period.kind is PeriodKind.DAY:
        always = say("{value} on every day", value=value)
    else:
        always = say("{value} in every {noun}", value=value, noun=kind)
    if len(analysis.groups) == 1:
        return always
    return say("{always} since {day}", always=always, day=_since(analysis))


def _beside_target(analysis: SpcAnalysis, last: SpcPoint) -> Said | None:
    options = analysis.options
    if analysis.remark(RemarkKind.ALWAYS_MET):
        same = last.value == options.target
        return say("equal to the target of") if same else say("better than the target of")
    if analysis.remark(RemarkKind.ALWAYS_MISSED):
        up = options.direction is Direction.UP
        return say("below the target of") if up else say("above the target of")
    return None


VARIATION_WORDS = {
    Variation.COMMON: say("No clear change"),
    Variation.IMPROVEMENT_HIGH: say("Improvement: high or rising"),
    Variation.IMPROVEMENT_LOW: say("Improvement: low or falling"),
    Variation.CONCERN_HIGH: say("Concern: high or rising"),
    Variation.CONCERN_LOW: say("Concern: low or falling"),
    Variation.NEUTRAL_HIGH: say("Change: high or rising"),
    Variation.NEUTRAL_LOW: say("Change: low or falling"),
}
ASSURANCE_WORDS = {
    Assurance.PASS: say("The target will be met unless something changes"),
    Assurance.FAIL: say("The target will be missed unless something changes"),
    Assurance.INCONSISTENT: say("The target may be met or missed: it changes from time to time"),
}
JUDGEMENTS = {PointKind.IMPROVEMENT: say("an improvement"), PointKind.CONCERN: say("a concern")}
TO_EXPLAIN = say("a change to explain")
_MOST_DECIMALS = 10
_POINT, _READING_METRIC_WORDS = noun("point"), noun("reading")
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
    return say("Too little to say") if variation is None else VARIATION_WORDS[variation]


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
    return one_after_another([say("{sentence}.", sentence=part) for part in parts if part])


def current_target(analysis: SpcAnalysis, subject: Subject) -> str:
    """Name the target in force and since when, where it has changed; empty where it has not."""
    targets = [point.trajectory for point in analysis.points]
    if len(set(targets)) < 2:  # noqa: PLR2004 - one target alone needs no date
        return ""
    now = targets[-1]
    first = max(n for n, target in enumerate(targets) if target != now) + 1
    if now is None:
        return ""
    began = moment_words(analysis.points[first].period)
    return say("Target {target} since {began}", target=subject.shown(now), began=began)


def _on_trial(analysis: SpcAnalysis) -> str:
    """Say in short that the last group's limits may still move."""
    group = analysis.groups[-1] if analysis.groups else None
    if group is None or not group.trial or group.limits.lower is None:
        return ""
    points = figured(group.count, _POINT)
    return "" if _unfit(analysis) else say("Trial limits: {points} so far", points=points)


def _unfit(analysis: SpcAnalysis) -> bool:
    """Tell whether the limits should not be spoken of at all."""
    return any(r.kind in _UNFIT for r in analysis.remarks)


_UNFIT = frozenset(
    {
        RemarkKind.NO_VALUES,
        RemarkKind.TOO_FEW,
        RemarkKind.NO_VARIATION,
        RemarkKind.NO_NEIGHBOURS,
        RemarkKind.FLAT_BASELINE,
        RemarkKind.RARE_EVENTS,
    }
)


def chart_title(analysis: SpcAnalysis, subject: Subject) -> str:
    """Give the chart's title, which is its finding: "Digital take-up: rising, 7 months in a row"."""
    found = _found(analysis, subject)
    head = shaped(found.head, Shape.SMALL)
    if not found.rest:
        return say("{name}: {finding}", name=subject.name, finding=head)
    return say("{name}: {finding}, {more}", name=subject.name, finding=head, more=found.rest)


def finding(analysis: SpcAnalysis, subject: Subject) -> str:
    """Say what the latest reading means, without a full stop."""
    found = _found(analysis, subject)
    return (
        say("{finding}: {more}", finding=found.head, more=found.rest) if found.rest else found.head
    )


def _found(analysis: SpcAnalysis, subject: Subject) -> ChartFinding:
    return unfit_finding(analysis, subject) or _reading(analysis, subject)


def _reading(analysis: SpcAnalysis, subject: Subject) -> ChartFinding:
    point = analysis.points[-1]
    if point.value is None:
        unjudged = say("the latest {noun} cannot be judged", noun=noun_of(point))
        return ChartFinding(_unsaid(point), unjudged)
    if point.cause is SpecialCause.COMMON:
        return _no_change(analysis, point)
    head, rest = _what_happened(analysis, subject)
    judged = JUDGEMENTS.get(point.kind, TO_EXPLAIN)
    target = _against_target(analysis, point)
    judged = say("{judged}, {target}", judged=judged, target=target) if target else judged
    return ChartFinding(head, say("{happened}; {judged}", happened=rest, judged=judged))


def _unsaid(point: SpcPoint) -> Said:
    if point.state is ReadingState.SUPPRESSED:
        return say("Suppressed {when}", when=_when(point))
    return say("Not reported {when}", when=_when(point))


def _no_change(analysis: SpcAnalysis, point: SpcPoint) -> ChartFinding:
    if point.limits.lower is None:
        shown = say("{count} shown as they are", count=len(analysis.points))
        return ChartFinding(say("Too few points for limits"), shown)
    group = analysis.points[analysis.groups[-1].first :]
    count = 0
    for earlier in reversed(group):
        if earlier.cause is not SpecialCause.COMMON:
            break
        count += earlier.value is not None
    head = say("No clear change")
    if count == 1:
        return ChartFinding(
            head, say("the latest {noun} is inside the usual range", noun=noun_of(point))
        )
    named = _times(group[-count:], count)
    return ChartFinding(head, say("the last {times} stay inside the usual range", times=named))


def _times(points: tuple[SpcPoint, ...], count: int) -> Said:
    """Name so many points: "7 months", or "7 readings" where some months are missing."""
    first, last = points[0].period, points[-1].period
    if isinstance(first, Period) and isinstance(last, Period):
        whole = last.index - first.index == count - 1
        if whole and all(p.value is not None for p in points):
            return figured(count, first.kind.counts)
    return figured(count, _READING_METRIC_WORDS)


def _what_happened(analysis: SpcAnalysis, subject: Subject) -> ChartFinding:
    """Describe the latest signal; a run that ends outside the limits is told as the run."""
    point = analysis.points[-1]
    length = analysis.options.run_length
    rise, side = _rising_or_falling(analysis), _one_side(analysis)
    if point.cause in _TRENDS or (point.outside and len(rise) >= length):
        row = say("{times} in a row", times=_times(rise, len(rise)))
        return ChartFinding(_pick(point, say("Rising"), say("Falling")), _outside_now(point, row))
    if point.cause in _SHIFTS or len(side) >= length:
        high, low = (
            say("{times} in a row above the mean", times=_times(side, len(side))),
            say("{times} in a row below the mean", times=_times(side, len(side))),
        )
        return ChartFinding(_high_or_low(point), _outside_now(point, _pick(point, high, low)))
    return _near_a_limit(analysis) if point.cause in _NEAR else _outside(point, subject)


def _outside_now(point: SpcPoint, words: Said) -> Said:
    return say("{words}, now outside the usual range", words=words) if point.outside else words


def _pick(point: SpcPoint, high: Said, low: Said) -> Said:
    return high if point.cause.sign == 1 else low


def _high_or_low(point: SpcPoint) -> Said:
    return _pick(point, say("High"), say("Low"))


def _near_a_limit(analysis: SpcAnalysis) -> ChartFinding:
    point, three = analysis.points[-1], analysis.points[-3:]
    near = sum(1 for p in three if p.cause is point.cause)
    times = _times(three, len(three))
    high = say("{near} of the last {times} close to the upper limit", near=near, times=times)
    low = say("{near} of the last {times} close to the lower limit", near=near, times=times)
    return ChartFinding(_high_or_low(point), _pick(point, high, low))


def _outside(point: SpcPoint, subject: Subject) -> ChartFinding:
    when, limits = _when(point), point.limits
    value, end = _told_apart(
        subject, point.value, limits.upper if point.cause.sign == 1 else limits.lower
    )
    if point.cause.sign == 1:
        rest = say("{value} is above the usual range, which ends at {end}", value=value, end=end)
        return ChartFinding(say("Unusually high {when}", when=when), rest)
    rest = say("{value} is below the usual range, which ends at {end}", value=value, end=end)
    return ChartFinding(say("Unusually low {when}", when=when), rest)


def _told_apart(subject: Subject, value: float | None, end: float | None) -> tuple[str, str]:
    """Write a value and a limit with as many digits as it takes to see which is larger."""
    for decimals in range(subject.decimals, _MOST_DECIMALS):
        finer = replace(subject, decimals=decimals)
        if finer.shown(value) != finer.shown(end):
            return finer.shown(value), finer.shown(end)
    return subject.shown(value), subject.shown(end)


def _when(point: SpcPoint) -> Said:
    if isinstance(point.period, Period):
        return point.period.when
    return say("on {period}", period=moment_words(point.period))


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
    if (point.kind is PointKind.IMPROVEMENT) is met:
        return say("target met") if met else say("target missed")
    return say("target still met") if met else say("target still missed")


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
