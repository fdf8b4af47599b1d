"""A pack that cannot be used is refused with the line and the reason of every problem."""

import pytest

from digistrat_desktop.domain.frameworks.packs import PackError
from tests.helpers.packs import problems_of, read_pack
from tests.unit.frameworks.small_pack import SMALL, changed, line_of

# what is changed, into what, words of the line that must be named, words of the message
BROKEN = {
    "a key nobody knows": (
        'title = "Opening"',
        'titel = "Opening"',
        "titel",
        "“titel” is not a key",
    ),
    "a missing key": ('title = "Opening"\n', "", '[[sections]]\nid = "ONE"', "“title” is missing"),
    "an unknown top table": (
        "[case_for_change]\n",
        "[colours]\nx = 1\n[case_for_change]\n",
        "[colours]",
        "“colours” is not a key",
    ),
    "text that is a number": ('question = "Still so?"', "question = 7", "= 7", "must be text"),
    "an empty text": ('question = "Still so?"', 'question = " "', '" "', "empty"),
    "a list that is text": (
        'reading_rules = ["Levels are words, not scores."]',
        'reading_rules = "Levels"',
        "reading_rules",
        "must be a list",
    ),
    "an id used twice": (
        'id = "ONE-02"\ntitle',
        'id = "ONE-01"\ntitle',
        'id = "ONE-01"\ntitle = "Second item"',
        "used twice",
    ),
    "an id of another form": ('id = "MOM-01"', 'id = "third thing"', "third thing", "cannot be"),
    "an item of another section": (
        'id = "MOM-01"',
        'id = "ONE-03"',
        "ONE-03",
        "this area starts with MOM-",
    ),
    "a scale that is not there": (
        'scale = "place"\nasked_twice',
        'scale = "palce"\nasked_twice',
        "palce",
        "there is no scale “palce”",
    ),
    "a metric that is not there": ('["two_rate"]', '["too_rate"]', "too_rate", "no metric"),
    "a metric paired with itself": ('["two_rate"]', '["one_rate"]', "pair_with", "itself"),
    "a short form of strangers": ('["ONE-02"]', '["MOM-01"]', "short_form", "in this section"),
    "a short form that repeats": ('["ONE-02"]', '["ONE-02", "ONE-02"]', "short_form", "twice"),
    "a level without text": ('high = "Yes."\n', "", "items.levels]", "“high” is missing"),
    "a text for no level": ('high = "Yes."', 'high = "Yes."\ntop = "X."', "top =", "“top” is not"),
    "a seed line for no level": ('low = ["No line"]', 'top = ["No line"]', "top =", "“top”"),
    "a long short title": (
        'short_title = "Third"',
        'short_title = "Third and rather long"',
        "rather long",
        "18 are allowed",
    ),
    "a long title": ('title = "Opening"', f'title = "{"x" * 201}"', "xxxx", "200 are allowed"),
    "a long text": (
        'question = "Still so?"',
        f'question = "{"x" * 20_001}"',
        "xxxx",
        "20,000 are allowed",
    ),
    "a word that is no kind": ('kind = "momentum"', 'kind = "tempo"', "tempo", "is not one of"),
    "a direction of old": ('direction = "neutral"', 'direction = "context"', "context", "one of"),
    "a range upside down": ("valid_min = 0", "valid_min = 200", "200", "below valid_max"),
    "a number beyond measure": ("valid_min = 0", "valid_min = inf", "inf", "plain number"),
    "a whole number with a fraction": (
        'decimals = 1\ndirection = "neutral"',
        'decimals = 1.5\ndirection = "neutral"',
        "1.5",
        "whole number",
    ),
    "true for a number": (
        "stale_after_months = 18",
        "stale_after_months = true",
        "stale_after_months",
        "whole",
    ),
    "a flag in words": ("needs_reason = true", 'needs_reason = "yes"', "yes", "true or false"),
    "a version in words": ('version = "1.0.0"', 'version = "1.0-draft"', "draft", "1.0.0"),
    "a later format": ("format = 1", "format = 2", "format", "later version"),
    "momentum asked once": (
        "asked_twice = {",
        "#",
        '[[sections]]\nid = "MOM"',
        "“asked_twice” is missing",
    ),
    "alignment asked twice": (
        'scale = "place"\nshort_form',
        'scale = "place"\nasked_twice = { then = "A", now = "B" }\nshort_form',
        'then = "A"',
        "only a section of kind momentum",
    ),
    "a second scale for alignment": (
        'scale = "place"\nshort_form',
        'scale = "place"\nsecond_scale = "strength"\nshort_form',
        "second_scale",
        "only a section of kind constraints",
    ),
    "a reflection with a scale": (
        'kind = "alignment"',
        'kind = "reflection"',
        'scale = "place"',
        "answers are notes",
    ),
    "a table that is text": (
        '[{ id = "own", what = "Made up" }]',
        '["own"]',
        "sources",
        "must be a table",
    ),
    "a hidden character": (
        'title = "Opening"',
        'title = "Open\u202eing"',
        "Open\u202e",
        "hidden characters",
    ),
    "an equals sign left out": (
        'title = "Opening"',
        'title "Opening"',
        'title "Opening"',
        "equals sign",
    ),
    "a quotation mark left out": (
        'title = "Opening"',
        'title = "Opening',
        '"Opening',
        "line break",
    ),
    "more levels than a person can hold apart": (
        '[{ id = "view", label = "A view", meaning = "Only a view." }]',
        "["
        + ",".join(f'{{ id = "v{n}", label = "V", meaning = "Only." }}' for n in range(10))
        + "]",
        '"v0"',
        "at most 9",
    ),
    "texts for levels of a section without a scale": (
        'kind = "alignment"\ntitle = "Opening"\nscale = "place"',
        'kind = "reflection"\ntitle = "Opening"',
        "[sections.groups.items.levels]",
        "need a section with a scale",
    ),
    "seed lines without texts": (
        '[sections.groups.items.levels]\nlow = "No."\nhigh = "Yes."\n',
        "",
        "[sections.groups.items.seed_lines]",
        "needs the texts",
    ),
    "a reference that is no id": ('["two_rate"]', "[2]", "pair_with = [2]", "cannot be an id"),
    "a whole number left out": ("stale_after_months = 18\n", "", "[evidence]", "is missing"),
    "a choice left out": ('kind = "momentum"\n', "", '[[sections]]\nid = "MOM"', "is missing"),
    "an id left out": (
        'id = "MOM-02"\n',
        "",
        '[[sections.groups.items]]\ntitle = "Fo',
        "is missing",
    ),
    "a version left out": ('version = "1.0.0"\n', "", "[framework]", "is missing"),
    "a list without entries": (
        'fields = [{ id = "problem", label = "Problem" }]',
        "fields = []",
        "fields",
        "enter at least one",
    ),
    "a key given twice": (
        'title = "Opening"',
        'title = "Opening"\ntitle = "Other"',
        '"Other"',
        "given twice",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_pack_is_refused_with_its_line_and_the_reason(case):
    old, new, on_line, reason = BROKEN[case]
    content = changed(old, new)

    problems = problems_of(content, "mine.toml")

    told = [one.line for one in problems if reason in one.message]
    assert told == [line_of(on_line, content)], problems
    assert str(problems[0]).startswith(f"mine.toml, line {problems[0].line}: ")
    with pytest.raises(PackError):
        read_pack(content, "mine.toml")


def test_the_small_pack_itself_is_good():
    assert problems_of(SMALL.encode(), "small.toml") == ()


def test_all_problems_are_told_at_once_in_the_order_of_the_file():
    text = SMALL.replace('title = "Opening"', "title = 3").replace('unit = "%"', "unit = 4")

    problems = problems_of(text.encode(), "x.toml")

    assert [(one.path, one.line) for one in problems] == [
        ("section ONE, title", line_of("title = 3", text.encode())),
        ("metric one_rate, unit", line_of("unit = 4", text.encode())),
        ("metric two_rate, unit", text[: text.rindex("unit = 4")].count("\n") + 1),
    ]


def test_a_place_is_named_by_ids_and_not_by_numbers():
    problems = problems_of(changed('low = "No."', "low = 1"), "x.toml")

    assert problems[0].path == "section ONE, group ONE, item ONE-01, levels, low"


def test_no_more_than_fifty_problems_are_listed_and_the_rest_is_counted():
    many = "".join(f"key_{number} = 1\n" for number in range(80))
    problems = problems_of(f"{many}{SMALL}".encode(), "x.toml")

    assert len(problems) == 50
    assert problems[-1].message == "31 more problems are not listed"


def test_the_error_says_what_happened_what_is_safe_and_what_to_do():
    content = changed('title = "Opening"', "title = 3")
    with pytest.raises(PackError) as caught:
        read_pack(content, "mine.toml")

    assert str(caught.value) == (
        f"You cannot use this framework file. mine.toml, line {line_of('title = 3', content)}: "
        "section ONE, title: this must be text in quotation marks. Nothing was changed. "
        "Correct the file, or ask the sender for a corrected one."
    )
