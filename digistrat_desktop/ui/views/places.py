"""Everything the palette can go to, from what is open now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.domain.actions import Action
from digistrat_desktop.domain.strategy import Initiative, Objective
from digistrat_desktop.domain.workspace import assessments_by_date, metrics_in_use
from digistrat_desktop.ui.views.palette import Place
from digistrat_desktop.ui.views.shell import RAIL

if TYPE_CHECKING:
    from digistrat_desktop.domain.workspace import Workspace
    from digistrat_desktop.ui.session import Session

OPEN = "open"
COMMANDS = (
    Place("start", "", "Start an assessment", "Command"),
    Place("library", "", "All assessments", "Page"),
    Place("exchange", "", "Open or send a package", "Page"),
    Place("record", "", "Record of every change", "Page"),
    Place("signing", "", "Sign off this assessment", "Page"),
    Place("review", "", "Review: sample and opinions", "Page"),
    Place("scoring", "", "Score alone, then agree", "Page"),
    Place("group", "", "Trusts together", "Page"),
    Place("lens", "", "What Good Looks Like", "Page"),
    Place("workshop", "", "Workshop view: one question, full screen", "Command"),
    Place("present", "", "Present this page's charts full screen", "Command"),
    Place("undo", "", "Undo the last change", "Command"),
    Place("redo", "", "Redo the last change", "Command"),
    Place("sample", "", "Explore the sample trust", "Command"),
)


def all_places(session: Session) -> tuple[Place, ...]:
    """Give pages, commands, questions, metrics and assessments."""
    pages = tuple(Place(entry.id, "", entry.label, "Page") for entry in RAIL)
    return (*pages, *COMMANDS, *_items(session), *_records(session))


def _items(session: Session) -> tuple[Place, ...]:
    pack = session.pack
    if pack is None:
        return ()
    return tuple(
        Place("assess", item.id, item.title, f"{section.title}, {item.id}")
        for section in pack.sections
        for item in section.items()
    )


def _records(session: Session) -> tuple[Place, ...]:
    workspace = session.workspace
    metrics = [Place("metrics", m.id, m.name, "Metric") for m in metrics_in_use(workspace)]
    dated = [Place(OPEN, a.id, a.title, "Assessment") for a in assessments_by_date(workspace)]
    return (*metrics, *dated, *_thoughts(workspace))


def _thoughts(workspace: Workspace) -> list[Place]:
    kinds: tuple[tuple[type[Objective | Initiative | Action], str, str], ...] = (
        (Objective, "strategy", "Objective"),
        (Initiative, "strategy", "Initiative"),
        (Action, "actions", "Action"),
    )
    return [
        Place(page, record.id, record.title, kind)
        for record_type, page, kind in kinds
        for record in workspace.all(record_type)
    ]
