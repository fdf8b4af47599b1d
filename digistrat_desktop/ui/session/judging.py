"""The whole trust judged for the pages that think: strategy, constraints, actions, check."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.findings.all_findings import Findings, all_findings, by_severity
from digistrat_desktop.analysis.findings.judged import Assessed, Judged, judge_trust
from digistrat_desktop.analysis.judgement import next_board

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from digistrat_desktop.analysis.findings.rules import Finding
    from digistrat_desktop.analysis.judgement import ReportModel
    from digistrat_desktop.domain.record.workspace import Workspace
    from digistrat_desktop.ui.session.context import PageContext


@dataclass(frozen=True, slots=True)
class Thought:
    """A judged trust with everything found in it."""

    judged: Judged
    findings: Findings

    @property
    def listed(self) -> tuple[Finding, ...]:
        """What stands, as Check lists it: Home, the rail and Check count these and no others."""
        return by_severity(self.findings.standing)


def think(workspace: Workspace, today: date, model: ReportModel | None) -> Thought:
    """Judge a trust, with its open assessment where there is one."""
    assessed = Assessed()
    if model is not None:
        assessed = replace(model.judged.assessed, board_date=next_board(model.front, today))
    judged = judge_trust(workspace, today, assessed)
    return Thought(judged, all_findings(judged))


def ask_to_think(context: PageContext, on_done: Callable[[Thought], None]) -> None:
    """Judge the open trust off the window's thread; the answer comes later."""
    workspace, model = context.session.workspace, context.insight.model
    today = context.clock.now().date()
    context.jobs.run(lambda: think(workspace, today, model), on_done, context.guide.failed.emit)
