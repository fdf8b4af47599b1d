"""Tables as other people write them: what is not sure is asked or told, and nothing is read for what it is not."""

import pytest

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.words import MONTHS, WELSH_MONTHS
from digistrat_desktop.services.tables.asking import refuse_doubts
from tests.conformance.foreign import csv, lines, readings, sheet
from tests.unit.importing.made_up import CODE, NAME

# decimal commas, and points that part thousands


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("71,5", "71.5"),
        ("72,25", "72.25"),
        ("1.234,5", "1234.5"),
        ("-3,1", "-3.1"),
        ("£10,5", "10.5"),
    ],
)
def test_a_comma_before_the_decimals_is_read_in_the_whole_column_and_told(written, meant):
    found = csv(lines("Month;Calls", f"Apr 2024;{written}", "May 2024;73,125"))
    assert readings(found) == {("Calls", "2024-04"): meant, ("Calls", "2024-05"): "73.125"}
    assert found.told == (f"Column B: a comma stands before the decimals, as in {written}.",)


def test_british_thousands_stay_thousands():
    found = csv(lines("Month,Calls", 'Apr 2024,"73,125"', 'May 2024,"1,234.5"'))
    assert list(readings(found).values()) == ["73125", "1234.5"]
    assert not found.told


@pytest.mark.parametrize(("answer", "value"), [("thousands", "1234"), ("decimals", "1.234")])
def test_points_that_may_part_thousands_are_a_question(answer, value):
    text = lines("Month;Calls", "Apr 2024;1.234", "May 2024;2.345")
    assert [one.id for one in csv(text).doubts] == ["points"]
    assert readings(csv(text, answers=[("points", answer)]))["Calls", "2024-04"] == value


def test_3_decimals_between_commas_are_decimals():
    assert not csv(lines("Month,Calls", "Apr 2024,1.234", "May 2024,2.345")).doubts


# lengths of periods that the heading says


@pytest.mark.parametrize(
    ("heading", "cell", "period"),
    [
        ("Week commencing", "31/03/2024", "2024-W14"), ("W/C", "30/03/2024", "2024-W14"),
        ("Week commencing", "01/04/2024", "2024-W14"), ("Week ending", "06/04/2024", "2024-W14"),
        ("W/E", "05/04/2024", "2024-W14"), ("Week ending", "07/04/2024", "2024-W14"),
        ("Quarter ending", "Jun-24", "2024-Q2"), ("Quarter ended", "30/06/2024", "2024-Q2"),
        ("Quarter starting", "01/04/2024", "2024-Q2"), ("Year ending", "Mar-24", "2023/24"),
        ("Year ending", "31/03/2024", "2023/24"), ("Year ended", "Dec-24", "2024"),
        ("Year beginning", "Apr 2024", "2024/25"),
    ],
)  # fmt: skip
def test_a_day_or_month_under_the_heading_of_a_longer_period_is_that_period(heading, cell, period):
    found = csv(lines(f"{heading},Calls", f"{cell},10", "13/13/2024,1"))
    assert [row.period.text for row in found.taken] == [period]


@pytest.mark.parametrize(
    ("heading", "cell"), [("Year ending", "Apr-24"), ("Quarter ending", "Jul-24")]
)
def test_a_longer_period_that_ends_elsewhere_is_refused_in_words(heading, cell):
    found = csv(lines(f"{heading},Calls", f"{cell},10"))
    assert not found.taken
    assert found.bad[0].words.startswith("No ")


def test_a_week_that_begins_on_sunday_says_which_week_it_is_read_as():
    found = csv(lines("Week commencing,Calls", "31/03/2024,10", "13/13/2024,1"))
    assert "calendar week with most of its days" in found.taken[0].words


def test_weekly_dates_on_another_day_say_which_week_they_are():
    found = csv(lines("Date,Deaths", "08/01/2010,10", "15/01/2010,11", "22/01/2010,12"))
    assert {row.period.text for row in found.taken} == {"2010-W01", "2010-W02", "2010-W03"}
    assert "Every date is a Friday: each is read as the calendar week it is in." in found.told


def test_figures_of_rolling_12_months_are_told():
    found = csv(lines("12 months to,Calls", "Mar-24,10", "Apr-24,11", "May-24,12"))
    assert {row.period.text for row in found.taken} == {"2024-03", "2024-04", "2024-05"}
    assert "Figures of 12 months are recorded by their last month." in found.told


# names of months and years


@pytest.mark.parametrize(("welsh", "month"), list(zip(WELSH_MONTHS, MONTHS, strict=True)))
@pytest.mark.parametrize("length", [3, 20])
def test_welsh_months_are_read(welsh, month, length):
    found = csv(lines("Mis,Galwadau", f"{welsh[:length]} 2024,10"))
    number = MONTHS.index(month) + 1
    assert [row.period.text for row in found.taken] == [f"2024-{number:02d}"]


def test_a_month_beside_a_year_of_2_digits_is_read():
    found = csv(lines("Month,Year,Calls", "Apr,24,1", "Jan,25,2"))
    assert readings(found) == {("Calls", "2024-04"): "1", ("Calls", "2025-01"): "2"}


def test_dates_read_the_american_way_are_told():
    found = csv(lines("Date,Calls", "01/02/2024,1", "02/13/2024,2"))
    assert "Dates are read month first, as one of them can only be meant so." in found.told


def test_a_year_above_names_and_quarters_leaves_the_names_names():
    found = sheet(("2024/25",), ("Measure", "Q1", "Q2"), ("Calls", 10, 11), ("Letters", 20, 21))
    assert set(readings(found)) == {
        ("Calls", "2024-Q2"), ("Calls", "2024-Q3"), ("Letters", "2024-Q2"), ("Letters", "2024-Q3")
    }  # fmt: skip
    assert not found.bad


# several trusts and sites


@pytest.mark.parametrize(
    "heads",
    [
        ("Month", f"{CODE} Calls", "YY2 Calls"), ("Month", f"Calls ({CODE})", "Calls (YY2)"),
        ("Month", f"{CODE} - Calls", "RK5 - Calls"),
    ],
)  # fmt: skip
def test_columns_of_another_trust_are_left_out_by_the_code_in_their_heading(heads):
    found = sheet(heads, ("Apr 2024", 10, 99), ("May 2024", 11, 98))
    assert readings(found) == {("Calls", "2024-04"): "10", ("Calls", "2024-05"): "11"}
    assert found.left_out == (f"Figures left out: {heads[2]}.",)


def test_columns_of_another_trust_are_left_out_by_the_name_above_them():
    found = sheet(
        (None, NAME, None, "Other Trust"),
        ("Month", "Calls", "Letters", "Calls", "Letters"),
        ("Apr 2024", 10, 20, 99, 98),
    )
    assert readings(found) == {("Calls", "2024-04"): "10", ("Letters", "2024-04"): "20"}


def test_codes_that_are_no_trusts_are_names_as_before():
    found = sheet(("Month", "A12 Calls", "B34 Calls"), ("Apr 2024", 10, 99))
    assert set(readings(found)) == {("A12 Calls", "2024-04"), ("B34 Calls", "2024-04")}


def test_rows_under_a_name_like_the_trusts_are_told():
    found = csv(
        lines("Month,Trust,Calls", f"Apr 2024,{NAME},1", f"May 2024,{NAME.upper()} NHS TRUST,2")
    )
    assert any("Is it your trust under another name?" in one for one in found.told)


@pytest.mark.parametrize("part", ["Site", "Ward", "Type", "Channel"])
def test_names_of_parts_keep_what_is_counted(part):
    found = csv(
        lines(f"Month,{part},Calls", "Apr 2024,North,1", "Apr 2024,South,2", "May 2024,North,3")
    )
    assert ("North: Calls", "2024-04") in readings(found)


@pytest.mark.parametrize("named", ["Measure", "Indicator", "KPI", "Metric name"])
def test_names_of_metrics_stand_alone(named):
    found = csv(lines(f"Month,{named},Performance", "Apr 2024,Calls,1", "Apr 2024,Letters,2"))
    assert ("Calls", "2024-04") in readings(found)


# rows that are no figures


@pytest.mark.parametrize("planned", ["Forecast", "Plan", "Budget", "Trajectory"])
@pytest.mark.parametrize("heading", ["Type", "Status", "Scenario"])
def test_rows_of_a_forecast_or_plan_are_left_out_and_counted(heading, planned):
    found = csv(
        lines(
            f"Month,{heading},Calls",
            "Apr 2024,Actual,1",
            "May 2024,Actual,2",
            f"Jun 2024,{planned},9",
        )
    )
    assert readings(found) == {("Calls", "2024-04"): "1", ("Calls", "2024-05"): "2"}
    assert "1 row of a forecast or plan" in found.counts


def test_notes_under_a_table_are_notes_where_empty_cells_stand_beside_them():
    found = csv(
        lines("Month,Calls,Letters", "Apr 2024,1,2", ",,", "Source: ours,,", "1 With transfers,,")
    )
    assert not found.bad
    assert "2 notes under the table" in found.counts


def test_a_row_with_a_wrong_period_above_others_is_no_note():
    found = csv(lines("Month,Calls,Letters", "Aprli 2024,,", "May 2024,1,2"))
    assert len(found.bad) == 2


@pytest.mark.parametrize(
    ("heading", "cell", "value", "unit"),
    [
        ("Mean wait (hh:mm)", "1:30", "90", "minutes"),
        ("Mean wait (mm:ss)", "1:30", "1.5", "minutes"),
    ],
)
def test_a_heading_that_shows_the_clock_settles_what_comes_first(heading, cell, value, unit):
    found = csv(lines(f"Month,{heading}", f"Apr 2024,{cell}"))
    assert [(row.value, row.unit) for row in found.taken] == [(value, unit)]
    assert not found.doubts


def test_a_command_says_how_to_give_a_period_that_no_row_has():
    with pytest.raises(Refused) as refused:
        refuse_doubts(csv(lines("Measure,Calls", "North,1", "South,2")), {})
    assert "--period" in refused.value.advice


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_encodings_and_separators_are_found(encoding, separator):
    rows = ["Month,Calls £", "Apr 2024,1 234", "May 2024,2 345"]
    found = csv(lines(*(row.replace(",", separator) for row in rows)), encoding)
    assert readings(found) == {("Calls £", "2024-04"): "1234", ("Calls £", "2024-05"): "2345"}


# several tables, and months beside years


@pytest.mark.parametrize("corner", ["Calls", "Month"])
@pytest.mark.parametrize(
    ("years", "expected"),
    [
        (("2022/23", "2023/24"), ("2022-04", "2023-04", "2023-01", "2024-01")),
        ((2023, 2024), ("2023-04", "2024-04", "2023-01", "2024-01")),
        (("Calls 2023", "Calls 2024"), ("2023-04", "2024-04", "2023-01", "2024-01")),
    ],
)
def test_months_in_the_rows_below_years_in_the_headings_are_months(corner, years, expected):
    found = sheet((corner, *years), ("April", 10, 20), ("January", 11, 21))
    assert [row.period.text for row in found.taken] == list(expected)
    named = {row.metric for row in found.taken}
    assert named <= {"Calls", "figures"}
    assert len(named) == 1


def test_quarters_in_the_rows_below_years_are_quarters():
    found = sheet(("Calls", "2022/23", "2023/24"), ("Q1", 10, 20), ("Q4", 11, 21))
    assert set(readings(found)) == {
        ("Calls", "2022-Q2"), ("Calls", "2023-Q2"), ("Calls", "2023-Q1"), ("Calls", "2024-Q1")
    }  # fmt: skip


def test_names_of_metrics_below_years_stay_names():
    found = sheet(("Measure", "2022/23", "2023/24"), ("Calls", 10, 20), ("Letters", 11, 21))
    assert ("Calls", "2022/23") in readings(found)


def test_a_second_table_below_is_not_read_into_the_first():
    found = sheet(
        ("Month", "Calls"), ("Apr 2024", 1), ("May 2024", 2), (), ("Table 2",),
        ("Month", "Letters"), ("Apr 2024", 101), ("Jun 2024", 103),
    )  # fmt: skip
    assert readings(found) == {("Calls", "2024-04"): "1", ("Calls", "2024-05"): "2"}
    assert "Another table begins in row 6. It is not read." in found.told
    assert not found.bad


def test_headings_that_are_repeated_on_each_page_go_on():
    found = sheet(("Month", "Calls"), ("Apr 2024", 1), ("Month", "Calls"), ("May 2024", 2))
    assert len(found.taken) == 2


def test_a_second_table_beside_the_first_is_left_out_by_name():
    found = sheet(
        ("Month", "Calls", None, "Month", "Letters"),
        ("Apr 2024", 1, None, "May 2024", 11),
        ("May 2024", 2, None, "Jun 2024", 12),
    )
    assert {row.metric for row in found.taken} == {"Calls"}
    assert found.left_out == ("Figures left out: Letters.", "Columns not read: Month.")


def test_a_period_that_is_repeated_in_another_column_begins_no_table():
    found = sheet(("Month", "Calls", "Month", "Letters"), ("Apr 2024", 1, "Apr 2024", 11))
    assert {row.metric for row in found.taken} == {"Calls", "Letters"}


# found by trying


@pytest.mark.parametrize("prefix", ["Fin", "Financial", "Fiscal"])
def test_a_numbered_month_beside_a_financial_year_is_no_figure(prefix):
    found = csv(lines(f"{prefix} Year,{prefix} Month,Calls", "2024/25,1,10", "2024/25,12,11"))
    assert {row.metric for row in found.rows if row.column} == {"Calls"}
    assert [one.id for one in found.doubts] == ["months"]


@pytest.mark.parametrize("heading", ["Academic year", "School year"])
def test_an_academic_year_is_never_a_financial_one(heading):
    found = csv(lines(f"{heading},Calls", "2021/22,10", "2022/23,11"))
    assert not found.taken
    assert {row.words for row in found.bad} == {
        "An academic year is no financial year. Write its months."
    }


def test_a_fraction_among_percentages_with_a_sign_is_a_question():
    found = csv(lines("Month,Occupancy %", "Apr 2024,98%", "May 2024,1.02", "Jun 2024,101%"))
    assert [one.id for one in found.doubts] == ["fractions"]


def test_small_percentages_with_and_without_a_sign_are_none():
    assert not csv(lines("Month,DNA %", "Apr 2024,1.2%", "May 2024,1.3", "Jun 2024,2%")).doubts


@pytest.mark.parametrize(
    ("first", "last"), [("31/03/2024", "06/04/2024"), ("01/04/2024", "07/04/2024")]
)
def test_the_first_and_last_day_of_a_week_are_the_week_with_most_of_them(first, last):
    found = csv(lines("Week starting,Week ending,Calls", f"{first},{last},1", "13/13/2024,,2"))
    assert [row.period.text for row in found.taken] == ["2024-W14"]


def test_a_star_behind_a_month_is_a_footnote():
    found = csv(lines("Month,Calls", "Apr-24*,1", "May-24 **,2", "Jun-24,3"))
    assert len(found.taken) == 3


@pytest.mark.parametrize(
    ("cells", "unit", "values"),
    [
        (("12 days", "11.5 days", "1 day"), "days", ["12", "11.5", "1"]),
        (("18 weeks", "6.25 wks"), "weeks", ["18", "6.25"]),
        (("90 mins", "2.5 min"), "minutes", ["90", "2.5"]),
        (("1.5 hrs", "30 minutes"), "minutes", ["90", "30"]),
        (("3 days", "36:00:00"), "hours", ["72", "36"]),
    ],
)
def test_lengths_of_time_stay_in_the_unit_that_all_are_written_in(cells, unit, values):
    found = csv(
        lines("Month,Wait", *(f"{m} 2024,{c}" for m, c in zip(MONTHS, cells, strict=False)))
    )
    assert {row.unit for row in found.taken} == {unit}
    assert list(readings(found).values()) == values


def test_a_figure_in_millions_is_no_length_of_time():
    assert all(not row.length for row in csv(lines("Month,Cost", "Apr 2024,£2.5m")).rows)


@pytest.mark.parametrize("heading", ["Plan", "Forecast", "Trajectory", "Projected", "Budget"])
def test_a_column_of_what_was_planned_is_left_out_by_name_beside_what_happened(heading):
    found = csv(lines(f"Month,Logins,{heading}", "Apr 2024,120,130", "May 2024,125,"))
    assert {row.metric for row in found.taken} == {"Logins"}
    assert found.left_out == (f"Figures left out: {heading}.",)
