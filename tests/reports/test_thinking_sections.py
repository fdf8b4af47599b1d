"""What the thinking part says in each report, and what a recipe leaves out."""

import re
from dataclasses import replace
from datetime import date

import pytest

from digistrat_desktop.analysis.charts.drawing import Box, Label
from digistrat_desktop.analysis.charts.scales import text_width
from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.analysis.findings.rules import Severity
from digistrat_desktop.analysis.judgement import judge
from digistrat_desktop.analysis.plans.options import is_choice
from digistrat_desktop.domain.edits.assessments import set_response
from digistrat_desktop.domain.edits.plans import set_constraint_entry
from digistrat_desktop.domain.trust.actions import Action
from digistrat_desktop.domain.trust.plans import ConstraintEntry
from digistrat_desktop.reports.blocks import (
    BulletList,
    Callout,
    Figure,
    Heading,
    Paragraph,
    Run,
    Table,
    headings,
    walk,
)
from digistrat_desktop.reports.html.page import render_html
from digistrat_desktop.reports.papers.kinds import KINDS, paper
from digistrat_desktop.reports.papers.questions import questions_for
from digistrat_desktop.reports.papers.strategy import alignment_matrix
from digistrat_desktop.reports.papers.wording import Recipe
from digistrat_desktop.reports.pdf.render import render_pdf
from tests.helpers.packs import small_pack
from tests.helpers.pdf_text import page_texts
from tests.helpers.strategists import Strategist
from tests.reports.trusts import model as made_up

pytestmark = pytest.mark.pdf
THINKING = ("strategy", "reality", "scenarios", "cases")


def anchors(document):
    return [heading.anchor for heading in headings(document)]


def cell_text(cell):
    return "".join(run.text for run in cell if isinstance(run, Run))


def tables(document, caption):
    return [b for b in walk(document.blocks) if isinstance(b, Table) and caption in b.caption]


@pytest.mark.parametrize("kind", ["board", "full", "progress"])
def test_each_report_holds_every_thinking_section(kept, kind):
    found = anchors(paper(kept, kind))
    assert [anchor for anchor in THINKING if anchor not in found] == []


@pytest.mark.parametrize("kind", ["board", "full", "progress"])
@pytest.mark.parametrize("section", THINKING)
def test_a_recipe_leaves_a_section_out(kept, kind, section):
    assert section in {s.id for s in KINDS[kind].sections if not s.fixed}
    assert section not in anchors(paper(kept, kind, Recipe(frozenset({section}))))


@pytest.mark.parametrize("kind", ["board", "full", "progress"])
def test_a_trust_without_a_strategy_gets_no_empty_sections(kind):
    found = anchors(paper(made_up("typical", kind), kind))
    assert {"strategy", "reality", "scenarios", "cases"} & set(found) == set()


def test_the_matrix_is_a_table_with_both_margins_and_marks_what_is_to_be_confirmed(kept):
    (matrix,) = tables(paper(kept, "board"), "Objectives and initiatives")
    rows = {cell_text(row[0]): [cell_text(cell) for cell in row[1:]] for row in matrix.rows}
    assert rows["Safer care"] == ["2", "3", "-", "-", "-", "2 initiatives"]
    assert rows["Shorter waits"][2] == "2 ?"
    assert rows["Stroke strategy"][-1] == "No initiative"
    assert rows["Supports"][4] == "Supports none"
    assert matrix.row_header_column == 0


def test_a_map_too_wide_for_paper_is_listed_by_objective(kept):
    class Wide:
        def __init__(self, found):
            self.rows, self.columns, self.cell = found.rows, found.columns * 6, found.cell

    class Model:
        strategy = Wide(kept.strategy)

    (listed,) = (b for b in alignment_matrix(Model()) if isinstance(b, Table))
    first = [cell_text(cell) for cell in listed.rows[0]]
    assert first[1] == "e-Observations (3); Wi-Fi renewal (2)"


@pytest.mark.parametrize("kind", ["board", "full", "progress"])
def test_a_scenario_is_labelled_as_none_of_the_plan_wherever_it_stands(kept, kind):
    document = paper(kept, kind)
    if kind == "full":
        boxes = [b for b in walk(document.blocks) if isinstance(b, Callout)]
        assert all(box.title.startswith("Scenario (not the plan): ") for box in boxes)
        assert len(boxes) == len(kept.scenarios)
        return
    (table,) = tables(document, "Scenarios, none of them the plan")
    # What a scenario supposes stands behind its title.
    names = [cell_text(row[0]).split(". ")[0] for row in table.rows]
    options = ["Network first, portal a year late", "Wi-Fi a year late"] if kind == "board" else []
    assert sorted((*names, *options)) == sorted(one.scenario.title for one in kept.scenarios)
    if options:
        (costs,) = tables(document, "Options and what each costs")
        named = [cell_text(row[0]).removeprefix("Advised: ") for row in costs.rows]
        assert [name.split(".")[0] for name in named][1:] == options
    assert all(cell_text(row[1]) and cell_text(row[2]) for row in table.rows)


def test_capacity_is_drawn_with_what_falls_short_as_its_alternative_text(kept):
    figures = [b for b in walk(paper(kept, "board").blocks) if isinstance(b, Figure)]
    (chart,) = [f for f in figures if f.drawing.alt.startswith("Capacity and resource needs")]
    assert kept.reality.summary in chart.drawing.alt
    assert chart.drawing.width <= 515
    for line in kept.reality.lines:
        for year in line.years:
            assert f"{year.needed:,f}".split(".")[0] in chart.drawing.alt
    labels = [mark for mark in chart.drawing.narrow.marks if isinstance(mark, Label)]
    assert all(mark.size >= 12 and mark.x < 326 for mark in labels)
    assert all(mark.x + text_width(mark.text, mark.size) <= 326 for mark in labels)


def test_the_plan_is_drawn_once_and_every_scenario_after_it_to_one_scale_under_its_label(kept):
    figures = [b for b in walk(paper(kept, "full").blocks) if isinstance(b, Figure)]
    alts = [one.drawing.alt for one in figures]
    (plan,) = [n for n, alt in enumerate(alts) if alt.startswith("Capacity and resource needs")]
    for result in kept.scenarios:
        (place,) = [n for n, alt in enumerate(alts) if alt.startswith(result.label)]
        assert place > plan
        scales = {**per_amount(figures[plan])}
        for unit, scale in per_amount(figures[place]).items():
            assert scale == pytest.approx(scales[unit])
    assert not [alt for alt in alts if alt.startswith("Scenario") and "not the plan" not in alt]


def per_amount(figure):
    """How long one pound, or one of a resource, is drawn; by whether it is money."""
    found, length = {}, 0.0
    for mark in figure.drawing.marks:
        if isinstance(mark, Box):
            length += mark.width
        elif isinstance(mark, Label) and "needed" in mark.text:
            said = mark.text.split(" needed")[0]
            amount = float(said.replace("£", "").replace(",", ""))
            if amount:
                found["£" in said] = length / amount
            length = 0.0
    return found


def test_the_register_says_what_is_done_about_each_constraint_in_the_full_report(kept):
    (table,) = tables(paper(kept, "full"), "What we are doing about constraints")
    assert len(table.rows) == len(kept.workspace.all(ConstraintEntry))
    assert [row for row in table.rows if cell_text(row[1]) != "nothing written"]
    assert tables(paper(kept, "board"), "What we are doing about constraints") == []


def test_a_board_is_told_who_deals_with_each_constraint_that_limits_or_blocks(kept):
    (table,) = tables(paper(kept, "board"), "Who deals with what limits or blocks us")
    serious = dict(kept.counts.which(CountOf.SERIOUS_CONSTRAINTS))
    assert sorted(cell_text(row[0]) for row in table.rows) == sorted(serious.values())
    assert cell_text(table.rows[0][0]) == "Data centre and core network"
    assert cell_text(table.rows[0][2]) == "Director of Estates"


def test_a_board_is_told_of_a_constraint_the_trust_added_that_limits_it(sample):
    own = [one for one in sample.workspace.all(ConstraintEntry) if one.item_id is None]
    hard = [one.title for one in own if one.severity.label in {"Limits us", "Blocks us"}]
    (said,) = [
        cell_text(block.runs)
        for block in walk(paper(sample, "board").blocks)
        if isinstance(block, Paragraph)
        and " more limit, added by the trust: " in cell_text(block.runs)
    ]
    assert [title for title in hard if title not in said] == []
    assert hard


@pytest.mark.parametrize("made", ["sample", "kept"])
def test_the_names_in_the_table_of_constraints_add_up_to_its_sentence(made, request):
    document = paper(request.getfixturevalue(made), "board")
    (table,) = tables(document, "Constraints by how serious they are")
    (lead,) = [
        cell_text(block.runs)
        for block in walk(document.blocks)
        if isinstance(block, Paragraph) and cell_text(block.runs).startswith("Blocks us: ")
    ]
    said = dict(re.findall(r"(\w[\w ]+): (\d+)", lead))
    named = {
        cell_text(row[0]): sum(
            cell_text(cell) != "none" and len(cell_text(cell).split("\n")) for cell in row[1:]
        )
        for row in table.rows
    }
    assert {one: str(many) for one, many in named.items()} == {one: said[one] for one in named}
    assert sum(named.values()) >= 20


@pytest.mark.parametrize("made", ["sample", "kept"])
def test_the_cells_of_the_strategy_map_add_up_to_its_margins(made, request):
    (table,) = tables(paper(request.getfixturevalue(made), "full"), "Objectives and initiatives ")
    *rows, last = [[cell_text(cell) for cell in row] for row in table.rows]
    supports = [[cell[:1] in "123" for cell in row[1:-1]] for row in rows]
    for row, marked in zip(rows, supports, strict=True):
        found = re.match(r"(\d+) initiatives?$", row[-1])
        assert int(found[1] if found else sum(marked)) == sum(marked), row
    for said, marked in zip(last[1:-1], zip(*supports, strict=True), strict=True):
        assert said in {f"Supports {sum(marked)}", "Supports none"}, last
        assert (said == "Supports none") is not any(marked)


def test_what_limits_us_and_is_not_mentioned_has_a_frame_and_its_whole_reason(kept):
    document = paper(kept, "board")
    (table,) = tables(document, "Constraints by how serious they are")
    framed = [cell_text(table.rows[row][column]) for row, column in table.framed]
    ignored = kept.counts.which(CountOf.SERIOUS_NOT_MENTIONED)
    assert framed == [title for _, title in ignored]
    why = kept.constraints.ignored[0].item.response.rationale
    points = [b for b in walk(document.blocks) if isinstance(b, BulletList)]
    assert any(why in cell_text(runs) for block in points for runs in block.items)


def test_the_board_report_names_only_who_acts_and_who_stands_on_the_front_sheet(kept):
    html = render_html(paper(kept, "board")).decode()
    held = kept.workspace
    acting = {one.owner_id for one in (*held.all(Action), *held.all(ConstraintEntry))} - {None}
    told = {kept.names[one] for one in {*acting, kept.front.author_id, kept.front.director_id}}
    assert {n for n in kept.names.values() if f">{n}<" in html} <= told


def test_a_board_reads_the_ten_first_findings_all_it_should_know_and_how_many_are_left(kept):
    order = kept.findings
    shown = [*order[:10], *(f for f in order[10:] if f.severity is Severity.SERIOUS)]
    document = paper(kept, "board")
    (table,) = tables(document, "The most important findings")
    assert [cell_text(row[0]) for row in table.rows] == [f.sentence for f in shown]
    left = kept.counts.of(CountOf.FINDINGS) - len(shown)
    said = [cell_text(b.runs) for b in walk(document.blocks) if isinstance(b, Paragraph)]
    assert f"{left} more findings: in the full report." in said


@pytest.mark.parametrize("kind", ["board", "full"])
def test_the_three_of_page_one_are_the_first_of_what_was_found(kept, kind):
    of_kind = {"board": "The most important findings", "full": "All findings"}
    (table,) = tables(paper(kept, kind), of_kind[kind])
    said = [[cell_text(cell) for cell in row] for row in table.rows]
    assert [row[:2] for row in said[:3]] == [[f.sentence, "Matters most"] for f in kept.three]
    assert "Matters most" not in {row[1] for row in said[3:]}


def test_a_column_that_says_the_same_of_every_finding_is_left_out(kept):
    only = replace(kept, findings=kept.three)
    (table,) = tables(paper(only, "board"), "The most important findings")
    assert [column.header for column in table.columns] == ["Finding", "How to fix it"]


def test_the_board_report_of_the_sample_is_six_pages_and_an_annex_of_six_at_most(sample):
    pages = page_texts(render_pdf(paper(sample, "board")).data)
    starts = (
        "12 answers moved up",
        "improve",
        "outcomes to explain",
        "of 4 constraints",
        "actions are open",
    )
    for number, words in enumerate(starts, start=1):
        assert words in " ".join(pages[number].split())[:400], number + 1
    assert "How to check" in " ".join(pages[5].split())
    assert "Strategy: what we want" in " ".join(pages[6].split())[:400]
    assert len(pages) <= 12


def test_accepted_findings_stand_apart_with_their_reason(kept):
    (accepted,) = tables(paper(kept, "full"), "Findings set aside for now")
    assert len(accepted.rows) == len(kept.accepted) == 2
    assert all(cell_text(row[1]) and cell_text(row[2]) for row in accepted.rows)
    standing = {cell_text(row[0]) for row in tables(paper(kept, "full"), "All findings")[0].rows}
    assert not standing & {cell_text(row[0]) for row in accepted.rows}


def test_actions_stand_in_their_order_with_its_basis_and_say_what_is_late(kept):
    (actions,) = tables(paper(kept, "full"), "Open actions in order")
    # By due date, so what is late stands first; what is due on one day in its order.
    said = [cell_text(row[3]) for row in actions.rows]
    past = [one for one in said if "Overdue" in one or "Due before the meeting" in one]
    by_date = sorted(kept.ranked, key=lambda one: (one.action.due or date.max, one.place))
    assert [int(cell_text(row[0])) for row in actions.rows] == [one.place for one in by_date]
    assert said[: len(past)] == past
    (why,) = tables(paper(kept, "full"), "Why actions stand in this order")
    assert all("effort" in cell_text(row[-1]) for row in why.rows)
    assert len(past) == kept.counts.of(CountOf.PAST_AT_MEETING) == 3
    assert all(cell_text(row[2]) for row in actions.rows)


def test_what_was_decided_stands_with_what_became_of_it(kept):
    (table,) = tables(paper(kept, "board"), "What was decided, and what became of it")
    rows = {cell_text(row[0]): cell_text(row[2]) for row in table.rows}
    assert rows["Take the baseline of paper chart errors on 14 wards"].startswith(
        "Done 24 Sep 2025."
    )
    assert rows["No second patient app for maternity"] == "Not doing. Review on 16 Sep 2027."


def test_targets_say_from_what_to_what(kept):
    (table,) = tables(paper(kept, "board"), "Targets")
    rows = {cell_text(row[0]): [cell_text(cell) for cell in row[1:]] for row in table.rows}
    assert len(rows) == kept.counts.of(CountOf.TARGETS)
    assert rows["Data centre and core network"] == ["Limits us", "Slows us", "Jun 2027"]


@pytest.mark.parametrize("kind", ["board", "full", "progress"])
def test_what_a_constraint_outside_the_strategy_affects_is_named(sample, kind):
    told = " ".join(" ".join(page_texts(render_pdf(paper(sample, kind)).data)).split())
    assert (
        "“Data centre and core network” is not in the strategy. It affects “e-Observations, 14"
        " wards” and “Portal, second stage”." in told
    )


def test_no_question_repeats_what_page_one_says_matters_most(kept):
    asked = [cell_text(runs) for runs in questions_for(kept)]
    assert (
        asked[0]
        == "At the height of the pandemic: 7 of 8 Normal practice, 1 now. Which do we want back?"
    )
    assert [q for q in asked for finding in kept.three if finding.sentence.rstrip(".") in q] == []
    chosen = kept.front.asks and any(map(is_choice, kept.scenarios))
    assert any("What do we stop or move?" in one for one in asked) is not bool(chosen)
    assert any("Board ownership" in question for question in asked[:4])
    assert sum("Board ownership" in question for question in asked) == 1


def test_progress_says_why_answers_differ_and_what_was_decided_since(kept):
    document = paper(kept, "progress")
    (causes,) = tables(document, "Answers by why they changed")
    counts = [int(cell_text(row[1])) for row in causes.rows]
    assert sum(counts[:-1]) == counts[-1] == len(kept.split)
    assert "since" in anchors(document)
    assert not any(isinstance(b, Heading) and not b.text for b in walk(document.blocks))


@pytest.mark.parametrize("is_registered", [False, True])
def test_who_deals_with_a_constraint_is_who_acts_on_it_where_the_register_says_nothing(
    is_registered,
):
    at = Strategist()
    said = {"answer": "blocks", "second_answer": "planned"}
    at.do(set_response(at.present, at.assessment, "CON-01", said, at.author))
    at.action("Agree the funding", addresses=("CON-01",), owner_id="p")
    if is_registered:
        values = {"owner_id": "q", "mitigation": "Repair."}
        at.do(set_constraint_entry(at.present, at.trust_id, "CON-01", values, at.author))
    packs = {at.assessment.pack_sha256: small_pack()}
    present = replace(at.present, people={"p": "Cass", "q": "Quin"})
    made = judge(present, at.assessment, packs, at.assessment.as_of)
    (table,) = tables(paper(made, "board"), "Who deals with what limits or blocks us")
    told = [cell_text(cell) for cell in table.rows[0][1:3]]
    assert told == (["Repair.", "Quin"] if is_registered else ["Action: Agree the funding", "Cass"])
