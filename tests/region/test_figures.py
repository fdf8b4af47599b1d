"""The figures of the data set are those of each trust's own paper and of its own judgement."""

import pytest

from digistrat_desktop.analysis.answers.likeness import not_compared
from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.analysis.judgement import judge
from digistrat_desktop.domain.record.workspace import standing_assessments
from digistrat_desktop.services.packages.files import read_file
from digistrat_desktop.services.region.judged import judged_trust
from digistrat_desktop.services.reports.making import ReportSource, judge_from
from digistrat_desktop.services.store.opened import readable


def source_of(package):
    day = max(one.at for one in package.graph.events)
    graph = package.graph
    return ReportSource(
        readable(package.workspace, package.packs), package.packs, len(graph), day, graph.end, graph
    )


@pytest.mark.parametrize("number", [0, 1, 3, 5])
def test_the_figures_of_an_assessment_are_those_of_its_own_paper(maker, files_made, number):
    package = read_file(maker.packages, files_made[0] / f"trust-{number:04d}.digistrat")
    rows = judged_trust(package, lambda: None).rows
    source = source_of(package)
    for assessment in standing_assessments(source.workspace):
        paper = judge_from(source, assessment.id, with_trail=False)
        mine = [row[2:] for row in rows["counts"] if row[1] == assessment.id]
        said = {(section, what): amount for section, what, amount in mine}
        assert len(said) == len(mine) > 100
        for (section, what), amount in said.items():
            counts = paper.counts.sections[section] if section else paper.counts
            assert counts.of(CountOf(what)) == amount, (section, what)
        moved = [row for row in rows["movements"] if row[1] == assessment.id]
        causes = [(row[2], row[8]) for row in moved if row[4]]
        assert causes == [(s.item_id, s.cause) for s in paper.split]
        alone = not_compared(paper.alike, paper.before, paper.position) if paper.previous else ()
        unlike = [row[2] for row in moved if not row[4]]
        assert unlike == [one.item_id for one in alone if one.item_id]
        shown = {row[2]: row[8] for row in rows["answers"] if row[1] == assessment.id}
        asked = [i for s in paper.position if s.scale for i in s.asked]
        assert shown == {i.item.id: i.backing.value for i in asked}


@pytest.mark.parametrize("number", [1, 4])
def test_the_figures_of_a_trust_are_those_of_its_judgement(maker, files_made, number):
    package = read_file(maker.packages, files_made[0] / f"trust-{number:04d}.digistrat")
    rows = judged_trust(package, lambda: None).rows
    source = source_of(package)
    latest = standing_assessments(source.workspace)[-1]
    now = judge(source.workspace, latest, package.packs, source.when.date())
    assert {row[1]: row[2] for row in rows["trust_counts"]} == {
        what.value: now.counts.of(what)
        for what in map(CountOf, {r[1] for r in rows["trust_counts"]})
    }
    assert len(rows["findings"]) == now.finding_count + len(now.accepted)
    assert {row[1] for row in rows["metrics"]} == {line.metric_id for line in now.metrics}
    points = [p for line in now.metrics for p in line.analysis.points]
    assert [row[4] for row in rows["readings"]] == [p.value for p in points]
    assert [row[5:8] for row in rows["readings"]] == [
        (p.limits.mean, p.limits.lower, p.limits.upper) for p in points
    ]


def test_positions_are_counted_among_like_only(maker, data_set):
    opened = maker.sets.open(data_set.folder, maker.views.all())
    _, rows = opened.ask(
        "SELECT SUM(trusts), MAX(asked_trusts) FROM position_by_question"
        " GROUP BY framework, question, form, kind, moment"
    )
    assert all(total == most for total, most in rows)
    _, counted = opened.ask("SELECT SUM(trusts) FROM position_by_question")
    _, asked = opened.ask(
        "SELECT COUNT(*) FROM answers a JOIN latest l ON l.trust = a.trust AND l.cycle = a.cycle"
    )
    _, bridged = opened.ask(
        "SELECT COUNT(*) FROM asked_as a JOIN likenesses k ON k.framework = a.framework"
        " AND k.question = a.question AND k.earlier_question = a.asked_question"
        " WHERE a.bridged AND NOT k.alike"
    )
    opened.close()
    assert counted == asked
    assert bridged == ((0,),)
