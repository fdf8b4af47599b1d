"""Every number a report says of an assessment comes from the register: one name, one value."""

import datetime as dt
import re
from collections import defaultdict
from functools import cache
from itertools import product
from types import SimpleNamespace

import pytest

from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.analysis.judgement import Proof, judge
from digistrat_desktop.analysis.plans.strategy_map import strategy_map
from digistrat_desktop.domain.edits.strategy import edit_entry
from digistrat_desktop.domain.trust.strategy import InitiativeStatus
from digistrat_desktop.domain.words import listed
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.html.page import render_html
from digistrat_desktop.reports.papers.kinds import KINDS, paper
from digistrat_desktop.reports.papers.strategy import alignment_matrix
from digistrat_desktop.reports.papers.wording import plain_words
from digistrat_desktop.services.elsewhere import with_elsewhere
from digistrat_desktop.services.record.snapshot import fingerprint_of, snapshot_of
from tests.helpers.makers import seeded
from tests.helpers.strategists import Strategist
from tests.reports import samples
from tests.reports.printed import Pages, unaccounted
from tests.reports.trusts import NOW, TRUSTS, Maker, model, pack

MADE = (*TRUSTS, "all answered")
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
            CountOf.UNLEVELLED_EVIDENCE,
            CountOf.UNDATED_EVIDENCE,
        ),
    ),
    (CountOf.ASKED, (CountOf.COMPARED, CountOf.NEW_QUESTIONS, CountOf.OTHER_MOMENT)),
    (
        CountOf.CHANGED,
        (
            CountOf.MOVED_UP,
            CountOf.MOVED_DOWN,
            CountOf.FIRST_ANSWER,
            CountOf.NO_LEVEL_NOW,
            CountOf.NO_LEVEL_EITHER,
        ),
    ),
    (
        CountOf.CHANGED,
        (
            CountOf.BY_REAL_CHANGE,
            CountOf.BY_NEW_EVIDENCE,
            CountOf.BY_REASON_ONLY,
            CountOf.BY_NOTHING,
            CountOf.WITHOUT_LEVEL,
        ),
    ),
    (
        CountOf.FINDINGS,
        (CountOf.MATTER_MOST, CountOf.SERIOUS, CountOf.IMPORTANT, CountOf.TIDY),
    ),
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


def constraints_of(document):
    """Give the title, the sentence and the table of the part on constraints; None where there is none."""
    blocks = list(b.walk(document.blocks))
    for at, one in enumerate(blocks):
        if isinstance(one, b.Heading) and one.anchor == "constraints":
            table = next(x for x in blocks[at:] if isinstance(x, b.Table))
            return one.text, plain_words(blocks[at + 1].runs), table
    return None


def names_in(cell):
    said = plain_words(cell)
    return [] if said == "none" else said.split("\n")


WITH_CONSTRAINTS = [(made, kind) for made, kind in EVERY if kind in {"board", "full"}]


@pytest.mark.parametrize(("made", "kind"), WITH_CONSTRAINTS)
def test_the_names_of_constraints_add_up_to_their_sentence_and_their_title(made, kind):
    found = constraints_of(printed(made, kind)[0])
    if found is None:
        assert judged(made, kind).counts.of(CountOf.SERIOUS_CONSTRAINTS) == 0
        return
    title, sentence, table = found
    names = {plain_words(label): [names_in(cell) for cell in cells] for label, *cells in table.rows}
    for label, cells in names.items():
        said = re.search(rf"{label}: (\d+)", sentence)
        assert sum(map(len, cells)) == int(said[1] if said else 0), (label, sentence)
    every = [name for cells in names.values() for cell in cells for name in cell]
    assert len(every) == len(set(every)), "each stands once"
    serious = [cells for label, cells in names.items() if label in {"Blocks us", "Limits us"}]
    left_out = sum(len(cells[0]) for cells in serious)
    many = sum(len(cell) for cells in serious for cell in cells)
    numbers = [int(one) for one in re.findall(r"\d+", title)]
    assert numbers == ([left_out, many] if left_out else []), title
    framed = [table.rows[row][column] for row, column in table.framed]
    assert sum(len(names_in(cell)) for cell in framed) == left_out


def strategies():
    """Give made-up maps of 1 to 30 objectives and initiatives, some stopped, some links in doubt."""
    for seed, (rows, columns) in enumerate(((1, 1), (4, 3), (6, 7), (9, 8), (12, 21), (30, 24))):
        dice = seeded(seed)
        at = Strategist()
        aims = [at.objective(f"Aim {n}") for n in range(rows)]
        ways = [at.initiative(f"Way {n}") for n in range(columns)]
        for aim, way in product(aims, ways):
            if dice.random() < 0.4:
                at.link(aim, way, dice.choice([0, 1, 2, 3]))
        for aim in aims[:: dice.choice([2, 3])]:
            at.do(edit_entry(at.present, at.now(aim), {"title": f"{aim.title} again"}, at.author))
        for way in ways[:: dice.choice([3, 4])]:
            status = {"status": InitiativeStatus.STOPPED, "gone_because": "No money."}
            at.do(edit_entry(at.present, at.now(way), status, at.author))
        yield strategy_map(at.present)


def supported(said):
    """Give how many a margin says there are; None where it only says that all are weak."""
    number = re.search(r"\d+", said)
    return int(number[0]) if number else 0 if said in {"No initiative", "Supports none"} else None


@pytest.mark.parametrize("found", [*strategies(), None])
def test_the_cells_of_the_strategy_map_add_up_to_its_margins(found):
    found = found or judged("sample", "full").strategy
    blocks = alignment_matrix(SimpleNamespace(strategy=found))
    tables = [one for one in blocks if isinstance(one, b.Table)]
    rows = {}  # of each objective, the strengths in the columns of all pieces
    for table in tables:
        *lines, foot = ([plain_words(cell) for cell in row] for row in table.rows)
        if table.caption == "Initiatives by objective":
            return  # a list by objective: names, and no sums
        counted = [word != "Stopped" for word in foot[1:-1]]
        for name, *cells, margin in lines:
            strong = [
                int(cell[0])
                for cell, on in zip(cells, counted, strict=True)
                if on and cell[0] != "-"
            ]
            rows.setdefault((name, margin), []).extend(one for one in strong if one)
        for at, said in enumerate(foot[1:-1], 1):
            column = [line[at][0] for line in lines]
            links = sum(one not in {"-", "0"} for one in column)
            assert said == "Stopped" or supported(said) == links, (said, column)
    for (name, margin), strengths in rows.items():
        many = supported(margin)
        assert len(strengths) == many if many is not None else set(strengths) == {1}, (name, margin)
        assert (margin == "Weak links only") is (bool(strengths) and max(strengths) == 1)


@pytest.mark.parametrize("kind", ["board", "full", "progress"])
def test_what_the_map_leaves_without_support_is_what_its_gaps_name(kind):
    document, _ = printed("sample", kind)
    tables = [one for one in b.walk(document.blocks) if isinstance(one, b.Table)]
    (table,) = (one for one in tables if one.caption.startswith("Objectives and initiatives"))
    margins = {plain_words(row[0]): plain_words(row[-1]) for row in table.rows[:-1]}
    gaps = next(
        [plain_words(runs) for runs in one.items]
        for one in b.walk(document.blocks)
        if isinstance(one, b.BulletList)
        and plain_words(one.items[0]).startswith("Objectives with no initiative")
    )
    without = [f"“{name}”" for name, said in margins.items() if said == "No initiative"]
    assert gaps[0] == f"Objectives with no initiative: {listed(without)}."
    weak = [name for name, said in margins.items() if said == "Weak links only"]
    assert [one for one in weak if not any(f"“{one}” has only" in said for said in gaps)] == []
    foot = [plain_words(cell) for cell in table.rows[-1]]
    idle = [
        column.header
        for column, said in zip(table.columns, foot, strict=True)
        if said == "Supports none"
    ]
    assert [one for one in idle if not any(f"“{one}”" in said for said in gaps)] == []
