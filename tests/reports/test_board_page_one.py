"""Page one holds what a board member needs, whatever people typed, and never runs over."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from digistrat_desktop.analysis.actions.order import RankedAction
from digistrat_desktop.analysis.charts.drawing import Ink
from digistrat_desktop.analysis.charts.strips import legend
from digistrat_desktop.analysis.findings.rules import LAW_BROKEN, LAW_TO_CHECK
from digistrat_desktop.analysis.plans.aims import goals_of
from digistrat_desktop.analysis.plans.plan import plan_of
from digistrat_desktop.analysis.plans.reality import reality_check
from digistrat_desktop.analysis.plans.scenarios import scenario_result
from digistrat_desktop.domain.edits.plans import set_cost
from digistrat_desktop.domain.frameworks.framework import MetricKind, SectionKind
from digistrat_desktop.domain.frameworks.scales import Status
from digistrat_desktop.domain.trust.actions import Action
from digistrat_desktop.domain.trust.assessment import FrontSheet
from digistrat_desktop.domain.trust.plans import (
    Firmness,
    Override,
    OverrideKind,
    ResourceFamily,
    Scenario,
    initiative_late,
)
from digistrat_desktop.domain.trust.strategy import InitiativeStatus, PairedAim
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.html.page import render_html
from digistrat_desktop.reports.measures.overview import by_importance
from digistrat_desktop.reports.papers import page_one as first_page
from digistrat_desktop.reports.papers.findings import findings_brief
from digistrat_desktop.reports.papers.kinds import KINDS, paper
from digistrat_desktop.reports.papers.page_one import fitted_room, page_one
from digistrat_desktop.reports.papers.reality import (
    money_of_options,
    reality_brief,
    reality_in_full,
)
from digistrat_desktop.reports.papers.wording import Room, plain_words
from digistrat_desktop.reports.pdf.render import Ruler, render_pdf
from digistrat_desktop.reports.style import INKS
from digistrat_desktop.reports.text_door import shortened
from tests.helpers.pdf_text import page_texts
from tests.helpers.strategists import Strategist
from tests.reports.trusts import SIZES, model, with_three

pytestmark = pytest.mark.pdf
LEAST_CONTRAST = 3.0
ASK = "decide if Wi-Fi goes before the portal"


def words(blocks):
    said = []
    for block in b.walk(blocks):
        if isinstance(block, b.Heading):
            said.append(block.text)
        if isinstance(block, b.Paragraph):
            said.append("".join(run.text for run in block.runs))
        if isinstance(block, b.BulletList | b.NumberedList):
            said += ["".join(run.text for run in runs) for runs in block.items]
    return said


def fitted(made):
    return page_one(made, fitted_room(made, Ruler().fits_page))


def test_outcomes_in_trouble_come_first():
    lines = model("huge").metrics
    troubled = replace(lines[-1], role=MetricKind.OUTCOME)
    assert troubled.fails_target or troubled.is_concern
    leading = [replace(line, role=MetricKind.LEADING) for line in lines[:-1]]
    assert by_importance((*leading, troubled))[0] is troubled


def test_text_is_cut_at_a_word_and_shows_it():
    assert shortened("one two three four", 12) == "one two …"
    assert shortened("short", 12) == "short"


def test_the_legend_draws_each_symbol_beside_its_word():
    section = model("typical").section(SectionKind.ALIGNMENT)
    drawn = legend([section], 515)
    assert "Absent, Siloed, Embedded, Cannot say yet, Not answered" in drawn.alt
    outlines = {mark.ink for mark in drawn.marks if hasattr(mark, "radius")}
    assert all(_contrast(INKS[ink]) >= LEAST_CONTRAST for ink in outlines - {Ink.MUTED_FILL})
    assert Ink.SECONDARY in outlines


def test_a_legend_that_does_not_fit_goes_on_in_a_new_row():
    section = model("typical").section(SectionKind.ALIGNMENT)
    narrow, wide = legend([section], 200), legend([section], 515)
    assert narrow.height > wide.height
    assert narrow.alt == wide.alt
    assert all(mark.x < narrow.width for mark in narrow.marks if hasattr(mark, "text"))


def _contrast(colour):
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [s / 12.92 if s <= 0.03928 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (light + 0.05)


@pytest.mark.parametrize("size", SIZES)
def test_page_one_fits_one_page_and_asks_and_names_what_matters(size):
    made = model(size)
    page = fitted(made)
    assert Ruler().fits_page(page)
    said = " ".join(words(page))
    assert made.title in said
    assert "matter" in said
    figures = [block for block in b.walk(page) if isinstance(block, b.KeyFigures)]
    assert figures or made.lead in said
    assert [block.title for block in b.walk(page) if isinstance(block, b.Callout)] == [
        "The board is asked to"
    ]


def fronted(made, **values):
    front = made.front or FrontSheet(id="f", trust_id=made.trust.id)
    return replace(made, front=replace(front, **values))


def test_where_every_text_is_as_long_as_it_may_be_the_page_runs_on_and_nothing_is_cut():
    made = model("huge")
    asks = tuple(f"{number} {'W' * 298}" for number in range(6))
    finding = replace(made.three[0], sentence="W" * 900)
    crowded = fronted(with_three(made, *(finding,) * 3), asks=asks, strategic_risk="R" * 500)
    page = fitted(crowded)
    said = " ".join(words(page))
    assert all(ask in said for ask in asks)
    assert "\N{HORIZONTAL ELLIPSIS}" not in said
    (table,) = [x for x in page if isinstance(x, b.Table)]
    assert [plain_words(row[1]).startswith("W" * 900) for row in table.rows] == [True] * 3


@pytest.mark.parametrize("size", SIZES)
def test_no_page_of_a_board_report_cuts_page_one_with_dots(size):
    first = page_texts(render_pdf(paper(model(size), "board")).data)[0]
    head, foot = first.splitlines()[:2], first.splitlines()[-4:]
    within = first.replace("\n".join(head), "").replace("\n".join(foot), "")
    assert "\N{HORIZONTAL ELLIPSIS}" not in within


def test_the_trust_its_date_who_judged_and_the_status_are_read_aloud_from_page_one():
    made = fronted(model("typical"), purpose="For decision")
    said = " ".join(words(page_one(made, Room())))
    for part in (
        made.trust.name,
        "as at 1 October 2026",
        "Assessed by the trust itself",
    ):
        assert part in said
    assert chips(page_one(made, Room())) == [
        ("For decision", b.Chip.FILLED),
        ("Draft, not signed off", b.Chip.OUTLINE),
    ]


def chips(blocks):
    runs = [run for block in b.walk(blocks) if isinstance(block, b.Paragraph) for run in block.runs]
    return [(" ".join(run.text.split()), run.chip) for run in runs if run.chip]


@pytest.mark.parametrize("kind", KINDS)
def test_the_status_is_a_chip_on_the_first_page_and_filled_once_signed_off(kind):
    assert chips(paper(model("sealed", kind), kind).blocks)[-1][1] is b.Chip.FILLED
    draft = paper(model("typical", kind), kind)
    assert chips(draft.blocks)[-1] == ("Draft, not signed off", b.Chip.OUTLINE)
    assert '<span class="chip outline">' in render_html(draft).decode()


@pytest.mark.parametrize("kind", KINDS)
def test_the_status_is_said_once_at_the_head_of_each_page(kind):
    status = "Draft, not signed off"
    document = paper(model("typical", kind), kind)
    heads = [" ".join(page.splitlines()[:4]) for page in page_texts(render_pdf(document).data)]
    assert [head.count(status) for head in heads[1:]] == [1] * (len(heads) - 1)
    first = page_texts(render_pdf(document).data)[0]
    assert " ".join(first.split()).count(status) == 1 + (kind != "board")
    assert status not in re.search("<header>.*?</header>", render_html(document).decode()).group()


def test_the_option_that_is_advised_is_marked_in_its_own_row():
    at = Strategist()
    one = portal(at)
    at.link(at.objective("Shorter waits"), one)
    made = with_later(at, one, "Network first, portal later")
    for advice, marked in (
        ("Network first: the portal waits", (1,)),
        ("The plan as it is, says the Chief Nurse", (0,)),
        ("Neither the plan as it is nor network first", ()),
        ("", ()),
    ):
        page = page_one(fronted(made, asks=(ASK,), advice=advice), Room())
        table = next(x for x in b.walk(page) if isinstance(x, b.Table))
        assert table.marked == marked
        said = [plain_words(row[0]).startswith("Advised: ") for row in table.rows]
        assert said == [n in marked for n in range(2)]


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.DRAFT, "Draft, not signed off"),
        (Status.READY, "Ready to sign off, not signed off"),
    ],
)
def test_every_header_says_how_far_the_assessment_has_come(status, words):
    made = model("typical")
    given = replace(made.assessment, status=status)
    made = replace(made, assessed=replace(made.assessed, assessment=given))
    for kind in ("board", "audit"):
        document = paper(made, kind)
        assert document.header_state == b.Run(words, bold=True, ink=Ink.CAUTION)


def test_the_header_of_what_is_signed_off_says_when_and_its_footer_which_seal():
    document = paper(model("sealed"), "board")
    assert re.search(r"^Signed off \d+ \w+ 2026$", document.header_state.text)
    assert document.header_state.ink is Ink.TEXT
    assert document.footer_middle.startswith("Seal ")


@pytest.mark.parametrize(
    ("found", "words"), [(0, "What matters most"), (1, "1 thing"), (2, "2 things")]
)
def test_the_heading_over_what_matters_counts_what_is_listed(found, words):
    made = model("typical")
    page = page_one(with_three(made, *made.three[:found]), Room())
    assert any(x.text.startswith(words) for x in b.walk(page) if isinstance(x, b.Heading))


def test_each_thing_that_matters_says_so_what_who_acts_and_by_when():
    made = model("typical")
    addressed = made.three[0].record
    author_id = "someone"
    action = Action(
        id="a", trust_id=made.trust.id, title="Ask the suppliers", addresses=(addressed,),
        owner_id=author_id, due=dt.date(2027, 2, 26),
    )  # fmt: skip
    ranked = (RankedAction(1, action, "", ()),)
    people = replace(made.workspace, people={author_id: "Director of Estates"})
    made = replace(made, ranked=ranked, workspace=people)
    (table,) = [x for x in page_one(made, Room()) if isinstance(x, b.Table)]
    first, *others = [[plain_words(cell) for cell in row] for row in table.rows]
    assert len(first[1]) > len(made.three[0].sentence) + 20
    assert first[2:] == ["Director of Estates: ask the suppliers", "26 Feb 2027, proposed"]
    assert {tuple(row[2:]) for row in others} == {("No action is recorded", "no date")}


def test_what_can_breach_a_duty_in_law_is_named_on_page_one_and_in_the_findings():
    made = model("sample")
    law = [one for one in made.findings if one.of_law]
    assert {one.rule for one in law} == {LAW_BROKEN, LAW_TO_CHECK}
    told = " ".join(words(page_one(made, Room())))
    assert (
        "Duties in law: “Fairness and digital inclusion” (as worded, a breach; Head of Patient "
        "Experience, 18 Dec 2026); “Clinical safety of digital systems” (can be a breach; no action"
    ) in told
    table = next(one for one in b.walk(findings_brief(made)) if isinstance(one, b.Table))
    assert {one.sentence for one in law} <= {plain_words(row[0]) for row in table.rows}


@pytest.mark.parametrize("rule", [LAW_BROKEN, LAW_TO_CHECK])
def test_a_breach_is_named_as_one_whatever_else_is_found_of_it(rule):
    made = model("sample")
    law = next(one for one in made.findings if one.rule == rule)
    title = next(
        i.item.title for s in made.position for i in s.items if str(i.item.id) == law.record
    )
    slipped = replace(law, rule="slipped back")
    others = tuple(one for one in made.findings if one is not law)
    for changed in (
        with_three(made, *made.three[:2], slipped),
        with_three(made, *made.three[:2], law),
        replace(made, findings=others, accepted=(law,)),
    ):
        told = next(one for one in words(page_one(changed, Room())) if "Duties in law" in one)
        assert f"“{title}”" in told


def test_what_the_front_sheet_lacks_is_not_on_the_paper():
    made = fronted(model("typical"), equality_impact="Nobody is left out.")
    said = " ".join(words(page_one(made, Room())))
    assert "Equality impact: Nobody is left out." in said
    assert "Quality impact" not in said
    assert "front sheet" not in said.casefold()


def test_a_request_without_options_says_that_what_they_cost_is_not_known():
    said = " ".join(words(page_one(fronted(model("typical"), asks=(ASK,)), Room())))
    assert "No options are recorded, so this paper cannot say what each would cost." in said
    assert "The paper has no advice." in said
    advised = fronted(model("typical"), asks=(ASK,), advice="Wi-Fi first, says the Chief Nurse")
    assert "Advised: Wi-Fi first, says the Chief Nurse." in " ".join(
        words(page_one(advised, Room()))
    )


def with_later(at, one, title):
    plan = reality_check(plan_of(at.present))
    later = Scenario(id="s", trust_id="t", title=title, overrides=initiative_late(one.id, 12))
    return replace(model("typical"), reality=plan, scenarios=(scenario_result(later, plan),))


def portal(at, **more):
    return at.initiative("Portal", starts=dt.date(2026, 5, 1), ends=dt.date(2027, 2, 1), **more)


def test_every_option_names_what_cannot_be_met_even_where_no_option_meets_it():
    at = Strategist()
    one, record = portal(at), at.initiative("Record")
    at.link(at.objective("Shorter waits"), one)
    at.link(at.objective("Joined-up care"), record)
    at.demand(record, "2026/27", "3")
    at.capacity("2026/27", "2")
    page = page_one(with_later(at, one, "Portal later"), Room())
    table = next(x for x in b.walk(page) if isinstance(x, b.Table))
    assert table.columns[-1].header == "Objectives that wait or cannot be met"
    assert [plain_words(row[-1]) for row in table.rows] == [
        "“Joined-up care” cannot be met.",
        "“Shorter waits” waits until 1 Feb 2028. “Joined-up care” cannot be met.",
    ]


def test_what_moves_with_a_late_initiative_is_named_in_its_option():
    at = Strategist()
    one = portal(at)
    at.initiative("Record", starts=dt.date(2027, 2, 1), depends_on=(one.id,))
    table = next(
        x for x in b.walk(page_one(with_later(at, one, "Later"), Room())) if isinstance(x, b.Table)
    )
    assert plain_words(table.rows[1][0]) == "Later. “Portal” a year late; “Record” with it."


def test_what_the_title_of_an_option_says_already_stands_once():
    at = Strategist()
    one = portal(at)
    at.initiative("Record", starts=dt.date(2027, 2, 1), depends_on=(one.id,))
    table = next(
        x
        for x in b.walk(page_one(with_later(at, one, "Portal a year late"), Room()))
        if isinstance(x, b.Table)
    )
    assert plain_words(table.rows[1][0]) == "Portal a year late. “Record” with it."


def test_a_later_start_is_said_to_save_nothing_and_what_is_not_recorded_is_named():
    at = Strategist()
    one = portal(at, status=InitiativeStatus.DELIVERING)
    at.do(set_cost(at.present, one, ResourceFamily.CAPITAL, {"2026/27": "300"}, at.author))
    told = " ".join(words(page_one(with_later(at, one, "Portal later"), Room())))
    assert "Being late saves no capital: £300 in all." in told
    assert "For 2026/27 and 2027/28 no capacity is recorded." in told
    assert "“Portal” has begun: what is spent cannot move." in told


def options_of(at, *scenarios):
    plan = reality_check(plan_of(at.present))
    results = tuple(scenario_result(one, plan) for one in scenarios)
    made = replace(model("typical"), reality=plan, scenarios=results)
    made = replace(made, goals=goals_of(at.present, plan.plan))
    page = page_one(made, Room())
    table = next(x for x in b.walk(page) if isinstance(x, b.Table))
    return [[plain_words(cell) for cell in row] for row in table.rows], " ".join(words(page))


def supposed(title, *overrides):
    return Scenario(id=title, trust_id="t", title=title, overrides=overrides)


def stopped(initiative):
    return Override(OverrideKind.STOP, initiative_id=initiative.id)


def test_what_could_be_done_with_less_is_told_apart_in_every_option(partly_soft):
    at, one, _ = partly_soft
    rows, _ = options_of(at, supposed("Later", *initiative_late(one.id, 12)))
    assert [row[1] for row in rows] == [
        "7 needed, 2 available: 5 short, 2 essential",
        "4 needed, 2 available: 2 short, 2 essential; 3 more in 2027/28, none known",
    ]


def test_every_option_says_what_essential_need_none_of_them_covers(partly_soft):
    at, one, other = partly_soft
    later = supposed("Later", *initiative_late(one.id, 12))
    _, said = options_of(at, later)
    assert "essential needs are short: 2 network engineers in 2026/27." in said
    _, said = options_of(at, later, supposed("No record", stopped(other)))
    assert "essential needs are short" not in said


def test_what_an_option_needs_less_in_a_year_says_what_later_years_need_more_or_what_is_not_done():
    at = Strategist()
    one = portal(at)
    at.do(set_cost(at.present, one, ResourceFamily.CAPITAL, {"2026/27": "300"}, at.author))
    at.do(set_cost(at.present, one, ResourceFamily.REVENUE, {"2026/27": "9"}, at.author))
    rows, said = options_of(
        at,
        supposed("Later", *initiative_late(one.id, 12)),
        supposed("Stop", stopped(one)),
    )
    told = [" ".join(row) for row in rows]
    assert "less" not in told[0]
    assert "£300 less, £300 more in 2027/28, none known" in told[1]
    assert "£300 less, for work not done" in told[2]
    assert "“Stop”: what is less is work not done, not money saved." in said


def test_a_net_drop_in_a_year_is_told_apart_from_all_that_later_years_need():
    at = Strategist()
    one = portal(at)
    at.do(
        set_cost(
            at.present,
            one,
            ResourceFamily.CAPITAL,
            {"2026/27": "250", "2027/28": "450"},
            at.author,
        )
    )
    at.capacity("2027/28", "450", family=ResourceFamily.CAPITAL, resource="")
    rows, _ = options_of(at, supposed("Later", *initiative_late(one.id, 12)))
    told = " ".join(rows[1])
    assert "£200 less, £250 less in 2026/27, £450 more in 2028/29, none known" in told


def money_of(at, *scenarios):
    plan = reality_check(plan_of(at.present))
    results = tuple(scenario_result(one, plan) for one in scenarios)
    blocks = money_of_options(replace(model("typical"), reality=plan, scenarios=results))
    found = [x for x in b.walk(blocks) if isinstance(x, b.Table)]
    said = " ".join(words(blocks))
    return [[[plain_words(c) for c in row] for row in one.rows] for one in found], said


def test_each_option_costs_so_much_capital_and_revenue_in_each_year_beside_what_there_is():
    at = Strategist()
    one = portal(at)
    spent = {"2026/27": "250", "2027/28": "450"}
    at.do(set_cost(at.present, one, ResourceFamily.CAPITAL, spent, at.author))
    at.capacity("2027/28", "450", family=ResourceFamily.CAPITAL, resource="")
    late = supposed("Later", *initiative_late(one.id, 12))
    (capital,), said = money_of(at, late)
    assert capital == [
        ["Available", "not recorded", "£450", "not recorded", "not recorded"],
        ["The plan as it is", "£250", "£450", "£0", "£700"],
        ["Later", "£0", "£250", "£450", "£700"],
    ]
    assert "No running costs are recorded." in said
    at.do(set_cost(at.present, one, ResourceFamily.REVENUE, {"2026/27": "9"}, at.author))
    (_, revenue), said = money_of(at, late)
    assert revenue[1:] == [
        ["The plan as it is", "£9", "£0", "£9"],
        ["Later", "£0", "£9", "£9"],
    ]
    assert "is recorded" not in said
    assert money_of(at) == ([], "")


def test_page_one_leads_to_the_money_of_its_options_by_year():
    at = Strategist()
    one = portal(at)
    at.demand(one, "2026/27", "3")
    assert "Money by year" not in " ".join(words(page_one(with_later(at, one, "Later"), Room())))
    at.do(set_cost(at.present, one, ResourceFamily.CAPITAL, {"2026/27": "300"}, at.author))
    made = with_later(at, one, "Later")
    assert "Money by year" in " ".join(words(page_one(made, Room())))
    assert "What each option costs, by year" in words(paper(made, "board").blocks)


def test_an_option_that_ends_after_the_aim_it_serves_says_so():
    at = Strategist()
    one = portal(at)
    metric = at.metric(name="Waits")
    at.link(at.objective("Shorter waits", metric_ids=(metric.id,)), one)
    at.add(PairedAim, title="people wait less", by=dt.date(2027, 3, 31), outcome_id=metric.id)
    rows, _ = options_of(at, supposed("Later", *initiative_late(one.id, 12)))
    assert [row[-1] for row in rows] == [
        "None",
        "“Shorter waits” waits until 1 Feb 2028. “Portal” ends 1 Feb 2028; its aim: 31 Mar 2027.",
    ]


def test_the_room_of_page_one_is_measured_once_for_a_paper(monkeypatch):
    measured = []

    def counted(judgement, fits):
        measured.append(judgement)
        return fitted_room(judgement, fits)

    monkeypatch.setattr(first_page, "fitted_room", counted)
    paper(model("typical"), "board")
    paper(model("typical", "full"), "full")
    assert len(measured) == 1


def test_the_options_of_a_request_stand_with_what_each_costs():
    at = Strategist()
    one = portal(at)
    at.link(at.objective("Shorter waits"), one)
    at.demand(one, "2026/27", "3")
    at.capacity("2026/27", "2")
    made = with_later(at, one, "Portal later")
    table = next(x for x in b.walk(page_one(made, Room())) if isinstance(x, b.Table))
    assert [[plain_words(cell) for cell in row] for row in table.rows] == [
        ["The plan as it is", "3 needed, 2 available: 1 short", "none needed", "“Shorter waits” cannot be met."],
        ["Portal later. “Portal” a year late.", "0 needed, 2 available: none short; 3 more in 2027/28, none known", "3 needed, no capacity recorded", "“Shorter waits” waits until at least 1 Feb 2028."],
    ]  # fmt: skip


def test_the_ruler_measures_the_page_that_words_lead_to_as_it_is_printed():
    ruler = Ruler()

    def heights(runs_of):
        columns = (b.TwoColumns((b.Paragraph(runs_of("a" * long)),), ()) for long in range(20, 60))
        return [ruler.height((one,)) for one in columns]

    told = heights(lambda words: b.more(words, "elsewhere"))
    assert told == heights(lambda words: b.text(f"{words}, page 88"))
    assert told != heights(b.text)


SHORT = "5 network engineers are needed in 2026/27, but only 2 are available: 3 short"


def with_renewal(at, asks):
    """Give a trust with a plan that is short of engineers, and what it asks of its board."""
    plan = reality_check(plan_of(at.present))
    return fronted(replace(model("typical"), reality=plan, scenarios=()), asks=asks)


def asked_for(made, **room):
    said = [x for x in b.walk(page_one(made, Room(**room))) if isinstance(x, b.NumberedList)]
    return [plain_words(runs).split("\n") for runs in said[0].items]


def test_a_request_says_because_of_which_shortage_where_it_names_what_is_short():
    at = Strategist()
    renewal, portal_ = at.initiative("Wi-Fi renewal"), at.initiative("Patient portal")
    at.demand(renewal, "2026/27", "4", resource="network engineers")
    at.demand(portal_, "2026/27", "1", resource="network engineers", firmness=Firmness.SOFT)
    at.capacity("2026/27", "2", resource="network engineers")
    asks = ("decide if Wi-Fi and network renewal goes first", "note the position below")
    made = with_renewal(at, asks)
    because = f"Because {SHORT}, 2 of them essential."
    assert asked_for(made) == [[asks[0], because], [asks[1]]]
    assert because in " ".join(page_texts(render_pdf(paper(made, "board")).data)[0].split())
    twice = with_renewal(at, (asks[0], "agree that the patient portal waits"))
    assert [len(one) for one in asked_for(twice)] == [2, 1], "no reason stands twice"
    assert asked_for(made, because=False) == [[asks[0]], [asks[1]]]


def test_a_request_says_because_of_which_constraint_or_finding_it_names():
    made = model("typical")
    line = made.constraints.ignored[0].item.item
    moved = next(f for f in made.findings if f.rule == "slipped back")
    title = next(m.title for m in made.moves if m.item_id == moved.record)
    asks = (f"deal with {line.title.lower()} at once", f"say what becomes of {title}")
    (_, constraint), (_, move) = asked_for(fronted(replace(made, title="Results"), asks=asks))
    assert constraint.startswith(f"Because “{line.title}” ")
    assert constraint.endswith("and the strategy does not mention it.")
    assert move == f"Because {moved.sentence}"
    (first,), _ = asked_for(fronted(replace(made, title=f"It leaves out {line.title}"), asks=asks))
    assert first == asks[0], "the title says it over the request"


def test_a_request_says_how_far_the_question_it_names_is_from_the_level_aimed_for():
    """Nothing is found about the question, and its name is said without the word that asks."""
    made = model("sample")
    *_, (ask, because) = asked_for(made)
    assert ask.startswith("agree that the Chief Nurse answers for e-observations results")
    assert because == (
        "Because “Who answers for results” is Siloed, and the aim is Embedded by 31 March 2027."
    )
    asks = ("agree what comes next", "thank the people who answer")
    assert asked_for(fronted(made, asks=asks)) == [[one] for one in asks]


def test_options_say_because_of_which_shortage_where_no_request_does():
    at = Strategist()
    one = at.initiative("Portal", starts=dt.date(2026, 5, 1), ends=dt.date(2027, 2, 1))
    at.demand(one, "2026/27", "5", resource="network engineers")
    at.capacity("2026/27", "2", resource="network engineers")
    because = f"Because {SHORT}, 3 of them essential."
    for ask, lines in (("note the position", 0), ("decide on the portal", 1)):
        made = fronted(with_later(at, one, "Portal later"), asks=(ask,))
        said = " ".join(words(page_one(made, Room())))
        assert said.count(because) == 1
        assert asked_for(made) == [[ask, because][: 1 + lines]]


@pytest.mark.parametrize(
    ("bare", "told"),
    [
        (0, ""),
        (1, "“Bare 0” has no costs recorded."),
        (3, "“Bare 0”, “Bare 1” and “Bare 2” have no costs recorded."),
        (5, "“Bare 0”, “Bare 1”, “Bare 2” and 2 more have no costs recorded. All are named"),
    ],
)
def test_initiatives_without_costs_are_named_beside_the_costs_of_the_plan(bare, told):
    at = Strategist()
    one = portal(at)
    at.do(set_cost(at.present, one, ResourceFamily.CAPITAL, {"2026/27": "300"}, at.author))
    for n in range(bare):
        at.initiative(f"Bare {n}")
    made = with_later(at, one, "Portal later")
    page = " ".join(words(page_one(made, Room())))
    assert "No running costs are recorded." in page
    assert ("no costs recorded" in page) is bool(told)
    assert told in page
    everywhere = " ".join(words(reality_brief(made)))
    assert ("“Bare 4”" in everywhere) is (bare == 5), "where more are left, all stand there"
    assert ("“Bare 0”" in " ".join(words(reality_in_full(made)))) is bool(bare)


LONGER = " and what follows from it for patients, for staff and for the money we have"


def half_as_long_again(text):
    return text and f"{text}{LONGER[: max(12, len(text) // 2)].rsplit(' ', 1)[0]}"


def test_page_one_of_the_sample_fits_where_people_write_half_as_much_again():
    made = model("sample")
    front = made.front
    asks = tuple(half_as_long_again(ask) for ask in front.asks)
    fields = ("strategic_risk", "equality_impact", "quality_impact", "considered_by", "advice")
    texts = {name: half_as_long_again(getattr(front, name)) for name in fields}
    page = fitted(fronted(made, asks=asks, **texts))
    assert Ruler().fits_page(page)
    said = " ".join(words(page))
    assert [ask for ask in asks if ask not in said] == []
    assert made.title in said
