"""What every edit needs from outside: stamps and fresh ids, handed in so that edits stay pure."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from digistrat_desktop.domain.ids import RecordId

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from digistrat_desktop.domain.record.changes import Change, Stamp
    from digistrat_desktop.domain.record.workspace import Workspace
    from digistrat_desktop.domain.wire.records import Record


class Author(NamedTuple):
    """Who makes the changes of this run, as two functions.

    Attributes:
        stamp: gives a fresh event id with the time and the person.
        new_id: gives a fresh UUID text.
    """

    stamp: Callable[[], Stamp]
    new_id: Callable[[], str]


def derived_id(*parts: str) -> RecordId:
    """Give the same UUID for the same parts everywhere, so that two desks make one record of it.

    Source: RFC 9562, version 8 (custom), over SHA-256 of the parts.
    """
    digest = bytearray(hashlib.sha256("\x1f".join(parts).encode("utf-8")).digest()[:16])
    digest[6] = (digest[6] & 0x0F) | 0x80
    digest[8] = (digest[8] & 0x3F) | 0x80
    text = digest.hex()
    return RecordId(f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}")


def put(workspace: Workspace, blank: Record, values: Mapping[str, Any], author: Author) -> Change:
    """Make the change that gives a record these values, whether or not it is there already.

    A withdrawn record begins anew: nothing that was in it comes back with the new values.

    Args:
        blank: the record with its id and place, as it would be created without the values.
    """
    from digistrat_desktop.domain.record.changes import create, edit  # noqa: PLC0415 - not before the first paint
    from digistrat_desktop.domain.wire.records import codecs_of  # noqa: PLC0415 - not before the first paint

    present = workspace.find(type(blank), blank.id)
    if present is None:
        return create(replace(blank, **values), author.stamp())
    if present.withdrawn:
        begun = {name: getattr(blank, name) for name in codecs_of(type(blank))}
        return edit(present, {**begun, **values}, author.stamp())
    return edit(present, values, author.stamp())
