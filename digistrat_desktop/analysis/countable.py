"""What is counted: the parts of a judgement, and how the rules of the register pick from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from digistrat_desktop.analysis.actions.order import ActionLine, SuggestedAction
from digistrat_desktop.analysis.answers.advice import is_overridden
from digistrat_desktop.analysis.answers.evidence import Claim, Unbacked
from digistrat_desktop.analysis.answers.likeness import Likenesses
from digistrat_desktop.analysis.answers.movement import Cause, Move, SplitMove, Way, is_compared
from digistrat_desktop.analysis.answers.position import (
    ConstraintLine,
    ConstraintTable,
    ItemPosition,
    SectionPosition,
    questions_asked,
)
from digistrat_desktop.analysis.answers.readiness import SETTLE, OpenMatter
from digistrat_desktop.analysis.answers.second_answers import SecondMove
from digistrat_desktop.analysis.changes import Part, TrailLine
from digistrat_desktop.analysis.findings.rules import Finding, Grade
from digistrat_desktop.analysis.measures.metric_lines import MetricLine
from digistrat_desktop.domain.frameworks.scales import Standing, Sureness

Which = tuple[str, str]
"""The id and the title of one thing that is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Countable:
    """What is counted: the parts of a judgement, or those of one section."""

    position: tuple[SectionPosition, ...] = ()
    before: tuple[SectionPosition, ...] = ()  # of the last assessment
    alike: Likenesses = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    expiring: tuple[Claim, ...] = ()
    moves: tuple[Move, ...] = ()
    second_moves: tuple[SecondMove, ...] = ()
    split: tuple[SplitMove, ...] = ()
    constraints: ConstraintTable | None = None
    findings: tuple[Finding, ...] = ()
    accepted: tuple[Finding, ...] = ()
    actions: tuple[ActionLine, ...] = ()
    proposals: tuple[SuggestedAction, ...] = ()
    metrics: tuple[MetricLine, ...] = ()
    matters: tuple[OpenMatter, ...] = ()
    trail: tuple[TrailLine, ...] = ()
    meeting: date | None = None  # the day on which a paper is read


Pick = Callable[[Countable], Iterable[Which]]
"""Gives what one rule counts."""


def item_of(item: ItemPosition) -> Which:
    return str(item.item.id), item.item.title


def pick_standing(*standings: Standing) -> Pick:
    return lambda given: (
        item_of(item) for _, item in questions_asked(given.position) if item.standing in standings
    )


def pick_questions(is_wanted: Callable[[ItemPosition], bool]) -> Pick:
    return lambda given: (
        item_of(item) for _, item in questions_asked(given.position) if is_wanted(item)
    )


def is_sure(sureness: Sureness) -> Callable[[ItemPosition], bool]:
    def is_so(item: ItemPosition) -> bool:
        said = item.response.sureness if item.response is not None else Sureness.UNSAID
        return item.is_answered and said is sureness

    return is_so


def pick_outside(given: Countable) -> Iterable[Which]:
    return (item_of(item) for section in given.position for item in section.outside)


def pick_notes(is_wanted: Callable[[ItemPosition], bool]) -> Pick:
    return lambda given: (
        item_of(item)
        for section in given.position
        if section.scale is None
        for item in section.asked
        if is_wanted(item)
    )


def pick_claims(is_wanted: Callable[[Claim], bool]) -> Pick:
    return lambda given: (item_of(claim.item) for claim in given.claims if is_wanted(claim))


def pick_moves(is_wanted: Callable[[Move], bool]) -> Pick:
    return lambda given: ((move.item_id, move.title) for move in given.moves if is_wanted(move))


def pick_second(*ways: Way) -> Pick:
    return lambda given: ((one.item_id, one.title) for one in given.second_moves if one.way in ways)


def pick_split(*causes: Cause) -> Pick:
    return lambda given: ((one.item_id, one.title) for one in given.split if one.cause in causes)


def pick_constraints(
    is_wanted: Callable[[ConstraintLine], bool],
) -> Pick:
    return lambda given: (
        item_of(line.item)
        for line in (given.constraints.lines if given.constraints else ())
        if is_wanted(line)
    )


def pick_findings(*importances: Grade) -> Pick:
    return lambda given: (
        (one.record, one.sentence) for one in given.findings if one.importance in importances
    )


def pick_accepted(given: Countable) -> Iterable[Which]:
    return ((one.record, one.sentence) for one in given.accepted)


def pick_actions(is_wanted: Callable[[ActionLine], bool]) -> Pick:
    return lambda given: (
        (str(one.action.id), one.action.title) for one in given.actions if is_wanted(one)
    )


def pick_past_at_meeting(given: Countable) -> Iterable[Which]:
    day = given.meeting
    is_past = (a for a in given.actions if a.action.status.is_open and a.action.is_past(day))
    return ((str(one.action.id), one.action.title) for one in is_past)


def pick_metrics(pick: Callable[[tuple[MetricLine, ...]], Iterable[Which]]) -> Pick:
    return lambda given: pick(given.metrics)


def pick_matters(is_wanted: Callable[[OpenMatter], bool]) -> Pick:
    return lambda given: (
        (matter.record, matter.sentence) for matter in given.matters if is_wanted(matter)
    )


def pick_changes(*parts: Part) -> Pick:
    return lambda given: ((f"{one.seq}", one.what) for one in given.trail if one.part in parts)


def pick_overridden(given: Countable) -> Iterable[Which]:
    return pick_questions(is_overridden)(given)


def pick_lacks(*gaps: Unbacked) -> Pick:
    return pick_claims(lambda claim: claim.gap in gaps)


def pick_worst_not_mentioned(given: Countable) -> Iterable[Which]:
    ignored = given.constraints.ignored if given.constraints else ()
    worst = max((line.severity.order for line in ignored), default=0)
    return (item_of(line.item) for line in ignored if line.severity.order == worst)


def pick_compared(given: Countable) -> Iterable[Which]:
    """Give the questions whose answers are compared with the last assessment's."""
    return (item_of(item) for item, same in _asked(given) if same)


def pick_unlike(*, of_moment: bool) -> Pick:
    """Give the questions that are not compared: those of another moment, or all others."""

    def pick(given: Countable) -> Iterable[Which]:
        for item, same in _asked(given):
            said = given.alike.get(item.item.id)
            if not same and bool(said and said.of_other_moment) is of_moment:
                yield item_of(item)

    return pick


def _asked(given: Countable) -> Iterator[tuple[ItemPosition, bool]]:
    """Give each question asked, and whether its answers are compared with the last assessment's."""
    earlier = {item.item.id: item for section in given.before for item in section.items}
    for _, item in questions_asked(given.position):
        old = earlier.get(item.item.id)
        yield item, old is not None and is_compared(old, item, given.alike)


def has_target(item: ItemPosition) -> bool:
    response = item.response
    return response is not None and bool(response.target) and response.target_by is not None


_OPEN = "actions neither done nor cancelled"
ACTION_RULES: dict[str, tuple[str, str, Pick]] = {
    "open actions": (
        "actions recorded",
        "neither done nor cancelled",
        pick_actions(lambda a: a.action.status.is_open),
    ),
    "late actions": (
        _OPEN,
        "due before the day judged at",
        pick_actions(lambda a: a.overdue > 0),
    ),
    "actions past their date at the meeting": (
        _OPEN,
        "due before the day of the meeting, or before the day judged at where that is later",
        pick_past_at_meeting,
    ),
    "open actions without a date": (
        _OPEN,
        "no due date",
        pick_actions(lambda a: a.action.status.is_open and a.action.due is None),
    ),
    "open actions linked to nothing": (
        _OPEN,
        "no finding, question or other entry is named that it helps",
        pick_actions(lambda a: a.action.is_unlinked),
    ),
    "suggested actions": (
        "actions that findings and targets give",
        "neither added nor dismissed",
        lambda given: ((one.addresses[0], one.title) for one in given.proposals),
    ),
}
MATTER_RULES: dict[str, tuple[str, str, Pick]] = {
    "differences to settle": (
        "what people changed apart in the assessment or the trust",
        "not settled, or a level and a reason that must be read together",
        pick_matters(lambda matter: matter.page == SETTLE),
    ),
    "differences that block signing off": (
        "differences to settle",
        "not settled",
        pick_matters(lambda matter: matter.page == SETTLE and matter.blocks),
    ),
    "open issues": (
        "what an assessment lacks before it is signed off",
        "all of it",
        pick_matters(lambda _: True),
    ),
    "issues that block signing off": (
        "open issues",
        (
            "what nobody has settled, an answer without the reason it must give, or a second"
            " revision of the same assessment"
        ),
        pick_matters(lambda matter: matter.blocks),
    ),
}
"""Population, rule and pick of each number of open issues, by its name in the register."""
