"""Why a point is marked, and what a chart cannot say, in words.

Source: docs/spec/metrics.md#cause-of-a-point; docs/spec/metrics.md#what-the-product-adds. The words
are this program's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.analysis.measures.spc.rows import moment_of, moment_words
from digistrat_desktop.analysis.measures.spc.values import Profile, RemarkKind, SpecialCause
from digistrat_desktop.analysis.measures.words import (
    JUDGEMENTS,
    TO_EXPLAIN,
    chart_title,
    sentence,
    target_met,
)
from digistrat_desktop.domain.periods.periods import Period
from digistrat_desktop.domain.saying import (
    Shape,
    figured,
    in_a_row,
    noun,
    one_after_another,
    say,
    shaped,
)
from digistrat_desktop.domain.trust.metrics import MOST_IN_MDC_BASELINE, ChartRules, ReadingState
from digistrat_desktop.domain.words import day_label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from digistrat_desktop.analysis.measures.spc.values import (
        Remark,
        SpcAnalysis,
        SpcGroup,
        SpcOptions,
        SpcPoint,
    )
    from digistrat_desktop.analysis.measures.words import Subject
    from digistrat_desktop.domain.saying import Said


_POINT = noun("point")
_PROFILES = {
    ChartRules.NHSR: (Profile.NHSR, 7),
    ChartRules.MDC_7: (Profile.MDC, 7),
    ChartRules.MDC_6: (Profile.MDC, 6),
}
_RULES = {of: rules for rules, of in _PROFILES.items()}


def profile_of(rules: ChartRules) -> tuple[Profile, int]:
    """Give the set of rules and the points in a row that make a shift or a trend."""
    return _PROFILES[rules]


def fix_after(baseline: int, rules: ChartRules) -> int | None:
    """Give the points that set the limits, None for all; the Excel workbook takes 20 at most.

    Two desks may have chosen the rules and the baseline apart, so that both do not go together.
    """
    if not baseline:
        return None
    return baseline if rules is ChartRules.NHSR else min(baseline, MOST_IN_MDC_BASELINE)


def crosses_rebases(options: SpcOptions) -> bool:
    """Tell whether the line of values goes on where new limits begin, as in the Excel workbook."""
    return options.profile is Profile.MDC


def rules_in_words(options: SpcOptions) -> Said:
    """Name the rules and the baseline for a chart's small print, without a full stop."""
    rules = say("Rules: {name}", name=_RULES[options.profile, options.run_length].label)
    if options.fix_after is None:
        return rules
    return say("{rules}; limits from the first {points}", rules=rules, points=_points(options))


def rules_remarks(options: SpcOptions) -> tuple[Said, ...]:
    """Say which rules and which baseline were chosen, where they are not the usual ones."""
    said = []
    if options.profile is Profile.MDC:
        said.append(
            say(
                "Read by the rules of the Making Data Count workbook (runs of {length}), which draws "
                "limits from 13 points on.",
                length=options.run_length,
            )
        )
    if options.fix_after is not None:
        said.append(
            say(
                "The first {points} of each stretch set its limits; later ones do not move them.",
                points=_points(options),
            )
        )
    return tuple(said)


def _points(options: SpcOptions) -> Said:
    return figured(int(options.fix_after or 0), _POINT)


_MOST_NAMED = 4
_STATE_WORDS = {
    ReadingState.SUPPRESSED: say("suppressed"),
    ReadingState.PROVISIONAL: say("provisional"),
}
_NOT_REPORTED = say("not reported")
_POINT_METRIC_REMARKS = noun("point")


def point_words(analysis: SpcAnalysis, point: SpcPoint, subject: Subject) -> str:
    """Say of one point what it is and why it is marked."""
    named = moment_words(point.period)
    if point.value is None:
        state = _STATE_WORDS.get(point.state, _NOT_REPORTED)
        return say("{period}: {state}.", period=named, state=state)
    value: str = subject.shown(point.value)
    if point.state is ReadingState.PROVISIONAL:
        value = say("{value} (provisional)", value=value)
    why, met = reason(analysis, point), target_met(analysis, point)
    if met is None:
        return say("{period}: {value}, {why}.", period=named, value=value, why=why)
    if met:
        return say("{period}: {value}, {why}, target met.", period=named, value=value, why=why)
    return say("{period}: {value}, {why}, target missed.", period=named, value=value, why=why)


def reason(analysis: SpcAnalysis, point: SpcPoint) -> str:
    """Say which rule marked a point and what that means."""
    if point.cause is SpecialCause.COMMON:
        bare = point.outside is None
        return say("no limits to compare with") if bare else say("inside the usual range")
    rule = _rule(point.cause, analysis.options.run_length)
    return say("{rule}: {meaning}", rule=rule, meaning=JUDGEMENTS.get(point.kind, TO_EXPLAIN))


def _rule(cause: SpecialCause, length: int) -> str:
    if cause in _RULES_METRIC_REMARKS:
        return _RULES_METRIC_REMARKS[cause]
    points = figured(length, _POINT_METRIC_REMARKS)
    if cause is SpecialCause.TREND_UP:
        return say("part of a rise of at least {points}", points=points)
    if cause is SpecialCause.TREND_DOWN:
        return say("part of a fall of at least {points}", points=points)
    if cause is SpecialCause.SHIFT_UP:
        return say("one of at least {points} in a row above the mean", points=points)
    return say("one of at least {points} in a row below the mean", points=points)


_RULES_METRIC_REMARKS = {
    SpecialCause.ABOVE_LIMIT: say("above the upper limit"),
    SpecialCause.BELOW_LIMIT: say("below the lower limit"),
    SpecialCause.NEAR_UPPER: say("one of two in three close to the upper limit"),
    SpecialCause.NEAR_LOWER: say("one of two in three close to the lower limit"),
}


def remarks_in_words(analysis: SpcAnalysis, subject: Subject) -> tuple[str, ...]:
    """Say everything that must be known beside the chart, trial limits first."""
    trial = (trial_words(analysis, analysis.groups[-1]),) if analysis.groups else ()
    said = tuple(remark_in_words(analysis, remark, subject) for remark in analysis.remarks)
    chosen = rules_remarks(analysis.options)
    return tuple(words for words in (*trial, *said, *chosen) if words)


def trial_words(analysis: SpcAnalysis, group: SpcGroup) -> str:
    """Say that a group's limits are trial limits; empty when they are not."""
    if not group.trial or group.limits.lower is None:
        return ""
    since = day_label(moment_of(analysis.points[group.first].period))
    return say(
        "Trial limits: {points} since {since}, fewer than 13. They will settle as readings are added.",
        points=figured(group.count, _POINT_METRIC_REMARKS),
        since=since,
    )


def remark_in_words(analysis: SpcAnalysis, remark: Remark, subject: Subject) -> str:
    """Say one remark; empty where the finding says it already."""
    if remark.kind in _LISTED:
        return say(
            "{what}: {periods}.",
            what=_LISTED[remark.kind],
            periods=periods_in_words(remark.periods),
        )
    if remark.kind is RemarkKind.UNKNOWN_REBASE:
        return _unknown_rebase(remark)
    if remark.kind is RemarkKind.SMALL_COUNTS:
        mean = subject.shown(analysis.groups[-1].limits.mean)
        return say(
            "Very small counts (mean {mean}): a single event moves this chart. Read it loosely.",
            mean=mean,
        )
    return _FIXED.get(remark.kind, "")


_LISTED = {
    RemarkKind.GAP: say("No row for"),
    RemarkKind.NOT_REPORTED: say("Not reported"),
    RemarkKind.SUPPRESSED: say("Suppressed"),
}
_FIXED = {
    RemarkKind.TOO_FEW: say("Limits need two values or more."),
    RemarkKind.NO_NEIGHBOURS: say(
        "Limits come from the change between one period and the next, and no two values that stand "
        "next to each other were reported."
    ),
    RemarkKind.FLAT_BASELINE: say(
        "The values that set the limits do not vary: limits cannot be calculated."
    ),
    RemarkKind.NO_VARIATION: say("No variation: limits cannot be calculated."),
    RemarkKind.RARE_EVENTS: say(
        "Fewer than one event a period on average: usual limits mislead here. "
        "Look at the time between events instead."
    ),
}


def _unknown_rebase(remark: Remark) -> str:
    asked = day_label(remark.day) if remark.day else ""
    begins = say("No reading begins on {day}, so the limits were not begun anew.", day=asked)
    if remark.offered is None:
        return one_after_another([begins, say("There is no later reading.")])
    offered = moment_words(remark.offered)
    return one_after_another([begins, say("The next reading is {period}.", period=offered)])


def periods_in_words(periods: Sequence[Period | date]) -> str:
    """Name periods, neighbours joined: "Jan 2026, Mar 2026 to May 2026"; the rest is counted."""
    stretches = _stretches(periods)
    named = [_stretch_words(a, b) for a, b in stretches[:_MOST_NAMED]]
    said = in_a_row(named)
    left = len(periods) - sum(_count(a, b) for a, b in stretches[:_MOST_NAMED])
    return say("{said} and {left} more", said=said, left=left) if left else said


def _stretch_words(first: Period | date, last: Period | date) -> str:
    begins = moment_words(first)
    if first == last:
        return begins
    return say("{first} to {last}", first=begins, last=moment_words(last))


def _stretches(periods: Sequence[Period | date]) -> list[tuple[Period | date, Period | date]]:
    found: list[tuple[Period | date, Period | date]] = []
    for period in periods:
        if found and _follows(found[-1][1], period):
            found[-1] = (found[-1][0], period)
        else:
            found.append((period, period))
    return found


def _follows(before: Period | date, after: Period | date) -> bool:
    return isinstance(before, Period) and before.next() == after


def _count(first: Period | date, last: Period | date) -> int:
    if isinstance(first, Period) and isinstance(last, Period):
        return last.index - first.index + 1
    return 1


def alternative_text(analysis: SpcAnalysis, subject: Subject) -> str:
    """Say all of a chart: what it is, what it shows, its lines and what it cannot say."""
    if not analysis.points:
        words = sentence(analysis, subject)
        return say("{name}: {sentence}", name=subject.name, sentence=words)
    parts = (
        say("{sentence}.", sentence=chart_title(analysis, subject)),
        say("{kind} chart of {extent}.", kind=analysis.options.profile, extent=_extent(analysis)),
        lines_in_words(analysis, subject),
        *remarks_in_words(analysis, subject),
    )
    return one_after_another(parts)


def _extent(analysis: SpcAnalysis) -> str:
    first, last = analysis.points[0].period, analysis.points[-1].period
    points = figured(len(analysis.points), _POINT_METRIC_REMARKS)
    if first == last:
        return say("1 point, {period}", period=moment_words(first))
    first_words, last_words = moment_words(first), moment_words(last)
    return say("{points}, {first} to {last}", points=points, first=first_words, last=last_words)


def lines_in_words(analysis: SpcAnalysis, subject: Subject) -> str:
    """Name the latest value, the last group's lines and the target."""
    latest, limits = analysis.last, analysis.groups[-1].limits
    said: list[str] = []
    if latest is not None:
        value, period = subject.shown(latest.value), moment_words(latest.period)
        said.append(say("latest {value} ({period})", value=value, period=period))
    if limits.mean is not None:
        said.append(say("mean {value}", value=subject.shown(limits.mean)))
    if limits.lower is not None and limits.upper is not None:
        lower, upper = subject.shown(limits.lower), subject.shown(limits.upper)
        said.append(say("usual range {lower} to {upper}", lower=lower, upper=upper))
    if analysis.options.target is not None:
        said.append(say("target {value}", value=subject.shown(analysis.options.target)))
    words = in_a_row(said)
    return say("{sentence}.", sentence=shaped(words, Shape.LARGE)) if words else ""
