"""What happens next: open actions by date, then the targets people set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.analysis.position import answer_label
from digistrat_desktop.analysis.words import counted, month_words, sentence_case, short_day
from digistrat_desktop.reports.blocks import (
    Block,
    BulletList,
    Heading,
    Paragraph,
    Run,
    Runs,
    TextStyle,
    more,
    text,
)
from digistrat_desktop.reports.papers.wording import shortened

if TYPE_CHECKING:
    from datetime import date

    from digistrat_desktop.analysis.report_model import ReportModel


def next_steps(model: ReportModel, most: int, name: int) -> tuple[Block, ...]:
    """Give the next steps of page one.

    Args:
        most: lines shown.
        name: longest name, in characters.
    """
    steps = steps_of(model, name)
    heading = Heading(2, "Next steps", "next-steps", tight=True)
    if not steps:
        words = "No action and no target has been set yet."
        return heading, Paragraph(text(words), TextStyle.TIGHT)
    hidden = len(steps) - most
    said = more(sentence_case(counted(hidden, "more step")), "steps")
    rest = (Paragraph(said, TextStyle.SMALL),) if hidden > 0 else ()
    return heading, BulletList(steps[:most], tight=True), *rest


def steps_of(model: ReportModel, name: int = 500) -> tuple[Runs, ...]:
    """Give open actions with their due date, then targets with theirs, the earliest first."""
    return (*_actions(model, name), *targets_of(model, name))


def _actions(model: ReportModel, name: int) -> tuple[Runs, ...]:
    return tuple(
        (
            Run(f"{shortened(action.title, name)}: ", bold=True),
            Run(f"{action.status.label.lower()}, {_by(action.due, model.judged.today)}."),
        )
        for action in model.actions
    )


def _by(due: date | None, today: date) -> str:
    if due is None:
        return "no date set"
    return f"due {short_day(due)}{', overdue' if due < today else ''}"


def targets_of(model: ReportModel, name: int = 500) -> tuple[Runs, ...]:
    """Give the targets people set, the earliest first."""
    wanted = [
        (item.response.target_by, section, item)
        for section in model.position
        for item in section.items
        if item.response and item.response.target and item.response.target_by
    ]
    wanted.sort(key=lambda found: (found[0], found[2].item.id))
    return tuple(
        (
            Run(f"{shortened(item.item.short_title or item.item.title, name)}: ", bold=True),
            Run(f"{answer_label(section, item.response.target)} by {month_words(by)}."),
        )
        for by, section, item in wanted
        if item.response
    )
