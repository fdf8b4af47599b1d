"""The aim told in pairs of metrics: what it says, what it lacks, and where its metrics are now.

Source: docs/spec/records.md#the-aim-in-paired-metrics.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from digistrat_desktop.analysis.measures.metric_lines import MetricLine
from digistrat_desktop.analysis.measures.words import Subject
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.strategy import PairedAim
from digistrat_desktop.domain.words import day_words, listed, sentence_case


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
