"""From what a trust keeps about its reports to what the report engine takes."""

import binascii
from base64 import b64decode, b64encode
from dataclasses import replace
from pathlib import Path

from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.edits.report_recipes import front_said, named_recipes, recipe_named
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.ids import AssessmentId, RecordId, TrustId
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.assessment import FrontSheet, ReportRecipe
from digistrat_desktop.reports.papers.wording import Recipe
from digistrat_desktop.system.files import read_whole

LONGEST_LOGO = 44_000  # bytes; in base64 it fits the field it is kept in
_EDGES = (480, 320, 200, 120)  # pixels, tried in turn
_NAMED = 10
_MOST_BYTES = 20 * 1024 * 1024


def recipe_for(kept: ReportRecipe | None) -> Recipe:
    """Give the engine's recipe; a logo that cannot be read any more is left out."""
    if kept is None:
        return Recipe()
    return Recipe(frozenset(kept.left_out), _kept_logo(kept.logo), kept.title)


def wanted_recipe(workspace: Workspace, name: str) -> ReportRecipe:
    """Give the recipe kept under a name."""
    found = recipe_named(workspace, name)
    if found is not None:
        return found
    there = ", ".join(f"“{one.title}”" for one in named_recipes(workspace)[:_NAMED])
    advice = f"Available: {there}." if there else "Save a template on the Reports page first."
    raise Refused(f"There is no template named “{name[:80]}”.", "No file was saved.", advice)


def with_front(judgement: Judgement, kept: ReportRecipe) -> Judgement:
    """Fill what an assessment's front sheet leaves empty; what was sealed stays as signed."""
    if judgement.proof.seal is not None:
        return judgement
    trust, assessment = judgement.trust, judgement.assessment
    front = judgement.front or FrontSheet(
        id=RecordId(kept.id), trust_id=TrustId(trust.id), assessment_id=AssessmentId(assessment.id)
    )
    missing = {n: v for n, v in front_said(kept).items() if not getattr(front, n)}
    return replace(judgement, front=replace(front, **missing)) if missing else judgement


def with_house_logo(recipe: Recipe, picture: Path | None) -> Recipe:
    """Put the organisation's logo where the trust chose none; reads a file that may be far away."""
    if recipe.logo or picture is None:
        return recipe
    return replace(recipe, logo=_house_logo(picture))


def _kept_logo(text: str) -> bytes:
    try:
        return b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""


def _house_logo(path: Path) -> bytes:
    """A report is not held up because a picture on a shared drive is out of reach."""
    try:
        return _kept_logo(logo_from(path))
    except Refused:
        return b""


def logo_from(path: Path) -> str:
    """Read a picture and give it anew as a small PNG in base64, without any note of the old file."""
    from digistrat_desktop.reports.images import safe_png  # noqa: PLC0415 - dear import

    data = read_whole(path, _MOST_BYTES, "Choose a smaller picture.")
    for edge in _EDGES:
        small = safe_png(data, edge)
        if len(small) <= LONGEST_LOGO:
            return b64encode(small).decode("ascii")
    raise Refused(
        "The picture is too detailed for a logo.",
        "The logo was not changed.",
        "Choose a simpler picture.",
    )
