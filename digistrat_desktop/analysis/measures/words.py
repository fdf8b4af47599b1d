"""What a metric's chart says, in words: the same sentence on screen, on paper and read aloud.

With it values as people read them: number, unit, sign and nothing that is not known.
Source: docs/spec/metrics.md#rules; docs/spec/metrics.md#symbols; docs/spec/judgement.md#metrics.
The words are this program's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from digistrat_desktop.analysis.measures.outlook import (
    EXPECTED,
    changing_words,
    expected_words,
    target_claim,
)
from digistrat_desktop.analysis.measures.spc import values
from digistrat_desktop.analysis.measures.spc.rows import moment_of, moment_words, times, when_words
from digistrat_desktop.domain.periods.periods import Period, PeriodKind
from digistrat_desktop.domain.trust.metrics import ChartType, ReadingState
from digistrat_desktop.domain.words import Noun, day_label, figured, sentence_case, small_first
from digistrat_desktop.domain.written_numbers import figures


class ChartFinding(NamedTuple):
    head: str
    rest: str = ""
    after: str = ""  # a sentence of its own, which a title leaves out

    @property
    def words(self) -> str:
        return f"{self.head}, {self.rest}" if self.rest else self.head


def unfit_finding(analysis: values.SpcAnalysis, subject: Subject) -> ChartFinding | None:
    """Say what the latest reading means without limits; None where they can be spoken of."""
    said = {remark.kind for remark in analysis.remarks}
    last = analysis.last
    if last is None:
        return ChartFinding(
            _NO_READINGS if values.RemarkKind.NO_READINGS in said else _NOTHING_REPORTED
        )
    if values.RemarkKind.NO_VARIATION in said and values.RemarkKind.RARE_EVENTS not in said:
        return _constant(analysis, subject, last)
    return _without_limits(analysis, said, last)


def _without_limits(
    analysis: values.SpcAnalysis, said: set[values.RemarkKind], last: values.SpcPoint
) -> ChartFinding | None:
    """Say why the limits are not spoken of; None where they are."""
    if values.RemarkKind.RARE_EVENTS in said:
        return ChartFinding(_TOO_RARE_MONTHS if noun_of(last) == "month" else _TOO_RARE)
    if values.RemarkKind.TOO_FEW in said:
        return _too_few(analysis)
    return next((words for kind, words in _WITHOUT_LIMITS.items() if kind in said), None)


def _too_few(analysis: values.SpcAnalysis) -> ChartFinding:
    remark = analysis.remark(values.RemarkKind.TOO_FEW)
    if remark is not None and remark.periods:
        head = f"1 reading since {_since(analysis)}"
        return ChartFinding(head, "too few for limits, so shown without them")
    head = f"No value since {_since(analysis)}"
    return ChartFinding(head, "where new limits start")


_WITHOUT_LIMITS = {
    values.RemarkKind.NO_NEIGHBOURS: ChartFinding(
        "No limits", "because no 2 values are next to each other"
    ),
    values.RemarkKind.FLAT_BASELINE: ChartFinding(
        "No limits", "because the values that set them are all the same"
    ),
    values.RemarkKind.NO_LIMITS_CHOSEN: ChartFinding("Values only", "shown without limits"),
    values.RemarkKind.FEW_FOR_RUNS: ChartFinding("Too few points to judge", "a run chart needs 10"),
}
_NO_READINGS = "No readings yet"
_NOTHING_REPORTED = "Nothing reported yet"
_TOO_RARE_MONTHS = "Too few events to judge month by month"
_TOO_RARE = "Too few events to compare periods"


def noun_of(point: values.SpcPoint) -> str:
    """Name what a point stands for: a month, a week, or a reading."""
    return point.period.kind.noun if isinstance(point.period, Period) else _READING.one


def _since(analysis: values.SpcAnalysis) -> str:
    first = analysis.points[analysis.groups[-1].first]
    return day_label(moment_of(first.period))


def _constant(
    analysis: values.SpcAnalysis, subject: Subject, last: values.SpcPoint
) -> ChartFinding:
    always = _always(analysis, subject.shown(last.value), last)
    return ChartFinding("No variation", always, "Limits cannot be calculated")


def _always(analysis: values.SpcAnalysis, value: str, last: values.SpcPoint) -> str:
    """Say that a value did not change, of as many periods as that is true of."""
    rows = analysis.points[analysis.groups[-1].first :]
    kind = noun_of(last)
    if any(point.value is None for point in rows):
        always = f"{value} in every {kind} reported"
    elif isinstance(last.period, Period) and last.period.kind is PeriodKind.DAY:
        always = f"{value} on every day"
    else:
        always = f"{value} in every {kind}"
    if len(analysis.groups) == 1:
        return always
    return f"{always} since {_since(analysis)}"


NO_PATTERN = "No unusual pattern"
VARIATION_WORDS = {
    values.Variation.COMMON: NO_PATTERN,
    values.Variation.IMPROVEMENT_HIGH: "Improvement: high or rising",
    values.Variation.IMPROVEMENT_LOW: "Improvement: low or falling",
    values.Variation.CONCERN_HIGH: "Concern: high or rising",
    values.Variation.CONCERN_LOW: "Concern: low or falling",
    values.Variation.NEUTRAL_HIGH: "Change: high or rising",
    values.Variation.NEUTRAL_LOW: "Change: low or falling",
}
JUDGEMENTS = {values.PointKind.IMPROVEMENT: "an improvement", values.PointKind.CONCERN: "a concern"}
TO_EXPLAIN = "a change to explain"
_MOST_DECIMALS = 10
_POINT, _READING = Noun("point"), Noun("reading")
_SHIFTS = frozenset({values.SpecialCause.SHIFT_UP, values.SpecialCause.SHIFT_DOWN})
_TRENDS = frozenset({values.SpecialCause.TREND_UP, values.SpecialCause.TREND_DOWN})
_NEAR = frozenset({values.SpecialCause.NEAR_UPPER, values.SpecialCause.NEAR_LOWER})
_FAR = frozenset({values.SpecialCause.FAR_ABOVE, values.SpecialCause.FAR_BELOW})


@dataclass(frozen=True, slots=True)
class Subject:
    name: str  # the metric's name
    unit: str = ""  # as the metric names it
    decimals: int = 1  # digits shown after the point

    def shown(self, value: float | None) -> str:
        return format_value(value, self.unit, self.decimals)


def variation_words(variation: values.Variation | None) -> str:
    return "Not enough data" if variation is None else VARIATION_WORDS[variation]


def assurance_words(
    assurance: values.Assurance | None, variation: values.Variation | None = None
) -> str:
    """Say what an assurance symbol means beside that of the variation; empty when there is none."""
    if assurance is None:
        return ""
    if assurance is values.Assurance.INCONSISTENT:
        return EXPECTED[assurance]
    return expected_words(assurance, variation)


def sentence(analysis: values.SpcAnalysis, subject: Subject) -> str:
    """Say in a sentence or two what the chart shows."""
    claim = target_claim(analysis)
    way = changing_words(analysis.assurance, analysis.variation)
    says_way = bool(way) and claim.startswith(way)  # so that no sentence has to say it before
    parts = (
        (brief_finding if says_way else finding)(analysis, subject),
        claim,
        current_target(analysis, subject),
        _on_trial(analysis),
    )
    return " ".join(filter(None, [f"{part}." for part in parts if part]))


def current_target(analysis: values.SpcAnalysis, subject: Subject) -> str:
    """Name the target in force and since when, where it has changed; empty where it has not."""
    targets = [point.trajectory for point in analysis.points]
    if len(set(targets)) < 2:  # noqa: PLR2004 - one target alone needs no date
        return ""
    now = targets[-1]
    first = max(n for n, target in enumerate(targets) if target != now) + 1
    if now is None:
        return ""
    began = moment_words(analysis.points[first].period)
    return f"Target {subject.shown(now)} since {began}"


def _on_trial(analysis: values.SpcAnalysis) -> str:
    group = analysis.groups[-1] if analysis.groups else None
    if group is None or not group.trial or group.limits.lower is None:
        return ""
    points = figured(group.known, _POINT)
    if group.by_hand:
        return ""
    return "" if _unfit(analysis) else f"Trial limits: {points} so far"


def _unfit(analysis: values.SpcAnalysis) -> bool:
    """Tell whether the limits should not be spoken of at all."""
    return any(r.kind in _UNFIT for r in analysis.remarks)


_UNFIT = frozenset(
    {
        values.RemarkKind.NO_VALUES,
        values.RemarkKind.TOO_FEW,
        values.RemarkKind.NO_VARIATION,
        values.RemarkKind.NO_NEIGHBOURS,
        values.RemarkKind.FLAT_BASELINE,
        values.RemarkKind.RARE_EVENTS,
        values.RemarkKind.NO_LIMITS_CHOSEN,
        values.RemarkKind.FEW_FOR_RUNS,
    }
)


def centre_word(options: values.SpcOptions) -> str:
    """Name the middle line of a chart."""
    return _CENTRES.get(options.chart, "mean")


_CENTRES = {
    ChartType.RUN: "median",
    ChartType.G: "median",
    ChartType.T: "middle line",
}


def chart_title(analysis: values.SpcAnalysis, subject: Subject) -> str:
    """Give the chart's title, which is its finding: "Digital take-up: rising, up in each of the last 6 months"."""
    return f"{subject.name}: {small_first(_found(analysis, subject).words)}"


def brief_finding(analysis: values.SpcAnalysis, subject: Subject) -> str:
    """Give the finding alone, without what it means for the target, without a full stop."""
    return _found(analysis, subject).words


def finding(analysis: values.SpcAnalysis, subject: Subject) -> str:
    """Say what the latest reading means, without a full stop."""
    found = _found(analysis, subject)
    return f"{found.words}. {found.after}" if found.after else found.words


def _found(analysis: values.SpcAnalysis, subject: Subject) -> ChartFinding:
    return unfit_finding(analysis, subject) or _reading(analysis, subject)


def _reading(analysis: values.SpcAnalysis, subject: Subject) -> ChartFinding:
    point = analysis.points[-1]
    if point.value is None:
        unjudged = f"so the latest {noun_of(point)} cannot be judged"
        return ChartFinding(_unsaid(point), unjudged)
    if point.cause is values.SpecialCause.COMMON:
        return _no_change(analysis, point)
    head, rest, _ = _what_happened(analysis, subject)
    judged = JUDGEMENTS.get(point.kind, TO_EXPLAIN)
    return ChartFinding(head, rest, f"This is {judged}")


def missing_words(point: values.SpcPoint) -> str:
    """Say why a point has no value."""
    known = {ReadingState.SUPPRESSED, values.Apart.NOT_SETTLED}
    return small_first((point.state if point.state in known else ReadingState.NOT_REPORTED).label)


def _unsaid(point: values.SpcPoint) -> str:
    return f"{sentence_case(missing_words(point))} {when_words(point.period)}"


def _no_change(analysis: values.SpcAnalysis, point: values.SpcPoint) -> ChartFinding:
    if point.limits.lower is None and analysis.options.has_limits:
        if analysis.options.chart.is_by_parts:
            return ChartFinding(
                f"No limits {when_words(point.period)}", "because its denominator is not known"
            )
        shown = f"{len(analysis.points)} shown without limits"
        return ChartFinding("Too few points for limits", shown)
    runs = _runs_words(analysis)
    if runs is not None:
        return runs
    if not analysis.judged:
        return _too_early(analysis, point)
    calm = _calm(analysis)
    count = sum(1 for one in calm if one.value is not None)
    last = f"in the last {times(calm, count)}" if count > 1 else when_words(point.period)
    return ChartFinding(f"{NO_PATTERN} {last}")


def _calm(analysis: values.SpcAnalysis) -> tuple[values.SpcPoint, ...]:
    """Give the latest points that are judged and follow the last signal."""
    group = analysis.judged
    signals = [n for n, one in enumerate(group) if one.cause is not values.SpecialCause.COMMON]
    return tuple(group[signals[-1] + 1 :] if signals else group)


def calm_since(analysis: values.SpcAnalysis, subject: Subject) -> values.SpcPoint | None:
    """Give the first of the latest points with no unusual pattern; None where that is not said."""
    point = analysis.points[-1]
    common = point.value is not None and point.cause is values.SpecialCause.COMMON
    bare = analysis.options.has_limits and point.limits.lower is None
    other = unfit_finding(analysis, subject) or _runs_words(analysis)
    if not common or bare or other is not None:
        return None
    return next((one for one in _calm(analysis) if one.value is not None), None)


def _runs_words(analysis: values.SpcAnalysis) -> ChartFinding | None:
    """Say that the runs about the median are fewer or more than by chance; None where they are not."""
    if analysis.remark(values.RemarkKind.FEW_RUNS):
        return ChartFinding("Not random", "the values stay on one side of the median for long")
    if analysis.remark(values.RemarkKind.MANY_RUNS):
        return ChartFinding("Not random", "the values cross the median too often")
    return None


def _too_early(analysis: values.SpcAnalysis, point: values.SpcPoint) -> ChartFinding:
    """Say that the readings so far set the new limits, and so cannot be judged by them."""
    given = f"{analysis.groups[-1].unjudged} of the {analysis.options.after_rebase}"
    setting = f"{given} {noun_of(point)}s that set the new limits since {_since(analysis)}"
    return ChartFinding("Too early to judge", setting)


def _what_happened(analysis: values.SpcAnalysis, subject: Subject) -> ChartFinding:
    """Describe the latest signal; a run that ends outside the limits is told as the run."""
    point = analysis.points[-1]
    options = analysis.options
    rise, side = _rising_or_falling(analysis), _one_side(analysis)
    if point.cause in _TRENDS or (point.outside and len(rise) >= options.trend_run):
        steps = times(rise[1:], len(rise) - 1)
        row = f"{_pick(point, 'up', 'down')} in each of the last {steps}"
        return ChartFinding(_pick(point, "Rising", "Falling"), _outside_now(point, row))
    if point.cause in _SHIFTS or len(side) >= options.shift_run:
        middle = centre_word(options)
        high, low = (
            f"{times(side, len(side))} in a row above the {middle}",
            f"{times(side, len(side))} in a row below the {middle}",
        )
        return ChartFinding(_high_or_low(point), _outside_now(point, _pick(point, high, low)))
    if point.cause in _FAR:
        value, middle = subject.shown(point.value), subject.shown(point.limits.mean)
        rest = f"{value}{point.caveat} where the median is {middle}"
        return ChartFinding(
            f"Unusually {_pick(point, 'high', 'low')} {when_words(point.period)}", rest
        )
    return _near_a_limit(analysis) if point.cause in _NEAR else _outside(analysis, subject)


OUTSIDE_NOW = "now outside the usual range"


def _outside_now(point: values.SpcPoint, words: str) -> str:
    return f"{words}, {OUTSIDE_NOW}" if point.outside else words


def _pick(point: values.SpcPoint, high: str, low: str) -> str:
    return high if point.cause.sign == 1 else low


def _high_or_low(point: values.SpcPoint) -> str:
    return _pick(point, "High", "Low")


def _near_a_limit(analysis: values.SpcAnalysis) -> ChartFinding:
    point, three = analysis.points[-1], analysis.points[-3:]
    near = sum(1 for p in three if p.cause is point.cause)
    latest = f"the last {times(three, len(three))}"
    which = f"{latest} all" if near == len(three) else f"{near} of {latest}"
    high, low = f"{which} close to the upper limit", f"{which} close to the lower limit"
    return ChartFinding(_high_or_low(point), _pick(point, high, low))


def _outside(analysis: values.SpcAnalysis, subject: Subject) -> ChartFinding:
    """Say how long readings have been beyond the limit, so that each one that is marked is told."""
    point, beyond = analysis.points[-1], _beyond_in_a_row(analysis)
    last = f"in each of the last {times(beyond, len(beyond))}"
    when, limits = last if len(beyond) > 1 else when_words(point.period), point.limits
    value, end = _told_apart(
        subject, point.value, limits.upper if point.cause.sign == 1 else limits.lower
    )
    rest = f"{value}{point.caveat} where the usual range ends at {end}"
    return ChartFinding(f"Unusually {_pick(point, 'high', 'low')} {when}", rest)


def _beyond_in_a_row(analysis: values.SpcAnalysis) -> tuple[values.SpcPoint, ...]:
    """Give the unbroken readings beyond the limit that the last one is beyond."""
    points = analysis.judged
    start = len(points) - 1
    side = points[-1].relative
    while start and points[start - 1].outside and points[start - 1].relative == side:
        start -= 1
    return points[start:]


def _told_apart(subject: Subject, value: float | None, end: float | None) -> tuple[str, str]:
    """Write a value and a limit with as many digits as it takes to see which is larger."""
    for decimals in range(subject.decimals, _MOST_DECIMALS):
        finer = replace(subject, decimals=decimals)
        if finer.shown(value) != finer.shown(end):
            return finer.shown(value), finer.shown(end)
    return subject.shown(value), subject.shown(end)


def _rising_or_falling(analysis: values.SpcAnalysis) -> tuple[values.SpcPoint, ...]:
    """Give the unbroken rise or fall that ends with the last point."""
    points = analysis.judged
    sign = points[-1].cause.sign
    if analysis.options.chart is ChartType.RUN:  # where equal neighbours count as one
        pairs = pairwise(points)
        points = (points[0], *(after for before, after in pairs if _step(before, after) != 0))
    start = len(points) - 1
    while start and _step(points[start - 1], points[start]) == sign:
        start -= 1
    return points[start:]


def _step(before: values.SpcPoint, after: values.SpcPoint) -> int | None:
    if before.value is None or after.value is None:
        return None
    return (after.value > before.value) - (after.value < before.value)


def _one_side(analysis: values.SpcAnalysis) -> tuple[values.SpcPoint, ...]:
    """Give the unbroken run on the last point's side of the mean."""
    points = analysis.judged
    if (
        analysis.options.chart is ChartType.RUN
    ):  # where points on the median neither count nor break
        points = tuple(point for point in points if point.relative != 0)
    start = len(points) - 1
    while start and points[start - 1].relative == points[-1].relative:
        start -= 1
    return points[start:]


NOTHING = "\N{EN DASH}"
_MINUS = "\N{MINUS SIGN}"
_POUNDS = frozenset({"gbp", "£", "pounds"})
_MEASURED = re.compile(
    r"%|£|percent|score|rating|ratio|index|rate|\bper\b|/"
    r"|second|minute|hour|\bday|week|month|year|gbp|pound"
)
_BARE = frozenset({"", "count", "number", "ratio", "score"})


_MOST_DIGITS = 15  # that a number of this kind carries; more would be made up


def format_number(value: float | None, decimals: int) -> str:
    """Write a number with thousands separators and at most 15 digits; an en dash for nothing."""
    if value is None:
        return NOTHING
    whole = len(str(int(abs(value))))
    shown = figures(abs(value), max(0, min(decimals, _MOST_DIGITS - whole)))
    negative = value < 0 and any(digit in "123456789" for digit in shown)
    return _MINUS + shown if negative else shown


def format_apart(value: float | None, target: float | None, decimals: int) -> str:
    """Write the value of a line, with a digit more where it would read like a target it is not."""
    words = format_number(value, decimals)
    if target is None or value in {None, target} or words != format_number(target, decimals):
        return words
    return format_number(value, decimals + 1)


def format_value(value: float | None, unit: str, decimals: int) -> str:
    """Write a value with its unit: "62.4 %", "£6.18", "4.1 working hours", "78 out of 100"."""
    number = format_number(value, decimals)
    plain = unit.strip()
    if value is None or plain.lower() in _BARE:
        return number
    if plain.lower() in _POUNDS:
        return f"{_MINUS}£{number[1:]}" if number.startswith(_MINUS) else f"£{number}"
    if plain.lower().startswith("score "):
        return f"{number} out of {plain.rsplit('-', 1)[-1].strip()}"
    return f"{number} {_one_or_many(number, plain)}"


def _one_or_many(number: str, unit: str) -> str:
    """Drop the plural of a unit for exactly one: "1 working hour"."""
    is_one = number.removeprefix(_MINUS) == "1"
    return unit.removesuffix("s") if is_one and not unit.startswith("per ") else unit


def axis_unit(unit: str) -> str:
    """Name the unit above an axis: "%", "£", "0-100", "working hours"."""
    plain = unit.strip()
    if plain.lower() in _POUNDS:
        return "£"
    return "" if plain.lower() in _BARE else plain


def may_be_counts(unit: str) -> bool:
    """Tell whether whole numbers in a unit may count events: not so for %, £, hours or scores."""
    return _MEASURED.search(unit.casefold()) is None
