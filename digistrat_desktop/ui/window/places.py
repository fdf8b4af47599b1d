"""Everything the palette can go to, from what is open now."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from digistrat_desktop.analysis.findings.rules import Finding
from digistrat_desktop.domain.record.workspace import (
    Workspace,
    evidence_by_response,
    metrics_in_use,
    responses_of,
    standing_assessments,
)
from digistrat_desktop.domain.trust import strategy
from digistrat_desktop.domain.trust.actions import Acknowledgement, Action
from digistrat_desktop.domain.trust.assessment import Evidence, Response
from digistrat_desktop.domain.trust.listing import ListedAssessment
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.domain.trust.plans import ConstraintEntry, Scenario
from digistrat_desktop.domain.wire.labels import field_label
from digistrat_desktop.domain.wire.records import Record, texts_by_field, texts_in
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.ui.pages.commands import COMMANDS
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.session.page_entry import (
    OPEN,
    OPEN_ELSEWHERE,
    CommandEntry,
    PageEntry,
    gone_to,
    pages_of_kinds,
)
from digistrat_desktop.ui.session.session import Session
from digistrat_desktop.ui.window.palette import Palette, Place
from digistrat_desktop.ui.words import tr

_KINDS: tuple[tuple[type[Record], str], ...] = (
    (strategy.Objective, tr("Objective")),
    (strategy.Initiative, tr("Initiative")),
    (strategy.Principle, tr("Principle")),
    (strategy.Decision, tr("Decision")),
    (strategy.CaseForChange, tr("Case for change")),
    (Scenario, tr("What if")),
    (Action, tr("Action")),
    (ConstraintEntry, tr("Constraint")),
)
"""What records are called; those without a title of their own, such as an answer, are left out."""


def all_places(
    pages: Sequence[PageEntry], session: Session, findings: Iterable[Finding] = ()
) -> tuple[Place, ...]:
    named = {page.id: page.name for page in gone_to(pages)}
    commands = tuple(_command(entry, named.get(entry.id, "")) for entry in COMMANDS)
    asked = {entry.id for entry in COMMANDS if not entry.target}
    shown = tuple(_page(page) for page in gone_to(pages) if page.id not in asked)
    workspace, page_of = session.workspace, pages_of_kinds(pages)
    records = (*_dated(workspace), *_titled(workspace, page_of), *_evidence(session))
    written = _written(session, page_of)
    return (*commands, *shown, *_items(session), *records, *_found(findings), *written)


def _page(page: PageEntry) -> Place:
    more = f"{page.heading}, {page.also}"
    return Place(page.id, "", page.name, tr("Page"), more, page.keys, is_way=True)


def _command(entry: CommandEntry, leads_to: str) -> Place:
    """Give a command, which is found by the name of the page that it opens too."""
    more = f"{'' if entry.target else leads_to}, {entry.also}"
    return Place(entry.id, entry.target, entry.name, tr("Command"), more, entry.keys, is_way=True)


def _items(session: Session) -> tuple[Place, ...]:
    pack = session.pack
    if pack is None:
        return ()
    return tuple(
        Place(
            "assess",
            item.id,
            item.title,
            f"{section.title}, {item.id}",
            f"{item.short_title} {item.question}",
        )
        for section in pack.sections
        for item in section.items()
    )


def _dated(workspace: Workspace) -> Iterator[Place]:
    for metric in metrics_in_use(workspace):
        yield Place("metrics", metric.id, metric.full_name, tr("Metric"), _more(metric))
    for one in standing_assessments(workspace):
        yield Place(OPEN, one.id, one.title, tr("Assessment"))


def _titled(workspace: Workspace, page_of: Mapping[str, str]) -> Iterator[Place]:
    """Give titled records; the register's entries about a question are found by the question."""
    for record_type, kind in _KINDS:
        for record in workspace.all(record_type):
            if title := str(getattr(record, "title", "")):
                yield Place(page_of[record_type.KIND], str(record.id), title, kind, _more(record))


def _evidence(session: Session) -> Iterator[Place]:
    """Give each piece of evidence of the open assessment, at the first question it is used for."""
    if session.assessment is None:
        return
    linked, seen = evidence_by_response(session.workspace), set[str]()
    for item_id, response in responses_of(session.workspace, session.assessment.id).items():
        for _, evidence in linked.get(response.id, ()):
            if evidence.id not in seen:
                seen.add(evidence.id)
                kind = tr("Evidence, {item}", item=item_id)
                yield Place("assess", item_id, evidence.title, kind, _more(evidence))


def _found(findings: Iterable[Finding]) -> Iterator[Place]:
    for one in findings:
        yield Place(
            "check",
            f"{one.rule}|{one.record}",
            one.sentence,
            tr("Finding"),
            one.importance,
            speaks_of_others=True,
        )


def _more(record: Record) -> str:
    """Give what people wrote into a record: any of its words may be looked for."""
    return " ".join(texts_in(record))


_TITLED = tuple(record_type for record_type, _ in _KINDS)
_LONGEST = 120  # letters of a text that are shown of it


def _written(session: Session, page_of: Mapping[str, str]) -> Iterator[Place]:
    """Give each text that people wrote of what has no title, at where it was written."""
    opened = session.assessment.id if session.assessment is not None else None
    for kind, records in session.workspace.records.items():
        page = page_of.get(kind, "")
        for record in records.values() if page else ():
            about: str | None = record.assessment_id or str(getattr(record, "assessment", ""))
            if record.withdrawn or (about and about != opened) or _has_title(record):
                continue
            for field, text in texts_by_field(record):
                yield _text_place(page, record, field, text)


def _has_title(record: Record) -> bool:
    """Tell if a record is found by its title, and its other words with that."""
    if isinstance(record, Metric | Evidence):
        return True
    return isinstance(record, _TITLED) and bool(getattr(record, "title", ""))


def _text_place(page: str, record: Record, field: str, text: str) -> Place:
    label = text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"
    item = getattr(record, "item_id", "") or ""
    metric = getattr(record, "metric_id", "")
    target = metric or str(record.id)
    if isinstance(record, Response):
        target = f"{item}|{field}"
    elif isinstance(record, Acknowledgement):
        target = f"{record.rule}|{record.about}"
    kind = ", ".join(filter(None, (field_label(record.KIND, field), item)))
    return Place(page, target, label, kind, text, speaks_of_others=True)


MOST_ASKED = 40
_KIND = tr("Assessment")


def open_palette(context: PageContext, findings: Sequence[Finding], parent: QWidget) -> Palette:
    """Show the palette of everything one can go to; what the store finds is added as one types."""
    palette = Palette(context.look, all_places(context.pages, context.session, findings), parent)
    palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    StoreSearch(context, palette)
    palette.open()
    return palette


class StoreSearch(QObject):
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
        self._context.store.ask(partial(_found_elsewhere, words), self._on_found, self._on_failed)

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
    numbers = library.store.listed_ids("changed", words, MOST_ASKED)
    rows = library.store.listed_rows(numbers)
    return tuple(rows[number] for number in numbers if number in rows)


def _place(row: ListedAssessment) -> Place:
    target = f"{row.trust_id}|{row.assessment_id}"
    return Place(OPEN_ELSEWHERE, target, f"{row.title}, {row.trust_name}", _KIND)
