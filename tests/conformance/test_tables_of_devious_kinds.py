"""Tables of mixed kinds that were read in silence, or lost: each stands for its kind."""

import pytest

from tests.conformance.foreign import csv, lines, readings


@pytest.mark.parametrize(
    "cells", ["<5 * 5 1-4 ..", "[c] [c] 12 [low] n/a", "- tbc 7 not_reported x"]
)
def test_a_column_with_few_figures_and_many_reasons_for_none_is_read(cells):
    rows = [
        f"{m} 2024,{cell.replace('_', ' ')},1"
        for m, cell in zip(["Apr", "May", "Jun", "Jul", "Aug"], cells.split(), strict=True)
    ]
    found = csv(lines("Month,Falls,Incidents", *rows))
    assert not found.bad
    assert len([row for row in found.taken if row.metric == "Falls"]) == 5


@pytest.mark.parametrize("cell", ["unknown", "n/a", "missing"])
def test_a_column_that_only_says_why_there_is_nothing_is_no_metric(cell):
    found = csv(lines("Month,Lead,Incidents", f"Apr 2024,{cell},1", f"May 2024,{cell},2"))
    assert {row.metric for row in found.taken} == {"Incidents"}


@pytest.mark.parametrize("heading", ["Apr 2024 target", "Plan Apr 2024", "Apr 2024 benchmark"])
def test_plans_across_beside_actual_figures_are_left_out_by_name(heading):
    found = csv(lines(f"KPI,Apr 2024,May 2024,{heading}", "Calls,1,2,3", "Letters,3,4,3"))
    assert set(found.new_metrics) == {"Calls", "Letters"}
    assert found.left_out == (f"Figures left out: {heading}.",)


@pytest.mark.parametrize("cells", ["7.1% 6.9 0.072", "7.1% 6.9% 0.072", "0.071 7.2% 6.9%"])
def test_a_fraction_beside_small_percentages_is_asked_for(cells):
    rows = [
        f"{m} 2024,{cell}" for m, cell in zip(["Apr", "May", "Jun"], cells.split(), strict=True)
    ]
    assert [one.id for one in csv(lines("Month,DNA rate", *rows)).doubts] == ["fractions"]


@pytest.mark.parametrize("cells", ["7.1% 6.9% 0.9", "0.4% 0.5% 0.3", "3.1% 2.2% 0.2%"])
def test_small_percentages_that_vary_are_no_question(cells):
    rows = [
        f"{m} 2024,{cell}" for m, cell in zip(["Apr", "May", "Jun"], cells.split(), strict=True)
    ]
    assert not csv(lines("Month,DNA rate", *rows)).doubts


@pytest.mark.parametrize("word", ["Total", "Grand total", "Average"])
def test_a_sum_beside_an_empty_name_is_never_the_last_names_figure(word):
    rows = ("Med,A1,Apr 2024,1", "Med,A1,May 2024,2", "Med,B2,Apr 2024,3", f"{word},,Jun 2024,9")
    found = csv(lines("Directorate,Ward,Month,Falls", *rows))
    assert list(readings(found).values()) == ["1", "2", "3"]
    assert "1 total" in found.counts


@pytest.mark.parametrize("between", [("",), ()])
def test_a_table_below_with_the_same_headings_and_a_title_is_told_and_not_read(between):
    rows = ("Month,Actual,Target", "Apr 2024,10,12", "May 2024,11,12", *between, "Letters,,",
            "Month,Actual,Target", "Jun 2024,20,22", "Jul 2024,21,22")  # fmt: skip
    found = csv(lines("Calls,,", *rows))
    assert list(readings(found).values()) == ["10", "11"]
    assert any("Another table begins in row" in one for one in found.told)


def test_headings_repeated_on_a_new_page_begin_no_other_table():
    rows = ("Month,Calls", "Apr 2024,10", "May 2024,11", "Month,Calls", "Jun 2024,20")
    assert list(readings(csv(lines(*rows))).values()) == ["10", "11", "20"]


@pytest.mark.parametrize(
    "word", ["Plan", "Forecast", "Target", "Total", "Avg", "Previous", "Budget"]
)
def test_a_period_with_a_word_that_makes_it_another_figure_is_never_read_as_the_month(word):
    found = csv(lines("Period,Calls", "Apr 2024,1", "May 2024,2", f"{word} Jun 2024,3"))
    assert list(readings(found).values()) == ["1", "2"]
    assert len(found.bad) == 1


@pytest.mark.parametrize("word", ["RTT-", "MSitAE-", "Provider ", "North "])
def test_a_period_with_the_name_of_its_table_is_the_month(word):
    assert list(readings(csv(lines("Period,Calls", f"{word}June-2024,1", f"{word}July-2024,2")))) == [
        ("Calls", "2024-06"), ("Calls", "2024-07")
    ]  # fmt: skip


def test_a_name_that_is_only_a_number_has_its_heading_before_it():
    rows = ("Apr 2024,1,10", "Apr 2024,2,11", "May 2024,1,12", "May 2024,2,13")
    assert set(csv(lines("Month,Type,Calls", *rows)).new_metrics) == {
        "Type 1: Calls",
        "Type 2: Calls",
    }


def test_a_list_of_trusts_without_figures_says_that_no_value_was_found():
    rows = ("ZZ1,Sherwood and Vale,North", "YY2,Other,South")
    assert any("No value was found" in one for one in csv(lines("Code,Name,Region", *rows)).told)


@pytest.mark.parametrize(
    "cells", [("71,%", "0.72,", "73,%"), ("71,%", "73,", "0.72,"), ("71,%", "0.72,%", "73,")]
)
def test_a_fraction_whose_unit_was_left_empty_is_asked_for(cells):
    rows = [
        f"{month} 2024,{cell}" for month, cell in zip(("Apr", "May", "Jun"), cells, strict=True)
    ]
    assert [one.id for one in csv(lines("Month,DNA,Unit", *rows)).doubts] == ["fractions"]


@pytest.mark.parametrize("cells", ["70,0.72", "0.72,70"])
def test_one_fraction_beside_one_percentage_is_asked_for(cells):
    found = csv(lines("Question,2023,2024", "I would recommend (%),60,62", f"Helped (%),{cells}"))
    assert [one.id for one in found.doubts] == ["fractions"]


@pytest.mark.parametrize("area", ["England", "National", "England average", "Wales"])
def test_rows_of_a_nation_beside_the_trusts_are_left_out_by_name(area):
    rows = (
        "Calls,Apr 2024,1,Trust",
        f"Calls,Apr 2024,9,{area}",
        "Calls,May 2024,2,Trust",
        f"Calls,May 2024,9,{area}",
    )
    found = csv(lines("Measure,Period,Value,Geography", *rows))
    assert list(readings(found).values()) == ["1", "2"]
    assert any(area in one for one in found.left_out)


def test_a_heading_that_a_comma_parted_is_told():
    found = csv(lines("Month,Falls per 1,000 bed days", "Apr 2024,5.1", "May 2024,4.9"))
    assert any("Is a heading parted at “000 bed days”?" in one for one in found.told)


@pytest.mark.parametrize(
    "heading",
    [
        "Previous",
        "Prior",
        "Budget £000",
        "Plan (£m)",
        "Target (%)",
        "Variance",
        "Variance to plan",
        "Baseline",
    ],
)
def test_what_stands_beside_actual_figures_is_left_out_with_its_unit_too(heading):
    found = csv(lines(f"Month,Calls,{heading}", "Apr 2024,10,9", "May 2024,12,10"))
    assert {row.metric for row in found.taken} == {"Calls"}
    assert found.left_out == (f"Figures left out: {heading}.",) or found.beside


@pytest.mark.parametrize("heading", ["Variance", "Budget £000"])
def test_what_stands_alone_is_the_figure(heading):
    assert len(csv(lines(f"Month,{heading}", "Apr 2024,10", "May 2024,12")).taken) == 2
