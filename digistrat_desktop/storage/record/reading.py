"""One change from outside, read strictly; what it says depends on nothing but itself.

Source: docs/spec/record.md#changes. What does not fit is `Refused`, naming the change and the part.
"""

import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Any

from digistrat_desktop.domain.errors import Bug, InvalidValue, Refused
from digistrat_desktop.domain.ids import AN_ID
from digistrat_desktop.domain.plain_text import has_words, show_direction_marks
from digistrat_desktop.domain.record.events import (
    Event,
    as_first_said,
    body_of,
    event_hash,
    left_out,
    next_hash,
)
from digistrat_desktop.domain.record.graph import MOST_PARENTS
from digistrat_desktop.domain.record.kinds import type_of
from digistrat_desktop.domain.wire.codecs import Many, Title, decode_time
from digistrat_desktop.domain.wire.records import codecs_of, decode_fields
from digistrat_desktop.storage.record.strict_json import (
    has_bad_text,
    no_number,
    read_json_text,
    refused,
    short_int,
)

LONGEST_BODY = 1_000_000
_KEYS = frozenset(
    {
        *("actor", "app", "assessment", "at", "id", "kind", "machine", "new", "reason", "record"),
        *("trust", "undoes"),
    }
)
_FIRST_KEYS = _KEYS - {"kind"} | {"entity", "seq", "clock_flag", "created", "old"}
_SEAL_KEYS = frozenset({"role", "state", "framework", "beside"})
_A_HASH = "[0-9a-f]{64}"
_HEX = re.compile(_A_HASH, re.ASCII)
_TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"
# One pattern over all of them: a record has hundreds of thousands of changes.
_PARENTS = re.compile(f"(?:{_A_HASH}(?:\n{_A_HASH})*)?", re.ASCII)
_PARTS = re.compile(rf"(?:{AN_ID}\n){{6}}{_TIME}\n[ -~]{{0,64}}\n[ -~]{{0,64}}", re.ASCII)
_LONGEST_REASON = 20_000


def read_event(parents: Any, body: Any, where: str) -> Event:
    """Read a change of version 2.

    Args:
        where: names it in refusals.
    """
    if not isinstance(body, str) or len(body) > LONGEST_BODY:
        raise refused(where, "it is longer than a change can be")
    named = _parents(parents, where)
    said = _said(body, where)
    kind, new = said["kind"], said["new"]
    check_fields(kind, new, where)
    _check_place(said, kind, where)
    if not named and kind != "trust":
        raise refused(where, "it follows nothing and does not begin a trust")
    if kind == "seal":
        _check_seal(said, where)
    try:
        digest = event_hash(named, body)
    except UnicodeEncodeError:
        raise refused(where, "a text has characters that cannot be stored") from None
    return Event(2, named, body, digest, said)


def refuse_unreadable(event: Event) -> None:
    """Let no change be written here that no copy could read; its fields were checked when it was made.

    Raises:
        Bug: it would stop every export from then on.
    """
    try:
        _check_parts(event.said, event.said["kind"], "a change made here")
    except Refused as error:
        raise Bug(error.what) from error
    if len(event.body) > LONGEST_BODY or len(event.parents) > MOST_PARENTS:
        raise Bug("a change made here is longer than a change can be")


def read_first(previous: str, parents: Any, body: Any, where: str) -> Event:
    """Read a change of version 1.

    Args:
        previous: the hash it follows on its chain, of the owner line for the first.
        parents: the change before; for the first none, or what the chain was copied from.
    """
    if not isinstance(body, str) or len(body) > LONGEST_BODY:
        raise refused(where, "it is longer than a change can be")
    named = _parents(parents, where)
    if len(named) > 1:
        raise refused(where, "it follows several changes")
    said = read_json_text(body, where)
    if not isinstance(said, dict) or said.keys() != _FIRST_KEYS:
        raise refused(where, "it is missing parts of a change")
    flags = all(type(said[key]) is bool for key in ("created", "clock_flag"))
    if not flags or type(said["seq"]) is not int or not 0 < said["seq"] < 1 << 63:
        raise refused(where, "one of its parts is the wrong kind")
    _check_parts(said, said["entity"], where)
    check_fields(said["entity"], said["new"], where)
    check_fields(said["entity"], said["old"], where)
    _check_place(said, said["entity"], where)
    digest = next_hash(bytes.fromhex(previous), said["seq"], body).hex()
    return Event(1, named, body, digest, as_first_said(said))


def read_left_out(digest: Any, parents: Any, where: str) -> Event:
    """Read the name of a change of version 1 that is not in a copy."""
    named = _parents(parents, where)
    if not is_hash(digest) or len(named) > 1:
        raise refused(where, "a fingerprint is not a SHA-256")
    return left_out(named, digest)


def is_hash(value: Any) -> bool:
    return isinstance(value, str) and bool(_HEX.fullmatch(value))


def _parents(raw: Any, where: str) -> tuple[str, ...]:
    if not isinstance(raw, list) or len(raw) > MOST_PARENTS or not _match(_PARENTS, raw):
        raise refused(where, "what it follows is not a list of fingerprints")
    if len(raw) > 1 and any(one >= two for one, two in pairwise(raw)):
        raise refused(where, "what it follows is not in order")
    return tuple(raw)


def _match(pattern: re.Pattern[str], parts: Iterable[Any]) -> bool:
    """Tell whether the lines of some parts are those of a pattern; what is no text is none."""
    try:
        return pattern.fullmatch("\n".join(parts)) is not None
    except TypeError:
        return False


_DECODER = json.JSONDecoder(parse_float=no_number, parse_constant=no_number, parse_int=short_int)


def _said(body: str, where: str) -> dict[str, Any]:
    """Read canonical JSON: written again it is the same, so that no key is there twice."""
    try:
        said, _ = _DECODER.raw_decode(body)
    except (ValueError, RecursionError):
        raise refused(where, "it is not JSON") from None
    if not isinstance(said, dict) or said.keys() != _KEYS:
        raise refused(where, "it is missing parts of a change")
    _check_parts(said, said["kind"], where)
    if not isinstance(said["new"], dict):
        raise refused(where, "one of its parts is the wrong kind")
    try:
        as_written = body_of(said)
    except RecursionError:
        as_written = ""
    if as_written != body:
        raise refused(where, "it is not JSON in its one form")
    if "\\u0000" in body and has_bad_text(said):
        raise refused(where, "a text has characters that cannot be stored")
    return said


def _check_parts(said: Mapping[str, Any], kind: Any, where: str) -> None:
    pointed = ("0" if said[key] is None else said[key] for key in ("assessment", "undoes"))
    ids = (said["id"], said["actor"], said["trust"], said["record"], *pointed)
    fits = _match(_PARTS, (*ids, said["at"], said["app"], said["machine"]))
    reason = said["reason"]
    if not fits or not isinstance(reason, str) or len(reason) > _LONGEST_REASON:
        raise refused(where, "one of its parts is the wrong kind")
    try:
        decode_time(said["at"])
    except ValueError:
        raise refused(where, "its time is none") from None
    if not isinstance(kind, str):
        raise refused(where, "one of its parts is the wrong kind")


def _check_place(said: Mapping[str, Any], kind: str, where: str) -> None:
    if kind == "assessment" and said["assessment"] not in {None, said["record"]}:
        raise refused(where, "it says an assessment is part of another")
    if kind == "trust" and (said["record"] != said["trust"] or said["assessment"] is not None):
        raise refused(where, "it belongs to another trust")


def _check_seal(said: Mapping[str, Any], where: str) -> None:
    new = said["new"]
    if said["assessment"] is None or not new.keys() <= _SEAL_KEYS or not new.get("state"):
        raise refused(where, "it signs off, but does not say what")
    if not has_words(new.get("role", "")):
        raise refused(where, "it signs off without a role in words")
    beside = new.get("beside", [])
    if not all(map(is_hash, beside)) or beside != sorted(set(beside)):
        raise refused(where, "the other changes it signs are not in order")


def check_fields(kind: str, raw: Any, where: str) -> None:
    """Refuse fields a record of a kind cannot have."""
    if not isinstance(raw, dict):
        raise refused(where, "one of its parts is the wrong kind")
    try:
        if not raw:
            type_of(kind)
        for name, value in raw.items():
            short = type(value) in _PLAIN and (type(value) is not str or len(value) <= _SHORT)
            (_check_short if short else _check_field)(kind, name, value)
    except InvalidValue as error:
        raise refused(where, error.what.rstrip(".")) from None


def _check_field(kind: str, name: str, value: Any) -> None:
    record_type = type_of(kind)
    decode_fields(record_type, {name: value})
    codec = codecs_of(record_type)[name]
    title = isinstance(codec.item if isinstance(codec, Many) else codec, Title)
    if title and turns_direction(value):
        raise InvalidValue(name, f"{name} has characters that change the reading direction")


_PLAIN = frozenset({str, int, bool, type(None)})
_SHORT = 64
# Most changes say what others said before them: the same levels, dates and links.
_check_short = lru_cache(maxsize=16_384, typed=True)(_check_field)


def turns_direction(value: Any) -> bool:
    """Tell whether a text, or one of a list, holds signs that turn the direction of reading."""
    texts = value if isinstance(value, list) else [value]
    return any(isinstance(text, str) and show_direction_marks(text) != text for text in texts)
