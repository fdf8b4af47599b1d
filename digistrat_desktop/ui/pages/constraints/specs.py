"""What the forms of the constraints page ask."""

from __future__ import annotations

from digistrat_desktop.domain.trust.plans import Firmness, ResourceFamily, Trend
from digistrat_desktop.domain.trust.strategy import Initiative
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec, labels_of
from digistrat_desktop.ui.forms.records import titles_of
from digistrat_desktop.ui.words import tr

_FAMILIES = labels_of(ResourceFamily)
_STAFF_FAMILIES = tuple(pair for pair in _FAMILIES if pair[0] not in {"capital", "revenue"})
_INITIATIVES = titles_of(Initiative, ("", tr("None")))
_NEEDED = tr("This is needed.")
_YEAR = FieldSpec("year", tr("Financial year"), help_text=tr("Such as 2026/27"), needed=_NEEDED)
_FROM = tr("Such as 2026/27; or all")
_NOTE = FieldSpec("note", tr("Where the figure is from"), Asked.TEXT)
_MONEY_APART = tr(
    "Whole-time staff, or the unit of what there is. Money is in the initiative's costs"
)

CAPACITY = (
    FieldSpec("family", tr("Kind"), Asked.CHOICE, _FAMILIES, ResourceFamily),
    FieldSpec("resource", tr("Of what"), help_text=tr("Such as Network engineers; empty for money")),
    _YEAR,
    FieldSpec(
        "amount", tr("How much there is"), help_text=tr("Pounds, or whole-time staff"),
        needed=_NEEDED,
    ),
    FieldSpec("unit", tr("Unit"), help_text=tr("Only when it is neither pounds nor staff")),
    FieldSpec("provided_by", tr("Brought about by"), Asked.CHOICE, _INITIATIVES),
    _NOTE,
)  # fmt: skip
DEMAND = (
    FieldSpec("initiative_id", tr("Initiative"), Asked.CHOICE, titles_of(Initiative)),
    FieldSpec("family", tr("Kind"), Asked.CHOICE, _STAFF_FAMILIES, ResourceFamily),
    FieldSpec(
        "resource", tr("Of what"), help_text=tr("Named as where it is written what there is"),
        needed=_NEEDED,
    ),
    _YEAR,
    FieldSpec("amount", tr("How much it needs"), help_text=_MONEY_APART, needed=_NEEDED),
    FieldSpec("firmness", tr("How firmly"), Asked.CHOICE, labels_of(Firmness), Firmness),
    _NOTE,
)  # fmt: skip
ENTRY = (
    FieldSpec("mitigation", tr("What is done about it"), Asked.TEXT),
    FieldSpec("owner_id", tr("Owner"), Asked.PERSON, help_text=tr("A role rather than a name")),
    FieldSpec("trend", tr("Which way it goes"), Asked.CHOICE, labels_of(Trend), Trend),
    FieldSpec("review_on", tr("Look at it again on"), Asked.DAY),
    FieldSpec("initiative_ids", tr("Holds back"), Asked.MANY, titles_of(Initiative)),
)
OWN_ENTRY = (FieldSpec("title", tr("Constraint"), is_whole=True), *ENTRY)
SCENARIO = (
    FieldSpec("title", tr("What if"), is_whole=True),
    FieldSpec("from_year", tr("From the financial year"), help_text=_FROM),
    FieldSpec("percent", tr("Funding lower by, per cent"), help_text=tr("Such as 20")),
    FieldSpec("fewer", tr("Fewer whole-time staff, how many"), help_text=tr("Such as 2")),
    FieldSpec("resource", tr("Of which skill"), help_text=tr("Named as where it is written")),
    FieldSpec("late", tr("Initiative that is late"), Asked.CHOICE, _INITIATIVES),
    FieldSpec("months", tr("Late by, months"), help_text=tr("Such as 12")),
    FieldSpec("stopped", tr("Initiative that is stopped"), Asked.CHOICE, _INITIATIVES),
    FieldSpec("note", tr("Why it is worth a look"), Asked.TEXT),
)
