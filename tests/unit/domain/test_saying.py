"""Sentences made below the window are plain English there, and keep what they were made of."""

import copy
import json
from datetime import date

from digistrat_desktop.domain.saying import (
    Said,
    Shape,
    figured,
    in_a_row,
    noun,
    one_after_another,
    say,
    shaped,
)
from digistrat_desktop.domain.words import counted, day_words, listed


def test_what_is_said_is_the_english_sentence():
    said = say("{name} has no owner.", name="{0} <b>100 %</b>")
    assert said == "{0} <b>100 %</b> has no owner."
    assert (said.template, said.values["name"]) == ("{name} has no owner.", "{0} <b>100 %</b>")


def test_it_is_written_as_any_other_text():
    said = say("{count} shown", count=3)
    assert json.dumps({"said": said}) == '{"said": "3 shown"}'
    assert {said: 1}["3 shown"] == 1


def test_a_copy_keeps_what_it_was_made_of():
    said = copy.deepcopy(say("{count} shown", count=3))
    assert (said, said.template, said.values) == ("3 shown", "{count} shown", {"count": 3})


def test_counts_know_their_number():
    assert (figured(7, noun("month")), figured(7, noun("month")).number) == ("7 months", 7)
    assert figured(1, noun("person", "people")) == "1 person"
    assert (counted(2, "person", "people"), counted(2, "person").template) == (
        "two people",
        "%n person",
    )


def test_a_shape_is_kept_for_the_other_language_too():
    said = shaped(say("High: {times}.", times=figured(7, noun("month"))), Shape.SMALL)
    assert (said, said.shapes) == ("high: 7 months.", (Shape.SMALL,))
    assert shaped(said, Shape.OPEN) == "high: 7 months"
    assert shaped("Wi-Fi.", Shape.OPEN) == "Wi-Fi"


def test_parts_are_joined_without_forgetting_them():
    parts = [say("No readings yet"), "", say("{n} more", n=2)]
    assert one_after_another([]) == in_a_row([]) == listed([]) == ""
    assert one_after_another(parts) == "No readings yet 2 more"
    assert in_a_row(["a", "b", "c"]) == "a, b, c"
    assert isinstance(listed(["a", "b"]), Said)


def test_the_parts_of_a_date_are_said_one_by_one():
    assert day_words(date(2026, 1, 4)).values["month"].template == "January"
