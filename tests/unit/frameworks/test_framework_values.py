"""Looking things up in a pack."""

import pytest

from tests.helpers.packs import read_pack
from tests.unit.frameworks.small_pack import SMALL


@pytest.fixture(scope="module")
def small():
    return read_pack(SMALL.encode(), "small.toml")


def test_things_are_found_by_their_ids(small):
    assert small.item("ONE-02").title == "Second item"
    assert small.section_of("MOM-01").id == "MOM"
    assert small.section("ONE").title == "Opening"
    assert small.metric("two_rate").valid_max is None
    assert small.scale("place").level("high").order == 1


@pytest.mark.parametrize(
    "look_up",
    [
        lambda pack: pack.item("ONE-99"),
        lambda pack: pack.section_of("ONE-99"),
        lambda pack: pack.section("X"),
        lambda pack: pack.scale("x"),
        lambda pack: pack.metric("x"),
        lambda pack: pack.scale("place").level("middle"),
    ],
)
def test_an_unknown_id_is_a_key_error(small, look_up):
    with pytest.raises(KeyError):
        look_up(small)


def test_the_short_form_is_the_list_where_there_is_one_else_the_seed(small):
    assert [one.id for one in small.short_form()] == ["ONE-02", "MOM-01"]
