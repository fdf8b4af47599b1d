"""The one open trust, as a QObject: steps in, signals out.

The session holds the present as a value (`domain.record.changes`), sends each step to the store worker and
keeps what is not saved yet in memory, so that nothing typed is lost when a disk fails.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.ids import PersonId
from digistrat_desktop.domain.plain_text import has_words
from digistrat_desktop.domain.record.events import Author, Key, Stamp
from digistrat_desktop.services.store.drafts import DraftOf
from digistrat_desktop.ui.session.saver import Saver
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from digistrat_desktop.domain.frameworks.framework import FrameworkPack
    from digistrat_desktop.domain.record.changes import Step
    from digistrat_desktop.domain.record.workspace import Workspace
    from digistrat_desktop.domain.trust.assessment import Assessment, Trust
    from digistrat_desktop.services.store.opened import OpenTrust
    from digistrat_desktop.ui.session.open_work import OpenWork


class TypedAct(NamedTuple):
    """Typing in one field: one act until the field is left, however often it is saved meanwhile."""

    place: object  # the field
    records: frozenset[str]  # ids of those it changes
    id: str  # what the ids of its events begin with
    size: int  # changes made so far


class ShownStep(NamedTuple):
    """What a person did on a page that is no change of a record, such as a year shown in a grid."""

    label: str
    undo: Callable[[], None]
    redo: Callable[[], None]
    latest: Step | None  # the change that was the latest when it was done: it is undone before that


class Session(QObject):
    """The open trust and assessment."""

    opened = Signal()  # another trust or assessment is open, or none
    # the workspace moved on; carries the ids of the touched records as a frozenset
    changed = Signal(object)
    refused = Signal(object)  # a step could not be applied; carries the `Refused`
    stepped = Signal()  # a step was applied here
    undo_changed = Signal()  # what can be undone or redone is different now
    # a step was undone or done again; carries what was done, in words, and the `Step`
    moved_back = Signal(str, object)
    field_left = Signal()  # what was typed in one field is an act of its own now
    whole_check_changed = Signal()  # what is known of the whole record is different now

    def __init__(self, saver: Saver, author: Author, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._saver = saver
        self._author = author
        self._work: OpenWork | None = None
        self._packs: Mapping[str, FrameworkPack] = {}
        self._assessment_id: str | None = None
        self._read_only = ""
        self._is_over = False
        self._whole_check = ""
        self._typed_in: object = None
        self._act: TypedAct | None = None
        self._shown: tuple[ShownStep, ...] = ()
        self._shown_back: tuple[ShownStep, ...] = ()  # undone
        self._written: Mapping[tuple[Key, str], str] = {}

    @property
    def is_meeting(self) -> bool:
        """True while what came in from elsewhere is being told."""
        return bool(self._written)

    def writers_of(self, record_id: str) -> tuple[str, ...]:
        """Name those whose changes of a record are being told now, as far as their names are known."""
        ids = (actor for (key, _), actor in self._written.items() if key[2] == record_id)
        names = (self.workspace.name_of(actor) for actor in dict.fromkeys(ids))
        return tuple(name for name in names if name)

    @property
    def whole_check(self) -> str:
        return self._whole_check

    def note_whole_check(self, words: str) -> None:
        self._whole_check = words
        self.whole_check_changed.emit()

    @property
    def workspace(self) -> Workspace:
        return self._begun().present

    @property
    def trust(self) -> Trust | None:
        return self._work.trust if self._work else None

    @property
    def assessment(self) -> Assessment | None:
        if self._work is None or self._assessment_id is None:
            return None
        return self._work.assessment(self._assessment_id)

    @property
    def packs(self) -> Mapping[str, FrameworkPack]:
        return self._packs

    @property
    def pack(self) -> FrameworkPack | None:
        assessment = self.assessment
        return self._packs.get(assessment.pack_sha256) if assessment else None

    @property
    def author(self) -> Author:
        return self._author

    @property
    def read_only(self) -> bool:
        return bool(self._read_only)

    @property
    def is_locked(self) -> bool:
        """Tell if nothing can be written in the open assessment: read only, or signed off."""
        work, opened = self._work, self._assessment_id
        return self.read_only or bool(work and opened and work.is_signed(opened))

    @property
    def read_only_words(self) -> str:
        """Why nothing can be changed here, in two or three words; empty when it can."""
        return self._read_only

    def end(self) -> None:
        """Take nothing more: a field that loses the focus as its window goes has been kept before."""
        self._is_over = True

    @property
    def latest(self) -> Step | None:
        """The recorded step that would be undone next."""
        done = self._work.history.done if self._work else ()
        return done[-1] if done else None

    @property
    def latest_undone(self) -> Step | None:
        """The recorded step that would be done again next."""
        undone = self._work.history.undone if self._work else ()
        return undone[-1] if undone else None

    @property
    def shown_to_undo(self) -> ShownStep | None:
        """What was done on the page since the latest recorded step, and is undone first."""
        last = self._shown[-1] if self._shown else None
        return last if last is not None and last.latest is self.latest else None

    @property
    def shown_to_redo(self) -> ShownStep | None:
        last = self._shown_back[-1] if self._shown_back else None
        return last if last is not None and last.latest is self.latest else None

    @property
    def undo_label(self) -> str:
        next_ = self.shown_to_undo or self.latest
        return next_.label if next_ else ""

    @property
    def redo_label(self) -> str:
        next_ = self.shown_to_redo or self.latest_undone
        return next_.label if next_ else ""

    def note_shown(self, label: str, undo: Callable[[], None], redo: Callable[[], None]) -> None:
        """Have undo take back first what was just done on a page without a change of a record."""
        self._shown = (*self._shown, ShownStep(label, undo, redo, self.latest))
        self._shown_back = ()
        self.undo_changed.emit()

    def forget_shown(self) -> None:
        """Another page is shown: what was done on the one before without a change is over."""
        self._shown = self._shown_back = ()
        self.undo_changed.emit()

    def set_read_only(self, words: str) -> None:
        """Refuse changes, saying why in two or three words; no words allow them."""
        if words != self._read_only:
            self._read_only = words
            self.opened.emit()
            self.undo_changed.emit()

    def show(self, found: OpenTrust) -> None:
        self._act = None
        self._work = self._begun().begun_with(found.workspace)
        self._packs = found.packs
        self._assessment_id = found.assessment_id
        self._note_shown(found)
        self.opened.emit()
        self.undo_changed.emit()

    def _note_shown(self, found: OpenTrust) -> None:
        """What is on the screen counts as seen, however it came there."""
        if self.trust is not None:
            self._saver.note_shown(self.trust.id, found.changes)

    def meet(self, found: OpenTrust, written: Mapping[tuple[Key, str], str]) -> None:
        """Show what came in from elsewhere, beside what is being done here.

        Args:
            written: the fields it set, with the id of whoever wrote each.
        """
        self._written = written
        try:
            self._meet(found, written)
        finally:
            self._written = {}

    def _meet(self, found: OpenTrust, written: Collection[tuple[Key, str]]) -> None:
        before, people, packs = self.assessment, self.workspace.people, self._packs
        self._work = self._begun().met(found.workspace, written)
        self._packs = {**packs, **found.packs}
        self._note_shown(found)
        self.changed.emit(frozenset(key[2] for key, _ in written))
        self.undo_changed.emit()
        if before is not None and (self.assessment is None or self.assessment.withdrawn):
            self._assessment_id = found.assessment_id  # nobody goes on in what was archived
        now = self.assessment
        other = before is not None and (
            now is None or (now.id, now.status) != (before.id, before.status)
        )
        # A name may stand on any page, and a late framework brings assessments whole.
        if other or self._packs.keys() != packs.keys() or _differ(people, self.workspace.people):
            self.opened.emit()

    def call(self, people: Mapping[str, str]) -> None:
        """Call people as the store does now: a name that was erased goes at once.

        Names that wait to be saved stay, but for those of people who were erased.
        """
        if self._work is None:
            return
        known, unsaved = self.workspace.people, self._saver.unsaved.people
        waiting = {one: name for one, name in unsaved.items() if people.get(one) != ""}
        now = {**known, **people, **waiting}
        self._work = self._work.among(now)
        if _differ(known, now):
            self.opened.emit()

    def show_nothing(self) -> None:
        self._work = None
        self._packs = {}
        self._assessment_id = None
        self.opened.emit()
        self.undo_changed.emit()

    def show_new_trust(self, people: Mapping[str, str]) -> None:
        """Show nothing, for a trust that is to be made; the names known here stay known."""
        self.show_nothing()
        self._work = self._begun().begun_among(people)

    def show_assessment(self, assessment_id: str) -> None:
        self._assessment_id = assessment_id
        self.opened.emit()

    def add_pack(self, pack: FrameworkPack) -> None:
        """Make a framework pack known before an assessment pinned to it is made."""
        self._packs = {**self._packs, pack.sha256: pack}

    def name_person(self, person_id: str, name: str) -> None:
        """Make a person's name known; it is saved with the next step."""
        self._work = self._begun().with_person(person_id, name)
        self._saver.add_person(person_id, name)

    def keep_file(self, sha256: str, content: bytes) -> None:
        """Keep a copy of a file; it is saved with the next step, which names it."""
        self._saver.add_file(sha256, content)

    def person(self, name: str) -> PersonId | None:
        """Give the id of a person or role by name, making one for a new name; None for no name."""
        clean = name.strip()
        if not has_words(clean):
            return None
        for person_id, known in self.workspace.people.items():
            if known == clean:
                return PersonId(person_id)
        made = PersonId(self._author.new_id())
        self.name_person(made, clean)
        return made

    def draft_of(self, kind: str, record: str = "", *, in_assessment: bool = False) -> DraftOf:
        """Name the draft of a form of the open trust, or of the open assessment."""
        assessment = self.assessment if in_assessment else None
        trust = self.trust
        return DraftOf(kind, record, assessment.id if assessment else "", trust.id if trust else "")

    @contextmanager
    def typing(self, place: object) -> Iterator[None]:
        """What is submitted meanwhile was typed in this place, and goes on with what was before."""
        self._typed_in = place
        try:
            yield
        finally:
            self._typed_in = None

    @property
    def is_typing(self) -> bool:
        """Tell if what is submitted now is being typed."""
        return self._typed_in is not None

    def end_typing(self) -> None:
        """The field was left: what is typed next is another act."""
        was, self._act = self._act, None
        if was is not None:
            self.field_left.emit()

    def submit(self, step: Step) -> bool:
        """Apply a step and send it to be saved; False when it was refused or changes nothing."""
        work, before = self._begun(), self._act
        step = work.without_empty(step)
        if not step.changes or self._is_over:
            return False
        if self._read_only:
            self.refused.emit(_read_only())
            return False
        act = self._act_of(step)
        if act is not None:
            step = work.as_typed(step, act.id, act.size)
            act = act._replace(size=act.size + len(step.changes))
        try:
            self._work = work.after(
                step, goes_on=before is not None and act is not None and act.id == before.id
            )
        except Refused as refusal:
            self.refused.emit(refusal)
            return False
        self._act = act
        self._sent(step)
        return True

    def _act_of(self, step: Step) -> TypedAct | None:
        """The act a step that is being typed belongs to: the one before, or one that begins."""
        if self._typed_in is None:
            return None
        records = frozenset(str(change.record_id) for change in step.changes)
        act = self._act
        if act is not None and (act.place, act.records) == (self._typed_in, records):
            return act
        return TypedAct(self._typed_in, records, str(step.changes[0].stamp.event_id), 0)

    def submit_applied(self, step: Step, before: Workspace, after: Workspace) -> bool:
        """Take a step applied off the UI thread; False when `before` is no longer what stands."""
        refusal = self._why_not(before)
        if refusal is not None:
            self.refused.emit(refusal)
        if refusal is not None or not step.changes:
            return False
        self._act = None
        self._work = self._begun().after(step, after)
        self._sent(step)
        return True

    def _why_not(self, before: Workspace) -> Refused | None:
        if self._read_only:
            return _read_only()
        if self.workspace is not before:
            return Refused(
                tr("Something else changed while you were working."),
                tr("Nothing was saved."),
                tr("Check the table and save it again."),
            )
        return None

    def undo(self) -> None:
        shown = self.shown_to_undo
        if shown is not None:
            self._shown, self._shown_back = self._shown[:-1], (*self._shown_back, shown)
            shown.undo()
            self.undo_changed.emit()
        elif self.undo_label and not self._read_only:
            self._move(self._begun().undone, tr("Undone: {label}", label=self.undo_label))

    def redo(self) -> None:
        shown = self.shown_to_redo
        if shown is not None:
            self._shown, self._shown_back = (*self._shown, shown), self._shown_back[:-1]
            shown.redo()
            self.undo_changed.emit()
        elif self.redo_label and not self._read_only:
            self._move(self._begun().redone, tr("Redone: {label}", label=self.redo_label))

    def _begun(self) -> OpenWork:
        """What was done so far; the classes of records are loaded when the first is wanted."""
        if self._work is None:
            from digistrat_desktop.ui.session.open_work import OpenWork  # noqa: PLC0415 - the door to every class of records, after Home

            self._work = OpenWork()
        return self._work

    def _move(
        self, way: Callable[[Callable[[], Stamp]], tuple[OpenWork, Step]], words: str
    ) -> None:
        self._act = None
        try:
            self._work, step = way(self._author.stamp)
        except Refused as refusal:
            self._work = self._begun().without_latest()
            self.undo_changed.emit()
            self.refused.emit(refusal)
            return
        self.moved_back.emit(words, step)
        self._sent(step)

    def _sent(self, step: Step) -> None:
        packs = tuple(self._packs.values()) if self._begun().makes_assessment(step) else ()
        self._saver.save(step, packs)
        self.stepped.emit()
        self.changed.emit(frozenset(change.record_id for change in step.changes))
        self.undo_changed.emit()
        turned = self._begun().turned_to(step, self._assessment_id)
        if turned != self._assessment_id:
            self._assessment_id = turned
            self.opened.emit()


def _differ(known: Mapping[str, str], now: Mapping[str, str]) -> bool:
    """Tell whether anybody who had a name is called otherwise, or not at all."""
    return any(name and now.get(one, name) != name for one, name in known.items())


def _read_only() -> Refused:
    return Refused(
        tr("This is a read-only copy."),
        tr("Nothing was changed."),
        tr("Open your own data to make changes."),
    )
