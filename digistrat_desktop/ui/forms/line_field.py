"""A field for one line of plain text."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from digistrat_desktop.ui.forms.committing import Committing

LONGEST_LINE = 500


class LineField(QLineEdit):
    """One line."""

    # what was typed, on Enter, when the field is left, after two idle seconds, or on `flush`
    committed = Signal(str)

    def __init__(
        self, name: str, *, example: str = "", longest: int = LONGEST_LINE,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(example)
        self.setMaxLength(longest)
        self._typing = Committing(self.text, self)
        self._typing.committed.connect(self.committed)
        self.textEdited.connect(self._on_edited)

    def set_text(self, text: str) -> None:
        """Show a text of the program's; what a person is typing right now is never replaced."""
        if self.hasFocus() and self._typing.is_dirty:
            return
        if text != self.text():
            self._put(text)
        self._typing.set_known(text)

    def show_other(self, text: str) -> None:
        """Show the text of another record: what was typed before is given away first."""
        self.flush()
        self._put(text)
        self._typing.set_known(text)

    def flush(self) -> None:
        self._typing.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.flush()
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.flush()

    def _put(self, text: str) -> None:
        """Hold a text and show its beginning; Qt would show the end of one that is too long."""
        self.setText(text)
        self.setCursorPosition(0)

    def _on_edited(self, _: str) -> None:
        self._typing.touch()
