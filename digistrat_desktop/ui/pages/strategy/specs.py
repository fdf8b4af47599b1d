"""What the forms of the strategy ask, kind by kind."""

from digistrat_desktop.domain.trust import strategy
from digistrat_desktop.domain.wire.records import Record
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec, labels_of
from digistrat_desktop.ui.forms.records import metric_names, titles_of
from digistrat_desktop.ui.words import tr

_COSTS = tr("One line for each financial year, such as 2026/27: 120000")
_CASE_EXAMPLE = tr("Such as: electronic observations in place of early warning scores on paper")
_PROBLEM = tr("What an audit or a count found, such as errors in scores kept on paper")
_BASELINE = tr("A plain number. Without it no gain can be shown later")
_PERIOD = tr("Such as 2026-05, 2026-Q1 or 2026/27")
_UNIT = tr("In the baseline's unit")
_METRICS = metric_names(("", tr("None yet")))
_TITLE = FieldSpec("title", tr("Title"), is_whole=True)
_OWNER = FieldSpec("owner_id", tr("Owner"), Asked.PERSON, help_text=tr("A role rather than a name"))

SPECS: dict[type[Record], tuple[FieldSpec, ...]] = {
    strategy.Objective: (
        _TITLE,
        FieldSpec(
            "objective_kind",
            tr("Kind"),
            Asked.CHOICE,
            labels_of(strategy.ObjectiveKind),
            strategy.ObjectiveKind,
        ),
        FieldSpec("statement", tr("What success means, and for whom"), Asked.TEXT),
        FieldSpec("metric_ids", tr("Metrics that show it"), Asked.MANY, metric_names()),
        _OWNER,
    ),
    strategy.Initiative: (
        _TITLE,
        FieldSpec("need", tr("The need of patients or staff it meets"), Asked.TEXT),
        FieldSpec("scope", tr("What is in it, and what is not"), Asked.TEXT),
        FieldSpec(
            "status",
            tr("Status"),
            Asked.CHOICE,
            labels_of(strategy.InitiativeStatus),
            strategy.InitiativeStatus,
        ),
        _OWNER,
        FieldSpec("starts", tr("Starts"), Asked.DAY),
        FieldSpec("ends", tr("Ends"), Asked.DAY),
        FieldSpec("depends_on", tr("Waits for"), Asked.MANY, titles_of(strategy.Initiative)),
        FieldSpec("capital_costs", tr("Capital by year, in pounds"), Asked.YEARS, help_text=_COSTS),
        FieldSpec("revenue_costs", tr("Revenue by year, in pounds"), Asked.YEARS, help_text=_COSTS),
        FieldSpec("gone_because", tr("If it was stopped: why"), is_whole=True),
    ),
    strategy.Principle: (
        FieldSpec("title", tr("Principle"), is_whole=True),
        FieldSpec("rules_out", tr("What it tells people not to do"), Asked.TEXT),
    ),
    strategy.CaseForChange: (
        FieldSpec("title", tr("What should change"), help_text=_CASE_EXAMPLE, is_whole=True),
        FieldSpec("problem", tr("The problem"), Asked.TEXT, help_text=_PROBLEM),
        FieldSpec("users_affected", tr("Whom it affects, and where"), Asked.TEXT),
        FieldSpec("baseline_value", tr("Baseline: the figure now"), help_text=_BASELINE),
        FieldSpec("baseline_period", tr("Baseline: its period"), help_text=_PERIOD),
        FieldSpec("baseline_source", tr("Baseline: where the figure is from")),
        FieldSpec("harm_or_cost", tr("The harm or cost of leaving it"), Asked.TEXT),
        FieldSpec("change_proposed", tr("The change proposed"), Asked.TEXT),
        FieldSpec("expected_effect", tr("The effect expected, and by when"), Asked.TEXT),
        FieldSpec("expected_value", tr("The figure expected"), help_text=_UNIT),
        FieldSpec("metric_id", tr("Metric that will show it"), Asked.CHOICE, _METRICS),
        FieldSpec(
            "initiative_ids",
            tr("Initiatives that bring it about"),
            Asked.MANY,
            titles_of(strategy.Initiative),
        ),
        FieldSpec(
            "objective_ids", tr("Objectives it serves"), Asked.MANY, titles_of(strategy.Objective)
        ),
        _OWNER,
        FieldSpec("review_on", tr("Review on"), Asked.DAY),
        FieldSpec("result_value", tr("The result: the figure after the change")),
        FieldSpec("result_source", tr("The result: where the figure is from")),
    ),
    strategy.Decision: (
        FieldSpec("title", tr("What was decided"), is_whole=True),
        FieldSpec(
            "decision_kind",
            tr("Kind"),
            Asked.CHOICE,
            labels_of(strategy.DecisionKind),
            strategy.DecisionKind,
        ),
        FieldSpec("reason", tr("Why"), Asked.TEXT),
        FieldSpec("decided_by", tr("Who decided")),
        FieldSpec("decided_on", tr("Decided on"), Asked.DAY),
        FieldSpec("review_on", tr("Look at it again on"), Asked.DAY),
    ),
    strategy.NorthStar: (
        FieldSpec("aim", tr("The one aim"), is_whole=True),
        FieldSpec("why", tr("The local problems and figures it follows from"), Asked.TEXT),
        FieldSpec("differently", tr("What will be different, for whom and by when"), Asked.TEXT),
        FieldSpec("until", tr("The last day it speaks of"), Asked.DAY),
    ),
}
"""The fields of each kind of record."""
