"""A small made-up pack in which every kind of entry stands once, for the tests beside it."""

SMALL = (
    '[framework]\nformat = 1\nid = "tiny"\nversion = "1.0.0"\ntitle = "A tiny framework"\nlanguage '
    '= "en-GB"\npurpose = "For tests."\nreading_rules = ["Levels are words, not scores."]\n'
    'sources = [{ id = "own", what = "Made up" }]\n\n[evidence]\nscale = "strength"\n'
    'stale_after_months = 18\n\n[[scales]]\nid = "place"\nlevels = [\n  '
    '{ id = "low", label = "Low", meaning = "Not there." },\n  '
    '{ id = "high", label = "High", meaning = "There." },\n]\nother_answers = [\n  '
    '{ id = "cannot_say", label = "Cannot say yet", needs_reason = true, counts_as = "unanswered" },\n'
    ']\n\n[[scales]]\nid = "strength"\nlevels = '
    '[{ id = "view", label = "A view", meaning = "Only a view." }]\n\n[[sections]]\nid = "ONE"\n'
    'kind = "alignment"\ntitle = "Opening"\nscale = "place"\nshort_form = ["ONE-02"]\n\n'
    '[[sections.groups]]\nid = "ONE"\ntitle = "First group"\n\n[[sections.groups.items]]\nid = '
    '"ONE-01"\ntitle = "First item"\nshort_title = "First"\norigin = "seed"\nquestion = "Is it '
    'there?"\n[sections.groups.items.levels]\nlow = "No."\nhigh = "Yes."\n'
    '[sections.groups.items.seed_lines]\nlow = ["No line"]\n\n[[sections.groups.items]]\nid = '
    '"ONE-02"\ntitle = "Second item"\nshort_title = "Second"\norigin = "extended"\nquestion = "Is '
    'the other there?"\n\n[[sections]]\nid = "MOM"\nkind = "momentum"\ntitle = "Momentum"\nscale = '
    '"place"\nasked_twice = { then = "Then", now = "Now" }\n\n[[sections.groups]]\nid = "PAC"\n'
    'title = "Pace"\n\n[[sections.groups.items]]\nid = "MOM-01"\ntitle = "Third item"\nshort_title '
    '= "Third"\norigin = "seed"\nquestion = "Still so?"\n\n[[sections.groups.items]]\nid = '
    '"MOM-02"\ntitle = "Fourth item"\nshort_title = "Fourth"\norigin = "extended"\nquestion = '
    '"Also so?"\n\n[case_for_change]\nfields = [{ id = "problem", label = "Problem" }]\n\n'
    '[[metrics]]\nid = "one_rate"\nname = "One rate"\norigin = "seed"\nkind = "leading"\ntheme = '
    '"take-up"\nunit = "%"\ndecimals = 1\nvalid_min = 0\nvalid_max = 100\ndirection = "up"\nformula '
    '= "a / b"\nnumerator = "a"\ndenominator = "b"\nmin_denominator = 10\nfrequency = "monthly"\n'
    'reporting_lag = 0\npair_with = ["two_rate"]\n\n[[metrics]]\nid = "two_rate"\nname = "Two '
    'rate"\norigin = "seed"\nkind = "outcome"\ntheme = "care"\nunit = "%"\ndecimals = 1\ndirection '
    '= "neutral"\nformula = "c / d"\nnumerator = "c"\ndenominator = "d"\nmin_denominator = 10\n'
    'frequency = "yearly"\nreporting_lag = 1\n'
)


def changed(old, new, text=SMALL):
    """Return the text as bytes with one thing changed; the old words must stand in it once."""
    assert text.count(old) == 1, (old, text.count(old))
    return text.replace(old, new).encode()


def line_of(words, content):
    """Return the line, from 1, on which the words first stand."""
    text = content.decode()
    return text[: text.index(words)].count("\n") + 1
