"""Titles of the actions that findings suggest: short, and naming the thing."""

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
    "slipped back": "Regain {title}",
    "unexplained move": "Explain the change in {title}",
    "objective served by nothing": "Find an initiative for {title}",
    "objective served by weak links only": "Find an initiative for {title}",
    "highest level on a view only": "Get evidence for {title}",
    "evidence expired": "Get evidence for {title}",
    "evidence expires soon": _RENEW,
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
    template = TITLES.get(finding.rule, "")
    title = template.replace("{title}", some_of(names, _NAMED)) if names else ""
    is_whole = len(names) == len(finding.records) and 0 < len(title) <= _TITLE_LIMIT
    return title if is_whole else RULES[finding.rule].advice
