"""Findings narrowed, and those of one rule put together so that many of a kind hide nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.words import sentence_case

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digistrat_desktop.analysis.findings import Finding


@dataclass(frozen=True, slots=True)
class FindingFilter:
    """Which findings are wanted; an empty field wants all.

    Attributes:
        severity: the number of a `Severity`, as text.
        page: the page on which they are mended.
        words: every word must stand in the sentence, the rule or what the record is called.
    """

    severity: str = ""
    page: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Findings of one rule, the most important first."""

    rule: str
    findings: tuple[Finding, ...]

    @property
    def title(self) -> str:
        """The rule with how often it was met."""
        return f"{sentence_case(self.rule)}: {len(self.findings)} findings"


def wanted_findings(
    findings: Iterable[Finding], wanted: FindingFilter, labels: dict[str, str]
) -> tuple[Finding, ...]:
    """Give the findings that are wanted, in the order they came.

    Args:
        labels: what records are called, by id.
    """
    words = wanted.words.casefold().split()
    return tuple(
        one
        for one in findings
        if wanted.severity in {"", str(int(one.severity))}
        and wanted.page in {"", one.page}
        and all(word in _text(one, labels) for word in words)
    )


def _text(finding: Finding, labels: dict[str, str]) -> str:
    return f"{finding.sentence} {finding.rule} {labels.get(finding.record, '')}".casefold()


def by_severity(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give what the board should know first, then the rest; each kind in the order it came.

    Findings rank by family, which chooses the three of page one. A list that prints how much each
    matters beside it would contradict itself in that order.
    """
    return tuple(sorted(findings, key=lambda one: one.severity))


def grouped(findings: Sequence[Finding]) -> tuple[FindingGroup, ...]:
    """Put findings of one rule together, where the first of them stood."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    return tuple(FindingGroup(rule, tuple(found)) for rule, found in by_rule.items())
