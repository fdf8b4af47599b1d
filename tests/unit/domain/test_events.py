"""The chain against vectors worked out by hand with hashlib, so that another program agrees."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digistrat_desktop.domain.errors import InvalidValue, Refused
from digistrat_desktop.domain.record.events import (
    Event,
    Verdict,
    first_bad_event,
    first_hash,
    next_hash,
)

OWNER = '{"created":"2026-05-14T13:02:00.000Z","framework":"","owner":"t"}'
START = "d37424ffbaa5c1feabe1b48265c7fab0f75694002247fd2683cc32db9e67ed22"


def chain(*bodies):
    events, previous = [], first_hash(OWNER)
    for number, body in enumerate(bodies, start=1):
        previous = next_hash(previous, number, body)
        events.append(Event(number, body, previous))
    return events


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


def test_a_whole_chain_has_no_bad_event():
    assert first_bad_event(first_hash(OWNER), chain("a", "b", "c")) is None
    assert first_bad_event(first_hash(OWNER), []) is None


@given(
    st.lists(st.text(max_size=5), min_size=2, max_size=8, unique=True),
    st.data(),
)
def test_the_first_event_that_was_touched_is_named(bodies, data):
    events = chain(*bodies)
    at = data.draw(st.integers(0, len(events) - 2))
    old = events[at]
    attack = data.draw(st.sampled_from(["edit", "delete", "swap", "insert"]))
    if attack == "edit":
        events[at] = Event(old.seq, old.body + "x", old.hash)
    elif attack == "delete":
        del events[at]
    elif attack == "swap":
        events[at], events[at + 1] = events[at + 1], old
    else:
        events.insert(at, Event(old.seq, old.body + "x", next_hash(bytes(32), old.seq, "x")))
    assert first_bad_event(first_hash(OWNER), events) == at + 1


def test_a_chain_cannot_be_moved_to_another_owner():
    assert first_bad_event(first_hash(OWNER.replace('"t"', '"u"')), chain("a")) == 1


def test_a_verdict_is_sound_when_nothing_was_found():
    assert Verdict("t", 1, b"").sound
    assert not Verdict("t", 1, b"", bad_event=1).sound
    assert not Verdict("t", 1, b"", bad_record="r").sound


def test_an_error_says_what_happened_what_is_safe_and_what_to_do():
    error = Refused("It is so.", "All is safe.", "Wait.")
    assert str(error) == "It is so. All is safe. Wait."
    assert str(Refused("It is so.")) == "It is so."
    assert InvalidValue("name", "Too long.").field == "name"


@pytest.mark.parametrize("number", [0, 1, 2**63 - 1])
def test_every_number_of_an_event_has_eight_bytes(number):
    assert len(next_hash(b"", number, "")) == 32
