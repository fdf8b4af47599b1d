"""Doing several steps one upon the other before any of them is written."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from digistrat_desktop.domain.edits.author import Author
from digistrat_desktop.domain.ids import EventId, PersonId
from digistrat_desktop.domain.record.changes import apply_all

if TYPE_CHECKING:
    from digistrat_desktop.domain.record.changes import Stamp
    from digistrat_desktop.domain.record.history import Step
    from digistrat_desktop.domain.record.workspace import Workspace
    from digistrat_desktop.system.clock import Clock, IdMaker


def make_author(clock: Clock, ids: IdMaker, actor_id: str) -> Author:
    """Give the author of this run's changes, from the injected clock and id maker."""

    def stamp() -> Stamp:
        return _stamp_type()(EventId(ids.new_id()), clock.now(), PersonId(actor_id))

    return Author(stamp, ids.new_id)


@cache
def _stamp_type() -> type[Stamp]:
    from digistrat_desktop.domain.record.changes import Stamp  # noqa: PLC0415 - not before the first paint

    return Stamp


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
        """Apply a step; one that changes nothing is left out.

        Raises:
            Refused: see `changes.apply_all`; nothing of the step is then done.
        """
        if step.changes:
            self.workspace = apply_all(self.workspace, step.changes)
            self.steps.append(step)
