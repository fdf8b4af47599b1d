"""Findings that say the same of several records, said once with the records' names.

A list of sixty lines is read by nobody: three objectives without an owner are one thing to mend.
Headline findings are never put together, since each of them is a reason of its own.

Source: docs/spec/judgement.md#findings.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from digistrat_desktop.analysis.findings.apart import apart_findings
from digistrat_desktop.analysis.findings.assessed import assessed_findings
from digistrat_desktop.analysis.findings.grounds import Grounds
from digistrat_desktop.analysis.findings.planned import (
    acted_findings,
    measured_findings,
    planned_findings,
    strategic_findings,
    unaddressed,
)
from digistrat_desktop.analysis.findings.rules import (
    Finding,
    ranked,
    rule_title,
    subjects,
    three_that_matter,
)
from digistrat_desktop.domain.counted import by_number, some_of
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.actions import Acknowledgement, Action
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.domain.trust.strategy import CaseForChange, Initiative, Objective, Principle
from digistrat_desktop.domain.words import Noun, counted

SEVERAL = 3
_NAMED = 4

# rule: the noun of its records, and what is said of several of them.
_SAID = {
    "objective without an owner": (Noun("objective"), "have no owner"),
    "objective without a metric": (
        Noun("objective"),
        "have no metric, so you cannot tell if they are achieved",
    ),
    "initiative without an owner": (Noun("initiative"), "have no owner"),
    "initiative without dates": (Noun("initiative"), "are missing a start or end date"),
    "initiative without a user need": (Noun("initiative"), "do not name a patient or staff need"),
    "approved without costs": (Noun("initiative"), "were approved with no costs by year"),
    "strong link without a reason": (Noun("strong link"), "have no reason"),
    "suspect link": (
        Noun("link"),
        "need confirming because an objective or initiative was reworded",
    ),
    "principle never tested": (Noun("principle"), "have not been tested against any initiative"),
    "evidence expired": (Noun("answer"), "are based on out-of-date evidence"),
    "level on an opinion only": (Noun("answer"), "are based on opinion only"),
    "evidence expires soon": (Noun("answer"), "have evidence that will soon be out of date"),
    "no answer and no reason": (Noun("answer"), "have no level and no reason"),
    "stale metric": (Noun("metric"), "have a reading due"),
    "leading metric tied to no outcome": (Noun("leading metric"), "are not linked to an outcome"),
    "metric without a target": (Noun("metric"), "have no target"),
    "metric without an owner": (Noun("metric"), "have no owner"),
    "severe constraint nobody answers for": (
        Noun("serious constraint"),
        "have no owner and no mitigation in the constraints register",
    ),
    "case without a baseline": (
        Noun("case for change", "cases for change"),
        "have no complete baseline",
    ),
    "case tied to nothing": (
        Noun("case for change", "cases for change"),
        "are missing a linked metric, initiative or objective",
    ),
    "action without an owner": (Noun("action"), "have no owner"),
    "action done without evidence": (Noun("action"), "are marked done but have no evidence"),
}


def together(findings: Iterable[Finding], grounds: Grounds) -> tuple[Finding, ...]:
    """Put findings of one rule together where three or more records share it."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    names = _names(grounds)
    found: list[Finding] = []
    for rule, same in by_rule.items():
        if rule in _SAID and len(same) >= SEVERAL:
            found.append(_one(same, grounds, names))
        else:
            found.extend(same)
    return tuple(found)


def _one(same: list[Finding], grounds: Grounds, named: dict[str, str]) -> Finding:
    first, *others = sorted(same, key=lambda f: (-f.touched, f.record))
    names = [named[f.record] for f in (first, *others) if f.record in named]
    return replace(
        first,
        sentence=_sentence(same, names, _NAMED, grounds),
        whole=_sentence(same, names, len(names), grounds),
        touched=len(same),
        others=tuple(f.record for f in others),
    )


def _sentence(same: list[Finding], names: list[str], most: int, grounds: Grounds) -> str:
    first, count = same[0], len(same)
    if first.rule == "evidence expires soon":
        return grounds.expiring.words(most)
    what, said = _SAID[first.rule]
    of = f"finding: {first.rule}"
    words = f"{{n}} {what.of(count)} {said}{': {names}' if names else ''}."
    return by_number(count, of, words, words, names=some_of(names, most, of))


def _names(grounds: Grounds) -> dict[str, str]:
    held = grounds.workspace
    titled = [
        *((one.id, one.title) for one in held.all(Objective)),
        *((one.id, one.title) for one in held.all(Initiative)),
        *((one.id, one.title) for one in held.all(Principle)),
        *((one.id, one.title) for one in held.all(Action)),
        *((one.id, one.title) for one in held.all(CaseForChange)),
    ]
    items = {str(i.item.id): i.item.title for s in grounds.position for i in s.items}
    metrics = {str(m.id): m.full_name for m in held.all(Metric)}
    found = {**items, **metrics, **{str(key): title for key, title in titled}}
    return {key: f"“{title}”" for key, title in found.items()}


@dataclass(frozen=True, slots=True)
class Findings:
    standing: tuple[Finding, ...]  # what is to be looked at, most important first
    accepted: tuple[Finding, ...]  # what was accepted for now; each carries its acknowledgement

    @property
    def three(self) -> tuple[Finding, ...]:
        """The three that matter most, or fewer: the first of what stands."""
        return tuple(one for one in self.standing if one.matters_most)


def all_findings(grounds: Grounds) -> Findings:
    found = [
        *assessed_findings(grounds),
        *strategic_findings(grounds),
        *planned_findings(grounds),
        *measured_findings(grounds),
        *acted_findings(grounds),
        *apart_findings(grounds),
    ]
    single = with_acknowledgements(found, grounds.workspace, grounds.today)
    accepted = tuple(f for f in single if f.accepted is not None)
    joined = together((f for f in single if f.accepted is None), grounds)
    marked = (*accepted, *with_acknowledgements(joined, grounds.workspace, grounds.today))
    three = three_that_matter(marked, subjects(grounds.workspace))
    more = with_acknowledgements(
        unaddressed(three, grounds, _names(grounds)), grounds.workspace, grounds.today
    )
    whole = ranked((*marked, *more))
    return Findings(
        standing=most_important_first((f for f in whole if f.accepted is None), three),
        accepted=tuple(f for f in whole if f.accepted is not None),
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


@dataclass(frozen=True, slots=True)
class FindingFilter:
    """Which findings are wanted; an empty field wants all."""

    importance: str = ""  # the words of a `Grade`
    page: str = ""  # the page on which they are mended
    words: str = ""  # every word must stand in the sentence, the rule or what the record is called


@dataclass(frozen=True, slots=True)
class FindingGroup:
    rule: str
    findings: tuple[Finding, ...]

    @property
    def title(self) -> str:
        count = counted(len(self.findings), "finding")
        return f"{rule_title(self.rule)}: {count}"


def wanted_findings(
    findings: Iterable[Finding], wanted: FindingFilter, labels: dict[str, str]
) -> tuple[Finding, ...]:
    """Give the findings that are wanted, in the order they came."""
    words = wanted.words.casefold().split()
    return tuple(
        one
        for one in findings
        if wanted.importance in {"", one.importance}
        and wanted.page in {"", one.page}
        and all(word in _text(one, labels) for word in words)
    )


def _text(finding: Finding, labels: dict[str, str]) -> str:
    known = labels.get(finding.record, "")
    return f"{finding.sentence} {finding.rule} {rule_title(finding.rule)} {known}".casefold()


def most_important_first(
    findings: Iterable[Finding], three: Sequence[Finding]
) -> tuple[Finding, ...]:
    """Give the three of page one, marked, then the rest by importance: the order of every list.

    Of each importance duties in law come first, then as they came. Findings rank by family, which
    chooses the three. A list that prints how much each matters would contradict itself in that order.
    """
    rest = sorted(
        (one for one in findings if one not in three),
        key=lambda one: (one.severity, not one.of_law),
    )
    return (*(replace(one, matters_most=True) for one in three), *rest)


def grouped(findings: Sequence[Finding]) -> tuple[FindingGroup, ...]:
    """Give the findings of each rule together; what matters most and each duty in law stand alone.

    None of those is folded away, and all of a group have one importance.
    """
    by_rule: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        alone = finding.matters_most or finding.of_law
        by_rule.setdefault((finding.rule, finding.record if alone else ""), []).append(finding)
    return tuple(FindingGroup(rule, tuple(found)) for (rule, _), found in by_rule.items())
