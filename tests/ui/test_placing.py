"""The window stands inside the screen, frame and all, the first time and when a screen is gone."""

import pytest
from PySide6.QtCore import QRect

from digistrat_desktop.system.settings import Settings
from digistrat_desktop.ui.kit.placing import FRAME, first_place, kept_inside

pytestmark = pytest.mark.ui


@pytest.mark.parametrize("screen", [(0, 0, 1366, 728), (0, 0, 1024, 560), (0, 24, 1920, 700)])
def test_the_first_window_fills_a_small_screen(screen):
    assert first_place(QRect(*screen)) is None


@pytest.mark.parametrize("screen", [(0, 0, 1920, 1040), (1920, 0, 2560, 1400)])
def test_the_first_window_stands_inside_a_large_screen_with_its_frame(screen):
    room = QRect(*screen)
    place = first_place(room)
    assert room.contains(place.adjusted(0, -FRAME, 0, 0))


@pytest.mark.parametrize(
    "place",
    [(2500, 300, 1366, 768), (-900, -50, 1366, 768), (0, 0, 2560, 1400), (10, 700, 900, 600)],
)
def test_a_window_of_a_screen_that_is_gone_comes_inside_the_one_there_is(place):
    screen = QRect(0, 0, 1366, 728)
    inside = kept_inside(QRect(*place), screen)
    assert screen.contains(inside.adjusted(0, -FRAME, 0, 0))


def test_a_window_that_fits_stays_where_it_stood():
    place = QRect(100, 120, 1000, 560)
    assert kept_inside(place, QRect(0, 0, 1366, 728)) == place


def test_the_place_is_kept_from_one_start_to_the_next(seat_at):
    seat = seat_at()
    screen = seat.window.screen().availableGeometry()
    seat.window.setGeometry(QRect(0, 60, 800, 500))
    seat.close()
    kept = seat.context.preferences.settings.window_geometry
    again = seat_at(settings=Settings(theme="light", window_geometry=kept))
    again.window.take_place(screen)
    assert (again.window.height(), again.window.y() > 0) == (500, True)


def test_a_first_start_on_a_small_screen_is_maximised(seat_at):
    seat = seat_at(show=False)
    seat.window.take_place(QRect(0, 0, 1366, 728))
    assert seat.window.isMaximized()
