"""Other programs that do the same: `python -m tests.benchmarks --peers`, a job of a release.

None is part of set-up. One that is not on the machine is said to be missing, with how it is had.
"""

import statistics
import subprocess
import tempfile
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from shutil import which

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from digistrat_desktop.analysis.charts.frame import ChartOptions
from digistrat_desktop.analysis.charts.trend import trend_chart
from digistrat_desktop.analysis.measures.spc.product import analyse
from digistrat_desktop.analysis.measures.spc.values import Series
from digistrat_desktop.app.bootstrap import make_basis
from digistrat_desktop.app.region import region_maker
from digistrat_desktop.ui.charts.painter import paint_drawing
from digistrat_desktop.ui.theme.theme import Theme
from tests.benchmarks.framework import Figure, PeerMissing, interleaved, processor_milliseconds
from tests.benchmarks.metrics import ROWS, points, sixty_points, write_rows
from tests.benchmarks.reading import table_rows
from tests.benchmarks.region import files as region_files
from tests.helpers.region_pandas import LIKE, frames, position_before

ROUNDS = 9
PLOTS = "matplotlib"
PANDAS = 100
VIEW = 1.5  # of what pandas takes
WIDTH, HEIGHT = 760, 320
# What R makes of the same points: seconds of processor for the control chart and its picture.
R_CHART = """
library(NHSRplotthedots)
given <- read.csv(commandArgs(TRUE)[1])
given$day <- as.Date(given$day)
once <- function() {
  chart <- ptd_spc(given, value_field = value, date_field = day)
  png(tempfile(fileext = ".png"), width = 760, height = 320)
  print(plot(chart))
  dev.off()
}
once()
cat("ms:", sapply(1:9, function(n) 1000 * sum(system.time(once())[1:2])), "\\n")
"""


def _needed(module):
    if find_spec(module) is None:
        raise PeerMissing(f"{module} is not installed; pip install {module} into this environment")
    return import_module(module)


def _whole_chart(line):
    """From readings to a picture: limits and rules, geometry, paint."""
    analysis = analyse(Series(tuple(points(60))))
    drawing = trend_chart(analysis, line.subject, ChartOptions(WIDTH, HEIGHT))
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    paint_drawing(painter, QRectF(0, 0, WIDTH, HEIGHT), drawing, Theme())
    painter.end()


def chart_beside_matplotlib():
    """A chart of 60 points, from readings to a picture; theirs has lines and no rules."""
    _needed(PLOTS).use("Agg")
    plt = import_module(f"{PLOTS}.pyplot")
    app = QApplication.instance() or QApplication([])
    line = sixty_points()
    values = [point.value for point in line.analysis.points]

    def theirs():
        figure, axes = plt.subplots(figsize=(WIDTH / 100, HEIGHT / 100), dpi=100)
        axes.plot(values, marker="o")
        for level in (45, 50, 55):
            axes.axhline(level)
        figure.canvas.draw()
        plt.close(figure)

    ours = partial(_whole_chart, line)
    peer, product = interleaved(ROUNDS, theirs, ours, clock=processor_milliseconds)
    del app
    return [Figure("60-point chart, from readings to a picture", product, "ms", 1, peer, PLOTS)]


def chart_beside_r():
    """The same chart as NHS analysts make it, its own start and loading left out."""
    name = "NHSRplotthedots"
    found = which("Rscript")
    asked = f"quit(status = !requireNamespace('{name}', quietly = TRUE))"
    if not found or subprocess.run([found, "-e", asked], check=False).returncode:
        raise PeerMissing(f"R or its {name} is not installed; R, then install.packages('{name}')")
    app = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        file, script = Path(folder) / "given.csv", Path(folder) / "chart.R"
        rows = "".join(f"{point.period.isoformat()},{point.value}\n" for point in points(60))
        file.write_text(f"day,value\n{rows}", encoding="utf-8")
        script.write_text(R_CHART, encoding="utf-8")
        done = subprocess.run([found, script, file], capture_output=True, text=True, check=True)
    peer = statistics.median(map(float, done.stdout.partition("ms:")[2].split()))
    line = sixty_points()
    product = statistics.median(
        processor_milliseconds(partial(_whole_chart, line)) for _ in range(ROUNDS)
    )
    del app
    return [Figure("60-point chart, from readings to a picture", product, "ms", 1, peer, name)]


def table_beside_pandas():
    """A CSV of 200,000 rows: theirs are columns of cells, ours are periods, values and refusals."""
    pandas = _needed("pandas")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "rows.csv"
        write_rows(file, ROWS)
        peer, product = interleaved(
            3,
            lambda: pandas.read_csv(file, parse_dates=["period"]),
            lambda: table_rows(file),
            clock=processor_milliseconds,
        )
    return [Figure(f"CSV of {ROWS:,} rows read", product, "ms", PANDAS, peer, "pandas")]


def view_beside_pandas():
    """The slowest view of 215 trusts; the tables of both are read before."""
    pandas = _needed("pandas")
    maker = region_maker(make_basis().resources)
    with tempfile.TemporaryDirectory() as folder:
        maker.make(region_files(), Path(folder))
        tables = frames(pandas, Path(folder))
        opened = maker.sets.open(Path(folder), maker.views.all())
    asked = f"SELECT {', '.join(LIKE)}, trusts FROM position_before"
    if sorted(opened.ask(asked)[1]) != position_before(pandas, tables):
        raise AssertionError("pandas counts otherwise")
    peer, product = interleaved(
        ROUNDS,
        lambda: position_before(pandas, tables),
        lambda: opened.ask(asked),
        clock=processor_milliseconds,
    )
    opened.close()
    name = "a view of 215 trusts, position_before"
    return [Figure(name, product, "ms", VIEW, peer, "pandas")]


BENCHMARKS = (chart_beside_matplotlib, chart_beside_r, table_beside_pandas, view_beside_pandas)
