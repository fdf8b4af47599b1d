"""Recorded changes on paper: which record, who, when, before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.reports.blocks import Block, Column, Table, text
from digistrat_desktop.reports.papers.wording import shortened

if TYPE_CHECKING:
    from digistrat_desktop.analysis.report_model import ReportModel, TrailLine

_LONGEST_VALUE = 160  # characters; the whole value is in the attached data and the store
_SHOWN = 2_000  # lines of one table


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


def changes_of(lines: tuple[TrailLine, ...]) -> tuple[Block, ...]:
    """Give changes in a table; nothing when there are none."""
    if not lines:
        return ()
    columns = (
        Column("No.", 0.6),
        Column("When (UTC)", 1.6),
        Column("Who", 1.8),
        Column("What", 1.4),
        Column("Before and after", 4.3),
    )
    rows = tuple(
        (
            text(f"{line.seq:,}"),
            text(line.at.strftime("%Y-%m-%d %H:%M")),
            text(line.actor or "not known"),
            text(line.what),
            text(_change(line) or "nothing"),
        )
        for line in lines[:_SHOWN]
    )
    return (Table(columns, rows, "Changes", 0, tight=True),)


def _change(line: TrailLine) -> str:
    before, after = dict(line.before), dict(line.after)
    return "; ".join(_field(name, before, after) for name in sorted({*before, *after}))


def _field(name: str, before: dict[str, str], after: dict[str, str]) -> str:
    new = _value(after.get(name, ""))
    return (
        f"{name}: {new}" if name not in before else f"{name}: was {_value(before[name])}, now {new}"
    )


def _value(said: str) -> str:
    """Give a value as recorded; words are in quotation marks, so that it is seen where they end."""
    if not said:
        return "empty"
    short = shortened(said, _LONGEST_VALUE)
    return f"“{short}”" if " " in short and not short.startswith("[") else short
