import sqlite3
from contextlib import closing
from dataclasses import replace
from hashlib import sha256

import pytest

from digistrat_desktop.domain.edits.assessments import add_evidence, set_response
from digistrat_desktop.domain.errors import Bug, NotSaved, Refused, StoreDamaged
from digistrat_desktop.domain.record.changes import Change, edit
from digistrat_desktop.domain.record.checking import SealFit, check_seals
from digistrat_desktop.domain.record.events import left_out
from digistrat_desktop.domain.record.graph import MOST_BRANCHES
from digistrat_desktop.domain.trust.assessment import Evidence, Response, Trust
from digistrat_desktop.domain.wire.canonical_json import from_stored, to_canonical
from digistrat_desktop.storage.port import Arrival, Batch, SignOff, note_of
from tests.helpers.desks import FILES
from tests.helpers.graphs import AUTUMN, TRUST, WINTER, Hand, uid
from tests.helpers.makers import PACK_SHA, Desk, begun_desk, desk_at, records_of
from tests.helpers.stores import (
    PEOPLE,
    Connections,
    batch_of,
    event_ids,
    ids_in,
    is_sound,
    opened,
    raw,
    record_all,
    sqlite_error,
    trail_end,
    without_triggers,
)
from tests.record.vectors import two_places


@pytest.fixture
def connections():
    return Connections()


@pytest.fixture
def faulty(path, connections):
    """A store on connections that can be told to fail, with an assessment in it."""
    store = opened(path, connect=connections)
    desk, _, assessment = begun_desk()
    record_all(store, desk)
    yield store, desk, assessment
    connections.refuse_to_open = None
    store.close()


def answer(desk, assessment, text):
    values = {"rationale": text}
    return desk.do(set_response(desk.present, assessment, "ALN-01", values, desk.author))


def recorded(store, step):
    """Tell which of a step's events are in the store."""
    return [event_id in ids_in(store) for event_id in event_ids(step)]


def test_what_was_recorded_is_loaded_as_it_was(store, worked):
    record_all(store, worked)
    trust_id = worked.changes[0].trust_id
    loaded = store.open_trust(trust_id).workspace
    assert records_of(loaded) == records_of(worked.present)
    assert loaded.people == PEOPLE
    assert is_sound(store)


def test_records_are_loaded_in_the_order_they_were_made(begun):
    store, desk, trust, assessment = begun
    for number in (9, 3, 7):
        desk.made = number
        values = {"title": f"Paper {number}"}
        desk.do(add_evidence(desk.present, assessment, "ALN-01", values, "", desk.author))
    record_all(store, desk, since=2)
    titles = [e.title for e in store.open_trust(trust.id).workspace.all(Evidence)]
    assert titles == ["Paper 9", "Paper 3", "Paper 7"]


def test_a_change_tells_who_what_when_and_where_and_what_was_seen(begun):
    store, desk, trust, assessment = begun
    step = answer(desk, assessment, "Said so.")
    store.record(batch_of(step))
    event, change = store.graph(trust.id).events[-1], step.changes[0]
    assert event.said == {
        "id": change.stamp.event_id,
        "at": "2026-05-14T13:02:03.000Z",
        "actor": "person-1",
        "machine": "00" * 8,
        "app": "0.1.0",
        "trust": trust.id,
        "assessment": assessment.id,
        "kind": "response",
        "record": change.record_id,
        "new": {"item_id": "ALN-01", "rationale": "Said so."},
        "reason": "",
        "undoes": None,
    }
    assert event.parents == (store.graph(trust.id).events[-2].hash,)
    text = f"digistrat-event-2\n{event.parents[0]}\n\n{event.body}"
    assert event.hash == sha256(text.encode()).hexdigest()


def test_a_clock_set_back_changes_no_order(begun):
    store, desk, trust, assessment = begun
    desk.second += 3600
    store.record(batch_of(answer(desk, assessment, "one")))
    desk.second -= 3600 - 1
    store.record(batch_of(answer(desk, assessment, "two")))
    said = [event.new.get("rationale") for event in store.graph(trust.id).events]
    assert said == [None, None, "one", "two"]
    assert is_sound(store)


def test_a_change_of_an_assessment_follows_the_trust_and_none_of_another_assessment(begun):
    store, desk, trust, first = begun
    second = desk.start(trust, "Second")
    record_all(store, desk, since=2)
    store.record(Batch((edit(trust, {"ods_code": "ZZ9"}, desk.stamp()),)))
    for assessment in (first, second):
        store.record(batch_of(answer(desk, assessment, "Said so.")))
    events = store.graph(trust.id).events
    made = {event.new.get("title"): event for event in events if event.key[1] == "assessment"}
    answers = {event.place: event for event in events if event.key[1] == "response"}
    own = [event for event in events if not event.place]
    assert own[1].parents == (own[0].hash,)
    assert made["Second"].parents == (own[0].hash,)
    assert set(answers[first.id].parents) == {own[1].hash, made["Autumn"].hash}
    assert set(answers[second.id].parents) == {own[1].hash, made["Second"].hash}
    assert is_sound(store)


def test_a_batch_is_one_transaction_all_or_nothing(begun, path):
    store, desk, _, assessment = begun
    first, second = answer(desk, assessment, "one"), answer(desk, assessment, "two")
    lost = edit(assessment, {"title": "x"}, Desk(room=9).stamp())
    broken = Batch((*batch_of(first, second).changes, _elsewhere(lost)))
    with pytest.raises(Bug, match="that is not in the data file"):
        store.record(broken)
    assert recorded(store, first) == [False]
    store.record(batch_of(first, second))
    assert recorded(store, first) == recorded(store, second) == [True]
    assert is_sound(store)


def _elsewhere(change):
    return replace(change, trust_id="00000009-0000-4000-8000-000000000999")


def test_writing_a_batch_again_changes_nothing(begun, path):
    store, desk, trust, assessment = begun
    step = answer(desk, assessment, "one")
    store.record(batch_of(step))
    end = trail_end(store, trust.id)
    store.record(batch_of(step))
    store.record(batch_of(*desk.steps))
    assert trail_end(store, trust.id) == end
    assert is_sound(store)


def test_a_commit_that_reports_an_error_but_was_done_counts_as_saved(faulty, connections, path):
    store, desk, assessment = faulty
    connections.latest.fail("COMMIT", sqlite_error(sqlite3.SQLITE_IOERR), done=True)
    step = answer(desk, assessment, "one")
    store.record(batch_of(step))
    assert connections.opened == 2
    assert recorded(store, step) == [True]


@pytest.mark.parametrize(
    "statement", ["BEGIN", "INSERT INTO event", "INSERT INTO record", "COMMIT"]
)
def test_a_failed_write_is_said_to_be_not_saved_and_can_be_tried_again(
    faulty, connections, path, statement
):
    store, desk, assessment = faulty
    connections.latest.fail(statement, sqlite_error(sqlite3.SQLITE_FULL))
    step = answer(desk, assessment, "one")
    with pytest.raises(NotSaved, match="disk is full"):
        store.record(batch_of(step))
    assert recorded(store, step) == [False]
    store.record(batch_of(step))
    assert recorded(store, step) == [True]
    assert is_sound(store)


def test_an_error_of_another_kind_has_words_too(faulty, connections):
    store, desk, assessment = faulty
    connections.latest.fail("COMMIT", RuntimeError("made up"))
    with pytest.raises(NotSaved, match="could not be saved"):
        store.record(batch_of(answer(desk, assessment, "one")))


def test_a_store_that_cannot_be_opened_again_waits_for_the_next_try(faulty, connections, path):
    store, desk, assessment = faulty
    step = answer(desk, assessment, "one")
    connections.latest.fail("COMMIT", sqlite_error(sqlite3.SQLITE_IOERR))
    connections.refuse_to_open = Refused("The drive is gone.")
    with pytest.raises(NotSaved, match="disk reported an error"):
        store.record(batch_of(step))
    with pytest.raises(NotSaved):
        store.record(batch_of(step))
    with pytest.raises(Refused, match="The drive is gone"):
        store.people()
    connections.refuse_to_open = None
    assert store.count() == 1
    store.record(batch_of(step))
    assert recorded(store, step) == [True]


def test_another_file_laid_there_while_the_store_was_away_is_not_taken_for_it(
    faulty, connections, path
):
    store, desk, assessment = faulty
    older = path.read_bytes()
    store.record(batch_of(answer(desk, assessment, "one")))
    right, step = path.read_bytes(), answer(desk, assessment, "two")
    connections.latest.fail("COMMIT", sqlite_error(sqlite3.SQLITE_IOERR))
    connections.refuse_to_open = Refused("The drive is gone.")
    with pytest.raises(NotSaved, match="disk reported an error"):
        store.record(batch_of(step))
    path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
    path.write_bytes(older)
    connections.refuse_to_open = None
    for _ in range(2):
        with pytest.raises(NotSaved, match="Another file was put"):
            store.record(batch_of(step))
        assert path.read_bytes() == older
    path.write_bytes(right)
    store.record(batch_of(step))
    assert recorded(store, step) == [True]
    assert is_sound(store)


def test_a_store_that_could_not_be_opened_again_can_be_closed(faulty, connections):
    store, desk, assessment = faulty
    connections.latest.fail("COMMIT", sqlite_error(sqlite3.SQLITE_IOERR))
    connections.refuse_to_open = Refused("The drive is gone.")
    with pytest.raises(NotSaved):
        store.record(batch_of(answer(desk, assessment, "one")))
    store.close()
    store.close()


def loose(store, trust_id):
    (found,) = store.open_trust(trust_id).workspace.all(Response)
    return {written.value for written in found.unsettled.get("rationale", ())}


def theirs_came_unseen(store, assessment, folder):
    """Let somebody's answer come in that whoever works at the store has not seen."""
    trust_id = assessment.trust_id
    with closing(opened(folder / "other.db")) as other:
        other.bring_in(Arrival(store.hand_over(trust_id)), Desk(7).author)
        other.record(batch_of(answer(desk_at(other, trust_id, 5), assessment, "Theirs.")))
        whole = other.hand_over(trust_id)
    store.bring_in(Arrival(whole, unseen=True), Desk(8).author)


def test_what_was_not_seen_stays_unseen_after_a_save_that_failed(faulty, connections, tmp_path):
    store, desk, assessment = faulty
    theirs_came_unseen(store, assessment, tmp_path)
    connections.latest.fail("COMMIT", sqlite_error(sqlite3.SQLITE_IOERR))
    step = answer(desk, assessment, "Ours.")
    with pytest.raises(NotSaved):
        store.record(batch_of(step))
    store.record(batch_of(step))
    assert loose(store, assessment.trust_id) == {"Theirs.", "Ours."}
    assert is_sound(store)


def test_a_copy_of_what_could_not_be_saved_stands_beside_what_was_not_seen(begun, tmp_path):
    store, desk, _, assessment = begun
    theirs_came_unseen(store, assessment, tmp_path)
    copy = tmp_path / "copy.db"
    copy.write_bytes(store.copy_with(batch_of(answer(desk, assessment, "Ours."))))
    kept = opened(copy, read_only=True)
    assert loose(kept, assessment.trust_id) == {"Theirs.", "Ours."}
    kept.close()


def test_names_alone_are_not_called_saved_when_they_were_not(faulty, connections):
    store, _, _ = faulty
    connections.latest.fail("COMMIT", sqlite_error(sqlite3.SQLITE_FULL))
    with pytest.raises(NotSaved):
        store.record(Batch((), people={"person-2": "Bo"}))
    assert "person-2" not in store.people()


def test_a_failed_rollback_does_not_hide_what_happened(faulty, connections):
    store, _, assessment = faulty
    connections.latest.fail("ROLLBACK", sqlite_error(sqlite3.SQLITE_IOERR))
    lost = _elsewhere(edit(assessment, {"title": "x"}, Desk(room=9).stamp()))
    with pytest.raises(NotSaved):
        store.record(Batch((lost,)))
    assert is_sound(store)


def test_what_is_written_after_a_seal_changes_nothing_of_what_was_signed(begun):
    store, desk, trust, assessment = begun
    store.record(batch_of(answer(desk, assessment, "one")))
    late = set_response(desk.present, assessment, "ALN-01", {"answer": "siloed"}, desk.author)
    renamed = edit(assessment, {"title": "Other"}, desk.stamp())
    desk.sign_off(assessment)
    record_all(store, desk, since=3)
    signed = records_of(store.open_trust(trust.id).workspace)
    store.record(Batch((*late.changes, renamed)))
    found = store.open_trust(trust.id).workspace
    assert records_of(found) == signed == records_of(desk.present)
    assert found.signed[assessment.id].late == 2
    assert [row.title for row in store.listed_like(assessment.id)] == ["Autumn"]
    assert is_sound(store)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET body = '{}'",
        "DELETE FROM event",
        "UPDATE log SET body = '{}'",
        "DELETE FROM log",
    ],
)
def test_sqlite_itself_refuses_to_touch_what_is_recorded(begun, statement):
    store, desk, _, assessment = begun
    desk.sign_off(assessment)
    record_all(store, desk, since=2)
    with pytest.raises(sqlite3.IntegrityError):
        store._db.execute(statement)
    assert is_sound(store)


def test_a_store_open_for_reading_takes_no_changes(filled):
    store = opened(filled, read_only=True)
    with pytest.raises(NotSaved, match="read-only"):
        store.record(Batch(()))
    store.close()


def test_a_name_is_kept_and_corrected_but_an_erased_one_stays_erased(begun):
    store, _, _, _ = begun
    assert store.people() == PEOPLE
    store.record(Batch((), people={"person-1": "Ann B. Example"}))
    assert store.people() == {"person-1": "Ann B. Example"}
    store._db.execute("UPDATE person SET name = '', erased_at = '2026-05-14T13:02:00.000Z'")
    store.record(Batch((), people=PEOPLE))
    assert store.people() == {"person-1": ""}


def test_a_framework_pack_is_kept_once_under_its_fingerprint(begun):
    store, _, _, _ = begun
    body = '{"format":1}'
    key = "3d9f8e0c" * 8
    store.record(Batch((), packs={key: ("small", "1.0.0", body)}))
    store.record(Batch((), packs={key: ("small", "1.0.0", "other")}))
    query = "SELECT sha256, pack_id, version, body FROM pack WHERE sha256 = ?"
    assert store._db.execute(query, (key,)).fetchall() == [(key, "small", "1.0.0", body)]


def test_a_trusts_record_ends_where_its_places_end(begun):
    store, desk, trust, assessment = begun
    store.record(batch_of(answer(desk, assessment, "one")))
    end, at = trail_end(store, trust.id)
    events = store.graph(trust.id).events
    tops = sorted((events[0].hash, events[-1].hash))
    assert end == (3, sha256("\n".join(tops).encode()).hexdigest())
    assert at == desk.changes[-1].stamp.at


def test_no_float_ever_enters_the_trail():
    for value in (1.5, {"a": [1, {"b": 2.0}]}, (float("nan"),)):
        with pytest.raises(Bug, match="float"):
            to_canonical(value)
    assert to_canonical({"b": [None, True, 1], "a": "é"}) == '{"a":"é","b":[null,true,1]}'


@pytest.mark.parametrize("text", ["", "{", "[1]", "1", '{"a":', "[" * 100_000])
def test_an_entry_that_is_not_ours_is_damage_and_no_crash(text):
    with pytest.raises(StoreDamaged, match="cannot be read"):
        from_stored(text)


@pytest.mark.parametrize("actor", ["", "ann lee", "a" * 65, "ann\n"])
def test_a_change_no_copy_could_read_is_not_written_and_stops_nothing_else(store, actor):
    desk, _, assessment = begun_desk()
    record_all(store, desk)
    step = answer(desk, assessment, "Kept.")
    (change,) = step.changes
    bad = replace(change, stamp=change.stamp._replace(actor_id=actor))
    with pytest.raises(Bug):
        store.record(Batch((bad,)))
    record_all(store, desk, len(desk.steps) - 1)
    content = store.hand_over(change.trust_id)
    assert FILES.read(FILES.write(content)).events
    assert is_sound(store)


ELSEWHERE = {
    "an entry that is no JSON": "UPDATE record SET body = '{' WHERE place = :p",
    "an open question that is no JSON": "UPDATE record SET unsettled = '[]' WHERE place = :p",
    "an unknown use": "UPDATE record SET use = 'odd' WHERE place = :p",
    "a seal that is no JSON": "UPDATE seal SET said = '{' WHERE place = :p",
    "a change that is no JSON": "UPDATE event SET body = '{' WHERE place = :p",
    "ends of nothing": "UPDATE head SET hash = randomblob(32) WHERE place = :p",
    "the log": "UPDATE log SET body = '{'",
    "the other trust": "UPDATE record SET body = '{' WHERE trust <> :t",
}
SAVED = {
    "an answer": (AUTUMN, "response", uid("answer"), {"item_id": "ALN-01", "answer": "absent"}),
    "a title": (None, "assessment", AUTUMN, {"title": "Another"}),
    "a name": (None, "trust", TRUST, {"name": "Another"}),
    "a revision": (AUTUMN, "revision", uid("revision"), {"of": WINTER}),
}


@pytest.mark.parametrize("what", SAVED)
@pytest.mark.parametrize("damage", ELSEWHERE)
def test_what_is_damaged_elsewhere_stops_no_save(path, damage, what):
    desk, _, _ = begun_desk(2)
    ann = Hand("ann").begin(AUTUMN, WINTER)
    ann.answer(WINTER, "ALN-01", "siloed")
    ann.seal(WINTER)
    store = opened(path)
    record_all(store, desk)
    store.bring_in(Arrival(ann.content()), desk.author)
    store.close()
    with raw(path) as db:
        guards = without_triggers(db, "event_unchanged", "log_unchanged")
        db.execute(ELSEWHERE[damage], {"p": WINTER, "t": TRUST})
        for statement in guards:
            db.execute(statement)
    place, kind, record_id, new = SAVED[what]
    change = Change(desk.author.stamp(), kind, record_id, TRUST, place, {}, new)
    store = opened(path)
    store.record(Batch((change,)))
    assert change.stamp.event_id in {
        row[0]
        for row in store._db.execute(
            "SELECT json_extract(body, '$.id') FROM event WHERE json_valid(body)"
        )
    }
    store.close()


def test_a_trust_of_thousands_of_assessments_is_signed_off_handed_over_and_taken_in(path, tmp_path):
    ann = Hand("ann").begin(AUTUMN, *(uid("place", n) for n in range(1_500)))
    desk, _, _ = begun_desk(2)
    with closing(opened(path)) as store, closing(opened(tmp_path / "other.db")) as other:
        store.bring_in(Arrival(ann.content()), desk.author)
        stamp = desk.author.stamp()
        store.sign_off(SignOff(AUTUMN, "Chair", PACK_SHA, stamp), note_of(stamp, "sealed"))
        content = FILES.read(FILES.write(store.hand_over(TRUST)))
        assert other.bring_in(Arrival(content), desk.author) == len(ann.graph) + 1
        assert is_sound(other)
        assert [one.fit for one in check_seals(other.graph(TRUST))] == [SealFit.FITS]


def test_a_place_with_as_many_ends_as_may_be_is_still_written_to(path):
    ann = Hand("ann").begin(AUTUMN)
    tops = ann.graph.parents_for(AUTUMN)
    said = ("response", uid("r"), {"answer": "siloed"})
    many = [ann.made(AUTUMN, *said, parents=tops, reason=f"{n}") for n in range(MOST_BRANCHES)]
    first = [ann.graph.events[0].hash]
    apart = [ann.made("", "evidence", f"e{n}", {"title": "x"}, parents=first) for n in range(3)]
    desk, _, _ = begun_desk(2)
    with closing(opened(path)) as store:
        content = ann.content(events=(*ann.graph.events, *many, *apart))
        store.bring_in(Arrival(content), desk.author)
        for level in ("absent", "siloed"):
            new = {"item_id": "ALN-01", "answer": level}
            stamp = desk.author.stamp()
            store.record(Batch((Change(stamp, *said[:2], TRUST, AUTUMN, {}, new),)))
            assert is_sound(store)
        assert len(store.graph(TRUST).heads[AUTUMN]) == 1


@pytest.mark.parametrize("what", ["trust", "name"])
def test_what_was_taken_out_is_not_in_the_file_where_there_is_no_room_to_write_it_anew(
    faulty, connections, path, what
):
    store, desk, assessment = faulty
    note, full = note_of(desk.stamp(), "taken out"), sqlite_error(sqlite3.SQLITE_FULL)
    known = store.open_trust(desk.changes[0].trust_id).workspace
    (trust,) = known.all(Trust)
    connections.latest.fail("VACUUM", full)
    if what == "trust":
        store.remove_trust(trust.id, note)
    else:
        store.erase_name("person-1", note)
    store.close()
    secret = assessment.title if what == "trust" else PEOPLE["person-1"]
    assert secret.encode() not in path.read_bytes()


@pytest.mark.parametrize("names", [False, True], ids=["changes", "names that give way"])
def test_an_import_whose_commit_told_of_an_error_and_was_written_is_counted_truly(
    faulty, connections, names
):
    store, desk, _ = faulty
    hand, came = (two_places(), 2) if names else (Hand("ann").begin(AUTUMN, WINTER), 3)
    whole = hand.content()
    if names:
        first = whole.events[0]
        part = (first, *(left_out((first.hash,), e.hash) for e in whole.events[1:]))
        store.bring_in(Arrival(whole._replace(events=part)), desk.author)
        came = len(whole.events) - 1
    connections.latest.fail("COMMIT", sqlite_error(sqlite3.SQLITE_IOERR), done=True)
    assert store.bring_in(Arrival(whole), desk.author) == came
    assert store.bring_in(Arrival(whole), desk.author) == 0
    assert is_sound(store)


@pytest.mark.parametrize("written", [False, True])
def test_what_came_unseen_is_what_is_there_whatever_the_commit_told(
    faulty, connections, tmp_path, written
):
    store, desk, assessment = faulty
    connections.latest.fail("COMMIT", sqlite_error(sqlite3.SQLITE_IOERR), done=written)
    if written:
        theirs_came_unseen(store, assessment, tmp_path)
        assert len(store.unseen(assessment.trust_id)) == 1
        return
    with pytest.raises(NotSaved):
        theirs_came_unseen(store, assessment, tmp_path)
    assert store.unseen(assessment.trust_id) == frozenset()
    store.record(batch_of(answer(desk, assessment, "Ours.")))
    stamp = desk.author.stamp()
    wanted = SignOff(assessment.id, "Chair", PACK_SHA, stamp)
    assert store.sign_off(wanted, note_of(stamp, "sealed")).code
