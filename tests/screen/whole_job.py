"""The main job by mouse and keys on a screen, from the first start to the saved paper, with what people do by accident.

Usage: whole_job.py STORE OUT. It prints each thing done, and ends with an error where one is not as it should be.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication

from digistrat_desktop.app.collector import Collector
from digistrat_desktop.domain.record.workspace import responses_of
from digistrat_desktop.domain.trust.metrics import Reading
from digistrat_desktop.domain.trust.plans import Capacity
from digistrat_desktop.domain.trust.strategy import Objective
from digistrat_desktop.system import memory
from digistrat_desktop.ui.pages.home.page import HomePage
from tests.end_to_end import journey
from tests.screen.first_hour import say, tool
from tests.screen.hands import ScreenSeat
from tests.ui.seat import words_on
from tests.ui.waiting import Loop

CTRL = Qt.KeyboardModifier.ControlModifier
NAME = "Vale Hospitals"
PROSE = "the board saw 2 of 3 plans, and nothing of it in 2023"
FIVE_THOUSAND = "word " * 5_000
AIM = "Fewer people wait"


def button(page, words):
    found = [one for one in page.findChildren(QAbstractButton) if one.text() == words]
    return next(one for one in found if one.isVisible())


def answers(seat):
    return responses_of(seat.session.workspace, seat.session.assessment.id)


def begin(seat):
    """From an empty Home, with an empty name, a day that is none, a day in short and a double click."""
    home = seat.window.shell.shown_page()
    assert isinstance(home, HomePage)
    seat.click(button(home, "Start an assessment"))
    form = seat.page("start").form
    seat.click(form.save_button)
    assert form.fault_of("name"), "an empty name was taken"
    journey.fill(seat, form.control("name"), NAME)
    journey.fill(seat, form.control("code"), "ZZ9")
    journey.fill(seat, form.control("as_of"), "31/02/2026")
    seat.click(form.save_button)
    assert form.fault_of("as_of"), "a day that is none was taken"
    journey.fill(seat, form.control("as_of"), "30/9/26")
    seat.click(form.save_button, times=2)
    seat.until(lambda: seat.window.shell.shows("assess"))
    seat.settle()
    assert str(seat.session.assessment.as_of) == "2026-09-30"
    say("begun")


def answer_some(seat):
    """A level by the mouse and prose behind it, a text far too long, a patient's number, evidence left half typed."""
    page, items = seat.page("assess"), seat.session.pack.short_form()
    seat.click(page.question.cards.cards()[1])
    seat.write(PROSE)
    seat.settle()
    page.flush()
    first = answers(seat)[items[0].id]
    assert (first.answer, first.rationale) == ("siloed", PROSE)
    seat.keys(Qt.Key.Key_Down, modifiers=CTRL)
    why = page.reasons.fields.control("rationale")
    seat.click(page.question.cards.cards()[0])
    seat.click(why)
    seat.write(FIVE_THOUSAND)
    page.flush()
    kept = answers(seat)[items[1].id].rationale
    assert 19_990 < len(kept) <= 20_000, len(kept)
    seat.keys(Qt.Key.Key_A, modifiers=CTRL)
    seat.write("Asked of 943 476 5919")
    assert "NHS number" in words_on(page)
    evidence = page.reasons.evidence
    seat.click(evidence.add_button)
    seat.write("Board minutes, half")
    seat.keys(Qt.Key.Key_Down, modifiers=CTRL)
    seat.keys(Qt.Key.Key_Up, modifiers=CTRL)
    seat.settle()
    seat.click(button(page, "Continue"))
    assert evidence.form.control("title").text() == "Board minutes, half"
    seat.click(evidence.form.save_button)
    say("answered")


def hold_down_a_key(seat):
    page = seat.page("assess")
    seat.keys(*[Qt.Key.Key_Down] * 45, modifiers=CTRL)
    seat.settle()
    assert page.question.crumb.text()
    say("45 questions passed")


def name_twice(seat):
    """The same objective twice is told, and Esc leaves a form as its draft."""
    page = journey.show(seat, "strategy")
    seat.click(page.chips["objective"])
    for _ in range(2):
        seat.click(button(page, "Add objective"))
        journey.fill(seat, page.form.control("title"), AIM)
        seat.click(page.form.save_button)
    assert page.form.isVisible(), "the same name was taken twice without a word"
    assert "Save again" in words_on(page.form)
    seat.keys(Qt.Key.Key_Escape)
    seat.settle()
    assert not page.form.isVisible()
    assert len(seat.session.workspace.all(Objective)) == 1
    say("an objective, once")


def type_money(seat):
    """Money as people write it, in a cell."""
    page = journey.show(seat, "constraints")
    grid = page.figures.grid
    rows = [row.title for row in grid.values.rows]
    at = grid.visualRect(grid.model().index(rows.index("Available"), 0)).center()
    seat.click(grid.viewport(), at)
    seat.write("£4.2m")
    seat.keys(Qt.Key.Key_Return)
    seat.settle()
    assert [one.amount for one in seat.session.workspace.all(Capacity)] == ["4200000"]
    say("money")


def make_small(seat):
    """The window as small as it goes, and as large as it was."""
    window = str(int(seat.window.winId()))
    tool("windowsize", window, "500", "300")
    seat.until(lambda: seat.window.width() < 900)
    least = seat.window.minimumSizeHint()
    assert seat.window.width() >= least.width()
    seat.settle()
    tool("windowsize", window, "1200", "680")
    seat.until(lambda: seat.window.width() > 1100)
    seat.settle()
    say("small and large")


def bring_in_readings(seat):
    """Readings by one paste, and one Undo of all of them, and Redo."""
    journey.watch_first_percentage(seat)
    journey.paste_readings(seat, [(f"2025-{month:02}", f"{60 + month}") for month in range(1, 13)])
    seat.settle()

    def kept():
        return sum(not one.withdrawn for one in seat.session.workspace.all(Reading))

    assert kept() == 12
    journey.show(seat, "metrics")
    for key, many in ((Qt.Key.Key_Z, 0), (Qt.Key.Key_Y, 12)):
        seat.keys(key, modifiers=CTRL)
        seat.settle()
        assert kept() == many
    say("readings")


def leave_a_form(seat):
    """A form half typed, and the window's own x."""
    page = journey.show(seat, "actions")
    seat.click(button(page, "Add action"))
    seat.write("Ask each site")
    tool("key", "--clearmodifiers", "alt+F4")
    seat.until(lambda: not seat.window.isVisible())
    say("closed by accident")


def come_back(seat):
    page = journey.show(seat, "actions")
    seat.click(button(page, "Continue"))
    assert page.form.control("title").text() == "Ask each site"
    first = answers(seat)[seat.session.pack.short_form()[0].id]
    assert first.rationale == PROSE
    say("all is there")


def main():
    store, out = map(Path, sys.argv[1:])
    memory.pause()
    app = QApplication([])
    store.mkdir()
    seat = sit(app, store)
    for part in (begin, answer_some, hold_down_a_key, name_twice, type_money, make_small):
        part(seat)
    bring_in_readings(seat)
    leave_a_form(seat)
    seat = sit(app, store)
    come_back(seat)
    seat.dialogs.file = out
    page = journey.show(seat, "reports")
    seat.until(lambda: page.report is not None)
    seat.click(page.foot.save)
    seat.until(out.is_file)
    say("report saved")
    QGuiApplication.quit()


def sit(app, store):
    seat = ScreenSeat(Loop(), store, when_loaded=Collector(app).begin, size=(1200, 680))
    seat.window.move(QPoint(40, 40))
    return seat.sit_down()


if __name__ == "__main__":
    main()
