import datetime as dt
from dataclasses import dataclass, replace

from digistrat_desktop.analysis.answers.evidence import claims_of
from digistrat_desktop.analysis.answers.movement import Move, Way
from digistrat_desktop.analysis.answers.position import constraint_table, position_of
from digistrat_desktop.analysis.findings.assessed import (
    constraint_findings,
    movement_findings,
    stated_findings,
)
from digistrat_desktop.analysis.findings.planned import metric_findings
from digistrat_desktop.analysis.findings.rules import Family, Finding, three_that_matter
from digistrat_desktop.domain.edits.assessments import add_evidence, set_response
from digistrat_desktop.domain.frameworks.framework import MetricKind
from digistrat_desktop.domain.frameworks.scales import EvidenceStrength
from tests.helpers.makers import begun_desk
from tests.helpers.packs import small_pack
from tests.helpers.strategists import Strategist

MOVE = Move(
    item_id="ALN-01",
    title="Item",
    short_title="Item",
    section_id="ALN",
    way=Way.DOWN,
    before="embedded",
    after="absent",
    before_label="Embedded",
    after_label="Absent",
    steps=2,
    reason="",
    new_evidence=False,
    backed_anew=False,
)


@dataclass(frozen=True)
class Line:
    """What findings read of a metric's line."""

    role: MetricKind
    is_concern: bool = False
    fails_target: bool = False
    metric_id: str = "m"
    name: str = "Waiting"
    forecast: str = ""
    gravity: int = 0
    sentence: str = "It gets worse."


def position(**answers):
    desk, _, assessment = begun_desk()
    for item, (first, second) in answers.items():
        values = {"answer": first, "second_answer": second}
        item_id = item.replace("_", "-")
        desk.do(set_response(desk.present, assessment, item_id, values, desk.author))
    return position_of(desk.present, assessment, small_pack())


def test_a_severe_constraint_the_strategy_does_not_mention_is_found():
    table = constraint_table(position(CON_01=("blocks", "silent")), small_pack())
    (finding,) = constraint_findings(table)
    assert finding.family is Family.IGNORED_CONSTRAINT
    assert "and the strategy does not mention it" in finding.sentence
    assert "Item CON-01" in finding.sentence
    assert constraint_findings(None) == ()


def test_an_item_that_slipped_is_found_by_the_words_of_its_levels():
    (finding,) = movement_findings([MOVE])
    assert (finding.rule, finding.touched) == ("slipped back", 2)
    assert finding.sentence == "“Item” slipped from Embedded to Absent."


def test_a_rise_nobody_explained_is_found_and_an_explained_one_is_not():
    risen = replace(MOVE, way=Way.UP, steps=1)
    (finding,) = movement_findings([risen, replace(risen, reason="A new board.")])
    assert finding.rule == "unexplained move"
    assert finding.sentence.endswith("with no new evidence and no reason.")


def stated(at):
    where = position_of(at.present, at.assessment, small_pack())
    return list(stated_findings(where, claims_of(where, dt.date(2026, 3, 31))))


def show(at, item_id, level, dated, strength):
    values = {"title": f"Paper {dated}", "strength": strength, "dated": dated}
    at.do(add_evidence(at.present, at.assessment, item_id, values, level, at.author))


def test_the_highest_level_that_nothing_backs_is_found_where_levels_are_claimed():
    at = Strategist()
    for item, values in (("ALN-01", {"answer": "embedded"}), ("ALN-02", {"answer": "siloed"})):
        at.do(set_response(at.present, at.assessment, item, values, at.author))
    (finding,) = stated(at)
    assert (finding.record, finding.rule) == ("ALN-01", "highest level on a view only")
    assert finding.sentence == "“Item ALN-01” is Embedded, with no evidence linked."


def test_a_finding_gives_the_reason_the_register_counts():
    at = Strategist()
    for item, answer in (("ALN-01", "embedded"), ("ALN-02", "siloed"), ("ALN-03", "embedded")):
        at.do(set_response(at.present, at.assessment, item, {"answer": answer}, at.author))
    opinion, paper = EvidenceStrength.OPINION, EvidenceStrength.DOCUMENT
    show(at, "ALN-01", "embedded", dt.date(2026, 3, 1), opinion)
    show(at, "ALN-01", "siloed", dt.date(2026, 2, 1), paper)
    show(at, "ALN-02", "siloed", dt.date(2026, 3, 1), opinion)
    show(at, "ALN-03", "embedded", dt.date(2020, 3, 1), paper)
    assert [(f.rule, f.sentence) for f in stated(at)] == [
        ("highest level on a view only", "“Item ALN-01” is Embedded, but evidence shows Siloed."),
        ("level on an opinion only", "“Item ALN-02” is Siloed, based on opinion only."),
    ]


def test_outcomes_of_concern_are_found_and_leading_measures_are_not():
    lines = [
        Line(MetricKind.OUTCOME, is_concern=True, metric_id="a"),
        Line(MetricKind.OUTCOME, fails_target=True, metric_id="b"),
        Line(MetricKind.OUTCOME, metric_id="c"),
        Line(MetricKind.LEADING, is_concern=True, metric_id="d"),
    ]
    found = metric_findings(lines)
    assert [(f.record, f.rule) for f in found] == [
        ("a", "outcome of concern"),
        ("b", "outcome misses its target"),
    ]
    assert found[0].sentence == "“Waiting”: it gets worse."


def test_an_abbreviation_keeps_its_capitals_in_a_finding():
    pack = small_pack()
    con = pack.section("CON")
    items = tuple(replace(i, title="EPR contract") for i in con.items())
    named = replace(con, groups=(replace(con.groups[0], items=items),))
    desk, _, assessment = begun_desk()
    values = {"answer": "blocks", "second_answer": "silent"}
    desk.do(set_response(desk.present, assessment, "CON-01", values, desk.author))
    pack = replace(pack, sections=(named,))
    (finding,) = constraint_findings(
        constraint_table(position_of(desk.present, assessment, pack), pack)
    )
    assert "EPR contract" in finding.sentence


def test_three_findings_come_from_three_families_while_there_are_three():
    found = [
        Finding(Family.MOVEMENT, "r", "b", "."),
        Finding(Family.IGNORED_CONSTRAINT, "r", "a", "."),
        Finding(Family.IGNORED_CONSTRAINT, "r", "c", ".", 9),
        Finding(Family.CLAIMED_ONLY, "r", "d", "."),
    ]
    assert [f.record for f in three_that_matter(found)] == ["c", "b", "d"]
    assert [f.record for f in three_that_matter(found[:3])] == ["c", "b", "a"]
    assert three_that_matter([]) == ()
