"""A problem that was told stands until what failed goes well, or the person closes it."""

from functools import partial

import pytest

from digistrat_desktop.domain.edits.reviews import agree_on, give_score
from digistrat_desktop.domain.errors import NotSaved, Refused
from digistrat_desktop.ui.kit.banner import Gravity
from digistrat_desktop.ui.session.context import deed_of

pytestmark = pytest.mark.ui
FULL = "The disk is full, so nothing was saved."


def problems(seat):
    return [words for words in seat.banners() if words.startswith("Problem")]


def fails(_library, _what=""):
    raise NotSaved(FULL)


def goes_well(_library, _what=""):
    return None


def other(_library):
    return None


def done(_):
    pass


class Turn:
    """A deed that fails as often as it is told to."""

    def __init__(self, fails):
        self.fails = fails

    def __call__(self, *_):
        self.fails -= 1
        if self.fails >= 0:
            raise NotSaved(FULL)


@pytest.mark.parametrize("way", ["ask", "ask_when_saved", "run"])
def test_it_goes_once_the_same_is_done_though_of_something_else(seat, way):
    seat.go("settings")
    turn, do = Turn(1), getattr(seat.context, way)
    do(partial(turn, "one.pdf"), done)
    seat.settle()
    assert len(problems(seat)) == 1
    do(partial(turn, "two.pdf"), done)
    seat.settle()
    assert problems(seat) == []


def _another_deed(seat):
    seat.context.ask(other, done)


def _a_note(seat):
    seat.context.navigator.told.emit(Gravity.INFO, "Something else went well.", ())


def _a_file(seat):
    seat.context.navigator.told_of_file.emit("Another file is saved.", "/nowhere/x.pdf")


def _a_warning(seat):
    seat.context.navigator.told.emit(Gravity.CAUTION, "Look at this.", ())


def _another_page(seat):
    page = seat.context.navigator
    page.go("home")
    seat.settle()
    page.go("settings")


@pytest.mark.parametrize("event", [_another_deed, _a_note, _a_file, _a_warning, _another_page])
def test_nothing_else_takes_it_away(seat, event):
    seat.go("settings")
    seat.context.ask(fails, done)
    seat.settle()
    assert len(problems(seat)) == 1
    event(seat)
    seat.settle()
    assert len(problems(seat)) == 1


def test_what_is_refused_of_one_form_stays_while_another_is_saved(seat):
    seat.go("scoring")
    seat.context.refuse(give_score, Refused("Choose your answer first."))
    seat.context.refuse(agree_on, Refused("Choose the agreed answer first."))
    seat.context.succeed(partial(give_score, "about"))
    seat.settle()
    (left,) = problems(seat)
    assert "agreed" in left


def test_deeds_are_told_apart_and_one_of_them_is_the_same_each_time():
    names = [deed_of(one) for one in (fails, goes_well, Turn(1), partial(fails, 1))]
    assert names[0] == names[3]
    assert len(set(names)) == 3
