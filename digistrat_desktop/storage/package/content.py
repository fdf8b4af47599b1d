"""What a package holds, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from digistrat_desktop.domain.record.events import Event, Head, first_hash

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT = 1


@dataclass(frozen=True, slots=True)
class RawRecord:
    """A record as it is stored."""

    id: str
    kind: str
    assessment_id: str | None
    fields: Mapping[str, Any]


Records = dict[str, RawRecord]


@dataclass(frozen=True, slots=True)
class PackageContent:
    """A trust with its trail.

    Attributes:
        owner: the chain's owner text, from which its first hash is made.
        packs: canonical JSON of the framework packs in use.
        people: names by person id.
        attachments: bytes by sha256.
    """

    trust_id: str
    owner: str
    events: tuple[Event, ...]
    records: tuple[RawRecord, ...]
    packs: tuple[str, ...]
    people: Mapping[str, str] = field(default_factory=dict)
    attachments: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def head(self) -> Head:
        """Where the chain ends."""
        last = self.events[-1].hash if self.events else first_hash(self.owner)
        return Head(len(self.events), last)
