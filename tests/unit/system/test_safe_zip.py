import io
import re
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.system.safe_zip import ZipRules, open_zip

RULES = ZipRules(
    "This DigiStrat file",
    re.compile("[a-z0-9/]+"),
    most_members=3,
    most_total=3_000_000,
    most_member=2_500_000,
)


def zipped(*members, compression=zipfile.ZIP_DEFLATED):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return target.getvalue()


def contents(data):
    with open_zip(io.BytesIO(data), RULES) as archive:
        return {name: archive.read(name) for name in archive.names}


def refusal(data):
    with pytest.raises(Refused) as caught:
        contents(data)
    assert caught.value.what.startswith("This DigiStrat file could not be read safely: ")
    return caught.value.what


def test_an_honest_zip_is_read_whole():
    assert contents(zipped(("a", b"x" * 200_000), ("b/c", b""))) == {
        "a": b"x" * 200_000,
        "b/c": b"",
    }


def test_folders_are_no_members_to_read():
    assert list(contents(zipped(("a/", b""), ("a/b", b"x")))) == ["a/b"]


def test_sizes_are_told_before_anything_is_inflated():
    with open_zip(io.BytesIO(zipped(("a", b"abc"))), RULES) as archive:
        assert archive.size("a") == 3


def test_a_part_that_is_not_there_is_refused():
    whole = io.BytesIO(zipped(("a", b"")))
    with open_zip(whole, RULES) as archive, pytest.raises(Refused, match="missing"):
        archive.read("b")


def test_reading_the_same_part_again_and_again_comes_to_an_end():
    stored = zipped(("a", b"x" * 2_400_000), compression=zipfile.ZIP_STORED)
    with open_zip(io.BytesIO(stored), RULES) as archive:
        archive.read("a")
        archive.read("a")
        with pytest.raises(Refused, match="more than it says"):
            archive.read("a")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (zipped(("A", b"")), "name that is not allowed"),
        (zipped(*((str(n), b"") for n in range(4))), "more than 3 parts"),
        (zipped(("a", b"x" * 2_600_000)), "unzips to more than"),
        (zipped(("a", b"x" * 2_400_000)), "times its size"),
        (zipped(("a", b""), compression=zipfile.ZIP_BZIP2), "unusual way"),
        (b"MZ" + zipped(("a", b"")), "does not start"),
        (b"PK\x03\x04" + zipped(("a", b"")), "before them"),
        (zipped(("a", b"x" * 999))[:-4], "damaged"),
        (b"PK\x03\x04", "damaged"),
    ],
    ids=range(9),
)
def test_every_rule_refuses_in_words(data, words):
    assert words in refusal(data)


def test_parts_of_more_than_the_sum_allowed_are_refused():
    noise = bytes(range(256)) * 7_000
    stored = zipped(("a", noise), ("b", noise), compression=zipfile.ZIP_STORED)
    assert "more than 2 MB" in refusal(stored)


def test_a_local_header_that_is_none_is_refused():
    data = bytearray(zipped(("a", b"x"), ("b", b"y")))
    second = data.index(b"PK\x03\x04", 4)
    data[second : second + 4] = b"XXXX"
    assert "does not start where it should" in refusal(bytes(data))


def test_a_part_that_reaches_into_the_list_of_parts_is_refused():
    data = bytearray(zipped(("a", b"x"), compression=zipfile.ZIP_STORED))
    entry = data.index(b"PK\x01\x02")
    for at in (20, 24):
        data[entry + at : entry + at + 4] = (50).to_bytes(4, "little")
    assert "overlap" in refusal(bytes(data))


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), min_size=1, max_size=6))
def test_a_changed_zip_is_read_or_refused_and_nothing_else(changes):
    data = bytearray(zipped(("a", b"x" * 50), ("b", bytes(range(200)))))
    for place, value in changes:
        data[place % len(data)] = value
    try:
        found = contents(bytes(data))
    except Refused:
        return
    assert set(found.values()) <= {b"x" * 50, bytes(range(200)), b""}
