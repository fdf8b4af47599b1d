"""The chain of version 1 against vectors worked out by hand with hashlib, so that another program agrees."""

import hashlib

import pytest

from digistrat_desktop.domain.errors import InvalidValue, Refused
from digistrat_desktop.domain.record.events import first_hash, next_hash

OWNER = '{"created":"2026-05-14T13:02:00.000Z","framework":"","owner":"t"}'
START = "d37424ffbaa5c1feabe1b48265c7fab0f75694002247fd2683cc32db9e67ed22"


def test_the_start_binds_owner_time_and_framework():
    expected = hashlib.sha256(b"digistrat-audit-v1\n" + OWNER.encode()).digest()
    assert first_hash(OWNER) == expected
    assert first_hash(OWNER).hex() == START


def test_an_event_is_bound_to_its_place_and_all_before_it():
    before = bytes(32)
    by_hand = b"digistrat-audit-v1\n" + before + b"\0\0\0\0\0\0\1\2" + "{“é”}".encode()
    assert next_hash(before, 258, "{“é”}") == hashlib.sha256(by_hand).digest()
    assert (
        len({next_hash(before, 1, "a"), next_hash(before, 2, "a"), next_hash(before, 1, "b")}) == 3
    )


def test_an_error_says_what_happened_what_is_safe_and_what_to_do():
    error = Refused("It is so.", "All is safe.", "Wait.")
    assert str(error) == "It is so. All is safe. Wait."
    assert str(Refused("It is so.")) == "It is so."
    assert InvalidValue("name", "Too long.").field == "name"


@pytest.mark.parametrize("number", [0, 1, 2**63 - 1])
def test_every_number_of_an_event_has_eight_bytes(number):
    assert len(next_hash(b"", number, "")) == 32
