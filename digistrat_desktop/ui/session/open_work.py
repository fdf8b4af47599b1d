"""The open trust's records as a value, and how each step moves them on.

A module of its own, because it brings in every class of records: the session loads it when the first
trust is opened or begun, after Home is on the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace

from digistrat_desktop.domain.frameworks.scales import is_sealed
from digistrat_desktop.domain.ids import RecordId
from digistrat_desktop.domain.record.changes import (
    History,
    Step,
    in_act,
    is_empty,
    met,
    redo,
    submit,
    undo,
    without_latest,
)
from digistrat_desktop.domain.record.events import Key, Stamp
from digistrat_desktop.domain.record.fold import WITHDRAWN
from digistrat_desktop.domain.record.workspace import Workspace, latest_of_trust, trust_of
from digistrat_desktop.domain.trust.assessment import Assessment, Trust

_ASSESSMENT = Assessment.KIND


@dataclass(frozen=True, slots=True)
class OpenWork:
    """All open records, with the steps that can be undone and done again."""

    history: History = field(default_factory=History)

    @property
    def present(self) -> Workspace:
        return self.history.present

    @property
    def trust(self) -> Trust | None:
        return trust_of(self.present)

    def assessment(self, assessment_id: str) -> Assessment | None:
        found = self.present.find(Assessment, assessment_id)
        return None if found is None or found.withdrawn else found

    def is_signed(self, assessment_id: str) -> bool:
        found = self.assessment(assessment_id)
        return found is not None and is_sealed(found.status)

    def begun_with(self, workspace: Workspace) -> OpenWork:
        """Other records, nothing done to them yet."""
        return OpenWork(History(workspace))

    def begun_among(self, people: Mapping[str, str]) -> OpenWork:
        """No records yet, and the names that are known on this computer."""
        return self.begun_with(replace(self.present, records={}, people=people, signed={}))

    def among(self, people: Mapping[str, str]) -> OpenWork:
        """The same records, and people called otherwise."""
        return OpenWork(replace(self.history, present=replace(self.present, people=people)))

    def with_person(self, person_id: str, name: str) -> OpenWork:
        present = self.present.with_person(person_id, name)
        return OpenWork(replace(self.history, present=present))

    def after(
        self, step: Step, applied: Workspace | None = None, *, goes_on: bool = False
    ) -> OpenWork:
        """The records after a step, applied already or now; see `submit`. May be `Refused`."""
        return OpenWork(submit(self.history, step, applied, goes_on=goes_on))

    @staticmethod
    def as_typed(step: Step, act: str, so_far: int) -> Step:
        return in_act(step, act, so_far)

    def undone(self, stamps: Callable[[], Stamp]) -> tuple[OpenWork, Step]:
        """The records without the latest step, and the step that took it back; may be `Refused`."""
        history, step = undo(self.history, stamps)
        return OpenWork(history), step

    def met(self, present: Workspace, written: Collection[tuple[Key, str]]) -> OpenWork:
        """The records once changes made elsewhere have come in; see `changes.met`."""
        return OpenWork(met(self.history, present, written))

    def without_latest(self) -> OpenWork:
        """Without the latest step among those that can be taken back; what it did stays."""
        return OpenWork(without_latest(self.history))

    def redone(self, stamps: Callable[[], Stamp]) -> tuple[OpenWork, Step]:
        """As `undone`, for the step undone last."""
        history, step = redo(self.history, stamps)
        return OpenWork(history), step

    @staticmethod
    def without_empty(step: Step) -> Step:
        """The step without changes that change nothing."""
        return replace(step, changes=tuple(c for c in step.changes if not is_empty(c)))

    def turned_to(self, step: Step, open_id: str | None) -> str | None:
        """The assessment to go on with: one that was restored, the latest where the open one went."""
        gone = {c.record_id: c.after.get(WITHDRAWN) for c in step.changes if c.kind == _ASSESSMENT}
        back = [record_id for record_id, is_gone in gone.items() if is_gone is False]
        if back:
            return back[-1]
        if not gone.get(RecordId(open_id or "")):
            return open_id
        left = latest_of_trust(self.present)
        return left.id if left is not None else None

    @staticmethod
    def makes_assessment(step: Step) -> bool:
        return any(c.created and c.kind == Assessment.KIND for c in step.changes)
