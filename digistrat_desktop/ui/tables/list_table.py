"""Rows of a list, at hand: chosen with Shift and Ctrl, opened, sorted by a heading, copied, asked of by right click."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QElapsedTimer, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from digistrat_desktop.ui.kit.access import Finder, come_into_sight, focus_heard
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.letters import without_letter
from digistrat_desktop.ui.kit.paint import CONTROL_RADIUS, focus_ring
from digistrat_desktop.ui.tables.columns import in_order, sort_values
from digistrat_desktop.ui.tables.commands import Command, copy_rows, show_menu
from digistrat_desktop.ui.tables.find_bar import FindBar
from digistrat_desktop.ui.tables.small_table import HEAD_ROW, RANK, Cell, SmallTable, said_in
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.timing import single_shot
from digistrat_desktop.ui.words import tr

_BAR = 3
_RING = 3  # from the cells of a row to the ring round it
_REACHED = Qt.FocusPolicy.StrongFocus
_MARKS = {
    False: " \N{BLACK UP-POINTING SMALL TRIANGLE}",
    True: " \N{BLACK DOWN-POINTING SMALL TRIANGLE}",
}


class ListTable(SmallTable):
    """What is offered for the rows chosen is data: the menu and the buttons offer the same."""

    chosen_changed = Signal()  # other rows are chosen
    opened = Signal(str)  # a row was double clicked, or Enter was pressed on it; its id

    def __init__(
        self, look: Look, heads: Sequence[str], shares: Sequence[int], fold_below: int,
        commands: Callable[[Sequence[str]], Sequence[Command]] | None = None,
    ) -> None:  # fmt: skip
        self._order: list[int] = []
        super().__init__(look, heads, shares, fold_below)
        self._words = tuple(heads)
        self._commands = commands
        self._has_doors = False
        self._ids: list[str] = []
        self._sorted: tuple[int, bool] = (-1, False)
        self._chosen: set[str] = set()
        self._at, self._from = 0, 0
        self._letters, self._since = "", QElapsedTimer()
        self._arrived = single_shot(self, self._tell)
        self._finding: FindBar | None = None
        Finder(self, self._find)
        self._grid.setContentsMargins(look.theme.space(2), _RING, look.theme.space(1), _RING)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._called = tr("List of rows")
        self.setAccessibleName(self._called)

    def show_rows(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Show rows that bring what can be done about them along, as links or buttons in their cells."""
        self._chosen = set()
        self._has_doors = True
        self.show_list([(str(number), cells) for number, cells in enumerate(rows)])

    def show_list(self, rows: Sequence[tuple[str, Sequence[Cell]]]) -> None:
        """Show rows by id in place of those before; what is chosen and sorted stays so."""
        before, had_focus = self._chosen, self.hasFocus()
        self._ids = [row_id for row_id, _ in rows]
        self._chosen = before & set(self._ids)
        self._order = list(range(len(rows)))
        super().show_rows([cells for _, cells in rows])
        self._take_name()
        self.setFocusPolicy(_REACHED if rows else Qt.FocusPolicy.NoFocus)
        self._sort()
        if had_focus:
            self.setFocus()
        if self._chosen != before:
            self.chosen_changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._take_name()

    def _take_name(self) -> None:
        """Be called what the card is called in which it stands, unless it has a name of its own."""
        above = self.parentWidget()
        while above is not None and not (isinstance(above, Card) and above.accessibleName()):
            above = above.parentWidget()
        if above is not None and self.accessibleName() == self._called:
            self._called = above.accessibleName()
            self.setAccessibleName(self._called)

    def chosen(self) -> list[str]:
        """Give the ids of the rows chosen, as they stand."""
        return [row_id for row_id in self.shown_ids() if row_id in self._chosen]

    def is_row_chosen(self, row: QWidget) -> bool | None:
        """Tell whether the row of a rule is among those chosen."""
        return self._ids[self._order[self._place_of(row)]] in self._chosen

    def choose(self, ids: Sequence[str]) -> None:
        self._chosen = set(ids) & set(self._ids)
        self.update()
        self.chosen_changed.emit()

    def bring_back(self, row_id: str) -> None:
        """Search no longer where that leaves a row out that is wanted."""
        if self._finding is not None and row_id not in self.shown_ids():
            self._finding.search.clear()

    def offer_search(self) -> None:
        """Have the line that Ctrl+F brings in sight from the start, as a long list needs it."""
        self._searching().show()

    def _find(self) -> None:
        self._searching().begin()

    def _searching(self) -> FindBar:
        if self._finding is None:
            self._finding = self._above = FindBar(self._look, self)
            self._finding.changed.connect(self._sort)
            self._arrange()
        return self._finding

    def _wants(self, words: str) -> bool:
        return self._finding is None or self._finding.has(words)

    def shown_ids(self) -> list[str]:
        return [self._ids[at] for at in self._order]

    def sort_by(self, column: int) -> None:
        """Order the rows by a column; the same again turns them round, and a third time as they came."""
        before, turned = self._sorted
        if before != column:
            self._sorted = (column, False)
        else:
            self._sorted = (-1, False) if turned else (column, True)
        self._sort()

    def copy(self) -> None:
        """Put the rows chosen, or all, on the clipboard as a spreadsheet takes them."""
        heads = [at for at, words in enumerate(self._words) if words]
        wanted = [at for at in self._order if not self._chosen or self._ids[at] in self._chosen]
        lines = [[self._words[at] for at in heads]]
        lines += [[said_in(self.rows()[row][at]) for at in heads] for row in wanted]
        copy_rows(lines)

    def _laid_out(self) -> Sequence[int]:
        return self._order

    def _sort(self) -> None:
        column, turned = self._sorted
        rows = [" ".join(map(said_in, row)) for row in self.rows()]
        self._order = [at for at, words in enumerate(rows) if self._wants(words)]
        if self._finding is not None:
            self._finding.say(len(self._order))
        if column >= 0:
            cells = [row[column] for row in self.rows()]
            values = sort_values([str(cell.property(RANK) or said_in(cell)) for cell in cells])
            self._order = list(in_order(self._order, values.__getitem__, descending=turned))
        for at, head in enumerate(self._heads):
            mark = _MARKS[turned] if at == column else ""
            head.show_text(f"{self._words[at]}{mark}" if self._words[at] else "")
        self._at = min(self._at, max(0, len(self._order) - 1))
        self._arrange()
        self.update()

    def _rect(self, place: int) -> QRectF:
        cells = [cell for cell in self.rows()[self._order[place]] if not cell.isHidden()]
        top = min(cell.y() for cell in cells)
        bottom = max(cell.geometry().bottom() for cell in cells)
        return QRectF(-1, top - _RING, self.width() + 2, bottom - top + 1 + 2 * _RING)

    def _place_at(self, y: float) -> int | None:
        places = range(len(self._order))
        return next(
            (at for at in places if self._rect(at).top() <= y <= self._rect(at).bottom()), None
        )

    def _head_at(self, event: QMouseEvent) -> int | None:
        x, y = event.position().x(), event.position().y()
        for column, head in enumerate(self._heads):
            cell = self._grid.cellRect(HEAD_ROW, column)
            if head.isVisible() and cell.left() <= x <= cell.right() and y <= cell.bottom():
                return column
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        head = self._head_at(event)
        place = self._place_at(event.position().y())
        if head is not None:
            self.sort_by(head)
        elif place is not None:
            is_other = event.button() != Qt.MouseButton.LeftButton
            if not (is_other and self._ids[self._order[place]] in self._chosen):
                self._go(place, event.modifiers())
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        place = self._place_at(event.position().y())
        if place is not None and self._head_at(event) is None:
            self._open(place)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        if by_key and self._order:
            if not self._chosen:
                self._go(self._at, Qt.KeyboardModifier.NoModifier)
            spot = self.mapToGlobal(self._rect(self._at).bottomLeft().toPoint())
        else:
            spot = event.globalPos()
        show_menu(self, self._offered(), spot)

    def offer(self, row_id: str, beside: QWidget) -> None:
        """Show what can be done about one row below the button that was pressed for it."""
        self.choose([row_id])
        show_menu(self, self._offered(), beside.mapToGlobal(beside.rect().bottomLeft()))

    def _offered(self) -> list[Command]:
        chosen = self.chosen()
        found = self._commands(chosen) if self._commands is not None else ()
        if self._has_doors and len(chosen) == 1:
            doors = self._doors(self._ids.index(chosen[0]))
            found = [Command(_words_of(one), one.click, one.isEnabled()) for one in doors]
        sorting = [
            Command(tr("Sort by {heading}", heading=words), partial(self.sort_by, at))
            for at, words in enumerate(self._words)
            if words
        ]
        return [*found, Command(tr("Copy"), self.copy, bool(self._ids)), *sorting]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Up: self._at - 1,
            Qt.Key.Key_Down: self._at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._order) - 1,
        }
        key = Qt.Key(event.key())
        if not self._order:
            super().keyPressEvent(event)
        elif key in moves and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._go(moves[key], event.modifiers())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open(self._at)
        elif key == Qt.Key.Key_Space:
            self._go(self._at, Qt.KeyboardModifier.ControlModifier)
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.choose(self._ids)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.text().isalnum() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self._look_for(event.text())
        else:
            super().keyPressEvent(event)

    def _look_for(self, letters: str) -> None:
        """Go to the next row with a word that begins so; keys typed fast are one beginning."""
        if self._since.isValid() and self._since.elapsed() < QApplication.keyboardInputInterval():
            letters = self._letters + letters
        self._letters = letters
        self._since.start()
        count, first = len(self._order), self._at if len(letters) > 1 else self._at + 1
        for step in range(count):
            at = (first + step) % count
            words = " ".join(map(said_in, self.rows()[self._order[at]])).casefold().split()
            if any(word.startswith(letters.casefold()) for word in words):
                self._go(at, Qt.KeyboardModifier.NoModifier)
                return

    def _go(self, place: int, keys: Qt.KeyboardModifier) -> None:
        """Stand on a row and choose it: alone, with those from the last one, or beside the others."""
        self._at = max(0, min(place, len(self._order) - 1))
        row_id = self._ids[self._order[self._at]]
        if keys & Qt.KeyboardModifier.ShiftModifier:
            first, last = sorted((self._from, self._at))
            self._chosen = {self._ids[at] for at in self._order[first : last + 1]}
        else:
            self._from = self._at
            self._chosen = (
                self._chosen ^ {row_id} if keys & Qt.KeyboardModifier.ControlModifier else {row_id}
            )
        come_into_sight(self, self._rect(self._at).toRect())
        self._tell()
        self.update()
        self.chosen_changed.emit()

    def row_at(self) -> QWidget | None:
        """Give what stands for the row the keyboard is at; None while it is elsewhere."""
        return self._rules[self._at] if self.hasFocus() and self._order else None

    def _tell(self) -> None:
        row = self.row_at()
        if row is not None:
            focus_heard(row)

    def _open(self, place: int) -> None:
        row = self._order[place]
        door = next((one for one in self._doors(row) if one.isEnabled()), None)
        if self._has_doors and door is not None:
            door.click()
        self.opened.emit(self._ids[row])

    def _doors(self, row: int) -> list[QAbstractButton]:
        """Give the buttons in the cells of a row."""
        cells = self.rows()[row]
        inside = (one for cell in cells for one in cell.findChildren(QAbstractButton))
        return [*(cell for cell in cells if isinstance(cell, QAbstractButton)), *inside]

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.update()
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self._arrived.start()  # Qt says first that the keyboard is on the list

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        for place in range(len(self._order)):
            if self._ids[self._order[place]] in self._chosen:
                rect = self._rect(place)
                painter.fillRect(rect, self._look.colour("accent_wash"))
                bar = QRectF(rect.left(), rect.top(), _BAR, rect.height())
                painter.fillRect(bar, self._look.colour("accent"))
        if self.hasFocus() and self._order:
            focus_ring(
                painter, self._rect(self._at).adjusted(1, 0, -1, 0), CONTROL_RADIUS, self._look
            )
        painter.end()


def _words_of(door: QAbstractButton) -> str:
    """Say what a button does; one that is a picture by its whole name."""
    return without_letter(door.text()) or door.accessibleName()
