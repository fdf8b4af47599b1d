"""Choosing where several values stand: an ordinary change made by somebody who has seen them all."""

from collections.abc import Sequence
from typing import Any

from digistrat_desktop.domain.edits.assessments import ANSWERED_HERE
from digistrat_desktop.domain.record.changes import Step, edit, step_of
from digistrat_desktop.domain.record.events import Author
from digistrat_desktop.domain.record.fold import TOGETHER, Written
from digistrat_desktop.domain.trust.assessment import Response
from digistrat_desktop.domain.wire.codecs import Many, Ref
from digistrat_desktop.domain.wire.records import Record, codecs_of, decode_fields


def settle(record: Record, field: str, raw: Any, author: Author, reason: str = "") -> Step:
    """Choose a field's value.

    Args:
        raw: its JSON form.
        reason: why this one, kept with the change.
    """
    values = decode_fields(type(record), {field: raw})
    if isinstance(record, Response) and field in ANSWERED_HERE:
        values["carried"] = False
    return step_of("Settle", edit(record, values, author.stamp(), reason))


def both_together(record: Record, field: str, written: Sequence[Written]) -> list[Any] | None:
    """Give all links that stand side by side in a set of links, as one; None where it is no such set."""
    codec = codecs_of(type(record)).get(field)
    if not (isinstance(codec, Many) and isinstance(codec.item, Ref)):
        return None
    return list(dict.fromkeys(link for one in written for link in one.value or ()))


def right_as_it_stands(record: Record, author: Author) -> Step:
    """Say that a level and a reason two people changed apart are right together."""
    values = {name: getattr(record, name) for name in TOGETHER}
    return step_of("Read together", edit(record, values, author.stamp()))
