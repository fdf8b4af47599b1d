"""Levels of a draft's scales: other words, one more, one less, another order, and what names them."""

import pytest

from digistrat_desktop.analysis.answers.likeness import alike_across
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.framework import SectionKind
from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.services.frameworks import drafting, files, levels
from digistrat_desktop.services.frameworks.drafting import NewPack
from digistrat_desktop.services.frameworks.workshop import Workshop
from digistrat_desktop.services.store.framework_files import check_framework_file

NEW = NewPack("our-board", "1.0.0", "Our board check", "A trust", "Free to use")
BOARD = ("digistrat-board", "2.0.0")
EMERGING = {"id": "emerging", "label": "Emerging", "meaning": "It begins.", "better": "Go on."}


@pytest.fixture
def board(shipped):
    return shipped.version_of(*BOARD)


@pytest.fixture
def tree(board):
    return drafting.begun(board, NEW)


def ids(tree, scale="alignment"):
    return [level.id for level in drafting.pack_in(tree).scale(scale).levels]


def with_criteria(tree):
    return next(one for one in drafting.pack_in(tree).items() if one.criteria is not None)


def with_every_criteria(tree):
    return [one for one in drafting.pack_in(tree).items() if one.criteria is not None]


def needs(tree, item_id):
    criteria = drafting.pack_in(tree).item(item_id).criteria
    return {one.level_id: one.at_least for one in criteria.reached}


def test_a_level_gets_another_label_and_meaning_and_keeps_its_id(tree):
    changed = levels.with_level(
        tree, "alignment", "siloed", {"label": "Apart", "meaning": "Beside the rest."}
    )
    level = drafting.pack_in(changed).scale("alignment").level("siloed")
    assert (level.label, level.meaning) == ("Apart", "Beside the rest.")


@pytest.mark.parametrize(("label", "words"), [("", "empty"), ("x" * 41, "40 are allowed")])
def test_a_label_the_reader_refuses_is_not_taken(tree, label, words):
    with pytest.raises(Refused, match=words):
        levels.with_level(tree, "alignment", "siloed", {"label": label, "meaning": "Seen."})


def test_a_level_is_added_between_and_questions_begin_with_its_meaning_and_next_step(tree):
    after = levels.with_new_level(tree, "alignment", EMERGING, 2)
    assert ids(after) == ["absent", "siloed", "emerging", "embedded"]
    item = drafting.pack_in(after).item("ALN-01")
    assert item.level_texts[2].text == "It begins."
    assert item.better_from("emerging") == "Go on."
    assert ids(tree) == ["absent", "siloed", "embedded"]


@pytest.mark.parametrize("at", [0, 1, 2, 3])
def test_criteria_rise_from_level_to_level_once_one_is_added(tree, at):
    after = levels.with_new_level(tree, "alignment", EMERGING, at)
    for item in drafting.pack_in(after).items():
        if item.criteria is not None and item.id.startswith("ALN"):
            numbers = list(needs(after, item.id).values())
            assert numbers == sorted(set(numbers))
            assert (numbers[0], len(numbers)) == (0, 4)
            assert numbers[-1] == max(needs(tree, item.id).values()) or at == 3


def test_more_levels_than_criteria_are_refused_and_the_questions_named(tree):
    one = with_criteria(tree)
    _, group, at = drafting.item_in(tree, one.id)
    few = group["items"][at]["criteria"]
    few["elements"] = few["elements"][:2]
    few["at_least"] = {"absent": 0, "siloed": 1, "embedded": 2}
    few.pop("must", None)
    with pytest.raises(Refused, match=f"fewer criteria than levels: {one.id}"):
        levels.with_new_level(tree, "alignment", EMERGING, 1)


def test_an_id_that_is_there_is_refused(tree):
    with pytest.raises(Refused, match="has a level siloed already"):
        levels.with_new_level(tree, "alignment", {**EMERGING, "id": "siloed"}, 1)


def test_a_level_removed_takes_its_texts_and_its_number_of_criteria_along(tree):
    one = with_criteria(tree)
    tree = drafting.with_item(tree, "ALN-17", {"legal": {"levels": ["absent"], "may_levels": []}})
    after = levels.without_level(tree, "alignment", "siloed")
    assert ids(after) == ["absent", "embedded"]
    texts = [t.level_id for t in drafting.pack_in(after).item("ALN-01").level_texts]
    assert texts == ["absent", "embedded"]
    assert list(needs(after, one.id)) == ["absent", "embedded"]


def test_a_level_that_a_duty_in_law_names_stays_until_the_questions_name_another(tree):
    lawful = [o for o in drafting.pack_in(tree).items() if o.legal and o.legal.speaks_of("absent")]
    with pytest.raises(Refused, match=lawful[0].id) as refused:
        levels.without_level(tree, "alignment", "absent")
    assert all(one.id in refused.value.what for one in lawful if one.id.startswith("ALN"))
    for one in lawful:
        legal = {"levels": ["siloed"], "may_levels": []}
        tree = drafting.with_item(tree, one.id, {"legal": legal})
    after = levels.without_level(tree, "alignment", "absent")
    assert ids(after) == ["siloed", "embedded"]
    assert needs(after, with_criteria(after).id)["siloed"] == 0
    assert drafting.pack_in(after).item(lawful[0].id).legal.duty == lawful[0].legal.duty


def test_a_scale_keeps_2_levels(tree):
    tree = levels.without_level(tree, "momentum", "patchy")
    with pytest.raises(Refused, match="needs 2 levels"):
        levels.without_level(tree, "momentum", "lost")


def test_a_level_moves_and_how_many_criteria_are_needed_stays_with_the_place(tree):
    one = with_criteria(tree)
    before = list(needs(tree, one.id).values())
    after = levels.moved_level(tree, "alignment", "siloed", 1)
    assert ids(after) == ["absent", "embedded", "siloed"]
    assert list(needs(after, one.id)) == ["absent", "embedded", "siloed"]
    assert list(needs(after, one.id).values()) == before
    assert ids(levels.moved_level(after, "alignment", "siloed", -1)) == ids(tree)
    assert levels.moved_level(tree, "alignment", "absent", -1) == tree


@pytest.mark.parametrize("scale", ["evidence", "severity", "scope_response"])
def test_levels_the_program_counts_by_can_only_be_called_otherwise(tree, scale):
    scale = tree["evidence"]["scale"] if scale == "evidence" else scale
    first = ids(tree, scale)[0]
    changed = levels.with_level(tree, scale, first, {"label": "Opinion", "meaning": "A view."})
    assert ids(changed, scale) == ids(tree, scale)
    for change in (
        lambda: levels.with_new_level(tree, scale, EMERGING, 1),
        lambda: levels.without_level(tree, scale, first),
        lambda: levels.moved_level(tree, scale, first, 1),
    ):
        with pytest.raises(Refused, match="counts by the places of these levels"):
            change()


def test_every_scale_takes_a_level_more_and_a_level_less(tree):
    for scale in ("alignment", "momentum", "quality"):
        more = levels.with_new_level(tree, scale, EMERGING, 1)
        assert "emerging" in ids(more, scale)
        assert ids(levels.without_level(more, scale, "emerging"), scale) == ids(tree, scale)


def _is_plain(pack, item, asked):
    return item.id not in asked and pack.section_of(item.id).kind is not SectionKind.MOMENTUM


@pytest.mark.parametrize("scale", ["alignment", "quality"])
def test_answers_on_other_levels_are_never_compared(board, tree, scale):
    changed = levels.with_new_level(tree, scale, EMERGING, 1)
    pack = drafting.pack_in(drafting.bridged(changed, board))
    sections = [s for s in pack.sections if scale in (s.scale_id, s.second_scale_id)]
    asked = {item.id for section in sections for item in section.items()}
    alike = alike_across(board, pack, "")
    assert asked
    assert not any(alike[one].is_compared for one in asked)
    assert {alike[one].reason for one in asked} == {"Its levels are not those it had."}
    assert all(alike[one.id].is_compared for one in pack.items() if _is_plain(pack, one, asked))
    assert "complete" in "\n".join(files.bridge_lines(board, pack))
    again = drafting.bridged(drafting.bridged(changed, board), board)
    assert drafting.pack_in(again) == pack
    back = levels.without_level(again, scale, "emerging")
    for one in with_every_criteria(tree):
        counts = needs(tree, one.id)
        back = drafting.with_item(back, one.id, {"criteria": {"at_least": counts}})
    back = drafting.bridged(back, board)
    rows = drafting.pack_in(back).bridge_from(board).items
    assert set(rows) == set(drafting.pack_in(tree).bridge_from(board).items)
    with pytest.raises(Refused, match="words differ"):
        list(files.bridge_lines(board, drafting.pack_in(changed)))


def test_what_the_workshop_published_with_other_levels_passes_the_check(tmp_path, shipped_folder):
    catalogue = Catalogue((shipped_folder, tmp_path / "own"))
    workshop = Workshop(catalogue)
    name = workshop.begin(*BOARD, NEW)
    tree = levels.with_new_level(workshop.open_draft(name), "alignment", EMERGING, 2)
    workshop.save(name, levels.moved_level(tree, "quality", "partial", -1))
    pack = workshop.publish(name)
    found = check_framework_file(catalogue.own_folder / "our-board-1.0.0.toml")
    assert found.problems == ()
    assert pack.sha256 in found.summary
    assert [one.id for one in pack.scale("quality").levels] == ["partial", "missing", "clear"]
