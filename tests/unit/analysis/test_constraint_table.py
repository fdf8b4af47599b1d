from dataclasses import replace

import pytest

from digistrat_desktop.analysis.answers.position import constraint_table, position_of
from digistrat_desktop.domain.edits.assessments import set_response
from tests.helpers.makers import begun_desk
from tests.helpers.packs import small_pack


def table_of(answers, pack=None):
    pack = pack or small_pack()
    desk, _, assessment = begun_desk()
    for item_id, (answer, beside) in answers.items():
        values = {"answer": answer, "second_answer": beside}
        desk.do(set_response(desk.present, assessment, item_id, values, desk.author))
    return constraint_table(position_of(desk.present, assessment, pack), pack)


def test_constraints_stand_most_severe_first_and_by_id():
    table = table_of(
        {
            "CON-01": ("noticed", "named"),
            "CON-02": ("blocks", "silent"),
            "CON-03": ("noticed", "planned"),
        }
    )
    assert [line.item.item.id for line in table.lines] == ["CON-02", "CON-01", "CON-03"]
    assert [level.id for level in table.severities] == ["blocks", "limits", "noticed", "none"]
    assert [level.id for level in table.responses] == ["silent", "named", "planned"]
    assert table.lines[0].family == "Family CON"


@pytest.mark.parametrize(
    ("answer", "beside", "serious", "ignored"),
    [
        ("blocks", "silent", True, True),
        ("limits", "silent", True, True),
        ("limits", "named", True, False),
        ("limits", "", True, False),
        ("noticed", "silent", False, False),
    ],
)
def test_the_headline_corner_is_severe_and_not_mentioned(answer, beside, serious, ignored):
    table = table_of({"CON-01": (answer, beside)})
    (line,) = table.lines
    assert (line.serious, line.ignored) == (serious, ignored)
    assert table.ignored == ((line,) if ignored else ())


def test_a_cell_holds_the_constraints_of_both_answers():
    table = table_of({"CON-01": ("blocks", "named"), "CON-02": ("blocks", "")})
    assert [line.item.item.id for line in table.cell("blocks", "named")] == ["CON-01"]
    assert table.cell("blocks", "silent") == ()
    assert table.cell("none", "named") == ()


def test_what_nobody_can_say_is_in_no_cell():
    answers = {"CON-01": ("cannot_say", ""), "CON-02": ("", "silent"), "CON-03": ("gone", "named")}
    assert table_of(answers).lines == ()


def test_a_pack_without_constraints_has_no_table():
    pack = small_pack()
    kept = tuple(s for s in pack.sections if s.id != "CON")
    assert table_of({}, replace(pack, sections=kept)) is None
    single = tuple(replace(s, second_scale_id=None) for s in pack.sections)
    assert table_of({}, replace(pack, sections=single)) is None
