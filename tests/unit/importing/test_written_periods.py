"""Periods as people write them: understood, or refused in words; never guessed in silence."""

import datetime as dt
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digistrat_desktop.domain.periods.periods import PeriodKind
from digistrat_desktop.domain.periods.spans import span_of, spanned
from digistrat_desktop.domain.periods.written_periods import read_period, read_period_text


def label(cell, kind=None, **how):
    return read_period(cell, kind, **how).period.label


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("May 26", "May 2026"),
        ("may-2026", "May 2026"),
        ("Sept 2025", "Sep 2025"),
        ("MSitAE-MARCH-2025", "Mar 2025"),
        ("2026 May", "May 2026"),
        ("05/2026", "May 2026"),
        ("2026-05", "May 2026"),
        ("2025-26", "2025/26"),
        ("2025/2026", "2025/26"),
        ("FY 2025/26", "2025/26"),
        ("Q1 2025/26", "Apr to Jun 2025"),
        ("Q4 2025/26", "Jan to Mar 2026"),
        ("2026 Q1", "Jan to Mar 2026"),
        ("H2 2026", "Jul to Dec 2026"),
        ("14 May 2026", "14 May 2026"),
        ("1st Jun 26", "1 Jun 2026"),
        ("26/05/2026", "26 May 2026"),
        ("05/31/2026", "31 May 2026"),
        ("2026-05-01 00:00:00", "1 May 2026"),
        ("w/c 5 January 2026", "Week of 5 Jan 2026"),
        ("week commencing 2026-01-05", "Week of 5 Jan 2026"),
        ("Apr-Jun 2026", "Apr to Jun 2026"),
        ("Jan 2026 - Mar 2026", "Jan to Mar 2026"),
        ("Jan to Mar 2026", "Jan to Mar 2026"),
        ("Apr 2025 to Mar 2026", "2025/26"),
        ("6 Apr 2026 to 12 Apr 2026", "Week of 6 Apr 2026"),
        ("week ending 3 May 2026", "Week of 27 Apr 2026"),
        ("w/e 7 June 2026", "Week of 1 Jun 2026"),
        ("WE 07/04/24", "Week of 1 Apr 2024"),
        ("Wk ending 07-Apr-2024", "Week of 1 Apr 2024"),
        ("Week-ending: Sun 7 April 2024", "Week of 1 Apr 2024"),
        ("week to 7 April 2024", "Week of 1 Apr 2024"),
        ("Wk beginning 1/4/24", "Week of 1 Apr 2024"),
        ("Wed 3 April 2024", "3 Apr 2024"),
        ("w/e 3 June 2026", "Week of 25 May 2026"),
        ("w/c Friday 9 January 2026", "Week of 12 Jan 2026"),
        ("Thursday 14 May 2026", "14 May 2026"),
        ("2026/05/14", "14 May 2026"),
        ("2026/08", "Aug 2026"),
        ("202605", "May 2026"),
        ("Q1 26/27", "Apr to Jun 2026"),
        ("Quarter 1 2026/27", "Apr to Jun 2026"),
        (2026, "2026"),
        (2026.0, "2026"),
        (dt.date(2026, 5, 1), "1 May 2026"),
        (dt.datetime(2026, 5, 1, 9, tzinfo=dt.UTC), "1 May 2026"),
    ],
)
def test_a_period_is_understood_as_people_write_it(written, meant):
    assert label(written) == meant


def test_a_date_with_two_readings_says_so_and_follows_what_the_person_chose():
    found = read_period("03/04/2026", None)
    assert (found.period.label, found.two_way) == ("3 Apr 2026", True)
    assert label("03/04/2026", day_first=False) == "4 Mar 2026"
    assert not read_period("03/03/2026", None).two_way
    assert not read_period("26/05/2026", None).two_way


@pytest.mark.parametrize(
    ("day", "kind", "meant"),
    [
        ("2026-05-01", PeriodKind.MONTH, "May 2026"),
        ("31/05/2026", PeriodKind.MONTH, "May 2026"),
        ("2026-04-01", PeriodKind.QUARTER, "Apr to Jun 2026"),
        ("Jun 2026", PeriodKind.QUARTER, "Apr to Jun 2026"),
        ("Apr 2026", PeriodKind.FINANCIAL_YEAR, "2026/27"),
        ("2026-01-09", PeriodKind.WEEK, "Week of 5 Jan 2026"),
    ],
)
def test_a_first_or_last_day_stands_for_the_period_of_the_metric(day, kind, meant):
    assert label(day, kind) == meant


@pytest.mark.parametrize(
    ("written", "kind", "words"),
    [
        ("14 May 2026", PeriodKind.MONTH, "is a day, but readings here are by month"),
        ("May 2026", PeriodKind.QUARTER, "is a month, but readings here are by quarter"),
        ("2026", PeriodKind.FINANCIAL_YEAR, "could be a calendar year or a financial year"),
        ("31/02/2026", None, "31/2/2026 is not a real date"),
        ("soon", None, "is not a period"),
        ("45778", None, "spreadsheet date number. Format the"),
        ("May 1066", None, "the year 1066 is outside"),
        ("H1 2026/27", None, "half-years of a financial year"),
        ("H3 2026", None, "is not a period"),
        ("", None, "there is no period"),
        (None, None, "there is no period"),
        (True, None, "there is no period"),
        ("week of never", None, "is not a period"),
    ],
)
def test_what_is_no_period_is_refused_in_words(written, kind, words):
    with pytest.raises(ValueError, match=words):
        read_period(written, kind)


@given(st.text(max_size=60))
def test_any_text_is_a_period_or_a_sentence_and_never_a_crash(text):
    with suppress(ValueError):
        assert 1900 <= read_period(text, None).period.start.year <= 2199


@given(st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 1)))
def test_a_month_in_short_words_is_read_back_as_itself(day):
    assert label(f"{day:%b} {day:%y}") == f"{day:%b} {day.year}"


@pytest.mark.parametrize(
    "written",
    [
        *("12 months to March 2026", "rolling 3 months to Jun 2026", "Year to March 2026"),
        *("9 Apr 2026 to 15 Apr 2026", "Nov to Jan 2026", "Q1 2026/28", "Q2 2026/99"),
        *("quarter ending May 2026", "w/e", "1-2-3-4-5-6-7" * 400),
    ],
)
def test_what_is_more_than_one_month_is_never_cut_down_to_its_last(written):
    with pytest.raises(ValueError, match=r"."):
        read_period(written, None)


@pytest.mark.parametrize(
    ("written", "order"), [("13/06/2026", True), ("06/13/2026", False), ("03/04/2026", None)]
)
def test_a_date_tells_its_neighbours_which_number_is_the_day(written, order):
    assert read_period(written, None).day_first is order


@pytest.mark.parametrize("written", ["FY26", "FY2026", "FY'26"])
def test_a_financial_year_named_by_one_year_is_never_settled_in_silence(written):
    found = read_period(written, None)
    assert [found.period.text, found.other.text] == ["2025/26", "2026/27"]
    assert read_period_text(written) == written


@pytest.mark.parametrize("words", ["w/e", "week ending", "w/c", "wk commencing"])
def test_a_week_is_the_same_said_in_a_heading_or_before_each_day(words):
    span = span_of(words)
    for day in range(1, 15):
        under = spanned(read_period(f"{day} June 2026", None), span)
        beside = read_period(f"{words} {day} June 2026", None)
        assert (beside.period, beside.told) == (under.period, under.told)
