"""Tables of the kinds that people bring: other headings, layouts and notations than the cases handed out."""

import datetime as dt
from dataclasses import replace

import pytest

from digistrat_desktop.services.tables.preview import own_of, preview
from digistrat_desktop.services.tables.shape.layout import propose
from digistrat_desktop.services.tables.shape.roles import Role
from digistrat_desktop.tabular.cells import CellFault, Percent
from tests.unit.importing.made_up import CODE, begun, table

DAY = dt.date
AT = dt.datetime.fromisoformat


def seen(rows, name="figures.xlsx", **more):
    desk, _, _ = begun()
    made = table(rows, name, **more)
    return preview(made, propose(made, own=own_of(desk.present)), desk.present)


def read(rows, **more):
    found = seen(rows, **more)
    return {(row.metric, row.period.text): row.value or row.state.value for row in found.taken}


def of_calls(*periods):
    return {("Calls", period): str(100 + n) for n, period in enumerate(periods)}


def long(*written):
    return [
        ("metric", "period", "value"),
        *(("Calls", one, 100 + n) for n, one in enumerate(written)),
    ]


PERIODS = {
    "compact days": (("20240401", "20240501", "20240601"), ("2024-04", "2024-05", "2024-06")),
    "compact numbers": ((20240401, 20240513), ("2024-04-01", "2024-05-13")),
    "codes of years": (("202021", "202122", "202223"), ("2020/21", "2021/22", "2022/23")),
    "codes before 2012": (("200910", "201011", "201112"), ("2009/10", "2010/11", "2011/12")),
    "codes of months": (("202404", "202405"), ("2024-04", "2024-05")),
    "months as M04": (("2024M04", "2024M05"), ("2024-04", "2024-05")),
    "month of a year": (("Month 1 2024/25", "Month 12 2024/25"), ("2024-04", "2025-03")),
    "year before month": (("2024/25 M01", "2024/25 M10"), ("2024-04", "2025-01")),
    "name and year": (("April 2024/25", "January 2024/25"), ("2024-04", "2025-01")),
    "em dashes": (("2022\u201423", "2023\u201424"), ("2022/23", "2023/24")),
    "two figures": (("FY21/22", "FY22/23"), ("2021/22", "2022/23")),
    "whole years": (("2021/2022", "2022/2023"), ("2021/22", "2022/23")),
    "years to": (("2021 to 2022", "2022 to 2023"), ("2021/22", "2022/23")),
    "month and short year": (("04/24", "05/24", "06/24"), ("2024-04", "2024-05", "2024-06")),
    "quarters": (("Qtr 1 2024/25", "Q2 FY24/25", "2024/25 Q3"), ("2024-Q2", "2024-Q3", "2024-Q4")),
    "quarter ends": (("Quarter ending June 2024", "Quarter ended September 2024"), ("2024-Q2", "2024-Q3")),
    "times at noon": (("03/04/2024 12:00", "13/04/2024 12:00"), ("2024-04-03", "2024-04-13")),
    "American": (("04/01/2024", "04/15/2024"), ("2024-04-01", "2024-04-15")),
    "marks": (("Apr 2024 (r)", "May 2024 [note 2]"), ("2024-04", "2024-05")),
    "UTC": (("2025-03-31T23:00:00.000Z", "2025-04-30T23:00:00Z"), ("2025-04", "2025-05")),
    "UTC in winter": (("2024-01-01T00:00:00Z", "2024-02-01T00:00:00Z"), ("2024-01", "2024-02")),
    "weeks": (("W14 2024", "Week 15 2024"), ("2024-W14", "2024-W15")),
    "March of each year": ((DAY(2022, 3, 31), DAY(2023, 3, 31), DAY(2024, 3, 31)), ("2022-03", "2023-03", "2024-03")),
    "across 2012": (("2010-11", "2011-12", "2012-13"), ("2010/11", "2011/12", "2012/13")),
}  # fmt: skip


@pytest.mark.parametrize("name", PERIODS)
def test_a_period_is_read_as_it_is_usually_written(name):
    written, meant = PERIODS[name]
    assert read(long(*written)) == of_calls(*meant)


VALUES = {
    "[x]": "not_reported", "[z]": "not_reported", ":": "not_reported", "nan": "not_reported",
    "not collected": "not_reported", "[c]": "suppressed", "[low]": "suppressed", "< 8": "suppressed",
    "1,204 [p]": "1204", "88 [r]": "88", "12 [note 4]": "12", "1e3": "1000", "2.5E+2": "250",
    "(12.5)": "-12.5", "87-": "-87", "\u221287": "-87", "1\u00a0204": "1204", "12\u202f345": "12345",
    "62 per cent": "62", "£4.2m": "4200000", CellFault("#N/A"): "not_reported",
}  # fmt: skip


@pytest.mark.parametrize(("written", "meant"), VALUES.items(), ids=str)
def test_a_value_is_read_as_it_is_usually_written(written, meant):
    rows = [("metric", "period", "value"), ("Calls", "2024-03", 5), ("Calls", "2024-04", written)]
    assert read(rows)["Calls", "2024-04"] == meant


def test_a_provisional_period_makes_its_figures_provisional():
    states = [row.state.value for row in seen(long("Apr 2024 [r]", "May 2024 [p]")).taken]
    assert states == ["final", "provisional"]


def test_a_forecast_is_no_reading():
    rows = [("metric", "period", "value"), ("Calls", "2024-04", 5), ("Calls", "2024-05", "7 [f]")]
    (bad,) = seen(rows).bad
    assert "forecast" in bad.words


JOINED = {
    "month names": (("Calendar year", "Month name"), (2024, "February"), "2024-02"),
    "month numbers": (("Year", "Month"), (2024, 2), "2024-02"),
    "the part first": (("Month", "Year"), ("Feb", 2024), "2024-02"),
    "financial year": (("Financial year", "Month"), ("2024/25", "Feb"), "2025-02"),
    "old financial year": (("Fin year", "Month"), ("2010-11", "Feb"), "2011-02"),
    "counted month": (("Financial year", "Month"), ("2024-25", "M11"), "2025-02"),
    "quarter": (("Financial year", "Quarter"), ("2024/25", "Q1"), "2024-Q2"),
    "quarter number": (("FY", "Quarter"), ("2024/25", 4), "2025-Q1"),
    "calendar quarter": (("Year", "Quarter"), (2024, "Q1"), "2024-Q1"),
    "quarter of months": (("Year", "Quarter"), ("2024-25", "Apr to Jun"), "2024-Q2"),
    "quarter end": (("Year", "Quarter ending"), ("2024-25", "December"), "2024-Q4"),
    "week": (("Year", "Week"), (2024, 14), "2024-W14"),
    "two days": (("Period start", "Period end"), (DAY(2024, 4, 1), DAY(2024, 6, 30)), "2024-Q2"),
    "month beside its year": (("Financial year", "Month"), ("2024/25", "Apr-24"), "2024-04"),
}


@pytest.mark.parametrize("name", JOINED)
def test_a_period_in_two_columns_is_one_period(name):
    heads, cells, meant = JOINED[name]
    assert read([(*heads, "Calls"), (*cells, 100)]) == of_calls(meant)


def test_a_year_that_is_written_once_counts_for_the_months_below_it():
    rows = [("Year", "Month", "Calls"), (2024, "Nov", 100), (None, "Dec", 101), (2025, "Jan", 102)]
    assert read(rows) == of_calls("2024-11", "2024-12", "2025-01")


def test_months_stand_beside_the_year_of_their_row():
    rows = [("Year", "Jan", "Feb", "Mar"), (2023, 1, 2, 3), (2024, 4, 5, 6)]
    assert read(rows)["figures", "2024-02"] == "5"


def test_the_period_above_the_table_settles_where_a_period_ends():
    rows = [("Quarterly return, October to December 2024",), (), ("Year", "Period End", "Code", "Beds"),
            ("2024-25", "December", CODE, 5), ("2024-25", "December", "YY2", 6)]  # fmt: skip
    assert read(rows) == {("Beds", "2024-Q4"): "5"}


def test_where_nothing_settles_it_where_a_period_ends_is_asked():
    rows = [("Year", "Period End", "Beds"), ("2024-25", "December", 5)]
    (doubt,) = seen(rows).doubts
    assert (doubt.id, doubt.answers[0][0]) == ("quarters", "quarter")
    assert "December" in doubt.words


HEADINGS = {
    "ODS CODE (1)": CODE, "Org code [note 2]": CODE, "OrgCode": CODE, "Provider": CODE,
    "Trust code*": CODE, "Provider Org name": "SHERWOOD AND VALE", "Trust": "Sherwood and Vale",
    "Organisation": CODE, "HBT": CODE, "Submitting body": CODE,
}  # fmt: skip


@pytest.mark.parametrize(("heading", "own"), HEADINGS.items(), ids=HEADINGS)
def test_of_many_trusts_only_the_trusts_own_rows_are_read(heading, own):
    others = ("AA1", "YY2") if own == CODE else ("ALPHA TRUST", "Other Trust")
    rows = [
        (heading, "Month", "Calls"),
        (others[0], "Apr 24", 1),
        (own, "Apr 24", 100),
        (others[1], "Apr 24", 3),
    ]
    found = seen(rows)
    assert [(row.metric, row.value) for row in found.taken] == [("Calls", "100")]
    assert found.told[0].startswith("Read: the rows of ZZ1 (Sherwood and Vale).")


def test_where_the_trust_is_not_in_the_table_nothing_is_read_and_that_is_said():
    found = seen([("Org code", "Month", "Calls"), ("AA1", "Apr 24", 1), ("YY2", "Apr 24", 3)])
    assert not found.taken
    assert (
        found.told[0]
        == "No row is of ZZ1 (Sherwood and Vale). The table has rows of “AA1” and “YY2”."
    )


ACROSS = {
    "quarters": ("2024-Q1", "2024-Q2"), "months": ("Apr 2024", "May 2024"), "years": (2023, 2024),
}  # fmt: skip


@pytest.mark.parametrize("name", ACROSS)
def test_a_reference_beside_periods_across_is_no_value(name):
    first, last = ACROSS[name]
    rows = [("Ref", "Measure", first, last), (1, "Calls", 100, 101), (2, "Letters", 7, 8)]
    found = seen(rows)
    assert not found.bad
    assert {row.metric for row in found.taken} == {"Calls", "Letters"}
    assert len(found.taken) == 4


@pytest.mark.parametrize(
    "heads", [("2013-Q4 Calls", "2014-Q1 Calls"), ("Calls Q4 2013", "Calls Q1 2014")]
)
def test_a_period_and_a_name_share_a_heading(heads):
    rows = [("Service", *heads), ("Line A", 100, 101)]
    assert read(rows) == {("Line A: Calls", "2013-Q4"): "100", ("Line A: Calls", "2014-Q1"): "101"}


def test_a_period_merged_above_several_names_is_of_each():
    rows = [("", "Apr 2024", None, "May 2024", None), ("Ward", "Calls", "Letters", "Calls", "Letters"),
            ("A", 1, 2, 3, 4)]  # fmt: skip
    assert read(rows)["A: Letters", "2024-05"] == "4"


@pytest.mark.parametrize("blank", [None, ""])
def test_a_name_that_is_written_once_reaches_the_rows_below_it(blank):
    rows = [("Indicator", "Month", "Value"), ("Calls", "Apr 24", 100), (blank, "May 24", 101),
            ("Letters", "Apr 24", 7), (blank, "May 24", 8)]  # fmt: skip
    assert read(rows) == {
        **of_calls("2024-04", "2024-05"),
        ("Letters", "2024-04"): "7",
        ("Letters", "2024-05"): "8",
    }


def test_the_column_that_tells_rows_of_one_period_apart_names_the_metrics():
    rows = [("Performance area", "Month", "Value"), ("Calls", "Apr 24", 100), ("Letters", "Apr 24", 7),
            ("Calls", "May 24", 101), ("Letters", "May 24", 8)]  # fmt: skip
    assert read(rows)["Letters", "2024-05"] == "8"


def test_cells_shown_as_percentages_are_percentages():
    rows = [
        ("Month", "Letters sent"),
        (DAY(2024, 4, 1), Percent(0.715)),
        (DAY(2024, 5, 1), Percent(0.072)),
    ]
    found = seen(rows)
    assert [(row.value, row.percent) for row in found.taken] == [("71.5", True), ("7.2", True)]


TIMES = {
    "minutes": ("Mean response", dt.time(0, 30, 15), "30.25", "minutes"),
    "hours over 24": ("Lost", dt.timedelta(hours=255, minutes=30), "255.5", "hours"),
    "named hours": ("Hours lost", "10:30:00", "10.5", "hours"),
    "named minutes": ("Response (minutes)", "30:15", "30.25", "minutes"),
    "ISO": ("Lost time", "PT255H30M", "255.5", "hours"),
    "words": ("Handover", "1 h 30 min", "90", "minutes"),
}  # fmt: skip


@pytest.mark.parametrize("name", TIMES)
def test_lengths_of_time_are_numbers_of_minutes_or_hours(name):
    heading, cell, value, unit = TIMES[name]
    (row,) = seen([("Month", heading), ("Apr 2024", cell)]).taken
    assert (row.value, row.unit) == (value, unit)


def test_times_of_two_parts_are_asked_about_where_the_heading_says_nothing():
    (doubt,) = seen([("Month", "Mean response"), ("Apr 2024", "30:15")]).doubts
    assert doubt.id == "times"


@pytest.mark.parametrize("sum_", ["Q1 2024/25", "2024/25", "Apr to Jun 2024", 2024])
def test_sums_of_months_are_left_out_and_named(sum_):
    rows = [("Month", "Calls"), *((DAY(2024, n, 1), 96 + n) for n in (4, 5, 6)), (sum_, 303)]
    found = seen(rows)
    assert [row.period.text for row in found.taken] == ["2024-04", "2024-05", "2024-06"]
    assert any(words.startswith("Left out as sums") for words in found.told)
    assert not found.bad


def test_weeks_and_the_month_they_make_stand_in_one_row_of_headings():
    weeks = [f"w/c {day:02d}/04/2024" for day in (1, 8, 15, 22)]
    rows = [("Measure", *weeks, "Apr 2024"), ("Calls", 1, 2, 3, 4, 10)]
    found = seen(rows)
    assert [row.period.kind.noun for row in found.taken] == ["week"] * 4
    assert not found.bad


@pytest.mark.parametrize(
    "heads",
    [
        ("KPI", "Month", "Num", "Denom"),
        ("Measure", "Period", "Numerator value", "Denominator value"),
    ],
)
def test_rates_keep_the_metric_of_their_row(heads):
    rows = [heads, ("Digital", "Apr 24", 71, 100), ("Video", "Apr 24", 21, 100)]
    assert read(rows) == {("Digital", "2024-04"): "71", ("Video", "2024-04"): "21"}


@pytest.mark.parametrize(
    "stamp", [AT("2024-04-30 23:00:00"), "2024-04-30 23:00:00", "30/04/2024 23:00"]
)
def test_moments_that_may_be_midnight_in_utc_are_asked_about(stamp):
    first = (
        AT("2024-03-31 23:00:00")
        if not isinstance(stamp, str)
        else stamp.replace("04-30", "03-31").replace("30/04", "31/03")
    )
    found = seen(long(first, stamp))
    assert [doubt.id for doubt in found.doubts] == ["stamps"]
    assert [row.period.text for row in found.taken] == ["2024-04", "2024-05"]


@pytest.mark.parametrize(
    "heading", ["Ref", "ID", "Row no", "#", "KPI ref", "Record number", "Serial"]
)
def test_a_number_that_names_its_row_is_no_value(heading):
    rows = [
        (heading, "Measure name", "Event date"),
        (99, "Falls", DAY(2024, 2, 1)),
        (101, "Outages", DAY(2024, 4, 30)),
    ]
    found = seen(rows)
    assert not found.taken
    assert any("No value was found" in words for words in found.told)


def test_a_table_of_a_template_says_what_its_metrics_are():
    rows = [("what", "improvement_direction", "date", "value", "recalc_here", "comment", "baseline_duration", "target"),
            *(("Visits", "decrease", DAY(2024, n, 28), n, "y" if n == 3 else None, None, 12, 30 + (n > 2)) for n in (1, 2, 3))]  # fmt: skip
    found = seen(rows)
    beside = found.beside["Visits"]
    assert (beside.direction, beside.baseline) == ("down", 12)
    assert [value for _, value in beside.targets] == ["30", "31"]
    assert len(beside.rebases) == 1
    assert found.new_metrics == ("Visits",)


def test_a_wide_table_is_read_to_its_last_column():
    heads = ("Trust code", "Month", *(f"Q{n}" for n in range(600)))
    found = seen([heads, (CODE, "Apr 24", *range(600))])
    assert len(found.taken) == 600


@pytest.mark.parametrize("cell", [None, 0, "x"])
def test_a_column_without_a_heading_is_no_metric(cell):
    rows = [
        ("Org Code", "Month", "Calls", None),
        ("YY2", "Apr 24", 5, 0),
        (CODE, "Apr 24", 100, cell),
    ]
    assert {row.metric for row in seen(rows).taken} == {"Calls"}


@pytest.mark.parametrize("written", ["2009-10", "2005-06", "201011"])
def test_one_year_that_may_be_a_month_is_asked_about(written):
    (doubt,) = seen(long(written)).doubts
    assert (doubt.id, doubt.answers[0][0]) == ("years", "year")
    assert written in doubt.words


def test_notes_under_a_table_are_no_rows_of_it():
    found = seen(
        [("Month", "Calls"), ("Apr 24", 100), ("May 24", 101), ("Source: our own records",)]
    )
    assert not found.bad
    assert "1 note under the table" in found.counts


def test_that_no_row_is_of_the_trust_is_not_said_while_no_column_is_ticked():
    made = table(
        [("Org code", "Month", "Calls"), (CODE, "Apr 24", 1), ("YY2", "Apr 24", 3)], "figures.xlsx"
    )
    desk, _, _ = begun()
    found = propose(made, own=own_of(desk.present))
    roles = tuple(Role.IGNORE if one is Role.VALUE else one for one in found.roles)
    told = preview(made, replace(found, roles=roles), desk.present).told
    assert not any(words.startswith("No row is of") for words in told)
