"""Home: what to do next, with one button; the assessments; where the data is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from digistrat_desktop.domain.frameworks.scales import Form, Status
from digistrat_desktop.domain.trust.listing import ListedAssessment, same_trust
from digistrat_desktop.domain.words import day_words, short_day
from digistrat_desktop.services.store.library import HomeFacts
from digistrat_desktop.ui.kit import symbols
from digistrat_desktop.ui.kit.buttons import LinkButton, PrimaryButton, SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import Columns, FlowLayout, TopColumn, bare, clear, fill, put
from digistrat_desktop.ui.kit.page_parts import ScrollPage, StatusPill
from digistrat_desktop.ui.kit.symbols import LevelSymbol
from digistrat_desktop.ui.pages.answers import LevelStrip, first_section_strip
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.tables.list_table import ListTable
from digistrat_desktop.ui.tables.small_table import Cell, CellLink, CellWords
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.words import counted, tr

if TYPE_CHECKING:
    from digistrat_desktop.analysis.findings.rules import Finding
    from digistrat_desktop.analysis.judgement import Judgement

FINDINGS = 5
COUNTED = 1000
_HEADS = (tr("Assessment"), tr("As at"), tr("Alignment"), tr("Status"), "")
_FOLD_BELOW = 480


def welcome_card(context: PageContext) -> Card:
    card = Card(context.look, tr("Nothing here yet"), bar="accent", role=TypeRole.CHART)
    words = tr(
        "An assessment asks how well digital is joined to your trust's strategy, what gets in "
        "the way and if results are moving. The short form takes about an hour."
    )
    card.add(PlainLabel(words))
    row = FlowLayout(context.look.theme.space(3))
    start = PrimaryButton(context.look, tr("Start an assessment"))
    start.clicked.connect(partial(context.navigator.go, "start"))
    sample = SecondaryButton(context.look, tr("Explore the sample trust"))
    sample.clicked.connect(context.navigator.sample_wanted)
    put(row, start, sample)
    card.add_layout(row)
    return card


def continue_card(context: PageContext, facts: HomeFacts, progress: str = "") -> Card:
    """Offer the assessment changed last, with one button; `progress` is how far it is, once judged."""
    row = facts.latest[0]
    card = Card(context.look, f"{row.title} · {row.trust_name}", bar="accent", role=TypeRole.CHART)
    words = QWidget()
    column = bare(TopColumn(words), context.look.theme.space(2))
    column.addWidget(PlainLabel(_state_words(row, facts), tone="secondary"))
    symbols_of_row, said = first_section_strip(
        facts.glance_of(row.assessment_id), facts.answers.get(row.assessment_id, {}), row.form
    )
    column.addWidget(LevelStrip(context.look, symbols_of_row, said))
    column.addWidget(PlainLabel(tr("Alignment: {said}", said=said), tone="secondary"))
    button = PrimaryButton(context.look, tr("Continue"))
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    button.clicked.connect(partial(context.navigator.open_trust, row.trust_id, row.assessment_id))
    parts = Columns(context.look, 420)
    parts.add(words, 1)
    parts.add(button, 0, fills=False)
    card.add(parts)
    if progress:
        column.addWidget(PlainLabel(progress, tone="secondary"))
        left = LinkButton(
            context.look, tr("What is left"), do=partial(context.navigator.go, "assess", "left")
        )
        column.addWidget(left, 0, Qt.AlignmentFlag.AlignLeft)
    return card


def settle_card(context: PageContext, loose: str) -> Card:
    """Say that people changed things apart in the open trust, with the way to choose."""
    words = f"{loose} {tr('2 people changed the same thing apart.')}"
    return _way_card(context, words, tr("Settle"), "settle")


def _way_card(context: PageContext, words: str, way: str, page: str) -> Card:
    card = Card(context.look, bar="caution_line")
    go = SecondaryButton(context.look, way, do=partial(context.navigator.go, page))
    go.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    parts = Columns(context.look, 420)
    parts.add(PlainLabel(words), 1)
    parts.add(go, 0, fills=False)
    card.add(parts)
    return card


def _state_words(row: ListedAssessment, facts: HomeFacts) -> str:
    form = tr("short form") if row.form == Form.SHORT else tr("full form")
    who = facts.people.get(row.changed_by, "")
    by = tr(" by {who}", who=who) if who else ""
    return tr(
        "{label}, {form}. Last changed {moment}{by}.",
        label=Status(row.status).label,
        form=form,
        moment=_moment(row.changed_at),
        by=by,
    )


def _moment(text: str) -> str:
    moment = datetime.fromisoformat(text).astimezone()
    return tr("{short_day} at {moment:%H:%M}", short_day=short_day(moment.date()), moment=moment)


def list_card(context: PageContext, facts: HomeFacts) -> Card:
    card = Card(context.look, tr("Assessments"))
    if facts.count > len(facts.latest):
        many = (
            f"{facts.count:,}"
            if facts.count <= COUNTED
            else tr("{counted:,} and more", counted=COUNTED)
        )
        link = LinkButton(context.look, tr("All {many}", many=many))
        link.setAccessibleName(tr("Show all {many} assessments", many=many))
        link.clicked.connect(partial(context.navigator.go, "library"))
        card.add_to_header(link)
    table = ListTable(context.look, _HEADS, (1, 0, 0, 0, 0), _FOLD_BELOW)
    table.show_rows([_row(row, context, facts) for row in facts.latest])
    card.add(table)
    return card


def _row(row: ListedAssessment, context: PageContext, facts: HomeFacts) -> tuple[Cell, ...]:
    strip, words = first_section_strip(
        facts.glance_of(row.assessment_id), facts.answers.get(row.assessment_id, {}), row.form
    )
    as_of = date.fromisoformat(row.as_of) if row.as_of else None
    spoken = tr("Open {title}, {trust_name}", title=row.title, trust_name=row.trust_name)
    return (
        _two_lines(row.title, row.trust_name),
        CellWords(short_day(as_of), wrap=False),
        LevelStrip(context.look, strip, words),
        StatusPill(Status(row.status).label),
        CellLink(
            tr("Open"),
            spoken,
            partial(context.navigator.open_trust, row.trust_id, row.assessment_id),
        ),
    )


def _two_lines(above: str, below: str) -> QWidget:
    pair = QWidget()
    column = bare(TopColumn(pair), 0)
    title = PlainLabel(above)
    title.set_bold(bold=True)
    put(column, title, PlainLabel(below, TypeRole.SMALL, "secondary"))
    return pair


def attention_card(
    context: PageContext, title: str, findings: Sequence[Finding], count: int
) -> Card:
    """Show the first of what Check lists, and how many it lists."""
    card = Card(context.look, tr("What needs attention in {title}", title=title))
    card.add_to_header(PlainLabel(counted(count, "finding"), tone="secondary"))
    table = ListTable(context.look, ("", ""), (1, 0), fold_below=0)
    table.show_rows([_finding_row(finding, context) for finding in findings[:FINDINGS]])
    card.add(table)
    return card


def _finding_row(finding: Finding, context: PageContext) -> tuple[Cell, ...]:
    go = partial(context.navigator.go, finding.page, finding.record)
    spoken = tr("Go to: {sentence}", sentence=finding.sentence)
    return finding.sentence, CellLink(tr("Go"), spoken, go)


def start_card(context: PageContext, facts: HomeFacts, *, offer_sample: bool, first: bool) -> Card:
    card = Card(context.look, tr("Start"))
    kind = PrimaryButton if first and facts.latest else SecondaryButton
    start = kind(context.look, tr("New assessment"))
    start.clicked.connect(partial(context.navigator.go, "start"))
    card.add(start)
    own = [row for row in facts.latest if not row.sample]
    if own:
        forward = SecondaryButton(context.look, tr("Carry {title} forward", title=own[0].title))
        forward.clicked.connect(partial(context.navigator.go, "start", own[0].assessment_id))
        card.add(forward)
    package = SecondaryButton(context.look, tr("Open a DigiStrat file"))
    package.clicked.connect(partial(context.navigator.go, "exchange"))
    card.add(package)
    if offer_sample:
        sample = SecondaryButton(context.look, tr("Explore the sample trust"))
        sample.clicked.connect(context.navigator.sample_wanted)
        card.add(sample)
    return card


def levels_card(context: PageContext, facts: HomeFacts, *, loose: bool) -> Card:
    """Say what the symbols mean, "not settled" where there is any."""
    card = Card(context.look, tr("Levels"))
    flow = FlowLayout(context.look.theme.space(3))
    levels = facts.glance.levels
    shown = [
        (symbols.level_symbol(place, len(levels)), label) for place, (_, label) in enumerate(levels)
    ]
    shown += [(symbols.CANNOT_SAY, tr("Cannot say yet")), (symbols.UNANSWERED, tr("Not answered"))]
    shown += [(symbols.NOT_SETTLED, tr("Not settled"))] if loose else []
    for symbol, word in shown:
        pair = QWidget()
        line = bare(QHBoxLayout(pair))
        put(line, LevelSymbol(context.look, symbol, word), PlainLabel(word, wrap=False))
        flow.addWidget(pair)
    card.add_layout(flow)
    return card


def where_card(context: PageContext, facts: HomeFacts) -> Card:
    card = Card(context.look, tr("Where your data is"))
    backed_up = tr("Not backed up yet. The program makes the first backup when you close it.")
    if facts.last_backup is not None:
        moment = facts.last_backup.replace(tzinfo=UTC).astimezone()
        backed_up = tr(
            "Backed up {moment} at {moment_2:%H:%M} and checked.",
            moment=day_words(moment.date()),
            moment_2=moment,
        )
    sent = (
        tr("Nothing is sent anywhere.")
        if context.team.place is None
        else tr("What you change is also put into the team folder.")
    )
    words = tr(
        "On this computer, in your own profile. {backed_up} {sent}", backed_up=backed_up, sent=sent
    )
    card.add(PlainLabel(words))
    return card


ROWS = 8
_NARROW = 840


class HomePage(QWidget):
    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._facts: HomeFacts | None = None
        self._findings: tuple[Finding, ...] = ()
        self._count = 0
        self._told = ("", "")
        self._progress = ""
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
        self._page.add(self.title, self._columns)
        self._page.end()
        fill(self, self._page)

    def show_state(self, _: str = "") -> None:
        self._context.ask(lambda library: library.home(ROWS, COUNTED + 1), self._on_read)

    def _on_judged(self, judgement: Judgement | None) -> None:
        has_answers = judgement is not None and judgement.assessed is not None
        findings = judgement.listed if judgement is not None and has_answers else ()
        self._count = judgement.finding_count if judgement is not None else 0
        # Where nothing else is to be said the cards stay: a button pressed just now must not vanish.
        if self._facts is None or not self.isVisible():
            return
        progress = _progress_words(judgement) if judgement is not None and has_answers else ""
        known = (self._findings, self._told, self._progress)
        news = (findings, self._apart(), progress) != known
        if news:
            self._findings, self._progress = findings, progress
            self._fill(self._facts)

    def _on_read(self, facts: HomeFacts) -> None:
        self._facts = facts
        if self._subject() != self._about:
            self._findings, self._about, self._progress = (), self._subject(), ""
        self._fill(facts)
        self._on_judged(self._context.insight.judgement)

    def _subject(self) -> str:
        assessment = self._context.session.assessment
        return str(assessment.assessment_id) if assessment is not None else ""

    def _fill(self, facts: HomeFacts) -> None:
        clear(self._main)
        clear(self._side)
        self.title.show_text(_greeting(self._context.clock.now().astimezone().hour, facts))
        put(self._main, *self._main_cards(facts))
        put(self._side, *self._side_cards(facts))

    def _main_cards(self, facts: HomeFacts) -> list[QWidget]:
        context = self._context
        if not facts.latest:
            return [welcome_card(context)]
        open_now = context.session.assessment
        is_open = open_now is not None and open_now.id == facts.latest[0].assessment_id
        progress = self._progress if is_open else ""
        cards: list[QWidget] = [continue_card(context, facts, progress)]
        loose, late = self._told = self._apart()
        if loose:
            cards.append(settle_card(context, loose))
        if late:
            cards.append(_way_card(context, late, tr("Open Sign off"), "signing"))
        cards.append(list_card(context, facts))
        if twice := _begun_twice(facts):
            cards.append(twice_card(context, twice))
        if open_now is not None and self._findings:
            cards.append(attention_card(context, open_now.title, self._findings, self._count))
        return cards

    def _apart(self) -> tuple[str, str]:
        """Say what is to be settled in the open trust, and what came after the open sign-off."""
        session = self._context.session
        if session.trust is None:
            return "", ""
        from digistrat_desktop.analysis.answers.unsettled import told_of  # noqa: PLC0415 - brings in every class of records

        return told_of(session.workspace, session.assessment)

    def _side_cards(self, facts: HomeFacts) -> list[QWidget]:
        own = any(not trust.sample for trust in facts.trusts)
        has_sample = any(trust.sample for trust in facts.trusts)
        return [
            start_card(self._context, facts, offer_sample=not has_sample, first=not own),
            levels_card(self._context, facts, loose=bool(self._told[0])),
            where_card(self._context, facts),
        ]


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


def twice_card(context: PageContext, name: str) -> Card:
    card = Card(context.look, bar="caution_line")
    words = tr(
        "{name} is here twice, begun separately. They stay apart until you copy one over.",
        name=name,
    )
    go = LinkButton(context.look, tr("Open Sharing"), do=partial(context.navigator.go, "exchange"))
    card.add(PlainLabel(words), go)
    return card


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
    else:
        advice = tr("Carry on where you left off?")
    return f"{hello} {advice}"
