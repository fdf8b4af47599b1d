"""Why a point is marked, and what a chart cannot say, in words.

Source: docs/spec/metrics.md#cause-of-a-point; docs/spec/metrics.md#what-the-product-adds. The words
are this program's own.
"""

from collections.abc import Sequence
from datetime import date

from digistrat_desktop.analysis.measures.outlook import target_met
from digistrat_desktop.analysis.measures.spc import values as spc
from digistrat_desktop.analysis.measures.spc.rows import moment_of, moment_words, times
from digistrat_desktop.analysis.measures.words import (
    JUDGEMENTS,
    TO_EXPLAIN,
    Subject,
    chart_title,
    missing_words,
    sentence,
)
from digistrat_desktop.domain.periods.periods import Period, span_label
from digistrat_desktop.domain.trust.metrics import MOST_IN_MDC_BASELINE, ChartRules, ReadingState
from digistrat_desktop.domain.words import Noun, day_label, figured, sentence_case

_POINT = Noun("point")
_PROFILES = {
    ChartRules.NHSR: (spc.Profile.NHSR, 7),
    ChartRules.MDC_7: (spc.Profile.MDC, 7),
    ChartRules.MDC_6: (spc.Profile.MDC, 6),
}
_RULES = {of: rules for rules, of in _PROFILES.items()}


def profile_of(rules: ChartRules) -> tuple[spc.Profile, int]:
    """Give the set of rules and the points in a row that make a shift or a trend."""
    return _PROFILES[rules]


def fix_after(baseline: int, rules: ChartRules) -> int | None:
    """Give the points that set the limits, None for all; the Excel workbook takes 20 at most.

    Two desks may have chosen the rules and the baseline apart, so that both do not go together.

    Source: docs/spec/metrics.md#input; docs/spec/metrics.md#profiles.
    """
    if not baseline:
        return None
    return baseline if rules is ChartRules.NHSR else min(baseline, MOST_IN_MDC_BASELINE)


def crosses_rebases(options: spc.SpcOptions) -> bool:
    """Tell whether the line of values goes on where new limits begin, as in the Excel workbook."""
    return options.profile is spc.Profile.MDC


def rules_in_words(options: spc.SpcOptions) -> str:
    """Name the rules and the baseline for a chart's small print, without a full stop."""
    name = _RULES[options.profile, options.run_length].label
    rules = f"Rules: {name}"
    if options.fix_after is None:
        return rules
    return f"{rules}; limits from the first {_points(options)}"


def rules_remarks(options: spc.SpcOptions) -> tuple[str, ...]:
    """Say which rules and which baseline were chosen, where they are not the usual ones."""
    said = []
    if options.profile is spc.Profile.MDC:
        said.append(
            f"Uses the Making Data Count workbook rules (runs of {options.run_length}). These "
            "draw limits from 13 points."
        )
    if options.fix_after is not None:
        said.append(
            f"The first {_points(options)} of each section set its limits. Later points do not "
            "move them."
        )
    return tuple(said)


def limits_basis(analysis: spc.SpcAnalysis) -> str:
    """Say which readings the latest limits come from, without a full stop; empty without limits."""
    group = analysis.groups[-1] if analysis.groups else None
    if group is None or group.limits.lower is None:
        return ""
    rows = analysis.points[group.first : group.first + group.count]
    fixed = group.unjudged or int(analysis.options.fix_after or len(rows))
    base = [row for row in rows[:fixed] if row.value is not None]
    counted = times(base, len(base))
    if len(base) == sum(1 for row in analysis.points if row.value is not None):
        return f"Limits from all {counted}"
    return f"Limits from {counted}, {_stretch_words(base[0].period, base[-1].period)}"


def _points(options: spc.SpcOptions) -> str:
    return figured(int(options.fix_after or 0), _POINT)


_MOST_NAMED = 4


def point_words(analysis: spc.SpcAnalysis, point: spc.SpcPoint, subject: Subject) -> str:
    """Say of one point what it is and why it is marked."""
    named = moment_words(point.period)
    if point.value is None:
        return f"{named}: {missing_words(point)}."
    value: str = subject.shown(point.value)
    if point.state is ReadingState.PROVISIONAL:
        value = f"{value} (provisional)"
    why, met = reason(analysis, point), target_met(analysis, point)
    if met is None:
        return f"{named}: {value}, {why}."
    if met:
        return f"{named}: {value}, {why}, target met."
    return f"{named}: {value}, {why}, target missed."


def reason(analysis: spc.SpcAnalysis, point: spc.SpcPoint) -> str:
    if point.cause is spc.SpecialCause.COMMON:
        if point.outside is None:
            return "no limits to compare with"
        if analysis.sets_limits(point):
            return "one of the points that set the limits, not judged"
        return "inside the usual range"
    rule = _rule(point.cause, analysis.options.run_length)
    return f"{rule}: {JUDGEMENTS.get(point.kind, TO_EXPLAIN)}"


def _rule(cause: spc.SpecialCause, length: int) -> str:
    if cause in _CAUSES:
        return _CAUSES[cause]
    points = figured(length, _POINT)
    if cause is spc.SpecialCause.TREND_UP:
        return f"part of a rise of at least {points}"
    if cause is spc.SpecialCause.TREND_DOWN:
        return f"part of a fall of at least {points}"
    if cause is spc.SpecialCause.SHIFT_UP:
        return f"part of at least {points} in a row above the mean"
    return f"part of at least {points} in a row below the mean"


_CAUSES = {
    spc.SpecialCause.ABOVE_LIMIT: "above the upper limit",
    spc.SpecialCause.BELOW_LIMIT: "below the lower limit",
    spc.SpecialCause.NEAR_UPPER: "part of 2 out of 3 points close to the upper limit",
    spc.SpecialCause.NEAR_LOWER: "part of 2 out of 3 points close to the lower limit",
}


def remarks_in_words(analysis: spc.SpcAnalysis, subject: Subject) -> tuple[str, ...]:
    """Say everything that must be known beside the chart, trial limits first."""
    trial = (trial_words(analysis, analysis.groups[-1]),) if analysis.groups else ()
    said = tuple(remark_in_words(analysis, remark, subject) for remark in analysis.remarks)
    chosen = rules_remarks(analysis.options)
    return tuple(words for words in (*trial, *said, *chosen) if words)


def trial_words(analysis: spc.SpcAnalysis, group: spc.SpcGroup) -> str:
    """Say that a group's limits are trial limits; empty when they are not."""
    if not group.trial or group.limits.lower is None:
        return ""
    since = day_label(moment_of(analysis.points[group.first].period))
    return (
        f"Trial limits: {figured(group.count, _POINT)} since {since}, fewer than 13. They "
        "settle as you add readings."
    )


def remark_in_words(analysis: spc.SpcAnalysis, remark: spc.Remark, subject: Subject) -> str:
    if remark.kind in _LISTED:
        return f"{_LISTED[remark.kind]}: {periods_in_words(remark.periods)}."
    if remark.kind is spc.RemarkKind.UNKNOWN_REBASE:
        return _unknown_rebase(remark)
    if remark.kind is spc.RemarkKind.SMALL_COUNTS:
        mean = subject.shown(analysis.groups[-1].limits.mean)
        return (
            f"Very small counts (mean {mean}): a single event moves this chart. Read it with care."
        )
    return _FIXED.get(remark.kind, "")


_LISTED = {
    spc.RemarkKind.GAP: "No row for",
    spc.RemarkKind.NOT_REPORTED: "Not reported",
    spc.RemarkKind.SUPPRESSED: "Suppressed",
    spc.RemarkKind.NOT_SETTLED: "Not settled",
}
_FIXED = {
    spc.RemarkKind.TOO_FEW: "Limits need 2 or more values.",
    spc.RemarkKind.NO_NEIGHBOURS: (
        "Limits use the change from one period to the next. No 2 values next to each other "
        "were reported."
    ),
    spc.RemarkKind.FLAT_BASELINE: "The values that set the limits are all the same, so limits cannot be calculated.",
    spc.RemarkKind.NO_VARIATION: "All values are the same, so limits cannot be calculated.",
    spc.RemarkKind.RARE_EVENTS: (
        "On average there is less than 1 event a period, so normal limits mislead. Look at "
        "the time between events instead."
    ),
}


def _unknown_rebase(remark: spc.Remark) -> str:
    asked = day_label(remark.day) if remark.day else ""
    begins = f"No reading starts on {asked}, so the limits were not recalculated."
    if remark.offered is None:
        return " ".join(filter(None, [begins, "There is no later reading."]))
    offered = moment_words(remark.offered)
    return " ".join(filter(None, [begins, f"The next reading is {offered}."]))


def periods_in_words(periods: Sequence[Period | date]) -> str:
    """Name periods, neighbours joined: "Jan 2026, Mar 2026 to May 2026"; the rest is counted."""
    stretches = _stretches(periods)
    named = [_stretch_words(a, b) for a, b in stretches[:_MOST_NAMED]]
    said = ", ".join(named)
    left = len(periods) - sum(_count(a, b) for a, b in stretches[:_MOST_NAMED])
    return f"{said} and {left} more" if left else said


def _stretch_words(first: Period | date, last: Period | date) -> str:
    if isinstance(first, Period) and isinstance(last, Period):
        return span_label(first, last)
    return (
        f"{moment_words(first)} to {moment_words(last)}" if first != last else moment_words(first)
    )


def _stretches(periods: Sequence[Period | date]) -> list[tuple[Period | date, Period | date]]:
    found: list[tuple[Period | date, Period | date]] = []
    for period in periods:
        first, last = found[-1] if found else (period, None)
        if isinstance(last, Period) and last.next() == period:
            found[-1] = (first, period)
        else:
            found.append((period, period))
    return found


def _count(first: Period | date, last: Period | date) -> int:
    if isinstance(first, Period) and isinstance(last, Period):
        return last.index - first.index + 1
    return 1


def alternative_text(analysis: spc.SpcAnalysis, subject: Subject) -> str:
    """Say all of a chart: what it is, what it shows, its lines and what it cannot say."""
    if not analysis.points:
        words = sentence(analysis, subject)
        return f"{subject.name}: {words}"
    parts = (
        f"{chart_title(analysis, subject)}.",
        f"{analysis.options.profile} chart of {_extent(analysis)}.",
        lines_in_words(analysis, subject),
        *remarks_in_words(analysis, subject),
    )
    return " ".join(filter(None, parts))


def _extent(analysis: spc.SpcAnalysis) -> str:
    first, last = analysis.points[0].period, analysis.points[-1].period
    points = figured(len(analysis.points), _POINT)
    if first == last:
        return f"1 point, {moment_words(first)}"
    first_words, last_words = moment_words(first), moment_words(last)
    return f"{points}, {first_words} to {last_words}"


def lines_in_words(analysis: spc.SpcAnalysis, subject: Subject) -> str:
    """Name the latest value, the last group's lines and the target."""
    latest, limits = analysis.last, analysis.groups[-1].limits
    said: list[str] = []
    if latest is not None:
        value, period = subject.shown(latest.value), moment_words(latest.period)
        said.append(f"latest {value} ({period})")
    if limits.mean is not None:
        said.append(f"mean {subject.shown(limits.mean)}")
    if limits.lower is not None and limits.upper is not None:
        lower, upper = subject.shown(limits.lower), subject.shown(limits.upper)
        said.append(f"usual range {lower} to {upper}")
    if analysis.options.target is not None:
        said.append(f"target {subject.shown(analysis.options.target)}")
    words = ", ".join(said)
    return f"{sentence_case(words)}." if words else ""
