"""A sealed assessment as it was signed: its reports say what the seal covers, not what came after."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.record.workspace import Workspace, make_workspace
from digistrat_desktop.services.record.snapshot import records_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digistrat_desktop.domain.record.events import Event
    from digistrat_desktop.domain.record.seals import Seal
    from digistrat_desktop.domain.wire.records import Record


def signed_text(seal: Seal, kept: bytes | None) -> str:
    """Give the canonical snapshot that was signed.

    Args:
        kept: what is kept under the seal's state digest, or None.

    Raises:
        Refused: it is not kept, or is not what was signed.
    """
    if kept is None or hashlib.sha256(kept).hexdigest() != seal.state_digest:
        raise Refused(
            "What was signed is not kept here as it was, so no report of it can be made.",
            "Nothing was changed.",
            "Check the store on the Record page, and fetch the sealed package again.",
        )
    return kept.decode("utf-8")


def as_signed(now: Workspace, text: str) -> Workspace:
    """Give a trust as it stood when it was signed, with the names known today.

    What had been withdrawn by then is no part of a snapshot; it is taken from today's records, since
    what was signed may speak of it.

    Args:
        now: the trust's records as they are.
        text: the canonical snapshot.

    Raises:
        Refused: the text is not a snapshot.
    """
    read = records_in(text.encode("utf-8"))
    if read is None:
        raise Refused("What was signed cannot be read by this version.", "Nothing was changed.")
    then = read.workspace
    records = [*_each(then), *(r for r in _each(now) if r.withdrawn and not _holds(then, r))]
    return replace(make_workspace(_as_made(records, now), {}), people=now.people)


def _each(workspace: Workspace) -> Iterator[Record]:
    for of_kind in workspace.records.values():
        yield from of_kind.values()


def _holds(workspace: Workspace, record: Record) -> bool:
    return record.id in workspace.records.get(record.KIND, {})


def _as_made(records: Iterable[Record], now: Workspace) -> list[Record]:
    """Order records as they were made; a snapshot holds them in order of their ids."""
    places = {record.id: place for place, record in enumerate(_each(now))}
    return sorted(records, key=lambda record: places.get(record.id, len(places)))


def up_to_seal(events: tuple[Event, ...], seal: Seal) -> tuple[Event, ...]:
    """Give the changes a seal covers; all of them when it was set on the trail of another desk."""
    covered = events[: seal.length]
    here = bool(covered) and covered[-1].hash.hex() == seal.head
    return covered if here else events
