"""What the forms of the constraints page ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.domain.reality import Firmness, ResourceFamily, Trend
from digistrat_desktop.domain.strategy import Initiative
from digistrat_desktop.ui.views.strategy.fields import Asked, FieldSpec, labels_of
from digistrat_desktop.ui.views.strategy.specs import titles

if TYPE_CHECKING:
    from digistrat_desktop.domain.workspace import Workspace

_STAFF_FAMILIES = tuple(
    pair for pair in labels_of(ResourceFamily) if pair[0] not in {"capital", "revenue"}
)
_NOBODY = ("", "None")
_YEAR = FieldSpec("year", "Financial year", help_text="Such as 2026/27")
_NOTE = FieldSpec("note", "Where the figure is from", Asked.TEXT)


def _initiatives(workspace: Workspace) -> tuple[tuple[str, str], ...]:
    return (_NOBODY, *titles(workspace, Initiative))


def capacity_specs(workspace: Workspace) -> tuple[FieldSpec, ...]:
    """Give the fields of an amount that is there."""
    kinds = labels_of(ResourceFamily)
    return (
        FieldSpec("family", "Kind", Asked.CHOICE, kinds, ResourceFamily),
        FieldSpec("resource", "Of what", help_text="Such as Network engineers; empty for money"),
        _YEAR,
        FieldSpec("amount", "How much there is", help_text="Pounds, or whole-time staff"),
        FieldSpec("unit", "Unit", help_text="Only when it is neither pounds nor staff"),
        FieldSpec("provided_by", "Brought about by", Asked.CHOICE, _initiatives(workspace)),
        _NOTE,
    )


def demand_specs(workspace: Workspace) -> tuple[FieldSpec, ...]:
    """Give the fields of an amount an initiative needs; money is in its costs."""
    firmness = labels_of(Firmness)
    needs = "Whole-time staff, or the unit of what there is. Money is in the initiative's costs"
    return (
        FieldSpec("initiative_id", "Initiative", Asked.CHOICE, titles(workspace, Initiative)),
        FieldSpec("family", "Kind", Asked.CHOICE, _STAFF_FAMILIES, ResourceFamily),
        FieldSpec("resource", "Of what", help_text="Named as where it is written what there is"),
        _YEAR,
        FieldSpec("amount", "How much it needs", help_text=needs),
        FieldSpec("firmness", "How firmly", Asked.CHOICE, firmness, Firmness),
        _NOTE,
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


def own_entry_specs(workspace: Workspace) -> tuple[FieldSpec, ...]:
    """Give the fields of a constraint the framework does not know."""
    return (FieldSpec("title", "Constraint"), *entry_specs(workspace))


def scenario_specs(workspace: Workspace) -> tuple[FieldSpec, ...]:
    """Give the fields of a what-if; what stays empty is not supposed."""
    return (
        FieldSpec("title", "What if"),
        FieldSpec("percent", "Funding lower by, per cent", help_text="Such as 20"),
        FieldSpec("fewer", "Fewer whole-time staff, how many", help_text="Such as 2"),
        FieldSpec("resource", "Of which skill", help_text="Named as where it is written"),
        FieldSpec("from_year", "From the financial year", help_text="Such as 2026/27; or all"),
        FieldSpec("late", "Initiative that is late", Asked.CHOICE, _initiatives(workspace)),
        FieldSpec("months", "Late by, months", help_text="Such as 12"),
        FieldSpec("stopped", "Initiative that is stopped", Asked.CHOICE, _initiatives(workspace)),
        FieldSpec("note", "Why it is worth a look", Asked.TEXT),
    )
