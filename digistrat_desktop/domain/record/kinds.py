"""Every kind of record the program knows: one table, so that a reader of files can be strict."""

from collections.abc import Mapping
from typing import Any

from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.ids import AssessmentId, RecordId, TrustId
from digistrat_desktop.domain.record import older, seals
from digistrat_desktop.domain.trust import (
    actions,
    assessment,
    metrics,
    people,
    plans,
    reviews,
    strategy,
)
from digistrat_desktop.domain.wire.records import Record, decode_fields

_ROOMS = (assessment, metrics, strategy, plans, actions, seals, older, reviews, people)
KINDS: dict[str, type[Record]] = {
    one.KIND: one
    for room in _ROOMS
    for one in vars(room).values()
    if isinstance(one, type) and issubclass(one, Record) and one.KIND
}


def type_of(kind: str) -> type[Record]:
    """Give the dataclass of a kind; InvalidValue where there is none."""
    record_type = KINDS.get(kind)
    if record_type is None:
        raise InvalidValue("kind", f"There is no kind of entry called “{kind[:40]}”.")
    return record_type


def build_record(
    kind: str,
    record_id: RecordId,
    trust_id: TrustId,
    assessment_id: AssessmentId | None,
    raw: Mapping[str, Any],
) -> Record:
    """Make a record from its stored parts; InvalidValue for what its kind cannot hold."""
    record_type = type_of(kind)
    values = decode_fields(record_type, raw)
    return record_type(id=record_id, trust_id=trust_id, assessment_id=assessment_id, **values)
