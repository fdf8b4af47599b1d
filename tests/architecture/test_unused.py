"""Nothing dead: what the package defines, the package uses."""

from tests.architecture.unused import KEPT, unused


def test_everything_that_is_defined_is_used_or_kept_for_a_reason():
    left = [f"{one.place}: {one.name}" for one in unused() if one.name not in KEPT]
    assert left == []


def test_what_is_kept_for_a_reason_is_still_there_and_still_unused():
    assert {one.name for one in unused()} >= KEPT.keys()
