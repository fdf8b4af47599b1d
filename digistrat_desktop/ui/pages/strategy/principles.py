"""Principles held against initiatives: the grid, the cell in words, and the reason for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QSizePolicy, QTableView

from digistrat_desktop.analysis.plans.principles import PrincipleLine, principle_lines
from digistrat_desktop.domain.edits.strategy import hold_against, withdraw_entry
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.trust.strategy import (
    Initiative,
    Principle,
    PrincipleTest,
    TestOutcome,
)
from digistrat_desktop.domain.words import small_first
from digistrat_desktop.ui.forms.labeled_field import LabeledField
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.kit.buttons import SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.key_hints import KeyHints
from digistrat_desktop.ui.pages.strategy.matrix_paint import MatrixPainter
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QObject, QRect
    from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.domain.record.workspace import Workspace
    from digistrat_desktop.ui.session.context import PageContext
    from digistrat_desktop.ui.theme.look import Look


_Index: TypeAlias = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()
SHORT = {
    TestOutcome.FITS: tr("✓ Fits"),
    TestOutcome.EXCEPTION: tr("~ Exception"),
    TestOutcome.CONFLICTS: tr("◆ Conflicts"),
}
"""An outcome in a cell: a sign and a word, so that neither colour nor sign stands alone."""


@dataclass(frozen=True, slots=True)
class PrinciplesGrid:
    """Principles and the initiatives held against them, in their orders."""

    lines: tuple[PrincipleLine, ...] = ()
    columns: tuple[Initiative, ...] = ()

    def test(self, row: int, column: int) -> PrincipleTest | None:
        """Give what was found in a cell, or None."""
        wanted = self.columns[column].id
        return next((t for t, i in self.lines[row].tests if i.id == wanted), None)

    def words(self, row: int, column: int) -> str:
        """Say all of a cell: "Buy before build, Patient portal: conflicts. It was built."."""
        names = f"{self.lines[row].principle.title}, {self.columns[column].title}"
        test = self.test(row, column)
        if test is None:
            return tr("{names}: not tested yet.", names=names)
        return f"{names}: {small_first(test.outcome.label)}. {test.reason}".strip()


def grid_of(workspace: Workspace) -> PrinciplesGrid:
    """Lay principles out against the initiatives in the plan and all that were tested."""
    lines = principle_lines(workspace)
    tested = {initiative.id for line in lines for _, initiative in line.tests}
    found = [i for i in workspace.all(Initiative) if i.status.in_plan or i.id in tested]
    return PrinciplesGrid(
        lines, tuple(sorted(found, key=lambda i: (i.order, i.title.casefold(), i.id)))
    )


class PrinciplesModel(QAbstractTableModel):
    """One row for each principle, one column for each initiative."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid = PrinciplesGrid()

    def show_grid(self, grid: PrinciplesGrid) -> None:
        """Take a grid; where its ends are the same only its cells are told."""
        same = _ends(grid) == _ends(self.grid)
        if not same:
            self.beginResetModel()
        self.grid = grid
        if not same:
            self.endResetModel()
        elif grid.lines and grid.columns:
            last = self.index(len(grid.lines) - 1, len(grid.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Give the number of principles."""
        return 0 if parent.isValid() else len(self.grid.lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Give the number of initiatives."""
        return 0 if parent.isValid() else len(self.grid.columns)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> str | int | None:
        """Give a cell's outcome; read out, all of it."""
        if not index.isValid():
            return None
        if role == _Role.AccessibleTextRole:
            return self.grid.words(index.row(), index.column())
        if role == _Role.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignCenter)
        if role != _Role.DisplayRole:
            return None
        test = self.grid.test(index.row(), index.column())
        return "·" if test is None else SHORT[test.outcome]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> str | None:
        """Give the title of a principle or an initiative."""
        if role != _Role.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.grid.columns[section].title
        return self.grid.lines[section].principle.title


def _ends(grid: PrinciplesGrid) -> tuple[object, ...]:
    return (tuple(line.principle for line in grid.lines), grid.columns)


_Index_principles_table: TypeAlias = QModelIndex | QPersistentModelIndex
_OUTCOMES = {
    Qt.Key.Key_F: TestOutcome.FITS,
    Qt.Key.Key_E: TestOutcome.EXCEPTION,
    Qt.Key.Key_C: TestOutcome.CONFLICTS,
}
_MOST_ROWS = 8
_COLUMN, _ROW, _HEAD, _TITLE = 130, 38, 56, 220


class TwoLineHead(QHeaderView):
    """Titles over columns on at most two lines; what is longer ends in dots, not in half a line."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look

    def paintSection(  # noqa: N802 - Qt's name
        self, painter: QPainter, rect: QRect, section: int
    ) -> None:
        """Paint one title as the alignment matrix paints its own."""
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        painter.save()
        MatrixPainter(self._look, painter).head(QRectF(rect), words)
        painter.restore()


class PrinciplesTable(QTableView):
    """Rows of principles, columns of initiatives.

    Signals:
        found: an outcome was typed for the current cell; carries the `TestOutcome`.
        reason_asked: the current cell's reason is to be written.
        cleared: what was found in the current cell is to be taken back.
        moved: another cell is the current one.
    """

    found = Signal(object)
    reason_asked = Signal()
    cleared = Signal()
    moved = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._grid = PrinciplesModel(self)
        self.setModel(self._grid)
        self.setAccessibleName(tr("Principles held against initiatives"))
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCornerButtonEnabled(False)
        self._calm_heads()
        look.changed.connect(self._fit)

    def _calm_heads(self) -> None:
        self.setHorizontalHeader(TwoLineHead(self._look, self))
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.setSectionsClickable(False)
            head.setHighlightSections(False)
            head.setTextElideMode(Qt.TextElideMode.ElideRight)
            head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def show_grid(self, grid: PrinciplesGrid) -> None:
        """Show a grid with the keyboard where it was."""
        here = self.currentIndex()
        place = (max(0, here.row()), max(0, here.column()))
        self._grid.show_grid(grid)
        self._fit()
        if grid.lines and grid.columns and not self.currentIndex().isValid():
            row = min(place[0], len(grid.lines) - 1)
            self.setCurrentIndex(self._grid.index(row, min(place[1], len(grid.columns) - 1)))

    def place(self) -> tuple[int, int] | None:
        """Give the current row and column, or None."""
        here = self.currentIndex()
        return (here.row(), here.column()) if here.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.place() is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif key in _OUTCOMES:
            self.found.emit(_OUTCOMES[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.reason_asked.emit()
        elif key == Qt.Key.Key_Delete:
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, now: _Index_principles_table, before: _Index_principles_table) -> None:  # noqa: N802 - Qt's name
        """Tell that the keyboard is elsewhere."""
        super().currentChanged(now, before)
        self.moved.emit()

    def sizeHint(self) -> QSize:
        px = self._look.theme.px
        rows = min(self._grid.rowCount(), _MOST_ROWS)
        bar = self.horizontalScrollBar().sizeHint().height() if self._is_wide() else 0
        return QSize(px(400), px(_HEAD) + rows * px(_ROW) + bar + 4)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Narrow enough never to widen the page."""
        return QSize(self._look.theme.px(200), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.setFixedHeight(self.sizeHint().height())

    def _is_wide(self) -> bool:
        """True when the initiatives do not all fit, so that a bar stands under them."""
        needed = self.horizontalHeader().length() + self.verticalHeader().width()
        return needed > self.width() - 2 * self.frameWidth()

    def _fit(self) -> None:
        px = self._look.theme.px
        self.horizontalHeader().setDefaultSectionSize(px(_COLUMN))
        self.horizontalHeader().setFixedHeight(px(_HEAD))
        self.verticalHeader().setDefaultSectionSize(px(_ROW))
        self.verticalHeader().setFixedWidth(px(_TITLE))
        self.setFixedHeight(self.sizeHint().height())


_KEYS = (
    ("F", "fits"),
    ("E", tr("agreed exception")),
    ("C", "conflicts"),
    (tr("Delete"), tr("take back")),
)
_BUTTONS = (
    (TestOutcome.FITS, tr("Fits")),
    (TestOutcome.EXCEPTION, tr("Agreed exception")),
    (TestOutcome.CONFLICTS, tr("Conflicts")),
)


class PrinciplesCard(Card):
    """Every outcome is one step; an exception and a conflict are kept once there is a reason."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.look, tr("Held against initiatives"), parent=parent)
        self._context = context
        self._grid = PrinciplesGrid()
        self._place: tuple[str, str] | None = None
        self._pending: TestOutcome | None = None
        self.table = PrinciplesTable(context.look)
        self.words = PlainLabel("")
        self.buttons = {one: SecondaryButton(context.look, words) for one, words in _BUTTONS}
        self.reason = LineField(tr("Why it fits, bends or breaks the principle"), longest=5_000)
        self.asked = LabeledField(context.look, tr("&Why"), self.reason)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.add(self.table)
        self.add(self.words)
        row = QHBoxLayout()
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        self.add_layout(row)
        self.add(self.asked)
        self.add(KeyHints(self._context.look, _KEYS))

    def _connect(self) -> None:
        self.table.found.connect(self._on_found)
        self.table.moved.connect(self._on_moved)
        self.table.cleared.connect(self._on_cleared)
        self.table.reason_asked.connect(self._on_reason_asked)
        for outcome, button in self.buttons.items():
            button.clicked.connect(partial(self._on_found, outcome))
        self.reason.committed.connect(self._on_reason)
        self.reason.returnPressed.connect(self.table.setFocus)

    def show_workspace(self) -> None:
        """Show the principles and initiatives as they are now."""
        self._grid = grid_of(self._context.session.workspace)
        self.table.show_grid(self._grid)
        self.setVisible(bool(self._grid.lines and self._grid.columns))
        self._on_moved()

    def flush(self) -> None:
        """Give away a reason that is being typed."""
        self.reason.flush()

    def _now(self) -> tuple[str, str] | None:
        place = self.table.place()
        if place is None or place[0] >= len(self._grid.lines):
            return None
        row, column = place
        return self._grid.lines[row].principle.id, self._grid.columns[column].id

    def _on_moved(self) -> None:
        now = self._now()
        moved = now != self._place
        if moved:
            self.reason.flush()
            self._pending = None
            self.asked.show_fault("")
        self._place = now
        place = self.table.place()
        self.words.show_text(self._grid.words(*place) if now and place else "")
        test = self._test()
        text = test.reason if test else ""
        (self.reason.show_other if moved else self.reason.set_text)(text)
        self._allow(test)

    def _allow(self, test: PrincipleTest | None) -> None:
        writes = self._place is not None and not self._context.session.read_only
        for button in self.buttons.values():
            button.setEnabled(writes)
        self.reason.setEnabled(writes and (test is not None or self._pending is not None))

    def _test(self) -> PrincipleTest | None:
        """Give what was found in the cell the card speaks of."""
        if self._place is None:
            return None
        principle_id, initiative_id = self._place
        tests = (
            test
            for line in self._grid.lines
            for test, initiative in line.tests
            if line.principle.id == principle_id and initiative.id == initiative_id
        )
        return next(tests, None)

    def _on_found(self, outcome: TestOutcome, _: bool = False) -> None:  # noqa: FBT001, FBT002 - as Qt's clicked sends it
        if not self._context.session.read_only:
            self._pending = outcome
            self._keep(outcome, self.reason.text().strip())

    def _on_reason(self, text: str) -> None:
        test = self._test()
        outcome = self._pending or (test.outcome if test else None)
        if outcome is not None:
            self._keep(outcome, text.strip())

    def _keep(self, outcome: TestOutcome, reason: str) -> None:
        """Keep what was found, or say beside the reason why it cannot be kept yet."""
        ends, session = self._ends(), self._context.session
        if ends is None:
            return
        try:
            step = hold_against(session.workspace, *ends, (outcome, reason), session.author)
        except InvalidValue as refusal:
            self.reason.setEnabled(True)
            self.asked.show_fault(refusal.what)
            self.reason.setFocus()
            return
        self._pending = None
        self.asked.show_fault("")
        session.submit(step)

    def _ends(self) -> tuple[Principle, Initiative] | None:
        if self._place is None:
            return None
        workspace = self._context.session.workspace
        principle = workspace.find(Principle, self._place[0])
        initiative = workspace.find(Initiative, self._place[1])
        return None if principle is None or initiative is None else (principle, initiative)

    def _on_cleared(self) -> None:
        test, session = self._test(), self._context.session
        if test is not None and not session.read_only:
            session.submit(withdraw_entry(session.workspace, test, "", session.author))

    def _on_reason_asked(self) -> None:
        if self.reason.isEnabled():
            self.reason.setFocus()
            self.reason.selectAll()
