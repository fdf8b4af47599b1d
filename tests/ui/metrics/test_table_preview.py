"""The preview of a table: what matters is in sight, what is only said is no warning, and the chart shows what is new."""

import pytest
from PySide6.QtCore import Qt

from digistrat_desktop.analysis.charts.drawing import Disc, DrawingPart
from digistrat_desktop.domain.record.workspace import metrics_in_use, readings_of
from digistrat_desktop.ui.pages.metrics.number_tables import NOTED_COLUMNS


def paste(page, text):
    page.show_paste()
    form = page.table_form
    form.fields.control("text").setPlainText(text)
    form._read_text()
    page.seat.settle()
    return form


def hollow(form):
    return [
        mark
        for mark in form.chart.drawn.drawing().marks
        if isinstance(mark, Disc) and mark.part is DrawingPart.EMPTY
    ]


@pytest.mark.parametrize("size", [(1366, 768), (1024, 560), (1920, 1080)])
@pytest.mark.parametrize("cell", ["62.4", "a few"])
def test_the_name_period_and_value_of_each_row_are_in_sight(page_at, size, cell):
    page = page_at(size=size)
    name = "Patients with a digital letter, all sites and every specialty"
    form = paste(page, f"Month\t{name}\tCalls\nMay 2026\t{cell}\t5\nJun 2026\t63\t6\n")
    assert not form.rows.horizontalScrollBar().maximum()
    headings = [form.rows.model().headerData(at, Qt.Orientation.Horizontal) for at in range(3)]
    assert headings == ["Metric", "Period", "Value"]
    for at in range(3):
        right = form.rows.columnViewportPosition(at) + form.rows.columnWidth(at)
        assert right <= form.rows.viewport().width()


def test_where_a_row_has_a_note_it_stands_in_a_column_of_its_own(page):
    form = paste(
        page, "Month\tCalls\tLetters\nMay 2026\ta few\t5\nJun 2026\t7\t8\nJul 2026\t8\t9\n"
    )
    assert form.rows.model().columnCount() == len(NOTED_COLUMNS)
    form = paste(page, "Month\tCalls\tLetters\nMay 2026\t6\t5\nJun 2026\t7\t8\n")
    assert form.rows.model().columnCount() == len(NOTED_COLUMNS) - 1


def test_how_a_table_is_read_is_no_warning_and_what_is_left_out_is_one(page):
    form = paste(
        page,
        "service\tperiod\tchannel\tmeasure\tvalue\tRef\nA\t2026-05\tweb\tuse\t5\t9\n"
        "A\t2026-06\tweb\tuse\t6\t9\n",
    )
    assert form.says.text().startswith("Read as “Performance of government services")
    assert "This will add 1 new metric" in form.says.text()
    assert form.told.text() == "Figures left out: Ref."


def test_the_chart_shows_the_metric_as_it_would_be_with_its_new_points_apart(page):
    workspace = page.seat.session.workspace
    metric = metrics_in_use(workspace)[0]
    before = len(readings_of(workspace, metric.id))
    form = paste(page, f"Month\t{metric.name}\nMay 2031\t62\nJun 2031\t63\n")
    assert form.chart.isVisible()
    assert form.chart.title.text() == f"{metric.name}, with 2 new readings"
    assert len(hollow(form)) == 2
    assert form.chart.key.text() == "Large hollow points are new."
    assert len(readings_of(page.seat.session.workspace, metric.id)) == before, "nothing is recorded"


def test_of_a_new_metric_every_point_is_new_and_none_is_drawn_apart(page):
    form = paste(page, "Month\tBrand new\tOther\nMay 2026\t62\t1\nJun 2026\t63\t\n")
    assert form.chart.title.text() == "Brand new, with 2 new readings"
    assert form.chart.key.text() == "Every point is new."
    assert not hollow(form)


def test_without_a_value_there_is_no_chart(page):
    form = paste(page, "Month\tCalls\tLetters\nMay 2026\t\t\n")
    assert not form.chart.isVisible()
