"""One change of a trust's record: its text, its hash, and who makes changes and when.

Source: docs/spec/record.md#changes. An event's hash is the SHA-256 of its text: the heading, a line for
each parent, an empty line, and the body as it is stored. It stands for everything in its past.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from digistrat_desktop.domain.ids import EventId, PersonId
from digistrat_desktop.domain.wire.canonical_json import quoted, to_canonical

HEADING = "digistrat-event-2"
FIRST_HEADING = b"digistrat-audit-v1\n"
CLOCK_TOLERANCE = timedelta(minutes=2)
# The place of an event of version 1 that a copy of part of a record only names.
LEFT_OUT = "?"
Key = tuple[str, str, str]  # place, kind and id: what names a record


class Event:
    """A change that is well formed.

    Attributes:
        version: 2, or 1 for what an earlier version of the program wrote on a chain.
        parents: hashes of the latest events its desk knew of the same place and of the trust.
        body: the stored JSON text; empty for an event that is only named.
        hash: 64 lower-case hexadecimal digits.
        said: what the body says, by key.
        place: the assessment it belongs to, or empty for the trust itself.
        key: place, kind and id of the record it writes to.
    """

    __slots__ = ("body", "hash", "key", "parents", "place", "said", "version")

    def __init__(
        self, version: int, parents: tuple[str, ...], body: str, digest: str, said: dict[str, Any]
    ) -> None:
        self.version = version
        self.parents = parents
        self.body = body
        self.hash = digest
        self.said = said
        self.place: str = place_of(said["kind"], said["record"], said["assessment"])
        self.key: Key = (self.place, said["kind"], said["record"])

    @property
    def new(self) -> Mapping[str, Any]:
        """The fields it writes, in their JSON forms."""
        found: Mapping[str, Any] = self.said["new"]
        return found

    @property
    def seals(self) -> bool:
        """True when it signs the assessment of its place off."""
        if self.version == 1:
            return self.key[1] == "assessment" and self.new.get("status") == "sealed"
        return self.key[1] == "seal" and bool(self.place)

    @property
    def at(self) -> datetime:
        return datetime.fromisoformat(self.said["at"])

    def __repr__(self) -> str:
        return f"Event({self.hash[:12]}, {self.key})"


def place_of(kind: str, record: str, assessment: str | None) -> str:
    """Give the assessment a record belongs to, itself included, or an empty text for the trust."""
    return assessment or (record if kind == "assessment" else "")


def event_hash(parents: Iterable[str], body: str) -> str:
    return hashlib.sha256("\n".join((HEADING, *parents, "", body)).encode("utf-8")).hexdigest()


def make_event(parents: Iterable[str], said: dict[str, Any]) -> Event:
    """Write an event of version 2; `said` has every part of a body."""
    named = tuple(sorted(set(parents)))
    body = body_of(said)
    return Event(2, named, body, event_hash(named, body), said)


def body_of(said: Mapping[str, Any]) -> str:
    """Write all parts of a body of version 2 as `to_canonical` would, in half the time."""
    place, undone = said["assessment"], said["undoes"]
    return (
        f'{{"actor":{quoted(said["actor"])},"app":{quoted(said["app"])},'
        f'"assessment":{"null" if place is None else quoted(place)},"at":{quoted(said["at"])},'
        f'"id":{quoted(said["id"])},"kind":{quoted(said["kind"])},'
        f'"machine":{quoted(said["machine"])},"new":{to_canonical(said["new"])},'
        f'"reason":{quoted(said["reason"])},"record":{quoted(said["record"])},'
        f'"trust":{quoted(said["trust"])},'
        f'"undoes":{"null" if undone is None else quoted(undone)}}}'
    )


def stored_event(
    version: int, parents: tuple[str, ...], body: str, digest: str, said: Any
) -> Event:
    """Give an event this store wrote; `said` is what its body says."""
    return Event(version, parents, body, digest, said if version > 1 else as_first_said(said))


def as_first_said(said: dict[str, Any]) -> dict[str, Any]:
    """Give what a body of version 1 says under the names of today."""
    return {**said, "kind": said["entity"]}


def left_out(parents: tuple[str, ...], digest: str) -> Event:
    """Name an event of version 1 without what it says; its hash is taken on trust until it comes."""
    blank = {"assessment": LEFT_OUT, "kind": "", "record": "", "new": {}, "trust": "", "actor": ""}
    return Event(1, parents, "", digest, blank)


def first_hash(owner: str) -> bytes:
    """Give the hash before the first event of a chain of version 1.

    Args:
        owner: canonical JSON of the chain's owner, creation time and framework digest.
    """
    return hashlib.sha256(FIRST_HEADING + owner.encode("utf-8")).digest()


def next_hash(previous: bytes, seq: int, body: str) -> bytes:
    """Give the hash of event number `seq` of a chain of version 1, whose stored text is `body`."""
    text = FIRST_HEADING + previous + seq.to_bytes(8, "big") + body.encode("utf-8")
    return hashlib.sha256(text).digest()


def end_of(tops: Iterable[str]) -> str:
    """Give the last fingerprint: one hash for the latest events of every place together."""
    return hashlib.sha256("\n".join(sorted(tops)).encode("ascii")).hexdigest()


_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BITS, _BITS_A_LETTER, _LETTERS_A_GROUP = 80, 5, 4
_SHA_BITS = 256


def act_of(event: Event) -> str:
    """Give what the ids of all changes of one act begin with; empty for version 1, which had no acts."""
    return str(event.said["id"]).partition(".")[0] if event.version > 1 else ""


def code_of(digest: str) -> str:
    """Write the first 80 bits of a sha256 in Crockford's base 32: `NC9A-P4NB-2ANH-5ARJ`."""
    number = int(digest, 16) >> (_SHA_BITS - _BITS)
    shifts = range(_BITS - _BITS_A_LETTER, -1, -_BITS_A_LETTER)
    letters = "".join(_LETTERS[(number >> shift) & 31] for shift in shifts)
    groups = range(0, len(letters), _LETTERS_A_GROUP)
    return "-".join(letters[at : at + _LETTERS_A_GROUP] for at in groups)


_READ_AS = str.maketrans("OIL", "011")
_MARK = "DIGISTRAT-SEAL:"


def is_code_of(code: str, digest: str) -> bool:
    """Tell whether a code from paper is that of a hash, in whatever shape it was typed.

    It may be the code, the hash in full or the words of a square code. Only letters and figures count, read
    as Crockford's base 32 is: O as 0, I and L as 1; a hash in full has none of these letters.
    """
    text = code.strip().upper()
    if text.startswith(_MARK):
        text = text.split(":")[2] if text.count(":") > 1 else ""
    letters = "".join(one for one in text if one.isascii() and one.isalnum()).translate(_READ_AS)
    return bool(digest) and letters in {digest.upper(), code_of(digest).replace("-", "")}


class Stamp(NamedTuple):
    """Who does it, when, and the id its event will have."""

    event_id: EventId
    at: datetime  # aware UTC
    actor_id: PersonId


class Author(NamedTuple):
    """Who makes the changes of this run, as two functions."""

    stamp: Callable[[], Stamp]  # gives a fresh event id with the time and the person
    new_id: Callable[[], str]  # gives a fresh UUID text
