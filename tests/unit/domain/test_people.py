"""People of one name are told apart wherever a file or a list names them."""

from digistrat_desktop.domain.trust.people import told_apart
from digistrat_desktop.services.team.lists import own_list


def test_people_of_one_name_have_each_a_mark_that_stays_the_same():
    names = {"one": "Ann Lee", "two": "ann lee", "three": "Bob Shah", "four": ""}
    apart = told_apart(names)
    assert len(set(apart.values())) == 4
    assert apart["one"].startswith("Ann Lee (")
    assert (apart["three"], apart["four"]) == ("Bob Shah", "")
    assert told_apart({**names, "five": "Cat"})["one"] == apart["one"]


def test_those_whose_names_were_erased_are_not_people_of_one_name():
    assert told_apart({"one": "", "two": ""}) == {"one": "", "two": ""}


def test_people_of_one_name_have_lists_of_their_own_in_the_team_folder():
    assert own_list("one") != own_list("two")
