"""The wording of an objective or initiative as a fingerprint, so that a later change shows."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digistrat_desktop.domain.strategy import Initiative, Objective


def objective_print(objective: Objective) -> str:
    """Give the sha256 of what an objective says: title, statement and whose it is."""
    return _print(objective.title, objective.statement, objective.objective_kind.value)


def initiative_print(initiative: Initiative) -> str:
    """Give the sha256 of what an initiative says: title, need and scope."""
    return _print(initiative.title, initiative.need, initiative.scope)


def _print(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8")).hexdigest()
