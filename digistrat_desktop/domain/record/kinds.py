"""Every kind of record the program knows: one table, so that a reader of files can be strict."""

from collections.abc import Mapping
from typing import Any

from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.ids import AssessmentId, RecordId, TrustId
from digistrat_desktop.domain.record.merging import Difference, Merge
from digistrat_desktop.domain.record.seals import Revision, Seal
from digistrat_desktop.domain.trust.actions import Acknowledgement, Action
from digistrat_desktop.domain.trust.assessment import (
    Assessment,
    Evidence,
    FrontSheet,
    ReportRecipe,
    Response,
    Support,
    Trust,
)
from digistrat_desktop.domain.trust.metrics import Annotation, ImportSource, Metric, Reading, Rebase
from digistrat_desktop.domain.trust.plans import Capacity, ConstraintEntry, Demand, Scenario
from digistrat_desktop.domain.trust.reviews import BlindScore, Challenge, Moderation, Reply
from digistrat_desktop.domain.trust.strategy import (
    AlignmentLink,
    CaseForChange,
    Decision,
    Initiative,
    NorthStar,
    Objective,
    Principle,
    PrincipleTest,
)
from digistrat_desktop.domain.wire.records import Record, decode_fields

_TYPES: tuple[type[Record], ...] = (
    Trust,
    Assessment,
    Response,
    Evidence,
    Support,
    FrontSheet,
    Metric,
    Reading,
    Rebase,
    Annotation,
    ImportSource,
    NorthStar,
    Principle,
    Objective,
    Initiative,
    AlignmentLink,
    PrincipleTest,
    Decision,
    CaseForChange,
    Capacity,
    Demand,
    Scenario,
    ConstraintEntry,
    Action,
    Acknowledgement,
    Seal,
    Revision,
    Merge,
    Difference,
    Challenge,
    Reply,
    BlindScore,
    Moderation,
    ReportRecipe,
)
KINDS: dict[str, type[Record]] = {record_type.KIND: record_type for record_type in _TYPES}


def type_of(kind: str) -> type[Record]:
    """Give the dataclass of a kind; InvalidValue where there is none."""
    record_type = KINDS.get(kind)
    if record_type is None:
        raise InvalidValue("kind", f"There is no kind of record called “{kind[:40]}”.")
    return record_type


def build_record(
    kind: str,
    record_id: RecordId,
    trust_id: TrustId,
    assessment_id: AssessmentId | None,
    raw: Mapping[str, Any],
) -> Record:
    """Make a record from its stored parts.

    Raises:
        InvalidValue: an unknown kind or field, or a value that does not belong in its field.
    """
    record_type = type_of(kind)
    values = decode_fields(record_type, raw)
    return record_type(id=record_id, trust_id=trust_id, assessment_id=assessment_id, **values)
