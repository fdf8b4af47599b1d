"""Why a point is marked, and what a chart cannot say, in words.

Source: metrics page, sections 7 to 9 and 12 (point 8). The words are this program's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.analysis.metric_words import chart_title, sentence, target_met
from digistrat_desktop.analysis.spc.rows import moment_of, moment_words
from digistrat_desktop.analysis.spc.values import PointKind, RemarkKind, SpecialCause
from digistrat_desktop.domain.metrics import ReadingState
from digistrat_desktop.domain.periods import Period, day_label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from digistrat_desktop.analysis.metric_words import Subject
    from digistrat_desktop.analysis.spc.values import (
        Remark,
        SpcAnalysis,
        SpcGroup,
        SpcPoint,
    )

_MOST_NAMED = 4
_MEANING = {PointKind.IMPROVEMENT: "an improvement", PointKind.CONCERN: "a concern"}
_STATE_WORDS = {
    ReadingState.SUPPRESSED: "suppressed",
    ReadingState.PROVISIONAL: "provisional",
}


def point_words(analysis: SpcAnalysis, point: SpcPoint, subject: Subject) -> str:
    """Say of one point what it is and why it is marked."""
    named = moment_words(point.period)
    if point.value is None:
        return f"{named}: {_STATE_WORDS.get(point.state, 'not reported')}."
    state = " (provisional)" if point.state is ReadingState.PROVISIONAL else ""
    met = target_met(analysis, point)
    target = "" if met is None else f", target {'met' if met else 'missed'}"
    return f"{named}: {subject.shown(point.value)}{state}, {reason(analysis, point)}{target}."


def reason(analysis: SpcAnalysis, point: SpcPoint) -> str:
    """Say which rule marked a point and what that means."""
    if point.cause is SpecialCause.COMMON:
        return "no limits to compare with" if point.outside is None else "inside the usual range"
    rule = _RULES[point.cause].format(count=analysis.options.run_length)
    return f"{rule}: {_MEANING.get(point.kind, 'a change to explain')}"


_RULES = {
    SpecialCause.ABOVE_LIMIT: "above the upper limit",
    SpecialCause.BELOW_LIMIT: "below the lower limit",
    SpecialCause.TREND_UP: "part of a rise of at least {count} points",
    SpecialCause.TREND_DOWN: "part of a fall of at least {count} points",
    SpecialCause.SHIFT_UP: "one of at least {count} points in a row above the mean",
    SpecialCause.SHIFT_DOWN: "one of at least {count} points in a row below the mean",
    SpecialCause.NEAR_UPPER: "one of two in three close to the upper limit",
    SpecialCause.NEAR_LOWER: "one of two in three close to the lower limit",
}


def remarks_in_words(analysis: SpcAnalysis, subject: Subject) -> tuple[str, ...]:
    """Say everything that must be known beside the chart, trial limits first."""
    trial = (trial_words(analysis, analysis.groups[-1]),) if analysis.groups else ()
    said = tuple(_remark(analysis, remark, subject) for remark in analysis.remarks)
    return tuple(words for words in (*trial, *said) if words)


def trial_words(analysis: SpcAnalysis, group: SpcGroup) -> str:
    """Say that a group's limits are trial limits; empty when they are not."""
    if not group.trial or group.limits.lower is None:
        return ""
    since = day_label(moment_of(analysis.points[group.first].period))
    return (
        f"Trial limits: {group.count} points since {since}, fewer than 13. "
        "They will settle as readings are added."
    )


def _remark(analysis: SpcAnalysis, remark: Remark, subject: Subject) -> str:
    if remark.kind in _LISTED:
        return f"{_LISTED[remark.kind]}: {periods_in_words(remark.periods)}."
    if remark.kind is RemarkKind.UNKNOWN_REBASE:
        return _unknown_rebase(remark)
    if remark.kind is RemarkKind.SMALL_COUNTS:
        mean = subject.shown(analysis.groups[-1].limits.mean)
        return f"Very small counts (mean {mean}): a single event moves this chart. Read it loosely."
    return _FIXED.get(remark.kind, "")


_LISTED = {
    RemarkKind.GAP: "No row for",
    RemarkKind.NOT_REPORTED: "Not reported",
    RemarkKind.SUPPRESSED: "Suppressed",
}
_FIXED = {
    RemarkKind.TOO_FEW: "One value has no limits; two or more are needed.",
    RemarkKind.NO_VARIATION: "No variation: limits cannot be calculated.",
    RemarkKind.RARE_EVENTS: (
        "Fewer than one event a period on average: usual limits mislead here. "
        "Look at the time between events instead."
    ),
}


def _unknown_rebase(remark: Remark) -> str:
    asked = day_label(remark.day) if remark.day else ""
    begins = f"No reading begins on {asked}, so the limits were not begun anew."
    if remark.offered is None:
        return f"{begins} There is no later reading."
    return f"{begins} The next reading is {moment_words(remark.offered)}."


def periods_in_words(periods: Sequence[Period | date]) -> str:
    """Name periods, neighbours joined: "Jan 2026, Mar 2026 to May 2026"; the rest is counted."""
    stretches = _stretches(periods)
    named = [
        moment_words(a) if a == b else f"{moment_words(a)} to {moment_words(b)}"
        for a, b in stretches[:_MOST_NAMED]
    ]
    left = len(periods) - sum(_count(a, b) for a, b in stretches[:_MOST_NAMED])
    return ", ".join(named) + (f" and {left} more" if left else "")


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
        return f"{subject.name}: {sentence(analysis, subject)}"
    first, last = analysis.points[0].period, analysis.points[-1].period
    extent = f"{len(analysis.points)} points, {moment_words(first)} to {moment_words(last)}."
    if first == last:
        extent = f"1 point, {moment_words(first)}."
    parts = (
        f"{chart_title(analysis, subject)}.",
        f"{analysis.options.profile} chart of {extent}",
        lines_in_words(analysis, subject),
        *remarks_in_words(analysis, subject),
    )
    return " ".join(part for part in parts if part)


def lines_in_words(analysis: SpcAnalysis, subject: Subject) -> str:
    """Name the latest value, the last group's lines and the target."""
    latest, limits = analysis.last, analysis.groups[-1].limits
    said = []
    if latest is not None:
        said.append(f"latest {subject.shown(latest.value)} ({moment_words(latest.period)})")
    if limits.mean is not None:
        said.append(f"mean {subject.shown(limits.mean)}")
    if limits.lower is not None and limits.upper is not None:
        said.append(f"usual range {subject.shown(limits.lower)} to {subject.shown(limits.upper)}")
    if analysis.options.target is not None:
        said.append(f"target {subject.shown(analysis.options.target)}")
    words = ", ".join(said)
    return f"{words[0].upper()}{words[1:]}." if words else ""
