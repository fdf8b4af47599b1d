"""The progress report: then and now, what moved and why, what cannot be compared, the measures."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from digistrat_desktop.analysis.answers.likeness import not_compared
from digistrat_desktop.analysis.answers.movement import Cause
from digistrat_desktop.analysis.count_words import BY_CAUSE, causes_words, compared_words
from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.counted import number
from digistrat_desktop.domain.frameworks.framework import SectionKind
from digistrat_desktop.domain.trust.actions import Action, ActionStatus
from digistrat_desktop.domain.trust.strategy import Decision, Initiative
from digistrat_desktop.domain.words import day_words, listed, short_day
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.measures.exceptions import all_exceptions
from digistrat_desktop.reports.measures.overview import overview
from digistrat_desktop.reports.papers.actions import (
    actions_by_date,
    actions_section,
    targets_section,
)
from digistrat_desktop.reports.papers.constraints import second_changes
from digistrat_desktop.reports.papers.cover import contents, cover
from digistrat_desktop.reports.papers.position import levels_section, position_in_full
from digistrat_desktop.reports.papers.reality import (
    nothing_to_check,
    reality_brief,
    scenarios_section,
)
from digistrat_desktop.reports.papers.strategy import (
    cases_in_full,
    strategy_brief,
)
from digistrat_desktop.reports.papers.wording import (
    NO_CASE,
    NO_METRIC,
    NO_SCENARIO,
    NO_STRATEGY,
    PaperSection,
)

_FOR = "What has changed since the last assessment, why, and what the metrics show."


def _cover(judgement: Judgement) -> b.Blocks:
    return cover(judgement, "Progress", _FOR)


def _moves(judgement: Judgement) -> b.Blocks:
    return (
        *position_in_full(judgement),
        *levels_section(judgement),
        *_constraints(judgement),
        *_causes(judgement),
        *_not_compared(judgement),
        *_unexplained(judgement),
    )


def _constraints(judgement: Judgement) -> b.Blocks:
    """Say what the strategy does otherwise about constraints; the board report has a page of them."""
    section = judgement.section(SectionKind.CONSTRAINTS)
    said = second_changes(judgement, section.section) if section else ()
    heading = b.Heading(2, "Constraints: what the strategy does about them now", "second")
    return (heading, *said) if said else ()


def _not_compared(judgement: Judgement) -> b.Blocks:
    """Name every question whose answer stands alone, and why."""
    if judgement.previous is None:
        return ()
    found = not_compared(judgement.alike, judgement.before, judgement.position)
    if not found:
        return ()
    titles = {str(i.id): i.title for i in judgement.pack.items()}
    rows = [
        (
            b.text(one.title),
            b.text(one.became),
            b.text(one.last),
            b.text(_CODE.sub(lambda code: _titled(code, titles), one.reason)),
        )
        for one in found
    ]
    columns = (
        b.Column("Question", 2.4),
        b.Column("What became of it", 1.6),
        b.Column("Last time", 2.2),
        b.Column("Why", 4),
    )
    return (
        b.Heading(2, "Questions not compared with last time", "not-compared"),
        b.said(compared_words(judgement.counts)),
        b.grid("Questions that stand alone", columns, rows),
        *_levels_then(judgement),
    )


_CODE = re.compile(r"\b[A-Z]{3}(?:-[A-Z0-9]+)+\b")


def _titled(code: re.Match[str], titles: Mapping[str, str]) -> str:
    """Name a question that a framework's text gives by its code only."""
    title = titles.get(code[0])
    return f"“{title}”" if title else code[0]


def _levels_then(judgement: Judgement) -> b.Blocks:
    """Say what last time's levels meant that this framework does not have."""
    known = {level.label for scale in judgement.pack.scales for level in scale.levels}
    scales = [section.scale for section in judgement.before if section.scale is not None]
    levels = {one.label: one.meaning for scale in scales for one in scale.levels}
    old = [(label, meaning) for label, meaning in levels.items() if label not in known]
    if not old:
        return ()
    runs = [b.Run("Levels of last time only. ")]
    for label, meaning in old:
        runs += [b.Run(f"{label}: ", bold=True), *b.text(f"{meaning} ")]
    return (b.Paragraph(tuple(runs), b.TextStyle.SMALL),)


def _unexplained(judgement: Judgement) -> b.Blocks:
    found = [move for move in judgement.moves if move.unexplained]
    if not found:
        return ()
    items = tuple(
        (b.Run(f"{m.title}: ", bold=True), b.Run(f"{m.before_label} to {m.after_label}."))
        for m in found
    )
    head = judgement.counts.words("{changes to explain|change} still to explain")
    words = "Answers that moved 2 levels, or moved up with no new evidence, and have no reason."
    return b.Heading(2, head, "unexplained"), b.said(words), b.BulletList(items)


def _measures(judgement: Judgement) -> b.Blocks:
    return *overview(judgement), *all_exceptions(judgement)


def _actions(judgement: Judgement) -> b.Blocks:
    drawn = actions_by_date(judgement) if judgement.ranked else ()
    return (*actions_section(judgement), *drawn, *targets_section(judgement))


def _causes(judgement: Judgement) -> b.Blocks:
    """Sort what differs by its cause: only the first kind shows that the trust changed."""
    if not judgement.split:
        return ()
    counts = judgement.counts
    rows = [
        (
            b.text(cause.label),
            b.text(number(counts.of(what), counts.name(what))),
            b.text("; ".join(title for _, title in counts.which(what)) or "none"),
        )
        for cause in Cause
        for what in (BY_CAUSE[cause],)
    ]
    total = number(counts.of(CountOf.CHANGED), counts.name(CountOf.CHANGED))
    rows.append((b.text("All answers that changed", bold=True), b.text(total, bold=True), ()))
    columns = (
        b.Column("Why it changed", 3),
        b.Column("Answers", 0.9, b.Align.END),
        b.Column("Questions", 5),
    )
    return (
        b.Heading(2, "Why answers changed", "causes"),
        b.said(causes_words(judgement.counts)),
        b.grid("Answers by why they changed", columns, rows),
    )


def _since_last(judgement: Judgement) -> b.Blocks:
    """Give the dated facts of strategy and actions since the last assessment."""
    if judgement.previous is None or judgement.previous.as_of is None:
        return ()
    points = tuple(_points(judgement, judgement.previous.as_of))
    if not points:
        return ()
    between = f"{day_words(judgement.previous.as_of)} to {day_words(judgement.today)}"
    return b.Heading(2, f"Decided, begun and done from {between}", "since"), b.points(points)


def _points(judgement: Judgement, since: date) -> Iterator[str]:
    today = judgement.today
    held = judgement.workspace

    def is_new(day: date | None) -> bool:
        return day is not None and since < day <= today

    for decision in sorted(held.all(Decision), key=lambda d: (str(d.decided_on), d.id)):
        if is_new(decision.decided_on):
            when = short_day(decision.decided_on)
            yield f"{decision.decision_kind.label}, decided on {when}: {decision.title}."
    initiatives = [column.initiative for column in judgement.strategy.columns]
    yield from _initiatives(initiatives, is_new)
    for action in sorted(held.all(Action), key=lambda a: (str(a.closed_on), a.id)):
        if action.status is ActionStatus.DONE and is_new(action.closed_on):
            yield f"Done on {short_day(action.closed_on)}: {action.title}."


def _initiatives(
    initiatives: list[Initiative], is_new: Callable[[date | None], bool]
) -> Iterator[str]:
    under_way = [f"“{i.title}”" for i in initiatives if i.status.in_plan and is_new(i.starts)]
    if under_way:
        yield f"Begun: {listed(under_way)}."
    ended = [f"“{i.title}” ({i.status.label.lower()})" for i in initiatives if is_new(i.ends)]
    if ended:
        yield f"Due to end by now: {listed(ended)}."


_NOTHING_SINCE = "No decision, start or completion is recorded since last time."
PROGRESS = (
    PaperSection("cover", "Title page and front sheet", _cover, fixed=True),
    PaperSection("contents", "Contents", contents),
    PaperSection("moves", "Changes with their reasons", _moves, tab="Changes"),
    PaperSection(
        "since",
        "Decisions, starts and completions since last time",
        _since_last,
        nothing=_NOTHING_SINCE,
    ),
    PaperSection(
        "strategy", "The strategy now", strategy_brief, tab="Strategy", nothing=NO_STRATEGY
    ),
    PaperSection(
        "reality", "Reality check: what will not fit", reality_brief, nothing=nothing_to_check
    ),
    PaperSection(
        "scenarios", "Scenarios compared with the plan", scenarios_section, nothing=NO_SCENARIO
    ),
    PaperSection("cases", "Cases for change, then and now", cases_in_full, nothing=NO_CASE),
    PaperSection(
        "actions",
        "Actions and targets",
        _actions,
        tab="Actions",
        nothing="No action or target is recorded.",
    ),
    PaperSection(
        "measures", "Metrics, and results to explain", _measures, tab="Metrics", nothing=NO_METRIC
    ),
)
