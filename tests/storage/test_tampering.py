"""What someone with the file and a SQLite tool can do, and what the check says of it.

Each attack puts the triggers back word for word, so that the schema gives nothing away.
"""

import json

import pytest

from digistrat_desktop.domain.errors import StoreDamaged
from digistrat_desktop.domain.record.events import next_hash
from tests.helpers.makers import begun_desk, seeded
from tests.helpers.stores import (
    is_sound,
    opened,
    raw,
    record_all,
    trail_end,
    verified,
    without_triggers,
    worked_desk,
    write_store,
)

GUARDS = ("event_kept", "event_unchanged", "sealed_insert", "sealed_update")
TRUST = "00000001-0000-4000-8000-000000000001"
OTHER = "00000002-0000-4000-8000-000000000001"


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    """Two trusts in one store, so that one can be set against the other."""
    path = tmp_path_factory.mktemp("made") / "digistrat.db"
    write_store(path, worked_desk(seeded(7)), worked_desk(seeded(8), 6, room=2))
    return path.read_bytes()


@pytest.fixture
def filled(path, content):
    path.write_bytes(content)
    return path


def attack(path, deed):
    with raw(path) as db:
        kept = without_triggers(db, *GUARDS)
        deed(db)
        for statement in kept:
            db.execute(statement)


def verdicts(path):
    store = opened(path)
    found = {verdict.chain_id: verdict for verdict in verified(store)}
    store.close()
    return found


def found_bad(path, deed):
    """Give the first bad event and record of the trust after a deed; everything was sound before."""
    assert all(verdict.sound for verdict in verdicts(path).values())
    attack(path, deed)
    return [(v.chain_id, v.bad_event, v.bad_record) for v in verdicts(path).values() if not v.sound]


def length(db, trust=TRUST):
    return db.execute("SELECT length FROM chain WHERE id = ?", (trust,)).fetchone()[0]


def body_at(db, seq):
    row = db.execute("SELECT body FROM event WHERE chain_id = ? AND seq = ?", (TRUST, seq))
    return row.fetchone()[0]


def rewrite_from(db, seq, bodies):
    """Put events with right hashes in place of all from `seq` on, and set the head to fit."""
    before = db.execute(
        "SELECT hash FROM event WHERE chain_id = ? AND seq = ?", (TRUST, seq - 1)
    ).fetchone()[0]
    db.execute("DELETE FROM event WHERE chain_id = ? AND seq >= ?", (TRUST, seq))
    for number, body in enumerate(bodies, start=seq):
        before = next_hash(before, number, body)
        event_id = json.loads(body).get("id", f"made-up-{number}")
        db.execute(
            "INSERT INTO event (chain_id, seq, id, body, hash) VALUES (?, ?, ?, ?, ?)",
            (TRUST, number, event_id, body, before),
        )
    count = seq - 1 + len(bodies)
    db.execute("UPDATE chain SET length = ?, head = ? WHERE id = ?", (count, before, TRUST))


def bodies_from(db, seq):
    rows = db.execute(
        "SELECT body FROM event WHERE chain_id = ? AND seq >= ? ORDER BY seq", (TRUST, seq)
    )
    return [row[0] for row in rows]


def with_field(body, **fields):
    changed = {**json.loads(body), **fields}
    return json.dumps(changed, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def edit_event(db):
    db.execute(
        "UPDATE event SET body = replace(body, '13:02', '11:02') WHERE chain_id = ? AND seq = 7",
        (TRUST,),
    )


def edit_event_and_hash(db):
    before = db.execute(
        "SELECT hash FROM event WHERE chain_id = ? AND seq = 6", (TRUST,)
    ).fetchone()[0]
    body = body_at(db, 7).replace("13:02", "11:02")
    db.execute(
        "UPDATE event SET body = ?, hash = ? WHERE chain_id = ? AND seq = 7",
        (body, next_hash(before, 7, body), TRUST),
    )


def edit_hash_only(db):
    db.execute("UPDATE event SET hash = zeroblob(32) WHERE chain_id = ? AND seq = 7", (TRUST,))


def delete_event(db):
    db.execute("DELETE FROM event WHERE chain_id = ? AND seq = 7", (TRUST,))


def delete_and_close_the_gap(db):
    delete_event(db)
    for seq in range(8, length(db) + 1):
        db.execute("UPDATE event SET seq = ? WHERE chain_id = ? AND seq = ?", (seq - 1, TRUST, seq))


def insert_event(db):
    for seq in range(length(db), 6, -1):
        db.execute("UPDATE event SET seq = ? WHERE chain_id = ? AND seq = ?", (seq + 1, TRUST, seq))
    db.execute(
        "INSERT INTO event (chain_id, seq, id, body, hash)"
        " SELECT chain_id, 7, 'made-up', body, hash FROM event WHERE chain_id = ? AND seq = 6",
        (TRUST,),
    )


def swap_events(db):
    for old, new in ((7, -1), (8, 7), (-1, 8)):
        db.execute("UPDATE event SET seq = ? WHERE chain_id = ? AND seq = ?", (new, TRUST, old))


def drop_the_tail(db):
    db.execute("DELETE FROM event WHERE chain_id = ? AND seq >= 7", (TRUST,))


def change_an_events_id(db):
    db.execute("UPDATE event SET id = 'made-up' WHERE chain_id = ? AND seq = 7", (TRUST,))


def take_an_event_of_another_trust(db):
    theirs = db.execute(
        "SELECT body FROM event WHERE chain_id = ? AND seq = 1", (OTHER,)
    ).fetchone()[0]
    db.execute("DELETE FROM event WHERE chain_id = ? AND seq = 1", (OTHER,))
    rewrite_from(db, 7, [theirs, *bodies_from(db, 8)])


def begin_the_chain_for_another_owner(db):
    db.execute(
        "UPDATE chain SET owner = replace(owner, 'created\":\"2026', 'created\":\"2025')"
        " WHERE id = ?",
        (TRUST,),
    )


def create_a_record_twice(db):
    rewrite_from(db, 7, [with_field(body_at(db, 2), id="made-up"), *bodies_from(db, 8)])


def edit_a_record_that_was_never_made(db):
    changed = with_field(body_at(db, 7), record="made-up", created=False)
    rewrite_from(db, 7, [changed, *bodies_from(db, 8)])


def move_a_record_within_the_trail(db):
    rows = [json.loads(body) for body in bodies_from(db, 7)]
    at = next(n for n, row in enumerate(rows) if not row["created"] and row["assessment"])
    rows[at]["assessment"] = "made-up"
    rewrite_from(db, 7, [with_field("{}", **row) for row in rows])


def write_nonsense_with_a_right_hash(db):
    rewrite_from(db, 7, ['{"id":"made-up","new":[]}', *bodies_from(db, 8)])


AT_SEVEN = [
    edit_event,
    edit_hash_only,
    delete_event,
    delete_and_close_the_gap,
    insert_event,
    swap_events,
    drop_the_tail,
    change_an_events_id,
    create_a_record_twice,
    edit_a_record_that_was_never_made,
    write_nonsense_with_a_right_hash,
]


@pytest.mark.parametrize("deed", AT_SEVEN, ids=lambda deed: deed.__name__)
def test_a_change_to_the_trail_is_found_and_its_first_event_named(filled, deed):
    assert found_bad(filled, deed) == [(TRUST, 7, None)]


@pytest.mark.parametrize(
    ("deed", "first"),
    [(edit_event_and_hash, 8), (begin_the_chain_for_another_owner, 1)],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_an_event_with_a_made_up_hash_is_given_away_by_the_next_one(filled, deed, first):
    assert found_bad(filled, deed) == [(TRUST, first, None)]


def test_an_event_of_another_trust_is_found_in_both_trails(filled):
    found = found_bad(filled, take_an_event_of_another_trust)
    assert found == [(TRUST, 7, None), (OTHER, 1, None)]


def test_an_answer_moved_within_a_rewritten_trail_is_found(filled):
    ((chain, event, _),) = found_bad(filled, move_a_record_within_the_trail)
    assert chain == TRUST
    assert event > 6


STATE = [
    (
        "UPDATE record SET body = replace(body, 'siloed', 'embedded')"
        " WHERE id = (SELECT min(id) FROM record WHERE trust_id = :t AND body LIKE '%siloed%')"
    ),
    (
        "UPDATE record SET kind = 'evidence'"
        " WHERE id = (SELECT min(id) FROM record WHERE trust_id = :t AND kind = 'support')"
    ),
    (
        "UPDATE record SET assessment_id = (SELECT max(assessment_id) FROM listing"
        " WHERE trust_id = :t) WHERE id = (SELECT min(id) FROM record WHERE trust_id = :t"
        " AND kind = 'response' AND assessment_id = (SELECT min(assessment_id) FROM listing))"
    ),
    "DELETE FROM record WHERE id = (SELECT max(id) FROM record WHERE trust_id = :t)",
    "INSERT INTO record (id, kind, trust_id, body) VALUES ('made-up', 'evidence', :t, '{}')",
    (
        "UPDATE record SET body = replace(body, 'true', '1')"
        " WHERE id = (SELECT min(id) FROM record WHERE trust_id = :t AND body LIKE '%:true%')"
    ),
    "UPDATE record SET body = '{' WHERE id = :t",
    "UPDATE listing SET status = 'draft' WHERE status = 'sealed' AND trust_id = :t",
    "UPDATE listing SET title = 'Other' WHERE trust_id = :t",
    "DELETE FROM listing WHERE trust_id = :t",
    "UPDATE listing SET changed_by = 'person-2' WHERE trust_id = :t",
]


@pytest.mark.parametrize("statement", STATE)
def test_a_change_to_the_tables_alone_is_found_by_replaying_the_trail(filled, statement):
    ((chain, event, record),) = found_bad(filled, lambda db: db.execute(statement, {"t": TRUST}))
    assert (chain, event) == (TRUST, None)
    assert record


def test_a_record_moved_to_another_trust_is_found_in_both(filled):
    deed = (
        "UPDATE record SET trust_id = ? WHERE id = (SELECT max(id) FROM record WHERE trust_id = ?)"
    )
    found = found_bad(filled, lambda db: db.execute(deed, (OTHER, TRUST)))
    assert [chain for chain, _, record in found if record] == [TRUST, OTHER]


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO record (id, kind, trust_id, body) VALUES ('x', 'trust', 'x', '{}')",
        "INSERT INTO event (chain_id, seq, id, body, hash) VALUES ('x', 1, 'x', '', x'00')",
        "INSERT INTO listing VALUES (99, 'x', 'x', '', '', 0, '', '', '', '', '', '')",
    ],
    ids=["record", "event", "listing"],
)
def test_what_belongs_to_no_trail_is_found(filled, statement):
    assert found_bad(filled, lambda db: db.execute(statement)) == [("", None, "x")]


def test_a_framework_packs_text_is_bound_to_its_fingerprint(filled):
    deed = "INSERT INTO pack VALUES ('ab', 'small', '1.0.0', '{}')"
    assert found_bad(filled, lambda db: db.execute(deed)) == [("", None, "ab")]


def test_a_trail_that_is_gone_while_its_trust_stays_is_found(filled):
    def deed(db):
        db.execute("DELETE FROM event WHERE chain_id = ?", (TRUST,))
        db.execute("DELETE FROM chain WHERE id = ?", (TRUST,))

    ((chain, event, record),) = found_bad(filled, deed)
    assert (chain, event) == ("", None)
    assert record


def test_a_dropped_trigger_is_found_by_the_schema_check(filled):
    with raw(filled) as db:
        db.execute("DROP TRIGGER event_unchanged")
    with pytest.raises(StoreDamaged):
        opened(filled)


def cut_short_with_the_head_set_back(db):
    """Everything from event 7 on, as if it had never happened."""
    rewrite_from(db, 7, [])
    rebuild_state(db)


def rewritten_with_right_hashes(db):
    body = body_at(db, 2)
    fields = {**json.loads(body)["new"], "title": "Another title"}
    rewrite_from(db, 2, [with_field(body, new=fields), *bodies_from(db, 3)])
    rebuild_state(db)


def rebuild_state(db):
    """Make the tables anew from the trail, as someone with this program's text could."""
    with_state = {}
    for body in bodies_from(db, 1):
        event = json.loads(body)
        kept = with_state.setdefault(event["record"], [event["entity"], event["assessment"], {}])
        kept[2].update(event["new"])
        place = event["assessment"] or event["record"]
        with_state.setdefault(("touched", place), (event["at"], event["actor"]))
        with_state["touched", place] = (event["at"], event["actor"])
    db.execute("DELETE FROM record WHERE trust_id = ?", (TRUST,))
    db.execute(
        "DELETE FROM listing WHERE trust_id = ? AND assessment_id NOT IN"
        " (SELECT value FROM json_each(?))",
        (TRUST, json.dumps([k for k in with_state if isinstance(k, str)])),
    )
    for key, made in with_state.items():
        if isinstance(key, tuple):
            db.execute(
                "UPDATE listing SET changed_at = ?, changed_by = ? WHERE assessment_id = ?",
                (*made, key[1]),
            )
            continue
        kind, place, fields = made
        db.execute(
            "INSERT INTO record (id, kind, trust_id, assessment_id, body) VALUES (?, ?, ?, ?, ?)",
            (key, kind, TRUST, place, with_field("{}", **fields)),
        )
        if kind == "assessment":
            db.execute(
                "UPDATE listing SET title = ?, status = ? WHERE assessment_id = ?",
                (fields.get("title", ""), fields.get("status", "draft"), key),
            )


@pytest.mark.parametrize(
    "deed",
    [cut_short_with_the_head_set_back, rewritten_with_right_hashes],
    ids=lambda deed: deed.__name__,
)
def test_a_perfect_forgery_is_not_found_by_the_store_but_by_a_head_kept_outside(filled, deed):
    store = opened(filled)
    kept, _ = trail_end(store, TRUST)
    store.close()
    assert found_bad(filled, deed) == []
    store = opened(filled)
    assert trail_end(store, TRUST)[0] != kept
    store.close()


def test_yesterdays_file_is_not_found_by_the_store_but_by_a_head_kept_outside(path):
    desk, _, _ = begun_desk()
    store = opened(path)
    record_all(store, desk)
    store.close()
    yesterday = path.read_bytes()
    store = opened(path)
    desk.undo()
    record_all(store, desk, since=2)
    kept, _ = trail_end(store, TRUST)
    store.close()
    path.write_bytes(yesterday)
    store = opened(path)
    assert is_sound(store)
    assert trail_end(store, TRUST)[0].length < kept.length
    store.close()


def drop_all_events(db):
    db.execute("DELETE FROM event")


@pytest.mark.parametrize("deed", [*AT_SEVEN[:7], drop_all_events], ids=lambda deed: deed.__name__)
def test_the_quick_look_at_the_end_of_the_trail_finds_it_too(filled, deed):
    attack(filled, deed)
    store = opened(filled)
    with pytest.raises(StoreDamaged):
        store.confirm()
    store.close()


@pytest.mark.parametrize(("events", "bad"), [(1_005, 3), (1_005, 900), (1_000, 1)])
def test_the_quick_look_covers_the_last_thousand_events(path, events, bad):
    desk, trust, _ = begun_desk()
    store = opened(path)
    record_all(store, desk)
    store.close()
    with raw(path) as db:
        grow(db, trust.id, events)
    store = opened(path)
    store.confirm()
    store.close()
    attack(
        path,
        lambda db: db.execute("UPDATE event SET body = body || ' ' WHERE seq = ?", (bad,)),
    )
    store = opened(path)
    if bad == 3:
        store.confirm()
    else:
        with pytest.raises(StoreDamaged):
            store.confirm()
    store.close()


def grow(db, trust_id, events):
    """Lengthen a trail by events that fit."""
    seq, before = db.execute("SELECT length, head FROM chain").fetchone()
    db.execute("BEGIN")
    while seq < events:
        seq += 1
        body = f'{{"id":"e{seq}"}}'
        before = next_hash(before, seq, body)
        db.execute(
            "INSERT INTO event (chain_id, seq, id, body, hash) VALUES (?, ?, ?, ?, ?)",
            (trust_id, seq, f"e{seq}", body, before),
        )
    db.execute("UPDATE chain SET length = ?, head = ?", (seq, before))
    db.execute("COMMIT")
