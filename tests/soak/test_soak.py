"""A random user at the window: twenty seconds in every run, half an hour for a release.

It runs in a process of its own, so that its memory and what it hears are its own.
"""

import json
import subprocess
import sys

import pytest

LONGEST_GROWTH_MB = 20


def soak(seconds, seed):
    done = subprocess.run(
        [sys.executable, "-m", "tests.soak", "--seconds", str(seconds), "--seed", str(seed)],
        capture_output=True,
        text=True,
        check=True,
        timeout=seconds * 2 + 600,
    )
    return json.loads(done.stdout[done.stdout.index("{") :])


def faults(figures):
    return [*figures["exceptions"], *figures["warnings"], *figures["unequal"]]


@pytest.mark.slow
def test_a_random_user_for_a_moment_breaks_nothing():
    figures = soak(20, seed=11)
    assert faults(figures) == []
    assert figures["steps"] > 10


@pytest.mark.soak
def test_a_random_user_for_half_an_hour_breaks_nothing_and_takes_no_more_memory():
    figures = soak(1800, seed=1)
    assert faults(figures) == []
    assert figures["growth_mb"] is not None, "too few parts to tell growth from warming up"
    assert figures["growth_mb"] < LONGEST_GROWTH_MB
