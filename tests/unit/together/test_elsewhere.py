"""What this answers elsewhere: answers, evidence and metrics by requirement, and what is missing."""

import datetime as dt
import io
import re
import zipfile
from dataclasses import replace

import pytest

from digistrat_desktop.analysis.answers.elsewhere import Heard, Presence, read_elsewhere
from digistrat_desktop.analysis.judgement import judge
from digistrat_desktop.domain.edits.assessments import set_response
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.crosswalk import Bearing, Mapping
from digistrat_desktop.domain.frameworks.scales import Form
from digistrat_desktop.reports.papers.frame import status_words
from digistrat_desktop.services.elsewhere import (
    built_in_crosswalks,
    chosen,
    elsewhere_sheets,
    readings_of,
    with_elsewhere,
)
from digistrat_desktop.services.frameworks import criteria, drafting
from digistrat_desktop.services.frameworks.drafting import NewPack
from digistrat_desktop.services.reports.making import (
    ReportOptions,
    Watcher,
    kind_named,
    make_report,
    read_judgement,
)
from tests.helpers.pdf_text import page_texts
from tests.helpers.trusts import Filler
from tests.ui.seat import open_library

IDS = {"digital-boards", "dspt-caf", "provider-capability", "service-standard", "wgll"}


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


def every_reading(judgement):
    return readings_of(judgement, built_in_crosswalks(judgement.pack))


def voices(readings):
    return [v for one in readings for r in one.requirements for v in r.voices]


def heard(judgement):
    return Heard(judgement.pack, judgement.position, (), ())


def of_another_framework(judgement):
    given = judgement.assessed
    return replace(judgement, assessed=replace(given, pack=replace(given.pack, id="someone-elses")))


def test_every_crosswalk_that_came_with_the_program_is_read(library):
    assert {one.crosswalk.id for one in every_reading(made(library))} == IDS


def test_a_requirement_has_the_questions_and_metrics_it_names_the_strongest_first(library):
    for one in every_reading(made(library)):
        for reading in one.requirements:
            named = [m.target for m in reading.requirement.mappings]
            assert [v.target for v in reading.voices if not v.instead_of] == named
            order = [list(Bearing).index(v.relation) for v in reading.voices]
            assert order == sorted(order)


def test_an_answer_is_told_as_it_was_given(library):
    judgement = made(library)
    given = {i.item.id: i for s in judgement.position for i in s.items}
    said = [v for v in voices(every_reading(judgement)) if v.known is Presence.SAID and v.section]
    assert said
    for voice in said:
        item = given[voice.target]
        labels = {level.level_id: level.label for level in voice.section.levels}
        assert voice.word in {labels.get(item.answer, "Noted"), "Does not apply"}


def with_all_carried(judgement):
    """Give what is there where each answer is the last assessment's, and nobody has confirmed it."""

    def carried(item):
        return (
            replace(item, response=replace(item.response, carried=True)) if item.response else item
        )

    parts = [replace(part, items=tuple(map(carried, part.items))) for part in judgement.position]
    return replace(heard(judgement), position=tuple(parts))


def test_an_answer_that_is_carried_and_not_confirmed_is_missing_by_name(library):
    judgement = made(library)
    words = "Carried forward, not yet confirmed: "
    for one in every_reading(judgement):
        assert not any(words in " ".join(r.missing) for r in one.requirements)
    there = with_all_carried(judgement)
    for crosswalk in built_in_crosswalks(judgement.pack):
        for reading in read_elsewhere(crosswalk, there).requirements:
            [said] = [m for m in reading.missing if m.startswith(words)] or [""]
            named = [v.target for v in reading.voices if v.item and v.known is Presence.SAID]
            assert all(target in said for target in named)


def test_a_question_the_assessment_does_not_have_is_named_once_and_never_as_unanswered(library):
    judgement = made(library)
    known = {item.id for item in judgement.pack.items()} | {m.id for m in judgement.pack.metrics}
    for one in every_reading(judgement):
        lacking = set(one.crosswalk.unknown_to(judgement.pack))
        assert lacking == {v.target for v in voices([one]) if v.known is Presence.NOT_HERE}
        assert not lacking & known
        told = " ".join(words for r in one.requirements for words in r.missing)
        assert all(dict(one.crosswalk.names).get(target, target) in told for target in lacking)
        assert bool(one.not_here) == bool(lacking)


def test_a_question_that_was_asked_in_other_words_is_named_beside_the_one_that_is_not_there(
    library,
):
    judgement = made(library)
    crosswalk = built_in_crosswalks(judgement.pack)[0]
    first = crosswalk.requirements[0]
    asked = replace(first, mappings=(Mapping("NEW-99", Bearing.SUPPORTS),))
    earlier = (("NEW-99", (str(judgement.pack.items()[0].id), "GONE-01")),)
    fitted = replace(crosswalk, requirements=(asked,), earlier=earlier, names=(("NEW-99", "Odd"),))
    reading = read_elsewhere(fitted, heard(judgement))
    voice, before = voices([reading])
    assert voice.known is Presence.NOT_HERE
    assert (before.known, before.relation_words) == (Presence.SAID, "Supports, in other words")
    words = "1 question asked it in other words, 1 is answered."
    assert reading.requirements[0].words == words
    told = " ".join(reading.requirements[0].missing)
    assert f"NEW-99 Odd (asked in other words: {judgement.pack.items()[0].id}" in told
    assert "GONE-01" not in told


def test_what_was_merged_into_a_question_that_is_there_speaks_beside_it(library):
    judgement = made(library)
    crosswalk = built_in_crosswalks(judgement.pack)[0]
    one, other = (str(item.id) for item in judgement.pack.items()[:2])
    asked = replace(crosswalk.requirements[0], mappings=(Mapping(one, Bearing.PARTLY),))
    fitted = replace(crosswalk, requirements=(asked,), earlier=((one, (one, other)),))
    found = voices([read_elsewhere(fitted, heard(judgement))])
    assert [(v.target, v.instead_of) for v in found] == [(one, ""), (other, one)]


def test_what_was_never_asked_is_told_apart_from_what_was_not_answered(library):
    judgement = made(library)
    given = [i for s in judgement.position if s.scale for i in s.items]
    said = next(i.item.id for i in given if i.is_answered)
    silent = next(i.item.id for i in given if not i.is_answered)
    crosswalk = built_in_crosswalks(judgement.pack)[0]
    plain = replace(crosswalk.requirements[0], part_of="", mappings=())
    mapped = {"R-1": said, "R-2": silent, "R-3": "NEW-99"}
    wanted = [
        replace(plain, id=one, mappings=(Mapping(str(target), Bearing.PARTLY),))
        for one, target in mapped.items()
    ]
    fitted = replace(crosswalk, requirements=(*wanted, replace(plain, id="R-4")))
    reading = read_elsewhere(fitted, heard(judgement))
    assert [r.words for r in reading.requirements] == [
        "1 question relates to it, 1 is answered.",
        "Asked, with no answer or value yet.",
        "Not asked in this assessment.",
        "No question or metric relates to it.",
    ]
    assert reading.lead == (
        "Asked, with no answer or value yet: R-2. Not asked in this assessment: R-3 and R-4."
    )


def test_the_bridge_names_what_was_asked_before_in_other_words(library):
    board = library.pack_in_use()
    [crosswalk] = chosen(library.crosswalks_for(board), ["wgll"])
    if board.version != crosswalk.pack_version:
        known = {item.id for item in board.items()}
        assert any(set(ids) & known for _, ids in crosswalk.earlier)
    assert dict(crosswalk.names)["ALN-19"]


def test_nothing_answered_is_missing_by_name_and_not_the_lowest_level(library):
    judgement = made(library, answers=False)
    for one in every_reading(judgement):
        assert not any(r.is_heard for r in one.requirements)
        for reading in one.requirements:
            asked = [v for v in reading.voices if v.known is Presence.OPEN]
            told = " ".join(reading.missing)
            assert all(v.target in told and v.word == "Not answered" for v in asked)


def test_questions_outside_the_short_form_are_told_apart_from_unanswered_ones(library):
    found = voices(every_reading(made(library, form=Form.SHORT, answers=False)))
    words = {v.word for v in found if v.section is not None}
    assert words == {"Not asked here", "Not answered"}


def test_a_requirement_to_which_nothing_speaks_says_so(library):
    for one in every_reading(made(library)):
        parents = {r.requirement.part_of for r in one.requirements}
        for reading in one.requirements:
            if not reading.is_heard and reading.requirement.id not in parents:
                assert reading.missing


def test_no_share_of_requirements_is_said(library):
    for one in every_reading(made(library)):
        assert " of the " not in one.lead
        assert "%" not in one.lead


def test_another_framework_has_no_crosswalk(library):
    assert every_reading(of_another_framework(made(library))) == ()


def test_one_crosswalk_is_chosen_by_its_id_and_an_unknown_one_is_refused_with_those_there_are(
    library,
):
    every = built_in_crosswalks(library.pack_in_use())
    assert [one.id for one in chosen(every, ["WGLL "])] == ["wgll"]
    assert chosen(every, []) == every
    with pytest.raises(Refused, match="wgll"):
        chosen(every, ["nonsense"])


@pytest.mark.parametrize("ending", [".pdf", ".html", ".docx", ".xlsx"])
def test_the_report_has_every_requirement_and_the_same_data_give_the_same_bytes(library, ending):
    of = made(library)
    model = read_judgement(library, of.trust.id, of.assessment.id, "elsewhere")
    report = make_report(model, "elsewhere", ending, ReportOptions(), Watcher())
    again = make_report(model, "elsewhere", ending, ReportOptions(), Watcher())
    assert report.content == again.content
    if ending == ".html":
        text = report.content.decode()
        for crosswalk in built_in_crosswalks(of.pack):
            assert all(f"{r.id} " in text for r in crosswalk.requirements)
            assert crosswalk.sha256 in text


def test_a_report_on_a_framework_without_a_crosswalk_says_so(library):
    of = made(library)
    model = read_judgement(library, of.trust.id, of.assessment.id, "elsewhere")
    other = of_another_framework(model)
    text = make_report(other, "elsewhere", ".html", ReportOptions(), Watcher()).content.decode()
    assert "No crosswalk is chosen, or none is for the framework" in text


def test_the_workbook_has_a_row_for_each_requirement_and_for_each_thing_behind_one(library):
    judgement = with_elsewhere(made(library))
    requirements, behind, sources = elsewhere_sheets(judgement)
    assert len(requirements.rows) == sum(len(o.requirements) for o in judgement.elsewhere)
    assert len(behind.rows) == len(voices(judgement.elsewhere))
    assert {row[-1] for row in sources.rows} == {o.crosswalk.sha256 for o in judgement.elsewhere}


def test_the_earlier_name_of_the_report_is_understood():
    assert kind_named("lens") == "elsewhere"
    assert kind_named("board") == "board"


WHY_OTHER = "The last of them has just begun."


def overridden(library, *, why=WHY_OTHER):
    """Answer a question that a crosswalk names with its lowest level, and tick all its criteria."""
    pack = library.pack("2.0.0")
    named = {
        m.target for c in built_in_crosswalks(pack) for r in c.requirements for m in r.mappings
    }
    item = next(one for one in pack.items() if one.id in named and one.criteria)
    filler = Filler(pack)
    trust = filler.trust()
    assessment = filler.assessment(trust, "Autumn 2026", dt.date(2026, 10, 1), Form.FULL)
    met = tuple(one.id for one in item.criteria.elements)
    said = {"answer": item.criteria.reached[0].level_id, "met": met, "level_why": why}
    step = set_response(filler.history.present, assessment, item.id, said, filler.author)
    filler.do(step)
    present = filler.history.present
    return with_elsewhere(judge(present, assessment, {pack.sha256: pack}, assessment.as_of)), item


@pytest.mark.parametrize(("why", "said"), [(WHY_OTHER, WHY_OTHER), ("", "No reason given.")])
def test_the_page_and_every_file_say_how_many_criteria_are_met_and_why_another_level_stands(
    library, why, said
):
    judgement, item = overridden(library, why=why)
    (voice, *_) = [v for v in voices(judgement.elsewhere) if v.target == item.id]
    most = len(item.criteria.elements)
    met, given = f"{most} of {most} criteria met", voice.section.scale.levels[-1].label
    other = f"The criteria give {given}. {said}"
    assert (voice.criteria, voice.other_level) == (met, other)
    requirements, behind, _ = elsewhere_sheets(judgement)
    for sheet in (requirements, behind):
        text = "\n".join(str(cell) for row in sheet.rows for cell in row)
        assert met in text
        assert other in text
    for ending in (".html", ".docx", ".pdf"):
        made_of = make_report(judgement, "elsewhere", ending, ReportOptions(), Watcher())
        text = " ".join(words_in(made_of.content, ending).split())
        assert met in text
        assert other in text


def words_in(content, ending):
    if ending == ".html":
        return re.sub("<[^>]+>", "", content.decode())
    if ending == ".docx":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return re.sub("<[^>]+>", "", packed.read("word/document.xml").decode())
    return " ".join(page_texts(content))


def copied(pack):
    """Give a published copy in which one question that a crosswalk names has other levels."""
    new = NewPack("our-board", "1.0.0", "Our board", "A trust", "Free to use")
    tree = drafting.begun(pack, new)
    named = {
        m.target for c in built_in_crosswalks(pack) for r in c.requirements for m in r.mappings
    }
    one = next(i for i in pack.items() if i.id in named and i.criteria)
    tree = criteria.without_criteria(tree, one.id)
    return drafting.pack_in(drafting.published(drafting.bridged(tree, pack))), one


def test_a_copy_keeps_the_crosswalks_of_what_it_was_copied_from_where_its_questions_mean_the_same(
    library,
):
    pack, changed = copied(library.pack("2.0.0"))
    filler = Filler(pack)
    trust = filler.trust()
    assessment = filler.assessment(trust, "Autumn 2026", dt.date(2026, 10, 1), Form.FULL)
    filler.answer_all(assessment)
    of = judge(filler.history.present, assessment, {pack.sha256: pack}, assessment.as_of)
    readings = every_reading(of)
    assert {one.crosswalk.id for one in readings} == IDS
    for one in readings:
        assert "written for digistrat-board 2.0.0. Our board 1.0.0" in one.not_here
        assert "is based on it" in one.not_here
    told = {v.target: v for v in voices(readings)}
    assert told[changed.id].known is Presence.NOT_ALIKE
    assert told[changed.id].word == "Asked, but not comparable"
    same = [v for t, v in told.items() if t in {i.id for i in pack.items()} - {changed.id}]
    assert same
    assert all(v.known not in {Presence.NOT_HERE, Presence.NOT_ALIKE} for v in same)


def test_a_requirement_only_a_changed_question_speaks_to_is_never_called_not_asked(library):
    pack, changed = copied(library.pack("2.0.0"))
    filler = Filler(pack)
    assessment = filler.assessment(filler.trust(), "Autumn 2026", dt.date(2026, 10, 1), Form.FULL)
    of = judge(filler.history.present, assessment, {pack.sha256: pack}, assessment.as_of)
    crosswalk = next(
        one.crosswalk for one in every_reading(of) if changed.id in one.crosswalk.apart
    )
    first = crosswalk.requirements[0]
    alone = replace(first, mappings=(Mapping(changed.id, Bearing.SUPPORTS),))
    reading = read_elsewhere(replace(crosswalk, requirements=(alone,)), heard(of))
    (one,) = reading.requirements
    told = (reading.lead, one.words, *one.missing)
    assert not any("Not asked" in words for words in told)
    assert all("not comparable" in words for words in told[1:])


def test_a_draft_framework_is_called_so_on_every_page_and_in_every_workbook(library):
    pack, _ = copied(library.pack("2.0.0"))
    pack = replace(pack, draft=True)
    filler = Filler(pack)
    trust = filler.trust()
    assessment = filler.assessment(trust, "Autumn 2026", dt.date(2026, 10, 1), Form.FULL)
    filler.answer_all(assessment)
    of = with_elsewhere(
        judge(filler.history.present, assessment, {pack.sha256: pack}, assessment.as_of)
    )
    assert status_words(of) == "Draft framework, not to be signed off"
    pages = page_texts(make_report(of, "elsewhere", ".pdf", ReportOptions(), Watcher()).content)
    assert all("Draft framework" in one for one in pages)
    page = make_report(of, "elsewhere", ".html", ReportOptions(), Watcher()).content.decode()
    assert "Our board, version 1.0.0, a draft" in page
