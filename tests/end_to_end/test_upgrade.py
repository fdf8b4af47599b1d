"""A data file of 0.1.0 opened by this version: backed up, brought up to date, checked, and the way back.

`v3_sample` is the sample trust as 0.1.0 made it (`digistrat sample` at 7349344), and its board report. The others have merges,
seals and attached files; `tests/storage/test_migrating.py` says how they came about.
"""

import sqlite3

import pytest

from tests.helpers.commands import Desk
from tests.helpers.sample_store import OLDER, older_store
from tests.helpers.stores import raw

NAMES = sorted(path.name.removesuffix(".db.xz") for path in OLDER.glob("*.db.xz"))


@pytest.fixture(params=NAMES)
def desk(tmp_path, request):
    """A data folder with one file of 0.1.0, and commands that run on it."""
    older_store(request.param, tmp_path / "digistrat.db")
    return Desk(tmp_path)


def backups(desk):
    return sorted((desk.store / "backups").glob("*.db"))


def schema(path):
    with raw(path) as db:
        return db.execute("PRAGMA user_version").fetchone()[0]


def everything(path):
    db = sqlite3.connect(path)
    try:
        return list(db.iterdump())
    finally:
        db.close()


def test_it_is_backed_up_as_it_was_brought_up_to_date_and_verified(desk):
    live = desk.store / "digistrat.db"
    was = everything(live)
    assert desk.run("verify") == 0, desk.err
    assert "unaltered" in desk.out
    (kept,) = backups(desk)
    assert everything(kept) == was
    assert (schema(kept), schema(live)) == (3, 5)
    assert desk.run("verify") == 0
    assert backups(desk) == [kept]


def test_the_backup_put_in_its_place_is_the_way_back_and_forward_again(desk):
    listed = desk.listed()
    (kept,) = backups(desk)
    live = desk.store / "digistrat.db"
    live.write_bytes(kept.read_bytes())
    assert schema(live) == 3
    assert desk.listed() == listed
    assert desk.run("verify") == 0


@pytest.mark.pdf
def test_the_sample_of_0_1_0_is_whole_and_makes_its_report(tmp_path):
    older_store("v3_sample", tmp_path / "digistrat.db")
    desk = Desk(tmp_path)
    assert desk.run("verify") == 0
    assert "883 changes checked" in desk.out
    assert desk.run("report", "--assessment", "latest", "--out", tmp_path / "board.pdf") == 0
    assert (tmp_path / "board.pdf").stat().st_size > 50_000


def test_a_report_0_1_0_printed_is_still_that_of_its_data(tmp_path):
    older_store("v3_sample", tmp_path / "digistrat.db")
    desk = Desk(tmp_path)
    assert desk.run("check-report", OLDER / "v3_sample.pdf") == 0
    assert "Your data is exactly what the report was made from." in desk.out
