"""What a rule is called for readers, and titles of the actions its findings suggest: short ones."""

from collections.abc import Mapping

from digistrat_desktop.analysis.findings.rules import RULES, Finding
from digistrat_desktop.domain.words import some_of

_NAMED = 2
_TITLE_LIMIT = 300
_OWNER, _RENEW = "Name an owner for {title}", "Renew the evidence for {title}"
TITLES = {
    "severe constraint not mentioned": "Plan for {title}",
    "severe constraint nobody answers for": _OWNER,
    "constraint gets worse": "Stop {title} getting worse",
    "outcome of concern": "Improve {title}",
    "outcome misses its target": "Meet the target for {title}",
    "slipped back": "Recover the level of {title}",
    "unexplained move": "Explain the change in {title}",
    "objective served by nothing": "Find an initiative for {title}",
    "objective served by weak links only": "Strengthen support for {title}",
    "highest level on a view only": "Get evidence for {title}",
    "evidence expired": "Get evidence for {title}",
    "evidence expires soon": _RENEW,
    "objective falls": "Find what is missing for {title}",
    "waits for something stopped": "Replan {title}",
    "starts before what it waits for": "Replan {title}",
    "initiative overdue": "Set a new end date for {title}",
    "initiative without dates": "Set dates for {title}",
    "initiative without an owner": _OWNER,
    "initiative serves no objective": "Link {title} to an objective, or stop it",
    "initiative without a user need": "Name the patient or staff need for {title}",
    "approved without costs": "Enter the costs of {title}",
    "objective without a metric": "Choose a metric for {title}",
    "objective without an owner": _OWNER,
    "metric without a target": "Set a target for {title}",
    "metric without an owner": _OWNER,
    "stale metric": "Enter the latest readings for {title}",
    "leading metric tied to no outcome": "Link {title} to an outcome",
    "principle never tested": "Test {title} against the plan",
    "initiative conflicts with a principle": "Resolve the conflict with a principle: {title}",
    "carried forward and not confirmed": "Confirm or change the answer to {title}",
    "case without a baseline": "Record the baseline of {title}",
    "case due for review": "Record the result of {title}",
}


def action_title(finding: Finding, named: Mapping[str, str]) -> str:
    """Give the title of the action a finding suggests; the advice alone where no name is known.

    Args:
        named: what the records are called, by id.
    """
    names = [f"“{named[one]}”" for one in finding.records if named.get(one)]
    if finding.action:
        return finding.action[:_TITLE_LIMIT]
    template = TITLES.get(finding.rule, "")
    title = template.replace("{title}", some_of(names, _NAMED)) if names else ""
    is_whole = len(names) == len(finding.records) and 0 < len(title) <= _TITLE_LIMIT
    return title if is_whole else RULES[finding.rule].advice


RULE_TITLES = {
    "severe constraint not mentioned": "A serious constraint is not in the strategy",
    "outcome of concern": "An outcome is getting worse",
    "outcome misses its target": "An outcome will miss its target",
    "slipped back": "An answer slipped back",
    "unexplained move": "A change has no explanation",
    "objective served by nothing": "No initiative supports this objective",
    "objective served by weak links only": "Only weak links support this objective",
    "highest level on a view only": "The highest level is based on opinion only",
    "capacity short": "Capacity is short",
    "more priorities than capacity": "There are more priorities than capacity",
    "objective falls": "An objective cannot be met",
    "capacity short later": "Capacity will be short later",
    "capacity not recorded": "Capacity is not recorded",
    "dependencies in a circle": "Initiatives depend on each other in a circle",
    "starts before what it waits for": "An initiative starts before one it depends on",
    "waits for something stopped": "An initiative depends on one that was stopped",
    "initiative overdue": "An initiative is overdue",
    "initiative without dates": "An initiative has no dates",
    "approved without costs": "An approved initiative has no costs",
    "nothing is due within a year": "No initiative is due within a year",
    "initiative serves no objective": "An initiative supports no objective",
    "initiative without a user need": "An initiative names no patient or staff need",
    "initiative without an owner": "An initiative has no owner",
    "objective without a metric": "An objective has no metric",
    "objective without an owner": "An objective has no owner",
    "suspect link": "A link needs confirming",
    "strong link without a reason": "A strong link has no reason",
    "declared differs from the map": "An answer differs from the strategy map",
    "no north star": "The strategy has no north star",
    "principle never tested": "A principle was never tested",
    "initiative conflicts with a principle": "An initiative conflicts with a principle",
    "nothing is ruled out": "The strategy rules nothing out",
    "decision due for review": "A decision is due for review",
    "evidence expired": "Evidence is out of date",
    "evidence expires soon": "Evidence will soon be out of date",
    "carried forward and not confirmed": "Answers are not yet confirmed",
    "no answer and no reason": "An answer has no level and no reason",
    "target level not reached": "A target level is not reached",
    "target level overdue": "A target level is overdue",
    "stale metric": "A reading is due",
    "leading improves, outcome does not": "Early progress has not changed the outcome",
    "leading metric tied to no outcome": "A leading metric has no linked outcome",
    "metric without a target": "A metric has no target",
    "metric without an owner": "A metric has no owner",
    "severe constraint nobody answers for": "A serious constraint has no owner",
    "constraint gets worse": "A constraint is getting worse",
    "case without a baseline": "A case for change has no baseline",
    "case tied to nothing": "A case for change is not linked",
    "case due for review": "A case for change is due for review",
    "action overdue": "An action is overdue",
    "action blocked": "An action is blocked",
    "action without an owner": "An action has no owner",
    "action done without evidence": "A completed action has no evidence",
    "no action on what matters most": "What matters most has no action",
}


def rule_title(rule: str) -> str:
    """Give what readers call a rule; one of another version keeps its name."""
    return RULE_TITLES.get(rule, rule)
