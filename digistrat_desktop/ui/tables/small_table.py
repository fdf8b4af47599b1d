"""A table of a few rows on a card: side by side where there is room, one cell under the other else."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias, cast

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from digistrat_desktop.ui.heard import HeardAs
from digistrat_desktop.ui.kit.buttons import LinkButton
from digistrat_desktop.ui.kit.layouts import bare, out_of_sight, take_out
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.theme.look import Look

RANK = "rank"  # the property of a cell that tells where its row stands among others
HEAD_ROW = 1  # of the grid; over it stands the search
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_TOP = Qt.AlignmentFlag.AlignTop


_GAP, _NARROW_GAP = 4, 2.5  # between columns, in units of the theme


class CellWords(NamedTuple):
    """Words in a colour of their own, in heavier letters, or kept on one line."""

    text: str
    tone: str = ""
    is_bold: bool = False
    wrap: bool = True
    rank: str = ""  # what the row is sorted by where the words would tell another order


class CellLink(NamedTuple):
    """What can be done about a row; `spoken` is its whole name, for those who hear it alone."""

    words: str
    spoken: str
    do: Callable[[], object]
    is_on: bool = True


Cell: TypeAlias = "str | CellWords | CellLink | QWidget"


class RowRule(QFrame):
    """A quiet line over a row."""

    heard_as = HeardAs.ROW

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self.setProperty("kind", "rule")
        self.setFixedHeight(1)
        self.show()


class SmallTable(QWidget):
    """Heads, rows of words, links and other widgets, and quiet lines between them.

    A last column without a share of the width holds each row's action, which stays beside the row.
    It is heard as a list: each row as a whole, then what can be done in it.
    """

    heard_as = HeardAs.ROWS

    def __init__(
        self, look: Look, heads: Sequence[str], shares: Sequence[int], fold_below: int
    ) -> None:
        """A share of 0 is as wide as its cells; `fold_below` is in pixels at 100 % text size."""
        super().__init__()
        self._look = look
        self._shares = shares
        self._fold_below = fold_below
        self._folded = False
        self._height = _MIDDLE
        self._says_heads = False
        self._said: list[PlainLabel] = []
        self._heads = [PlainLabel(head, TypeRole.SMALL, "secondary", parent=self) for head in heads]
        self._rows: list[tuple[QWidget, ...]] = []
        self._rules: list[RowRule] = []
        self._out: set[int] = set()  # rows that are not seen
        self._above: QWidget | None = None  # stands over the heads
        self._grid = bare(QGridLayout(self))
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    @property
    def is_folded(self) -> bool:
        return self._folded

    def rows(self) -> tuple[tuple[QWidget, ...], ...]:
        return tuple(self._rows)

    def show_rows(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Show these rows in place of those before."""
        with out_of_sight(self):
            self._take(rows)
            self._arrange()

    def heard_parts(self) -> list[QWidget]:
        """Give the rule of each row, which stands for it, and what has more in it than words."""
        parts = [] if self._above is None or self._above.isHidden() else [self._above]
        for cells, rule in self._in_order():
            more = (one for one in cells if not one.isHidden() and not _is_words(one))
            parts += [rule, *more]
        return parts

    def row_words(self, row: QWidget) -> str:
        """Say all cells of the row of a rule, each with its head."""
        cells = self._rows[self._laid_out()[self._place_of(row)]]
        return ", ".join(filter(None, map(_heard, cells)))

    def row_place(self, row: QWidget) -> QRect:
        """Give what the row of a rule takes of the table."""
        cells = self._rows[self._laid_out()[self._place_of(row)]]
        places = [cell.geometry() for cell in cells if not cell.isHidden()]
        top = min((one.top() for one in places), default=0)
        bottom = max((one.bottom() for one in places), default=-1)
        return QRect(0, top, self.width(), bottom - top + 1)

    def is_row_chosen(self, _: QWidget) -> bool | None:
        """Tell whether the row of a rule is chosen: none is here."""
        return None

    def row_at(self) -> QWidget | None:
        """Give the rule of the row the keyboard is at: it goes to none here."""
        return None

    def _place_of(self, row: QWidget) -> int:
        return self._rules.index(cast(RowRule, row))

    def _take(self, rows: Sequence[Sequence[Cell]]) -> None:
        # A rule stands for its row to those who listen: it stays, with other words.
        for cell in (*(cell for row in self._rows for cell in row), *self._rules[len(rows) :]):
            cell.hide()
            cell.deleteLater()
        self._rows = [tuple(self._made(cell) for cell in row) for row in rows]
        self._out = set()
        kept = self._rules[: len(rows)]
        self._rules = kept + [RowRule(self) for _ in rows[len(kept) :]]
        headed = any(head.text() for head in self._heads)
        for rule in self._rules[: 0 if headed else 1]:
            rule.setFixedHeight(0)
        for row in self._rows:
            for cell in row:
                cell.setParent(self)
                cell.show()
            for head, cell in zip(self._heads, row, strict=False):
                _name(cell, head.text())

    def _made(self, cell: Cell) -> QWidget:
        if isinstance(cell, QWidget):
            return cell
        if isinstance(cell, CellLink):
            link = LinkButton(self._look, cell.words, spoken=cell.spoken, do=cell.do)
            link.setEnabled(cell.is_on)
            return link
        words = cell if isinstance(cell, CellWords) else CellWords(cell)
        label = PlainLabel(words.text, tone=words.tone, wrap=words.wrap)
        label.set_bold(bold=words.is_bold)
        label.setProperty(RANK, words.rank)
        return label

    def stand_at_top(self) -> None:
        """Begin every cell of a row at one height, for rows with cells of many lines."""
        self._height = _TOP
        self._arrange()

    def say_heads_when_folded(self) -> None:
        """Print each column's head over its cell while cells are stacked.

        For a table whose columns mean something that its cells do not say themselves.
        """
        self._says_heads = True
        self._arrange()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Narrow pages fold it, so it never widens one."""
        return QSize(self._look.theme.px(160), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()
        self._fit()

    def _fold(self) -> None:
        folded = self.width() < self._look.theme.px(self._fold_below)
        if folded != self._folded:
            self._folded = folded
            self._arrange()

    def _fit(self) -> None:
        """Give up room between columns before a cell is cut."""
        gaps = self._grid.columnCount() - 1
        cells = self._grid.minimumSize().width() - gaps * self._grid.horizontalSpacing()
        wide = self._look.theme.space(_GAP)
        fits = cells + gaps * wide <= self.width()
        self._grid.setHorizontalSpacing(wide if fits else self._look.theme.space(_NARROW_GAP))

    def _arrange(self) -> None:
        take_out(self._grid)
        for said in self._said:
            said.hide()
            said.deleteLater()
        self._said = []
        self._hide_what_is_out()
        for cell in (cell for row, _ in self._in_order() for cell in row if _is_empty(cell)):
            cell.setVisible(not self._folded)
        if self._above is not None:
            self._grid.addWidget(self._above, 0, 0, 1, max(2, len(self._heads)))
        for head in self._heads:
            head.setVisible(not self._folded and bool(self._rows) and bool(head.text()))
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        if self._folded:
            self._stack()
        else:
            self._spread()
        self.updateGeometry()

    def _hide_what_is_out(self) -> None:
        out = set(range(len(self._rows))) - set(self._laid_out())
        for at in out ^ self._out:
            for cell in self._rows[at] if at < len(self._rows) else ():
                cell.setVisible(at not in out)
        self._out = out
        for number, rule in enumerate(self._rules):
            rule.setVisible(number < len(self._rows) - len(out))

    def _laid_out(self) -> Sequence[int]:
        """Give the places of the rows in the order they stand in."""
        return range(len(self._rows))

    def _in_order(self) -> list[tuple[tuple[QWidget, ...], RowRule]]:
        rows = [self._rows[at] for at in self._laid_out()]
        return list(zip(rows, self._rules, strict=False))

    def _spread(self) -> None:
        for column, share in enumerate(self._shares):
            self._grid.setColumnStretch(column, share)
        for column, head in enumerate(self._heads):
            self._grid.addWidget(head, HEAD_ROW, column)
        for number, (row, rule) in enumerate(self._in_order()):
            self._grid.addWidget(rule, 2 * number + 2, 0, 1, len(self._heads))
            for column, cell in enumerate(row):
                self._grid.addWidget(cell, 2 * number + 3, column, self._height)

    def _stack(self) -> None:
        self._grid.setColumnStretch(0, 1)
        at = 1
        for row, rule in self._in_order():
            self._grid.addWidget(rule, at, 0, 1, 2)
            told = row
            if not self._shares[-1]:
                told = row[:-1]
                self._grid.addWidget(row[-1], at + 1, 1, _MIDDLE)
            for number, cell in enumerate(told):
                if _is_empty(cell):
                    continue
                at += 1
                at += self._say_head(number, at)
                self._grid.addWidget(cell, at, 0, _MIDDLE)
            at += 1

    def _say_head(self, column: int, at: int) -> int:
        """Print the head of a stacked cell over it; gives the rows it takes."""
        words = self._heads[column].text()
        if not (self._says_heads and column and words):
            return 0
        said = PlainLabel(words, TypeRole.SMALL, "secondary", parent=self)
        said.show()
        self._said.append(said)
        self._grid.addWidget(said, at, 0)
        return 1

    def _on_look_changed(self) -> None:
        self._grid.setHorizontalSpacing(self._look.theme.space(_GAP))
        self._grid.setVerticalSpacing(self._look.theme.space(1.5))
        self._fold()


def _is_empty(cell: QWidget) -> bool:
    """Tell whether a cell says nothing: stacked, it would leave a gap between lines."""
    return isinstance(cell, PlainLabel) and not cell.text()


def _name(cell: QWidget, head: str) -> None:
    """Let a reader who does not see the columns hear which one a cell stands in."""
    if not isinstance(cell, PlainLabel) or not cell.text():
        return
    words = cell.accessibleName() or _without_signs(cell.text())
    if head or words != cell.text():
        cell.setAccessibleName(f"{head}: {words}" if head else words)


def _without_signs(text: str) -> str:
    """Leave out what only the eye has use for: a reader would hear the name of the sign."""
    return "\n".join(line.removeprefix("◆ ") for line in text.split("\n"))


def said_in(cell: QWidget) -> str:
    """Give what a cell says, whatever it is made of; a button says nothing of a row."""
    if isinstance(cell, QLabel):
        return cell.text()
    return " ".join(one.text() for one in cell.findChildren(QLabel))


def _heard(cell: QWidget) -> str:
    """Give what a cell says to those who hear it: words with the head of their column."""
    return (isinstance(cell, PlainLabel) and cell.accessibleName()) or said_in(cell)


def _is_words(cell: QWidget) -> bool:
    """Tell whether all of a cell is heard with its row."""
    if not isinstance(cell, PlainLabel):
        within = cell.findChildren(QWidget)
        return type(cell) is QWidget and all(map(_is_words, within))
    return cell.focusPolicy() == Qt.FocusPolicy.NoFocus
