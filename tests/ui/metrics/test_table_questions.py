"""Questions about a table in the window: a click answers, and then all of the table can be saved."""

import pytest
import xlsxwriter

from tests.ui.metrics.test_table_preview import paste


def opened(page, path):
    page.seat.dialogs.file = path
    page.overview.import_file.click()
    page.seat.settle()
    return page.table_form


def say(page, question, answer):
    page.table_form.doubts.rows[question].buttons[answer].click()
    page.seat.settle()


def test_all_sheets_of_a_month_each_are_read_by_one_click(page, tmp_path):
    path = tmp_path / "months.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for at, name in enumerate(("Apr 2024", "May 2024", "Jun 2024")):
            sheet = book.add_worksheet(name)
            for row, cells in enumerate((("Metric", "Value"), ("Calls", at), ("Letters", at))):
                sheet.write_row(row, 0, cells)
    form = opened(page, path)
    assert list(form.doubts.rows) == ["sheet"]
    assert not form.record.isEnabled()
    say(page, "sheet", "all")
    assert not form.doubts.rows
    assert len(form._found.taken) == 6
    assert form.record.isEnabled()
    assert "3 sheets are read, each as the period it is named by." in form.told.text()


@pytest.mark.parametrize("answer", ["leave-out", "Digital take-up"])
def test_a_column_without_a_heading_is_named_or_left_out_by_one_click(page, answer):
    form = paste(page, "Apr 2024\t10\t20\nMay 2024\t11\t21\nJun 2024\t12\t22\n")
    assert list(form.doubts.rows) == ["column-b", "column-c"]
    say(page, "column-b", answer)
    assert list(form.doubts.rows) == ["column-c"]
    say(page, "column-c", "leave-out")
    assert not form.doubts.rows
    assert len(form._found.taken) == (0 if answer == "leave-out" else 3)
    assert not form.told.text().startswith("Column B")
