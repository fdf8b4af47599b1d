"""Choosing where several values stand: an ordinary change made by somebody who has seen them all."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from digistrat_desktop.domain.edits.assessments import ANSWERED_HERE
from digistrat_desktop.domain.record.changes import Step, edit, step_of
from digistrat_desktop.domain.record.events import Author
from digistrat_desktop.domain.record.fold import TOGETHER, Written
from digistrat_desktop.domain.trust.assessment import Response
from digistrat_desktop.domain.wire.codecs import NOTE_LIMIT, Many, Note, Ref, Title
from digistrat_desktop.domain.wire.records import Record, codecs_of, decode_fields


def settle(
    record: Record, raw: Mapping[str, Any], author: Author, reason: str = "", *, left: bool = False
) -> Step:
    """Choose the value of a field, and of what goes with it.

    Args:
        raw: JSON forms by field.
        reason: why this one, kept with the change.
        left: the question was left for the board, which need not discuss it any more.
    """
    values = decode_fields(type(record), raw)
    if isinstance(record, Response) and raw.keys() & set(ANSWERED_HERE):
        values["carried"] = False
        values |= {"discuss": False} if left else {}
    return step_of("Settle", edit(record, values, author.stamp(), reason))


def give_reason(record: Record, raw: Mapping[str, Any], author: Author, reason: str) -> Step:
    """Say why something was chosen, after it was: the value is written once more, with the reason.

    Args:
        raw: what was chosen, in JSON forms by field.
    """
    chosen = replace(record, unsettled={**record.unsettled, **dict.fromkeys(raw, ())})
    values = decode_fields(type(record), raw)
    return step_of("Settle", edit(chosen, values, author.stamp(), reason))


def both_together(record: Record, field: str, written: Sequence[Written]) -> list[Any] | str | None:
    """Give all entries or notes that stand side by side, as one; None for any other field."""
    codec = codecs_of(type(record)).get(field)
    if isinstance(codec, Many) and isinstance(codec.item, Ref | Title | Note):
        every = list(dict.fromkeys(entry for one in written for entry in one.value or ()))
        return every if len(every) <= codec.limit else None
    if not isinstance(codec, Note):
        return None
    texts = dict.fromkeys(one.value.strip() for one in written if one.value)
    whole = "\n\n".join(texts)
    return whole if len(texts) > 1 and len(whole) <= NOTE_LIMIT else None


def leave_for_the_board(response: Response, author: Author) -> Step:
    """Flag a question nobody could settle; what stands side by side stays."""
    return step_of("Leave it for the board", edit(response, {"discuss": True}, author.stamp()))


def right_as_it_stands(record: Record, author: Author) -> Step:
    """Say that a level and a reason two people changed apart are right together."""
    values = {name: getattr(record, name) for name in TOGETHER}
    return step_of("Read together", edit(record, values, author.stamp()))
