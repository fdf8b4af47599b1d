"""Home, Check, Sign off, Assess and every report say the numbers of the register, and no others."""

import datetime as dt
import html
import re

import pytest

from digistrat_desktop.analysis.count_words import answered_words, answers_words
from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.analysis.findings.rules import Grade
from digistrat_desktop.domain.edits.assessments import set_response
from digistrat_desktop.domain.words import counted
from digistrat_desktop.reports.blocks import Run, Table, walk
from digistrat_desktop.reports.papers.kinds import paper
from digistrat_desktop.services.reports.making import (
    ReportOptions,
    Watcher,
    make_report,
    read_judgement,
)
from digistrat_desktop.services.sample import ensure_sample
from digistrat_desktop.ui.kit.buttons import LinkButton
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.window.places import all_places
from tests.helpers.trusts import Filler
from tests.ui.seat import open_library

AUTUMN = dt.date(2026, 10, 1)
REPORTS = ("board", "full", "progress", "audit")
NUMBERS = {
    r"(\d+) of (\d+) questions answered": (CountOf.ANSWERED, CountOf.ASKED),
    r"(\d+) backed by evidence, (\d+) claimed only": (
        CountOf.SHOWN,
        CountOf.CLAIMED_ONLY,
    ),
    r"(\d+) claimed levels? (?:is|are) based on out-of-date evidence": (CountOf.OUT_OF_DATE,),
    r"(\d+) answers? (?:was|were) carried forward and (?:is|are) not yet confirmed": (
        CountOf.CARRIED,
    ),
    r"All questions with a level (\d+) (\d+) (\d+) (\d+) (\d+) (\d+) (\d+)": (
        *(CountOf.ASKED, CountOf.ANSWERED, CountOf.HALF_ANSWERED, CountOf.CANNOT_SAY),
        *(CountOf.NOT_ANSWERED, CountOf.NOT_SETTLED, CountOf.SHOWN),
    ),
    r"Board reflection is counted apart: (\d+) of (\d+) prompts": (
        CountOf.REFLECTION_ANSWERED,
        CountOf.REFLECTION_ASKED,
    ),
}
WORDED = {
    r"([\w-]+) answers? (?:is|are) based on out-of-date evidence": CountOf.OUT_OF_DATE,
    r"([\w-]+) answers? (?:was|were) carried forward and not": CountOf.CARRIED,
    r"([\w-]+) findings?, most important first": CountOf.FINDINGS,
    r"([\w-]+) changes? still to explain": CountOf.UNEXPLAINED,
}


def third(library):
    """Answer a third of one assessment."""
    filler = Filler(library.pack_in_use(), "third")
    assessment = filler.assessment(filler.trust(), "Autumn 2026", AUTUMN)
    filler.answer_all(assessment, leave_out=0.67)
    filler.write(library)


def halves(library):
    """Answer all of one assessment, and of constraints and momentum one half only."""
    filler = Filler(library.pack_in_use(), "halves")
    assessment = filler.assessment(filler.trust(), "Autumn 2026", AUTUMN)
    filler.answer_all(assessment)
    for item in filler.pack.items():
        section = filler.pack.section_of(item.id)
        if section.second_scale_id or section.asked_twice:
            blank = {"second_answer": ""}
            step = set_response(filler.history.present, assessment, item.id, blank, filler.author)
            filler.do(step)
    filler.write(library)


@pytest.fixture(params=[ensure_sample, third, halves], ids=lambda filled: filled.__name__)
def seat(request, seat_at):
    return seat_at(filled=request.param)


def labels(widget):
    return [label.text() for label in widget.findChildren(PlainLabel) if label.isVisible()]


def test_the_window_says_the_numbers_of_the_register(seat):
    judgement = seat.context.insight.judgement
    counts = judgement.counts
    findings = counts.of(CountOf.FINDINGS)
    heard = seat.window.shell.rail.button("check").accessibleName()
    assert heard == f"Check, {counted(findings, 'finding')}"
    said = "1 finding." if findings == 1 else f"{findings} findings, most important first."
    matters = counts.of(CountOf.OPEN_MATTERS)
    has = "lists" if matters > 1 else "has"
    left = f"Sign off {has} {counted(matters, 'open issue')}: what is still missing."
    told = seat.go("check").words.text()
    assert told.startswith(f"{said} {counts.of(CountOf.MATTER_MOST)} matter most.")
    assert told.endswith(f" {answered_words(counts)}. {left}")
    page = seat.go("home")
    home = " | ".join(labels(page))
    assert counted(findings, "finding") in [one.text() for one in page.findChildren(LinkButton)]
    assert f"Alignment: {answers_words(judgement.position[0], counts.sections['ALN'])}" in home
    signing = labels(seat.go("signing"))
    assert counted(matters, "open issue").capitalize() in signing
    assert f"{answered_words(counts)}." in signing
    assess = seat.go("assess")
    for section in judgement.position:
        mine = counts.sections[section.section.id]
        assess.show_item(section.items[0].item.id)
        if section.scale is not None:
            said = f"{mine.of(CountOf.ANSWERED)} of {mine.of(CountOf.ASKED)} answered"
            assert said in assess.frame.progress.text()
            assert f"{mine.of(CountOf.SHOWN)} backed by evidence" in assess.frame.progress.text()


def cell_text(cell):
    return "".join(run.text for run in cell if isinstance(run, Run))


def opened_rows(card):
    """Give every row of Check with its groups opened: importance and words."""
    while folded := [
        r[-1] for r in card.table.rows() if r[-1].accessibleName().startswith("Show all")
    ]:
        folded[0].click()
    rows = [row for row in card.table.rows() if row[-1].layout() is not None]
    return [
        (
            row[0].accessibleName().removeprefix("Importance: "),
            row[1].findChildren(PlainLabel)[0].text(),
        )
        for row in rows
    ]


def test_findings_have_one_order_and_one_word_of_importance_wherever_they_are_listed(seat):
    """Check, Home, search, the end of Assess and the full report: of one trust, at one moment."""
    judgement = seat.context.insight.judgement
    every = [(str(one.importance), one.sentence) for one in judgement.findings]
    most = [one for one in every if one[0] == Grade.MOST]
    assert most == every[: len(most)] == [(Grade.MOST, f.sentence) for f in judgement.three]
    places = all_places(seat.context.pages, seat.session, seat.window.findings)
    assert [(one.more, one.label) for one in places if one.kind == "Finding"] == every
    listed = opened_rows(seat.go("check").standing)
    assert sorted(listed) == sorted(every)
    assert listed[: len(most)] == most
    words = [said for _, said in every]
    home = [one for one in labels(seat.go("home")) if one in words]
    assert home == words[: len(home)]
    assert len(home) >= len(most)
    seat.close()
    library = open_library(seat.folder)
    judgement = read_judgement(library, judgement.trust.id, judgement.assessment.id, "full")
    library.close()
    every = [(str(one.importance), one.sentence) for one in judgement.findings]
    (table,) = [
        one
        for one in walk(paper(judgement, "full").blocks)
        if isinstance(one, Table) and one.caption == "All findings"
    ]
    assert [tuple(cell_text(cell) for cell in row[1::-1]) for row in table.rows] == every


def reported(judgement, kind):
    made = make_report(judgement, kind, ".html", ReportOptions(), Watcher())
    text = re.sub(r"<(style|svg).*?</\1>|<[^>]+>", " ", made.content.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(text))


def test_every_report_says_the_numbers_of_the_register_and_the_window_the_same(seat):
    assessment, window = seat.session.assessment, seat.context.insight.judgement
    seat.close()
    library = open_library(seat.folder)
    judgement = read_judgement(library, assessment.trust_id, assessment.id, "audit")
    library.close()
    counts, shown = judgement.counts, window.counts
    text = " ".join(reported(judgement, kind) for kind in REPORTS)
    for pattern, names in NUMBERS.items():
        expected = tuple(str(counts.of(name)) for name in names)
        found = re.findall(pattern, text)
        if any(number != "0" for number in expected):
            assert found, pattern
        assert {one if isinstance(one, tuple) else (one,) for one in found} <= {expected}, pattern
        assert [shown.of(name) for name in names] == [counts.of(name) for name in names]
    for pattern, name in WORDED.items():
        word = counted(counts.of(name), "x").split()[0]
        assert {one.lower() for one in re.findall(pattern, text)} <= {word}, pattern
