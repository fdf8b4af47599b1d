"""The packaged program: how soon its window is painted, seen from outside on an X screen.

Source and package are started alike and looked at alike: the screen's memory is a file, and the
first change in its middle row is the first paint. What was packaged is `dist/digistrat`, or what
DIGISTRAT_BUNDLE names; it should be of the commit that is measured.
"""

import mmap
import os
import select
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.framework import Figure

ROOT = Path(__file__).parents[2]
STARTS = 15
# The package may take 1.3 times the same window from source, which itself may take 1.5 times an
# empty window (the goal of `start_up`).
OVER_SOURCE, OVER_EMPTY = 1.3, 1.3 * 1.5
WIDTH, HEIGHT, PIXEL = 1366, 768, 4
PATIENCE_S = 30
EMPTY = (
    "from PySide6.QtWidgets import QApplication, QMainWindow\n"
    "app = QApplication([]); window = QMainWindow(); window.resize(1366, 768)\n"
    "window.show(); app.exec()"
)


def packaged():
    """Give the packaged program."""
    folder = Path(os.environ.get("DIGISTRAT_BUNDLE", ROOT / "dist/digistrat"))
    if not (folder / "digistrat").is_file():
        raise FileNotFoundError(folder)
    return str(folder / "digistrat")


@contextmanager
def screen():
    """Give a new X screen's name and a way to look at its middle row."""
    with tempfile.TemporaryDirectory() as folder:
        reading, writing = os.pipe()
        server = subprocess.Popen(
            [
                *("Xvfb", "-displayfd", str(writing), "-nolisten", "tcp", "-fbdir", folder),
                *("-screen", "0", f"{WIDTH}x{HEIGHT}x24"),
            ],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        try:
            number = os.read(reading, 16).decode().strip()
            with (Path(folder) / "Xvfb_screen0").open("rb") as file:
                memory = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
            middle = len(memory) - WIDTH * PIXEL * (HEIGHT // 2)
            yield f":{number}", lambda: memory[middle : middle + WIDTH * PIXEL]
        finally:
            server.terminate()
            server.wait()
            os.close(reading)
            os.close(writing)


def first_paint_ms(command, compiled):
    """Start a program on a new screen; give the milliseconds until it has painted."""
    with screen() as (display, look):
        kept = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PYTHONPYCACHEPREFIX": str(compiled)}
        environment = {**os.environ, **kept}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        empty = look()
        began = time.perf_counter()
        started = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            return _until_painted(started, look, empty, began)
        finally:
            started.kill()
            started.wait()


def _until_painted(started, look, empty, began):
    ended = os.pidfd_open(started.pid)
    try:
        while look() == empty:
            if select.select([ended], [], [], 0.0005)[0]:
                raise ChildProcessError(started.args)
            if time.perf_counter() - began > PATIENCE_S:
                raise TimeoutError(started.args)
        return (time.perf_counter() - began) * 1000
    finally:
        os.close(ended)


def start_of_the_package():
    """The packaged window's first paint, against the same and an empty window from source."""
    program = packaged()
    with tempfile.TemporaryDirectory() as name:
        store, compiled = Path(name) / "store", Path(name) / "compiled"
        subprocess.run([program, "sample", "--store", store], check=True, capture_output=True)
        commands = (
            (sys.executable, "-c", EMPTY),
            (sys.executable, "-m", "digistrat_desktop", "--store", store),
            (program, "--store", store),
        )
        for command in commands:
            first_paint_ms(command, compiled)
        runs = [[first_paint_ms(one, compiled) for one in commands] for _ in range(STARTS)]
    empty, source, frozen = (statistics.median(column) for column in zip(*runs, strict=True))
    return [
        Figure("packaged, to first paint", frozen, "ms", OVER_SOURCE, source, "from source"),
        Figure("the same", frozen, "ms", OVER_EMPTY, empty, "an empty window from source"),
    ]


BENCHMARKS = (start_of_the_package,)
