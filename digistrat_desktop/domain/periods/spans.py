"""What a heading says of the length of its periods: "Year ending", "Week commencing", "12 months to".

A day or a month below it is where a longer period begins or ends.
"""

import re
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from digistrat_desktop.domain.periods.periods import Period, PeriodKind, period_at
from digistrat_desktop.domain.periods.weeks import (
    BEGINNING,
    ENDING,
    WEEK_BEGINNING,
    WEEK_ENDING,
    week_with,
)
from digistrat_desktop.domain.periods.written_periods import ReadPeriod


class Span(NamedTuple):
    kind: PeriodKind
    is_end: bool  # what stands below is the last day or month, else the first
    # every month may have a figure of the months before it: those are read by their last month
    is_rolling: bool = False


_SPANS = tuple(
    (Span(kind, is_end, is_rolling), re.compile(shape))
    for kind, is_end, is_rolling, shape in (
        (PeriodKind.WEEK, True, False, WEEK_ENDING),
        (PeriodKind.WEEK, False, False, WEEK_BEGINNING),
        (PeriodKind.QUARTER, True, False, rf"(?:quarter|qtr){ENDING}"),
        (PeriodKind.QUARTER, False, False, rf"(?:quarter|qtr){BEGINNING}"),
        (PeriodKind.YEAR, True, False, rf"(?:(?:financial|calendar) )?year{ENDING}"),
        (PeriodKind.YEAR, False, False, rf"(?:(?:financial|calendar) )?year{BEGINNING}"),
        (
            PeriodKind.YEAR,
            True,
            True,
            (
                rf"(?:rolling |moving |last |previous )*(?:12|twelve)[ \-]months?(?: rolling| moving)?{ENDING}?"
                rf"|(?:rolling|moving)(?: annual)?(?: year)?{ENDING}?"
            ),
        ),
    )
)


def span_of(heading: str) -> Span | None:
    """Give what a heading says, in small letters; None where it says nothing of a length."""
    tidy = " ".join(heading.replace("_", " ").split())
    return next((span for span, shape in _SPANS if shape.fullmatch(tidy)), None)


def spanned(found: ReadPeriod, span: Span) -> ReadPeriod:
    """Read a day or a month as the period that it begins or ends.

    A week that does not begin on a Monday is the calendar week that has most of its days.

    Raises:
        ValueError: in words, where no week, quarter or year begins or ends there.
    """
    period = found.period
    if period.kind not in {PeriodKind.DAY, PeriodKind.MONTH}:
        return found
    if span.kind is PeriodKind.WEEK:
        return _week(found, span) if period.kind is PeriodKind.DAY else found
    whole = _whole(period, span)
    if span.is_rolling:
        return replace(found, other=whole)
    if whole is None:
        edge = "ends" if span.is_end else "begins"
        raise ValueError(f"no {span.kind.noun} {edge} with {period.label}")
    return replace(found, period=whole, other=None)


def _week(found: ReadPeriod, span: Span) -> ReadPeriod:
    whole, told = week_with(found.period, is_end=span.is_end)
    return replace(found, period=whole, told=told or found.told)


def _whole(period: Period, span: Span) -> Period | None:
    """Give the calendar quarter, or the financial or calendar year, with the same edge."""
    is_year = span.kind is PeriodKind.YEAR
    kinds = (PeriodKind.FINANCIAL_YEAR, PeriodKind.YEAR) if is_year else (span.kind,)
    for kind in kinds:
        whole = period_at(period.start, kind)
        if _edge(whole, span) == _edge(period, span):
            return whole
    return None


def _edge(period: Period, span: Span) -> date:
    return period.end if span.is_end else period.start
