"""Everything the palette can go to, from what is open now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.domain.actions import Action
from digistrat_desktop.domain.cases import CaseForChange
from digistrat_desktop.domain.reality import ConstraintEntry, Scenario
from digistrat_desktop.domain.strategy import Decision, Initiative, Objective, Principle
from digistrat_desktop.domain.workspace import metrics_in_use, standing_assessments
from digistrat_desktop.ui.views.palette import Place
from digistrat_desktop.ui.views.shell import RAIL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digistrat_desktop.analysis.findings import Finding
    from digistrat_desktop.domain.records import Record
    from digistrat_desktop.domain.workspace import Workspace
    from digistrat_desktop.ui.session import Session

OPEN = "open"
_KINDS: tuple[tuple[type[Record], str, str], ...] = (
    (Objective, "strategy", "Objective"),
    (Initiative, "strategy", "Initiative"),
    (Principle, "strategy", "Principle"),
    (Decision, "strategy", "Decision"),
    (CaseForChange, "strategy", "Case for change"),
    (Scenario, "constraints", "What if"),
    (Action, "actions", "Action"),
)
COMMANDS = (
    Place("start", "", "Start an assessment", "Command"),
    Place("library", "", "All assessments", "Page"),
    Place("exchange", "", "Open or send a package", "Page"),
    Place("record", "", "Record of every change", "Page"),
    Place("signing", "", "Sign off this assessment", "Page"),
    Place("review", "", "Review: sample and opinions", "Page"),
    Place("scoring", "", "Score alone, then agree", "Page"),
    Place("privacy", "", "Privacy: erase a name, remove a trust", "Page"),
    Place("group", "", "Trusts together", "Page"),
    Place("lens", "", "What Good Looks Like", "Page"),
    Place("workshop", "", "Workshop view: one question, full screen", "Command"),
    Place("present", "", "Present this page's charts full screen", "Command"),
    Place("undo", "", "Undo the last change", "Command"),
    Place("redo", "", "Redo the last change", "Command"),
    Place("sample", "", "Explore the sample trust", "Command"),
)


def all_places(session: Session, findings: Iterable[Finding] = ()) -> tuple[Place, ...]:
    """Give pages, commands, questions, records of every kind, and what was found.

    Args:
        findings: those that stand.
    """
    pages = tuple(Place(entry.id, "", entry.label, "Page") for entry in RAIL)
    return (*pages, *COMMANDS, *_items(session), *_records(session), *_found(findings))


def _items(session: Session) -> tuple[Place, ...]:
    pack = session.pack
    if pack is None:
        return ()
    return tuple(
        Place("assess", item.id, item.title, f"{section.title}, {item.id}", item.question)
        for section in pack.sections
        for item in section.items()
    )


def _records(session: Session) -> tuple[Place, ...]:
    workspace = session.workspace
    metrics = [Place("metrics", m.id, m.name, "Metric") for m in metrics_in_use(workspace)]
    dated = [Place(OPEN, a.id, a.title, "Assessment") for a in standing_assessments(workspace)]
    return (*metrics, *dated, *_thoughts(workspace))


def _found(findings: Iterable[Finding]) -> Iterator[Place]:
    for one in findings:
        yield Place(
            "check", f"{one.rule}|{one.record}", one.sentence, "Finding", one.severity.label
        )


def _thoughts(workspace: Workspace) -> list[Place]:
    found = [
        Place(page, str(record.id), str(getattr(record, "title", "")), kind, _more(record))
        for record_type, page, kind in _KINDS
        for record in workspace.all(record_type)
    ]
    return [*found, *_constraints(workspace)]


def _more(record: Record) -> str:
    """Give the words of a record by which somebody may look for it."""
    names = ("statement", "need", "why", "problem", "reason")
    return " ".join(str(getattr(record, name, "")) for name in names)


def _constraints(workspace: Workspace) -> Iterator[Place]:
    """Give the register's own entries; those about a question are found by the question."""
    for entry in workspace.all(ConstraintEntry):
        if entry.title:
            yield Place("constraints", str(entry.id), entry.title, "Constraint", entry.mitigation)
