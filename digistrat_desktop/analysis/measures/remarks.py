"""Why a point is marked, and what a chart cannot say, in words.

Source: docs/spec/metrics.md#cause-of-a-point; docs/spec/metrics.md#what-the-product-adds. The words
are this program's own.
"""

from collections.abc import Callable, Sequence
from datetime import date

from digistrat_desktop.analysis.measures.outlook import target_met
from digistrat_desktop.analysis.measures.spc import values as spc
from digistrat_desktop.analysis.measures.spc.product import runs_of
from digistrat_desktop.analysis.measures.spc.rows import moment_of, moment_words, times
from digistrat_desktop.analysis.measures.words import (
    JUDGEMENTS,
    TO_EXPLAIN,
    Subject,
    centre_word,
    chart_title,
    format_apart,
    format_number,
    missing_words,
    sentence,
)
from digistrat_desktop.domain.frameworks.framework import Direction
from digistrat_desktop.domain.periods.periods import Period, span_label
from digistrat_desktop.domain.trust.metrics import (
    MOST_IN_MDC_BASELINE,
    ChartRules,
    ChartType,
)
from digistrat_desktop.domain.words import Noun, day_label, figured, sentence_case, small_first

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
    rules = f"Rules: {_rules_name(options)}"
    if options.chart is not ChartType.XMR:
        rules = f"{options.chart.short}. {rules}" if options.chart is not ChartType.NONE else ""
    if options.fix_after is None or options.chart is ChartType.NONE:
        return rules
    return f"{rules}; limits from the first {_points(options)}"


def _rules_name(options: spc.SpcOptions) -> str:
    if options.chart is ChartType.RUN:
        return "Perla, Provost and Murray 2011"
    return _RULES[options.profile, options.run_length].label


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
    has_lower = analysis.options.chart is ChartType.RUN or (
        group and group.limits.lower is not None
    )
    if group is None or group.limits.mean is None or not has_lower:
        return ""
    if group.by_hand:
        return f"Limits set by hand from {moment_words(analysis.points[group.first].period)}"
    what = "Limits" if analysis.options.has_limits else "Median"
    rows = analysis.points[group.first : group.first + group.count]
    fixed = group.unjudged or int(analysis.options.fix_after or len(rows))
    base = [row for row in rows[:fixed] if row.value is not None and not analysis.left_out(row)]
    if not base:
        return ""
    counted = times(base, len(base))
    if len(base) == sum(1 for row in analysis.points if row.value is not None):
        return f"{what} from all {counted}"
    return f"{what} from {counted}, {_stretch_words(base[0].period, base[-1].period)}"


def limits_words(analysis: spc.SpcAnalysis, group: spc.SpcGroup, decimals: int) -> str:
    """Say the lines of some readings: "mean 62.4, usual range 58.6 to 66.2"; empty where there are none."""
    limits, middle = group.limits, centre_word(analysis.options)
    if limits.mean is None:
        return ""
    if limits.lower is None or limits.upper is None:
        return f"{middle} {format_number(limits.mean, decimals)}"
    lines, aim = (limits.lower, limits.mean, limits.upper), analysis.options.target
    lower, mean, upper = (format_apart(value, aim, decimals) for value in lines)
    return f"{middle} {mean}, usual range {lower} to {upper}"


def earlier_limits(analysis: spc.SpcAnalysis, decimals: int) -> list[str]:
    """Say which limits the readings had before each new start, with no full stop."""
    said = [(group, limits_words(analysis, group, decimals)) for group in analysis.groups[:-1]]
    return [f"{_months_of(analysis, group)}: {words}" for group, words in said if words]


def since_words(analysis: spc.SpcAnalysis, decimals: int) -> str:
    """Say which way the mean went where limits were last calculated anew; perhaps nothing."""
    group = analysis.groups[-1] if analysis.groups else None
    if group is None or not group.first:
        return ""
    since = f"since {moment_words(analysis.points[group.first].period)}"
    was, now = analysis.groups[-2].limits.mean, group.limits.mean
    if was is None or now is None:
        return f"New limits {since}."
    middle = sentence_case(centre_word(analysis.options))
    before, after = (format_number(one, decimals) for one in (was, now))
    if before == after:
        return f"{middle} {before} before and {since}."
    way = "up" if now > was else "down"
    return f"{middle} {way} from {before} to {after} {since}{_judged(analysis, now - was)}."


def _judged(analysis: spc.SpcAnalysis, change: float) -> str:
    """Say if a change of the mean is for the better: the sign compares with the latest limits alone."""
    better = {Direction.UP: change > 0, Direction.DOWN: change < 0}.get(analysis.options.direction)
    return "" if better is None else ": better" if better else ": worse"


_TOO_WIDE = 3  # times the span of the readings that set them


def too_wide_words(analysis: spc.SpcAnalysis, decimals: int) -> str:
    """Say that limits are so wide that hardly any reading could fall outside; without a full stop."""
    group = analysis.groups[-1] if analysis.groups else None
    if group is None or group.limits.lower is None or group.limits.upper is None or group.by_hand:
        return ""
    rows = analysis.points[group.first : group.first + group.count]
    known = [row.value for row in rows if row.value is not None]
    low, high = min(known, default=0.0), max(known, default=0.0)
    wide = group.limits.upper - group.limits.lower > _TOO_WIDE * (high - low)
    if not wide or low == high:
        return ""
    ends = [format_number(one, decimals) for one in (low, high)]
    return f"Limits too wide to warn: readings between {ends[0]} and {ends[1]}"


_MOSTLY = 7 / 8


def longer_words(analysis: spc.SpcAnalysis) -> str:
    """Say since when nearly all readings are on the side of the mean that the latest run is on.

    One reading beyond the mean breaks a run, which then seems to begin later than it did.
    """
    rows = [one for one in analysis.judged if one.value is not None]
    side = rows[-1].relative if rows else 0
    run = next((n for n, one in enumerate(reversed(rows)) if one.relative != side), len(rows))
    if not side or run < analysis.options.shift_run:
        return ""
    here = [one.relative == side for one in rows]
    starts = [
        n for n in range(len(rows) - run) if here[n] and sum(here[n:]) >= _MOSTLY * len(here[n:])
    ]
    if not starts or starts[0] == 0:
        return ""
    of, beyond = rows[starts[0] :], "above" if side > 0 else "below"
    middle = centre_word(analysis.options)
    since = moment_words(of[0].period)
    return f"Since {since}, {sum(here[starts[0] :])} of {times(of, len(of))} are {beyond} the {middle}."


def _months_of(analysis: spc.SpcAnalysis, group: spc.SpcGroup) -> str:
    rows = analysis.points[group.first : group.first + group.count]
    return _stretch_words(rows[0].period, rows[-1].period)


def _points(options: spc.SpcOptions) -> str:
    return figured(int(options.fix_after or 0), _POINT)


_MOST_NAMED = 4


def point_words(analysis: spc.SpcAnalysis, point: spc.SpcPoint, subject: Subject) -> str:
    """Say of one point what it is and why it is marked."""
    named = moment_words(point.period)
    if point.value is None:
        return f"{named}: {missing_words(point)}."
    value = f"{subject.shown(point.value)}{point.caveat}"
    why, met = reason(analysis, point), target_met(analysis, point)
    if met is None:
        return f"{named}: {value}, {why}."
    if met:
        return f"{named}: {value}, {why}, target met."
    return f"{named}: {value}, {why}, target missed."


def reason(analysis: spc.SpcAnalysis, point: spc.SpcPoint) -> str:
    """Say why a point is marked, or that it is not, and if it is kept out of the limits."""
    said, out = _reason(analysis, point), analysis.left_out(point)
    return f"{said}, kept out of the limits ({out.rstrip('.')})" if out else said


def _reason(analysis: spc.SpcAnalysis, point: spc.SpcPoint) -> str:
    if point.cause is spc.SpecialCause.COMMON:
        if analysis.options.chart is ChartType.RUN:
            return "part of no pattern"
        if point.outside is None:
            return "no limits to compare with"
        if analysis.sets_limits(point):
            return "one of the points that set the limits, not judged"
        return "inside the usual range"
    rule = _rule(point.cause, analysis.options)
    return f"{rule}: {JUDGEMENTS.get(point.kind, TO_EXPLAIN)}"


def _rule(cause: spc.SpecialCause, options: spc.SpcOptions) -> str:
    if cause in _CAUSES:
        return _CAUSES[cause]
    middle, trend = centre_word(options), {spc.SpecialCause.TREND_UP, spc.SpecialCause.TREND_DOWN}
    points = figured(options.trend_run if cause in trend else options.shift_run, _POINT)
    if cause is spc.SpecialCause.TREND_UP:
        return f"part of a rise of at least {points}"
    if cause is spc.SpecialCause.TREND_DOWN:
        return f"part of a fall of at least {points}"
    if cause is spc.SpecialCause.SHIFT_UP:
        return f"part of at least {points} in a row above the {middle}"
    return f"part of at least {points} in a row below the {middle}"


_CAUSES = {
    spc.SpecialCause.ABOVE_LIMIT: "above the upper limit",
    spc.SpecialCause.BELOW_LIMIT: "below the lower limit",
    spc.SpecialCause.FAR_ABOVE: "far above the median",
    spc.SpecialCause.FAR_BELOW: "far below the median",
    spc.SpecialCause.NEAR_UPPER: "part of 2 out of 3 points close to the upper limit",
    spc.SpecialCause.NEAR_LOWER: "part of 2 out of 3 points close to the lower limit",
}


def remarks_in_words(analysis: spc.SpcAnalysis, subject: Subject) -> tuple[str, ...]:
    """Say everything that must be known beside the chart, trial limits first."""
    trial = (trial_words(analysis, analysis.groups[-1]),) if analysis.groups else ()
    wide = too_wide_words(analysis, subject.decimals)
    said = tuple(remark_in_words(analysis, remark, subject) for remark in analysis.remarks)
    chosen = rules_remarks(analysis.options)
    return tuple(words for words in (*trial, wide and f"{wide}.", *said, *chosen) if words)


def trial_words(analysis: spc.SpcAnalysis, group: spc.SpcGroup) -> str:
    """Say that a group's limits are trial limits; empty when they are not."""
    if not group.trial or group.limits.lower is None or group.by_hand:
        return ""
    since = day_label(moment_of(analysis.points[group.first].period))
    return (
        f"Trial limits: {figured(group.known, _POINT)} since {since}, fewer than 13. They "
        "settle as you add readings."
    )


def remark_in_words(analysis: spc.SpcAnalysis, remark: spc.Remark, subject: Subject) -> str:
    if remark.kind in _LISTED:
        return f"{_LISTED[remark.kind]}: {periods_in_words(remark.periods)}."
    if remark.kind in _SAID:
        return _SAID[remark.kind](analysis, remark)
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


def _runs(analysis: spc.SpcAnalysis, remark: spc.Remark) -> str:
    found = runs_of(analysis)
    if found is None:
        return ""
    expected = f"{found.fewest} to {found.most} are usual"
    if remark.kind is spc.RemarkKind.FEW_RUNS:
        return f"Too few runs: {found.runs} about the median, where {expected}."
    return f"Too many runs: {found.runs} about the median, where {expected}."


def _left_out(analysis: spc.SpcAnalysis, remark: spc.Remark) -> str:
    """Name what is kept out of the limits, each with its reason."""
    moments = {moment_of(period): period for period in remark.periods}
    named = [
        f"{moment_words(moments[one.day])} ({one.reason.rstrip('.')})"
        for one in sorted(analysis.options.left_out)
        if one.day in moments
    ]
    rest = f" and {len(named) - _MOST_NAMED} more" if len(named) > _MOST_NAMED else ""
    return f"Kept out of the limits: {', '.join(named[:_MOST_NAMED])}{rest}."


def _by_hand(analysis: spc.SpcAnalysis, remark: spc.Remark) -> str:
    group = analysis.groups[-1]
    since = day_label(remark.day) if remark.day else ""
    why = f": {group.reason.rstrip('.')}" if group.reason else ""
    return f"Limits set by hand from {since}{why}."


def _no_parts(_: spc.SpcAnalysis, remark: spc.Remark) -> str:
    periods = periods_in_words(remark.periods)
    return f"No limits where numerator or denominator is not known: {periods}."


_FIXED = {
    spc.RemarkKind.FRACTIONS: (
        "No value is above 1 where percentages are expected. If they are fractions, enter 0.71 as 71."
    ),
    spc.RemarkKind.FEW_FOR_RUNS: "A run chart needs 10 values or more.",
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


def _unknown_rebase(_: spc.SpcAnalysis, remark: spc.Remark) -> str:
    asked = day_label(remark.day) if remark.day else ""
    begins = f"No reading starts on {asked}, so the limits were not recalculated."
    if remark.offered is None:
        return " ".join(filter(None, [begins, "There is no later reading."]))
    offered = moment_words(remark.offered)
    return " ".join(filter(None, [begins, f"The next reading is {offered}."]))


_SAID: dict[spc.RemarkKind, Callable[[spc.SpcAnalysis, spc.Remark], str]] = {
    spc.RemarkKind.UNKNOWN_REBASE: _unknown_rebase,
    spc.RemarkKind.FEW_RUNS: _runs,
    spc.RemarkKind.MANY_RUNS: _runs,
    spc.RemarkKind.LEFT_OUT: _left_out,
    spc.RemarkKind.BY_HAND: _by_hand,
    spc.RemarkKind.NO_PARTS: _no_parts,
}


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
        f"{chart_name(analysis.options)} of {_extent(analysis)}.",
        lines_in_words(analysis, subject),
        *remarks_in_words(analysis, subject),
    )
    return " ".join(filter(None, parts))


def chart_name(options: spc.SpcOptions) -> str:
    """Name a chart for those who do not see it."""
    if options.chart is ChartType.XMR:
        return f"{options.profile} chart"
    return options.chart.short


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
        said.append(f"latest {value} ({period}){latest.caveat}")
    if limits.mean is not None:
        said.append(f"{centre_word(analysis.options)} {subject.shown(limits.mean)}")
    if limits.lower is not None and limits.upper is not None:
        lower, upper = subject.shown(limits.lower), subject.shown(limits.upper)
        said.append(f"usual range {lower} to {upper}")
    if analysis.options.target is not None:
        said.append(f"target {subject.shown(analysis.options.target)}")
    said.extend(_other_targets(analysis.options, subject))
    words = ", ".join(said)
    return f"{sentence_case(words)}." if words else ""


def _other_targets(options: spc.SpcOptions, subject: Subject) -> list[str]:
    """Name the second target and the targets to come."""
    said = []
    if options.second_target is not None:
        name = small_first(second_name(options))
        said.append(f"{name} {subject.shown(options.second_target)}")
    said += [f"target {subject.shown(value)} from {day_label(day)}" for day, value in options.path]
    return said


def second_name(options: spc.SpcOptions) -> str:
    """Name the second target line."""
    return options.second_name or "Second target"
