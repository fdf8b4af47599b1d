"""Reports: what the paper says of itself, which report, its real pages, where to; and checking one."""

import re
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.words import day_words
from digistrat_desktop.services.reports import making
from digistrat_desktop.services.reports.checking import Match, ReportCheck, check_report
from digistrat_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import FlowLayout
from digistrat_desktop.ui.kit.page_parts import EmptyState, ScrollPage
from digistrat_desktop.ui.pages.reports.choice import ChoiceCard
from digistrat_desktop.ui.pages.reports.front_sheet import FrontSheetCard
from digistrat_desktop.ui.pages.reports.preview_card import PreviewCard
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.session.tasks import Job
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.words import tr, tr_count

_WORDS = tr("Shows which data a PDF was made from, and if your data still matches it.")
VERDICTS = {
    Match.MATCHES: tr("Matches"),
    Match.DATA_MATCHES: tr("Data matches"),
    Match.CHANGED: tr("Changed since"),
    Match.UNKNOWN: tr("Unknown"),
    Match.ALTERED: tr("Altered"),
}


class CheckCard(Card):
    """One button; the verdict and its reasons under it."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look, tr("Check a report"))
        self._context = context
        self.choose = SecondaryButton(context.look, tr("Choose a PDF"), parent=self)
        self.verdict = PlainLabel("", parent=self)
        self.verdict.set_bold(bold=True)
        self.reasons = PlainLabel("", selectable=True, parent=self)
        self.add(PlainLabel(_WORDS, tone="secondary"))
        row = FlowLayout(context.look.theme.space(2))
        row.addWidget(self.choose)
        self.add_layout(row)
        self.add(self.verdict, self.reasons)
        self._show("", "")
        self.choose.clicked.connect(self._on_choose)

    def _on_choose(self) -> None:
        path = self._context.asker.file_to_open(tr("Check a report"), tr("PDF (*.pdf)"))
        if path is not None:
            self._show(tr("Checking the file"), path.name)
            self._context.store.ask(
                lambda library: check_report(path, library), self._on_checked, self._on_failed
            )

    def _on_checked(self, found: ReportCheck) -> None:
        self._show(VERDICTS[found.match], "\n".join(found.lines))

    def _on_failed(self, error: Exception) -> None:
        self._show("", "")
        self._context.navigator.failed.emit(error)

    def _show(self, verdict: str, reasons: str) -> None:
        for label, words in ((self.verdict, verdict), (self.reasons, reasons)):
            label.say(words)


_UNSAFE = re.compile(r"[^\w -]+")
_SAVED_ONLY = tr("The report uses what is saved now. Nothing is sent anywhere.")
_NO_ASSESSMENT = tr(
    "A report needs an assessment. Start one for your trust, or open one from Home."
)


class ReportsPage(QWidget):
    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._job: Job | None = None
        look = context.look
        self.subject = PlainLabel("", tone="secondary")
        self.empty = EmptyState(
            look, tr("No assessment is open"), _NO_ASSESSMENT, tr("Start an assessment")
        )
        self.front = FrontSheetCard(context)
        self.choice = ChoiceCard(context)
        self.preview = PreviewCard(context)
        self.check = CheckCard(context)
        self.make = PrimaryButton(look, tr("Make report"))
        self.stop = SecondaryButton(look, tr("Stop"))
        self.bar = QProgressBar()
        self._build()
        self._connect()
        self._show_busy(busy=False)

    def _build(self) -> None:
        page = ScrollPage(self._context.look, widest=900, parent=self)
        page.add(PlainLabel(tr("Reports"), TypeRole.PAGE), self.subject, self.empty)
        self.choice.add_layout(self._making())
        self.choice.add(PlainLabel(_SAVED_ONLY, TypeRole.SMALL, "secondary"))
        kept = Card(self._context.look, tr("Templates: set up once, use again"))
        kept.add(self.choice.recipes)
        self._of_assessment = (self.choice, self.front, kept)
        page.add(self.choice, self.preview, self.front, kept, self.check)
        page.end()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page)
        self._page = page

    def _making(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._context.look.theme.space(3))
        row.addWidget(self.make)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        row.addStretch(1)
        self.bar.setAccessibleName(tr("Report progress"))
        self.bar.setRange(0, 100)
        return row

    def _connect(self) -> None:
        self.choice.changed.connect(self._on_choice)
        self.choice.recipe_used.connect(self.front.show_state)
        self.preview.save_wanted.connect(self._on_save)
        self.make.clicked.connect(self._on_make)
        self.stop.clicked.connect(self._on_stop)
        self.empty.acted.connect(partial(self._context.navigator.go, "start", ""))
        self._context.session.opened.connect(self.show_state)

    def show_state(self, kind: str = "") -> None:
        """Show the front sheet and the recipe of the open assessment; what was made before goes."""
        session = self._context.session
        assessment, trust = session.assessment, session.trust
        self.front.show_state()
        if kind in making.KIND_WORDS:
            self.choice.choose(kind)
        self.choice.show_state()
        self.preview.show_report(None)
        self._show_busy(busy=False)
        nothing = assessment is None or trust is None
        self.empty.setVisible(nothing)
        self.subject.setVisible(not nothing)
        for card in self._of_assessment:
            card.setVisible(not nothing)
        if assessment is None or trust is None:
            return
        words = tr(
            "{title}, as at {as_of}, {name}",
            title=assessment.title,
            as_of=day_words(assessment.as_of),
            name=trust.name,
        )
        self.subject.show_text(words)

    def flush(self) -> None:
        self.front.flush()

    def _on_choice(self) -> None:
        self.preview.show_report(None)

    def _on_make(self) -> None:
        self.flush()
        session = self._context.session
        if session.assessment is None or session.trust is None:
            return
        ids = (session.trust.id, session.assessment.id)
        kind, ending, options = (
            self.choice.wanted_kind,
            self.choice.wanted_ending,
            self.choice.options(),
        )
        self.preview.show_report(None)
        self._show_busy(busy=True)
        self._context.store.ask_when_saved(
            lambda library: making.read_judgement(library, *ids, kind),
            partial(self._on_judgement, kind, ending, options),
            self._on_failed,
        )

    def _on_judgement(
        self, kind: str, ending: str, options: making.ReportOptions, judgement: Judgement
    ) -> None:
        def work(job: Job) -> making.FinishedReport:
            watcher = making.Watcher(lambda share: job.report(share, ""), lambda: job.is_cancelled)
            return making.make_report(judgement, kind, ending, options, watcher)

        self._job = self._context.jobs.run_job(
            work, self._on_finished, self._on_failed, self._on_progress
        )

    def _on_progress(self, share: float, _: str) -> None:
        self.bar.setValue(round(share * 100))

    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _on_finished(self, report: making.FinishedReport) -> None:
        self._show_busy(busy=False)
        self.preview.show_report(report)
        self.preview.save.setFocus()
        self._page.ensureWidgetVisible(self.preview)

    def _on_save(self) -> None:
        report, session = self.preview.report, self._context.session
        if report is None or session.assessment is None or session.trust is None:
            return
        name = f"{session.trust.name} {session.assessment.title} {self.choice.wanted_kind}"
        folder = Path(self._context.preferences.export_folder() or Path.home())
        suggested = folder / f"{_UNSAFE.sub('', name).strip()[:80]}{report.ending}"
        kinds = tr("Report (*{ending})", ending=report.ending)
        out = self._context.asker.file_to_save(tr("Save report"), suggested, kinds)
        if out is None:
            return
        self._context.preferences.set("export_folder", str(out.parent))
        self._context.jobs.run(
            partial(making.save_report, report, out), self._on_saved, self._on_failed
        )

    def _on_saved(self, made: making.MadeReport) -> None:
        words = [tr("The report is saved.")]
        if made.pages:
            words.append(tr_count(made.pages, "It has 1 page.", "It has %n pages."))
        if made.seal_path:
            words.append(tr("Its seal is in {name}.", name=made.seal_path.name))
        self._context.navigator.told_of_file.emit(" ".join(words), str(made.path))

    def _on_failed(self, error: Exception) -> None:
        self._show_busy(busy=False)
        self._context.navigator.failed.emit(error)

    def _show_busy(self, *, busy: bool) -> None:
        self._job = None if not busy else self._job
        self.make.setEnabled(not busy and self._context.session.assessment is not None)
        self.bar.setVisible(busy)
        self.stop.setVisible(busy)
        self.bar.setValue(0)
