"""What a check says, in words a board member could read."""

from digistrat_desktop.domain.record.events import code_of
from digistrat_desktop.services.record.verifying import (
    CANNOT_PROVE,
    verdict_in_words,
    verify_library,
)
from digistrat_desktop.services.sample import ensure_sample
from digistrat_desktop.storage.port import Verdict

NAMES = {"t1": "Northmoor"}


def test_a_sound_trust_is_told_with_its_changes_and_its_last_fingerprint_as_a_code_and_whole():
    words = verdict_in_words(Verdict("t1", 1284, "ab" * 32), NAMES)
    assert words.startswith("Northmoor: unaltered. 1,284 changes checked")
    assert words.endswith(f"Last fingerprint: {code_of('ab' * 32)}, in full {'ab' * 32}")


def test_one_change_is_one_change():
    assert " 1 change " in verdict_in_words(Verdict("t1", 1, "00" * 32), NAMES)


def test_the_first_bad_change_is_named():
    words = verdict_in_words(Verdict("t1", 20, "", bad_event=12), NAMES)
    assert "PROBLEM FOUND" in words
    assert "Change 12 of 20" in words


def test_changes_that_were_taken_away_are_told_apart():
    words = verdict_in_words(Verdict("t1", 20, "", bad_event=21), NAMES)
    assert "The last fingerprint is not that of the changes" in words


def test_a_changed_record_is_named():
    words = verdict_in_words(Verdict("t1", 20, "", bad_record="r9"), NAMES)
    assert "PROBLEM FOUND" in words
    assert "r9" in words


def test_a_stray_record_belongs_to_no_trust():
    assert verdict_in_words(Verdict("", 0, "", bad_record="r9"), NAMES).startswith("No trust")


def test_a_check_always_says_what_it_cannot_prove(library):
    assert verify_library(library).lines[-2:] == CANNOT_PROVE
    ensure_sample(library)
    found = verify_library(library)
    assert found.sound
    assert found.lines[-2:] == CANNOT_PROVE
    assert "who used the keyboard" in CANNOT_PROVE[0]
