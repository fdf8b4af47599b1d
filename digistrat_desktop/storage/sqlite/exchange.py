"""What goes out of a store, what comes into it from outside, and what is signed off in it.

Source: docs/spec/record.md#importing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.ids import derived_id
from digistrat_desktop.domain.plain_text import has_words
from digistrat_desktop.domain.record.events import LEFT_OUT, Event
from digistrat_desktop.domain.record.fold import as_seen_by
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.domain.record.names import filled_in, fills, fitting
from digistrat_desktop.domain.record.seals import Seal, SealFields, not_seen, seal_from
from digistrat_desktop.domain.wire.codecs import encode_time
from digistrat_desktop.storage import port
from digistrat_desktop.storage.record.choosing import events_of_part
from digistrat_desktop.storage.record.erasing import erased_by, reached
from digistrat_desktop.storage.record.first import (
    as_part_of,
    follows_owner,
    read_owner,
    without_copies,
)
from digistrat_desktop.storage.sqlite import commits, trail
from digistrat_desktop.storage.sqlite.connection import Connection
from digistrat_desktop.storage.sqlite.log import left_out_of, write_note
from digistrat_desktop.storage.sqlite.made import list_assessments, refold, remake
from digistrat_desktop.storage.sqlite.records import copies_named, trusts_listed
from digistrat_desktop.storage.sqlite.removing import all_of, erase
from digistrat_desktop.system.memory import unsearched


def hand_over(
    db: Connection, graphs: trail.Graphs, trust_id: str, portion: port.Portion | None
) -> port.PackageContent:
    trail.end_that_is(db, trust_id)
    graph = graphs.of(db, trust_id)
    if portion is None:
        events = tuple(graph.events)
    else:
        for one in portion.assessments:
            if one not in graph.by_place:
                raise Refused(
                    "This assessment is not in your data.",
                    "Nothing was changed.",
                    "Choose an assessment that is.",
                )
        events = events_of_part(graph, portion.assessments, blind=portion.blind)
    named = port.words_in(event.new for event in events)
    named |= {str(event.said["actor"]) for event in events}
    blind = frozenset(portion.assessments if portion is not None and portion.blind else ())
    owners = trail.owners_of(db, trust_id)
    kept = port.words_in(event.new for event in events if event.version == 1)
    if portion is None or not portion.blind:
        kept |= copies_named(db, trust_id)
    events = _as_continued(events, owners)
    inside = {event.hash for event in events}
    return port.PackageContent(
        trust_id=trust_id,
        events=events,
        owners=owners,
        needs=frozenset(p for event in events for p in event.parents if p not in inside),
        packs=_packs(db, named),
        people=_people(db, named),
        attachments=_attachments(db, kept),
        blind=blind,
    )


def _as_continued(events: tuple[Event, ...], owners: Iterable[str]) -> tuple[Event, ...]:
    """Let a part of version 1 that was out when it was brought up follow what it was copied from."""
    for chain in (read_owner(line, "owner") for line in owners):
        later: dict[str, Event] = {}  # what it was copied from may have come after it
        for event in events if chain.head else ():
            if not event.parents and follows_owner(event, chain.start):
                later[event.hash] = Event(1, chain.before, event.body, event.hash, event.said)
            elif any(parent in later for parent in event.parents):
                later[event.hash] = event
        events = (*(one for one in events if one.hash not in later), *later.values())
    return events


def _packs(db: Connection, named: set[str]) -> tuple[str, ...]:
    rows = db.execute("SELECT sha256, body FROM pack ORDER BY sha256")
    return tuple(str(body) for sha256, body in rows if sha256 in named)


def _people(db: Connection, named: set[str]) -> dict[str, str]:
    rows = db.execute("SELECT id, name FROM person ORDER BY id")
    return {str(row[0]): str(row[1]) for row in rows if row[0] in named and has_words(row[1])}


def _attachments(db: Connection, named: set[str]) -> dict[str, bytes]:
    kept = [str(row[0]) for row in db.execute("SELECT sha256 FROM attachment ORDER BY sha256")]
    found = {name: attachment(db, name) for name in kept if name in named}
    return {name: content for name, content in found.items() if content is not None}


def attachment(db: Connection, sha256: str) -> bytes | None:
    row = db.execute("SELECT body FROM attachment WHERE sha256 = ?", (sha256,)).fetchone()
    return bytes(row[0]) if row else None


def bring_in(
    db: Connection,
    graphs: trail.Graphs,
    arrival: port.Arrival,
    note: port.StoreNote,
    origin: port.EventOrigin,
) -> int:
    """Add the changes that are not here in one transaction; give how many.

    Raises:
        Refused: what they follow is missing, or they do not fit; nothing was changed.
        sqlite3.Error: the commit failed or may have failed; see `SqliteStore.record`.
    """
    with trail.kept_in_step(graphs), unsearched(), commits.in_transaction(db):
        graph = graphs.of(db, arrival.content.trust_id)
        content = _fitting(db, graph, arrival.content)
        filled = [event for event in content.events if fills(graph, event)]
        new = [event for event in content.events if event.hash not in graph]
        come = [*(event for event in new if event.body), *filled]
        before = graph.loose_ends()
        _keep_names(db, {**content.people, **arrival.people})
        if anew := filled_in(graph, content.events):
            owners = {*trail.owners_of(db, content.trust_id), *content.owners}
            _write_anew(db, graphs, content.trust_id, without_copies(anew, owners))
            graph = graphs.of(db, content.trust_id)
        _add(db, graph, content, new, come)
        graph.refuse_loose_ends(before)
        commits.keep_packs(db, arrival.packs)
        if _joins_parts(db, graphs, content.trust_id, graph) or filled:
            remake(db, content.trust_id, graphs.of(db, content.trust_id))
        elif new:
            refold(db, content.trust_id, graph, new)
            list_assessments(db, content.trust_id, None)
        _keep_files(db, graph, content)
        for person_id in names_erased(db, content):
            erase(db, person_id, note)
        left_out = _left_out(db, content.trust_id, come)
        told = {"new": len(come), **({"left_out": left_out} if left_out else {})}
        write_note(db, note._replace(said={**note.said, **told}), origin)
        if arrival.unseen:
            graphs.came_unseen(db, content.trust_id, (e.hash for e in new))
        graphs.note(db, content.trust_id)
    return len(come)


def _fitting(db: Connection, graph: Graph, content: port.PackageContent) -> port.PackageContent:
    """Give what a package has as it can stand here; Refused where it does not fit at all."""
    _refuse_misfits(db, graph, content, [one for one in content.events if one.hash not in graph])
    owners = {*trail.owners_of(db, content.trust_id), *content.owners}
    events = as_part_of(graph.events, content.events, owners)
    return content._replace(events=tuple(fitting(graph, events)))


def _joins_parts(db: Connection, graphs: trail.Graphs, trust_id: str, graph: Graph) -> bool:
    """Let a part of version 1 follow what it was copied from, once the whole has come to it.

    Its changes are written again in their new order: what it only repeats then writes nothing here,
    as it does everywhere else.
    """
    owners = trail.owners_of(db, trust_id)
    heads = {chain.head: chain for chain in (read_owner(line, "owner") for line in owners)}
    whole = LEFT_OUT not in graph.by_place
    come = [chain for head, chain in heads.items() if head and head in graph and whole]
    loose = [event for event in graph.events if come and not event.parents]
    if not any(follows_owner(event, chain.start) for event in loose for chain in come):
        return False
    joined = without_copies(_as_continued(tuple(graph.events), owners), owners)
    _write_anew(db, graphs, trust_id, joined)
    return True


def _write_anew(
    db: Connection, graphs: trail.Graphs, trust_id: str, events: Iterable[Event]
) -> None:
    """Write a trust's changes again in another order; what is made from them is to be made anew."""
    db.execute("INSERT INTO meta (key, value) VALUES ('removing', ?)", (trust_id,))
    db.execute("DELETE FROM event WHERE trust = ?", (trust_id,))
    db.execute("DELETE FROM meta WHERE key = 'removing'")
    found = tuple(events)
    trail.append(db, trust_id, found)
    latest = max((event.said["at"] for event in found if event.body), default="")
    db.execute("UPDATE tally SET at = ? WHERE trust = ?", (latest, trust_id))
    graphs.forget()


def _keep_files(db: Connection, graph: Graph, content: port.PackageContent) -> None:
    """Keep the files that are wanted, and no others."""
    if content.attachments:
        named = _files_wanted(db, graph, content.trust_id)
        commits.keep_files(db, {n: d for n, d in content.attachments.items() if n in named})


def _files_wanted(db: Connection, graph: Graph, trust_id: str) -> set[str]:
    """Give the files changes of version 1 name and the copies that evidence has now."""
    named = port.words_in(event.new for event in graph.events if event.version == 1)
    return named | copies_named(db, trust_id)


def missing(db: Connection, graphs: trail.Graphs, content: port.PackageContent) -> frozenset[str]:
    """Give what a package has that the changes here name and that did not come with them."""
    if trail.tally_of(db, content.trust_id) is None:
        return frozenset()
    graph = graphs.of(db, content.trust_id)
    brought = {sha256(text.encode("utf-8")).hexdigest() for text in content.packs}
    wanted = brought & port.frameworks_named_in(graph.events)
    if content.attachments:
        wanted |= content.attachments.keys() & _files_wanted(db, graph, content.trust_id)
    return frozenset(wanted - _kept(db))


def _kept(db: Connection) -> set[str]:
    """Give the fingerprints of all files and frameworks that are kept."""
    rows = db.execute("SELECT sha256 FROM attachment UNION SELECT sha256 FROM pack")
    return {str(row[0]) for row in rows}


def _left_out(db: Connection, trust_id: str, come: list[Event]) -> list[str]:
    """Give the files and frameworks this trust names that did not come: so far, and with this."""
    named = left_out_of(db, trust_id) | port.files_named_in(come) | port.frameworks_named_in(come)
    return sorted(named - _kept(db))


def refuse_unfit(graph: Graph, content: port.PackageContent, new: list[Event]) -> None:
    inside = {event.hash for event in content.events}
    for event in new:
        if any(p not in graph and p not in inside for p in event.parents):
            raise Refused(
                "This file continues one that you have not opened yet.",
                "Nothing was changed.",
                "Open the earlier one first, or ask for the whole trust.",
            )
    names_only = any(event.place == LEFT_OUT for event in new)
    if names_only and len(graph) and LEFT_OUT not in graph.by_place:
        raise Refused(
            "This file leaves out older changes that are not in your data either.",
            "Nothing was changed.",
            "Ask for the whole trust.",
        )


def _refuse_misfits(
    db: Connection, graph: Graph, content: port.PackageContent, new: list[Event]
) -> None:
    refuse_unfit(graph, content, new)
    _refuse_strangers(db, content.trust_id, content.events)
    _refuse_of_two_trusts(db, content.trust_id, new)


def _refuse_strangers(db: Connection, trust_id: str, new: Iterable[Event]) -> None:
    """Refuse an assessment that belongs to another trust here: ids are never given twice."""
    query = "SELECT 1 FROM head WHERE place = ? AND trust <> ? LIMIT 1"
    for place in {event.place for event in new} - {"", LEFT_OUT}:
        if db.execute(query, (place, trust_id)).fetchone():
            raise Refused(
                "The file has an entry that belongs to another trust in your data.",
                "Nothing was changed.",
                "Ask the sender where it came from.",
            )


def _refuse_of_two_trusts(db: Connection, trust_id: str, new: list[Event]) -> None:
    """Refuse a name of another trust's change, and a change of which another trust here has the name.

    The hash of a change covers its trust, so such a name is false wherever it stands.
    """
    names = "SELECT 1 FROM head WHERE place = ? AND trust <> ? LIMIT 1"
    doubted = db.execute(names, (LEFT_OUT, trust_id)).fetchone()
    for event in new:
        if not (doubted or event.place == LEFT_OUT):
            continue
        query = "SELECT trust FROM event WHERE hash = ? AND trust <> ?"
        if found := db.execute(query, (bytes.fromhex(event.hash), trust_id)).fetchone():
            called = {trust.id: trust.name for trust in trusts_listed(db)}
            raise of_two_trusts(event, called.get(found[0], ""))


def of_two_trusts(event: Event, other: str) -> Refused:
    """Tell why a change cannot come in that another trust here has, as a change or as a name.

    Args:
        other: what that trust is called.
    """
    called = other or "another trust"
    if event.place == LEFT_OUT:
        return Refused(
            f"This file leaves out a change that {called} in your data has.",
            "Nothing was changed.",
            "Ask the sender where the file came from.",
        )
    return Refused(
        f"In your data {called} leaves out a change that belongs to the trust in this file.",
        "Nothing was changed.",
        f"Remove {called} from this computer. Then import this file again.",
    )


def _add(
    db: Connection,
    graph: Graph,
    content: port.PackageContent,
    new: list[Event],
    come: list[Event],
) -> None:
    """Add what is new to the graph, the rows, the ends and the count.

    Args:
        come: what of it, and of what was only named so far, says something.
    """
    trail.append(db, content.trust_id, [event for event in new if graph.add(event)])
    for line in content.owners:
        db.execute("INSERT OR IGNORE INTO owner VALUES (?, ?)", (content.trust_id, line))
    if new or come:
        latest = max((str(event.said["at"]) for event in come), default="")
        trail.count_changes(db, content.trust_id, len(new), latest)
    # What the trust itself has seen anew stands beside the end of every place.
    touched = {event.place for event in new}
    for place in graph.by_place if "" in touched else touched:
        trail.write_ends(db, content.trust_id, place, trail.ends_in(graph, place))


def _keep_names(db: Connection, people: Mapping[str, str]) -> None:
    """Names given here stand, and an erased one stays erased."""
    for person_id, name in people.items():
        db.execute(
            "INSERT INTO person (id, name) VALUES (?, ?) ON CONFLICT (id) DO NOTHING",
            (person_id, name),
        )


def names_erased(db: Connection, content: port.PackageContent) -> frozenset[str]:
    """Give the people whose names a package erases here."""
    gone = {str(row[0]) for row in db.execute("SELECT id FROM person WHERE name = ''")}
    query = "SELECT id FROM record WHERE trust = ? AND place = '' AND kind = 'erasure'"
    before = {str(row[0]) for row in db.execute(query, (content.trust_id,))}
    wanted = (before | erased_by(content.events)) - gone
    if not wanted:
        return frozenset()
    others = (all_of(db, one) for one in trail.trust_ids(db) if one != content.trust_id)
    own = (*all_of(db, content.trust_id), *content.events)
    return frozenset(reached(wanted, own, others))


def sign_off(
    db: Connection,
    graphs: trail.Graphs,
    wanted: port.SignOff,
    note: port.StoreNote,
    writing: commits.Writing,
) -> Seal:
    """Sign an assessment off over all that is known here, in one transaction."""
    row = db.execute(
        "SELECT trust_id FROM listing WHERE assessment_id = ?", (wanted.assessment_id,)
    ).fetchone()
    trust_id = str(row[0]) if row else ""
    trail.end_that_is(db, trust_id)
    with trail.kept_in_step(graphs), commits.in_transaction(db):
        if graphs.unseen.get(trust_id):
            raise not_seen()
        graph = graphs.of(db, trust_id)
        if graph.seals.get(wanted.assessment_id):
            raise Refused(
                "This assessment is already signed off.",
                "Nothing was changed.",
                "To correct it, make a revision.",
            )
        event = writing.say(seal_said(graph, trust_id, wanted, writing.origin))
        writing.finish()
        graph = graphs.of(db, trust_id)
        write_note(db, note._replace(said={**note.said, "seal": event.hash}), writing.origin)
    return seal_from(graph, graph.index[event.hash])


def seal_said(
    graph: Graph, trust_id: str, wanted: port.SignOff, origin: port.EventOrigin
) -> dict[str, Any]:
    place, stamp = wanted.assessment_id, wanted.stamp
    others = (heads for p, heads in graph.heads.items() if p not in {"", place})
    beside = sorted(graph.events[h].hash for heads in others for h in heads)
    tops = [graph.index[one] for one in (*graph.parents_for(place), *beside)]
    signed = {
        "role": wanted.role,
        "state": as_seen_by(graph, tops).digest(),
        "framework": wanted.framework,
        "beside": beside,
    }
    return {
        "actor": stamp.actor_id,
        "app": origin.app,
        "assessment": place,
        "at": encode_time(stamp.at),
        "id": stamp.event_id,
        "kind": SealFields.KIND,
        "machine": origin.machine,
        "new": signed,
        "reason": "",
        "record": derived_id(place, "seal", stamp.event_id),
        "trust": trust_id,
        "undoes": None,
    }
