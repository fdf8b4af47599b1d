"""Recipes with a name: kept, chosen again, renamed and deleted, each as one step."""

from typing import Any

from digistrat_desktop.domain.edits.assessments import set_front_sheet
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.ids import RecordId, TrustId, derived_id
from digistrat_desktop.domain.record.changes import Step, edit, put, step_of
from digistrat_desktop.domain.record.events import Author
from digistrat_desktop.domain.record.workspace import Workspace, front_sheet_of, seal_of
from digistrat_desktop.domain.trust.assessment import FRONT_FIELDS, Assessment, ReportRecipe


def recipe_of(workspace: Workspace, trust_id: str, kind: str) -> ReportRecipe | None:
    """Give how the trust wants a kind of report, or None when nothing was chosen."""
    found = workspace.find(ReportRecipe, derived_id(trust_id, "report_recipe", kind))
    return None if found is None or found.withdrawn else found


def set_recipe(
    workspace: Workspace, trust_id: str, kind: str, values: dict[str, Any], author: Author
) -> Step:
    blank = ReportRecipe(
        id=derived_id(trust_id, "report_recipe", kind), trust_id=TrustId(trust_id), report=kind
    )
    return step_of("Report template", put(workspace, blank, values, author))


LONGEST_NAME = 80


def named_recipes(workspace: Workspace) -> tuple[ReportRecipe, ...]:
    """Give the recipes kept under a name, in the order of their names."""
    named = [one for one in workspace.all(ReportRecipe) if one.title]
    return tuple(sorted(named, key=lambda one: (one.title.casefold(), one.id)))


def recipe_named(workspace: Workspace, name: str) -> ReportRecipe | None:
    """Give the recipe of that name, whichever case it is written in, or None."""
    wanted = _plain(name).casefold()
    found = [one for one in named_recipes(workspace) if one.title.casefold() == wanted]
    return found[0] if found else None


def keep_recipe(
    workspace: Workspace, assessment: Assessment, kind: str, name: str, author: Author
) -> Step:
    """Keep parts, logo and front sheet of a kind of report under a name; the same name is replaced.

    Args:
        assessment: whose front sheet is kept, but for its date and agenda item.

    Raises:
        InvalidValue: there is no name, or it is too long.
    """
    title = _checked(name)
    present = recipe_named(workspace, title)
    chosen = recipe_of(workspace, assessment.trust_id, kind)
    front = front_sheet_of(workspace, assessment.id)
    values: dict[str, Any] = {
        "report": kind,
        "title": title,
        "left_out": chosen.left_out if chosen else (),
        "logo": chosen.logo if chosen else "",
        **({field: getattr(front, field) for field in FRONT_FIELDS} if front else {}),
    }
    blank = present or ReportRecipe(
        id=RecordId(author.new_id()), trust_id=TrustId(assessment.trust_id)
    )
    return step_of("Save a template", put(workspace, blank, values, author))


def use_recipe(
    workspace: Workspace, assessment: Assessment, recipe: ReportRecipe, author: Author
) -> Step:
    """Choose a recipe again: its parts and logo, and what its front sheet says.

    What the recipe does not say stays on the front sheet, and what was sealed stays as signed.
    """
    values = {"left_out": recipe.left_out, "logo": recipe.logo}
    chosen = set_recipe(workspace, assessment.trust_id, recipe.report, values, author)
    said = front_said(recipe)
    if not said or seal_of(workspace, assessment) is not None:
        return Step("Use a template", chosen.changes)
    sheet = set_front_sheet(workspace, assessment, said, author)
    return Step("Use a template", (*chosen.changes, *sheet.changes))


def front_said(recipe: ReportRecipe) -> dict[str, Any]:
    return {name: value for name in FRONT_FIELDS if (value := getattr(recipe, name))}


def rename_recipe(workspace: Workspace, recipe: ReportRecipe, name: str, author: Author) -> Step:
    """Give a recipe another name; InvalidValue if it is empty, too long or another recipe's."""
    title = _checked(name)
    other = recipe_named(workspace, title)
    if other is not None and other.id != recipe.id:
        raise InvalidValue("title", f"There is already a template named “{other.title}”.")
    return step_of("Rename a template", edit(recipe, {"title": title}, author.stamp()))


def delete_recipe(recipe: ReportRecipe, author: Author) -> Step:
    """Take a recipe out of use; what was made with it stays."""
    return Step("Delete a template", (edit(recipe, {"withdrawn": True}, author.stamp()),))


def _plain(name: str) -> str:
    return " ".join(name.split())


def _checked(name: str) -> str:
    title = _plain(name)
    if not title:
        raise InvalidValue("title", "Give the template a name.")
    if len(title) > LONGEST_NAME:
        raise InvalidValue("title", f"A name can have up to {LONGEST_NAME} characters.")
    return title
