"""A trail from outside, read strictly: chained, replayed and compared with the records beside it.

What does not fit is `Refused`, naming the event, the record or the field.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.plain_text import show_direction_marks
from digistrat_desktop.domain.record.events import Event, Head, first_hash, next_hash
from digistrat_desktop.domain.record.kinds import type_of
from digistrat_desktop.domain.trust.assessment import Assessment, is_sealed, only_supersedes
from digistrat_desktop.domain.wire.canonical_json import to_canonical
from digistrat_desktop.domain.wire.codecs import Many, Title, decode_time
from digistrat_desktop.domain.wire.records import codecs_of, decode_fields
from digistrat_desktop.storage.port import PackageContent, Part, RawRecord
from digistrat_desktop.storage.record.strict_json import read_json_text, refused

_TEXTS = ("id", "actor", "machine", "app", "trust", "entity", "record", "at", "reason")
_IDS = ("id", "actor", "trust", "record")
_FLAGS = ("created", "clock_flag")
_MAYBE_IDS = ("assessment", "undoes")
_KEYS = frozenset({*_TEXTS, *_FLAGS, *_MAYBE_IDS, "old", "new", "seq"})
_ID = re.compile(r"[0-9a-zA-Z][0-9a-zA-Z._-]{0,63}", re.ASCII)
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", re.ASCII)
_WORD = re.compile(r"[ -~]{0,64}", re.ASCII)
_LONGEST_REASON = 20_000
Records = dict[str, RawRecord]


class Replay:
    """What the events of a trail make, one after the other.

    Attributes:
        records: by id, as they stand now.
    """

    def __init__(self, trust_id: str) -> None:
        self.records: Records = {}
        self._trust_id = trust_id
        self._ids: set[str] = set()
        self._sealed: set[str] = set()

    def take(self, event: Event, where: str) -> dict[str, Any]:
        """Take in one event; give what it says."""
        body = read_body(event, where)
        if body["trust"] != self._trust_id:
            raise refused(where, "it belongs to another trust")
        if body["id"] in self._ids:
            raise refused(where, "it appears twice")
        self._ids.add(body["id"])
        self._refuse_if_sealed(body, where)
        made = self._made(body, where)
        self.records[made.id] = made
        if made.kind == Assessment.KIND and is_sealed(made.fields.get("status")):
            self._sealed.add(made.id)
        return body

    def _made(self, body: Mapping[str, Any], where: str) -> RawRecord:
        record_id, before = body["record"], self.records.get(body["record"])
        if body["created"] is not (before is None):
            raise refused(where, "it edits an entry that does not exist, or adds one twice")
        made = RawRecord(record_id, body["entity"], body["assessment"], body["new"])
        if before is None:
            return made
        if (before.kind, before.assessment_id) != (made.kind, made.assessment_id):
            raise refused(where, "it changes the kind or place of an entry")
        return RawRecord(record_id, made.kind, made.assessment_id, {**before.fields, **made.fields})

    def _refuse_if_sealed(self, body: Mapping[str, Any], where: str) -> None:
        of_itself = body["record"] in self._sealed and not only_supersedes(body["new"])
        if of_itself or body["assessment"] in self._sealed:
            raise refused(where, "it edits an assessment after sign-off")


def check_trail(content: PackageContent) -> tuple[RawRecord, ...]:
    """Verify the chain, replay it, and compare with the records; give these as they were made."""
    made = replay(content.trust_id, content.owner, content.events)
    _compare(content.records, made)
    return tuple(made.values())


def trail_text(owner: str, events: Iterable[Event]) -> str:
    """Write a trail, or its end, as `audit.jsonl`: the owner, then a line for each event."""
    lines = [to_canonical({"owner": owner})]
    lines += [to_canonical({"body": e.body, "hash": e.hash.hex()}) for e in events]
    return "\n".join(lines) + "\n"


def replay(trust_id: str, owner: str, events: Iterable[Event]) -> Records:
    """Verify a chain from its start and give the records it makes."""
    state = Replay(trust_id)
    previous = first_hash(owner)
    for number, event in enumerate(events, start=1):
        where = f"audit.jsonl, event {number:,}"
        if event.seq != number or next_hash(previous, number, event.body) != event.hash:
            raise refused(where, "it does not follow from the events before it")
        state.take(event, where)
        previous = event.hash
    return state.records


def read_body(event: Event, where: str) -> dict[str, Any]:
    """Read what one event says, with every part checked."""
    body = read_json_text(event.body, where)
    if not isinstance(body, dict) or body.keys() != _KEYS or body["seq"] != event.seq:
        raise refused(where, "it is missing parts of an event")
    if not (_texts_fit(body) and _flags_fit(body) and _is_time(body["at"])):
        raise refused(where, "one of its parts is the wrong kind")
    check_fields(body["entity"], body["new"], where)
    check_fields(body["entity"], body["old"], where)
    return body


def check_fields(kind: str, raw: Any, where: str) -> None:
    """Refuse fields a record of a kind cannot have."""
    if not isinstance(raw, dict):
        raise refused(where, "one of its parts is the wrong kind")
    try:
        decode_fields(type_of(kind), raw)
    except InvalidValue as error:
        raise refused(where, error.what.rstrip(".")) from None
    for name, value in raw.items():
        if _is_title(kind, name) and turns_direction(value):
            raise refused(where, f"{name} has characters that change the reading direction")


def turns_direction(value: Any) -> bool:
    """Tell whether a text, or one of a list, holds signs that turn the direction of reading."""
    texts = value if isinstance(value, list) else [value]
    return any(isinstance(text, str) and show_direction_marks(text) != text for text in texts)


def _is_title(kind: str, name: str) -> bool:
    codec = codecs_of(type_of(kind))[name]
    return isinstance(codec.item if isinstance(codec, Many) else codec, Title)


def _texts_fit(body: Mapping[str, Any]) -> bool:
    if not all(isinstance(body[key], str) for key in _TEXTS):
        return False
    named = all(_ID.fullmatch(body[key]) for key in _IDS)
    short = all(_WORD.fullmatch(body[key]) for key in ("machine", "app", "entity"))
    maybe = (body[key] for key in _MAYBE_IDS)
    pointed = all(part is None or (isinstance(part, str) and _ID.fullmatch(part)) for part in maybe)
    return bool(named and short and pointed) and len(body["reason"]) <= _LONGEST_REASON


def _flags_fit(body: Mapping[str, Any]) -> bool:
    return type(body["seq"]) is int and all(type(body[key]) is bool for key in _FLAGS)


def _is_time(text: str) -> bool:
    if not _TIME.fullmatch(text):
        return False
    try:
        decode_time(text)
    except ValueError:
        return False
    return True


def _compare(records: tuple[RawRecord, ...], made: Records) -> None:
    for record in records:
        if made.get(record.id) != record:
            raise refused(f"entry {record.id}", "it does not match its own events")
    if len({record.id for record in records}) != len(made) or len(records) != len(made):
        raise refused("assessment.json", "it has entries that do not match its events")


_WHERE = "audit.jsonl, line 1"
_HEX = re.compile(r"[0-9a-f]{64}", re.ASCII)
_OWNER_KEYS = frozenset({"owner", "created", "framework"})
_PART_KEYS = frozenset({"assessment", "blind", "copied", "length", "head"})


def part_owner(trust_id: str, created: str, framework: str, part: Part) -> str:
    return to_canonical(
        {
            "owner": trust_id,
            "created": created,
            "framework": framework,
            "part": {
                "assessment": part.assessment_id,
                "blind": part.blind,
                "copied": part.copied,
                "length": part.head.length,
                "head": part.head.hash.hex(),
            },
        }
    )


def check_owner(owner: str, trust_id: str) -> Part | None:
    """Refuse an owner line that is not of this trust; give what it was copied from."""
    said = read_json_text(owner, _WHERE)
    if not isinstance(said, dict) or said.keys() - {"part"} != _OWNER_KEYS:
        raise refused(_WHERE, "it does not name the trust it belongs to")
    if said["owner"] != trust_id:
        raise refused(_WHERE, "the change history belongs to another trust")
    if not all(isinstance(said[key], str) for key in _OWNER_KEYS):
        raise refused(_WHERE, "one of its parts is the wrong kind")
    return part_of(owner)


def part_of(owner: str) -> Part | None:
    """Read what a trail was copied from; None for a trust's own."""
    said = read_json_text(owner, _WHERE).get("part")
    if said is None:
        return None
    if not isinstance(said, dict) or said.keys() != _PART_KEYS or not _fits(said):
        raise refused(_WHERE, "it does not say correctly what it was copied from")
    head = Head(said["length"], bytes.fromhex(said["head"]))
    return Part(said["assessment"], said["blind"], said["copied"], head)


def _fits(said: dict[str, Any]) -> bool:
    numbers = all(type(said[key]) is int and said[key] >= 0 for key in ("copied", "length"))
    texts = isinstance(said["assessment"], str) and isinstance(said["head"], str)
    return numbers and texts and type(said["blind"]) is bool and bool(_HEX.fullmatch(said["head"]))
