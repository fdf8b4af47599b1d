"""Values as people write them: a blank is never nought, and no text becomes a number."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digistrat_desktop.domain.trust.metrics import ReadingState
from digistrat_desktop.domain.trust.written_values import read_value, times_hundred


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("62.40", "62.40"),
        ("1,703,573", "1703573"),
        ("£6.18", "6.18"),
        ("18.4 %", "18.4"),
        ("-3", "-3"),
        (".5", "0.5"),
        ("-.5", "-0.5"),
        ("+5", "5"),
        ("\N{MINUS SIGN}3", "-3"),
        (11630, "11630"),
        (11630.0, "11630"),
        (0.8648795754524425, "0.8648795755"),
        ("0.12345678901234", "0.123456789"),
    ],
)
def test_a_number_keeps_its_digits(cell, text):
    assert read_value(cell).text == text


def test_what_was_taken_off_is_told():
    assert read_value("£1,000").told == "without £ and ,"
    assert read_value("18 %").percent


@pytest.mark.parametrize("cell", ["", None, "-", "\N{EN DASH}", "n/a", "not reported", ".."])
def test_a_blank_or_a_dash_is_not_reported_and_never_nought(cell):
    found = read_value(cell)
    assert (found.text, found.state) == ("", ReadingState.NOT_REPORTED)


@pytest.mark.parametrize("cell", ["*", "suppressed", "<5"])
def test_a_star_or_a_small_count_is_suppressed(cell):
    assert read_value(cell).state is ReadingState.SUPPRESSED


@pytest.mark.parametrize(
    "cell",
    ["about 62", "1e999", "inf", float("inf"), float("nan"), True, "1,23", "\N{FULLWIDTH DIGIT SIX}", "1.2.3",
     dt.date(2026, 5, 1), "=1+1", "62 patients"],
)  # fmt: skip
def test_what_is_no_number_is_refused_in_words(cell):
    with pytest.raises(ValueError, match="not a number"):
        read_value(cell)


def test_a_fraction_becomes_a_percentage_without_losing_a_digit():
    assert times_hundred("0.624") == "62.4"
    assert times_hundred("1") == "100"
    assert times_hundred("") == ""


@given(st.decimals(-(10**9), 10**9, places=4))
def test_any_plain_number_is_read_as_itself(number):
    assert Decimal(read_value(f"{number:f}").text) == number


@pytest.mark.parametrize("written", ["0,625", "0,125,000", "62,4", 1e300, 1e22, -1e15])
def test_a_comma_that_parts_no_thousands_and_a_number_beyond_reason_are_no_values(written):
    with pytest.raises(ValueError, match=r"is not a number|too large"):
        read_value(written)
