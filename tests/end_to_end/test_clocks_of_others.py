"""A computer whose clock stands at an end of the calendar: its changes are read like all others."""

import os
import time
from datetime import UTC, date, datetime

import pytest

from digistrat_desktop.domain.record.history import told
from digistrat_desktop.domain.wire.codecs import day_to_judge_at, decode_time, local_time
from tests.helpers.commands import Desk
from tests.helpers.desks import computer, filled
from tests.helpers.graphs import Hand
from tests.helpers.packaging import reworded

EARLY, LATE = "0001-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"
AUTUMN = "autumn"


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made")
    with computer(folder, "data") as one:
        filled(one)
    assert Desk(folder / "data").run("export", "--trust", "ZZ1", "--out", folder / "p") == 0
    return (folder / "p.digistrat").read_bytes()


@pytest.fixture(params=[EARLY, LATE])
def desk(request, package, tmp_path):
    """A store into which a file came whose later changes are of such a time."""
    path = tmp_path / "odd.digistrat"
    odd = reworded(package, lambda n, said: {**said, "at": request.param if n > 1 else said["at"]})
    path.write_bytes(odd)
    desk = Desk(tmp_path / "data")
    assert desk.run("import", path) == 0, desk.err
    return desk


def test_every_command_on_the_data_works(desk, tmp_path):
    assert desk.run("verify") == 0, desk.err
    assert desk.run("list") == 0
    for kind in ("board", "full", "audit", "progress", "elsewhere"):
        code = desk.run("report", "--kind", kind, "--out", tmp_path / f"{kind}.html")
        assert code == 0, (kind, desk.err)
    assert desk.run("export", "--trust", "ZZ1", "--out", tmp_path / "again") == 0


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12", "Europe/London"])
@pytest.mark.parametrize("at", [EARLY, LATE])
def test_a_time_is_told_wherever_one_is(monkeypatch, zone, at):
    if not hasattr(time, "tzset"):
        zone = ""
    monkeypatch.setenv("TZ", zone or os.environ.get("TZ", ""))
    getattr(time, "tzset", lambda: None)()
    try:
        assert abs(local_time(decode_time(at)).year - decode_time(at).year) == 0
    finally:
        monkeypatch.undo()
        getattr(time, "tzset", lambda: None)()


def test_it_is_judged_at_a_day_to_which_months_can_be_added():
    assert day_to_judge_at(decode_time(EARLY)) == date(1900, 1, 1)
    assert day_to_judge_at(decode_time(LATE)) == date(2200, 12, 31)
    assert day_to_judge_at(datetime(2026, 3, 31, 23, tzinfo=UTC)) == date(2026, 3, 31)


@pytest.mark.parametrize(("after", "marked"), [(EARLY, True), (LATE, False)])
def test_the_order_of_two_clocks_is_still_told(after, marked):
    hand = Hand()
    hand.begin(AUTUMN)
    hand.answer(AUTUMN, "ALN-01", "siloed", at="2026-01-01T00:00:00.000Z")
    hand.answer(AUTUMN, "ALN-01", "absent", at=after)
    hand.answer(AUTUMN, "ALN-01", "siloed", at=after)
    lines = list(told(hand.graph))
    assert [one.clock for one in lines][-2:] == [marked, False]
