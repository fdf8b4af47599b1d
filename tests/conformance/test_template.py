"""The Making Data Count template goes out and comes back with targets, recalculations and baselines."""

from datetime import date

import pytest

from digistrat_desktop.analysis.judgement import judge
from digistrat_desktop.domain.record.workspace import readings_of, rebases_of
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.services.tables.preview import import_step, own_of, preview
from digistrat_desktop.services.tables.shape.layout import propose
from digistrat_desktop.services.tables.source import table_from_file
from digistrat_desktop.services.tables.template_out import save_template
from tests.unit.importing.made_up import begun

HEAD = "what,improvement_direction,date,value,recalc_here,comment,baseline_duration,target\n"
ROWS = "".join(
    f"Visits,decrease,{28}/{1 + n % 12:02d}/{2023 + n // 12},{10 + n % 4},{'y' if n == 13 else ''},"
    f"{'new rota' if n == 13 else ''},12,{30 if n < 6 else 25}\n"
    for n in range(26)
)


def bring_in(path):
    desk, _, _ = begun()
    table = table_from_file(path)
    found = preview(table, propose(table, own=own_of(desk.present)), desk.present)
    assert not found.doubts
    assert not found.bad
    desk.do(import_step(table, found, desk.present, desk.author, None))
    return desk


def told(desk):
    metric = next(one for one in desk.present.all(Metric) if one.name == "Visits")
    rebases = [(one.from_day, one.reason) for one in rebases_of(desk.present, metric.id)]
    readings = {one.period: one.value for one in readings_of(desk.present, metric.id)}
    return metric.direction, metric.target, metric.targets, metric.baseline, rebases, readings


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx"])
def test_what_the_template_says_is_the_same_after_going_out_and_coming_back(tmp_path, name):
    (tmp_path / "template.csv").write_text(HEAD + ROWS.replace("28/", "28/"), encoding="utf-8")
    first = bring_in(tmp_path / "template.csv")
    save_template(tmp_path / name, judge(first.present, None, {}, date(2026, 3, 1)))
    assert told(bring_in(tmp_path / name)) == told(first)
    direction, target, targets, baseline, rebases, readings = told(first)
    assert (direction, target, baseline) == ("down", "30", 12)
    assert [one.value for one in targets] == ["25"]
    assert [reason for _, reason in rebases] == ["new rota"]
    assert len(readings) == 26
