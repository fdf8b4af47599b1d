"""Questions that are asked in public, and 2 on what must stop, each answered from the sample in the window in under a minute.

The questions and their sources are in docs/user-guide.md#questions-a-board-asks. The minute is no stopwatch: the
steps are those really taken here, each at the time it takes a practised person (Card, Moran and Newell's
keystroke-level model), and every word that is seen on the way down to the answer counts as read.
"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from digistrat_desktop.services.sample import ensure_sample
from digistrat_desktop.ui.window.palette import Palette

KEY, POINT_AND_CLICK, THINK = 0.28, 1.1, 1.35  # seconds
WORD = 60 / 240  # seconds: a person who reads 240 words a minute
PAGES = {
    "strategy": Qt.Key.Key_3,
    "constraints": Qt.Key.Key_4,
    "actions": Qt.Key.Key_7,
    "check": Qt.Key.Key_9,
}


class Walk:
    """A person at the window on the way to an answer, and the seconds it takes them."""

    def __init__(self, seat):
        self.seat, self.seconds = seat, 0.0

    def ctrl(self, key):
        self.seat.keys(key, modifiers=Qt.KeyboardModifier.ControlModifier)
        self._took(2 * KEY)

    def turn_to(self, page):
        self.ctrl(PAGES[page])
        assert self._shown().isVisible()

    def search(self, words):
        """Narrow the list that is shown to what has these words."""
        self.ctrl(Qt.Key.Key_F)
        self.seat.write(words)
        self._took(len(words) * KEY)

    def find(self, words):
        """Go to the first thing of these words, wherever it is."""
        self.ctrl(Qt.Key.Key_K)
        palette = next(w for w in self.seat.window.findChildren(Palette) if w.isVisible())
        QTest.keyClicks(palette.field, words)
        self._took(len(words) * KEY)
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
        self._took(KEY)

    def write(self, words):
        """Fill in the field that has the keyboard, and go on to the next."""
        self.seat.write(words)
        self.seat.keys(Qt.Key.Key_Tab)
        self._took((len(words) + 1) * KEY)

    def save_form(self):
        self.ctrl(Qt.Key.Key_Return)

    def click(self, words):
        buttons = self._shown().findChildren(QAbstractButton)
        [button] = [one for one in buttons if one.text() == words and is_seen(one)]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self._took(POINT_AND_CLICK)

    def read(self, *answers):
        """Read from the top of the page to the end of the lowest of these; each must be in sight."""
        page = self._shown()
        labels = [one for one in page.findChildren(QLabel) if is_seen(one)]
        found = []
        for answer in answers:
            said = [one for one in labels if answer in one.text()]
            assert said, (answer, [one.text() for one in labels])
            found.append((min(said, key=lambda one: bottom_of(one, page)), answer))
        last, answer = max(found, key=lambda one: bottom_of(one[0], page))
        end = bottom_of(last, page)
        above = [one.text() for one in labels if one is not last and bottom_of(one, page) <= end]
        to_the_answer = last.text()[: last.text().index(answer) + len(answer)]
        self._took(WORD * sum(len(text.split()) for text in (*above, to_the_answer)))

    def _shown(self):
        return self.seat.window.shell.shown_page()

    def _took(self, seconds):
        self.seat.settle()
        self.seconds += THINK + seconds


def is_seen(widget):
    """Tell if any of a widget is in sight: shown, and not scrolled away."""
    return widget.isVisible() and not widget.visibleRegion().isEmpty()


def bottom_of(widget, page):
    return widget.mapTo(page, widget.rect().bottomLeft()).y()


@pytest.fixture
def walk(seat_at):
    """Give a person who starts at Home, and see that they have the answer within a minute."""
    walk = Walk(seat_at(filled=ensure_sample))
    walk.seat.go("home")
    yield walk
    assert 0 < walk.seconds < 60


def test_how_far_is_digital_part_of_the_trusts_own_strategy(walk):
    walk.turn_to("strategy")
    walk.read("Answer given: Siloed (Link to the trust's objectives). The strategy map agrees")


def test_have_the_benefits_of_what_was_bought_been_realised(walk):
    walk.turn_to("strategy")
    walk.click("Cases for change")
    walk.read("16.8 % in May 2025 (baseline); 11.0 % in Sep 2026")


def test_why_does_the_shared_care_record_take_so_long(walk):
    walk.turn_to("check")
    walk.search("shared care")
    walk.read(
        "“Shared care record” (6) need 14 network engineers but only 9 are available",
        "1 of 5 initiatives does not fit the capacity available: “Shared care record”",
    )


def test_what_protects_us_from_the_next_attack(walk):
    walk.find("multi-factor")
    walk.read("Accounts with multi-factor authentication: ", "91.3")


def test_what_about_people_who_struggle_with_technology(walk):
    walk.turn_to("check")
    walk.search("inclusion")
    walk.read(
        "“Fairness and digital inclusion” is Absent. As worded, this level is a breach of a duty in law."
    )
    walk.turn_to("actions")
    walk.search("inclusion")
    walk.read("Make the equality check for the portal", "Head of Patient Experience\n18 December")


def test_what_must_stop_without_2_network_engineers(walk):
    walk.turn_to("constraints")
    walk.click("Scenarios")
    walk.search("engineers")
    walk.read(
        "2027/28: “Shared care record” (in the plan too). “Joined-up care locally” cannot be met."
    )


def test_what_must_stop_with_a_third_less_money_which_nobody_has_asked_before(walk):
    walk.turn_to("constraints")
    walk.click("Scenarios")
    walk.click("Add scenario")
    for words in ("A third less money", "", "33"):
        walk.write(words)
    walk.save_form()
    walk.search("third")
    walk.read(
        "2026/27: “e-Observations, 14 wards” and “WiFi renewal”. “Safer care” and “Staff who stay”"
    )
