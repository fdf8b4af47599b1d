"""Power cuts, failing disks, kills, two programs at once and damaged files, against the real store.

`make faults` runs the same in release sizes and prints the figures (`tests.faults.release`).
"""

import os

import pytest

from tests.faults.damage import damaged_files, seen, swap_roots, what_is_said
from tests.faults.failing import sweep
from tests.faults.importing import sweep_imports
from tests.faults.killing import kill_writers
from tests.faults.power import power_cuts
from tests.faults.turns import count_together
from tests.faults.typist import begun, lost_words
from tests.helpers.makers import seeded
from tests.helpers.stores import worked_desk, write_store

pytestmark = [pytest.mark.faults, pytest.mark.slow]
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork, so not Windows")


def test_no_acknowledged_save_is_lost_when_the_power_goes(sized):
    states = sized(1_000, release=100_000)
    for seed, part in enumerate(range(0, states, 500)):
        report = power_cuts(min(500, states - part), seed=seed)
        assert report.clean, report


@pytest.mark.parametrize(
    ("weaker", "fault"),
    [
        ({"journal_mode": "DELETE", "synchronous": "OFF"}, "unsound"),
        ({"journal_mode": "DELETE", "synchronous": "FULL", "locking_mode": "NORMAL"}, "lost"),
    ],
    ids=["no sync at all", "the library's own settings"],
)
def test_the_simulator_finds_what_weaker_settings_lose(weaker, fault):
    assert getattr(power_cuts(200, **weaker), fault) > 0


def test_an_error_at_any_change_to_the_disk_is_told_and_harms_nothing(sized):
    found = sweep(saves=sized(4, release=40), stride=sized(3, release=1))
    assert found.wrong == []
    assert found.points > sized(400, release=10_000)
    assert found.settled > 0, "no commit was ever ambiguous: the sweep no longer bites"


def test_an_error_at_any_change_to_the_disk_leaves_an_import_whole_or_absent(tmp_path, sized):
    found = sweep_imports(tmp_path, stride=sized(5, release=1))
    assert found.wrong == []
    assert set(found.points) == {"new", "later", "apart", "table"}
    assert min(found.points.values()) > 10, found.points


@needs_fork
def test_no_acknowledged_save_is_lost_when_the_program_is_killed(sized):
    report = kill_writers(sized(150, release=20_000))
    assert report.clean, report
    assert report.journals > 0, "no transaction was ever cut off: the kills come too late"


def test_typing_loses_two_seconds_at_most_when_the_window_is_killed(tmp_path, sized):
    begun(tmp_path)
    for words in sized((25,), release=(11, 18, 25, 40, 60, 80, 100)):
        typed, lost, at_risk = lost_words(tmp_path, words)
        assert typed == words
        assert lost == []
        assert len(at_risk) < typed, "nothing was kept: the kill came too early to show anything"


@needs_fork
def test_two_programs_taking_turns_count_every_increment(tmp_path, sized):
    each = sized(120, release=400)
    codes, number, events, sound = count_together(tmp_path / "digistrat.db", each)
    assert codes == [0, 0]
    assert (number, events, sound) == (2 * each, 2 * each, True)


def test_a_damaged_file_reads_the_same_or_is_said_to_be_damaged(tmp_path, sized):
    path = write_store(tmp_path / "digistrat.db", worked_desk(seeded(7)))
    found = damaged_files(path, sized(400, release=10_000))
    assert found.crashes == []
    assert found.silent == []
    assert min(found.outcomes.values()) > 0, found.outcomes


@pytest.mark.parametrize("one", ["listing_by_change", "listing_by_title", "record_of_trust"])
@pytest.mark.parametrize(
    "two", ["listing_by_date", "sqlite_autoindex_event_1", "sqlite_autoindex_record_1"]
)
def test_an_index_that_tells_another_story_than_its_table_is_noticed(tmp_path, one, two):
    path = write_store(tmp_path / "digistrat.db", worked_desk(seeded(7)))
    right = seen(path)
    swap_roots(path, one, two)
    assert what_is_said(path, right) in {"refused at opening", "found by the check"}


def test_a_trail_whose_index_lies_over_another_table_is_refused_in_words(tmp_path):
    path = write_store(tmp_path / "digistrat.db", worked_desk(seeded(7)))
    right = seen(path)
    swap_roots(path, "event", "listing")
    assert what_is_said(path, right) in {"refused at opening", "found by the check"}
