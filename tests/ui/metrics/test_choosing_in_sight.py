"""Choosing a metric: what it is called and what takes it stay in sight, and where they are."""

import pytest
from PySide6.QtCore import QPoint, Qt

from digistrat_desktop.system.settings import Settings

pytestmark = pytest.mark.ui


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [(1024, 560), (1366, 768), (1920, 1080)])
def test_the_button_that_tracks_a_metric_is_in_sight_and_never_moves(qtbot, seat_at, size, percent):
    seat = seat_at(size=size, settings=Settings(theme="light", text_percent=percent))
    page = seat.go("metrics")
    page.overview.add_metric.click()
    seat.settle()
    form, places = page.catalogue, set()
    for _ in range(8):
        qtbot.keyClick(form.list, Qt.Key.Key_Down)
        seat.settle()
        view = form.page.viewport()
        top = form.watch.mapTo(view, QPoint(0, 0)).y()
        assert form.detail.isVisible()
        assert 0 <= top <= view.height() - form.watch.height(), form.definition().name
        chosen = form.list.visualItemRect(form.list.currentItem())
        assert form.list.viewport().rect().contains(chosen)
        places.add(top)
    assert len(places) == 1
