"""Every released schema has a sample store, which every later version of the program must open."""

import re
import shutil
import sqlite3

import pytest

from digistrat_desktop.domain.errors import NotSaved, StoreDamaged
from digistrat_desktop.domain.frameworks.scales import Status
from digistrat_desktop.domain.record.checking import SealFit, check_seals
from digistrat_desktop.domain.trust.assessment import Assessment, Response
from digistrat_desktop.storage.sqlite.backup import verify_copy
from digistrat_desktop.storage.sqlite.migrations import LATEST
from tests.helpers.makers import records_of
from tests.helpers.sample_store import DATA, sample_desk, write_sample
from tests.helpers.stores import PEOPLE, handed, is_sound, opened, record_all, verified

SAMPLES = sorted(DATA.glob("schema_v*.db"))
OLDER = SAMPLES[:3]
# These were written without their framework packs: each is told to be missing, and nothing else.
NO_PACK = {"ab" * 32}


def told_wrong(store):
    return {verdict.bad_record or verdict for verdict in verified(store) if not verdict.sound}


@pytest.fixture(scope="module")
def sample():
    return sample_desk()


def test_there_is_a_sample_of_every_schema():
    numbers = [int(re.fullmatch(r"schema_v(\d+)\.db", path.name).group(1)) for path in SAMPLES]
    assert numbers == list(range(1, LATEST + 1))


@pytest.mark.parametrize("file", OLDER, ids=lambda path: path.stem)
def test_a_released_store_opens_whole_and_can_be_worked_on(path, file, sample):
    shutil.copyfile(file, path)
    store = opened(path)
    store.confirm()
    assert told_wrong(store) == NO_PACK
    trust_id = sample.changes[0].trust_id
    assert records_of(store.open_trust(trust_id).workspace) == records_of(sample.present)
    assert store.people() == PEOPLE
    assert store.count() == 2
    store.close()


def test_a_sample_is_small_and_its_changes_end_where_they_always_did(path, sample):
    shutil.copyfile(SAMPLES[0], path)
    assert path.stat().st_size < 200_000
    store = opened(path)
    events = store.graph(sample.changes[0].trust_id).events
    last = "db75cd6f57520c836102dc9a6c2257d032e9d67fe058dce995b117034f2a588c"
    assert events[-1].hash == last
    store.close()


@pytest.mark.parametrize("file", OLDER, ids=lambda path: path.stem)
def test_a_store_of_an_earlier_schema_is_read_without_changing_a_byte(path, file, sample):
    shutil.copyfile(file, path)
    store = opened(path, read_only=True)
    trust_id = sample.changes[0].trust_id
    assert records_of(store.open_trust(trust_id).workspace) == records_of(sample.present)
    assert told_wrong(store) == NO_PACK
    with pytest.raises(NotSaved):
        record_all(store, sample)
    store.close()
    assert path.read_bytes() == file.read_bytes()
    assert [path.name] == sorted(one.name for one in path.parent.iterdir())


@pytest.mark.parametrize("file", SAMPLES, ids=lambda path: path.stem)
def test_a_backup_an_earlier_version_made_can_be_verified(path, file):
    shutil.copyfile(file, path)
    verify_copy(path)


def test_a_damaged_store_of_an_earlier_schema_is_still_refused(path):
    shutil.copyfile(SAMPLES[0], path)
    with sqlite3.connect(path) as db:
        db.execute("DROP INDEX listing_trust")
    db.close()
    with pytest.raises(StoreDamaged):
        opened(path, read_only=True)


@pytest.fixture
def newest(path):
    shutil.copyfile(DATA / "schema_v5.db", path)
    store = opened(path)
    yield store
    store.close()


def test_the_sample_of_schema_5_holds_a_seal_a_late_change_and_what_is_not_settled(newest):
    assert is_sound(newest)
    (trust,) = newest.trusts()
    found = newest.open_trust(trust.id).workspace
    first, second = sorted(found.all(Assessment), key=lambda one: one.title)
    assert (first.status, second.status) == (Status.SEALED, Status.DRAFT)
    assert [seal.code for seal in found.signed[first.id].seals] == ["4B70-YS61-8D4T-888N"]
    assert found.signed[first.id].late == 1
    assert [seal.fit for seal in check_seals(newest.graph(trust.id))] == [SealFit.FITS]
    (loose,) = (one for one in found.all(Response) if one.unsettled)
    assert loose.assessment_id == second.id
    values = {(one.value, one.actor) for one in loose.unsettled["answer"]}
    assert values == {("siloed", "person-1"), ("embedded", "person-2")}


def test_the_sample_of_schema_5_is_what_the_program_writes(newest, tmp_path):
    again = tmp_path / "again.db"
    write_sample(again, tmp_path / "other.db")
    made = opened(again)
    (trust,) = newest.trusts()
    assert handed(made, trust.id) == handed(newest, trust.id)
    made.close()
