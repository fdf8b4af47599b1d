"""An assessment of one site is compared with earlier ones of that site, and with no others."""

import datetime as dt
from dataclasses import replace

import pytest

from digistrat_desktop.analysis.answers.movement import positions_over_time
from digistrat_desktop.analysis.answers.position import position_of
from digistrat_desktop.analysis.findings.apart import misfits
from digistrat_desktop.analysis.judgement import judge
from digistrat_desktop.domain.edits.assessments import NewAssessment, carry_forward
from digistrat_desktop.domain.edits.strategy import add_entry, edit_entry
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.frameworks.scales import Form, TrustKind
from digistrat_desktop.domain.ids import RecordId
from digistrat_desktop.domain.record.changes import apply_all
from digistrat_desktop.domain.record.workspace import (
    assessment_before,
    care_at,
    named_sites,
    site_name,
    trust_of,
)
from digistrat_desktop.domain.trust.assessment import Site
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


def with_sites(desk, *sites):
    present = desk.present
    for number, values in enumerate(sites):
        one = Site(
            id=RecordId(f"site-{number}"), trust_id=trust_of(desk.present).trust_id, **values
        )
        present = present.with_record(one)
    return present


def test_a_site_that_was_renamed_is_still_compared_with_itself():
    desk, made, _ = begun()
    present = with_sites(desk, {"name": "Vale Hospital", "earlier_names": ("Vale",)})
    later = replace(made["Vale summer"], site="Vale Hospital")
    present = present.with_record(later)
    assert assessment_before(present, later).title == "Vale spring"
    assert named_sites(present) == ("Vale Hospital",)
    assert site_name(present, "VALE") == "Vale Hospital"


def test_an_assessment_of_a_site_asks_the_questions_for_the_care_there():
    desk, made, _ = begun()
    trust = trust_of(desk.present)
    present = desk.present.with_record(replace(trust, trust_kind=TrustKind.ACUTE))
    vale = made["Vale summer"]
    assert care_at(present, vale) is TrustKind.ACUTE
    site = Site(
        id=RecordId("s"),
        trust_id=trust_of(desk.present).trust_id,
        name="Vale",
        setting=TrustKind.MENTAL_HEALTH,
    )
    present = present.with_record(site)
    assert care_at(present, vale) is TrustKind.MENTAL_HEALTH
    assert care_at(present, made["Whole summer"]) is TrustKind.ACUTE
    pack = small_pack()
    (section, *others) = pack.sections
    (group, *groups) = section.groups
    (first, *rest) = group.items
    acute_only = replace(first, settings=(TrustKind.ACUTE,))
    group = replace(group, items=(acute_only, *rest))
    pack = replace(pack, sections=(replace(section, groups=(group, *groups)), *others))

    def asked(assessment):
        return {str(i.item.id) for s in position_of(present, assessment, pack) for i in s.asked}

    assert asked(made["Whole summer"]) - asked(vale) == {str(first.id)}


def test_2_sites_of_one_name_are_told_to_somebody_and_none_can_be_added_by_hand():
    desk, _, packs = begun()
    present = with_sites(desk, {"name": "Vale"}, {"name": "vale"})
    assert [one.rule for one in misfits(present, packs)] == ["site twice"]
    with pytest.raises(InvalidValue, match="has this name"):
        add_entry(present, Site, trust_of(desk.present).trust_id, {"name": "VALE"}, desk.author)


def test_a_site_keeps_the_name_it_had_when_it_is_renamed():
    desk, _, _ = begun()
    made, step = add_entry(
        desk.present, Site, trust_of(desk.present).trust_id, {"name": "Vale"}, desk.author
    )
    present = apply_all(desk.present, step.changes)
    renamed = edit_entry(present, made, {"name": "Vale Hospital"}, desk.author)
    (site,) = apply_all(present, renamed.changes).all(Site)
    assert (site.name, site.earlier_names) == ("Vale Hospital", ("Vale",))
