"""Every item of an area in full: question, answer, why, target, evidence, and its changes."""

from digistrat_desktop.analysis.answers import position
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.frameworks.framework import SectionKind
from digistrat_desktop.domain.frameworks.scales import UNANSWERED
from digistrat_desktop.domain.words import day_words, sentence_case, short_day
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.papers import areas
from digistrat_desktop.reports.papers.plans.constraints import register_in_full
from digistrat_desktop.reports.text_door import paragraphs_of

_FEW = 6  # pieces of evidence an item may have to be kept on one page
_SHORT = 1_200  # characters of its reason


def areas_in_full(judgement: Judgement) -> b.Blocks:
    """Give every area with every item that was asked."""
    blocks: list[b.Block] = []
    for section in judgement.position:
        blocks.append(b.PageBreak())
        if section.section.kind is SectionKind.REFLECTION:
            blocks.extend(areas.notes(section))
            continue
        anchor = f"answers-{section.section.id.lower()}"
        blocks.append(b.Heading(2, section.section.title, anchor))
        blocks.append(b.said(areas.area_words(judgement, section), b.TextStyle.LEAD))
        if section.section.kind is SectionKind.CONSTRAINTS:
            blocks.extend(register_in_full(judgement))
        for item in section.asked:
            blocks.extend(item_blocks(judgement, section, item))
    return tuple(blocks)


def item_blocks(
    judgement: Judgement, section: position.SectionPosition, item: position.ItemPosition
) -> b.Blocks:
    """Give one item: its id and title, question, answer, reason, target and evidence.

    They stay on one page where they are not long.
    """
    blocks = (
        b.Heading(3, f"{item.item.id} {item.item.title}"),
        b.said(item.item.question, b.TextStyle.SECONDARY),
        b.Paragraph(answer_runs(judgement, section, item)),
        *(b.said(part) for part in _reason(item)),
        *_target(section, item),
        *_evidence(section, item),
    )
    is_short = len(item.evidence) <= _FEW and len(areas.reason_of(item)) <= _SHORT
    return (b.KeepTogether(blocks),) if is_short else blocks


def _reason(item: position.ItemPosition) -> tuple[str, ...]:
    """Give the reason's paragraphs; an answer nobody gave has no reason to be missed."""
    if item.response and item.response.rationale:
        return tuple(paragraphs_of(areas.reason_of(item)))
    return () if item.answer == UNANSWERED else (f"{sentence_case(areas.reason_of(item))}.",)


def answer_runs(
    judgement: Judgement, section: position.SectionPosition, item: position.ItemPosition
) -> tuple[b.Run, ...]:
    """Say an item's answer, its second answer where there is one, and what stands behind it."""
    second = areas.second_header(section)
    words = f" {second}: {areas.beside_label(judgement, section, item)}." if second else ""
    if item.backing is not position.Backing.NOT_CLAIMED:
        words = f"{words} Backed by: {areas.backing_words(section, item)}."
    answer = b.Run(f"{_said(section, item)}.", bold=True)
    return (answer, b.Run(words)) if words else (answer,)


def _target(section: position.SectionPosition, item: position.ItemPosition) -> b.Blocks:
    response = item.response
    if response is None or not response.target:
        return ()
    by = f" by {day_words(response.target_by)}" if response.target_by else ""
    why = f" {response.target_why}" if response.target_why else ""
    words = f"Target: {position.answer_label(section, response.target)}{by}.{why}"
    return (b.said(words),)


def _evidence(section: position.SectionPosition, item: position.ItemPosition) -> b.Blocks:
    if not item.evidence:
        return ()
    document = {"Evidence": 3.2, "Strength": 1.1, "Date": 1.15, "Page": 1.15}
    rows = (
        (
            evidence.title,
            evidence.strength.label,
            short_day(evidence.dated),
            evidence.page or "none",
            position.answer_label(section, support.shows) if support.shows else "not given",
            evidence.where_kept or "not given",
        )
        for support, evidence in item.evidence
    )
    shares = {**document, "Level it shows": 1.2, "Where it is kept": 2.2}
    return (b.grid(f"Evidence for {item.item.id}", shares, rows),)


def _said(section: position.SectionPosition, item: position.ItemPosition) -> str:
    if section.section.kind is SectionKind.REFLECTION:
        return "Answered" if item.noted else "Not answered"
    return areas.said_of(section, item)
