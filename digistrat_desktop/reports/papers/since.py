"""Why answers moved, and what was decided, begun, finished or reworded since the last time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.analysis.movement_split import Cause, split_in_words
from digistrat_desktop.analysis.words import day_words, listed, short_day
from digistrat_desktop.domain.actions import Action, ActionStatus
from digistrat_desktop.domain.strategy import Decision, Initiative
from digistrat_desktop.reports.blocks import (
    Block,
    BulletList,
    Column,
    Heading,
    Paragraph,
    Table,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from digistrat_desktop.analysis.report_model import ReportModel


def causes(model: ReportModel) -> tuple[Block, ...]:
    """Sort what differs by its cause: only the first kind shows that the trust changed."""
    if not model.split:
        return ()
    rows = tuple(
        (text(cause.label), text(str(len(names))), text("; ".join(names) or "none"))
        for cause in Cause
        for names in ([one.title for one in model.split if one.cause is cause],)
    )
    columns = (Column("Why it differs", 3), Column("Answers", 0.9), Column("Which", 5))
    return (
        Heading(2, "Why answers differ", "causes"),
        Paragraph(text(split_in_words(model.split))),
        Table(columns, rows, "Answers by why they differ", 0, show_caption=False, tight=True),
    )


def since_last(model: ReportModel) -> tuple[Block, ...]:
    """Give the dated facts of strategy and actions since the last assessment."""
    if model.previous is None or model.previous.as_of is None:
        return ()
    points = tuple(_points(model, model.previous.as_of))
    if not points:
        return ()
    title = f"In strategy and actions since {day_words(model.previous.as_of)}"
    return Heading(2, title, "since"), BulletList(tuple(text(p) for p in points))


def _points(model: ReportModel, since: date) -> Iterator[str]:
    today = model.judged.today
    held = model.judged.workspace

    def is_new(day: date | None) -> bool:
        return day is not None and since < day <= today

    for decision in sorted(held.all(Decision), key=lambda d: (str(d.decided_on), d.id)):
        if is_new(decision.decided_on):
            when = short_day(decision.decided_on)
            yield f"{decision.decision_kind.label}, decided on {when}: {decision.title}."
    initiatives = [column.initiative for column in model.judged.strategy.columns]
    yield from _initiatives(initiatives, is_new)
    for action in sorted(held.all(Action), key=lambda a: (str(a.closed_on), a.id)):
        if action.status is ActionStatus.DONE and is_new(action.closed_on):
            yield f"Done on {short_day(action.closed_on)}: {action.title}."
    suspect = len(model.judged.strategy.suspect)
    if suspect:
        noun = "link waits" if suspect == 1 else "links wait"
        yield f"Reworded: {suspect} {noun} to be confirmed."


def _initiatives(
    initiatives: list[Initiative], is_new: Callable[[date | None], bool]
) -> Iterator[str]:
    under_way = [f"“{i.title}”" for i in initiatives if i.status.in_plan and is_new(i.starts)]
    if under_way:
        yield f"Begun: {listed(under_way)}."
    ended = [f"“{i.title}” ({i.status.label.lower()})" for i in initiatives if is_new(i.ends)]
    if ended:
        yield f"Due to end by now: {listed(ended)}."
