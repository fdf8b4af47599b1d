"""Tables whose headings are missing, lone, or numbers of days; and sheets that are one month each."""

import datetime as dt

import pytest
import xlsxwriter

from digistrat_desktop.domain.frameworks.framework import Direction
from digistrat_desktop.services.tables.preview import own_of, preview
from digistrat_desktop.services.tables.shape.layout import propose
from digistrat_desktop.services.tables.source import table_from_file, table_from_text
from tests.conformance.foreign import lines, readings
from tests.unit.importing.made_up import begun, watched


def previewed(table, answers=(), desk=None, **more):
    desk = desk or begun()[0]
    layout = propose(table, own=own_of(desk.present), **more)
    for question, answer in answers:
        layout = layout.answered(question, answer)
    return preview(table, layout, desk.present)


def written(tmp_path, text, answers=(), name="calls taken.csv"):
    path = tmp_path / name
    path.write_text(text)
    return previewed(table_from_file(path), answers)


def book(tmp_path, *sheets, **options):
    path = tmp_path / "figures.xlsx"
    with xlsxwriter.Workbook(path, options) as made:
        dated = made.add_format({"num_format": "mmm yyyy"})
        for name, rows in sheets:
            page = made.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    form = (dated,) if isinstance(cell, dt.date) else ()
                    page.write(at, column, cell, *form)
    return table_from_file(path)


# no heading at all

BARE = ("2024-04,10", "2024-05,11", "2024-06,12")


@pytest.mark.parametrize(
    "rows", [BARE, ("Apr 2024;10", "May 2024;11"), ("10,2024-04", "11,2024-05", "12,2024-06")]
)
def test_figures_without_a_heading_are_asked_for_and_recorded_under_no_letter(tmp_path, rows):
    found = written(tmp_path, lines(*rows))
    assert len(found.doubts) == 1
    column = "a" if rows[0].startswith("10") else "b"
    assert found.doubts[0].id == f"column-{column}"
    assert found.doubts[0].place == f"Row 1, column {column.upper()}"
    assert found.doubts[0].answers[0][0] == "calls taken"
    assert not any("Column" in row.metric for row in found.taken)
    said = written(tmp_path, lines(*rows), [(f"column-{column}", "Letters")])
    assert not said.doubts
    assert said.new_metrics == ("Letters",)


def test_each_column_without_a_heading_is_a_question_of_its_own(tmp_path):
    text = lines("Apr 2024,10,20", "May 2024,11,21")
    assert [one.id for one in written(tmp_path, text).doubts] == ["column-b", "column-c"]
    found = written(tmp_path, text, [("column-b", "Calls"), ("column-c", "leave-out")])
    assert not found.doubts
    assert set(readings(found)) == {("Calls", "2024-04"), ("Calls", "2024-05")}


def test_names_in_the_rows_need_no_heading(tmp_path):
    found = written(
        tmp_path, lines("Calls,Apr 2024,10", "Calls,May 2024,11", "Letters,Apr 2024,12")
    )
    assert not found.doubts
    assert set(found.new_metrics) == {"Calls", "Letters"}


def test_a_metric_of_the_trust_is_offered_and_one_in_the_name_of_the_file_first(tmp_path):
    desk, trust, _ = begun()
    metric = watched(desk, trust, name="Calls taken", unit="")
    path = tmp_path / "calls taken.csv"
    path.write_text(lines(*BARE))
    found = previewed(table_from_file(path), desk=desk)
    assert found.doubts[0].answers[0] == ("Calls taken", "“Calls taken”")
    answered = previewed(table_from_file(path), [("column-b", "Calls taken")], desk)
    assert {row.metric for row in answered.taken} == {metric.id}


def test_a_metric_that_was_chosen_is_no_question(tmp_path):
    desk, _, metric = begun()
    found = previewed(table_from_text(lines(*BARE)), desk=desk, metric_id=metric.id)
    assert not found.doubts
    assert {row.metric for row in found.taken} == {metric.id}


@pytest.mark.parametrize("above", [(), ("KPI report,",), ("KPI report", "")])
def test_a_lone_heading_after_an_empty_cell_names_its_column(tmp_path, above):
    found = written(tmp_path, lines(*above, ",Calls", "Apr 2024,1", "May 2024,2", "Jun 2024,3"))
    assert not found.bad
    assert not found.doubts
    assert set(found.new_metrics) == {"Calls"}


def test_a_lone_heading_in_a_workbook_names_its_column(tmp_path):
    rows = ([None, "Calls"], [dt.date(2024, 4, 1), 1], [dt.date(2024, 5, 1), 2])
    found = previewed(book(tmp_path, ("Data", rows)))
    assert set(readings(found)) == {("Calls", "2024-04"), ("Calls", "2024-05")}


# numbers of days


@pytest.mark.parametrize("first", [45383, 45382, 43921])
@pytest.mark.parametrize("kind", [str, int])
def test_numbers_of_days_across_the_headings_are_months(tmp_path, first, kind):
    steps = {45383: (0, 30, 61), 45382: (0, 30, 61), 43921: (0, 30, 61)}[first]
    if first == 45382:
        steps = (0, 30, 60)  # 31 March, 30 April, 30 May is no last day
        steps = (0, 30, 61)
    is_1904 = first == 43921
    heads = ["KPI", *(kind(first + one) for one in steps)]
    table = book(
        tmp_path, ("Data", (heads, ["Calls", 1, 2, 3], ["Letters", 4, 5, 6])), date_1904=is_1904
    )
    found = previewed(table)
    months = (
        ["2024-03", "2024-04", "2024-05"] if first == 45382 else ["2024-04", "2024-05", "2024-06"]
    )
    assert [period for metric, period in readings(found) if metric == "Calls"] == months
    assert any(f"“{first}” is read as the date" in one for one in found.told)


def test_numbers_of_days_across_the_headings_of_a_csv_are_months(tmp_path):
    found = written(tmp_path, lines("KPI,45383,45413,45444", "Calls,1,2,3", "Letters,4,5,6"))
    assert list(readings(found).values()) == ["1", "2", "3", "4", "5", "6"]
    assert {row.period.text for row in found.taken} == {"2024-04", "2024-05", "2024-06"}


def test_weeks_across_the_headings_as_numbers_of_days_are_weeks(tmp_path):
    found = written(tmp_path, lines("KPI,45383,45390,45397", "Calls,1,2,3", "Letters,4,5,6"))
    assert {row.period.text for row in found.taken} == {"2024-W14", "2024-W15", "2024-W16"}


@pytest.mark.parametrize(
    "row", ["Calls,45383,45390,45399", "Calls,30000,45413,45444", "Calls,45383,45383,45383"]
)
def test_figures_that_are_no_row_of_dates_stay_figures(tmp_path, row):
    found = written(tmp_path, lines("KPI,Apr 2024,May 2024,Jun 2024", row))
    assert list(readings(found).values()) == row.split(",")[1:]


@pytest.mark.parametrize("is_date", [True, False])
def test_days_of_the_system_of_1904_are_the_days_they_were_written_as(tmp_path, is_date):
    days = (dt.date(2024, 4, 1), dt.date(2024, 5, 1)) if is_date else (43921, 43951)
    table = book(
        tmp_path, ("Data", (["Month", "Calls"], [days[0], 1], [days[1], 2])), date_1904=True
    )
    assert set(readings(previewed(table))) == {("Calls", "2024-04"), ("Calls", "2024-05")}


# sheets of one month each

HEADS = ["Metric", "Value"]


def months(*names, heads=HEADS):
    return [(name, (heads, ["Calls", at], ["Letters", at + 10])) for at, name in enumerate(names)]


@pytest.mark.parametrize(
    "names",
    [("Apr 2024", "May 2024", "Jun 2024"), ("2024-04", "2024-05"), ("Q1 2024-25", "Q2 2024-25")],
)
def test_sheets_that_are_named_by_their_periods_are_offered_together_first(tmp_path, names):
    table = book(tmp_path, *months(*names))
    found = previewed(table)
    assert [one.id for one in found.doubts] == ["sheet"]
    assert found.doubts[0].answers[0][0] == "all"
    every = previewed(table, [("sheet", "all")])
    assert not every.doubts
    assert len(every.taken) == 2 * len(names)
    assert len({row.period for row in every.taken}) == len(names)
    assert not every.left_out
    assert any(
        one.startswith(f"{len(names)} sheets are read, each as the period") for one in every.told
    )
    first = previewed(table, [("sheet", names[0])])
    assert len(first.taken) == 2


def test_a_cell_of_another_sheet_that_cannot_be_read_is_named_with_its_sheet(tmp_path):
    sheets = months("Apr 2024", "May 2024")
    sheets[1] = ("May 2024", (HEADS, ["Calls", "many"], ["Letters", 2]))
    found = previewed(book(tmp_path, *sheets), [("sheet", "all")])
    assert [one.place for one in found.bad] == ["Sheet “May 2024”, row 2, column B"]


def test_what_each_of_several_sheets_says_beside_its_figures_is_kept(tmp_path):
    heads = ["Metric", "Value", "Target", "Improvement direction"]
    sheets = [
        (name, (heads, ["Calls", 5, target, "Increase"], ["Letters", 7, "", "Decrease"]))
        for name, target in (("Apr 2024", 80), ("May 2024", 90))
    ]
    found = previewed(book(tmp_path, *sheets), [("sheet", "all")])
    assert not found.doubts
    calls, letters = found.beside["Calls"], found.beside["Letters"]
    assert [value for _, value in calls.targets] == ["80", "90"]
    assert [day.month for day, _ in calls.targets] == [4, 5]
    assert (calls.direction, letters.direction) == (Direction.UP, Direction.DOWN)


@pytest.mark.parametrize("names", [("North", "South"), ("Apr 2024", "Notes too")])
def test_sheets_that_are_not_all_periods_are_read_one_at_a_time(tmp_path, names):
    found = previewed(book(tmp_path, *months(*names)))
    assert "all" not in dict(found.doubts[0].answers)
