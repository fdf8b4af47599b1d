"""Bringing in a table, pasted or from a file: what each row becomes is seen before it is recorded."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QProgressBar, QWidget

from digistrat_desktop.domain.record.workspace import metrics_in_use
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.services.tables.layout import (
    Layout,
    Role,
    periods_across,
    propose,
    propose_rows,
    propose_sheet,
)
from digistrat_desktop.services.tables.preview import preview
from digistrat_desktop.services.tables.source import (
    FILE_KINDS,
    header_choices,
    keep,
    proposed,
    sheet_names,
    table_from_file,
    table_from_text,
)
from digistrat_desktop.ui.forms.choice_field import ChoiceField
from digistrat_desktop.ui.forms.labeled_field import LabeledField
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.forms.text_field import PlainTextField
from digistrat_desktop.ui.forms.tick_box import TickBox
from digistrat_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import Columns
from digistrat_desktop.ui.messages import error_words
from digistrat_desktop.ui.pages.metrics.columns_card import ColumnsCard, DoubtRow
from digistrat_desktop.ui.pages.metrics.form_page import FormPage
from digistrat_desktop.ui.pages.metrics.number_tables import PREVIEW_COLUMNS, preview_rows
from digistrat_desktop.ui.tables.table_view import WORDS, DataTable
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from pathlib import Path

    from digistrat_desktop.services.tables.preview import Preview
    from digistrat_desktop.services.tables.source import TableFile
    from digistrat_desktop.ui.session.context import PageContext
    from digistrat_desktop.ui.session.tasks import Job

_TYPING_MS = 250
_ANY = ""
_RESULT_ROOM = 180
_FOLD_BELOW = 600

_NOTHING_FOUND = tr(
    "No value was found. Say below which column holds the periods and which the values."
)


class TableForm(FormPage):
    """Source, doubts, preview, columns, one button."""

    # the table is to be recorded; carries the `TableFile` and the `Preview`
    accepted = Signal(object, object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, tr("Paste from Excel"), widest=1200, parent=parent)
        self._table: TableFile | None = None
        self._layout = Layout()
        self._found: Preview | None = None
        self._asked = 0
        self._job: Job | None = None
        look = context.look
        self.metric_choice = ChoiceField(tr("Metric"))
        self.text = PlainTextField(look, tr("Pasted cells"), lines=3, most_lines=5)
        self.clipboard = SecondaryButton(look, tr("Paste from the clipboard"))
        self.choose_file = SecondaryButton(look, tr("Choose another file"))
        self.cancel = SecondaryButton(look, tr("Stop reading"))
        self.source = PlainLabel("", selectable=True)
        self.progress = QProgressBar()
        self.sheet, self.header = ChoiceField(tr("Sheet")), ChoiceField(tr("Row of headings"))
        self.period = LineField(tr("Period of all rows"), example=tr("March 2025"), longest=60)
        self.fault = PlainLabel("", tone="error")
        self.told = PlainLabel("", tone="caution")
        self.counts = PlainLabel("", selectable=True)
        self.counts.set_bold(bold=True)
        self.dates = DoubtRow(
            look, tr("Dates such as 03/04/2026 can be read in two ways. Which is meant?"),
            (("day", tr("3 April (day first)")), ("month", tr("March 4 (month first)"))),
        )  # fmt: skip
        self.fractions = DoubtRow(
            look, tr("No value is above 1. Is 0.62 meant as 62 % or as 0.62 %?"),
            (("fraction", tr("62 % (a fraction)")), ("plain", tr("0.62 % (as written)"))),
        )  # fmt: skip
        self.keep_out = TickBox(look, tr("Leave out the rows that cannot be read"))
        self.rows = DataTable(look, tr("What each row becomes"), PREVIEW_COLUMNS, WORDS)
        self.columns = ColumnsCard(look)
        self.record = PrimaryButton(look, tr("Record the readings"))
        self._timer = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        look = self._context.look
        source = Card(look)
        self._metric_box = LabeledField(
            look, tr("&Metric"), self.metric_choice,
            help_text=tr("Where the table names none itself."),
        )  # fmt: skip
        self._text_box = LabeledField(
            look, tr("&Cells"), self.text,
            help_text=tr("Copy a column of periods and one of values."),
        )  # fmt: skip
        source.add(self._metric_box)
        source.add(self._text_box)
        source.add(self.source)
        source.add_layout(self.buttons(self.clipboard, self.choose_file, self.cancel))
        source.add(self.progress)
        source.add(self._places())
        source.add(self.fault)
        self.page.add(source)
        self._result = self._result_card()
        self.page.add(self._result)
        self.page.add(self.columns)
        self.page.end()
        self.progress.setAccessibleName(tr("Rows read"))
        self.progress.setRange(0, 0)

    def _places(self) -> QWidget:
        look = self._context.look
        box = Columns(look, _FOLD_BELOW)
        self._sheet_box = LabeledField(look, tr("&Sheet"), self.sheet)
        self._header_box = LabeledField(look, tr("Row of &headings"), self.header)
        self._period_box = LabeledField(look, tr("&Period of all rows"), self.period)
        for part in (self._sheet_box, self._header_box, self._period_box):
            box.add(part, fills=False)
        self._places_box = box
        return box

    def _result_card(self) -> Card:
        card = Card(self._context.look, tr("What becomes of it"))
        for part in (self.dates, self.fractions, self.counts, self.told, self.rows, self.keep_out):
            card.add(part)
        card.add_layout(self.buttons(self.record))
        return card

    def _connect(self) -> None:
        self.text.textChanged.connect(self._timer.start)
        self._timer.timeout.connect(self._on_typed)
        self.clipboard.clicked.connect(self.paste)
        self.choose_file.clicked.connect(self.ask_for_file)
        self.cancel.clicked.connect(self._on_cancel)
        self.metric_choice.chosen.connect(self._on_metric)
        self.sheet.chosen.connect(self._on_sheet)
        self.header.chosen.connect(self._on_header)
        self.period.committed.connect(self._on_period)
        self.dates.answered.connect(self._on_dates)
        self.fractions.answered.connect(self._on_fractions)
        self.keep_out.clicked.connect(self._show_button)
        self.columns.changed.connect(self._use)
        self.record.clicked.connect(self._on_record)

    def begin_paste(self, metric_id: str) -> None:
        """Ask for cells, for a metric where one is chosen."""
        self._begin(tr("Paste from Excel"), metric_id, is_file=False)
        self.text.setPlainText("")
        self.text.setFocus()

    def begin_file(self, metric_id: str) -> None:
        """Ask for a file."""
        self._begin(tr("Import a file"), metric_id, is_file=True)
        self.ask_for_file()

    def _begin(self, title: str, metric_id: str, *, is_file: bool) -> None:
        self.title.show_text(title)
        for part in (self._text_box, self.clipboard):
            part.setVisible(not is_file)
        self.choose_file.setVisible(is_file)
        self.source.hide()
        metrics = [(m.id, m.name) for m in metrics_in_use(self._context.session.workspace)]
        self.metric_choice.set_choices([(_ANY, tr("As the table says")), *metrics])
        self.metric_choice.set_choice(metric_id if metric_id in dict(metrics) else _ANY)
        self._forget()

    def _forget(self) -> None:
        self._table, self._found = None, None
        self._asked += 1
        self.fault.show_text("")
        self.keep_out.setChecked(False)
        for part in (self.fault, self._places_box, self._result, self.columns, self.cancel):
            part.hide()
        self.progress.hide()

    def paste(self) -> None:
        """Take the cells that are on the clipboard."""
        self.text.setPlainText(QApplication.clipboard().text())
        self._on_typed()

    def ask_for_file(self) -> None:
        """Choose a file and read it."""
        path = self._context.asker.file_to_open(tr("Import readings"), FILE_KINDS)
        if path is not None:
            self.read_file(path)

    def read_file(self, path: Path) -> None:
        """Read a file off the window's thread, with progress and a way to stop."""
        self._forget()
        self.source.show_text(tr("File: {name}", name=path.name))
        self.source.show()
        self.progress.show()
        self.cancel.show()
        number = self._asked

        def work(job: Job) -> tuple[int, TableFile]:
            def told(rows: int) -> None:
                job.check()
                job.report(0, f"{rows:,}")

            return number, table_from_file(path, told)

        self._job = self._context.jobs.run_job(
            work, self._on_table, self._on_failed, partial(self._on_rows, path.name)
        )

    def _on_rows(self, name: str, _: float, rows: str) -> None:
        if self.progress.isVisible():
            self.source.show_text(tr("File: {name}, {rows} rows read", name=name, rows=rows))

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _on_typed(self) -> None:
        self._timer.stop()
        text = self.text.toPlainText()
        if not text.strip():
            self._forget()
            return
        self._asked += 1
        number = self._asked
        self._context.jobs.run(
            lambda: (number, table_from_text(text)), self._on_table, self._on_failed
        )

    def _on_failed(self, error: Exception) -> None:
        self._forget()
        self.fault.show_text(error_words(error).text)
        self.fault.show()

    def _on_table(self, found: tuple[int, TableFile]) -> None:
        number, table = found
        if number != self._asked:
            return
        self.progress.hide()
        self.source.show_text(tr("File: {name}", name=table.name))
        self.cancel.hide()
        self.fault.hide()
        self._table = table
        metric = self.metric_choice.choice() or ""
        self._context.store.ask(
            lambda library: (number, proposed(library, table, metric)),
            self._on_proposed,
            self._on_failed,
        )

    def _on_proposed(self, found: tuple[int, Layout]) -> None:
        if found[0] == self._asked:
            self._use(found[1])

    def _use(self, layout: object) -> None:
        """Read the table by another layout."""
        if self._table is None or not isinstance(layout, Layout):
            return
        self._layout = layout
        self._show_places()
        names = [(str(m.id), m.name) for m in metrics_in_use(self._context.session.workspace)]
        self.columns.show_columns(self._table, layout, names)
        self.columns.show()
        self._asked += 1
        number, table, workspace = self._asked, self._table, self._context.session.workspace
        pack = self._context.session.pack

        def work(job: Job) -> tuple[int, Preview]:
            def told(_: int) -> None:
                job.check()

            return number, preview(table, layout, workspace, told, pack)

        self._job = self._context.jobs.run_job(work, self._on_preview, self._on_failed)

    def _show_places(self) -> None:
        if self._table is None:
            return
        grid = self._table.grids[self._layout.sheet]
        names = sheet_names(self._table)
        self.sheet.set_choices([(str(at), name) for at, name in names])
        self.sheet.set_choice(str(self._layout.sheet))
        self._sheet_box.setVisible(len(names) > 1)
        rows = [(str(at), words) for at, words in header_choices(grid)]
        self.header.set_choices([("-1", tr("There are no headings")), *rows])
        self.header.set_choice(str(self._layout.header))
        inside = self._layout.columns(Role.PERIOD) or periods_across(grid, self._layout)
        self._period_box.setVisible(not inside)
        self.period.set_text(self._layout.period)
        self._places_box.show()

    def _on_preview(self, found: tuple[int, Preview]) -> None:
        number, made = found
        if number != self._asked:
            return
        self._found = made
        self.counts.show_text(tr("{counts}.", counts=made.counts))
        told = list(made.told) if made.rows else [*made.told, _NOTHING_FOUND]
        if made.new_metrics:
            told.append(_new_words(made.new_metrics))
        self.told.show_text(" ".join(filter(None, told)))
        self.told.setVisible(bool(told))
        self.dates.setVisible(made.ask_dates)
        self.fractions.setVisible(made.ask_fractions)
        self.keep_out.setVisible(bool(made.bad))
        self.rows.show_rows(preview_rows(made, self._name_of))
        self.rows.setVisible(bool(made.rows))
        self._result.show()
        self._show_button()
        if self.clipboard.hasFocus() or self.choose_file.hasFocus():
            QTimer.singleShot(0, self._bring_result)  # the page has its new height only then

    def _bring_result(self) -> None:
        """On a small screen what became of the table would be out of sight below it."""
        self.page.ensureWidgetVisible(self.counts, 0, self._context.look.theme.px(_RESULT_ROOM))

    def _name_of(self, metric_id: str) -> str:
        found = self._context.session.workspace.find(Metric, metric_id)
        return found.name if found is not None else metric_id

    def _show_button(self) -> None:
        made = self._found
        if made is None:
            return
        count = len(made.taken)
        open_doubt = made.ask_dates or made.ask_fractions
        waits = bool(made.bad) and not self.keep_out.isChecked()
        self.record.setEnabled(bool(count) and not open_doubt and not waits)
        words = tr("Record {count:,} readings", count=count) if count else tr("Record the readings")
        words = tr("Record 1 reading") if count == 1 else words
        self.record.setText(words)
        self.record.setAccessibleName(words)

    def _on_metric(self, metric_id: str) -> None:
        if self._table is not None:
            self._use(propose(self._table, metric_id))

    def _on_sheet(self, sheet: str) -> None:
        if self._table is not None:
            self._use(propose_sheet(self._table, int(sheet), self.metric_choice.choice() or ""))

    def _on_header(self, header: str) -> None:
        if self._table is not None:
            chosen = self.metric_choice.choice() or ""
            self._use(propose_rows(self._table, self._layout.sheet, int(header), chosen))

    def _on_period(self, text: str) -> None:
        self._use(replace(self._layout, period=text.strip()))

    def _on_dates(self, answer: str) -> None:
        self._use(replace(self._layout, day_first=answer == "day"))

    def _on_fractions(self, answer: str) -> None:
        self._use(replace(self._layout, fractions=answer == "fraction"))

    def _on_record(self) -> None:
        if self._table is None or self._found is None:
            return
        table, layout = self._table, self._layout
        self.accepted.emit(table, self._found)
        if table.name != "clipboard":
            failed = self._context.navigator.failed.emit
            self._context.store.ask(partial(keep, table=table, layout=layout), _kept, failed)


def _kept(_: None) -> None:
    """That the layout is remembered is no news."""


def _new_words(names: tuple[str, ...]) -> str:
    shown = ", ".join(names[:4])
    more = tr(" and {names} more", names=len(names) - 4) if len(names) > 4 else ""  # noqa: PLR2004 - a line's worth
    return tr("New metrics would be made: {shown}{more}.", shown=shown, more=more)
