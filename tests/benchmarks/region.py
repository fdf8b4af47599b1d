"""215 trusts as one data set: made, made again with one new file, and asked; beside SQLite.

The files of 215 trusts take some minutes to make. They are kept in build/region while their maker is the same.
"""

import hashlib
import shutil
import statistics
import tempfile
from pathlib import Path

from digistrat_desktop.analysis.measures.metric_lines import metric_lines
from digistrat_desktop.app.bootstrap import make_basis
from digistrat_desktop.app.region import region_maker
from digistrat_desktop.services.packages.files import read_file
from tests.benchmarks import yardsticks
from tests.benchmarks.framework import Figure, interleaved, processor_milliseconds
from tests.helpers import region_trusts
from tests.helpers.region_sqlite import loaded
from tests.helpers.region_trusts import RegionSize, fill_folder, write_trust

KEPT = Path("build/region")
SIZE = RegionSize()
SERIES = 12_900


def files():
    """Give the folder of files, made where it is not there."""
    made_by = hashlib.sha256(Path(region_trusts.__file__).read_bytes()).hexdigest()[:16]
    folder = KEPT / made_by
    if not (folder / "whole").exists():
        shutil.rmtree(KEPT, ignore_errors=True)
        fill_folder(folder / "files", SIZE)
        (folder / "whole").touch()
    return folder / "files"


def region():
    """The data set made, made again with a new file, every view, and the limits of all series."""
    maker = region_maker(make_basis().resources)
    piece = yardsticks.python()
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        source = shutil.copytree(files(), home / "files")
        made = processor_milliseconds(lambda: maker.make(source, home / "out"))
        write_trust(source, SIZE.trusts + 1, SIZE)
        again = processor_milliseconds(lambda: maker.make(source, home / "out"))
        slowest, beside = views(maker, home / "out")
        limits = of_limits(maker, source)
    return [
        Figure("215 trusts verified and written", made, "ms", 19_000, *piece),
        Figure("again with one new file", again, "ms", 480, *piece),
        Figure("the slowest view of 215 trusts", slowest, "ms", 32, *piece),
        Figure("the same", slowest, "ms", 1, beside, "the same view in SQLite"),
        Figure("limits of 12,900 series", limits, "ms", 640, *piece),
    ]


def views(maker, folder):
    """Give the slowest view in DuckDB and the same in SQLite, in milliseconds."""
    other = loaded(folder)
    opened = maker.sets.open(folder, maker.views.all())
    taken = {
        view: interleaved(
            3,
            lambda view=view: opened.ask(f"SELECT * FROM {view}"),
            lambda view=view: other.execute(f"SELECT * FROM {view}").fetchall(),
        )
        for view in maker.views.names()
    }
    opened.close()
    other.close()
    return max(taken.values())


def of_limits(maker, source):
    """Time the readings of one trust, and give what all series would take on the processor."""
    workspace = read_file(maker.packages, source / region_trusts.name_of(3)).workspace
    lines = metric_lines(workspace, None)
    taken = [processor_milliseconds(lambda: metric_lines(workspace, None)) for _ in range(9)]
    return statistics.median(taken) * SERIES / len(lines)


BENCHMARKS = (region,)
