"""Frameworks at the window: what is here, a file brought in, a copy edited, undone and published."""

import datetime as dt
import re

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit

from digistrat_desktop.analysis.answers.likeness import alike_across
from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.services.frameworks import drafting
from digistrat_desktop.services.frameworks.drafting import NewPack
from digistrat_desktop.services.sample import ensure_sample
from digistrat_desktop.system.paths import resources_folder
from digistrat_desktop.system.toml_text import toml_text
from tests.ui.seat import words_on
from tests.ui.test_every_page import cut_buttons, cut_labels, overlaps, sized

NEW = {"id": "our-board", "version": "1.0.0", "title": "Our board", "provider": "A trust"}
BOARD = ("digistrat-board", "1.0.0")
FRAMEWORKS = resources_folder() / "frameworks"


@pytest.fixture
def seat(sit):
    return sit()


def copied(seat, source="digistrat-board 1.0.0"):
    page = seat.go("frameworks")
    page.packs.edit_asked.emit(source)
    seat.settle()
    page.form.restore({**NEW, "licence": "Free to use"})
    page.form.save()
    seat.settle()
    return page


def order(page):
    return page.editor.questions.table.shown_ids()


def test_every_framework_and_crosswalk_is_listed_and_a_bad_file_says_why(seat, tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "bad.toml").write_text("[framework]\nid = 5\n", encoding="utf-8")
    page = seat.go("frameworks")
    assert {"digistrat-board", "wgll"} <= {one.id for one in page.found.packs}
    assert "bad.toml" in page.problem_words.text()
    assert page.problems.isVisible()
    assert page.problems.y() < page.drafts.y() < page.packs.y()


def test_a_copy_is_edited_undone_and_on_the_disk_at_once(seat, tmp_path):
    editor = copied(seat).editor
    assert editor.isVisible()
    editor.questions.edit_asked.emit("ALN-01")
    seat.settle()
    editor.form.restore({"question": "How is it now?"})
    editor.form.save()
    seat.settle()
    draft = tmp_path / "own" / "drafts" / "our-board-1.0.0.toml"
    assert "How is it now?" in draft.read_text("utf-8")
    editor.questions.table.setFocus()
    seat.keys(Qt.Key.Key_Z, modifiers=Qt.KeyboardModifier.ControlModifier)
    seat.settle()
    assert "How is it now?" not in draft.read_text("utf-8")
    editor.redo_button.click()
    seat.settle()
    assert "How is it now?" in draft.read_text("utf-8")


def test_what_the_reader_refuses_is_told_in_the_form_and_what_was_typed_stays(seat):
    editor = copied(seat).editor
    editor.questions.edit_asked.emit("ALN-01")
    seat.settle()
    editor.form.restore({"level absent": ""})
    editor.form.save()
    seat.settle()
    assert editor.form.fault_of("level absent") == "“absent” is missing."
    assert editor.form.values()["level absent"] == ""


def test_a_question_moves_by_keyboard_and_keeps_the_choice(seat):
    page = copied(seat)
    first, second = order(page)[:2]
    table = page.editor.questions.table
    table.setFocus()
    table.choose([second])
    seat.keys(Qt.Key.Key_Up, modifiers=Qt.KeyboardModifier.AltModifier)
    seat.settle()
    assert order(page)[:2] == [second, first]
    assert table.chosen() == [second]


def offered(form, name):
    field = form.control(name)
    return [field.itemText(at) for at in range(field.count())]


def asked(form):
    return [name for name, box in form.fields.boxes.items() if box.isVisible()]


def new_question(seat, group):
    """Open the form of a new question, choose a group, and say all but what its levels say."""
    editor = copied(seat, "digistrat-board 2.0.0").editor
    editor.questions.table.choose(["ALN-02"])
    editor.questions.add_button.click()
    seat.settle()
    form = editor.form
    assert levels_asked(form) == [
        f"level {one} alignment" for one in ("absent", "siloed", "embedded")
    ]
    said = {
        "group": group,
        "id": f"{group[:3]}-NEW-1",
        "title": "Kept",
        "short_title": "Kept going",
    }
    form.restore({**said, "question": "Is it kept?"})
    return editor


def levels_asked(form):
    return [one for one in asked(form) if one.startswith("level")]


def test_area_and_group_of_a_new_question_are_chosen_in_its_form(seat):
    editor = new_question(seat, "PAC")
    form = editor.form
    every = [group["id"] for _, group in drafting.groups_in(editor.tree)]
    assert len(offered(form, "group")) == len(every)
    assert any(one.startswith("MOM ") for one in offered(form, "group"))
    levels = ("lost", "patchy", "normal")
    assert levels_asked(form) == [f"level {one} momentum" for one in levels]
    form.restore({f"level {one} momentum": f"One sees {one}." for one in levels})
    form.restore({f"next {one} momentum": f"Do more, {one}." for one in levels} | {"id": "MOM-N-1"})
    form.save()
    seat.settle()
    section, found, at = drafting.item_in(editor.tree, "MOM-N-1")
    assert (section["id"], found["id"], at) == ("MOM", "PAC", len(found["items"]) - 1)
    assert found["items"][at]["levels"] == {one: f"One sees {one}." for one in levels}
    assert editor.questions.table.chosen() == ["MOM-N-1"]


def test_a_new_question_is_asked_of_the_levels_and_duties_of_its_area_only(seat):
    editor = new_question(seat, "PAC")
    form = editor.form
    form.restore({"level patchy momentum": "In places.", "law duty": "A duty."})
    assert "law levels momentum" in asked(form)
    assert "law levels alignment" not in asked(form)
    form.restore({"law duty": "", "id": "MOM-N-1"})
    form.save()
    seat.settle()
    assert form.fault_of("level lost momentum") == "“lost” is missing."
    form.restore(
        {"group": next(g["id"] for s, g in drafting.groups_in(editor.tree) if s["id"] == "REF")}
    )
    assert not levels_asked(form)
    assert "law duty" not in asked(form)
    form.restore({"id": "REF-9"})
    form.save()
    seat.settle()
    assert editor.questions.table.chosen() == ["REF-9"]


def test_the_scale_of_a_new_level_is_chosen_in_its_form(seat):
    page = copied(seat, "digistrat-board 2.0.0")
    editor = page.editor
    seat.press(editor.choice.chips["Levels"])
    editor.levels.table.choose(["severity slows"])  # of a scale with fixed levels
    editor.levels.add_button.click()
    seat.settle()
    form = editor.form
    words = offered(form, "above")
    assert not any(one.startswith("Slows us") for one in words)
    form.control("above").set_choice("quality partial")
    said = {"id": "mostly", "label": "Mostly", "meaning": "Most of it is there."}
    form.restore({**said, "better": "Add the rest.", "above": "quality partial"})
    form.save()
    seat.settle()
    assert [one for one in editor.levels.table.shown_ids() if one.startswith("quality")] == [
        "quality missing", "quality partial", "quality mostly", "quality clear",
    ]  # fmt: skip
    assert editor.levels.table.chosen() == ["quality mostly"]


def test_a_long_list_can_be_narrowed_and_a_long_form_saved_from_its_top(seat):
    editor = copied(seat).editor
    table = editor.questions.table
    every = len(table.shown_ids())
    [line] = [one for one in table.findChildren(QLineEdit) if one.isVisible()]
    line.setText("momentum pace")
    assert 0 < len(table.shown_ids()) < every
    line.clear()
    editor.questions.edit_asked.emit("ALN-01")
    seat.settle()
    assert "Ctrl+Enter saves" in editor.form.words.text()
    editor.form.restore({"why": "Because of this"})
    assert editor.save_above.y() < editor.form.save_button.y()
    editor.save_above.click()
    seat.settle()
    assert not editor.form.isVisible()
    _, group, at = drafting.item_in(editor.tree, "ALN-01")
    assert group["items"][at]["why"] == "Because of this"
    seat.press(editor.choice.chips["Levels"])
    editor.levels.edit_asked.emit("alignment siloed")
    seat.settle()
    assert not editor.save_above.isVisible()  # a short form has one button


def test_what_was_published_is_chosen_in_the_list_and_what_nobody_said_is_called_so(seat):
    page = copied(seat)
    seat.dialogs.answers = ["publish"]
    page.editor.publish.click()
    seat.settle()
    assert page.packs.isVisible()
    assert page.packs.table.chosen() == ["our-board 1.0.0"]
    assert "Our board" in seat.focus().accessibleName()
    assert page.head.title.visibleRegion().boundingRect().height() > 0
    cells = dict(zip(page.packs.table.shown_ids(), page.packs.table.rows(), strict=True))
    assert [cells["digistrat-board 1.0.0"][at].text() for at in (2, 3)] == [
        "Not given",
        "Not given",
    ]


def test_the_licence_of_a_copy_is_asked_for_and_the_originals_stands_beside(seat):
    page = seat.go("frameworks")
    page.packs.edit_asked.emit("wgll 1.0.0")
    seat.settle()
    assert page.form.values()["licence"] == ""
    assert "The original says: The mapping is our own work" in words_on(page.form)
    page.form.restore(NEW)
    page.form.save()
    seat.settle()
    assert page.form.fault_of("licence") == "Say on what terms it may be used."


def level_ids(page):
    return [one.split()[1] for one in page.editor.levels.table.shown_ids() if "alignment" in one]


def test_a_level_is_added_above_the_chosen_one_moved_and_removed_by_keyboard(seat, tmp_path):
    page = copied(seat)
    seat.press(page.editor.choice.chips["Levels"])
    table = page.editor.levels.table
    table.choose(["alignment siloed"])
    seat.press(page.editor.levels.add_button)
    seat.keys(Qt.Key.Key_Tab)
    for words in ("emerging", "Emerging", "It begins."):
        seat.write(words)
        seat.keys(Qt.Key.Key_Tab)
    page.editor.form.save()
    seat.settle()
    assert level_ids(page) == ["absent", "siloed", "emerging", "embedded"]
    draft = tmp_path / "own" / "drafts" / "our-board-1.0.0.toml"
    assert '"Emerging"' in draft.read_text("utf-8")
    table.setFocus()
    table.choose(["alignment emerging"])
    seat.keys(Qt.Key.Key_Up, modifiers=Qt.KeyboardModifier.AltModifier)
    seat.settle()
    assert level_ids(page) == ["absent", "emerging", "siloed", "embedded"]
    assert table.chosen() == ["alignment emerging"]
    page.editor.questions.edit_asked.emit("ALN-01")
    assert page.editor.form.values()["level emerging"] == "It begins."
    seat.press(page.editor.choice.chips["Levels"])
    table.setFocus()
    seat.keys(Qt.Key.Key_Delete)
    seat.settle()
    assert level_ids(page) == ["absent", "siloed", "embedded"]
    assert "Emerging" not in draft.read_text("utf-8")


def test_a_level_is_called_otherwise_and_one_that_evidence_needs_says_why_it_stays(seat):
    page = copied(seat)
    page.editor.levels.edit_asked.emit("alignment siloed")
    seat.settle()
    page.editor.form.restore({"label": "Apart"})
    page.editor.form.save()
    seat.settle()
    assert "Apart" in [row[0].text() for row in page.editor.levels.table.rows()]
    page.editor.levels.removed.emit("evidence_strength view")
    seat.settle()
    assert any("counts by the places of these levels" in one for one in seat.banners())


def test_a_question_says_how_many_criteria_a_level_needs_and_which_levels_a_duty_names(seat):
    page = copied(seat, "digistrat-board 2.0.0")
    for key, name, value in (
        ("criteria", "count siloed", "3"),
        ("legal", "law levels", ("siloed",)),
    ):
        item_id = with_own(page, key)
        page.editor.questions.edit_asked.emit(item_id)
        seat.settle()
        page.editor.form.restore({name: value})
        page.editor.form.save()
        seat.settle()
        assert page.editor.form.isHidden()
        _, group, at = drafting.item_in(page.editor.tree, item_id)
        assert str(group["items"][at][key]).count("siloed")
    pack = drafting.pack_in(page.editor.tree)
    one = pack.item(with_own(page, "criteria")).criteria
    assert {r.level_id: r.at_least for r in one.reached}["siloed"] == 3
    assert pack.item(with_own(page, "legal")).legal.levels == ("siloed",)


def with_own(page, key):
    return next(
        one["id"]
        for _, group in drafting.groups_in(page.editor.tree)
        for one in group["items"]
        if key in one
    )


@pytest.mark.parametrize("way", ["open", "kept"])
@pytest.mark.parametrize("what", ["questions", "levels"])
def test_a_form_of_what_was_removed_since_says_so(seat, what, way):
    page = copied(seat)
    editor = page.editor
    part, name, typed = {
        "questions": ("ALN-02", "ALN-02", {"why": "Because of this"}),
        "levels": ("alignment siloed", "siloed", {"label": "Apart"}),
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
    page.open_draft("our-board-1.0.0")
    seat.settle()
    listed.removed.emit(part)
    editor.offer.carry_on.click()
    seat.settle()
    assert any(f"{name} was removed" in one for one in seat.banners())


def test_what_was_typed_and_not_saved_is_offered_again(seat):
    page = copied(seat)
    page.editor.questions.edit_asked.emit("ALN-02")
    seat.settle()
    page.editor.form.restore({"why": "Because of this"})
    page.editor.leave.click()
    seat.settle()
    page.open_draft("our-board-1.0.0")
    seat.settle()
    assert page.editor.offer.isVisible()
    page.editor.offer.carry_on.click()
    seat.settle()
    assert page.editor.form.values()["why"] == "Because of this"


def test_a_published_framework_is_offered_when_an_assessment_is_started(seat):
    page = copied(seat)
    seat.dialogs.answers = ["publish"]
    page.editor.publish.click()
    seat.settle()
    assert not page.editor.isVisible()
    line = next(one for one in page.found.packs if one.id == "our-board")
    assert (line.provider, line.offered) == ("A trust", "Offered for new assessments")
    start = seat.go("start")
    assert "our-board" in {one.id for one in start._packs.values()}


def test_a_file_that_was_sent_is_added_by_the_button(seat, tmp_path):
    board = Catalogue((FRAMEWORKS,)).version_of("digistrat-board", "1.0.0")
    new = NewPack("sent-board", "1.0.0", "Sent", "A body", "Free")
    sent = tmp_path / "sent.toml"
    sent.write_text(toml_text(drafting.published(drafting.begun(board, new))), encoding="utf-8")
    page = seat.go("frameworks")
    seat.dialogs.file = sent
    page.packs.add_button.click()
    seat.settle()
    assert "sent-board" in {one.id for one in page.found.packs}


def test_a_framework_let_go_of_on_the_window_is_brought_in_and_another_file_is_not_taken(
    seat, tmp_path
):
    board = Catalogue((FRAMEWORKS,)).pack("digistrat-board", "2.0.0")
    new = NewPack("dropped-board", "1.0.0", "A board", "Somebody", "Free to use")
    sent, other = tmp_path / "sent.toml", tmp_path / "sent.pdf"
    sent.write_text(toml_text(drafting.published(drafting.begun(board, new))), encoding="utf-8")
    seat.go("home")
    assert not drop(seat.window, other)
    assert drop(seat.window, sent)
    seat.settle()
    assert "dropped-board" in {one.id for one in seat.page("frameworks").found.packs}


def drop(window, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    about = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0))
    enter = QDragEnterEvent(QPointF(40, 40).toPoint(), *about)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(40, 40), *about))
    return enter.isAccepted()


def test_an_assessment_with_a_draft_cannot_be_signed_off(seat):
    copied(seat)
    start = seat.go("start")
    draft = next(one for one in start._packs.values() if one.draft and one.id == "our-board")
    start.form.restore({"framework": draft.sha256, "trust": "new", "name": "Deal NHS Trust"})
    start.form.save()
    seat.settle()
    [first, *_] = seat.context.insight.current().open_matters
    assert first.blocks
    assert "draft framework" in first.sentence


def reworded(seat, page, words="How is it now?"):
    page.editor.questions.edit_asked.emit("ALN-01")
    seat.settle()
    page.editor.form.restore({"question": words})


def test_publishing_asks_what_is_fixed_and_going_back_leaves_a_draft(seat):
    page = copied(seat)
    reworded(seat, page)
    page.editor.form.save()
    seat.settle()
    seat.dialogs.answers = ["same"]
    page.editor.publish.click()
    seat.settle()
    [meant, asked] = seat.dialogs.questions
    assert meant.title.startswith("Does ALN-01 ")
    assert "Now: How is it now?" in meant.text
    assert asked.title == "Publish Our board 1.0.0?"
    for words in ("our-board", "fingerprint ", "ALN-01 ", "question"):
        assert words in asked.text
    assert page.editor.isVisible()
    assert (seat.folder / "own" / "drafts" / "our-board-1.0.0.toml").exists()
    seat.dialogs.answers = ["same", "publish"]
    page.editor.publish.click()
    seat.settle()
    again = seat.dialogs.questions[-1]
    line = next(one for one in seat.go("frameworks").found.packs if one.id == "our-board")
    assert "draft" not in line.offered
    assert page.found.drafts == ()
    fixed = Catalogue((FRAMEWORKS, seat.folder / "own")).version_of("our-board", "1.0.0")
    assert fixed.sha256[:16] in again.text


@pytest.mark.parametrize(
    ("answers", "said"),
    [(["same", "other"], [True, False]), (["all"], [True, True]), (["other", "back"], None)],
)
def test_publishing_asks_of_each_changed_question_if_it_means_the_same(seat, answers, said):
    page = copied(seat)
    for one in ("ALN-01", "ALN-02"):
        page.editor.questions.edit_asked.emit(one)
        seat.settle()
        page.editor.form.restore({"question": f"What of {one}?"})
        page.editor.form.save()
        seat.settle()
    seat.dialogs.answers = [*answers, "publish"]
    page.editor.publish.click()
    seat.settle()
    catalogue = Catalogue((FRAMEWORKS, seat.folder / "own"))
    made, board = (catalogue.version_of(*one) for one in (("our-board", "1.0.0"), BOARD))
    assert made.draft is (said is None)
    alike = alike_across(board, made, "")
    found = [alike[one].is_compared for one in ("ALN-01", "ALN-02")]
    assert found == (said or [False, False])


@pytest.mark.parametrize("source", ["digistrat-board 2.0.0", "wgll 1.0.0"])
def test_nothing_is_published_while_a_form_has_words_that_are_not_saved(seat, source):
    page = copied(seat, source)
    editor = page.editor if page.editor.isVisible() else page.crosswalk_editor
    editor.parts.edit_asked.emit("about")
    seat.settle()
    editor.form.restore({"title": "Not saved"})
    seat.dialogs.answers = ["publish"]
    editor.publish.click()
    seat.settle()
    assert seat.dialogs.questions == []
    assert any("words that are not saved" in one for one in seat.banners())
    assert editor.form.values()["title"] == "Not saved"
    assert editor.isVisible()
    editor.form.save()
    seat.settle()
    assert seat.banners() == []


def test_a_refusal_goes_once_another_change_is_taken(seat):
    editor = copied(seat, "digistrat-board 2.0.0").editor
    editor.questions.removed.emit("ALN-02")
    seat.settle()
    assert any("must come first for" in one for one in seat.banners())
    editor.questions.moved.emit("ALN-02", 1)
    seat.settle()
    assert seat.banners() == []


@pytest.mark.parametrize("source", ["digistrat-board 2.0.0", "wgll 1.0.0"])
def test_a_copy_of_what_one_published_begins_as_its_next_version(seat, source):
    page = copied(seat, source)
    editor = page.editor if page.editor.isVisible() else page.crosswalk_editor
    seat.dialogs.answers = ["publish"]
    editor.publish.click()
    seat.settle()
    page.packs.edit_asked.emit("our-board 1.0.0")
    seat.settle()
    said = page.form.values()
    assert {key: said[key] for key in NEW} == {**NEW, "version": "1.1.0"}


def test_words_of_a_closed_form_are_said_to_be_left_out_when_publishing(seat):
    page = copied(seat)
    reworded(seat, page)
    page.editor.form.leave()
    seat.settle()
    page.editor.publish.click()
    seat.settle()
    [asked] = seat.dialogs.questions
    assert "not saved is no part of it" in asked.text


@pytest.mark.parametrize("source", ["digistrat-board 2.0.0", "wgll 1.0.0"])
def test_an_archived_draft_is_brought_back_by_one_key(seat, source):
    page = copied(seat, source)
    editor = page.editor if page.editor.isVisible() else page.crosswalk_editor
    before = editor.tree
    editor.archive.click()
    seat.settle()
    assert page.found.drafts == ()
    seat.press(way_called(seat, "Undo"))
    seat.settle()
    assert editor.isVisible()
    assert editor.tree == before


def way_called(seat, words):
    buttons = seat.window.shell.findChildren(QAbstractButton)
    return next(
        one for one in buttons
        if one.text() == words and one.isVisible() and not seat.page("frameworks").isAncestorOf(one)
    )  # fmt: skip


@pytest.mark.parametrize("state", ["draft", "published"])
def test_a_name_that_is_taken_is_said_beside_its_field_and_what_was_typed_stays(seat, state):
    page = copied(seat)
    if state == "published":
        seat.dialogs.answers = ["publish"]
        page.editor.publish.click()
    else:
        page.editor.leave.click()
    seat.settle()
    page.packs.edit_asked.emit("digistrat-board 2.0.0")
    seat.settle()
    typed = {**NEW, "licence": "Free to use", "title": "Another board"}
    page.form.restore(typed)
    page.form.save()
    seat.settle()
    assert page.form.isVisible()
    assert "our-board 1.0.0" in page.form.fault_of("id")
    assert {key: page.form.values()[key] for key in typed} == typed
    page.form.restore({"version": "1.1.0"})
    page.form.save()
    seat.settle()
    assert page.editor.name == "our-board-1.1.0"


FORMS = {
    "questions": ("Questions", "ALN-01"), "levels": ("Levels", "alignment siloed"),
    "sources": ("Sources", ""), "parts": ("Areas and groups", "about"),
}  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_a_form_stands_with_its_own_list_and_goes_when_another_is_chosen(seat, name):
    editor = copied(seat).editor
    words, part = FORMS[name]
    listed = getattr(editor, name)
    editor.show_list("Criteria to tick")
    listed.edit_asked.emit(part or listed.table.shown_ids()[0])
    seat.settle()
    assert (editor.choice.current, listed.isVisible()) == (words, True)
    field = next(iter(editor.form.values()))
    editor.form.restore({field: "Typed and not saved"})
    seat.press(editor.choice.chips["Criteria to tick"])
    seat.settle()
    assert editor.form.isHidden()
    assert editor.offer.isVisible()
    editor.offer.carry_on.click()
    seat.settle()
    assert editor.choice.current == words
    assert editor.form.values()[field] == "Typed and not saved"


def published(seat, version, source):
    page = seat.go("frameworks")
    page.packs.edit_asked.emit(source)
    seat.settle()
    page.form.restore({**NEW, "licence": "Free to use", "version": version})
    page.form.save()
    seat.settle()
    seat.dialogs.answers = ["publish"]
    page.editor.publish.click()
    seat.settle()
    return next(one for one in page.found.packs if (one.id, one.version) == ("our-board", version))


def test_the_next_assessment_is_offered_what_the_last_one_used_or_a_newer_version_of_it(seat):
    published(seat, "1.0.0", "digistrat-board 2.0.0")
    start = seat.go("start")
    first = next(one.sha256 for one in start._packs.values() if one.id == "our-board")
    said = {"framework": first, "form": "full", "as_of": dt.date(2027, 3, 1), "title": "Next"}
    start.form.restore(said)
    start.form.save()
    seat.settle()
    assert seat.session.assessment.title == "Next"
    start = seat.go("start")
    offered = start.form.values()
    assert (offered["framework"], offered["form"]) == (first, "full")
    assert start.form.words.text() == ""
    published(seat, "1.1.0", "our-board 1.0.0")
    start = seat.go("start")
    pack = start._packs[start.form.values()["framework"]]
    assert (pack.id, pack.version) == ("our-board", "1.1.0")
    assert "1.0.0" in start.form.words.text()
    assert "1.1.0 is newer" in start.form.words.text()
    rewritten = seat.folder / "own" / "our-board-1.1.0.toml"
    text = rewritten.read_text("utf-8")
    rewritten.write_text(text.replace("Our board", "Other", 1), encoding="utf-8")
    again = Catalogue((FRAMEWORKS, seat.folder / "own"))
    assert again.version_of("our-board", "1.1.0") is None


def test_the_start_page_says_how_many_answers_each_framework_takes_over(seat):
    start = seat.go("start")
    ways = {one.version: one.sha256 for one in start._packs.values() if one.id == BOARD[0]}
    said = {}
    for version in ("2.0.0", "1.0.0"):
        start.form.restore({"form": "full", "title": f"On {version}"})
        start.form.control("framework").set_choice(ways[version])
        start.form.control("framework").chosen.emit(ways[version])
        seat.settle()
        said[version] = start.carried.text()
    assert said["1.0.0"] != said["2.0.0"]
    start.form.save()
    seat.settle()
    counts = seat.context.insight.judgement.counts
    told = [int(number) for number in re.findall(r"\d+", said["1.0.0"])]
    assert 0 < told[0] == counts.of(CountOf.ASKED) - counts.of(CountOf.NOT_ANSWERED) < told[1]
    assert told[2] == counts.of(CountOf.NOT_ANSWERED)
    assert told[3] == counts.of(CountOf.ASKED)


def test_never_more_answers_are_taken_over_than_there_are(seat_at):
    seat = seat_at(filled=ensure_sample)
    start = seat.go("start")
    trust = start._facts.trusts[0].id
    start.form.control("trust").set_choice(trust)
    start.form.control("trust").chosen.emit(trust)
    for pack in start._packs:
        start.form.control("framework").set_choice(pack)
        start.form.control("framework").chosen.emit(pack)
        seat.settle()
        carried, answers, left, asked = map(int, re.findall(r"\d+", start.carried.text()))
        assert carried <= answers
        assert carried + left == asked


def test_an_assessment_with_a_copy_shows_its_own_levels_its_crosswalks_and_that_it_is_a_draft(seat):
    page = copied(seat, "digistrat-board 2.0.0")
    page.editor.levels.edit_asked.emit("alignment siloed")
    seat.settle()
    page.editor.form.restore({"label": "Apart"})
    page.editor.form.save()
    seat.settle()
    start = seat.go("start")
    draft = next(one for one in start._packs.values() if one.draft)
    start.form.restore({"framework": draft.sha256, "trust": "new", "name": "Deal NHS Trust"})
    start.form.save()
    seat.settle()
    assert "Draft framework" in shown_words(seat.window.shell.header)
    home = shown_words(seat.go("home"))
    assert "Apart" in home
    assert "Siloed" not in home
    elsewhere = seat.go("elsewhere")
    assert "wgll" in elsewhere.choice.chips
    assert "is based on it" in elsewhere.reading.not_here


def shown_words(page):
    return [one.text() for one in page.findChildren(QLabel) if one.isVisible()]


def is_seen(page, part):
    """Tell if the top of a part is on the screen."""
    top = part.mapTo(page._page.viewport(), part.rect().topLeft()).y()
    return -1 <= top <= page._page.viewport().height() - 20


LISTS = {
    "questions": {"why": "Another reason."}, "criteria": {"text": "Something else"},
    "levels": {"meaning": "It is another way."}, "sources": {"what": "A source"},
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_a_form_opens_in_sight_and_saving_or_moving_leads_back_to_the_row(sit, name):
    seat = sit(size=(1024, 560))
    page = copied(seat, "digistrat-board 2.0.0")
    listed = getattr(page.editor, name)
    page.editor.show_list(listed.name)
    seat.settle()
    ids = listed.table.shown_ids()
    part = ids[len(ids) // 2]
    for end in ("save", "leave"):
        listed.edit_asked.emit(part)
        seat.settle()
        assert is_seen(page, page.editor.form)
        if end == "save":
            page.editor.form.restore(LISTS[name])
        getattr(page.editor.form, end)()
        seat.settle()
        assert page.editor.form.isHidden()
        assert listed.table.chosen() == [part]
        assert is_seen(page, listed.row())
    if name != "sources":
        listed.moved.emit(part, 1)
        seat.settle()
        assert listed.table.chosen() == [part]
        assert is_seen(page, listed.row())


@pytest.mark.parametrize(("size", "percent"), [((1024, 560), 100), ((1366, 768), 200)])
def test_nothing_is_clipped_in_the_workshop(sit, size, percent):
    seat = sit(size=size, settings=sized(percent))
    page = copied(seat)
    assert cut_labels(page) == []
    assert cut_buttons(page) == []
    assert overlaps(page) == []
