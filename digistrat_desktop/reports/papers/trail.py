"""Recorded changes on paper: which record, who, when, before and after."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.words import sentence_case
from digistrat_desktop.reports.blocks import Block, Column, Run, Runs, Table, text
from digistrat_desktop.reports.papers.wording import shortened

if TYPE_CHECKING:
    from digistrat_desktop.analysis.report_model import ReportModel, TrailLine

_LONGEST_VALUE = 160  # characters; the whole value is in the attached data and the store
_SHOWN = 2_000  # lines of one table
_SENTENCE = re.compile(r"[;…\n]|, |\w\w[.!?](?: [A-Z]|$)")


def trail_by_item(model: ReportModel) -> dict[str, tuple[TrailLine, ...]]:
    """Give the changes of each item's answer, by item id."""
    item_of: dict[str, str] = {
        i.response.id: i.item.id for s in model.position for i in s.items if i.response
    }
    found: dict[str, list[TrailLine]] = {}
    for line in model.trail:
        if line.record_id in item_of:
            found.setdefault(item_of[line.record_id], []).append(line)
    return {item: tuple(lines) for item, lines in found.items()}


def changes_of(lines: tuple[TrailLine, ...], *, naming: bool = False) -> tuple[Block, ...]:
    """Give changes in a table; nothing when there are none.

    Args:
        naming: say of each change which record it is about; needless under the answer itself.
    """
    if not lines:
        return ()
    columns = (
        Column("No.", 0.6),
        Column("When (UTC)", 1.3),
        Column("Who", 1.5),
        Column("What", 1.2),
        Column("Before and after", 5.1),
    )
    rows = tuple(
        (
            text(f"{line.seq:,}"),
            text(line.at.strftime("%Y-%m-%d %H:%M")),
            text(line.actor or "not known"),
            text(line.what),
            _change(line, naming=naming),
        )
        for line in lines[:_SHOWN]
    )
    return (Table(columns, rows, "Changes", 0, tight=True),)


def _change(line: TrailLine, *, naming: bool) -> Runs:
    said = [_field(*one) for one in line.fields if any(one[1:])]
    if naming:
        said.insert(0, (Run(sentence_case(line.record), bold=True),))
    if line.reason:
        said.append((Run("reason: ", bold=True), Run(shortened(line.reason, _LONGEST_VALUE))))
    lines = said or [text("nothing")]
    return tuple(run for one in lines for run in (*one, Run("\n")))[:-1]


def _field(name: str, before: str, after: str) -> Runs:
    told = f"was {_value(before)}, now {_value(after)}" if before else _value(after)
    return Run(f"{name}: ", bold=True), Run(told)


def _value(said: str) -> str:
    """Give a value; a sentence is in quotation marks, so that it is seen where it ends."""
    if not said:
        return "empty"
    short = shortened(said, _LONGEST_VALUE)
    return f"“{short}”" if _SENTENCE.search(short) else short
