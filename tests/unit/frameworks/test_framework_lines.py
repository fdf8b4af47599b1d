"""Every value of a TOML file is found on its line."""

import tomllib

import pytest

from digistrat_desktop.frameworks.toml_lines import line_numbers, nearest_line

TRICKY = '''\
# a comment with [brackets] and = signs
top = 1
"quoted key" = 'x # not a comment'
text = """
[not.a.table]
a "quoted" word = 2
"""
literal = \'\'\'
[[nor.this]]
\'\'\'
when = 2026-05-01 10:00:00
dotted.key.here = true
list = [ # comment ]
  1,
  [2, 3],
  { a = "]", b = { c = "}" } },
]
[one.two]
x = -1.5
[[many]]
y = 1
[many.inner]
z = 1
[[many]]
y = 2
[[many.deep]]
w = 1
[[many.deep]]
w = 2
'''


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (("top",), "top = 1"),
        (("quoted key",), '"quoted key"'),
        (("literal",), "literal ="),
        (("when",), "when ="),
        (("dotted", "key", "here"), "dotted.key"),
        (("list", 0), "  1,"),
        (("list", 1, 1), "[2, 3]"),
        (("list", 2, "b", "c"), "{ c ="),
        (("one", "two"), "[one.two]"),
        (("one", "two", "x"), "x = -1.5"),
        (("many", 0, "y"), "y = 1"),
        (("many", 0, "inner", "z"), "z = 1"),
        (("many", 1), "[[many]]\ny = 2"),
        (("many", 1, "y"), "y = 2"),
        (("many", 1, "deep", 1, "w"), "w = 2"),
    ],
)
def test_a_value_is_found_on_its_line(path, words):
    assert line_numbers(TRICKY)[path] == TRICKY[: TRICKY.index(words)].count("\n") + 1


def test_every_value_the_standard_reader_sees_has_a_line():
    lines = line_numbers(TRICKY)

    def paths(value, path=()):
        if path:
            yield path
        inner = value.items() if isinstance(value, dict) else enumerate(value)
        for key, one in inner:
            if isinstance(one, dict | list):
                yield from paths(one, (*path, key))
            else:
                yield (*path, key)

    assert [path for path in paths(tomllib.loads(TRICKY)) if path not in lines] == []


def test_what_is_not_there_is_told_at_the_nearest_thing_around_it():
    lines = line_numbers(TRICKY)

    assert nearest_line(lines, ("many", 1, "missing")) == lines["many", 1]
    assert nearest_line(lines, ("nowhere",)) == 0


def test_a_document_too_deep_to_follow_has_no_lines():
    assert line_numbers("x = " + "[" * 5000 + "]" * 5000) == {}
