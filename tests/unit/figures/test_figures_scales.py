from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digistrat_desktop.analysis.charts.scales import (
    AxisScale,
    fitted,
    period_ticks,
    spread,
    text_width,
    value_range,
    value_ticks,
    wrapped,
)
from digistrat_desktop.domain.periods.periods import parse_period


@pytest.mark.parametrize(
    ("low", "high", "most", "shown"),
    [
        (43.8, 71.2, 6, ["45", "50", "55", "60", "65", "70"]),
        (0.0, 1.0, 4, ["0.00", "0.25", "0.50", "0.75", "1.00"]),
        (0.0, 1.0, 5, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
        (-0.004, 0.003, 4, ["\N{MINUS SIGN}0.004", "\N{MINUS SIGN}0.002", "0.000", "0.002"]),
        (9_000.0, 26_000.0, 4, ["10,000", "15,000", "20,000", "25,000"]),
    ],
)
def test_ticks_stand_on_round_numbers(low, high, most, shown):
    assert [t.text for t in value_ticks(low, high, most)] == shown


@given(
    st.floats(-1e9, 1e9), st.floats(1e-6, 1e9).map(lambda x: float(f"{x:.3g}")), st.integers(2, 12)
)
def test_ticks_lie_in_the_range_and_are_no_more_than_asked(low, span, most):
    high = low + max(span, abs(low) * 1e-6)
    ticks = value_ticks(low, high, most)
    assert 1 <= len(ticks) <= most + 1
    assert len({t.text for t in ticks}) == len(ticks)
    slack = (high - low) * 1e-6
    assert all(low - slack <= t.value <= high + slack for t in ticks)


@pytest.mark.parametrize("values", [[5.0], [0.0], [0.1, 0.1], [-3.0, 4.0]])
def test_a_range_has_air_around_its_values(values):
    low, high = value_range(values)
    assert low < min(values)
    assert max(values) < high


@pytest.mark.parametrize(
    ("first", "last", "most", "shown"),
    [
        ("2025-04", "2027-01", 8, ["Apr 25", "Jul 25", "Oct 25", "Jan 26", "Apr 26", "Jul 26"]),
        ("2019-04", "2026-05", 4, ["Jan 20", "Jan 22", "Jan 24", "Jan 26"]),
        ("2024-01-01", "2024-01-31", 3, ["1 Jan 24", "15 Jan 24", "29 Jan 24"]),
        ("2015/16", "2024/25", 3, ["2015/16", "2020/21"]),
        ("2024-02", "2024-02", 1, ["Feb 24"]),
    ],
)
def test_time_ticks_follow_the_calendar(first, last, most, shown):
    ticks = period_ticks(parse_period(first), parse_period(last), most)
    assert [t.text for t in ticks][: len(shown)] == shown


@given(st.lists(st.floats(0, 100), min_size=1, max_size=8).map(sorted))
def test_labels_are_moved_apart_and_kept_in_order(wanted):
    places = spread(wanted, 12.0, 0.0, 100.0)
    assert all(b - a >= 12.0 - 1e-9 for a, b in pairwise(places))
    assert places[0] >= -1e-9


def test_a_step_finer_than_twelve_digits_is_shown_to_twelve():
    assert value_ticks(0.0, 1e-13, 2)[0].text == "0.000000000000"


def test_labels_with_room_stay_where_they_are():
    assert spread([10.0, 40.0, 90.0], 12.0, 0.0, 100.0) == (10.0, 40.0, 90.0)


def test_a_scale_may_run_upwards():
    assert AxisScale(0.0, 10.0, 200.0, 100.0).at(5.0) == 150.0


def test_text_is_cut_and_broken_to_its_room():
    assert fitted("Target", 9.0, 100.0) == "Target"
    cut = fitted("Digital take-up of outpatient letters", 9.0, 60.0)
    assert cut.endswith("\N{HORIZONTAL ELLIPSIS}")
    assert text_width(cut, 9.0) <= 60.0
    assert fitted("Target", 9.0, 1.0) == ""
    assert wrapped("one two three", 10.0, 45.0) == ("one two", "three")


def test_a_width_is_never_too_small_for_the_house_font():
    fonts = pytest.importorskip("reportlab.pdfbase.ttfonts")
    letters = "Mean 59.6 Upper 63.5 Target 70 % £6.18 (trial limits, 8 points) Jan 26 — WMmw'?"
    for name, bold in (("Regular", False), ("Bold", True)):
        font = fonts.TTFont(f"Test{name}", f"resources/fonts/NotoSans-{name}.ttf")
        for letter in letters:
            real = font.face.charWidths.get(ord(letter), 0) * 9.0 / 1000
            assert text_width(letter, 9.0, bold=bold) >= real * 0.985, letter
