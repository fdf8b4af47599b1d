"""What is remembered of a kind of file, and when something was imported last."""

from contextlib import closing
from pathlib import Path

import pytest

from digistrat_desktop.analysis.judgement import judge
from digistrat_desktop.domain.record.workspace import trust_of
from digistrat_desktop.services.tables.metrics import last_import_of
from digistrat_desktop.services.tables.preview import import_step, preview
from digistrat_desktop.services.tables.shape.layout import Role, propose
from digistrat_desktop.services.tables.source import keep, kind_of_file, proposed, recall, remember
from tests.helpers.trusts import fill
from tests.ui.seat import open_library
from tests.unit.importing.made_up import table

ROWS = [("When", "A", "B"), ("May 26", 1, 2), ("Jun 26", 3, 4)]


@pytest.fixture
def library(tmp_path):
    with closing(open_library(tmp_path)) as opened:
        fill(opened)
        yield opened


def test_a_second_file_of_a_kind_is_read_as_the_first_was(library):
    made = table(ROWS)
    layout = propose(made)
    roles = (Role.PERIOD, Role.VALUE, Role.IGNORE)
    changed = type(layout)(layout.sheet, layout.header, roles, {1: "metric-1"})
    keep(library, made, changed)
    again = proposed(library, table([*ROWS, ("Jul 26", 5, 6)]))
    assert (again.roles, again.targets) == (roles, {1: "metric-1"})
    other = proposed(library, table([("When", "C"), ("May 26", 1)]))
    assert other.roles == (Role.PERIOD, Role.VALUE)


@pytest.mark.parametrize(
    "damage", ["[]", "{", '{"KEY": {"roles": ["nonsense"]}}', '{"KEY": {"roles": [], "targets": {}}}',
               '{"KEY": 5}'],
)  # fmt: skip
def test_a_damaged_memory_is_as_good_as_none(library, damage):
    made = table(ROWS)
    key = kind_of_file(("When", "A", "B"))
    text = damage.replace("KEY", key)
    Path(library.place).with_name("import-layouts.json").write_text(text, encoding="utf-8")
    assert proposed(library, made) == propose(made)


def test_only_the_latest_hundred_kinds_are_kept(library):
    for number in range(103):
        remember(library, f"kind-{number}", {"roles": []})
    assert recall(library, "kind-2") is None
    assert recall(library, "kind-102") == {"roles": []}


def test_the_trail_tells_when_readings_were_imported_last(library):
    trust_id = library.home(1).trusts[0].id
    workspace = library.open_trust(trust_id).workspace
    assert last_import_of(library, workspace, trust_id) is None
    made = table(ROWS)
    found = preview(made, propose(made), workspace)
    from tests.helpers.makers import Desk  # noqa: PLC0415 - one use

    step = import_step(made, found, workspace, Desk().author, None)
    library.record([step], {}, [])
    workspace = library.open_trust(trust_id).workspace
    assert last_import_of(library, workspace, trust_id).isoformat().startswith("2026-05-14")


def test_live_metrics_go_by_the_clock(library):
    import datetime as dt  # noqa: PLC0415 - one use

    workspace = library.open_trust(library.home(1).trusts[0].id).workspace
    assert trust_of(workspace) is not None
    early = judge(workspace, None, {}, dt.date(2026, 1, 10)).metrics
    late = judge(workspace, None, {}, dt.date(2027, 1, 10)).metrics
    assert sum(line.stale for line in early) < sum(line.stale for line in late) == len(late)
