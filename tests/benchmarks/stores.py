"""The store: the slowest of many saves."""

import statistics
import tempfile
from functools import partial
from pathlib import Path

from digistrat_desktop.domain.edits.assessments import set_response
from tests.benchmarks import yardsticks
from tests.benchmarks.framework import Figure, milliseconds
from tests.helpers.makers import begun_desk
from tests.helpers.stores import PEOPLE, batch_of, opened

SAVES = 500


def slowest_save():
    """One answer after another, each its own transaction: the slowest of a hundred, as of plain syncs."""
    with tempfile.TemporaryDirectory() as name:
        synced = []
        store = opened(Path(name) / "digistrat.db")
        desk, _, assessment = begun_desk()
        store.record(batch_of(*desk.steps, people=PEOPLE))
        taken = []
        for number in range(SAVES):
            values = {"rationale": f"Reason {number}"}
            step = set_response(desk.present, assessment, "ALN-04", values, desk.author)
            desk.do(step)
            taken.append(milliseconds(partial(store.record, batch_of(step, people=PEOPLE))))
            synced += yardsticks.syncs(1, Path(name))
        store.close()
    slowest, floor = (statistics.quantiles(times, n=100)[98] for times in (taken, synced))
    name = "commit, slowest of a hundred (p99)"
    return [Figure(name, slowest, "ms", 5, floor, "4 KiB written and synced, likewise")]


BENCHMARKS = (slowest_save,)
