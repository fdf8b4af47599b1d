"""Fail the n-th change to the disk while a package or a table comes in: all of it is there, or nothing.

Four kinds of import, each failing with an I/O error and with a full disk, once and from then on. What
is said must be what is there; tried again on a mended disk it comes in whole.
"""

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

import apsw

from digistrat_desktop.domain.edits.metrics import (
    NewReading,
    add_metric,
    metric_from_catalogue,
    put_readings,
)
from digistrat_desktop.domain.errors import NotSaved
from digistrat_desktop.services.packages.exchange import apply_import, export_trust, plan_package
from digistrat_desktop.services.store.library import Library, make_author
from digistrat_desktop.storage.sqlite.store import SqliteStore
from digistrat_desktop.system.clock import FixedClock, SeededIds
from tests.faults.disk import Disk
from tests.helpers.desks import BEGAN, CATALOGUE, FILES, computer, filled, read_file
from tests.helpers.stores import ORIGIN, handed

PATH = Path("made-up") / "digistrat.db"
ERRORS = (apsw.IOError, apsw.FullError)


@dataclass
class Imports:
    """What the sweep showed.

    Attributes:
        points: changes that were made to fail, by kind of import.
        wrong: points at which something else was said than is there, or half of it was there.
    """

    points: dict = field(default_factory=dict)
    wrong: list = field(default_factory=list)


def author(seed):
    return make_author(FixedClock(BEGAN, dt.timedelta(seconds=1)), SeededIds(seed), "person-A")


class OnMadeUpDisk(SqliteStore):
    """A store beside which nothing can be remembered: its folder is made up too."""

    def remember(self, name, text):
        """Let go of it."""


def library_on(disk):
    return Library(OnMadeUpDisk(PATH, ORIGIN, disk.connector()), CATALOGUE, FILES)


def seen(library):
    """Give everything of every trust: changes, ends, tables and names."""
    store = library.store
    return [
        (handed(store, trust.id), store.open_trust(trust.id)) for trust in library.home(1).trusts
    ]


def kinds(folder):
    """Give each kind of import: the store's files before it, and what brings it in."""
    with computer(folder, "Zoe") as zoe:
        trust_id, assessment_id = filled(zoe)
        first = _package(zoe, trust_id, folder / "first.digistrat")
        zoe.answer(assessment_id, "ALN-03", answer="absent")
        later = _package(zoe, trust_id, folder / "later.digistrat")
        pack = zoe.pack
    empty = _files(lambda _: None)
    begun = _files(lambda library: _take(library, first, author("before")))
    ours = _files(lambda library: (_take(library, first, author("before")), _table(library, pack)))
    return {
        "new": (empty, lambda library: _take(library, first, author("now"))),
        "later": (begun, lambda library: _take(library, later, author("now"))),
        "apart": (ours, lambda library: _take(library, later, author("now"))),
        "table": (begun, lambda library: _table(library, pack)),
    }


def _package(made, trust_id, path):
    export_trust(made.library, trust_id, path, made.author.stamp())
    return read_file(path)


def _take(library, package, who):
    apply_import(library, plan_package(library, package, "x.digistrat"), who)


def _table(library, pack):
    """Bring a table of readings in, as one transaction, with the metric it makes."""
    who, trust = author("table"), library.home(1).trusts[0].id
    metric = metric_from_catalogue(pack.metrics[1], trust, who.new_id())
    made = add_metric(metric, who)
    rows = [NewReading(f"2025-{month:02d}", str(month)) for month in range(1, 13)]
    library.record(
        (made, put_readings(library.open_trust(trust).workspace, metric, rows, who)), {}, []
    )


def _files(prepare):
    disk = Disk()
    library = library_on(disk)
    prepare(library)
    library.close()
    disk.unregister()
    return {name: bytes(content) for name, content in disk.files.items()}


def sweep_imports(folder, stride=1):
    """Fail every change, or every `stride`-th, of every kind of import in four ways."""
    found = Imports()
    for kind, (files, bring) in kinds(folder).items():
        for error in ERRORS:
            for for_good in (False, True):
                at = 1
                while _try(files, bring, (kind, at, error, for_good), found):
                    at += stride
    return found


def _try(files, bring, how, found):
    kind, at, error, for_good = how
    disk = Disk()
    disk.files.update({name: bytearray(content) for name, content in files.items()})
    library = library_on(disk)
    before = seen(library)
    disk.fail(at, error, for_good=for_good)
    said = _said(library, bring)
    reached = disk.changes >= at
    disk.mend()
    if reached:
        found.points[kind] = found.points.get(kind, 0) + 1
        if wrong := _wrong(library, bring, said, before):
            found.wrong.append(f"{kind}, {error.__name__} at {at}, for good {for_good}: {wrong}")
    library.close()
    disk.unregister()
    return reached


def _said(library, bring):
    try:
        bring(library)
    except NotSaved:
        return False
    return True


def _wrong(library, bring, said, before):
    after = seen(library)
    if not said and after != before:
        return "it was refused and something of it is there"
    if said and after == before:
        return "it was said to be there and is not"
    if not said:
        bring(library)
    if seen(library) == before:
        return "tried again it did not come in"
    return "" if all(verdict.sound for verdict in library.verify()) else "it does not verify"
