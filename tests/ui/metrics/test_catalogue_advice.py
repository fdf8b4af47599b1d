"""What the catalogue says of a metric beside its definition."""

import pytest

from digistrat_desktop.domain.edits.metrics import metric_from_catalogue
from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.system.paths import resources_folder
from digistrat_desktop.ui.pages.metrics.catalogue_form import advice_words, definition_words


@pytest.fixture(scope="module")
def pack():
    return Catalogue((resources_folder() / "frameworks",)).pack("digistrat-board", "2.0.0")


def test_a_metric_says_its_pairs_its_chart_its_target_and_whose_it_is(pack):
    words = " ".join(advice_words(pack.metric("ae_four_hour_all_types_share"), pack))
    assert "How to look at it: " in words
    assert "National target: 85% within four hours by 31 March 2029. Source: Medium" in words
    assert "(read in secondary sources)" in words
    assert "Read it beside: " in words


def test_a_metric_begins_with_its_national_target_as_a_line_with_its_day(pack):
    made = metric_from_catalogue(pack.metric("ae_four_hour_all_types_share"), "t", "m")
    assert (made.second_target, made.second_name) == ("85", "National target, by 31 March 2029")
    assert metric_from_catalogue(pack.metric("digital_take_up"), "t", "m").second_name == ""


def test_a_lag_is_said_in_whole_periods(pack):
    words = list(advice_words(pack.metric("data_quality_dataset_score"), pack))
    assert words[0].startswith("Expected ")
    assert "after the end of its own." in words[0]


def test_every_metric_fits_the_card(pack):
    for metric in pack.metrics:
        assert len([*definition_words(metric), *advice_words(metric, pack)]) <= 12


def test_a_metric_of_the_first_version_has_no_advice(pack):
    first = Catalogue((resources_folder() / "frameworks",)).pack("digistrat-board", "1.0.0")
    for metric in first.metrics:
        words = list(advice_words(metric, first))
        assert not any("National target" in one for one in words)
