"""Every target people set, with its date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.reports.blocks import Block, BulletList, Heading
from digistrat_desktop.reports.papers.next_steps import targets_of

if TYPE_CHECKING:
    from digistrat_desktop.analysis.report_model import ReportModel


def targets_section(model: ReportModel) -> tuple[Block, ...]:
    """Give all targets, the earliest first; nothing when there are none."""
    targets = targets_of(model)
    anchor = "targets" if model.ranked else "steps"
    return (Heading(2, "Targets", anchor), BulletList(targets)) if targets else ()
