"""What a benchmark gives back, and the one table they are printed in.

A benchmark is a function without arguments that gives one `Figure` or several; it is listed in
`tests/benchmarks/__main__.py`. Every figure stands beside a floor (the least that could do the same),
a peer, or a yardstick (`yardsticks.py`), measured in the same run, and its goal is a ratio to that:
another machine may be slower, but not only for us. The median is given: shared machines are slow in
bursts.
"""

import os
import statistics
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Figure:
    """One line of the table.

    Attributes:
        value: measured, in `unit`.
        goal: the most the ratio of value to floor may be.
        floor: what it stands beside, in the same unit.
        beside: what that is.
    """

    name: str
    value: float
    unit: str
    goal: float
    floor: float
    beside: str = "its floor"

    @property
    def ratio(self):
        return self.value / self.floor

    @property
    def is_met(self):
        return self.ratio <= self.goal


class PeerMissing(Exception):
    """Another program to stand beside is not on this machine; says which and how it is had."""


def milliseconds(work):
    """Time one call."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def processor_milliseconds(work):
    """Time one call on the processor alone: what waits for other programs is not ours."""
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def all_processes_milliseconds(work):
    """Time one call on the processor, with every process that it starts and sees end."""
    began = sum(os.times()[:4])
    work()
    return (sum(os.times()[:4]) - began) * 1000


def peak_mb():
    """Memory at its highest since the mark was last set down, in MB; `getrusage` begins with a parent's."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def interleaved(times, *works, clock=milliseconds):
    """Time several works in turn; give the median of each, in milliseconds."""
    taken = [[clock(work) for work in works] for _ in range(times)]
    return [statistics.median(column) for column in zip(*taken, strict=True)]


HEADS = ("figure", "value", "beside", "value", "ratio", "goal", "")


def table(figures):
    """Give the figures as lines."""
    rows = [HEADS, *map(_row, figures)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(HEADS))]
    lines = ["  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)) for row in rows]
    return "\n".join(line.rstrip() for line in lines)


def markdown(figures):
    """Give the figures as a table of a page."""
    rows = [HEADS, ("---",) * len(HEADS), *map(_row, figures)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _number(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _row(figure):
    value, floor = (f"{_number(n)} {figure.unit}" for n in (figure.value, figure.floor))
    ratio, goal = f"{_number(figure.ratio)} x", f"<= {figure.goal:g} x"
    met = "met" if figure.is_met else "MISSED"
    return (figure.name, value, figure.beside, floor, ratio, goal, met)
