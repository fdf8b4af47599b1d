"""What the forms of the constraints page ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.domain.reality import Firmness, ResourceFamily, Trend
from digistrat_desktop.domain.strategy import Initiative
from digistrat_desktop.ui.views.strategy.fields import Asked, FieldSpec, labels_of
from digistrat_desktop.ui.views.strategy.specs import titles

if TYPE_CHECKING:
    from digistrat_desktop.domain.workspace import Workspace

FUNDING, STAFF, LATE = "funding", "staff", "late"
_STAFF_FAMILIES = tuple(
    pair for pair in labels_of(ResourceFamily) if pair[0] not in {"capital", "revenue"}
)
_YEAR = FieldSpec("year", "Financial year", help_text="Such as 2026/27")


def capacity_specs(workspace: Workspace) -> tuple[FieldSpec, ...]:
    """Give the fields of an amount that is there."""
    kinds = labels_of(ResourceFamily)
    return (
        FieldSpec("family", "Kind", Asked.CHOICE, kinds, ResourceFamily),
        FieldSpec("resource", "Of what", help_text="Such as Network engineers; empty for money"),
        _YEAR,
        FieldSpec("amount", "How much there is", help_text="Pounds, or whole-time staff"),
        FieldSpec("provided_by", "Brought about by", Asked.CHOICE, titles(workspace, Initiative)),
    )


def demand_specs(workspace: Workspace) -> tuple[FieldSpec, ...]:
    """Give the fields of an amount an initiative needs; money is in its costs."""
    firmness = labels_of(Firmness)
    return (
        FieldSpec("initiative_id", "Initiative", Asked.CHOICE, titles(workspace, Initiative)),
        FieldSpec("family", "Kind", Asked.CHOICE, _STAFF_FAMILIES, ResourceFamily),
        FieldSpec("resource", "Of what"),
        _YEAR,
        FieldSpec("amount", "How much it needs"),
        FieldSpec("firmness", "How firmly", Asked.CHOICE, firmness, Firmness),
    )


def entry_specs(workspace: Workspace) -> tuple[FieldSpec, ...]:
    """Give the fields of what is done about a constraint."""
    return (
        FieldSpec("mitigation", "What is done about it", Asked.TEXT),
        FieldSpec("owner_id", "Owner", Asked.PERSON, help_text="A role rather than a name"),
        FieldSpec("trend", "Which way it goes", Asked.CHOICE, labels_of(Trend), Trend),
        FieldSpec("review_on", "Look at it again on", Asked.DAY),
        FieldSpec("initiative_ids", "Holds back", Asked.MANY, titles(workspace, Initiative)),
    )


def scenario_specs(workspace: Workspace) -> tuple[FieldSpec, ...]:
    """Give the fields of a what-if."""
    kinds = (
        (FUNDING, "Funding so many per cent lower"),
        (STAFF, "So many staff fewer of one skill"),
        (LATE, "An initiative so many months late"),
    )
    return (
        FieldSpec("title", "What if"),
        FieldSpec("kind", "Supposes", Asked.CHOICE, kinds),
        FieldSpec("amount", "Per cent, people or months"),
        FieldSpec("resource", "Skill, for staff"),
        FieldSpec(
            "initiative_id", "Initiative, when late", Asked.CHOICE, titles(workspace, Initiative)
        ),
    )
