from datetime import date

import pytest

from digistrat_desktop.analysis.measures.remarks import (
    alternative_text,
    lines_in_words,
    periods_in_words,
    point_words,
    remarks_in_words,
)
from digistrat_desktop.analysis.measures.spc.product import analyse
from digistrat_desktop.analysis.measures.spc.values import (
    Assurance,
    Profile,
    RebaseAt,
    RemarkKind,
    Series,
    SeriesPoint,
    SpcOptions,
    Variation,
)
from digistrat_desktop.analysis.measures.words import (
    Subject,
    assurance_words,
    axis_unit,
    chart_title,
    format_number,
    format_value,
    may_be_counts,
    sentence,
    variation_words,
)
from digistrat_desktop.domain.frameworks.framework import Direction
from digistrat_desktop.domain.periods.periods import parse_period
from digistrat_desktop.domain.trust.metrics import ReadingState
from tests.unit.spc.makers import day, months

TAKE_UP = Subject("Digital take-up", "%", 1)
CALM = [52.0, 53.4, 50.2, 51.7, 54.0, 52.6, 49.8, 51.2, 53.1, 52.2, 51.4, 53.8, 50.9, 52.3]


def said(*values, start="2024-01", **options):
    return sentence(analyse(months(*values, start=start), SpcOptions(**options)), TAKE_UP)


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "shown"),
    [
        (62.44, "%", 1, "62.4 %"),
        (6.18, "GBP", 2, "£6.18"),
        (-6.18, "GBP", 2, "\N{MINUS SIGN}£6.18"),
        (4.1, "working hours", 1, "4.1 working hours"),
        (1, "seconds", 0, "1 second"),
        (1, "per 1,000 bed days", 0, "1 per 1,000 bed days"),
        (78, "score 0-100", 0, "78 out of 100"),
        (12345, "count", 0, "12,345"),
        (-0.04, "%", 1, "0.0 %"),
        (-1.5, "percentage points", 1, "\N{MINUS SIGN}1.5 percentage points"),
        (None, "%", 1, "\N{EN DASH}"),
    ],
)
def test_a_value_is_written_with_its_unit(value, unit, decimals, shown):
    assert format_value(value, unit, decimals) == shown


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (999999999999999.9999999999, 10, "1,000,000,000,000,000"),
        (99999999999999.9, 1, "99,999,999,999,999.9"),
        (123456.25, 12, "123,456.250000000"),
        (0.5, 3, "0.500"),
    ],
)
def test_a_number_has_no_more_digits_than_it_carries(value, decimals, shown):
    assert format_number(value, decimals) == shown


def test_an_axis_names_its_unit_once():
    assert [axis_unit(u) for u in ("%", "GBP", "count", "seconds")] == ["%", "£", "", "seconds"]
    assert format_number(None, 1) == "\N{EN DASH}"


def test_a_rise_of_eight_points_is_seven_rises():
    rising = [*CALM, 56.0, *[50.0, 51.0, 52.0, 53.0, 54.0, 55.0, 56.0, 57.0]]
    assert said(*rising).startswith("Rising, up in each of the last 7 months")


def test_inside_the_usual_range_is_said_only_where_nothing_was_a_signal_before():
    run = [52.9, 53.2, 52.8, 53.1, 52.7, 53.0, 52.9]
    calm_since = said(*CALM, *run, 50.4, 49.9, 50.1)
    assert calm_since.startswith("No unusual pattern in the last 3 months")


@pytest.mark.parametrize(
    ("values", "options", "words"),
    [
        (CALM, {}, "No unusual pattern in the last 14 months."),
        (
            CALM,
            {"target": 70.0},
            ("No unusual pattern in the last 14 months. Target will be missed if nothing changes."),
        ),
        (
            [*CALM, 56.0, 50.0, 49.9, 49.8, 49.7, 49.6, 49.5, 49.4],
            {"target": 40.0, "direction": Direction.DOWN},
            (
                "Falling, down in each of the last 7 months. "
                "Improving, but the usual range is still short of the target."
            ),
        ),
        (
            [*CALM, *[52.9, 53.2, 52.8, 53.1] * 2],
            {"target": 50.0, "direction": Direction.DOWN},
            (
                "High, 8 months in a row above the mean. This is a concern. "
                "Target missed in the last 15 months, but not sure to be."
            ),
        ),
        (
            [*CALM, 72.0],
            {"target": 70.0},
            (
                "Unusually high in Mar 2025, 72.0 % where the usual range ends at 58.3 %. "
                "This is an improvement. "
                "Target met in Mar 2025, but the usual range is still short of it."
            ),
        ),
        (
            [*CALM, 72.0],
            {"direction": Direction.NEUTRAL, "target": 70.0},
            (
                "Unusually high in Mar 2025, 72.0 % where the usual range ends at 58.3 %. "
                "This is a change to explain."
            ),
        ),
        (
            [*CALM, *[60.0, 61.0, 62.0, 63.0, 64.0, 65.0, 90.0]],
            {},
            "Rising, up in each of the last 8 months, now outside the usual range. This is an improvement.",
        ),
        (
            [*CALM, "nr", *[56.0, 57.0, 58.0, 59.0, 60.0, 61.0, 62.0]],
            {},
            "Rising, up in each of the last 6 months, now outside the usual range. This is an improvement.",
        ),
        (
            [*CALM, 72.0, 52.0],
            {},
            "No unusual pattern in Apr 2025.",
        ),
        ([*CALM, "nr"], {}, "Not reported in Mar 2025, so the latest month cannot be judged."),
        ([*CALM, "*"], {}, "Suppressed in Mar 2025, so the latest month cannot be judged."),
        (
            [*CALM[:4], "gap", *CALM[4:]],
            {},
            "No unusual pattern in the last 14 readings.",
        ),
        (
            CALM[:4],
            {"target": 70.0},
            (
                "No unusual pattern in the last 4 months. Target will be "
                "missed if nothing changes. Trial limits: 4 points so far."
            ),
        ),
        ([5.0], {}, "1 reading since 1 Jan 2024, too few for limits, so shown without them."),
        (
            [5.0, "nr", 6.0] * 4,
            {"target": 9.0, "rebases": (RebaseAt(day(11)),)},
            (
                "1 reading since 1 Dec 2024, too few for limits, so shown without them. "
                "Target missed in Dec 2024."
            ),
        ),
        (
            [5.0, "nr", 6.0, "nr"] * 4,
            {"target": 9.0},
            "No limits, because no 2 values are next to each other. Target missed in Mar 2025.",
        ),
        (
            [5.0] * 12 + [6.0, 7.0],
            {"fix_after": 12, "target": 9.0},
            (
                "No limits, because the values that set them are all the same. "
                "Target missed in Feb 2025."
            ),
        ),
        (
            [5.0, 6.0] * 4,
            {"profile": Profile.MDC, "target": 9.0},
            "Too few points for limits, 8 shown without limits. Target missed in Aug 2024.",
        ),
        (
            [5.0, 6.0, "nr"],
            {"rebases": (RebaseAt(day(2)),)},
            "No value since 1 Mar 2024, where new limits start.",
        ),
        (
            [90.0, 95.0, 92.0] + [100.0] * 13,
            {"target": 95.0, "rebases": (RebaseAt(day(3)),)},
            (
                "No variation, 100.0 % in every month since 1 Apr 2024. Limits cannot be calculated. "
                "Target met in Apr 2025."
            ),
        ),
        (
            [100.0] * 9 + ["nr"],
            {"target": 95.0},
            (
                "No variation, 100.0 % in every month reported. Limits cannot be calculated. "
                "Target met in Sep 2024."
            ),
        ),
        (
            [95.01, 95.02, 95.0] * 4 + [95.09],
            {},
            "Unusually high in Jan 2025, 95.09 % where the usual range ends at 95.05 %. This is an improvement.",
        ),
        (["nr"], {}, "Nothing reported yet."),
        (
            [100.0] * 9,
            {"target": 95.0},
            (
                "No variation, 100.0 % in every month. Limits cannot be calculated. "
                "Target met in Sep 2024."
            ),
        ),
        (
            [95.0] * 9,
            {"target": 95.0},
            (
                "No variation, 95.0 % in every month. Limits cannot be calculated. "
                "Target met in Sep 2024."
            ),
        ),
        (
            [90.0] * 9,
            {"target": 95.0},
            (
                "No variation, 90.0 % in every month. Limits cannot be calculated. "
                "Target missed in Sep 2024."
            ),
        ),
        ([9.0] * 9, {}, "No variation, 9.0 % in every month. Limits cannot be calculated."),
        (
            [0.0, 0.0, 1.0, 0.0] * 4,
            {"target": 0.0},
            "Too few events to judge month by month. Target met in Apr 2025.",
        ),
    ],
)
def test_each_reading_has_its_sentence(values, options, words):
    assert said(*values, **options) == words


def test_two_of_three_near_a_limit_is_said_so():
    values = [10.0, 11.0] * 10
    limits = analyse(months(*values)).groups[0].limits
    near = (limits.near_lower + limits.lower) / 2
    words = said(*values, near, 10.4, near, fix_after=20)
    assert words == "Low, 2 of the last 3 months close to the lower limit. This is a concern."


@pytest.mark.parametrize(
    ("start", "noun", "when"),
    [
        ("2024-W01", "weeks", "in the week of 8 Apr 2024"),
        ("2020-Q1", "quarters", "in the quarter Jul to Sep 2023"),
        ("2018-H1", "half-years", "in the half-year Jan to Jun 2025"),
        ("2001/02", "financial years", "in 2015/16"),
        ("2024-05-14", "days", "on 28 May 2024"),
    ],
)
def test_every_kind_of_period_is_grammatical(start, noun, when):
    rows = months(*CALM, 72.0, start=start)
    assert f"Unusually high {when}, " in sentence(analyse(rows), TAKE_UP)
    calm = sentence(analyse(months(*CALM, start=start)), TAKE_UP)
    assert f"unusual pattern in the last 14 {noun}" in calm


def test_bare_dates_are_spoken_of_as_readings():
    rows = [SeriesPoint(date(2024, 1, d + 1), v) for d, v in enumerate([*CALM, 72.0])]
    words = sentence(analyse(Series(tuple(rows))), TAKE_UP)
    assert words.startswith("Unusually high on 15 Jan 2024, ")
    assert ("unusual pattern in the last 14 readings") in sentence(
        analyse(Series(tuple(rows[:-1]))), TAKE_UP
    )


def test_the_title_is_the_finding():
    found = analyse(months(*CALM))
    assert chart_title(found, TAKE_UP) == (
        "Digital take-up: no unusual pattern in the last 14 months"
    )
    assert sentence(analyse(Series(())), TAKE_UP) == "No readings yet."


def test_symbols_have_words():
    assert variation_words(None) == "Not enough data"
    assert {variation_words(v) for v in Variation} >= {"Concern: low or falling"}
    assert assurance_words(None) == ""
    assert assurance_words(Assurance.PASS).startswith("Target will be met")
    assert assurance_words(Assurance.FAIL, Variation.IMPROVEMENT_HIGH).startswith("Improving, but")


def test_a_point_says_why_it_is_marked():
    found = analyse(months(*CALM, "nr", "*", 72.0), SpcOptions(target=70.0))
    words = [point_words(found, p, TAKE_UP) for p in found.points[-4:]]
    assert words == [
        "Feb 2025: 52.3 %, inside the usual range, target missed.",
        "Mar 2025: not reported.",
        "Apr 2025: suppressed.",
        "May 2025: 72.0 %, above the upper limit: an improvement, target met.",
    ]
    rise = analyse(months(*[float(v) for v in range(9)]), SpcOptions(direction=Direction.NEUTRAL))
    assert point_words(rise, rise.points[4], TAKE_UP) == (
        "May 2024: 4.0 %, part of a rise of at least 7 points: a change to explain."
    )
    alone = analyse(months(5.0))
    assert "no limits to compare with" in point_words(alone, alone.points[0], TAKE_UP)


def test_a_provisional_value_is_called_so():
    rows = months(*CALM).points
    rows = (*rows[:-1], rows[-1]._replace(state=ReadingState.PROVISIONAL))
    found = analyse(Series(rows))
    assert "52.3 % (provisional), inside" in point_words(found, found.points[-1], TAKE_UP)


def test_what_cannot_be_said_is_said():
    rebases = (RebaseAt(day(14)), RebaseAt(date(2024, 2, 2)), RebaseAt(date(2030, 1, 1)))
    found = analyse(months(*CALM, 60.0, "nr", "*", "gap", 61.0), SpcOptions(rebases=rebases))
    assert remarks_in_words(found, TAKE_UP) == (
        (
            "Limits use the change from one period to the next. No 2 values next to each "
            "other were reported."
        ),
        (
            "No reading starts on 2 Feb 2024, so the limits were not recalculated. The next "
            "reading is Mar 2024."
        ),
        (
            "No reading starts on 1 Jan 2030, so the limits were not recalculated. There is "
            "no later reading."
        ),
        "No row for: Jun 2025.",
        "Not reported: Apr 2025.",
        "Suppressed: May 2025.",
    )


def test_small_counts_and_trial_limits_are_said():
    found = analyse(months(3.0, 4.0, 2.0, 5.0, 3.0, 4.0, 1.0, 2.0))
    assert remarks_in_words(found, Subject("Falls", "count", 0)) == (
        (
            "Trial limits: 8 points since 1 Jan 2024, fewer than 13. They settle as you add "
            "readings."
        ),
        "Very small counts (mean 3): a single event moves this chart. Read it with care.",
    )


def test_neighbouring_periods_are_joined_and_the_rest_is_counted():
    texts = ["2024-01", "2024-03", "2024-04", "2024-06", "2024-08", "2024-10", "2024-11"]
    assert periods_in_words([parse_period(t) for t in texts]) == (
        "Jan 2024, Mar to Apr 2024, Jun 2024, Aug 2024 and 2 more"
    )
    assert periods_in_words([date(2024, 1, 1), date(2024, 1, 2)]) == "1 Jan 2024, 2 Jan 2024"


def test_the_alternative_text_says_all_of_the_chart():
    found = analyse(months(*CALM), SpcOptions(target=70.0))
    assert alternative_text(found, TAKE_UP) == (
        "Digital take-up: no unusual pattern in the last 14 months. NHS-R "
        "plot the dots 0.2.2 chart of 14 points, Jan 2024 to Feb 2025. Latest 52.3 % (Feb "
        "2025), mean 52.0 %, usual range 47.1 % to 57.0 %, target 70.0 %."
    )
    assert alternative_text(analyse(Series(())), TAKE_UP) == "Digital take-up: No readings yet."
    assert "1 point, Jan 2024." in alternative_text(analyse(months(5.0)), TAKE_UP)
    assert lines_in_words(analyse(months("nr")), TAKE_UP) == ""


def test_whole_percentages_and_hours_are_not_taken_for_counts_of_events():
    values = [2.0, 3, 1, 4, 2, 3, 4, 1, 2, 3, 4, 2, 3]
    counted = analyse(months(*values), SpcOptions(counts=may_be_counts("count")))
    assert counted.remark(RemarkKind.SMALL_COUNTS)
    for unit in ("%", "score 0-10", "working hours", "per 1,000 bed days", "£"):
        read = analyse(months(*values), SpcOptions(counts=may_be_counts(unit)))
        assert not read.remark(RemarkKind.SMALL_COUNTS)


def test_readings_beyond_a_limit_one_after_the_other_are_told_together():
    steps = [*CALM, *[50.0, 51.0, 50.5, 49.5, 50.2] * 6]
    assert "Unusually high in each of the last 2 months, 64.0 % where" in said(*steps, 65.0, 64.0)
    assert "each of" not in said(*steps, 64.0)
    assert "each of" not in said(*steps, 36.0, 64.0)
