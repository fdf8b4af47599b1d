from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digistrat_desktop.domain.frameworks.framework import Frequency
from digistrat_desktop.domain.periods.periods import (
    Period,
    PeriodKind,
    day_label,
    due,
    kind_for,
    parse_period,
    period_at,
    periods_between,
)

EVERY_KIND = [
    ("2026-05-14", "2026-05-14", "2026-05-14", "14 May 2026", "14 May 26"),
    ("2026-W07", "2026-02-09", "2026-02-15", "Week of 9 Feb 2026", "9 Feb 26"),
    ("2026-05", "2026-05-01", "2026-05-31", "May 2026", "May 26"),
    ("2026-Q1", "2026-01-01", "2026-03-31", "Jan to Mar 2026", "Jan\N{EN DASH}Mar 26"),
    ("2026-H1", "2026-01-01", "2026-06-30", "Jan to Jun 2026", "Jan\N{EN DASH}Jun 26"),
    ("2026-H2", "2026-07-01", "2026-12-31", "Jul to Dec 2026", "Jul\N{EN DASH}Dec 26"),
    ("2026", "2026-01-01", "2026-12-31", "2026", "2026"),
    ("2026/27", "2026-04-01", "2027-03-31", "2026/27", "2026/27"),
]
days = st.dates(date(1901, 1, 1), date(2198, 12, 31))
kinds = st.sampled_from(PeriodKind)


@pytest.mark.parametrize(("text", "start", "end", "label", "short"), EVERY_KIND)
def test_each_kind_of_period_is_read_and_named(text, start, end, label, short):
    period = parse_period(text)
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)
    assert (period.text, period.label, period.short_label) == (text, label, short)
    assert str(period) == text


def test_spaces_and_small_letters_are_forgiven():
    assert parse_period(" 2026-w07 ") == parse_period("2026-W07")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is not a period"),
        ("May 2026", "is not a period"),
        ("2026-5", "is not a period"),
        ("\u0662\u0660\u0662\u0666-\u0660\u0665", "is not a period"),
        ("x" * 90, "..."),
        ("2026-02-30", "not a real date"),
        ("2026-13", "months run from 01 to 12"),
        ("2026-00", "months run from 01 to 12"),
        ("2026-Q5", "from Q1 to Q4"),
        ("2026-H3", "from H1 to H2"),
        ("2025-W53", "weeks 01 to 52"),
        ("2026-W00", "weeks 01 to 53"),
        ("2026/28", "2026 is followed by 27"),
        ("0026-05", "years run from 1900 to 2199"),
    ],
)
def test_what_is_not_a_period_is_refused_in_words(text, words):
    with pytest.raises(ValueError, match=words.replace(".", r"\.")):
        parse_period(text)


def test_the_century_turns_inside_a_financial_year():
    assert parse_period("1999/00").end == date(2000, 3, 31)


@given(days, kinds)
def test_the_notation_reads_back_as_the_same_period(day, kind):
    period = period_at(day, kind)
    assert parse_period(period.text) == period
    assert period.contains(day)


@given(days, kinds)
def test_neighbours_touch_and_never_overlap(day, kind):
    period = period_at(day, kind)
    assert (period.next().start - period.end).days == 1
    assert period.next().previous() == period
    assert period < period.next()


@given(days, kinds, st.integers(-30, 30))
def test_stepping_there_and_back_comes_home(day, kind, steps):
    period = period_at(date(2000 + day.year % 150, 1, 1), kind)
    assert period.shift(steps).shift(-steps) == period


def test_periods_between_lists_both_ends():
    found = periods_between(parse_period("2025-11"), parse_period("2026-02"))
    assert [p.text for p in found] == ["2025-11", "2025-12", "2026-01", "2026-02"]
    assert periods_between(parse_period("2026-02"), parse_period("2025-11")) == ()


def test_periods_of_different_kinds_have_nothing_between_them():
    with pytest.raises(ValueError, match="May 2026 is a month and 2026/27 is a financial year"):
        periods_between(parse_period("2026-05"), parse_period("2026/27"))


@pytest.mark.parametrize(
    ("kind", "as_of", "lag", "expected"),
    [
        (PeriodKind.MONTH, date(2026, 5, 14), 0, "2026-04"),
        (PeriodKind.MONTH, date(2026, 5, 14), 1, "2026-03"),
        (PeriodKind.MONTH, date(2026, 5, 31), 0, "2026-04"),
        (PeriodKind.MONTH, date(2026, 6, 1), 0, "2026-05"),
        (PeriodKind.QUARTER, date(2026, 5, 14), 1, "2025-Q4"),
        (PeriodKind.WEEK, date(2026, 1, 1), 0, "2025-W52"),
        (PeriodKind.FINANCIAL_YEAR, date(2026, 3, 31), 0, "2024/25"),
        (PeriodKind.FINANCIAL_YEAR, date(2026, 4, 1), 0, "2025/26"),
    ],
)
def test_the_latest_period_due_is_complete_and_older_than_its_lag(kind, as_of, lag, expected):
    assert due(kind, as_of, lag).text == expected


def test_each_frequency_has_its_kind_of_period():
    assert kind_for(Frequency.HALF_YEARLY) is PeriodKind.HALF
    assert {kind_for(f) for f in Frequency} == {
        PeriodKind.DAY,
        PeriodKind.WEEK,
        PeriodKind.MONTH,
        PeriodKind.QUARTER,
        PeriodKind.HALF,
        PeriodKind.YEAR,
    }


def test_kinds_are_named_in_one_and_many():
    assert PeriodKind.HALF.noun == "half-year"
    assert PeriodKind.FINANCIAL_YEAR.counts.of(2) == "financial years"
    assert PeriodKind.MONTH.counts.of(0) == "months"


def test_stepping_off_the_calendar_says_so():
    with pytest.raises(ValueError, match="no such day"):
        Period(date.max, PeriodKind.DAY).next()


def test_a_day_is_written_for_people():
    assert day_label(date(2026, 5, 1)) == "1 May 2026"


def test_a_period_stands_in_a_sentence():
    said = [parse_period(text).when for text in ("2026-05-14", "2026-W07", "2026-05", "2026-Q1")]
    assert said == [
        "on 14 May 2026",
        "in the week of 9 Feb 2026",
        "in May 2026",
        "in the quarter Jan to Mar 2026",
    ]
    assert parse_period("2026-H1").when == "in the half-year Jan to Jun 2026"
    assert parse_period("2026/27").when == "in 2026/27"
