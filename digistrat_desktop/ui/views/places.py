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
from digistrat_desktop.ui.words import tr, translated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digistrat_desktop.analysis.findings import Finding
    from digistrat_desktop.domain.records import Record
    from digistrat_desktop.domain.workspace import Workspace
    from digistrat_desktop.ui.session import Session

OPEN = "open"
OPEN_ELSEWHERE = "open-elsewhere"
LOOK_INSIDE = "look-inside"
_KINDS: tuple[tuple[type[Record], str, str], ...] = (
    (Objective, "strategy", tr("Objective")),
    (Initiative, "strategy", tr("Initiative")),
    (Principle, "strategy", tr("Principle")),
    (Decision, "strategy", tr("Decision")),
    (CaseForChange, "strategy", tr("Case for change")),
    (Scenario, "constraints", tr("What if")),
    (Action, "actions", tr("Action")),
)
COMMANDS = (
    Place("start", "", tr("Start an assessment"), tr("Command")),
    Place("library", "", tr("All assessments"), tr("Page")),
    Place("exchange", "", tr("Open or send a package"), tr("Page")),
    Place("exchange", LOOK_INSIDE, tr("Look inside a package, read-only"), tr("Command")),
    Place("record", "", tr("Record of every change"), tr("Page")),
    Place("signing", "", tr("Sign off this assessment"), tr("Page")),
    Place("review", "", tr("Review: sample and opinions"), tr("Page")),
    Place("scoring", "", tr("Score alone, then agree"), tr("Page")),
    Place("privacy", "", tr("Privacy: erase a name, remove a trust"), tr("Page")),
    Place("group", "", tr("Trusts together"), tr("Page")),
    Place("lens", "", tr("What Good Looks Like"), tr("Page")),
    Place("workshop", "", tr("Workshop view: one question, full screen"), tr("Command")),
    Place("present", "", tr("Present this page's charts full screen"), tr("Command")),
    Place("undo", "", tr("Undo the last change"), tr("Command")),
    Place("redo", "", tr("Redo the last change"), tr("Command")),
    Place("sample", "", tr("Explore the sample trust"), tr("Command")),
)


def all_places(session: Session, findings: Iterable[Finding] = ()) -> tuple[Place, ...]:
    """Give pages, commands, questions, records of every kind, and what was found.

    Args:
        findings: those that stand.
    """
    pages = tuple(Place(entry.id, "", entry.label, tr("Page")) for entry in RAIL)
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
    metrics = [Place("metrics", m.id, m.name, tr("Metric")) for m in metrics_in_use(workspace)]
    dated = [Place(OPEN, a.id, a.title, tr("Assessment")) for a in standing_assessments(workspace)]
    return (*metrics, *dated, *_thoughts(workspace))


def _found(findings: Iterable[Finding]) -> Iterator[Place]:
    for one in findings:
        yield Place(
            "check",
            f"{one.rule}|{one.record}",
            translated(one.sentence),
            tr("Finding"),
            translated(one.severity.label),
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
            yield Place(
                "constraints", str(entry.id), entry.title, tr("Constraint"), entry.mitigation
            )
