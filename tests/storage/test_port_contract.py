"""The same cases against the store people use and against one in memory: what the port promises."""

import datetime as dt
import inspect
import itertools
from hashlib import sha256

import pytest

from digistrat_desktop.analysis.answers.revisions import several_revisions, several_words
from digistrat_desktop.domain.edits.assessments import add_evidence, set_response
from digistrat_desktop.domain.edits.sign_off import reopen
from digistrat_desktop.domain.edits.strategy import restore_entry, withdraw_entry
from digistrat_desktop.domain.errors import Bug, NotSaved, Refused
from digistrat_desktop.domain.frameworks.scales import NOT_SETTLED, Form, Status
from digistrat_desktop.domain.record.changes import Step, create, edit
from digistrat_desktop.domain.record.fold import State
from digistrat_desktop.domain.record.seals import Revision
from digistrat_desktop.domain.record.workspace import latest_of_trust, revisions_gone
from digistrat_desktop.domain.trust.assessment import Assessment, Response, Trust
from digistrat_desktop.domain.trust.people import Erasure
from digistrat_desktop.services.record.seal_checks import check_seals
from digistrat_desktop.storage import port
from digistrat_desktop.storage.port import STORE_TRAIL, Arrival, Batch, PackText, Portion, note_of
from digistrat_desktop.storage.sqlite.store import Around, SqliteStore
from tests.helpers.makers import BEGAN, PACK_SHA, Desk, begun_desk, desk_at, records_of
from tests.helpers.memory_store import MemoryStore
from tests.helpers.sample_store import older_store
from tests.helpers.stores import (
    ORIGIN,
    PEOPLE,
    batch_of,
    handed,
    is_sound,
    opened,
    record_all,
    trail_end,
)


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


def take(store, content, desk, **more):
    packs = {sha256(one.encode()).hexdigest(): PackText("x", "1", one) for one in content.packs}
    return store.bring_in(Arrival(content, packs, **more), desk.author)


def note(desk, what="told"):
    return note_of(desk.stamp(), what)


def told(store):
    """Give how many entries the store's log has."""
    return store.verify_trail(STORE_TRAIL).changes if STORE_TRAIL in store.trails() else 0


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
    assert found.changes == store.changes(trust.id) == len(desk.changes)
    assert found.changed_at == desk.changes[-1].stamp.at
    assert is_sound(store)


def test_changes_come_in_the_order_they_were_made_and_tell_what_was_done(begun):
    store, desk, trust, assessment = begun
    answered(store, desk, assessment)
    graph = store.graph(trust.id)
    assert [one.said["id"] for one in graph.events] == [c.stamp.event_id for c in desk.changes]
    assert graph.events[-1].new == {"item_id": "ALN-01", "answer": "siloed"}
    assert store.trails() == (trust.id,)
    assert store.open_trust(trust.id).end == graph.end
    assert len(store.graph("nobody")) == 0


def test_a_graph_that_was_handed_out_stays_as_it_was(begun):
    store, desk, trust, assessment = begun
    graph = store.graph(trust.id)
    answered(store, desk, assessment)
    assert (len(graph), len(store.graph(trust.id))) == (2, 3)


def test_whatever_is_written_gives_another_number_and_reading_does_not(begun):
    store, desk, trust, assessment = begun
    before = store.writes()
    store.open_trust(trust.id)
    store.hand_over(trust.id)
    assert store.writes() == before
    answered(store, desk, assessment)
    after = store.writes()
    store.record(Batch(people={"person-2": "Bob"}))
    assert len({before, after, store.writes()}) == 3


def test_what_is_missing_is_what_a_package_has_and_the_changes_here_name(world, begun):
    store, desk, trust, _ = begun
    whole = store.hand_over(trust.id)
    stray = whole._replace(packs=(*whole.packs, "{}"), attachments={"ab" * 32: b"x"})
    assert store.missing(stray) == frozenset()
    other = world.store("other")
    assert other.missing(stray) == frozenset(), "the trust is not there at all"
    take(other, whole._replace(packs=()), desk)
    assert other.missing(stray) == {PACK_SHA}
    take(other, whole._replace(events=()), desk)
    assert other.missing(stray) == frozenset()
    assert other.hand_over(trust.id).packs == whole.packs
    assert other.changes(trust.id) == store.changes(trust.id)


def test_an_undo_is_one_more_change_and_takes_the_state_back(begun):
    store, desk, trust, assessment = begun
    answered(store, desk, assessment)
    store.record(batch_of(desk.undo()))
    found = store.open_trust(trust.id)
    assert found.workspace.all(Response) == ()
    assert found.changes == 4
    assert store.answers([assessment.id]) == {assessment.id: {}}
    assert is_sound(store)


def test_writing_a_batch_again_changes_nothing(begun):
    store, desk, trust, assessment = begun
    sent = Batch(answer(desk, assessment).changes, note=note(desk))
    store.record(sent)
    end = trail_end(store, trust.id)
    store.record(sent)
    assert trail_end(store, trust.id) == end
    assert told(store) == 1


def test_a_batch_that_fails_leaves_nothing_of_itself(begun):
    store, desk, trust, _ = begun
    end = trail_end(store, trust.id)
    good = edit(trust, {"name": "Other"}, desk.stamp())
    other, _, third = begun_desk(3)
    with pytest.raises(Bug):
        store.record(Batch((good, edit(third, {"title": "x"}, other.stamp())), {"person-2": "Bob"}))
    assert trail_end(store, trust.id) == end
    assert store.trusts()[0].name == trust.name
    assert store.people() == PEOPLE


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


def add_assessments(store, trust_id, room, *made):
    """Add assessments to a trust, each of a title, a date and a site, or of the whole."""
    desk = desk_at(store, trust_id, room)
    trust = desk.present.get(Trust, trust_id)
    for title, as_of, site in made:
        one = desk.start(trust, title, as_of)
        if site:
            desk.do(Step("Of a site", (edit(one, {"site": site}, desk.stamp()),)))
    record_all(store, desk)


def test_an_assessment_of_one_site_stands_for_a_trust_only_where_none_is_of_the_whole(listed):
    moor, _, vale = (trust.id for trust in listed.trusts())
    later = [(f"Coast {year}", dt.date(year, 1, 1), "Coast Hospital") for year in (2028, 2029)]
    add_assessments(listed, moor, 40, *later)
    assert [row.title for row in listed.newest(moor)] == ["Winter review"]
    assert [row.title for row in listed.newest(None)] == ["Autumn"]
    opened = listed.open_trust(moor, latest=1).workspace
    assert {one.title for one in opened.all(Assessment)} == {"Coast 2029", "Winter review"}
    assert latest_of_trust(opened).title == "Winter review"
    desk = desk_at(listed, vale, 41)
    (board,) = desk.present.all(Assessment)
    desk.do(Step("Of a site", (edit(board, {"site": "Coast Hospital"}, desk.stamp()),)))
    record_all(listed, desk)
    assert [row.title for row in listed.newest(vale)] == ["Board"]
    add_assessments(listed, vale, 42, ("Coast", dt.date(2029, 1, 1), "Coast Hospital"))
    assert [row.title for row in listed.newest(vale)] == ["Coast"]
    assert [row.title for row in listed.newest(None)] == ["Coast"]
    assert is_sound(listed)


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


def test_an_archived_assessment_leaves_the_list_and_can_be_restored(begun):
    store, desk, trust, assessment = begun
    answered(store, desk, assessment)
    desk.do(withdraw_entry(desk.present, assessment, "Begun by mistake.", desk.author))
    record_all(store, desk, since=len(desk.steps) - 1)
    assert store.listed_like(assessment.id) == ()
    found = store.open_trust(trust.id).workspace
    gone = found.get(Assessment, assessment.id)
    assert (gone.withdrawn, gone.gone_because) == (True, "Begun by mistake.")
    assert found.all(Assessment) == found.all(Response) == ()
    store.record(Batch(restore_entry(found, gone, desk.author).changes))
    assert [row.title for row in store.listed_like(assessment.id)] == ["Autumn"]
    back = store.open_trust(trust.id, assessment.id).workspace
    assert back.get(Assessment, assessment.id).gone_because == ""
    assert [one.answer for one in back.all(Response)] == ["siloed"]
    assert is_sound(store)


def test_what_does_not_apply_counts_in_a_list_only_with_its_reason(begun):
    store, desk, _, assessment = begun
    for item, reason in (("ALN-01", "No wards."), ("ALN-02", " ")):
        said = {"answer": "not_applicable", "rationale": reason}
        desk.do(set_response(desk.present, assessment, item, said, desk.author))
    record_all(store, desk, since=2)
    assert store.answers([assessment.id]) == {
        assessment.id: {"ALN-01": "not_applicable", "ALN-02": ""}
    }


def test_packs_are_kept_under_their_fingerprints(begun):
    store, desk, trust, assessment = begun
    text = '{"format":2}'
    digest = sha256(text.encode()).hexdigest()
    changed = edit(assessment, {"pack_sha256": digest}, desk.stamp())
    store.record(Batch((changed,), packs={digest: PackText("small", "2.0.0", text)}))
    assert store.open_trust(trust.id).packs == {digest: text}
    assert text in store.hand_over(trust.id).packs
    assert store.attachment("ab" * 32) is None


def test_a_backup_is_told_with_its_time(begun):
    store = begun[0]
    assert store.last_backup() is None
    for days in (1, 2):
        at = BEGAN + dt.timedelta(days=days)
        assert store.back_up(at) == store.last_backup() == at
    store.back_up_news(at + dt.timedelta(days=1))
    assert store.last_backup() == at
    store.confirm()


def test_a_backup_says_what_it_lacks(begun):
    store, desk, _, assessment = begun
    store.back_up(BEGAN)
    answered(store, desk, assessment)
    assert [tuple(one) for one in store.backups()] == [(BEGAN, 2, 0, 1)]
    store.back_up_news(BEGAN - dt.timedelta(days=9))
    assert store.last_backup() == BEGAN - dt.timedelta(days=9)


def test_a_copy_for_others_is_read_only_and_stays_as_it_was_made(world, begun):
    store, desk, trust, assessment = begun
    store.share_copy("one.db")
    answered(store, desk, assessment)
    copy = world.shared(store, "one.db")
    assert copy.read_only
    assert copy.open_trust(trust.id).changes == 2
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
    assert store.open_trust(trust.id).changes == 2


def test_a_trust_goes_out_and_comes_in_elsewhere_with_its_whole_record(world, begun):
    store, desk, trust, assessment = begun
    answered(store, desk, assessment)
    content, other = store.hand_over(trust.id), world.store("other")
    assert take(other, content, Desk(7)) == 3
    assert handed(other, trust.id) == handed(store, trust.id)
    assert records_of(other.open_trust(trust.id).workspace) == records_of(desk.present)
    assert told(other) == 1
    assert is_sound(other)


def test_bringing_in_twice_is_nothing_new(world, begun):
    store, _, trust, _ = begun
    content, other = store.hand_over(trust.id), world.store("other")
    take(other, content, Desk(7))
    end = trail_end(other, trust.id)
    assert take(other, content, Desk(8)) == 0
    assert trail_end(other, trust.id) == end


def stands(store, trust_id):
    """Give the canonical state of a trust with its last fingerprint: equal for equal changes."""
    return State(store.graph(trust_id)).text(), store.open_trust(trust_id).end


@pytest.fixture
def parted(world, begun):
    """Two stores that went on from the same trust, each with another answer to one question."""
    store, desk, trust, assessment = begun
    other = world.store("other")
    take(other, store.hand_over(trust.id), Desk(7))
    second = desk_at(other, trust.id, 5)
    answered(store, desk, assessment)
    answered(other, second, assessment, "ALN-01", "embedded")
    answered(other, second, assessment, "ALN-02", "absent")
    return store, other, trust, assessment


def loose(store, trust_id):
    """Give what is not settled: by item and field, the values."""
    found = store.open_trust(trust_id).workspace.all(Response)
    return {
        (one.item_id, name): {written.value for written in values}
        for one in found
        for name, values in one.unsettled.items()
    }


def exchanged(one, other, trust_id):
    take(one, other.hand_over(trust_id), Desk(8))
    take(other, one.hand_over(trust_id), Desk(9))


def test_what_two_desks_did_comes_together_and_what_they_say_differently_is_not_settled(parted):
    store, other, trust, assessment = parted
    exchanged(store, other, trust.id)
    assert stands(store, trust.id) == stands(other, trust.id)
    for one in (store, other):
        assert loose(one, trust.id) == {("ALN-01", "answer"): {"siloed", "embedded"}}
        assert one.answers([assessment.id]) == {
            assessment.id: {"ALN-01": NOT_SETTLED, "ALN-02": "absent"}
        }
        assert is_sound(one)


def test_a_choice_between_two_settles_it_at_both(parted):
    store, other, trust, assessment = parted
    exchanged(store, other, trust.id)
    desk = desk_at(store, trust.id, 20)
    choice = answer(desk, assessment, "ALN-01", "embedded")
    assert choice.changes[0].chooses
    store.record(batch_of(choice))
    take(other, store.hand_over(trust.id), Desk(21))
    assert loose(store, trust.id) == loose(other, trust.id) == {}
    assert other.answers([assessment.id])[assessment.id]["ALN-01"] == "embedded"
    assert stands(store, trust.id) == stands(other, trust.id)


def test_two_choices_that_differ_are_not_settled_again(parted):
    store, other, trust, assessment = parted
    exchanged(store, other, trust.id)
    for one, room, level in ((store, 20, "absent"), (other, 21, "embedded")):
        one.record(batch_of(answer(desk_at(one, trust.id, room), assessment, "ALN-01", level)))
    exchanged(store, other, trust.id)
    for one in (store, other):
        assert loose(one, trust.id) == {("ALN-01", "answer"): {"absent", "embedded"}}
        assert is_sound(one)


def test_a_value_that_went_back_is_not_lost(world, parted):
    """What was changed and changed back knowingly stands, whatever anybody had in between."""
    store, other, trust, assessment = parted
    exchanged(store, other, trust.id)
    for level in ("absent", "siloed"):
        store.record(batch_of(answer(desk_at(store, trust.id, 30), assessment, "ALN-02", level)))
        desk = desk_at(store, trust.id, 31)
        assert desk.present.all(Response)
        store.record(batch_of(answer(desk, assessment, "ALN-02", "absent")))
    take(other, store.hand_over(trust.id), Desk(9))
    assert other.answers([assessment.id])[assessment.id]["ALN-02"] == "absent"
    assert stands(store, trust.id) == stands(other, trust.id)


def test_the_order_in_which_packages_come_does_not_matter(world, begun):
    store, _, trust, assessment = begun
    contents = []
    for room, level in enumerate(("siloed", "embedded", "absent"), start=3):
        desk_store = world.store(f"desk {room}")
        take(desk_store, store.hand_over(trust.id), Desk(room + 40))
        answered(desk_store, desk_at(desk_store, trust.id, room), assessment, "ALN-01", level)
        contents.append(desk_store.hand_over(trust.id))
    made = set()
    for number, order in enumerate(itertools.permutations(contents)):
        into = world.store(f"into {number}")
        for one in order:
            take(into, one, Desk(60))
        made.add(stands(into, trust.id))
        assert is_sound(into)
    assert len(made) == 1


def test_what_follows_a_change_that_is_not_here_is_refused_whole(world, begun):
    store, desk, trust, assessment = begun
    answered(store, desk, assessment)
    content = store.hand_over(trust.id)
    short = content._replace(events=(content.events[0], content.events[2]))
    other = world.store("other")
    with pytest.raises(Refused, match="continues one that you have not opened yet"):
        take(other, short, Desk(7))
    assert (other.trusts(), other.trails(), other.people()) == ((), (), {})


def test_a_piece_that_continues_what_is_here_comes_in(world, begun):
    store, desk, trust, assessment = begun
    other = world.store("other")
    take(other, store.hand_over(trust.id), Desk(7))
    answered(store, desk, assessment)
    whole = store.hand_over(trust.id)
    last = whole.events[-1]
    assert take(other, whole._replace(events=(last,), needs=frozenset(last.parents)), Desk(8)) == 1
    assert stands(other, trust.id) == stands(store, trust.id)


def test_what_is_recorded_before_it_was_seen_stands_beside_what_came(parted):
    store, other, trust, assessment = parted
    desk = desk_at(store, trust.id, 22)
    take(store, other.hand_over(trust.id), Desk(8), unseen=True)
    store.record(batch_of(answer(desk, assessment, "ALN-02", "siloed")))
    assert loose(store, trust.id)["ALN-02", "answer"] == {"absent", "siloed"}
    store.see(trust.id, store.changes(trust.id))
    store.record(batch_of(answer(desk_at(store, trust.id, 23), assessment, "ALN-02", "siloed")))
    assert ("ALN-02", "answer") not in loose(store, trust.id)
    assert is_sound(store)


def test_what_came_in_after_a_trust_was_opened_to_be_shown_is_not_seen_with_it(parted):
    store, other, trust, assessment = parted
    desk, shown = desk_at(store, trust.id, 22), store.changes(trust.id)
    take(store, other.hand_over(trust.id), Desk(8), unseen=True)
    store.see(trust.id, shown)
    store.record(batch_of(answer(desk, assessment, "ALN-02", "siloed")))
    assert loose(store, trust.id)["ALN-02", "answer"] == {"absent", "siloed"}
    assert len(store.unseen(trust.id)) == 2
    store.see(trust.id, store.changes(trust.id))
    assert store.unseen(trust.id) == frozenset()


def test_nobody_signs_off_what_they_have_not_seen(world, begun):
    store, _desk, trust, assessment = begun
    other = world.store("other")
    take(other, store.hand_over(trust.id), Desk(7))
    theirs = desk_at(other, trust.id, 9)
    title = {"title": "Minutes"}
    theirs.do(add_evidence(theirs.present, assessment, "ALN-01", title, "siloed", theirs.author))
    theirs.undo()
    record_all(other, theirs)
    take(store, other.hand_over(trust.id), Desk(8), unseen=True)
    mine = desk_at(store, trust.id, 10)
    with pytest.raises(Refused, match="Changes came in that you have not seen yet"):
        store.sign_off(mine.sign_off(assessment), note(mine, "sealed"))
    assert not store.open_trust(trust.id).workspace.signed
    store.see(trust.id, store.changes(trust.id))
    store.sign_off(mine.sign_off(assessment), note(mine, "sealed"))
    checks = check_seals(store.graph(trust.id), lambda _: None)
    assert [one.sound for one in checks] == [True]
    assert is_sound(store)


def test_a_trust_that_was_removed_and_came_again_is_a_new_one_to_who_works_here(world, begun):
    other, desk, trust, assessment = begun
    store, content = world.store("other"), other.hand_over(trust.id)
    take(store, content, Desk(8), unseen=True)
    store.remove_trust(trust.id, note(desk, "trust removed"))
    take(store, content, Desk(9))
    answered(store, desk_at(store, trust.id, 10), assessment)
    assert store.answers([assessment.id]) == {assessment.id: {"ALN-01": "siloed"}}
    assert is_sound(store)


def test_a_trust_of_two_names_has_both_wherever_it_is_listed(world, begun):
    store, _desk, trust, assessment = begun
    other = world.store("other")
    take(other, store.hand_over(trust.id), Desk(7))
    for one, name in ((store, "North"), (other, "South")):
        here = desk_at(one, trust.id, 20 if one is store else 21)
        record = here.present.get(Trust, trust.id)
        one.record(batch_of(Step("Edit", (edit(record, {"name": name}, here.stamp()),))))
    exchanged(store, other, trust.id)
    (row,) = store.listed_like(assessment.id)
    (named,) = store.trusts()
    assert named.name == row.trust_name
    assert sorted(named.name.split(" / ")) == ["North", "South"]


def test_a_trust_somebody_archived_is_still_here(begun):
    store, desk, trust, _assessment = begun
    gone = edit(desk.present.get(Trust, trust.id), {"withdrawn": True}, desk.stamp())
    store.record(batch_of(Step("Archive", (gone,))))
    assert [(one.id, one.name) for one in store.trusts()] == [(trust.id, trust.name)]
    assert store.count() == 1


@pytest.mark.parametrize("latest", [0, 1, 24])
def test_a_replaced_assessment_is_replaced_however_few_are_loaded(begun, latest):
    store, desk, trust, first = begun
    desk.sign_off(first)
    sealed = desk.present.get(Assessment, first.id)
    _, step = reopen(desk.present, sealed, "A slip.", desk.author)
    desk.do(step)
    desk.start(trust, "Later", dt.date(2026, 5, 1))
    record_all(store, desk, since=2)
    found = store.open_trust(trust.id, first.id, latest).workspace.get(Assessment, first.id)
    (row,) = store.listed_like(first.id)
    assert (found.status, row.status) == (Status.SUPERSEDED, "superseded")


def made_apart(desk, first, *days):
    """Give revisions of a signed assessment, of these days, by people who did not know of each other."""
    desk.sign_off(first)
    before, sealed = desk.present, desk.present.get(Assessment, first.id)
    made = []
    for day in days:
        one, step = reopen(before, sealed, "A slip.", desk.author)
        desk.do(step)
        desk.do(
            Step(
                "Edit", (edit(desk.present.get(Assessment, one.id), {"as_of": day}, desk.stamp()),)
            )
        )
        made.append(desk.present.get(Assessment, one.id))
    return made


def archived(desk, *assessments):
    for one in assessments:
        found = desk.present.get(Assessment, one.id)
        desk.do(Step("Archive", (edit(found, {"withdrawn": True}, desk.stamp()),)))


LONG_AGO, LAST = dt.date(2020, 1, 1), dt.date(2027, 1, 1)
REVISED = {
    "one, the newest": lambda desk, first: made_apart(desk, first, LAST),
    "two, the newest": lambda desk, first: made_apart(desk, first, LAST, LAST),
    "two, one of them old": lambda desk, first: made_apart(desk, first, LAST, LONG_AGO),
    "two, both old": lambda desk, first: made_apart(desk, first, LONG_AGO, LONG_AGO),
    "two, both archived": lambda desk, first: archived(
        desk, *made_apart(desk, first, LONG_AGO, LONG_AGO)
    ),
    "one that was revised itself": lambda desk, first: made_apart(
        desk, made_apart(desk, first, LAST, LONG_AGO)[1], LONG_AGO
    ),
}


@pytest.mark.parametrize("latest", [0, 1, 24])
@pytest.mark.parametrize("revised", REVISED)
def test_what_revisions_say_is_the_same_however_few_assessments_are_loaded(begun, latest, revised):
    store, desk, trust, first = begun
    REVISED[revised](desk, first)
    for n in range(latest + 1):
        desk.start(trust, f"Later {n}", dt.date(2026, 5, 1))
    record_all(store, desk, since=2)
    few, whole = (
        store.open_trust(trust.id, latest=most).workspace for most in (latest, store.count())
    )
    assert several_revisions(few) == several_revisions(whole)
    assert revisions_gone(few) == revisions_gone(whole)
    assert revised_of(few, revised) == revised_of(whole, revised)
    for original, made in several_revisions(whole).items():
        assert several_words(few, original, made) == several_words(whole, original, made)


def revised_of(workspace, revised):
    """Give what each revision corrects, by whether it is there; where none is new, nothing has to be."""
    found = workspace.all(Revision) if "newest" in revised else ()
    return [(one.of, workspace.find(Assessment, one.of) is not None) for one in found]


@pytest.mark.parametrize("blind", [False, True])
def test_a_part_goes_to_a_colleague_and_comes_home_in_any_order(world, begun, blind):
    store, desk, trust, first = begun
    second = desk.start(trust, "Winter")
    record_all(store, desk, since=2)
    for assessment in (first, second):
        answered(store, desk, assessment)
    other = world.store("other")
    part = store.hand_over(trust.id, Portion((first.id,), blind))
    assert {event.place for event in part.events} == {"", first.id}
    assert part.blind == frozenset({first.id} if blind else ())
    assert any(event.key[1] == "response" for event in part.events) is not blind
    take(other, part, Desk(7))
    assert other.count() == 1
    there = desk_at(other, trust.id, 5)
    answered(other, there, first, "ALN-02", "absent")
    take(other, store.hand_over(trust.id, Portion((second.id,))), Desk(10))
    exchanged(store, other, trust.id)
    assert stands(store, trust.id) == stands(other, trust.id)
    assert loose(store, trust.id) == {}
    assert is_sound(other)
    with pytest.raises(Refused, match="not in your data"):
        store.hand_over(trust.id, Portion(("nothing",)))


@pytest.fixture
def older(tmp_path):
    """Give a function that opens a store of version 1, brought up."""
    made = []

    def open_(name):
        made.append(opened(older_store(name, tmp_path / f"{name}.db")))
        return made[-1]

    yield open_
    for one in made:
        one.close()


def part_of_first(store, trust_id):
    rows = store.listed_rows(store.listed_ids("title")).values()
    place = next(row.assessment_id for row in rows if row.title == "Autumn")
    return store.hand_over(trust_id, Portion((place,)))


def test_older_changes_a_part_left_out_are_filled_in_when_the_whole_comes(world, older):
    home, store = older("v3_sealed"), world.store("part")
    (trust,) = home.trusts()
    part = part_of_first(home, trust.id)
    assert any(not event.body for event in part.events)
    take(store, part, Desk(7))
    assert store.count() == 1
    assert is_sound(store)
    desk = desk_at(store, trust.id, 8)
    desk.do(Step("Edit", (edit(desk.present.all(Trust)[0], {"name": "Moor"}, desk.stamp()),)))
    record_all(store, desk)
    take(store, home.hand_over(trust.id), Desk(9))
    assert store.count() == 3
    assert all(event.body for event in store.graph(trust.id).events)
    assert store.open_trust(trust.id).workspace.get(Trust, trust.id).name == "Moor"
    assert is_sound(store)


def test_a_whole_record_takes_no_older_changes_that_are_only_named(world, older):
    home, whole, store = older("v3_sealed"), older("v3_sealed_elsewhere"), world.store("whole")
    (trust,) = home.trusts()
    take(store, whole.hand_over(trust.id), Desk(7))
    end = trail_end(store, trust.id)
    with pytest.raises(Refused, match="leaves out older changes"):
        take(store, part_of_first(home, trust.id), Desk(8))
    assert trail_end(store, trust.id) == end


def test_signing_off_covers_all_that_is_known_and_is_done_once(begun):
    store, desk, trust, assessment = begun
    answered(store, desk, assessment)
    wanted = desk.sign_off(assessment)
    seal = store.sign_off(wanted, note(desk, "sealed"))
    assert (seal.assessment_id, seal.role, seal.changes) == (assessment.id, "Chair", 3)
    found = store.open_trust(trust.id).workspace
    assert found.signed[assessment.id].seals == (seal,)
    assert found.get(Assessment, assessment.id).status is Status.SEALED
    assert [row.status for row in store.listed_like(assessment.id)] == ["sealed"]
    with pytest.raises(Refused, match="already signed off"):
        store.sign_off(desk.sign_off(assessment), note(desk))
    assert told(store) == 1
    assert is_sound(store)


def test_what_comes_after_a_seal_is_late_and_counted_nowhere(parted):
    store, other, trust, assessment = parted
    desk = desk_at(store, trust.id, 40)
    store.sign_off(desk.sign_off(assessment), note(desk, "sealed"))
    before = records_of(store.open_trust(trust.id).workspace)
    exchanged(store, other, trust.id)
    for one in (store, other):
        found = one.open_trust(trust.id).workspace
        assert records_of(found) == before
        assert found.signed[assessment.id].late == 2
        assert one.answers([assessment.id]) == {assessment.id: {"ALN-01": "siloed"}}
        assert is_sound(one)


def test_two_seals_that_did_not_know_of_each_other_both_count(parted):
    store, other, trust, assessment = parted
    for one, room in ((store, 40), (other, 41)):
        desk = desk_at(one, trust.id, room)
        one.sign_off(desk.sign_off(assessment), note(desk, "sealed"))
    exchanged(store, other, trust.id)
    assert stands(store, trust.id) == stands(other, trust.id)
    for one in (store, other):
        assert len(one.open_trust(trust.id).workspace.signed[assessment.id].seals) == 2
        assert loose(one, trust.id) == {
            ("ALN-01", "answer"): {"siloed", "embedded"},
            ("ALN-02", "answer"): {"", "absent"},  # only one of them signed it
        }
        assert is_sound(one)


def listed_states(store):
    rows = store.listed_rows(store.listed_ids("title")).values()
    return {row.assessment_id: row.status for row in rows}


def revised(begun):
    """Sign an assessment off and open its revision; give who did so, and the revision."""
    store, desk, trust, assessment = begun
    desk.sign_off(assessment)
    record_all(store, desk, since=2)
    desk = desk_at(store, trust.id, 30)
    sealed = desk.present.get(Assessment, assessment.id)
    made, step = reopen(desk.present, sealed, "A slip.", desk.author)
    desk.do(step)
    record_all(store, desk)
    return desk, made


def test_an_assessment_a_revision_has_replaced_is_listed_so(begun):
    store, _, trust, assessment = begun
    _, made = revised(begun)
    assert listed_states(store) == {assessment.id: "superseded", made.id: "draft"}
    assert [row.assessment_id for row in store.newest(trust.id)] == [made.id]
    assert is_sound(store)


def test_what_an_archived_revision_replaced_is_listed_as_signed_off_until_it_is_restored(begun):
    store, _, _, assessment = begun
    desk, made = revised(begun)
    since = len(desk.steps)
    desk.do(withdraw_entry(desk.present, made, "Not wanted.", desk.author))
    record_all(store, desk, since=since)
    assert listed_states(store) == {assessment.id: "sealed"}
    assert is_sound(store)
    since = len(desk.steps)
    desk.do(restore_entry(desk.present, desk.present.get(Assessment, made.id), desk.author))
    record_all(store, desk, since=since)
    assert listed_states(store) == {assessment.id: "superseded", made.id: "draft"}
    assert is_sound(store)


def test_an_erased_name_stays_erased_and_the_record_as_it_was(begun):
    store, desk, trust, _ = begun
    content, end = store.hand_over(trust.id), trail_end(store, trust.id)
    store.erase_name("person-1", note(desk, "name erased"))
    store.record(Batch(people=PEOPLE))
    take(store, content, Desk(7))
    assert store.people() == {"person-1": ""}
    assert trail_end(store, trust.id) == end
    assert store.hand_over(trust.id).people == {}
    with pytest.raises(Refused, match="There is nobody"):
        store.erase_name("nobody", note(desk))
    assert told(store) == 2


def test_an_erasure_that_comes_as_a_change_erases_the_name_here_too(world, begun):
    store, desk, trust, _ = begun
    other = world.store("other")
    take(other, store.hand_over(trust.id), Desk(7))
    assert other.people() == PEOPLE
    erasure = Erasure(id="person-1", trust_id=trust.id, erased=True)
    desk.do(Step("Erase", (create(erasure, desk.stamp()),)))
    store.record(Batch(desk.steps[-1].changes))
    take(other, store.hand_over(trust.id), Desk(8))
    assert other.people() == {"person-1": ""}
    assert is_sound(other)


def test_a_removed_trust_is_gone_with_all_that_only_it_speaks_of(begun):
    store, desk, trust, _ = begun
    other, second, _ = begun_desk(2)
    record_all(store, other)
    end = store.open_trust(trust.id).end
    assert store.remove_trust(trust.id, note(desk, "trust removed")) == end
    assert [one.id for one in store.trusts()] == [second.id]
    assert (store.count(), store.changes(trust.id), len(store.graph(trust.id))) == (1, 0, 0)
    assert told(store) == 1
    assert store.people() == PEOPLE
    with pytest.raises(Refused, match="not in your data"):
        store.remove_trust(trust.id, note(desk))
    store.remove_trust(second.id, note(desk, "trust removed"))
    assert store.people() == {}
    assert is_sound(store)


def test_a_trust_that_was_removed_can_come_again(begun):
    store, desk, trust, _ = begun
    content = store.hand_over(trust.id)
    assert store.removed(trust.id) is None
    taken_away = note(desk, "trust removed")
    store.remove_trust(trust.id, taken_away)
    assert store.removed(trust.id) == taken_away.at
    assert take(store, content, Desk(7)) == 2
    assert is_sound(store)


def test_a_small_text_is_remembered_beside_the_record(begun):
    store, _, trust, _ = begun
    end = trail_end(store, trust.id)
    assert store.recall("layouts") == ""
    for text in ("one", "zwei é"):
        store.remember("layouts", text)
    assert store.recall("layouts") == "zwei é"
    assert trail_end(store, trust.id) == end
