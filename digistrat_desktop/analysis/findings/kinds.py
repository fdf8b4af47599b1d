"""What a finding is, how findings rank, and which three come first.

Source: RULINGS, "Three things that matter".
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from digistrat_desktop.domain.edits.author import derived_id
from digistrat_desktop.domain.saying import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digistrat_desktop.domain.actions import Acknowledgement

THREE = 3


class Family(IntEnum):
    """Kinds of findings, in the order in which they matter."""

    IGNORED_CONSTRAINT = 1
    OUTCOME_CONCERN = 2
    MOVEMENT = 3
    UNSERVED_OBJECTIVE = 4
    STATED_ONLY = 5
    CAPACITY = 6
    HOUSEKEEPING = 7


class Severity(IntEnum):
    """How much a finding matters; ranks those outside the named families."""

    SERIOUS = 1
    IMPORTANT = 2
    TIDY = 3

    @property
    def label(self) -> str:
        """The words shown to people."""
        return _SEVERITIES[self]


_SEVERITIES = {
    Severity.SERIOUS: say("The board should know"),
    Severity.IMPORTANT: say("Needs attention"),
    Severity.TIDY: say("To tidy up"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    Attributes:
        rule: the rule's name, the same in every version.
        record: what it is about: an item's id or a record's id.
        sentence: plain words with a full stop.
        touched: how many records it touches; decides ties.
        page: the page on which `record` is mended.
        source: why this is a rule at all.
        accepted: who accepted it for now said why and until when; None while it stands.
        others: further records of which the same is said, where findings were put together.
        about: what an acknowledgement names; of several records together it changes with them, so
            that what was accepted of some is never taken to be accepted of more.
    """

    family: Family
    rule: str
    record: str
    sentence: str
    touched: int = 1
    severity: Severity = Severity.IMPORTANT
    page: str = "assess"
    source: str = ""
    accepted: Acknowledgement | None = None
    others: tuple[str, ...] = ()

    @property
    def records(self) -> tuple[str, ...]:
        """Every record it is about, the one to mend first at the front."""
        return (self.record, *self.others)

    @property
    def about(self) -> str:
        """What an acknowledgement of it names."""
        return derived_id(*sorted(self.records)) if self.others else self.record


def rank(finding: Finding) -> tuple[int, int, int, str, str, str]:
    """Give the sort key: family, severity among the rest, records touched, record, rule, words."""
    by_severity = finding.severity if finding.family is Family.HOUSEKEEPING else 0
    return (
        finding.family,
        by_severity,
        -finding.touched,
        finding.record,
        finding.rule,
        finding.sentence,
    )


def ranked(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort findings, those that matter most first."""
    return tuple(sorted(findings, key=rank))


def three_that_matter(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Pick three findings: at most one a family until families run out, most touched first.

    What was accepted for now is left out.
    """
    first: list[Finding] = []
    rest: list[Finding] = []
    seen: set[Family] = set()
    for finding in ranked(f for f in findings if f.accepted is None):
        (rest if finding.family in seen else first).append(finding)
        seen.add(finding.family)
    return tuple((first + rest)[:THREE])
