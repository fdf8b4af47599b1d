"""Where an assessment stands, in words and item names: no score, no average, no percentage.

Source: DESIGN, rules of speech 1 to 3; RULINGS, "Evidence supports".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from digistrat_desktop.domain.framework import SectionKind
from digistrat_desktop.domain.saying import say
from digistrat_desktop.domain.scales import (
    CANNOT_SAY,
    NOT_APPLICABLE,
    UNANSWERED,
    EvidenceStrength,
    Form,
)
from digistrat_desktop.domain.workspace import evidence_by_response, responses_of

if TYPE_CHECKING:
    from digistrat_desktop.domain.assessment import Assessment, Evidence, Response, Support
    from digistrat_desktop.domain.framework import FrameworkPack, Item, Scale, Section
    from digistrat_desktop.domain.workspace import Workspace

SHELF_LIFE_MONTHS = 18
_SHOWN = frozenset({EvidenceStrength.DOCUMENT, EvidenceStrength.DATA, EvidenceStrength.CHECKED})


class Backing(StrEnum):
    """How a claimed level stands against the evidence linked to it."""

    NOT_CLAIMED = "not_claimed"
    SHOWN = "shown"
    STATED = "stated"


@dataclass(frozen=True, slots=True)
class ItemPosition:
    """One item's answer with what stands behind it.

    Attributes:
        answer: what is said of the as-of date: a level id, `cannot_say`, `not_applicable` or
            empty. For momentum this is the answer for now.
        beside: the scope response of a constraint; momentum then.
        noted: a board prompt has a note.
        supported: highest level the evidence shows, or empty.
        strongest: strength of the strongest linked evidence, or None.
        asked: part of the assessment's form.
    """

    item: Item
    section_id: str
    response: Response | None
    answer: str
    beside: str
    supported: str
    strongest: EvidenceStrength | None
    backing: Backing
    evidence: tuple[tuple[Support, Evidence], ...]
    asked: bool
    noted: bool

    @property
    def is_answered(self) -> bool:
        """True when something was said, "cannot say yet" included."""
        return bool(self.answer or self.beside) or self.noted

    @property
    def carried(self) -> bool:
        """True when the answer came from the last assessment and was not re-confirmed."""
        return self.response is not None and self.response.carried


@dataclass(frozen=True, slots=True)
class LevelCount:
    """The items at one level."""

    level_id: str
    label: str
    items: tuple[ItemPosition, ...]


@dataclass(frozen=True, slots=True)
class SectionPosition:
    """One section: every item, and the same items sorted by what was said of them.

    Attributes:
        levels: highest level first.
        shown: items whose answer is backed by a document, data or a check.
    """

    section: Section
    scale: Scale | None
    items: tuple[ItemPosition, ...]
    levels: tuple[LevelCount, ...]
    cannot_say: tuple[ItemPosition, ...]
    not_applicable: tuple[ItemPosition, ...]
    unanswered: tuple[ItemPosition, ...]
    shown: tuple[ItemPosition, ...]

    @property
    def asked(self) -> tuple[ItemPosition, ...]:
        """The items of the assessment's form, and any other that was answered."""
        return tuple(i for i in self.items if i.asked or i.is_answered)

    @property
    def answered(self) -> tuple[ItemPosition, ...]:
        """The items about which something was said."""
        return tuple(i for i in self.asked if i.is_answered)

    def at(self, item_id: str) -> ItemPosition:
        """Give one item's position; KeyError when the section has no such item."""
        for item in self.items:
            if item.item.id == item_id:
                return item
        raise KeyError(item_id)


def months_after(day: date, months: int) -> date:
    """Give the same day of the month some months later, or the month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first_of_next = date(year + month // 11, (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (first_of_next - timedelta(days=1)).day))


def is_fresh(evidence: Evidence, as_of: date, shelf_months: int = SHELF_LIFE_MONTHS) -> bool:
    """Tell whether evidence is dated, not after the as-of date, and within its shelf life."""
    if evidence.dated is None or evidence.dated > as_of:
        return False
    return months_after(evidence.dated, shelf_months) >= as_of


def supported_level(
    pairs: tuple[tuple[Support, Evidence], ...],
    scale: Scale | None,
    as_of: date,
    shelf_months: int = SHELF_LIFE_MONTHS,
) -> str:
    """Give the highest level named by fresh evidence of strength document or stronger, or empty.

    Source: RULINGS, "Evidence supports": a view supports nothing.
    """
    if scale is None:
        return ""
    orders = _orders(scale)
    named = [
        support.shows
        for support, evidence in pairs
        if evidence.strength in _SHOWN
        and support.shows in orders
        and is_fresh(evidence, as_of, shelf_months)
    ]
    return max(named, key=lambda level: orders[level], default="")


def position_of(
    workspace: Workspace,
    assessment: Assessment,
    pack: FrameworkPack,
    shelf_months: int = SHELF_LIFE_MONTHS,
) -> tuple[SectionPosition, ...]:
    """Give where an assessment stands, section by section, as at its as-of date."""
    responses = responses_of(workspace, assessment.id)
    evidence = evidence_by_response(workspace)
    context = _Context(assessment, responses, evidence, pack, shelf_months)
    return tuple(_section(section, context) for section in pack.sections)


@dataclass(frozen=True, slots=True)
class _Context:
    assessment: Assessment
    responses: dict[str, Response]
    evidence: dict[str, tuple[tuple[Support, Evidence], ...]]
    pack: FrameworkPack
    shelf_months: int


def _section(section: Section, context: _Context) -> SectionPosition:
    scale = context.pack.scale(section.scale_id) if section.scale_id else None
    items = tuple(_item(item, section, scale, context) for item in section.items())
    asked = [i for i in items if i.asked or i.is_answered]
    levels = sorted(scale.levels, key=lambda level: -level.order) if scale else ()
    return SectionPosition(
        section=section,
        scale=scale,
        items=items,
        levels=tuple(
            LevelCount(level.id, level.label, tuple(i for i in asked if i.answer == level.id))
            for level in levels
        ),
        cannot_say=tuple(i for i in asked if i.answer == CANNOT_SAY),
        not_applicable=tuple(i for i in asked if i.answer == NOT_APPLICABLE),
        unanswered=tuple(i for i in asked if not i.is_answered),
        shown=tuple(i for i in asked if i.backing is Backing.SHOWN),
    )


def _item(item: Item, section: Section, scale: Scale | None, context: _Context) -> ItemPosition:
    response = context.responses.get(item.id)
    pairs = context.evidence.get(response.id, ()) if response else ()
    as_of = context.assessment.as_of or date.max
    supported = supported_level(pairs, scale, as_of, context.shelf_months)
    answer, beside = _answers(section, response)
    return ItemPosition(
        item=item,
        section_id=section.id,
        response=response,
        answer=answer,
        beside=beside,
        supported=supported,
        strongest=max((e.strength for _, e in pairs), key=lambda s: s.order, default=None),
        backing=_backing(answer, supported, scale),
        evidence=pairs,
        asked=context.assessment.form is Form.FULL or section.in_short_form(item.id),
        noted=section.kind is SectionKind.REFLECTION and bool(response and response.rationale),
    )


def _answers(section: Section, response: Response | None) -> tuple[str, str]:
    if response is None:
        return UNANSWERED, UNANSWERED
    if section.asked_twice is not None:
        return response.second_answer, response.answer
    return response.answer, response.second_answer


def _backing(answer: str, supported: str, scale: Scale | None) -> Backing:
    orders = _orders(scale)
    if answer not in orders:
        return Backing.NOT_CLAIMED
    if supported and orders[supported] >= orders[answer]:
        return Backing.SHOWN
    return Backing.STATED


def _orders(scale: Scale | None) -> dict[str, int]:
    return {level.id: level.order for level in scale.levels} if scale else {}


def counts_in_words(section: SectionPosition) -> str:
    """Say how many items are at each level: "5 Embedded, 6 Siloed, 1 Absent, 2 cannot say yet"."""
    parts = [f"{len(level.items)} {level.label}" for level in section.levels]
    if section.cannot_say:
        parts.append(f"{len(section.cannot_say)} cannot say yet")
    if section.not_applicable:
        verb = "does" if len(section.not_applicable) == 1 else "do"
        parts.append(f"{len(section.not_applicable)} {verb} not apply")
    if section.unanswered:
        parts.append(f"{len(section.unanswered)} not answered")
    return ", ".join(parts)


def backing_in_words(section: SectionPosition) -> str:
    """Say how many answers are shown: "6 of 12 shown by a document or data"."""
    claimed = [i for i in section.asked if i.backing is not Backing.NOT_CLAIMED]
    return say(
        "{shown} of {claimed} shown by a document or data",
        shown=len(section.shown),
        claimed=len(claimed),
    )


def answer_label(section: SectionPosition, answer: str) -> str:
    """Give the word for an answer of a section's scale."""
    if answer == UNANSWERED:
        return say("Not answered")
    if answer == CANNOT_SAY:
        return say("Cannot say yet")
    if answer == NOT_APPLICABLE:
        return say("Does not apply")
    labels = {level.level_id: level.label for level in section.levels}
    return labels.get(answer, answer)
