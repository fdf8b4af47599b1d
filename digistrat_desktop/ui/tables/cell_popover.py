"""The choice for one cell of a grid, in words, beside the cell: each option with its key, then the reason."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from digistrat_desktop.ui.kit.buttons import KeyButton, SecondaryButton
from digistrat_desktop.ui.kit.layouts import spaced
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

_WIDTH, _GAP = 430, 4


class CellOption(NamedTuple):
    command: str  # as the grid's keys give it
    key: str  # printed on it
    words: str


class OptionButton(KeyButton):
    """One option; the one that stands in the cell is marked."""

    kind = "option"

    def __init__(self, look: Look, option: CellOption) -> None:
        super().__init__(look, option.key, option.words)
        self.command = option.command
        self.setSizePolicy(self.sizePolicy().Policy.Expanding, self.sizePolicy().Policy.Fixed)
        self.setCheckable(True)

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name
        """What stands in the cell is shown by whoever keeps it."""


class CellPopover(QFrame):
    """Lies over the window until something is chosen, Esc is pressed or a person goes elsewhere."""

    chosen = Signal(str)  # the command of an option
    left = Signal()  # it was closed by the keyboard: the grid has it again

    def __init__(self, look: Look, name: str, options: Sequence[CellOption], grid: QWidget) -> None:
        super().__init__(grid)
        self._look = look
        self._grid = grid
        self._cell = QRect()
        self.setProperty("kind", "popover")
        self.setAccessibleName(name)
        self.about = PlainLabel("", TypeRole.SMALL, "secondary", parent=self)
        self.question = PlainLabel("", parent=self)
        self.question.set_bold(bold=True)
        self.options = {one.command: OptionButton(look, one) for one in options}
        self.done = SecondaryButton(look, tr("Done"))
        self._column = spaced(QVBoxLayout(self), look, 1, 3)
        for part in (self.about, self.question, *self.options.values()):
            self._column.addWidget(part)
        self._column.addWidget(self.done, 0, Qt.AlignmentFlag.AlignRight)
        self._keys = {self._key_of(one): one.command for one in options}
        for command, button in self.options.items():
            button.clicked.connect(partial(self._on_option, command))
        self.done.clicked.connect(self.close_here)
        self.hide()

    @staticmethod
    def _key_of(option: CellOption) -> str:
        return option.key.casefold()

    def add_reason(self, reason: QWidget) -> None:
        self._column.insertWidget(self._column.indexOf(self.done), reason)

    def offer(self, about: str, question: str, present: str, hidden: Sequence[str] = ()) -> None:
        """Show what is asked of a cell, and mark the option that stands in it."""
        self.about.show_text(about)
        self.question.show_text(question)
        for command, button in self.options.items():
            button.setChecked(command == present)
            button.setVisible(command not in hidden)
        if self.isVisible():
            self.open_at(self._cell)

    def open_at(self, cell: QRect) -> None:
        """Lie under a cell of the grid, or over it where there is more room."""
        self._cell = cell
        page = self._page()
        if self.parentWidget() is not page:
            self.setParent(page)
        width = min(self._look.theme.px(_WIDTH), page.width() - 2 * _GAP)
        self.setFixedWidth(width)
        self.ensurePolished()
        self._column.invalidate()
        height = max(self._column.heightForWidth(width), self._column.sizeHint().height())
        top = self._grid.mapTo(page, cell.topLeft())
        below = top.y() + cell.height() + _GAP
        fits_below = below + height <= page.height()
        y = below if fits_below else top.y() - height - _GAP
        x = max(_GAP, min(top.x(), page.width() - width - _GAP))
        self.setGeometry(x, max(_GAP, min(y, page.height() - height)), width, height)
        self.show()
        self.raise_()
        self._listen(on=True)

    def _page(self) -> QWidget:
        """Give what wears the style sheet: the page, over which this lies."""
        page: QWidget | None = self._grid
        while page is not None and not page.styleSheet():
            page = page.parentWidget()
        return page or self._grid.window()

    def close_here(self) -> None:
        self.hide()
        self.left.emit()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        self._listen(on=False)
        super().hideEvent(event)

    def _listen(self, *, on: bool) -> None:
        app = QApplication.instance()
        if app is not None:
            (app.installEventFilter if on else app.removeEventFilter)(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close when a person presses elsewhere, goes elsewhere by the keyboard, or the window changes."""
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            if not self._has(event.globalPosition().toPoint()):
                self.hide()
        elif kind == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            if watched is not self and not self.isAncestorOf(watched):
                self.hide()
        elif watched is self._grid.window() and kind in {QEvent.Type.Resize, QEvent.Type.Hide}:
            self.hide()
        return False

    def _has(self, point: QPoint) -> bool:
        return self.rect().contains(self.mapFromGlobal(point))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.text().casefold()
        if event.key() == Qt.Key.Key_Escape:
            self.close_here()
        elif event.key() == Qt.Key.Key_Delete and "delete" in self._keys:
            self._on_option(self._keys["delete"])
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_enter()
        elif key in self._keys and not self.options[self._keys[key]].isHidden():
            self._on_option(self._keys[key])
        else:
            super().keyPressEvent(event)

    def point_at(self, command: str) -> None:
        """Give the keyboard to an option, or to the first where there is none such."""
        seen = [one for one in self.options.values() if not one.isHidden()]
        self.options.get(command, seen[0]).setFocus(Qt.FocusReason.TabFocusReason)

    def _move(self, step: int) -> None:
        seen = [one for one in self.options.values() if not one.isHidden()]
        here = next((at for at, one in enumerate(seen) if one.hasFocus()), len(seen))
        to = min(max(here + step, 0), len(seen) - 1)
        seen[to].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_enter(self) -> None:
        here = next((b for b in (*self.options.values(), self.done) if b.hasFocus()), None)
        if here is not None:
            here.click()

    def _on_option(self, command: str, _: bool = False) -> None:  # noqa: FBT001, FBT002 - as Qt's clicked sends it
        self.chosen.emit(command)
