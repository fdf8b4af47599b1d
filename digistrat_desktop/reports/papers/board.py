"""The board report. Page one answers a board member's questions in a minute, in the order asked.

Source: RULINGS 6; the drawing of the target look. Roles, not names of people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.analysis.confidence import confidence_in_words
from digistrat_desktop.analysis.figures import StripOptions
from digistrat_desktop.analysis.position import answer_label, backing_in_words, counts_in_words
from digistrat_desktop.analysis.position_figures import half_strips
from digistrat_desktop.analysis.words import day_words, month_words
from digistrat_desktop.domain.framework import SectionKind
from digistrat_desktop.reports.blocks import (
    Align,
    Block,
    BulletList,
    Callout,
    Column,
    Document,
    Figure,
    Heading,
    NumberedList,
    PageBreak,
    Paragraph,
    Run,
    Runs,
    Table,
    TextStyle,
    TwoColumns,
    text,
)
from digistrat_desktop.reports.papers.areas import area_pages
from digistrat_desktop.reports.papers.frame import document
from digistrat_desktop.reports.papers.movement import movement_blocks, moves_first, reason_words

if TYPE_CHECKING:
    from digistrat_desktop.analysis.metric_lines import MetricLine
    from digistrat_desktop.analysis.movement import Move
    from digistrat_desktop.analysis.position import SectionPosition
    from digistrat_desktop.analysis.report_model import ReportModel

MEASURES_ON_PAGE_ONE = 6
LINES_IN_A_COLUMN = 3
QUESTIONS = 3
_STRIP = StripOptions(width=245, text_size=7.5, row_height=12.5)
_LEGEND = (
    "Circle: Absent; half circle: Siloed; full circle: Embedded; grey: cannot say yet; dashed:"
    " not answered. A separate digital strategy is not a fault in itself."
)


def board_report(model: ReportModel) -> Document:
    """Make the board report of one assessment."""
    blocks = (*_page_one(model), *_page_two(model), *area_pages(model))
    return document(model, "Board report", blocks)


def _page_one(model: ReportModel) -> tuple[Block, ...]:
    return (
        Heading(1, model.title),
        Paragraph(text(model.lead), TextStyle.LEAD),
        *_asks(model),
        *_position(model),
        *_measures(model.metrics),
        TwoColumns(
            (*_ignored(model), *_what_changed(model)),
            (*_how_sure(model), *_next_steps(model)),
        ),
    )


def _asks(model: ReportModel) -> tuple[Block, ...]:
    asks = model.front.asks if model.front else ()
    if not asks:
        asks = (f"note the position at {day_words(model.assessment.as_of)}",)
    items = tuple(text(ask) for ask in asks if ask)
    return (Callout("The board is asked to", (NumberedList(items),)),)


def _position(model: ReportModel) -> tuple[Block, ...]:
    section = model.section(SectionKind.ALIGNMENT)
    if section is None:
        return ()
    heading = f"Position: {counts_in_words(section)}. {backing_in_words(section)}"
    left, right = half_strips(_strip_rows(model, section), _STRIP)
    note = Paragraph(text(_LEGEND), TextStyle.SMALL)
    return (
        Heading(2, heading, "position"),
        TwoColumns((Figure(left),), (Figure(right),)),
        note,
    )


def _strip_rows(
    model: ReportModel, section: SectionPosition
) -> tuple[tuple[str, SectionPosition], ...]:
    before = model.section_before(SectionKind.ALIGNMENT)
    rows = [(model.assessment.title, section)]
    if model.previous is not None and before is not None:
        rows.insert(0, (model.previous.title, before))
    return tuple(rows)


def _measures(lines: tuple[MetricLine, ...]) -> tuple[Block, ...]:
    if not lines:
        return ()
    shown = lines[:MEASURES_ON_PAGE_ONE]
    columns = (
        Column("Measure", 2.4),
        Column("Latest", 1.1, Align.END),
        Column("Target", 1.0, Align.END),
        Column("Last 24", 1.7),
        Column("Change and target", 1.1),
        Column("In words", 4.4),
    )
    rows = tuple(
        (
            text(line.name),
            text(line.latest),
            text(line.target or "none"),
            line.sparkline,
            line.symbols or text("none"),
            text(line.sentence),
        )
        for line in shown
    )
    more = len(lines) - len(shown)
    note = (Paragraph(text(f"{more} more on the measures page."), TextStyle.SMALL),) if more else ()
    table = Table(columns, rows, "Measures with their latest reading", 0, show_caption=False)
    return (Heading(2, "Measures", "measures-summary"), table, *note)


def _ignored(model: ReportModel) -> tuple[Block, ...]:
    heading = Heading(2, "Constraints the strategy does not mention", "ignored")
    ignored = model.constraints.ignored if model.constraints else ()
    if not ignored:
        words = "No constraint that limits or blocks us is left out of the strategy."
        return heading, Paragraph(text(words))
    items = tuple(
        (Run(f"{line.severity.label}: ", bold=True), Run(f"{line.item.item.title}."))
        for line in ignored[:LINES_IN_A_COLUMN]
    )
    return heading, BulletList(items)


def _what_changed(model: ReportModel) -> tuple[Block, ...]:
    if model.previous is None:
        return (
            Heading(2, "What changed and why", "changed"),
            Paragraph(text("This is the first assessment; the next one will show what moved.")),
        )
    moves = moves_first(model.moves)[:LINES_IN_A_COLUMN]
    if not moves:
        words = f"No answer changed since {model.previous.title}."
        return Heading(2, "What changed and why", "changed"), Paragraph(text(words))
    return (
        Heading(2, "What changed and why", "changed"),
        BulletList(tuple(_move_runs(move) for move in moves)),
    )


def _move_runs(move: Move) -> Runs:
    words = f"{move.before_label} to {move.after_label}; {reason_words(move).rstrip('.')}."
    return Run(f"{move.title}: ", bold=True), Run(words)


def _how_sure(model: ReportModel) -> tuple[Block, ...]:
    words = " ".join(confidence_in_words(model.confidence))
    return Heading(2, "How sure we are", "how-sure"), Paragraph(text(words))


def _next_steps(model: ReportModel) -> tuple[Block, ...]:
    steps = _targets(model)[:LINES_IN_A_COLUMN]
    heading = Heading(2, "Next steps", "next-steps")
    if not steps:
        return heading, Paragraph(text("No targets have been set yet."))
    return heading, BulletList(steps)


def _targets(model: ReportModel) -> tuple[Runs, ...]:
    wanted = [
        (item.response.target_by, section, item)
        for section in model.position
        for item in section.items
        if item.response and item.response.target and item.response.target_by
    ]
    wanted.sort(key=lambda found: (found[0], found[2].item.id))
    return tuple(
        (
            Run(f"{item.item.title}: ", bold=True),
            Run(f"{answer_label(section, item.response.target)} by {month_words(by)}."),
        )
        for by, section, item in wanted
        if item.response
    )


def _page_two(model: ReportModel) -> tuple[Block, ...]:
    return (PageBreak(), *movement_blocks(model), *_questions(model))


def _questions(model: ReportModel) -> tuple[Block, ...]:
    asked = tuple(text(question) for question in questions_for(model)[:QUESTIONS])
    return (
        Heading(2, "Three questions a board member may ask", "questions"),
        NumberedList(asked),
    )


def questions_for(model: ReportModel) -> tuple[str, ...]:
    """Give questions that follow from what was found, then the framework's own."""
    found = [_QUESTION_OF.get(f.rule, "").format(f.sentence.rstrip(".")) for f in model.three]
    reflection = model.section(SectionKind.REFLECTION)
    own = [item.item.question for item in reflection.items] if reflection else []
    return tuple(dict.fromkeys(question for question in [*found, *own] if question))


_QUESTION_OF = {
    "severe constraint not mentioned": "{}. What would have to change in the plan?",
    "slipped back": "{}. What happened, and what is being done?",
    "unexplained move": "{}. What would we point to?",
    "highest level on a view only": "{}. What document or figure would show it?",
    "outcome of concern": "{}. What do we expect to move it, and by when?",
    "outcome misses its target": "{}. What do we expect to move it, and by when?",
}
