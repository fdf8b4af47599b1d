"""Reports: what is in one at the left, the real pages of the file at the right, where to below."""

from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.plain_text import as_file_name
from digistrat_desktop.services.reports import making
from digistrat_desktop.ui.charts.to_print import ToPrint
from digistrat_desktop.ui.kit.access import is_go, tab_through
from digistrat_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import Columns, FlowLayout, put, spaced
from digistrat_desktop.ui.kit.page_parts import ChipChoice, EmptyState, PageHead, ScrollPage
from digistrat_desktop.ui.pages.reports.check_card import CheckCard
from digistrat_desktop.ui.pages.reports.choice import ChoiceCard
from digistrat_desktop.ui.pages.reports.front_sheet import FrontSheetCard
from digistrat_desktop.ui.pages.reports.pages_view import (
    PAGE_WIDTH,
    WHOLE_PAGE,
    WITH_CHOICES,
    ZOOMS,
    PagesView,
)
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.session.page_entry import SAVE_REPORT
from digistrat_desktop.ui.session.tasks import Cancelled, Job
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.timing import single_shot
from digistrat_desktop.ui.words import tr, tr_count

PAUSE_MS = 300  # after a change, before the pages are made again
_CHOICES, _STACKED_VIEW = 330, 420  # pixels at 100 % text size
_UNBOUNDED = 16_777_215  # QWIDGETSIZE_MAX
_NO_ASSESSMENT = tr(
    "A report needs an assessment. Start one for your trust, or open one from Home."
)
_FORMATS = (
    (".pdf", tr("PDF")),
    (".html", tr("Web page")),
    (".docx", tr("Word")),
    (".xlsx", tr("Excel")),
)
_SAVE = {
    ".pdf": tr("Save as PDF…"),
    ".html": tr("Save as web page…"),
    ".docx": tr("Save as Word…"),
    ".xlsx": tr("Save as Excel…"),
}
_BESIDE_CHOICES = {WITH_CHOICES, WHOLE_PAGE}  # a whole page is narrow enough to stand beside them
_REAL = tr("The pages are those of the file, and follow your choices.")
_AS_PDF = tr("The pages are shown as the PDF has them. This format has the same words and figures.")


class Foot(QFrame):
    """What the file will be, what to see to first, and where it goes."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        look = context.look
        self.setProperty("kind", "card")
        self.title = PlainLabel("", parent=self)
        self.title.set_bold(bold=True)
        self.words = PlainLabel("", TypeRole.SMALL, "secondary", parent=self)
        self.told = PlainLabel("", TypeRole.SMALL, "caution", parent=self)
        self.bar = QProgressBar(self)
        self.copy = SecondaryButton(look, tr("Copy page"), parent=self)
        self.save = PrimaryButton(look, _SAVE[".pdf"], parent=self)
        said = spaced(QVBoxLayout(), look, 0.5)
        put(said, self.title, self.words, self.told, self.bar)
        row = spaced(QHBoxLayout(self), look, 3, 2.5)
        row.addLayout(said, 1)
        put(row, self.copy, self.save)
        self.bar.setAccessibleName(tr("Report progress"))
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(look.theme.px(4))
        self.bar.setRange(0, 100)

    def show_busy(self, *, busy: bool) -> None:
        self.bar.setValue(0)
        self.bar.setVisible(busy)
        if busy:
            self.title.show_text(tr("Making the report"))


class ReportsPage(QWidget):
    """Makes the report again after each change; what is seen is what will be saved."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._job: Job | None = None
        self._asked = 0
        self._judgement: Judgement | None = None
        # To be saved once its pages are there; and its room follows the window until one is chosen.
        self._is_to_save = self._has_chosen_room = False
        look = context.look
        self.head = PageHead(look, tr("Reports"))
        formats = QWidget()
        self.head.add(formats)
        self.format = ChipChoice(look, spaced(FlowLayout(0, formats), look, 2), formats)
        zooms = QWidget()
        self._chips = (formats, zooms)
        self.zoom = ChipChoice(look, spaced(FlowLayout(0, zooms), look, 2), zooms)
        zooms.setContentsMargins(look.theme.space(4), 0, 0, 0)
        self.zoom.offer(ZOOMS)
        self.head.add(zooms)
        self.empty = EmptyState(
            look, tr("No assessment is open"), _NO_ASSESSMENT, tr("Start an assessment")
        )
        self.front = FrontSheetCard(context)
        self.choice = ChoiceCard(context)
        self.view = PagesView(context)
        self.check = CheckCard(context)
        self.foot = Foot(context)
        self._pause = single_shot(self, self._on_make, PAUSE_MS)
        self._choices = ScrollPage(look, margin=0, parent=self)
        self._columns = Columns(look, _CHOICES + _STACKED_VIEW)
        self._scroll = ScrollPage(look, margin=0, parent=self)
        self._kept = Card(look, tr("Templates: set up once, use again"))
        self._build()
        self._connect()

    @property
    def report(self) -> making.FinishedReport | None:
        return self.view.report

    def to_print(self) -> ToPrint:
        """Give the pages that are shown, which are those of the PDF whatever is saved."""
        report = self.view.report
        if report is None or self.is_making or self._judgement is None:
            return ToPrint("")
        name = making.KIND_WORDS[self.choice.wanted_kind].partition(": ")[0]
        title = f"{name}, {self._judgement.trust.name}"
        return ToPrint(title, report.content, report.pages)

    @property
    def is_making(self) -> bool:
        """True from a change until its pages are there."""
        return self._pause.isActive() or self._job is not None

    def _build(self) -> None:
        self._kept.add(self.choice.recipes)
        # A report somebody sent can be checked though nothing is open.
        self._of_assessment = (
            *(*self._chips, self.choice, self.front, self._kept, self.view, self.foot),
        )
        self._choices.add(self.choice, self.front, self._kept, self.check)
        self._choices.end()
        self._columns.add(self._choices, 0)
        self._columns.add(self.view, 1)
        column = spaced(QVBoxLayout(self), self._context.look, 3, 5)
        put(column, self.head)
        self._scroll.add(self.empty)
        self._scroll.add(self._columns, stretch=1)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.foot)
        self._on_look_changed()

    def _connect(self) -> None:
        self.choice.changed.connect(self._on_choice)
        self.choice.kind_chosen.connect(self._show_formats)
        self.choice.recipe_used.connect(self.front.show_state)
        self.format.chosen.connect(self._on_format)
        self.zoom.chosen.connect(self._on_zoom)
        self._show_formats()
        self.view.turned.connect(self._say)
        self.foot.save.clicked.connect(self._on_save)
        self.foot.copy.clicked.connect(self._on_copy)
        self.empty.acted.connect(partial(self._context.navigator.go, "start", ""))
        self._context.session.opened.connect(self.show_state)
        self._context.session.changed.connect(self._on_choice)
        self._context.look.changed.connect(self._on_look_changed)
        self._columns.folded.connect(self._on_room)
        self.choice.kind_chosen.connect(self._on_room)

    def _on_look_changed(self) -> None:
        theme = self._context.look.theme
        self._choices.setMinimumWidth(theme.px(_CHOICES))
        both = theme.px(_CHOICES) + theme.space(4) + self.view.least_width()
        self._columns.fold_under(round(both * 100 / theme.text_percent))
        self._on_room()

    def _on_zoom(self, zoom: str) -> None:
        self._has_chosen_room = True
        self.view.set_zoom(zoom)
        self._on_room()

    def _on_room(self) -> None:
        """Give the page the room to be read: the choices stand beside it, above it, or not at all."""
        choices, nothing = self._choices, self.empty.isVisibleTo(self)
        is_narrow = self._columns.is_stacked
        if not self._has_chosen_room:
            self.zoom.choose(PAGE_WIDTH if is_narrow else WITH_CHOICES)
        with_choices = self.zoom.current in ({WITH_CHOICES} if is_narrow else _BESIDE_CHOICES)
        choices.setVisible(with_choices or nothing)
        self._chips[0].setVisible(with_choices and not nothing)
        is_stacked = (is_narrow and with_choices) or nothing
        width = self._context.look.theme.px(_CHOICES)
        high = choices.column.totalHeightForWidth(width) if is_stacked else 0
        choices.setMinimumHeight(high)
        choices.setMaximumWidth(_UNBOUNDED if is_stacked else width)
        view = self._context.look.theme.px(_STACKED_VIEW) if is_stacked and not nothing else 0
        above = self.empty.heightForWidth(self._scroll.width()) if nothing else 0
        self.view.setMinimumHeight(view)
        # The page scrolls over what stands on it; beside each other each part scrolls by itself.
        self._scroll.sheet.setMinimumHeight(above + high + view + self._context.look.theme.space(4))

    def show_state(self, target: str = "") -> None:
        """Show the front sheet and the recipe of the open assessment; what was made before goes.

        Args:
            target: a kind of report; after a space the only crosswalk it is made of. Or
                `SAVE_REPORT`: ask where to save it, once its pages are there.
        """
        self._is_to_save = target == SAVE_REPORT
        kind, _, only = target.partition(" ")
        kind = making.kind_named(kind)
        session = self._context.session
        self.front.show_state()
        if kind in making.KIND_WORDS:
            self.choice.choose(kind, only)
        self.choice.show_state()
        nothing = session.assessment is None or session.trust is None
        self.empty.setVisible(nothing)
        for part in self._of_assessment:
            part.setVisible(not nothing)
        self._order()
        self._on_room()
        self._on_choice()

    def _show_formats(self) -> None:
        may = making.formats_of(self.choice.wanted_kind)
        self.format.offer([one for one in _FORMATS if one[0] in may])
        self._on_format(self.format.current)
        self._order()

    def _order(self) -> None:
        """Lead Tab down the page as it is read, new ticks and formats included."""
        parts = (
            *self._chips,
            *self.choice.asked,
            self.front,
            self._kept,
            self.check,
            self.view,
            self.foot,
        )
        tab_through(parts, self.head.title)

    def _on_format(self, ending: str) -> None:
        self.foot.save.setText(_SAVE[ending])
        self.foot.save.setAccessibleName(_SAVE[ending])
        self.choice.set_ending(ending)

    def first_stop(self) -> QWidget | None:
        """Give where the keyboard begins: at which report it is to be, or at how it is shown."""
        if self._choices.isVisibleTo(self):
            return self.choice.first_stop()
        return self.zoom.chips[self.zoom.current]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves the report, wherever it saves nothing else."""
        if is_go(event):
            self.foot.save.click()
        else:
            super().keyPressEvent(event)

    def flush(self) -> None:
        self.front.flush()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._on_choice()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing is made for a page nobody sees."""
        super().hideEvent(event)
        if self.is_making:
            self._stop()

    def _on_choice(self, _: object = None) -> None:
        """Make the pages again once nothing has changed for a moment."""
        self._stop()
        session = self._context.session
        self.foot.save.setEnabled(False)
        self.foot.copy.setEnabled(False)
        if session.assessment is None or session.trust is None:
            self._judgement = None
            self.view.show_report(None)
        elif self.isVisible():
            self.foot.show_busy(busy=True)
            self.view.show_preparing()
            self._pause.start()

    def _stop(self) -> None:
        self._pause.stop()
        self._asked += 1
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _on_make(self) -> None:
        session = self._context.session
        if session.assessment is None or session.trust is None or not self.isVisible():
            return
        ids, kind = (session.trust.id, session.assessment.id), self.choice.wanted_kind
        wanted = (self._asked, kind, self.choice.options())
        self._context.store.ask_when_saved(
            lambda library: making.read_judgement(library, *ids, kind),
            partial(self._on_judgement, wanted),
            partial(self._on_failed, self._asked),
        )

    def _on_judgement(
        self, wanted: tuple[int, str, making.ReportOptions], judgement: Judgement
    ) -> None:
        asked, kind, options = wanted
        if asked != self._asked:
            return
        self._judgement = judgement

        def work(job: Job) -> making.FinishedReport:
            watcher = making.Watcher(lambda share: job.report(share, ""), lambda: job.is_cancelled)
            return making.make_report(judgement, kind, ".pdf", options, watcher)

        self._job = self._context.jobs.run_job(
            work,
            partial(self._on_finished, asked),
            partial(self._on_failed, asked),
            self._on_progress,
        )

    def _on_progress(self, share: float, _: str) -> None:
        self.foot.bar.setValue(round(share * 100))

    def _on_finished(self, asked: int, report: making.FinishedReport) -> None:
        if asked != self._asked:
            return
        self._job = None
        self._context.succeed(self._on_finished)
        self.foot.show_busy(busy=False)
        self.view.show_report(report)
        self.choice.show_silent(report.silent)
        self.foot.save.setEnabled(True)
        self.foot.copy.setEnabled(True)
        if self._is_to_save:
            self._is_to_save = False
            self._on_save()

    def _on_failed(self, asked: int, error: Exception) -> None:
        if asked != self._asked or isinstance(error, Cancelled):
            return
        self._job = None
        self.foot.show_busy(busy=False)
        self.foot.title.show_text(tr("No report was made"))
        self._context.refuse(self._on_finished, error)

    def _say(self) -> None:
        report, judgement = self.view.report, self._judgement
        if report is None or judgement is None:
            for label in (self.foot.words, self.foot.told):
                label.say("")
            return
        name = making.KIND_WORDS[self.choice.wanted_kind].partition(": ")[0]
        pages = tr_count(report.pages, "1 page", "%n pages")
        self.foot.title.show_text(tr("{name}, {pages}", name=name, pages=pages))
        at = tr("Page {number} of {pages}.", number=self.view.number + 1, pages=report.pages)
        real = _REAL if self.choice.ending == ".pdf" else _AS_PDF
        self.foot.words.say(at if self._columns.is_stacked else f"{at} {real}")
        self.foot.told.say(" ".join(self._warnings(report, judgement)))

    def _warnings(self, report: making.FinishedReport, judgement: Judgement) -> tuple[str, ...]:
        late = judgement.counts.of(CountOf.PAST_AT_MEETING)
        before = tr_count(
            late,
            "1 action is due before the paper is read.",
            "%n actions are due before the paper is read.",
        )
        return (*([before] if late else []), *filter(None, report.warnings))

    def _on_copy(self) -> None:
        image = self.view.image()
        if image is not None:
            QGuiApplication.clipboard().setImage(image)
            self.foot.words.say(tr("The page is copied as a picture."))

    def _on_save(self) -> None:
        report, session, judgement = self.view.report, self._context.session, self._judgement
        if report is None or judgement is None or session.assessment is None:
            return
        kind, ending, options = self.choice.wanted_kind, self.choice.ending, self.choice.options()
        name = f"{judgement.trust.name} {session.assessment.title} {kind}"
        folder = Path(self._context.preferences.export_folder() or Path.home())
        suggested = folder / f"{as_file_name(name)}{ending}"
        kinds = tr("Report (*{ending})", ending=ending)
        out = self._context.asker.file_to_save(tr("Save report"), suggested, kinds)
        if out is None:
            return
        self._context.preferences.set("export_folder", str(out.parent))

        def write() -> making.MadeReport:
            if ending == report.ending:
                return making.save_report(report, out)
            made = making.make_report(judgement, kind, ending, options, making.Watcher())
            return making.save_report(made, out)

        self._context.run(write, self._on_saved)

    def _on_saved(self, made: making.MadeReport) -> None:
        words = [tr("The report is saved.")]
        if made.pages:
            words.append(tr_count(made.pages, "It has 1 page.", "It has %n pages."))
        if made.seal_path:
            words.append(tr("Its seal is in {name}.", name=made.seal_path.name))
        self._context.navigator.told_of_file.emit(" ".join(words), str(made.path))
