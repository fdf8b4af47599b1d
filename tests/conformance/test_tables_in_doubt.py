"""Tables of which something must be asked or told: whose figures, which date, counts and percentages."""

import pytest
import xlsxwriter

from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.services.tables.preview import own_of, preview
from digistrat_desktop.services.tables.reading.table_rows import Fate
from digistrat_desktop.services.tables.shape.layout import propose
from digistrat_desktop.services.tables.source import table_from_file
from digistrat_desktop.system.paths import resources_folder
from digistrat_desktop.tabular.cells import Grid, TableFile
from digistrat_desktop.tabular.delimited import parse
from tests.conformance.foreign import csv, lines, readings, sheet
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


# periods

SERIALS = ((45383, "2024-04"), (45413, "2024-05"))


@pytest.mark.parametrize("heading", ["Month", "Date", "Period"])
@pytest.mark.parametrize("as_text", [True, False])
def test_day_numbers_of_a_spreadsheet_are_dates_under_a_heading_of_time(heading, as_text):
    rows = [(str(day) if as_text else day, "7") for day, _ in SERIALS]
    found = sheet((heading, "Calls"), *rows)
    assert list(readings(found)) == [("Calls", month) for _, month in SERIALS]
    assert found.told == ("“45383” is read as the date 1 Apr 2024.",)


def test_figures_that_could_be_day_numbers_stay_figures():
    found = csv(lines("Month,Calls", "Apr 2024,45383", "May 2024,45413"))
    assert list(readings(found).values()) == ["45383", "45413"]


@pytest.mark.parametrize("heads", ["Year,Week", "ISO year,ISO week", "Year,Week no", "Year,Wk"])
def test_a_year_and_a_week_are_one_week(heads):
    found = csv(lines(f"{heads},Calls", "2024,14,10", "2024,15,11"))
    assert list(readings(found)) == [("Calls", "2024-W14"), ("Calls", "2024-W15")]


@pytest.mark.parametrize(
    "rows",
    [
        ("Week,Calls", "Week 1 2024/25,10", "Week 2 2024/25,11"),
        ("Week,Calls", "2024/25 Wk 1,10", "2024/25 Wk 2,11"),
        ("Financial year,Week,Calls", "2024/25,1,10", "2024/25,2,11"),
    ],
)
def test_a_week_of_a_financial_year_is_refused_with_what_to_write(rows):
    found = csv(lines(*rows))
    assert len(found.bad) == 2
    assert "is not a calendar week. Write its first day" in found.bad[0].words


@pytest.mark.parametrize("written", ["FY24", "FY 24", "fy2024", "FY'24", "Financial year 2024"])
@pytest.mark.parametrize("is_across", [True, False])
def test_a_financial_year_named_by_one_year_is_asked_with_the_year_it_ends_in_first(
    written, is_across
):
    next_ = written.replace("24", "25")
    rows = (f"KPI,{written},{next_}", "Calls,1,2", "Letters,3,4") if is_across else (
        "Year,Calls", f"{written},1", f"{next_},2"
    )  # fmt: skip
    found = csv(lines(*rows))
    assert [one.id for one in found.doubts] == ["named-years"]
    assert "the financial year 2023/24" in found.doubts[0].answers[0][1]
    begins = csv(lines(*rows), answers=[("named-years", "begins")])
    assert {row.period.text for row in begins.taken} == {"2024/25", "2025/26"}


@pytest.mark.parametrize("written", ["24-04", "2024-M04", "2024M04", "2024 M4"])
def test_a_month_written_as_year_and_number_is_that_month(written):
    found = csv(lines("Month,Calls", f"{written},1", f"{written[:-1]}5,2"))
    assert list(readings(found)) == [("Calls", "2024-04"), ("Calls", "2024-05")]


def test_a_year_of_two_digits_before_its_month_is_told():
    found = csv(lines("Month,Calls", "24-04,1", "24-05,2"))
    assert found.told == ("“24-04” is read as Apr 2024.",)


@pytest.mark.parametrize("file", ["KPIs 2024-25.csv", "kpi_202425_24-25.csv", "board 2024_25.csv"])
@pytest.mark.parametrize(
    "rows", [("Month,Calls", "Apr,1", "Jan,2"), ("KPI,Apr,Jan", "Calls,1,2", "Letters,3,4")]
)
def test_months_without_a_year_are_asked_for_theirs_with_the_likely_one_first(file, rows):
    found = named(file, lines(*rows))
    assert [one.id for one in found.doubts] == ["year"]
    assert found.doubts[0].answers[0][0] == "2024/25"
    read = named(file, lines(*rows), [("year", "2024/25")])
    assert {row.period.text for row in read.taken} == {"2024-04", "2025-01"}


def test_months_of_which_no_year_is_likely_say_what_to_give():
    found = csv(lines("Month,Calls", "Apr,1", "May,2"))
    assert found.told[0].startswith("The months or quarters have no year. Give the year")


MONTHLY = ("Metric,Value", "Calls,1", "Letters,2")


@pytest.mark.parametrize(
    ("file", "period"),
    [
        ("April-2026-Waiting-Times.csv", "2026-04"), ("KPIs apr26 final v2.csv", "2026-04"),
        ("board_report_2026-04.csv", "2026-04"), ("DM01 (April 2026).csv", "2026-04"),
        ("sitrep_202604.csv", "2026-04"), ("20260430-RTT-April-2026-full.csv", "2026-04"),
        ("Beds Q1 2026-27.csv", "2026-Q2"), ("Beds_Q1_2026_27.csv", "2026-Q2"),
    ],
)  # fmt: skip
def test_a_table_without_a_period_is_asked_for_it_with_that_of_its_file_first(file, period):
    found = named(file, lines(*MONTHLY))
    assert [one.id for one in found.doubts] == ["period"]
    assert found.doubts[0].answers[0][0] == period
    assert not any("period for all rows" in one for one in found.told)
    before = found.doubts[0].answers[1][0]
    for said in (period, before):
        read = named(file, lines(*MONTHLY), [("period", said)])
        assert not read.doubts
        assert readings(read) == {("Calls", said): "1", ("Letters", said): "2"}


@pytest.mark.parametrize(
    "file",
    ["figures.csv", "May and June 2026.csv", "2025-26 KPIs.csv", "room 2026-99.csv", "1234.csv"],
)
def test_a_file_that_names_no_month_or_several_says_what_to_give(file):
    found = named(file, lines(*MONTHLY))
    assert not found.doubts
    assert "Give it as the period for all rows." in found.told[-1]


@pytest.mark.parametrize("said", ["", "soon", "2026-13", "<b>"])
def test_a_period_that_is_none_is_asked_for_again(said):
    found = named("April 2026.csv", lines(*MONTHLY), [("period", said)])
    assert [one.id for one in found.doubts] == ["period"]
    assert not found.taken


@pytest.mark.parametrize("written", ["23-Nov", "1 Nov", "2nd November"])
def test_a_day_or_a_year_beside_a_month_is_refused_with_what_it_could_be(written):
    found = csv(lines("Date,Calls", f"{written},1", "1 May 2024,2"))
    assert "could be November 20" in found.bad[0].words


@pytest.mark.parametrize("name", ["Apr 2024", "April 2024", "2024-04", "Apr-24"])
def test_a_sheet_named_by_its_month_is_of_it_and_that_is_said(name):
    found = named("figures.xlsx", lines("Metric,Value", "Calls,1", "Letters,2"), sheet=name)
    assert set(readings(found)) == {("Calls", "2024-04"), ("Letters", "2024-04")}
    assert found.told == (f"The period is the name of the sheet: {name}.",)


# cells


@pytest.mark.parametrize(
    ("cell", "value", "note"),
    [
        ("12 (3 reopened)", "12", "3 reopened"),
        ("1,204 [of which 3 late]", "1204", "of which 3 late"),
        ("64.5 % (see note below)", "64.5", "see note below"),
    ],
)
def test_a_remark_in_brackets_is_the_figures_note_and_is_told(cell, value, note):
    found = csv(lines("Month;Calls", f"Apr 2024;{cell}", "May 2024;13").replace(";", "\t"))
    first = found.taken[0]
    assert (first.value, first.note) == (value, note)
    assert f"“{cell}” is read as {value}, with the rest as its note." in found.told


@pytest.mark.parametrize("cell", ["12 (forecast)", "12 (target)", "12 (thousand)", "Ward 4 (East)"])
def test_a_remark_that_makes_the_figure_something_else_is_never_recorded(cell):
    found = csv(lines("Month,Calls", f"Apr 2024,{cell}", "May 2024,13"))
    assert len(found.bad) == 1


@pytest.mark.parametrize("cells", [("£1.2m", "£1.3m"), ("£120k", "£1.3m"), ('"£1,200"', "£1300")])
def test_pounds_in_cells_are_the_unit_and_scaled_amounts_are_told(cells):
    found = csv(lines("Month,Spend", f"Apr 2024,{cells[0]}", f"May 2024,{cells[1]}"))
    assert {row.unit for row in found.taken} == {"£"}
    is_scaled = cells[0][-1] in "mk"
    assert any("is read as" in one for one in found.told) is is_scaled


# spreadsheets


def _book(tmp_path, write):
    path = tmp_path / "figures.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Data")
        for at, row in enumerate(
            (("Month", "DNA", "Calls"), *((f"{m} 2024", 7, 8) for m in ["Apr", "May", "Jun"]))
        ):
            page.write_row(at, 0, row)
        write(book, page)
    return path


def _previewed(path):
    desk, _, _ = begun()
    table = table_from_file(path)
    return preview(table, propose(table, own=own_of(desk.present)), desk.present)


@pytest.mark.parametrize("form", ['0" %"', '0.0"%"', "0\\%"])
def test_a_percent_sign_that_a_format_writes_is_the_unit_and_changes_no_figure(tmp_path, form):
    def write(book, page):
        for at in (1, 2, 3):
            page.write_number(at, 1, 71, book.add_format({"num_format": form}))

    found = _previewed(_book(tmp_path, write))
    read = [row for row in found.taken if row.metric == "DNA"]
    assert [(row.value, row.percent) for row in read] == [("71", True)] * 3


@pytest.mark.parametrize(
    ("hide", "words"),
    [
        (lambda page: page.set_row(2, options={"hidden": True}), "1 hidden row was read."),
        (lambda page: page.set_column(1, 2, options={"hidden": True}), "2 hidden columns were read."),
        (
            lambda page: [page.set_row(at, options={"hidden": True}) for at in (1, 2)]
            + [page.set_column(2, 2, options={"hidden": True})],
            "2 hidden rows and 1 hidden column were read.",
        ),
    ],
)  # fmt: skip
def test_hidden_rows_and_columns_that_are_read_are_told(tmp_path, hide, words):
    found = _previewed(_book(tmp_path, lambda _, page: hide(page)))
    assert words in found.told
    assert len(found.taken) == 6


# what is no metric


@pytest.mark.parametrize(
    "heading", ["Mean", "Average", "Median", "Assurance level", "Assurance", "Target", "RAG"]
)
def test_columns_beside_actual_figures_that_are_none_are_left_out_by_name(heading):
    found = csv(lines(f"Month,Calls,Letters,{heading}", "Apr 2024,1,2,3", "May 2024,4,5,3"))
    assert {row.metric for row in found.taken} == {"Calls", "Letters"}
    assert found.left_out == (f"Figures left out: {heading}.",)


@pytest.mark.parametrize("name", ["Mean", "Average", "Target", "Benchmark", "National average"])
@pytest.mark.parametrize("is_across", [True, False])
def test_rows_beside_actual_figures_that_are_none_are_left_out_by_name(name, is_across):
    rows = (
        ("KPI,Apr 2024,May 2024", "Calls,1,2", f"{name},3,3")
        if is_across
        else ("KPI,Month,Value", "Calls,Apr 2024,1", f"{name},Apr 2024,3", "Calls,May 2024,2")
    )
    found = csv(lines(*rows))
    assert {row.metric for row in found.taken} == {"Calls"}
    assert found.left_out == (f"Rows left out: {name}.",)


def test_a_mean_alone_is_the_figure():
    found = csv(lines("Month,Mean", "Apr 2024,1", "May 2024,4"))
    assert {row.metric for row in found.taken} == {"Mean"}


@pytest.mark.parametrize("heading", ["Reported by", "Entered by", "Approved by"])
def test_numbers_of_people_are_no_metric(heading):
    found = csv(lines(f"Month,Calls,{heading}", "Apr 2024,1,1001", "May 2024,4,1002"))
    assert {row.metric for row in found.taken} == {"Calls"}
    assert found.left_out == (f"Figures left out: {heading}.",)


def test_a_metric_that_takes_the_name_of_the_file_says_so():
    found = csv(lines("Month,Value", "Apr 2024,1", "May 2024,4"))
    assert found.new_metrics == ("figures",)
    assert found.told == ("No heading names the figures. The metric has the name of the file.",)
