import datetime as dt
import sqlite3

import pytest

from digistrat_desktop.domain.edits.assessments import set_response, set_status
from digistrat_desktop.domain.frameworks.scales import Form, Status
from digistrat_desktop.domain.record.changes import Step, edit
from digistrat_desktop.storage.port import Arrival
from digistrat_desktop.storage.sqlite import records
from tests.helpers.graphs import AUTUMN, WINTER, Hand, uid
from tests.helpers.makers import Desk
from tests.helpers.stores import is_sound, record_all

LISTED = [
    ("St. Mary's and O'Neill", "ZZ1", "Winter review", dt.date(2026, 3, 31)),
    ("Sherwood", "ZZ2", "Autumn", dt.date(2026, 9, 30)),
    ("Élan Vale", "ZZ3", "Board 2026/27", dt.date(2025, 3, 31)),
]


@pytest.fixture
def desks(store):
    made = []
    for room, (name, code, title, as_of) in enumerate(LISTED, start=1):
        desk = Desk(room)
        desk.start(desk.add_trust(name, code, sample=room == 2), title, as_of, Form.SHORT)
        record_all(store, desk)
        desk.recorded = len(desk.steps)
        made.append(desk)
    return made


def titles(store, order="changed", words=""):
    ids = store.listed_ids(order, words)
    rows = store.listed_rows(ids)
    return [rows[i].title for i in ids]


def assessment_of(desk):
    (change,) = (c for c in desk.changes if c.kind == "assessment" and c.created)
    return desk.present.records["assessment"][change.record_id]


def edited(store, desk, record, **values):
    desk.do(Step("Edit", (edit(record, values, desk.stamp()),)))
    record_all(store, desk, since=desk.recorded)
    desk.recorded = len(desk.steps)


def row_of(store, assessment):
    (row,) = store.listed_like(assessment.id)
    return row


def test_an_assessment_whose_seal_has_seen_nothing_of_it_leaves_the_list(store):
    """Made by hand: it follows the trust alone, so nothing of the assessment was signed."""
    hand = Hand().begin(AUTUMN, WINTER)
    store.bring_in(Arrival(hand.content()), Desk(2).author)
    assert len(store.listed_ids("title")) == 2
    said = {"role": "Chair", "state": "ab" * 32, "framework": "ab" * 32, "beside": []}
    first = (hand.graph.events[0].hash,)
    hand.say(AUTUMN, "seal", uid("seal"), said, parents=first)
    store.bring_in(Arrival(hand.content()), Desk(3).author)
    assert [row.assessment_id for row in store.listed_rows(store.listed_ids("title")).values()] == [
        WINTER
    ]
    assert is_sound(store)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("changed", ["Board 2026/27", "Autumn", "Winter review"]),
        ("date", ["Autumn", "Winter review", "Board 2026/27"]),
        ("title", ["Autumn", "Board 2026/27", "Winter review"]),
        ("trust", ["Autumn", "Winter review", "Board 2026/27"]),
    ],
)
def test_the_list_has_four_orders(store, desks, order, expected):
    assert titles(store, order) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("winter", ["Winter review"]),
        ("mary's", ["Winter review"]),
        ("O'Neill", ["Winter review"]),
        ("st mary", ["Winter review"]),
        ("2026/27", ["Board 2026/27"]),
        ("elan", ["Board 2026/27"]),
        ("E\u0301lan", ["Board 2026/27"]),
        ("sher aut", ["Autumn"]),
        ("zz2", ["Autumn"]),
        ("aut winter", []),
        ("nothing", []),
        (" ' ", ["Autumn", "Board 2026/27", "Winter review"]),
        ('"aut* OR NEAR(', []),
    ],
)
def test_words_find_what_begins_with_them(store, desks, words, expected):
    assert titles(store, "title", words) == expected


def test_a_renamed_trust_or_assessment_is_found_by_its_new_name_only(store, desks):
    desk = desks[1]
    trust = next(iter(desk.present.records["trust"].values()))
    edited(store, desk, trust, name="Lowfield")
    edited(store, desk, assessment_of(desk), title="Harvest")
    assert titles(store, "title", "lowfield harvest") == ["Harvest"]
    assert titles(store, "title", "sherwood") == titles(store, "title", "autumn") == []
    assert row_of(store, assessment_of(desk)).trust_name == "Lowfield"
    assert is_sound(store)


def test_the_row_says_who_changed_it_last_and_in_what_state_it_is(store, desks):
    desk = desks[0]
    assessment = assessment_of(desk)
    desk.second += 60
    step = desk.do(
        set_response(desk.present, assessment, "ALN-01", {"answer": "siloed"}, desk.author)
    )
    desk.do(set_status(assessment, Status.READY, desk.author))
    record_all(store, desk, since=desk.recorded)
    row = row_of(store, assessment)
    assert (row.status, row.form, row.as_of) == ("ready", "short", "2026-03-31")
    assert row.changed_by == "person-1"
    assert row.changed_at > step.changes[0].stamp.at.isoformat()
    (latest,) = store.listed_ids("changed", most=1)
    assert store.listed_rows([latest]) == {latest: row}
    assert not row.sample
    assert store.listed_rows(store.listed_ids("changed"))[store.listed_ids("changed")[2]].sample


def test_a_withdrawn_assessment_is_not_listed_and_comes_back(store, desks):
    desk = desks[1]
    desk.undo()
    record_all(store, desk, since=desk.recorded)
    assert store.count() == 2
    assert titles(store, "title", "autumn") == []
    assert is_sound(store)
    desk.recorded = len(desk.steps)
    desk.redo()
    record_all(store, desk, since=desk.recorded)
    assert store.count() == 3
    assert titles(store, "title", "autumn") == ["Autumn"]
    assert is_sound(store)


def test_one_assessment_is_found_by_trust_code_or_beginning_of_its_id(store, desks):
    assessment = assessment_of(desks[1])
    assert [row.title for row in store.newest(None)] == ["Autumn"]
    assert [row.title for row in store.newest(assessment_of(desks[2]).trust_id)] == [
        "Board 2026/27"
    ]
    assert [row.title for row in store.newest(assessment.trust_id)] == ["Autumn"]
    assert store.newest("nobody") == ()
    assert [row.title for row in store.listed_like(assessment.id[:8])] == ["Autumn"]
    assert len(store.listed_like("0000000")) == 2
    assert store.listed_like("%") == ()
    assert store.listed_like("nothing") == ()


def test_trusts_are_listed_by_name_without_those_taken_out(store, desks):
    assert [t.name for t in store.trusts()] == ["Sherwood", "St. Mary's and O'Neill", "Élan Vale"]
    assert [t.sample for t in store.trusts()] == [True, False, False]
    for _ in range(2):
        desks[1].undo()
    record_all(store, desks[1], since=desks[1].recorded)
    assert [t.ods_code for t in store.trusts()] == ["ZZ1", "ZZ3"]


def test_answers_for_the_strips_leave_out_what_was_undone(store, desks):
    desk = desks[0]
    assessment = assessment_of(desk)
    for item in ("ALN-01", "ALN-02"):
        desk.do(set_response(desk.present, assessment, item, {"answer": "siloed"}, desk.author))
    desk.undo()
    record_all(store, desk, since=desk.recorded)
    other = assessment_of(desks[1]).id
    assert store.answers([assessment.id, other]) == {
        assessment.id: {"ALN-01": "siloed"},
        other: {},
    }


def test_the_open_assessment_is_loaded_however_old_it_is(store, desks):
    desk = desks[0]
    trust = next(iter(desk.present.records["trust"].values()))
    old = assessment_of(desk)
    desk.do(set_response(desk.present, old, "ALN-01", {"answer": "siloed"}, desk.author))
    desk.start(trust, "Next", dt.date(2027, 3, 31))
    record_all(store, desk, since=desk.recorded)
    without = store.open_trust(trust.id, None, latest=1).workspace
    assert "response" not in without.records
    assert len(store.open_trust(trust.id, old.id, latest=1).workspace.records["response"]) == 1
    assert len(store.open_trust(trust.id, old.id).workspace.records["response"]) == 1


ASKED_BY_HOME = {
    "the answers": records.answers_of,
    "the frameworks": records.pinned_by,
    "the trusts": lambda db, _places: records.trusts_listed(db),
    "the rows": lambda db, _places: records.listed_rows(db, [1, 2, 3]),
    "the people": lambda db, _places: records.people_of(db),
}


@pytest.mark.parametrize("asked", ASKED_BY_HOME.values(), ids=ASKED_BY_HOME)
def test_home_reads_the_records_of_no_other_assessment(store, desks, asked):
    places = [assessment_of(desk).id for desk in desks]
    path = store.path
    store.close()
    said = []
    db = sqlite3.connect(path)
    db.set_trace_callback(said.append)
    asked(db, places)
    db.set_trace_callback(None)
    plans = [row[3] for sql in said for row in db.execute(f"EXPLAIN QUERY PLAN {sql}")]
    db.close()
    assert said
    by_key = ("place=? AND kind=?", "record_of_trust")
    on_records = [plan for plan in plans if plan.split()[1:2] in (["r"], ["record"])]
    assert [plan for plan in on_records if not any(key in plan for key in by_key)] == []
