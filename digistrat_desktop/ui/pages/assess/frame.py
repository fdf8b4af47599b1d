"""The Assess page's frame: the list at the left, the question beside it; one at a time when narrow."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from digistrat_desktop.analysis.answers.evidence import Claim
from digistrat_desktop.analysis.answers.position import (
    Backing,
    ItemPosition,
    SectionPosition,
    Standing,
    answer_label,
)
from digistrat_desktop.analysis.counting import section_counts
from digistrat_desktop.ui.kit.buttons import LinkButton, PrimaryButton, SecondaryButton
from digistrat_desktop.ui.kit.layouts import put
from digistrat_desktop.ui.pages.assess import question_list
from digistrat_desktop.ui.pages.assess.reasons import answered_of
from digistrat_desktop.ui.pages.standing import symbol_at
from digistrat_desktop.ui.text import ElidedLabel, PlainLabel, TypeRole, tip
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

LIST_WIDTH = 268
LIST_WIDTH_TIGHT = 232
TIGHT_BELOW = 1040
FOLD_BELOW = 760
KEYS_FROM = 1140  # wide enough to tell the keys beside the count


class AssessFrame(QWidget):
    """List, question and the row at the foot.

    Below a width the list is put away, and a button at the foot brings it in place of the question.
    """

    def __init__(self, look: Look, items: QWidget, page: QWidget) -> None:
        super().__init__()
        self._look = look
        self._items = items
        self._page = page
        self._listing = False
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

    def show_question(self) -> None:
        """Put the list away again where it stands in place of the question."""
        self._listing = False
        self._fit()

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
        self._fit()
        (self._items if self._listing else self._page).setFocus()

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
        self._items.setMinimumWidth(0)
        width = theme.px(LIST_WIDTH_TIGHT if tight else LIST_WIDTH)
        self._items.setMaximumWidth(16_777_215 if folded else width)
        if not folded:
            self._items.setMinimumWidth(width)
        edge = theme.space(5)
        beside = not folded or self._listing
        self._row.setContentsMargins(edge if beside else 0, 0, 0, 0)
        self._foot.setContentsMargins(edge, theme.space(3), edge, theme.space(3))
        self._foot.setSpacing(theme.space(3))


_MARKS = {
    Backing.NOT_CLAIMED: question_list.EvidenceMark.NONE,
    Backing.CLAIMED_ONLY: question_list.EvidenceMark.CLAIMED_ONLY,
    Backing.SHOWN: question_list.EvidenceMark.SHOWN,
}


class ItemList(QWidget):
    chosen = Signal(str)  # a person went to this item; its id

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.list = question_list.SectionList(look, tr("Questions by section"))
        self.list.item_chosen.connect(self.chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.theme.space(5), 0, look.theme.space(3))
        column.addWidget(self.list)
        self.setFocusProxy(self.list)

    def show_position(
        self, position: tuple[SectionPosition, ...], claims: tuple[Claim, ...] = ()
    ) -> None:
        """Show every question; the claims say why a level is not backed by evidence."""
        gaps = {str(one.item.item.id): one.gap for one in claims}
        self.list.show_sections([_section(section, gaps) for section in position])


def _section(section: SectionPosition, gaps: Mapping[str, str]) -> question_list.SectionEntry:
    answered, asked = answered_of(section, section_counts(section))
    progress = tr("{answered} of {asked}", answered=answered, asked=asked)
    entries = tuple(_entry(section, item, gaps) for item in section.items)
    return question_list.SectionEntry(section.section.id, section.section.title, progress, entries)


_SAID = {
    Standing.HALF_ANSWERED: tr("half answered"),
    Standing.NOT_ANSWERED: tr("not answered"),
    Standing.NOT_SETTLED: question_list.NOT_SETTLED,
}


def _entry(
    section: SectionPosition, item: ItemPosition, gaps: Mapping[str, str]
) -> question_list.ItemEntry:
    said = _SAID.get(item.standing) or answer_label(section, item.answer).lower()
    return question_list.ItemEntry(
        id=item.item.id,
        title=item.item.title,
        symbol=symbol_at(item, section.scale),
        answer=tr("has a note") if item.noted else said,
        evidence=_MARKS[item.backing],
        gap=gaps.get(item.item.id, "") if item.backing is Backing.CLAIMED_ONLY else "",
        flagged=bool(item.response and item.response.discuss),
        open=bool(item.response and (item.response.unsettled or item.response.together)),
    )
