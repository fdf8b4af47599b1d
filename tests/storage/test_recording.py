import sqlite3
from dataclasses import replace

import pytest

from digistrat_desktop.domain.edits.assessments import (
    add_evidence,
    rename_assessment,
    set_response,
    set_status,
)
from digistrat_desktop.domain.errors import Bug, NotSaved, Refused, StoreDamaged
from digistrat_desktop.domain.frameworks.scales import Status
from digistrat_desktop.domain.record.changes import edit
from digistrat_desktop.domain.trust.assessment import Assessment, Evidence
from digistrat_desktop.domain.wire.canonical_json import from_stored, to_canonical
from digistrat_desktop.storage.port import Batch
from digistrat_desktop.storage.sqlite.event_log import head_of, is_recorded, last_time_of, start_of
from tests.helpers.makers import Desk, begun_desk, records_of
from tests.helpers.stores import (
    PEOPLE,
    Connections,
    batch_of,
    event_ids,
    is_sound,
    opened,
    record_all,
    sqlite_error,
    trail_end,
)

INSERT_ANOTHER = (
    "INSERT INTO record (id, kind, trust_id, assessment_id, body)"
    " SELECT 'new', kind, trust_id, assessment_id, body FROM record WHERE kind = 'response'"
)


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
    return [is_recorded(store._db, event_id) for event_id in event_ids(step)]


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


def test_an_event_tells_who_what_when_and_where(begun):
    store, desk, trust, assessment = begun
    step = answer(desk, assessment, "Said so.")
    store.record(batch_of(step))
    row = store._db.execute("SELECT body FROM event ORDER BY seq DESC LIMIT 1").fetchone()
    change = step.changes[0]
    assert from_stored(row[0]) == {
        "id": change.stamp.event_id,
        "seq": 3,
        "at": "2026-05-14T13:02:03.000Z",
        "clock_flag": False,
        "actor": "person-1",
        "machine": "00" * 8,
        "app": "0.1.0",
        "trust": trust.id,
        "assessment": assessment.id,
        "entity": "response",
        "record": change.record_id,
        "created": True,
        "old": {},
        "new": {"item_id": "ALN-01", "rationale": "Said so."},
        "reason": "",
        "undoes": None,
    }


def test_a_clock_set_back_is_flagged_and_order_is_by_number(begun):
    store, desk, _, assessment = begun
    desk.second += 3600
    store.record(batch_of(answer(desk, assessment, "one")))
    desk.second -= 3600 - 1
    store.record(batch_of(answer(desk, assessment, "two")))
    rows = store._db.execute("SELECT body FROM event ORDER BY seq").fetchall()
    assert [from_stored(row[0])["clock_flag"] for row in rows] == [False, False, False, True]
    assert is_sound(store)


def test_a_batch_is_one_transaction_all_or_nothing(begun, path):
    store, desk, _, assessment = begun
    first, second = answer(desk, assessment, "one"), answer(desk, assessment, "two")
    stranger = Desk(room=9)
    lost = edit(assessment, {"title": "x"}, stranger.stamp())
    broken = Batch((*batch_of(first, second).changes, _elsewhere(lost)))
    with pytest.raises(Bug, match="that is not in the data file"):
        store.record(broken)
    assert recorded(store, first) == [False]
    store.record(batch_of(first, second))
    assert recorded(store, first) == recorded(store, second) == [True]
    assert is_sound(store)


def _elsewhere(change):
    return replace(change, record_id="00000009-0000-4000-8000-000000000999")


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


def test_a_store_that_could_not_be_opened_again_can_be_closed(faulty, connections):
    store, desk, assessment = faulty
    connections.latest.fail("COMMIT", sqlite_error(sqlite3.SQLITE_IOERR))
    connections.refuse_to_open = Refused("The drive is gone.")
    with pytest.raises(NotSaved):
        store.record(batch_of(answer(desk, assessment, "one")))
    store.close()
    store.close()


def test_names_alone_are_not_called_saved_when_they_were_not(faulty, connections):
    store, _, _ = faulty
    connections.latest.fail("COMMIT", sqlite_error(sqlite3.SQLITE_FULL))
    with pytest.raises(NotSaved):
        store.record(Batch((), people={"person-2": "Bo"}))
    assert "person-2" not in store.people()


def test_a_failed_rollback_does_not_hide_what_happened(faulty, connections):
    store, _, assessment = faulty
    connections.latest.fail("ROLLBACK", sqlite_error(sqlite3.SQLITE_IOERR))
    stranger = Desk(room=9)
    lost = _elsewhere(edit(assessment, {"title": "x"}, stranger.stamp()))
    with pytest.raises(NotSaved):
        store.record(Batch((lost,)))
    assert is_sound(store)


@pytest.mark.parametrize("status", [Status.SEALED, Status.SUPERSEDED])
def test_the_store_refuses_edits_of_a_sealed_assessment_by_itself(begun, status):
    store, desk, _, assessment = begun
    store.record(batch_of(answer(desk, assessment, "one")))
    late = set_response(desk.present, assessment, "ALN-01", {"answer": "siloed"}, desk.author)
    new = set_response(desk.present, assessment, "ALN-02", {"answer": "siloed"}, desk.author)
    renamed = rename_assessment(assessment, "Other", assessment.as_of, desk.author)
    store.record(batch_of(set_status(assessment, status, desk.author)))
    for step in (late, new, renamed):
        with pytest.raises(Refused, match="signed off, so you cannot edit it") as caught:
            store.record(batch_of(step))
        assert not isinstance(caught.value, NotSaved)
    assert is_sound(store)
    sealed = Assessment(
        id=assessment.id, trust_id=assessment.trust_id, status=status, title=assessment.title
    )
    opened_again = Batch((edit(sealed, {"status": Status.DRAFT}, desk.stamp()),))
    with pytest.raises(Refused, match="signed off, so you cannot edit it"):
        store.record(opened_again)
    other = Status.SUPERSEDED if status is Status.SEALED else Status.SEALED
    store.record(Batch((edit(sealed, {"status": other}, desk.stamp()),)))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE record SET body = '{}' WHERE kind = 'response'",
        INSERT_ANOTHER,
        "UPDATE event SET body = '{}'",
        "DELETE FROM event",
    ],
)
def test_sqlite_itself_refuses_to_touch_what_is_sealed_or_recorded(begun, statement):
    store, desk, _, assessment = begun
    store.record(batch_of(answer(desk, assessment, "one")))
    store.record(batch_of(set_status(assessment, Status.SEALED, desk.author)))
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
    rows = store._db.execute("SELECT sha256, pack_id, version, body FROM pack").fetchall()
    assert rows == [(key, "small", "1.0.0", body)]


def test_the_trail_of_a_trust_ends_where_the_last_event_was(begun):
    store, desk, trust, _ = begun
    head, at = trail_end(store, trust.id)
    assert head.length == 2
    assert at == desk.changes[-1].stamp.at
    for look in (head_of, start_of, last_time_of):
        with pytest.raises(StoreDamaged, match="of the change history is missing"):
            look(store._db, "nobody")


def test_the_framework_in_use_is_bound_into_the_start_of_the_trail(path):
    starts = set()
    for framework in ("", "ab" * 32):
        store = opened(path.with_name(f"{framework[:2]}.db"))
        desk = Desk()
        desk.add_trust()
        store.record(batch_of(*desk.steps, framework=framework))
        starts.add(trail_end(store, desk.changes[0].trust_id)[0].hash)
        store.close()
    assert len(starts) == 2


def test_no_float_ever_enters_the_trail():
    for value in (1.5, {"a": [1, {"b": 2.0}]}, (float("nan"),)):
        with pytest.raises(Bug, match="float"):
            to_canonical(value)
    assert to_canonical({"b": [None, True, 1], "a": "é"}) == '{"a":"é","b":[null,true,1]}'


@pytest.mark.parametrize("text", ["", "{", "[1]", "1", '{"a":', "[" * 100_000])
def test_an_entry_that_is_not_ours_is_damage_and_no_crash(text):
    with pytest.raises(StoreDamaged, match="cannot be read"):
        from_stored(text)
