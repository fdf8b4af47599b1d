"""The window: how soon it is ready, how soon an answer is safe, how long the list may be."""

import datetime as dt
import os
import statistics
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from digistrat_desktop.domain.edits.assessments import set_response
from digistrat_desktop.domain.frameworks.scales import Form
from digistrat_desktop.domain.record.changes import submit
from digistrat_desktop.frameworks.loader import pinned_pack
from digistrat_desktop.services.sample import ensure_sample
from digistrat_desktop.ui.pages.home.cards import COUNTED
from digistrat_desktop.ui.pages.home.page import ROWS
from tests.benchmarks import yardsticks
from tests.benchmarks.framework import Figure, interleaved, milliseconds, processor_milliseconds
from tests.helpers.trusts import Filler, fill_many
from tests.ui.seat import open_library

ROOT = Path(__file__).parents[2]
STARTS = 9
SAVES = 60
OPENS = 21
MANY, VERY_MANY = 10_000, 100_000


@contextmanager
def store_of(count):
    """Give a folder with a store of so many assessments."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        library = open_library(folder)
        fill_many(library, count)
        library.close()
        yield folder


def start_ms(kind, folder):
    """Start once, with compiled modules kept as in an installed program."""
    kept = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.start_once", kind, str(folder)],
        cwd=ROOT,
        env=kept,
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout.split("ms:")[1].split()[0])


def start_up():
    """Window ready with 10,000 assessments stored, against an empty QMainWindow."""
    with store_of(MANY) as folder:
        for kind in ("floor", "product"):
            start_ms(kind, folder)
        pairs = [(start_ms("floor", folder), start_ms("product", folder)) for _ in range(STARTS)]
    floor, product = (statistics.median(column) for column in zip(*pairs, strict=True))
    name = "window ready, 10,000 assessments"
    return [Figure(name, product, "ms", 2, floor, "an empty window")]


def save_one_answer():
    """One answer saved durably, against writing and syncing 4 KiB on the same disk."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        library = open_library(folder)
        filler = Filler(library.pack_in_use())
        trust = filler.trust()
        made = filler.assessment(trust, "Autumn", dt.date(2026, 10, 1), Form.SHORT)
        filler.write(library)
        save = partial(_save, library, filler, made)
        write = partial(yardsticks.write_and_sync, folder / "floor.bin")
        floor, product = interleaved(SAVES, write, save)
        library.close()
    beside = "4 KiB written and synced"
    return [Figure("one answer saved durably", product, "ms", 5, floor, beside)]


def _save(library, filler, assessment):
    count = len(filler.steps)
    step = set_response(
        filler.history.present,
        assessment,
        "ALN-04",
        {"rationale": f"Reason {count}"},
        filler.author,
    )
    filler.history = submit(filler.history, step)
    filler.steps.append(step)
    library.record([step], {}, [])


def frameworks_of_assess():
    """What reading both frameworks adds to opening the sample: 20 ms at most, which is 4 pieces.

    Their files are not read: an opened trust has them in its store. To the start they add nothing, since Home
    is shown before any is read (`tests/ui/test_faults_and_warming.py`).
    """
    with tempfile.TemporaryDirectory() as name:
        library = open_library(Path(name))
        trust_id = ensure_sample(library)

        def read_anew():
            pinned_pack.cache_clear()
            library.open_trust(trust_id)

        known, anew = interleaved(
            OPENS, partial(library.open_trust, trust_id), read_anew, clock=processor_milliseconds
        )
        library.close()
    piece = yardsticks.python()
    return [Figure("both frameworks, to open Assess", anew - known, "ms", 4, *piece)]


def list_many():
    """Open and first page at 100,000 assessments, against 10,000."""
    with store_of(MANY) as small, store_of(VERY_MANY) as large:
        floor, product = interleaved(
            OPENS, partial(_first_page, small), partial(_first_page, large)
        )
        library = open_library(large)
        ids = statistics.median(
            processor_milliseconds(partial(library.store.listed_ids, "title", "")) for _ in range(5)
        )
        words = statistics.median(
            processor_milliseconds(partial(library.store.listed_ids, "changed", "Review 042"))
            for _ in range(5)
        )
        library.close()
    piece = yardsticks.python()
    return [
        Figure("open and first page, 100,000", product, "ms", 1.3, floor, "the same of 10,000"),
        Figure("100,000 sorted by title", ids, "ms", 67, *piece),
        Figure("100,000 searched by words", words, "ms", 13, *piece),
    ]


def _first_page(folder):
    library = open_library(folder)
    library.home(ROWS, COUNTED + 1)
    library.close()


def gap_of_the_window():
    """The longest time the window does not answer while saving, drawing and making the PDF."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.longest_gap"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    gaps = dict(line.split(": ") for line in done.stdout.splitlines() if ": " in line)
    piece = yardsticks.python(milliseconds)
    return [
        Figure(f"longest gap, {what}", float(ms), "ms", 27, *piece) for what, ms in gaps.items()
    ]


def change_of_look():
    """A new palette or text size with every page visited, against a bare window of as many labels."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.look_once"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    taken = dict(line.split(": ") for line in done.stdout.splitlines() if ": " in line)
    floor = float(taken.pop("floor"))
    beside = "a bare window of as many labels"
    return [Figure(f"new {what}", float(ms), "ms", 6, floor, beside) for what, ms in taken.items()]


def typing():
    """A key in a reason of 20,000 characters until it is painted, beside the same in Qt's own bare box, and a yardstick."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.typing_once"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    told = dict(line.split(": ") for line in done.stdout.splitlines() if ": " in line)
    (median, bare), (slowest, _) = (map(float, both.split()) for both in told.values())
    name = "a key in 20,000 characters"
    return [
        Figure(f"{name}, median", median, "ms", 1.5, bare, "Qt's own box, bare"),
        Figure(f"{name}, slowest of a hundred", slowest, "ms", 4.3, *yardsticks.python()),
    ]


BENCHMARKS = (
    start_up,
    save_one_answer,
    frameworks_of_assess,
    list_many,
    gap_of_the_window,
    change_of_look,
    typing,
)
