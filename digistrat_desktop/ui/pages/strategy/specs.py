"""What the forms of the strategy ask, kind by kind."""

from collections.abc import Mapping
from typing import Any

from digistrat_desktop.domain.plain_text import has_words
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust import strategy
from digistrat_desktop.domain.wire.records import Record
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec, Pairs, labels_of
from digistrat_desktop.ui.forms.records import metric_names, titles_of
from digistrat_desktop.ui.words import tr

_COSTS = tr("Write £1.2m, 250k or 120,000, or paste a row from Excel")
_CASE_EXAMPLE = tr("For example, electronic observations in place of early warning scores on paper")
_PROBLEM = tr("What an audit or count found, such as errors in scores kept on paper")
_BASELINE = tr("A number. Without it, you cannot show any benefit later")
_PERIOD = tr("For example, 2026-05, 2026-Q1 or 2026/27")
_UNIT = tr("In the baseline's unit")
_PLACE = tr("1 for the service that needs it most. If empty, it is not ranked")


def _has_place(values: Mapping[str, Any]) -> bool:
    return has_words(values["redesign_place"])


_WHO = tr("For example, people waiting for surgery will be able to change their own date")
_IN_UNIT = tr("In the metric's unit")
_METRICS = metric_names(("", tr("None yet")))
_TITLE = FieldSpec("title", tr("Title"), is_whole=True)
_OWNER = FieldSpec("owner_id", tr("Owner"), Asked.PERSON, help_text=tr("A role rather than a name"))


def _spoken_of(workspace: Workspace) -> Pairs:
    """Offer what a decision can be about, kind by kind."""
    kinds = strategy.Initiative, strategy.Objective, strategy.Principle
    return tuple(pair for kind in kinds for pair in titles_of(kind)(workspace))


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
        FieldSpec("statement", tr("What success means, and who for"), Asked.TEXT),
        FieldSpec("metric_ids", tr("Metrics that track it"), Asked.MANY, metric_names()),
        _OWNER,
    ),
    strategy.Initiative: (
        _TITLE,
        FieldSpec("need", tr("Patient or staff need it meets"), Asked.TEXT),
        FieldSpec("scope", tr("What is included and what is not"), Asked.TEXT),
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
        FieldSpec("depends_on", tr("Depends on"), Asked.MANY, titles_of(strategy.Initiative)),
        FieldSpec("capital_costs", tr("Capital by year, in pounds"), Asked.YEARS, help_text=_COSTS),
        FieldSpec("revenue_costs", tr("Revenue by year, in pounds"), Asked.YEARS, help_text=_COSTS),
        FieldSpec("gone_because", tr("Why it was stopped"), is_whole=True),
    ),
    strategy.PairedAim: (
        FieldSpec("title", tr("Who will be able to do what"), help_text=_WHO, is_whole=True),
        FieldSpec("by", tr("By when"), Asked.DAY, is_whole=True),
        *(
            spec
            for name, words, begins, goes in (
                (
                    "leading",
                    tr("Leading metric"),
                    tr("Leading metric: from"),
                    tr("Leading metric: to"),
                ),
                (
                    "outcome",
                    tr("Outcome metric"),
                    tr("Outcome metric: from"),
                    tr("Outcome metric: to"),
                ),
            )
            for spec in (
                FieldSpec(f"{name}_id", words, Asked.CHOICE, _METRICS, is_whole=True),
                FieldSpec(f"{name}_from", begins, Asked.AMOUNT, help_text=_IN_UNIT),
                FieldSpec(f"{name}_goal", goes, Asked.AMOUNT, help_text=_IN_UNIT),
            )
        ),
    ),
    strategy.Principle: (
        FieldSpec("title", tr("Principle"), is_whole=True),
        FieldSpec("rules_out", tr("What it tells people not to do"), Asked.TEXT),
    ),
    strategy.CaseForChange: (
        FieldSpec("title", tr("What should change"), help_text=_CASE_EXAMPLE, is_whole=True),
        FieldSpec("service", tr("Service to redesign")),
        FieldSpec(
            "redesign_place",
            tr("Place in the list of services to redesign"),
            Asked.AMOUNT,
            help_text=_PLACE,
        ),
        FieldSpec(
            "redesign_reason",
            tr("Why it has this place, and who decided"),
            Asked.TEXT,
            when=_has_place,
        ),
        FieldSpec("problem", tr("The problem"), Asked.TEXT, help_text=_PROBLEM),
        FieldSpec("users_affected", tr("Who it affects, and where"), Asked.TEXT),
        FieldSpec(
            "baseline_value", tr("Baseline: current figure"), Asked.AMOUNT, help_text=_BASELINE
        ),
        FieldSpec("baseline_period", tr("Baseline: period"), help_text=_PERIOD),
        FieldSpec("baseline_source", tr("Baseline: source")),
        FieldSpec("harm_or_cost", tr("Harm or cost of leaving it"), Asked.TEXT),
        FieldSpec("change_proposed", tr("Proposed change"), Asked.TEXT),
        FieldSpec("expected_effect", tr("Expected effect, and by when"), Asked.TEXT),
        FieldSpec("expected_value", tr("Expected figure"), Asked.AMOUNT, help_text=_UNIT),
        FieldSpec("metric_id", tr("Metric that will track it"), Asked.CHOICE, _METRICS),
        FieldSpec(
            "initiative_ids",
            tr("Initiatives that will do it"),
            Asked.MANY,
            titles_of(strategy.Initiative),
        ),
        FieldSpec(
            "objective_ids", tr("Objectives it supports"), Asked.MANY, titles_of(strategy.Objective)
        ),
        _OWNER,
        FieldSpec("review_on", tr("Review on"), Asked.DAY),
        FieldSpec("result_value", tr("Result: figure after the change"), Asked.AMOUNT),
        FieldSpec("result_source", tr("Result: source of the figure")),
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
        FieldSpec("review_on", tr("Review on"), Asked.DAY),
        FieldSpec("about", tr("What it is about"), Asked.MANY, _spoken_of),
    ),
    strategy.NorthStar: (
        FieldSpec("aim", tr("North star"), is_whole=True),
        FieldSpec("why", tr("Local problems and figures behind it"), Asked.TEXT),
        FieldSpec("differently", tr("What will be different, who for and by when"), Asked.TEXT),
        FieldSpec("until", tr("Last day it covers"), Asked.DAY),
    ),
}
"""The fields of each kind of record."""
