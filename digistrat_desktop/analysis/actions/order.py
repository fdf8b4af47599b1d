"""Actions proposed from findings and gaps, and the order in which to do them, with its basis.

Source: docs/spec/judgement.md#order-of-actions.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from digistrat_desktop.analysis.answers.position import (
    ItemPosition,
    SectionPosition,
    answer_label,
    levels_to_go,
)
from digistrat_desktop.analysis.findings.rules import RULES, Finding
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.rules.order import in_order
from digistrat_desktop.domain.trust.actions import Action, ActionStatus, Effort
from digistrat_desktop.domain.trust.assessment import Response
from digistrat_desktop.domain.words import (
    counted,
    day_words,
    in_clauses,
    small_first,
)

GAP_RULE = "target level not reached"
_TITLE_LIMIT = 300


@dataclass(frozen=True, slots=True)
class ProposedAction:
    """An action nobody has agreed to yet."""

    title: str
    why: str  # the finding's sentence, or the gap in words
    addresses: tuple[str, ...]
    rule: str
    effort: Effort
    due: date | None = None  # the date the gap is to be closed by, or None

    @property
    def what(self) -> str:
        """What to do, without the finding, for a list in which that stands beside it."""
        return self.title.removesuffix(f": {self.why.rstrip('.')}")

    def values(self) -> dict[str, Any]:
        """Give the fields of the action it becomes when somebody takes it up."""
        return {
            "title": self.title,
            "why": self.why,
            "addresses": self.addresses,
            "rule": self.rule,
            "effort": self.effort,
            "due": self.due,
        }


@dataclass(frozen=True, slots=True)
class RankedAction:
    place: int  # 1 for what to do first
    action: Action
    basis: str  # why it stands there, in one sentence
    waits_for: tuple[Action, ...]  # open actions that must be done first


def proposed_actions(
    workspace: Workspace, findings: Iterable[Finding], position: Iterable[SectionPosition] = ()
) -> tuple[ProposedAction, ...]:
    """Propose an action for every finding and gap that no action addresses and nobody declined.

    Args:
        findings: those that stand, most important first; their order is kept.
    """
    taken = {
        (one, action.rule)
        for action in workspace.all(Action)
        if action.status is not ActionStatus.DONE
        for one in action.addresses
    }
    wanted = [*(_from_finding(f) for f in findings if f.page != "actions"), *_from_gaps(position)]
    return tuple(p for p in wanted if (p.addresses[0], p.rule) not in taken)


def _from_finding(finding: Finding) -> ProposedAction:
    rule = RULES[finding.rule]
    title = f"{rule.advice}: {finding.sentence.rstrip('.')}"
    if len(title) > _TITLE_LIMIT:
        title = rule.advice
    return ProposedAction(title, finding.sentence, finding.records, finding.rule, rule.effort)


def _from_gaps(position: Iterable[SectionPosition]) -> list[ProposedAction]:
    """Propose what leads from the answer to the target somebody set."""
    return [
        _from_gap(section, item, item.response)
        for section in position
        for item in section.items
        if item.response is not None and levels_to_go(section, item)
    ]


def _from_gap(section: SectionPosition, item: ItemPosition, response: Response) -> ProposedAction:
    return ProposedAction(
        title=f"Bring “{item.item.title}” to {answer_label(section, response.target)}",
        why=response.target_why or f"It is now: {answer_label(section, item.answer)}.",
        addresses=(item.item.id,),
        rule=GAP_RULE,
        effort=Effort.MEDIUM if levels_to_go(section, item) == 1 else Effort.LARGE,
        due=response.target_by,
    )


def next_best(workspace: Workspace, three: Iterable[Finding]) -> tuple[RankedAction, ...]:
    """Put the open actions in order, each after those it waits for.

    Those that lift a headline finding, then prerequisites of others, then records helped divided
    by effort, then due date.
    """
    actions = {str(a.id): a for a in workspace.all(Action) if a.status.is_open}
    headline = {finding.record for finding in three}
    waits = {one: tuple(d for d in a.depends_on if d in actions) for one, a in actions.items()}
    awaited = _awaited(waits)

    order = _Order(actions, headline, awaited)
    ordered = in_order(waits, order.key)
    stuck = sorted(set(actions) - set(ordered), key=order.key)
    return tuple(
        RankedAction(
            place=place,
            action=actions[one],
            basis=order.basis(one, circle=one in stuck),
            waits_for=tuple(actions[need] for need in waits[one]),
        )
        for place, one in enumerate((*ordered, *stuck), start=1)
    )


@dataclass(frozen=True, slots=True)
class _Order:
    actions: dict[str, Action]
    headline: set[str]
    awaited: dict[str, int]

    def key(self, one: str) -> tuple[bool, bool, float, str, str]:
        """Give the sort key of an action, what to do first lowest."""
        action = self.actions[one]
        due = action.due.isoformat() if action.due else "9999"
        return (not self.lifts(one), one not in self.awaited, -_worth(action), due, one)

    def lifts(self, one: str) -> bool:
        return bool(self.headline & set(self.actions[one].addresses))

    def basis(self, one: str, *, circle: bool) -> str:
        action, awaited = self.actions[one], self.awaited.get(one, 0)
        parts: list[str] = ["lifts a headline finding"] if self.lifts(one) else []
        if awaited == 1:
            parts.append("one action waits for it")
        elif awaited:
            parts.append(f"{counted(awaited, 'action')} wait for it")
        helped = counted(len(set(action.addresses)), "record")
        effort = small_first(action.effort.label)
        parts.append(f"helps {helped} for {effort} effort")
        no_date = "no due date"
        parts.append(f"due {day_words(action.due)}" if action.due else no_date)
        if circle:
            parts.append("waits for itself in a circle, so mend that first")
        return in_clauses(parts)


def _awaited(waits: dict[str, tuple[str, ...]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for needs in waits.values():
        for need in needs:
            found[need] = found.get(need, 0) + 1
    return found


def _worth(action: Action) -> float:
    return len(set(action.addresses)) / action.effort.weight


def next_best_words() -> str:
    return (
        "First what lifts one of the three headline findings, then what other actions wait for,"
        " then records helped divided by effort (small 1, medium 2, large 3), then the due date."
        " Nothing stands before what it waits for."
    )
