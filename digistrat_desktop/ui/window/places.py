"""Everything the palette can go to, from what is open now."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from digistrat_desktop.domain.record.workspace import metrics_in_use, standing_assessments
from digistrat_desktop.domain.trust.actions import Action
from digistrat_desktop.domain.trust.cases import CaseForChange
from digistrat_desktop.domain.trust.plans import ConstraintEntry, Scenario
from digistrat_desktop.domain.trust.strategy import Decision, Initiative, Objective, Principle
from digistrat_desktop.ui.window.palette import Place
from digistrat_desktop.ui.window.shell import RAIL
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digistrat_desktop.analysis.findings.rules import Finding
    from digistrat_desktop.domain.record.workspace import Workspace
    from digistrat_desktop.domain.trust.listing import ListedAssessment
    from digistrat_desktop.domain.wire.records import Record
    from digistrat_desktop.services.store.library import Library
    from digistrat_desktop.ui.session.context import PageContext
    from digistrat_desktop.ui.session.session import Session
    from digistrat_desktop.ui.window.palette import Palette


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
            one.sentence,
            tr("Finding"),
            one.severity.label,
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


MOST_ASKED = 40
_KIND = tr("Assessment")


class Elsewhere(QObject):
    """Asks the store one question at a time, the newest words last, and adds what it finds."""

    def __init__(self, context: PageContext, palette: Palette) -> None:
        super().__init__(palette)
        self._context = context
        self._palette = palette
        self._asked: str | None = None
        self._wanted = ""
        self._is_over = False
        palette.typed.connect(self._on_typed)
        palette.finished.connect(self._on_finished)

    def _on_typed(self, typed: str) -> None:
        self._wanted = typed
        if self._asked is None:
            self._ask()

    def _on_finished(self, _: int) -> None:
        """The palette is gone when a late answer comes."""
        self._is_over = True

    def _ask(self) -> None:
        words = _words(self._wanted)
        if not words:
            return
        self._asked = self._wanted
        self._context.desk.ask(partial(_found_elsewhere, words), self._on_found, self._on_failed)

    def _on_found(self, rows: tuple[ListedAssessment, ...]) -> None:
        if self._is_over:
            return
        asked, self._asked = self._asked or "", None
        trust = self._context.session.trust
        own = trust.trust_id if trust is not None else ""
        places = [_place(row) for row in rows if row.trust_id != own]
        self._palette.add_found(asked, places)
        if asked != self._wanted:
            self._ask()

    def _on_failed(self, _: Exception) -> None:
        """A store that cannot be read has its own banner; the rest of the palette serves on."""
        self._asked = None


def _words(typed: str) -> str:
    """Leave out the word by which the palette names the kind of what is looked for."""
    return " ".join(word for word in typed.split() if word.casefold() != _KIND.casefold())


def _found_elsewhere(words: str, library: Library) -> tuple[ListedAssessment, ...]:
    numbers = library.listed_ids("changed", words)[:MOST_ASKED]
    rows = library.list_page(numbers)
    return tuple(rows[number] for number in numbers if number in rows)


def _place(row: ListedAssessment) -> Place:
    target = f"{row.trust_id}|{row.assessment_id}"
    return Place(OPEN_ELSEWHERE, target, f"{row.title}, {row.trust_name}", _KIND)
