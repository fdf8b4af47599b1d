"""Erasing and removing do what they say, no less and no more."""

import pytest

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.services.record.sealing import seal_assessment
from digistrat_desktop.services.store.privacy import erase_name, remove_trust
from tests.helpers.desks import filled
from tests.helpers.stores import log_of, trail_end

MARKER = "Zsuzsanna Quillfeather"


@pytest.fixture
def named(ann, place):
    ann.library.name_person("person-z", MARKER)
    ann.evidence(place[1], "ALN-02", "Letter", owner_id="person-z")
    return place


def test_an_erased_name_is_nowhere_in_the_store_and_the_trail_still_holds(ann, named):
    assert MARKER.encode() in ann.file()
    (changes, _), _ = trail_end(ann.library, named[0])
    erase_name(ann.library, "person-z", ann.author)
    assert ann.library.home(1).people["person-z"] == ""
    assert MARKER.encode() not in ann.file()
    assert trail_end(ann.library, named[0])[0].length == changes + 1
    assert ann.sound()


def test_that_a_name_was_erased_travels_and_every_copy_forgets_it(ann, bob, named, send):
    bob.take(send(ann, named[0]))
    assert bob.library.home(1).people["person-z"] == MARKER
    erase_name(ann.library, "person-z", ann.author)
    plan = bob.take(send(ann, named[0]))
    assert plan.changes == 1
    assert bob.library.home(1).people["person-z"] == ""
    assert MARKER.encode() not in bob.file()
    assert bob.sound()


def test_a_name_erased_twice_is_said_once(ann, named):
    erase_name(ann.library, "person-z", ann.author)
    changes = trail_end(ann.library, named[0])[0].length
    erase_name(ann.library, "person-z", ann.author)
    assert trail_end(ann.library, named[0])[0].length == changes


def test_an_erased_name_does_not_come_back_with_a_package(ann, bob, named, send):
    out = send(ann, named[0])
    bob.take(out)
    erase_name(bob.library, "person-z", bob.author)
    ann.answer(named[1], "ALN-03", answer="siloed")
    bob.take(send(ann, named[0]))
    bob.library.name_person("person-z", MARKER)
    assert bob.library.home(1).people["person-z"] == ""
    assert MARKER.encode() not in bob.file()


def test_that_a_name_was_erased_is_recorded_without_it(ann, named):
    erase_name(ann.library, "person-z", ann.author)
    last = log_of(ann.library.store)[-1]
    assert '"what":"name erased"' in last
    assert MARKER not in last


def test_a_name_nobody_has_cannot_be_erased(ann, place):
    before = ann.file()
    with pytest.raises(Refused, match="There is nobody"):
        erase_name(ann.library, "person-x", ann.author)
    assert ann.file() == before


def test_a_removed_trust_leaves_only_that_it_was_done(ann, named):
    seal_assessment(ann.library, named[1], "Chair", ann.author)
    other, _ = filled(ann)
    (changes, end), _ = trail_end(ann.library, named[0])
    removed = remove_trust(ann.library, named[0], ann.author.stamp())
    assert (removed.changes, removed.end) == (changes, end)
    assert [trust.id for trust in ann.library.home(9).trusts] == [other]
    assert ann.library.home(9).count == 1
    content = ann.file()
    assert MARKER.encode() not in content
    last = log_of(ann.library.store)[-1]
    assert '"what":"trust removed"' in last
    assert end in last
    assert "Sherwood" not in last
    assert content.count(named[0].encode()) == last.count(named[0]) + _elsewhere(ann, named[0])
    assert ann.sound()


def _elsewhere(computer, trust_id):
    """Count the mentions in earlier entries of the store's own log."""
    return sum(body.count(trust_id) for body in log_of(computer.library.store)[:-1])


def test_what_other_trusts_still_speak_of_stays(ann, named):
    filled(ann)
    remove_trust(ann.library, named[0], ann.author.stamp())
    assert ann.library.home(1).people["person-Ann"] == "Ann"
    assert "person-z" not in ann.library.home(1).people


def test_a_removed_trust_can_come_in_again(ann, bob, shared, send):
    remove_trust(bob.library, shared[0], bob.author.stamp())
    plan = bob.take(send(ann, shared[0]))
    assert plan.is_new
    assert any(said.startswith("You removed this trust on 14 May 2026.") for said in plan.warnings)
    assert trail_end(bob.library, shared[0])[0] == trail_end(ann.library, shared[0])[0]
    assert bob.sound()


def test_a_trust_that_is_not_there_cannot_be_removed(ann, place):
    with pytest.raises(Refused):
        remove_trust(ann.library, "nobody", ann.author.stamp())
    assert ann.sound()


def test_an_erased_name_does_not_come_back_after_its_trust_was_removed(ann, bob, named, send):
    older = send(ann, named[0])
    bob.take(older)
    erase_name(bob.library, "person-z", bob.author)
    remove_trust(bob.library, named[0], bob.author.stamp())
    bob.take(older)
    assert bob.library.home(1).people["person-z"] == ""
    assert MARKER.encode() not in bob.file()
