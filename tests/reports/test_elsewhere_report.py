"""The requirements of others: answers under other wording, unconfirmed ones, and evidence with its doubts."""

import re

import pytest

from digistrat_desktop.analysis.answers.elsewhere import Heard, Presence, read_elsewhere
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.papers.kinds import paper
from digistrat_desktop.reports.papers.wording import plain_words
from digistrat_desktop.reports.pdf.render import render_pdf
from digistrat_desktop.services.elsewhere import built_in_crosswalks, with_elsewhere
from tests.helpers.pdf_text import page_texts
from tests.reports.trusts import model

pytestmark = pytest.mark.pdf


@pytest.fixture(scope="module")
def read(kept):
    return with_elsewhere(kept, built_in_crosswalks(kept.pack))


def reading(read, crosswalk, requirement):
    (one,) = [e for e in read.elsewhere if e.crosswalk.id == crosswalk]
    return one.of(requirement)


@pytest.mark.parametrize("requirement", ["B5.c", "D1.b", "D1.c"])
def test_an_answer_under_other_wording_stands_with_its_level_and_its_backing(read, requirement):
    found = reading(read, "dspt-caf", requirement)
    assert found.words == "1 question asked it in other words, 1 is answered."
    (voice,) = [v for v in found.voices if v.target == "CON-PHY-05"]
    assert voice.word == "Slows us"
    assert voice.backing.startswith("independently checked")


def test_a_question_merged_into_another_one_since_speaks_for_itself(read):
    found = reading(read, "digital-boards", "DB-03")
    assert [v.target for v in found.voices] == ["ALN-11", "REF-5"]
    assert "REF-5" not in " ".join(found.missing)


def test_what_nobody_asked_is_not_listed_as_unanswered(read):
    (one,) = [e for e in read.elsewhere if e.crosswalk.id == "dspt-caf"]
    assert "with no answer or value yet: A2.b, B2.a and B4.a. Not asked in" in one.lead
    silent = [r for r in one.requirements if not r.is_heard and not r.voices]
    assert silent
    assert {r.words for r in silent} == {"No question or metric relates to it."}


def test_evidence_says_which_question_it_backs_and_what_stands_against_it(read):
    lines = [e.words for one in read.elsewhere for r in one.requirements for e in r.evidence]
    assert any("out of date" in one and "Linked to" in one for one in lines)
    for one in (e for x in read.elsewhere for r in x.requirements for e in r.evidence):
        assert one.backs or one.beside
        assert not (set(one.backs) & set(one.beside))
        assert "out of date" not in one.doubts or not one.backs


def test_evidence_that_a_later_version_replaces_says_so(read):
    (crosswalk,) = [e.crosswalk for e in read.elsewhere if e.crosswalk.id == "dspt-caf"]
    linked = next(e for r in reading_all(read) for e in r.evidence)
    heard = Heard(
        read.pack, read.position, (), (), read.assessment.as_of, frozenset({linked.evidence.id})
    )
    again = read_elsewhere(crosswalk, heard)
    words = [e.words for r in again.requirements for e in r.evidence]
    assert any("; replaced by a later version" in one for one in words)


def reading_all(read):
    return next(e for e in read.elsewhere if e.crosswalk.id == "dspt-caf").requirements


def test_an_answer_that_waits_to_be_confirmed_says_so(read):
    told = {v.target: v.reason for x in read.elsewhere for r in x.requirements for v in r.voices}
    waits = {i.item.id for s in read.position for i in s.items if i.carried and i.is_answered}
    assert waits & told.keys()
    for target in waits & told.keys():
        assert told[target].startswith("Not yet confirmed. ")


def test_the_report_prints_all_of_it(read):
    told = " ".join(" ".join(page_texts(render_pdf(paper(read, "elsewhere")).data)).split())
    assert "Supports, in other words" in told
    assert "out of date). Linked to" in told
    assert "Not yet confirmed. " in told
    assert "No answer or metric yet" not in told


@pytest.mark.parametrize("kind", ["board", "full"])
def test_a_note_of_the_board_that_waits_to_be_confirmed_says_so(kept, kind):
    (note,) = [i for s in kept.position for i in s.items if i.noted and i.carried]
    told = " ".join(" ".join(page_texts(render_pdf(paper(kept, kind)).data)).split())
    assert f"Not yet confirmed. {note.response.rationale[:40]}" in told


def requirements_of(document):
    """Give the blocks of each requirement by its anchor, with its heading."""
    found, at = {}, None
    for block in document.blocks:
        if isinstance(block, b.Heading):
            at = block.anchor if re.fullmatch(r"elsewhere-.*-\d+", block.anchor) else None
            if at:
                found[at] = [block]
        elif at:
            found[at].append(block)
    return found


def told_in(blocks):
    tables = [row for x in b.walk(blocks) if isinstance(x, b.Table) for row in x.rows]
    return {plain_words(row[0]) for row in tables}


def led_from(blocks):
    """Give the name and the anchor of each row that leads to where something stands."""
    for x in b.walk(blocks):
        for runs in x.items if isinstance(x, b.BulletList) else ():
            links = [run for run in runs if run.page_of]
            if links:
                yield plain_words(runs), links[0]


def test_an_answer_stands_once_and_other_requirements_lead_to_it(read):
    document = paper(read, "elsewhere")
    parts = requirements_of(document)
    names = [name for blocks in parts.values() for name in told_in(blocks)]
    assert len(names) == len(set(names))
    led = [(words, run) for blocks in parts.values() for words, run in led_from(blocks)]
    assert len(led) > 20
    for words, run in led:
        there = parts[run.page_of]
        assert run.text == f"See {there[0].text.split()[0]}"
        points = [i for x in b.walk(there) if isinstance(x, b.BulletList) for i in x.items]
        stands = told_in(there) | {plain_words(one).split(" (")[0] for one in points}
        assert any(words.startswith(f"{one}:") for one in stands), words


def test_every_answer_every_reason_and_all_evidence_stand_somewhere(read):
    told = plain_text(paper(read, "elsewhere").blocks)
    for requirement in (r for one in read.elsewhere for r in one.requirements):
        for voice in requirement.voices:
            assert voice.known is not Presence.SAID or voice.title in told
            assert voice.known is not Presence.SAID or voice.reason in told
        titles = [one.evidence.title for one in requirement.evidence]
        assert [one for one in titles if one not in told] == []
        for linked in requirement.evidence:
            lines = [x for x in told.split("\n") if x.startswith(linked.evidence.title)]
            for item in (*linked.backs, *linked.beside):
                assert any(item in line for line in lines), (linked.evidence.title, item)


def plain_text(blocks):
    said = []
    for x in b.walk(blocks):
        if isinstance(x, b.Table):
            said += [plain_words(cell) for row in x.rows for cell in row]
        if isinstance(x, b.BulletList):
            said += map(plain_words, x.items)
    return "\n".join(said)


def test_what_stands_once_takes_fewer_pages(read):
    assert render_pdf(paper(read, "elsewhere")).pages <= 30


def test_a_long_reason_stands_whole_below_its_table():
    made = with_elsewhere(model("long", "elsewhere"))
    document = paper(made, "elsewhere")
    below = [plain_words(x.runs) for x in b.walk(document.blocks) if isinstance(x, b.Paragraph)]
    reasons = [v.why for e in made.elsewhere for r in e.requirements for v in r.voices]
    longest = max(reasons, key=len)
    assert len(longest) > 2_000
    assert any(said.endswith(longest) for said in below)
    cells = [
        plain_words(row[-1])
        for x in b.walk(document.blocks)
        if isinstance(x, b.Table)
        for row in x.rows
    ]
    assert "The reason is below." in cells
    assert max(map(len, cells)) <= 400
