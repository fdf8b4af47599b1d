"""Actions out to a spreadsheet and back in, with every change side by side before it is made."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.words import sentence_case
from digistrat_desktop.services.actions.preview import (
    ActionsPreview,
    CellChange,
    RowChange,
    all_answered,
    answered,
)
from digistrat_desktop.services.actions.workbook import read_actions, save_actions, take_in_actions
from digistrat_desktop.ui.forms.choice_field import ChoiceField
from digistrat_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import bare, put
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.tables.list_table import ListTable
from digistrat_desktop.ui.tables.small_table import Cell, CellWords
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr, tr_count

KEEP, TAKE = "keep", "take"
_HEADS = (tr("What changed here"), tr("Value here now"), tr("In the file"), tr("Value to use"))
_FOLD_BELOW = 680
_MOST_ASKED = 100


class AskedPart(QWidget):
    """One row for each value that was changed here after the workbook had been saved."""

    # somebody said which value is right; carries the preview with the answer
    answered = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._preview: ActionsPreview | None = None
        self.said = PlainLabel("")
        self.table = ListTable(look, _HEADS, (3, 2, 2, 2), _FOLD_BELOW)
        self.keep_button = SecondaryButton(look, tr("Keep this computer's value in all of these"))
        self.take_button = SecondaryButton(look, tr("Use the file's value in all of these"))
        self._build(look)
        self.hide()

    def _build(self, look: Look) -> None:
        column = bare(QVBoxLayout(self), look.theme.space(2))
        row = QHBoxLayout()
        put(row, self.keep_button, self.take_button)
        row.addStretch(1)
        put(column, self.said, self.table)
        column.addLayout(row)
        self.keep_button.clicked.connect(partial(self._on_all, take=False))
        self.take_button.clicked.connect(partial(self._on_all, take=True))

    def show_preview(self, preview: ActionsPreview | None) -> None:
        """Ask about what a workbook would overwrite; None asks nothing."""
        self._preview = preview
        found = list(preview.asked()) if preview else []
        self.table.show_rows([self._row(*one) for one in found[:_MOST_ASKED]])
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

    def _row(self, row: RowChange, cell: CellChange) -> tuple[Cell, ...]:
        choices = ((KEEP, tr("Keep this computer's value")), (TAKE, tr("Use the file's value")))
        name = tr("Value to use in row {row}, {heading}", row=row.row, heading=cell.heading)
        choice = ChoiceField(name, choices)
        choice.setPlaceholderText(tr("Choose which"))
        choice.set_choice(None if cell.take is None else TAKE if cell.take else KEEP)
        choice.chosen.connect(partial(self._on_said, row.row, cell.field))
        was = cell.was or tr("empty")
        place = tr("Row {row}", row=row.row)
        return (
            f"{place}: {row.title}\n{cell.heading}; " + tr("when saved: {was}", was=was),
            cell.here or tr("empty"),
            cell.there or tr("empty"),
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
        words = tr_count(
            count,
            "1 value changed here after you saved the workbook.",
            "%n values changed here after you saved the workbook.",
        )
        if left:
            words += tr_count(
                left,
                " 1 value also changed in the file. Choose which to use.",
                " %n values also changed in the file. Choose which to use for each one.",
            )
        else:
            words += tr(" This computer's values stay unless you choose the file's.")
        if count > _MOST_ASKED:
            words += tr(" The first {most} are shown.", most=_MOST_ASKED)
        self.said.show_text(words)


_OUT_KINDS = tr("Excel workbook (*.xlsx)")
_IN_KINDS = tr("Tables (*.xlsx *.xls *.xlsb *.ods *.csv)")
_CHANGE_HEADS = (tr("Row"), tr("Action and column"), tr("On this computer"), tr("In the file"))
_CHANGES_FOLD_BELOW = 560
_MOST_ROWS = 200
_PURPOSE = tr(
    "Save the actions as a workbook, let their owners update it, then import it again. You "
    "can sort the rows, because each action has an id. A row with no id becomes a new action. "
    "You see every change before it is made, and are asked about anything that also changed "
    "here. One Undo reverses it all."
)


class ExchangeCard(Card):
    taken_in = Signal()  # the file's changes were made

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look, tr("Spreadsheet"))
        self._context = context
        self._preview: ActionsPreview | None = None
        self._labels: dict[str, str] = {}
        look = context.look
        self.save_button = SecondaryButton(look, tr("Save as workbook"))
        self.read_button = SecondaryButton(look, tr("Import a workbook"))
        self.said = PlainLabel("")
        self.refused = ListTable(look, (tr("Cannot be imported"), tr("Why")), (2, 4), _FOLD_BELOW)
        self.table = ListTable(look, _CHANGE_HEADS, (1, 2, 3, 3), _CHANGES_FOLD_BELOW)
        self.asked = AskedPart(look)
        self.take_button = PrimaryButton(look, tr("Apply these changes"))
        self.leave_button = SecondaryButton(look, tr("Cancel import"))
        self._build()
        self._fill()

    def _build(self) -> None:
        self.add(PlainLabel(_PURPOSE, tone="secondary"))
        self._add_row(self.save_button, self.read_button)
        self.add(self.said, self.refused, self.asked, self.table)
        self._add_row(self.take_button, self.leave_button)
        self.save_button.clicked.connect(self._on_save)
        self.read_button.clicked.connect(self._on_read)
        self.take_button.clicked.connect(self._on_take)
        self.leave_button.clicked.connect(self._on_leave)
        self.asked.answered.connect(self._on_answered)

    def _add_row(self, *buttons: QWidget) -> None:
        row = QHBoxLayout()
        put(row, *buttons)
        row.addStretch(1)
        self.add_layout(row)

    def show_labels(self, labels: dict[str, str]) -> None:
        self._labels = labels
        known = self._context.session.trust is not None
        self.save_button.setEnabled(known)
        self.read_button.setEnabled(known and not self._context.session.read_only)

    def _on_save(self) -> None:
        name = Path(f"Actions {self._context.clock.now().date().isoformat()}.xlsx")
        asked = (tr("Save actions"), name, _OUT_KINDS)
        workspace, labels = self._context.session.workspace, self._labels
        write = partial(save_actions, workspace=workspace, labels=labels)
        self._context.save_file(asked, write, tr("The actions were saved."))

    def _on_read(self) -> None:
        path = self._context.asker.file_to_open(tr("Import actions"), _IN_KINDS)
        if path is None:
            return
        workspace, labels = self._context.session.workspace, self._labels
        today = self._context.clock.now().date()
        self._context.run(lambda: read_actions(path, workspace, labels, today), self._on_preview)

    def _on_preview(self, preview: ActionsPreview) -> None:
        self._preview = preview
        self._fill()
        if not self.asked.go_to_open_question():
            (self.take_button if self.take_button.isVisible() else self.leave_button).setFocus()

    def _on_answered(self, preview: ActionsPreview) -> None:
        self._preview = preview
        self.said.show_text(said_of(preview))
        self._offer()

    def _on_leave(self) -> None:
        self._preview = None
        self._fill()
        self.read_button.setFocus()

    def _on_take(self) -> None:
        session, preview = self._context.session, self._preview
        if session.trust is None or preview is None:
            return
        if self.asked.go_to_open_question():
            return
        try:
            step = take_in_actions(
                session.workspace, session.trust.trust_id, preview, session.person, session.author
            )
        except Refused as refusal:
            self._context.refuse(take_in_actions, refusal)
            return
        if session.submit(step):
            self._context.succeed(take_in_actions)
            self._preview = None
            self._fill()
            self.taken_in.emit()

    def _fill(self) -> None:
        preview = self._preview
        shown = preview is not None
        self.said.setVisible(shown)
        self.said.show_text(said_of(preview) if preview else "")
        refusals = preview.refusals[:_MOST_ROWS] if preview else ()
        self.refused.setVisible(bool(refusals))
        self.refused.show_rows(
            [(CellWords(sentence_case(r.place), "error"), r.words) for r in refusals]
        )
        rows = _rows(preview) if preview else []
        self.table.setVisible(bool(rows))
        self.table.show_rows(rows)
        self.asked.show_preview(preview)
        self._offer()

    def _offer(self) -> None:
        preview = self._preview
        self.leave_button.setVisible(preview is not None)
        ready = preview is not None and not preview.refusals
        self.take_button.setVisible(ready and preview is not None and preview.comes_in > 0)


def said_of(preview: ActionsPreview) -> str:
    """Say in a sentence or two what a workbook would change."""
    parts = [
        tr_count(
            preview.comes_in,
            "{file}: 1 row changes an action.",
            "{file}: %n rows change an action.",
            file=preview.file,
        ),
        tr_count(preview.same, "1 row changes nothing.", "%n rows change nothing."),
    ]
    if preview.missing:
        parts.append(
            tr_count(
                preview.missing,
                "1 open action is not in the file and stays as it is.",
                "%n open actions are not in the file and stay as they are.",
            )
        )
    return f"{' '.join(parts)}{_ends(preview)}"


def _ends(preview: ActionsPreview) -> str:
    if preview.refusals:
        return tr(" Nothing is imported until you correct these cells in the file.")
    if preview.knows_before or not preview.changes:
        return ""
    return tr(
        " The file does not show how the actions were when it was saved, because its second "
        "sheet is missing. Check every row: what is here may be newer."
    )


def _rows(preview: ActionsPreview) -> list[tuple[Cell, ...]]:
    found = list(preview.plain())
    rows: list[tuple[Cell, ...]] = [
        (
            tr("Row {row}", row=row.row),
            tr("New action\n{heading}", heading=cell.heading)
            if row.action is None
            else f"{row.title}\n{cell.heading}",
            CellWords("—" if row.action is None else cell.here or tr("empty"), "secondary"),
            cell.there or tr("empty"),
        )
        for row, cell in found[:_MOST_ROWS]
    ]
    more = len(found) - len(rows)
    if more > 0:
        rows.append(("", tr_count(more, "1 more cell", "%n more cells"), "", ""))
    return rows
