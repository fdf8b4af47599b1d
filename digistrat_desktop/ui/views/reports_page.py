"""Reports: what the board paper says of itself, which report, where to; then the file."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from digistrat_desktop.analysis.words import counted, day_words
from digistrat_desktop.domain.edits.assessing import set_front_sheet
from digistrat_desktop.domain.workspace import front_sheet_of
from digistrat_desktop.services.reporting import MadeReport, report_model, write_report
from digistrat_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.choice_field import ChoiceField
from digistrat_desktop.ui.kit.date_field import DateField
from digistrat_desktop.ui.kit.labeled_field import LabeledField
from digistrat_desktop.ui.kit.line_field import LineField
from digistrat_desktop.ui.kit.scroll_page import ScrollPage
from digistrat_desktop.ui.kit.text_field import PlainTextField
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme_tokens import TypeRole

if TYPE_CHECKING:
    from digistrat_desktop.analysis.report_model import ReportModel
    from digistrat_desktop.domain.assessment import FrontSheet
    from digistrat_desktop.ui.tasks import Job
    from digistrat_desktop.ui.views.context import PageContext

KINDS = (("board", "Board report: one page at a glance, then a page for each area"),)
_FORMATS = ((".pdf", "PDF, tagged and archival"), (".html", "Web page, one self-contained file"))
_UNSAFE = re.compile(r"[^\w -]+")


class ReportsPage(QWidget):
    """Front sheet, choice, one button."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._job: Job | None = None
        look = context.look
        self.subject = PlainLabel("", tone="secondary")
        self.kind = ChoiceField("Report", list(KINDS))
        self.format = ChoiceField("Format", list(_FORMATS))
        self.kind.set_choice(KINDS[0][0])
        self.format.set_choice(_FORMATS[0][0])
        self.meeting = LineField("Meeting", example="Board of Directors", longest=200)
        self.meeting_on = DateField("Date of the meeting")
        self.agenda_item = LineField("Agenda item", example="9", longest=40)
        self.purpose = LineField("Purpose", example="For decision", longest=40)
        self.asks = PlainTextField(look, "The board is asked to", lines=3)
        self._date_box = LabeledField(look, "&Date of the meeting", self.meeting_on)
        self.make = PrimaryButton(look, "Make the report")
        self.stop = SecondaryButton(look, "Stop")
        self.bar = QProgressBar()
        self._build()
        self._connect()

    def _build(self) -> None:
        look = self._context.look
        page = ScrollPage(look, widest=900, parent=self)
        page.add(PlainLabel("Reports", TypeRole.PAGE))
        page.add(self.subject)
        page.add(self._front_sheet())
        page.add(self._choice())
        page.end()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page)

    def _front_sheet(self) -> Card:
        look = self._context.look
        card = Card(look, "What the paper says of itself")
        grid = QGridLayout()
        grid.setSpacing(look.theme.space(3))
        grid.addWidget(LabeledField(look, "Meetin&g", self.meeting), 0, 0)
        grid.addWidget(self._date_box, 0, 1)
        grid.addWidget(LabeledField(look, "&Agenda item", self.agenda_item), 1, 0)
        grid.addWidget(LabeledField(look, "&Purpose", self.purpose), 1, 1)
        card.add_layout(grid)
        card.add(
            LabeledField(
                look,
                "The &board is asked to",
                self.asks,
                help_text="One request a line, beginning with a verb: decide, note, agree.",
            )
        )
        return card

    def _choice(self) -> Card:
        look = self._context.look
        card = Card(look, "Report")
        grid = QGridLayout()
        grid.setSpacing(look.theme.space(3))
        grid.addWidget(LabeledField(look, "&Report", self.kind), 0, 0)
        grid.addWidget(LabeledField(look, "&Format", self.format), 0, 1)
        card.add_layout(grid)
        row = QHBoxLayout()
        row.setSpacing(look.theme.space(3))
        row.addWidget(self.make)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        row.addStretch(1)
        self.bar.setAccessibleName("How far the report is")
        self.bar.setRange(0, 100)
        card.add_layout(row)
        words = "The report holds what is saved now. Nothing is sent anywhere."
        card.add(PlainLabel(words, TypeRole.SMALL, "secondary"))
        return card

    def _connect(self) -> None:
        self.meeting.committed.connect(partial(self._on_edited, "meeting"))
        self.meeting_on.day_committed.connect(partial(self._on_edited, "meeting_on"))
        self.meeting_on.refused.connect(self._date_box.show_fault)
        self.agenda_item.committed.connect(partial(self._on_edited, "agenda_item"))
        self.purpose.committed.connect(partial(self._on_edited, "purpose"))
        self.asks.committed.connect(self._on_asks)
        self.make.clicked.connect(self._on_make)
        self.stop.clicked.connect(self._on_stop)
        self._context.session.opened.connect(self.show_state)

    def show_state(self, _: str = "") -> None:
        """Show the front sheet of the open assessment."""
        self._show_busy(busy=False)
        session = self._context.session
        assessment, trust = session.assessment, session.trust
        locked = assessment is None or session.read_only
        for field in (self.meeting, self.meeting_on, self.agenda_item, self.purpose, self.asks):
            field.setReadOnly(locked)
        self.make.setEnabled(assessment is not None)
        if assessment is None or trust is None:
            self.subject.show_text("Open an assessment from Home to make a report of it.")
            return
        words = f"{assessment.title}, as at {day_words(assessment.as_of)}, {trust.name}"
        self.subject.show_text(words)
        self._show_front(front_sheet_of(session.workspace, assessment.id))

    def _show_front(self, front: FrontSheet | None) -> None:
        self.meeting.set_text(front.meeting if front else "")
        self.meeting_on.set_day(front.meeting_on if front else None)
        self.agenda_item.set_text(front.agenda_item if front else "")
        self.purpose.set_text(front.purpose if front else "")
        self.asks.set_text("\n".join(front.asks) if front else "")

    def flush(self) -> None:
        """Give away what is being typed."""
        for field in (self.meeting, self.meeting_on, self.agenda_item, self.purpose, self.asks):
            field.flush()

    def _on_asks(self, text: str) -> None:
        lines = tuple(line.strip() for line in text.splitlines() if line.strip())
        self._on_edited("asks", lines[:6])

    def _on_edited(self, name: str, value: Any) -> None:
        session = self._context.session
        if session.assessment is not None:
            session.submit(
                set_front_sheet(
                    session.workspace, session.assessment, {name: value}, session.author
                )
            )

    def _on_make(self) -> None:
        self.flush()
        session = self._context.session
        assessment, trust = session.assessment, session.trust
        if assessment is None or trust is None:
            return
        ending = self.format.choice() or ".pdf"
        kind = self.kind.choice() or "board"
        name = f"{trust.name} {assessment.title} {kind}"
        folder = Path(self._context.preferences.settings.export_folder or Path.home())
        suggested = folder / f"{_UNSAFE.sub('', name).strip()[:80]}{ending}"
        out = self._context.asker.file_to_save("Save the report", suggested, f"Report (*{ending})")
        if out is None:
            return
        out = out if out.suffix else out.with_suffix(ending)
        self._context.preferences.set("export_folder", str(out.parent))
        self._show_busy(busy=True)
        ids = (trust.id, assessment.id)
        self._context.desk.ask(
            lambda library: report_model(library, *ids),
            partial(self._on_model, kind, out),
            self._on_failed,
        )

    def _on_model(self, kind: str, out: Path, model: ReportModel) -> None:
        def work(job: Job) -> MadeReport:
            return write_report(model, kind, out, job.report, lambda: job.is_cancelled)

        self._job = self._context.jobs.run_job(
            work, self._on_made, self._on_failed, self._on_progress
        )

    def _on_progress(self, share: float, _: str) -> None:
        self.bar.setValue(round(share * 100))

    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _on_made(self, made: MadeReport) -> None:
        self._show_busy(busy=False)
        pages = f", {counted(made.pages, 'page')}" if made.pages else ""
        self._context.guide.told_of_file.emit(f"The report is written{pages}.", str(made.path))

    def _on_failed(self, error: Exception) -> None:
        self._show_busy(busy=False)
        self._context.guide.failed.emit(error)

    def _show_busy(self, *, busy: bool) -> None:
        self._job = None if not busy else self._job
        self.make.setEnabled(not busy)
        self.bar.setVisible(busy)
        self.stop.setVisible(busy)
        self.bar.setValue(0)
