"""What a board should not miss: plain findings, each from a named rule.

Source: RULINGS, "Three things that matter"; the rules themselves are in `findings.rules`.
"""

from digistrat_desktop.analysis.findings.assessed import (
    constraint_findings,
    movement_findings,
    stated_findings,
)
from digistrat_desktop.analysis.findings.kinds import (
    Family,
    Finding,
    Severity,
    ranked,
    three_that_matter,
)
from digistrat_desktop.analysis.findings.measured import metric_findings
from digistrat_desktop.analysis.findings.rules import RULES, Rule
from digistrat_desktop.analysis.findings.whole import Findings, all_findings

__all__ = [
    "RULES",
    "Family",
    "Finding",
    "Findings",
    "Rule",
    "Severity",
    "all_findings",
    "constraint_findings",
    "metric_findings",
    "movement_findings",
    "ranked",
    "stated_findings",
    "three_that_matter",
]
