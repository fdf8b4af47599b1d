"""What the answers of an assessment give to look at.

Source: docs/spec/judgement.md#what-changed; docs/spec/judgement.md#constraints.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from digistrat_desktop.analysis.answers.advice import duty_of, ticked_of
from digistrat_desktop.analysis.answers.evidence import Claim, Unbacked, out_of_date
from digistrat_desktop.analysis.answers.movement import Move, Way
from digistrat_desktop.analysis.answers.position import (
    ConstraintTable,
    ItemPosition,
    SectionPosition,
    answer_label,
    levels_to_go,
    questions_asked,
)
from digistrat_desktop.analysis.answers.second_answers import SecondMove
from digistrat_desktop.analysis.findings.grounds import Grounds
from digistrat_desktop.analysis.findings.rules import LAW_BROKEN, LAW_TO_CHECK, Finding, found
from digistrat_desktop.domain.counted import by_number
from digistrat_desktop.domain.frameworks.framework import SectionKind
from digistrat_desktop.domain.frameworks.scales import CANNOT_SAY, NOT_APPLICABLE
from digistrat_desktop.domain.plain_text import has_words
from digistrat_desktop.domain.words import day_words, listed, small_first

_CLAIMING = frozenset({SectionKind.ALIGNMENT, SectionKind.QUALITY})
_UNSAID = frozenset({CANNOT_SAY, NOT_APPLICABLE})


def constraint_findings(table: ConstraintTable | None) -> tuple[Finding, ...]:
    if table is None:
        return ()
    return tuple(
        found(
            "severe constraint not mentioned",
            line.item.item.id,
            (
                f"“{line.item.item.title}” {small_first(line.severity.label)}, and the strategy"
                " does not mention it."
            ),
            gravity=line.severity.order,
        )
        for line in table.ignored
    )


def movement_findings(moves: Iterable[Move]) -> tuple[Finding, ...]:
    """Find items that slipped back, and moves nobody explained."""
    findings = []
    for move in moves:
        if move.way is Way.DOWN:
            words = f"“{move.title}” slipped from {move.before_label} to {move.after_label}."
            findings.append(found("slipped back", move.item_id, words, move.steps))
        elif move.unexplained:
            words = (
                f"“{move.title}” moved from {move.before_label} to {move.after_label} with no "
                "new evidence and no reason."
            )
            findings.append(found("unexplained move", move.item_id, words))
    return tuple(findings)


def second_findings(moves: Iterable[SecondMove]) -> Iterator[Finding]:
    """Find constraints the strategy does less about than last time."""
    for move in moves:
        if move.way is Way.DOWN:
            words = (
                f"The strategy does less about “{move.title}”: "
                f"from “{move.before_label}” to “{move.after_label}”."
            )
            yield found("strategy does less about it", move.item_id, words)


_SAID_OF = {
    Unbacked.OPINION: "based on opinion only",
    Unbacked.NOTHING: "with no evidence linked",
    Unbacked.NO_LEVEL: "but its evidence names no level",
    Unbacked.UNDATED: "with no evidence in date",
    Unbacked.OTHER_LEVEL: "but evidence shows {other}",
}


def stated_findings(
    position: Iterable[SectionPosition], claims: Iterable[Claim]
) -> Iterator[Finding]:
    """Find highest levels that nothing backs, and any level on opinion; each by the register's reason.

    Evidence out of date has a finding of its own.
    """
    kinds = _kinds(position)
    claiming = {one for one, kind in kinds.items() if kind in _CLAIMING}
    for claim in claims:
        is_best = claim.is_best and claim.item.section_id in claiming
        if claim.gap in _SAID_OF and (is_best or claim.gap is Unbacked.OPINION):
            why = _SAID_OF[claim.gap].format(other=claim.supported_label)
            at = _is_at(kinds.get(claim.item.section_id), claim.item, claim.claimed_label)
            words = f"{at}, {why}."
            rule = "highest level on a view only" if is_best else "level on an opinion only"
            yield found(rule, claim.item.item.id, words)


def _kinds(position: Iterable[SectionPosition]) -> dict[str, SectionKind]:
    """Give the kind of each section, by its id."""
    return {one.section.id: one.section.kind for one in position}


def _is_at(kind: SectionKind | None, item: ItemPosition, label: str) -> str:
    """Say at which level a question is; that of a constraint, such as "Limits us", is a sentence."""
    if kind is SectionKind.CONSTRAINTS:
        return f"“{item.item.title}” is answered “{label}”"
    return f"“{item.item.title}” is {label}"


def assessed_findings(grounds: Grounds) -> Iterator[Finding]:
    for one in _of_answers(grounds):
        doubt = grounds.doubts.get(one.record, "")
        yield replace(one, sentence=f"{one.sentence} {doubt}") if doubt else one
    yield from _expiring(grounds)
    yield from _carried(grounds.position)
    for section in grounds.position:
        for item in section.asked:
            yield from _unsaid(section, item)
            yield from _duty(grounds, section, item)
            yield from _other_level(section, item)
            yield from _target_overdue(section, item, grounds.today)


def _of_answers(grounds: Grounds) -> Iterator[Finding]:
    """Find what is so of single answers; a reviewer's doubt of one belongs beside it."""
    yield from constraint_findings(grounds.constraints)
    yield from movement_findings(grounds.moves)
    yield from second_findings(grounds.second_moves)
    yield from stated_findings(grounds.position, grounds.claims)
    yield from _expired(grounds)


def _expired(grounds: Grounds) -> Iterator[Finding]:
    kinds = _kinds(grounds.position)
    for claim in out_of_date(grounds.claims):
        names = listed([f"“{e.title}” ({day_words(e.dated)})" for e in claim.expired[-2:]])
        at = _is_at(kinds.get(claim.item.section_id), claim.item, claim.claimed_label)
        words = f"{at}, based on out-of-date evidence: {names}."
        yield found("evidence expired", claim.item.item.id, words, len(claim.expired))


def _expiring(grounds: Grounds) -> Iterator[Finding]:
    for claim in grounds.expiring.claims:
        words = (
            f"“{claim.item.item.title}” has evidence only until {day_words(claim.last_day)}, "
            f"which is before {day_words(grounds.expiring.by)}."
        )
        yield found("evidence expires soon", claim.item.item.id, words)


def _carried(position: Iterable[SectionPosition]) -> Iterator[Finding]:
    carried = [item for _, item in questions_asked(position) if item.carried]
    if carried:
        words = by_number(
            len(carried),
            "carried, not confirmed",
            "{n} answer was carried forward and has not been confirmed.",
            "{n} answers were carried forward and have not been confirmed.",
        )
        rule = "carried forward and not confirmed"
        yield found(rule, carried[0].item.id, words, len(carried))


def _unsaid(section: SectionPosition, item: ItemPosition) -> Iterator[Finding]:
    if item.answer in _UNSAID and not (item.response and has_words(item.response.rationale)):
        label = answer_label(section, item.answer)
        words = f"“{item.item.title}” is answered “{label}” with no reason."
        yield found("no answer and no reason", item.item.id, words)


def _duty(grounds: Grounds, section: SectionPosition, item: ItemPosition) -> Iterator[Finding]:
    """Point out a level that breaches a duty in law as it is worded, or that can."""
    note = item.item.legal
    if grounds.assessed is None or note is None or not note.speaks_of(item.answer):
        return
    duty = duty_of(grounds.assessed.pack, item.item, item.answer)
    if duty is not None:
        label = answer_label(section, item.answer)
        rule = LAW_BROKEN if duty.is_breach else LAW_TO_CHECK
        words = f"{_is_at(section.section.kind, item, label)}. {duty.words} {duty.duty}"
        yield found(rule, item.item.id, words)


def _other_level(section: SectionPosition, item: ItemPosition) -> Iterator[Finding]:
    ticked = ticked_of(item.item, item.response)
    if ticked is not None and ticked.lacks_reason:
        chosen, given = (answer_label(section, one) for one in (item.answer, ticked.level_id))
        at = _is_at(section.section.kind, item, chosen)
        words = f"{at}. Its criteria give {given}, and nobody said why."
        yield found("other level than the criteria give", item.item.id, words)


def _target_overdue(section: SectionPosition, item: ItemPosition, today: date) -> Iterator[Finding]:
    response = item.response
    if response is None or response.target_by is None or response.target_by >= today:
        return
    if not levels_to_go(section, item):
        return
    target, now = (answer_label(section, level) for level in (response.target, item.answer))
    words = (
        f"“{item.item.title}” missed its target of {target} by {day_words(response.target_by)}. "
        f"The answer now: {now}."
    )
    yield found("target level overdue", item.item.id, words)
