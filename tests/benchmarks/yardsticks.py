"""Small fixed pieces of work that a figure stands beside, so that a goal is true on any machine.

Each gives (milliseconds, what it was), measured when it is called: beside the work, in the same run.
A piece is never changed without working out anew the goals that stand on it (docs/benchmarks.md).
"""

import csv
import os
import statistics
import tempfile
from functools import partial
from pathlib import Path

from tests.benchmarks.framework import milliseconds, processor_milliseconds

ROUNDS = 15
PAGE = 4096
AREA = (1366, 768)


def _median(work, clock=processor_milliseconds, rounds=ROUNDS):
    return statistics.median(clock(work) for _ in range(rounds))


def python_piece():
    """Do what this program mostly does: small objects made, looked up, sorted, joined and cut."""
    people = [{"id": f"p{n % 977:04d}", "year": 1900 + n * 7 % 100, "n": n} for n in range(6_000)]
    by_id = {}
    for one in people:
        by_id.setdefault(one["id"], []).append(one)
    total = 0
    for found in by_id.values():
        found.sort(key=lambda one: (one["year"], -one["n"]))
        total += sum(one["n"] * one["year"] for one in found if one["n"] % 3)
    text = ",".join(f"{key}:{len(found)}" for key, found in sorted(by_id.items()))
    return total + sum(int(part.split(":")[1]) for part in text.split(","))


def python(clock=processor_milliseconds):
    return _median(python_piece, clock), "a piece of pure Python"


def write_and_sync(path):
    with path.open("wb") as file:
        file.write(b"x" * PAGE)
        file.flush()
        os.fsync(file.fileno())


def syncs(times, folder):
    """Time as many writes of 4 KiB, each synced: one list of milliseconds."""
    return [milliseconds(partial(write_and_sync, folder / "floor.bin")) for _ in range(times)]


def sync():
    with tempfile.TemporaryDirectory() as name:
        return statistics.median(syncs(60, Path(name))), "4 KiB written and synced"


def fill():
    """One see-through fill of a window's area."""
    from PySide6.QtGui import QColor, QImage, QPainter  # noqa: PLC0415 - Qt only where it is measured

    image = QImage(*AREA, QImage.Format.Format_ARGB32_Premultiplied)

    def once():
        painter = QPainter(image)
        painter.fillRect(image.rect(), QColor(0, 94, 184, 128))
        painter.end()

    return _median(once), "a window's area filled"


def plain_rows(path):
    """Read a table as the least that could: every cell a text, the third a number."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        return [(name, period, float(value), note) for name, period, value, note in rows]


def plain_limits(values):
    """Centre and limits of a series in a plain loop: what any control chart works out first."""
    centre = total = 0.0
    for number, value in enumerate(values):
        centre += value
        if number:
            total += abs(value - values[number - 1])
    centre /= len(values)
    span = 2.66 * total / (len(values) - 1)
    return [(value, value < centre - span or value > centre + span) for value in values]


def main():
    for yardstick in (python, sync, fill):
        taken, name = yardstick()
        print(f"{name:28} {taken:8.3f} ms")  # noqa: T201 - it speaks to a terminal


if __name__ == "__main__":
    main()
