"""The cards of Home, one function each."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from digistrat_desktop.analysis.words import counted, day_words, short_day
from digistrat_desktop.domain.scales import Form, Status
from digistrat_desktop.ui.kit import symbols
from digistrat_desktop.ui.kit.buttons import LinkButton, PrimaryButton, SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.flow import FlowLayout
from digistrat_desktop.ui.kit.pills import StatusPill
from digistrat_desktop.ui.kit.symbols import LevelSymbol
from digistrat_desktop.ui.text import ElidedLabel, PlainLabel
from digistrat_desktop.ui.theme_tokens import TypeRole
from digistrat_desktop.ui.views.answers import first_section_strip
from digistrat_desktop.ui.views.strip import LevelStrip

if TYPE_CHECKING:
    from digistrat_desktop.analysis.report_model import ReportModel
    from digistrat_desktop.domain.listing import ListedAssessment
    from digistrat_desktop.services.library import HomePage as HomeFacts
    from digistrat_desktop.ui.views.context import PageContext

FINDINGS = 5


def welcome_card(context: PageContext) -> Card:
    """Say what to do when nothing is there yet."""
    card = Card(context.look, "Nothing here yet", bar="accent", role=TypeRole.CHART)
    words = (
        "An assessment asks how far digital is joined to your trust's strategy, what stands in the"
        " way and whether results are moving. The short form takes about an hour."
    )
    card.add(PlainLabel(words))
    row = QHBoxLayout()
    row.setSpacing(context.look.theme.space(3))
    start = PrimaryButton(context.look, "Start an assessment")
    start.clicked.connect(partial(context.guide.go, "start"))
    sample = SecondaryButton(context.look, "Explore the sample trust")
    sample.clicked.connect(context.guide.sample_wanted)
    row.addWidget(start)
    row.addWidget(sample)
    row.addStretch(1)
    card.add_layout(row)
    return card


def continue_card(context: PageContext, facts: HomeFacts) -> Card:
    """Offer the assessment changed last, with one button."""
    row = facts.latest[0]
    card = Card(context.look, f"{row.title} · {row.trust_name}", bar="accent", role=TypeRole.CHART)
    line = QHBoxLayout()
    line.setSpacing(context.look.theme.space(4))
    words = QVBoxLayout()
    words.setSpacing(context.look.theme.space(2))
    words.addWidget(PlainLabel(_state_words(row, facts), tone="secondary"))
    symbols_of_row, said = first_section_strip(facts.pack, facts.answers.get(row.assessment_id, {}))
    words.addWidget(LevelStrip(context.look, symbols_of_row, said))
    words.addWidget(PlainLabel(f"Alignment: {said}", tone="secondary"))
    line.addLayout(words, 1)
    button = PrimaryButton(context.look, "Continue")
    button.clicked.connect(partial(context.guide.open_trust, row.trust_id, row.assessment_id))
    line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
    card.add_layout(line)
    return card


def _state_words(row: ListedAssessment, facts: HomeFacts) -> str:
    form = "short form" if row.form == Form.SHORT else "full form"
    who = facts.people.get(row.changed_by, "")
    by = f" by {who}" if who else ""
    return f"{Status(row.status).label}, {form}. Last change {_moment(row.changed_at)}{by}."


def _moment(text: str) -> str:
    moment = datetime.fromisoformat(text).astimezone()
    return f"{short_day(moment.date())} at {moment:%H:%M}"


def list_card(context: PageContext, facts: HomeFacts) -> Card:
    """Show the assessments changed last as a small table."""
    card = Card(context.look, "Assessments")
    if facts.count > len(facts.latest):
        link = LinkButton(context.look, f"All {facts.count:,}")
        link.setAccessibleName(f"Show all {facts.count:,} assessments")
        link.clicked.connect(partial(context.guide.go, "library"))
        card.add_to_header(link)
    grid = QGridLayout()
    grid.setHorizontalSpacing(context.look.theme.space(4))
    grid.setVerticalSpacing(context.look.theme.space(2))
    for column, name in enumerate(("Assessment", "Trust", "As of", "Alignment", "Status", "")):
        grid.addWidget(PlainLabel(name, TypeRole.SMALL, "secondary"), 0, column)
    for number, row in enumerate(facts.latest, start=1):
        _add_row(grid, number, row, context, facts)
    grid.setColumnStretch(1, 1)
    card.add_layout(grid)
    return card


def _add_row(
    grid: QGridLayout, number: int, row: ListedAssessment, context: PageContext, facts: HomeFacts
) -> None:
    strip, words = first_section_strip(facts.pack, facts.answers.get(row.assessment_id, {}))
    as_of = date.fromisoformat(row.as_of) if row.as_of else None
    title = PlainLabel(row.title, wrap=False)
    title.set_bold(bold=True)
    link = LinkButton(context.look, "Open")
    link.setAccessibleName(f"Open {row.title}, {row.trust_name}")
    link.clicked.connect(partial(context.guide.open_trust, row.trust_id, row.assessment_id))
    cells: tuple[QWidget, ...] = (
        title,
        ElidedLabel(row.trust_name),
        PlainLabel(short_day(as_of), wrap=False),
        LevelStrip(context.look, strip, words),
        StatusPill(Status(row.status).label),
        link,
    )
    for column, cell in enumerate(cells):
        grid.addWidget(cell, number, column, Qt.AlignmentFlag.AlignVCenter)


def attention_card(context: PageContext, model: ReportModel) -> Card:
    """Show what needs attention in the open assessment, most important first."""
    card = Card(context.look, f"What needs attention in {model.assessment.title}")
    card.add_to_header(PlainLabel(counted(len(model.findings), "finding"), tone="secondary"))
    for finding in model.findings[:FINDINGS]:
        row = QHBoxLayout()
        row.addWidget(PlainLabel(finding.sentence), 1)
        link = LinkButton(context.look, "Go")
        link.setAccessibleName(f"Go to: {finding.sentence}")
        link.clicked.connect(
            partial(context.guide.go, _page_of(finding.record, model), finding.record)
        )
        row.addWidget(link)
        card.add_layout(row)
    return card


def _page_of(record: str, model: ReportModel) -> str:
    metrics = {line.metric_id for line in model.metrics}
    return "metrics" if record in metrics else "assess"


def start_card(context: PageContext, facts: HomeFacts, *, offer_sample: bool, first: bool) -> Card:
    """Offer the ways to begin."""
    card = Card(context.look, "Start")
    kind = PrimaryButton if first and facts.latest else SecondaryButton
    start = kind(context.look, "New assessment")
    start.clicked.connect(partial(context.guide.go, "start"))
    card.add(start)
    own = [row for row in facts.latest if not row.sample]
    if own:
        forward = SecondaryButton(context.look, f"Carry {own[0].title} forward")
        forward.clicked.connect(partial(context.guide.go, "start", own[0].assessment_id))
        card.add(forward)
    if offer_sample:
        sample = SecondaryButton(context.look, "Explore the sample trust")
        sample.clicked.connect(context.guide.sample_wanted)
        card.add(sample)
    return card


def levels_card(context: PageContext, facts: HomeFacts) -> Card:
    """Explain the symbols."""
    card = Card(context.look, "Levels")
    flow = FlowLayout(context.look.theme.space(3))
    scale = facts.pack.scale(facts.pack.sections[0].scale_id or "")
    shown = [(symbols.level_symbol(lv.order, len(scale.levels)), lv.label) for lv in scale.levels]
    shown += [(symbols.CANNOT_SAY, "Cannot say yet"), (symbols.UNANSWERED, "Not answered")]
    for symbol, word in shown:
        pair = QWidget()
        line = QHBoxLayout(pair)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(LevelSymbol(context.look, symbol, word))
        line.addWidget(PlainLabel(word, wrap=False))
        flow.addWidget(pair)
    card.add_layout(flow)
    return card


def where_card(context: PageContext, facts: HomeFacts) -> Card:
    """Say where the data is and when it was last backed up."""
    card = Card(context.look, "Where your data is")
    backed_up = "Not backed up yet; the first backup is made when you close the program."
    if facts.last_backup is not None:
        moment = facts.last_backup.replace(tzinfo=UTC).astimezone()
        backed_up = f"Backed up {day_words(moment.date())} at {moment:%H:%M} and checked."
    words = f"On this computer, in your own profile. {backed_up} Nothing is sent anywhere."
    card.add(PlainLabel(words))
    return card
