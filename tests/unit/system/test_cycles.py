import gc

import pytest

from digistrat_desktop.system.memory import unsearched


@pytest.fixture(autouse=True)
def searching():
    before = gc.isenabled()
    gc.enable()
    yield
    (gc.enable if before else gc.disable)()


def test_nothing_is_searched_while_the_work_lasts_and_all_is_again_after():
    with unsearched():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_work_that_fails_leaves_the_searches_on():
    with pytest.raises(ValueError, match="stopped"), unsearched():
        raise ValueError("stopped")
    assert gc.isenabled()


def test_where_searches_are_off_already_they_stay_off():
    gc.disable()
    with unsearched():
        pass
    assert not gc.isenabled()
