"""The keyboard stays on the page: Qt gives it to the left menu where what had it goes away."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class FocusKeeper(QObject):
    """Brings the keyboard to what comes next on the page, unless the page has done so itself."""

    def __init__(self, shown_page: Callable[[], QWidget | None], frame: QWidget) -> None:
        """`frame` is what the page and all round it stand in."""
        super().__init__(frame)
        self._shown_page = shown_page
        self._frame = frame
        self._from = QPoint()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._bring_back)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is None or not isValid(old) or (old.isVisible() and old.isEnabled()):
            return
        if self._frame.isAncestorOf(old) and not self._is_on_page(new):
            self._from = old.mapTo(self._frame, old.rect().center())
            self._later.start()

    def _is_on_page(self, widget: QWidget | None) -> bool:
        page = self._shown_page()
        return widget is not None and page is not None and page.isAncestorOf(widget)

    def _bring_back(self) -> None:
        page, now = self._shown_page(), self._frame.window().focusWidget()
        if page is None or not page.isVisible() or self._is_on_page(now):
            return
        stops = [w for w in (page.focusWidget(), self._nearest(page)) if w and takes_keyboard(w)]
        if stops:
            stops[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _nearest(self, page: QWidget) -> QWidget | None:
        stops = [w for w in page.findChildren(QWidget) if takes_keyboard(w)]
        return min(stops, key=self._distance, default=None)

    def _distance(self, widget: QWidget) -> int:
        place = widget.mapTo(self._frame, widget.rect().center())
        return (place - self._from).manhattanLength()


def takes_keyboard(widget: QWidget) -> bool:
    stops = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return stops and widget.isVisible() and widget.isEnabled()
