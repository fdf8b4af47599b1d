"""The register: each number has a population and a rule, and the parts add up."""

import datetime as dt
from pathlib import Path

import pytest

from digistrat_desktop.analysis.count_words import answered_words, beside_answered, how_sure
from digistrat_desktop.analysis.counts import RULES, CountOf
from digistrat_desktop.analysis.judgement import judge
from digistrat_desktop.domain.edits.assessments import add_evidence, set_response
from digistrat_desktop.domain.frameworks.scales import EvidenceStrength
from tests.helpers.makers import begun_desk
from tests.helpers.packs import small_pack

PAGE = Path(__file__).parents[3] / "docs" / "spec" / "judgement.md"
PARTS = (
    CountOf.ANSWERED,
    CountOf.HALF_ANSWERED,
    CountOf.CANNOT_SAY,
    CountOf.NOT_ANSWERED,
    CountOf.NOT_SETTLED,
)


@pytest.fixture
def begun():
    desk, _, assessment = begun_desk()
    return desk, assessment


def say(desk, assessment, item_id, **values):
    desk.do(set_response(desk.present, assessment, item_id, values, desk.author))


def show(desk, assessment, item_id, level, dated, strength=EvidenceStrength.DOCUMENT):
    values = {"title": "Paper", "strength": strength, "dated": dated}
    desk.do(add_evidence(desk.present, assessment, item_id, values, level, desk.author))


def counts(desk, assessment):
    packs = {assessment.pack_sha256: small_pack()}
    return judge(desk.present, assessment, packs, assessment.as_of).counts


def test_every_name_has_a_population_and_a_rule_and_the_page_gives_them():
    assert set(RULES) == set(CountOf)
    rows = [f"| {what} | {rule.population} | {rule.rule} |" for what, rule in RULES.items()]
    assert [row for row in rows if row not in PAGE.read_text(encoding="utf-8")] == []


def test_answered_and_the_four_ways_not_to_be_are_all_that_is_asked(begun):
    desk, assessment = begun
    say(desk, assessment, "ALN-01", answer="siloed")
    say(desk, assessment, "ALN-02", answer="cannot_say", rationale="New post.")
    say(desk, assessment, "QUA-01", answer="not_applicable", rationale="No wards.")
    say(desk, assessment, "QUA-02", answer="not_applicable")
    say(desk, assessment, "CON-01", answer="blocks")
    say(desk, assessment, "REF-01", rationale="Noted.")
    found = counts(desk, assessment)
    assert [found.of(part) for part in PARTS] == [2, 1, 1, 8, 0]
    assert sum(found.of(part) for part in PARTS) == found.of(CountOf.ASKED) == 12
    assert found.of(CountOf.DOES_NOT_APPLY) == 1
    assert (found.of(CountOf.REFLECTION_ASKED), found.of(CountOf.REFLECTION_ANSWERED)) == (3, 1)
    assert found.which(CountOf.HALF_ANSWERED) == (("CON-01", "Item CON-01"),)
    assert answered_words(found) == (
        "2 of 12 questions answered, 1 half answered, 1 cannot say yet, 8 not answered"
    )
    # "Does not apply" is one of the answered, so it is never added to the rest.
    assert beside_answered(found) == (
        "1 of them does not apply; 1 half answered, 1 cannot say yet, 8 not answered"
    )


def test_sections_add_up_to_the_whole(begun):
    desk, assessment = begun
    say(desk, assessment, "ALN-01", answer="siloed")
    say(desk, assessment, "MOM-01", answer="slow")
    say(desk, assessment, "REF-01", rationale="Noted.")
    found = counts(desk, assessment)
    for what in (*PARTS, CountOf.ASKED, CountOf.CLAIMED, CountOf.SHOWN, CountOf.REFLECTION_ASKED):
        assert found.of(what) == sum(one.of(what) for one in found.sections.values())


def test_carried_counts_the_questions_asked_and_not_board_reflection(begun):
    desk, assessment = begun
    for item in ("ALN-01", "QUA-01", "REF-01"):
        say(desk, assessment, item, answer="siloed", rationale="As before.")
        say(desk, assessment, item, carried=True)
    packs = {assessment.pack_sha256: small_pack()}
    judgement = judge(desk.present, assessment, packs, assessment.as_of)
    assert judgement.counts.of(CountOf.CARRIED) == 2
    assert "2 answers were carried forward and are not yet confirmed." in how_sure(judgement.counts)
    said = [f.sentence for f in judgement.findings if f.rule == "carried forward and not confirmed"]
    assert said == ["2 answers were carried forward and have not been confirmed."]


def test_past_its_shelf_life_is_what_showed_the_level_once(begun):
    desk, assessment = begun
    old = dt.date(2020, 1, 1)
    for number, item in enumerate(("ALN-01", "ALN-02", "ALN-03", "QUA-01")):
        say(desk, assessment, item, answer="siloed")
        strength = EvidenceStrength.OPINION if number == 3 else EvidenceStrength.DOCUMENT
        show(desk, assessment, item, "siloed", old, strength)
    packs = {assessment.pack_sha256: small_pack()}
    judgement = judge(desk.present, assessment, packs, assessment.as_of)
    assert judgement.counts.of(CountOf.OUT_OF_DATE) == 3
    assert judgement.counts.of(CountOf.OPINION_ONLY) == 1
    said = [f.sentence for f in judgement.findings if f.rule == "evidence expired"]
    assert said[0].startswith("3 answers are based on out-of-date evidence")
    assert "3 claimed levels are based on out-of-date evidence." in how_sure(judgement.counts)


def test_a_trust_without_an_assessment_has_noughts(begun):
    desk, _ = begun
    found = judge(desk.present, None, {}, dt.date(2026, 10, 1)).counts
    assert found.of(CountOf.ASKED) == found.of(CountOf.CHANGED) == 0
    assert found.sections == {}


def second_level():
    pack = small_pack()
    return pack.scale(pack.section_of("CON-01").second_scale_id).levels[0].id


@pytest.mark.parametrize("strength", [EvidenceStrength.OPINION, EvidenceStrength.DOCUMENT])
def test_half_an_answer_counts_as_half_answered_and_nowhere_else(begun, strength):
    desk, assessment = begun
    say(desk, assessment, "CON-01", answer="blocks")
    show(desk, assessment, "CON-01", "blocks", assessment.as_of, strength)
    half = counts(desk, assessment)
    claims = ("levels claimed", "levels claimed only", "levels backed by evidence", "answered")
    of_answers = {*PARTS, CountOf.CLAIMED, *(w for w, r in RULES.items() if r.population in claims)}
    found = {w for w in of_answers if "CON-01" in {one for one, _ in half.which(w)}}
    assert found == {CountOf.HALF_ANSWERED}
    say(desk, assessment, "CON-01", second_answer=second_level())
    backed = CountOf.SHOWN if strength is EvidenceStrength.DOCUMENT else CountOf.OPINION_ONLY
    whole = counts(desk, assessment)
    assert "CON-01" in {one for one, _ in whole.which(CountOf.ANSWERED)}
    assert "CON-01" in {one for one, _ in whole.which(backed)}
