"""What is said of a metric whose limits cannot be drawn, or should not be spoken of.

Source: metrics page, section 9 and section 12, points 1, 3 and 10. The words are this program's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from digistrat_desktop.analysis.spc.rows import moment_of
from digistrat_desktop.analysis.spc.values import RemarkKind
from digistrat_desktop.domain.days import day_label
from digistrat_desktop.domain.framework import Direction
from digistrat_desktop.domain.periods import Period, PeriodKind
from digistrat_desktop.domain.saying import noun, say

if TYPE_CHECKING:
    from digistrat_desktop.analysis.metric_words import Subject
    from digistrat_desktop.analysis.spc.values import SpcAnalysis, SpcPoint
    from digistrat_desktop.domain.saying import Said


class Finding(NamedTuple):
    """A finding in its two halves: a sentence has a colon between them, a title a comma."""

    head: str
    rest: str = ""


def unfit_finding(analysis: SpcAnalysis, subject: Subject) -> Finding | None:
    """Say what the latest reading means where there are no limits to hold it against.

    Returns:
        None where the limits can be spoken of.
    """
    said = {remark.kind for remark in analysis.remarks}
    last = analysis.last
    if last is None:
        return Finding(_NO_READINGS if RemarkKind.NO_READINGS in said else _NOTHING_REPORTED)
    if RemarkKind.NO_VARIATION in said and RemarkKind.RARE_EVENTS not in said:
        return Finding(say("No variation"), _constant(analysis, subject, last))
    return _without_limits(analysis, said, last)


def _without_limits(analysis: SpcAnalysis, said: set[RemarkKind], last: SpcPoint) -> Finding | None:
    """Say why the limits are not spoken of; None where they are."""
    if RemarkKind.RARE_EVENTS in said:
        return Finding(_TOO_RARE_MONTHS if noun_of(last) == "month" else _TOO_RARE)
    if RemarkKind.TOO_FEW in said:
        return _too_few(analysis)
    return next((words for kind, words in _WITHOUT_LIMITS.items() if kind in said), None)


def _too_few(analysis: SpcAnalysis) -> Finding:
    remark = analysis.remark(RemarkKind.TOO_FEW)
    if remark is not None and remark.periods:
        head = say("1 reading since {day}", day=_since(analysis))
        return Finding(head, say("too few for limits, shown as it is"))
    head = say("No value since {day}", day=_since(analysis))
    return Finding(head, say("new limits begin there and wait for values"))


_WITHOUT_LIMITS = {
    RemarkKind.NO_NEIGHBOURS: Finding(
        say("No limits"), say("no two values stand next to each other, shown as they are")
    ),
    RemarkKind.FLAT_BASELINE: Finding(
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
