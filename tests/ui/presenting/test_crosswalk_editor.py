"""A crosswalk at the window: copied, its rows and requirements edited, offered at once, published."""

import re

import pytest
from PySide6.QtCore import Qt

from digistrat_desktop.services.frameworks import crosswalking
from digistrat_desktop.services.store.framework_files import check_framework_file
from tests.helpers.mouse import double_click
from tests.ui.presenting.test_frameworks_page import NEW
from tests.ui.seat import words_on
from tests.ui.test_every_page import cut_buttons, cut_labels, overlaps, sized

OURS = {**NEW, "id": "our-standard", "title": "Our standard", "licence": "Free to use"}


@pytest.fixture
def seat(sit):
    return sit()


@pytest.fixture
def draft(tmp_path):
    return tmp_path / "own" / "drafts" / "our-standard-1.0.0.toml"


def copied(seat):
    page = seat.go("frameworks")
    page.packs.edit_asked.emit("dspt-caf 1.0.0")
    seat.settle()
    page.form.restore(OURS)
    page.form.save()
    seat.settle()
    return page


def saved(seat, editor, values):
    editor.form.restore(values)
    editor.form.save()
    seat.settle()


def rows(editor):
    return editor.rows.table.shown_ids()


def test_a_copy_opens_in_the_workshop_and_is_a_draft_of_its_own(seat, draft):
    editor = copied(seat).crosswalk_editor
    assert editor.isVisible()
    assert editor.about.accessibleName() or editor.words.text().startswith("A draft")
    assert 'status = "draft"' in draft.read_text("utf-8")
    assert "ALN-05 A1.a" in rows(editor)


def test_a_row_is_added_by_keyboard_to_the_requirement_that_is_chosen_and_undone(seat, draft):
    editor = copied(seat).crosswalk_editor
    editor.requirements.table.choose(["A1.a"])
    seat.press(editor.choice.chips[editor.rows.name])
    seat.press(editor.rows.add_button)
    assert editor.form.values()["requirement"] == "A1.a"
    editor.form.control("target").setFocus()
    seat.keys(Qt.Key.Key_Down, Qt.Key.Key_Down)
    editor.form.control("relation").setFocus()
    seat.keys(Qt.Key.Key_End)
    assert (editor.form.values()["target"], editor.form.values()["relation"]) == (
        "ALN-02",
        "context",
    )
    seat.press(editor.form.save_button)
    assert "ALN-02 A1.a" in rows(editor)
    assert 'context = ["ALN-02"]' in draft.read_text("utf-8")
    editor.rows.table.setFocus()
    seat.keys(Qt.Key.Key_Z, modifiers=Qt.KeyboardModifier.ControlModifier)
    seat.settle()
    assert "ALN-02 A1.a" not in rows(editor)
    assert 'context = ["ALN-02"]' not in draft.read_text("utf-8")


def test_the_same_question_twice_is_told_in_the_form_and_what_was_chosen_stays(seat):
    editor = copied(seat).crosswalk_editor
    editor.requirements.table.choose(["A1.a"])
    editor.rows.add_button.click()
    saved(seat, editor, {"target": "ALN-05", "relation": "supports"})
    assert "twice" in editor.form.fault_of("target")
    assert editor.form.values()["target"] == "ALN-05"


def test_a_row_without_a_question_says_so_beside_the_field(seat):
    editor = copied(seat).crosswalk_editor
    editor.rows.add_button.click()
    editor.form.save()
    assert editor.form.fault_of("target") == "Choose a question or a metric."


def test_a_row_is_changed_by_double_click_and_removed_by_delete(seat):
    editor = copied(seat).crosswalk_editor
    editor.show_list(editor.rows.name)
    table = editor.rows.table
    table.bring_back("ALN-05 A1.a")
    seat.settle()
    words = table.rows()[rows(editor).index("ALN-05 A1.a")][0]
    double_click(table, words.geometry().center())
    seat.settle()
    assert editor.form.values()["target"] == "ALN-05"
    saved(seat, editor, {"relation": "supports"})
    found = {f"{one.target} {one.requirement}": one for one in crosswalking.rows_in(editor.tree)}
    assert found["ALN-05 A1.a"].relation == "supports"
    table.setFocus()
    table.choose(["ALN-05 A1.a"])
    seat.keys(Qt.Key.Key_Delete)
    seat.settle()
    assert "ALN-05 A1.a" not in rows(editor)


def test_a_requirement_is_added_moved_and_one_with_parts_says_why_it_stays(seat):
    editor = copied(seat).crosswalk_editor
    table = editor.requirements.table
    table.choose(["A"])
    editor.requirements.add_button.click()
    seat.settle()
    saved(seat, editor, {"id": "Z", "title": "Our own", "gap": "Nothing asks about it."})
    assert table.shown_ids()[:2] == ["A", "Z"]
    table.setFocus()
    table.choose(["Z"])
    seat.keys(Qt.Key.Key_Up, modifiers=Qt.KeyboardModifier.AltModifier)
    seat.settle()
    assert table.shown_ids()[:2] == ["Z", "A"]
    table.choose(["A"])
    seat.keys(Qt.Key.Key_Delete)
    seat.settle()
    assert "A" in table.shown_ids()
    assert any("part of A: A1.a" in one for one in seat.banners())


def test_a_source_is_asked_for_and_another_version_of_the_framework_is_checked(seat):
    editor = copied(seat).crosswalk_editor
    editor.parts.edit_asked.emit("source")
    seat.settle()
    saved(seat, editor, {"date": ""})
    assert editor.form.fault_of("date")
    saved(seat, editor, {"date": "2027"})
    assert editor.tree["crosswalk"]["source"]["date"] == "2027"
    editor.parts.edit_asked.emit("about")
    seat.settle()
    saved(seat, editor, {"written_for": "digistrat-board 1.0.0"})
    assert "digistrat-board 1.0.0 does not have: " in editor.fault.text()
    assert re.search(r"and \d+ more\.$", editor.fault.text())
    marked = [row[0].text() for row in editor.rows.table.rows() if "not in" in row[0].text()]
    assert "◆ ALN-14: not in digistrat-board 1.0.0" not in marked
    assert len(marked) > len(editor.fault.text().split(", ")) - 1
    editor.rows.add_asked.emit()
    seat.settle()
    assert "Those of digistrat-board 1.0.0." in words_on(editor.form)
    editor.form.leave()
    seat.dialogs.answers = ["publish"]
    editor.publish.click()
    seat.settle()
    assert editor.isVisible()
    assert any("does not have" in one for one in seat.banners())


def test_what_was_typed_and_not_saved_is_offered_again(seat):
    page = copied(seat)
    editor = page.crosswalk_editor
    editor.requirements.edit_asked.emit("A1.a")
    seat.settle()
    editor.form.restore({"our_words": "Who answers for it"})
    editor.leave.click()
    seat.settle()
    page.open_draft("our-standard-1.0.0")
    seat.settle()
    editor.offer.carry_on.click()
    seat.settle()
    assert editor.form.values()["our_words"] == "Who answers for it"


@pytest.mark.parametrize("way", ["open", "kept"])
@pytest.mark.parametrize("what", ["requirements", "rows"])
def test_a_form_of_what_was_removed_since_says_so_and_keeps_what_was_typed(seat, what, way):
    page = copied(seat)
    editor = page.crosswalk_editor
    part, name, typed = {
        "requirements": ("A1.a", "A1.a", {"our_words": "Who answers for it"}),
        "rows": ("ALN-05 A1.a", "ALN-05", {"relation": "context"}),
    }[what]
    listed = getattr(editor, what)
    listed.edit_asked.emit(part)
    seat.settle()
    editor.form.restore(typed)
    if way == "open":
        listed.removed.emit(part)
        editor.form.save()
        seat.settle()
        assert f"{name} was removed" in editor.form.fault.text()
        return
    editor.leave.click()
    page.open_draft("our-standard-1.0.0")
    seat.settle()
    listed.removed.emit(part)
    editor.offer.carry_on.click()
    seat.settle()
    assert any(f"{name} was removed" in one for one in seat.banners())


def test_it_is_offered_at_once_on_what_this_answers_elsewhere_and_in_its_report(seat, tmp_path):
    elsewhere = seat.go("elsewhere")
    assert "our-standard" not in elsewhere.choice.chips
    seat.go("reports", "elsewhere")
    page = copied(seat)
    editor = page.crosswalk_editor
    editor.requirements.edit_asked.emit("A1.a")
    seat.settle()
    saved(seat, editor, {"title": "In our own words"})
    elsewhere = seat.go("elsewhere", "our-standard A1.a")
    seat.settle()
    assert elsewhere.reading.crosswalk.requirement("A1.a").title == "In our own words"
    reports = seat.go("reports", "elsewhere")
    seat.settle()
    assert "our-standard" in reports.choice.crosswalks.all
    page = seat.go("frameworks")
    editor.undo_button.setFocus()
    seat.dialogs.answers = ["publish"]
    seat.press(editor.publish)
    path = tmp_path / "own" / "our-standard-1.0.0.toml"
    assert check_framework_file(path).problems == ()
    assert not editor.isVisible()
    line = next(one for one in page.found.packs if one.id == "our-standard")
    assert line.offered.endswith("published")
    seat.go("elsewhere", "our-standard")
    seat.settle()
    assert elsewhere.reading.crosswalk.stage.value == "published"


def test_a_draft_of_the_next_version_is_named_beside_what_is_there(seat):
    page = seat.go("frameworks")
    page.packs.edit_asked.emit("dspt-caf 1.0.0")
    seat.settle()
    page.form.restore({**OURS, "id": "dspt-caf", "version": "1.1.0"})
    page.form.save()
    seat.settle()
    elsewhere = seat.go("elsewhere", "dspt-caf")
    seat.settle()
    assert elsewhere.reading.crosswalk.version == "1.0.0"
    draft = elsewhere.choice.chips["dspt-caf@1.1.0"]
    assert draft.text() == "Our standard, version 1.1.0 (draft)"
    seat.press(draft)
    assert elsewhere.reading.crosswalk.version == "1.1.0"
    reports = seat.go("reports", "elsewhere dspt-caf@1.1.0")
    seat.settle()
    ticked = [key for key, tick in reports.choice.crosswalks.all.items() if tick.isChecked()]
    assert ticked == ["dspt-caf@1.1.0"]


@pytest.mark.parametrize(("size", "percent"), [((1024, 560), 100), ((1366, 768), 200)])
def test_nothing_is_clipped_in_the_workshop(sit, size, percent):
    seat = sit(size=size, settings=sized(percent))
    page = copied(seat)
    page.crosswalk_editor.rows.add_button.click()
    seat.settle()
    assert cut_labels(page) == []
    assert cut_buttons(page) == []
    assert overlaps(page) == []
