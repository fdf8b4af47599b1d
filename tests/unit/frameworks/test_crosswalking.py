"""Crosswalks in the workshop: a copy, its rows and requirements, its source, the check, publishing."""

from dataclasses import replace

import pytest

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.services.frameworks import crosswalking
from digistrat_desktop.services.frameworks.crosswalking import MappingRow
from digistrat_desktop.services.frameworks.drafting import NewPack
from digistrat_desktop.services.store.framework_files import check_framework_file
from digistrat_desktop.system.toml_text import toml_text

NEW = NewPack("our-standard", "1.0.0", "Our standard", "A trust", "Free to use")
WALKS = ("dspt-caf", "digital-boards", "service-standard", "wgll", "provider-capability")
SHOWN = MappingRow("ALN-05", "A1.a", "partly")
WORDS = {"id": "Z", "title": "Our own"}


@pytest.fixture
def tree(catalogue):
    return begun(catalogue, "dspt-caf")


def begun(catalogue, walk_id):
    found = next(one for one, _ in catalogue.crosswalks() if one.id == walk_id)
    return crosswalking.begun(found, NEW)


def rows(tree, requirement):
    return [row for row in crosswalking.rows_in(tree) if row.requirement == requirement]


def ids(tree):
    return [one["id"] for one in tree["requirements"]]


def offered(catalogue):
    board = catalogue.latest("digistrat-board")
    return {one.id: one for one in catalogue.crosswalks_for(board)}


@pytest.mark.parametrize("walk_id", WALKS)
def test_a_copy_is_a_draft_with_the_requirements_and_rows_of_the_other(catalogue, walk_id):
    source = next(one for one, _ in catalogue.crosswalks() if one.id == walk_id)
    made = crosswalking.crosswalk_in(crosswalking.begun(source, NEW))
    assert (made.id, made.short_title, made.provider) == (NEW.id, NEW.title, NEW.provider)
    assert (made.stage.value, made.stage_note) == ("draft", "")
    assert made.requirements == source.requirements
    assert made.source == source.source


def test_a_row_is_added_changed_and_removed_and_the_tables_before_stay(tree):
    assert SHOWN in rows(tree, "A1.a")
    more = crosswalking.with_row(tree, MappingRow("ALN-01", "A1.a", "context"))
    assert MappingRow("ALN-01", "A1.a", "context") in rows(more, "A1.a")
    stronger = crosswalking.with_row(more, SHOWN._replace(relation="supports"), SHOWN)
    assert rows(stronger, "A1.a")[0] == SHOWN._replace(relation="supports")
    assert SHOWN not in rows(stronger, "A1.a")
    elsewhere = crosswalking.with_row(tree, SHOWN._replace(requirement="A"), SHOWN)
    assert SHOWN not in rows(elsewhere, "A1.a")
    assert SHOWN._replace(requirement="A") in rows(elsewhere, "A")
    assert SHOWN not in rows(crosswalking.without_row(more, SHOWN), "A1.a")
    assert MappingRow("ALN-01", "A1.a", "context") not in rows(tree, "A1.a")


@pytest.mark.parametrize("relation", ["supports", "partly", "context"])
def test_the_same_question_twice_for_a_requirement_is_refused(tree, relation):
    with pytest.raises(Refused, match="twice"):
        crosswalking.with_row(tree, SHOWN._replace(relation=relation))


def test_the_last_row_goes_only_once_the_requirement_says_what_is_missing(tree):
    tree = crosswalking.with_new_requirement(
        tree, {**WORDS, "target": "ALN-01", "relation": "partly"}
    )
    row = MappingRow("ALN-01", "Z", "partly")
    with pytest.raises(Refused, match="say under “gap” what is missing"):
        crosswalking.without_row(tree, row)
    said = crosswalking.with_requirement(tree, "Z", {"gap": "Nothing asks about it."})
    assert rows(crosswalking.without_row(said, row), "Z") == []


def test_a_requirement_is_added_after_another_moved_changed_and_removed(tree):
    added = crosswalking.with_new_requirement(tree, {**WORDS, "gap": "Nothing."}, "A")
    assert ids(added)[:2] == ["A", "Z"]
    up = crosswalking.moved_requirement(added, "Z", -1)
    assert ids(up)[:2] == ["Z", "A"]
    assert crosswalking.moved_requirement(up, "Z", -1) == up
    said = crosswalking.with_requirement(up, "Z", {"title": "Other", "part_of": "A"})
    made = crosswalking.crosswalk_in(said).requirement("Z")
    assert (made.title, made.part_of, made.gap) == ("Other", "A", "Nothing.")
    assert ids(crosswalking.without_requirement(said, "Z")) == ids(tree)


def test_a_requirement_that_has_parts_stays_and_they_are_named(tree):
    with pytest.raises(Refused, match=r"part of A: A1\.a"):
        crosswalking.without_requirement(tree, "A")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"id": "A"}, "used twice"),
        ({"id": "Z", "gap": ""}, "name what relates to it"),
        ({"id": "Z", "part_of": "nowhere"}, "there is no requirement"),
        ({"id": "Z", "title": "a\u202eb"}, "hidden characters"),
        ({"id": "Z", "target": "A B", "relation": "supports"}, "cannot be an id"),
    ],
)
def test_what_the_reader_refuses_is_never_taken(tree, values, words):
    with pytest.raises(Refused, match=words):
        crosswalking.with_new_requirement(tree, {"title": "Ours", "gap": "Nothing.", **values})


@pytest.mark.parametrize("key", ["title", "publisher", "date", "licence"])
def test_a_crosswalk_always_says_its_source(tree, key):
    with pytest.raises(Refused, match=f"“{key}” is missing"):
        crosswalking.with_source(tree, {key: ""})
    assert crosswalking.with_source(tree, {key: "Other"})["crosswalk"]["source"][key] == "Other"


def test_what_it_says_of_itself_is_changed_and_who_asks_for_it_is_kept(tree):
    lines = crosswalking.recipient_lines(tree)
    same = {"recipients": lines, "title": "Another"}
    changed = crosswalking.with_about(tree, same)
    assert changed["crosswalk"]["recipients"] == tree["crosswalk"]["recipients"]
    assert changed["crosswalk"]["title"] == "Another"
    one = crosswalking.with_about(tree, {"recipients": ("board; The board",)})
    assert one["crosswalk"]["recipients"] == [{"role": "board", "name": "The board"}]


def test_a_short_title_follows_the_title_until_another_is_given(workshop):
    name = workshop.begin_crosswalk("wgll", "1.0.0", NEW)
    tree = workshop.open_draft(name)
    about = {**tree["crosswalk"], "recipients": ()}
    tree = crosswalking.with_about(tree, {**about, "title": "Our WGLL"})
    assert tree["crosswalk"]["short_title"] == "Our WGLL"
    workshop.save(name, tree)
    assert any("called “Our WGLL”" in one for one in workshop.publishing(name).changes)
    own = {**about, "title": "Ours", "short_title": "In short"}
    tree = crosswalking.with_about(tree, own)
    assert tree["crosswalk"]["short_title"] == "In short"
    tree = crosswalking.with_about(tree, {**own, "title": "Ours again"})
    assert tree["crosswalk"]["short_title"] == "In short"


def test_a_draft_is_offered_at_once_and_published_once(workshop, catalogue):
    name = workshop.begin_crosswalk("dspt-caf", "1.0.0", NEW)
    assert offered(catalogue)["our-standard"].stage.value == "draft"
    tree = crosswalking.with_new_requirement(workshop.open_draft(name), {**WORDS, "gap": "None."})
    workshop.save(name, tree)
    assert offered(catalogue)["our-standard"].requirement("Z").gap == "None."
    made = workshop.publish(name)
    found = offered(catalogue)["our-standard"]
    assert (found.sha256, found.stage.value) == (made.sha256, "published")
    path = catalogue.own_folder / "our-standard-1.0.0.toml"
    check = check_framework_file(path)
    assert check.problems == ()
    assert made.sha256 in check.summary
    assert workshop.look().drafts == ()
    with pytest.raises(Refused, match="already"):
        workshop.begin_crosswalk("wgll", "1.0.0", NEW)


def keys(catalogue, start):
    every = catalogue.crosswalks_for(catalogue.latest("digistrat-board"))
    return {one.key: one for one in every if one.id == start}


@pytest.mark.parametrize("walk_id", WALKS)
def test_a_draft_stands_beside_what_came_with_the_program_and_says_so(workshop, catalogue, walk_id):
    before = keys(catalogue, walk_id)[walk_id]
    workshop.begin_crosswalk(walk_id, "1.0.0", replace(NEW, id=walk_id, version="1.1.0"))
    found = keys(catalogue, walk_id)
    assert set(found) == {walk_id, f"{walk_id}@1.1.0"}
    assert found[walk_id] == before
    assert before.called == before.short_title
    assert found[f"{walk_id}@1.1.0"].called == "Our standard, version 1.1.0 (draft)"


def test_a_draft_never_takes_the_place_of_what_is_published(workshop, catalogue):
    made = workshop.publish(workshop.begin_crosswalk("wgll", "1.0.0", NEW))
    name = workshop.begin_crosswalk(NEW.id, "1.0.0", replace(NEW, version="2.0.0"))
    found = keys(catalogue, NEW.id)
    assert found[NEW.id].sha256 == made.sha256
    assert (found[f"{NEW.id}@2.0.0"].version, found[f"{NEW.id}@2.0.0"].is_beside) == ("2.0.0", True)
    workshop.publish(name)
    assert [(one.key, one.version) for one in keys(catalogue, NEW.id).values()] == [
        (NEW.id, "2.0.0")
    ]


def test_a_draft_that_was_sent_stands_beside_what_is_published_until_it_is_older(
    workshop, catalogue
):
    workshop.publish(workshop.begin_crosswalk("wgll", "1.0.0", replace(NEW, version="1.1.0")))
    walk = next(one for one, _ in catalogue.crosswalks() if one.id == "wgll")
    for version, there in (("1.0.0", ["1.1.0"]), ("1.2.0", ["1.1.0", "1.2.0"])):
        tree = crosswalking.begun(walk, replace(NEW, version=version))
        path = catalogue.own_folder / f"sent-{version}.toml"
        path.write_text(toml_text(tree), encoding="utf-8")
        catalogue.refresh()
        found = keys(catalogue, NEW.id)
        assert [one.version for one in found.values()] == there
        assert found[NEW.id].version == "1.1.0"


def test_a_published_crosswalk_is_never_written_again(workshop, catalogue):
    workshop.publish(workshop.begin_crosswalk("wgll", "1.0.0", NEW))
    path = catalogue.own_folder / "our-standard-1.0.0.toml"
    before = path.read_bytes()
    draft = catalogue.own_folder / "drafts" / "our-standard-1.0.0.toml"
    draft.write_bytes(before.replace(b'title = "Our standard"', b'title = "Forged"'))
    catalogue.refresh()
    assert offered(catalogue)["our-standard"].title == "Our standard"
    with pytest.raises(Refused, match="published before"):
        workshop.publish("our-standard-1.0.0")
    assert path.read_bytes() == before


def test_a_question_the_framework_does_not_have_is_named_and_not_published(workshop):
    name = workshop.begin_crosswalk("wgll", "1.0.0", NEW)
    tree = workshop.open_draft(name)
    first = ids(tree)[0]
    tree = crosswalking.with_row(tree, MappingRow("ALN-97", first, "context"))
    workshop.save(name, tree)
    known = dict(workshop.namable(tree).names)
    assert crosswalking.unknown_in(tree, known) == ("ALN-97",)
    with pytest.raises(Refused, match=r"digistrat-board 2\.0\.0 does not have: ALN-97"):
        workshop.publish(name)
    workshop.save(name, crosswalking.without_row(tree, MappingRow("ALN-97", first, "context")))
    assert workshop.publish(name).stage.value == "published"


def test_one_for_a_framework_that_is_not_here_says_so_and_waits(workshop):
    name = workshop.begin_crosswalk("wgll", "1.0.0", NEW)
    about = {"pack": "other", "pack_version": "1.0.0", "recipients": ()}
    tree = crosswalking.with_about(workshop.open_draft(name), about)
    workshop.save(name, tree)
    assert workshop.namable(tree).names == ()
    assert workshop.namable(tree).packs[0][0] == "other 1.0.0"
    with pytest.raises(Refused, match=r"other 1\.0\.0 is not here"):
        workshop.publish(name)


def test_a_draft_somebody_broke_is_told_and_offered_nowhere(workshop, catalogue):
    name = workshop.begin_crosswalk("wgll", "1.0.0", NEW)
    path = catalogue.own_folder / "drafts" / f"{name}.toml"
    path.write_text(path.read_text("utf-8").replace("requirements", "demands"), encoding="utf-8")
    catalogue.refresh()
    [draft] = workshop.look().drafts
    assert "requirements" in draft.fault
    assert "our-standard" not in offered(catalogue)
    with pytest.raises(Refused):
        workshop.open_draft(name)


def test_what_is_written_is_read_again_as_it_was(tree, tmp_path, catalogue):
    for walk_id in WALKS:
        path = tmp_path / f"{walk_id}.toml"
        made = crosswalking.published(begun(catalogue, walk_id))
        path.write_text(toml_text(made), encoding="utf-8")
        assert check_framework_file(path).problems == ()
        assert crosswalking.crosswalk_in(made).sha256 in check_framework_file(path).summary
