"""Progress: every assessment on one time line, what moved and why, metrics alongside."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from digistrat_desktop.analysis.charts.strips import (
    StripOptions,
    close_strip_of,
    counts_over_time,
    legend,
)
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.ui.charts.drawing_view import DrawingView
from digistrat_desktop.ui.kit.buttons import ChipButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.empty_state import EmptyState, WaitingState
from digistrat_desktop.ui.kit.in_turns import InTurns
from digistrat_desktop.ui.kit.layouts import clear
from digistrat_desktop.ui.kit.page_head import PageHead
from digistrat_desktop.ui.kit.scroll_page import ScrollPage
from digistrat_desktop.ui.pages.presenting.charts_window import ChartsWindow, section_slides
from digistrat_desktop.ui.pages.progress.cards import (
    CausesCard,
    ClaimsCard,
    MetricsCard,
    MovesCard,
    UnexplainedCard,
)
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from digistrat_desktop.analysis.answers.movement import DatedPosition
    from digistrat_desktop.analysis.answers.position import SectionPosition
    from digistrat_desktop.analysis.judgement import Judgement
    from digistrat_desktop.ui.session.context import PageContext

_WIDEST_STRIP = 900.0
_MOST_DATES = 8


class ProgressPage(QWidget):
    """Strips and counts of one section at a time, moves, metrics."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._judgement: Judgement | None = None
        self._dated: tuple[DatedPosition, ...] = ()
        self._section = ""
        self._chip_of: dict[str, ChipButton] = {}
        self._turns = InTurns(self)
        look = context.look
        self._stack = QStackedWidget(self)
        self.empty = EmptyState(
            look,
            tr("Nothing to compare yet"),
            tr("Answer an assessment, then start the next one from it: what moved is shown here."),
            tr("Go to Assess"),
        )
        self.waiting = WaitingState(look, tr("Comparing the assessments …"))
        self.head = PageHead(look, tr("Progress"))
        self.strip = DrawingView(look, tr("Items by date"))
        self.counts = DrawingView(look, tr("Counts per level"))
        self.keys = tuple(DrawingView(look, tr("What the symbols mean")) for _ in range(2))
        self.broken = PlainLabel("", tone="caution")
        self.moves = MovesCard(context)
        self.unexplained = UnexplainedCard(context)
        self.causes = CausesCard(context)
        self.claims = ClaimsCard(context)
        self.metrics = MetricsCard(context)
        self._build()
        self.empty.acted.connect(partial(context.navigator.go, "assess"))
        context.insight.ready.connect(self._on_judged)
        self.strip.width_changed.connect(self._on_width)

    def _build(self) -> None:
        look = self._context.look
        page = ScrollPage(look)
        page.add(self.head)
        counts = Card(look, tr("How many at each level"))
        counts.add(self.counts)
        counts.add(self.keys[0])
        strips = Card(look, tr("Item by item"))
        strips.add(self.broken)
        strips.add(self.strip)
        strips.add(self.keys[1])
        answers = (counts, self.moves, self.unexplained, self.causes, strips, self.claims)
        for card in (*answers, self.metrics):
            page.add(card)
        page.end()
        self._whole = page
        for part in (self.waiting, self.empty, page):
            self._stack.addWidget(part)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def show_state(self, _: str = "") -> None:
        """Show the judgement there is; a newer one follows."""
        self._on_judged(self._context.insight.current())

    def present(self) -> None:
        """Show the charts of every section to a room, the one shown now first."""
        scaled = [s.section.id for s in self._dated[-1].sections if s.scale] if self._dated else []
        slides = [slide for one in scaled for slide in section_slides(self._pairs(one))]
        if slides:
            first = 2 * scaled.index(self._section)
            ChartsWindow(self._context.look, slides, first, self.window()).show_to_room()

    def _on_judged(self, judgement: Judgement | None) -> None:
        if self.isVisible() and judgement is not None:
            self._show(judgement)

    def _show(self, judgement: Judgement) -> None:
        self._judgement, dated = judgement, judgement.over_time
        self._dated = dated[-_MOST_DATES:]
        any_said = any(section.begun for one in dated for section in one.sections)
        has_any = bool(dated) and (any_said or bool(self._context.session.workspace.all(Metric)))
        self._stack.setCurrentWidget(self._whole if has_any else self.empty)
        if not has_any:
            return
        sections = [s.section for s in dated[-1].sections if s.scale is not None]
        if self._section not in {section.id for section in sections}:
            self._section = sections[0].id
        self._show_chips([(section.id, section.title) for section in sections])
        self._show_chosen()

    def _show_chosen(self) -> None:
        judgement = self._judgement
        self._show_section()
        self._turns.begin(
            partial(self.moves.show_moves, judgement, self._section),
            partial(self.unexplained.show_judgement, judgement),
            partial(self.causes.show_judgement, judgement),
            partial(self.claims.show_claims, judgement, self._section),
            partial(self.metrics.show_judgement, judgement),
        )

    def _show_chips(self, sections: list[tuple[str, str]]) -> None:
        if [section_id for section_id, _ in sections] != list(self._chip_of):
            clear(self.head.flow)
            self._chip_of = {section_id: self._chip(section_id, t) for section_id, t in sections}
        self._mark_chips()

    def _mark_chips(self) -> None:
        for section_id, button in self._chip_of.items():
            button.setChecked(section_id == self._section)

    def _chip(self, section_id: str, title: str) -> ChipButton:
        button = ChipButton(self._context.look, title, parent=self.head.chips)
        button.clicked.connect(partial(self._on_section, section_id))
        self.head.add(button)
        button.show()
        return button

    def _on_section(self, section_id: str) -> None:
        self._section = section_id
        self._mark_chips()
        self._show_chosen()

    def _on_width(self, _: float) -> None:
        self._show_section()

    def _pairs(self, section_id: str) -> list[tuple[str, SectionPosition]]:
        found = [(d.assessment.title, d.section(section_id)) for d in self._dated]
        return [(title, section) for title, section in found if section is not None]

    def _show_section(self) -> None:
        if not self._dated:
            return
        room = min(_WIDEST_STRIP, max(300.0, self.strip.points_wide()))
        pairs = self._pairs(self._section)
        shown = [d for d in self._dated if d.section(self._section) is not None]
        breaks = tuple(i for i, d in enumerate(shown) if i and d.broken)
        said = " ".join(f"Before {shown[i].assessment.title}: {shown[i].broken}" for i in breaks)
        self.broken.show_text(tr("Not compared across the dashed line. {said}", said=said))
        self.broken.setVisible(bool(said))
        options = StripOptions(width=room, text_size=12, row_height=24, breaks=breaks)
        self.strip.set_drawing(close_strip_of(pairs, options))
        options = StripOptions(width=room, text_size=12, row_height=28)
        self.counts.set_drawing(counts_over_time(pairs, options))
        for key in self.keys:
            key.set_drawing(legend([one for _, one in pairs], room, 11))
