"""What a pack says beside its questions: criteria, duties, needs, moments, targets; and what is refused."""

import pytest

from digistrat_desktop.domain.frameworks.advice import ChartKind, Importance
from digistrat_desktop.domain.frameworks.scales import TrustKind
from digistrat_desktop.frameworks.canonical import canonical_json
from digistrat_desktop.frameworks.loader import pack_from_canonical_json
from tests.helpers.packs import problems_of, read_pack
from tests.unit.frameworks.small_pack import SMALL, changed, line_of

LEVELS = '[sections.groups.items.levels]\nlow = "No."\nhigh = "Yes."\n'
CRITERIA = (
    '[sections.groups.items.criteria]\nelements = [{ id = "a", text = "One" }, '
    '{ id = "b", text = "Two" }]\nat_least = { low = 0, high = 2 }\n'
)
MOMENT = (
    'reference_point = { default = "start", question = "When?", '
    'choices = [{ id = "start", label = "The start" }] }\n'
)
OTHER_MOMENT = MOMENT.replace('default = "start"', 'default = "other"')

# what is changed, into what, words of the line that must be named, words of the message
BROKEN = {
    "criteria whose numbers do not rise": (
        LEVELS,
        LEVELS + CRITERIA.replace("high = 2", "high = 0"),
        "at_least",
        "must rise",
    ),
    "more criteria wanted than there are": (
        LEVELS,
        LEVELS + CRITERIA.replace("high = 2", "high = 3"),
        "at_least",
        "from 0 to 2",
    ),
    "a criterion that is needed and not there": (
        LEVELS,
        LEVELS + CRITERIA + 'must = { high = ["c"] }\n',
        "must",
        "no criterion “c”",
    ),
    "a criterion id used twice": (
        LEVELS,
        LEVELS + CRITERIA.replace('id = "b"', 'id = "a"'),
        "elements",
        "used twice",
    ),
    "a duty for a level of no scale": (
        LEVELS,
        f'{LEVELS}[sections.groups.items.legal]\nlevels = ["middle"]\nduty = "A law."\nsource = "own"\n',
        "middle",
        "no level “middle”",
    ),
    "a duty with no level": (
        LEVELS,
        f'{LEVELS}[sections.groups.items.legal]\nduty = "A law."\nsource = "own"\n',
        "[sections.groups.items.legal]",
        "name a level that does not meet the duty, or one that may not",
    ),
    "a duty from no source": (
        LEVELS,
        f'{LEVELS}[sections.groups.items.legal]\nlevels = ["low"]\nduty = "A law."\nsource = "else"\n',
        '"else"',
        "no source “else”",
    ),
    "next steps for some levels only": (
        LEVELS,
        f'{LEVELS}[sections.groups.items.better]\nlow = "Begin."\n',
        "[sections.groups.items.better]",
        "“high” is missing",
    ),
    "questions that need each other": (
        'question = "Still so?"',
        'question = "Still so?"\nneeds = ["MOM-01"]',
        "sections",
        "in a circle: MOM-01",
    ),
    "a question that needs one that is not there": (
        'question = "Still so?"',
        'question = "Still so?"\nneeds = ["MOM-09"]',
        "MOM-09",
        "no item “MOM-09”",
    ),
    "a kind of trust there is not": (
        'question = "Still so?"',
        'question = "Still so?"\nsettings = ["acute", "village"]',
        "village",
        "is not one of",
    ),
    "a word that is no importance": (
        'question = "Still so?"',
        'question = "Still so?"\nimportance = "9"',
        '"9"',
        "is not one of",
    ),
    "a reference point for alignment": (
        'scale = "place"\nshort_form',
        f'scale = "place"\n{MOMENT}short_form',
        "reference_point",
        "only a section of kind momentum",
    ),
    "a reference point that is no choice": (
        'asked_twice = { then = "Then", now = "Now" }\n',
        f'asked_twice = {{ then = "Then", now = "Now" }}\n{OTHER_MOMENT}',
        'default = "other"',
        "no choice “other”",
    ),
    "first things first for momentum": (
        'asked_twice = { then = "Then", now = "Now" }\n',
        'asked_twice = { then = "Then", now = "Now" }\nfirst_priority = { label = "First" }\n',
        "first_priority",
        "only a section of kind constraints",
    ),
    "a target of nothing": (
        'frequency = "yearly"\n',
        'frequency = "yearly"\ntarget = { source = "own", status = "read" }\n',
        "target",
        "needs a value or words",
    ),
    "a target on a day there is not": (
        'frequency = "yearly"\n',
        'frequency = "yearly"\ntarget = { value = 1, date = "2029-02-30", source = "own", status = "x" }\n',
        "2029-02-30",
        "is not a day",
    ),
    "a chart of no kind": (
        'frequency = "yearly"\n',
        'frequency = "yearly"\nchart = { kind = "pie", advice = "Round." }\n',
        "pie",
        "is not one of",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_the_line_and_the_reason_are_named(case):
    old, new, on_line, reason = BROKEN[case]
    content = changed(old, new)

    problems = problems_of(content, "mine.toml")

    told = [one.line for one in problems if reason in one.message]
    assert told == [line_of(on_line, content)], problems


FULL = (
    SMALL.replace(
        LEVELS,
        LEVELS
        + '[sections.groups.items.better]\nlow = "Begin."\nhigh = "Go on."\n'
        + CRITERIA
        + 'must = { high = ["b"] }\n[sections.groups.items.legal]\nlevels = ["low"]\n'
        'duty = "A law."\nsource = "own"\n',
    )
    .replace('"Is it there?"', '"Is it there?"\nimportance = "foundation"\nwhy = "So it is."')
    .replace('"Still so?"', '"Still so?"\nneeds = ["ONE-01"]\nsettings = ["acute"]')
    .replace('now = "Now" }\n', f'now = "Now" }}\n{MOMENT}')
    .replace(
        'frequency = "yearly"\n',
        'frequency = "yearly"\nchart = { kind = "table", advice = "Few points." }\n'
        'target = { value = 85, date = "2029-03-31", source = "own", status = "read" }\n',
    )
)


@pytest.fixture
def full():
    return read_pack(FULL.encode(), "full.toml")


def test_all_that_is_said_beside_a_question_is_read_and_comes_back(full):
    item = full.item("ONE-01")

    assert (item.importance, item.why) == (Importance.FOUNDATION, "So it is.")
    assert item.better_from("low") == "Begin."
    assert item.legal.speaks_of("low")
    assert not item.legal.speaks_of("high")
    assert full.item("MOM-01").needs == ("ONE-01",)
    assert full.item("MOM-01").is_for(TrustKind.ACUTE)
    assert not full.item("MOM-01").is_for(TrustKind.AMBULANCE)
    assert full.section("MOM").reference_point.label_of("start") == "The start"
    assert full.metric("two_rate").chart.kind is ChartKind.TABLE
    assert full.metric("two_rate").target.value == 85
    assert pack_from_canonical_json(canonical_json(full)) == full


@pytest.mark.parametrize(
    ("met", "level"), [("", "low"), ("a", "low"), ("b", "low"), ("ab", "high"), ("abz", "high")]
)
def test_the_level_follows_from_what_is_met(full, met, level):
    assert full.item("ONE-01").criteria.level_for(frozenset(met)) == level


def test_what_a_level_cannot_do_without_counts_even_where_enough_is_met():
    text = CRITERIA.replace("high = 2", "high = 1") + 'must = { high = ["b"] }\n'
    pack = read_pack(changed(LEVELS, LEVELS + text), "must.toml")
    criteria = pack.item("ONE-01").criteria

    assert criteria.level_for(frozenset("a")) == "low"
    assert criteria.level_for(frozenset("b")) == "high"
