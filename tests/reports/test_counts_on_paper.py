"""Every number a report says of an assessment comes from the register: one name, one value."""

import datetime as dt
from collections import defaultdict
from functools import cache

import pytest

from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.analysis.judgement import Proof, judge
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.html.page import render_html
from digistrat_desktop.reports.papers.kinds import KINDS, paper
from digistrat_desktop.services.elsewhere import with_elsewhere
from digistrat_desktop.services.record.snapshot import fingerprint_of, snapshot_of
from tests.reports import samples
from tests.reports.printed import Pages, unaccounted
from tests.reports.trusts import HARD, NOW, SIZES, Maker, model, pack

MADE = (*SIZES, *HARD, "unsettled", "sealed", "sample", "all answered")
EVERY = [(made, kind) for made in MADE for kind in KINDS]
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


def all_answered():
    """Give a first assessment with every question answered, and no metrics."""
    maker = Maker(lambda place: "Agreed in May." if place == "reason" else "")
    assessment = maker.assess("Autumn 2026", dt.date(2026, 10, 1), 1.0)
    snapshot = snapshot_of(maker.present, assessment)
    proof = Proof(fingerprint_of(snapshot), None, 9, NOW, snapshot)
    return judge(maker.present, assessment, {pack().sha256: pack()}, assessment.as_of, proof)


@cache
def judged(made, kind):
    found = all_answered() if made == "all answered" else model(made, kind)
    return with_elsewhere(found) if KINDS[kind].with_elsewhere else found


@cache
def printed(made, kind):
    """Give a report and its page without the head."""
    document = paper(judged(made, kind), kind)
    return document, render_html(document).decode().partition("<body")[2]


def counts_on(made, kind):
    return Pages(printed(made, kind)[1]).counts


@pytest.mark.parametrize(("made", "kind"), EVERY)
def test_one_name_has_one_value_in_a_report(made, kind):
    values = defaultdict(set)
    for name, value in counts_on(made, kind):
        values[name].add(value)
    assert {name: said for name, said in values.items() if len(said) > 1} == {}


@pytest.mark.parametrize(("made", "kind"), EVERY)
def test_a_printed_number_is_the_one_of_the_register(made, kind):
    judgement = judged(made, kind)
    known = {CountOf.CHANGES_RECORDED: f"{judgement.proof.changes:,}"}
    for counts in (judgement.counts, *judgement.counts.sections.values()):
        known = {counts.name(what): f"{counts.of(what):,}" for what in CountOf} | known
    said = dict(counts_on(made, kind))
    assert {n: (v, known[n]) for n, v in said.items() if n in known and v != known[n]} == {}


@pytest.mark.parametrize(("made", "kind"), EVERY)
def test_nothing_prints_a_number_that_is_neither_of_the_register_nor_says_what_it_is(made, kind):
    document, page = printed(made, kind)
    assert unaccounted(page, document, judged(made, kind)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_most_of_what_a_report_counts_is_of_the_register(kind):
    assert len(set(counts_on("typical", kind))) > 20


BARE = (
    "7 answers moved up.",
    "and 3 more",
    "Supports 2",
    "1 of 5 initiatives",
    "240 readings",
    "7",
)


@pytest.mark.parametrize("bare", BARE)
@pytest.mark.parametrize("place", ["said", "cell", "alt"])
def test_a_count_without_its_name_is_found_wherever_it_stands(bare, place):
    blocks = {
        "said": b.said(bare),
        "cell": b.grid("What is open", {"Where": 1, "Many": 1}, [("Here", bare)]),
        "alt": b.Figure(samples.chart(), alt=bare),
    }
    document = samples.document(b.Heading(1, "A report"), blocks[place])
    page = render_html(document).decode().partition("<body")[2]
    assert len(unaccounted(page, document, judged("empty", "board"))) == 1


def rows_of(made, kind):
    """Give how many rows each table has, by its caption."""
    document, _ = printed(made, kind)
    return {x.caption: len(x.rows) for x in b.walk(document.blocks) if isinstance(x, b.Table)}


ROWS = {
    "Every metric": CountOf.METRICS,
    "What each metric means": CountOf.METRICS,
    "Who deals with what limits or blocks us": CountOf.SERIOUS_CONSTRAINTS,
    "Targets": CountOf.TARGETS,
    "All findings": CountOf.FINDINGS,
    "Findings set aside for now": CountOf.ACCEPTED,
    "Open actions in order": CountOf.OPEN_ACTIONS,
    "Why actions stand in this order": CountOf.OPEN_ACTIONS,
}


@pytest.mark.parametrize(("made", "kind"), EVERY)
def test_a_table_has_as_many_rows_as_its_sentence_says(made, kind):
    counts, rows = judged(made, kind).counts, rows_of(made, kind)
    said = {caption: counts.of(what) for caption, what in ROWS.items()}
    for section in judged(made, kind).position:
        here = counts.sections[section.section.id]
        moved = here.of(CountOf.MOVED_UP) + here.of(CountOf.MOVED_DOWN)
        said[f"{section.section.title}: what moved and why"] = moved
    assert {one: many for one, many in rows.items() if said.get(one, many) != many} == {}


def number_in(cell):
    """Give the number of the register that is all of a cell, and if it is a sum."""
    runs = [run for run in cell if isinstance(run, b.Run)] if isinstance(cell, tuple) else []
    if len(runs) != 1 or not runs[0].count:
        return None
    return int(runs[0].text.replace(",", "")), runs[0].bold


def wrong_sums(table):
    """Give the columns whose bold sums are not those of the rows above."""
    for column in zip(*table.rows, strict=True):
        found = [one for one in map(number_in, column) if one is not None]
        part, sums = [], []
        for value, is_sum in found:
            if is_sum:
                wanted = {sum(part)} if part else {0, sum(sums)}
                if value not in wanted:
                    yield table.caption, value, wanted
                sums.append(value)
                part = []
            else:
                part.append(value)


@pytest.mark.parametrize(("made", "kind"), EVERY)
def test_the_rows_of_a_table_add_up_to_its_sums(made, kind):
    document, _ = printed(made, kind)
    tables = [one for one in b.walk(document.blocks) if isinstance(one, b.Table)]
    assert [wrong for table in tables for wrong in wrong_sums(table)] == []


@pytest.mark.parametrize("made", MADE)
def test_the_parts_of_the_register_add_up_to_the_whole(made):
    counts = judged(made, "board").counts
    for whole in (counts, *counts.sections.values()):
        for what, parts in SUMS:
            assert whole.of(what) == sum(whole.of(part) for part in parts), (whole.scope, what)
    for what in IN_SECTIONS:
        assert counts.of(what) == sum(one.of(what) for one in counts.sections.values()), what
