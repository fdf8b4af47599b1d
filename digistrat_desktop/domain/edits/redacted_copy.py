"""A trust's record for outsiders: made anew without what is left out, since a record cannot be cut.

Every change is covered by the fingerprints of those that follow it. So the copy is another trust, with
a history of its own whose reason names the record it was made from. Source: docs/spec/record.md.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from digistrat_desktop.domain.frameworks.scales import Status
from digistrat_desktop.domain.ids import AssessmentId, RecordId, TrustId, derived_id
from digistrat_desktop.domain.record.changes import Step, create
from digistrat_desktop.domain.record.events import Author
from digistrat_desktop.domain.record.older import Difference, Merge
from digistrat_desktop.domain.record.redaction import Redaction
from digistrat_desktop.domain.record.seals import Revision, SealFields
from digistrat_desktop.domain.record.workspace import Workspace, trust_of
from digistrat_desktop.domain.trust.assessment import ReportRecipe
from digistrat_desktop.domain.trust.people import Erasure
from digistrat_desktop.domain.wire.records import Record, said_fields

_NOT_COPIED = frozenset(
    one.KIND for one in (ReportRecipe, SealFields, Revision, Merge, Difference, Erasure)
)
# By which of its fields a record is found again, where its id is made from them.
_PARTS: tuple[tuple[str, ...], ...] = (
    ("assessment_id", "item_id"),
    ("response_id", "evidence_id"),
    ("metric_id", "period"),
    ("objective_id", "initiative_id"),
    ("principle_id", "initiative_id"),
)
_WORDS = ("front_sheet", "north_star")


def redacted_copy(redaction: Redaction, why: str, author: Author) -> tuple[Step, dict[str, str]]:
    """Make the copy.

    Args:
        why: where it comes from, in words; the reason of its changes.

    Returns:
        The act that makes it, and the names of its people by id.
    """
    workspace = redaction.records()
    copied = _Copied(workspace, author.new_id())
    made = tuple(create(one, author.stamp(), why) for one in copied.records())
    people = {copied.ids.get(one, one): name for one, name in workspace.people.items()}
    return Step("Copy without what is left out", made), people


class _Copied:
    """Gives each record of a workspace another id, and every mention of it the same."""

    def __init__(self, workspace: Workspace, trust_id: str) -> None:
        self._kept = [
            record
            for of_kind in workspace.records.values()
            for record in of_kind.values()
            if record.KIND not in _NOT_COPIED and not record.withdrawn
        ]
        trust = trust_of(workspace)
        self.ids: dict[str, str] = {trust.id: trust_id} if trust is not None else {}
        self._trust_id = trust_id
        for person in workspace.people:
            self.ids[person] = derived_id(trust_id, person)
        # Those whose id is made from others' follow them.
        for record in sorted(self._kept, key=_made_from_others):
            self.ids.setdefault(record.id, self._id_of(record))

    def records(self) -> Iterator[Record]:
        return (self._record(one) for one in self._kept)

    def _id_of(self, record: Record) -> str:
        for names in _PARTS:
            values = [getattr(record, name, None) or "" for name in names]
            if all(values) and derived_id(*values) == record.id:
                return derived_id(*(self.ids.get(one, one) for one in values))
        for word in _WORDS:
            place = record.assessment_id or record.trust_id
            if derived_id(place, word) == record.id:
                return derived_id(self.ids.get(place, place), word)
        return derived_id(self._trust_id, record.id)

    def _record(self, record: Record) -> Record:
        place = record.assessment_id
        said = {name: self._value(value) for name, value in said_fields(record)}
        if "status" in said and isinstance(said["status"], Status):
            said["status"] = Status.DRAFT
        return replace(
            record,
            **said,
            id=RecordId(self.ids[record.id]),
            trust_id=TrustId(self._trust_id),
            assessment_id=AssessmentId(self.ids.get(place, place)) if place else None,
            unsettled={},
            together=(),
        )

    def _value(self, value: Any) -> Any:
        if isinstance(value, tuple) and not hasattr(value, "_fields"):
            return tuple(self._value(one) for one in value)
        return self.ids.get(value, value) if type(value) is str else value


def _made_from_others(record: Record) -> int:
    """Order records so that those an id is made from come first."""
    return sum(bool(getattr(record, name, None)) for names in _PARTS for name in names)
