"""Every form saves and closes by the same keys, and the keyboard then stays on the page."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit

from digistrat_desktop.domain.record.workspace import metrics_in_use
from digistrat_desktop.domain.trust.actions import Action
from digistrat_desktop.domain.trust.plans import Capacity
from digistrat_desktop.domain.trust.strategy import Objective
from digistrat_desktop.ui.forms.fields import Asked
from digistrat_desktop.ui.kit.buttons import LinkButton, PrimaryButton, SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.pages.actions.page import ACTION, MANY
from digistrat_desktop.ui.session.page_entry import IMPORT_READINGS
from digistrat_desktop.ui.window.palette import Palette
from tests.helpers.kept_sample import ensure_kept
from tests.ui.test_typing import Laid

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def seat(seat_at):
    return seat_at(filled=ensure_kept)


def is_on_page(seat):
    page = seat.window.shell.shown_page()
    return page.isAncestorOf(seat.focus())


def test_a_form_is_heard_in_the_order_it_is_read(seat):
    page = write_objective(seat)
    form = page.form
    heard = form.children()
    parts = (form._sheet, form.fault, form.save_button, form.leave_button, form.withdraw_button)
    assert [heard.index(one) for one in parts] == sorted(map(heard.index, parts))


def count(seat, kind):
    return len(list(seat.session.workspace.all(kind)))


def write_objective(seat):
    page = seat.go("strategy")
    page.chips["objective"].click()
    seat.press(page.lists["objective"].add_button)
    seat.write("Shorter waits for scans")
    return page


def test_ctrl_enter_saves_a_form_and_the_keyboard_goes_back_to_what_opened_it(seat):
    before, page = count(seat, Objective), write_objective(seat)
    seat.keys(Qt.Key.Key_Return, modifiers=CTRL)
    seat.settle()
    assert count(seat, Objective) == before + 1
    assert not page.form.isVisible()
    assert seat.focus() is page.lists["objective"].add_button


def test_ctrl_enter_saves_from_a_text_of_several_lines_and_adds_no_line_to_it(seat):
    before, page = count(seat, Objective), write_objective(seat)
    text = next(name for name, spec in page.form.fields.specs.items() if spec.asked == "text")
    page.form.control(text).setFocus()
    seat.write("Why")
    seat.keys(Qt.Key.Key_Return)
    assert "\n" in page.form.control(text).text()
    page.form.control(text).set_text("Why")
    seat.keys(Qt.Key.Key_Return, modifiers=CTRL)
    seat.settle()
    assert count(seat, Objective) == before + 1


def test_enter_in_one_line_of_several_does_not_save(seat):
    before, page = count(seat, Objective), write_objective(seat)
    seat.keys(Qt.Key.Key_Return)
    assert page.form.isVisible()
    assert count(seat, Objective) == before


def test_enter_saves_a_form_of_one_line_once(seat):
    page = seat.go("strategy")
    page._on_star()
    seat.settle()
    lines = [name for name, box in page.form.fields.boxes.items() if box.isVisible()]
    saved = []
    seat.session.changed.connect(saved.append)
    page.form.control(lines[0]).setFocus()
    seat.write(" and all are well")
    if len(lines) == 1:
        seat.keys(Qt.Key.Key_Return)
    else:
        seat.keys(Qt.Key.Key_Return, modifiers=CTRL)
    assert len(saved) == 1


def test_escape_leaves_a_draft_and_another_view_of_the_page_does_too(seat):
    page = write_objective(seat)
    seat.keys(Qt.Key.Key_Escape)
    seat.settle()
    assert not page.form.isVisible()
    assert page.offer.isVisible()
    page.offer.carry_on.click()
    assert page.form.control("title").text() == "Shorter waits for scans"
    page.chips["initiative"].click()
    seat.settle()
    assert not page.form.isVisible()
    assert any(one.typed.get("title") for one in seat.context.keeping.drafts.all.values())


def test_a_form_of_constraints_goes_when_another_view_is_shown(seat):
    page = seat.go("constraints")
    page.adding[1].click()
    seat.settle()
    assert page.form.isVisible()
    page.chips["register"].click()
    seat.settle()
    assert not page.form.isVisible()
    assert count(seat, Capacity)


def test_after_a_form_is_saved_the_header_does_not_speak_of_a_draft(seat):
    clock, _ = Laid(seat.context.keeping), write_objective(seat)
    clock.pass_by(2_000)
    seat.settle()
    assert seat.saved().startswith("✓ Draft saved")
    seat.keys(Qt.Key.Key_Return, modifiers=CTRL)
    seat.settle()
    assert seat.saved().startswith("✓ Saved")
    assert not seat.context.keeping.drafts.all


def test_ctrl_s_says_saved_when_nothing_was_typed(seat):
    seat.keys(Qt.Key.Key_S, modifiers=CTRL)
    seat.settle()
    assert "Saved" in seat.saved()


@pytest.mark.parametrize("way", ["saved", "left"])
def test_the_keyboard_stays_on_the_page_after_an_action(seat, way):
    page = seat.go("actions")
    before = count(seat, Action)
    seat.press(page.list.add_button)
    seat.write("Agree who answers for results")
    if way == "saved":
        seat.keys(Qt.Key.Key_Return, modifiers=CTRL)
    else:
        seat.keys(Qt.Key.Key_Escape)
    seat.settle()
    assert count(seat, Action) == before + (way == "saved")
    assert is_on_page(seat)


def test_the_keyboard_stays_on_the_page_after_a_suggestion_is_added(seat):
    page = seat.go("actions")
    seat.press(page.chips["proposed"])
    page.proposed.taken.emit(page._judgement.proposals[0])
    seat.settle()
    seat.keys(Qt.Key.Key_Return, modifiers=CTRL)
    seat.settle()
    assert is_on_page(seat)


def test_the_keyboard_stays_on_the_page_after_a_name_was_given(seat):
    page = seat.go("assess", "ALN-04")
    page._on_edited("answer", "absent")
    page._on_edited("answer", "siloed")
    seat.settle()
    page.reasons.write_on()
    bar = seat.window._name_bar
    bar.field.setFocus()
    seat.write("A. Rahman")
    seat.keys(Qt.Key.Key_Return)
    seat.settle()
    assert seat.window._name_bar is None
    assert seat.focus() is page.reasons.fields.control("rationale")


def test_a_link_of_another_page_brings_the_keyboard_to_the_question(seat):
    page = seat.go("check")
    link = next(w for w in page.findChildren(LinkButton) if w.isVisible())
    link.setFocus()
    page = seat.go("assess", "ALN-07")
    assert page.question.cards.isAncestorOf(seat.focus())


def test_ctrl_k_to_a_question_brings_the_keyboard_to_its_answers(seat):
    seat.keys(Qt.Key.Key_K, modifiers=CTRL)
    palette = next(w for w in seat.window.findChildren(Palette) if w.isVisible())
    QTest.keyClicks(palette.field, "ALN-07")
    seat.settle()
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    seat.settle()
    page = seat.page("assess")
    assert "ALN-07" in page.question.crumb.text()
    assert page.question.cards.isAncestorOf(seat.focus())


def type_in(seat, control, text):
    control.setFocus()
    seat.write(text)
    seat.keys(Qt.Key.Key_Return, modifiers=CTRL)
    seat.settle()


def test_ctrl_enter_does_what_a_card_is_for_from_any_of_its_fields(seat, qtbot, tmp_path):
    pressed = []
    for kinds, wanted in (
        ((PrimaryButton,), "0"),
        ((SecondaryButton,), "0"),
        ((SecondaryButton, PrimaryButton), "1"),
        ((SecondaryButton, SecondaryButton), ""),
        ((), ""),
    ):
        card = Card(seat.context.look, "Save a file")
        qtbot.addWidget(card)
        line, tick = QLineEdit(), QCheckBox("Small")
        card.add(line, tick)
        for number, kind in enumerate(kinds):
            card.add(kind(seat.context.look, str(number), do=partial(pressed.append, str(number))))
        card.show()
        for field in (line, tick):
            pressed.clear()
            field.setFocus()
            QTest.keyClick(field, Qt.Key.Key_Return, CTRL)
            assert "".join(pressed) == wanted


def test_ctrl_enter_saves_the_details_though_they_have_no_button(seat):
    page = seat.go("details")
    control = page.trust.control("region")
    control.selectAll()
    type_in(seat, control, "North ICB")
    assert seat.session.trust.region == "North ICB"


def test_after_a_file_was_read_the_keyboard_is_at_save_and_ctrl_enter_saves(seat, tmp_path):
    seat.dialogs.file = tmp_path / "backlog.csv"
    seat.dialogs.file.write_text("Month,Backlog\nMarch 2026,41\nApril 2026,42\n", encoding="utf-8")
    seat.window.go_to("metrics", IMPORT_READINGS)
    seat.settle()
    page = seat.page("metrics")
    assert page.table_form.record.hasFocus()
    seat.keys(Qt.Key.Key_Return, modifiers=Qt.KeyboardModifier.ControlModifier)
    seat.settle()
    assert "Backlog" in [one.name for one in metrics_in_use(seat.session.workspace)]


def test_enter_in_any_field_but_a_text_of_lines_says_which_key_saves_a_form_of_several(seat):
    page = seat.go("actions")
    seat.press(page.list.add_button)
    boxes = {name: box for name, box in page.form.fields.boxes.items() if box.isVisible()}
    kinds = {name: page.form.fields.specs[name].asked for name in boxes}
    assert {Asked.CHOICE, Asked.LINE, Asked.DAY, Asked.AMOUNT, Asked.PERSON} <= {*kinds.values()}
    for name in [name for name, kind in kinds.items() if kind is not Asked.TEXT]:
        boxes[name].field.setFocus()
        seat.keys(Qt.Key.Key_Return)
        assert "Ctrl+Enter" in boxes[name].help.text(), name
        assert boxes[name].isVisible(), name


def test_each_field_of_an_action_has_a_letter_of_its_own_and_none_of_the_menus(seat):
    page = seat.go("actions")
    seat.press(page.list.add_button)
    menus = {
        QKeySequence.mnemonic(menu.title()).toString()
        for menu in seat.window.shell.header.menus._menus
    }
    for specs in (ACTION, MANY):
        keys = [QKeySequence.mnemonic(spec.label).toString() for spec in specs]
        assert all(keys), specs
        assert len({*keys}) == len(keys)
        assert not menus & {*keys}
    seat.keys(Qt.Key.Key_S, modifiers=Qt.KeyboardModifier.AltModifier)
    assert page.form.control("status").hasFocus()
