"""The search for cycles: paused while the program starts, then never over what was made by then."""

import gc

import pytest

from digistrat_desktop.app import collector


@pytest.fixture(autouse=True)
def as_before():
    yield
    gc.unfreeze()
    gc.enable()


def test_it_is_paused_while_the_program_starts():
    collector.pause()
    assert not gc.isenabled()


def test_it_goes_on_afterwards_without_what_the_start_made():
    made = [object.__new__(type("Made", (), {}))]
    collector.pause()
    collector.resume()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0
    assert not any(one is made for one in gc.get_objects())
