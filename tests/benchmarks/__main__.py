"""`python -m tests.benchmarks [WORD]`: every figure beside its floor and its goal, in one table.

WORD runs only the benchmarks whose name holds it. A module of benchmarks lists them in `BENCHMARKS`
and is named in `MODULES`.
"""

# ruff: noqa: T201 - the table is printed
import importlib
import os
import platform
import sys

from tests.benchmarks.framework import table

MODULES = ("window",)


def benchmarks(word=""):
    """Give the functions whose name holds a word."""
    found = [importlib.import_module(f"tests.benchmarks.{name}").BENCHMARKS for name in MODULES]
    return [work for works in found for work in works if word in work.__name__]


def main():
    word = sys.argv[1] if len(sys.argv) > 1 else ""
    figures = []
    for work in benchmarks(word):
        print(f"measuring {work.__name__} ...", file=sys.stderr)
        figures += work()
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.system()}")
    print(table(figures))


if __name__ == "__main__":
    main()
