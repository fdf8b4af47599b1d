"""The same cases against the store people use and against one in memory: what the port promises."""

import datetime as dt
import inspect
import json
from dataclasses import replace
from hashlib import sha256

import pytest
from digistrat_desktop.domain.record.merging import ImportKind

from digistrat_desktop.domain.edits.assessments import set_response, set_status
from digistrat_desktop.domain.errors import NotSaved, Refused
from digistrat_desktop.domain.frameworks.scales import Form, Status
from digistrat_desktop.domain.record.changes import edit
from digistrat_desktop.domain.trust.assessment import Assessment, Response
from digistrat_desktop.storage import port
from digistrat_desktop.storage.port import STORE_TRAIL, Arrival, Batch, PackText, Portion, note_of
from digistrat_desktop.storage.sqlite.store import Around, SqliteStore
from tests.helpers.makers import BEGAN, Desk, begun_desk, records_of
from tests.helpers.memory_store import MemoryStore
from tests.helpers.stores import ORIGIN, PEOPLE, batch_of, is_sound, record_all, trail_end


class OnDisk:
    """Stores in files, each in a folder of its own."""

    def __init__(self, folder):
        self.folder = folder

    def store(self, name="own"):
        place = self.folder / name
        around = Around(place / "backups", None, place / "copies")
        place.mkdir()
        return SqliteStore(place / "digistrat.db", ORIGIN, around=around)

    def shared(self, _, name):
        return SqliteStore(self.folder / "own" / "copies" / name, ORIGIN, read_only=True)

    def copied(self, _, content):
        path = self.folder / "copy.db"
        path.write_bytes(content)
        return SqliteStore(path, ORIGIN, read_only=True)


class InMemory:
    """Stores that are nowhere."""

    def store(self, _="own"):
        return MemoryStore(ORIGIN)

    def shared(self, store, name):
        return MemoryStore(ORIGIN, store.copies[name], read_only=True)

    def copied(self, store, content):
        return MemoryStore(ORIGIN, store.copies[content.decode()], read_only=True)


@pytest.fixture(params=[OnDisk, InMemory], ids=["in a file", "in memory"])
def world(request, tmp_path):
    made = request.param(tmp_path) if request.param is OnDisk else InMemory()
    opened, make = [], made.store

    def store(*name):
        opened.append(make(*name))
        return opened[-1]

    made.store = store
    yield made
    for one in opened:
        one.close()


@pytest.fixture
def store(world):
    return world.store()


@pytest.fixture
def begun(store):
    """A store with a trust and an assessment, and the desk they were made at."""
    desk, trust, assessment = begun_desk()
    record_all(store, desk)
    return store, desk, trust, assessment


def answer(desk, assessment, item="ALN-01", level="siloed"):
    values = {"answer": level}
    return desk.do(set_response(desk.present, assessment, item, values, desk.author))


def answered(store, desk, assessment, *given):
    store.record(batch_of(answer(desk, assessment, *given), people=PEOPLE))


def take(store, content, desk):
    store.bring_in(Arrival(content, store.compare(content)), desk.author)


def note(desk, what="told"):
    return note_of(desk.stamp(), what)


def told(store):
    return [json.loads(event.body) for event in store.events(STORE_TRAIL)]


def test_both_have_all_that_the_port_asks_for(store):
    asked = [name for name in vars(port.Store) if not name.startswith("_")]
    assert [name for name in asked if not hasattr(store, name)] == []
    for name in asked:
        promised = vars(port.Store)[name]
        if inspect.isfunction(promised):
            given = inspect.signature(getattr(store, name))
            wanted = list(inspect.signature(promised).parameters)[1:]
            assert list(given.parameters) == wanted, name


def test_no_path_and_no_connection_goes_through_the_port():
    said = inspect.getsource(port)
    assert not [word for word in ("Path", "Connection", "sqlite", "Callable") if word in said]


def test_what_was_recorded_is_read_back(begun):
    store, desk, trust, assessment = begun
    answered(store, desk, assessment)
    found = store.open_trust(trust.id, assessment.id)
    assert records_of(found.workspace) == records_of(desk.present)
    assert found.workspace.people == store.people() == PEOPLE
    assert found.head.length == len(desk.changes)
    assert found.changed_at == desk.changes[-1].stamp.at
    assert is_sound(store)


def test_events_come_in_the_order_they_were_made_and_tell_what_was_done(begun):
    store, desk, trust, assessment = begun
    answered(store, desk, assessment)
    bodies = [json.loads(event.body) for event in store.events(trust.id)]
    assert [body["id"] for body in bodies] == [c.stamp.event_id for c in desk.changes]
    assert [body["seq"] for body in bodies] == [1, 2, 3]
    assert bodies[-1]["new"] == {"item_id": "ALN-01", "answer": "siloed"}
    assert store.trails() == (trust.id,)


def test_an_undo_is_one_more_event_and_takes_the_state_back(begun):
    store, desk, trust, assessment = begun
    answered(store, desk, assessment)
    store.record(batch_of(desk.undo()))
    found = store.open_trust(trust.id)
    assert found.workspace.all(Response) == ()
    assert found.head.length == 4
    assert store.answers([assessment.id]) == {assessment.id: {}}
    assert is_sound(store)


def test_writing_a_batch_again_changes_nothing(begun):
    store, desk, trust, assessment = begun
    sent = Batch(answer(desk, assessment).changes, note=note(desk))
    store.record(sent)
    end = trail_end(store, trust.id)
    store.record(sent)
    assert trail_end(store, trust.id) == end
    assert len(told(store)) == 1


def test_a_batch_that_is_refused_leaves_nothing_of_itself(begun):
    store, desk, trust, assessment = begun
    store.record(batch_of(desk.do(set_status(assessment, Status.SEALED, desk.author))))
    end = trail_end(store, trust.id)
    good = edit(trust, {"name": "Other"}, desk.stamp())
    late = edit(assessment, {"title": "Late"}, desk.stamp())
    with pytest.raises(Refused, match="signed off"):
        store.record(Batch((good, late), people={"person-2": "Bob"}))
    assert trail_end(store, trust.id) == end
    assert store.trusts()[0].name == trust.name
    assert store.people() == PEOPLE


def test_a_sealed_assessment_may_be_superseded_and_nothing_else(begun):
    store, desk, _, assessment = begun
    store.record(batch_of(desk.do(set_status(assessment, Status.SEALED, desk.author))))
    sealed = desk.present.get(Assessment, assessment.id)
    store.record(Batch((edit(sealed, {"status": Status.SUPERSEDED}, desk.stamp()),)))
    assert [row.status for row in store.listed_like(assessment.id)] == ["superseded"]


def test_two_trusts_stand_side_by_side(begun):
    store, desk, trust, _ = begun
    other, second, _ = begun_desk(2)
    record_all(store, other)
    assert store.trails() == tuple(sorted((trust.id, second.id)))
    assert records_of(store.open_trust(trust.id).workspace) == records_of(desk.present)
    assert records_of(store.open_trust(second.id).workspace) == records_of(other.present)
    with pytest.raises(Refused, match="not in your data"):
        store.open_trust("nobody")


LISTED = [
    ("Moor", "ZZ1", "Winter review", dt.date(2026, 3, 31)),
    ("Sherwood", "ZZ2", "Autumn", dt.date(2026, 9, 30)),
    ("Vale", "ZZ3", "Board", dt.date(2025, 3, 31)),
]


@pytest.fixture
def listed(store):
    for room, (name, code, title, as_of) in enumerate(LISTED, start=1):
        desk = Desk(room)
        desk.start(desk.add_trust(name, code, sample=room == 2), title, as_of, Form.SHORT)
        record_all(store, desk)
    return store


@pytest.mark.parametrize(
    ("order", "words", "most", "expected"),
    [
        ("changed", "", None, ["Board", "Autumn", "Winter review"]),
        ("date", "", None, ["Autumn", "Winter review", "Board"]),
        ("title", "", 2, ["Autumn", "Board"]),
        ("trust", "", None, ["Winter review", "Autumn", "Board"]),
        ("title", "vale", None, ["Board"]),
        ("title", "zz2 aut", None, ["Autumn"]),
        ("title", "nothing", None, []),
    ],
)
def test_a_page_of_the_list_comes_in_the_order_that_is_asked_for(
    listed, order, words, most, expected
):
    ids = listed.listed_ids(order, words, most)
    rows = listed.listed_rows(ids)
    assert [rows[one].title for one in ids] == expected


def test_one_assessment_is_found_without_the_list(listed):
    assert [trust.name for trust in listed.trusts()] == ["Moor", "Sherwood", "Vale"]
    assert [trust.sample for trust in listed.trusts()] == [False, True, False]
    assert [row.title for row in listed.newest(None)] == ["Autumn"]
    vale = listed.trusts()[2].id
    assert [row.title for row in listed.newest(vale)] == ["Board"]
    assert listed.newest("nobody") == ()
    assert len(listed.listed_like("0000000")) == 2
    assert (listed.count(), listed.count(2)) == (3, 2)


def test_the_open_assessment_is_loaded_however_old_it_is(begun):
    store, desk, trust, old = begun
    answered(store, desk, old)
    desk.start(trust, "Next", dt.date(2027, 3, 31))
    record_all(store, desk, since=3)
    assert store.open_trust(trust.id, latest=1).workspace.all(Response) == ()
    assert len(store.open_trust(trust.id, old.id, latest=1).workspace.all(Response)) == 1
    assert store.answers([old.id]) == {old.id: {"ALN-01": "siloed"}}


def test_what_does_not_apply_counts_in_a_list_only_with_its_reason(begun):
    store, desk, _, assessment = begun
    for item, reason in (("ALN-01", "No wards."), ("ALN-02", " ")):
        said = {"answer": "not_applicable", "rationale": reason}
        desk.do(set_response(desk.present, assessment, item, said, desk.author))
    record_all(store, desk, since=2)
    assert store.answers([assessment.id]) == {
        assessment.id: {"ALN-01": "not_applicable", "ALN-02": ""}
    }


def test_packs_and_attachments_are_kept_under_their_fingerprints(begun):
    store, desk, trust, assessment = begun
    text, kept = '{"format":1}', b"what was signed"
    digest = sha256(text.encode()).hexdigest()
    store.record(
        Batch(
            (edit(assessment, {"pack_sha256": digest}, desk.stamp()),),
            packs={digest: PackText("small", "1.0.0", text)},
            attachments={sha256(kept).hexdigest(): kept},
            note=note(desk),
        )
    )
    assert store.open_trust(trust.id).packs == {digest: text}
    assert store.attachment(sha256(kept).hexdigest()) == kept
    assert store.attachment("ab" * 32) is None
    assert store.hand_over(trust.id).packs == (text,)


def test_a_backup_is_told_with_its_time(begun):
    store = begun[0]
    assert store.last_backup() is None
    for days in (1, 2):
        at = BEGAN + dt.timedelta(days=days)
        assert store.back_up(at) == store.last_backup() == at
    store.confirm()


def test_a_copy_for_others_is_read_only_and_stays_as_it_was_made(world, begun):
    store, desk, trust, assessment = begun
    store.share_copy("one.db")
    answered(store, desk, assessment)
    copy = world.shared(store, "one.db")
    assert copy.read_only
    assert copy.open_trust(trust.id).head.length == 2
    with pytest.raises(NotSaved):
        copy.record(batch_of(*desk.steps))
    copy.remember("layouts", "nothing is kept")
    assert copy.recall("layouts") == ""
    copy.close()


def test_a_copy_holds_what_could_not_be_saved(world, begun):
    store, desk, trust, assessment = begun
    unsaved = batch_of(answer(desk, assessment), people={"person-1": "Ann", "person-2": "Bob"})
    copy = world.copied(store, store.copy_with(unsaved))
    assert records_of(copy.open_trust(trust.id).workspace) == records_of(desk.present)
    assert copy.people() == {"person-1": "Ann", "person-2": "Bob"}
    assert is_sound(copy)
    copy.close()
    assert store.open_trust(trust.id).head.length == 2


def test_a_trust_goes_out_and_comes_in_elsewhere_with_its_whole_trail(world, begun):
    store, desk, trust, assessment = begun
    answered(store, desk, assessment)
    content, other = store.hand_over(trust.id), world.store("other")
    found = other.compare(content)
    assert (found.kind, found.here, found.seen) == (ImportKind.NEW, None, None)
    take(other, content, Desk(7))
    assert other.hand_over(trust.id) == content
    assert other.compare(content).kind is ImportKind.NOTHING
    assert [body["what"] for body in told(other)] == ["import"]
    assert is_sound(other)


def test_a_later_file_takes_a_trust_further(world, begun):
    store, desk, trust, assessment = begun
    other = world.store("other")
    take(other, store.hand_over(trust.id), Desk(7))
    answered(store, desk, assessment)
    later = store.hand_over(trust.id)
    found = other.compare(later)
    assert (found.kind, found.common) == (ImportKind.FORWARD, 2)
    assert found.seen == found.here
    take(other, later, Desk(8))
    assert other.events(trust.id) == store.events(trust.id)


@pytest.fixture
def parted(world, begun):
    """Two stores that went on from the same trust, each with another answer to one question."""
    store, desk, trust, assessment = begun
    other, second = world.store("other"), begun_desk()[0]
    take(other, store.hand_over(trust.id), Desk(7))
    second.second, second.room = 60, 5
    answered(store, desk, assessment)
    answered(other, second, assessment, "ALN-01", "embedded")
    answered(other, second, assessment, "ALN-02", "absent")
    return store, other, trust, assessment


def test_what_two_desks_did_comes_together_and_what_they_say_differently_is_kept(parted):
    store, other, trust, assessment = parted
    found = store.compare(other.hand_over(trust.id))
    assert found.kind is ImportKind.MERGE
    assert [clash.field for clash in found.merged.clashes] == ["answer"]
    take(store, other.hand_over(trust.id), Desk(8))
    assert store.answers([assessment.id])[assessment.id]["ALN-02"] == "absent"
    assert store.compare(other.hand_over(trust.id)).kind is ImportKind.NOTHING
    assert is_sound(store)


def test_a_comparison_does_not_hold_once_the_store_has_moved_on(parted):
    store, other, trust, assessment = parted
    content = other.hand_over(trust.id)
    arrival = Arrival(content, store.compare(content))
    named = edit(trust, {"name": "Other"}, Desk(6).stamp())
    store.record(Batch((named,)))
    end = trail_end(store, trust.id)
    with pytest.raises(Refused, match="has changed since"):
        store.bring_in(arrival, Desk(8).author)
    assert trail_end(store, trust.id) == end
    assert "ALN-02" not in store.answers([assessment.id])[assessment.id]


def test_what_does_not_fit_together_is_refused_whole(world, begun):
    store, desk, trust, assessment = begun
    answered(store, desk, assessment)
    content = store.hand_over(trust.id)
    short = content._replace(events=(content.events[0], *content.events[2:]))
    other = world.store("other")
    with pytest.raises(Refused):
        other.bring_in(Arrival(short, replace(other.compare(content), common=0)), Desk(7).author)
    assert (other.trusts(), other.trails(), other.people()) == ((), (), {})


@pytest.mark.parametrize("blind", [False, True])
def test_a_part_goes_to_a_colleague_and_says_what_it_is_part_of(world, begun, blind):
    store, desk, trust, assessment = begun
    answered(store, desk, assessment)
    part = store.hand_over(trust.id, Portion(assessment.id, desk.stamp(), blind))
    assert part.part is not None
    assert (part.part.assessment_id, part.part.blind) == (assessment.id, blind)
    assert part.part.head == store.open_trust(trust.id).head
    assert {record.kind for record in part.records} >= {"trust", "assessment"}
    assert any(record.kind == "response" for record in part.records) is not blind
    other = world.store("other")
    take(other, part, Desk(7))
    assert is_sound(other)
    with pytest.raises(Refused, match="not in your data"):
        store.hand_over(trust.id, Portion("nothing", desk.stamp()))


def test_an_erased_name_stays_erased_and_the_trail_as_it_was(world, begun):
    store, desk, trust, _ = begun
    content, events = store.hand_over(trust.id), store.events(trust.id)
    store.erase_name("person-1", note(desk, "name erased"))
    store.record(Batch(people=PEOPLE))
    take(store, content, Desk(7))
    assert store.people() == {"person-1": ""}
    assert store.events(trust.id) == events
    assert store.hand_over(trust.id).people == {}
    with pytest.raises(Refused, match="There is nobody"):
        store.erase_name("nobody", note(desk))
    assert [body["what"] for body in told(store)] == ["name erased", "import"]


def test_a_removed_trust_is_gone_and_where_its_trail_ended_is_told(begun):
    store, desk, trust, _ = begun
    other, second, _ = begun_desk(2)
    record_all(store, other)
    end = store.open_trust(trust.id).head
    assert store.remove_trust(trust.id, note(desk, "trust removed")) == end
    assert [one.id for one in store.trusts()] == [second.id]
    assert store.count() == 1
    assert told(store)[-1]["said"] == {
        "trust": trust.id,
        "length": end.length,
        "head": end.hash.hex(),
    }
    with pytest.raises(Refused, match="not in your data"):
        store.remove_trust(trust.id, note(desk))
    assert is_sound(store)


def test_a_small_text_is_remembered_beside_the_record(begun):
    store, _, trust, _ = begun
    end = trail_end(store, trust.id)
    assert store.recall("layouts") == ""
    for text in ("one", "zwei é"):
        store.remember("layouts", text)
    assert store.recall("layouts") == "zwei é"
    assert trail_end(store, trust.id) == end
