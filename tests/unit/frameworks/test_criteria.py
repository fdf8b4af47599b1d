"""Criteria, duties and sources of a draft: each can be said, changed, moved and taken out."""

from copy import deepcopy
from dataclasses import replace

import pytest

from digistrat_desktop.analysis.answers.likeness import alike_across
from digistrat_desktop.analysis.answers.movement import break_words
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.frameworks.loader import load_any
from digistrat_desktop.services.frameworks import criteria, drafting, files, levels
from digistrat_desktop.services.frameworks.drafting import NewPack, NotTaken
from digistrat_desktop.services.store.framework_files import check_framework_file
from digistrat_desktop.system.toml_text import toml_text
from tests.helpers.makers import Desk

NEW = NewPack("our-board", "1.0.0", "Our board check", "A trust", "Free to use")
TWO = ("The board saw it", "Somebody answers for it")


@pytest.fixture
def board(shipped):
    return shipped.version_of("digistrat-board", "2.0.0")


@pytest.fixture
def tree(board):
    return drafting.begun(board, NEW)


@pytest.fixture
def one(tree):
    """Give the first criterion of the pack."""
    return next(criteria.rows_in(tree))


def of(tree, item_id):
    return drafting.pack_in(tree).item(item_id).criteria


def needs(tree, item_id):
    return {r.level_id: r.at_least for r in of(tree, item_id).reached}


def without_any(tree):
    """Give a question with levels that has no criteria."""
    return next(
        item["id"]
        for _, group in drafting.groups_in(tree)
        for item in group["items"]
        if "criteria" not in item and "levels" in item
    )


def test_a_question_without_criteria_gets_its_list_and_numbers_that_rise(tree):
    item_id = without_any(tree)
    after = criteria.with_new_criteria(tree, item_id, TWO)
    assert [one.text for one in of(after, item_id).elements] == list(TWO)
    assert list(needs(after, item_id).values()) == [0, 1, 2]
    assert of(tree, item_id) is None
    many = criteria.with_new_criteria(tree, item_id, [f"Seen {n}" for n in range(40)])
    assert len({one.id for one in of(many, item_id).elements}) == 40
    assert list(needs(many, item_id).values()) == [0, 20, 40]


def test_criteria_too_few_for_the_levels_are_refused_in_numbers(tree):
    with pytest.raises(Refused, match="3 levels need 2 criteria or more"):
        criteria.with_new_criteria(tree, without_any(tree), TWO[:1])


def test_a_question_without_levels_takes_no_criteria(tree):
    note = next(s for s in drafting.pack_in(tree).sections if s.scale_id is None).items()[0]
    with pytest.raises(Refused, match="has no levels"):
        criteria.with_new_criteria(tree, note.id, TWO)


def test_one_more_criterion_is_needed_for_the_highest_level_where_all_were(tree):
    for item in drafting.pack_in(tree).items():
        if item.criteria is not None:
            before = list(needs(tree, item.id).values())
            after = list(
                needs(criteria.with_new_criteria(tree, item.id, ["More"]), item.id).values()
            )
            grows = before[-1] == len(item.criteria.elements)
            assert after == [*before[:-1], before[-1] + grows]


def test_a_criterion_is_said_otherwise_and_named_as_needed_for_levels(tree, one):
    values = {"text": "Said otherwise", "must_for": ("embedded",)}
    after = criteria.with_criterion(tree, one, values)
    row = criteria.row_in(after, one.item_id, one.id)
    assert (row.text, row.must_for) == ("Said otherwise", ("embedded",))
    reached = {r.level_id: r.must for r in of(after, one.item_id).reached}
    assert reached["embedded"] == (one.id,)
    without = of(after, one.item_id).level_for(
        frozenset(e.id for e in of(after, one.item_id).elements if e.id != one.id)
    )
    assert without != "embedded"
    again = criteria.with_criterion(after, row, {"text": one.text, "must_for": ()})
    assert drafting.pack_in(again) == drafting.pack_in(tree)


def test_a_criterion_moves_among_those_of_its_question(tree, one):
    ids = [element.id for element in of(tree, one.item_id).elements]
    after = criteria.moved_criterion(tree, one, 1)
    assert [e.id for e in of(after, one.item_id).elements] == [ids[1], ids[0], *ids[2:]]
    assert criteria.moved_criterion(tree, one, -1) == tree


def test_a_criterion_removed_takes_along_what_named_it(tree, one):
    tree = criteria.with_criterion(tree, one, {"text": one.text, "must_for": ("embedded",)})
    after = criteria.without_criterion(tree, one)
    assert one.id not in {e.id for e in of(after, one.item_id).elements}
    assert not any(one.id in r.must for r in of(after, one.item_id).reached)
    assert max(needs(after, one.item_id).values()) == len(of(after, one.item_id).elements)
    with pytest.raises(Refused, match=f"A criterion of {one.item_id} was removed"):
        criteria.with_criterion(after, one, {"text": "x", "must_for": ()})


def test_the_last_criteria_go_together(tree, one):
    item_id = without_any(tree)
    two = criteria.with_new_criteria(tree, item_id, TWO)
    row = next(r for r in criteria.rows_in(two) if r.item_id == item_id)
    with pytest.raises(Refused, match="remove all criteria"):
        criteria.without_criterion(two, row)
    assert drafting.pack_in(criteria.without_criteria(two, item_id)) == drafting.pack_in(tree)


CHANGES = {
    "one more": lambda tree, one: criteria.with_new_criteria(tree, one.item_id, ["More"]),
    "one less": criteria.without_criterion,
    "another is needed": lambda tree, one: criteria.with_criterion(
        tree, one, {"text": one.text, "must_for": ("siloed",)}
    ),
    "none left": lambda tree, one: criteria.without_criteria(tree, one.item_id),
    "other numbers": lambda tree, one: drafting.with_item(
        tree, one.item_id, {"criteria": {"at_least": {"siloed": 1}}}
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_answers_by_other_criteria_are_not_compared(board, tree, one, change):
    pack = drafting.pack_in(drafting.bridged(CHANGES[change](tree, one), board))
    alike = alike_across(board, pack, "")[one.item_id]
    assert not alike.is_compared
    assert alike.reason == "Its levels need other criteria than they did."
    assert "complete" in "\n".join(files.bridge_lines(board, pack))
    with pytest.raises(Refused, match="words differ"):
        list(files.bridge_lines(board, drafting.pack_in(CHANGES[change](tree, one))))


def test_a_criterion_in_other_words_is_a_question_in_other_words(board, tree, one):
    after = criteria.with_criterion(tree, one, {"text": "Said otherwise", "must_for": ()})
    after = drafting.with_meaning(drafting.bridged(after, board), {one.item_id: True})
    rows = drafting.pack_in(after).bridge_from(board).items
    assert [r.relation.value for r in rows if one.item_id in r.to] == ["reworded"]


def test_every_part_of_a_question_can_be_said_and_taken_out(tree):
    item_id = without_any(tree)
    said = {
        "why": "It matters", "beware": "Said too soon", "prompt": "Who knows?",
        "mitigations": ["Start small"], "evidence_hints": ["Minutes"], "needs": ["ALN-05"],
        "settings": ["community"], "source": ["seed"], "importance": "foundation",
        "legal": {"duty": "A duty", "source": "seed", "levels": ["absent"]},
        "better": {"absent": "One", "siloed": "Two", "embedded": "Three"},
    }  # fmt: skip
    item = drafting.pack_in(drafting.with_item(tree, item_id, said)).item(item_id)
    assert (item.why, item.beware, item.prompt) == ("It matters", "Said too soon", "Who knows?")
    assert (item.needs, item.settings, item.source) == (("ALN-05",), ("community",), ("seed",))
    assert (item.legal.duty, item.legal.levels) == ("A duty", ("absent",))
    empty = dict.fromkeys(("why", "beware", "prompt", "importance"), "")
    lists = ("mitigations", "evidence_hints", "needs", "settings", "source")
    gone = {"legal": {"duty": ""}, "better": dict.fromkeys(said["better"], "")}
    after = drafting.with_item(tree, item_id, {**empty, **{key: [] for key in lists}, **gone})
    bare = drafting.pack_in(after).item(item_id)
    assert (bare.legal, bare.importance, bare.better_from("absent")) == (None, None, "")
    assert not any(getattr(bare, key) for key in (*lists, "why", "beware", "prompt"))


def test_what_is_refused_says_where(tree):
    for values, last in (
        ({"legal": {"duty": "A duty", "source": "nowhere", "levels": ["absent"]}}, "source"),
        ({"legal": {"duty": "A duty", "source": "seed"}}, "legal"),
        ({"needs": ["ALN-99"]}, "needs"),
        ({"question": ""}, "question"),
    ):
        with pytest.raises(NotTaken) as refused:
            drafting.with_item(tree, "ALN-02", values)
        assert [key for key in refused.value.path if isinstance(key, str)][-1] == last


def test_a_source_is_added_changed_and_stays_while_something_rests_on_it(tree):
    more = drafting.with_new_source(tree, {"id": "our_plan", "what": "Our plan"})
    other = drafting.with_source(more, "our_plan", "Our plan of 2026")
    assert drafting.pack_in(other).source("our_plan").what == "Our plan of 2026"
    used = drafting.with_item(other, "ALN-02", {"source": ["our_plan"]})
    with pytest.raises(Refused, match="rest on our_plan: ALN-02"):
        drafting.without_source(used, "our_plan")
    free = drafting.with_item(used, "ALN-02", {"source": ["seed"]})
    assert "our_plan" not in toml_text(drafting.without_source(free, "our_plan"))
    with pytest.raises(Refused, match="used twice"):
        drafting.with_new_source(more, {"id": "our_plan", "what": "Again"})
    with pytest.raises(Refused, match="our_plan was removed"):
        drafting.with_source(tree, "our_plan", "x")


def test_a_group_is_called_otherwise(tree):
    group = drafting.pack_in(tree).sections[0].groups[0]
    after = drafting.with_group(tree, group.id, {"title": "Ours", "intro": ""})
    made = drafting.pack_in(after).sections[0].groups[0]
    assert (made.title, made.intro, made.items) == ("Ours", "", group.items)


def test_what_is_in_other_words_is_named_by_its_parts(board, tree):
    said = {"question": "Another?", "why": "Because", "levels": {"absent": "Nothing seen."}}
    new = drafting.pack_in(drafting.with_item(tree, "ALN-02", said))
    lines = list(files.compared(board, new))
    assert [one for one in lines if one.startswith("in other words")] == [
        f"in other words: ALN-02 {new.item('ALN-02').title}: levels, question, why"
    ]
    steps = drafting.with_item(tree, "ALN-02", {"better": {"absent": "Begin."}})
    assert any(
        one.endswith(": next steps") for one in files.compared(board, drafting.pack_in(steps))
    )
    same = files.compared(board, drafting.pack_in(tree))
    assert not any(one.startswith("in other words") for one in same)


def test_a_file_says_the_lowest_level_first(tree):
    said = drafting.text_of(tree)
    where = [said.index(f"\n{one} = ", said.index("criteria.at_least]")) for one in LOWEST_FIRST]
    assert where == sorted(where)


LOWEST_FIRST = ("absent", "siloed", "embedded")


def test_a_break_between_frameworks_of_2_names_says_both(board, tree):
    ours, desk = drafting.pack_in(drafting.published(tree)), Desk(1)
    trust = desk.add_trust("Moor", "ZZ1")
    first, second = (
        replace(desk.start(trust, title), pack_sha256=pack.sha256)
        for title, pack in (("Spring", board), ("Autumn", ours))
    )
    words = break_words(first, second, {one.sha256: one for one in (board, ours)})
    assert words.startswith(f"Spring used {board.title} 2.0.0, this one Our board check 1.0.0. ")


def test_no_criterion_can_be_needed_for_the_lowest_level(tree, one):
    lowest = levels_of(tree, one)[0]
    with pytest.raises(Refused, match="the lowest level is there without any criterion"):
        criteria.with_criterion(tree, one, {"text": one.text, "must_for": (lowest,)})


def levels_of(tree, row):
    section, _, _ = drafting.item_in(tree, row.item_id)
    return drafting.level_ids(tree, section)


def test_a_level_that_a_criterion_is_needed_for_is_never_moved_to_the_bottom(tree, one):
    lowest, above = levels_of(tree, one)[:2]
    section, _, _ = drafting.item_in(tree, one.item_id)
    needed = criteria.with_criterion(tree, one, {"text": one.text, "must_for": (above,)})
    with pytest.raises(Refused, match=one.item_id):
        levels.moved_level(needed, section["scale"], above, -1)
    left = levels.without_level(without_duties(needed), section["scale"], lowest)
    kept = criteria.row_in(left, one.item_id, one.id)
    assert above not in kept.must_for


def without_duties(tree):
    found = deepcopy(tree)
    for _, group in drafting.groups_in(found):
        for item in group["items"]:
            item.pop("legal", None)
    return found


def test_a_level_is_said_once_to_break_a_duty_in_law(tree, board):
    item = next(one for one in board.items() if one.legal and one.legal.levels)
    law = {"levels": [*item.legal.levels], "may_levels": [*item.legal.levels]}
    law |= {"duty": item.legal.duty, "source": item.legal.source}
    with pytest.raises(Refused, match="name it once"):
        drafting.with_item(tree, item.id, {"legal": law})


def test_what_makes_no_sense_is_refused_with_its_line_and_never_published(tree, one, tmp_path):
    _, group, at = drafting.item_in(tree, one.item_id)
    group["items"][at]["criteria"]["must"] = {levels_of(tree, one)[0]: [one.id]}
    path = tmp_path / "odd.toml"
    path.write_text(drafting.text_of(tree), encoding="utf-8")
    assert load_any(path).id == NEW.id  # what was published with it stays readable
    [problem] = check_framework_file(path).problems
    assert "line " in problem
    assert "without any criterion" in problem
    with pytest.raises(Refused, match="without any criterion"):
        drafting.published(tree)


def test_sources_and_needs_stay_in_their_order_when_a_form_gives_them_in_another(tree, board):
    item = next(one for one in board.items() if len(one.source) > 1)
    offered = [one["id"] for one in drafting.sources_in(tree)]
    new = next(one for one in offered if one not in item.source)
    backwards = [new, *reversed(item.source)]
    changed = drafting.pack_in(drafting.with_item(tree, item.id, {"source": backwards}))
    assert changed.item(item.id).source == (*item.source, new)
