"""Whether a person points with the mouse now, or has gone on to the keyboard and let the mouse lie."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QCursor, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget

_BY_MOUSE = frozenset(
    {QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.Enter}
)
# Held down for a click, such as Ctrl to choose several.
_HELD = frozenset({Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta})


class Pointing(QObject):
    """Sees what a window is told by mouse and keyboard.

    Under a mouse that lies still a page may move, and a card under it would look as the one the keyboard is on.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._by_mouse = True
        self._has_clicked = False
        self._watched: QWindow | None = None

    def watch(self, window: QWindow | None) -> None:
        """See what a person does at this window; once is enough."""
        if window is not None and window is not self._watched:
            self._watched = window
            window.installEventFilter(self)

    @property
    def by_mouse(self) -> bool:
        return self._by_mouse

    @property
    def has_clicked(self) -> bool:
        """Whether a person clicked, and has pressed no key since: the program brings the keyboard unasked."""
        return self._has_clicked

    def is_at(self, widget: QWidget) -> bool:
        """Tell whether a person points at this."""
        return self._by_mouse and widget.underMouse()

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() not in _HELD:
                self._say(by_mouse=False)
                self._show_keyboard()
        elif event.type() in _BY_MOUSE:
            self._say(by_mouse=True)
            self._has_clicked |= event.type() == QEvent.Type.MouseButtonPress
        return False

    def _show_keyboard(self) -> None:
        """Show where the keyboard is to whoever goes on to it after a click."""
        now = QApplication.focusWidget()
        if self._has_clicked and now is not None:
            QWidget.update(now)  # a list has an `update` of its own, of one cell
        self._has_clicked = False

    def _say(self, *, by_mouse: bool) -> None:
        if by_mouse != self._by_mouse:
            self._by_mouse = by_mouse
            under = QApplication.widgetAt(QCursor.pos())
            if under is not None:
                QWidget.update(under)
