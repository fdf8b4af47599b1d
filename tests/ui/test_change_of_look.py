"""A change of palette or text size: what is on the screen takes it at once, the rest when shown."""

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from digistrat_desktop.ui.theme.tokens import DARK
from tests.helpers.kept_sample import ensure_kept

pytestmark = pytest.mark.ui

# Once, and once more where a widget gives itself a style in answer to the page's.
MOST = 2


class Restyled(QObject):
    """Counts how often each widget of a page is given a style."""

    def __init__(self, page):
        super().__init__()
        self.times = Counter()
        for widget in (page, *page.findChildren(QWidget)):
            widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.StyleChange:
            self.times[watched] += 1
        return False


@pytest.fixture
def visited(seat):
    for page in ("strategy", "metrics", "settings"):
        seat.go(page)
    return seat


@pytest.mark.parametrize(("key", "value"), [("theme", "dark"), ("text_percent", 200)])
def test_pages_nobody_sees_are_not_restyled(visited, key, value):
    hidden = [Restyled(visited.page(page)) for page in ("home", "strategy", "metrics")]
    visited.context.preferences.set(key, value)
    visited.settle()
    assert [page.times for page in hidden] == [Counter()] * 3


def test_each_widget_of_the_page_on_the_screen_is_restyled_and_not_as_often_as_it_has_parents(
    visited,
):
    seen = Restyled(visited.page("settings"))
    visited.context.preferences.set("theme", "dark")
    visited.settle()
    assert min(seen.times.values()) >= 1
    assert max(seen.times.values()) <= MOST


def test_a_page_takes_the_new_look_when_it_is_shown_next(visited):
    visited.context.preferences.set("theme", "dark")
    visited.context.preferences.set("text_percent", 150)
    changed = Restyled(visited.page("strategy"))
    page = visited.go("strategy")
    assert max(changed.times.values()) <= MOST
    titles = [w for w in page.findChildren(QLabel) if w.property("role") == "page"]
    assert titles[0].font().pointSizeF() == pytest.approx(22.5)
    assert titles[0].palette().color(QPalette.ColorRole.WindowText).name().upper() == DARK.text


def test_a_page_that_has_the_look_already_is_left_alone(visited):
    visited.context.preferences.set("theme", "dark")
    visited.go("strategy")
    visited.go("metrics")
    again = Restyled(visited.page("strategy"))
    visited.go("strategy")
    assert again.times == Counter()


def sizes(page):
    """Give the size of all that is seen on a page, where it stands and of what kind."""
    seen = (one for one in page.findChildren(QWidget) if one.isVisible())
    return [(type(one).__name__, one.width(), one.height()) for one in seen]


@pytest.mark.parametrize(
    "name",
    ["home", "assess", "metrics", "progress", "constraints", "strategy", "actions", "reports"],
)
def test_a_page_is_laid_out_as_before_once_large_text_is_small_again(seat_at, name):
    seat = seat_at(filled=ensure_kept, size=(1366, 768))
    page = seat.go(name)
    before = sizes(page)
    for percent in (200, 100):
        seat.context.preferences.set("text_percent", percent)
        seat.settle()
    assert sizes(page) == before


def test_the_size_that_the_text_has_now_is_said(seat):
    for key, percent in ((Qt.Key.Key_Plus, 110), (Qt.Key.Key_Plus, 125), (Qt.Key.Key_0, 100)):
        seat.keys(key, modifiers=Qt.KeyboardModifier.ControlModifier)
        seat.settle()
        assert seat.context.preferences.settings.text_percent == percent
        assert seat.saved() == f"Text size {percent} %"
