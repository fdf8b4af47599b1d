"""The words of an area and of its answers, and the board's own notes."""

from collections.abc import Iterable

from digistrat_desktop.analysis.answers import position
from digistrat_desktop.analysis.answers.evidence import other_evidence
from digistrat_desktop.analysis.count_words import answers_words, shown_words
from digistrat_desktop.analysis.counted import together
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.frameworks.framework import SectionKind
from digistrat_desktop.domain.frameworks.scales import NOT_SETTLED
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
            blocks.extend(b.said(part) for part in paragraphs_of(item.response.rationale))
    heading = b.Heading(2, section.section.title, f"answers-{section.section.id.lower()}")
    return (heading, *(blocks or (b.said(_NO_NOTES),)))


def area_words(judgement: Judgement, section: position.SectionPosition) -> str:
    """Say where a section stands: its counts, and how much of it is shown."""
    counts = judgement.counts.sections[section.section.id]
    return together((answers_words(section, counts), ". ", shown_words(counts), "."))


def second_header(section: position.SectionPosition) -> str:
    """Name a section's second answer, or nothing when it has none."""
    if section.section.asked_twice is not None:
        return section.section.asked_twice.then
    return "In the strategy" if section.section.second_scale_id else ""


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
