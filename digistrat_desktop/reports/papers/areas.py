"""An area: its counts in words, then each answer; a concise page for boards, whole for others."""

from collections.abc import Callable, Iterable

from digistrat_desktop.analysis.answers import position
from digistrat_desktop.analysis.answers.evidence import other_evidence
from digistrat_desktop.analysis.count_words import answers_words, shown_words
from digistrat_desktop.analysis.counted import together
from digistrat_desktop.analysis.counts import Count
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.frameworks.framework import SectionKind
from digistrat_desktop.domain.frameworks.scales import NOT_SETTLED
from digistrat_desktop.domain.trust.plans import ConstraintEntry
from digistrat_desktop.domain.words import short_day
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.papers.wording import shortened
from digistrat_desktop.reports.text_door import paragraphs_of

_TITLE = "What we are doing about constraints"


def register_in_full(judgement: Judgement) -> b.Blocks:
    """Give every constraint in the register with its owner, mitigation and trend."""
    entries = judgement.workspace.all(ConstraintEntry)
    named = sorted(
        ((_title(judgement, one), one) for one in entries), key=lambda p: (p[0], p[1].id)
    )
    if not named:
        return ()
    shares = {
        "Constraint": 2.2,
        "What you are doing": 3.6,
        "Owner": 1.6,
        "Trend": 1.2,
        "Review on": 1.2,
    }
    rows = (_row(judgement, title, one) for title, one in named)
    return b.Heading(3, _TITLE), b.grid(_TITLE, shares, rows)


def _title(judgement: Judgement, entry: ConstraintEntry) -> str:
    lines = judgement.constraints.lines if judgement.constraints else ()
    titles: dict[str, str] = {line.item.item.id: line.item.item.title for line in lines}
    return titles.get(entry.item_id or "", "") or entry.title or entry.item_id or "not named"


def _row(judgement: Judgement, title: str, entry: ConstraintEntry) -> tuple[str, ...]:
    done = shortened(entry.mitigation, 400) or "nothing written"
    owner = judgement.names.get(entry.owner_id or "", "") or "no owner"
    return title, done, owner, entry.trend.label, short_day(entry.review_on)


_REASONS = (240, 160, 110, 70, 40)  # characters; the longest that lets the area fit one page
_WHOLE = 100_000
_LEFT_OUT = (
    "Only constraints that limit or block us are in this table. The full report has every answer."
)
_NO_NOTES = "No question in this area was answered."


def area_pages(judgement: Judgement, fits: Callable[[b.Blocks], bool]) -> b.Blocks:
    """Give every section with an answer concisely: a page each, or two where one page holds both.

    Args:
        fits: tells whether one page holds some blocks; an area too long even with its shortest
            reasons goes on to the next page.
    """
    pages: list[b.Blocks] = []
    for section in judgement.position:
        if not section.begun:
            continue
        page = _fitted(judgement, section, fits)
        if pages and fits((*pages[-1], *page)):
            pages[-1] = (*pages[-1], *page)
        else:
            pages.append(page)
    return tuple(block for page in pages for block in (b.PageBreak(), *page))


def _fitted(
    judgement: Judgement, section: position.SectionPosition, fits: Callable[[b.Blocks], bool]
) -> b.Blocks:
    page: b.Blocks = ()
    for longest in _REASONS:
        page = area(judgement, section, longest)
        if fits(page):
            return page
    return area(judgement, section, _REASONS[1], _pressing(judgement, section))


def _pressing(
    judgement: Judgement, section: position.SectionPosition
) -> tuple[position.ItemPosition, ...]:
    """Keep the constraints that limit or block: the table above names the others."""
    if section.section.kind is not SectionKind.CONSTRAINTS or judgement.constraints is None:
        return section.asked
    serious = {line.item.item.id for line in judgement.constraints.lines if line.serious}
    return tuple(i for i in section.asked if i.item.id in serious)


def area(
    judgement: Judgement,
    section: position.SectionPosition,
    longest: int = _WHOLE,
    listed: tuple[position.ItemPosition, ...] | None = None,
) -> b.Blocks:
    """Give one section: its counts in words, then each answer with its reason.

    Args:
        longest: of a reason, in characters.
        listed: the answers given one by one, all when it is None; the counts are of all.
    """
    heading = b.Heading(2, section.section.title, f"area-{section.section.id.lower()}")
    if section.section.kind is SectionKind.REFLECTION:
        return (heading, *_notes(section, longest))
    lead = b.said(area_words(judgement, section), b.TextStyle.LEAD)
    shown = section.asked if listed is None else listed
    table = (_answers(judgement, section, shown, longest),) if shown else ()
    note = (b.said(_LEFT_OUT, b.TextStyle.SMALL),) if shown != section.asked else ()
    return (heading, lead, *_severity(judgement, section), *table, *note)


def area_words(judgement: Judgement, section: position.SectionPosition) -> str:
    """Say where a section stands: its counts, and how much of it is shown."""
    counts = judgement.counts.sections[section.section.id]
    return together((answers_words(section, counts), ". ", shown_words(counts), "."))


def _notes(section: position.SectionPosition, longest: int) -> b.Blocks:
    blocks: list[b.Block] = []
    for item in section.items:
        if item.noted and item.response:
            blocks.append(b.Heading(3, item.item.question))
            words = item.response.rationale
            parts = paragraphs_of(words) if longest >= _WHOLE else (shortened(words, longest * 3),)
            blocks.extend(b.said(part) for part in parts)
    return tuple(blocks) or (b.said(_NO_NOTES),)


def _severity(judgement: Judgement, section: position.SectionPosition) -> b.Blocks:
    table = judgement.constraints
    if section.section.kind is not SectionKind.CONSTRAINTS or table is None:
        return ()
    cells = judgement.counts.cells
    columns = [b.Column(label, 2.2) for _, label in table.columns]
    rows = (
        (
            b.text(severity.label, bold=True),
            *(_names(cells[severity.id, response]) for response, _ in table.columns),
        )
        for severity in table.severities
    )
    caption = "Constraints by how serious they are and what the strategy does about them"
    first = b.Column("How serious it is", 1.4)
    return (b.grid(caption, (first, *columns), rows, show_caption=True),)


def _names(count: Count) -> b.Runs:
    return b.text("; ".join(title for _, title in count.which) or "none")


def _answers(
    judgement: Judgement,
    section: position.SectionPosition,
    items: tuple[position.ItemPosition, ...],
    longest: int,
) -> b.Table:
    second = second_header(section)
    said = [("Question", 2.2), ("Answer", 1.2), *([(second, 1.4)] if second else ())]
    columns = [b.Column(*one) for one in (*said, ("Backed by", 1.4), ("Why", 4.6))]
    rows = (_row_areas(judgement, section, item, longest) for item in items)
    return b.grid(f"{section.section.title}: answers", columns, rows)


def second_header(section: position.SectionPosition) -> str:
    """Name a section's second answer, or nothing when it has none."""
    if section.section.asked_twice is not None:
        return section.section.asked_twice.then
    return "In the strategy" if section.section.second_scale_id else ""


def _row_areas(
    judgement: Judgement,
    section: position.SectionPosition,
    item: position.ItemPosition,
    longest: int,
) -> tuple[str | b.Runs, ...]:
    return (
        item.item.title,
        b.text(said_of(section, item), bold=True),
        *((beside_label(judgement, section, item),) if second_header(section) else ()),
        backing_words(section, item),
        shortened(reason_of(item), longest),
    )


def beside_label(
    judgement: Judgement, section: position.SectionPosition, item: position.ItemPosition
) -> str:
    """Give the word for an item's second answer."""
    if not section.section.second_scale_id:
        if item.beside == NOT_SETTLED:
            return _not_settled(position.answer_label(section, s) for s in item.beside_sides)
        return position.answer_label(section, item.beside)
    labels: dict[str, str] = {
        lv.id: lv.label for lv in judgement.pack.scale(section.section.second_scale_id).levels
    }
    if item.beside == NOT_SETTLED:
        return _not_settled(labels.get(side, "Not answered") for side in item.beside_sides)
    return labels.get(item.beside, "Not answered")


def said_of(section: position.SectionPosition, item: position.ItemPosition) -> str:
    """Give the word for an item's answer; one that is not settled, or half said, says so."""
    if item.answer == NOT_SETTLED:
        return _not_settled(position.answer_label(section, side) for side in item.sides)
    label = position.answer_label(section, item.answer)
    return f"{label} (half answered)" if item.standing is position.Standing.HALF_ANSWERED else label


def _not_settled(sides: Iterable[str]) -> str:
    return f"Not settled: {' or '.join(sides)}"


def backing_words(section: position.SectionPosition, item: position.ItemPosition) -> str:
    """Say in few words what stands behind an answer, and what evidence shows otherwise."""
    if item.backing is position.Backing.NOT_CLAIMED:
        return "no level claimed"
    if item.backing is position.Backing.SHOWN and item.strongest is not None:
        parts = (item.strongest.label.lower(), other_evidence(section, item))
        return "; ".join(part for part in parts if part)
    if item.supported:
        return f"shows {position.answer_label(section, item.supported)} only"
    return "claimed, not yet backed by evidence"


def reason_of(item: position.ItemPosition) -> str:
    """Give why this answer was given, and whether it still waits to be confirmed."""
    words = item.response.rationale if item.response else ""
    if item.carried:
        words = f"Not yet confirmed. {words}"
    return words or "no reason given"
