"""Actions as lines of a list: in their order, filtered, with what a reader asks about each."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from digistrat_desktop.analysis.actions.order import RankedAction
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.actions import Action, ActionStatus
from digistrat_desktop.domain.words import Labelled, by_count, day_words, some_of

NOBODY = "No owner yet"
_NAMED = 3


class ActionOrder(Labelled):
    """How a list of actions is sorted."""

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
    CLOSED = "closed", "Done and cancelled"
    EVERY = "every", "All"


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One action with what a list says of it."""

    action: Action
    place: int  # 1 for what to do first; 0 for a closed action
    owner: str  # a name, or empty
    overdue: int  # whole days since it was due; 0 when it is not overdue
    waits_for: tuple[str, ...]  # titles of open actions that must be done first
    helps: tuple[str, ...]  # what it addresses, in words
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
    """Which actions are wanted."""

    shown: str = Shown.OPEN  # a member of `Shown`, or the value of one status
    words: str = ""  # every word must stand in the action's texts; empty for all
    order: ActionOrder = ActionOrder.BEST  # how they are sorted


def action_lines(
    workspace: Workspace, ranked: Sequence[RankedAction], labels: dict[str, str], today: date
) -> tuple[ActionLine, ...]:
    """Give every action as a line, the open ones in next-best order, then the closed ones.

    Args:
        ranked: the open actions in their places.
        labels: what records are called, by id.
    """
    first = [_line(workspace, (one.action, one.place, one.basis), labels, today) for one in ranked]
    closed = (a for a in workspace.all(Action) if not a.status.is_open)
    latest = sorted(closed, key=lambda a: str(a.closed_on), reverse=True)
    return (
        *first,
        *(_line(workspace, (a, 0, a.closing_note), labels, today) for a in latest),
    )


def _line(
    workspace: Workspace, placed: tuple[Action, int, str], labels: dict[str, str], today: date
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
        helps=tuple(labels.get(one, one) for one in action.addresses),
        basis=basis,
    )


def chosen_lines(lines: Iterable[ActionLine], wanted: ActionFilter) -> tuple[ActionLine, ...]:
    """Give the lines that are wanted, in the order that is wanted."""
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
        Shown.CLOSED: not is_open,
        Shown.EVERY: True,
    }
    return answers[Shown(shown)] if shown in set(Shown) else line.action.status == shown


def _text(line: ActionLine) -> str:
    action = line.action
    parts = (action.title, action.why, line.owner, action.closing_note, *line.helps)
    return " ".join(parts).casefold()


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
    parts = [by_count(len(going), "1 action is open.", "{n} actions are open.")]
    if late:
        names = some_of([f"“{title}”" for title in late], _NAMED)
        parts.append(f"{by_count(len(late), '1 is overdue', '{n} are overdue')}: {names}.")
    if undated:
        parts.append(by_count(undated, "1 has no due date.", "{n} have no due date."))
    return " ".join(parts)
