"""Findings that say the same of several records, said once with the records' names.

A list of sixty lines is read by nobody: three objectives without an owner are one thing to mend.
Headline findings are never put together, since each of them is a reason of its own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.words import counted, listed, sentence_case
from digistrat_desktop.domain.actions import Action
from digistrat_desktop.domain.cases import CaseForChange
from digistrat_desktop.domain.metrics import Metric
from digistrat_desktop.domain.saying import noun, say
from digistrat_desktop.domain.strategy import Initiative, Objective, Principle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digistrat_desktop.analysis.findings.kinds import Finding
    from digistrat_desktop.analysis.judged import Judged

SEVERAL = 3
_NAMED = 4

# rule: the noun of its records, and what is said of several of them.
_SAID = {
    "objective without an owner": (noun("objective"), say("have no owner")),
    "objective without a metric": (
        noun("objective"),
        say("have no metric, so nobody could tell whether they are achieved"),
    ),
    "initiative without an owner": (noun("initiative"), say("have no owner")),
    "initiative without dates": (noun("initiative"), say("have no start or no end date")),
    "initiative without a user need": (
        noun("initiative"),
        say("name no need of a patient or member of staff"),
    ),
    "approved without costs": (noun("initiative"), say("were approved without costs by year")),
    "strong link without a reason": (noun("strong link"), say("have no reason")),
    "suspect link": (noun("link"), say("wait to be confirmed, since what they join was reworded")),
    "principle never tested": (noun("principle"), say("were not yet held against any initiative")),
    "evidence expired": (noun("answer"), say("rest on evidence past its shelf life")),
    "evidence expires soon": (noun("answer"), say("lose their evidence soon")),
    "no answer and no reason": (noun("answer"), say("give no level and no reason")),
    "stale metric": (noun("metric"), say("wait for a reading that is due")),
    "leading metric tied to no outcome": (noun("leading metric"), say("are tied to no outcome")),
    "metric without a target": (noun("metric"), say("have no target")),
    "metric without an owner": (noun("metric"), say("have no owner")),
    "severe constraint nobody answers for": (
        noun("severe constraint"),
        say("have no owner and no mitigation"),
    ),
    "case without a baseline": (
        noun("case for change", "cases for change"),
        say("have no complete baseline"),
    ),
    "case tied to nothing": (
        noun("case for change", "cases for change"),
        say("are not tied to all they concern"),
    ),
    "action without an owner": (noun("action"), say("have no owner")),
    "action done without evidence": (noun("action"), say("are done, and nothing shows it")),
}


def together(findings: Iterable[Finding], judged: Judged) -> tuple[Finding, ...]:
    """Put findings of one rule together where three or more records share it."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    names = _names(judged)
    found: list[Finding] = []
    for rule, same in by_rule.items():
        if rule in _SAID and len(same) >= SEVERAL:
            found.append(_one(same, judged, names))
        else:
            found.extend(same)
    return tuple(found)


def _one(same: list[Finding], judged: Judged, named: dict[str, str]) -> Finding:
    first, *others = sorted(same, key=lambda f: (-f.touched, f.record))
    names = [named[f.record] for f in (first, *others) if f.record in named]
    return replace(
        first,
        sentence=_sentence(first, names, len(same), judged),
        touched=len(same),
        others=tuple(f.record for f in others),
    )


def _sentence(first: Finding, names: list[str], count: int, judged: Judged) -> str:
    if first.rule == "evidence expires soon":
        return judged.expiring.sentence
    what, said = _SAID[first.rule]
    many = sentence_case(counted(count, *what))
    if not names:
        return say("{records} {said}.", records=many, said=said)
    shown = names[:_NAMED]
    if len(names) > _NAMED:
        shown.append(say("others"))
    return say("{records} {said}: {names}.", records=many, said=said, names=listed(shown))


def _names(judged: Judged) -> dict[str, str]:
    """Give how the records that can be put together are named, by id."""
    held = judged.workspace
    titled = [
        *((one.id, one.title) for one in held.all(Objective)),
        *((one.id, one.title) for one in held.all(Initiative)),
        *((one.id, one.title) for one in held.all(Principle)),
        *((one.id, one.title) for one in held.all(Action)),
        *((one.id, one.title) for one in held.all(CaseForChange)),
    ]
    items = {str(i.item.id): i.item.title for s in judged.assessed.position for i in s.items}
    metrics = {str(m.id): m.name for m in held.all(Metric)}
    return {**items, **metrics, **{str(key): f"“{title}”" for key, title in titled}}
