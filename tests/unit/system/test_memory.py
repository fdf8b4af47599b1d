"""What was freed goes back to the system, where its library would keep it."""

import os
import sys
from pathlib import Path

import pytest

from digistrat_desktop.system.memory import give_back

MB = 1_000_000


def resident():
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGESIZE")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="others give it back themselves")
def test_memory_between_what_is_still_used_is_given_back():
    held = [bytes([1]) * 9_000 for _ in range(10_000)]
    kept = held[::100]
    del held
    before = resident()
    give_back()
    assert before - resident() > 40 * MB
    assert len(kept) == 100


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_elsewhere_nothing_is_done(monkeypatch, platform):
    monkeypatch.setattr(sys, "platform", platform)
    give_back()
