"""Doing several steps one upon the other before any of them is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.domain.changes import apply_all

if TYPE_CHECKING:
    from digistrat_desktop.domain.history import Step
    from digistrat_desktop.domain.workspace import Workspace


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
