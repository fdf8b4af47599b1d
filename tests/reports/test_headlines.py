"""A headline that says "every" or "none" is said of all there are, or says of how many."""

import datetime as dt
import re
from dataclasses import replace
from html import unescape

import pytest

from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.analysis.judgement import Proof, judge
from digistrat_desktop.domain.edits.assessments import (
    NewAssessment,
    carry_forward,
    confirm_carried,
    set_response,
)
from digistrat_desktop.domain.edits.metrics import add_metric, metric_from_catalogue, put_readings
from digistrat_desktop.domain.frameworks.framework import SectionKind
from digistrat_desktop.domain.frameworks.scales import Form
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.html.page import render_html
from digistrat_desktop.reports.measures.overview import overview_title
from digistrat_desktop.reports.papers.constraints import constraints_section
from digistrat_desktop.reports.papers.cover import key_facts
from digistrat_desktop.reports.papers.kinds import paper
from digistrat_desktop.reports.papers.position import position_section
from digistrat_desktop.services.elsewhere import with_elsewhere
from digistrat_desktop.services.record.snapshot import fingerprint_of, snapshot_of
from digistrat_desktop.services.reports.data import answers_sheet
from tests.reports.trusts import NOW, Maker, pack, with_three

AS_OF = dt.date(2026, 10, 1)
SECTION = next(one for one in pack().sections if one.kind is SectionKind.CONSTRAINTS)
ITEMS = tuple(SECTION.items())
HOW_BAD = [level.id for level in pack().scale(SECTION.scale_id).levels]
IN_STRATEGY = [level.id for level in pack().scale(SECTION.second_scale_id).levels]


def judged(maker, assessment):
    snapshot = snapshot_of(maker.present, assessment)
    proof = Proof(fingerprint_of(snapshot), None, 9, NOW, snapshot)
    return judge(maker.present, assessment, {pack().sha256: pack()}, assessment.as_of, proof)


def constrained(answered, level, *, mentioned=True):
    maker = Maker(lambda _: "")
    assessment = maker.assess("Autumn 2026", AS_OF, 0.0)
    scope = IN_STRATEGY[-1 if mentioned else 0]
    for item in ITEMS[:answered]:
        said = {"answer": level, "second_answer": scope, "rationale": "Known."}
        maker.do(set_response(maker.present, assessment, item.id, said, maker.author))
    return judged(maker, assessment)


def constraints_headline(answered, level):
    blocks = constraints_section(constrained(answered, level))
    return next(one.text for one in blocks if isinstance(one, b.Heading))


@pytest.mark.parametrize(
    ("answered", "says"),
    [
        (1, "constraint that limits or blocks us is mentioned in the strategy"),
        (3, "constraints that limit or block us are mentioned in the strategy"),
    ],
)
def test_where_the_strategy_mentions_every_serious_constraint_the_figure_says_so_plainly(
    answered, says
):
    facts = key_facts(constrained(answered, HOW_BAD[-1]))
    (one,) = [fact for fact in facts if fact.label.endswith("in the strategy")]
    assert (str(one.value), str(one.label)) == (f"{answered} of {answered}", says)


def test_the_only_serious_constraint_is_spoken_of_as_one():
    assessed = constrained(1, HOW_BAD[-1], mentioned=False)
    heading = next(o.text for o in constraints_section(assessed) if isinstance(o, b.Heading))
    assert str(heading).startswith("The only constraint that limits or blocks us is not in")
    labels = [str(fact.label) for fact in key_facts(assessed)]
    assert "constraint that limits or blocks us is not in the strategy" in labels


@pytest.mark.parametrize(
    "level", [min(HOW_BAD, key=HOW_BAD.index), max(HOW_BAD, key=HOW_BAD.index)]
)
def test_what_is_said_of_all_constraints_says_how_many_are_answered(level):
    half = (len(ITEMS) + 1) // 2
    some, every = constraints_headline(half, level), constraints_headline(len(ITEMS), level)
    assert "so far" in some
    assert some.endswith(f"({half} of {len(ITEMS)} answered)")
    assert "answered" not in every
    assert "so far" not in every


@pytest.mark.parametrize("level", HOW_BAD)
@pytest.mark.parametrize("few", [1, (len(ITEMS) - 1) // 2])
def test_nothing_is_said_of_all_constraints_where_few_are_answered(few, level):
    of = f"{few} of {len(ITEMS)} constraints"
    assert constraints_headline(few, level) == f"Too little is answered to judge: {of}"


def metrics_headline(targets, until):
    """Give the headline of metrics that are the same each month, with these targets and last months."""
    maker = Maker(lambda _: "")
    assessment = maker.assess("Autumn 2026", AS_OF, 0.0)
    for definition, target, last in zip(pack().metrics, targets, until, strict=False):
        metric = metric_from_catalogue(definition, maker.trust.trust_id, maker.author.new_id())
        monthly = type(metric.frequency)("monthly")
        metric = replace(
            metric, target=target, frequency=monthly, direction=type(metric.direction)("up")
        )
        maker.do(add_metric(metric, maker.author))
        readings = [
            replace(one, value="50" if n % 2 else "51")
            for n, one in enumerate(maker.readings(24 + last)[:24])
        ]
        maker.do(put_readings(maker.present, metric, readings, maker.author))
    return str(overview_title(judged(maker, assessment).counts))


@pytest.mark.parametrize(
    ("targets", "until", "says"),
    [
        (("40", "40"), (0, 0), "No metric is getting worse, and none will miss its target"),
        (("", ""), (0, 0), "No metric is getting worse, and none is judged against a target"),
        (("90", "40"), (0, 0), "1 metric will miss its target, though no metric is getting worse"),
        (
            ("", ""),
            (12, 12),
            "No metric has enough readings up to date to be judged, and none is judged against a target",
        ),
        (
            ("40", ""),
            (0, 12),
            (
                "The 1 metric with enough readings up to date is not getting worse, "
                "and the 1 judged against a target will not miss it"
            ),
        ),
        (
            ("40", "40", ""),
            (0, 0, 12),
            (
                "None of the 2 metrics with enough readings up to date is getting worse, "
                "and none of the 2 judged against a target will miss it"
            ),
        ),
    ],
)
def test_what_is_said_of_all_metrics_says_how_many_are_up_to_date_and_have_a_target(
    targets, until, says
):
    assert metrics_headline(targets, until) == says


@pytest.fixture
def carried():
    maker = Maker(lambda _: "Known.")
    last = maker.assess("Autumn 2026", AS_OF, 0.9)
    new = NewAssessment("Winter 2026", dt.date(2026, 12, 1), Form.FULL, pack().sha256)
    winter, step = carry_forward(maker.present, last, new, maker.author)
    maker.do(step)
    return maker, winter


def said_of_what_is_counted(made):
    heading = next(one for one in position_section(made) if isinstance(one, b.Heading))
    answered, _, moved = key_facts(made)[:3]
    return made.lead, answered.note, moved.note, heading.text


def test_where_more_than_a_few_are_not_confirmed_it_stands_beside_each_count(carried):
    made = judged(*carried)
    many = made.counts.of(CountOf.CARRIED)
    lead, *others = said_of_what_is_counted(made)
    assert f"{many} answers were carried forward and are not yet confirmed." in lead
    assert [f"{many} not yet confirmed" in one for one in others] == [True] * 3


def test_a_few_that_are_not_confirmed_are_said_beside_what_is_answered_only(carried):
    maker, winter = carried
    waiting = [i.item.id for s in judged(maker, winter).position for i in s.items if i.carried]
    for item_id in waiting[3:]:
        maker.do(confirm_carried(maker.present, winter, item_id, maker.author))
    made = judged(maker, winter)
    few = made.counts.of(CountOf.CARRIED)
    assert 0 < few <= 3
    lead, answered, *others = said_of_what_is_counted(made)
    assert f"{few} not yet confirmed" in answered
    assert not any("confirmed" in one for one in (lead, *others))


@pytest.mark.parametrize("kind", ["board", "full", "elsewhere"])
def test_a_reason_of_last_time_under_another_level_says_so_wherever_it_is_printed(carried, kind):
    maker, winter = carried
    alignment = next(one for one in pack().sections if one.kind is SectionKind.ALIGNMENT)
    levels = [level.id for level in pack().scale(alignment.scale_id).levels]
    item = next(
        i.item.id
        for s in judged(maker, winter).position
        for i in s.items
        if s.section is alignment and i.answer == levels[-1]
    )
    why = {"rationale": "Two of our objectives are built on it."}
    maker.do(set_response(maker.present, judged(maker, winter).previous, item, why, maker.author))
    said = {**why, "answer": levels[0]}
    maker.do(set_response(maker.present, winter, item, said, maker.author))
    made = judged(maker, winter)
    slipped = next(one for one in made.findings if one.rule == "slipped back")
    made = with_elsewhere(with_three(made, slipped))
    page = unescape(render_html(paper(made, kind)).decode())
    printed = re.findall(r"[^<>]*Two of our objectives[^<>]*", page)
    assert printed
    assert all("Last time's reason, for Embedded: Two of our" in words for words in printed)
    answers = answers_sheet(made)
    of = answers.headings.index("Last time's reason, for")
    assert {row[1]: row[of] for row in answers.rows if row[of]} == {item: "Embedded"}
