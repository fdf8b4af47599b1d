"""A field for one line of plain text."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from digistrat_desktop.ui.kit.access import is_go, is_redo, redo_by_keys
from digistrat_desktop.ui.kit.file_drop import files_in
from digistrat_desktop.ui.words import tr


class Committing(QObject):
    """Typing becomes a change on leaving the field, or when asked: see `FieldSet.write`."""

    committed = Signal(str)  # once for each new text

    def __init__(self, read: Callable[[], str], parent: QObject) -> None:
        """`read` gives the field's text, or what it stood for when it cannot be taken."""
        super().__init__(parent)
        self._read = read
        self._known = read()

    @property
    def known(self) -> str:
        """The text last given away or shown by the program."""
        return self._known

    @property
    def is_dirty(self) -> bool:
        return self._read() != self._known

    def set_known(self, text: str) -> None:
        """The program shows this text: nothing of it is news."""
        self._known = text

    def flush(self) -> None:
        """Give away what is new, now."""
        text = self._read()
        if text != self._known:
            self._known = text
            self.committed.emit(text)


LONGEST_LINE = 500
_FEWEST_LETTERS = 28  # wide enough for a few words, where a line stands in a row


def _beyond(name: str, hint: str) -> str:
    """Give a hint where it says more than the name that is read out before it."""
    return "" if hint.rstrip(" …") == name else hint


# On Linux Qt takes these in a line, to delete its end and to go there; here they lead to places.
_OF_THE_WINDOW = (Qt.Key.Key_K, Qt.Key.Key_E)


# With these Qt chooses all that stands in a line.
_CHOOSES = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_COMES_BACK = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class LineField(QLineEdit):
    """One line."""

    # what was typed, on Enter, when the field is left, or on `flush`
    committed = Signal(str)

    def __init__(
        self, name: str, *, example: str = "", hint: str = "", longest: int = LONGEST_LINE,
        as_read: Callable[[str], str] = str,
    ) -> None:  # fmt: skip
        """Make a line in which an example, or a hint of what it is for, stands while it is empty.

        `as_read` gives what was typed as it was understood, which stands there once it is left.
        """
        super().__init__()
        self._as_read = as_read
        redo_by_keys(self)
        self.setAccessibleName(name)
        self.setPlaceholderText(example or hint)
        # What stands there while it is empty would be read out as if it had been typed.
        self.example_spoken = tr("Example: {example}", example=example) if example else ""
        self.example_spoken = self.example_spoken or _beyond(name, hint)
        self.setAccessibleDescription(self.example_spoken)
        self.setMaxLength(longest)
        self._typing = Committing(self.text, self)
        self._typing.committed.connect(self.committed)

    def sizeHint(self) -> QSize:
        """Ask for room for what stands here while it is empty."""
        hint = super().sizeHint()
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        least = self.fontMetrics().averageCharWidth() * _FEWEST_LETTERS
        return QSize(max(hint.width(), words + hint.height(), least), hint.height())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Words may be dropped here; a file goes to what lies under the field."""
        if files_in(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def set_text(self, text: str) -> None:
        """Show a text of the program's; what a person is typing right now is never replaced."""
        if self.hasFocus() and self._typing.is_dirty:
            return
        # A blank at the end may be the first of what is typed next.
        if text.strip() != self.text().strip():
            self._put(text)
        self._typing.set_known(self.text())

    def show_other(self, text: str) -> None:
        """Show the text of another record: what was typed before is given away first."""
        self.flush()
        if text != self.text() or not self.hasFocus():  # the caret stays in what is being typed
            self._put(text)
        # What the line shows of it: a text of several lines was not edited by being looked at.
        self._typing.set_known(self.text())

    @property
    def is_dirty(self) -> bool:
        return self._typing.is_dirty

    def flush(self) -> None:
        self._typing.flush()

    def event(self, event: QEvent) -> bool:
        """Let the window have its keys, and Undo and Redo where there is nothing to undo in here."""
        if event.type() == QEvent.Type.ShortcutOverride and self._leaves(event):
            event.ignore()
            return False
        return super().event(event)

    def _leaves(self, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        held = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
        redo = is_redo(event) and not self.isRedoAvailable()
        return undo or redo or (held and event.key() in _OF_THE_WINDOW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.flush()
        if is_go(event):
            event.ignore()  # the form saves, once
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show the beginning of what is chosen as the keyboard comes: Qt would show its end."""
        super().focusInEvent(event)
        long = len(self.text())
        if long and self.selectedText() == self.text() and event.reason() in _CHOOSES:
            self.setSelection(long, -long)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.flush()
            self._show_as_read()
            if event.reason() not in _COMES_BACK:
                self.setCursorPosition(0)

    def _show_as_read(self) -> None:
        read = self._as_read(self.text())
        if read != self.text() and not self.isReadOnly():
            self._put(read)
            self._typing.set_known(read)

    def _put(self, text: str) -> None:
        """Hold a text and show its beginning; Qt would show the end of one that is too long."""
        self.setText(text)
        self.setCursorPosition(0)
