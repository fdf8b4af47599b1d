"""Why answers moved: the trust changed, it was shown, it was judged anew, or the question changed.

Source: issue "The thinking part", item 3; DESIGN, rule of speech 6.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.movement import Way
from digistrat_desktop.analysis.position import ItemPosition, SectionPosition, answer_label
from digistrat_desktop.analysis.words import counted
from digistrat_desktop.domain.saying import Shape, in_clauses, say, shaped

if TYPE_CHECKING:
    from digistrat_desktop.analysis.movement import Move
    from digistrat_desktop.domain.assessment import Assessment


class Cause(StrEnum):
    """Why an answer differs from the last one."""

    REAL_CHANGE = "real_change"
    NEW_EVIDENCE = "new_evidence"
    JUDGED_ANEW = "judged_anew"
    NO_LEVEL = "no_level"
    FRAMEWORK = "framework"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return _LABELS[self]


_LABELS = {
    Cause.REAL_CHANGE: say("Something changed, and evidence dated since shows it"),
    Cause.NEW_EVIDENCE: say("New evidence came to light"),
    Cause.JUDGED_ANEW: say("Judged anew on the same evidence"),
    Cause.NO_LEVEL: say("There is no level now, or there was none, so nothing is compared"),
    Cause.FRAMEWORK: say("The question itself changed"),
}


@dataclass(frozen=True, slots=True)
class SplitMove:
    """One difference between two assessments with its cause.

    Attributes:
        move: None where the question changed, since then there is no like to compare.
        sentence: from where to where, and why that is said.
    """

    item_id: str
    title: str
    cause: Cause
    move: Move | None
    sentence: str


def split_moves(
    moves: tuple[Move, ...],
    before: tuple[SectionPosition, ...],
    after: tuple[SectionPosition, ...],
) -> tuple[SplitMove, ...]:
    """Give the cause of every difference between two positions, in the framework's order.

    A move counts as real change when the person said what changed and linked evidence dated since;
    as new evidence when evidence was linked that the earlier answer did not have; else as judged
    anew. Items whose words changed are listed apart and never counted as moves.
    """
    earlier = {item.item.id: item for section in before for item in section.items}
    by_item = {move.item_id: move for move in moves}
    found = []
    for section in after:
        for item in section.items:
            old = earlier.get(item.item.id)
            if old is not None:
                found.append(_split(section, old, item, by_item.get(item.item.id)))
    return tuple(one for one in found if one is not None)


def _split(
    section: SectionPosition, old: ItemPosition, new: ItemPosition, move: Move | None
) -> SplitMove | None:
    if move is not None:
        cause = _cause(old, new, move)
        words = f"{move.title}: from {move.before_label} to {move.after_label}. {cause.label}."
        return SplitMove(move.item_id, move.title, cause, move, words)
    if old.answer == new.answer or _same_words(old, new):
        return None
    label = answer_label(section, new.answer)
    words = f"{new.item.title}: now {label}; the question changed, so it is not compared."
    return SplitMove(new.item.id, new.item.title, Cause.FRAMEWORK, None, words)


def _same_words(old: ItemPosition, new: ItemPosition) -> bool:
    first, second = old.item, new.item
    return (first.question, first.level_texts) == (second.question, second.level_texts)


def _cause(old: ItemPosition, new: ItemPosition, move: Move) -> Cause:
    if move.way in {Way.FIRST, Way.LOST}:
        return Cause.NO_LEVEL
    if move.reason and move.new_evidence:
        return Cause.REAL_CHANGE
    had = {evidence.id for _, evidence in old.evidence}
    if any(evidence.id not in had for _, evidence in new.evidence):
        return Cause.NEW_EVIDENCE
    return Cause.JUDGED_ANEW


def split_in_words(split: tuple[SplitMove, ...]) -> str:
    """Say how many differences have which cause, like for like apart."""
    if not split:
        return say("No answer differs.")
    parts: list[str] = []
    for cause in Cause:
        count = sum(one.cause is cause for one in split)
        if count:
            answers = counted(count, "answer")
            parts.append(
                say("{answers}: {cause}", answers=answers, cause=shaped(cause.label, Shape.SMALL))
            )
    return in_clauses(parts)


def scope_break(before: Assessment, after: Assessment) -> str:
    """Say why two assessments do not speak of the same thing, or give an empty text."""
    parts: list[str] = []
    if before.form is not after.form:
        parts.append(
            say(
                "{before} used the {form} form and {after} the {other}",
                before=before.title,
                form=str(before.form),
                after=after.title,
                other=str(after.form),
            )
        )
    if before.scope_note.strip() != after.scope_note.strip():
        parts.append(say("what the assessment covers was described differently"))
    return in_clauses(parts) if parts else ""
