"""End the writer without warning at any moment; what it had acknowledged must be there.

Killing a process does not lose what the kernel holds: only `power` speaks of power cuts. Needs
fork, so not Windows.
"""

import os
import select
import shutil
import signal
import tempfile
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from digistrat_desktop.storage.sqlite.store import SqliteStore
from tests.helpers.makers import begun_desk, seeded
from tests.helpers.stores import ORIGIN, PEOPLE, batch_of, ids_in, opened, random_step, verified

# Each store is checked whole after each kill: a larger one is begun anew.
LARGEST = 200_000


@dataclass
class Kills:
    """What a run of kills showed.

    Attributes:
        lost: acknowledged events that were not there.
        unsound: times the store did not agree with itself afterwards.
        journals: times a transaction had been cut off.
        acknowledged: events acknowledged in all.
    """

    kills: int = 0
    lost: int = 0
    unsound: int = 0
    journals: int = 0
    acknowledged: int = 0
    reasons: list = field(default_factory=list)

    @property
    def clean(self):
        return not (self.lost or self.unsound)


def kill_writers(kills, seed=7):
    """Start and kill writers on one store, checking it after each."""
    rng, report = seeded(seed), Kills()
    folder = Path(tempfile.mkdtemp())
    try:
        for life in range(1, kills + 1):
            _one_life(folder / "digistrat.db", life, rng, report)
            report.kills += 1
    finally:
        shutil.rmtree(folder)
    return report


def _one_life(path, life, rng, report):
    child, reader = _start_writer(path, life)
    heard = _listen(reader, rng)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reader, 65536):
        heard += more
    os.close(reader)
    _check(path, heard.decode().split("\n")[:-1], report)
    if path.exists() and path.stat().st_size > LARGEST:
        path.unlink()


def _listen(reader, rng):
    """Hear the writer out for a random while: to a number of acknowledgements and a bit beyond."""
    heard = b""
    for _ in range(rng.choice([0, 1, 2, 5, 12])):
        heard += os.read(reader, 65536)
    select.select([], [], [], rng.random() ** 3 * 0.01)
    return heard


def _start_writer(path, life):
    reader, writer = os.pipe()
    child = os.fork()
    if child:
        os.close(writer)
        return child, reader
    try:
        _write_for_ever(path, life, writer)
    finally:
        os._exit(3)
    return None


def _write_for_ever(path, life, pipe):
    store = SqliteStore(path, ORIGIN)
    desk, _, assessment = begun_desk(life)
    rng, written = seeded(life), 0
    for number in count():
        if number:
            random_step(desk, assessment, rng)
        batch = batch_of(*desk.steps[written:], people=PEOPLE)
        written = len(desk.steps)
        store.record(batch)
        for change in batch.changes[-1:]:
            os.write(pipe, change.stamp.event_id.encode() + b"\n")


def _check(path, promised, report):
    journal = path.with_name(f"{path.name}-journal")
    report.journals += journal.exists() and journal.stat().st_size > 0
    report.acknowledged += len(promised)
    store = opened(path)
    try:
        store.confirm()
        bad = [verdict for verdict in verified(store) if not verdict.sound]
        report.unsound += bool(bad)
        report.reasons += bad
        report.lost += len(set(promised) - ids_in(store))
    finally:
        store.close()
