"""Every number a report says of an assessment comes from the register: one name, one value."""

import datetime as dt
import re
from collections import defaultdict
from functools import cache
from html import unescape

import pytest

from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.analysis.judgement import Proof, judge
from digistrat_desktop.reports.html.page import render_html
from digistrat_desktop.reports.papers.kinds import KINDS, paper
from digistrat_desktop.services.judging import with_lens
from digistrat_desktop.services.record.snapshot import fingerprint_of, snapshot_of
from tests.reports.trusts import NOW, Maker, model, pack

MADE = ("empty", "typical", "huge", "hostile", "welsh", "sealed", "third", "all answered")
NUMBER = re.compile(r'<span data-count="([^"]*)">([^<]*)</span>')
DRAWN = re.compile(r"<(title|desc|style)\b[^>]*>.*?</\1>", re.DOTALL)
SAID = re.compile(
    r"(?<![\w.,/£%-])\d[\d,]*(?: (?:more|of|open|claimed|serious|other|further|suggested|late))*"
    r" (?:answers?|questions?|levels?|claimed|findings?|actions?|constraints?|metrics?|targets?"
    r"|prompts?|differences?|issues?|moved|slipped)\b"
)
RULES_OF_THE_HOUSE = ("moved 2 levels",)  # a rule, not a count
SUMS = (
    (CountOf.ASKED, (CountOf.ANSWERED, CountOf.UNANSWERED)),
    (
        CountOf.UNANSWERED,
        (
            CountOf.HALF_ANSWERED,
            CountOf.CANNOT_SAY,
            CountOf.NOT_ANSWERED,
            CountOf.NOT_SETTLED,
        ),
    ),
    (CountOf.CLAIMED, (CountOf.SHOWN, CountOf.CLAIMED_ONLY)),
    (
        CountOf.CLAIMED_ONLY,
        (
            CountOf.NO_EVIDENCE,
            CountOf.OUT_OF_DATE,
            CountOf.OPINION_ONLY,
            CountOf.OTHER_LEVEL,
            CountOf.UNDATED_EVIDENCE,
        ),
    ),
    (CountOf.ASKED, (CountOf.COMPARED, CountOf.NEW_QUESTIONS)),
    (
        CountOf.CHANGED,
        (CountOf.MOVED_UP, CountOf.MOVED_DOWN, CountOf.FIRST_ANSWER, CountOf.NO_LEVEL_NOW),
    ),
    (
        CountOf.DIFFERENCES,
        (
            CountOf.BY_REAL_CHANGE,
            CountOf.BY_NEW_EVIDENCE,
            CountOf.BY_REASON_ONLY,
            CountOf.BY_NOTHING,
            CountOf.WITHOUT_LEVEL,
            CountOf.BY_FRAMEWORK,
        ),
    ),
    (CountOf.FINDINGS, (CountOf.SERIOUS, CountOf.IMPORTANT, CountOf.TIDY)),
    (CountOf.CHANGES_RECORDED, (CountOf.CHANGES_LISTED, CountOf.CHANGES_COUNTED)),
)
IN_SECTIONS = (
    CountOf.ASKED,
    CountOf.ANSWERED,
    CountOf.CLAIMED,
    CountOf.SHOWN,
    CountOf.CLAIMED_ONLY,
    CountOf.MOVED_UP,
    CountOf.MOVED_DOWN,
    CountOf.COMPARED,
)


def first_time(share):
    """Give a first assessment with a share of its questions answered, and no metrics."""
    maker = Maker(lambda place: "Agreed in May." if place == "reason" else "")
    assessment = maker.assess("Autumn 2026", dt.date(2026, 10, 1), share)
    snapshot = snapshot_of(maker.present, assessment)
    proof = Proof(fingerprint_of(snapshot), None, 9, NOW, snapshot)
    return judge(maker.present, assessment, {pack().sha256: pack()}, assessment.as_of, proof)


@cache
def judged(made, kind):
    shares = {"third": 0.3, "all answered": 1.0}
    found = first_time(shares[made]) if made in shares else model(made, kind)
    return with_lens(found) if KINDS[kind].with_lens else found


@cache
def page_of(made, kind):
    return render_html(paper(judged(made, kind), kind)).decode().split("</head>")[1]


EVERY = [(made, kind) for made in MADE for kind in KINDS]


@pytest.mark.parametrize(("made", "kind"), EVERY)
def test_one_name_has_one_value_in_a_report(made, kind):
    values = defaultdict(set)
    for name, value in NUMBER.findall(page_of(made, kind)):
        values[unescape(name)].add(value)
    assert {name: said for name, said in values.items() if len(said) > 1} == {}


@pytest.mark.parametrize(("made", "kind"), EVERY)
def test_a_printed_number_is_the_one_of_the_register(made, kind):
    counts = judged(made, kind).counts
    known = {counts.name(what): f"{counts.of(what):,}" for what in CountOf}
    for section in counts.sections.values():
        known |= {section.name(what): f"{section.of(what):,}" for what in CountOf}
    said = {unescape(name): value for name, value in NUMBER.findall(page_of(made, kind))}
    assert {n: (v, known[n]) for n, v in said.items() if n in known and v != known[n]} == {}


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"lens"}))
def test_most_of_what_a_report_counts_is_of_the_register(kind):
    assert len(set(NUMBER.findall(page_of("typical", kind)))) > 20


@pytest.mark.parametrize(("made", "kind"), EVERY)
def test_no_sentence_says_a_count_that_is_not_of_the_register(made, kind):
    bare = re.sub(r"<[^>]+>", "|", DRAWN.sub("|", NUMBER.sub("#", page_of(made, kind))))
    found = [bare[max(0, at.start() - 30) : at.end() + 20] for at in SAID.finditer(bare)]
    assert [said for said in found if not any(rule in said for rule in RULES_OF_THE_HOUSE)] == []


@pytest.mark.parametrize("made", MADE)
def test_the_parts_of_the_register_add_up_to_the_whole(made):
    counts = judged(made, "board").counts
    for whole in (counts, *counts.sections.values()):
        for what, parts in SUMS:
            assert whole.of(what) == sum(whole.of(part) for part in parts), (whole.scope, what)
    for what in IN_SECTIONS:
        assert counts.of(what) == sum(one.of(what) for one in counts.sections.values()), what
