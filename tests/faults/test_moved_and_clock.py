"""The store's file renamed or replaced while it is open, and the computer's clock set back."""

import json
from dataclasses import replace

import pytest

from digistrat_desktop.domain.errors import NotSaved, Refused
from tests.helpers.makers import begun_desk, seeded
from tests.helpers.stores import batch_of, is_sound, opened, random_step, record_all

pytestmark = pytest.mark.faults


@pytest.fixture
def at_work(tmp_path):
    """An open store at which somebody works, and one more step to save."""
    desk, _, assessment = begun_desk()
    store = opened(tmp_path / "digistrat.db")
    record_all(store, desk)
    yield store, random_step(desk, assessment, seeded(2))
    store.close()


def test_a_save_into_a_file_that_was_renamed_is_refused_and_makes_no_new_store(at_work):
    store, step = at_work
    aside = store.path.rename(store.path.with_name("aside.db"))
    for _ in range(2):
        with pytest.raises(NotSaved):
            store.record(batch_of(step))
        assert not store.path.exists(), "an empty store took the place of the one that was moved"
    aside.rename(store.path)
    store.record(batch_of(step))
    assert is_sound(store)


def test_a_change_made_after_the_clock_was_set_back_is_kept_in_order_and_marked(at_work):
    store, step = at_work
    first, *others = step.changes
    early = replace(first, stamp=first.stamp._replace(at=first.stamp.at.replace(year=2020)))
    store.record(batch_of(replace(step, changes=(early, *others))))
    trust = store.trusts()[0].id
    bodies = [json.loads(event.body) for event in store.events(trust)]
    assert bodies[-len(step.changes)]["clock_flag"] is True
    assert [body["seq"] for body in bodies] == list(range(1, len(bodies) + 1))
    assert is_sound(store)


def test_an_older_copy_put_in_the_place_of_an_open_store_is_not_written_to(at_work, tmp_path):
    store, step = at_work
    old = tmp_path / "old.db"
    opened(old).close()
    before = old.read_bytes()
    old.replace(store.path)
    with pytest.raises(Refused):
        store.record(batch_of(step))
    assert store.path.read_bytes() == before
