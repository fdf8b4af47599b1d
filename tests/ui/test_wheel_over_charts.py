"""The wheel scrolls a page past its charts; with Ctrl, or by + and - keys, a chart is zoomed."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from digistrat_desktop.services.sample import ensure_sample
from digistrat_desktop.ui.charts.drawing_view import DrawingView
from digistrat_desktop.ui.charts.trend_view import TrendView
from digistrat_desktop.ui.kit.page_parts import ScrollPage

pytestmark = pytest.mark.ui
PAGES = ("metrics", "progress", "constraints")
ONE_NOTCH = 120


@pytest.fixture
def seat(seat_at):
    return seat_at(filled=ensure_sample, size=(1024, 560))


def turn_wheel(window, at, by=-ONE_NOTCH, modifiers=Qt.KeyboardModifier.NoModifier):
    """Turn the wheel over whatever is at a place of the window; what is not taken goes to the parent, as in Qt."""
    widget = window.childAt(at)
    while widget is not None:
        here = QPointF(widget.mapFrom(window, at))
        event = QWheelEvent(
            here, QPointF(window.mapToGlobal(at)), QPoint(), QPoint(0, by),
            Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        is_taken = QApplication.sendEvent(widget, event) and event.isAccepted()
        widget = None if is_taken else widget.parentWidget()


def bring_to_top(page, chart):
    [area] = [one for one in page.findChildren(ScrollPage) if one.isVisible()]
    bar = area.verticalScrollBar()
    bar.setValue(chart.mapTo(area.widget(), QPoint(0, 0)).y() - 40)
    return bar


def places_on(chart, window):
    """Give places over the axis, the middle and the right edge of a chart."""
    inside = chart.visibleRegion().boundingRect()
    x, y = inside.center().x(), inside.center().y()
    across = (inside.left() + 8, x, inside.right() - 8)
    return [chart.mapTo(window, QPoint(at, y)) for at in across]


def span(chart):
    low, high = chart._plot.getPlotItem().vb.viewRange()[0]
    return high - low


def trend_of(seat):
    page = seat.go("metrics")
    [chart] = [one for one in page.findChildren(TrendView) if one.isVisible()]
    bring_to_top(page, chart)
    seat.settle()
    return chart


@pytest.mark.parametrize("page_id", PAGES)
def test_the_wheel_scrolls_the_page_over_each_of_its_charts(seat, page_id):
    page = seat.go(page_id)
    charts = [*page.findChildren(DrawingView), *page.findChildren(TrendView)]
    shown = [one for one in charts if one.isVisible() and one.height() > 0]
    assert shown
    for chart in shown:
        bar = bring_to_top(page, chart)
        assert bar.maximum()
        seat.settle()
        before = span(chart) if isinstance(chart, TrendView) else None
        for at in places_on(chart, seat.window):
            was = bar.value()
            by = -ONE_NOTCH if was < bar.maximum() else ONE_NOTCH
            turn_wheel(seat.window, at, by)
            assert bar.value() != was, chart.accessibleName()
            bar.setValue(was)
        assert before is None or span(chart) == before


def test_the_wheel_with_ctrl_zooms_the_chart_and_leaves_the_page(seat):
    chart = trend_of(seat)
    [area] = [one for one in seat.page("metrics").findChildren(ScrollPage) if one.isVisible()]
    whole, was = span(chart), area.verticalScrollBar().value()
    at = places_on(chart, seat.window)[1]
    turn_wheel(seat.window, at, ONE_NOTCH, Qt.KeyboardModifier.ControlModifier)
    assert span(chart) < whole
    turn_wheel(seat.window, at, -ONE_NOTCH, Qt.KeyboardModifier.ControlModifier)
    assert span(chart) == pytest.approx(whole)
    assert area.verticalScrollBar().value() == was


def test_keys_zoom_the_chart_about_the_point_that_is_read_and_show_all_again(seat):
    chart = trend_of(seat)
    whole = span(chart)
    chart.setFocus()
    chart.read_point(0)
    seat.keys(Qt.Key.Key_Plus, Qt.Key.Key_Plus)
    assert span(chart) < whole / 2
    low, high = chart._plot.getPlotItem().vb.viewRange()[0]
    assert low <= chart._places[0] <= high
    seat.keys(Qt.Key.Key_Minus)
    assert span(chart) < whole
    seat.keys(Qt.Key.Key_0)
    assert span(chart) == pytest.approx(whole)
