"""What `make bench` prints: every row a ratio to something of the same run, and no row forgotten."""

import importlib
from pathlib import Path

import pytest

from tests.benchmarks.__main__ import BEGIN, END, MODULES, benchmarks, measured, written
from tests.benchmarks.framework import Figure, PeerMissing, table

HERE = Path(__file__).parent
SLOW = Figure("saved", 30.0, "ms", 2, 10.0, "4 KiB synced")
QUICK = Figure("drawn", 1234.0, "ms", 2, 1000.0, "a fill")


def test_a_goal_is_a_ratio_and_not_a_time():
    assert (SLOW.ratio, SLOW.is_met) == (3, False)
    assert (QUICK.ratio, QUICK.is_met) == (pytest.approx(1.234), True)


def test_a_row_says_what_it_stands_beside_and_whether_its_goal_is_met():
    head, saved, drawn = table([SLOW, QUICK]).splitlines()
    assert head.split() == ["figure", "value", "beside", "value", "ratio", "goal"]
    assert saved.split("  ")[-1] == "MISSED"
    assert "4 KiB synced" in saved
    assert drawn.startswith("drawn   1,234 ms  a fill")


def test_a_peer_that_is_not_there_is_said_and_hides_no_other():
    def peer():
        raise PeerMissing("R is not installed")

    assert measured([peer, lambda: [QUICK]]) == ([QUICK], ["R is not installed"])


def test_the_page_keeps_what_was_written_by_hand():
    page = written(f"Before\n{BEGIN}\nold\n{END}\nAfter", [SLOW], [])
    assert page.startswith("Before\n")
    assert page.endswith("\nAfter")
    assert "old" not in page
    assert "Missed: saved (4 KiB synced)." in page


@pytest.mark.ui
def test_every_benchmark_can_be_loaded():
    assert len(benchmarks("", (*MODULES, "peers"))) > 15
    for path in HERE.glob("*_once.py"):
        assert importlib.import_module(f"tests.benchmarks.{path.stem}").__doc__
