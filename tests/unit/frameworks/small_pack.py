"""A small made-up pack in which every kind of entry stands once, for the tests beside it."""

SMALL = """\
[framework]
format = 1
id = "tiny"
version = "1.0.0"
title = "A tiny framework"
language = "en-GB"
purpose = "For tests."
reading_rules = ["Levels are words."]
sources = [{ id = "own", what = "Made up" }]

[evidence]
scale = "strength"
stale_after_months = 18

[[scales]]
id = "place"
levels = [
  { id = "low", label = "Low", meaning = "Not there." },
  { id = "high", label = "High", meaning = "There." },
]
other_answers = [
  { id = "cannot_say", label = "Cannot say yet", needs_reason = true, counts_as = "unanswered" },
]

[[scales]]
id = "strength"
levels = [{ id = "view", label = "A view", meaning = "Only a view." }]

[[sections]]
id = "ONE"
kind = "alignment"
title = "Opening"
scale = "place"
short_form = ["ONE-02"]

[[sections.groups]]
id = "ONE"
title = "First group"

[[sections.groups.items]]
id = "ONE-01"
title = "First item"
short_title = "First"
origin = "seed"
question = "Is it there?"
[sections.groups.items.levels]
low = "No."
high = "Yes."
[sections.groups.items.seed_lines]
low = ["No line"]

[[sections.groups.items]]
id = "ONE-02"
title = "Second item"
short_title = "Second"
origin = "extended"
question = "Is the other there?"

[[sections]]
id = "MOM"
kind = "momentum"
title = "Momentum"
scale = "place"
asked_twice = { then = "Then", now = "Now" }

[[sections.groups]]
id = "PAC"
title = "Pace"

[[sections.groups.items]]
id = "MOM-01"
title = "Third item"
short_title = "Third"
origin = "seed"
question = "Still so?"

[[sections.groups.items]]
id = "MOM-02"
title = "Fourth item"
short_title = "Fourth"
origin = "extended"
question = "Also so?"

[case_for_change]
fields = [{ id = "problem", label = "Problem" }]

[[metrics]]
id = "one_rate"
name = "One rate"
origin = "seed"
kind = "leading"
theme = "take-up"
unit = "%"
decimals = 1
valid_min = 0
valid_max = 100
direction = "up"
formula = "a / b"
numerator = "a"
denominator = "b"
min_denominator = 10
frequency = "monthly"
reporting_lag = 0
pair_with = ["two_rate"]

[[metrics]]
id = "two_rate"
name = "Two rate"
origin = "seed"
kind = "outcome"
theme = "care"
unit = "%"
decimals = 1
direction = "neutral"
formula = "c / d"
numerator = "c"
denominator = "d"
min_denominator = 10
frequency = "yearly"
reporting_lag = 1
"""


def changed(old, new, text=SMALL):
    """Return the text as bytes with one thing changed; the old words must stand in it once."""
    assert text.count(old) == 1, (old, text.count(old))
    return text.replace(old, new).encode()


def line_of(words, content):
    """Return the line, from 1, on which the words first stand."""
    text = content.decode()
    return text[: text.index(words)].count("\n") + 1
