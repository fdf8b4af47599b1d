"""The progress report: then and now, what moved and why, what cannot be compared, the measures."""

from dataclasses import replace

from digistrat_desktop.analysis.answers.position import SectionPosition
from digistrat_desktop.analysis.charts.strips import StripOptions, legend, strip_of
from digistrat_desktop.analysis.count_words import answers_words, movement_words
from digistrat_desktop.analysis.counted import together
from digistrat_desktop.analysis.counts import CountOf, section_counts
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.analysis.measures.metric_lines import MetricLine
from digistrat_desktop.domain.words import counted
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.papers.claims import cases_in_full, claims_brief
from digistrat_desktop.reports.papers.cover import contents, cover
from digistrat_desktop.reports.papers.findings import actions_in_full
from digistrat_desktop.reports.papers.measures import chart_of, measures_table
from digistrat_desktop.reports.papers.movement import causes, movement_blocks, since_last
from digistrat_desktop.reports.papers.reality import reality_brief, scenarios_section
from digistrat_desktop.reports.papers.strategy import strategy_brief
from digistrat_desktop.reports.papers.wording import PaperSection

_FOR = "What has changed since the last assessment, why, and what the metrics show."
_WIDTH = 515.0
_STRIP = StripOptions(width=_WIDTH, text_size=8, row_height=14)


def _cover(judgement: Judgement) -> b.Blocks:
    return cover(judgement, "Progress", _FOR)


def _then_and_now(judgement: Judgement) -> b.Blocks:
    blocks: list[b.Block] = [b.PageBreak(), b.Heading(2, "Then and now", "then-and-now")]
    words = movement_words(judgement, judgement.counts)
    if judgement.previous is None:
        words = "This is the first assessment, so there is only 1 date to show."
    blocks.append(b.said(words, b.TextStyle.LEAD))
    breaks = (judgement.framework_break, judgement.scope_break)
    blocks.extend(b.said(words, b.TextStyle.CAUTION) for words in breaks if words)
    shown = (s for s in judgement.position if s.scale is not None and s.begun)
    return (*blocks, *(b.KeepTogether(_strip(judgement, section)) for section in shown))


def _strip(judgement: Judgement, section: SectionPosition) -> b.Blocks:
    dated = [(judgement.assessment.title, section)]
    now = judgement.counts.sections[section.section.id]
    words = together(("Now: ", answers_words(section, now), "."))
    before = [s for s in judgement.before if s.section.id == section.section.id]
    if judgement.previous is not None and before:
        dated.insert(0, (judgement.previous.title, before[0]))
        then = section_counts(before[0], scope=f"{section.section.id}, last time")
        words = together(("Then: ", answers_words(before[0], then), ". ", words))
    return (
        b.Heading(3, section.section.title),
        b.said(words),
        b.Figure(strip_of(dated, _strip_options(judgement))),
        b.Figure(legend([one for _, one in dated], _WIDTH)),
    )


def _strip_options(judgement: Judgement) -> StripOptions:
    broken = bool(judgement.framework_break or judgement.scope_break)
    return replace(_STRIP, breaks=(1,)) if broken else _STRIP


def _moves(judgement: Judgement) -> b.Blocks:
    return (
        b.PageBreak(),
        *movement_blocks(judgement),
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
    PaperSection("then_and_now", "Then and now", _then_and_now),
    PaperSection("moves", "Changes with their reasons", _moves),
    PaperSection("since", "Decisions, starts and completions since last time", since_last),
    PaperSection("strategy", "The strategy now", strategy_brief),
    PaperSection("reality", "Reality check: what will not fit", reality_brief),
    PaperSection("scenarios", "Scenarios compared with the plan", scenarios_section),
    PaperSection("cases", "Cases for change, then and now", cases_in_full),
    PaperSection("claims", "Levels claimed and backed by evidence", claims_brief),
    PaperSection("actions", "Actions and targets", actions_in_full),
    PaperSection("measures", "Metrics with charts", _measures),
)
