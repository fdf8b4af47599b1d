"""Every open action and every target, with their dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.reports.blocks import Block, BulletList, Heading
from digistrat_desktop.reports.papers.next_steps import steps_of

if TYPE_CHECKING:
    from digistrat_desktop.analysis.report_model import ReportModel


def steps_section(model: ReportModel) -> tuple[Block, ...]:
    """Give all next steps; nothing when there are none."""
    steps = steps_of(model)
    if not steps:
        return ()
    return Heading(2, "Actions and targets", "steps"), BulletList(steps)
