"""Every item of an area in full: question, answer, why, target, evidence, and its changes."""

from digistrat_desktop.analysis.answers.position import (
    Backing,
    ItemPosition,
    SectionPosition,
    answer_label,
)
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.frameworks.framework import SectionKind
from digistrat_desktop.domain.frameworks.scales import UNANSWERED
from digistrat_desktop.domain.words import day_words, sentence_case, short_day
from digistrat_desktop.reports.blocks import (
    Block,
    Column,
    Heading,
    KeepTogether,
    PageBreak,
    Paragraph,
    Run,
    Table,
    TextStyle,
    text,
)
from digistrat_desktop.reports.papers.areas import (
    area,
    area_words,
    backing_words,
    beside_label,
    reason_of,
    register_in_full,
    said_of,
    second_header,
)
from digistrat_desktop.reports.text_door import paragraphs_of

_FEW = 6  # pieces of evidence an item may have to be kept on one page
_SHORT = 1_200  # characters of its reason


def areas_in_full(judgement: Judgement) -> tuple[Block, ...]:
    """Give every area with every item that was asked."""
    blocks: list[Block] = []
    for section in judgement.position:
        blocks.append(PageBreak())
        if section.section.kind is SectionKind.REFLECTION:
            blocks.extend(area(judgement, section))
            continue
        anchor = f"area-{section.section.id.lower()}"
        blocks.append(Heading(2, section.section.title, anchor))
        blocks.append(Paragraph(text(area_words(judgement, section)), TextStyle.LEAD))
        if section.section.kind is SectionKind.CONSTRAINTS:
            blocks.extend(register_in_full(judgement))
        for item in section.asked:
            blocks.extend(item_blocks(judgement, section, item))
    return tuple(blocks)


def item_blocks(
    judgement: Judgement, section: SectionPosition, item: ItemPosition
) -> tuple[Block, ...]:
    """Give one item: its id and title, question, answer, reason, target and evidence.

    They stay on one page where they are not long.
    """
    blocks = (
        Heading(3, f"{item.item.id} {item.item.title}"),
        Paragraph(text(item.item.question), TextStyle.SECONDARY),
        Paragraph(answer_runs(judgement, section, item)),
        *(Paragraph(text(part)) for part in _reason(item)),
        *_target(section, item),
        *_evidence(section, item),
    )
    is_short = len(item.evidence) <= _FEW and len(reason_of(item)) <= _SHORT
    return (KeepTogether(blocks),) if is_short else blocks


def _reason(item: ItemPosition) -> tuple[str, ...]:
    """Give the reason's paragraphs; an answer nobody gave has no reason to be missed."""
    if item.response and item.response.rationale:
        return tuple(paragraphs_of(reason_of(item)))
    return () if item.answer == UNANSWERED else (f"{sentence_case(reason_of(item))}.",)


def answer_runs(
    judgement: Judgement, section: SectionPosition, item: ItemPosition
) -> tuple[Run, ...]:
    """Say an item's answer, its second answer where there is one, and what stands behind it."""
    second = second_header(section)
    words = f" {second}: {beside_label(judgement, section, item)}." if second else ""
    if item.backing is not Backing.NOT_CLAIMED:
        words = f"{words} Shown by: {backing_words(section, item)}."
    answer = Run(f"{_said(section, item)}.", bold=True)
    return (answer, Run(words)) if words else (answer,)


def _target(section: SectionPosition, item: ItemPosition) -> tuple[Block, ...]:
    response = item.response
    if response is None or not response.target:
        return ()
    by = f" by {day_words(response.target_by)}" if response.target_by else ""
    why = f" {response.target_why}" if response.target_why else ""
    words = f"Target: {answer_label(section, response.target)}{by}.{why}"
    return (Paragraph(text(words)),)


def _evidence(section: SectionPosition, item: ItemPosition) -> tuple[Block, ...]:
    if not item.evidence:
        return ()
    columns = (
        Column("Evidence", 3.2),
        Column("Strength", 1.1),
        Column("Dated", 1.15),
        Column("Page", 1.15),
        Column("Shows", 1.2),
        Column("Where kept", 2.2),
    )
    rows = tuple(
        (
            text(evidence.title),
            text(evidence.strength.label),
            text(short_day(evidence.dated)),
            text(evidence.page or "none"),
            text(answer_label(section, support.shows) if support.shows else "not said"),
            text(evidence.where_kept or "not said"),
        )
        for support, evidence in item.evidence
    )
    caption = f"Evidence for {item.item.id}"
    return (Table(columns, rows, caption, 0, show_caption=False, tight=True),)


def annex(judgement: Judgement) -> tuple[Block, ...]:
    """Give every item by its permanent id, with its answer in a word."""
    columns = (Column("Id", 1), Column("Question", 4), Column("Answer", 1.4), Column("Shown by", 2))
    rows = tuple(
        (
            text(item.item.id),
            text(item.item.title),
            text(_said(section, item)),
            text(_shown_by(section, item)),
        )
        for section in judgement.position
        for item in section.asked
    )
    table = Table(columns, rows, "Every item by its id", 0, show_caption=False, tight=True)
    return PageBreak(), Heading(2, "Annex: items by id", "annex"), table


def _shown_by(section: SectionPosition, item: ItemPosition) -> str:
    if section.section.kind is SectionKind.REFLECTION:
        return "no level is asked"
    return backing_words(section, item)


def _said(section: SectionPosition, item: ItemPosition) -> str:
    if section.section.kind is SectionKind.REFLECTION:
        return "Noted" if item.noted else "Not answered"
    return said_of(section, item)
