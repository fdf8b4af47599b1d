"""Every item of an area in full, the words of an answer, and the board's own notes."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from digistrat_desktop.analysis.answers import position
from digistrat_desktop.analysis.answers.advice import (
    duty_of,
    other_level_words,
    reason_words,
    ticked_of,
)
from digistrat_desktop.analysis.answers.evidence import other_evidence
from digistrat_desktop.analysis.count_words import answers_words, shown_words, sureness_words
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.counted import together
from digistrat_desktop.domain.frameworks.framework import SectionKind
from digistrat_desktop.domain.frameworks.scales import NOT_SETTLED, UNANSWERED, Standing, Sureness
from digistrat_desktop.domain.words import day_words, sentence_case, short_day, small_first
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.text_door import paragraphs_of

_NO_NOTES = "No question in this area was answered."


def reflection(judgement: Judgement) -> b.Blocks:
    """Give the board's own notes, each under its question, where any was written."""
    section = judgement.section(SectionKind.REFLECTION)
    return notes(section) if section is not None and section.begun else ()


def notes(section: position.SectionPosition) -> b.Blocks:
    """Give the notes of a section that asks for no levels."""
    blocks: list[b.Block] = []
    for item in section.items:
        if item.noted and item.response:
            blocks.append(b.Heading(3, item.item.question))
            blocks.extend(b.said(part) for part in paragraphs_of(reason_words(item.response)))
    heading = b.Heading(2, section.section.title, f"answers-{section.section.id.lower()}")
    return (heading, *(blocks or (b.said(_NO_NOTES),)))


def area_words(judgement: Judgement, section: position.SectionPosition) -> str:
    """Say where a section stands: its counts, and how much of it is shown."""
    counts = judgement.counts.sections[section.section.id]
    told = (answers_words(section, counts), shown_words(counts) or "No level is claimed")
    return together((together(told, ". "), "."))


def second_header(section: position.SectionPosition) -> str:
    """Name a section's second answer, or nothing when it has none."""
    return position.second_words(section.section)


def beside_label(
    judgement: Judgement, section: position.SectionPosition, item: position.ItemPosition
) -> str:
    """Give the word for an item's second answer."""
    if not section.section.second_scale_id:
        if item.beside == NOT_SETTLED:
            return position.not_settled_words(
                item, (position.answer_label(section, s) for s in item.beside_sides)
            )
        return position.answer_label(section, item.beside)
    labels: dict[str, str] = {
        lv.id: lv.label for lv in judgement.pack.scale(section.section.second_scale_id).levels
    }
    if item.beside == NOT_SETTLED:
        return position.not_settled_words(
            item, (labels.get(side, "Not answered") for side in item.beside_sides)
        )
    return labels.get(item.beside, "Not answered")


def said_of(section: position.SectionPosition, item: position.ItemPosition) -> str:
    """Give the word for an item's answer; one that is not settled, or half said, says so."""
    if item.answer == NOT_SETTLED:
        return position.not_settled_words(
            item, (position.answer_label(section, side) for side in item.sides)
        )
    label = position.answer_label(section, item.answer)
    return f"{label} (half answered)" if item.standing is Standing.HALF_ANSWERED else label


def backing_words(
    judgement: Judgement, section: position.SectionPosition, item: position.ItemPosition
) -> str:
    """Say in few words what backs an answer and what evidence shows otherwise, or why nothing backs it."""
    if item.backing is position.Backing.NOT_CLAIMED:
        return "No level claimed"
    if item.backing is position.Backing.SHOWN and item.strongest is not None:
        parts = (item.strongest.label.lower(), other_evidence(section, item))
        return f"Backed by: {'; '.join(part for part in parts if part)}"
    claims = (one for one in judgement.claims if one.item.item.id == item.item.id)
    return f"Not backed: {next(one.gap_words for one in claims)}"


def reason_of(judgement: Judgement, item: position.ItemPosition) -> str:
    """Give why this answer was given, and if it still waits to be confirmed or is last time's."""
    move = judgement.move_of(item.item.id)
    return reason_words(item.response, move) or "no reason given"


_FEW = 6  # pieces of evidence an item may have to be kept on one page
_SHORT = 1_200  # characters of its reason


def areas_in_full(judgement: Judgement) -> b.Blocks:
    """Give every area with every item that was asked."""
    blocks: list[b.Block] = []
    for section in judgement.position:
        if section.section.kind is SectionKind.REFLECTION:
            blocks.extend(notes(section))
            continue
        anchor = f"answers-{section.section.id.lower()}"
        blocks.append(b.Heading(2, section.section.title, anchor))
        blocks.append(b.said(area_words(judgement, section), b.TextStyle.LEAD))
        sure = sureness_words(judgement.counts.sections[section.section.id])
        blocks.extend([b.said(sure)] if sure is not None else [])
        told = [item for item in section.asked if has_words(item)]
        for item in told:
            blocks.extend(item_blocks(judgement, section, item))
        blocks.extend(not_answered(item for item in section.asked if item not in told))
    return tuple(blocks)


def has_words(item: position.ItemPosition) -> bool:
    """Tell whether anything was recorded for a question."""
    return item.response is not None or bool(item.evidence)


def not_answered(items: Iterable[position.ItemPosition]) -> b.Blocks:
    """Name questions of which there is nothing to say, all in one paragraph."""
    names = "; ".join(f"{item.item.id} {item.item.title}" for item in items)
    words = (b.Run("Not answered: ", bold=True), b.Run(f"{names}."))
    return (b.Paragraph(words),) if names else ()


def item_blocks(
    judgement: Judgement, section: position.SectionPosition, item: position.ItemPosition
) -> b.Blocks:
    """Give one item: its id and title, question, answer, reason, target and evidence.

    They stay on one page where they are not long.
    """
    blocks = (
        b.Heading(3, f"{item.item.id} {item.item.title}", tight=True),
        b.said(item.item.question, b.TextStyle.SECONDARY),
        b.Paragraph((*answer_runs(judgement, section, item), *_standing(judgement, item))),
        *(b.said(part) for part in _reason(judgement, item)),
        *_advice(judgement, section, item),
        *_target(section, item),
        *_evidence(section, item),
    )
    is_short = len(item.evidence) <= _FEW and len(reason_of(judgement, item)) <= _SHORT
    return (b.KeepTogether(blocks),) if is_short else blocks


def _reason(judgement: Judgement, item: position.ItemPosition) -> tuple[str, ...]:
    """Give the reason's paragraphs; an answer nobody gave has no reason to be missed."""
    if item.response and item.response.rationale:
        return tuple(paragraphs_of(reason_of(judgement, item)))
    return () if item.answer == UNANSWERED else (f"{sentence_case(reason_of(judgement, item))}.",)


def answer_runs(
    judgement: Judgement, section: position.SectionPosition, item: position.ItemPosition
) -> tuple[b.Run, ...]:
    """Say an item's answer, its second answer where there is one, and what stands behind it."""
    second = second_header(section)
    words = f" {second}: {beside_label(judgement, section, item)}." if second else ""
    if item.backing is not position.Backing.NOT_CLAIMED:
        words = f"{words} {backing_words(judgement, section, item)}."
    answer = b.Run(f"{_said(section, item)}.", bold=True)
    return (answer, b.Run(words)) if words else (answer,)


def _advice(
    judgement: Judgement, section: position.SectionPosition, item: position.ItemPosition
) -> b.Blocks:
    """Say which criteria are not met, why another level holds, and which duty in law is to be checked."""
    blocks: list[b.Block] = []
    ticked = ticked_of(item.item, item.response)
    if ticked is not None and ticked.open_ones:
        names = "; ".join(one.text for one in ticked.open_ones)
        words = b.Run("Criteria not met: ", bold=True), b.Run(f"{names}.")
        blocks.append(b.Paragraph(words, b.TextStyle.SMALL))
    if ticked is not None and ticked.is_other:
        blocks.append(b.said(other_level_words(ticked, section.scale)))
    note, duty = item.item.legal, duty_of(judgement.pack, item.item, item.answer)
    if duty is not None and note is not None and note.speaks_of(item.answer):
        blocks.append(b.said(f"{duty.words} {duty.duty}", b.TextStyle.CAUTION))
    return tuple(blocks)


def _standing(judgement: Judgement, item: position.ItemPosition) -> Iterator[b.Run]:
    """Say on the answer's own line how sure people are of it, and who looked at it again."""
    response = item.response
    if response is None:
        return
    if response.sureness is not Sureness.UNSAID:
        yield b.Run(f" How sure: {small_first(response.sureness.label)}.")
    if response.reviewed_on is not None:
        name = judgement.names.get(response.reviewed_by or "", "")
        by = f" by {name}" if name else ""
        yield b.Run(f" Reviewed{by} on {day_words(response.reviewed_on)}.")


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
    document = {"Evidence": 3.2, "Strength": 1.1, "Date": 1.15, "Page": 0.9}
    rows = (
        (
            evidence.title,
            evidence.strength.label,
            short_day(evidence.dated),
            evidence.page or "none",
            position.answer_label(section, support.shows) if support.shows else "not given",
            evidence.kept_words or "not given",
        )
        for support, evidence in item.evidence
    )
    shares = {**document, "Level it shows": 1.4, "Where it is kept": 2.2}
    return (replace(b.grid(f"Evidence for {item.item.id}", shares, rows), close=True),)


def _said(section: position.SectionPosition, item: position.ItemPosition) -> str:
    if section.section.kind is SectionKind.REFLECTION:
        return "Answered" if item.noted else "Not answered"
    return said_of(section, item)
