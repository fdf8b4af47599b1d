"""After the last question: what is left, then Check, the report and signing off."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from digistrat_desktop.analysis.count_words import rest_words
from digistrat_desktop.analysis.counts import CountOf, Counts
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.counted import some_of, together
from digistrat_desktop.domain.frameworks.scales import is_sealed
from digistrat_desktop.ui.kit import symbols
from digistrat_desktop.ui.kit.buttons import LinkButton, PrimaryButton, SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import Columns, TopColumn, bare, fill, put
from digistrat_desktop.ui.kit.page_parts import ScrollPage
from digistrat_desktop.ui.kit.symbols import IconPicture, LevelSymbol
from digistrat_desktop.ui.pages.answers import LevelStrip
from digistrat_desktop.ui.pages.assess.left import LEFT, Left
from digistrat_desktop.ui.pages.assess.reasons import answered_words
from digistrat_desktop.ui.pages.standing import symbol_at
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.tables.list_table import ListTable
from digistrat_desktop.ui.tables.small_table import Cell, CellLink
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.words import tr

_NAMED = 4
_SYMBOLS = {
    CountOf.NOT_ANSWERED: symbols.UNANSWERED,
    CountOf.HALF_ANSWERED: symbols.HALF_ANSWERED,
    CountOf.CANNOT_SAY: symbols.CANNOT_SAY,
    CountOf.NOT_SETTLED: symbols.NOT_SETTLED,
}
_CAUTION = {
    CountOf.NO_EVIDENCE, CountOf.OPINION_ONLY, CountOf.OUT_OF_DATE, CountOf.OTHER_LEVEL,
    CountOf.TO_DISCUSS,
}  # fmt: skip
_FOLD_BELOW = 760
_FOLD_ROWS_BELOW = 420


class EndPage(QWidget):
    wanted = Signal(object)  # the questions of one sort are to be gone through; its `CountOf`
    back_asked = Signal()  # to the last question

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        look = context.look
        self.title = PlainLabel("", TypeRole.PAGE)
        self.back = LinkButton(look, tr("Back to the last question"))
        self.left = ListTable(look, ("", "", ""), (0, 1, 0), _FOLD_ROWS_BELOW)
        self.nothing = PlainLabel(tr("Nothing is left to answer, confirm or settle."))
        self.areas = ListTable(look, ("", "", ""), (2, 3, 3), _FOLD_ROWS_BELOW)
        self.report = PrimaryButton(look, tr("Make board report"))
        self.check = SecondaryButton(look, tr("Open Check"))
        self.sign = SecondaryButton(look, tr("Open Sign off"))
        self._steps = {
            name: PlainLabel("", tone="secondary") for name in ("check", "reports", "signing")
        }
        self._build()

    def _build(self) -> None:
        look = self._context.look
        page = ScrollPage(look, parent=self)
        head = bare(QHBoxLayout(), look.theme.space(3))
        head.addWidget(self.title, 1)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        page.add(PlainLabel(tr("Assess · after the last question"), TypeRole.SMALL, "secondary"))
        page.add_layout(head)
        columns = Columns(look, _FOLD_BELOW)
        main = QWidget()
        column = bare(TopColumn(main), look.theme.space(4))
        put(column, self._left_card(), self._areas_card())
        columns.add(main, 2)
        columns.add(self._next_card(), 1, fills=False)
        page.add(columns)
        page.end()
        fill(self, page)
        self.back.clicked.connect(self.back_asked)

    def _left_card(self) -> Card:
        card = Card(self._context.look, tr("What is left"))
        card.add(self.nothing, self.left)
        return card

    def _areas_card(self) -> Card:
        card = Card(self._context.look, tr("Areas"))
        card.add(self.areas)
        return card

    def _next_card(self) -> Card:
        card = Card(self._context.look, tr("What comes next"))
        go = self._context.navigator.go
        steps = (
            ("check", tr("1. Check"), self.check),
            ("reports", tr("2. Report"), self.report),
            ("signing", tr("3. Sign off"), self.sign),
        )
        for page, title, button in steps:
            head = PlainLabel(title)
            head.set_bold(bold=True)
            card.add(head, self._steps[page])
            card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            button.clicked.connect(partial(go, page, ""))
        return card

    def show_judgement(self, judgement: Judgement) -> None:
        counts = judgement.counts
        self.title.show_text(counts.words("{answered} of {asked} questions answered"))
        found = [one for one in LEFT if counts.of(one.what)]
        self.nothing.setVisible(not found)
        self.left.setVisible(bool(found))
        sealed = is_sealed(judgement.assessment.status)
        self.left.show_rows([self._row(one, counts, sealed=sealed) for one in found])
        self._show_areas(judgement)
        self._show_steps(judgement)

    def focus_first(self) -> None:
        """Bring the keyboard to the first thing left, or to the report."""
        rows = self.left.rows()
        (rows[0][-1] if rows else self.report).setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, one: Left, counts: Counts, *, sealed: bool) -> tuple[Cell, ...]:
        do = tr("Show them") if sealed else one.do  # what is signed off is only read
        said = counts.chosen(one.what, one.one, one.many)
        words = QWidget()
        column = bare(QVBoxLayout(words), 0)
        head = PlainLabel(said)
        head.set_bold(bold=True)
        names = some_of(
            [title for _, title in counts.which(one.what)], _NAMED, counts.name(one.what)
        )
        put(column, head, PlainLabel(names, TypeRole.SMALL, "secondary"))
        spoken = tr("{do}: {said}", do=do, said=said)
        go = CellLink(do, spoken, partial(self.wanted.emit, one.what))
        return self._picture(one), words, go

    def _picture(self, one: Left) -> QWidget:
        """The sign its questions have in the list."""
        look = self._context.look
        if not one.icon:
            return LevelSymbol(look, _SYMBOLS[one.what], one.chip)
        tone = "caution_line" if one.what in _CAUTION else "secondary"
        return IconPicture(look, one.icon, tone)

    def _show_areas(self, judgement: Judgement) -> None:
        rows: list[tuple[Cell, ...]] = []
        for section in judgement.position:
            counts = judgement.counts.sections[section.section.id]
            words = answered_words(section, counts)
            rest = rest_words(counts)
            said = tr("{words}, {rest}", words=words, rest=rest) if rest else words
            symbols = tuple(symbol_at(one, section.scale) for one in section.asked)
            strip = LevelStrip(self._context.look, symbols, said)
            rows.append(
                (section.section.title, strip, PlainLabel(said, TypeRole.SMALL, "secondary"))
            )
        self.areas.show_rows(rows)

    def _show_steps(self, judgement: Judgement) -> None:
        counts = judgement.counts
        most = "{findings that matter most|matters|matter} most"
        found, many = f"{{n}} finding: {most}.", f"{{n}} findings: {most}."
        self._steps["check"].show_text(
            counts.chosen(CountOf.FINDINGS, found, many)
            if counts.of(CountOf.FINDINGS)
            else tr("No findings.")
        )
        sealed = is_sealed(judgement.assessment.status)
        self._steps["reports"].show_text(
            tr("The answers as they were signed off.")
            if sealed
            else tr("Its pages say “Draft” until the assessment is signed off.")
        )
        self._steps["signing"].show_text(_signing_words(counts, sealed=sealed))


def _signing_words(counts: Counts, *, sealed: bool) -> str:
    if sealed:
        return tr("The assessment is signed off.")
    if counts.of(CountOf.BLOCKING_MATTERS):
        first = counts.chosen(
            CountOf.BLOCKING_MATTERS,
            "{n} issue must be sorted out first.",
            "{n} issues must be sorted out first.",
        )
        apart = counts.chosen(
            CountOf.BLOCKING_DIFFERENCES,
            "{n} difference blocks signing off.",
            "{n} differences block signing off.",
        )
        return together((first, apart if counts.of(CountOf.BLOCKING_DIFFERENCES) else ""), " ")
    return tr("You can sign off now. Open issues do not stop you.")
