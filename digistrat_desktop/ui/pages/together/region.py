"""Region: many trusts from a folder of their files, in counts; each file leads to its trust's own pages."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from digistrat_desktop.analysis.charts.drawing import scaled
from digistrat_desktop.analysis.charts.trust_counts import most_at_one, trust_counts
from digistrat_desktop.analysis.region.across import (
    LikeGroup,
    QuestionAcross,
    RegionReport,
    all_together,
    sections_of,
)
from digistrat_desktop.analysis.region.words import (
    basis_words,
    group_name,
    help_words,
    moved_words,
    shared_words,
)
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.words import sentence_case
from digistrat_desktop.services.packages import files
from digistrat_desktop.services.region.expecting import expected_in
from digistrat_desktop.services.region.making import FileVerdict, name_in, packages_in
from digistrat_desktop.services.region.reading import RegionSeen, open_data_set, read_folder
from digistrat_desktop.services.region.report import write_region_report
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.ui.charts.drawing_view import DrawingView
from digistrat_desktop.ui.forms.field_set import FieldSet
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec
from digistrat_desktop.ui.kit.banner import Gravity
from digistrat_desktop.ui.kit.buttons import ChipButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import Columns, FlowLayout, bare, put, spaced
from digistrat_desktop.ui.kit.page_parts import ChipChoice
from digistrat_desktop.ui.pages.skeletons import CardPage
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.session.tasks import Cancelled, Job
from digistrat_desktop.ui.tables.columns import ColumnWidth, TableColumn
from digistrat_desktop.ui.tables.table_view import DataTable, TableShape
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.words import tr

PURPOSE = tr(
    "Counts of many trusts, from a folder of their DigiStrat files. Each trust assessed itself. "
    "Trusts are never ranked."
)
_HOW = tr(
    "Choose the folder with the files, then a folder for the data set. Each file is checked. What does "
    "not pass is set apart by name."
)
_OR = tr("A data set that was made before opens as it is. No file is read again.")
_TO_OPEN = tr("Open a file to see its trust's own pages and its board paper.")
_TO_READ = tr("To open a trust's own pages, choose the folder with the files.")
_PASSWORD = FieldSpec(
    "password", tr("Password for the files (if they have one)"), Asked.HIDDEN, longest=500
)
_LIST_KINDS = tr("Lists (*.txt *.csv)")
_LIST = tr(
    "You can choose a list of the trusts that should send a file. The page then says who did not. The "
    "list is a text file with a trust code or a name in each line, or CSV."
)
_SAVE = {
    ".pdf": tr("Save as PDF…"),
    ".html": tr("Save as web page…"),
    ".xlsx": tr("Save as Excel…"),
}
_KEY_NOW = tr(
    "A bar and its number: trusts now. A grey bar is no level. Choose a form and setting to see the "
    "assessment before."
)
_KEY = tr(
    "Filled bar and bold number: trusts now. Outline and grey number: before. A grey bar is no level."
)
_A_ROW, _FOLD_BELOW = 3, 720
_WIDE, _SHOWN = 200, 330  # of a drawing in points, and how wide it is on the screen


class _FileRow(NamedTuple):
    verdict: FileVerdict
    trust: str  # its name, in the data set or as the file says


_FILES: tuple[TableColumn[_FileRow], ...] = (
    TableColumn(
        "file", tr("File"), lambda one: one.verdict.file, width=ColumnWidth(least=140, share=2)
    ),
    TableColumn(
        "trust", tr("Trust"), lambda one: one.trust, width=ColumnWidth(least=140, share=2)
    ),
    TableColumn(
        "verdict", tr("Result"), lambda one: sentence_case(one.verdict.verdict),
        width=ColumnWidth(least=110), sort_key=lambda one: one.verdict.verdict,
    ),
    TableColumn(
        "reason", tr("Reason"), lambda one: one.verdict.reason,
        width=ColumnWidth(least=160, share=4),
    ),
)  # fmt: skip
_SHAPE = TableShape(most=8, fills=True)


class RegionPage(CardPage):
    def __init__(self, context: PageContext) -> None:
        super().__init__(context, tr("Region: counts of many trusts"), PURPOSE)
        self._job: Job | None = None
        self._fields: FieldSet | None = None
        self._password: str | None = None  # of the files that are shown, while this page lives
        self._list: Path | None = None  # of the trusts that should send a file
        self.seen: RegionSeen | None = None
        self._group = self._section = ""
        self._is_hidden = False
        self.bar: QProgressBar | None = None
        self.files: DataTable[_FileRow] | None = None

    @property
    def is_making(self) -> bool:
        return self._job is not None

    def show_state(self, _: str = "") -> None:
        missing = self._context.region().sets.missing()
        if missing:
            self.show_cards([self._missing(missing)])
        elif self._job is not None:
            self.show_cards([self._busy()])
        elif self.seen is None:
            self.show_cards([self._begin()])
        else:
            self._show(self.seen)

    def _missing(self, words: str) -> Card:
        card = Card(self._context.look, tr("This page needs a component"), tone="info")
        card.add(PlainLabel(words))
        return card

    def _begin(self) -> Card:
        card = Card(self._context.look, tr("DigiStrat files of many trusts"), bar="accent")
        card.add(PlainLabel(_HOW))
        self._fields = self.ask(card, _PASSWORD)
        self._listed = PlainLabel("", tone="secondary")
        card.add(PlainLabel(_LIST), self._listed)
        self._say_list()  # on its card: a label that says something alone is a window of its own
        card.add_layout(self.row(self.button(tr("Choose list of trusts…"), self._on_list)))
        card.add_layout(self.row(self.button(tr("Choose folder…"), self._on_choose, primary=True)))
        card.add(PlainLabel(_OR))
        ways = [self.button(tr("Open data set…"), self._on_open_set)]
        if self.seen is not None:
            ways.append(self.button(tr("Back"), partial(self.show_state, "")))
        card.add_layout(self.row(*ways))
        return card

    def _on_list(self) -> None:
        self._list = self._context.asker.file_to_open(tr("List of expected trusts"), _LIST_KINDS)
        self._say_list()

    def _say_list(self) -> None:
        named = tr("List: {file}", file=self._list.name) if self._list is not None else ""
        self._listed.say(named or tr("No list is chosen."))

    def _on_open_set(self) -> None:
        folder = self._context.asker.folder(tr("Folder of the data set"))
        if folder is not None:
            maker = self._context.region()
            self._context.run(partial(open_data_set, maker, folder), self._on_made)

    def _busy(self) -> Card:
        card = Card(self._context.look, tr("Checking the files"))
        self.bar = QProgressBar(card)
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress of checking the files"))
        self.told = PlainLabel("", tone="secondary")
        card.add(self.told, self.bar)
        self.stop = self.button(tr("Cancel"), self._on_cancel)
        card.add_layout(self.row(self.stop))
        return card

    def _on_other(self) -> None:
        self.show_cards([self._begin()])

    def _on_choose(self) -> None:
        asker = self._context.asker
        folder = asker.folder(tr("Folder with the DigiStrat files"))
        out = asker.folder(tr("Folder for the data set")) if folder is not None else None
        if folder is not None and out is not None:
            password = self._fields.read()["password"] if self._fields is not None else ""
            self.make(folder, out, password or None)

    def make(self, folder: Path, out: Path, password: str | None = None) -> None:
        """Check the files of a folder and write their data set, away from the window's thread."""
        maker, listed = replace(self._context.region(), password=password), self._list
        self._password = password

        def work(job: Job) -> RegionSeen:
            expected = expected_in(listed) if listed is not None else ()

            def tell(done: int, of: int) -> None:
                job.check()
                job.report(done / of, f"{done} {of}")

            return read_folder(replace(maker, expected=expected), folder, out, tell)

        self._job = self._context.jobs.run_job(
            work, self._on_made, self._on_failed, self._on_progress
        )
        self.show_state()

    def _on_progress(self, share: float, words: str) -> None:
        done, _, of = words.partition(" ")
        if self.bar is None or self._job is None:
            return
        if done == of:  # how long it takes to write is not known
            self.bar.setRange(0, 0)
            self.told.say(tr("All {of} files are read. The data set is being written.", of=of))
        else:
            self.bar.setValue(round(share * 100))
            self.told.say(tr("{done} of {of} files", done=done, of=of))

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _on_made(self, seen: RegionSeen) -> None:
        self._context.succeed(self._on_made)
        self._job, self.bar, self.seen = None, None, seen
        self._group = self._section = ""
        self.show_state()

    def _on_failed(self, error: Exception) -> None:
        self._job, self.bar = None, None
        self.show_state()
        if not isinstance(error, Cancelled):
            self._context.refuse(self._on_made, error)
            return
        words = tr("Stopped. No data set was written.")
        if self.seen is not None:
            words = f"{words} {tr('What you see was there before.')}"
        self._context.navigator.told.emit(Gravity.INFO, words, ())

    def _show(self, seen: RegionSeen) -> None:
        report = self.report or seen.report
        cards = [self._summary(report), self._sentences(report)]
        if report.groups:
            cards.append(self._answers(report))
        named = () if self._is_hidden else (self._verdicts(seen),)
        self.show_cards([*cards, *named])

    @property
    def report(self) -> RegionReport | None:
        """What is shown and saved: without names where they are hidden."""
        if self.seen is None:
            return None
        return self.seen.nameless if self._is_hidden else self.seen.report

    def _summary(self, report: RegionReport) -> Card:
        card = Card(self._context.look, report.title, bar="accent", role=TypeRole.CHART)
        card.add(*(PlainLabel(words, tone="secondary") for words in basis_words(report.basis)))
        card.add(*(PlainLabel(words, tone="secondary") for words in self._places()))
        save = [
            self.button(words, partial(self.save, ending), primary=ending == ".pdf")
            for ending, words in _SAVE.items()
        ]
        hide = ChipButton(self._context.look, tr("Hide names"), do=self._on_hide)
        hide.setChecked(self._is_hidden)
        other = self.button(tr("Other files or data set"), self._on_other)
        card.body.addSpacing(self._context.look.theme.space(1.5))
        card.add_layout(self.row(*save, other, hide))
        return card

    def _places(self) -> list[str]:
        """Say where the files are and where the data set: of several it must be plain which this is."""
        if self.seen is None:
            return []
        files = self.seen.source
        named = [tr("Files: {folder}", folder=str(files))] if files is not None else []
        return [*named, tr("Data set: {folder}", folder=str(self.seen.data))]

    def _on_hide(self) -> None:
        self._is_hidden = not self._is_hidden
        self.show_state()

    def _sentences(self, report: RegionReport) -> Card:
        card = Card(self._context.look)
        beside = Columns(self._context.look, _FOLD_BELOW)
        for head, said in (
            (tr("What most share"), shared_words(report)),
            (tr("What moved"), moved_words(report)),
            (tr("What trusts are short of"), help_words(report)),
        ):
            label = PlainLabel(head)
            label.set_bold(bold=True)
            part = QWidget()
            column = spaced(QVBoxLayout(part), self._context.look, 2)
            put(column, label, *(PlainLabel(one) for one in said or (tr("Nothing recorded."),)))
            beside.add(part, fills=False)
        card.add(beside)
        return card

    def _answers(self, report: RegionReport) -> Card:
        look = self._context.look
        card = Card(look, tr("Answers by question"))
        every = all_together(report)
        names = {group.words: group for group in (every, *report.groups)}
        group = names.get(self._group, every)
        sections = sections_of(group.questions)
        section = self._section if self._section in sections else next(iter(sections), "")
        pairs = [
            (words, f"{group_name(one, report.basis)} ({one.trusts})")
            for words, one in names.items()
        ]
        self._chips(card, pairs, group.words, self._on_group)
        self._chips(card, [(one, one) for one in sections], section, self._on_section)
        key = _KEY_NOW if group is every else _KEY
        card.add(PlainLabel(key, TypeRole.SMALL, "secondary"))
        card.add(*self._rows(group, sections.get(section, [])))
        return card

    def _chips(
        self, card: Card, choices: list[tuple[str, str]], current: str, do: Callable[[str], None]
    ) -> None:
        look = self._context.look
        flow = FlowLayout(look.theme.space(2))
        chips = ChipChoice(look, flow, card)
        chips.current = current
        chips.offer(choices)
        chips.chosen.connect(do)
        card.add_layout(flow)

    def _rows(self, group: LikeGroup, questions: list[QuestionAcross]) -> list[QWidget]:
        most = most_at_one(group.questions)
        rows: list[QWidget] = []
        for at in range(0, len(questions), _A_ROW):
            row = Columns(self._context.look, _FOLD_BELOW)
            some = questions[at : at + _A_ROW]
            for one in some:
                row.add(self._small(one, most), fills=False)
            for _ in range(_A_ROW - len(some)):
                row.add(QWidget())
            rows.append(row)
        return rows

    def _small(self, question: QuestionAcross, most: int) -> QWidget:
        cell = QWidget()
        column = bare(QVBoxLayout(cell))
        name = PlainLabel(f"{question.id} {question.title}", TypeRole.SMALL)
        name.set_bold(bold=True)
        view = DrawingView(self._context.look, question.title)
        view.set_drawing(scaled(trust_counts(question, _WIDE, most), _SHOWN))
        put(column, name, view)
        return cell

    def _on_group(self, group: str) -> None:
        self._group = group
        self.show_state()

    def _on_section(self, section: str) -> None:
        self._section = section
        self.show_state()

    def _verdicts(self, seen: RegionSeen) -> Card:
        card = Card(self._context.look, tr("Files"))
        leads = seen.source is not None
        card.add(PlainLabel(_TO_OPEN if leads else _TO_READ))
        card.add(*(PlainLabel(one) for one in (seen.since.words if seen.since else ())))
        self.files = DataTable(self._context.look, tr("Files"), _FILES, _SHAPE)
        rows = [
            (one.file, _FileRow(one, seen.names.get(one.trust, "") or one.name))
            for one in seen.verdicts
        ]
        self.files.show_rows(rows)
        whole = PlainLabel("", tone="secondary")  # where the window is narrow a row cuts it
        reasons = {one.file: one.reason for one in seen.verdicts}
        self.files.row_chosen.connect(lambda file: whole.say(reasons.get(file, "")))
        card.add(self.files, whole)
        if leads:
            self.files.row_opened.connect(self.open_file)
            card.add_layout(self.row(self.button(tr("Open file"), self._on_open)))
        return card

    def _on_open(self) -> None:
        if self.files is not None and self.files.chosen():
            self.open_file(self.files.chosen())

    def open_file(self, name: str) -> None:
        """Show a trust's own pages from its file, to read only; its board paper is under Reports."""
        folder, password = self.seen.source if self.seen is not None else None, self._password
        if folder is None:
            return

        def read(library: Library) -> tuple[Path, files.Package]:
            named = (one for one in packages_in(folder) if name_in(folder, one) == name)
            path = next(named, None)
            if path is None:
                raise Refused(
                    tr("“{name}” is no longer in the folder.", name=name),
                    "",
                    tr("Choose the folder again."),
                )
            return path, files.read_handed(library.files, path, password)

        self._context.ask(read, self._on_read)

    def _on_read(self, found: tuple[Path, files.Package]) -> None:
        self._context.navigator.package_wanted.emit(*found)

    def save(self, ending: str) -> None:
        if self.report is None:
            return
        folder = Path(self._context.preferences.export_folder() or Path.home())
        kinds = tr("Report (*{ending})", ending=ending)
        asked = (tr("Save report"), folder / f"region{ending}", kinds)
        write = partial(write_region_report, self.report)
        self._context.save_file(asked, write, tr("The report is saved."))
