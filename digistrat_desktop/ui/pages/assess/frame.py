"""The Assess page's frame: the list at the left, the question beside it; one at a time when narrow."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from digistrat_desktop.analysis.answers.evidence import Claim, Unbacked
from digistrat_desktop.analysis.answers.position import (
    Backing,
    ItemPosition,
    SectionPosition,
    answer_label,
)
from digistrat_desktop.analysis.counting import section_counts
from digistrat_desktop.analysis.counts import CountOf, Counts
from digistrat_desktop.domain.frameworks.scales import Standing
from digistrat_desktop.domain.plain_text import for_search
from digistrat_desktop.domain.words import small_unless_named
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.kit.access import Finder
from digistrat_desktop.ui.kit.buttons import (
    ChipButton,
    LinkButton,
    PrimaryButton,
    SecondaryButton,
)
from digistrat_desktop.ui.kit.layouts import FlowLayout, put, spaced
from digistrat_desktop.ui.kit.page_parts import ScrollPage
from digistrat_desktop.ui.kit.symbols import CARRIED
from digistrat_desktop.ui.pages.assess import question_list, question_rows
from digistrat_desktop.ui.pages.assess.left import LEFT
from digistrat_desktop.ui.pages.assess.reasons import answered_of
from digistrat_desktop.ui.pages.standing import symbol_at
from digistrat_desktop.ui.text import ElidedLabel, PlainLabel, TypeRole, tip
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

LIST_WIDTH = 268
LIST_WIDTH_TIGHT = 232
LIST_WIDEST, LIST_SHARE = 420, 5
TIGHT_BELOW = 1040
FOLD_BELOW = 760
_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
KEYS_FROM = 1140  # wide enough to tell the keys beside the count


class AssessFrame(QWidget):
    """List, question and the row at the foot.

    Below a width the list is put away, and a button at the foot brings it in place of the question.
    """

    asked_back = Signal()  # from the list to the question

    def __init__(self, look: Look, items: ItemList, page: ScrollPage) -> None:
        super().__init__()
        self._look = look
        self._items = items
        self._page = page
        self._listing = False
        self._progress: tuple[str, ...] = ("",)  # in the words there is room for, the longest first
        self.previous = SecondaryButton(look, tr("Previous"), parent=self)
        self.next = PrimaryButton(look, tr("Next question"), parent=self)
        self.keys = PlainLabel(tr("Next question: Ctrl+↓"), TypeRole.SMALL, "secondary", wrap=False)
        tip(self.previous, tr("Previous question: Ctrl+↑"))
        tip(self.next, tr("Next question: Ctrl+↓"))
        self.progress = ElidedLabel("", tone="secondary", parent=self)
        self.all_questions = SecondaryButton(look, tr("All questions"), parent=self)
        self.workshop = LinkButton(look, tr("Show full screen"), parent=self)
        self._row = QHBoxLayout(self)
        self._foot = QHBoxLayout()
        self._build()
        self.all_questions.clicked.connect(self._on_list_asked)
        look.changed.connect(self._fit)

    @property
    def is_folded(self) -> bool:
        return self.width() < self._look.theme.px(FOLD_BELOW)

    def show_progress(self, *words: str) -> None:
        """Say how far the section is in the first of these words that fit, the longest first."""
        self._progress = words
        self._fit_progress()

    def show_way(self, *, is_first: bool, is_last: bool) -> None:
        """Say where Previous and Next lead from here."""
        self.previous.setEnabled(not is_first)
        self.next.setText(tr("What is left") if is_last else tr("Next question"))
        self.next.setAccessibleName(self.next.text())

    def show_question(self) -> None:
        """Put the list away again where it stands in place of the question."""
        self._listing = False
        self._fit()

    def parts(self, first: QWidget | None) -> tuple[tuple[QWidget, QWidget | None], ...]:
        """Give what the key of the next part goes round, with where the keyboard begins; `first` on the question."""
        each = (
            (self._items, self._items.list),
            (self._page, first),
            (self, self.next if self.next.isEnabled() else self.previous),
        )
        return tuple((part, begin) for part, begin in each if begin and begin.isVisible())

    def make_way_for(self, form: QWidget | None) -> None:
        """Bring a form that was opened into sight, with the blue button its own; None once it is gone."""
        self.next.give_way(given=form is not None)
        if form is not None:
            self._page.follow_in(form)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._page, 1)
        column.addLayout(self._foot)
        self._row.setSpacing(0)
        self._row.addWidget(self._items)
        self._row.addLayout(column, 1)
        put(self._foot, self.previous, self.next, self.all_questions)
        self._foot.addWidget(self.progress, 1)
        self._foot.addWidget(self.keys)
        self._foot.addWidget(self.workshop)

    def _on_list_asked(self) -> None:
        self._listing = not self._listing
        if self._listing:
            # Before the question goes: Qt would bring the keyboard somewhere else first.
            self._items.show()
            self._items.list.setFocus(Qt.FocusReason.TabFocusReason)
        self._fit()
        if self._listing:
            self._row.activate()
            self._items.list.scrollTo(self._items.list.currentIndex())
        else:
            self.asked_back.emit()

    def _fit(self) -> None:
        theme, folded = self._look.theme, self.is_folded
        tight = self.width() < theme.px(TIGHT_BELOW)
        self._items.setVisible(not folded or self._listing)
        self._page.setVisible(not folded or not self._listing)
        for widget in (self.previous, self.next):
            widget.setVisible(not folded or not self._listing)
        self.keys.setVisible(self.width() >= theme.px(KEYS_FROM))
        self.all_questions.setVisible(folded)
        self.workshop.setVisible(not folded)
        self.all_questions.setText(
            tr("Back to the question") if self._listing else tr("All questions")
        )
        # Alone the list has the whole width, and the foot stands below it.
        alone = folded and self._listing
        self._row.setDirection(_DOWN if alone else _ACROSS)
        self._row.setStretchFactor(self._items, int(alone))
        self._row.setStretch(1, int(not alone))
        self._items.setMinimumWidth(0)
        width = theme.px(LIST_WIDTH_TIGHT if tight else LIST_WIDTH)
        # A wide screen has room for whole titles.
        width = max(width, min(theme.px(LIST_WIDEST), self.width() // LIST_SHARE))
        self._items.setMaximumWidth(16_777_215 if folded else width)
        if not folded:
            self._items.setMinimumWidth(width)
        edge = theme.space(5)
        beside = not folded or self._listing
        self._row.setContentsMargins(edge if beside else 0, 0, edge if alone else 0, 0)
        sides = 0 if alone else edge
        self._foot.setContentsMargins(sides, theme.space(3), sides, theme.space(3))
        self._foot.setSpacing(theme.space(3))
        self._fit_progress()

    def _fit_progress(self) -> None:
        """What is said is never cut where fewer words fit; the whole is heard all the same."""
        others = (self._foot.itemAt(at).widget() for at in range(self._foot.count()))
        shown = [one for one in others if not one.isHidden() and one is not self.progress]
        edges = self._foot.contentsMargins()
        taken = sum(one.sizeHint().width() + self._foot.spacing() for one in shown)
        alone = self.is_folded and self._listing
        beside = 0 if alone or self._items.isHidden() else self._items.maximumWidth()
        around = self._row.contentsMargins()
        room = self.width() - around.left() - around.right() - beside
        room -= edges.left() + edges.right() + taken
        wide = self.progress.fontMetrics().horizontalAdvance
        fits = (words for words in self._progress if wide(words) + 2 <= room)
        self.progress.show_text(next(fits, self._progress[-1]))
        self.progress.setAccessibleName(self._progress[0])


_MARKS = {
    Backing.NOT_CLAIMED: question_rows.EvidenceMark.NONE,
    Backing.CLAIMED_ONLY: question_rows.EvidenceMark.CLAIMED_ONLY,
    Backing.SHOWN: question_rows.EvidenceMark.SHOWN,
}


# These come and go as a person answers: they stay, so that the list under them does not move.
COMING = frozenset(
    {CountOf.NOT_ANSWERED, CountOf.HALF_ANSWERED, CountOf.CANNOT_SAY, CountOf.NO_EVIDENCE}
)
_SHORT_BELOW = 600  # too low for a row of filters above the list


class ItemList(QWidget):
    """The questions by section, and above them filters by what is left; none shows all."""

    chosen = Signal(str)  # a person went to this item; its id
    filtered = Signal()  # other questions are shown
    searched = Signal(str)  # words to search the list for were typed

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.wanted: frozenset[CountOf] = frozenset()  # sorts of questions; none means all
        # while people answer, no level is shown that is carried and not confirmed: it is last time's
        self.hides_carried = True
        self.list = question_list.SectionList(look, tr("All questions"))
        self.list.item_chosen.connect(self.chosen)
        self.search = LineField(tr("Search the questions"), hint=tr("Words of a question"))
        self.search.setParent(self)
        self.search.hide()
        self.search.textChanged.connect(self.searched)
        self.search.returnPressed.connect(self._on_found)
        self.search.installEventFilter(self)
        Finder(self, self._begin_search)
        self.left = LinkButton(look, tr("What is left"), parent=self)
        self.fold = ChipButton(look, tr("Filter"), is_small=True, parent=self)
        self.fold.toggled.connect(self._on_fold)
        self._bar = QWidget(self)
        self._flow = spaced(FlowLayout(0, self._bar), look, 1.5)
        self.chips = {
            one.what: ChipButton(look, one.chip, do=partial(self._on_chip, one.what), is_small=True)
            for one in LEFT
        }
        put(self._flow, *self.chips.values())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.theme.space(5), 0, look.theme.space(3))
        column.setSpacing(look.theme.space(2))
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._bar)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self.left, 0, Qt.AlignmentFlag.AlignLeft)

    def show_position(
        self, position: tuple[SectionPosition, ...], claims: tuple[Claim, ...] = (),
        counts: Counts | None = None, current: str = "",
    ) -> None:  # fmt: skip
        """Show the questions that are wanted, and the one on the page.

        The claims say why a level is not backed by evidence, the counts what is left.
        """
        gaps = {str(one.item.item.id): one.gap for one in claims}
        self._show_chips(counts)
        ids = None
        if counts is not None and self.wanted:
            ids = {*filtered_ids(counts, self.wanted), current}
        words = for_search(self.search.text()).split()
        if words:
            ids = {one for one in _with_words(position, words) if ids is None or one in ids}
        known = counts.sections if counts is not None else {}
        sections = [
            _section(
                one,
                gaps,
                ids,
                known.get(one.section.id) or section_counts(one),
                hides_carried=self.hides_carried,
            )
            for one in position
        ]
        shown = [one for one in sections if one.items or ids is None]
        self.list.show_sections(shown, all_open=ids is not None)

    def want(self, *what: CountOf) -> None:
        """Show the questions of these sorts, or all."""
        self.wanted = frozenset(what)
        self.filtered.emit()

    def _begin_search(self) -> None:
        self.search.show()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _on_found(self) -> None:
        """Go to the first question that was found."""
        found = self.list.first_item()
        if found:
            self._end_search()
            self.chosen.emit(found)

    def _end_search(self) -> None:
        self.search.clear()
        self.search.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the search by Escape, for the list; the arrow down goes into what was found."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if key in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            if key == Qt.Key.Key_Escape:
                self._end_search()
            if key in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
                return True
        return super().eventFilter(watched, event)

    _was_counted = False

    def _show_chips(self, counts: Counts | None) -> None:
        for one in LEFT:
            chip, found = self.chips[one.what], counts.of(one.what) if counts is not None else 0
            chip.setText(tr("{chip} {found}", chip=one.chip, found=found))
            chip.setAccessibleName(chip.text())
            chip.setChecked(one.what in self.wanted)
            is_on = one.what in self.wanted
            chip.setEnabled(bool(found) or is_on)
            chip.setVisible(bool(found) or is_on or one.what in COMING)
        on = ", ".join(self.chips[one.what].text() for one in LEFT if one.what in self.wanted)
        # Before it is known what is left nobody has read the rows: they begin at the first.
        self.list.keeps_rows = counts is not None and self._was_counted
        self._was_counted = counts is not None
        self.fold.setText(tr("Filter: {chip}", chip=on) if on else tr("Filter"))
        self._fit()

    def _on_chip(self, what: CountOf) -> None:
        self.want(*(self.wanted ^ {what}))

    def _on_fold(self) -> None:
        """Show the filters or put them away; the question on the page stays in sight."""
        self._fit()
        QTimer.singleShot(0, self.list, self._show_row)

    def _show_row(self) -> None:
        self.list.scrollTo(self.list.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        short = self.height() < self._look.theme.px(_SHORT_BELOW)
        self.fold.setVisible(short)
        any_left = any(not chip.isHidden() for chip in self.chips.values())
        self._bar.setVisible(any_left and (not short or self.fold.isChecked()))


def _with_words(position: tuple[SectionPosition, ...], words: Collection[str]) -> set[str]:
    """Give the questions that have every word in their titles, their code, or what they ask."""
    items = [one.item for section in position for one in section.items]
    texts = {
        str(one.id): for_search(f"{one.id} {one.title} {one.short_title} {one.question}")
        for one in items
    }
    return {one for one, text in texts.items() if all(word in text for word in words)}


def filtered_ids(counts: Counts, wanted: Iterable[CountOf]) -> set[str]:
    """Give the questions that are of one of these sorts."""
    return {one for what in wanted for one, _ in counts.which(what)}


def _section(
    section: SectionPosition,
    gaps: Mapping[str, str],
    ids: Collection[str] | None,
    counts: Counts,
    *,
    hides_carried: bool,
) -> question_rows.SectionEntry:
    answered, asked = answered_of(section, counts)
    progress = tr("{answered} of {asked}", answered=answered, asked=asked)
    entries = tuple(
        _entry(section, item, gaps, hides_carried=hides_carried)
        for item in section.in_rows
        if ids is None or item.item.id in ids
    )
    return question_rows.SectionEntry(section.section.id, section.section.title, progress, entries)


_SAID = {
    Standing.HALF_ANSWERED: tr("half answered"),
    Standing.NOT_ANSWERED: tr("not answered"),
    Standing.NOT_SETTLED: question_rows.NOT_SETTLED,
}


_CARRIED = tr("carried forward")


def _entry(
    section: SectionPosition, item: ItemPosition, gaps: Mapping[str, str], *, hides_carried: bool
) -> question_rows.ItemEntry:
    said = _SAID.get(item.standing) or small_unless_named(answer_label(section, item.answer))
    # What was carried is last time's: its level is seen once it is asked for, here no sooner.
    is_carried = hides_carried and item.carried and item.standing not in _SAID
    return question_rows.ItemEntry(
        id=item.item.id,
        title=item.item.title,
        short=item.item.short_title,
        tag=question_rows.NOT_CONFIRMED if is_carried else _tag(item, gaps.get(item.item.id, "")),
        outside=not item.asked,
        symbol=CARRIED if is_carried else symbol_at(item, section.scale),
        answer=_CARRIED if is_carried else tr("has a note") if item.noted else said,
        evidence=question_rows.EvidenceMark.NONE if is_carried else _MARKS[item.backing],
        gap=gaps.get(item.item.id, "") if item.backing is Backing.CLAIMED_ONLY else "",
        flagged=bool(item.response and item.response.discuss),
        open=bool(item.response and (item.response.unsettled or item.response.together)),
    )


_OF_STANDING = {
    Standing.NOT_SETTLED: question_rows.NOT_SETTLED,
    Standing.HALF_ANSWERED: question_rows.HALF,
    Standing.CANNOT_SAY: question_rows.CANNOT_SAY,
}
_OF_GAP = {
    Unbacked.NOTHING: question_rows.NO_EVIDENCE,
    Unbacked.OPINION: question_rows.OPINION,
    Unbacked.EXPIRED: question_rows.OUT_OF_DATE,
    Unbacked.OTHER_LEVEL: question_rows.OTHER_LEVEL,
    Unbacked.NO_LEVEL: question_rows.NO_LEVEL,
    Unbacked.UNDATED: question_rows.NOT_DATED,
}


def _tag(item: ItemPosition, gap: str) -> str:
    """Give the first thing that keeps a question from being done."""
    if item.response is not None and (item.response.unsettled or item.response.together):
        return question_rows.NOT_SETTLED
    if item.standing in _OF_STANDING:
        return _OF_STANDING[item.standing]
    if item.carried:
        return question_rows.NOT_CONFIRMED
    if item.backing is not Backing.CLAIMED_ONLY:
        return ""
    return _OF_GAP.get(Unbacked(gap), "")
