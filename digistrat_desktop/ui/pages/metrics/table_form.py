"""Bringing in a table, pasted or from a file: what each row becomes is seen before it is recorded."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from digistrat_desktop.domain.counted import some_of
from digistrat_desktop.domain.periods.periods import PeriodKind
from digistrat_desktop.domain.record.workspace import metrics_in_use
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.services.tables import source
from digistrat_desktop.services.tables.asked.sheets import EVERY_SHEET
from digistrat_desktop.services.tables.preview import Preview, own_of, preview
from digistrat_desktop.services.tables.shape import layout
from digistrat_desktop.services.tables.shape.columns import Own
from digistrat_desktop.services.tables.shape.roles import Role
from digistrat_desktop.ui.forms.asking import NOT_KEPT
from digistrat_desktop.ui.forms.draft_note import DraftNote
from digistrat_desktop.ui.forms.field_set import FieldSet
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec
from digistrat_desktop.ui.kit.access import is_go
from digistrat_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import Columns, FlowLayout, put, spaced
from digistrat_desktop.ui.messages import error_words
from digistrat_desktop.ui.pages.metrics.columns_card import ColumnsCard, DoubtRows
from digistrat_desktop.ui.pages.metrics.form_page import FormPage
from digistrat_desktop.ui.pages.metrics.new_metrics import NewMetricsCard
from digistrat_desktop.ui.pages.metrics.new_points import NewPoints, NewPointsCard, new_points
from digistrat_desktop.ui.pages.metrics.number_tables import (
    NOTED_COLUMNS,
    PREVIEW_COLUMNS,
    preview_rows,
)
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.session.tasks import Job, nothing
from digistrat_desktop.ui.tables.table_view import WORDS, DataTable
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.timing import single_shot
from digistrat_desktop.ui.words import tr, tr_count

_TYPING_MS = 250
_ANY = ""
_RESULT_ROOM = 180
_FILE_ROOM = 360
_ROWS_ROOM = 210
_FOLD_BELOW = 600
_BESIDE_FROM = 1_000

_NOTHING_TICKED = tr("Tick the columns to record. The preview of each row then appears.")
_FIELDS = (
    FieldSpec("metric", tr("Metric"), Asked.CHOICE),
    FieldSpec(
        "text", tr("Cells"), Asked.TEXT, lines=3, most_lines=5,
        help_text=tr("Copy a column of periods and one of values."),
    ),
    FieldSpec("sheet", tr("Sheet"), Asked.CHOICE),
    FieldSpec("header", tr("Row with headings"), Asked.CHOICE),
    FieldSpec(
        "period", tr("Period for all rows"), example=tr("March 2025"), longest=60,
        help_text=tr("Used where the table has no period."),
    ),
    FieldSpec(
        "add_up", tr("Days"), Asked.CHOICE,
        (("", tr("Keep days")), ("week", tr("Add up to weeks")), ("month", tr("Add up to months"))),
    ),
    FieldSpec("keep_out", tr("Leave out rows that cannot be read"), Asked.TICK),
)  # fmt: skip


# What is asked of a table once it is there.
_PLACES = ("sheet", "header", "period", "add_up")


class _SourceCard(Card):
    """What is read; what Ctrl+Enter does is the form's, not its only button's."""

    def go_button(self) -> None:
        return None


class TableForm(FormPage):
    # the table is to be recorded; carries the `TableFile` and the `Preview`
    accepted = Signal(object, object)

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, tr("Paste from Excel"), widest=1600)
        self._table: source.TableFile | None = None
        self._layout = layout.Layout()
        self._found: Preview | None = None
        self._asked = 0
        self._job: Job | None = None
        self._is_just_read = False  # a file, of which nothing was shown yet
        look = context.look
        self.fields = FieldSet(context, _FIELDS, NOT_KEPT, parent=self)
        self.draft = DraftNote(look)
        self.clipboard = SecondaryButton(look, tr("Paste from the clipboard"))
        self.choose_file = SecondaryButton(look, tr("Choose another file"))
        self.cancel = SecondaryButton(look, tr("Stop import"))
        self.source = PlainLabel("", selectable=True)
        self.progress = QProgressBar()
        self._places = Columns(look, _FOLD_BELOW)
        self.fault = PlainLabel("", tone="error")
        self.says = PlainLabel("")  # how it is read
        self.told = PlainLabel("", tone="caution")  # what to look at
        self.counts = PlainLabel("", selectable=True)
        self.counts.set_bold(bold=True)
        self.doubts = DoubtRows(look)
        self.rows = DataTable(look, tr("Result for each row"), PREVIEW_COLUMNS, WORDS)
        self.chart = NewPointsCard(look)
        self.columns, self.about_new = ColumnsCard(look), NewMetricsCard(look)
        self.bar = QFrame(self)
        self.record = PrimaryButton(look, tr("Save readings"), parent=self.bar)
        self._timer = single_shot(self, self._read_text, _TYPING_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        card, boxes = _SourceCard(self._context.look), self.fields.boxes
        px = self._context.look.theme.px
        self.source.setMinimumWidth(px(_FILE_ROOM))
        self.rows.stay_within(_ROWS_ROOM)
        card.add(self.draft, boxes["text"], self._source_row())
        for name in ("metric", *_PLACES):
            self._places.add(boxes[name], fills=False)
        card.add(self.progress, self._places, self.fault)
        self._result = self._result_card()
        self._fill_bar()
        result = QWidget()
        put(
            spaced(QVBoxLayout(result), self._context.look, 3.5),
            self._result,
            self.about_new,
            self.chart,
        )
        beside = Columns(self._context.look, _BESIDE_FROM, last_above=True)
        beside.add(self.columns, 5, fills=False)
        beside.add(result, 6, fills=False)
        self.page.add(card, beside)
        self.page.end()
        self.progress.setAccessibleName(tr("Rows read"))
        self.progress.setRange(0, 0)

    def _source_row(self) -> QWidget:
        """Say which file it is, with the buttons for another one beside it."""
        row = QWidget()
        found = FlowLayout(self._context.look.theme.space(3), row)
        put(found, self.source, self.clipboard, self.choose_file, self.cancel)
        return row

    def _result_card(self) -> Card:
        card = Card(self._context.look, tr("Preview"))
        card.add(self.doubts, self.says, self.told, self.rows, self.fields.boxes["keep_out"])
        return card

    def _fill_bar(self) -> None:
        """Say below the page, always in sight, what will be recorded, with the button for it."""
        look = self._context.look
        self.bar.setProperty("kind", "card")
        undo = PlainLabel(tr("One Undo reverses the whole import."), TypeRole.SMALL, "secondary")
        said = spaced(QVBoxLayout(), look, 0.5)
        put(said, self.counts, undo)
        row = spaced(QHBoxLayout(self.bar), look, 3, 5, 2.5)
        row.addLayout(said, 1)
        row.addWidget(self.record)
        below = self.layout()
        if below is not None:
            below.addWidget(self.bar)

    def _connect(self) -> None:
        self.fields.typed.connect(self._on_typed)
        self.fields.edited.connect(self._on_edited)
        self.clipboard.clicked.connect(self.paste)
        self.choose_file.clicked.connect(self.ask_for_file)
        self.cancel.clicked.connect(self._on_cancel)
        self.doubts.answered.connect(self._on_answer)
        self.columns.changed.connect(self._use)
        self.record.clicked.connect(self._on_record)
        self.draft.discard.clicked.connect(self._take_period)

    @property
    def has_table(self) -> bool:
        """True while a table is looked at that is not recorded."""
        return self._table is not None

    def begin_paste(self, metric_id: str) -> None:
        """Ask for cells, for a metric where one is chosen."""
        title = tr("Paste from Excel")
        self.fields.keep_under(self._context.session.draft_of("table"), title)
        self._begin(title, metric_id, is_file=False)
        self.fields.show_values({"text": ""})
        self.fields.take_up()
        self.draft.watch(self.fields)
        self.fields.control("text").setFocus()

    def begin_file(self, metric_id: str) -> None:
        title = tr("Import a file")
        self.fields.keep_under(self._context.session.draft_of("table_file"), title)
        self._begin(title, metric_id, is_file=True)
        self.fields.take_up()
        self.draft.watch(self.fields)
        self.ask_for_file()

    def _begin(self, title: str, metric_id: str, *, is_file: bool) -> None:
        self.title.show_text(title)
        for part in (self.fields.boxes["text"], self.clipboard):
            part.setVisible(not is_file)
        self.choose_file.setVisible(is_file)
        self.source.hide()
        metrics = self._metrics()
        names = tr("Use the names in the file") if is_file else tr("Use the names in the table")
        chosen = metric_id if metric_id in dict(metrics) else _ANY
        self.fields.set_choices("metric", ((_ANY, names), *metrics), chosen)
        self._forget()

    def _forget(self) -> None:
        self._table, self._found = None, None
        self._asked += 1
        self.fault.show_text("")
        self.fields.show_values({"keep_out": False, "add_up": ""})
        cards = (self._result, self.about_new, self.chart, self.columns)
        shown = (self.fault, *cards, self.bar, self.cancel)
        for part in (*shown, *(self.fields.boxes[name] for name in _PLACES)):
            part.hide()
        self.progress.hide()

    def _metrics(self) -> list[tuple[str, str]]:
        metrics = metrics_in_use(self._context.session.workspace)
        return [(str(one.id), one.name) for one in metrics]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves, as in every form."""
        if is_go(event) and self.record.isVisible():
            self.record.click()
        else:
            super().keyPressEvent(event)

    def paste(self) -> None:
        self.fields.restore({"text": QApplication.clipboard().text()})
        self.fields.write()
        self._read_text()

    def ask_for_file(self) -> None:
        path = self._context.asker.file_to_open(tr("Import readings"), source.FILE_KINDS)
        if path is not None:
            self.read_file(path)

    def read_file(self, path: Path) -> None:
        """Read a file off the window's thread, with progress and a way to stop."""
        self._forget()
        self._is_just_read = True
        self.source.show_text(tr("File: {name}", name=path.name))
        self.source.show()
        self.progress.show()
        self.cancel.show()
        number, own = self._asked, self._own()

        def work(job: Job) -> tuple[int, source.TableFile]:
            def told(rows: int) -> None:
                job.check()
                job.report(0, f"{rows:,}")

            return number, source.table_from_file(path, told, own)

        self._job = self._context.jobs.run_job(
            work, self._on_table, self._on_failed, partial(self._on_rows, path.name)
        )

    def _on_rows(self, name: str, _: float, rows: str) -> None:
        if self.progress.isVisible():
            self.source.show_text(tr("File: {name}. Rows read: {rows}", name=name, rows=rows))

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _on_typed(self, name: str) -> None:
        if name == "text":
            self._timer.start()

    def _read_text(self) -> None:
        self._timer.stop()
        text = self.fields.values()["text"]
        if not text.strip():
            self._forget()
            return
        self._asked += 1
        number = self._asked
        self._context.jobs.run(
            lambda: (number, source.table_from_text(text)), self._on_table, self._on_failed
        )

    def _on_failed(self, error: Exception) -> None:
        self._forget()
        self.fault.show_text(error_words(error).text)
        self.fault.show()

    def _on_table(self, found: tuple[int, source.TableFile]) -> None:
        number, table = found
        if number != self._asked:
            return
        self.progress.hide()
        self.source.show_text(tr("File: {name}", name=table.name))
        self.cancel.hide()
        self.fault.hide()
        self._table = table
        metric, own = self._metric(), self._own()
        self._context.store.ask(
            lambda library: (number, source.proposed(library, table, metric, own)),
            self._on_proposed,
            self._on_failed,
        )

    def _on_proposed(self, found: tuple[int, layout.Layout]) -> None:
        if found[0] != self._asked:
            return
        self._propose(found[1], is_first=True)
        self.fields.take_up()
        self._take_period()

    def _propose(self, found: layout.Layout, *, is_first: bool = False) -> None:
        """Use what is proposed; of a wide table only what is known, unless it was read so before."""
        table = self._table
        if table is None:
            return
        self.columns.suggest(found)
        remembered = (
            is_first and found.roles != layout.propose(table, self._metric(), self._own()).roles
        )
        names = {name.casefold() for _, name in self._metrics()}
        grid = table.grids[found.sheet]
        is_settled = remembered or found.publication
        self._use(found if is_settled else layout.narrowed(grid, found, names))

    def _take_period(self) -> None:
        """Read the table by the period that stands there after a draft came or went."""
        period = self.fields.values()["period"]
        if period != self._layout.period:
            self._use(replace(self._layout, period=period))

    def _use(self, wanted: object) -> None:
        if self._table is None or not isinstance(wanted, layout.Layout):
            return
        self._layout = wanted
        self._show_places()
        self.columns.show_columns(self._table, wanted, self._metrics())
        self.columns.show()
        self.counts.show_text(tr("Reading the table …"))
        self.record.setEnabled(False)
        self._asked += 1
        number, table, workspace = self._asked, self._table, self._context.session.workspace
        pack, author = self._context.session.pack, self._context.session.author

        def work(job: Job) -> tuple[int, Preview, NewPoints | None]:
            def told(_: int) -> None:
                job.check()

            found = preview(table, wanted, workspace, told, pack)
            return number, found, new_points(table, found, workspace, author, pack)

        self._job = self._context.jobs.run_job(work, self._on_preview, self._on_failed)

    def _show_places(self) -> None:
        if self._table is None:
            return
        grid = self._table.grids[self._layout.sheet]
        sheets = tuple((str(at), name) for at, name in source.sheet_names(self._table))
        self.fields.set_choices("sheet", sheets, str(self._layout.sheet))
        self.fields.boxes["sheet"].setVisible(len(sheets) > 1)
        rows = ((str(at), words) for at, words in source.header_choices(grid))
        heads = (("-1", tr("There are no headings")), *rows)
        self.fields.set_choices("header", heads, str(self._layout.header))
        inside = self._layout.columns(Role.PERIOD) or layout.periods_across(grid, self._layout)
        self.fields.boxes["period"].setVisible(not inside)
        if self.fields.values()["period"] != self._layout.period:
            self.fields.show_values({"period": self._layout.period}, fresh=False)
        self.fields.boxes["header"].show()

    def _on_preview(self, found: tuple[int, Preview, NewPoints | None]) -> None:
        number, made, points = found
        if number != self._asked:
            return
        self._found = made
        self.counts.show_text(f"{made.counts}.")
        self._show_words(made)
        self.doubts.show_doubts(made.doubts)
        self.fields.boxes["keep_out"].setVisible(bool(made.bad))
        self.fields.boxes["add_up"].setVisible(bool(self._layout.add_up) or _has_days(made))
        has_notes = any(row.words for row in made.rows)
        self.rows.set_columns(NOTED_COLUMNS if has_notes else PREVIEW_COLUMNS)
        self.rows.show_rows(preview_rows(made, self._name_of))
        self.about_new.show_metrics(made, self._context.session.pack)
        self.chart.show_points(points)
        self.rows.setVisible(bool(made.rows))
        self._result.show()
        self.bar.show()
        self._show_button()
        if self._is_just_read:
            self._is_just_read = False
            (self.record if self.record.isEnabled() else self.columns.first_stop()).setFocus()
        if self.clipboard.hasFocus() or self.choose_file.hasFocus():
            QTimer.singleShot(0, self._bring_result)  # the page has its new height only then

    def _show_words(self, made: Preview) -> None:
        """Say apart how the table is read, and what a person should look at."""
        said = [one for one in made.told if one in made.plain]
        if made.new_metrics:
            said.append(_new_words(made.new_metrics))
        others = (one for one in made.told if one not in made.plain)
        told = [self._nothing_words(), *others, *made.left_out]
        self.says.say(" ".join(said))
        self.told.say(" ".join(filter(None, told)))

    def _nothing_words(self) -> str:
        """Say what to do where nothing is read: nothing was ticked, or nothing was understood."""
        grid = self._table.grids[self._layout.sheet] if self._table is not None else None
        has_values = bool(self._layout.columns(Role.VALUE))
        figures = layout.columns_left_out(grid, self._layout).figures if grid else ()
        return _NOTHING_TICKED if figures and not has_values else ""

    def _bring_result(self) -> None:
        """On a small screen what became of the table would be out of sight below it."""
        self.page.ensureWidgetVisible(self._result, 0, self._context.look.theme.px(_RESULT_ROOM))

    def _name_of(self, metric_id: str) -> str:
        found = self._context.session.workspace.find(Metric, metric_id)
        return found.name if found is not None else metric_id

    def _show_button(self) -> None:
        made = self._found
        if made is None:
            return
        count = len(made.taken)
        waits = bool(made.bad) and not self.fields.values()["keep_out"]
        self.record.setEnabled(bool(count) and not made.doubts and not waits)
        words = tr_count(count, "Save 1 reading", "Save %n readings")
        words = words if count else tr("Save readings")
        self.record.setText(words)
        self.record.setAccessibleName(words)

    def _own(self) -> Own:
        return own_of(self._context.session.workspace)

    def _metric(self) -> str:
        return str(self.fields.values()["metric"])

    def _on_edited(self, name: str, value: Any) -> None:
        """Read the table by what was chosen; what it is proposed to hold begins anew then."""
        table, metric = self._table, self._metric()
        if table is None:
            return
        if name == "metric":
            self._propose(layout.propose(table, metric, self._own()))
        elif name == "sheet":
            self._propose(layout.propose_sheet(table, int(value), metric, self._own()))
        elif name == "header":
            sheet = self._layout.sheet
            self._propose(layout.propose_rows(table, sheet, int(value), metric, self._own()))
        elif name == "period":
            self._use(replace(self._layout, period=value))
        elif name == "add_up":
            self._use(replace(self._layout, add_up=PeriodKind(value) if value else None))
        elif name == "keep_out":
            self._show_button()

    def _on_answer(self, question: str, answer: str) -> None:
        if question == "sheet" and answer != EVERY_SHEET and self._table is not None:
            names = [grid.name for grid in self._table.grids]
            chosen = layout.propose_sheet(
                self._table, names.index(answer), self._metric(), self._own()
            )
            self._propose(chosen.answered(question, answer))
        else:
            self._use(self._layout.answered(question, answer))

    def _on_record(self) -> None:
        if self._table is None or self._found is None:
            return
        table, used = self._table, self._layout
        self.accepted.emit(table, replace(self._found, said=self.about_new.said))
        if table.name != "clipboard":
            self._context.ask(partial(source.keep, table=table, layout=used), nothing)


def _has_days(made: Preview) -> bool:
    return any(row.period and row.period.kind is PeriodKind.DAY for row in made.taken)


def _new_words(names: tuple[str, ...]) -> str:
    return tr_count(
        len(names),
        "This will add 1 new metric: {names}.",
        "This will add %n new metrics: {names}.",
        names=some_of([f"“{name}”" for name in names], 2),
    )
