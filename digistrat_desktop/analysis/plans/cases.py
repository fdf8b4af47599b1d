"""Whether a case for change can be judged: its baseline, its ties and what has come of it.

Source: docs/spec/judgement.md#cases-for-change.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from digistrat_desktop.analysis.measures.metric_lines import MetricLine
from digistrat_desktop.domain.periods.periods import parse_period
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.strategy import CaseForChange
from digistrat_desktop.domain.words import day_words, listed


@dataclass(frozen=True, slots=True)
class Missing:
    field: str  # the record's field, to jump to
    words: str  # as in a list: "the baseline's value"


@dataclass(frozen=True, slots=True)
class CaseCheck:
    case: CaseForChange
    missing: tuple[Missing, ...]
    without_baseline: bool  # no value, period or source: the gain cannot be shown later
    loose: tuple[str, ...]  # tied to no metric, no initiative or no objective; says to which
    review_due: bool  # the review date is past and no result is written down
    figure: str  # the baseline with its period: "16.8% in May 2025", or empty
    then_and_now: str  # baseline beside the metric's latest value, or empty
    sentence: str  # what is missing, or that nothing is


_NEEDED = (
    Missing("problem", "the problem"),
    Missing("users_affected", "who it affects"),
    Missing("baseline_value", "the baseline's value"),
    Missing("baseline_period", "the baseline's period"),
    Missing("baseline_source", "the baseline's source"),
    Missing("change_proposed", "the proposed change"),
    Missing("expected_effect", "the expected effect"),
    Missing("owner_id", "an owner"),
    Missing("review_on", "a review date"),
)
_BASELINE = frozenset({"baseline_value", "baseline_period", "baseline_source"})


def case_checks(
    workspace: Workspace, today: date, lines: Iterable[MetricLine] = ()
) -> tuple[CaseCheck, ...]:
    """Check every case for change as at a date, those ranked as services to redesign first."""
    by_metric = {line.metric_id: line for line in lines}
    ranked = sorted(workspace.all(CaseForChange), key=_place)
    return tuple(_check(case, today, by_metric) for case in ranked)


def _place(case: CaseForChange) -> tuple[bool, Decimal]:
    return not case.redesign_place, Decimal(case.redesign_place or 0)


def services_ranked(checks: Iterable[CaseCheck]) -> tuple[CaseCheck, ...]:
    """Give the cases of services that are ranked by how much they need redesign, in that order."""
    return tuple(check for check in checks if check.case.redesign_place)


def _check(case: CaseForChange, today: date, lines: dict[str, MetricLine]) -> CaseCheck:
    missing = tuple(one for one in _NEEDED if not getattr(case, one.field))
    loose = _loose(case)
    return CaseCheck(
        case=case,
        missing=missing,
        without_baseline=any(one.field in _BASELINE for one in missing),
        loose=loose,
        review_due=_is_due(case, today),
        figure=_figure(case, lines),
        then_and_now=_then_and_now(case, lines),
        sentence=_sentence(case, missing, loose),
    )


def _is_due(case: CaseForChange, today: date) -> bool:
    return case.review_on is not None and case.review_on < today and not case.result_value


def _loose(case: CaseForChange) -> tuple[str, ...]:
    ties = (
        ("metric", bool(case.metric_id)),
        ("initiative", bool(case.initiative_ids)),
        ("objective", bool(case.objective_ids)),
    )
    return tuple(noun for noun, tied in ties if not tied)


def _then_and_now(case: CaseForChange, lines: dict[str, MetricLine]) -> str:
    line = lines.get(case.metric_id or "")
    if line is None or not case.baseline_value:
        return ""
    then = f"{line.name}: {_figure(case, lines)} (baseline)"
    now = "no reading yet"
    if line.latest:
        now = f"{line.latest} in {line.latest_when}"
    told = f"{then}; {now}."
    return " ".join(filter(None, [told, line.sentence]))


def _figure(case: CaseForChange, lines: dict[str, MetricLine]) -> str:
    if not case.baseline_value:
        return ""
    line = lines.get(case.metric_id or "")
    value = case.baseline_value
    shown = value if line is None else str(line.subject.shown(float(value)))
    return f"{shown} {parse_period(case.baseline_period).when}" if case.baseline_period else shown


def _sentence(case: CaseForChange, missing: tuple[Missing, ...], loose: tuple[str, ...]) -> str:
    title, words = f"“{case.title}”", []
    if missing:
        words.append(f"{title} is missing: {listed([one.words for one in missing])}.")
    if loose:
        words.append(f"{'It' if missing else title} is not linked to {any_of(loose)}.")
    if words:
        return " ".join(words)
    due = day_words(case.review_on)
    return f"The case {title} has all its parts. Review its result on {due}."


def any_of(loose: tuple[str, ...]) -> str:
    """Name what a case is not linked to: "a metric, an initiative or an objective"."""
    named = [f"{'a' if one == 'metric' else 'an'} {one}" for one in loose]
    return " or ".join([", ".join(named[:-1]), named[-1]] if named[1:] else named)
