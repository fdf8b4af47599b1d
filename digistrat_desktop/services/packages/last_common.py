"""The last point two trails had in common, from which their records are merged.

Three ways lead to one: the trails begin alike; one desk brought the other's work in before; one
trail was copied from the other for a colleague.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digistrat_desktop.domain.record.differences import Merge
from digistrat_desktop.domain.record.merging import Merged, merge
from digistrat_desktop.services.packages.package_files import records_of
from digistrat_desktop.storage.package.trail import replay
from digistrat_desktop.storage.package.trail_start import part_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digistrat_desktop.domain.wire.records import Record
    from digistrat_desktop.storage.package.content import PackageContent, RawRecord

Known = dict[str, "Record"]


@dataclass(frozen=True, slots=True)
class MergeFrom:
    """One way to merge.

    Attributes:
        common: events both trails begin with.
    """

    common: int
    merged: Merged


def common_length(ours: PackageContent, theirs: PackageContent) -> int:
    """Count the events both trails begin with; 0 when they begin differently."""
    if ours.owner != theirs.owner:
        return 0
    count = 0
    for one, two in zip(ours.events, theirs.events, strict=False):
        if one.hash != two.hash:
            break
        count += 1
    return count


def best_merge(ours: PackageContent, theirs: PackageContent) -> MergeFrom | None:
    """Merge from the common point that leaves least to choose; None when there is no such point."""
    here, there = typed(ours, ours.records), typed(theirs, theirs.records)
    ways = [MergeFrom(n, merge(base, here, there)) for n, base in _bases(ours, theirs)]
    return min(ways, key=lambda way: way.merged.size) if ways else None


def typed(content: PackageContent, raw: tuple[RawRecord, ...]) -> Known:
    """Give typed records by id."""
    return {record.id: record for record in records_of(content.trust_id, raw)}


def _bases(ours: PackageContent, theirs: PackageContent) -> Iterator[tuple[int, Known]]:
    common = common_length(ours, theirs)
    if ours.owner == theirs.owner:
        yield common, _at(ours, common)
    for mine, other in ((ours, theirs), (theirs, ours)):
        for length, head in _brought_in(mine):
            if _ends(other, length, head):
                yield common, _at(other, length)
        part = part_of(mine.owner)
        if part is not None and _ends(other, part.head.length, part.head.hash.hex()):
            yield common, _at(mine, part.copied)


def _brought_in(content: PackageContent) -> list[tuple[int, str]]:
    """Give the ends of other trails that were brought into this one."""
    points = (r.fields for r in content.records if r.kind == Merge.KIND)
    return [(int(p.get("length", 0)), str(p.get("head", ""))) for p in points]


def _ends(content: PackageContent, length: int, head: str) -> bool:
    there = 1 <= length <= len(content.events)
    return there and content.events[length - 1].hash.hex() == head


def _at(content: PackageContent, length: int) -> Known:
    """Give the records as they were after so many events."""
    made = replay(content.trust_id, content.owner, content.events[:length])
    return typed(content, tuple(made.values()))
