import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from digistrat_desktop.ui.kit.symbols import level_symbol
from digistrat_desktop.ui.pages.assess.question_list import SectionList
from digistrat_desktop.ui.pages.assess.question_rows import (
    CANNOT_SAY,
    NOT_CONFIRMED,
    NOT_DATED,
    OPINION,
    EvidenceMark,
    ItemEntry,
    SectionEntry,
    SectionModel,
    entry_at,
    more_of,
)
from digistrat_desktop.ui.theme.theme import Theme

pytestmark = pytest.mark.ui

HALF = level_symbol(1, 3)
ITEMS = (
    ItemEntry("ALN-01", "Place of digital", HALF, "Siloed", EvidenceMark.SHOWN),
    ItemEntry(
        "ALN-02",
        "Board ownership",
        HALF,
        "Siloed",
        EvidenceMark.CLAIMED_ONLY,
        flagged=True,
        gap="no evidence linked",
    ),
    ItemEntry("ALN-03", "<b>Risk</b> & a name far too long for the list at its left"),
)
NAMES = (
    ("Link to the trust's objectives", "Link to objectives"),
    ("One way of running the work", "One way of running"),
    ("Link to clinical strategies", "Clinical plans"),
    ("Board ownership", "Board ownership"),
)
SECTIONS = (
    SectionEntry("alignment", "Strategy alignment", "2 of 3", ITEMS),
    SectionEntry("constraints", "Constraints", "0 of 1", (ItemEntry("CON-01", "Money"),)),
)


@pytest.mark.parametrize("width", [150, 190, 216, 268, 420])
@pytest.mark.parametrize("percent", [100, 200])
def test_a_question_has_one_name_whatever_mark_comes_or_goes(qtbot, look, width, percent):
    look.set_theme(Theme(text_percent=percent))
    view = SectionList(look, "Questions")
    qtbot.addWidget(view)
    delegate = view.itemDelegate()
    for title, short in NAMES:
        told = {
            delegate.name_of(ItemEntry("A", title, short=short, tag=tag, flagged=flag), width)
            for tag in ("", OPINION, NOT_CONFIRMED, NOT_DATED, CANNOT_SAY)
            for flag in (True, False)
        }
        assert len(told) == 1


def test_the_name_that_is_painted_stays_when_a_mark_comes(qtbot, look):
    view = SectionList(look, "Questions")
    qtbot.addWidget(view)
    view.resize(268, 400)
    view.show()
    seen = []
    for tag in ("", NOT_CONFIRMED):
        rows = tuple(
            ItemEntry(str(n), title, short=short, tag=tag) for n, (title, short) in enumerate(NAMES)
        )
        view.show_sections([SectionEntry("a", "Alignment", "0 of 4", rows)], all_open=True)
        picture = view.grab().toImage()
        seen.append(picture.copy(0, 0, 110, picture.height()))
    assert seen[0] == seen[1]


@pytest.fixture
def questions(qtbot, look):
    view = SectionList(look, "Questions")
    qtbot.addWidget(view)
    view.show_sections(SECTIONS)
    view.resize(268, 400)
    view.show()
    view.show_current("ALN-01")
    view.setFocus()
    view.heard = []
    view.item_chosen.connect(view.heard.append)
    return view


def index_of(view, entry_id):
    return view.model().place(entry_id).index()


def is_open(view, section_id):
    return view.isExpanded(index_of(view, section_id))


def test_the_question_on_the_page_is_marked_in_its_open_section(questions):
    questions.show_current("CON-01")
    assert entry_at(questions.currentIndex().data(256 + 1)).id == "CON-01"
    assert is_open(questions, "constraints")
    assert not is_open(questions, "alignment")


def test_showing_the_current_question_tells_nobody(questions):
    questions.show_current("ALN-02")
    questions.show_current("no such question")
    assert questions.heard == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_arrows_look_and_enter_or_space_goes(qtbot, questions, key):
    qtbot.keyClick(questions, Qt.Key.Key_Down)
    assert questions.heard == []
    qtbot.keyClick(questions, key)
    assert questions.heard == ["ALN-02"]


def test_a_click_goes_to_the_question(qtbot, questions):
    place = questions.visualRect(index_of(questions, "ALN-02")).center()
    qtbot.mouseClick(questions.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert questions.heard == ["ALN-02"]


def test_enter_on_a_section_opens_it_and_closes_the_other(qtbot, questions):
    questions.setCurrentIndex(index_of(questions, "constraints"))
    qtbot.keyClick(questions, Qt.Key.Key_Return)
    assert is_open(questions, "constraints")
    assert not is_open(questions, "alignment")
    assert questions.heard == []


OUTSIDE = tuple(ItemEntry(f"EX-{n}", f"Extra {n}", outside=True) for n in (1, 2))
LEFT_OUT = (
    SectionEntry("alignment", "Strategy alignment", "2 of 3", (*ITEMS, *OUTSIDE)),
    SECTIONS[1],
)


@pytest.fixture
def left_out(questions):
    """Questions of a form that leaves two out."""
    questions.show_sections(LEFT_OUT)
    questions.show_current("ALN-01")
    return questions


def shown(view, entry_id):
    return not view.visualRect(index_of(view, entry_id)).isEmpty()


def told(view, entry_id):
    return index_of(view, entry_id).data(int(Qt.ItemDataRole.AccessibleTextRole))


def test_questions_outside_the_form_are_folded_so_that_the_next_section_is_in_sight(left_out):
    assert shown(left_out, more_of("alignment"))
    assert not shown(left_out, "EX-1")
    assert told(left_out, more_of("alignment")) == "More questions (2), hidden"
    assert shown(left_out, "constraints")


@pytest.mark.parametrize("way", ["click", "enter"])
def test_their_head_opens_and_folds_them(qtbot, left_out, way):
    head = index_of(left_out, more_of("alignment"))
    for is_shown in (True, False):
        if way == "click":
            place = left_out.visualRect(head).center()
            qtbot.mouseClick(left_out.viewport(), Qt.MouseButton.LeftButton, pos=place)
        else:
            left_out.setCurrentIndex(head)
            qtbot.keyClick(left_out, Qt.Key.Key_Return)
        assert shown(left_out, "EX-1") is is_shown
    assert left_out.heard == []


def test_going_to_one_of_them_shows_them(left_out):
    left_out.show_current("EX-2")
    assert shown(left_out, "EX-2")
    assert told(left_out, more_of("alignment")) == "More questions (2), shown"


def test_what_a_filter_finds_is_never_folded(left_out):
    left_out.show_sections(LEFT_OUT, all_open=True)
    assert shown(left_out, "EX-1")
    left_out.show_sections(LEFT_OUT)
    assert not shown(left_out, "EX-1")


def test_a_folded_section_with_the_question_on_the_page_is_marked(left_out):
    left_out.clearFocus()
    left_out.setExpanded(index_of(left_out, "constraints"), True)
    heads = [left_out.visualRect(index_of(left_out, one)) for one in ("alignment", "constraints")]
    here, other = (
        left_out.viewport().grab(one).toImage().pixelColor(1, one.height() // 2) for one in heads
    )
    assert here != other


def test_each_row_says_everything_it_shows_to_assistive_technology(questions):
    seen = QAccessible.queryAccessibleInterface(questions)
    said = [seen.child(n).text(QAccessible.Text.Name) for n in range(seen.childCount())]
    assert "Strategy alignment, 2 of 3 answered" in said
    assert "Place of digital, Siloed, backed by evidence" in said
    assert (
        "Board ownership, Siloed, claimed only (no evidence linked), marked for discussion" in said
    )


def test_a_cut_title_has_its_whole_text_as_a_tip_without_markup(questions):
    tip = index_of(questions, "ALN-03").data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;Risk" in tip
    assert "at its left" in tip


def test_a_new_state_keeps_rows_and_the_place_of_the_reader(questions):
    before = questions.model().place("ALN-01")
    answered = (SectionEntry("alignment", "Strategy alignment", "3 of 3", ITEMS), SECTIONS[1])
    questions.show_sections(answered)
    assert questions.model().place("ALN-01") is before
    assert questions.currentIndex() == index_of(questions, "ALN-01")
    assert entry_at(index_of(questions, "alignment").data(257)).progress == "3 of 3"


def test_other_questions_replace_the_list(questions):
    questions.show_sections(SECTIONS[1:])
    assert questions.model().rowCount() == 1
    assert questions.model().place("ALN-01") is None


def test_the_list_never_scrolls_sideways_and_paints_every_state(questions):
    questions.resize(150, 400)
    assert not questions.grab().isNull()
    assert questions.horizontalScrollBar().maximum() == 0


def test_an_unchanged_row_is_not_touched(qtbot, qapp):
    model = SectionModel()
    model.show(SECTIONS)
    with qtbot.assertNotEmitted(model.dataChanged):
        model.show(SECTIONS)


def test_a_row_without_an_entry_is_our_own_mistake():
    with pytest.raises(TypeError, match="no entry"):
        entry_at(None)


MANY = tuple(
    SectionEntry(
        name, name.title(), "", tuple(ItemEntry(f"{name}-{n}", f"Question {n}") for n in range(20))
    )
    for name in ("first", "second", "third")
)


@pytest.mark.parametrize("section", ["second", "third"])
@pytest.mark.parametrize("way", ["click", "current"])
def test_a_section_that_is_opened_is_seen_from_its_name_on(qtbot, questions, section, way):
    questions.show_sections(MANY)
    questions.show_current("first-19")
    head = index_of(questions, section)
    if way == "click":
        questions.scrollToBottom()
        place = questions.visualRect(head).center()
        qtbot.mouseClick(questions.viewport(), Qt.MouseButton.LeftButton, pos=place)
    else:
        questions.show_current(f"{section}-0")
    assert is_open(questions, section)
    seen = questions.viewport().rect()
    assert seen.contains(questions.visualRect(head))
    assert seen.contains(questions.visualRect(index_of(questions, f"{section}-5")))
