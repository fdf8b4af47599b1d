"""The aim told in pairs of metrics: what it says, what it lacks, and where its metrics are now.

Source: docs/spec/records.md#the-aim-in-paired-metrics.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from digistrat_desktop.analysis.measures.metric_lines import MetricLine
from digistrat_desktop.analysis.measures.words import Subject
from digistrat_desktop.analysis.plans.plan import Plan
from digistrat_desktop.domain.record.workspace import Workspace, metrics_in_use
from digistrat_desktop.domain.trust.strategy import CaseForChange, Initiative, PairedAim
from digistrat_desktop.domain.words import day_words, listed, sentence_case, short_day


@dataclass(frozen=True, slots=True)
class AimLine:
    aim: PairedAim
    statement: str  # by when, who will be able to do what, and how it will be known
    missing: tuple[str, ...]  # what it cannot be checked without: "the outcome metric's goal"
    now: str  # where the metrics are now, and which goals are reached; or empty
    is_past: bool  # its day has passed


_NEEDED = (
    ("by", "a date"),
    ("leading_id", "a leading metric"),
    ("leading_from", "where the leading metric starts"),
    ("leading_goal", "the leading metric's goal"),
    ("outcome_id", "an outcome metric"),
    ("outcome_from", "where the outcome metric starts"),
    ("outcome_goal", "the outcome metric's goal"),
)


def aim_lines(
    workspace: Workspace, today: date, lines: Iterable[MetricLine] = ()
) -> tuple[AimLine, ...]:
    """Give the parts of the aim, the earliest day first."""
    by_metric = {line.metric_id: line for line in lines}
    aims = sorted(workspace.all(PairedAim), key=lambda a: (a.by is None, str(a.by), a.title, a.id))
    return tuple(_line(one, today, by_metric) for one in aims)


def _line(aim: PairedAim, today: date, lines: dict[str, MetricLine]) -> AimLine:
    halves = (
        (lines.get(aim.leading_id or ""), aim.leading_from, aim.leading_goal),
        (lines.get(aim.outcome_id or ""), aim.outcome_from, aim.outcome_goal),
    )
    known = [_goes(line, begun, goal) for line, begun, goal in halves if line is not None]
    first = f"By {day_words(aim.by)}, {aim.title}" if aim.by else sentence_case(aim.title)
    statement = f"{first.rstrip('. ')}."
    if known:
        statement += f" We will know because {listed(known)}."
    missing = tuple(words for name, words in _NEEDED if not getattr(aim, name))
    now = " ".join(_now(line, begun, goal) for line, begun, goal in halves if line is not None)
    return AimLine(aim, statement, missing, now, aim.by is not None and aim.by < today)


def _goes(line: MetricLine, begun: str, goal: str) -> str:
    if not goal:
        return f"“{line.name}” changes"
    wanted = _shown(line.subject, goal)
    begins = f" goes from {_shown(line.subject, begun)} to " if begun else " reaches "
    return f"“{line.name}”{begins}{wanted}"


def _shown(subject: Subject, value: str) -> str:
    return str(subject.shown(float(value)))


def _now(line: MetricLine, begun: str, goal: str) -> str:
    if not line.latest:
        return f"“{line.name}” has no reading yet."
    words = f"“{line.name}” is {line.latest} in {line.latest_when}"
    return f"{words}: the goal is reached." if _is_reached(line, begun, goal) else f"{words}."


def _is_reached(line: MetricLine, begun: str, goal: str) -> bool:
    """Tell whether the latest value is at the goal or beyond it, seen from where it began."""
    last = line.analysis.last
    if not (begun and goal and last is not None and last.value is not None):
        return False
    wanted = float(goal)
    return last.value >= wanted if wanted >= float(begun) else last.value <= wanted


@dataclass(frozen=True, slots=True)
class Goal:
    """What initiatives should bring about by a day: an aim, or the last dated target of a metric."""

    record: str  # the id of the aim or of the metric
    kind: str  # "aim" or "target"
    title: str
    by: date
    initiatives: tuple[str, ...]  # ids of those in the plan that serve it


def goals_of(workspace: Workspace, plan: Plan) -> tuple[Goal, ...]:
    """Give the dated goals of a plan, the earliest first.

    An initiative serves a goal through a metric: that of an objective which rests on it, or of its case
    for change.
    """
    serving = _serving(workspace, plan)
    found = [
        Goal(aim.id, "aim", aim.title, aim.by, _of(serving, aim.leading_id, aim.outcome_id))
        for aim in workspace.all(PairedAim)
        if aim.by is not None
    ]
    for metric in metrics_in_use(workspace):
        if metric.targets:
            last = max(one.from_day for one in metric.targets)
            found.append(Goal(metric.id, "target", metric.full_name, last, _of(serving, metric.id)))
    return tuple(sorted((g for g in found if g.initiatives), key=lambda g: (g.by, g.record)))


def _serving(workspace: Workspace, plan: Plan) -> dict[str, list[str]]:
    """Give the initiatives in the plan that serve each metric, by its id."""
    found: dict[str, list[str]] = {}
    for objective_id, rests_on in plan.strong.items():
        for metric_id in plan.objectives[objective_id].metric_ids:
            found.setdefault(metric_id, []).extend(rests_on)
    for case in workspace.all(CaseForChange):
        if case.metric_id:
            known = (one for one in case.initiative_ids if one in plan.initiatives)
            found.setdefault(case.metric_id, []).extend(known)
    return found


def _of(serving: Mapping[str, list[str]], *metric_ids: str | None) -> tuple[str, ...]:
    return tuple(sorted({one for key in metric_ids if key for one in serving.get(key, ())}))


def ends_too_late(goals: Iterable[Goal], plan: Plan) -> Iterator[tuple[Goal, Initiative]]:
    """Give each goal with an initiative that serves it and ends after its day."""
    for goal in goals:
        for one in map(plan.initiatives.get, goal.initiatives):
            if one is not None and one.ends is not None and one.ends > goal.by:
                yield goal, one


def too_late_words(goal: Goal, initiative: Initiative) -> str:
    """Say that an initiative ends after the day of what it serves, without a full stop."""
    ends = short_day(initiative.ends)
    return f"“{initiative.title}” ends {ends}; its {goal.kind}: {short_day(goal.by)}"
