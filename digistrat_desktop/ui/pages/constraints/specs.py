"""What the forms of the constraints page ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.domain.trust.plans import Firmness, ResourceFamily, Trend
from digistrat_desktop.domain.trust.strategy import Initiative
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec, labels_of
from digistrat_desktop.ui.pages.strategy.specs import titles
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from digistrat_desktop.domain.record.workspace import Workspace

_STAFF_FAMILIES = tuple(
    pair for pair in labels_of(ResourceFamily) if pair[0] not in {"capital", "revenue"}
)
_NOBODY = ("", tr("None"))
_YEAR = FieldSpec("year", tr("Financial year"), help_text=tr("Such as 2026/27"))
_NOTE = FieldSpec("note", tr("Where the figure is from"), Asked.TEXT)


def _initiatives(workspace: Workspace) -> tuple[tuple[str, str], ...]:
    return (_NOBODY, *titles(workspace, Initiative))


def capacity_specs(workspace: Workspace) -> tuple[FieldSpec, ...]:
    """Give the fields of an amount that is there."""
    kinds = labels_of(ResourceFamily)
    return (
        FieldSpec("family", tr("Kind"), Asked.CHOICE, kinds, ResourceFamily),
        FieldSpec(
            "resource", tr("Of what"), help_text=tr("Such as Network engineers; empty for money")
        ),
        _YEAR,
        FieldSpec("amount", tr("How much there is"), help_text=tr("Pounds, or whole-time staff")),
        FieldSpec("unit", tr("Unit"), help_text=tr("Only when it is neither pounds nor staff")),
        FieldSpec("provided_by", tr("Brought about by"), Asked.CHOICE, _initiatives(workspace)),
        _NOTE,
    )


def demand_specs(workspace: Workspace) -> tuple[FieldSpec, ...]:
    """Give the fields of an amount an initiative needs; money is in its costs."""
    firmness = labels_of(Firmness)
    needs = tr("Whole-time staff, or the unit of what there is. Money is in the initiative's costs")
    return (
        FieldSpec("initiative_id", tr("Initiative"), Asked.CHOICE, titles(workspace, Initiative)),
        FieldSpec("family", tr("Kind"), Asked.CHOICE, _STAFF_FAMILIES, ResourceFamily),
        FieldSpec(
            "resource", tr("Of what"), help_text=tr("Named as where it is written what there is")
        ),
        _YEAR,
        FieldSpec("amount", tr("How much it needs"), help_text=needs),
        FieldSpec("firmness", tr("How firmly"), Asked.CHOICE, firmness, Firmness),
        _NOTE,
    )


def entry_specs(workspace: Workspace) -> tuple[FieldSpec, ...]:
    """Give the fields of what is done about a constraint."""
    return (
        FieldSpec("mitigation", tr("What is done about it"), Asked.TEXT),
        FieldSpec("owner_id", tr("Owner"), Asked.PERSON, help_text=tr("A role rather than a name")),
        FieldSpec("trend", tr("Which way it goes"), Asked.CHOICE, labels_of(Trend), Trend),
        FieldSpec("review_on", tr("Look at it again on"), Asked.DAY),
        FieldSpec("initiative_ids", tr("Holds back"), Asked.MANY, titles(workspace, Initiative)),
    )


def own_entry_specs(workspace: Workspace) -> tuple[FieldSpec, ...]:
    """Give the fields of a constraint the framework does not know."""
    return (FieldSpec("title", tr("Constraint"), is_whole=True), *entry_specs(workspace))


def scenario_specs(workspace: Workspace) -> tuple[FieldSpec, ...]:
    """Give the fields of a what-if; what stays empty is not supposed."""
    return (
        FieldSpec("title", tr("What if"), is_whole=True),
        FieldSpec(
            "from_year", tr("From the financial year"), help_text=tr("Such as 2026/27; or all")
        ),
        FieldSpec("percent", tr("Funding lower by, per cent"), help_text=tr("Such as 20")),
        FieldSpec("fewer", tr("Fewer whole-time staff, how many"), help_text=tr("Such as 2")),
        FieldSpec("resource", tr("Of which skill"), help_text=tr("Named as where it is written")),
        FieldSpec("late", tr("Initiative that is late"), Asked.CHOICE, _initiatives(workspace)),
        FieldSpec("months", tr("Late by, months"), help_text=tr("Such as 12")),
        FieldSpec(
            "stopped", tr("Initiative that is stopped"), Asked.CHOICE, _initiatives(workspace)
        ),
        FieldSpec("note", tr("Why it is worth a look"), Asked.TEXT),
    )
