"""The recorded changes of one assessment, as an auditor reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digistrat_desktop.analysis.report_model import TrailLine
from digistrat_desktop.analysis.words import sentence_case
from digistrat_desktop.domain.codecs import decode_time
from digistrat_desktop.domain.naming import kind_words
from digistrat_desktop.services.change_words import ChangeWords, done_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digistrat_desktop.domain.events import Event

_TOO_MANY = frozenset({"reading", "import_source", "report_recipe"})  # kept in tables of their own


def trail_of(
    events: Iterable[Event], assessment_id: str, words: ChangeWords
) -> tuple[TrailLine, ...]:
    """Give the changes of an assessment's records and of what the trust keeps for all of them.

    Args:
        events: of the trust's chain, oldest first.
        words: tells what ids and codes stand for.
    """
    return tuple(
        _line(seq, said, words)
        for seq, said in words.read(events)
        if said["assessment"] in {assessment_id, None} and said["entity"] not in _TOO_MANY
    )


def _line(seq: int, said: dict[str, Any], words: ChangeWords) -> TrailLine:
    kind = str(said["entity"])
    return TrailLine(
        seq=seq,
        at=decode_time(said["at"]),
        actor=words.people.get(str(said["actor"] or ""), ""),
        kind=kind,
        record_id=str(said["record"]),
        record=words.record(said),
        what=f"{sentence_case(kind_words(kind))} {done_words(said)}",
        reason=str(said["reason"] or ""),
        fields=words.fields(said),
    )
