"""Home: what to do next, with one button; the assessments; where the data is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from digistrat_desktop.ui.kit.layouts import Columns, TopColumn, clear
from digistrat_desktop.ui.kit.scroll_page import ScrollPage
from digistrat_desktop.ui.pages.home.cards import (
    COUNTED,
    attention_card,
    continue_card,
    levels_card,
    list_card,
    start_card,
    welcome_card,
    where_card,
)
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme.tokens import TypeRole
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from digistrat_desktop.analysis.findings.rules import Finding
    from digistrat_desktop.analysis.judgement import Judgement
    from digistrat_desktop.services.store.library import HomeFacts
    from digistrat_desktop.ui.session.context import PageContext

ROWS = 8
_NARROW = 840


class HomePage(QWidget):
    """The first page."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._facts: HomeFacts | None = None
        self._findings: tuple[Finding, ...] = ()
        self._count = 0
        self._about = ""
        self._page = ScrollPage(context.look, parent=self)
        self.title = PlainLabel("", TypeRole.PAGE, parent=self)
        self._main = TopColumn()
        self._side = TopColumn()
        self._columns = Columns(context.look, _NARROW)
        self._build()
        context.insight.ready.connect(self._on_judged)

    def _build(self) -> None:
        theme = self._context.look.theme
        for column, share in ((self._main, 5), (self._side, 2)):
            part = QWidget()
            part.setLayout(column)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(theme.space(4))
            self._columns.add(part, share)
        self._page.add(self.title)
        self._page.add(self._columns)
        self._page.end()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._page)

    def show_state(self, _: str = "") -> None:
        """Read the store again and show it."""
        self._context.store.ask(
            lambda library: library.home(ROWS, COUNTED + 1),
            self._on_read,
            self._context.navigator.failed.emit,
        )

    def _on_judged(self, judgement: Judgement | None) -> None:
        """Show what Check lists of the open trust."""
        has_answers = judgement is not None and judgement.assessed is not None
        findings = judgement.listed if judgement is not None and has_answers else ()
        self._count = judgement.finding_count if judgement is not None else 0
        # Where nothing else is to be said the cards stay: a button pressed just now must not vanish.
        if self._facts is not None and self.isVisible() and findings != self._findings:
            self._findings = findings
            self._fill(self._facts)

    def _on_read(self, facts: HomeFacts) -> None:
        self._facts = facts
        if self._subject() != self._about:
            self._findings, self._about = (), self._subject()
        self._fill(facts)
        self._on_judged(self._context.insight.judgement)

    def _subject(self) -> str:
        assessment = self._context.session.assessment
        return str(assessment.assessment_id) if assessment is not None else ""

    def _fill(self, facts: HomeFacts) -> None:
        clear(self._main)
        clear(self._side)
        self.title.show_text(_greeting(self._context.clock.now().astimezone().hour, facts))
        for card in self._main_cards(facts):
            self._main.addWidget(card)
        for card in self._side_cards(facts):
            self._side.addWidget(card)

    def _main_cards(self, facts: HomeFacts) -> list[QWidget]:
        context = self._context
        if not facts.latest:
            return [welcome_card(context)]
        cards: list[QWidget] = [continue_card(context, facts), list_card(context, facts)]
        open_now = context.session.assessment
        if open_now is not None and self._findings:
            cards.append(attention_card(context, open_now.title, self._findings, self._count))
        return cards

    def _side_cards(self, facts: HomeFacts) -> list[QWidget]:
        own = any(not trust.sample for trust in facts.trusts)
        has_sample = any(trust.sample for trust in facts.trusts)
        return [
            start_card(self._context, facts, offer_sample=not has_sample, first=not own),
            levels_card(self._context, facts),
            where_card(self._context, facts),
        ]


def _greeting(hour: int, facts: HomeFacts) -> str:
    noon, evening = 12, 18
    hello = (
        tr("Good morning.")
        if hour < noon
        else tr("Good afternoon.")
        if hour < evening
        else tr("Good evening.")
    )
    if not facts.latest:
        advice = tr("Start your first assessment, or look at the sample trust first.")
    elif all(trust.sample for trust in facts.trusts):
        advice = tr("Look round the sample trust, then start your own assessment.")
    else:
        advice = tr("Carry on where you left off?")
    return f"{hello} {advice}"
