"""Who deals with a finding and by when, as Home and Check say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.domain.words import short_day
from digistrat_desktop.ui.tables.small_table import CellWords
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from digistrat_desktop.analysis.findings.rules import Finding
    from digistrat_desktop.analysis.judgement import Judgement


def who_acts(finding: Finding, judgement: Judgement) -> CellWords:
    """Say who deals with a finding and by when, late ones in the tone of care."""
    action = next(iter(judgement.actions_for(finding)), None)
    if action is None:
        return CellWords(str(judgement.no_action), "secondary")
    owner = judgement.names.get(action.owner_id or "") or tr("No owner")
    if action.due is None:
        return CellWords(owner, "secondary")
    if not action.is_past(judgement.today):
        return CellWords(f"{owner}, {short_day(action.due)}", "secondary")
    return CellWords(
        tr("{owner}, {day}, overdue", owner=owner, day=short_day(action.due)), "caution"
    )
