"""215 trusts as one data set: made, made again with one new file, and asked; beside SQLite. And as they grow.

The files take some minutes to make. They are kept in build/region while their maker is the same.
"""

import hashlib
import shutil
import tempfile
from pathlib import Path

from digistrat_desktop.analysis.measures.metric_lines import metric_lines
from digistrat_desktop.analysis.measures.spc.product import analyse
from digistrat_desktop.analysis.measures.spc.values import Series, SeriesPoint
from digistrat_desktop.app.bootstrap import make_basis
from digistrat_desktop.app.region import region_maker
from digistrat_desktop.services.packages.files import read_file
from tests.benchmarks import yardsticks
from tests.benchmarks.framework import (
    Figure,
    all_processes_milliseconds,
    interleaved,
    processor_milliseconds,
)
from tests.helpers import region_trusts
from tests.helpers.region_sqlite import loaded
from tests.helpers.region_trusts import RegionSize, fill_folder, write_trust

KEPT = Path("build/region")
SIZE = RegionSize()
LITTLE = RegionSize(trusts=1000, cycles=2, metrics=3, readings=12)
GROWTH = ((SIZE, (50, 100, 215)), (LITTLE, (100, 300, 1000)))
MOST_A_TRUST = 1.2  # of what each takes among the fewest
SERIES = 12_900


def files(size=SIZE):
    """Give the folder of files, made where it is not there."""
    made_by = hashlib.sha256(Path(region_trusts.__file__).read_bytes()).hexdigest()[:16]
    folder = KEPT / made_by / "-".join(map(str, size))
    if not (folder / "whole").exists():
        for old in KEPT.glob("*"):
            if old.name != made_by:
                shutil.rmtree(old)
        shutil.rmtree(folder, ignore_errors=True)
        fill_folder(folder / "files", size, odd=size is SIZE)
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
        limits, said = of_limits(maker, source)
    return [
        Figure("215 trusts verified and written", made, "ms", 19_000, *piece),
        Figure("again with one new file", again, "ms", 480, *piece),
        Figure("the slowest view of 215 trusts", slowest, "ms", 32, *piece),
        Figure("the same", slowest, "ms", 1, beside, "the same view in SQLite"),
        Figure("limits of 12,900 series", limits, "ms", 640, *piece),
        Figure("the same, with all that is said of them", said, "ms", 2_000, *piece),
    ]


def region_growth():
    """What a trust takes among few and among many, whole histories and smaller ones."""
    maker = region_maker(make_basis().resources)
    found = []
    for size, counts in GROWTH:
        each = {count: of_so_many(maker, files(size), count) / count for count in counts}
        fewest = counts[0]
        for count in counts[1:]:
            name = f"each of {count:,} trusts with {size.cycles} assessments"
            row = (each[count], "ms", MOST_A_TRUST, each[fewest], f"each of {fewest}")
            found.append(Figure(name, *row))
    return found


def of_so_many(maker, source, count):
    """Time the making of a data set of some of the files, on all processors together."""
    with tempfile.TemporaryDirectory() as name:
        some = Path(name) / "files"
        some.mkdir()
        for number in range(count):
            shutil.copy(source / region_trusts.name_of(number), some)
        return all_processes_milliseconds(lambda: maker.make(some, Path(name) / "out"))


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
    """Time the series of one trust: limits and signals alone, then all that is said of them.

    What all series would take on the processor is given.
    """
    workspace = read_file(maker.packages, source / region_trusts.name_of(3)).workspace
    lines = metric_lines(workspace, None)
    series = [
        (
            Series(tuple(SeriesPoint(p.period, p.value, p.state) for p in line.analysis.points)),
            line.analysis.options,
        )
        for line in lines
    ]
    taken = interleaved(
        9,
        lambda: [analyse(*one) for one in series],
        lambda: metric_lines(workspace, None),
        clock=processor_milliseconds,
    )
    return [one * SERIES / len(lines) for one in taken]


BENCHMARKS = (region, region_growth)
