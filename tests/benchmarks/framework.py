"""What a benchmark gives back, and the one table they are printed in.

A benchmark is a function without arguments that gives one `Figure` or several; it is listed in
`tests/benchmarks/__main__.py`. Floor and product are measured in the same run, one after the other,
and the median is given: shared machines are slow in bursts.
"""

import statistics
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One line of the table.

    Attributes:
        value: measured, in `unit`.
        floor: what the least that could do it takes, in the same unit; None where there is none.
        goal: the most the ratio to the floor may be, or where there is no floor, the value.
    """

    name: str
    value: float
    unit: str
    goal: float
    floor: float | None = None

    @property
    def ratio(self):
        return self.value / self.floor if self.floor else None

    @property
    def is_met(self):
        return (self.value if self.ratio is None else self.ratio) <= self.goal


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


def interleaved(times, *works, clock=milliseconds):
    """Time several works in turn; give the median of each, in milliseconds."""
    taken = [[clock(work) for work in works] for _ in range(times)]
    return [statistics.median(column) for column in zip(*taken, strict=True)]


def table(figures):
    """Give the figures as lines: name, figure, floor, ratio, goal, met or not."""
    rows = [("figure", "value", "floor", "ratio", "goal", "")]
    rows += [_row(figure) for figure in figures]
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)) for row in rows]
    return "\n".join(line.rstrip() for line in lines)


def markdown(figures):
    """Give the figures as a table of a page."""
    rows = [("figure", "value", "floor", "ratio", "goal", ""), ("---",) * 6]
    rows += [_row(figure) for figure in figures]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _row(figure):
    floor = "-" if figure.floor is None else f"{figure.floor:,.3g} {figure.unit}"
    ratio = "-" if figure.ratio is None else f"{figure.ratio:.2f} x"
    goal = f"{figure.goal:g} {figure.unit}" if figure.ratio is None else f"{figure.goal:g} x"
    value = f"{figure.value:,.3g} {figure.unit}"
    return (figure.name, value, floor, ratio, f"<= {goal}", "met" if figure.is_met else "MISSED")
