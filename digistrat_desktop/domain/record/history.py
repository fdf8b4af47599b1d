"""Undo and redo as a value. Every undo is a new change; the trail is never rewound."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from digistrat_desktop.domain.errors import Bug
from digistrat_desktop.domain.record.changes import Change, apply_all, inverse, is_empty
from digistrat_desktop.domain.record.events import Stamp
from digistrat_desktop.domain.record.workspace import Workspace

UNDO_STEPS = 200


@dataclass(frozen=True, slots=True)
class Step:
    """What one action of a person changed, and what to call it in the menu."""

    label: str
    changes: tuple[Change, ...]


def step_of(label: str, *changes: Change) -> Step:
    return Step(label, tuple(change for change in changes if not is_empty(change)))


@dataclass(frozen=True, slots=True)
class History:
    """The present workspace with the steps that can be undone and done again, latest last."""

    present: Workspace = field(default_factory=Workspace)
    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()


def submit(history: History, step: Step, after: Workspace | None = None) -> History:
    """Apply a new step; what had been undone can no longer be redone.

    Args:
        after: the present workspace with the step applied, where that was done already.

    Raises:
        Refused: see `changes.apply`; the history is then as it was.
    """
    done = (*history.done, step)[-UNDO_STEPS:]
    return History(after or apply_all(history.present, step.changes), done, ())


def undo(history: History, stamps: Callable[[], Stamp]) -> tuple[History, Step]:
    """Take the latest step back; give the new history and the step that did it."""
    if not history.done:
        raise Bug("nothing to undo")
    back = _reversed(history.done[-1], stamps)
    present = apply_all(history.present, back.changes)
    return replace(
        history, present=present, done=history.done[:-1], undone=(*history.undone, back)
    ), back


def redo(history: History, stamps: Callable[[], Stamp]) -> tuple[History, Step]:
    """Do the latest undone step again; give the new history and the step that did it."""
    if not history.undone:
        raise Bug("nothing to redo")
    again = _reversed(history.undone[-1], stamps)
    present = apply_all(history.present, again.changes)
    return replace(
        history, present=present, done=(*history.done, again), undone=history.undone[:-1]
    ), again


def _reversed(step: Step, stamps: Callable[[], Stamp]) -> Step:
    return Step(step.label, tuple(inverse(c, stamps()) for c in reversed(step.changes)))


class Stepper:
    """Keeps the workspace as it stands and every step that led to it.

    Attributes:
        workspace: the present.
        steps: all of them, first one first.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.steps: list[Step] = []

    def write(self, step: Step) -> None:
        """Apply a step; one that changes nothing is left out."""
        if step.changes:
            self.workspace = apply_all(self.workspace, step.changes)
            self.steps.append(step)
