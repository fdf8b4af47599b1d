"""Where an assessment stands, in words and item names: no score, no average, no percentage.

Source: docs/spec/judgement.md#levels-are-words; docs/spec/judgement.md#asked-and-answered;
docs/spec/judgement.md#evidence.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from digistrat_desktop.domain.frameworks import framework
from digistrat_desktop.domain.frameworks.scales import (
    CANNOT_SAY,
    NO_LEVEL,
    NOT_APPLICABLE,
    NOT_SETTLED,
    UNANSWERED,
    EvidenceStrength,
    Form,
    Standing,
    TrustKind,
)
from digistrat_desktop.domain.plain_text import has_words
from digistrat_desktop.domain.record.workspace import (
    Workspace,
    care_at,
    evidence_by_response,
    responses_of,
)
from digistrat_desktop.domain.rules.targets import steps_to
from digistrat_desktop.domain.trust.assessment import Assessment, Evidence, Response, Support

T = TypeVar("T")
Pairs = tuple[tuple[Support, Evidence], ...]
SHELF_LIFE_MONTHS = 18
_SHOWN = frozenset({EvidenceStrength.DOCUMENT, EvidenceStrength.DATA, EvidenceStrength.CHECKED})


class Backing(StrEnum):
    """How a claimed level stands against the evidence linked to it."""

    NOT_CLAIMED = "not_claimed"
    SHOWN = "shown"
    CLAIMED_ONLY = "stated"


_ANSWERED = frozenset({Standing.LEVEL, Standing.DOES_NOT_APPLY})


@dataclass(frozen=True, slots=True)
class ItemPosition:
    item: framework.Item
    section_id: str
    response: Response | None
    # what is said of the as-of date: a level id, `cannot_say`, `not_applicable`, `not_settled` or
    # empty. For momentum this is the answer for now.
    answer: str
    beside: str  # the scope response of a constraint; momentum then
    standing: Standing  # how far it is answered
    supported: str  # the level the evidence shows, or empty
    # strength of the strongest evidence that shows it, or of all; None without
    strongest: EvidenceStrength | None
    backing: Backing
    evidence: tuple[tuple[Support, Evidence], ...]
    asked: bool  # part of the assessment's form
    noted: bool  # a board prompt has a note
    backed_by: tuple[tuple[Support, Evidence], ...] = ()  # links of evidence in date that backs it
    # links of evidence in date that names another level than the one shown
    contradicting: tuple[tuple[Support, Evidence], ...] = ()
    # what people say who had not seen each other's answer, while it is not settled
    sides: tuple[str, ...] = ()
    beside_sides: tuple[str, ...] = ()  # likewise of `beside`

    @property
    def is_answered(self) -> bool:
        """True when a level is given with every half, or why none applies; or a note."""
        return self.standing in _ANSWERED or self.noted

    @property
    def is_begun(self) -> bool:
        return bool(self.answer or self.beside) or self.noted

    @property
    def carried(self) -> bool:
        """True when the answer came from the last assessment and was not re-confirmed."""
        return self.response is not None and self.response.carried


@dataclass(frozen=True, slots=True)
class LevelCount:
    level_id: str
    label: str
    items: tuple[ItemPosition, ...]


@dataclass(frozen=True, slots=True)
class SectionPosition:
    section: framework.Section
    scale: framework.Scale | None
    items: tuple[ItemPosition, ...]
    levels: tuple[LevelCount, ...]  # highest level first
    # what the second half of its questions is answered on, where they have one
    second_scale: framework.Scale | None = None

    @property
    def asked(self) -> tuple[ItemPosition, ...]:
        """The items of the assessment's form, and any other of which something was said."""
        return tuple(i for i in self.items if i.asked or i.is_begun)

    @property
    def outside(self) -> tuple[ItemPosition, ...]:
        """The items that the assessment's form leaves out, and of which nothing was said."""
        return tuple(i for i in self.items if not (i.asked or i.is_begun))

    @property
    def in_rows(self) -> tuple[ItemPosition, ...]:
        """All items as a list shows them: the others after those of the form, answered or not."""
        return tuple(sorted(self.items, key=lambda one: not one.asked))

    @property
    def begun(self) -> bool:
        return any(i.is_begun for i in self.items)

    def standing(self, standing: Standing) -> tuple[ItemPosition, ...]:
        return tuple(i for i in self.asked if i.standing is standing)

    def at(self, item_id: str) -> ItemPosition:
        """Give one item's position; KeyError when the section has no such item."""
        for item in self.items:
            if item.item.id == item_id:
                return item
        raise KeyError(item_id)


def questions_asked(
    position: Iterable[SectionPosition],
) -> tuple[tuple[SectionPosition, ItemPosition], ...]:
    """Give the questions asked with their sections; board reflection asks for notes only."""
    scaled = (section for section in position if section.scale is not None)
    return tuple((section, item) for section in scaled for item in section.asked)


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


def in_date(
    pairs: Pairs, scale: framework.Scale | None, as_of: date, shelf_months: int = SHELF_LIFE_MONTHS
) -> Pairs:
    """Keep links of fresh evidence, a document or stronger, that name a level."""
    orders = _orders(scale)
    return tuple(
        (support, evidence)
        for support, evidence in pairs
        if evidence.strength in _SHOWN
        and support.shows in orders
        and is_fresh(evidence, as_of, shelf_months)
    )


def names_claim(
    named: str, claimed: str, scale: framework.Scale | None, *, worst_last: bool
) -> bool:
    """Tell whether evidence of a level shows a claimed one.

    A higher level shows a lower one only where higher is better: of constraints it contradicts.

    Source: docs/spec/judgement.md#evidence.
    """
    orders = _orders(scale)
    if named not in orders or claimed not in orders:
        return False
    return named == claimed or (not worst_last and orders[named] > orders[claimed])


def position_of(
    workspace: Workspace, assessment: Assessment, pack: framework.FrameworkPack
) -> tuple[SectionPosition, ...]:
    """Give where an assessment stands, section by section, as at its as-of date."""
    responses = responses_of(workspace, assessment.id)
    evidence = evidence_by_response(workspace)
    context = _Context(assessment, responses, evidence, pack, care_at(workspace, assessment))
    return tuple(_section(section, context) for section in pack.sections)


def evidence_shows(
    workspace: Workspace, assessment: Assessment, pack: framework.FrameworkPack, item_id: str
) -> str:
    """Give the level the evidence of a question shows, or empty; where nobody chose yet, too."""
    responses, evidence = responses_of(workspace, assessment.id), evidence_by_response(workspace)
    context = _Context(assessment, responses, evidence, pack, care_at(workspace, assessment))
    section = pack.section_of(item_id)
    scale = pack.scale(section.scale_id) if section.scale_id else None
    return _item(pack.item(item_id), section, scale, context).supported


@dataclass(frozen=True, slots=True)
class _Context:
    assessment: Assessment
    responses: dict[str, Response]
    evidence: dict[str, Pairs]
    pack: framework.FrameworkPack
    kind: TrustKind


def _section(section: framework.Section, context: _Context) -> SectionPosition:
    scale = context.pack.scale(section.scale_id) if section.scale_id else None
    items = tuple(_item(item, section, scale, context) for item in section.items())
    given = [i for i in items if i.standing is Standing.LEVEL]
    levels = sorted(scale.levels, key=lambda level: -level.order) if scale else ()
    return SectionPosition(
        section=section,
        scale=scale,
        items=items,
        levels=tuple(
            LevelCount(level.id, level.label, tuple(i for i in given if i.answer == level.id))
            for level in levels
        ),
        second_scale=_second_scale(section, context.pack),
    )


def _second_scale(
    section: framework.Section, pack: framework.FrameworkPack
) -> framework.Scale | None:
    """Give the scale of the second half: another one, or the same where a question is asked twice."""
    found = section.scale_id if section.asked_twice is not None else section.second_scale_id
    return pack.scale(found) if found else None


def _item(
    item: framework.Item,
    section: framework.Section,
    scale: framework.Scale | None,
    context: _Context,
) -> ItemPosition:
    response = context.responses.get(item.id)
    pairs = context.evidence.get(response.id, ()) if response else ()
    as_of = context.assessment.as_of or date.max
    fresh = in_date(pairs, scale, as_of, context.pack.evidence.stale_after_months)
    sides, beside_sides = _in_order(section, [_sides(response, half) for half in _HALVES])
    answer, beside = _answers(section, response)
    worst_last = section.kind is framework.SectionKind.CONSTRAINTS
    backed = tuple(
        one for one in fresh if names_claim(one[0].shows, answer, scale, worst_last=worst_last)
    )
    supported = _supported(answer, fresh, backed, scale, worst_last=worst_last)
    by = backed or tuple(one for one in fresh if one[0].shows == supported) or pairs
    apart = bool(sides or beside_sides)
    standing = Standing.NOT_SETTLED if apart else _standing(section, response, context)
    return ItemPosition(
        item=item,
        section_id=section.id,
        response=response,
        answer=answer,
        beside=beside,
        standing=standing,
        supported=supported,
        strongest=max((e.strength for _, e in by), key=lambda s: s.order, default=None),
        # Half an answer claims nothing yet: it counts as half answered, and nowhere else.
        backing=_backing(answer, backed, scale)
        if standing is Standing.LEVEL
        else Backing.NOT_CLAIMED,
        evidence=pairs,
        asked=item.is_for(context.kind)
        and (context.assessment.form is Form.FULL or section.in_short_form(item.id)),
        noted=section.kind is framework.SectionKind.REFLECTION
        and response is not None
        and has_words(response.rationale),
        backed_by=backed,
        contradicting=tuple(one for one in fresh if backed and one not in backed),
        sides=sides,
        beside_sides=beside_sides,
    )


def _answers(section: framework.Section, response: Response | None) -> tuple[str, str]:
    if response is None:
        return UNANSWERED, UNANSWERED
    given = [NOT_SETTLED if _sides(response, half) else getattr(response, half) for half in _HALVES]
    first, second = _in_order(section, given)
    return first, second


def _in_order(section: framework.Section, halves: list[T]) -> list[T]:
    """Give what is said of the as-of date first: where a question is asked twice, the second half."""
    return halves[::-1] if section.asked_twice is not None else halves


def _sides(response: Response | None, half: str) -> tuple[str, ...]:
    """Give the answers that stand side by side where nobody has chosen yet."""
    said = response.unsettled.get(half, ()) if response is not None else ()
    return tuple(sorted(str(one.value or "") for one in said))


_HALVES = ("answer", "second_answer")


def _standing(section: framework.Section, response: Response | None, context: _Context) -> Standing:
    if response is None or section.scale_id is None:
        return Standing.NOT_ANSWERED
    scale = context.pack.scale(section.scale_id)
    why = has_words(response.rationale)
    halves = [half_standing(response.answer, scale, has_reason=why)]
    if halves[0] is Standing.DOES_NOT_APPLY:
        return halves[0]
    if section.asked_twice is not None:
        halves.append(half_standing(response.second_answer, scale, has_reason=why))
    elif section.second_scale_id:
        second = context.pack.scale(section.second_scale_id)
        halves.append(half_standing(response.second_answer, second, has_reason=why))
    if Standing.CANNOT_SAY in halves:
        return Standing.CANNOT_SAY
    given = [half for half in halves if half is not Standing.NOT_ANSWERED]
    if not given:
        return Standing.NOT_ANSWERED
    return Standing.LEVEL if given == halves else Standing.HALF_ANSWERED


def half_standing(answer: str, scale: framework.Scale, *, has_reason: bool) -> Standing:
    """Say how far one half of a question is answered; the scale says what other answers count as."""
    if any(level.id == answer for level in scale.levels):
        return Standing.LEVEL
    for other in scale.other_answers:
        if other.id == answer and other.counts_as is framework.CountsAs.EXCLUDED:
            said = has_reason or not other.needs_reason
            return Standing.DOES_NOT_APPLY if said else Standing.NOT_ANSWERED
    return Standing.CANNOT_SAY if answer == CANNOT_SAY else Standing.NOT_ANSWERED


def _supported(
    answer: str, fresh: Pairs, backed: Pairs, scale: framework.Scale | None, *, worst_last: bool
) -> str:
    """Give the level the evidence shows: the highest named, of constraints the newest."""
    if worst_last:
        return answer if backed else next((s.shows for s, _ in reversed(fresh)), "")
    orders = _orders(scale)
    return max((s.shows for s, _ in fresh), key=lambda level: orders[level], default="")


def _backing(answer: str, backed: Pairs, scale: framework.Scale | None) -> Backing:
    if answer not in _orders(scale):
        return Backing.NOT_CLAIMED
    return Backing.SHOWN if backed else Backing.CLAIMED_ONLY


def _orders(scale: framework.Scale | None) -> dict[str, int]:
    return {level.id: level.order for level in scale.levels} if scale else {}


IN_THE_STRATEGY = "In the strategy"


def second_words(section: framework.Section) -> str:
    """Name what a section asks beside its level, or nothing when it asks once."""
    if section.asked_twice is not None:
        return section.asked_twice.then
    return IN_THE_STRATEGY if section.second_scale_id else ""


def answer_label(section: SectionPosition, answer: str) -> str:
    return label_on(section.scale, answer)


def second_label(section: SectionPosition, answer: str) -> str:
    """Give the word for the second half of an answer."""
    return label_on(section.second_scale, answer)


_NO_LEVEL_LABELS = {
    UNANSWERED: "Not answered",
    CANNOT_SAY: "Cannot say yet",
    NOT_APPLICABLE: "Does not apply",
    NOT_SETTLED: "Not settled",
}


def label_on(scale: framework.Scale | None, answer: str) -> str:
    """Give the word for an answer on a scale, or for what was said in place of a level."""
    labels = {str(level.id): level.label for level in scale.levels} if scale else {}
    return labels.get(answer) or _NO_LEVEL_LABELS.get(answer, answer)


def not_settled_words(item: ItemPosition, labels: Iterable[str]) -> str:
    """Say what stands side by side, and whether it was left for the board."""
    left = item.response is not None and item.response.discuss
    said = "Not settled, left for the board" if left else "Not settled"
    return f"{said}: {' or '.join(labels)}"


def levels_to_go(section: SectionPosition, item: ItemPosition) -> int:
    """Count the levels between an answer and its target; 0 when it is reached or none is set."""
    target = item.response.target if item.response else ""
    if section.scale is None:
        return 0
    return max(steps_to(section.section, section.scale, item.answer, target), 0)


SERIOUS_FROM = 2


@dataclass(frozen=True, slots=True)
class ConstraintLine:
    item: ItemPosition
    family: str
    severity: framework.Level
    response: framework.Level | None
    serious: bool  # limits or blocks us
    ignored: bool  # severe, and the strategy does not mention it


@dataclass(frozen=True, slots=True)
class ConstraintTable:
    """Constraints by severity and scope response. Source: docs/spec/judgement.md#constraints."""

    severities: tuple[framework.Level, ...]  # most severe first
    responses: tuple[framework.Level, ...]  # least response first
    lines: tuple[ConstraintLine, ...]  # answered constraints, most severe first

    @property
    def columns(self) -> tuple[tuple[str, str], ...]:
        """The responses as id and label; last, where there are any, those half answered."""
        half = any(line.response is None for line in self.lines)
        said = tuple((str(response.id), response.label) for response in self.responses)
        return (*said, ("", "Not answered yet")) if half else said

    def cell(self, severity_id: str, response_id: str) -> tuple[ConstraintLine, ...]:
        """Give the constraints of one cell; an empty response gives those half answered."""
        return tuple(
            line
            for line in self.lines
            if line.severity.id == severity_id
            and (line.response.id if line.response else "") == response_id
        )

    @property
    def ignored(self) -> tuple[ConstraintLine, ...]:
        """The headline corner: severe, and not mentioned."""
        return tuple(line for line in self.lines if line.ignored)


def constraint_table(
    position: tuple[SectionPosition, ...], pack: framework.FrameworkPack
) -> ConstraintTable | None:
    """Give the table of the constraints section, or None when the pack has none."""
    for section in position:
        second = section.section.second_scale_id
        if section.section.kind is framework.SectionKind.CONSTRAINTS and section.scale and second:
            return _table(section, pack.scale(second).levels)
    return None


def _table(section: SectionPosition, responses: tuple[framework.Level, ...]) -> ConstraintTable:
    levels = section.scale.levels if section.scale else ()
    severities: dict[str, framework.Level] = {level.id: level for level in levels}
    answers: dict[str, framework.Level] = {level.id: level for level in responses}
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
    item: ItemPosition,
    families: dict[str, str],
    severity: framework.Level,
    response: framework.Level | None,
) -> ConstraintLine:
    serious = severity.order >= SERIOUS_FROM
    ignored = serious and response is not None and response.order == 0
    return ConstraintLine(
        item, families.get(item.item.id, ""), severity, response, serious, ignored
    )
