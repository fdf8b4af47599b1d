"""The fault runs in release sizes, with their figures: `python -m tests.faults.release`.

Exit code 1 when anything was lost, torn, unsound or silent. Takes about an hour on two cores;
`--share 0.01` runs a hundredth.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.faults.damage import damaged_files
from tests.faults.failing import sweep
from tests.faults.importing import sweep_imports
from tests.faults.killing import kill_writers
from tests.faults.power import Report, power_cuts
from tests.faults.turns import count_together
from tests.helpers.makers import seeded
from tests.helpers.stores import worked_desk, write_store

STATES, KILLS, FILES = 100_000, 20_000, 10_000
STATES_A_RUN = 2_500


def cut_power(states):
    """Cut the power in runs of their own seeds, so that many different histories are tried."""
    total = Report()
    for seed, part in enumerate(range(0, states, STATES_A_RUN)):
        one = power_cuts(min(STATES_A_RUN, states - part), seed=seed)
        total.states += one.states
        total.unsound += one.unsound
        total.lost += one.lost
        total.torn += one.torn
        total.examples += one.examples
    words = (
        f"{total.states:,} states: {total.unsound} unsound, {total.lost} lost, {total.torn} torn"
    )
    return total.clean, words


def show_that_it_bites():
    """Run settings that must lose data: a simulator that finds nothing there proves nothing."""
    off = power_cuts(600, journal_mode="DELETE", synchronous="OFF")
    full = power_cuts(600, journal_mode="DELETE", synchronous="FULL", locking_mode="NORMAL")
    words = f"DELETE/OFF {off.unsound} of 600 unsound, DELETE/FULL {full.lost} of 600 lost"
    return bool(off.unsound and full.lost), words


def fail_each_change():
    found = sweep(saves=12)
    words = f"{found.points:,} points: {len(found.wrong)} wrong, {found.settled} settled"
    return not found.wrong and found.settled > 0, words


def fail_each_import():
    with tempfile.TemporaryDirectory() as folder:
        found = sweep_imports(Path(folder))
    return not found.wrong, f"{sum(found.points.values()):,} points: {len(found.wrong)} wrong"


def kill(kills):
    report = kill_writers(kills)
    words = (
        f"{report.kills:,} kills, {report.acknowledged:,} saves acknowledged: {report.lost} lost,"
        f" {report.unsound} unsound; {report.journals:,} transactions cut off"
    )
    return report.clean, words


def damage(files):
    with tempfile.TemporaryDirectory() as folder:
        path = write_store(Path(folder) / "digistrat.db", worked_desk(seeded(7)))
        found = damaged_files(path, files)
    words = f"{files:,} files: {dict(found.outcomes)}, {len(found.crashes)} crashes"
    return not (found.crashes or found.silent), words


def take_turns(each):
    with tempfile.TemporaryDirectory() as folder:
        codes, number, events, sound = count_together(Path(folder) / "digistrat.db", each)
    clean = (number, events, sound, set(codes)) == (2 * each, 2 * each, True, {0})
    return clean, f"{number:,} of {2 * each:,} counted"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--share", type=float, default=1.0, help="part of the full size, 0 to 1")
    share = parser.parse_args().share
    runs = {
        "the simulator bites": show_that_it_bites,
        "power cuts": lambda: cut_power(max(1, int(STATES * share))),
        "each change fails": fail_each_change,
        "each change of an import fails": fail_each_import,
        "kills": lambda: kill(max(1, int(KILLS * share))),
        "two programs": lambda: take_turns(400),
        "damaged files": lambda: damage(max(1, int(FILES * share))),
    }
    clean = True
    for name, run in runs.items():
        began = time.monotonic()
        good, words = run()
        clean &= good
        seconds = time.monotonic() - began
        sys.stdout.write(f"{'ok  ' if good else 'BAD '}{name}: {words} ({seconds:.0f} s)\n")
        sys.stdout.flush()
    return 0 if clean else 1


if __name__ == "__main__":
    sys.exit(main())
