"""Metrics: how fast a series is read, a chart is painted and a large file is imported."""

import datetime as dt
import json
import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from digistrat_desktop.analysis.charts.frame import ChartOptions
from digistrat_desktop.analysis.charts.trend import trend_chart
from digistrat_desktop.analysis.measures.metric_lines import metric_lines
from digistrat_desktop.analysis.measures.spc.product import analyse
from digistrat_desktop.analysis.measures.spc.values import Series, SeriesPoint, SpcOptions
from digistrat_desktop.analysis.measures.spc.xmr import xmr
from digistrat_desktop.system.memory import unsearched
from digistrat_desktop.system.paths import resources_folder
from digistrat_desktop.ui.charts.painter import paint_drawing
from digistrat_desktop.ui.charts.trend_view import TrendView
from digistrat_desktop.ui.theme.icons import IconSet
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.theme.theme import Theme
from tests.benchmarks import yardsticks
from tests.benchmarks.framework import Figure, interleaved, processor_milliseconds
from tests.helpers.big_strategy import big_trust
from tests.helpers.makers import seeded
from tests.reports.trusts import pack

ROOT = Path(__file__).parents[2]
ROWS = 200_000  # of which the first is the heading: no table may have more
MANY_POINTS = 100_000
PAINTS = 40
# 1, 10 and 50 ms over what the floor took; those of tables likewise (docs/benchmarks.md).
ANALYSED = (170, 20, 17)
READ, RECORDED, MEMORY = 48, 10.8, 6.2
PLAINLY = "the same rows and a line of JSON each, into one plain table"


def points(count, seed=7):
    """Give made-up rows, a day apart."""
    chance = seeded(seed)
    first = dt.date(1700, 1, 1)
    return [
        SeriesPoint(first + dt.timedelta(days=n), 50 + chance.gauss(0, 3)) for n in range(count)
    ]


def _median(work, times=9):
    return statistics.median(processor_milliseconds(work) for _ in range(times))


def series_read():
    """Control-chart analysis with all columns."""
    many = [points(60, seed) for seed in range(500)]
    return [
        _analysed("60 points analysed", [points(60)], 51, goal=ANALYSED[0]),
        _analysed("5,000 points analysed", [points(5000)], 9, goal=ANALYSED[1]),
        _analysed("500 metrics x 60 points analysed", many, 9, goal=ANALYSED[2]),
    ]


def _analysed(name, series, times, *, goal):
    """Analyse some series, beside their limits alone in a plain loop."""
    options, values = SpcOptions(), [[point.value for point in one] for one in series]
    with unsearched():  # as the window's program works: it searches for cycles when it rests
        floor, product = interleaved(
            times,
            lambda: [yardsticks.plain_limits(one) for one in values],
            lambda: [xmr(one, options) for one in series],
            clock=processor_milliseconds,
        )
    return Figure(name, product, "ms", goal, floor, "limits in a plain loop")


def sixty_points():
    """A metric's line of 60 points."""
    return metric_lines(big_trust(pack(), (1, 1, 1, 1, 1, 60)), dt.date(2099, 1, 1))[0]


def charts_painted():
    """A 60-point chart painted by our painter, against its bare lines."""

    app = QApplication.instance() or QApplication([])
    line = sixty_points()
    drawing = trend_chart(line.analysis, line.subject, ChartOptions(760, 320))
    image = QImage(760, 320, QImage.Format.Format_ARGB32_Premultiplied)
    spots = [QPointF(12.0 * n, 100 + n % 7) for n in range(60)]

    def ours():
        painter = QPainter(image)
        paint_drawing(painter, QRectF(0, 0, 760, 320), drawing, Theme())
        painter.end()

    def bare():
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(image.rect(), QColor("#FFFFFF"))
        painter.drawPolyline(spots)
        for spot in spots:
            painter.drawEllipse(spot, 3, 3)
        painter.end()

    floor, product = interleaved(PAINTS, bare, ours, clock=processor_milliseconds)
    del app
    worked = _median(lambda: trend_chart(line.analysis, line.subject, ChartOptions(760, 320)))
    return [
        Figure("60-point chart repainted", product, "ms", 57, *yardsticks.fill()),
        Figure("the same", product, "ms", 30, floor, "its lines and dots alone"),
        Figure("60-point chart worked out", worked, "ms", 2.7, *yardsticks.python()),
    ]


def points_panned():
    """A chart of 100,000 points moved a little: the longest wait until it is painted again."""

    app = QApplication.instance() or QApplication([])
    line = sixty_points()
    view = TrendView(Look(Theme(), IconSet(resources_folder() / "icons")))
    view.resize(900, 300)
    view.show_line(replace(line, analysis=analyse(Series(tuple(points(MANY_POINTS))))))
    view.show()
    plot = view.findChildren(pg.PlotWidget)[0]
    low, high = plot.getViewBox().viewRange()[0]
    taken = []
    for step in range(1, 11):
        shift = (high - low) * step / 100
        plot.getViewBox().setXRange(low + shift, high + shift, padding=0)
        taken.append(processor_milliseconds(plot.grab))
    view.close()
    del app
    name = "100,000 points panned, longest of ten"
    return [Figure(name, max(taken), "ms", 570, *yardsticks.fill())]


def rows_imported():
    """A CSV file of 200,000 rows read, then imported into a new store, each row with its event."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_rows(folder / "rows.csv", ROWS)
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "tests.benchmarks.import_once",
                str(folder / "rows.csv"),
                str(folder / "store"),
            ],
            cwd=ROOT,
            env=dict(os.environ),
            capture_output=True,
            text=True,
            check=True,
        )
    told = json.loads(done.stdout.splitlines()[-1])
    loop = (told["plain_ms"], "the same rows in a plain loop")
    room = ("MB", MEMORY, told["plain_mb"], loop[1])
    act = (told["recorded_ms"], "ms", RECORDED, told["stored_ms"], PLAINLY)
    return [
        Figure(f"CSV of {ROWS:,} rows read", told["read_ms"], "ms", READ, *loop),
        Figure("memory added at the highest by reading it", told["read_mb"], *room),
        Figure(f"{ROWS:,} readings recorded in one act", *act),
        Figure("memory added at the highest by both", told["recorded_mb"], *room),
    ]


def write_rows(path, count):
    chance = seeded(3)
    days = [(dt.date(2000, 1, 1) + dt.timedelta(days=n)).isoformat() for n in range(5000)]
    rows = (
        f"Measure {metric:02d},{day},{50 + chance.gauss(0, 3):.1f},\n"
        for metric in range(count // len(days))
        for day in days
    )
    with path.open("w", encoding="utf-8") as file:
        file.write("metric,period,value,note\n")
        file.writelines(islice(rows, count - 1))


BENCHMARKS = (series_read, charts_painted, points_panned, rows_imported)
