"""Progress, the list of all assessments, the palette, Settings, Help, the name bar."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QPushButton

from digistrat_desktop.domain.frameworks.scales import Status
from digistrat_desktop.domain.record.workspace import responses_of
from digistrat_desktop.system.settings import load_settings
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.window.palette import Palette, Place, matching
from digistrat_desktop.ui.window.places import all_places
from tests.helpers.kept_sample import ensure_kept
from tests.helpers.trusts import fill_many
from tests.ui.test_session import answer

MANY = 10_000


def words(page):
    return " ".join(x.text() for x in page.findChildren(PlainLabel) if x.isVisible())


# Progress


def test_progress_shows_every_date_and_what_moved(seat):
    page = seat.go("progress")
    assert "Spring 2026" in page.counts.drawing().alt
    for section_id, chip in page.sections.chips.items():
        chip.click()
        seat.settle()
        area = seat.session.pack.section(section_id).title
        assert f"{area}: what changed from Spring 2026 to Autumn 2026" in words(page)
    assert page.strip.accessibleDescription()
    assert page.metrics.isVisible()


def test_progress_changes_its_section_and_keeps_the_keyboard_there(seat):
    page = seat.go("progress")
    chips = page.head.chips.findChildren(QPushButton)
    before = page.counts.drawing()
    chips[1].setFocus()
    seat.keys(Qt.Key.Key_Space)
    seat.settle()
    assert page.counts.drawing() != before
    assert seat.focus() is chips[1]
    assert [chip.isChecked() for chip in chips] == [False, True, False, False]


def test_progress_goes_to_the_question_that_needs_a_reason(seat):
    page = seat.go("progress")
    go = page.moves.table.rows()[0][-1]
    go.click()
    seat.settle()
    assert seat.page("assess").isVisible()


def test_progress_tells_how_many_slipped_back_and_shows_them_first(seat_at):
    seat = seat_at(filled=ensure_kept)
    page = seat.go("progress")
    seat.settle()
    ways = [row[2].text() for row in page.moves.table.rows()]
    order = ["Down", "Up", "No level now", "First answer"]
    assert len(set(ways)) > 1
    assert ways == sorted(ways, key=order.index)
    slipped = ways.count("Down")
    words = page.moves.words.text()
    assert f"changed. {slipped or 'None'} slipped back." in words


def test_progress_with_nothing_to_compare_says_what_to_do(empty_seat):
    page = empty_seat.go("progress")
    assert page.empty.isVisible()
    assert "start the next from it" in page.empty.sentence.text()


def test_a_drawing_is_never_shown_empty_at_a_narrow_width(seat_at):
    seat = seat_at(size=(1024, 560))
    page = seat.go("progress")
    for view in (page.counts, page.strip):
        assert view.height() >= view.heightForWidth(view.width()) > 20


# All assessments


def ten_thousand(library):
    fill_many(library, MANY)


@pytest.fixture
def library(seat_at):
    seat = seat_at(filled=ten_thousand)
    page = seat.go("library")
    return seat, page


def test_ten_thousand_assessments_are_listed_and_found(library):
    seat, page = library
    QAbstractItemModelTester(page.table.model(), page)
    assert page.count.text() == "10,000 assessments"
    assert page.table.model().rowCount() == MANY
    page.words.setText("Review 09999")
    seat.settle()
    assert page.table.model().rowCount() == 1
    assert page.table.model().index(0, 0).data() == "Review 09999"
    page.words.setText("no such thing")
    seat.settle()
    assert page.count.text() == "No assessments match. Clear the search."


@pytest.mark.parametrize("size", [(1024, 560), (1920, 1080)])
def test_every_status_is_read_whole_in_the_list(seat, size):
    seat.window.resize(*size)
    page = seat.go("library")
    seat.settle()
    table = page.table
    titles = [table.model().headerData(at, Qt.Orientation.Horizontal) for at in range(5)]
    at = titles.index("Status")
    theme = page._context.look.theme
    letters = QFontMetrics(theme.font())
    longest = max(letters.horizontalAdvance(status.label) for status in Status)
    assert table.columnWidth(at) >= longest + theme.space(2) + 2 * table.itemDelegate().edge()


def test_the_list_is_sorted_by_what_is_chosen(library):
    seat, page = library
    page.order.set_choice("title")
    page.order.chosen.emit("title")
    seat.settle()
    assert page.table.model().index(0, 0).data() == "Review 00000"


def test_enter_opens_the_assessment_that_is_marked(library):
    seat, page = library
    page.words.setText("Review 00042")
    seat.settle()
    page.table.setFocus()
    seat.keys(Qt.Key.Key_Return)
    seat.settle()
    assert seat.session.assessment.title == "Review 00042"
    assert seat.page("assess").isVisible()


# The palette


def places():
    return [
        Place("home", "", "Home", "Page"),
        Place("assess", "ALN-04", "Link to clinical strategies", "Strategy alignment, ALN-04"),
        Place("undo", "", "Undo the last change", "Command"),
    ]


def test_every_word_typed_must_be_found_and_beginnings_come_first():
    found = [
        place.label for place in matching([*places(), Place("x", "", "Go Home", "Page")], "home")
    ]
    assert found == ["Home", "Go Home"]
    assert matching(places(), "clinical aln-04")[0].page == "assess"
    assert matching(places(), "nowhere") == []


def open_palette(seat):
    seat.keys(Qt.Key.Key_K, modifiers=Qt.KeyboardModifier.ControlModifier)
    seat.settle()
    return next(w for w in seat.window.findChildren(Palette) if w.isVisible())


def test_the_palette_goes_to_a_question_by_a_few_letters(seat, qtbot):
    palette = open_palette(seat)
    qtbot.keyClicks(palette.field, "clinical strategies")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    seat.settle()
    assert seat.page("assess").isVisible()
    assert "ALN-04" in seat.page("assess").question.crumb.text()


def test_the_palette_opens_another_assessment(seat, qtbot):
    palette = open_palette(seat)
    qtbot.keyClicks(palette.field, "Spring 2026")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    seat.settle()
    assert seat.session.assessment.title == "Spring 2026"


def test_arrows_move_in_the_palette_and_escape_leaves_it(seat, qtbot):
    palette = open_palette(seat)
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentRow() == 1
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.currentRow() == 0
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    seat.settle()
    assert not [w for w in seat.window.findChildren(Palette) if w.isVisible()]


def test_the_palette_holds_every_page_question_metric_and_command(seat):
    palette = open_palette(seat)
    labels = {place.label for place in all_places(seat.context.pages, seat.session)}
    pack = seat.session.pack
    assert {item.title for item in pack.items()} <= labels
    assert {"Home", "Settings", "Undo the last change", "All assessments"} <= labels
    palette.reject()


# Settings


def test_settings_take_effect_at_once_and_are_kept(seat, tmp_path):
    page = seat.go("settings")
    page.fields.control("theme").set_choice("dark")
    page.fields.control("theme").chosen.emit("dark")
    page.fields.control("text_percent").set_choice("150")
    page.fields.control("text_percent").chosen.emit("150")
    seat.settle()
    assert seat.context.look.theme.colours.name == "dark"
    assert seat.context.look.theme.text_percent == 150
    kept = load_settings(tmp_path / "settings.toml").settings
    assert (kept.theme, kept.text_percent) == ("dark", 150)


def test_settings_say_where_the_data_is(seat, tmp_path):
    page = seat.go("settings")
    assert page.fields.control("place").text() == str(tmp_path / "digistrat.db")
    assert page.fields.control("place").isReadOnly()


def test_a_setting_that_cannot_be_written_is_told_and_stays_in_use(seat, tmp_path):
    (tmp_path / "settings.toml").unlink(missing_ok=True)
    (tmp_path / "settings.toml").mkdir()
    seat.context.preferences.set("theme", "dark")
    seat.settle()
    assert seat.banners()
    assert seat.context.preferences.settings.theme == "dark"
    (tmp_path / "settings.toml").rmdir()


def test_the_same_value_again_writes_nothing(seat, tmp_path):
    seat.settle()
    (tmp_path / "settings.toml").unlink(missing_ok=True)
    seat.context.preferences.set("theme", seat.context.preferences.settings.theme)
    seat.settle()
    assert not (tmp_path / "settings.toml").exists()


def test_help_finds_topics_by_words_that_stand_in_them(seat):
    page = seat.go("help")
    page.search.setFocus()
    seat.write("18 months")
    shown = [c.title.text() for c in page.findChildren(Card) if c.isVisible()]
    assert shown == ["Evidence"]
    page.search.selectAll()
    seat.write("zebra")
    assert page.nothing.isVisible()


def test_help_names_the_framework_and_its_sources(seat):
    page = seat.go("help")
    assert seat.session.pack.title in words(page)
    assert "Where the questions come from" in words(page)


# The name in the record


def test_the_name_is_asked_once_at_the_first_change_and_stored(empty_seat):
    seat = empty_seat
    page = seat.go("start")
    page.form.control("name").setText("Sherwood Forest")
    page.form.save_button.click()
    seat.settle()
    bar = seat.window._name_bar
    assert bar.isVisible()
    bar.field.setFocus()
    seat.write("A. Rahman")
    seat.keys(Qt.Key.Key_Return)
    seat.settle()
    assert seat.window._name_bar is None
    actor = seat.context.preferences.settings.actor_id
    assert seat.session.workspace.name_of(actor) == "A. Rahman"
    seat.close()
    with seat.reopened() as library:
        assert library.home(1).people[actor] == "A. Rahman"


def test_the_question_for_a_name_takes_one_slim_line_of_a_low_window(seat_at):
    seat = seat_at(size=(1024, 560))
    answer(seat, "siloed")
    seat.settle()
    bar = seat.window._name_bar
    assert bar.isVisible()
    assert bar.height() <= 44


def test_put_off_the_name_is_not_asked_again(seat):
    answer(seat, "siloed")
    seat.settle()
    assert seat.window._name_bar.isVisible()
    seat.window._name_bar.put_off.emit()
    answer(seat, "embedded")
    seat.settle()
    assert seat.window._name_bar is None


def test_settings_asks_for_the_name_itself_and_nothing_above_it_asks_too(seat):
    answer(seat, "siloed")
    seat.settle()
    bar = seat.window._name_bar
    assert bar.isVisible()
    seat.go("settings")
    assert not bar.isVisible()
    seat.go("home")
    assert bar.isVisible()
    bar.put_off.emit()
    seat.go("settings")
    seat.go("home")
    assert seat.window._name_bar is None


def test_a_name_of_spaces_is_no_name(seat):
    answer(seat, "siloed")
    seat.settle()
    bar = seat.window._name_bar
    bar.field.setText("   ")
    bar._on_keep()
    assert bar.isVisible()


# Judgements


def test_a_late_judgement_of_what_is_no_longer_open_is_dropped(seat):
    ready = []
    seat.context.insight.ready.connect(ready.append)
    seat.session.show_assessment(
        next(
            a.id
            for a in seat.session.workspace.all(type(seat.session.assessment))
            if a.title == "Spring 2026"
        )
    )
    seat.session.show_assessment(
        next(
            a.id
            for a in seat.session.workspace.all(type(seat.session.assessment))
            if a.title == "Autumn 2026"
        )
    )
    seat.settle()
    assert [model.assessment.title for model in ready] == ["Autumn 2026"]


def test_a_burst_of_changes_is_judged_once(seat):
    ready = []
    seat.context.insight.ready.connect(ready.append)
    for number in range(20):
        answer(seat, f"Reason {number}", field="rationale")
    seat.settle()
    assert len(ready) == 1
    assert responses_of(seat.session.workspace, seat.session.assessment.id)["ALN-09"].rationale


def test_closing_before_the_judgement_is_no_fault(seat):
    answer(seat, "siloed")
    assert seat.context.insight.is_waiting
    seat.close()
    QApplication.sendPostedEvents()
    assert not seat.context.insight.is_waiting


@pytest.mark.parametrize(
    ("key", "value", "said"), [("text_percent", 125, "125 %"), ("theme", "dark", "Dark")]
)
def test_settings_show_what_keys_and_menus_chose(seat, key, value, said):
    page = seat.go("settings")
    seat.context.preferences.set(key, value)
    seat.settle()
    assert page.fields.control(key).currentText() == said
