"""The keyboard stays on the page: Qt gives it to the left menu where what had it goes away."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import isValid

from digistrat_desktop.ui.kit.access import takes_keyboard
from digistrat_desktop.ui.kit.page_parts import ScrollPage
from digistrat_desktop.ui.timing import single_shot


class FocusKeeper(QObject):
    """Brings the keyboard to what comes next on the page, unless the page has done so itself."""

    def __init__(self, shown_page: Callable[[], QWidget | None], frame: QWidget) -> None:
        """`frame` is what the page and all round it stand in."""
        super().__init__(frame)
        self._shown_page = shown_page
        self._frame = frame
        self._last: QWidget | None = None  # what had the keyboard on the page
        self._was_above = False
        self._from = QPoint()
        self._later = single_shot(self, self._bring_back)
        self._arrival = single_shot(self, self.come_to_page)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def come_to_page(self, *, is_other: bool = False) -> None:
        """Bring the keyboard to where the page begins, unless it is on the page already.

        That is its `first_stop`, where it has one and that is there, else its first control, of those that
        are seen if there are any. Qt brings the keyboard to any control of a page that takes the place of
        another (`is_other`).
        """
        page, now = self._shown_page(), self._frame.window().focusWidget()
        if page is None or not page.isVisible():
            return
        begin = getattr(page, "first_stop", _nothing)()
        if self._is_on_page(now) and not is_other:
            return
        stops = [w for w in page.findChildren(QWidget) if takes_keyboard(w)]
        stops.sort(key=partial(_reading_place, page))
        first = next((one for one in stops if _is_seen_whole(one)), next(iter(stops), page))
        first = begin if begin in stops else _chosen_beside(first)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def arrive(self, *, comes_back: bool) -> None:
        """Bring the keyboard to a page that took the place of the one that had it.

        Where a person `comes_back`, to what had it there before.
        """
        page = self._shown_page()
        if page is None or self._frame.window().focusWidget() is not None:
            return
        last = page.focusWidget() if comes_back else None
        if last is not None and takes_keyboard(last):
            last.setFocus(Qt.FocusReason.OtherFocusReason)
        self.come_to_page()

    def come_in(self) -> None:
        """Go on to the first control of a page that had none when the keyboard came to it."""
        page = self._shown_page()
        if page is not None and page.hasFocus():
            self._arrival.start()

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if not isValid(self._frame):  # the window is going, and what it had with it
            return
        self._show(new)
        if not self._is_gone(old):
            self._last = new if self._is_on_page(new) else self._last
            return
        # What stood above the page gave the keyboard to whatever comes after it there.
        self._was_above = not self._is_in_stack(old)
        if self._was_above or not self._is_on_page(new):
            self._from = old.mapTo(self._frame, old.rect().center()) if old else QPoint()
            self._later.start()

    def _show(self, new: QWidget | None) -> None:
        """Have the page scroll to what the keyboard came to; under the mouse nothing moves away."""
        page = self._shown_page()
        if new is None or page is None or QApplication.mouseButtons():
            return
        pages = [page] if isinstance(page, ScrollPage) else page.findChildren(ScrollPage)
        around = [one for one in pages if one.isAncestorOf(new)]
        if around:
            around[-1].follow(new)

    def _is_gone(self, widget: QWidget | None) -> bool:
        if widget is None or not isValid(widget) or not self._frame.isAncestorOf(widget):
            return False
        return not (widget.isVisible() and widget.isEnabled())

    def _is_in_stack(self, widget: QWidget | None) -> bool:
        page = self._shown_page()
        stack = page.parentWidget() if page is not None else None
        return widget is not None and stack is not None and stack.isAncestorOf(widget)

    def _is_on_page(self, widget: QWidget | None) -> bool:
        """Tell whether this is a part of the page; the page itself is none."""
        page = self._shown_page()
        if widget is None or page is None or widget is page:  # Qt calls it its own ancestor
            return False
        return page.isAncestorOf(widget)

    def _bring_back(self) -> None:
        page, now = self._shown_page(), self._frame.window().focusWidget()
        if page is None or not page.isVisible() or (self._is_on_page(now) and not self._was_above):
            return
        last = self._last if self._last is not None and isValid(self._last) else None
        stops = [w for w in (last, self._nearest(page)) if w is not None and self._is_stop(w)]
        if stops:
            stops[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_stop(self, widget: QWidget) -> bool:
        return self._is_on_page(widget) and takes_keyboard(widget)

    def _nearest(self, page: QWidget) -> QWidget | None:
        stops = [w for w in page.findChildren(QWidget) if takes_keyboard(w)]
        return min(stops, key=self._distance, default=None)

    def _distance(self, widget: QWidget) -> int:
        place = widget.mapTo(self._frame, widget.rect().center())
        return (place - self._from).manhattanLength()


def _nothing() -> None:
    """Give no first stop: the page has none of its own."""


def _chosen_beside(first: QWidget) -> QWidget:
    """Give the view that is shown of a row of views, where the first of the row is another."""
    around = first.parentWidget()
    if not isinstance(first, QAbstractButton) or not first.autoExclusive() or around is None:
        return first
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    row = around.findChildren(QAbstractButton, options=direct)
    marked = (one for one in row if one.autoExclusive() and one.isChecked() and takes_keyboard(one))
    return next(marked, first)


def _is_seen_whole(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect().height() >= widget.height()


def _reading_place(page: QWidget, widget: QWidget) -> tuple[int, int]:
    place = widget.mapTo(page, QPoint(0, 0))
    return place.y(), place.x()
