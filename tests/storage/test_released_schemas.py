"""Every released schema has a sample store, which every later version of the program must open."""

import re
import shutil
import sqlite3

import pytest

from digistrat_desktop.domain.errors import NotSaved, StoreDamaged
from digistrat_desktop.storage.sqlite.backup import verify_copy
from digistrat_desktop.storage.sqlite.migrations import LATEST
from tests.helpers.makers import records_of
from tests.helpers.sample_store import DATA, sample_desk
from tests.helpers.stores import PEOPLE, is_sound, opened, record_all, verified

SAMPLES = sorted(DATA.glob("schema_v*.db"))


def test_there_is_a_sample_of_every_schema():
    numbers = [int(re.fullmatch(r"schema_v(\d+)\.db", path.name).group(1)) for path in SAMPLES]
    assert numbers == list(range(1, LATEST + 1))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_released_store_opens_whole_and_can_be_worked_on(path, sample):
    shutil.copyfile(sample, path)
    store = opened(path)
    store.confirm()
    assert is_sound(store)
    desk = sample_desk()
    trust_id = desk.changes[0].trust_id
    assert records_of(store.open_trust(trust_id).workspace) == records_of(desk.present)
    assert store.people() == PEOPLE
    assert store.count() == 2
    store.close()


def test_a_sample_is_small_and_its_trail_ends_where_it_always_did(path):
    shutil.copyfile(SAMPLES[0], path)
    assert path.stat().st_size < 200_000
    store = opened(path)
    (verdict,) = verified(store)
    assert verdict.head.hex() == "db75cd6f57520c836102dc9a6c2257d032e9d67fe058dce995b117034f2a588c"
    store.close()


OLDER = SAMPLES[:-1]


@pytest.mark.parametrize("sample", OLDER, ids=lambda path: path.stem)
def test_a_store_of_an_earlier_schema_is_read_without_changing_a_byte(path, sample):
    shutil.copyfile(sample, path)
    store = opened(path, read_only=True)
    desk = sample_desk()
    assert records_of(store.open_trust(desk.changes[0].trust_id).workspace) == records_of(
        desk.present
    )
    assert is_sound(store)
    with pytest.raises(NotSaved):
        record_all(store, desk)
    store.close()
    assert path.read_bytes() == sample.read_bytes()
    assert [path.name] == sorted(one.name for one in path.parent.iterdir())


@pytest.mark.parametrize("sample", OLDER, ids=lambda path: path.stem)
def test_a_backup_an_earlier_version_made_can_be_verified(path, sample):
    shutil.copyfile(sample, path)
    verify_copy(path)


def test_a_damaged_store_of_an_earlier_schema_is_still_refused(path):
    shutil.copyfile(SAMPLES[0], path)
    db = sqlite3.connect(path)
    db.execute("DROP INDEX listing_trust")
    db.commit()
    db.close()
    with pytest.raises(StoreDamaged):
        opened(path, read_only=True)
