"""Pasting readings: what a person copies from a spreadsheet, and what becomes of each row."""

import pytest

from digistrat_desktop.domain.framework import Frequency
from digistrat_desktop.domain.metrics import Metric, ReadingState
from digistrat_desktop.domain.periods import PeriodKind
from digistrat_desktop.domain.typed_periods import read_period
from digistrat_desktop.services.pasting import read_paste

TAKE_UP = Metric(id="m", trust_id="t", name="Digital take-up", unit="%")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("May 26", "2026-05"),
        ("May-26", "2026-05"),
        ("Sept 2026", "2026-09"),
        ("05/2026", "2026-05"),
        ("1 May 2026", "2026-05"),
        ("03/04/2026", "2026-04"),
        ("2026-05-14", "2026-05"),
        ("2026-05", "2026-05"),
    ],
)
def test_a_month_is_understood_as_people_write_it(typed, meant):
    assert read_period(typed, PeriodKind.MONTH).text == meant


@pytest.mark.parametrize("typed", ["31/02/2026", "2026-13", "yesterday", "2026", "13/2026"])
def test_what_is_no_month_is_refused_in_words(typed):
    with pytest.raises(ValueError, match=r"\w+"):
        read_period(typed, PeriodKind.MONTH)


def test_every_pasted_row_is_accounted_for():
    paste = read_paste(
        "Month\tTake-up\nMay 26\t62.4\nJun 26\t-\nJul 26\t*\nAug 26\t63.1 %\n", TAKE_UP
    )
    assert [r.value for r in paste.readings] == ["62.4", "", "", "63.1"]
    assert paste.words == (
        "2 read, 1 not reported, 1 suppressed, 1 headings or blank rows left out"
    )


def test_a_blank_is_not_reported_and_never_nought():
    paste = read_paste("2026-05\t62\n2026-06\t\n", TAKE_UP)
    assert paste.readings[1].state is ReadingState.NOT_REPORTED
    assert paste.readings[1].value == ""


def test_text_in_the_number_column_is_named_by_row_and_column():
    paste = read_paste("2026-05\t62\n2026-06\tabout sixty\n", TAKE_UP)
    assert paste.problems[0].words == "Row 2, column 2: “about sixty” is not a number"
    assert len(paste.readings) == 1


def test_a_period_given_twice_is_not_recorded_twice():
    paste = read_paste("2026-05\t62\nMay 26\t63\n", TAKE_UP)
    assert [r.value for r in paste.readings] == ["62"]
    assert "same period as row 1" in paste.problems[0].words


def test_fractions_of_a_percentage_are_asked_about_and_then_scaled():
    text = "2026-05\t0.624\n2026-06\t0.63\n"
    assert read_paste(text, TAKE_UP).may_be_fractions
    assert [r.value for r in read_paste(text, TAKE_UP, fractions=True).readings] == ["62.4", "63"]


def test_thousands_and_pounds_are_plain_numbers():
    cost = Metric(id="c", trust_id="t", name="Cost", unit="£")
    assert read_paste("2026-05\t£1,204.50\n", cost).readings[0].value == "1204.50"


def test_a_month_is_refused_for_a_quarterly_metric_only_when_it_is_written_as_one():
    quarterly = Metric(id="q", trust_id="t", name="Q", frequency=Frequency.QUARTERLY)
    assert read_paste("2026-Q1\t5\n", quarterly).readings[0].period == "2026-Q1"
    assert read_paste("2026-05\t5\n", quarterly).problems
