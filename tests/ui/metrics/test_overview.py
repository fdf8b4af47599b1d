"""The overview: table, filters, chart, each metric reached by mouse and by keyboard."""

import datetime as dt
from dataclasses import replace

import pytest
from pyqtgraph import PlotWidget, TextItem
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from digistrat_desktop.analysis.charts.drawing import Label, Shape
from digistrat_desktop.analysis.charts.plot import plot_of
from digistrat_desktop.analysis.measures.targets import target_words
from digistrat_desktop.domain.edits.metrics import add_metric, edit_metric, rebase
from digistrat_desktop.domain.frameworks.framework import MetricKind
from digistrat_desktop.domain.ids import RecordId
from digistrat_desktop.domain.record.workspace import metrics_in_use
from digistrat_desktop.domain.trust.metrics import DatedTarget
from digistrat_desktop.services.sample import ensure_sample
from digistrat_desktop.system.settings import Settings
from digistrat_desktop.ui.charts.trend_view import TrendView
from digistrat_desktop.ui.kit.letters import without_letter
from digistrat_desktop.ui.pages.metrics.table import (
    METRIC_COLUMNS,
    Filter,
    matching,
    spoken,
)
from digistrat_desktop.ui.tables.columns import in_order
from digistrat_desktop.ui.tables.table_delegate import broken
from digistrat_desktop.ui.tables.table_model import TableModel
from digistrat_desktop.ui.text import TypeRole
from tests.helpers.kept_sample import ensure_kept
from tests.helpers.trusts import Filler
from tests.ui.waiting import turn

pytestmark = pytest.mark.ui
COLUMNS = [column.key for column in METRIC_COLUMNS]


def names(page):
    return [line.name for line in page.overview.table.shown()]


def test_every_metric_is_listed_with_its_sentence_and_the_first_is_drawn(page):
    metrics = metrics_in_use(page.seat.session.workspace)
    assert names(page) == [m.name for m in metrics]
    assert page.overview.chosen == metrics[0].id
    assert page.overview.chart.title.text().startswith(metrics[0].name)
    assert page.overview.facts.text().startswith("4 metrics")


def test_the_down_key_chooses_the_next_metric(page):
    table = page.overview.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    page.seat.settle()
    assert page.overview.chosen == table.shown()[1].metric_id
    assert page.overview.chart.title.text().startswith(table.shown()[1].name)


def test_a_head_sorts_turns_round_and_gives_the_first_order_back(page):
    table, made = page.overview.table, names(page)
    heads = table.horizontalHeader()
    for wanted in (sorted(made, key=str.casefold), sorted(made, key=str.casefold)[::-1], made):
        heads.sectionClicked.emit(COLUMNS.index("name"))
        assert names(page) == wanted


def test_filters_count_and_keep_only_what_they_name(page):
    lines = page.overview.table.shown()
    page.overview.chips[Filter.STALE].click()
    assert page.overview.table.shown() == matching(lines, Filter.STALE)
    page.overview.chips[Filter.OUTCOME].click()
    wanted = matching(lines, Filter.OUTCOME)
    assert page.overview.chips[Filter.OUTCOME].text() == f"Outcome {len(wanted)}"
    assert page.overview.none_left.isVisible() is (not wanted)


def test_metrics_without_a_value_come_last_in_every_order(page):
    lines = page.overview.table.shown()
    for column in METRIC_COLUMNS:
        for turned in (False, True):
            ranked = in_order(lines, column.sort_key, descending=turned)
            assert sorted(x.name for x in ranked) == sorted(x.name for x in lines)
    target = METRIC_COLUMNS[COLUMNS.index("target")].sort_key
    targets = [x.target for x in in_order(lines, target, descending=True)]
    assert targets == sorted(targets, key=lambda t: not t)


def test_the_chart_is_read_point_by_point_with_keys(page):
    view = page.overview.chart.panel.view
    points = page.overview.table.shown()[0].analysis.points
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.words.text().startswith(points[-1].period.label)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.words.text().startswith(points[-2].period.label)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.accessibleDescription().startswith(points[0].period.label)


def begin_limits(page, reason):
    session = page.seat.session
    metric = metrics_in_use(session.workspace)[0]
    late = page.overview.table.shown()[0].analysis.points[-2].period.start
    session.submit(rebase(metric, late, reason, session.author))
    page.seat.settle()
    return page.overview.chart.panel.view


@pytest.mark.parametrize("width", [560, 1000, 1500])
def test_why_new_limits_begin_is_never_cut_by_the_edge_of_the_chart(page_at, width):
    view = begin_limits(page_at(size=(width, 800)), "The portal went live, with text messages")
    plot = view.findChild(PlotWidget)
    room = plot.getPlotItem().vb.sceneBoundingRect()
    (note,) = [
        one
        for one in plot.scene().items()
        if isinstance(one, TextItem) and one.toPlainText().startswith("Limits recalculated")
    ]
    place = note.sceneBoundingRect()
    assert room.left() - 1 <= place.left()
    assert place.right() <= room.right() + 1
    assert note.toPlainText() in view.reasons.shown()
    if width > 560:
        assert note.toPlainText().endswith("text messages (trial limits, 2 points)")


def test_a_picked_point_is_offered_for_new_limits(page):
    view = page.overview.chart.panel.view
    view.read_point(5)
    QTest.keyClick(view, Qt.Key.Key_Return)
    page.overview.chart.actions_by_id["limits"].trigger()
    assert (
        page.mark.form.control("period").choice()
        == page.overview.table.shown()[0].analysis.points[5].period.text
    )


def test_hovering_reads_the_nearest_point(page):
    view = page.overview.chart.panel.view
    box = view._plot.getPlotItem().vb
    points = page.overview.table.shown()[0].analysis.points
    view._on_hover(box.mapViewToScene(QPointF(view._places[3] + 0.2, points[3].value)))
    assert view.words.text().startswith(points[3].period.label)


def test_the_lines_are_named_at_the_edge(page):
    words = [label.text.split()[0] for label in page.overview.chart.panel.view.edge.labels()]
    assert words[:4] == ["Upper", "Mean", "Lower", "Target"]


def test_the_numbers_stand_in_a_table_and_can_be_copied(page):
    chart = page.overview.chart
    chart.as_table.click()
    assert chart.numbers.isVisible()
    points = page.overview.table.shown()[0].analysis.points
    assert chart.numbers.model().rowCount() == len(points)
    assert chart.numbers.model().index(0, 0).data() == points[-1].period.label
    chart.numbers.copy()
    assert QGuiApplication.clipboard().text().startswith("Period\tValue\tStatus")
    chart.as_table.click()
    assert chart.panel.isVisible()


@pytest.mark.parametrize(("kind", "begins"), [("svg", b"<?xml"), ("png", b"\x89PNG")])
def test_the_chart_is_saved_as_it_is_printed(page, tmp_path, kind, begins):
    page.seat.dialogs.file = tmp_path / f"chart.{kind}"
    page.overview.chart.save(kind)
    page.seat.settle()
    assert (tmp_path / f"chart.{kind}").read_bytes().startswith(begins)


def test_the_chart_is_copied_as_a_picture(page):
    page.overview.chart.copy()
    image = QGuiApplication.clipboard().image()
    assert image.width() > image.height() > 0


def test_the_table_scrolls_and_the_chart_keeps_its_height_in_a_small_window(page_at):
    page = page_at(size=(960, 500), filled=fill_many)
    overview = page.overview
    assert overview.chart.panel.height() >= 232
    assert overview.table.verticalScrollBar().maximum() > 0
    assert overview.table.horizontalScrollBar().maximum() == 0


def shown_columns(table):
    return [c for n, c in enumerate(COLUMNS) if not table.isColumnHidden(n)]


def test_several_metrics_can_be_compared_in_a_small_window(page_at):
    table = page_at(size=(960, 500), filled=fill_many).overview.table
    assert table.rowViewportPosition(3) < table.viewport().height()
    assert table.verticalScrollBar().maximum() > 0


def test_a_row_is_as_high_as_its_words_and_not_as_those_of_its_drawings(page_at):
    table = page_at(size=(1500, 700)).overview.table
    line = QFontMetrics(table.font()).height()
    assert "last" in shown_columns(table)
    assert max(table.rowHeight(at) for at in range(table.model().rowCount())) <= 5 * line


def test_a_narrow_table_gives_the_sentence_two_lines_before_a_figure_its_column(page_at):
    page = page_at(size=(1500, 700))
    table = page.overview.table
    assert shown_columns(table) == COLUMNS
    assert table.itemDelegate().folded == {}
    for width in (1000, 700, 480):
        page.resize(width, 700)
        page.seat.settle()
        assert table.horizontalScrollBar().maximum() == 0
        assert {"name", "latest", "words"} <= set(shown_columns(table))
        assert [c.key for c in table.itemDelegate().folded["latest"]] == ["target"]
    assert "symbols" not in shown_columns(table)
    assert table.columnWidth(COLUMNS.index("words")) >= 100


def test_a_target_without_a_column_is_told_under_the_latest_value(page):
    told = {line.name: target_words(line) for line in page.overview.table.shown()}
    targets = {line.name: line.target for line in page.overview.table.shown()}
    assert any(targets.values())
    assert told == {name: f"target {one}" if one else "" for name, one in targets.items()}


def test_the_model_keeps_every_promise_of_a_model(page, qtmodeltester):
    model = TableModel(METRIC_COLUMNS, parent=page)
    qtmodeltester.check(model)
    model.show_rows([(line.metric_id, line) for line in page.overview.table.shown()])
    qtmodeltester.check(model)


def fill_many(library):
    filler = Filler(library.pack_in_use())
    trust = filler.trust()
    filler.assessment(trust, "Autumn", dt.date(2026, 10, 1))
    for _ in range(3):
        filler.metrics(trust, 22)
    filler.write(library)


def test_sixty_six_metrics_are_listed_and_filtered(page_at):
    page = page_at(filled=fill_many)
    assert len(page.overview.table.shown()) == 66
    page.overview.set_filter(Filter.ATTENTION)
    assert 0 < len(page.overview.table.shown()) <= 66


def test_a_trust_without_metrics_is_led_to_the_catalogue(page_at):
    page = page_at(filled=only_trust)
    assert page.empty.isVisible()
    page.empty.button.click()
    page.seat.settle()
    assert page.catalogue.list.count() == 25


def only_trust(library):
    filler = Filler(library.pack_in_use())
    filler.assessment(filler.trust(), "Autumn", dt.date(2026, 10, 1))
    filler.write(library)


def test_without_a_trust_the_page_says_what_to_do(page_at):
    page = page_at(full=False)
    assert page.no_trust.isVisible()


def test_a_read_only_copy_offers_nothing_to_write(page):
    page.seat.session.set_read_only("Read-only copy")
    page.seat.settle()
    overview = page.overview
    buttons = (overview.paste, overview.import_file, overview.add_reading, overview.add_metric)
    assert not any(button.isEnabled() for button in buttons)
    assert not overview.chart.actions_by_id["limits"].isEnabled()


@pytest.mark.parametrize(
    ("kind", "begins"), [("csv", b"\xef\xbb\xbfMetric,Period"), ("xlsx", b"PK")]
)
def test_the_readings_are_saved_with_their_analysis_and_it_is_told_where(
    page, tmp_path, kind, begins
):
    told = []
    page.seat.context.navigator.told_of_file.connect(lambda words, path: told.append((words, path)))
    page.seat.dialogs.file = tmp_path / f"out.{kind}"
    page.overview.chart.actions_by_id[kind].trigger()
    page.seat.settle()
    assert (tmp_path / f"out.{kind}").read_bytes().startswith(begins)
    assert told == [("The readings were saved.", str(tmp_path / f"out.{kind}"))]


def test_nothing_is_saved_when_no_file_is_chosen(page, tmp_path):
    page.seat.dialogs.file = None
    page.export("csv")
    page.seat.settle()
    assert list(tmp_path.glob("*.csv")) == []


def make_a_pair(page):
    session = page.seat.session
    leading, outcome = metrics_in_use(session.workspace)[:2]
    for metric, values in (
        (leading, {"role": MetricKind.LEADING, "pair_ids": (outcome.id,)}),
        (outcome, {"role": MetricKind.OUTCOME, "pair_ids": ()}),
    ):
        session.submit(edit_metric(metric, values, session.author))
        page.seat.settle()
    return leading, outcome


def told_by(drawing):
    return [mark.text for mark in drawing.marks if isinstance(mark, Label)]


def test_a_leading_measure_is_shown_with_its_outcome_in_one_picture(page):
    leading, outcome = make_a_pair(page)
    chart = page.overview.chart
    for one in (leading, outcome):
        page.overview.choose(one.id)
        assert chart.with_pair.isVisible()
    chart.with_pair.click()
    page.seat.settle()
    assert chart.together.isVisible()
    assert not chart.panel.isVisible()
    shown = chart.together.drawing().alt
    assert leading.name in shown
    assert outcome.name in shown
    assert chart.drawing().alt == shown
    assert shown.startswith(chart.title.text())
    assert chart.title.text() not in told_by(chart.together.drawing())
    assert not chart.pair.isVisible()
    chart.with_pair.click()
    assert chart.title.text().startswith(outcome.name)
    assert chart.panel.isVisible()
    assert not chart.together.isVisible()


def test_the_buttons_of_the_chart_are_whole_with_text_of_twice_the_size(page_at):
    page = page_at(size=(960, 500), settings=Settings(theme="light", text_percent=200))
    make_a_pair(page)
    chart = page.overview.chart
    for button in (chart.with_pair, chart.as_table, chart.more):
        assert button.isVisible()
        assert button.width() >= button.sizeHint().width()
        assert button.geometry().top() > chart.title.geometry().top()
    assert chart.title.width() > chart.width() * 0.8


def test_a_metric_without_a_pair_offers_no_picture_of_two(page):
    make_a_pair(page)
    page.overview.chart.with_pair.click()
    page.overview.choose(metrics_in_use(page.seat.session.workspace)[2].id)
    assert not page.overview.chart.with_pair.isVisible()
    assert page.overview.chart.panel.isVisible()


def test_the_numbers_have_rows_of_one_line_where_there_is_room_for_every_reason(page_at):
    page = page_at(size=(1700, 900))
    chart = page.overview.chart
    chart.as_table.click()
    page.seat.settle()
    heads, letters = chart.numbers.verticalHeader(), chart.numbers.fontMetrics()
    assert heads.defaultSectionSize() < 2 * letters.height()
    page.resize(620, 900)
    page.seat.settle()
    assert heads.defaultSectionSize() >= 2 * letters.height()


def test_sites_stand_side_by_side_and_lead_to_their_charts(page):
    session = page.seat.session
    metric = metrics_in_use(session.workspace)[0]
    assert not page.overview.sites.isVisible()
    other = replace(metric, id=RecordId(session.author.new_id()), site="Eastgate")
    session.submit(add_metric(other, session.author))
    page.seat.settle()
    row = page.overview.sites.table.rows()[0]
    assert [cell.text() for cell in row[:1]] == [metric.name]
    page.overview.sites.metric_chosen.emit(other.id)
    page.seat.settle()
    assert page.overview.chosen == other.id
    assert page.overview.chart.finding.startswith(f"{metric.name}, Eastgate")


def test_several_metrics_are_stopped_together_for_one_reason_and_brought_back_by_undo(page):
    table, made = page.overview.table, names(page)
    table.setFocus()
    assert not page.overview.stop.isVisible()
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.overview.stop.text() == "Stop tracking 2 metrics…"
    page.overview.stop.click()
    assert page.stop.isVisible()
    page.stop.form.save()
    assert page.stop.form.fault_of("reason").startswith("Say why")
    page.stop.form.control("reason").setText("The portal closed")
    page.stop.form.save()
    page.seat.settle()
    assert names(page) == made[2:]
    page.seat.session.undo()
    page.seat.settle()
    assert names(page) == made


def test_a_right_click_on_any_table_offers_what_can_be_done_the_copy_and_the_orders(page):
    table = page.overview.table
    spot = table.visualRect(table.model().index(0, 0)).center()
    reason = QContextMenuEvent.Reason.Mouse
    table.contextMenuEvent(QContextMenuEvent(reason, spot, table.viewport().mapToGlobal(spot)))
    (menu,) = (one for one in table.findChildren(QMenu) if one.isVisible())
    offered = [without_letter(one.text()) for one in menu.actions()]
    menu.close()
    assert offered[:2] == ["Stop tracking 1 metric…", "Copy"]
    assert "Sort by Metric" in offered


def test_a_trust_without_metrics_can_begin_with_a_file(page_at):
    page = page_at(filled=only_trust)
    page.empty.others[-1].click()
    page.seat.settle()
    assert page.table_form.isVisible()


@pytest.mark.parametrize("size", [(947, 507), (1289, 715), (1760, 1027)])
def test_no_name_of_a_metric_is_cut_and_its_line_below_keeps_its_room(page_at, size):
    page = page_at(filled=ensure_sample, size=size)
    table, theme = page.overview.table, page.seat.context.look.theme
    bold, small = (
        QFontMetrics(theme.font(bold=True)),
        QFontMetrics(theme.font(TypeRole.SMALL)),
    )
    room = table.columnWidth(0) - 2 * table.itemDelegate().edge()
    assert any(bold.horizontalAdvance(line.name) > 300 for line in page.overview.found.metrics)
    for row, line in enumerate(page.overview.found.metrics):
        most = 2 if table.rowHeight(row) > 2 * bold.height() + small.height() else 1
        said = broken(line.name, lambda text: bold.horizontalAdvance(text) <= room, most)
        assert bold.horizontalAdvance(said[-1]) <= room, line.name


def test_the_next_dated_target_is_told_with_its_day_in_the_table_and_to_a_reader(page):
    seat = page.seat
    [first, *_] = metrics_in_use(seat.session.workspace)
    dated = (DatedTarget(dt.date(2099, 4, 1), "82"),)
    step = edit_metric(first, {"targets": dated}, seat.session.author)
    assert seat.session.submit(step)
    seat.settle()
    line = next(one for one in page.overview.found.metrics if one.metric_id == first.id)
    assert line.next_target.endswith(" from Apr 2099")
    assert line.next_target in target_words(line)
    [target] = [one for one in METRIC_COLUMNS if one.key == "target"]
    assert target.below(line) == (line.next_target, "secondary")
    assert line.next_target in spoken(line)


def test_every_letter_and_shape_of_the_metrics_is_explained_where_it_stands(seat_at):
    seat = seat_at(filled=ensure_kept)
    page = seat.go("metrics")
    overview = page.overview
    heads = [
        overview.table.model().headerData(
            at, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
        )
        for at in range(overview.table.model().columnCount())
    ]
    (told,) = [tip for tip in heads if "Change:" in tip]
    for words in ("H high", "L low", "P will be met", "F will be missed", "A square improves"):
        assert words in told
    assert "will miss its target" in overview.chips[Filter.ATTENTION].toolTip()
    shown = set()
    for line in overview.found.metrics:
        overview.choose(line.metric_id)
        legend = overview.chart.panel.view.legend.text()
        marked = {form.shape for form in plot_of(line.analysis, line.subject).forms}
        assert (Shape.SQUARE in marked) is ("■ improvement" in legend)
        assert bool({Shape.TRIANGLE_UP, Shape.TRIANGLE_DOWN} & marked) is ("concern" in legend)
        shown |= marked
    assert Shape.SQUARE in shown


def test_view_readings_opens_the_readings_with_the_keyboard_on_them(seat):
    page = seat.go("metrics")
    page.overview.chart.actions_by_id["readings"].trigger()
    seat.settle()
    form = page.reading
    assert form.title.text().startswith("Readings: ")
    assert seat.focus() is form.table
    assert form.table.visibleRegion().boundingRect().height() > 0
    assert form.table.mapTo(form, QPoint(0, 0)).y() < form.form.mapTo(form, QPoint(0, 0)).y()


def test_the_menu_leads_to_the_list_of_metrics_and_what_was_typed_is_its_draft(seat):
    page = seat.go("metrics")
    page.show_reading()
    page.reading.form.control("period").setText("May 2026")
    seat.keys(Qt.Key.Key_Tab)
    rail = seat.window.shell.rail
    for place in ("actions", "metrics"):
        QTest.mouseClick(rail.button(place), Qt.MouseButton.LeftButton)
        seat.settle()
    assert page.overview.isVisible()
    assert page.overview.offer.isVisible()


def test_no_line_of_the_mouse_stays_on_a_chart_when_it_is_elsewhere(seat):
    chart = seat.go("metrics").overview.chart.panel.findChild(TrendView)
    hint = chart.words.text()
    chart.read_point(0)
    assert chart._cursor.isVisible()
    QApplication.sendEvent(chart, QEvent(QEvent.Type.Leave))
    assert not chart._cursor.isVisible()
    assert chart.words.text() == hint
    chart.setFocus()
    seat.keys(Qt.Key.Key_Left)
    QApplication.sendEvent(chart, QEvent(QEvent.Type.Leave))
    assert chart._cursor.isVisible()
    seat.window.shell.rail.button("metrics").setFocus()
    assert not chart._cursor.isVisible()


def test_a_metric_without_readings_says_what_to_do_and_draws_no_axes(seat):
    page = seat.go("metrics")
    chart = page.overview.chart.panel.findChild(TrendView)
    line = page.overview.found.metrics[0]
    assert chart._plot.isVisible()
    chart.show_line(replace(line, analysis=replace(line.analysis, points=())))
    assert not chart._plot.isVisible()
    assert chart.words.text().startswith("No readings yet.")
    assert not chart.legend.text()


def test_an_own_metric_is_made_where_the_empty_page_names_it(page_at):
    page = page_at(filled=only_trust)
    assert "create your own" in page.empty.sentence.text()
    own = next(one for one in page.empty.others if one.text() == "Create your own metric")
    own.click()
    assert page.definition.isVisible()


@pytest.mark.parametrize("size", [(800, 700), (1100, 700)])
def test_the_chart_stays_as_high_whatever_point_is_read(page_at, size):
    page = page_at(size=size, filled=ensure_sample)
    view = page.overview.chart.panel.view
    for line in page.overview.found.metrics:
        page.overview.choose(line.metric_id)
        page.seat.settle()
        high = view._plot.height()
        for at in range(len(view._places)):
            view.read_point(at)
            turn(1)
            assert view._plot.height() == high, (line.name, at)
