"""What a check says, in words a board member could read."""

from digistrat_desktop.domain.record.events import Verdict
from digistrat_desktop.services.record.verifying import (
    CANNOT_PROVE,
    verdict_in_words,
    verify_library,
)
from digistrat_desktop.services.sample import ensure_sample

NAMES = {"t1": "Northmoor"}


def test_a_sound_trail_is_told_with_its_length_and_end():
    words = verdict_in_words(Verdict("t1", 1284, b"\xab\xcd"), NAMES)
    assert words.startswith("Northmoor: unaltered. 1,284 changes")
    assert words.endswith("Last fingerprint: abcd")


def test_one_change_is_one_change():
    assert " 1 change " in verdict_in_words(Verdict("t1", 1, b""), NAMES)


def test_the_first_bad_change_is_named_with_what_is_still_intact():
    words = verdict_in_words(Verdict("t1", 20, b"", bad_event=12), NAMES)
    assert "PROBLEM FOUND" in words
    assert "Change 12 of 20" in words
    assert "The 11 before it are unaltered." in words


def test_a_bad_first_change_leaves_nothing_intact():
    assert "No earlier changes" in verdict_in_words(Verdict("t1", 20, b"", bad_event=1), NAMES)


def test_a_trail_cut_short_is_told_apart():
    words = verdict_in_words(Verdict("t1", 20, b"", bad_event=21), NAMES)
    assert "should end at change 20" in words


def test_a_changed_record_is_named():
    words = verdict_in_words(Verdict("t1", 20, b"", bad_record="r9"), NAMES)
    assert "PROBLEM FOUND" in words
    assert "r9" in words


def test_a_stray_record_belongs_to_no_trust():
    assert verdict_in_words(Verdict("", 0, b"", bad_record="r9"), NAMES).startswith("No trust")


def test_a_check_always_says_what_it_cannot_prove(library):
    assert verify_library(library).lines[-2:] == CANNOT_PROVE
    ensure_sample(library)
    found = verify_library(library)
    assert found.sound
    assert found.lines[-2:] == CANNOT_PROVE
    assert "who used the keyboard" in CANNOT_PROVE[0]
