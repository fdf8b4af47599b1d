import itertools

from hypothesis import given
from hypothesis import strategies as st

from digistrat_desktop.domain.rules.order import circles, in_order, path_back

IDS = st.sampled_from("abcdefgh")
WAITS = st.dictionaries(IDS, st.lists(IDS, max_size=3).map(tuple))


def test_a_circle_is_given_as_the_way_round_it():
    waits = {"a": ("b",), "b": ("c",), "c": ("a",), "d": ("a",)}
    assert path_back("a", waits) == ("a", "b", "c", "a")
    assert path_back("d", waits) == ()
    assert circles(waits) == (("a", "b", "c", "a"),)


def test_something_that_waits_for_itself_is_the_smallest_circle():
    assert path_back("a", {"a": ("a",)}) == ("a", "a")
    assert circles({"a": ("a",), "b": ()}) == (("a", "a"),)


def test_two_circles_are_told_apart():
    waits = {"a": ("b",), "b": ("a",), "x": ("y",), "y": ("x",)}
    assert circles(waits) == (("a", "b", "a"), ("x", "y", "x"))


def test_what_is_waited_for_from_two_sides_is_met_once():
    waits = {"a": ("b", "c"), "b": ("d",), "c": ("d",), "d": ()}
    assert path_back("a", waits) == ()


@given(WAITS)
def test_everything_stands_after_what_it_waits_for_but_for_what_is_in_a_circle(waits):
    order = in_order(waits, key=lambda one: one)
    ring = {one for way in circles(waits) for one in way}
    assert set(order) == set(waits) - ring
    for place, one in enumerate(order):
        assert all(need in order[:place] for need in waits[one] if need in order)
    assert len(set(order)) == len(order)


@given(WAITS)
def test_something_is_left_out_of_the_order_only_where_there_is_a_circle(waits):
    left_out = set(waits) - set(in_order(waits, key=lambda one: one))
    found = circles(waits)
    assert bool(left_out) is bool(found)
    for way in found:
        assert way[0] == way[-1]
        assert all(after in waits[before] for before, after in itertools.pairwise(way))
