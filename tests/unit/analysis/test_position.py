import datetime as dt
from dataclasses import replace

import pytest

from digistrat_desktop.analysis.answers.evidence import other_evidence
from digistrat_desktop.analysis.answers.position import (
    Backing,
    answer_label,
    in_date,
    is_fresh,
    months_after,
    position_of,
)
from digistrat_desktop.analysis.count_words import answers_words
from digistrat_desktop.analysis.counting import section_counts
from digistrat_desktop.domain.edits.assessments import add_evidence, set_response
from digistrat_desktop.domain.frameworks.scales import NOT_SETTLED, EvidenceStrength, Form, Standing
from digistrat_desktop.domain.record.fold import Written
from digistrat_desktop.domain.trust.assessment import Assessment, Evidence, Response, Support
from tests.helpers.makers import begun_desk
from tests.helpers.packs import PLACE, small_pack

AS_OF = dt.date(2026, 3, 31)
FRESH = dt.date(2026, 3, 1)
DOCUMENT = EvidenceStrength.DOCUMENT


@pytest.fixture
def begun():
    desk, _, assessment = begun_desk()
    return desk, assessment


def say(desk, assessment, item_id, **values):
    desk.do(set_response(desk.present, assessment, item_id, values, desk.author))


def show(desk, assessment, item_id, level, strength=DOCUMENT, dated=FRESH):
    values = {"title": "Paper", "strength": strength, "dated": dated}
    desk.do(add_evidence(desk.present, assessment, item_id, values, level, desk.author))


def sections(desk, assessment):
    found = position_of(desk.present, assessment, small_pack())
    return {section.section.id: section for section in found}


def pair(level, strength=DOCUMENT, dated=FRESH):
    return (
        Support(id="s", trust_id="t", shows=level),
        Evidence(id="e", trust_id="t", strength=strength, dated=dated),
    )


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (dt.date(2026, 1, 15), 1, dt.date(2026, 2, 15)),
        (dt.date(2026, 1, 31), 1, dt.date(2026, 2, 28)),
        (dt.date(2024, 1, 31), 1, dt.date(2024, 2, 29)),
        (dt.date(2026, 3, 31), 1, dt.date(2026, 4, 30)),
        (dt.date(2026, 6, 30), 18, dt.date(2027, 12, 30)),
        (dt.date(2026, 12, 1), 0, dt.date(2026, 12, 1)),
    ],
)
def test_months_later_is_the_same_day_or_the_months_last(day, months, expected):
    assert months_after(day, months) == expected


@pytest.mark.parametrize(
    ("dated", "fresh"),
    [
        (None, False),
        (dt.date(2026, 4, 1), False),
        (AS_OF, True),
        (dt.date(2024, 10, 1), True),
        (dt.date(2024, 9, 30), False),
    ],
)
def test_evidence_is_fresh_for_eighteen_months_and_never_from_the_future(dated, fresh):
    assert is_fresh(Evidence(id="e", trust_id="t", dated=dated), AS_OF) is fresh


def supported(pairs, scale):
    return [support.shows for support, _ in in_date(pairs, scale, AS_OF)]


def test_only_fresh_evidence_of_a_level_supports_anything():
    pairs = (pair("siloed"), pair("embedded", dated=dt.date(2020, 1, 1)), pair("absent"))
    assert supported(pairs, PLACE) == ["siloed", "absent"]


def test_a_view_supports_nothing():
    assert supported((pair("siloed", EvidenceStrength.OPINION),), PLACE) == []


def test_a_level_of_no_scale_supports_nothing():
    assert supported((pair("blocks"),), PLACE) == []
    assert supported((pair("siloed"),), None) == []


def in_words(section):
    return answers_words(section, section_counts(section))


def test_an_answer_is_shown_when_the_evidence_reaches_it(begun):
    desk, assessment = begun
    for item, level in (("ALN-01", "siloed"), ("ALN-02", "embedded"), ("ALN-03", "cannot_say")):
        say(desk, assessment, item, answer=level)
        show(desk, assessment, item, "siloed")
    section = sections(desk, assessment)["ALN"]
    assert [i.backing for i in section.items] == [
        Backing.SHOWN,
        Backing.CLAIMED_ONLY,
        Backing.NOT_CLAIMED,
    ]
    assert [i.supported for i in section.items] == ["siloed"] * 3


def test_counts_are_words_and_never_an_average(begun):
    desk, assessment = begun
    say(desk, assessment, "ALN-01", answer="siloed")
    say(desk, assessment, "ALN-02", answer="cannot_say", rationale="New post.")
    for item in ("QUA-01", "QUA-02", "CON-01"):
        say(desk, assessment, item, answer="not_applicable", rationale="No wards.")
    found = sections(desk, assessment)
    assert in_words(found["ALN"]) == (
        "0 Embedded, 1 Siloed, 0 Absent, 1 cannot say yet, 1 not answered"
    )
    assert in_words(found["QUA"]).endswith("Absent: 0, 2 do not apply, 1 not answered")
    assert "1 does not apply" in in_words(found["CON"])


def test_a_section_all_answered_says_nothing_of_gaps(begun):
    desk, assessment = begun
    for item in ("ALN-01", "ALN-02", "ALN-03"):
        say(desk, assessment, item, answer="embedded")
    section = sections(desk, assessment)["ALN"]
    assert in_words(section) == "3 Embedded, 0 Siloed, 0 Absent"
    assert all(item.is_answered for item in section.items)


def test_the_short_form_asks_less_and_keeps_what_was_answered_anyway():
    desk, trust, _ = begun_desk()
    short = desk.start(trust, "Short", form=Form.SHORT)
    say(desk, short, "ALN-03", answer="absent")
    section = sections(desk, short)["ALN"]
    assert [i.item.id for i in section.asked] == ["ALN-01", "ALN-03"]
    assert [i.item.id for i in section.standing(Standing.NOT_ANSWERED)] == ["ALN-01"]
    assert [i.item.id for i in section.levels[-1].items] == ["ALN-03"]


def test_momentum_is_read_as_now_beside_then(begun):
    desk, assessment = begun
    say(desk, assessment, "MOM-01", answer="slow", second_answer="quick")
    item = sections(desk, assessment)["MOM"].at("MOM-01")
    assert (item.answer, item.beside) == ("quick", "slow")


@pytest.mark.parametrize(
    ("item", "half", "other"),
    [
        ("MOM-01", {"answer": "slow"}, {"second_answer": "quick"}),
        ("MOM-01", {"second_answer": "quick"}, {"answer": "slow"}),
        ("CON-01", {"answer": "blocks"}, {"second_answer": "silent"}),
        ("CON-01", {"second_answer": "silent"}, {"answer": "none"}),
    ],
)
def test_half_an_answer_is_no_answer(begun, item, half, other):
    desk, assessment = begun
    section = item[:3]
    say(desk, assessment, item, **half)
    found = sections(desk, assessment)[section]
    assert found.at(item).standing is Standing.HALF_ANSWERED
    assert not found.at(item).is_answered
    assert in_words(found).endswith("1 half answered, 2 not answered")
    say(desk, assessment, item, **other)
    assert sections(desk, assessment)[section].at(item).is_answered


def test_cannot_say_yet_is_unanswered_as_the_framework_says(begun):
    desk, assessment = begun
    say(desk, assessment, "ALN-01", answer="cannot_say", rationale="New post.")
    item = sections(desk, assessment)["ALN"].at("ALN-01")
    assert item.standing is Standing.CANNOT_SAY
    assert not item.is_answered
    assert item.is_begun


@pytest.mark.parametrize("reason", ["", "  \n", "\u200b\u2060", "\u2800\u3164"])
def test_does_not_apply_needs_a_reason_that_can_be_read(begun, reason):
    desk, assessment = begun
    say(desk, assessment, "ALN-01", answer="not_applicable", rationale=reason)
    assert not sections(desk, assessment)["ALN"].at("ALN-01").is_answered
    say(desk, assessment, "ALN-01", rationale="We have no wards.")
    assert sections(desk, assessment)["ALN"].at("ALN-01").is_answered


def test_where_a_high_level_is_bad_a_higher_one_contradicts(begun):
    desk, assessment = begun
    say(desk, assessment, "CON-01", answer="noticed", second_answer="silent")
    show(desk, assessment, "CON-01", "limits", dated=dt.date(2025, 8, 28))
    item = sections(desk, assessment)["CON"].at("CON-01")
    assert (item.backing, item.supported) == (Backing.CLAIMED_ONLY, "limits")
    show(desk, assessment, "CON-01", "noticed", dated=FRESH)
    found = sections(desk, assessment)["CON"]
    item = found.at("CON-01")
    assert (item.backing, item.supported) == (Backing.SHOWN, "noticed")
    assert other_evidence(found, item) == "older evidence shows Limits (28 August 2025)"


def test_what_two_desks_say_differently_is_not_settled_and_not_answered(begun):
    desk, assessment = begun
    say(desk, assessment, "ALN-01", answer="siloed")
    response = next(iter(desk.present.all(Response)))
    both = tuple(Written(value, "p", "", value) for value in ("embedded", "siloed"))
    open_ = replace(response, answer="", unsettled={"answer": both})
    found = position_of(desk.present.with_record(open_), assessment, small_pack())[0]
    item = found.at("ALN-01")
    assert (item.standing, item.backing) == (Standing.NOT_SETTLED, Backing.NOT_CLAIMED)
    assert item.sides == ("embedded", "siloed")
    assert in_words(found).endswith("2 not answered, 1 not settled")
    assert sections(desk, assessment)["ALN"].at("ALN-01").is_answered


def test_a_half_that_is_not_settled_leaves_the_question_not_settled(begun):
    desk, assessment = begun
    say(desk, assessment, "CON-01", answer="limits", second_answer="mentioned")
    response = next(iter(desk.present.all(Response)))
    both = (Written("mentioned", "p", "", "1"), Written("", "q", "", "2"))
    open_ = replace(response, second_answer="", unsettled={"second_answer": both})
    found = position_of(desk.present.with_record(open_), assessment, small_pack())
    item = next(one for section in found for one in section.items if one.item.id == "CON-01")
    assert (item.answer, item.beside) == ("limits", NOT_SETTLED)
    assert (item.sides, item.beside_sides) == ((), ("", "mentioned"))
    assert item.standing is Standing.NOT_SETTLED


def test_a_note_answers_a_prompt_and_nothing_else(begun):
    desk, assessment = begun
    say(desk, assessment, "REF-01", rationale="We will ask the wards.")
    say(desk, assessment, "ALN-01", rationale="Still asking.")
    found = sections(desk, assessment)
    assert found["REF"].at("REF-01").is_answered
    assert found["REF"].levels == ()
    assert not found["REF"].at("REF-02").is_answered
    assert not found["ALN"].at("ALN-01").is_answered


def test_the_strongest_evidence_and_the_carried_mark_are_told(begun):
    desk, assessment = begun
    show(desk, assessment, "ALN-01", "siloed", EvidenceStrength.OPINION)
    show(desk, assessment, "ALN-01", "siloed", EvidenceStrength.CHECKED)
    say(desk, assessment, "ALN-02", carried=True)
    section = sections(desk, assessment)["ALN"]
    assert section.at("ALN-01").strongest is EvidenceStrength.CHECKED
    assert section.at("ALN-02").strongest is None
    assert section.at("ALN-02").carried
    assert not section.at("ALN-03").carried


def test_an_assessment_without_a_date_takes_no_evidence_as_fresh(begun):
    desk, assessment = begun
    show(desk, assessment, "ALN-01", "siloed")
    undated = replace(desk.present.get(Assessment, assessment.id), as_of=None)
    assert sections(desk, undated)["ALN"].at("ALN-01").supported == ""


def test_every_answer_has_a_word(begun):
    section = sections(*begun)["ALN"]
    asked = ["", "cannot_say", "not_applicable", "siloed", "unknown"]
    assert [answer_label(section, a) for a in asked] == [
        "Not answered",
        "Cannot say yet",
        "Does not apply",
        "Siloed",
        "unknown",
    ]


def test_an_item_of_another_section_is_not_found(begun):
    with pytest.raises(KeyError):
        sections(*begun)["ALN"].at("CON-01")
