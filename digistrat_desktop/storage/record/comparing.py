"""What another copy of a trust would change here, from the last point both had in common.

Three ways lead to such a point: the trails begin alike; one desk brought the other's work in before;
one trail was copied from the other for a colleague.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from digistrat_desktop.domain.edits.merging import merge_point, write_merge
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.ids import TrustId
from digistrat_desktop.domain.record.events import Author, Event, Head
from digistrat_desktop.domain.record.merging import Comparison, ImportKind, Merge, Merged, merge
from digistrat_desktop.domain.wire.records import Record
from digistrat_desktop.storage.port import Arrival, Batch, PackageContent, note_of
from digistrat_desktop.storage.record.trail import trail_text

Known = dict[str, "Record"]


@dataclass(frozen=True, slots=True)
class Incoming:
    """What is to be written when a package is brought in."""

    batch: Batch  # changes made here, names, packs, attachments and the note
    seen: Head  # where the trail of the file ends, to be remembered
    owner: str = ""  # the owner text of a trail that begins here; empty when it is here already
    # of the trust's own trail, to be added word for word
    events: tuple[Event, ...] = field(default=())


def compare(ours: PackageContent | None, theirs: PackageContent, seen: Head | None) -> Comparison:
    """Work out what bringing a package in would do.

    Args:
        seen: the furthest end of its trail any file has shown here, or None.
    """
    if not theirs.events:
        raise Refused(
            "This DigiStrat file is empty.",
            "Nothing was changed.",
            "Ask the sender to export it again.",
        )
    kind, common, merged = _compared(ours, theirs)
    return Comparison(kind, ours.head if ours is not None else None, seen, common, merged)


def _compared(
    ours: PackageContent | None, theirs: PackageContent
) -> tuple[ImportKind, int, Merged]:
    there = _known(theirs.typed())
    if ours is None:
        return ImportKind.NEW, 0, merge({}, {}, there)
    common = _common_length(ours, theirs)
    if common == len(theirs.events):
        return ImportKind.NOTHING, common, Merged((), (), ())
    here = _known(ours.typed())
    if common == len(ours.events) and ours.owner == theirs.owner:
        return ImportKind.FORWARD, common, merge(here, here, there)
    ways = [merge(base, here, there) for base in _bases(ours, theirs, common)]
    if not ways:
        raise Refused(
            ("This DigiStrat file has a trust that is also here, but the copies share no changes."),
            "Nothing was changed.",
            "Ask for a DigiStrat file made from the copy they both came from.",
        )
    merged = min(ways, key=lambda way: way.size)
    nothing = merged.size == (0, 0)
    return ImportKind.NOTHING if nothing else ImportKind.MERGE, common, merged


def _common_length(ours: PackageContent, theirs: PackageContent) -> int:
    """Count the events both trails begin with; 0 when they begin differently."""
    if ours.owner != theirs.owner:
        return 0
    count = 0
    for one, two in zip(ours.events, theirs.events, strict=False):
        if one.hash != two.hash:
            break
        count += 1
    return count


def _known(records: list[Record]) -> Known:
    return {record.id: record for record in records}


def _bases(ours: PackageContent, theirs: PackageContent, common: int) -> Iterator[Known]:
    if ours.owner == theirs.owner:
        yield _known(ours.typed_at(common))
    for mine, other in ((ours, theirs), (theirs, ours)):
        for head in _brought_in(mine):
            if other.holds(head):
                yield _known(other.typed_at(head.length))
        if mine.part is not None and other.holds(mine.part.head):
            yield _known(mine.typed_at(mine.part.copied))


def _brought_in(content: PackageContent) -> Iterator[Head]:
    """Give the ends of other trails that were brought into this one."""
    for record in content.records:
        if record.kind == Merge.KIND:
            said = record.fields
            yield Head(int(said.get("length", 0)), bytes.fromhex(str(said.get("head", ""))))


def incoming_of(arrival: Arrival, here: Head | None, author: Author) -> Incoming:
    """Give what is to be written to bring a package in; `here` is where our trail ends, or None."""
    content, found = arrival.content, arrival.comparison
    if here != found.here:
        raise Refused(
            "Your data has changed since this was prepared.",
            "Nothing was imported.",
            "Open the DigiStrat file again.",
        )
    said = {
        "kind": found.kind.value,
        "trust": content.trust_id,
        "length": content.head.length,
        "head": content.head.hash.hex(),
    }
    batch = Batch(people=arrival.people, note=note_of(author.stamp(), "import", said))
    if found.kind is ImportKind.NOTHING:
        return Incoming(batch, content.head)
    batch = batch._replace(
        people={**content.people, **arrival.people},
        packs=arrival.packs,
        attachments=content.attachments,
    )
    if found.kind is ImportKind.MERGE:
        return Incoming(_merging(batch, content, found, author), content.head)
    owner = content.owner if found.kind is ImportKind.NEW else ""
    return Incoming(batch, content.head, owner, content.events[found.common :])


def _merging(batch: Batch, content: PackageContent, found: Comparison, author: Author) -> Batch:
    """Their trail from the common point on is kept as an attached file, bound by its fingerprint."""
    trail = trail_text(content.owner, content.events[found.common :]).encode("utf-8")
    digest = hashlib.sha256(trail).hexdigest()
    point = replace(
        merge_point(TrustId(content.trust_id), author),
        length=content.head.length,
        head=content.head.hash.hex(),
        common=found.common,
        trail=digest,
    )
    changes = write_merge(point, found.merged, author).changes
    return batch._replace(changes=changes, attachments={**batch.attachments, digest: trail})
