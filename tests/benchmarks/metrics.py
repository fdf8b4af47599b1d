"""Metrics: how fast a series is read, a chart is painted and a large file is imported."""

import datetime as dt
import json
import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import replace
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

from digistrat_desktop.analysis.measures.spc.values import SeriesPoint, SpcOptions
from digistrat_desktop.analysis.measures.spc.xmr import xmr
from tests.benchmarks.framework import Figure, interleaved, processor_milliseconds
from tests.helpers.makers import seeded

ROOT = Path(__file__).parents[2]
ROWS = 200_000  # of which the first is the heading: no table may have more
MANY_POINTS = 100_000
PEER = "matplotlib"  # where somebody installed it; set-up does not
PAINTS = 40


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
    short, long = points(60), points(5000)
    many = [points(60, seed) for seed in range(500)]
    options = SpcOptions()
    return [
        Figure("60 points analysed", _median(partial(xmr, short, options), 51), "ms", 1),
        Figure("5,000 points analysed", _median(partial(xmr, long, options)), "ms", 10),
        Figure(
            "500 metrics x 60 points analysed",
            _median(lambda: [xmr(one, options) for one in many]),
            "ms",
            50,
        ),
    ]


def charts_painted():
    """A 60-point chart painted by our painter, against its bare lines and against a peer."""
    from PySide6.QtCore import QPointF, QRectF  # noqa: PLC0415 - Qt only where it is measured
    from PySide6.QtGui import QColor, QImage, QPainter  # noqa: PLC0415 - as above
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - as above

    from digistrat_desktop.analysis.charts.frame import ChartOptions  # noqa: PLC0415
    from digistrat_desktop.analysis.charts.trend import trend_chart  # noqa: PLC0415
    from digistrat_desktop.analysis.measures.metric_lines import metric_lines  # noqa: PLC0415
    from digistrat_desktop.ui.charts.painter import paint_drawing  # noqa: PLC0415 - as above
    from digistrat_desktop.ui.theme.theme import Theme  # noqa: PLC0415 - as above
    from tests.helpers.big_strategy import big_trust  # noqa: PLC0415 - as above
    from tests.reports.trusts import pack  # noqa: PLC0415 - as above

    app = QApplication.instance() or QApplication([])
    line = metric_lines(big_trust(pack(), (1, 1, 1, 1, 1, 60)), dt.date(2099, 1, 1))[0]
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
        Figure("60-point chart repainted", product, "ms", 10),
        Figure("the same, against its lines and dots alone", product, "ms", 30, floor),
        Figure("60-point chart worked out", worked, "ms", 10),
        *_peer(line),
    ]


def _peer(line):
    """The same points drawn by matplotlib, where somebody installed it beside."""
    if find_spec(PEER) is None:
        return []
    import_module(PEER).use("Agg")  # a peer and no part: set-up does not install it
    plt = import_module(f"{PEER}.pyplot")

    values = [point.value for point in line.analysis.points]

    def draw():
        figure, axes = plt.subplots(figsize=(7.6, 3.2), dpi=100)
        axes.plot(values, marker="o")
        for level in (45, 50, 55):
            axes.axhline(level)
        figure.canvas.draw()
        plt.close(figure)

    return [Figure("60-point chart by matplotlib (peer, for comparison)", _median(draw), "ms", 1e9)]


def points_panned():
    """A chart of 100,000 points moved a little: the longest wait until it is painted again."""
    import pyqtgraph as pg  # noqa: PLC0415 - as above
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - as above

    from digistrat_desktop.analysis.measures.metric_lines import metric_lines  # noqa: PLC0415 - as above
    from digistrat_desktop.analysis.measures.spc.product import analyse  # noqa: PLC0415 - as above
    from digistrat_desktop.analysis.measures.spc.values import Series  # noqa: PLC0415 - as above
    from digistrat_desktop.system.paths import resources_folder  # noqa: PLC0415 - as above
    from digistrat_desktop.ui.charts.trend_view import TrendView  # noqa: PLC0415 - as above
    from digistrat_desktop.ui.theme.icons import IconSet  # noqa: PLC0415 - as above
    from digistrat_desktop.ui.theme.look import Look  # noqa: PLC0415 - as above
    from digistrat_desktop.ui.theme.theme import Theme  # noqa: PLC0415 - as above
    from tests.helpers.big_strategy import big_trust  # noqa: PLC0415 - as above
    from tests.reports.trusts import pack  # noqa: PLC0415 - as above

    app = QApplication.instance() or QApplication([])
    line = metric_lines(big_trust(pack(), (1, 1, 1, 1, 1, 60)), dt.date(2099, 1, 1))[0]
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
    return [Figure("100,000 points panned, longest of ten", max(taken), "ms", 100)]


def rows_imported():
    """A CSV file of 200,000 rows read, then imported into a new store, each row with its event."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write_rows(folder / "rows.csv", ROWS)
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
    return [
        Figure("CSV of 200,000 rows read, every row accounted for", told["read_s"], "s", 5),
        Figure("memory at its highest while reading it", told["read_mb"], "MB", 300),
        Figure("the same read and recorded, each with its event", told["imported_s"], "s", 5),
        Figure("memory at its highest while recording it", told["imported_mb"], "MB", 300),
    ]


def _write_rows(path, count):
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
