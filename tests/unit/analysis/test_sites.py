"""An assessment of one site is compared with earlier ones of that site, and with no others."""

import datetime as dt
from dataclasses import replace

from digistrat_desktop.analysis.answers.movement import positions_over_time
from digistrat_desktop.analysis.judgement import judge
from digistrat_desktop.domain.edits.assessments import NewAssessment, carry_forward
from digistrat_desktop.domain.frameworks.scales import Form
from digistrat_desktop.domain.record.workspace import assessment_before
from tests.helpers.makers import Desk
from tests.helpers.packs import small_pack


def begun():
    """Give a trust with a spring of the whole and of one site, and a summer of each."""
    pack = small_pack()
    desk = Desk(pack=pack.sha256)
    trust = desk.add_trust()
    made = {}
    for title, site, month in (
        ("Whole spring", "", 3), ("Vale spring", "Vale", 4),
        ("Whole summer", "", 6), ("Vale summer", "Vale", 7),
    ):  # fmt: skip
        one = replace(desk.start(trust, title, dt.date(2026, month, 1)), site=site)
        made[title] = one
        desk.history = replace(desk.history, present=desk.present.with_record(one))
    return desk, made, {pack.sha256: pack}


def test_the_assessment_before_is_of_the_same_site():
    desk, made, _ = begun()
    assert assessment_before(desk.present, made["Vale summer"]).title == "Vale spring"
    assert assessment_before(desk.present, made["Whole summer"]).title == "Whole spring"
    assert assessment_before(desk.present, made["Vale spring"]) is None


def test_progress_has_the_assessments_of_that_site_alone():
    desk, made, packs = begun()
    dated = positions_over_time(desk.present, packs, "Vale")
    assert [one.assessment.title for one in dated] == ["Vale spring", "Vale summer"]
    judged = judge(desk.present, made["Whole summer"], packs, dt.date(2026, 8, 1))
    assert [one.assessment.title for one in judged.over_time] == ["Whole spring", "Whole summer"]


def test_the_next_assessment_keeps_the_site():
    desk, made, packs = begun()
    new = NewAssessment("Vale autumn", dt.date(2026, 9, 1), Form.FULL, next(iter(packs)))
    again, _ = carry_forward(desk.present, made["Vale summer"], new, desk.author)
    assert again.site == "Vale"
