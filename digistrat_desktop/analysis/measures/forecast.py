"""Whether a dated target can be met as things run, or why nobody can say.

A process that shows no change is expected to go on within its limits, and no more is claimed: no line
is drawn on. What speaks against expecting that is said instead of a forecast.
Source: docs/spec/metrics.md#forecast.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import fsum, sqrt

from digistrat_desktop.analysis.measures.failure_sample import wilson
from digistrat_desktop.analysis.measures.spc.rows import moment_of, times
from digistrat_desktop.analysis.measures.spc.values import (
    RemarkKind,
    SpcAnalysis,
    SpcPoint,
    SpecialCause,
)
from digistrat_desktop.analysis.measures.words import Subject, noun_of
from digistrat_desktop.domain.frameworks.framework import Direction
from digistrat_desktop.domain.periods.periods import Period, PeriodKind, period_at
from digistrat_desktop.domain.trust.metrics import since_words
from digistrat_desktop.domain.words import Noun, figured
from digistrat_desktop.domain.written_numbers import percent_figures

FEWEST = 13  # readings with a value since the limits began
LATELY = 7  # readings within which a special cause speaks against a forecast
MOST_UNUSUAL = 0.1  # of the readings may stand out before the process is called not stable
_A_YEAR = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4}
_ALIKE = 2.0  # a correlation of more than 2 / root of n is not chance
_MOST_SAID = 2


class Prospect(StrEnum):
    NOT_SAID = "not_said"
    MET = "met"
    MISSED = "missed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Forecast:
    prospect: Prospect  # of the first target to come
    words: str  # whole sentences


def forecast(found: SpcAnalysis, subject: Subject, due: str = "") -> Forecast | None:
    """Say what to expect of the targets to come; None where none has a date ahead.

    Args:
        due: the periods whose readings are due, in words, or empty.
    """
    if not found.options.path:
        return None
    against = _against(found, due)
    if against:
        return Forecast(Prospect.NOT_SAID, f"No forecast is made: {against}.")
    coming = found.options.path
    said = coming if len(coming) <= _MOST_SAID else (coming[0], coming[-1])
    prospects = [_prospect(found, value) for _, value in said]
    told = [
        _told(found, subject, one, *target) for one, target in zip(prospects, said, strict=True)
    ]
    return Forecast(prospects[0], " ".join((*told, _basis(found, subject))))


def _against(found: SpcAnalysis, due: str) -> str:
    """Say what speaks against a forecast, the plainest first; empty where nothing does."""
    return _no_limits(found) or _not_fresh(found, due) or _not_steady(found)


def _no_limits(found: SpcAnalysis) -> str:
    group = found.groups[-1] if found.groups else None
    last, chart = found.last, found.options.chart
    unfit = any(remark.kind in _UNFIT for remark in found.remarks)
    if found.options.direction is Direction.NEUTRAL:
        return "neither way is better for this metric"
    if group is None or last is None:
        return "there are no values yet"
    if group.by_hand:
        return "the limits were set by hand, so they do not say how the readings run"
    if not found.options.has_limits or chart.is_between:
        return "this chart has no limits to expect the values in"
    return "limits cannot be calculated" if last.limits.lower is None or unfit else ""


_UNFIT = frozenset({RemarkKind.RARE_EVENTS, RemarkKind.NO_VARIATION, RemarkKind.FLAT_BASELINE})


def _known(found: SpcAnalysis) -> list[SpcPoint]:
    """Give the rows with a value since the latest limits began, without those kept out of them."""
    rows = found.points[found.groups[-1].first :]
    return [row for row in rows if row.value is not None and not found.left_out(row)]


def _not_fresh(found: SpcAnalysis, due: str) -> str:
    known = _known(found)
    if due:
        return f"readings are due for {due}"
    if len(known) < FEWEST:
        so_far = figured(len(known), _noun(known)) if known else "no readings"
        return f"{so_far} with these limits are too few, and {FEWEST} are needed"
    ahead = _periods_ahead(found)
    if ahead < 1:
        return "the date of the target is not after the last reading"
    if ahead > len(known):
        noun = noun_of(known[-1])
        return f"the target is {ahead} {noun}s ahead, further than {len(known)} readings can show"
    return ""


def _noun(known: Sequence[SpcPoint]) -> Noun:
    return known[-1].period.kind.counts if isinstance(known[-1].period, Period) else Noun("reading")


def _periods_ahead(found: SpcAnalysis) -> int:
    last = found.points[-1].period
    day = found.options.path[0][0]
    if isinstance(last, Period):
        return period_at(day, last.kind).index - last.index
    return (day - moment_of(last)).days


def _not_steady(found: SpcAnalysis) -> str:
    known = _known(found)
    lately = [point for point in known[-LATELY:] if point.cause is not SpecialCause.COMMON]
    if lately:
        return "the latest readings show a change, and where it will settle is not known"
    unusual = sum(point.cause is not SpecialCause.COMMON for point in known)
    if unusual > max(MOST_UNUSUAL * len(known), 1):
        return f"{unusual} of {times(known, len(known))} stand out, so the process is not stable"
    bound = _ALIKE / sqrt(len(known))
    period = known[-1].period
    season = _A_YEAR.get(period.kind, 0) if isinstance(period, Period) else 0
    if season and len(known) >= 2 * season and _alike(found, season) > bound:
        return "the values seem to follow the seasons, which these limits do not know"
    if _alike(found, 1) > bound:
        return "each value is close to the one before, so the limits are too narrow to go by"
    return ""


def _alike(found: SpcAnalysis, lag: int) -> float:
    """Give the correlation of the values with those so many rows before (autocorrelation)."""
    rows = [
        None if found.left_out(point) else point.value
        for point in found.points[found.groups[-1].first :]
    ]
    known = [value for value in rows if value is not None]
    mean = fsum(known) / len(known)
    spread = fsum((value - mean) ** 2 for value in known)
    pairs = zip(rows, rows[lag:], strict=False)
    shared = fsum((a - mean) * (b - mean) for a, b in pairs if a is not None and b is not None)
    return shared / spread if spread else 0.0


def _prospect(found: SpcAnalysis, target: float) -> Prospect:
    limits = (found.last or found.points[-1]).limits
    up = found.options.direction is Direction.UP
    low, high = limits.lower, limits.upper
    if low is None or high is None or low <= target <= high:
        return Prospect.OPEN
    return Prospect.MISSED if (target > high) is up else Prospect.MET


def _told(
    found: SpcAnalysis, subject: Subject, prospect: Prospect, day: date, target: float
) -> str:
    named = f"Target {subject.shown(target)} from {since_words(day)}"
    if prospect is Prospect.MISSED:
        return f"{named} will be missed as things run."
    if prospect is Prospect.MET:
        return f"{named} will be met as things run."
    known = _known(found)
    up = found.options.direction is Direction.UP
    met = sum((p.value or 0.0) >= target if up else (p.value or 0.0) <= target for p in known)
    low, high = wilson(met / len(known), len(known))
    return (
        f"{named} may be met or missed: {met} of {times(known, len(known))} were that good, so "
        f"expect {percent_figures(low, 0)} % to {percent_figures(high, 0)} % of them to be."
    )


def _basis(found: SpcAnalysis, subject: Subject) -> str:
    """Say what the forecast rests on, and what it could not see."""
    limits, known = (found.last or found.points[-1]).limits, _known(found)
    between = f"{subject.shown(limits.lower)} and {subject.shown(limits.upper)}"
    said = f"If nothing changes, nearly all values will lie between {between}"
    if found.options.chart.is_by_parts:
        said += ", with as many cases as last"
    period = known[-1].period
    season = _A_YEAR.get(period.kind, 0) if isinstance(period, Period) else 0
    unseen = season and len(known) < 2 * season
    return f"{said}. In less than 2 years a season would not show." if unseen else f"{said}."
