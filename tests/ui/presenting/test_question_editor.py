"""All that a question can say, at the window: criteria, a duty in law, what comes first, its sources."""

import pytest
from PySide6.QtCore import Qt

from digistrat_desktop.services.frameworks import criteria, drafting, levels
from digistrat_desktop.services.store.framework_files import check_framework_file
from tests.ui.presenting.test_frameworks_page import NEW
from tests.ui.test_every_page import cut_buttons, cut_labels, overlaps, sized

Key, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def seat(sit):
    return sit()


def copied(seat):
    page = seat.go("frameworks")
    page.packs.edit_asked.emit("digistrat-board 2.0.0")
    seat.settle()
    page.form.restore({**NEW, "licence": "Free to use"})
    page.form.save()
    seat.settle()
    return page.editor


@pytest.fixture
def editor(seat):
    return copied(seat)


def saved(seat, editor, values):
    editor.form.restore(values)
    editor.form.save()
    seat.settle()


def opened(seat, editor, listed, row):
    listed.edit_asked.emit(row)
    seat.settle()
    return editor.form


def added(seat, editor, listed):
    """Come to a list by its chip, and press the button that adds to it."""
    seat.press(editor.choice.chips[listed.name])
    seat.press(listed.add_button)


def item(editor, item_id):
    return drafting.pack_in(editor.tree).item(item_id)


def test_criteria_are_added_by_keyboard_to_the_question_that_is_chosen(seat, editor, tmp_path):
    editor.questions.table.choose(["ALN-02"])
    added(seat, editor, editor.criteria)
    assert editor.form.values()["item"] == "ALN-02"
    editor.form.control("texts").setFocus()
    seat.write("The board saw it")
    seat.keys(Key.Key_Return)
    seat.write("Somebody answers for it")
    seat.press(editor.form.save_button)
    rows = [row for row in criteria.rows_in(editor.tree) if row.item_id == "ALN-02"]
    assert [row.text for row in rows] == ["The board saw it", "Somebody answers for it"]
    assert {"ALN-02 a", "ALN-02 b"} <= set(editor.criteria.table.shown_ids())
    draft = tmp_path / "own" / "drafts" / "our-board-1.0.0.toml"
    assert "Somebody answers for it" in draft.read_text("utf-8")
    assert opened(seat, editor, editor.questions, "ALN-02").values()["count embedded"] == "2"


def test_a_list_adds_to_what_is_chosen_in_it_and_what_is_added_is_chosen(seat, editor):
    editor.questions.table.choose(["ALN-01"])
    row = next(r for r in criteria.rows_in(editor.tree) if r.item_id != "ALN-01")
    editor.criteria.table.choose([f"{row.item_id} {row.id}"])
    added(seat, editor, editor.criteria)
    assert editor.form.values()["item"] == row.item_id
    were = set(editor.criteria.table.shown_ids())
    editor.form.control("texts").setFocus()
    seat.write("The board saw it")
    seat.press(editor.form.save_button)
    assert set(editor.criteria.table.chosen()) == set(editor.criteria.table.shown_ids()) - were
    added(seat, editor, editor.questions)
    said = {
        "id": "ALN-90", "title": "New", "short_title": "New one", "question": "How is it?",
        **{name: "So." for name in editor.form.values() if name.startswith(("level ", "next "))},
    }  # fmt: skip
    saved(seat, editor, said)
    assert editor.questions.table.chosen() == ["ALN-90"]
    added(seat, editor, editor.levels)
    saved(
        seat,
        editor,
        {"id": "growing", "label": "Growing", "meaning": "Begun.", "better": "Go on."},
    )
    assert editor.levels.table.chosen()[0].endswith(" growing")


def test_too_few_criteria_say_so_and_what_was_typed_stays(seat, editor):
    editor.questions.table.choose(["ALN-02"])
    added(seat, editor, editor.criteria)
    saved(seat, editor, {"texts": "Only one"})
    assert "3 levels need 2 criteria or more" in editor.form.fault.text()
    assert editor.form.values()["texts"] == "Only one"


def test_a_criterion_is_edited_moved_and_removed_by_keyboard(seat, editor):
    first, second = list(criteria.rows_in(editor.tree))[:2]
    ids = [f"{row.item_id} {row.id}" for row in (first, second)]
    opened(seat, editor, editor.criteria, ids[0])
    saved(seat, editor, {"text": "Said otherwise", "must_for": ("embedded",)})
    editor.show_list(editor.criteria.name)
    table = editor.criteria.table
    words = next(
        row for row, one in zip(table.rows(), table.shown_ids(), strict=True) if one == ids[0]
    )
    assert (words[0].text(), words[2].text()) == ("Said otherwise", "Embedded")
    table.setFocus()
    table.choose([ids[1]])
    seat.keys(Key.Key_Up, modifiers=ALT)
    seat.settle()
    assert table.shown_ids()[:2] == [ids[1], ids[0]]
    assert table.chosen() == [ids[1]]
    table.setFocus()
    seat.keys(Key.Key_Delete)
    seat.settle()
    assert ids[1] not in table.shown_ids()
    seat.keys(Key.Key_Z, modifiers=Qt.KeyboardModifier.ControlModifier)
    seat.settle()
    assert ids[1] in table.shown_ids()


def test_all_criteria_of_a_question_go_by_the_menu(seat, editor):
    row = next(criteria.rows_in(editor.tree))
    table = editor.criteria.table
    table.choose([f"{row.item_id} {row.id}"])
    commands = {one.words: one for one in editor.criteria._commands(table.chosen())}
    commands[f"Remove all criteria of {row.item_id}"].do()
    seat.settle()
    assert item(editor, row.item_id).criteria is None


def test_a_duty_in_law_asks_for_its_source_and_levels_once_it_says_something(seat, editor):
    form = opened(seat, editor, editor.questions, "ALN-02")
    assert not form.fields.boxes["law source"].isVisible()
    form.control("law duty").setFocus()
    seat.write("The law asks for it.")
    assert form.fields.boxes["law source"].isVisible()
    form.save()
    assert form.fault_of("law source") == "Choose the source."
    saved(seat, editor, {"law source": "equality_law"})
    assert "name a level" in form.fault_of("law levels").lower()
    saved(seat, editor, {"law may_levels": ("absent",)})
    law = item(editor, "ALN-02").legal
    assert (law.duty, law.source, law.may_levels) == (
        "The law asks for it.",
        "equality_law",
        ("absent",),
    )
    opened(seat, editor, editor.questions, "ALN-02")
    saved(seat, editor, {"law duty": ""})
    assert item(editor, "ALN-02").legal is None


def test_what_comes_first_who_is_asked_and_why_are_said_in_the_form(seat, editor):
    opened(seat, editor, editor.questions, "ALN-02")
    said = {
        "settings": ("community",),
        "source": ("seed",),
        "mitigations": "Start small\nAsk others",
        "prompt": "Who knows?",
        "why": "It matters.",
    }
    offered = dict(editor.form.fields.specs["needs"].pairs)
    said["needs"] = tuple(one for one in ("ALN-05", "ALN-08") if one in offered)
    assert "ALN-02" not in offered
    saved(seat, editor, said)
    made = item(editor, "ALN-02")
    assert (made.needs, made.settings, made.source) == (said["needs"], ("community",), ("seed",))
    assert (made.mitigations, made.prompt) == (("Start small", "Ask others"), "Who knows?")
    opened(seat, editor, editor.questions, "ALN-02")
    saved(seat, editor, {"needs": (), "settings": (), "mitigations": ""})
    bare = item(editor, "ALN-02")
    assert (bare.needs, bare.settings, bare.mitigations) == ((), (), ())


def test_needs_in_a_circle_are_told(seat, editor):
    first = next(one for one in drafting.pack_in(editor.tree).items() if one.needs)
    opened(seat, editor, editor.questions, first.needs[0])
    saved(seat, editor, {"needs": (first.id,)})
    assert "in a circle" in editor.form.fault.text()


def test_a_source_is_added_for_a_duty_changed_and_one_in_use_says_so(seat, editor):
    added(seat, editor, editor.sources)
    saved(seat, editor, {"id": "our plan", "what": "Our plan"})
    assert "underscores" in editor.form.fault_of("id")
    saved(seat, editor, {"id": "our_plan"})
    assert "our_plan" in editor.sources.table.shown_ids()
    form = opened(seat, editor, editor.questions, "ALN-02")
    assert "our_plan" in dict(form.fields.specs["law source"].pairs)
    opened(seat, editor, editor.sources, "our_plan")
    saved(seat, editor, {"what": "Our plan of 2026"})
    assert drafting.pack_in(editor.tree).source("our_plan").what == "Our plan of 2026"
    editor.sources.removed.emit("seed")
    seat.settle()
    assert any("rest on seed" in one for one in seat.banners())
    editor.sources.removed.emit("our_plan")
    seat.settle()
    assert "our_plan" not in editor.sources.table.shown_ids()


def test_a_group_and_what_must_be_said_of_the_whole_are_edited(seat, editor):
    group = drafting.pack_in(editor.tree).sections[0].groups[0]
    opened(seat, editor, editor.parts, f"group {group.id}")
    saved(seat, editor, {"title": "Ours", "intro": "What we ask."})
    opened(seat, editor, editor.parts, "about")
    saved(seat, editor, {"attribution": "Grew from another."})
    made = drafting.pack_in(editor.tree)
    assert (made.sections[0].groups[0].title, made.attribution) == ("Ours", "Grew from another.")
    assert "our-board-1.0.0.toml" in editor.parts.words.text()


@pytest.mark.parametrize("meanwhile", ["moved", "removed", "added"])
def test_a_level_is_added_above_the_one_that_was_chosen_whatever_happened_since(
    seat, editor, meanwhile
):
    editor.levels.table.choose(["quality partial"])
    added(seat, editor, editor.levels)
    change = {
        "moved": lambda: editor.levels.moved.emit("quality partial", -1),
        "removed": lambda: editor.levels.removed.emit("quality partial"),
        "added": lambda: editor._try(
            lambda: levels.with_new_level(
                editor.tree, "quality",
                {"id": "begun", "label": "Begun", "meaning": "Begun.", "better": "On."}, 0,
            )
        ),
    }[meanwhile]  # fmt: skip
    change()
    seat.settle()
    saved(
        seat,
        editor,
        {"id": "emerging", "label": "Emerging", "meaning": "It begins.", "better": "On."},
    )
    ids = [level.id for level in drafting.pack_in(editor.tree).scale("quality").levels]
    if meanwhile == "removed":
        assert "partial was removed" in editor.form.fault.text()
        assert "emerging" not in ids
    else:
        assert ids[ids.index("emerging") - 1] == "partial"


def test_a_form_opened_before_a_level_changed_keeps_what_the_others_say(seat, editor):
    item_id = next(
        one.id for one in drafting.pack_in(editor.tree).items()
        if one.level_texts and one.level_texts[0].level_id == "missing"
    )  # fmt: skip
    form = opened(seat, editor, editor.questions, item_id)
    new = {"id": "emerging", "label": "Emerging", "meaning": "It begins.", "better": "On."}
    editor._try(lambda: levels.with_new_level(editor.tree, "quality", new, 2))
    editor.levels.removed.emit("quality partial")
    seat.settle()
    form.restore({"why": "Because"})
    form.save()
    seat.settle()
    made = item(editor, item_id)
    assert [one.level_id for one in made.level_texts] == ["missing", "emerging", "clear"]
    assert (made.why, made.level_texts[1].text) == ("Because", "It begins.")


def test_a_question_that_is_added_is_taken_up_in_its_own_area(seat, editor):
    page = seat.page("frameworks")
    other = drafting.pack_in(editor.tree).sections[1]
    editor.questions.table.choose([other.items()[0].id])
    seat.press(editor.questions.add_button)
    editor.form.restore({"title": "Typed and left"})
    editor.leave.click()
    page.open_draft("our-board-1.0.0")
    seat.settle()
    editor.offer.carry_on.click()
    seat.settle()
    assert editor.form.values()["title"] == "Typed and left"
    group = editor.form.values()["group"]
    assert group in {one.id for one in other.groups}


def test_what_was_said_in_every_form_passes_the_check_once_published(seat, editor, tmp_path):
    editor.questions.table.choose(["ALN-02"])
    added(seat, editor, editor.criteria)
    saved(seat, editor, {"texts": "The board saw it\nSomebody answers for it"})
    opened(seat, editor, editor.questions, "ALN-02")
    law = {"law duty": "A duty", "law source": "equality_law", "law levels": ("absent",)}
    saved(seat, editor, {**law, "question": "How is it here?", "count siloed": "1"})
    seat.dialogs.answers = ["publish"]
    seat.press(editor.publish)
    path = tmp_path / "own" / "our-board-1.0.0.toml"
    assert check_framework_file(path).problems == ()


@pytest.mark.parametrize(("size", "percent"), [((1024, 560), 100), ((1366, 768), 200)])
def test_nothing_is_clipped_in_the_form_of_a_question(sit, size, percent):
    seat = sit(size=size, settings=sized(percent))
    editor = copied(seat)
    with_criteria = next(criteria.rows_in(editor.tree)).item_id
    opened(seat, editor, editor.questions, with_criteria)
    page = seat.page("frameworks")
    assert cut_labels(page) == []
    assert cut_buttons(page) == []
    assert overlaps(page) == []


def test_the_row_that_was_edited_is_in_sight_again_once_the_form_is_saved(sit):
    seat = sit(size=(1024, 560))
    editor = copied(seat)
    last = editor.questions.table.shown_ids()[-1]
    opened(seat, editor, editor.questions, last)
    assert not editor.form.control("title").visibleRegion().isEmpty()
    saved(seat, editor, {"why": "It matters."})
    seat.qtbot.waitUntil(lambda: not editor.questions.row().visibleRegion().isEmpty())
    assert editor.questions.table.chosen() == [last]
