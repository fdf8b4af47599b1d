"""With names hidden no number of 1 to 4 trusts is shown, and none can be worked out from what is shown."""

from collections import defaultdict
from contextlib import closing
from fractions import Fraction

import pytest

from digistrat_desktop.analysis.region.across import FEWEST
from tests.helpers.makers import seeded
from tests.helpers.region_chance import GAPS, LEVELS, SERIOUS, write_chance

SHAPES = [(5, 0.5), (7, 0.7), (9, 0.3), (12, 0.8), (20, 0.6), (20, 0.9), (41, 0.4), (41, 0.85), (90, 0.95)]  # fmt: skip
COLUMNS = {  # of each view: what a column of trusts says, as a sum of cells
    "answers_by_question": {},
    "evidence_gaps": {
        "asked_trusts": ["unclaimed", "backed", *GAPS],
        "claiming_trusts": ["backed", *GAPS],
        "backed_trusts": ["backed"],
        "not_backed_trusts": list(GAPS),
        "nothing_linked_trusts": ["nothing"],
        "opinion_only_trusts": ["opinion"],
        "out_of_date_trusts": ["expired"],
        "another_level_trusts": ["other_level"],
        "undated_trusts": ["undated"],
    },
    "shared_constraints": {
        "asked_trusts": ["unclaimed", "light", "said_owned", "said_bare", "silent_owned", "silent_bare"],
        "rated_trusts": ["light", "said_owned", "said_bare", "silent_owned", "silent_bare"],
        "limited_trusts": ["said_owned", "said_bare", "silent_owned", "silent_bare"],
        "not_mentioned_trusts": ["silent_owned", "silent_bare"],
        "without_owner_trusts": ["said_bare", "silent_bare"],
    },
    "moves_by_question": {
        "asked_trusts": ["same", "up", "down", "first", "lost", "other", "changed"],
        "up_trusts": ["up"],
        "down_trusts": ["down"],
        "first_level_trusts": ["first"],
        "no_level_now_trusts": ["lost"],
        "other_answer_trusts": ["other"],
        "question_changed_trusts": ["changed"],
    },
    "reality_gaps": {
        "needing_trusts": ["short", "not_known", "enough"],
        "short_trusts": ["short"],
        "not_known_trusts": ["not_known"],
    },
    "signals_in_measures": {
        "watching_trusts": ["concern", "better", "both", "neither"],
        "concern_trusts": ["concern", "both"],
        "better_trusts": ["better", "both"],
    },
    "findings_by_rule": {
        "all_trusts": ["found", "first_three", "without"],
        "found_trusts": ["found", "first_three"],
        "first_three_trusts": ["first_three"],
    },
}  # fmt: skip
ONE_BY_ONE = (
    *("position_by_question", "position_before", "movement_reasons"),
    *("moves_by_cause", "compared_together"),
)
KEYS = {
    "reality_gaps": ("resource", "year"),
    "signals_in_measures": ("catalogue", "direction"),
    "findings_by_rule": ("rule",),
}


MORE_THAN_ONE = (
    ("findings_by_rule", "findings", "found_trusts"),
    ("signals_in_measures", "metrics", "watching_trusts"),
)


@pytest.fixture(scope="module", params=SHAPES, ids=str)
def both(request, maker, tmp_path_factory):
    """The rows of the views that count, with small numbers hidden and with all of them."""
    folder = tmp_path_factory.mktemp("chance") / "set"
    write_chance(maker.sets, folder, (), seeded(SHAPES.index(request.param)), *request.param)
    return tuple(read(maker, folder, fewest) for fewest in (FEWEST, 1))


def read(maker, folder, fewest):
    found = {}
    with closing(maker.sets.open(folder, maker.views.all())) as opened:
        opened.hide(fewest)
        for view in (*COLUMNS, *ONE_BY_ONE, "shown_cells", "frameworks_in_use", "latest"):
            names, rows = opened.ask(f"SELECT * FROM {view}")
            found[view] = [dict(zip(names, row, strict=True)) for row in rows]
    return found


def test_no_view_shows_a_number_of_one_to_four_trusts(both):
    for view, rows in both[0].items():
        for row in rows:
            small = {k: v for k, v in row.items() if k.endswith("trusts") and v in range(1, FEWEST)}
            assert not small, (view, row)


def test_no_hidden_number_can_be_worked_out_from_those_that_are_shown(both):
    hidden, full = both
    shown, truth = equations(hidden), equations(full)
    assert shown
    for group, rules in shown.items():
        secret = solved(truth[group])
        for cell, value in solved(rules).items():
            assert value not in range(1, FEWEST) or secret.get(cell) != value, (group, cell, rules)


def test_how_many_trusts_have_more_than_one_is_not_given_away(both):
    seen = 0
    for view, many, trusts in MORE_THAN_ONE:
        for row in both[0][view]:
            if row[many] is not None and row[trusts] is not None:
                assert row[many] - row[trusts] not in range(1, FEWEST), row
        seen += sum(row[many] != row[trusts] for row in both[1][view])
    assert seen or len(both[1]["latest"]) < 20


def test_enough_is_shown_and_what_is_shown_is_true(both):
    hidden, full = both
    for view in COLUMNS:
        true = {tuple(key_of(view, row)): row for row in full[view] if not row.get("kind")}
        for row in hidden[view]:
            other = true[tuple(key_of(view, row))]
            assert all(value in {None, other[name]} for name, value in row.items()), row


def test_a_view_of_trusts_one_by_one_is_not_counted_in_groups_of_settings(both):
    for view in ONE_BY_ONE:
        assert not both[0][view]
        assert both[1][view] or view == "position_before"


def key_of(view, row):
    names = KEYS.get(view, ("question", "level") if view == "answers_by_question" else ("question",))  # fmt: skip
    return [view, *(row[name] for name in names)]


def equations(views):
    """Give what the views say, group by group, as sums of cells.

    A question's answers, evidence, moves and constraints are one group: they are of the same trusts. How
    many trusts there are in all is known, so each group has a cell for those that are not in it.
    """
    found = defaultdict(list)
    every_trust = len(views["latest"])
    for row in views["answers_by_question"]:
        cell = f"level {row['level']}" if row["level"] else "unclaimed"
        every = ["unclaimed", *(f"level {one}" for one in LEVELS)]
        said = [(every, row["asked_trusts"]), ([cell], row["trusts"])]
        said.append(([*every, "outside"], every_trust))
        found["question", row["question"]] += known(said)
    for view, columns in COLUMNS.items():
        for row in views[view]:
            group = ("question", row["question"]) if "question" in row else tuple(key_of(view, row))
            if not row.get("kind"):
                found[group] += said_of(view, row)
            if columns and view != "findings_by_rule":
                found[group] += beside(view, every_trust)
    return found


def beside(view, every_trust):
    """Say that all trusts are in a cell of a group or beside it; beside moves are 2 kinds of them."""
    cells = [*levels_in(next(iter(COLUMNS[view].values()))), "outside"]
    is_of_moves = view == "moves_by_question"
    return [([*cells, "new"] if is_of_moves else cells, every_trust)]


def levels_in(cells):
    light = [f"level {one}" for one in LEVELS if one not in SERIOUS]
    return [c for one in cells for c in (light if one == "light" else [one])]


def said_of(view, row):
    said = [(levels_in(cells), row[name]) for name, cells in COLUMNS[view].items()]
    if view == "shared_constraints":
        serious = dict.fromkeys((f"level {one}" for one in SERIOUS), 1)
        said.append(({**serious, **dict.fromkeys(COLUMNS[view]["limited_trusts"], -1)}, 0))
    return known(said)


def known(said):
    return [(cells, value) for cells, value in said if value is not None]


def solved(rules):
    """Give the cells, and the sums of cells, that equations and the rule that none is below 0 leave one value."""
    names = sorted({name for cells, _ in rules for name in cells})
    rows = []
    for cells, value in rules:
        sign = cells if isinstance(cells, dict) else dict.fromkeys(cells, 1)
        rows.append([*(Fraction(sign.get(name, 0)) for name in names), Fraction(value)])
    reduce(rows, len(names))
    found = {}
    for row in rows:
        used = [n for n in range(len(names)) if row[n]]
        if len(used) == 1:
            found[names[used[0]]] = int(row[-1] / row[used[0]])
        elif used and row[-1] == 0 and len({row[n] > 0 for n in used}) == 1:
            found.update(dict.fromkeys((names[n] for n in used), 0))
    return found


def reduce(rows, width):
    """Bring equations into their simplest form, in place."""
    done = 0
    for column in range(width):
        pivot = next((n for n in range(done, len(rows)) if rows[n][column]), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        first = rows[done][column]
        rows[done] = [one / first for one in rows[done]]
        for n, row in enumerate(rows):
            if n != done and row[column]:
                rows[n] = [a - row[column] * b for a, b in zip(row, rows[done], strict=True)]
        done += 1


def test_the_solver_finds_what_a_row_with_one_hole_gives_away():
    rules = [(["a", "b", "c"], 23), (["a"], 12), (["b"], 8)]
    assert solved(rules)["c"] == 3
    assert "c" not in solved([(["a", "b", "c"], 23), (["a"], 12)])
