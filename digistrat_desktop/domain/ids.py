"""Names of identifiers, so that one kind cannot be passed for another."""

from __future__ import annotations

from typing import NewType

RecordId = NewType("RecordId", str)
TrustId = NewType("TrustId", str)
AssessmentId = NewType("AssessmentId", str)
ResponseId = NewType("ResponseId", str)
EvidenceId = NewType("EvidenceId", str)
MetricId = NewType("MetricId", str)
PersonId = NewType("PersonId", str)
EventId = NewType("EventId", str)
ItemId = NewType("ItemId", str)
LevelId = NewType("LevelId", str)
