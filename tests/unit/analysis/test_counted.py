"""Words filled from the register keep the name of every number, as a page prints it."""

from digistrat_desktop.analysis.counts import Count, CountOf, Counts
from digistrat_desktop.domain.counted import Counted, number, together


def counts(scope="", **numbers):
    wanted = {CountOf[name.upper()]: many for name, many in numbers.items()}
    found = {what: Count(what, (("id", "Title"),) * wanted.get(what, 0)) for what in CountOf}
    return Counts(found, scope=scope)


def names(words):
    return [(number, name) for number, name in words.parts if name]


def test_a_template_takes_its_numbers_from_the_register_by_name():
    words = counts(answered=54, asked=60).words("{answered} of {asked} questions answered")
    assert words == "54 of 60 questions answered"
    assert names(words) == [("54", "answered"), ("60", "asked")]


def test_a_noun_follows_its_number_and_a_text_people_wrote_is_only_text():
    made = counts(moved_up=1, metrics=1204)
    words = made.words("{moved up|answer} since {since}, {metrics|metric}", since="{asked|x} 2025")
    assert words == "1 answer since {asked|x} 2025, 1,204 metrics"
    assert names(words) == [("1", "moved up"), ("1,204", "metrics")]


def test_the_number_of_a_section_has_the_sections_name():
    assert names(counts("ALN", shown=8).words("{shown}")) == [("8", "shown (ALN)")]


def test_a_sentence_is_chosen_by_its_number():
    one, many = "{n} answer is open", "{n} answers are open"
    assert counts(carried=1).chosen(CountOf.CARRIED, one, many) == "1 answer is open"
    words = counts(carried=3).chosen(CountOf.CARRIED, one, many)
    assert (words, names(words)) == ("3 answers are open", [("3", "carried, not confirmed")])


def test_what_a_list_leaves_out_is_counted_from_the_register():
    words = counts(open_actions=7).rest(CountOf.OPEN_ACTIONS, 3, "more action")
    assert (words, names(words)) == ("4 more actions", [("4", "open actions, after 3")])
    assert counts(open_actions=3).rest(CountOf.OPEN_ACTIONS, 3, "more action") == ""


def test_joined_words_keep_their_names_and_leave_out_what_is_empty():
    words = together(("Now: ", number(5, "a"), "", "."), "")
    assert (words, names(words)) == ("Now: 5.", [("5", "a")])
    assert together(("A.", "", Counted([("B", "")])), " ") == "A. B"
