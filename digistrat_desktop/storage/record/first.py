"""A chain of version 1 from outside: followed, replayed and compared with the entries beside it.

Source: docs/spec/record.md#version-1. Format 1 of packages, and the owner lines of format 2, are read
with it for good; nothing is written so any more.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain as both
from typing import Any, NamedTuple

from digistrat_desktop.domain.frameworks.scales import is_sealed
from digistrat_desktop.domain.ids import is_id
from digistrat_desktop.domain.record.events import Event, first_hash, next_hash
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.storage.record.reading import is_hash, read_first
from digistrat_desktop.storage.record.strict_json import read_json_text, refused

_OWNER_KEYS = frozenset({"owner", "created", "framework"})
_PART_KEYS = frozenset({"assessment", "blind", "copied", "length", "head"})


class RawRecord(NamedTuple):
    """A record as version 1 kept it: its fields in their JSON forms."""

    id: str
    kind: str
    assessment_id: str | None
    fields: Mapping[str, Any]


Records = dict[str, RawRecord]


class Chain(NamedTuple):
    """What the owner line of a chain says."""

    owner: str  # the line itself
    trust_id: str
    start: str  # the hash before its first change
    head: str = ""  # of a copied part: the change it was copied from
    copied: int = 0  # how many of its changes are copies, which write nothing

    @property
    def before(self) -> tuple[str, ...]:
        """What its first change follows."""
        return (self.head,) if self.head else ()


def read_owner(owner: Any, where: str) -> Chain:
    """Read the owner line of a chain."""
    if not isinstance(owner, str):
        raise refused(where, "a part should be text but is not")
    said = read_json_text(owner, where)
    if not isinstance(said, dict) or said.keys() - {"part"} != _OWNER_KEYS:
        raise refused(where, "it does not name the trust it belongs to")
    if not all(isinstance(said[key], str) for key in _OWNER_KEYS):
        raise refused(where, "one of its parts is the wrong kind")
    part = said.get("part", {"copied": 0, "head": ""})
    if "part" in said and not (isinstance(part, dict) and _fits(part)):
        raise refused(where, "it does not say correctly what it was copied from")
    return Chain(owner, said["owner"], first_hash(owner).hex(), part["head"], part["copied"])


def _fits(said: dict[str, Any]) -> bool:
    return (
        said.keys() == _PART_KEYS
        and all(type(said[key]) is int and said[key] >= 0 for key in ("copied", "length"))
        and is_id(said["assessment"])
        and is_hash(said["head"])
        and type(said["blind"]) is bool
    )


def copies_nothing(event: Event) -> Event:
    """Give a change of a copied part whose values are at home already: it writes nothing."""
    said = {**event.said, "new": {}}
    return Event(event.version, event.parents, event.body, event.hash, said)


def follows_owner(event: Event, start: str) -> bool:
    """Tell whether a change is the first of the chain that starts with a hash."""
    if event.version > 1 or not event.body or event.said["seq"] != 1:
        return False
    return next_hash(bytes.fromhex(start), 1, event.body).hex() == event.hash


def without_copies(events: Sequence[Event], owners: Iterable[str]) -> Sequence[Event]:
    """Give changes, parents first, so that those a part only copied write nothing.

    Args:
        owners: the owner lines of all chains of version 1 among them.
    """
    copied = copies_in(events, owners)
    return tuple(copies_nothing(one) if one.hash in copied else one for one in events)


def copies_in(events: Iterable[Event], owners: Iterable[str]) -> frozenset[str]:
    """Give the hashes of the changes a part only copied, once its chain follows what it copied from.

    Args:
        events: parents first.
    """
    parts = [chain for chain in (read_owner(line, "owner") for line in owners) if chain.copied]
    left: dict[str, int] = {}  # how many copies come after one
    copied: set[str] = set()
    for event in events if parts else ():
        n = max((left.get(parent, 0) for parent in event.parents), default=0)
        for chain in parts:
            if event.parents and follows_owner(event, chain.start):
                n = chain.copied
        if n and event.version == 1:
            left[event.hash] = n - 1
            copied |= {event.hash} if event.body else set()
    return frozenset(copied)


def as_part_of(
    here: Iterable[Event], come: Sequence[Event], owners: Iterable[str]
) -> tuple[Event, ...]:
    """Give the changes of a file so that copies write nothing, where their chain began in an earlier file.

    Args:
        here: the changes that are known already.
        owners: the owner lines of all chains, from here and from the file.
    """
    copied = copies_in(both(here, come), owners)
    return tuple(copies_nothing(one) if one.hash in copied else one for one in come)


class Replay:
    """What the changes of a chain make, one after the other.

    Attributes:
        records: by id, as they stand now.
    """

    def __init__(self, trust_id: str) -> None:
        self.records: Records = {}
        self._trust_id = trust_id
        self._ids: set[str] = set()
        self._sealed: set[str] = set()

    def take(self, said: Mapping[str, Any], where: str) -> None:
        """Take in what one change says."""
        if said["trust"] != self._trust_id:
            raise refused(where, "it belongs to another trust")
        if said["id"] in self._ids:
            raise refused(where, "it appears twice")
        self._ids.add(said["id"])
        made = self._made(said, where)
        self._refuse_if_sealed(said, where)
        self.records[made.id] = made
        if made.kind == Assessment.KIND and is_sealed(made.fields.get("status")):
            self._sealed.add(made.id)

    def _made(self, said: Mapping[str, Any], where: str) -> RawRecord:
        record_id, before = said["record"], self.records.get(said["record"])
        if said["created"] is not (before is None):
            raise refused(where, "it edits an entry that does not exist, or adds one twice")
        made = RawRecord(record_id, said["kind"], said["assessment"], said["new"])
        if before is None:
            return made
        if (before.kind, before.assessment_id) != (made.kind, made.assessment_id):
            raise refused(where, "it changes the kind or place of an entry")
        return made._replace(fields={**before.fields, **made.fields})

    def _refuse_if_sealed(self, said: Mapping[str, Any], where: str) -> None:
        of_itself = said["record"] in self._sealed and not _only_supersedes(said["new"])
        if of_itself or said["assessment"] in self._sealed:
            raise refused(where, "it edits an assessment after sign-off")


def _only_supersedes(new: Mapping[str, Any]) -> bool:
    return set(new) == {"status"} and is_sealed(new["status"])


def follow(chain: Chain, lines: Iterable[tuple[str, Any]]) -> tuple[tuple[Event, ...], Records]:
    """Follow a chain from its start; give its changes and the entries they make.

    Args:
        lines: the hash that is claimed, and the body, of each change.
    """
    state, events = Replay(chain.trust_id), []
    previous, parents = chain.start, chain.before
    for number, (claimed, body) in enumerate(lines, start=1):
        where = f"audit.jsonl, event {number:,}"
        event = read_first(previous, list(parents), body, where)
        if event.said["seq"] != number or event.hash != claimed:
            raise refused(where, "it does not follow from the events before it")
        state.take(event.said, where)
        events.append(event if number > chain.copied else copies_nothing(event))
        previous, parents = event.hash, (event.hash,)
    return tuple(events), state.records


def compare(records: Iterable[RawRecord], made: Records) -> None:
    """Refuse entries that are not what the changes make."""
    given = tuple(records)
    for record in given:
        if made.get(record.id) != record:
            raise refused(f"entry {record.id}", "it does not match its own events")
    if len({record.id for record in given}) != len(made) or len(given) != len(made):
        raise refused("assessment.json", "it has entries that do not match its events")
