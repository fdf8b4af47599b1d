"""Targets that change over time: typed, kept, and in force from their day on."""

import datetime as dt

import pytest

from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.trust.metrics import (
    DatedTarget,
    DatedTargetText,
    target_on,
    targets_in_words,
)
from digistrat_desktop.domain.trust.written_values import read_targets

APRIL_27, APRIL_28 = dt.date(2027, 4, 1), dt.date(2028, 4, 1)
TWO = (DatedTarget(APRIL_27, "75"), DatedTarget(APRIL_28, "80"))


def test_targets_are_typed_in_plain_words_and_read_back_the_same():
    assert read_targets("80 from April 2028; 75 % from 1 April 2027") == TWO
    assert targets_in_words(TWO) == "75 from Apr 2027; 80 from Apr 2028"
    assert read_targets(targets_in_words(TWO)) == TWO
    assert read_targets(" ; ") == ()


def test_a_day_inside_a_month_keeps_its_day():
    (one,) = read_targets("9.5 from 14 May 2026")
    assert one == DatedTarget(dt.date(2026, 5, 14), "9.5")
    assert read_targets(targets_in_words([one])) == (one,)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("75", "as a number and a month"),
        ("high from April 2027", "not a number"),
        ("75 from soon", "is not a period"),
        ("- from April 2027", "is not a number"),
        ("75 from April 2027; 80 from 1 April 2027", "2 targets start in"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(text, words):
    with pytest.raises(ValueError, match=words):
        read_targets(text)


@pytest.mark.parametrize(
    ("day", "target"),
    [
        (dt.date(2027, 3, 31), "70"),
        (APRIL_27, "75"),
        (dt.date(2028, 3, 31), "75"),
        (APRIL_28, "80"),
    ],
)
def test_a_target_holds_from_its_day_until_the_next(day, target):
    assert target_on("70", TWO[::-1], day) == target
    assert target_on("", (), day) == ""


def test_a_stored_target_comes_back_and_a_damaged_one_is_refused():
    codec = DatedTargetText()
    assert codec.decode("targets", codec.encode(TWO[0])) == TWO[0]
    for raw in ("2027-04-01", "75", "2027-04-01 ", "2027-13-01 75", "2027-04-01 x", 75, None):
        with pytest.raises(InvalidValue):
            codec.decode("targets", raw)
