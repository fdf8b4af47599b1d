"""Lists of the workshop: what stands in an order is moved by Alt and an arrow, and removed by Delete."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from digistrat_desktop.ui.tables.commands import Command
from digistrat_desktop.ui.tables.record_list import ListTold, RecordList, Rows
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

QUESTIONS: ListTold = (
    tr("Questions"),
    tr("Add question"),
    ((tr("Question"), 5), (tr("Area"), 3), (tr("Group"), 3), (tr("Short form"), 2)),
)
LEVELS: ListTold = (
    tr("Levels"),
    tr("Add level"),
    ((tr("Level"), 3), (tr("Scale"), 3), (tr("What it means"), 6)),
)

CRITERIA: ListTold = (
    tr("Criteria to tick"),
    tr("Add criteria"),
    ((tr("Criterion"), 6), (tr("Question"), 4), (tr("Needed for"), 3)),
)
SOURCES: ListTold = (
    tr("Sources"),
    tr("Add source"),
    ((tr("Source"), 6), (tr("Id"), 2)),
)
PARTS: ListTold = (
    tr("Areas and groups"),
    "",
    ((tr("Part"), 4), (tr("What it says"), 6)),
)


REQUIREMENTS: ListTold = (
    tr("Requirements"),
    tr("Add requirement"),
    ((tr("Requirement"), 6), (tr("Under"), 3), (tr("Related"), 2), (tr("What is missing"), 4)),
)
ROWS: ListTold = (
    tr("Questions and metrics"),
    tr("Add row"),
    ((tr("Question or metric"), 5), (tr("Requirement"), 5), (tr("Relation"), 2)),
)


CROSSWALK_PARTS: ListTold = (
    tr("About and source"),
    "",
    ((tr("Part"), 4), (tr("What it says"), 6)),
)


_SEARCHED_FROM = 12  # rows


class LongList(RecordList):
    """Tab stops once at its many rows: Enter opens the one that is chosen."""

    def __init__(self, look: Look, told: ListTold) -> None:
        super().__init__(look, *told)
        self.name = told[0]
        self._shown: Rows = []
        self.edit_asked.connect(self._on_edit_asked)

    def row(self) -> QWidget | None:
        """Give what stands in the row that is chosen; None where none is."""
        chosen = self.table.chosen()
        rows = dict(zip(self.table.shown_ids(), self.table.rows(), strict=False))
        return rows[chosen[0]][0] if chosen and chosen[0] in rows else None

    def _on_edit_asked(self, record_id: str) -> None:
        self.table.choose([record_id])

    def show_records(self, records: Rows, sentence: str = "") -> None:
        if records == self._shown:  # making every row again is felt
            return
        self._shown = records
        if len(records) > _SEARCHED_FROM:
            self.table.offer_search()
        super().show_records(records, sentence)
        for row in self.table.rows():
            row[-1].setFocusPolicy(Qt.FocusPolicy.ClickFocus)


class EditedList(LongList):
    """A row can be removed, by the menu or Delete."""

    removed = Signal(str)

    def __init__(self, look: Look, told: ListTold, remove: str) -> None:
        super().__init__(look, told)
        self._remove = remove

    def _commands(self, chosen: Sequence[str]) -> list[Command]:
        found = super()._commands(chosen)
        if len(chosen) == 1:
            found += self._own(chosen[0])
        return found

    def _own(self, chosen: str) -> list[Command]:
        return [Command(self._remove, partial(self.removed.emit, chosen))]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self.table.chosen()
        if event.matches(QKeySequence.StandardKey.Delete) and chosen:
            self.removed.emit(chosen[0])
        else:
            super().keyPressEvent(event)


class OrderedList(EditedList):
    """Its rows have an order of their own."""

    moved = Signal(str, int)

    def _own(self, chosen: str) -> list[Command]:
        return [
            Command(tr("Move up"), partial(self.moved.emit, chosen, -1)),
            Command(tr("Move down"), partial(self.moved.emit, chosen, 1)),
            *super()._own(chosen),
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and an arrow move the row that is chosen."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        chosen = self.table.chosen()
        if by is not None and event.modifiers() == Qt.KeyboardModifier.AltModifier and chosen:
            self.moved.emit(chosen[0], by)
        else:
            super().keyPressEvent(event)


class CriteriaList(OrderedList):
    """Its rows are of several questions, and a question can have none of them."""

    all_removed = Signal(str)

    def _own(self, chosen: str) -> list[Command]:
        words = tr("Remove all criteria of {name}", name=chosen.partition(" ")[0])
        return [*super()._own(chosen), Command(words, partial(self.all_removed.emit, chosen))]
