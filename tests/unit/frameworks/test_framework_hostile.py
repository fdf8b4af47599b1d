"""Files made to hurt are refused in words, quickly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digistrat_desktop.domain.frameworks.packs import PackError
from digistrat_desktop.frameworks.loader import load_any, pack_from_canonical_json
from tests.helpers.packs import problems_of
from tests.unit.frameworks.small_pack import SMALL

HOSTILE = {
    "nested lists": b"x = " + b"[" * 100_000,
    "nested closed lists": b"x = " + b"[" * 900 + b"]" * 900,
    "nested inline tables": b"x = " + b"{a=" * 50_000,
    "a header a thousand deep": b"[" + b"a." * 5_000 + b"a]",
    "a dotted key without end": b"a." * 400_000 + b"a = 1",
    "a number without end": b"x = " + b"9" * 500_000,
    "larger than a megabyte": b"#" * (1024 * 1024 + 1),
    "not UTF-8": SMALL.replace("First item", "Caf\u00e9").encode("latin-1"),
    "UTF-16": SMALL.encode("utf-16"),
    "a byte order mark": b"\xef\xbb\xbf" + SMALL.encode(),
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 100,
    "nothing": b"",
    "zeros": bytes(1000),
    "another TOML file": b'[project]\nname = "x"\n',
    "a table twice": SMALL.encode() + b"\n[framework]\nid = 'x'\n",
    "an overlong list": SMALL.replace(
        '["Levels are words, not scores."]', "[" + '"a",' * 600 + "]"
    ).encode(),
    "dates for texts": SMALL.replace('"A tiny framework"', "2026-01-01 10:00:00").encode(),
    "numbers for ids": SMALL.replace('id = "ONE-01"', "id = 1e400").encode(),
    "an id as long as a page": SMALL.replace("ONE-01", "ONE-" + "1" * 5000).encode(),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_is_refused_in_words(case):
    problems = problems_of(HOSTILE[case], "bad.toml")

    assert problems
    assert all(one.message and len(str(one)) < 500 for one in problems)
    assert all(one.file == "bad.toml" for one in problems)


def test_what_is_not_utf_8_is_named_with_its_line():
    problem = problems_of(HOSTILE["not UTF-8"], "bad.toml")[0]

    assert problem.line == SMALL[: SMALL.index("First item")].count("\n") + 1
    assert "UTF-8" in problem.message


def test_windows_line_ends_make_no_difference():
    assert problems_of(SMALL.replace("\n", "\r\n").encode(), "x.toml") == ()


def test_a_file_that_is_not_there_is_told_in_words(tmp_path):
    with pytest.raises(PackError, match=r"none\.toml was not found in the folder"):
        load_any(tmp_path / "none.toml")


def test_a_folder_given_for_a_file_is_told_in_words(tmp_path):
    with pytest.raises(PackError, match="is a folder, not a file"):
        load_any(tmp_path)


@given(st.integers(0, len(SMALL.encode()) - 1), st.binary(max_size=6))
def test_no_damage_to_a_file_is_more_than_a_list_of_problems(at, junk):
    content = SMALL.encode()
    damaged = content[:at] + junk + content[at + len(junk) :]

    for problem in problems_of(damaged, "x.toml"):
        assert problem.message


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "[" * 100_000,
        '{"framework":{},"framework":{}}',
        '{"framework":NaN}',
        '{"framework":' + "9" * 10_000 + "}",
        '{"\\ud800":1}',
        " " * 3_000_000,
    ],
)
def test_hostile_stored_text_is_refused_in_words(text):
    with pytest.raises(PackError) as caught:
        pack_from_canonical_json(text, "stored framework")

    assert str(caught.value).encode("utf-8")
