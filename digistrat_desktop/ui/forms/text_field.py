"""A box for as many words as are needed, that grows with them and takes plain text only."""

from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollArea, QSizePolicy

from digistrat_desktop.ui.forms.line_field import Committing
from digistrat_desktop.ui.kit.access import is_redo, redo_by_keys
from digistrat_desktop.ui.kit.file_drop import files_in
from digistrat_desktop.ui.text import PlainTextEdit
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

LONGEST_TEXT = 20_000
_BELOW = 1  # pixel that Qt leaves free below the margin; without it the first line is scrolled away
LONGEST_WORDS = f"{LONGEST_TEXT:,}"


class PlainTextField(PlainTextEdit):
    """A text box of several lines."""

    # what was typed, when the field is left, or on `flush`
    committed = Signal(str)
    limit_reached = Signal(str)  # words to show beside the field; "" when there is room again

    def __init__(self, look: Look, name: str, *, lines: int = 2, most_lines: int = 12) -> None:
        """`lines` are shown when it is empty, `most_lines` before it scrolls."""
        super().__init__()
        self._look = look
        self._lines = lines
        self._most_lines = most_lines
        self._cutting = False
        self._fitted_to = 0
        self.setAccessibleName(name)
        redo_by_keys(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._typing = Committing(self.toPlainText, self)
        self._typing.committed.connect(self.committed)
        self.textChanged.connect(self._on_text_changed)
        look.changed.connect(self._grow)

    def text(self) -> str:
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show a text of the program's; what a person is typing right now is never replaced."""
        if self.hasFocus() and self._typing.is_dirty:
            return
        # A blank at the end may be the first of what is typed next.
        if text.strip() != self.toPlainText().strip():
            self.setPlainText(text)
        self._typing.set_known(self.toPlainText())
        self._grow()

    def show_other(self, text: str) -> None:
        """Show the text of another record: what was typed before is given away first."""
        self.flush()
        self.setPlainText(text)
        self._typing.set_known(text)
        self._grow()

    @property
    def is_dirty(self) -> bool:
        return self._typing.is_dirty

    def flush(self) -> None:
        self._typing.flush()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        return not files_in(source) and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Paste the words alone."""
        if source.hasText():
            self.insertPlainText(source.text())

    def event(self, event: QEvent) -> bool:
        """Let the window have Undo and Redo when there is nothing left to undo in here."""
        if event.type() == QEvent.Type.ShortcutOverride and self._leaves(event):
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.flush()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus() and self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(may_hide=self.width() != self._fitted_to)
        if self.hasFocus():
            QTimer.singleShot(0, self._keep_in_sight)  # the page has its new height only then

    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.px(240), self._wanted_height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Narrow pages make it narrow, never lower."""
        return QSize(self._look.theme.px(120), self._wanted_height())

    def _leaves(self, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        document = self.document()
        undo = event.matches(QKeySequence.StandardKey.Undo) and not document.isUndoAvailable()
        redo = is_redo(event) and not document.isRedoAvailable()
        return undo or redo

    def _wanted_height(self) -> int:
        shown = min(self._most_lines, max(self._lines, round(self.document().size().height())))
        edges = 2 * (self._look.theme.space(1.5) + 1) + round(2 * self.document().documentMargin())
        return shown * self._line_height() + edges + _BELOW

    def _line_height(self) -> int:
        """Give the height of a line as it is laid out, where whole pixels go above and below its foot.

        The letters' own spacing can be a pixel less: of six lines the first would be out of sight.
        """
        letters = QFontMetricsF(self.font())
        return ceil(letters.ascent()) + ceil(letters.descent()) + ceil(max(0.0, letters.leading()))

    def _grow(self) -> None:
        self._fit(may_hide=True)

    def _fit(self, *, may_hide: bool) -> None:
        """Be as high as the words, and scroll where there are too many.

        The bar narrows the lines, and Qt counts those out of sight as they were: fifteen without it
        can be eleven with it. So it goes away for another text or another width of the field only,
        never because it has come.
        """
        self._fitted_to = self.width()
        shown = Qt.ScrollBarPolicy
        if self.document().size().height() > self._most_lines:
            if self.verticalScrollBarPolicy() != shown.ScrollBarAsNeeded:
                self.setVerticalScrollBarPolicy(shown.ScrollBarAsNeeded)
                QTimer.singleShot(0, self, self._wrap_anew)
        elif may_hide:
            self.setVerticalScrollBarPolicy(shown.ScrollBarAlwaysOff)
        if self.height() != self._wanted_height():
            self.updateGeometry()

    def _wrap_anew(self) -> None:
        """Break the lines at the width there is beside the bar: Qt leaves them under it."""
        self.setLineWrapMode(PlainTextEdit.LineWrapMode.NoWrap)
        self.setLineWrapMode(PlainTextEdit.LineWrapMode.WidgetWidth)

    def _keep_in_sight(self) -> None:
        """A box that grew at the foot of a page brings the line being written with it."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self)

    def _on_text_changed(self) -> None:
        if self._cutting:
            return
        self._cut()
        self._grow()

    def _cut(self) -> None:
        """Take off at the end what is over the limit, and say so."""
        over = self.document().characterCount() - 1 - LONGEST_TEXT
        if over > 0:
            self._cutting = True
            cursor = QTextCursor(self.document())
            cursor.setPosition(LONGEST_TEXT)
            cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            self._cutting = False
        self.limit_reached.emit(_limit_words(over))


def _limit_words(over: int) -> str:
    """Say what was cut, or that there is no room left; `over` is below 0 while there is."""
    if over < 0:
        return ""
    if over:
        return tr("Only the first {limit} characters were kept.", limit=LONGEST_WORDS)
    return tr("You have reached the limit of {limit} characters.", limit=LONGEST_WORDS)
