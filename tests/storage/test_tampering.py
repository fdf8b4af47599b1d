"""What someone with the file and a SQLite tool can do, and what the check says of it.

Each attack puts the triggers back word for word, so that the schema gives nothing away. What is not
noticed is listed in docs/spec/store.md#damage.
"""

from contextlib import suppress

import pytest

from digistrat_desktop.domain.errors import StoreDamaged
from digistrat_desktop.domain.record.events import event_hash
from digistrat_desktop.services.record.verifying import verify_library
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.storage.sqlite.made import remake_all
from tests.helpers.desks import CATALOGUE, FILES
from tests.helpers.makers import PACK_SHA, begun_desk, seeded
from tests.helpers.sample_store import older_store
from tests.helpers.stores import (
    is_sound,
    opened,
    raw,
    record_all,
    trail_end,
    verified,
    worked_desk,
    write_store,
)
from tests.helpers.tampering import attack, fit, rewrite, said_anew

TRUST = "00000001-0000-4000-8000-000000000001"
OTHER = "00000002-0000-4000-8000-000000000001"


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    """Two trusts in one store, so that one can be set against the other."""
    path = tmp_path_factory.mktemp("made") / "digistrat.db"
    write_store(path, worked_desk(seeded(7), 9), worked_desk(seeded(8), 4, room=2))
    return path.read_bytes()


@pytest.fixture
def filled(path, content):
    path.write_bytes(content)
    return path


@pytest.fixture(scope="module")
def older_content(tmp_path_factory):
    """A store brought up from version 1, with the files its changes name."""
    path = tmp_path_factory.mktemp("older") / "digistrat.db"
    older_store("v3_merged", path)
    opened(path).close()
    return path.read_bytes()


@pytest.fixture
def older(path, older_content):
    path.write_bytes(older_content)
    return path


def said_of(path):
    """Give what a check finds wrong: trust or log, number of the change, and entry."""
    store = opened(path)
    found = [(v.trail, v.bad_event, v.bad_record) for v in verified(store) if not v.sound]
    store.close()
    return found


def found_bad(path, deed):
    attack(path, deed)
    return said_of(path)


def running(statement, **more):
    return lambda db: db.execute(statement, {"t": TRUST, "o": OTHER, **more})


def edit_and_hash(db):
    digest, body = db.execute("SELECT parents, body FROM event WHERE n = 7").fetchone()
    body = body.replace("13:02", "11:02")
    made = event_hash([digest.hex()], body)
    db.execute("UPDATE event SET hash = ?, body = ? WHERE n = 7", (bytes.fromhex(made), body))


def put_in(n):
    """Put a change of right form and hash among the others: behind them all, or in the middle."""

    def deed(db):
        parents, body = db.execute("SELECT parents, body FROM event WHERE n = 7").fetchone()
        body = body.replace("13:02", "11:02")
        made = bytes.fromhex(event_hash([parents.hex()], body))
        (last,) = db.execute("SELECT max(n) FROM event").fetchone()
        for number in range(last, n - 1, -1):
            db.execute("UPDATE event SET n = n + 1 WHERE n = ?", (number,))
        db.execute(
            "INSERT INTO event SELECT ?, ?, version, parents, trust, place, kind, record, ?"
            " FROM event WHERE n = ?",
            (n, made, body, 8 if n <= 7 else 7),
        )

    return deed


def swap(db):
    for old, new in ((7, -1), (8, 7), (-1, 8)):
        db.execute("UPDATE event SET n = ? WHERE n = ?", (new, old))


EVENTS = {
    "a body changed": (
        running("UPDATE event SET body = replace(body, '13:02', '11:02') WHERE n = 7"),
        7,
    ),
    "a body changed with its hash": (edit_and_hash, 8),
    "a hash changed": (running("UPDATE event SET hash = zeroblob(32) WHERE n = 7"), 7),
    "parents taken away": (running("UPDATE event SET parents = x'' WHERE n = 7"), 7),
    "one deleted": (running("DELETE FROM event WHERE n = 7"), 7),
    "two swapped": (swap, 7),
    "put in among the others": (put_in(7), 26),
    "put in behind them all": (put_in(10_000), 26),
    "the latest deleted": (running("DELETE FROM event WHERE n >= 7 AND trust = :t"), 7),
    "called version 1": (running("UPDATE event SET version = 1 WHERE n = 7"), 7),
    "called another kind": (running("UPDATE event SET kind = 'x' WHERE n = 7"), 7),
    "called another place": (running("UPDATE event SET place = 'x' WHERE n = 7"), 7),
    "called another record": (running("UPDATE event SET record = 'x' WHERE n = 7"), 7),
    "said to be only named": (running("UPDATE event SET body = '', version = 1 WHERE n = 7"), 7),
    "rewritten as nonsense": (lambda db: rewrite(db, TRUST, 7, lambda _: '{"new":[]}'), 7),
}


@pytest.mark.parametrize("name", EVENTS)
def test_a_change_to_the_changes_is_found_and_the_first_named(filled, name):
    deed, number = EVENTS[name]
    ((trail, event, _),) = found_bad(filled, deed)
    assert (trail, event) == (TRUST, number)


@pytest.mark.parametrize(
    "name", [n for n in EVENTS if not n.startswith(("called another", "said", "put in"))]
)
def test_the_quick_look_before_editing_finds_it_too(filled, name):
    attack(filled, EVENTS[name][0])
    store = opened(filled)
    with pytest.raises(StoreDamaged):
        store.confirm()
    store.close()


def test_a_change_moved_to_another_trust_is_found_in_both(filled):
    found = found_bad(filled, running("UPDATE event SET trust = :o WHERE n = 7"))
    assert [(trail, event) for trail, event, _ in found] == [(TRUST, 7), (OTHER, 1)]


NOT_MADE = {"a count", "the time of the last change", "an owner"}  # kept as changes are added
FIRST = "(SELECT min(n) FROM record WHERE trust = :t AND {})"
TABLES = {
    "an answer": "UPDATE record SET body = replace(body, 'siloed', 'embedded') WHERE n = "
    + FIRST.format("body LIKE '%siloed%'"),
    "a kind": "UPDATE record SET kind = 'evidence' WHERE n = " + FIRST.format("kind = 'support'"),
    "a place": "UPDATE record SET place = '' WHERE n = " + FIRST.format("kind = 'response'"),
    "a use": "UPDATE record SET use = 'withdrawn' WHERE n = " + FIRST.format("kind = 'response'"),
    "an order": "UPDATE record SET made = '9' || made WHERE n = "
    + FIRST.format("kind = 'response'"),
    "an open question": 'UPDATE record SET unsettled = \'{"fields":{},"together":[]}\' WHERE n = '
    + FIRST.format("kind = 'response'"),
    "a record gone": "DELETE FROM record WHERE n = " + FIRST.format("kind = 'response'"),
    "a record more": "INSERT INTO record (trust, place, kind, id, use, body, unsettled, made)"
    " VALUES (:t, '', 'evidence', 'made-up', 'in use', '{}', '', '')",
    "yes written as a number": "UPDATE record SET body = replace(body, 'true', '1') WHERE n = "
    + FIRST.format("body LIKE '%:true%'"),
    "broken text": "UPDATE record SET body = '{' WHERE n = " + FIRST.format("kind = 'trust'"),
    "an end": "UPDATE head SET hash = (SELECT hash FROM event WHERE n = 6) WHERE trust = :t"
    " AND place = (SELECT place FROM event WHERE n = 6)",
    "an end gone": "DELETE FROM head WHERE trust = :t AND place = ''",
    "an end more": "INSERT INTO head SELECT trust, place, hash, x'' FROM event WHERE n = 6",
    "what an end saw": "UPDATE head SET seen = x'' WHERE trust = :t AND place <> ''",
    "a count": "UPDATE tally SET changes = changes + 1 WHERE trust = :t",
    "the time of the last change": "UPDATE tally SET at = '2099-01-01T00:00:00.000Z' WHERE trust = :t",
    "an owner": "INSERT INTO owner VALUES (:t, '{}')",
    "a seal": "UPDATE seal SET said = replace(said, 'Chair', 'Chief') WHERE trust = :t",
    "a seal gone": "DELETE FROM seal WHERE trust = :t",
    "a seal more": "INSERT INTO seal SELECT trust, place, hash, '{}' FROM event WHERE n = 6",
    "a late change": "INSERT INTO late SELECT trust, place, hash FROM event WHERE n = 6",
    "a state in the list": "UPDATE listing SET status = 'draft' WHERE trust_id = :t AND status = 'sealed'",
    "a title in the list": "UPDATE listing SET title = 'Other' WHERE trust_id = :t",
    "a list gone": "DELETE FROM listing WHERE trust_id = :t",
    "a person in the list": "UPDATE listing SET changed_by = 'person-2' WHERE trust_id = :t",
    "a time in the list": "UPDATE listing SET changed_at = '2099' WHERE trust_id = :t",
    "an assessment's record gone": "DELETE FROM record WHERE n = "
    + FIRST.format("kind = 'assessment'"),
    "an assessment more in the list": "INSERT INTO listing VALUES"
    " (99, 'made-up', :t, '', '', 0, '', '', '', '', '', '')",
    "an assessment in another trust's list": "UPDATE listing SET trust_id = :t WHERE trust_id = :o",
}


@pytest.mark.parametrize("name", TABLES)
def test_a_change_to_a_table_made_from_the_changes_is_found_and_gone_once_all_are_made_anew(
    filled, name
):
    found = found_bad(filled, running(TABLES[name]))
    trusts = [TRUST, OTHER] if "another trust" in name else [TRUST]
    assert [trail for trail, *_ in found if trail] == trusts
    if name in NOT_MADE:
        return
    store = opened(filled)
    store._db.execute("BEGIN")
    remake_all(store._db)
    store._db.execute("COMMIT")
    assert is_sound(store)
    store.close()


OUTSIDE = {
    "a record of no trust": (
        "INSERT INTO record (trust, place, kind, id, use, body, unsettled, made)"
        " VALUES ('x', '', 'trust', 'x', 'in use', '{}', '', '')"
    ),
    "a change of no trust": (
        "INSERT INTO event (hash, version, parents, trust, place, kind, record, body)"
        " VALUES (x'00', 2, x'', 'x', '', '', 'x', '')"
    ),
    "a row of the list": "INSERT INTO listing VALUES (99, 'x', 'x', '', '', 0, '', '', '', '', '', '')",
    "an end of no trust": "INSERT INTO head VALUES ('x', 'x', x'00', x'')",
    "a seal of no trust": "INSERT INTO seal VALUES ('x', 'x', x'00', '{}')",
    "a late change of no trust": "INSERT INTO late VALUES ('x', 'x', x'00')",
    "an owner of no trust": "INSERT INTO owner VALUES ('x', '{}')",
    "a guard switched off": "INSERT INTO meta VALUES ('removing', :t)",
    "a fold asked for": "INSERT INTO meta VALUES ('something', '1')",
    "words that are not in the list": "UPDATE listing_words SET title = 'x' WHERE rowid = 1",
    "words gone": "DELETE FROM listing_words WHERE rowid = 1",
    "words more": "INSERT INTO listing_words (rowid, trust_name, ods_code, title) VALUES (99, '', '', 'x')",
    "a pack under a wrong fingerprint": "INSERT INTO pack VALUES ('ab', 'small', '1.0.0', '{}')",
    "a pack's text": "UPDATE pack SET body = '{}'",
    "a pack gone": "DELETE FROM pack",
    "a file nobody names": "INSERT INTO attachment VALUES (lower(hex(randomblob(32))), x'00')",
}


@pytest.mark.parametrize("name", OUTSIDE)
def test_what_belongs_to_nothing_or_is_missing_is_found(filled, name):
    found = found_bad(filled, running(OUTSIDE[name]))
    assert found
    assert {(trail, event) for trail, event, _ in found} == {("", None)}


def test_a_missing_pack_is_named_and_stops_no_backup(filled, tmp_path):
    assert found_bad(filled, running("DELETE FROM pack")) == [("", None, PACK_SHA)]
    store = opened(filled)
    store._work.write_verified_copy(store._db, tmp_path / "copy.db")
    store.close()


LOG = {
    "an entry changed": "UPDATE log SET body = replace(body, 'sealed', 'sealer') WHERE seq = 1",
    "an entry gone": "DELETE FROM log WHERE seq = 1",
    "an entry more": "INSERT INTO log VALUES (0, 'x', '{}', x'00')",
    "its beginning": "UPDATE owner SET line = '{}' WHERE trust = 'store'",
}


@pytest.mark.parametrize("name", LOG)
def test_a_change_to_the_log_is_found(filled, name):
    ((trail, event, _),) = found_bad(filled, running(LOG[name]))
    assert (trail, event) == ("store", 1)


OLD_FILES = {
    "an attached history changed": "UPDATE attachment SET body = x'00'",
    "an attached history deleted": "DELETE FROM attachment",
    "a stranger's file": "INSERT INTO attachment VALUES ('ab', x'00')",
}


@pytest.mark.parametrize("name", OLD_FILES)
def test_files_version_1_kept_are_bound_to_the_changes_that_name_them(older, name):
    assert said_of(older) == []
    found = found_bad(older, running(OLD_FILES[name]))
    assert found
    assert {(trail, event) for trail, event, _ in found} == {("", None)}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE owner SET line = replace(line, '2026', '2025') WHERE trust <> 'store'",
        "DELETE FROM owner WHERE trust <> 'store'",
        "INSERT INTO owner SELECT trust, line || ' ' FROM owner WHERE trust <> 'store'",
    ],
    ids=["changed", "gone", "one more"],
)
def test_the_line_with_which_a_chain_of_version_1_begins_is_bound_into_it(older, statement):
    ((_, event, _),) = found_bad(older, running(statement))
    assert event == 1


def saying_version(version, which):
    """Give every table to match, as somebody could who has the text of this program."""

    def deed(db):
        (trust,) = db.execute("SELECT trust FROM tally").fetchone()
        (n,) = db.execute(f"SELECT n FROM event WHERE {which} ORDER BY n LIMIT 1").fetchone()
        db.execute("UPDATE event SET version = ? WHERE n = ?", (version, n))
        with suppress(StoreDamaged):
            fit(db, trust)

    return deed


@pytest.mark.parametrize("version", [0, 3, 7, -1])
@pytest.mark.parametrize("which", ["kind = 'response'", "kind = 'trust'", "kind = 'assessment'"])
def test_no_change_is_believed_to_be_of_a_version_that_its_chain_does_not_give_it(
    older, which, version
):
    with raw(older) as db:
        (n,) = db.execute(f"SELECT min(n) FROM event WHERE {which}").fetchone()
        (before,) = db.execute("SELECT count(*) FROM event WHERE n <= ?", (n,)).fetchone()
    ((_, event, _),) = found_bad(older, saying_version(version, which))
    assert event == before


@pytest.mark.parametrize("version", [3, -1])
def test_a_change_of_a_version_nobody_knows_stops_the_quick_look_and_the_opening(filled, version):
    attack(filled, running("UPDATE event SET version = :v WHERE n = 7", v=version))
    store = opened(filled)
    with pytest.raises(StoreDamaged):
        store.confirm()
    with pytest.raises(StoreDamaged):
        store.graph(TRUST)
    store.close()


def test_a_dropped_trigger_is_found_by_the_schema_check(filled):
    with raw(filled) as db:
        db.execute("DROP TRIGGER event_unchanged")
    with pytest.raises(StoreDamaged):
        opened(filled)


def cut_short_and_made_to_fit(db):
    """Everything from event 7 on, as if it had never happened."""
    db.execute("DELETE FROM event WHERE n >= 7 AND trust = ?", (TRUST,))
    for table in ("record", "seal", "late"):
        db.execute(f"DELETE FROM {table} WHERE trust = ?", (TRUST,))
    db.execute(
        "DELETE FROM listing_words WHERE rowid IN (SELECT row FROM listing WHERE trust_id = ?)",
        (TRUST,),
    )
    db.execute("DELETE FROM listing WHERE trust_id = ?", (TRUST,))
    fit(db, TRUST)


def rewritten_with_right_hashes(db):
    rewrite(db, TRUST, 2, said_anew(title="Another title"))
    fit(db, TRUST)


@pytest.mark.parametrize(
    "deed",
    [cut_short_and_made_to_fit, rewritten_with_right_hashes],
    ids=lambda deed: deed.__name__,
)
def test_a_perfect_forgery_is_not_found_by_the_store_but_by_an_end_kept_outside(filled, deed):
    store = opened(filled)
    kept, _ = trail_end(store, TRUST)
    store.close()
    assert found_bad(filled, deed) == []
    store = opened(filled)
    assert trail_end(store, TRUST)[0] != kept
    store.close()


def test_a_sealed_answer_rewritten_with_right_hashes_gives_another_code(filled):
    def codes():
        store = opened(filled)
        signed = store.open_trust(TRUST).workspace.signed.values()
        store.close()
        return [seal.code for one in signed for seal in one.seals]

    printed = codes()
    attack(filled, rewritten_with_right_hashes)
    assert len(printed) == 1
    assert not set(codes()) & set(printed)


def test_yesterdays_file_is_not_found_by_the_store_but_by_an_end_kept_outside(path):
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


def left_out(db):
    """Take away what a change of version 1 says, as if only named here, with all tables to match."""
    (trust_id, n) = db.execute(
        "SELECT trust, max(n) FROM event WHERE version = 1 AND kind = 'reading'"
    ).fetchone()
    db.execute("UPDATE event SET place = '?', kind = '', record = '', body = '' WHERE n = ?", (n,))
    fit(db, trust_id)


def test_what_a_change_of_version_1_said_can_be_taken_away_and_is_then_told_as_only_named(older):
    def lines():
        store = opened(older)
        report = verify_library(Library(store, CATALOGUE, FILES))
        store.close()
        return report.sound, " ".join(report.lines)

    before, after = lines(), (attack(older, left_out), lines())[1]
    assert (before[0], after[0]) == (True, True)
    words = "1 older change is only named in this copy."
    assert words not in before[1]
    assert words in after[1]


def test_a_whole_trust_taken_away_is_not_noticed(filled):
    def deed(db):
        db.execute(
            "DELETE FROM listing_words WHERE rowid IN (SELECT row FROM listing WHERE trust_id = ?)",
            (OTHER,),
        )
        for table in ("event", "head", "tally", "record", "seal", "late", "owner"):
            db.execute(f"DELETE FROM {table} WHERE trust = ?", (OTHER,))
        db.execute("DELETE FROM listing WHERE trust_id = ?", (OTHER,))

    assert found_bad(filled, deed) == []


NOT_NOTICED = {
    "a name": "UPDATE person SET name = 'Somebody Else'",
    "the latest entries of the log": "DELETE FROM log WHERE seq = (SELECT max(seq) FROM log)",
    "the order rows lie in": "UPDATE record SET n = n + 1000",
    "a pack nobody uses": "INSERT INTO pack VALUES ("
    "'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a', 'x', '1', '{}')",
}


@pytest.mark.parametrize("name", NOT_NOTICED)
def test_what_no_fingerprint_holds_is_not_noticed_and_the_specification_says_so(filled, name):
    assert found_bad(filled, running(NOT_NOTICED[name])) == []


@pytest.mark.parametrize(("events", "bad"), [(1_005, 3), (1_005, 900), (1_000, 1)])
def test_the_quick_look_covers_the_last_thousand_changes(path, events, bad):
    desk, trust, _ = begun_desk()
    store = opened(path)
    record_all(store, desk)
    store.close()
    with raw(path) as db:
        grow(db, trust.id, events)
    store = opened(path)
    store.confirm()
    store.close()
    attack(path, running("UPDATE event SET body = body || ' ' WHERE n = :n", n=bad))
    store = opened(path)
    if bad == 3:
        store.confirm()
    else:
        with pytest.raises(StoreDamaged):
            store.confirm()
    store.close()


def grow(db, trust_id, events):
    """Lengthen a trust's record by changes that fit."""
    n, before = db.execute("SELECT n, hash FROM event ORDER BY n DESC LIMIT 1").fetchone()
    db.execute("BEGIN")
    while n < events:
        n += 1
        body = f'{{"id":"e{n}"}}'
        made = bytes.fromhex(event_hash([before.hex()], body))
        db.execute(
            "INSERT INTO event VALUES (?, ?, 2, ?, ?, '', 'x', 'x', ?)",
            (n, made, before, trust_id, body),
        )
        before = made
    db.execute("COMMIT")


NO_JSON = {
    "an assessment": "UPDATE record SET body = '{' WHERE kind = 'assessment'",
    "an open question": "UPDATE record SET unsettled = '['",
    "the log": "UPDATE log SET body = '{'",
    "what a log entry says": 'UPDATE log SET body = \'{"what":"import","said":{"left_out":"x"}}\'',
    "a seal": "UPDATE seal SET said = '{'",
    "a change": "UPDATE event SET body = '[' WHERE n = 7",
    "a framework": "UPDATE pack SET body = '{'",
}


@pytest.mark.parametrize("name", NO_JSON)
def test_what_is_no_json_any_more_is_told_in_words_and_ends_no_check(filled, name):
    attack(filled, running(NO_JSON[name]))
    store = opened(filled)
    report = verify_library(Library(store, CATALOGUE, FILES))
    assert not report.sound
    assert any("PROBLEM FOUND" in line for line in report.lines)
    assert store.removed(TRUST) is None
    store.close()
