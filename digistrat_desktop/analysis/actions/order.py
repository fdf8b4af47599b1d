"""Actions proposed from findings and gaps, the order in which to do them, and lists of them.

Source: docs/spec/judgement.md#order-of-actions.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from digistrat_desktop.analysis.answers.position import (
    ItemPosition,
    SectionPosition,
    answer_label,
    levels_to_go,
)
from digistrat_desktop.analysis.findings.rules import (
    GAP_RULE,
    RULES,
    Finding,
    action_title,
    subjects,
)
from digistrat_desktop.domain.counted import by_number, filled, in_clauses, some_of, together
from digistrat_desktop.domain.frameworks.framework import SectionKind
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.rules.order import in_order
from digistrat_desktop.domain.trust.actions import Action, ActionStatus, Effort
from digistrat_desktop.domain.trust.assessment import Response
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.domain.trust.plans import ConstraintEntry
from digistrat_desktop.domain.trust.reviews import Challenge
from digistrat_desktop.domain.trust.strategy import CaseForChange, Initiative, Objective, Principle
from digistrat_desktop.domain.wire.records import texts_in
from digistrat_desktop.domain.words import (
    Labelled,
    day_words,
    small_first,
)

ALREADY_TAKEN = "This suggestion is an action already, or was dismissed. Close the form."


@dataclass(frozen=True, slots=True)
class SuggestedAction:
    """An action nobody has agreed to yet."""

    title: str
    why: str  # the finding's sentence, or the gap in words
    addresses: tuple[str, ...]
    rule: str
    effort: Effort
    due: date | None = None  # the date the gap is to be closed by, or None

    def values(self) -> dict[str, Any]:
        """Give the fields of the action it becomes when somebody takes it up: nobody has agreed to it yet."""
        return {**asdict(self), "status": ActionStatus.PROPOSED, "effort": Effort.UNKNOWN}


@dataclass(frozen=True, slots=True)
class RankedAction:
    place: int  # 1 for what to do first
    action: Action
    basis: str  # why it stands there, in one sentence
    waits_for: tuple[Action, ...]  # open actions that must be done first
    is_main: bool = False  # it deals with a main finding


def suggested_actions(
    workspace: Workspace, findings: Iterable[Finding], position: Iterable[SectionPosition] = ()
) -> tuple[SuggestedAction, ...]:
    """Propose an action for every finding and gap that no action addresses and nobody declined.

    Args:
        findings: those that stand, most important first; their order is kept.
    """
    taken = taken_up(workspace)
    gaps = tuple(position)
    named = _names(workspace, gaps)
    lines = [_from_finding(f, named) for f in findings if f.page != "actions"]
    wanted = [*lines, *_from_gaps(gaps)]
    return tuple(p for p in wanted if (p.addresses[0], p.rule) not in taken)


def taken_up(workspace: Workspace) -> set[tuple[str, str]]:
    """Give what is an open action, or was declined: the id of a record, and the rule that suggested it."""
    return {
        (one, action.rule)
        for action in workspace.all(Action)
        if action.status is not ActionStatus.DONE
        for one in action.addresses
    }


def _from_finding(finding: Finding, named: Mapping[str, str]) -> SuggestedAction:
    title, effort = action_title(finding, named), RULES[finding.rule].effort
    return SuggestedAction(title, finding.sentence, finding.records, finding.rule, effort)


def _names(workspace: Workspace, position: Iterable[SectionPosition]) -> dict[str, str]:
    """Give what questions, plans, metrics and constraints are called, by id."""
    named = {str(item.item.id): item.item.title for part in position for item in part.items}
    plans = (
        *((one.id, one.title) for one in workspace.all(Objective)),
        *((one.id, one.title) for one in workspace.all(Initiative)),
        *((one.id, one.title) for one in workspace.all(Principle)),
        *((one.id, one.title) for one in workspace.all(CaseForChange)),
    )
    named |= {str(key): title for key, title in plans}
    named |= {str(one.id): one.full_name for one in workspace.all(Metric)}
    reviewed = ((str(one.id), one.item_id) for one in workspace.all(Challenge))
    named |= {key: named[item_id] for key, item_id in reviewed if item_id in named}
    entries = workspace.all(ConstraintEntry)
    return named | {str(one.id): one.title or named.get(one.item_id or "", "") for one in entries}


def _from_gaps(position: Iterable[SectionPosition]) -> list[SuggestedAction]:
    """Propose what leads from the answer to the target somebody set."""
    return [
        _from_gap(section, item, item.response)
        for section in position
        for item in section.items
        if item.response is not None and levels_to_go(section, item)
    ]


def _from_gap(section: SectionPosition, item: ItemPosition, response: Response) -> SuggestedAction:
    is_worse_last = section.section.kind is SectionKind.CONSTRAINTS
    way = f"Reduce “{item.item.title}”" if is_worse_last else f"Move “{item.item.title}” up"
    return SuggestedAction(
        title=f"{way} to {answer_label(section, response.target)}",
        why=response.target_why or f"Now: {answer_label(section, item.answer)}.",
        addresses=(item.item.id,),
        rule=GAP_RULE,
        effort=Effort.MEDIUM if levels_to_go(section, item) == 1 else Effort.LARGE,
        due=response.target_by,
    )


def next_best(workspace: Workspace, three: Iterable[Finding]) -> tuple[RankedAction, ...]:
    """Put the open actions in order, each after those it waits for.

    Those that lift a headline finding, in the order of these; then prerequisites of others, then
    questions, plans and metrics helped divided by effort, then due date.
    """
    actions = {str(a.id): a for a in workspace.all(Action) if a.status.is_open}
    headline = {finding.record: place for place, finding in enumerate(three)}
    waits = {one: tuple(d for d in a.depends_on if d in actions) for one, a in actions.items()}
    awaited = _awaited(waits)

    about = subjects(workspace)
    helped = {one: len({about.get(r, r) for r in a.addresses}) for one, a in actions.items()}
    order = _Order(actions, headline, awaited, helped)
    ordered = in_order(waits, order.key)
    stuck = sorted(set(actions) - set(ordered), key=order.key)  # those in a circle
    return tuple(
        RankedAction(
            place=place,
            action=actions[one],
            basis=order.basis(one, circle=one in stuck),
            waits_for=tuple(actions[need] for need in waits[one]),
            is_main=order.is_main(one),
        )
        for place, one in enumerate((*ordered, *stuck), start=1)
    )


@dataclass(frozen=True, slots=True)
class _Order:
    actions: dict[str, Action]
    headline: dict[str, int]
    awaited: dict[str, int]
    helped: dict[str, int]  # how many different questions, plans and metrics it helps

    def key(self, one: str) -> tuple[int, bool, float, str, str]:
        """Give the sort key of an action, what to do first lowest."""
        action = self.actions[one]
        due = action.due.isoformat() if action.due else "9999"
        worth = self.helped[one] / action.effort.weight
        return (self.lifts(one), one not in self.awaited, -worth, due, one)

    def lifts(self, one: str) -> int:
        """Give the place of the first main finding it deals with, or one after the last."""
        places = (self.headline.get(record) for record in self.actions[one].addresses)
        return min((n for n in places if n is not None), default=len(self.headline))

    def is_main(self, one: str) -> bool:
        return self.lifts(one) < len(self.headline)

    def basis(self, one: str, *, circle: bool) -> str:
        action, awaited = self.actions[one], self.awaited.get(one, 0)
        parts: list[str] = ["deals with a main finding"] if self.is_main(one) else []
        if awaited:
            many = "{n} actions depend on it"
            of = f"actions that depend on “{action.title}”"
            parts.append(by_number(awaited, of, "{n} action depends on it", many))
        helped = {"n": (self.helped[one], f"items linked to “{action.title}”")}
        effort = f"{small_first(action.effort.label)} effort"
        if action.effort is Effort.UNKNOWN:
            effort = "effort not estimated"
        parts.extend((filled("helps {n|linked item}", {}, helped), effort))
        no_date = "no due date"
        parts.append(f"due {day_words(action.due)}" if action.due else no_date)
        if circle:
            parts.append("depends on itself, so fix that first")
        return in_clauses(parts)


def _awaited(waits: dict[str, tuple[str, ...]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for needs in waits.values():
        for need in needs:
            found[need] = found.get(need, 0) + 1
    return found


def next_best_words() -> str:
    return (
        "Actions on main findings come first, in their order, then actions that others depend on. Next come those "
        "that help most for their effort (1 for small, 2 for medium, 3 for large), then the "
        "earliest due. Each action comes after anything it depends on."
    )


NOBODY = "No owner yet"
_NAMED = 3


class ActionOrder(Labelled):
    BEST = "best", "Most useful first"
    DUE = "due", "Due soonest first"
    STATUS = "status", "By status"
    OWNER = "owner", "By owner"
    EFFORT = "effort", "Least effort first"
    TITLE = "title", "By title"


class Shown(Labelled):
    """Which actions a list holds, beside those of one status."""

    OPEN = "open", "Open"
    OVERDUE = "overdue", "Overdue"
    UNOWNED = "unowned", "No owner"
    UNLINKED = "unlinked", "Linked to nothing"
    CLOSED = "closed", "Done and cancelled"
    EVERY = "every", "All"


@dataclass(frozen=True, slots=True)
class ActionLine:
    action: Action
    place: int  # 1 for what to do first; 0 for a closed action
    owner: str  # a name, or empty
    overdue: int  # whole days since it was due; 0 when it is not overdue
    waits_for: tuple[str, ...]  # titles of open actions that must be done first
    helps: tuple[str, ...]  # what it addresses, named as inside a sentence
    basis: str  # why it stands where it stands, or what came of it

    @property
    def due_words(self) -> str:
        """The date with what it means today."""
        if self.action.due is None:
            return "No date"
        if not self.overdue:
            return day_words(self.action.due)
        days = "1 day" if self.overdue == 1 else f"{self.overdue} days"
        return f"{day_words(self.action.due)}, {days} overdue"


@dataclass(frozen=True, slots=True)
class ActionFilter:
    shown: str = Shown.OPEN  # a member of `Shown`, or the value of one status
    words: str = ""  # every word must stand in the action's texts; empty for all
    order: ActionOrder = ActionOrder.BEST  # how they are sorted


def action_lines(
    workspace: Workspace, ranked: Sequence[RankedAction], names: dict[str, str], today: date
) -> tuple[ActionLine, ...]:
    """Give every action as a line, the open ones in next-best order, then the closed ones."""
    first = [_line(workspace, (one.action, one.place, one.basis), names, today) for one in ranked]
    closed = (a for a in workspace.all(Action) if not a.status.is_open)
    latest = sorted(closed, key=lambda a: str(a.closed_on), reverse=True)
    return (*first, *(_line(workspace, (a, 0, a.closing_note), names, today) for a in latest))


def _line(
    workspace: Workspace, placed: tuple[Action, int, str], names: dict[str, str], today: date
) -> ActionLine:
    action, place, basis = placed
    needs = (workspace.find(Action, one) for one in action.depends_on)
    late = action.due is not None and action.status.is_open and action.due < today
    return ActionLine(
        action=action,
        place=place,
        owner=workspace.name_of(action.owner_id),
        overdue=(today - action.due).days if late and action.due else 0,
        waits_for=tuple(n.title for n in needs if n and not n.withdrawn and n.status.is_open),
        helps=tuple(names.get(one, one) for one in action.addresses),
        basis=basis,
    )


def chosen_lines(lines: Iterable[ActionLine], wanted: ActionFilter) -> tuple[ActionLine, ...]:
    words = wanted.words.casefold().split()
    kept = [
        one for one in lines if _is_shown(one, wanted.shown) and all(w in _text(one) for w in words)
    ]
    return tuple(sorted(kept, key=_KEYS[wanted.order]))


def _is_shown(line: ActionLine, shown: str) -> bool:
    is_open = line.action.status.is_open
    answers = {
        Shown.OPEN: is_open,
        Shown.OVERDUE: line.overdue > 0,
        Shown.UNOWNED: is_open and not line.owner,
        Shown.UNLINKED: line.action.is_unlinked,
        Shown.CLOSED: not is_open,
        Shown.EVERY: True,
    }
    return answers[Shown(shown)] if shown in set(Shown) else line.action.status == shown


def _text(line: ActionLine) -> str:
    written = texts_in(replace(line.action, rule=""))  # a rule's name was not written by anybody
    return " ".join((*written, line.owner, *line.helps, *line.action.addresses)).casefold()


def _by_due(line: ActionLine) -> tuple[bool, str, int]:
    due = line.action.due
    return (due is None, due.isoformat() if due else "", line.place)


_STATES = {state: place for place, state in enumerate(ActionStatus)}
_KEYS: dict[ActionOrder, Callable[[ActionLine], Any]] = {
    ActionOrder.BEST: lambda line: (line.place == 0, line.place),
    ActionOrder.DUE: _by_due,
    ActionOrder.STATUS: lambda line: (_STATES[line.action.status], _by_due(line)),
    ActionOrder.OWNER: lambda line: (not line.owner, line.owner.casefold(), _by_due(line)),
    ActionOrder.EFFORT: lambda line: (line.action.effort.weight, line.place == 0, line.place),
    ActionOrder.TITLE: lambda line: line.action.title.casefold(),
}


def actions_sentence(lines: Sequence[ActionLine]) -> str:
    """Say how the open actions stand, with the names of those that are late."""
    going = [one for one in lines if one.action.status.is_open]
    if not going:
        return "No actions are open."
    late = [one.action.title for one in going if one.overdue]
    undated = sum(one.action.due is None for one in going)
    one, many = "{n} action is open.", "{n} actions are open."
    parts = [by_number(len(going), "open actions", one, many)]
    if late:
        names = some_of([f"“{title}”" for title in late], _NAMED, _LATE)
        one, many = "{n} is overdue: {names}.", "{n} are overdue: {names}."
        parts.append(by_number(len(late), _LATE, one, many, names=names))
    if undated:
        one, many = "{n} has no due date.", "{n} have no due date."
        parts.append(by_number(undated, "open actions without a date", one, many))
    return together(parts, " ")


_LATE = "actions past their date at the meeting"  # on paper; a window reads today
