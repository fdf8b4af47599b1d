"""Where an assessment stands, in words and item names: no score, no average, no percentage.

Source: docs/spec/judgement.md#levels-are-words; docs/spec/judgement.md#asked-and-answered;
docs/spec/judgement.md#evidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from digistrat_desktop.domain.frameworks.framework import SectionKind
from digistrat_desktop.domain.frameworks.scales import (
    CANNOT_SAY,
    NO_LEVEL,
    NOT_APPLICABLE,
    UNANSWERED,
    EvidenceStrength,
    Form,
)
from digistrat_desktop.domain.record.workspace import evidence_by_response, responses_of

if TYPE_CHECKING:
    from digistrat_desktop.domain.frameworks.framework import (
        FrameworkPack,
        Item,
        Level,
        Scale,
        Section,
    )
    from digistrat_desktop.domain.record.workspace import Workspace
    from digistrat_desktop.domain.trust.assessment import Assessment, Evidence, Response, Support


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

    Source: docs/spec/judgement.md#evidence.
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
    workspace: Workspace, assessment: Assessment, pack: FrameworkPack
) -> tuple[SectionPosition, ...]:
    """Give where an assessment stands, section by section, as at its as-of date."""
    responses = responses_of(workspace, assessment.id)
    evidence = evidence_by_response(workspace)
    context = _Context(assessment, responses, evidence, pack)
    return tuple(_section(section, context) for section in pack.sections)


@dataclass(frozen=True, slots=True)
class _Context:
    assessment: Assessment
    responses: dict[str, Response]
    evidence: dict[str, tuple[tuple[Support, Evidence], ...]]
    pack: FrameworkPack


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
    supported = supported_level(pairs, scale, as_of, context.pack.evidence.stale_after_months)
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
    return f"{len(section.shown)} of {len(claimed)} shown by a document or data"


def answer_label(section: SectionPosition, answer: str) -> str:
    """Give the word for an answer of a section's scale."""
    if answer == UNANSWERED:
        return "Not answered"
    if answer == CANNOT_SAY:
        return "Cannot say yet"
    if answer == NOT_APPLICABLE:
        return "Does not apply"
    labels = {level.level_id: level.label for level in section.levels}
    return labels.get(answer, answer)


def levels_to_go(section: SectionPosition, item: ItemPosition) -> int:
    """Count the levels between an answer and its target; 0 when it is reached or none is set.

    A constraint gets better towards the lowest level; everything else towards the highest. An item
    without a level counts as one level beyond the worst.
    """
    target = item.response.target if item.response else ""
    orders: dict[str, int] = {count.level_id: -n for n, count in enumerate(section.levels)}
    if target in NO_LEVEL or target not in orders:
        return 0
    if section.section.kind is SectionKind.CONSTRAINTS:
        orders = {level: -order for level, order in orders.items()}
    present = orders.get(item.answer, min(orders.values()) - 1)
    return max(orders[target] - present, 0)


SEVERE = 2


@dataclass(frozen=True, slots=True)
class ConstraintLine:
    """One constraint with both of its answers.

    Attributes:
        severe: limits or blocks us.
        ignored: severe, and the strategy does not mention it.
    """

    item: ItemPosition
    family: str
    severity: Level
    response: Level | None
    severe: bool
    ignored: bool


@dataclass(frozen=True, slots=True)
class ConstraintTable:
    """Constraints by severity and scope response.

    Attributes:
        severities: most severe first.
        responses: least response first.
        lines: answered constraints, most severe first.
    """

    severities: tuple[Level, ...]
    responses: tuple[Level, ...]
    lines: tuple[ConstraintLine, ...]

    def cell(self, severity_id: str, response_id: str) -> tuple[ConstraintLine, ...]:
        """Give the constraints of one cell."""
        return tuple(
            line
            for line in self.lines
            if line.severity.id == severity_id
            and line.response is not None
            and line.response.id == response_id
        )

    @property
    def ignored(self) -> tuple[ConstraintLine, ...]:
        """The headline corner: severe, and not mentioned."""
        return tuple(line for line in self.lines if line.ignored)


def constraint_table(
    position: tuple[SectionPosition, ...], pack: FrameworkPack
) -> ConstraintTable | None:
    """Give the table of the constraints section, or None when the pack has none."""
    for section in position:
        second = section.section.second_scale_id
        if section.section.kind is SectionKind.CONSTRAINTS and section.scale and second:
            return _table(section, pack.scale(second).levels)
    return None


def _table(section: SectionPosition, responses: tuple[Level, ...]) -> ConstraintTable:
    levels = section.scale.levels if section.scale else ()
    severities: dict[str, Level] = {level.id: level for level in levels}
    answers: dict[str, Level] = {level.id: level for level in responses}
    families: dict[str, str] = {i.id: g.title for g in section.section.groups for i in g.items}
    lines = [
        _line(item, families, severities[item.answer], answers.get(item.beside))
        for item in section.items
        if item.answer not in NO_LEVEL and item.answer in severities
    ]
    return ConstraintTable(
        severities=tuple(sorted(levels, key=lambda level: -level.order)),
        responses=tuple(sorted(responses, key=lambda level: level.order)),
        lines=tuple(sorted(lines, key=lambda line: (-line.severity.order, line.item.item.id))),
    )


def _line(
    item: ItemPosition, families: dict[str, str], severity: Level, response: Level | None
) -> ConstraintLine:
    severe = severity.order >= SEVERE
    ignored = severe and response is not None and response.order == 0
    return ConstraintLine(item, families.get(item.item.id, ""), severity, response, severe, ignored)
