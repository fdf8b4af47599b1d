"""Actions and targets on paper: the day each is read on, what slipped, and pointers that lead somewhere."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from digistrat_desktop.analysis.charts.drawing import Label, flattened
from digistrat_desktop.analysis.measures.exceptions import exceptions_of
from digistrat_desktop.domain.edits.actions import save_action
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.papers.actions import (
    actions_by_date,
    actions_section,
    targets_section,
)
from digistrat_desktop.reports.papers.kinds import paper
from digistrat_desktop.reports.pdf.render import render_pdf
from tests.helpers.pdf_text import page_texts
from tests.reports.trusts import Maker, judged, model

pytestmark = pytest.mark.pdf


def pages(made, kind):
    return [" ".join(text.split()) for text in page_texts(render_pdf(paper(made, kind)).data)]


@pytest.mark.parametrize("kind", ["board", "full", "progress"])
def test_where_a_paper_has_2_days_each_number_says_on_which_it_is_so(kept, kind):
    told = " ".join(pages(kept, kind))
    assert re.search(
        r"[12] overdue(?: since|, the first since) \d+ \w+ 2026, [12] due before 4 Dec 2026", told
    )
    assert "1 has readings due on 1 October 2026" in told
    assert "Dates are read on 4 December 2026; answers on 1 October 2026." in told


def _by_date(one):
    return (one.action.due or dt.date.max, one.place)


def test_a_date_that_passes_before_the_meeting_is_not_said_to_have_passed(kept):
    (table,) = [
        one
        for one in b.walk(actions_section(kept))
        if isinstance(one, b.Table) and one.caption == "Open actions in order"
    ]
    said = ["".join(run.text for run in row[3]) for row in table.rows]
    late = sorted(
        (one for one in kept.ranked if one.action.is_past(kept.reading_day)),
        key=lambda one: one.action.due,
    )
    listed = sorted(kept.ranked, key=_by_date)
    assert late, "what is overdue stands first"
    assert [one[0] for one in table.rows] == [
        b.text(str(one.place)) for one in sorted(kept.ranked, key=_by_date)
    ]
    for one, due in zip(listed, said, strict=True):
        passed = one.action.is_past(kept.today)
        assert due.endswith("Overdue") is passed
        before = one.action.is_past(kept.reading_day) and not passed
        assert ("Due before the meeting" in due) is before
    assert any("Due before the meeting" in due for due in said)


def test_the_drawing_calls_no_more_actions_overdue_than_the_table(kept):
    (figure,) = (one for one in b.walk(actions_by_date(kept)) if isinstance(one, b.Figure))
    past = [one.action for one in kept.ranked if one.action.is_past(kept.today)]
    said = [one.text for one in flattened(figure.drawing) if isinstance(one, Label)]
    assert past
    assert sum(text.endswith(", overdue") for text in said) == len(past)


def test_an_action_on_what_an_objective_rests_on_counts_for_the_objective():
    judged = model("sample")
    fallen = [one.objective.id for one in judged.reality.fallen]
    assert fallen
    assert all(judged.actions_on(*judged.reality.plan.strong[one]) for one in fallen)
    assert not set(fallen) & set(judged.without_action)


def test_each_metric_that_misses_its_target_has_an_action_or_is_named_without_one():
    judged = model("sample")
    missed = [line for line in judged.metrics if line.fails_target]
    idle = [one for one in missed if not judged.actions_on(one.metric_id)]
    better = {one.metric_id for one in idle if one.is_better}
    assert better
    assert {one.metric_id for one in idle} - better
    assert {one.metric_id for one in idle} - better <= set(judged.without_action)
    assert not better & set(judged.without_action), "what improves lacks no action"


def test_where_all_is_read_on_one_day_no_number_repeats_it(kept):
    told = " ".join(pages(replace(kept, front=None), "progress"))
    assert "overdue" in told
    assert "overdue on" not in told
    assert "1 has readings due: “" in told


def test_the_board_report_says_what_matters_most_on_the_page_it_points_to(kept):
    told = pages(kept, "board")
    assert any("what matters most on page 1" in page for page in told)
    assert "things that matter" in told[0]


@pytest.mark.parametrize("kind", ["full", "progress"])
def test_a_paper_without_such_a_page_names_what_matters_most(kept, kind):
    told = " ".join(pages(kept, kind))
    assert "on page 1" not in told
    assert "Bold actions deal with what matters most: “Data centre and core network”" in told


@pytest.mark.parametrize("made", ["sample", "huge", "forty", "typical"])
def test_what_any_page_says_has_no_action_is_named_beside_the_actions(made):
    judged = model(made)
    told = " ".join(pages(judged, "full"))
    if not judged.ranked:
        return
    (note,) = re.findall(r"[Nn]o action is recorded for (.*?)\. (?=[A-Z0-9])", told)
    outcomes = [one.outcome for one in exceptions_of(judged.metrics)]
    bare = [line for line in outcomes if not judged.actions_on(line.metric_id)]
    idle = [line.name for line in bare if not line.on_target]
    assert [name for name in idle if f"“{name}”" not in note] == []
    assert told.count("No action is recorded.") == len(idle)
    met = [line for line in bare if line.on_target]
    assert told.count("On target, so none is needed.") == len(met)
    assert not {line.metric_id for line in met} & set(judged.without_action)


def targets(made):
    (table,) = [one for one in b.walk(targets_section(made)) if isinstance(one, b.Table)]
    return {
        "".join(run.text for run in row[0]): "".join(run.text for run in row[-1])
        for row in table.rows
    }


@pytest.mark.parametrize("made", ["kept", "forty", "third"])
def test_a_level_that_is_there_already_is_never_printed_as_one_to_get_to(made):
    (table,) = [one for one in b.walk(targets_section(model(made))) if isinstance(one, b.Table)]
    rows = [["".join(run.text for run in cell) for cell in row] for row in table.rows]
    assert [row for row in rows if row[1] == row[2]] == []
    there = [row for row in rows if row[2] == f"{row[1]}, reached"]
    assert bool(there) is (made != "kept")


def test_a_target_date_that_slipped_says_so_and_from_when(kept):
    assert targets(kept)["Link to the trust's objectives"] == "Apr 2027, slipped from Dec 2026"
    assert targets(replace(kept, before=()))["Link to the trust's objectives"] == "Apr 2027"


def acting(*addresses):
    """Give a trust with metrics that need explaining, and one action that helps what is named."""
    maker = Maker(lambda _: "Agreed in May.")
    maker.assess("Spring 2026", dt.date(2026, 4, 1), 1.0)
    maker.assess("Autumn 2026", dt.date(2026, 10, 1), 1.0)
    maker.measure(8, 24)
    said = {"title": "Appoint a clinical safety officer", "addresses": addresses}
    step = save_action(
        maker.present, maker.trust.trust_id, None, (said, dt.date(2026, 10, 1)), maker.author
    )
    maker.do(step)
    return judged(maker.present)


def test_no_page_says_that_nobody_acts_while_an_action_is_linked_to_nothing():
    made = acting()
    assert len(made.three) == 3
    said = "No action is linked to it; 1 open action is linked to nothing"
    for kind in ("board", "full", "progress"):
        told = " ".join(pages(made, kind))
        assert "No action is recorded" not in told
        assert "1 open action is linked to nothing: “Appoint a clinical safety officer”." in told
    assert pages(made, "board")[0].count(said) == len(made.three)
    (told,) = [one for one in made.findings if one.rule == "no action on what matters most"]
    assert told.sentence.endswith(" 1 open action is linked to nothing.")


def test_page_one_and_what_was_found_name_the_same_things_without_an_action():
    """Through an entry, the question it is about, or what an objective rests on: it is one truth."""
    for made in (acting(), acting(acting().three[0].record), model("sample"), model("kept")):
        idle = [one for one in made.three if not made.actions_for(one)]
        found = [one for one in made.findings if one.rule == "no action on what matters most"]
        assert [one.touched for one in found] == [len(idle)][: len(found)]
        assert bool(found) is bool(idle)
