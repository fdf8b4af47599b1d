"""A store that is in no file: what `storage.port.Store` promises, folded anew from the changes each time.

It is held to the same cases as the store people use (`tests/storage/test_port_contract.py`).
"""

from dataclasses import dataclass, field
from hashlib import sha256

from digistrat_desktop.domain.errors import Bug, NotSaved, Refused, StoreDamaged
from digistrat_desktop.domain.frameworks.scales import NOT_SETTLED, Status
from digistrat_desktop.domain.record.events import event_hash, make_event
from digistrat_desktop.domain.record.fold import State
from digistrat_desktop.domain.record.graph import Graph, parents_seen
from digistrat_desktop.domain.record.names import fitting, is_name, joined
from digistrat_desktop.domain.record.seals import Revision, not_seen, seal_from
from digistrat_desktop.domain.record.standing import workspace_of
from digistrat_desktop.domain.record.workspace import with_revised
from digistrat_desktop.domain.trust.assessment import Assessment, Response, Trust
from digistrat_desktop.domain.trust.listing import (
    ListedAssessment,
    ListedTrust,
    answer_that_counts,
)
from digistrat_desktop.domain.wire.records import to_fields
from digistrat_desktop.services.record.seal_checks import copies_in
from digistrat_desktop.storage.port import (
    STORE_TRAIL,
    KeptBackup,
    PackageContent,
    StoredTrust,
    Verdict,
    frameworks_named_in,
    note_of,
    words_in,
)
from digistrat_desktop.storage.record.choosing import events_of_part
from digistrat_desktop.storage.record.erasing import erased_by, reached
from digistrat_desktop.storage.sqlite.commits import said_by
from digistrat_desktop.storage.sqlite.exchange import of_two_trusts, refuse_unfit, seal_said


def _files_wanted(graph):
    return words_in(e.new for e in graph.events if e.version == 1) | copies_in(State(graph))


@dataclass
class Kept:
    """All that is kept.

    Attributes:
        graphs: by trust.
        erased: people whose names were taken out.
        log: the notes.
        unseen: by trust, what came in and nobody here has seen: hashes with how many changes the
            trust had then.
    """

    graphs: dict = field(default_factory=dict)
    owners: dict = field(default_factory=dict)
    people: dict = field(default_factory=dict)
    erased: set = field(default_factory=set)
    packs: dict = field(default_factory=dict)
    attachments: dict = field(default_factory=dict)
    log: list = field(default_factory=list)
    unseen: dict = field(default_factory=dict)

    def copy(self):
        kept = {name: type(value)(value) for name, value in vars(self).items()}
        return Kept(**{**kept, "graphs": {i: g.fork() for i, g in self.graphs.items()}})

    def graph(self, trust_id):
        if trust_id not in self.graphs:
            raise Refused("This trust is not in your data.", "Nothing was changed.")
        return self.graphs[trust_id]

    def workspace(self, trust_id, wanted=None):
        return workspace_of(State(self.graph(trust_id)), dict(self.people), wanted)

    def write(self, batch, origin):
        self.people |= {i: n for i, n in batch.people.items() if i not in self.erased}
        self.packs = {**batch.packs, **self.packs}
        self.attachments |= batch.files
        known = {e.said.get("id"): e.hash for g in self.graphs.values() for e in g.events}
        for change in batch.changes:
            if change.stamp.event_id not in known:
                parents = tuple(known.get(one, one) for one in change.parents)
                event = self.say(said_by(change, batch.origin or origin), parents)
                known[event.said["id"]] = event.hash
        self.tell(batch.note)

    def say(self, said, parents=()):
        trust_id, place = said["trust"], said["assessment"] or ""
        if said["kind"] != "trust" and trust_id not in self.graphs:
            raise Bug("a change of a trust that is not in the data file")
        graph = self.graphs.setdefault(trust_id, Graph())
        unseen = self.unseen.get(trust_id, set())
        event = make_event(parents or parents_seen(graph, place, unseen), said)
        graph.add(event)
        return event

    def tell(self, note):
        if note is not None and note.event_id not in {one.event_id for one in self.log}:
            self.log.append(note)

    def take(self, arrival):
        content = arrival.content
        graph = self.graphs.get(content.trust_id, Graph())
        new = [event for event in content.events if event.hash not in graph]
        refuse_unfit(graph, content, new)
        for other in self.graphs.keys() - {content.trust_id}:
            for event in new:
                if event.hash in self.graphs[other]:
                    raise of_two_trusts(event, self.workspace(other).get(Trust, other).name)
        content = content._replace(events=tuple(fitting(graph, content.events)))
        came = [e for e in content.events if e.body and not graph.has(e.hash)]
        graph = joined(graph, content.events)
        self.graphs[content.trust_id] = graph
        self.people = {**content.people, **arrival.people, **self.people}
        for person_id in self.names_erased(content):
            self.erase(person_id)
        self.packs = {**arrival.packs, **self.packs}
        named = _files_wanted(graph)
        self.attachments |= {i: body for i, body in content.attachments.items() if i in named}
        self.owners.setdefault(content.trust_id, set()).update(content.owners)
        if arrival.unseen:
            changes = sum(not is_name(event) for event in graph.events)
            unseen = {event.hash: changes for event in new}
            self.unseen[content.trust_id] = {**self.unseen.get(content.trust_id, {}), **unseen}
        return len(came)

    def names_erased(self, content):
        graphs = {content.trust_id: Graph(), **self.graphs}
        own = (*graphs.pop(content.trust_id).events, *content.events)
        wanted = erased_by(own) - self.erased
        return reached(wanted, own, (graph.events for graph in graphs.values()))

    def erase(self, person_id):
        self.people[person_id] = ""
        self.erased.add(person_id)

    def spoken_of(self, trust_id):
        events = self.graphs[trust_id].events
        return words_in(event.new for event in events) | {event.said["actor"] for event in events}

    def forget(self, trust_id):
        words = self.spoken_of(trust_id)
        del self.graphs[trust_id]
        self.unseen.pop(trust_id, None)
        words -= set().union(*map(self.spoken_of, self.graphs))
        for kept in (self.people, self.attachments, self.packs):
            for word in words & kept.keys():
                del kept[word]

    def rows(self):
        """Give the list's rows by number, in the order the assessments were made."""
        found = [row for trust_id in self.graphs for row in self._rows_of(trust_id)]
        return dict(enumerate(found, start=1))

    def _rows_of(self, trust_id):
        graph, made = self.graphs[trust_id], self.workspace(trust_id)
        trust = made.find(Trust, trust_id)
        for one in made.all(Assessment):
            ends = [graph.events[n].said for n in graph.heads[one.id]]
            last = max((said["at"], said["actor"]) for said in ends)
            as_of = one.as_of.isoformat() if one.as_of else ""
            named = (one.title, as_of, one.status.value, one.form.value)
            yield ListedAssessment(
                one.id, trust_id, trust.name, trust.ods_code, *named, *last, trust.sample
            )


class MemoryStore:
    """One store in memory; a write that is refused leaves everything as it was."""

    def __init__(self, origin, kept=None, *, read_only=False):
        self.read_only = read_only
        self.where = "in memory"
        self.copies = {}
        self._origin = origin
        self._kept = kept or Kept()
        self._backups = {}
        self._remembered = {}
        self._writes = 0

    def _write(self, work):
        if self.read_only:
            raise NotSaved("This data is open read-only.", "Nothing was changed.")
        kept = self._kept.copy()
        done = work(kept)
        self._kept = kept
        self._writes += 1
        return done

    def blank(self):
        return MemoryStore(self._origin)

    def confirm(self):
        if not all(self.verify_trail(trail).sound for trail in self.trails()):
            raise StoreDamaged("The store does not look as it was left.")

    def close(self):
        """Nothing is held."""

    def trusts(self):
        listed = {row.trust_id for row in self._kept.rows().values()}
        made = (self._kept.workspace(one).get(Trust, one) for one in self._kept.graphs)
        in_use = (one for one in made if not one.withdrawn or one.id in listed)
        found = [ListedTrust(t.id, t.name, t.ods_code, t.sample) for t in in_use]
        return tuple(sorted(found, key=lambda trust: trust.name))

    def people(self):
        return dict(self._kept.people)

    def count(self, most=None):
        return len(tuple(self._kept.rows())[:most])

    def listed_ids(self, order, words="", most=None):
        rows = self._kept.rows()
        ways = {
            "changed": (lambda n: (rows[n].changed_at, n), True),
            "date": (lambda n: (rows[n].as_of, n), True),
            "title": (lambda n: (rows[n].title, n), False),
            "trust": (lambda n: (rows[n].trust_name, n), False),
        }
        key, backwards = ways[order]
        found = sorted((n for n in rows if _has(rows[n], words)), key=key, reverse=backwards)
        return tuple(found[:most])

    def listed_rows(self, row_ids):
        rows = self._kept.rows()
        return {number: rows[number] for number in row_ids if number in rows}

    def listed_like(self, beginning):
        rows = self._kept.rows().values()
        return tuple(row for row in rows if row.assessment_id.startswith(beginning))[:2]

    def newest(self, trust_id):
        rows = self._kept.rows().values()
        mine = [row for row in rows if trust_id in {None, row.trust_id}]
        found = [row for row in mine if row.status != Status.SUPERSEDED.value]
        whole = {row.trust_id for row in found if not self._site_of(row)}
        stand = [row for row in found if row.trust_id not in whole or not self._site_of(row)]
        last = max((row.as_of for row in stand), default="")
        return tuple(sorted((r for r in stand if r.as_of == last), key=lambda row: row.title))

    def _site_of(self, row):
        return self._kept.workspace(row.trust_id).get(Assessment, row.assessment_id).site

    def answers(self, assessment_ids):
        made = [self._kept.workspace(trust_id) for trust_id in self._kept.graphs]
        given = [r for w in made for r in w.all(Response)]
        return {
            one: {r.item_id: _counted(r) for r in given if r.assessment_id == one}
            for one in assessment_ids
        }

    def pinned(self, assessment_ids):
        made = [self._kept.workspace(trust_id) for trust_id in self._kept.graphs]
        known = {str(a.id): a.pack_sha256 for w in made for a in w.all(Assessment)}
        return {one: known[one] for one in assessment_ids if one in known}

    def open_trust(self, trust_id, assessment_id=None, latest=24):
        graph = self._kept.graph(trust_id)
        rows = [row for row in self._kept.rows().values() if row.trust_id == trust_id]
        dated = sorted(rows, key=lambda row: row.as_of, reverse=True)[:latest]
        stand = (row.assessment_id for row in self.newest(trust_id))
        chosen = {assessment_id, *(row.assessment_id for row in dated), *stand} - {None}
        listed = {row.assessment_id for row in rows}
        revisions = self._kept.workspace(trust_id).all(Revision)
        linked = with_revised(chosen, ((str(one.assessment_id), one.of) for one in revisions))
        places = {"", *chosen, *(listed & linked.keys())}

        def wanted(key):
            return key[0] in places or (key[1] == "assessment" and key[0] not in listed)

        workspace = self._kept.workspace(trust_id, wanted)
        packs = {one.pack_sha256 for one in workspace.all(Assessment)}
        kept = {one: pack.body for one, pack in self._kept.packs.items() if one in packs}
        at = max(event.at for event in graph.events if event.body)
        return StoredTrust(workspace, kept, self.changes(trust_id), graph.end, at)

    def graph(self, trust_id):
        return self._kept.graphs.get(trust_id, Graph()).fork()

    def owners(self, trust_id):
        return tuple(sorted(self._kept.owners.get(trust_id, ())))

    def trails(self):
        return tuple(sorted((*self._kept.graphs, *((STORE_TRAIL,) if self._kept.log else ()))))

    def attachment(self, sha256):
        return self._kept.attachments.get(sha256)

    def file_sizes(self):
        return {one: len(body) for one, body in self._kept.attachments.items()}

    def copies_named(self, trust_id):
        return copies_in(State(self.graph(trust_id)))

    def drop_unused_files(self):
        def work(kept):
            graphs = kept.graphs.values()
            used = words_in(e.new for graph in graphs for e in graph.events if e.version == 1)
            used |= set().union(*(copies_in(State(graph)) for graph in graphs))
            for name in kept.attachments.keys() - used:
                del kept.attachments[name]

        self._write(work)

    def record(self, batch):
        self._write(lambda kept: kept.write(batch, self._origin))

    def erase_name(self, person_id, note):
        def work(kept):
            if person_id not in kept.people:
                raise Refused("There is nobody with this name here.", "Nothing was changed.")
            kept.erase(person_id)
            kept.tell(note)

        self._write(work)

    def remove_trust(self, trust_id, note):
        end = self._kept.graph(trust_id).end
        told = note._replace(said={**note.said, "trust": trust_id})
        self._write(lambda kept: (kept.forget(trust_id), kept.tell(told)))
        return end

    def sign_off(self, wanted, note):
        def work(kept):
            found = (g for g in kept.graphs.values() if wanted.assessment_id in g.by_place)
            graph = next(found)
            if graph.seals.get(wanted.assessment_id):
                raise Refused("This assessment is already signed off.", "Nothing was changed.")
            trust_id = graph.events[0].said["trust"]
            if kept.unseen.get(trust_id):
                raise not_seen()
            event = kept.say(seal_said(graph, trust_id, wanted, self._origin))
            kept.tell(note)
            return seal_from(graph, graph.index[event.hash])

        return self._write(work)

    def hand_over(self, trust_id, portion=None):
        kept, graph = self._kept, self._kept.graph(trust_id)
        events = tuple(graph.events)
        if portion is not None:
            if not set(portion.assessments) <= graph.by_place.keys():
                raise Refused("This assessment is not in your data.", "Nothing was changed.")
            events = events_of_part(graph, portion.assessments, blind=portion.blind)
        named = words_in(event.new for event in events) | {e.said["actor"] for e in events}
        files = words_in(event.new for event in events if event.version == 1)
        if portion is None or not portion.blind:
            files |= self.copies_named(trust_id)
        return PackageContent(
            trust_id,
            events,
            self.owners(trust_id),
            tuple(pack.body for one, pack in sorted(kept.packs.items()) if one in named),
            {one: name for one, name in sorted(kept.people.items()) if name and one in named},
            {one: body for one, body in sorted(kept.attachments.items()) if one in files},
            blind=frozenset(portion.assessments if portion and portion.blind else ()),
        )

    def bring_in(self, arrival, author):
        note = note_of(author.stamp(), "import")

        def work(kept):
            new = kept.take(arrival)
            kept.tell(note)
            return new

        return self._write(work)

    def missing(self, content):
        graph = self.graph(content.trust_id)
        packs = {sha256(one.encode()).hexdigest() for one in content.packs}
        wanted = packs & frameworks_named_in(graph.events)
        wanted |= content.attachments.keys() & _files_wanted(graph)
        return frozenset(wanted - self._kept.packs.keys() - self._kept.attachments.keys())

    def names_erased(self, content):
        return frozenset(self._kept.names_erased(content))

    def unseen(self, trust_id):
        return frozenset(self._kept.unseen.get(trust_id, ()))

    def see(self, trust_id, changes):
        came = self._kept.unseen.pop(trust_id, {})
        if left := {one: count for one, count in came.items() if count > changes}:
            self._kept.unseen[trust_id] = left

    def removed(self, trust_id):
        found = (one for one in reversed(self._kept.log) if one.what == "trust removed")
        return next((one.at for one in found if one.said["trust"] == trust_id), None)

    def writes(self):
        return self._writes

    def changes(self, trust_id):
        events = self.graph(trust_id).events
        return sum(not is_name(event) for event in events)

    def verify_trail(self, trail):
        if trail == STORE_TRAIL:
            return Verdict(STORE_TRAIL, len(self._kept.log), "")
        graph = self._kept.graphs[trail]
        twos = ((n, e) for n, e in enumerate(graph.events, start=1) if e.version > 1)
        bad = next((n for n, e in twos if event_hash(e.parents, e.body) != e.hash), None)
        return Verdict(trail, len(graph), graph.end, bad)

    def verify_outside(self):
        return ()

    def back_up(self, at):
        self.confirm()
        self._backups[at.replace(microsecond=0)] = self._kept.copy()
        return at.replace(microsecond=0)

    def back_up_elsewhere(self, at):
        pass

    def back_up_news(self, at):
        if all(_hashes(kept) != _hashes(self._kept) for kept in self._backups.values()):
            self.back_up(at)

    def last_backup(self):
        return next((one.at for one in self.backups()), None)

    def backups(self):
        here = _hashes(self._kept)
        made = {at: _hashes(kept) for at, kept in self._backups.items()}
        ranked = sorted(made, key=lambda at: (len(made[at]), at), reverse=True)
        return tuple(
            KeptBackup(at, len(made[at]), len(made[at] - here), len(here - made[at]))
            for at in ranked
        )

    def share_copy(self, name):
        self.copies[name] = self._kept.copy()

    def copy_with(self, batch):
        kept = self._kept.copy()
        kept.write(batch, self._origin)
        name = f"copy {len(self.copies)}"
        self.copies[name] = kept
        return name.encode()

    def recall(self, name):
        return self._remembered.get(name, "")

    def remember(self, name, text):
        if not self.read_only:
            self._remembered[name] = text


def _has(row, words):
    there = f"{row.trust_name} {row.ods_code} {row.title}".casefold().split()
    return all(any(one.startswith(word) for one in there) for word in words.casefold().split())


def _counted(response):
    return (
        NOT_SETTLED if "answer" in response.unsettled else answer_that_counts(to_fields(response))
    )


def _hashes(kept):
    return {event.hash for graph in kept.graphs.values() for event in graph.events}
