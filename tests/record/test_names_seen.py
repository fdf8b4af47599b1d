"""A name or role of which nothing can be seen is refused wherever it is given, and comes in by no file."""

import json

import pytest

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.services.record.sealing import seal_assessment
from digistrat_desktop.storage.package.reading import read_package
from tests.helpers.desks import computer, filled
from tests.helpers.graphs import AUTUMN, Hand
from tests.helpers.packaging import Kit, taken_apart
from tests.record.vectors import first

UNSEEN = {
    "blanks": "  \n",
    "U+200B": "\u200b",
    "U+3164": "\u3164",
    "U+2060": "\u2060",
    "U+00AD": "\u00ad",
    "U+034F": "\u034f",
    "U+115F": "\u115f",
    "U+2800": "\u2800",
    "U+FFA0": "\uffa0",
    "several": "\u200b \u2060\ufeff",
}


@pytest.mark.parametrize("name", UNSEEN.values(), ids=UNSEEN)
def test_nothing_takes_a_name_nobody_can_see(tmp_path, name):
    with computer(tmp_path, "Ann") as ann:
        trust_id, assessment_id = filled(ann)
        before = len(ann.library.store.graph(trust_id))
        deeds = (
            lambda: ann.library.name_person("person-x", name),
            lambda: ann.trust(name),
            lambda: ann.start(trust_id, name),
            lambda: seal_assessment(ann.library, assessment_id, name, ann.author),
        )
        for deed in deeds:
            with pytest.raises(Refused):
                deed()
        assert len(ann.library.store.graph(trust_id)) == before
        assert len(ann.library.store.trusts()) == 1
        assert "person-x" not in ann.library.store.people()


@pytest.mark.parametrize("name", UNSEEN.values(), ids=UNSEEN)
def test_a_file_brings_no_name_nobody_can_see(name):
    with pytest.raises(Refused, match="nothing that can be seen"):
        read_package(Hand().begin(AUTUMN).file(people={"ann": name}))


def test_of_what_version_1_wrote_such_a_name_is_none():
    kit = Kit(first())
    kit.state["people"] = {**kit.state["people"], "person-x": "\u200b"}
    people = read_package(kit.built()).people
    assert "person-x" not in people
    assert people == read_package(first()).people


@pytest.mark.parametrize("name", UNSEEN.values(), ids=UNSEEN)
def test_a_store_that_has_such_a_name_is_still_handed_over(tmp_path, name):
    with computer(tmp_path, "Ann") as ann:
        trust_id, _ = filled(ann)
        ann.library.store._db.execute("UPDATE person SET name = ?", (name,))
        content = ann.library.store.hand_over(trust_id)
        written = ann.library.files.write(content)
        assert json.loads(taken_apart(written)["people.json"]) == {}
        assert len(ann.library.files.read(written).events) == len(content.events)
