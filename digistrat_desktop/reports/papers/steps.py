"""What is still to be done along time: open actions by date, and every target people set."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.action_lines import action_lines, actions_sentence
from digistrat_desktop.analysis.drawing_scale import scaled
from digistrat_desktop.analysis.figures_actions import action_timeline, timeline_order
from digistrat_desktop.analysis.words import counted, sentence_case, short_day
from digistrat_desktop.reports.blocks import (
    Block,
    BulletList,
    Figure,
    Heading,
    KeepTogether,
    Paragraph,
    TextStyle,
    text,
)
from digistrat_desktop.reports.papers.next_steps import targets_of

if TYPE_CHECKING:
    from digistrat_desktop.analysis.action_lines import ActionLine
    from digistrat_desktop.analysis.report_model import ReportModel

_WIDTH = 515.0
_DRAWN_AT = (
    735.0  # points; the drawing's words are made for a screen, so it is drawn wide and made smaller
)
_MOST = 30  # actions one page holds
_SIGNS = (
    "Triangle: overdue. Square: blocked. Diamond: agreed or under way. Circle: proposed."
    " A broken line leads from what must be done first. The table above has every date."
)


def actions_by_date(model: ReportModel) -> tuple[Block, ...]:
    """Draw open actions along time, the earliest first; nothing when none has a date."""
    today = model.judged.today
    found = action_lines(model.judged.workspace, model.ranked, {}, today)
    # Owners stand in the table, with the names that are known today.
    lines = tuple(replace(line, owner="") for line in timeline_order(found))
    drawn = lines[:_MOST]
    if not any(line.action.due for line in drawn):
        return ()
    drawing = scaled(action_timeline(drawn, today, _DRAWN_AT), _WIDTH)
    left = len(lines) - len(drawn)
    rest = f" {sentence_case(counted(left, 'later action'))}: see the table." if left else ""
    return (
        KeepTogether(
            (
                Heading(3, "Actions by date", "actions-by-date"),
                Paragraph(text(f"{actions_sentence(lines)}{rest}")),
                Figure(drawing, alt=_spoken(drawn)),
                Paragraph(text(_SIGNS), TextStyle.SECONDARY),
            )
        ),
    )


def _spoken(lines: tuple[ActionLine, ...]) -> str:
    named = "; ".join(f"{short_day(one.action.due)}: {one.action.title}" for one in lines[:12])
    return f"Actions by date. {actions_sentence(lines)} In order: {named}."


def targets_section(model: ReportModel) -> tuple[Block, ...]:
    """Give all targets, the earliest first; nothing when there are none."""
    targets = targets_of(model)
    anchor = "targets" if model.ranked else "steps"
    return (Heading(2, "Targets", anchor), BulletList(targets)) if targets else ()
