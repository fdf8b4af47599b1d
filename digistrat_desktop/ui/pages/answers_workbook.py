"""Answers out to a workbook and back in, with every change and every refusal shown before it is made."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.words import sentence_case
from digistrat_desktop.services.answers.workbook import (
    Answered,
    AnswersPreview,
    preview_words,
    read_answers,
    save_answers,
    take_in_answers,
)
from digistrat_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import FlowLayout, fill, put
from digistrat_desktop.ui.kit.page_parts import PageHead, ScrollPage
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.tables.list_table import ListTable
from digistrat_desktop.ui.tables.record_list import StandingNote
from digistrat_desktop.ui.tables.small_table import Cell, CellWords
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr, tr_count

_OUT = tr("Excel workbook (*.xlsx)")
_IN = tr("Tables (*.xlsx *.xls *.xlsb *.ods *.csv)")
_PURPOSE = tr(
    "Save the answers as a workbook with one row for each question, and levels as a list to choose "
    "from. Fill it in, then import it again. You see every change before it is made. One Undo "
    "reverses it all."
)
_MOST_ROWS = 200
_FOLD_BELOW = 560


class AnswersWorkbookPage(QWidget):
    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._preview: AnswersPreview | None = None
        look = context.look
        self.standing = StandingNote(context)
        self.card = Card(look, tr("Workbook"))
        self.save_button = SecondaryButton(look, tr("Save as workbook"), do=self._on_save)
        self.read_button = SecondaryButton(look, tr("Import a workbook"), do=self._on_read)
        self.said = PlainLabel("")
        heads = (tr("Cannot be imported"), tr("Why"))
        self.refused = ListTable(look, heads, (2, 4), _FOLD_BELOW)
        heads_of_changes = (tr("Question and column"), tr("On this computer"), tr("In the file"))
        self.table = ListTable(look, heads_of_changes, (2, 3, 3), _FOLD_BELOW)
        self.take_button = PrimaryButton(look, tr("Apply these changes"), do=self._on_take)
        self.leave_button = SecondaryButton(look, tr("Cancel import"), do=self._on_leave)
        self._build()
        context.session.opened.connect(self._on_leave)

    def _build(self) -> None:
        look = self._context.look
        for buttons in (
            (self.save_button, self.read_button),
            (self.take_button, self.leave_button),
        ):
            row = FlowLayout(look.theme.space(3))
            put(row, *buttons)
            if self.save_button in buttons:
                self.card.add(PlainLabel(_PURPOSE, tone="secondary"))
                self.card.add_layout(row)
                self.card.add(self.said)
            else:
                self.card.add_layout(row)
        self.card.add(self.refused, self.table)
        page = ScrollPage(look, parent=self)
        page.add(PageHead(look, tr("Answers as a workbook")), self.standing, self.card)
        page.end()
        fill(self, page)

    def show_state(self, _: str = "") -> None:
        session = self._context.session
        self.standing.show_session(session)
        self.read_button.setEnabled(session.assessment is not None and not session.is_locked)
        self._fill()

    def _here(self) -> Answered | None:
        session = self._context.session
        if session.assessment is None or session.pack is None:
            return None
        return Answered(session.workspace, session.assessment, session.pack)

    def _on_save(self) -> None:
        here = self._here()
        if here is None:
            return
        name = "".join(c if c.isalnum() else " " for c in here.assessment.title).strip()[:80]
        asked = (tr("Save answers"), Path(f"Answers {name}.xlsx"), _OUT)
        write = partial(save_answers, here=here)
        self._context.save_file(asked, write, tr("The answers were saved."))

    def _on_read(self) -> None:
        here = self._here()
        path = self._context.asker.file_to_open(tr("Import answers"), _IN)
        if path is None or here is None:
            return
        today = self._context.clock.now().astimezone().date()
        self._context.run(partial(read_answers, path, here, today), self._on_preview)

    def _on_preview(self, preview: AnswersPreview) -> None:
        self._preview = preview
        self._fill()
        (self.leave_button if self.take_button.isHidden() else self.take_button).setFocus()

    def _on_leave(self) -> None:
        had, self._preview = self._preview, None
        self._fill()
        if had is not None and self.isVisible():
            self.read_button.setFocus()

    def _on_take(self) -> None:
        here, preview = self._here(), self._preview
        if here is None or preview is None:
            return
        try:
            step = take_in_answers(here, preview, self._context.session.author)
        except Refused as refusal:
            self._context.refuse(take_in_answers, refusal)
            return
        if self._context.session.submit(step):
            self._context.succeed(take_in_answers)
            self._on_leave()

    def _fill(self) -> None:
        preview = self._preview
        self.said.say(preview_words(preview) if preview is not None else "")
        refusals = preview.refusals[:_MOST_ROWS] if preview is not None else ()
        self.refused.show_rows(
            [(CellWords(sentence_case(one.place), "error"), one.words) for one in refusals]
        )
        self.refused.setVisible(bool(refusals))
        rows = _rows(preview) if preview is not None else []
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        ready = preview is not None and bool(preview.changes) and not preview.refusals
        self.take_button.setVisible(ready)
        self.leave_button.setVisible(preview is not None)


def _rows(preview: AnswersPreview) -> list[tuple[Cell, ...]]:
    found = [(one, cell) for one in preview.changes for cell in one.cells]
    rows: list[tuple[Cell, ...]] = [
        (
            f"{one.item_id} {one.title}\n{cell.heading}",
            CellWords(cell.here or tr("empty"), "secondary"),
            cell.there or tr("empty"),
        )
        for one, cell in found[:_MOST_ROWS]
    ]
    more = len(found) - len(rows)
    if more > 0:
        rows.append((tr_count(more, "1 more cell", "%n more cells"), "", ""))
    return rows
