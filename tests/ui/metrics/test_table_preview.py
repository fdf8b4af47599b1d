"""The preview of a table: what matters is in sight, what is only said is no warning, and the chart shows what is new."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox

from digistrat_desktop.analysis.charts.drawing import Disc, DrawingPart
from digistrat_desktop.domain.frameworks.framework import Direction, MetricKind
from digistrat_desktop.domain.record.workspace import metrics_in_use, readings_of
from digistrat_desktop.ui.pages.metrics.number_tables import NOTED_COLUMNS
from digistrat_desktop.ui.text import PlainLabel


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


@pytest.mark.parametrize("size", [(1366, 768), (1024, 560), (1920, 1080)])
def test_names_of_columns_and_what_they_are_recorded_as_are_never_cut(page_at, size):
    name = "Discharge letters sent within 24h (%)"
    page = page_at(size=size)
    form = paste(page, f"Month\t{name}\tLetters\nMay 2026\t62\t4\nJun 2026\t63\t5\n")
    for tick, _, choice in form.columns.table.rows():
        label = tick.findChild(PlainLabel)
        assert label.height() >= label.heightForWidth(label.width())
        option = QStyleOptionComboBox()
        choice.initStyleOption(option)
        place = QStyle.SubControl.SC_ComboBoxEditField
        room = choice.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, place)
        assert choice.fontMetrics().horizontalAdvance(choice.currentText()) <= room.width()
    assert form.columns.table.rows()[1][0].findChild(PlainLabel).text() == name
    heads = form.fields.control("header").currentText()
    assert name in heads


TWO_NEW = "Month\tPatients waiting\tWords\nMay 2026\t62\t1\nJun 2026\t63\t4\n"


def test_importing_new_metrics_asks_which_way_is_better_and_of_which_kind_they_are(page):
    form = paste(page, TWO_NEW)
    assert form.about_new.isVisible()
    (name, better, kind), (_, other, _) = form.about_new.table.rows()
    assert name.text() == "Patients waiting"
    assert (better.currentText(), kind.currentText(), other.currentText()) == ("Not recorded",) * 3
    offered = [better.itemText(at) for at in range(better.count())]
    assert offered == [
        "Not recorded",
        "Higher is better",
        "Lower is better (likely)",
        "Neither is better",
    ]
    choose(better, "down")
    choose(kind, "outcome")
    form.record.click()
    page.seat.settle()
    made = {one.name: one for one in metrics_in_use(page.seat.session.workspace)}
    said = made["Patients waiting"]
    assert (said.direction, said.role) == (Direction.DOWN, MetricKind.OUTCOME)
    silent = made["Words"]
    assert (silent.direction, silent.role) == (Direction.NEUTRAL, MetricKind.NOT_SAID)


def choose(field, choice):
    field.set_choice(choice)
    field.chosen.emit(choice)


def test_what_the_catalogue_defines_or_a_table_says_is_not_asked_again(page):
    defined = "Calls abandoned"  # of the catalogue
    form = paste(page, f"Month\t{defined}\tWords\nMay 2026\t6.2\t4\nJun 2026\t6.3\t5\n")
    assert form._found.new_metrics == (defined, "Words")
    assert [row[0].text() for row in form.about_new.table.rows()] == ["Words"]
    rows = "what\timprovement_direction\tdate\tvalue\nWords\tdecrease\t2026-05-01\t4\n"
    form = paste(page, rows + "Words\tdecrease\t2026-06-01\t5\n")
    assert form.about_new.table.rows()[0][1].choice() == "down"


def test_nothing_is_asked_of_metrics_that_are_there(page):
    metric = metrics_in_use(page.seat.session.workspace)[0]
    form = paste(page, f"Month\t{metric.name}\nMay 2031\t62\nJun 2031\t63\n")
    assert not form.about_new.isVisible()
