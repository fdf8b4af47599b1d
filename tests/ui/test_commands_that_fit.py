"""A command that could do nothing as things are is greyed."""

import pytest

from digistrat_desktop.ui.pages.commands import COMMANDS
from tests.ui.test_signing_by_keys import filled, is_signed, press_sign_off

FITTING = {(one.id, one.target): one.fits for one in COMMANDS if one.fits is not None}


def offered(seat):
    return {place: seat.window._doing.action(*place).isEnabled() for place in FITTING}


def told(seat):
    return {place: fits(seat.session) for place, fits in FITTING.items()}


@pytest.mark.parametrize("state", ["draft", "signed", "read only", "signed and read only"])
def test_commands_are_offered_only_where_they_can_do_something(seat, state):
    if "signed" in state:
        seat.context.call_me("Sam Reeve")
        press_sign_off(seat, filled(seat))
        assert is_signed(seat)
    if "read only" in state:
        seat.session.set_read_only("Read only")
    writes, signed = "read only" not in state, "signed" in state
    now = offered(seat)
    assert now == told(seat)
    assert now["assess", "add-evidence"] is (writes and not signed)
    assert now["signing", "reopen"] is (writes and signed)
    assert now["actions", "add"] is writes
