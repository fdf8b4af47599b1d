"""The sign-off of an assessment: what was signed, and the code by which paper and record agree.

Source: docs/spec/record.md#seals. A seal is a change like any other; its hash stands for all it signs.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.ids import PersonId
from digistrat_desktop.domain.record.events import Event, code_of
from digistrat_desktop.domain.record.graph import MOST_ENDS, Graph
from digistrat_desktop.domain.wire import codecs
from digistrat_desktop.domain.wire.records import Record

FIRST_DOMAIN = "digistrat-seal-v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class SealFields(Record, kind="seal"):
    """What the change that signs an assessment off says."""

    role: str = codecs.stored(codecs.Title(), default="")  # in which the signer signed
    # sha256 of the canonical state that all it has in its past makes
    state: str = codecs.stored(codecs.Digest(), default="")
    framework: str = codecs.stored(codecs.Digest(), default="")  # sha256 of the framework pack
    # the latest changes of all other places
    beside: tuple[str, ...] = codecs.stored(codecs.Many(codecs.Digest(), MOST_ENDS), default=())
    # version 1 only: where its chain ended, what was kept, and the seal it replaces
    length: int = codecs.stored(codecs.Whole(0, 10_000_000), default=0)
    head: str = codecs.stored(codecs.Digest(), default="")
    state_digest: str = codecs.stored(codecs.Digest(), default="")
    framework_digest: str = codecs.stored(codecs.Digest(), default="")
    attachments_digest: str = codecs.stored(codecs.Digest(), default="")
    signed_at: datetime | None = codecs.stored(codecs.Moment())
    signer_id: PersonId | None = codecs.stored(codecs.Ref("person"))
    number: int = codecs.stored(codecs.Whole(1, 999), default=1)
    previous: str = codecs.stored(codecs.Digest(), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision(Record, kind="revision"):
    """That an assessment corrects a sealed one."""

    of: str = codecs.stored(codecs.Ref("assessment"), default="")  # the assessment it replaces
    number: int = codecs.stored(codecs.Whole(2, 999), default=2)  # 2 for the first correction
    why: str = codecs.stored(codecs.Note(2_000), default="")  # the reason, in words


NOT_SEEN = "Changes came in that you have not seen yet."


def not_seen() -> Refused:
    """Give why somebody cannot sign off: a person signs what they see."""
    return Refused(
        NOT_SEEN, "Nothing was signed off.", "Open the assessment again, read it, then sign off."
    )


class Seal(NamedTuple):
    """A sign-off that counts."""

    assessment_id: str
    digest: str  # the hash of the change that signs: 64 hexadecimal digits
    role: str
    signer_id: PersonId
    signed_at: datetime  # aware UTC, by the clock of the signer's computer
    state: str  # sha256 of what was signed
    framework: str  # sha256 of the framework pack
    changes: int  # how many changes it covers
    version: int = 2
    head: str = ""  # version 1: the last change it covers

    @property
    def code(self) -> str:
        """What is printed on every page: the digest's first 80 bits."""
        return code_of(self.digest)

    @property
    def mark(self) -> str:
        """What the square code holds; capitals, for which a square code needs fewer squares."""
        said = f"DIGISTRAT-SEAL:{self.version}:{self.digest.upper()}"
        return f"{said}:{self.changes}" if self.version == 1 else said


def seal_from(graph: Graph, me: int) -> Seal:
    """Give the seal that event number `me` sets."""
    event = graph.events[me]
    if event.version == 1:
        return _first_seal(graph, me)
    new = event.new
    seen = [*(graph.index[p] for p in event.parents), *map(graph.index.get, new.get("beside", ()))]
    return Seal(
        event.place,
        event.hash,
        str(new.get("role", "")),
        PersonId(event.said["actor"]),
        event.at,
        str(new.get("state", "")),
        str(new.get("framework", "")),
        graph.reach_of(n for n in seen if n is not None).size,
    )


def first_seal_fields(graph: Graph, me: int) -> Event | None:
    """Give the change that holds what a seal of version 1 says: the one set just before, or itself."""
    event = graph.events[me]
    if event.key[1] == "seal":
        return event
    seen = (n for n in reversed(graph.by_place[event.place]) if graph.before(n, me))
    return next((e for e in map(graph.events.__getitem__, seen) if e.key[1] == "seal"), None)


def _first_seal(graph: Graph, me: int) -> Seal:
    signed, said = graph.events[me], first_seal_fields(graph, me)
    new = said.new if said is not None else {}
    at = codecs.decode_time(str(new.get("signed_at") or signed.said["at"]))
    return Seal(
        signed.place,
        first_digest(signed.said["trust"], signed.place, new),
        str(new.get("role", "")),
        PersonId(str(new.get("signer_id") or signed.said["actor"])),
        at,
        str(new.get("state_digest", "")),
        str(new.get("framework_digest", "")),
        int(new.get("length", 0)),
        1,
        str(new.get("head", "")),
    )


def first_digest(trust_id: str, assessment_id: str, new: object) -> str:
    """Give the sha256 of what a seal of version 1 says: lines of `name=value` under a heading."""
    said = new if isinstance(new, dict) else {}
    parts = {
        "trust": trust_id,
        "assessment": assessment_id,
        "n": str(said.get("length", 0)),
        "head": said.get("head", ""),
        "state_digest": said.get("state_digest", ""),
        "framework_digest": said.get("framework_digest", ""),
        "attachments_digest": said.get("attachments_digest", ""),
        "role": said.get("role", ""),
        "signed_at": said.get("signed_at") or "",
        "number": str(said.get("number", 1)),
        "previous": said.get("previous", ""),
    }
    lines = [FIRST_DOMAIN, *(f"{name}={value}" for name, value in parts.items())]
    return hashlib.sha256("\n".join(lines).encode("utf-8")).hexdigest()
