"""An area: its counts in words, then each answer; a concise page for boards, whole for others."""

from collections.abc import Callable

from digistrat_desktop.analysis.answers.evidence import other_evidence
from digistrat_desktop.analysis.answers.position import (
    Backing,
    ItemPosition,
    SectionPosition,
    Standing,
    answer_label,
)
from digistrat_desktop.analysis.count_words import answers_words, shown_words
from digistrat_desktop.analysis.counts import Count
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.frameworks.framework import SectionKind
from digistrat_desktop.domain.trust.plans import ConstraintEntry
from digistrat_desktop.domain.words import short_day
from digistrat_desktop.reports.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    PageBreak,
    Paragraph,
    Runs,
    Table,
    TextStyle,
    text,
)
from digistrat_desktop.reports.papers.wording import shortened
from digistrat_desktop.reports.text_door import paragraphs_of

_TITLE = "What is done about constraints"


def register_in_full(judgement: Judgement) -> tuple[Block, ...]:
    """Give every constraint in the register with its owner, mitigation and trend."""
    entries = judgement.workspace.all(ConstraintEntry)
    named = sorted(
        ((_title(judgement, one), one) for one in entries), key=lambda p: (p[0], p[1].id)
    )
    rows = tuple(_row(judgement, title, one) for title, one in named)
    if not rows:
        return ()
    columns = (
        Column("Constraint", 2.2),
        Column("What is done", 3.6),
        Column("Owner", 1.6),
        Column("Trend", 1.2),
        Column("Look again", 1.2),
    )
    return Heading(3, _TITLE), Table(columns, rows, _TITLE, 0, show_caption=False, tight=True)


def _title(judgement: Judgement, entry: ConstraintEntry) -> str:
    lines = judgement.constraints.lines if judgement.constraints else ()
    titles: dict[str, str] = {line.item.item.id: line.item.item.title for line in lines}
    return titles.get(entry.item_id or "", "") or entry.title or entry.item_id or "not named"


def _row(judgement: Judgement, title: str, entry: ConstraintEntry) -> tuple[Runs, ...]:
    return (
        text(title),
        text(shortened(entry.mitigation, 400) or "nothing written"),
        text(judgement.names.get(entry.owner_id or "", "") or "no owner"),
        text(entry.trend.label),
        text(short_day(entry.review_on)),
    )


_REASONS = (240, 160, 110, 70, 40)  # characters; the longest that lets the area fit one page
_WHOLE = 100_000
_LEFT_OUT = "Only what limits or blocks us is listed one by one; the full report has every answer."
_NO_NOTES = "No question of this area was answered."


def area_pages(
    judgement: Judgement, fits: Callable[[tuple[Block, ...]], bool]
) -> tuple[Block, ...]:
    """Give every section with an answer concisely: a page each, or two where one page holds both.

    Args:
        fits: tells whether one page holds some blocks; an area too long even with its shortest
            reasons goes on to the next page.
    """
    pages: list[tuple[Block, ...]] = []
    for section in judgement.position:
        if not section.begun:
            continue
        page = _fitted(judgement, section, fits)
        if pages and fits((*pages[-1], *page)):
            pages[-1] = (*pages[-1], *page)
        else:
            pages.append(page)
    return tuple(block for page in pages for block in (PageBreak(), *page))


def _fitted(
    judgement: Judgement, section: SectionPosition, fits: Callable[[tuple[Block, ...]], bool]
) -> tuple[Block, ...]:
    page: tuple[Block, ...] = ()
    for longest in _REASONS:
        page = area(judgement, section, longest)
        if fits(page):
            return page
    return area(judgement, section, _REASONS[1], _pressing(judgement, section))


def _pressing(judgement: Judgement, section: SectionPosition) -> tuple[ItemPosition, ...]:
    """Keep the constraints that limit or block: the table above names the others."""
    if section.section.kind is not SectionKind.CONSTRAINTS or judgement.constraints is None:
        return section.asked
    severe = {line.item.item.id for line in judgement.constraints.lines if line.severe}
    return tuple(i for i in section.asked if i.item.id in severe)


def area(
    judgement: Judgement,
    section: SectionPosition,
    longest: int = _WHOLE,
    listed: tuple[ItemPosition, ...] | None = None,
) -> tuple[Block, ...]:
    """Give one section: its counts in words, then each answer with its reason.

    Args:
        longest: of a reason, in characters.
        listed: the answers given one by one, all when it is None; the counts are of all.
    """
    heading = Heading(2, section.section.title, f"area-{section.section.id.lower()}")
    if section.section.kind is SectionKind.REFLECTION:
        return (heading, *_notes(section, longest))
    lead = Paragraph(text(area_words(judgement, section)), TextStyle.LEAD)
    shown = section.asked if listed is None else listed
    table = (_answers(judgement, section, shown, longest),) if shown else ()
    note = (Paragraph(text(_LEFT_OUT), TextStyle.SMALL),) if shown != section.asked else ()
    return (heading, lead, *_severity(judgement, section), *table, *note)


def area_words(judgement: Judgement, section: SectionPosition) -> str:
    """Say where a section stands: its counts, and how much of it is shown."""
    counts = judgement.counts.sections[section.section.id]
    return f"{answers_words(section, counts)}. {shown_words(counts)}."


def _notes(section: SectionPosition, longest: int) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for item in section.items:
        if item.noted and item.response:
            blocks.append(Heading(3, item.item.question))
            words = item.response.rationale
            parts = paragraphs_of(words) if longest >= _WHOLE else (shortened(words, longest * 3),)
            blocks.extend(Paragraph(text(part)) for part in parts)
    return tuple(blocks) or (Paragraph(text(_NO_NOTES)),)


def _severity(judgement: Judgement, section: SectionPosition) -> tuple[Block, ...]:
    table = judgement.constraints
    if section.section.kind is not SectionKind.CONSTRAINTS or table is None:
        return ()
    cells = judgement.counts.cells
    columns = (
        Column("How hard it bites", 1.4),
        *(Column(label, 2.2) for _, label in table.columns),
    )
    rows = tuple(
        (
            text(severity.label, bold=True),
            *(_names(cells[severity.id, response]) for response, _ in table.columns),
        )
        for severity in table.severities
    )
    caption = "Constraints by how hard they bite and what the strategy does about them"
    return (Table(columns, rows, caption, 0, tight=True),)


def _names(count: Count) -> Cell:
    return text("; ".join(title for _, title in count.which) or "none")


def _answers(
    judgement: Judgement, section: SectionPosition, items: tuple[ItemPosition, ...], longest: int
) -> Table:
    columns = [Column("Question", 2.2), Column("Answer", 1.2)]
    second = second_header(section)
    if second:
        columns.append(Column(second, 1.4))
    columns += [Column("Shown by", 1.4), Column("Why", 4.6)]
    rows = tuple(_row_areas(judgement, section, item, longest) for item in items)
    caption = f"{section.section.title}: answers"
    return Table(tuple(columns), rows, caption, 0, show_caption=False, tight=True)


def second_header(section: SectionPosition) -> str:
    """Name a section's second answer, or nothing when it has none."""
    if section.section.asked_twice is not None:
        return section.section.asked_twice.then
    return "In the strategy" if section.section.second_scale_id else ""


def _row_areas(
    judgement: Judgement, section: SectionPosition, item: ItemPosition, longest: int
) -> tuple[Cell, ...]:
    cells: list[Cell] = [
        text(item.item.title),
        text(said_of(section, item), bold=True),
    ]
    if second_header(section):
        cells.append(text(beside_label(judgement, section, item)))
    return (*cells, text(backing_words(section, item)), text(shortened(reason_of(item), longest)))


def beside_label(judgement: Judgement, section: SectionPosition, item: ItemPosition) -> str:
    """Give the word for an item's second answer."""
    if not section.section.second_scale_id:
        return answer_label(section, item.beside)
    labels: dict[str, str] = {
        lv.id: lv.label for lv in judgement.pack.scale(section.section.second_scale_id).levels
    }
    return labels.get(item.beside, "Not answered")


def said_of(section: SectionPosition, item: ItemPosition) -> str:
    """Give the word for an item's answer; one that is not settled, or half said, says so."""
    if item.standing is Standing.NOT_SETTLED:
        sides = " or ".join(answer_label(section, side) for side in item.sides)
        return f"Not settled: {sides}"
    label = answer_label(section, item.answer)
    return f"{label} (half answered)" if item.standing is Standing.HALF_ANSWERED else label


def backing_words(section: SectionPosition, item: ItemPosition) -> str:
    """Say in few words what stands behind an answer, and what evidence says otherwise."""
    if item.backing is Backing.NOT_CLAIMED:
        return "no claim"
    if item.backing is Backing.SHOWN and item.strongest is not None:
        parts = (item.strongest.label.lower(), other_evidence(section, item))
        return "; ".join(part for part in parts if part)
    if item.supported:
        return f"in part: evidence says {answer_label(section, item.supported)}"
    return "stated, not yet shown"


def reason_of(item: ItemPosition) -> str:
    """Give why this answer was given, and whether it still waits to be confirmed."""
    words = item.response.rationale if item.response else ""
    if item.carried:
        words = f"Not re-confirmed. {words}"
    return words or "no reason written"
