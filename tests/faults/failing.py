"""Fail the n-th change to the disk, for every n: nothing acknowledged is lost, nothing half done.

Each point runs with an I/O error and with a full disk, once and from then on. What the store said
("saved" or "not saved") must be what is in it, and a save that failed must succeed when it is tried
again after the disk is mended, without being written twice.
"""

from dataclasses import dataclass, field
from pathlib import Path

import apsw

from digistrat_desktop.domain.errors import NotSaved
from digistrat_desktop.storage.sqlite.store import SqliteStore
from tests.faults.disk import Disk
from tests.helpers.makers import begun_desk, seeded
from tests.helpers.stores import ORIGIN, event_ids, ids_in, is_sound, random_step, record_one

ERRORS = (apsw.IOError, apsw.FullError)
PATH = Path("made-up") / "digistrat.db"


@dataclass
class Sweep:
    """What a sweep over every point showed.

    Attributes:
        points: changes that were made to fail.
        refused: saves reported as failed, each tried again later.
        settled: saves whose commit reported an error and which were found to be saved.
        wrong: points at which the store said one thing and held another.
    """

    points: int = 0
    refused: int = 0
    settled: int = 0
    wrong: list = field(default_factory=list)


def _steps(saves):
    desk, _, assessment = begun_desk()
    rng = seeded(5)
    for _ in range(saves):
        random_step(desk, assessment, rng)
    desk.sign_off(assessment)
    return desk.steps


def sweep(saves=6, first=1, stride=1):
    """Fail every change, or every `stride`-th, of a run of saves in four ways."""
    steps, found = _steps(saves), Sweep()
    for error in ERRORS:
        for for_good in (False, True):
            at = first
            while _try(steps, at, (error, for_good), found):
                at += stride
    return found


def _try(steps, at, how, found):
    """Run all saves with one failing change; False when there are fewer changes than that."""
    error, for_good = how
    disk = Disk()
    store = SqliteStore(PATH, ORIGIN, disk.connector())
    disk.fail(at, error, for_good=for_good)
    saved, refused = [], []
    for step in steps:
        opened = disk.opened
        kept = _record(store, step)
        (saved if kept else refused).append(step)
        found.settled += kept and disk.opened > opened
        if refused and for_good:
            break
        if refused and not kept:
            _record(store, step)
    reached = disk.changes >= at
    disk.mend()
    if reached:
        found.points += 1
        found.refused += len(refused)
        wrong = _wrong(store, saved, refused, for_good=for_good)
        if wrong:
            found.wrong.append(f"{error.__name__} at {at}, for good: {for_good}: {wrong}")
    store.close()
    disk.unregister()
    return reached


def _record(store, step):
    try:
        record_one(store, step)
    except NotSaved:
        return False
    return True


def _wrong(store, saved, refused, *, for_good):
    if not for_good and any(not _holds(store, step) for step in refused):
        return "a save tried again is not there"
    if not all(_holds(store, step) for step in saved):
        return "an acknowledged save is not there"
    for step in refused:
        if not _holds(store, step):
            record_one(store, step)
    if not is_sound(store):
        return "the store does not agree with itself"
    if not all(_holds(store, step) for step in refused):
        return "a save tried again is not there"
    return ""


def _holds(store, step):
    return set(event_ids(step)) <= ids_in(store)
