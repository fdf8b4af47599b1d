"""Tables of which something must be asked or told: whose figures, which date, counts and percentages."""

import pytest

from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.services.tables.preview import own_of, preview
from digistrat_desktop.services.tables.shape.layout import propose
from digistrat_desktop.services.tables.table_rows import Fate
from digistrat_desktop.system.paths import resources_folder
from digistrat_desktop.tabular.cells import Grid, TableFile
from digistrat_desktop.tabular.delimited import parse
from tests.conformance.foreign import csv, lines, readings
from tests.unit.importing.made_up import NAME, begun

ROWS = ("Month,Calls", "Apr 2024,1200000", "May 2024,1300000")


def named(name, text, answers=(), pack=None, sheet=""):
    desk, _, _ = begun()
    grid = parse(text)
    grid = Grid(sheet, grid.rows) if sheet else grid
    table = TableFile(name, "ab" * 32, (grid,))
    layout = propose(table, own=own_of(desk.present))
    for question, answer in answers:
        layout = layout.answered(question, answer)
    return preview(table, layout, desk.present, pack=pack)


def catalogue():
    return Catalogue((resources_folder() / "frameworks",)).pack("digistrat-board", "2.0.0")


# whose figures


@pytest.mark.parametrize(
    ("file", "sheet", "rows"),
    [
        ("rtt_national_2026.csv", "", ROWS),
        ("England-time-series.csv", "", ROWS),
        ("figures.csv", "National", ROWS),
        ("figures.csv", "", ("England,", *ROWS)),
        ("figures.csv", "", ("A&E attendances: England,", *ROWS)),
        ("figures.csv", "", ("National figures,", *ROWS)),
        ("figures.csv", "", ("Area,England", *ROWS)),
        ("figures.csv", "", ("Month,England total", *ROWS[1:])),
        ("figures.csv", "", ("Month,England: Calls,England: Letters", "Apr 2024,1,2", "May 2024,1,2")),
        ("figures.csv", "", ("Month,Area,Calls", "Apr 2024,England,1", "May 2024,England,2")),
    ],
)  # fmt: skip
def test_figures_of_a_whole_nation_are_asked_for_and_never_the_trusts_in_silence(file, sheet, rows):
    text = lines(*rows)
    found = named(file, text, sheet=sheet)
    assert [one.id for one in found.doubts] == ["nation"]
    assert found.doubts[0].answers[0][0] == "no"
    assert not named(file, text, [("nation", "no")], sheet=sheet).taken
    assert named(file, text, [("nation", "yes")], sheet=sheet).taken


@pytest.mark.parametrize(
    ("file", "rows"),
    [
        ("figures.csv", ("Source: NHS England,", *ROWS)),
        ("east-of-england-kpis.csv", ROWS),
        ("royal-national-hospital.csv", ROWS),
        ("national_standards.csv", ROWS),
        ("figures.csv", ("Month,Calls,England total", "Apr 2024,1,2", "May 2024,1,2")),
        ("figures.csv", ("Org,Month,Calls", f"{NAME},Apr 2024,1", "England,Apr 2024,2")),
    ],
)
def test_a_table_of_the_trust_that_only_speaks_of_a_nation_is_not_asked_for(file, rows):
    assert not named(file, lines(*rows)).doubts


# dates and other words of the file


@pytest.mark.parametrize("day", ["04/05/2024", "1.2.2025", "07-08-24"])
def test_the_question_of_day_and_month_speaks_of_a_date_of_the_file(day):
    found = csv(lines("Date,Calls", f"{day},1"))
    assert day in found.doubts[0].question
    assert "03/04/2026" not in found.doubts[0].question


def test_the_two_ways_to_read_a_date_are_told_of_that_date():
    found = csv(lines("Date,Calls", "04/05/2024,1", "04/06/2024,2"))
    assert found.doubts[0].answers == (
        ("day", "4 May 2024 (day first)"), ("month", "5 Apr 2024 (month first)")
    )  # fmt: skip


@pytest.mark.parametrize("words", ["Foo Bar", "Q7 2024/25", "Apr 24 - Sep 24"])
def test_a_period_that_cannot_be_read_is_shown_as_it_is_written(words):
    found = csv(lines("Month,Calls", f"{words},1", "May 2024,1"))
    assert [f"“{words}”" in row.words for row in found.bad] == [True]


# counts and percentages


def test_counts_under_the_name_of_a_percentage_are_asked_for():
    pack = catalogue()
    name = next(one.name for one in pack.metrics if one.unit == "%" and "%" not in one.name)
    text = lines(f"Month,{name}", "Apr 2024,812", "May 2024,80")
    found = named("figures.csv", text, pack=pack)
    assert [one.id for one in found.doubts] == ["counts"]
    counted = named("figures.csv", text, [("counts", "count")], pack)
    assert counted.new_metrics == (f"{name} (count)",)
    kept = named("figures.csv", text, [("counts", "percent")], pack)
    assert kept.new_metrics == (name,)
    assert all(row.fate is not Fate.BAD for row in (*counted.rows, *kept.rows))
    assert len(readings(kept)) == 2
