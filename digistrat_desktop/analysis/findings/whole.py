"""All findings of a trust, ranked, with those accepted for now marked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.findings.acted import acted_findings, unaddressed
from digistrat_desktop.analysis.findings.assessed import assessed_findings
from digistrat_desktop.analysis.findings.kinds import Finding, ranked, three_that_matter
from digistrat_desktop.analysis.findings.measured import measured_findings
from digistrat_desktop.analysis.findings.planned import planned_findings
from digistrat_desktop.analysis.findings.strategic import strategic_findings
from digistrat_desktop.analysis.findings.together import together
from digistrat_desktop.domain.actions import Acknowledgement

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from digistrat_desktop.analysis.judged import Judged
    from digistrat_desktop.domain.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found.

    Attributes:
        standing: what is to be looked at, most important first.
        accepted: what was accepted for now; each carries its acknowledgement.
        three: the three that matter.
    """

    standing: tuple[Finding, ...]
    accepted: tuple[Finding, ...]
    three: tuple[Finding, ...]


def all_findings(judged: Judged) -> Findings:
    """Apply every rule to a judged trust."""
    found = [
        *assessed_findings(judged),
        *strategic_findings(judged),
        *planned_findings(judged),
        *measured_findings(judged),
        *acted_findings(judged),
    ]
    single = with_acknowledgements(found, judged.workspace, judged.today)
    accepted = tuple(f for f in single if f.accepted is not None)
    joined = together((f for f in single if f.accepted is None), judged)
    marked = (*accepted, *with_acknowledgements(joined, judged.workspace, judged.today))
    three = three_that_matter(marked)
    more = with_acknowledgements(unaddressed(three, judged), judged.workspace, judged.today)
    whole = ranked((*marked, *more))
    return Findings(
        standing=tuple(f for f in whole if f.accepted is None),
        accepted=tuple(f for f in whole if f.accepted is not None),
        three=three,
    )


def with_acknowledgements(
    findings: Iterable[Finding], workspace: Workspace, today: date
) -> tuple[Finding, ...]:
    """Mark the findings that were accepted until today or later."""
    accepted = {
        (a.rule, a.about): a
        for a in workspace.all(Acknowledgement)
        if a.until is not None and a.until >= today
    }
    return tuple(
        replace(f, accepted=accepted[(f.rule, f.about)]) if (f.rule, f.about) in accepted else f
        for f in findings
    )
