"""`python -m tests.soak --seconds 1800 --seed 1`: a random user for so long; the figures as JSON."""

import argparse
import gc
import json
import os
import statistics
import sys
import time
import traceback
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import hypothesis
from hypothesis import HealthCheck, Phase
from hypothesis.stateful import run_state_machine_as_test
from PySide6.QtWidgets import QApplication

from digistrat_desktop.app.collector import Collector
from digistrat_desktop.system.memory import give_back
from tests.soak.random_user import Heard, RandomUser, sample_folder

STEPS = 40
EXAMPLES = 3
WARM_SHARE = 0.3
SETTINGS = hypothesis.settings(
    max_examples=EXAMPLES,
    stateful_step_count=STEPS,
    phases=(Phase.generate,),
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def resident_mb():
    """Memory in use by this process in MB, or None where the system does not tell."""
    path = Path("/proc/self/statm")
    if not path.is_file():
        return None
    gc.collect()
    give_back()  # as the program does by itself every few seconds of work
    return int(path.read_text().split()[1]) * os.sysconf("SC_PAGESIZE") / 1e6


def soak(seconds, seed, least):
    """Let a random user work for some seconds, and on until so many steps are done; give what was heard and the memory after each part."""
    began, memory = time.monotonic(), []
    RandomUser.heard = Heard()
    RandomUser.heard.listen()
    RandomUser.sample = sample_folder()
    RandomUser.ends, RandomUser.least = began + seconds, least
    while not RandomUser.is_over() and not RandomUser.heard.exceptions:
        user = hypothesis.seed(seed)(type("User", (RandomUser,), {}))
        try:
            run_state_machine_as_test(user, settings=SETTINGS)
        except Exception:  # noqa: BLE001 - the user's own fault ends the run and is told with the rest
            RandomUser.heard.exceptions.append(traceback.format_exc())
        memory.append((time.monotonic() - began, resident_mb()))
        seed += 1
    return RandomUser.heard, memory


def growth_mb(memory, seconds):
    """Give the growth after the warm-up, as medians of a few, or None when too little was seen."""
    warm = [mb for at, mb in memory if at >= seconds * WARM_SHARE and mb is not None]
    few = min(5, len(warm) // 2)
    return statistics.median(warm[-few:]) - statistics.median(warm[:few]) if few else None


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=1800)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--least-steps", type=int, default=12, dest="least")
    wanted = parser.parse_args()
    app = QApplication([])
    gc.disable()  # searched on the window's thread alone, by the program's own collector
    Collector(app).begin()
    heard, memory = soak(wanted.seconds, wanted.seed, wanted.least)
    figures = {
        "seconds": round(memory[-1][0], 1),
        "steps": heard.steps,
        "sittings": heard.sittings,
        "refused": heard.refused,
        "exceptions": heard.exceptions,
        "warnings": heard.warnings,
        "unequal": heard.unequal,
        "growth_mb": growth_mb(memory, wanted.seconds),
        "memory_mb": [round(mb, 1) for _, mb in memory if mb is not None],
    }
    sys.stdout.write(json.dumps(figures, indent=1) + "\n")
    app.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
