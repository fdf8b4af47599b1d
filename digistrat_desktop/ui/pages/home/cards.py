"""The cards of Home."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from digistrat_desktop.domain.frameworks.packs import glance_of
from digistrat_desktop.domain.frameworks.scales import Form, Status, is_sealed
from digistrat_desktop.domain.trust.listing import ListedAssessment
from digistrat_desktop.domain.wire.codecs import local_time
from digistrat_desktop.domain.words import day_words, sentence_case, short_day
from digistrat_desktop.services.store.library import HomeFacts
from digistrat_desktop.ui.kit import symbols
from digistrat_desktop.ui.kit.buttons import IconButton, LinkButton, PrimaryButton, SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import Columns, FlowLayout, TopColumn, bare, put
from digistrat_desktop.ui.kit.page_parts import StatusPill
from digistrat_desktop.ui.kit.symbols import LevelSymbol
from digistrat_desktop.ui.pages.answers import LevelStrip, first_section_strip
from digistrat_desktop.ui.pages.who_acts import who_acts
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.session.page_entry import ARCHIVE, DUPLICATE, SHARE, TITLE
from digistrat_desktop.ui.tables.commands import Command
from digistrat_desktop.ui.tables.list_table import ListTable
from digistrat_desktop.ui.tables.small_table import Cell, CellLink, CellWords
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.words import counted, tr

if TYPE_CHECKING:
    from digistrat_desktop.analysis.findings.rules import Finding
    from digistrat_desktop.analysis.judgement import Judgement

FINDINGS = 5
COUNTED = 1000
_HEADS = (tr("Assessment"), tr("As at"), tr("Alignment and answers"), tr("Status"), "")
_NOT_YET = " "  # keeps the line, so that nothing moves when it is said
_LONGEST_YET = tr("88 of 88 answered, 88 backed")
_TITLE_WIDTH = 72
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
    put(row, start, sample, _package_button(context))
    card.add_layout(row)
    return card


def _package_button(context: PageContext) -> SecondaryButton:
    package = SecondaryButton(context.look, tr("Open a DigiStrat file"))
    package.clicked.connect(partial(context.navigator.go, "exchange"))
    return package


class ContinueCard(Card):
    """Offers an assessment to go on with, with one button, and says how far it is once that is judged."""

    def __init__(self, context: PageContext, facts: HomeFacts, row: ListedAssessment) -> None:
        super().__init__(
            context.look, f"{row.title} · {row.trust_name}", bar="accent", role=TypeRole.CHART
        )
        words = QWidget()
        column = bare(TopColumn(words), context.look.theme.space(2))
        column.addWidget(PlainLabel(_state_words(row, facts), tone="secondary"))
        symbols_of_row, said = first_section_strip(
            facts.glance_of(row.assessment_id), facts.answers.get(row.assessment_id, {}), row.form
        )
        column.addWidget(LevelStrip(context.look, symbols_of_row, said))
        column.addWidget(PlainLabel(tr("Alignment: {said}", said=said), tone="secondary"))
        self._is_done = is_sealed(row.status)
        button = PrimaryButton(context.look, tr("Make report") if self._is_done else tr("Continue"))
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        place = (row.trust_id, row.assessment_id, "reports" if self._is_done else "assess")
        button.clicked.connect(partial(context.navigator.open_trust, *place))
        parts = Columns(context.look, 420)
        parts.add(words, 1)
        parts.add(button, 0, fills=False)
        self.add(parts)
        self._progress = PlainLabel("", tone="secondary", parent=words)
        self._left = LinkButton(
            context.look, tr("What is left"), do=partial(context.navigator.go, "assess", "left"),
            parent=words,
        )  # fmt: skip
        column.addWidget(self._progress)
        column.addWidget(self._left, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_progress("")

    def show_progress(self, words: str) -> None:
        """Say how far it is, and lead to what is left; nothing while it is not judged."""
        self._progress.say(words)
        self._left.setVisible(bool(words) and not self._is_done)


def settle_card(context: PageContext, loose: str) -> Card:
    """Say that people changed things apart in the open trust, with the way to choose."""
    words = f"{loose} {tr('2 people changed the same thing apart.')}"
    return way_card(context, words, tr("Settle"), ("settle",))


def way_card(context: PageContext, words: str, way: str, place: Sequence[str]) -> Card:
    """Say something with the way to it: a page, and perhaps what is shown there."""
    card = Card(context.look, bar="caution_line")
    go = SecondaryButton(context.look, way, do=partial(context.navigator.go, *place))
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
    words = tr(
        "{label}, {form}. Assessment last changed {moment}{by}.",
        label=Status(row.status).label,
        form=form,
        moment=_moment(row.changed_at),
        by=by,
    )
    is_latest = row.assessment_id == facts.latest[0].assessment_id
    return words if is_latest else f"{words} {tr('It was open last on this computer.')}"


def _changed_words(row: ListedAssessment, facts: HomeFacts) -> str:
    """Tell an assessment from another that reads the same: by whom it was changed last, and when."""
    who, moment = facts.people.get(row.changed_by, ""), _moment(row.changed_at)
    if not who:
        return tr("Last changed {moment}", moment=moment)
    return tr("Last changed by {who}, {moment}", who=who, moment=moment)


def _alike(facts: HomeFacts) -> frozenset[str]:
    """Give the assessments of which another listed reads the same."""

    def said(row: ListedAssessment) -> tuple[str, ...]:
        return row.title.casefold(), row.trust_name.casefold(), row.as_of, row.status

    count = Counter(map(said, facts.latest))
    return frozenset(row.assessment_id for row in facts.latest if count[said(row)] > 1)


def _moment(text: str) -> str:
    moment = local_time(datetime.fromisoformat(text))
    return tr("{short_day} at {moment:%H:%M}", short_day=short_day(moment.date()), moment=moment)


class AssessmentsCard(Card):
    """The assessments changed last: each opens, and offers what can be done about it."""

    def __init__(self, context: PageContext, facts: HomeFacts) -> None:
        super().__init__(context.look, tr("Assessments"))
        self._context = context
        self._rows = {row.assessment_id: row for row in facts.latest}
        alike = _alike(facts)
        rows = [row for row in facts.latest if row.assessment_id in alike]
        self._told_apart = {row.assessment_id: _changed_words(row, facts) for row in rows}
        self._standing: dict[str, PlainLabel] = {}
        if facts.count > len(facts.latest):
            self.add_to_header(_all_link(context, facts.count))
        self.table = ListTable(context.look, _HEADS, (1, 0, 0, 0, 0), _FOLD_BELOW, self._commands)
        self.table.setAccessibleName(tr("Assessments"))
        self.table.opened.connect(self._open)
        self.table.show_list([(row.assessment_id, self._row(row, facts)) for row in facts.latest])
        self.add(self.table)

    def show_standing(self, words: Mapping[str, str]) -> None:
        """Say how far each is, once that was worked out."""
        for assessment_id, label in self._standing.items():
            label.show_text(words.get(assessment_id, _NOT_YET))

    def last_stop(self) -> QWidget:
        """Give where Tab comes to last here."""
        return self.findChildren(IconButton)[-1]

    def _row(self, row: ListedAssessment, facts: HomeFacts) -> tuple[Cell, ...]:
        as_of = date.fromisoformat(row.as_of) if row.as_of else None
        several = len({one.trust_id for one in facts.latest}) > 1
        # What more there is of a status goes below the title: its column has no room for it.
        status, _, more = Status(row.status).label.partition(", ")
        apart = self._told_apart.get(row.assessment_id, "")
        below = (row.trust_name if several else "", sentence_case(more), apart)
        return (
            self._named(row, [words for words in below if words]),
            CellWords(short_day(as_of), wrap=False, rank=row.as_of or ""),
            self._stands(row, facts),
            StatusPill(status),
            self._doors(row),
        )

    def _named(self, row: ListedAssessment, below: Sequence[str]) -> QWidget:
        cell = QWidget()
        cell.setMinimumWidth(self._context.look.theme.px(_TITLE_WIDTH))
        column = bare(TopColumn(cell), 0)
        title = PlainLabel(row.title)
        title.set_bold(bold=True)
        put(column, title)
        put(column, *(PlainLabel(words, TypeRole.SMALL, "secondary") for words in below))
        return cell

    def _stands(self, row: ListedAssessment, facts: HomeFacts) -> QWidget:
        answers = facts.answers.get(row.assessment_id, {})
        strip, words = first_section_strip(facts.glance_of(row.assessment_id), answers, row.form)
        cell = QWidget()
        label = PlainLabel(_NOT_YET, TypeRole.SMALL, "secondary", wrap=False)
        # As wide as it will be, so that no column moves when it is said.
        letters = QFontMetrics(self._context.look.theme.font(TypeRole.SMALL))
        label.setMinimumWidth(letters.horizontalAdvance(_LONGEST_YET))
        self._standing[row.assessment_id] = label
        put(bare(QVBoxLayout(cell), 0), LevelStrip(self._context.look, strip, words), label)
        return cell

    def _doors(self, row: ListedAssessment) -> QWidget:
        look, apart = self._context.look, self._told_apart.get(row.assessment_id, "")
        title = f"{row.title}, {apart}" if apart else row.title
        names = {"title": title, "trust_name": row.trust_name}
        cell = QWidget()
        spoken = tr("Open {title}, {trust_name}", **names)
        door = LinkButton(
            look, tr("Open"), spoken=spoken, do=partial(self._open, row.assessment_id)
        )
        more = IconButton(look, "more", tr("More for {title}, {trust_name}", **names))
        more.clicked.connect(partial(self.table.offer, row.assessment_id, more))
        put(bare(QHBoxLayout(cell)), door, more)
        return cell

    def _open(self, assessment_id: str, page: str = "assess", target: str = "") -> None:
        row = self._rows[assessment_id]
        self._context.navigator.open_trust(row.trust_id, assessment_id, page, target)

    def _commands(self, chosen: Sequence[str]) -> list[Command]:
        if len(chosen) != 1:
            return []
        one = chosen[0]
        writes = not self._context.session.read_only
        return [
            Command(tr("Open"), partial(self._open, one)),
            Command(tr("Rename"), partial(self._open, one, "details", f"{one}|{TITLE}"), writes),
            Command(tr("Details"), partial(self._open, one, "details")),
            Command(
                tr("Duplicate"), partial(self._open, one, "details", f"{one}|{DUPLICATE}"), writes
            ),
            Command(tr("Make a report"), partial(self._open, one, "reports")),
            Command(tr("Save a DigiStrat file"), partial(self._open, one, "exchange", SHARE)),
            Command(
                tr("Archive…"), partial(self._open, one, "details", f"{one}|{ARCHIVE}"), writes
            ),
        ]


def _all_link(context: PageContext, count: int) -> LinkButton:
    many = f"{count:,}" if count <= COUNTED else tr("{counted:,} and more", counted=COUNTED)
    return LinkButton(
        context.look, tr("All {many}", many=many),
        spoken=tr("Show all {many} assessments", many=many),
        do=partial(context.navigator.go, "library"),
    )  # fmt: skip


def attention_card(context: PageContext, title: str, judgement: Judgement) -> Card:
    """Show the first of what Check lists with who deals with it, and how many Check lists."""
    card = Card(context.look, tr("What we found in {title}", title=title))
    all_there = counted(judgement.finding_count, "finding")
    card.add_to_header(
        LinkButton(
            context.look, all_there, spoken=tr("Show all {findings} in Check", findings=all_there),
            do=partial(context.navigator.go, "check"),
        )
    )  # fmt: skip
    table = ListTable(
        context.look, (tr("Finding"), tr("Who acts"), ""), (3, 1, 0), fold_below=_FOLD_BELOW
    )
    table.setAccessibleName(tr("What we found"))
    table.show_rows(
        [_finding_row(one, judgement, context) for one in judgement.findings[:FINDINGS]]
    )
    card.add(table)
    return card


def _finding_row(finding: Finding, judgement: Judgement, context: PageContext) -> tuple[Cell, ...]:
    go = partial(context.navigator.go, finding.page, finding.target)
    spoken = tr("Go to: {sentence}", sentence=finding.sentence)
    return finding.sentence, who_acts(finding, judgement), CellLink(tr("Go"), spoken, go)


def start_card(context: PageContext, facts: HomeFacts, *, offer_sample: bool, first: bool) -> Card:
    card = Card(context.look, tr("Start"))
    kind = PrimaryButton if first and facts.latest else SecondaryButton
    start = kind(context.look, tr("New assessment"))
    start.clicked.connect(partial(context.navigator.go, "start"))
    card.add(start)
    going_on = (facts.last_open,) if facts.last_open is not None else ()
    own = [row for row in (*going_on, *facts.latest) if not row.sample]
    if own:
        forward = SecondaryButton(context.look, tr("Carry {title} forward", title=own[0].title))
        forward.clicked.connect(partial(context.navigator.go, "start", own[0].assessment_id))
        card.add(forward)
    card.add(_package_button(context))
    if offer_sample:
        sample = SecondaryButton(context.look, tr("Explore the sample trust"))
        sample.clicked.connect(context.navigator.sample_wanted)
        card.add(sample)
    return card


def _levels_shown(context: PageContext, facts: HomeFacts) -> tuple[tuple[str, str], ...]:
    """Give the levels of the assessment that is open, else of the last one: a copy calls them otherwise."""
    pack = context.session.pack
    if pack is not None:
        return glance_of(pack).levels
    return facts.glance_of(facts.last_open.assessment_id if facts.last_open else "").levels


def levels_card(context: PageContext, facts: HomeFacts, *, loose: bool) -> Card:
    """Say what the symbols mean, "not settled" where there is any."""
    card = Card(context.look, tr("Levels"))
    flow = FlowLayout(context.look.theme.space(3))
    levels = _levels_shown(context, facts)
    shown = [
        (symbols.level_symbol(place, len(levels)), label) for place, (_, label) in enumerate(levels)
    ]
    shown += [
        (symbols.CANNOT_SAY, tr("Cannot say yet")),
        (symbols.DOES_NOT_APPLY, tr("Does not apply")),
        (symbols.UNANSWERED, tr("Not answered")),
    ]
    shown += [(symbols.NOT_SETTLED, tr("Not settled"))] if loose else []
    for symbol, word in shown:
        pair = QWidget()
        line = bare(QHBoxLayout(pair))
        put(line, LevelSymbol(context.look, symbol, word), PlainLabel(word, wrap=False))
        flow.addWidget(pair)
    card.add_layout(flow)
    return card


class WhereCard(Card):
    """Where the data is, when it was backed up, and what of it is anywhere else."""

    def __init__(self, context: PageContext, facts: HomeFacts) -> None:
        super().__init__(context.look, tr("Where your data is"))
        self._team = context.team
        backed_up = tr("Not backed up yet. The first backup follows your first change, on closing.")
        if facts.last_backup is not None:
            moment = facts.last_backup.replace(tzinfo=UTC).astimezone()
            backed_up = tr(
                "Backed up {moment} at {moment_2:%H:%M} and checked.",
                moment=day_words(moment.date()),
                moment_2=moment,
            )
        self._backed_up = backed_up
        self._words, self._waits = PlainLabel(""), PlainLabel("", tone="caution")
        self.add(self._words, self._waits)
        context.team.state_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        sent = (
            tr("Nothing is sent anywhere.")
            if self._team.place is None
            else tr("What you change is also put into the team folder.")
        )
        words = tr(
            "In one file on this computer: Settings shows where. {backed_up} {sent}",
            backed_up=self._backed_up,
            sent=sent,
        )
        self._words.show_text(words)
        self._waits.say(self._team.waiting_words)


def twice_card(context: PageContext, name: str) -> Card:
    card = Card(context.look, bar="caution_line")
    words = tr(
        "{name} is here twice, begun separately. They stay apart until you copy one over.",
        name=name,
    )
    go = LinkButton(context.look, tr("Open Sharing"), do=partial(context.navigator.go, "exchange"))
    card.add(PlainLabel(words), go)
    return card
