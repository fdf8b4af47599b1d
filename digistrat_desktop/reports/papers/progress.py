"""The progress report: then and now, what moved and why, what cannot be compared, the measures."""

from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.analysis.measures.metric_lines import MetricLine
from digistrat_desktop.domain.words import counted
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.papers.cases import cases_in_full
from digistrat_desktop.reports.papers.cover import contents, cover
from digistrat_desktop.reports.papers.findings import actions_in_full
from digistrat_desktop.reports.papers.measures import chart_of, measures_table
from digistrat_desktop.reports.papers.movement import causes, since_last
from digistrat_desktop.reports.papers.position import position_section
from digistrat_desktop.reports.papers.reality import reality_brief, scenarios_section
from digistrat_desktop.reports.papers.strategy import strategy_brief
from digistrat_desktop.reports.papers.wording import PaperSection

_FOR = "What has changed since the last assessment, why, and what the metrics show."


def _cover(judgement: Judgement) -> b.Blocks:
    return cover(judgement, "Progress", _FOR)


def _moves(judgement: Judgement) -> b.Blocks:
    return (
        *position_section(judgement),
        *causes(judgement),
        *_unexplained(judgement),
    )


def _unexplained(judgement: Judgement) -> b.Blocks:
    found = [move for move in judgement.moves if move.unexplained]
    if not found:
        return ()
    items = tuple(
        (b.Run(f"{m.title}: ", bold=True), b.Run(f"{m.before_label} to {m.after_label}."))
        for m in found
    )
    head = f"{counted(judgement.counts.of(CountOf.UNEXPLAINED), 'change')} still to explain"
    words = "Answers that moved 2 levels, or moved up with no new evidence, and have no reason."
    return b.Heading(2, head, "unexplained"), b.said(words), b.BulletList(items)


def _measures(judgement: Judgement) -> b.Blocks:
    if not judgement.metrics:
        return ()
    parts = (part for line in judgement.metrics for part in (*chart_of(line), *_rebases(line)))
    table = measures_table(judgement.metrics)
    return b.PageBreak(), b.Heading(2, "Metrics", "measures"), table, *parts


def _rebases(line: MetricLine) -> b.Blocks:
    reasons = [group.reason for group in line.analysis.groups if group.reason]
    if not reasons:
        return ()
    times = "once" if len(reasons) == 1 else counted(len(reasons), "time")
    why = "; ".join(reason.rstrip(". ") for reason in reasons)
    words = f"Limits were recalculated {times}: {why}."
    return (b.said(words, b.TextStyle.SECONDARY),)


PROGRESS = (
    PaperSection("cover", "Title page and front sheet", _cover, fixed=True),
    PaperSection("contents", "Contents", contents),
    PaperSection("moves", "Changes with their reasons", _moves),
    PaperSection("since", "Decisions, starts and completions since last time", since_last),
    PaperSection("strategy", "The strategy now", strategy_brief),
    PaperSection("reality", "Reality check: what will not fit", reality_brief),
    PaperSection("scenarios", "Scenarios compared with the plan", scenarios_section),
    PaperSection("cases", "Cases for change, then and now", cases_in_full),
    PaperSection("actions", "Actions and targets", actions_in_full),
    PaperSection("measures", "Metrics with charts", _measures),
)
