"""Keeping how a trust wants its reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digistrat_desktop.domain.changes import is_empty
from digistrat_desktop.domain.edits.author import Author, derived_id, put
from digistrat_desktop.domain.history import Step
from digistrat_desktop.domain.ids import TrustId
from digistrat_desktop.domain.recipes import ReportRecipe

if TYPE_CHECKING:
    from digistrat_desktop.domain.workspace import Workspace


def recipe_of(workspace: Workspace, trust_id: str, kind: str) -> ReportRecipe | None:
    """Give how the trust wants a kind of report, or None when nothing was chosen."""
    found = workspace.find(ReportRecipe, derived_id(trust_id, "report_recipe", kind))
    return None if found is None or found.withdrawn else found


def set_recipe(
    workspace: Workspace, trust_id: str, kind: str, values: dict[str, Any], author: Author
) -> Step:
    """Keep what is wanted of a kind of report."""
    blank = ReportRecipe(
        id=derived_id(trust_id, "report_recipe", kind), trust_id=TrustId(trust_id), report=kind
    )
    change = put(workspace, blank, values, author)
    return Step("Report recipe", () if is_empty(change) else (change,))
