"""Copies that exchange files and share a folder at random lose nothing and agree in the end."""

import pytest

from digistrat_desktop.domain.record import fold, graph
from digistrat_desktop.services.team import folder
from digistrat_desktop.storage.record import choosing
from digistrat_desktop.storage.sqlite import trail
from digistrat_desktop.storage.sqlite.store import SqliteStore
from tests.record import histories

pytestmark = pytest.mark.faults
SHARES = 10


@pytest.mark.parametrize("share", range(SHARES))
def test_no_write_is_lost_and_every_copy_agrees(share, sized):
    many = sized(200, release=20_000) // SHARES
    seeds = range(share * many, (share + 1) * many)
    assert [found for seed in seeds for found in histories.run(seed)[0]] == []


def _one_parent_only(monkeypatch):
    right = trail.Ends.parents_for
    monkeypatch.setattr(trail.Ends, "parents_for", lambda *asked: right(*asked)[-1:])


def _clock_of_one_parent(monkeypatch):
    right = graph.Graph._seen_by
    monkeypatch.setattr(graph.Graph, "_seen_by", lambda self, parents: right(self, parents[:1]))


def _late_changes_slip_under_a_seal(monkeypatch):
    monkeypatch.setattr(fold.State, "late", lambda *_: [])


def _archiving_always_wins(monkeypatch):
    monkeypatch.setattr(fold.RecordState, "_unseen", lambda _: iter(()))


def _part_without_the_trust(monkeypatch):
    right = choosing.events_of_part

    def wrong(whole, assessments, *, blind=False):
        found = right(whole, assessments, blind=blind)
        return tuple(e for e in found if e.place or e.key[1] == "trust")

    monkeypatch.setattr("digistrat_desktop.storage.sqlite.exchange.events_of_part", wrong)


def _last_word_by_the_clock(monkeypatch):
    def wrong(whole, numbers):
        found = {}
        for me in sorted(numbers, key=lambda n: (whole.events[n].said["at"], whole.events[n].hash)):
            found |= {name: [me] for name in whole.events[me].new}
        return found

    monkeypatch.setattr(fold, "registers_of", wrong)


def _files_are_taken_in_one_by_one(monkeypatch):
    right = folder.TeamFolder._complete

    def wrong(self, known):
        waiting = self._waiting
        for name, content in waiting.items():
            inside = {event.hash for event in content.events}
            if all(p in inside or p in known for event in content.events for p in event.parents):
                self._waiting = {name: content}
                found = right(self, known)
                self._waiting = {n: c for n, c in waiting.items() if n != name}
                return found
        self._waiting = {}
        found = right(self, known)
        self._waiting = waiting
        return found

    monkeypatch.setattr(folder.TeamFolder, "_complete", wrong)


def _what_comes_after_its_changes_is_dropped(monkeypatch):
    monkeypatch.setattr(SqliteStore, "missing", lambda *_: frozenset())


PLANTED = (
    _one_parent_only,
    _clock_of_one_parent,
    _late_changes_slip_under_a_seal,
    _archiving_always_wins,
    _part_without_the_trust,
    _last_word_by_the_clock,
    _files_are_taken_in_one_by_one,
    _what_comes_after_its_changes_is_dropped,
)


@pytest.mark.parametrize("plant", PLANTED)
def test_a_planted_fault_is_caught(plant, monkeypatch):
    plant(monkeypatch)
    assert any(_shows(seed) for seed in range(1, 601))


def _shows(seed):
    try:
        return bool(histories.run(seed, stop=True)[0])
    except Exception:  # noqa: BLE001 - a fault that stops the run shows too
        return True
