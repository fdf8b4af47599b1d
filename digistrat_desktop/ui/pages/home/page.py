"""Home: what to do next, with one button; the assessments; where the data is."""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from digistrat_desktop.domain.frameworks.scales import is_sealed
from digistrat_desktop.domain.trust.listing import same_trust
from digistrat_desktop.services.store.library import HomeFacts, Library
from digistrat_desktop.ui.kit.access import tab_through
from digistrat_desktop.ui.kit.buttons import PrimaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import Columns, TopColumn, clear, fill, put
from digistrat_desktop.ui.kit.page_parts import ScrollPage
from digistrat_desktop.ui.pages.home.cards import (
    COUNTED,
    FINDINGS,
    AssessmentsCard,
    ContinueCard,
    WhereCard,
    attention_card,
    levels_card,
    settle_card,
    start_card,
    twice_card,
    way_card,
    welcome_card,
)
from digistrat_desktop.ui.pages.home.drafts import drafts_card, drafts_here
from digistrat_desktop.ui.pages.who_acts import who_acts
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.tables.small_table import CellWords
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from digistrat_desktop.analysis.answers.readiness import LeftToDo
    from digistrat_desktop.analysis.judgement import Judgement
    from digistrat_desktop.domain.trust.assessment import Assessment
    from digistrat_desktop.services.store.drafts import Draft, DraftOf

ROWS = 8
_NARROW = 840


class HomePage(QWidget):
    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._facts: HomeFacts | None = None
        self._judgement: Judgement | None = None
        self._listed: AssessmentsCard | None = None
        self._going: ContinueCard | None = None
        self._found: Card | None = None
        self._standing: dict[str, str] = {}
        self._asked: set[tuple[str, str]] = set()  # assessments whose standing is known or asked
        self._told: LeftToDo | None = None
        self._drafts: list[tuple[DraftOf, Draft]] = []
        self._progress = ""
        self._about = ""
        self._page = ScrollPage(context.look, parent=self)
        self.title = PlainLabel("", TypeRole.PAGE, parent=self)
        self._main = TopColumn()
        self._side = TopColumn()
        self._columns = Columns(context.look, _NARROW)
        self._build()
        self._filled_for: Assessment | None = None
        context.insight.ready.connect(self._on_judged)
        context.late.changed.connect(self._on_left)
        context.session.opened.connect(self._on_opened)
        context.session.changed.connect(self._on_changed)
        context.keeping.drafts_changed.connect(self._on_drafts)
        context.session.opened.connect(self._on_drafts)

    def _build(self) -> None:
        theme = self._context.look.theme
        for column, share in ((self._main, 5), (self._side, 2)):
            part = QWidget()
            part.setLayout(column)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(theme.space(4))
            self._columns.add(part, share)
        self._page.add(self.title, self._columns)
        self._page.end()
        fill(self, self._page)

    def show_state(self, _: str = "") -> None:
        open_now = self._context.session.assessment
        last = open_now.id if open_now else self._context.preferences.settings.last_assessment_id
        self._context.ask(partial(_facts, last), self._on_read)

    def first_stop(self) -> QWidget | None:
        """Begin at what Home is for: going on with the assessment, or starting the first."""
        return next(iter(self._columns.findChildren(PrimaryButton)), None)

    def _on_opened(self) -> None:
        """What was shown of another assessment, or of this one under another title, is outdated."""
        before = self._filled_for
        if before is not None and self.isVisible() and before != self._context.session.assessment:
            self.show_state()

    def _on_changed(self, _: object) -> None:
        """What was undone from here counts in every number here: the store is read after it is saved."""
        if self._facts is not None and self.isVisible():
            self.show_state()

    def _on_drafts(self) -> None:
        if self._facts is None or not self.isVisible():
            return
        known = (self._drafts, self._told)
        if (drafts_here(self._context), self._apart()) != known:
            self._fill(self._facts)

    def _on_judged(self, judgement: Judgement | None) -> None:
        has_answers = judgement is not None and judgement.assessed is not None
        judged = judgement if has_answers else None
        # Where nothing else is to be said the cards stay: a button pressed just now must not vanish.
        if self._facts is None or not self.isVisible():
            return
        progress = _progress_words(judged) if judged is not None else ""
        found = _said_of(judged) != _said_of(self._judgement)
        self._judgement, self._progress = judged, progress
        if self._apart() != self._told:
            self._fill(self._facts)
        else:
            self._show_news(self._facts, found=found)
        self._ask_standing(self._facts)

    def _show_news(self, facts: HomeFacts, *, found: bool) -> None:
        """Show what was judged in its own cards: all others stay, with what is done in them."""
        if self._going is not None:
            self._going.show_progress(self._progress_of(facts))
        if not found:
            return
        card = self._found_card() if self._found is None and not _begun_twice(facts) else None
        if card is None or self._listed is None:
            self._fill(facts)
            return
        self._found = card
        self._main.addWidget(card)
        tab_through([card], after=self._listed.last_stop())

    def _on_left(self) -> None:
        self._on_judged(self._judgement)

    def _ask_standing(self, facts: HomeFacts) -> None:
        """Ask how far the assessments listed are, a trust at a time, once each state of them."""
        by_trust: dict[str, set[str]] = {}
        for row in facts.latest:
            state = (row.assessment_id, row.changed_at)
            if state not in self._asked:
                self._asked.add(state)
                by_trust.setdefault(row.trust_id, set()).add(row.assessment_id)
        today = self._context.clock.now().astimezone().date()
        for trust_id, wanted in by_trust.items():
            self._context.ask(
                partial(_standing_of_each, trust_id, wanted, today), self._on_standing
            )

    def _on_standing(self, found: Mapping[str, str]) -> None:
        self._standing.update(found)
        if self._listed is not None:
            self._listed.show_standing(self._standing)

    def _on_read(self, facts: HomeFacts) -> None:
        self._facts = facts
        if self._subject() != self._about:
            self._judgement, self._about, self._progress = None, self._subject(), ""
        self._fill(facts)
        self._on_judged(self._context.insight.judgement)

    def _subject(self) -> str:
        assessment = self._context.session.assessment
        return str(assessment.assessment_id) if assessment is not None else ""

    def _fill(self, facts: HomeFacts) -> None:
        self.title.show_text(_greeting(self._context.clock.now().astimezone().hour, facts))
        self._filled_for = self._context.session.assessment
        with self._page.filled_again():
            clear(self._main)
            clear(self._side)
            main, side = self._main_cards(facts), self._side_cards(facts)
            put(self._main, *main)
            put(self._side, *side)

    def _main_cards(self, facts: HomeFacts) -> list[QWidget]:
        context = self._context
        self._listed = self._going = self._found = None  # those before are gone
        self._drafts = drafts_here(context)
        if facts.last_open is None:
            begun = [drafts_card(context, self._drafts)] if self._drafts else []
            return [welcome_card(context), *begun]
        self._going = ContinueCard(context, facts, facts.last_open)
        self._going.show_progress(self._progress_of(facts))
        cards: list[QWidget] = [self._going]
        left = self._told = self._apart()
        if left and left.loose:
            cards.append(settle_card(context, left.loose))
        if left and left.late:
            way = ("signing", left.signed)
            cards.append(way_card(context, left.late, tr("Open Sign off"), way))
        if self._drafts:
            cards.append(drafts_card(context, self._drafts))
        self._listed = AssessmentsCard(context, facts)
        self._listed.show_standing(self._standing)
        cards.append(self._listed)
        if twice := _begun_twice(facts):
            cards.append(twice_card(context, twice))
        self._found = self._found_card()
        return [*cards, self._found] if self._found is not None else cards

    def _progress_of(self, facts: HomeFacts) -> str:
        """Say how far the assessment to go on with is, where it is the open one."""
        open_now, last = self._context.session.assessment, facts.last_open
        is_open = open_now is not None and last is not None and open_now.id == last.assessment_id
        return self._progress if is_open else ""

    def _found_card(self) -> Card | None:
        open_now = self._context.session.assessment
        if open_now is None or self._judgement is None or not self._judgement.findings:
            return None
        return attention_card(self._context, open_now.title, self._judgement)

    def _apart(self) -> LeftToDo | None:
        """Say what is to be settled in the open trust, and what came after sign-offs, if anything."""
        session = self._context.session
        if session.trust is None:
            return None
        from digistrat_desktop.analysis.answers.readiness import told_of  # noqa: PLC0415 - brings in every class of records

        left = told_of(session.workspace, self._context.late.left)
        return left if any(left) else None

    def _side_cards(self, facts: HomeFacts) -> list[QWidget]:
        own = any(not trust.sample for trust in facts.trusts)
        has_sample = any(trust.sample for trust in facts.trusts)
        begins = start_card(self._context, facts, offer_sample=not has_sample, first=not own)
        return [
            *((begins,) if facts.last_open is not None else ()),  # else the welcome offers as much
            levels_card(self._context, facts, loose=bool(self._told and self._told.loose)),
            WhereCard(self._context, facts),
        ]


def _facts(last_open: str, library: Library) -> HomeFacts:
    return library.home(ROWS, COUNTED + 1, last_open)


def _said_of(judgement: Judgement | None) -> list[tuple[str, CellWords]]:
    """Give what Home says of a judgement, to tell if there is news."""
    listed = judgement.findings[:FINDINGS] if judgement is not None else ()
    return [(one.sentence, who_acts(one, judgement)) for one in listed if judgement is not None]


def _standing_of_each(
    trust_id: str, wanted: Container[str], today: date, library: Library
) -> dict[str, str]:
    from digistrat_desktop.services.judging import standing_of_each  # noqa: PLC0415 - after the first paint

    return standing_of_each(library, trust_id, wanted, today)


def _progress_words(judgement: Judgement) -> str:
    """Say how far the open assessment is, as its report does."""
    from digistrat_desktop.analysis.count_words import how_sure  # noqa: PLC0415 - after the first paint

    return " ".join(how_sure(judgement.counts))


def _begun_twice(facts: HomeFacts) -> str:
    """Give the name of a trust that is here twice, begun separately; empty when none is."""
    for place, one in enumerate(facts.trusts):
        if any(same_trust(one, other) for other in facts.trusts[:place]):
            return one.name
    return ""


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
        advice = tr("Explore the sample trust, then start your own assessment.")
    elif facts.last_open is not None and is_sealed(facts.last_open.status):
        advice = tr("The last assessment is signed off. Make its report, or start the next one.")
    else:
        advice = tr("Carry on where you left off?")
    return f"{hello} {advice}"
