"""What was changed here since a workbook was saved: both values, and the question which is right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from digistrat_desktop.analysis.words import sentence_case
from digistrat_desktop.services.action_preview import all_answered, answered
from digistrat_desktop.ui.kit.buttons import SecondaryButton
from digistrat_desktop.ui.kit.choice_field import ChoiceField
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.views.small_table import SmallTable
from digistrat_desktop.ui.words import counted, tr

if TYPE_CHECKING:
    from digistrat_desktop.services.action_preview import ActionsPreview, CellChange, RowChange
    from digistrat_desktop.ui.look import Look

KEEP, TAKE = "keep", "take"
_HEADS = (tr("Changed here since"), tr("Here now"), tr("In the file"), tr("Which is right"))
_FOLD_BELOW = 680
_MOST_ROWS = 100


class AskedPart(QWidget):
    """One row for each value that was changed here after the workbook had been saved.

    Signals:
        answered: somebody said which value is right; carries the preview with the answer.
    """

    answered = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: ActionsPreview | None = None
        self.said = PlainLabel("")
        self.table = SmallTable(look, _HEADS, (3, 2, 2, 2), _FOLD_BELOW)
        self.keep_button = SecondaryButton(look, tr("Keep what is here in all of these"))
        self.take_button = SecondaryButton(look, tr("Take the file's in all of these"))
        self._build(look)
        self.hide()

    def _build(self, look: Look) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space(2))
        row = QHBoxLayout()
        row.addWidget(self.keep_button)
        row.addWidget(self.take_button)
        row.addStretch(1)
        column.addWidget(self.said)
        column.addWidget(self.table)
        column.addLayout(row)
        self.keep_button.clicked.connect(partial(self._on_all, take=False))
        self.take_button.clicked.connect(partial(self._on_all, take=True))

    def show_preview(self, preview: ActionsPreview | None) -> None:
        """Ask about what a workbook would overwrite; None asks nothing."""
        self._preview = preview
        found = list(preview.asked()) if preview else []
        self.table.show_rows([self._row(*one) for one in found[:_MOST_ROWS]])
        self._say(len(found))
        self.setVisible(bool(found))

    def go_to_open_question(self) -> bool:
        """Put the keyboard on the first question nobody answered; False when all are."""
        if self._preview is None or not self._preview.open_questions:
            return False
        choices = (row[-1] for row in self.table.rows())
        unsaid = (c for c in choices if isinstance(c, ChoiceField) and c.choice() is None)
        next(unsaid, self.keep_button).setFocus()
        return True

    def _row(self, row: RowChange, cell: CellChange) -> tuple[QWidget, ...]:
        choices = ((KEEP, tr("Keep what is here")), (TAKE, tr("Take the file's")))
        name = tr("Which is right in row {row}, {heading}", row=row.row, heading=cell.heading)
        choice = ChoiceField(name, choices)
        choice.setPlaceholderText(tr("Say which"))
        choice.set_choice(None if cell.take is None else TAKE if cell.take else KEEP)
        choice.chosen.connect(partial(self._on_said, row.row, cell.field))
        was = cell.was or tr("empty")
        place = tr("Row {row}", row=row.row)
        return (
            PlainLabel(
                f"{place}: {row.title}\n{cell.heading}; " + tr("when saved: {was}", was=was)
            ),
            PlainLabel(cell.here or tr("empty")),
            PlainLabel(cell.there or tr("empty")),
            choice,
        )

    def _on_said(self, row: int, field: str, choice: str) -> None:
        if self._preview is not None:
            self._give(answered(self._preview, row, field, take=choice == TAKE))

    def _on_all(self, *, take: bool) -> None:
        if self._preview is None:
            return
        for row in self.table.rows():
            if isinstance(row[-1], ChoiceField):
                row[-1].set_choice(TAKE if take else KEEP)
        self._give(all_answered(self._preview, take=take))

    def _give(self, preview: ActionsPreview) -> None:
        self._preview = preview
        self._say(sum(1 for _ in preview.asked()))
        self.answered.emit(preview)

    def _say(self, count: int) -> None:
        left = self._preview.open_questions if self._preview else 0
        words = tr(
            "{values} changed here after the workbook was saved.",
            values=sentence_case(counted(count, "value was", "values were")),
        )
        if left:
            words += tr(
                " {left} changed in the file too: say which is right before anything is changed.",
                left=sentence_case(counted(left, "of them was", "of them were")),
            )
        else:
            words += tr(" What is here stays unless you say otherwise.")
        if count > _MOST_ROWS:
            words += tr(" The first {most} are shown.", most=_MOST_ROWS)
        self.said.show_text(words)
