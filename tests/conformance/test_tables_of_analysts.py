"""Tables as analysts of trusts write them: parts, comparisons, fractions, names, units and years."""

import pytest

from digistrat_desktop.domain.words import MONTHS
from digistrat_desktop.services.tables.reading.figures import unit_in_name
from tests.conformance.foreign import csv, lines, readings, sheet
from tests.unit.importing.made_up import NAME

# tables of many columns


@pytest.mark.parametrize("word", ["Total", "YTD", "Average"])
def test_a_sum_below_months_beside_years_leaves_them_months(word):
    found = sheet(("Month", "2022/23", "2023/24"), ("Apr", 1, 2), ("Jan", 3, 4), (word, 5, 6))
    assert [row.period.text for row in found.taken] == ["2022-04", "2023-04", "2023-01", "2024-01"]


@pytest.mark.parametrize("part", ["Site", "Staff Group", "Diagnostic Test Name", "Directorate"])
def test_several_columns_of_figures_keep_the_parts_of_their_rows_apart(part):
    found = csv(
        lines(f"Month,{part},Beds,Used", "Apr 2024,A,4,3", "Apr 2024,B,2,1", "May 2024,A,5,4")
    )
    assert len(readings(found)) == len(found.taken) == 6
    assert ("B: Used", "2024-04") in readings(found)
    assert not found.bad


@pytest.mark.parametrize(
    "heading",
    [
        "Previous month", "Last year", "National average", "England total", "Peer median",
        "ICB average", "Rank", "% change", "Change from previous month", "YTD", "Benchmark",
    ],
)  # fmt: skip
def test_figures_of_others_of_before_and_sums_are_left_out_by_name(heading):
    found = csv(lines(f"Month,Calls,{heading}", "Apr 2024,120,130", "May 2024,125,131"))
    assert {row.metric for row in found.taken} == {"Calls"}
    assert found.left_out == (f"Figures left out: {heading}.",)


@pytest.mark.parametrize("reported", ["Report month", "Board month", "Meeting date"])
@pytest.mark.parametrize("is_first", [True, False])
def test_the_month_of_the_figures_goes_before_the_month_of_the_report(reported, is_first):
    rows = [(reported, "Data month"), ("May 2024", "Apr 2024"), ("Jun 2024", "May 2024")]
    pairs = [row if is_first else row[::-1] for row in rows]
    ends = ("Calls", "10", "11")
    found = csv(lines(*(",".join((*row, end)) for row, end in zip(pairs, ends, strict=True))))
    assert set(readings(found)) == {("Calls", "2024-04"), ("Calls", "2024-05")}
    assert found.left_out == (f"Columns not read: {reported}.",)


# fractions


def test_the_question_of_fractions_names_every_metric():
    found = csv(lines("Month,% DNA,% Seen,Staff", "Apr 2024,0.06,0.7,12", "May 2024,0.05,0.8,13"))
    assert [one.id for one in found.doubts] == ["fractions"]
    assert "“% DNA” and “% Seen”" in found.doubts[0].question


@pytest.mark.parametrize("rows", [("71%", "0.73", "74%", "75"), ("71", "0.73", "74", "75")])
def test_a_fraction_among_percentages_is_a_question_and_it_alone_is_scaled(rows):
    text = lines("Month,MFA %", *(f"{m} 2024,{c}" for m, c in zip(MONTHS, rows, strict=False)))
    assert [one.id for one in csv(text).doubts] == ["fractions"]
    read = csv(text, answers=[("fractions", "fraction")])
    assert list(readings(read).values()) == ["71", "73", "74", "75"]


# names, units and periods across


@pytest.mark.parametrize(
    "rows",
    [
        ("KPI,Site,Apr 2024", "Calls,N,1", "Calls,S,2"),
        ("KPI,Site,Month,Value", "Calls,N,Apr 2024,1", "Calls,S,Apr 2024,2"),
    ],
)
def test_a_metric_of_several_sites_is_one_for_each(rows):
    assert readings(csv(lines(*rows))) == {
        ("Calls: N", "2024-04"): "1", ("Calls: S", "2024-04"): "2"
    }  # fmt: skip


def test_rows_that_only_two_columns_tell_apart_are_named_by_both():
    rows = (f"Apr 2024,{site},{group},1" for site in "NS" for group in ("Nurses", "Doctors"))
    found = csv(lines("Month,Site,Staff group,Staff", *rows))
    assert len(readings(found)) == 4
    assert not found.bad


@pytest.mark.parametrize("years", [("2023/24", "2024/25"), (2024, 2024), ("2024", "2024")])
def test_months_below_years_are_read_where_the_first_heading_spans_both_rows(years):
    found = sheet(
        ("KPI", years[0], None, years[1], None), (None, "Feb", "Mar", "Apr", "May"),
        ("Calls", 1, 2, 3, 4), ("Letters", 5, 6, 7, 8),
    )  # fmt: skip
    assert {row.period.text for row in found.taken} == {"2024-02", "2024-03", "2024-04", "2024-05"}
    assert {row.metric for row in found.taken} == {"Calls", "Letters"}


@pytest.mark.parametrize("heads", ["KPI,Q1,Q2", "KPI,Apr,May"])
@pytest.mark.parametrize("year", ["2024/25", "2024-25", "2024/2025"])
def test_a_year_in_the_title_is_that_of_months_and_quarters_below_it(heads, year):
    found = csv(lines(f"Board report {year},,", heads, "Calls,1,2", "Letters,3,4"))
    assert len(found.taken) == 4
    assert {row.period.start.year for row in found.taken} == {2024}


def test_a_year_in_the_title_is_no_period_of_a_table_without_months():
    assert not csv(lines("Digital plan 2024/25,,", "KPI,North,South", "Calls,1,2")).taken


def test_months_beside_their_quarters_are_the_periods():
    found = csv(lines("Quarter,Month,Calls", "Q1 2024/25,Apr,1", "Q4 2024/25,Jan,2"))
    assert readings(found) == {("Calls", "2024-04"): "1", ("Calls", "2025-01"): "2"}


def test_a_heading_from_one_month_to_another_is_never_the_first_month():
    found = csv(lines("KPI,Apr 23 - Mar 24,Apr 24 - Mar 25", "Calls,1,2", "Letters,3,4"))
    assert {row.period.text for row in found.taken} == {"2023/24", "2024/25"}
    found = csv(lines("KPI,Apr 23 - Aug 23,Apr 24 - Aug 24", "Calls,1,2", "Letters,3,4"))
    assert not found.taken


def test_notes_are_no_part_of_a_name():
    found = csv(lines("Month,Letters [note 1],DNA [Note 2] rate", "Apr 2024,1,2", "May 2024,3,4"))
    assert {row.metric for row in found.taken} == {"Letters", "DNA rate"}


@pytest.mark.parametrize("limit", ["LCL", "Upper limit", "Lower control limit", "Upper CI"])
def test_limits_are_no_metrics(limit):
    found = csv(lines(f"Month,Calls,{limit}", "Apr 2024,120,130", "May 2024,125,131"))
    assert found.left_out == (f"Figures left out: {limit}.",)


def test_figures_above_100_in_a_percentage_are_told():
    found = csv(lines("Month,DNA %", "Apr 2024,6.1", "May 2024,640", "Jun 2024,6.3"))
    assert found.told == ("“DNA %” is a percentage, but 640 in row 3 is above 100. Check it.",)
    assert not csv(lines("Month,Growth %", "Apr 2024,104%", "May 2024,99%")).told


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Spend (£m)", "£m"), ("Spend £k", "£k"), ("Total (£'000)", "£'000"), ("Calls (000s)", "000s"),
        ("Patients (thousands)", "thousands"), ("Wait (minutes)", "minutes"), ("Staff [WTE]", "WTE"),
        ("Falls (per 1,000 bed days)", "per 1,000 bed days"), ("Calls (answered)", ""), ("Calls", ""),
    ],
)  # fmt: skip
def test_a_unit_in_brackets_behind_a_name_is_the_metrics(name, unit):
    assert unit_in_name(name) == unit


@pytest.mark.parametrize("ending", ["NHS TRUST", "NHS Foundation Trust", "University Health Board"])
def test_the_trust_under_a_longer_name_is_asked_with_it_first(ending):
    full = f"{NAME} {ending}"
    text = lines("Trust,Month,Calls", "Other Trust,Apr 2024,1", f"{full},Apr 2024,2")
    assert [one.id for one in csv(text).doubts] == ["trust"]
    assert csv(text).doubts[0].answers[0][0] == full
    found = csv(text, answers=[("trust", full)])
    assert readings(found) == {("Calls", "2024-04"): "2"}
