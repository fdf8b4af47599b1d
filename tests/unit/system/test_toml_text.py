"""What is written as TOML is read back equal, whatever it is."""

import datetime as dt
import math
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digistrat_desktop.domain.errors import Bug
from digistrat_desktop.system.toml_text import toml_text

plain = st.text() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False)
values = st.recursive(
    plain | st.dates() | st.times(), lambda inner: st.lists(inner, max_size=3), max_leaves=5
)
tables = st.recursive(
    st.dictionaries(st.text(), values, max_size=3),
    lambda inner: st.dictionaries(
        st.text(), values | inner | st.lists(inner, max_size=2), max_size=3
    ),
    max_leaves=5,
)


@given(tables)
def test_whatever_is_written_as_toml_is_read_back_equal(content):
    assert tomllib.loads(toml_text(content)) == content


def test_tables_within_lists_and_times_are_written():
    content = {
        "a": [{"b": 1, "c d": "x"}],
        "at": dt.datetime(2026, 5, 14, 9, 0, tzinfo=dt.UTC),
        "inf": math.inf,
    }
    assert tomllib.loads(toml_text(content)) == content


def test_what_toml_has_not_is_refused():
    with pytest.raises(Bug, match="NoneType"):
        toml_text({"a": None})
