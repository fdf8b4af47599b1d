"""`python -m tests.benchmarks [--peers] [WORD]`: every figure beside a floor, and its goal, in one table.

WORD runs only the benchmarks whose name holds it; --peers also those beside other programs, where they
are installed. A module of benchmarks lists them in `BENCHMARKS` and is named in `MODULES`. A whole run
also writes docs/benchmarks.md; one that could not measure something names it there.
"""

# ruff: noqa: T201 - the table is printed
import argparse
import datetime as dt
import importlib
import os
import platform
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.benchmarks.framework import PeerMissing, markdown, table

MODULES = ("window", "packaged", "metrics", "judging", "papers", "stores", "desks", "region")
PAGE = Path(__file__).parents[2] / "docs" / "benchmarks.md"
# The page keeps what is written above and below the table by hand.
BEGIN, END = "<!-- written by make bench -->", "<!-- end of what make bench writes -->"


def benchmarks(word="", modules=MODULES):
    """Give the functions whose name holds a word."""
    found = [importlib.import_module(f"tests.benchmarks.{name}").BENCHMARKS for name in modules]
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
        except PeerMissing as missing:
            failed.append(str(missing))
        except Exception as error:  # noqa: BLE001 - one that fails must not hide the others
            failed.append(f"{work.__name__}: {type(error).__name__}")
        print(f"{work.__name__}: {time.monotonic() - began:.0f} s", file=sys.stderr)
    return figures, failed


def written(page, figures, failed):
    """Give the page with the figures of this run, what missed its goal, what could not be measured."""
    day = dt.datetime.now(dt.UTC).date()  # noqa: TID251 - the page says when it was measured
    missed = [f"{figure.name} ({figure.beside})" for figure in figures if not figure.is_met]
    words = [f"{day.isoformat()}: {machine()}.", markdown(figures)]
    words.append(f"Missed: {'; '.join(missed)}." if missed else "Every goal was met.")
    if failed:
        words.append(f"Not measured in this run: {'; '.join(failed)}.")
    before, _, rest = page.partition(BEGIN)
    after = rest.partition(END)[2]
    return before + "\n\n".join([BEGIN, *words, END]) + after


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("word", nargs="?", default="")
    parser.add_argument("--peers", action="store_true")
    asked = parser.parse_args()
    modules = (*MODULES, "peers") if asked.peers else MODULES
    figures, failed = measured(benchmarks(asked.word, modules))
    print(machine())
    print(table(figures))
    for name in failed:
        print(f"not measured: {name}")
    if not asked.word:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(written(page, figures, failed), encoding="utf-8")
    return 1 if any(": " in name for name in failed) else 0


if __name__ == "__main__":
    sys.exit(main())
