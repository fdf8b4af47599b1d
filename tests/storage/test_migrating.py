"""Stores of version 1 of the record, brought up to the graph of changes: nothing of them is lost.

`tests/data/older` holds stores the program left before there was a graph (schema 3, the state of the
repository at 7349344), each compressed. They were written by that program through its services, each
desk with a clock and ids that are the same in every run:

* `v3_merged`: Ann and Bob began alike, answered differently, and Ann brought Bob's work in, three
  times; of two differences one was settled and one is open; a reading is withdrawn.
* `v3_sealed`: Cat answered all, signed off as "Chair", made a revision and signed that off as "Chief";
  `v3_sealed_elsewhere`: Dan had changed a reason before Cat's seals came by a merge.
* `v3_home` and `v3_part`: Eve sent Fay one assessment; both worked on, and it had not come home.

The codes below are those the old program printed.
"""

import json
import os
import sqlite3
from contextlib import closing
from hashlib import sha256

import pytest

from digistrat_desktop.domain.errors import StoreDamaged
from digistrat_desktop.domain.record.changes import Step, edit
from digistrat_desktop.domain.record.checking import SealFit, check_seals
from digistrat_desktop.domain.record.fold import State
from digistrat_desktop.domain.trust.assessment import Assessment, Response, Trust
from digistrat_desktop.services.packages.files import without_known
from digistrat_desktop.storage.package.files import CheckedFiles
from digistrat_desktop.storage.package.writing import pieces
from digistrat_desktop.storage.port import STORE_TRAIL, Arrival, PackText
from digistrat_desktop.storage.sqlite import migrations
from digistrat_desktop.storage.sqlite.connection import APPLICATION_ID
from digistrat_desktop.storage.sqlite.store import Around
from tests.helpers.makers import Desk, desk_at, records_of
from tests.helpers.sample_store import older_store
from tests.helpers.stores import batch_of, handed, is_sound, opened, raw, verified
from tests.helpers.tampering import attack, fit

NAMES = ("v3_merged", "v3_sealed", "v3_sealed_elsewhere", "v3_home", "v3_part")
CODES = {"VT57-GAAG-BKQQ-F78A": ("Chair", 69), "7H3X-WRAG-HB5X-CHFM": ("Chief", 142)}
FILES = CheckedFiles("2.0", os.urandom)


@pytest.fixture
def brought_up(tmp_path):
    """Give a function that opens a store of the old program, brought up to date."""
    made = []

    def open_(name, **more):
        path = tmp_path / f"{name}.db"
        made.append(opened(older_store(name, path), **more))
        return made[-1]

    yield open_
    for store in made:
        store.close()


def as_it_was(path):
    """Read what an old store held, without any code of today's."""
    with raw(path) as db:
        events = db.execute(
            "SELECT hash, body FROM event WHERE chain_id <> 'store' ORDER BY n"
        ).fetchall()
        records = db.execute("SELECT id, kind, body FROM record").fetchall()
        return {
            "events": [(digest.hex(), body) for digest, body in events],
            "records": {i: (kind, json.loads(body)) for i, kind, body in records},
            "log": db.execute(
                "SELECT body FROM event WHERE chain_id = 'store' ORDER BY n"
            ).fetchall(),
            "people": dict(db.execute("SELECT id, name FROM person")),
            "packs": db.execute("SELECT * FROM pack").fetchall(),
            "files": db.execute("SELECT * FROM attachment ORDER BY sha256").fetchall(),
            "owners": db.execute("SELECT id, owner FROM chain ORDER BY id").fetchall(),
        }


@pytest.mark.parametrize("name", NAMES)
def test_every_change_record_name_pack_and_file_of_an_old_store_is_there(
    brought_up, tmp_path, name
):
    was = as_it_was(older_store(name, tmp_path / "was.db"))
    store = brought_up(name)
    assert is_sound(store)
    (trust,) = store.trusts()
    assert [(e.hash, e.body) for e in store.graph(trust.id).events] == was["events"]
    found = store.open_trust(trust.id, latest=100).workspace
    there = {i: (kind, one) for kind, all_ in records_of(found).items() for i, one in all_.items()}
    assert there.keys() == {i for i, (kind, _) in was["records"].items() if kind != "seal"}
    assert all(was["records"][i][0] == kind for i, (kind, _) in there.items())
    withdrawn = {i for i, (_, said) in was["records"].items() if said.get("withdrawn")}
    assert {i for i, (_, one) in there.items() if one.withdrawn} == withdrawn
    assert store.people() == was["people"]
    db = store._db
    assert db.execute("SELECT * FROM pack").fetchall() == was["packs"]
    assert db.execute("SELECT * FROM attachment ORDER BY sha256").fetchall() == was["files"]
    assert db.execute("SELECT body FROM log ORDER BY seq").fetchall() == was["log"]
    assert db.execute("SELECT trust, line FROM owner ORDER BY trust").fetchall() == was["owners"]


def test_a_difference_nobody_settled_shows_both_values_and_a_settled_one_the_choice(brought_up):
    store = brought_up("v3_merged")
    (trust,) = store.trusts()
    answers = store.open_trust(trust.id).workspace.all(Response)
    (loose,) = (one for one in answers if one.unsettled)
    assert {one.value for one in loose.unsettled["rationale"]} == {"Two plans.", "One plan."}
    assert loose.answer == "embedded"
    assert set(loose.unsettled) == {"rationale"}


def test_a_seal_keeps_the_code_that_was_printed(brought_up):
    store = brought_up("v3_sealed")
    (trust,) = store.trusts()
    found = store.open_trust(trust.id).workspace
    seals = [seal for one in found.signed.values() for seal in one.seals]
    assert {seal.code: (seal.role, seal.changes) for seal in seals} == CODES
    assert {seal.fit for seal in check_seals(store.graph(trust.id))} == {SealFit.TIED}
    states = {one.title: one.status.value for one in found.all(Assessment)}
    assert states == {"Autumn": "superseded", "Autumn (revision 2)": "sealed", "Winter": "draft"}
    listed = store.listed_rows(store.listed_ids("title")).values()
    assert {row.title: row.status for row in listed} == states


def test_a_seal_that_came_by_a_merge_keeps_its_code_and_is_tied_to_nothing(brought_up):
    store = brought_up("v3_sealed_elsewhere")
    (trust,) = store.trusts()
    (seal,) = check_seals(store.graph(trust.id))
    assert (seal.seal.code, seal.fit) == ("7H3X-WRAG-HB5X-CHFM", SealFit.UNTIED)


def test_two_old_stores_that_parted_come_together(brought_up):
    home, other = brought_up("v3_sealed"), brought_up("v3_sealed_elsewhere")
    (trust,) = home.trusts()
    for store, came in ((home, other), (other, home)):
        content = FILES.read(FILES.write(came.hand_over(trust.id)))
        store.bring_in(Arrival(content), Desk(50).author)
        assert store.bring_in(Arrival(content), Desk(51).author) == 0
        assert is_sound(store)
    assert home.open_trust(trust.id).end == other.open_trust(trust.id).end
    signed = home.open_trust(trust.id).workspace.signed
    assert {seal.code for one in signed.values() for seal in one.seals} >= set(CODES)


def test_a_part_that_was_out_comes_home_and_what_it_copied_writes_nothing(brought_up):
    home, out = brought_up("v3_home"), brought_up("v3_part")
    (trust,) = home.trusts()
    content = FILES.read(FILES.write(out.hand_over(trust.id)))
    assert content.needs <= {event.hash for event in home.graph(trust.id).events}
    assert home.bring_in(Arrival(content), Desk(50).author) == 8
    assert is_sound(home)
    found = home.open_trust(trust.id).workspace
    titles = {one.id: one.title for one in found.all(Assessment)}
    answers = {
        (titles[one.assessment_id], one.item_id): (one.answer, dict(one.unsettled))
        for one in found.all(Response)
    }
    assert answers == {
        ("Autumn", "ALN-01"): ("embedded", {}),
        ("Autumn", "ALN-02"): ("embedded", {}),
        ("Autumn", "ALN-03"): ("absent", {}),
        ("Winter", "ALN-02"): ("absent", {}),
    }


def test_the_whole_comes_to_a_desk_with_a_part_and_both_stand_alike(brought_up):
    home, out = brought_up("v3_home"), brought_up("v3_part")
    (trust,) = home.trusts()
    for store, came in ((out, home), (home, out), (out, home)):
        content = FILES.read(FILES.write(came.hand_over(trust.id)))
        store.bring_in(Arrival(content), Desk(50).author)
        assert is_sound(store)
    assert State(home.graph(trust.id)).text() == State(out.graph(trust.id)).text()
    assert home.open_trust(trust.id).end == out.open_trust(trust.id).end
    found = out.open_trust(trust.id).workspace
    assert records_of(found) == records_of(home.open_trust(trust.id).workspace)
    assert not [one for one in found.all(Response) if one.unsettled]
    desk = desk_at(out, trust.id, 9)
    desk.do(Step("Edit", (edit(desk.present.all(Trust)[0], {"name": "Moor"}, desk.stamp()),)))
    out.record(batch_of(desk.steps[-1]))
    assert home.bring_in(Arrival(out.hand_over(trust.id)), Desk(51).author) == 1
    assert is_sound(home)
    assert is_sound(out)


def handed_over_in_pieces(store, trust_id, most_bytes):
    """Give what a store hands over as files that small, each read back."""
    return [FILES.read(FILES.write(one)) for one in pieces(store.hand_over(trust_id), most_bytes)]


@pytest.mark.parametrize("most_bytes", [2_500, 4_000, 9_000])
def test_a_part_that_comes_home_in_pieces_repeats_nothing_either(brought_up, tmp_path, most_bytes):
    home, out = brought_up("v3_home"), brought_up("v3_part")
    (trust,) = home.trusts()
    other = opened(tmp_path / "other.db")
    other.bring_in(Arrival(home.hand_over(trust.id)), Desk(50).author)
    found = handed_over_in_pieces(out, trust.id, most_bytes)
    assert len(found) > 1
    for content in found:
        home.bring_in(Arrival(content), Desk(51).author)
        assert is_sound(home)
    other.bring_in(Arrival(FILES.read(FILES.write(out.hand_over(trust.id)))), Desk(51).author)
    assert State(home.graph(trust.id)).text() == State(other.graph(trust.id)).text()
    assert home.open_trust(trust.id).workspace == other.open_trust(trust.id).workspace
    assert home.owners(trust.id) == other.owners(trust.id)
    again = tmp_path / "again.db"
    with closing(opened(again)) as third:
        for content in handed_over_in_pieces(home, trust.id, most_bytes):
            third.bring_in(Arrival(content), Desk(52).author)
        assert third.open_trust(trust.id).workspace == home.open_trust(trust.id).workspace
        assert third.owners(trust.id) == home.owners(trust.id)
        assert is_sound(third)
    other.close()


@pytest.mark.parametrize("version", [0, 1])
def test_a_store_in_which_copies_are_said_to_write_is_found(brought_up, tmp_path, version):
    home, out = brought_up("v3_home"), brought_up("v3_part")
    (trust,) = home.trusts()
    home.bring_in(Arrival(out.hand_over(trust.id)), Desk(50).author)
    home.close()
    path = tmp_path / "v3_home.db"

    def deed(db):
        which = f"version = {1 - version} AND kind = 'response'"
        db.execute(
            f"UPDATE event SET version = ? WHERE n = (SELECT max(n) FROM event WHERE {which})",
            (version,),
        )
        fit(db, trust.id)

    attack(path, deed)
    store = opened(path)
    assert store.verify_trail(trust.id).bad_event is not None
    store.close()


def test_a_piece_of_an_old_record_brings_the_files_its_changes_name(brought_up, tmp_path):
    store, other = brought_up("v3_merged"), opened(tmp_path / "other.db")
    (trust,) = store.trusts()
    whole = store.hand_over(trust.id)
    known = frozenset({whole.events[3].hash})
    piece = without_known(whole, known)
    assert 0 < len(piece.events) < len(whole.events)
    assert piece.attachments == whole.attachments != {}
    first = without_files(whole, whole.events[:4])
    for content in (first, FILES.read(FILES.write(piece))):
        packs = {sha256(one.encode()).hexdigest(): PackText("x", "1", one) for one in content.packs}
        other.bring_in(Arrival(content, packs), Desk(50).author)
    assert handed(other, trust.id)[1:] == handed(store, trust.id)[1:]
    assert is_sound(other)
    other.close()


def without_files(content, events):
    return content._replace(events=events, attachments={})


def test_a_part_that_is_out_is_handed_over_whatever_the_receiver_has(brought_up):
    store = brought_up("v3_part")
    (trust,) = store.trusts()
    content = store.hand_over(trust.id)
    assert content.needs
    assert without_known(content, content.needs) == content


@pytest.mark.parametrize("name", ["v3_merged", "v3_part"])
@pytest.mark.parametrize("schema", [2, 3])
def test_it_does_not_matter_which_schema_it_had(tmp_path, name, schema):
    """Schema 3 brought an index only, so that a store of schema 2 is one without it."""
    path = older_store(name, tmp_path / "older.db")
    if schema == 2:
        with raw(path) as db:
            db.execute("DROP INDEX record_of_trust")
            db.execute("PRAGMA user_version = 2")
    store = opened(path)
    assert is_sound(store)
    store.close()


@pytest.mark.parametrize("name", NAMES)
def test_an_old_store_is_read_without_changing_a_byte_and_reads_the_same(
    tmp_path, brought_up, name
):
    path = older_store(name, tmp_path / "read.db")
    before = path.read_bytes()
    reader, store = opened(path, read_only=True), brought_up(name)
    (trust,) = store.trusts()
    assert handed(reader, trust.id) == handed(store, trust.id)
    assert verified(reader) == verified(store)
    reader.close()
    assert path.read_bytes() == before


TAMPERED = {
    "an answer only in the table": (
        "UPDATE record SET body = replace(body, 'embedded', 'absent') WHERE kind = 'response'"
    ),
    "a record only in the table": (
        "INSERT INTO record (id, kind, trust_id, body) SELECT 'x', kind, trust_id, body FROM record"
        " WHERE kind = 'metric'"
    ),
    "a record that is missing": "DELETE FROM record WHERE kind = 'evidence'",
    "a field more": "UPDATE record SET body = json_set(body, '$.page', 'p. 9') WHERE kind = 'evidence'",
}


@pytest.mark.parametrize("name", TAMPERED)
def test_bringing_up_is_undone_where_the_table_is_not_what_its_chain_makes(tmp_path, name):
    path, backups = older_store("v3_merged", tmp_path / "older.db"), tmp_path / "backups"
    with raw(path) as db:
        assert db.execute(TAMPERED[name]).rowcount > 0
    before = as_it_was(path)
    for more in ({}, {"read_only": True}, {"around": Around(backups)}):
        with pytest.raises(StoreDamaged):
            opened(path, **more)
    with sqlite3.connect(path) as db:
        assert migrations.version_of(db) == 3
    db.close()
    assert as_it_was(path) == before


@pytest.mark.parametrize("read_only", [True, False], ids=["read", "write"])
def test_bringing_up_that_was_cut_short_before_the_tables_were_made_goes_on(tmp_path, read_only):
    path = older_store("v3_merged", tmp_path / "older.db")
    with raw(path) as db:
        migrations.migrate(db, APPLICATION_ID)
    before = path.read_bytes()
    store = opened(path, read_only=read_only)
    assert is_sound(store)
    store.close()
    assert (path.read_bytes() == before) is read_only


def test_what_the_old_log_said_is_still_a_chain(brought_up):
    store = brought_up("v3_sealed")
    assert store.verify_trail(STORE_TRAIL).sound
