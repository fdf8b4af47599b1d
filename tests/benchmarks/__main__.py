"""`python -m tests.benchmarks [WORD]`: every figure beside its floor and its goal, in one table.

WORD runs only the benchmarks whose name holds it. A module of benchmarks lists them in `BENCHMARKS`
and is named in `MODULES`. A whole run also writes docs/benchmarks.md; one that could not measure
something names it there.
"""

# ruff: noqa: T201 - the table is printed
import datetime as dt
import importlib
import os
import platform
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.benchmarks.framework import markdown, table

MODULES = ("window", "packaged", "metrics", "judging", "papers", "stores")
PAGE = Path(__file__).parents[2] / "docs" / "benchmarks.md"
HEAD = """# Benchmarks

Written by `make bench` on {day}: {machine}. One run, floors and figures measured one after the
other. What only computes is timed on the processor, what waits for a disk or a window by the clock;
other work on the machine makes times longer, never shorter. Where a floor is given, the goal
is how many times the floor the figure may take.

"""
ELSEWHERE = """
Measured elsewhere, since they need more than a few minutes: kills, power losses, failing disks and
damaged files (`make faults`), the random user (`make soak`, development.md), sizes of the
installers (deployment.md, `installer/build.py`). The start of the packaged program needs
`installer/build.py bundle` before it.
"""


def benchmarks(word=""):
    """Give the functions whose name holds a word."""
    found = [importlib.import_module(f"tests.benchmarks.{name}").BENCHMARKS for name in MODULES]
    return [work for works in found for work in works if word in work.__name__]


def machine():
    """Say what it was measured on, without naming the machine."""
    return f"{os.cpu_count()} processors, {platform.system()}, Python {platform.python_version()}"


def measured(works):
    """Run benchmarks; give their figures, and the names of those that could not be measured."""
    figures, failed = [], []
    for work in works:
        began = time.monotonic()
        try:
            figures += work()
        except Exception as error:  # noqa: BLE001 - one that fails must not hide the others
            failed.append(f"{work.__name__}: {type(error).__name__}")
        print(f"{work.__name__}: {time.monotonic() - began:.0f} s", file=sys.stderr)
    return figures, failed


def written(figures, failed):
    """Give the page: figures, what missed its goal, what could not be measured."""
    day = dt.datetime.now(dt.UTC).date()  # noqa: TID251 - the page says when it was measured
    missed = [figure.name for figure in figures if not figure.is_met]
    words = [f"Missed: {'; '.join(missed)}." if missed else "Every goal was met."]
    if failed:
        words.append(f"Not measured in this run: {'; '.join(failed)}.")
    head = HEAD.format(day=day.isoformat(), machine=machine())
    return head + markdown(figures) + "\n\n" + "\n".join(words) + "\n" + ELSEWHERE


def main():
    word = sys.argv[1] if len(sys.argv) > 1 else ""
    figures, failed = measured(benchmarks(word))
    print(machine())
    print(table(figures))
    for name in failed:
        print(f"not measured: {name}")
    if not word:
        PAGE.write_text(written(figures, failed), encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
