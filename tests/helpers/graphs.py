"""Records made by hand: copies of a trust on which people write, as changes and nothing else."""

import uuid

from digistrat_desktop.domain.record.events import (
    Event,
    as_first_said,
    first_hash,
    make_event,
    next_hash,
)
from digistrat_desktop.domain.record.fold import State, as_seen_by
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.domain.wire.canonical_json import to_canonical
from digistrat_desktop.storage.package.writing import package_bytes
from digistrat_desktop.storage.port import PackageContent
from digistrat_desktop.storage.record.choosing import events_of_part

AT = "2026-05-14T13:02:11.250Z"


def uid(*parts):
    """Give the same id for the same words, on every computer."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, "/".join(map(str, parts))))


TRUST, AUTUMN, WINTER = uid("trust"), uid("autumn"), uid("winter")


class Hand:
    """One copy of a trust, and the person who writes on it."""

    def __init__(self, name="ann", graph=None, owners=(), attachments=None):
        self.name, self.graph = name, graph or Graph()
        self.owners, self.attachments = tuple(owners), dict(attachments or {})
        self._count = 0

    def other(self, name):
        """Give a colleague's copy as it is now."""
        return Hand(name, self.graph.fork(), self.owners, self.attachments)

    def say(self, place, kind, record, new, **said):
        """Make a change that follows all that is known here, and add it; give it."""
        event = self.made(place, kind, record, new, **said)
        self.graph.add(event)
        return event

    def made(self, place, kind, record, new, parents=None, **said):
        """Make a change without adding it."""
        self._count += 1
        body = {
            "actor": self.name,
            "app": "2.0.0",
            "assessment": None if kind in {"assessment", "trust"} else place or None,
            "at": AT,
            "id": uid(self.name, self._count) + ".1",
            "kind": kind,
            "machine": "",
            "new": new,
            "reason": "",
            "record": record,
            "trust": TRUST,
            "undoes": None,
            **said,
        }
        return make_event(self.graph.parents_for(place) if parents is None else parents, body)

    def begin(self, *assessments):
        """Begin the trust with some assessments."""
        self.say("", "trust", TRUST, {"name": "Northmoor"})
        for place in assessments:
            self.say(place, "assessment", place, {"title": "Autumn"})
        return self

    def answer(self, place, item, level, **said):
        """Answer a question."""
        return self.say(place, "response", uid(place, item), {"answer": level}, **said)

    def note(self, place, item, words):
        return self.say(place, "response", uid(place, item), {"rationale": words})

    def take(self, other):
        """Bring in all that a colleague has."""
        for event in other.graph.events:
            self.graph.add(event)
        return self

    def seal(self, place, role="Chair", **new):
        """Sign off; `new` says otherwise what the seal would say."""
        heads = (h for p, h in self.graph.heads.items() if p not in {"", place})
        beside = sorted(self.graph.events[n].hash for numbers in heads for n in numbers)
        tops = [self.graph.index[h] for h in (*self.graph.parents_for(place), *beside)]
        state = new.get("state") or as_seen_by(self.graph, tops).digest()
        said = {"role": role, "framework": "ab" * 32, "beside": beside, **new, "state": state}
        return self.say(place, "seal", uid(place, role), said)

    def state(self):
        return State(self.graph)

    def content(self, **other):
        """Give all of it as a package holds it."""
        return PackageContent(
            trust_id=TRUST,
            events=tuple(self.graph.events),
            owners=self.owners,
            people={"ann": "Ann Lee", "bob": "Bob Shah"},
            attachments=self.attachments,
        )._replace(**other)

    def file(self, **other):
        return package_bytes(self.content(**other), "2.0.0")

    def part(self, *places, blind=False):
        """Give a copy for a colleague as a file."""
        events = events_of_part(self.graph, places, blind=blind)
        marked = frozenset(places if blind else ())
        named = {str(value) for event in events for value in event.new.values()}
        kept = {name: data for name, data in self.attachments.items() if name in named}
        return self.file(events=events, blind=marked, attachments=kept)


def owner_line(trust=TRUST, **part):
    """Give the line with which a chain of version 1 begins."""
    said = {"created": AT, "framework": "ab" * 32, "owner": trust}
    return to_canonical({**said, "part": part} if part else said)


def chain(deeds, owner=None, before=()):
    """Give the changes of a chain of version 1.

    Args:
        deeds: what each says besides the usual.
        before: what its first change follows: nothing, or where a part was copied.
    """
    previous, events = first_hash(owner or owner_line()), []
    for seq, deed in enumerate(deeds, start=1):
        body = to_canonical(
            {
                "actor": "ann",
                "app": "1.0.0",
                "assessment": None,
                "at": AT,
                "clock_flag": False,
                "created": True,
                "id": uid("first", owner, seq),
                "machine": "",
                "old": {},
                "reason": "",
                "seq": seq,
                "trust": TRUST,
                "undoes": None,
                **deed,
            }
        )
        said = as_first_said(_said(deed, seq))
        previous = next_hash(previous, seq, body)
        parents = (events[-1].hash,) if events else tuple(before)
        events.append(Event(1, parents, body, previous.hex(), said))
    return events


def _said(deed, seq):
    usual = {"actor": "ann", "assessment": None, "at": AT, "id": str(seq), "seq": seq}
    return {**usual, "reason": "", "trust": TRUST, "undoes": None, **deed}
