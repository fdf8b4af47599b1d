"""The What Good Looks Like lens: counts and names of what stands behind each measure."""

import datetime as dt
from dataclasses import replace

import pytest

from digistrat_desktop.analysis.answers.lens import lead_of, read_through
from digistrat_desktop.analysis.judgement import judge
from digistrat_desktop.domain.frameworks.scales import Form
from digistrat_desktop.services.judging import lens_of, reading_of
from digistrat_desktop.services.reports.making import (
    ReportOptions,
    Watcher,
    make_report,
    read_judgement,
)
from tests.helpers.trusts import Filler
from tests.ui.seat import open_library


@pytest.fixture
def library(tmp_path):
    library = open_library(tmp_path)
    yield library
    library.close()


def made(library, *, form=Form.FULL, answers=True):
    filler = Filler(library.pack_in_use())
    trust = filler.trust()
    assessment = filler.assessment(trust, "Autumn 2026", dt.date(2026, 10, 1), form)
    if answers:
        filler.answer_all(assessment)
    filler.write(library)
    pack = filler.pack
    return judge(filler.history.present, assessment, {pack.sha256: pack}, assessment.as_of)


def of_another_framework(judgement):
    given = judgement.assessed
    return replace(judgement, assessed=replace(given, pack=replace(given.pack, id="someone-elses")))


def test_seven_measures_each_with_the_questions_tagged_for_it(library):
    reading = reading_of(made(library))
    assert len(reading.measures) == 7
    for one in reading.measures:
        assert {b.item.item.id for b in one.items} == set(one.measure.item_ids)


def test_the_map_of_the_lens_and_the_tags_of_the_items_agree(library):
    pack = library.pack_in_use()
    for measure in lens_of(pack).measures:
        tagged = {item.id for item in pack.items() if measure.id in item.wgll}
        assert set(measure.item_ids) == tagged


def test_levels_are_counted_and_every_question_is_in_the_count(library):
    reading = reading_of(made(library))
    for measure in reading.measures:
        for part in measure.parts:
            counts = [int(words.split()[0]) for words in part.words.split(", ")]
            assert sum(counts) == len(part.items)


def test_nothing_answered_is_said_and_not_shown_as_the_lowest_level(library):
    reading = reading_of(made(library, answers=False))
    assert len(reading.unheard) == 7
    assert all(one.gap for one in reading.measures)
    assert "Absent" not in " ".join(part.words for m in reading.measures for part in m.parts)


def test_a_measure_without_questions_says_that_it_is_not_assessed(library):
    judgement = made(library)
    lens = lens_of(judgement.pack)
    bare = replace(lens.measures[0], item_ids=())
    shorter = replace(lens, measures=(bare, *lens.measures[1:]))
    reading = read_through(shorter, judgement.position)
    assert reading.measures[0].gap.startswith("This success measure is not assessed here")
    assert bare.title in lead_of(reading)


def test_questions_outside_the_short_form_are_told_apart_from_unanswered_ones(library):
    reading = reading_of(made(library, form=Form.SHORT, answers=False))
    words = {b.word for one in reading.measures for b in one.items}
    assert words == {"Not in this form", "Not answered"}


def test_another_framework_has_no_lens(library):
    assert reading_of(of_another_framework(made(library))) is None


@pytest.mark.parametrize("ending", [".pdf", ".html"])
def test_the_report_names_each_measure_and_carries_the_cautions(library, ending):
    made_of = made(library)
    model = read_judgement(library, made_of.trust.id, made_of.assessment.id, "lens")
    report = make_report(model, "lens", ending, ReportOptions(), Watcher())
    again = make_report(model, "lens", ending, ReportOptions(), Watcher())
    assert report.content == again.content
    if ending == ".html":
        text = report.content.decode()
        assert all(measure.title in text for measure in lens_of(made_of.pack).measures)
        assert "does not produce a DMA score" in text


def test_a_report_on_a_framework_without_the_lens_says_so(library):
    made_of = made(library)
    model = read_judgement(library, made_of.trust.id, made_of.assessment.id, "lens")
    other = of_another_framework(model)
    text = make_report(other, "lens", ".html", ReportOptions(), Watcher()).content.decode()
    assert "is not matched to the success measures" in text
