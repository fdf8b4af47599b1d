"""Another store's file brought in: only what a package could bring, or nothing at all."""

import sqlite3

import pytest

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.services.packages.exchange import (
    apply_import,
    plan_import,
    plan_trusts,
)
from digistrat_desktop.services.packages.files import SeveralTrusts
from tests.helpers.desks import computer, read_store


@pytest.fixture
def handed_over(tmp_path):
    """The file of Zoe's store, closed as it should be."""
    with computer(tmp_path, "Zoe") as zoe:
        zoe.answer(zoe.start(zoe.trust("Vale"), "Spring"), "ALN-01", answer="siloed")
    return zoe.folder / "digistrat.db"


def changed(path, *statements):
    db = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        db.execute(statement)
    db.close()
    return path


def test_a_trust_of_another_store_comes_in_with_its_whole_trail(tmp_path, handed_over):
    with computer(tmp_path, "Avery") as avery:
        plan = plan_import(avery.library, handed_over)
        assert (plan.is_new, plan.package.trust) == (True, "Vale")
        apply_import(avery.library, plan, avery.author)
        assert [trust.name for trust in avery.library.home(1).trusts] == ["Vale"]
        assert all(verdict.sound for verdict in avery.library.verify())


def test_the_file_handed_over_is_left_as_it_was(handed_over):
    before = handed_over.read_bytes()
    read_store(handed_over)
    assert handed_over.read_bytes() == before
    assert sorted(path.name for path in handed_over.parent.glob("*.db*")) == [handed_over.name]


def test_which_of_several_trusts_is_meant_must_be_said(tmp_path):
    with computer(tmp_path, "Zoe") as zoe:
        first, _ = zoe.trust("Vale"), zoe.trust("Sherwood")
        path = zoe.folder / "digistrat.db"
    with pytest.raises(Refused, match="2 trusts"):
        read_store(path)
    assert read_store(path, first).content.trust_id == first


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE VIEW mine AS SELECT 1",
        "CREATE TRIGGER mine AFTER INSERT ON meta BEGIN SELECT 1; END",
        "CREATE TABLE mine (a)",
        "DROP TRIGGER event_unchanged",
        "UPDATE record SET body = replace(body, 'siloed', 'embedded') WHERE kind = 'response'",
        "DELETE FROM head",
        "DELETE FROM record WHERE kind = 'response'",
        "PRAGMA application_id = 7",
        "PRAGMA user_version = 2147483647",
    ],
)
def test_a_store_somebody_worked_on_is_refused(handed_over, statement):
    path = changed(handed_over, statement)
    with pytest.raises(Refused):
        read_store(path)


def test_the_name_of_somebody_the_trail_does_not_know_stays_outside(handed_over):
    changed(handed_over, "UPDATE person SET id = id || 'x'")
    assert read_store(handed_over).content.people == {}


def test_a_store_that_was_not_closed_properly_is_refused(handed_over):
    handed_over.with_name("digistrat.db-journal").write_bytes(b"something")
    with pytest.raises(Refused, match="not closed properly"):
        read_store(handed_over)


def test_the_trusts_that_can_be_meant_are_named_with_their_ids(tmp_path):
    with computer(tmp_path, "Zoe") as zoe:
        ids = {"Vale": zoe.trust("Vale"), "Sherwood": zoe.trust("Sherwood")}
    with pytest.raises(SeveralTrusts) as refusal:
        read_store(zoe.folder / "digistrat.db")
    assert [(one.name, one.id) for one in refusal.value.trusts] == sorted(ids.items())
    assert f"{ids['Vale']} is Vale" in refusal.value.advice


def test_several_trusts_are_planned_each_on_its_own(tmp_path):
    with computer(tmp_path, "Zoe") as zoe:
        ids = [zoe.trust("Vale"), zoe.trust("Sherwood"), zoe.trust("Moor")]
    path = zoe.folder / "digistrat.db"
    with computer(tmp_path, "Avery") as avery:
        first, second = plan_trusts(avery.library, path, ids[:2])
        apply_import(avery.library, second, avery.author)
        apply_import(avery.library, first, avery.author)
        assert sorted(t.name for t in avery.library.home(9).trusts) == ["Sherwood", "Vale"]
        assert avery.sound()


def test_a_trust_that_is_not_in_the_store_is_refused(tmp_path, handed_over):
    with pytest.raises(Refused, match=r"No trust matches “nobody”.*Give one of these ids: "):
        read_store(handed_over, "nobody")
    with (
        computer(tmp_path, "Avery") as avery,
        pytest.raises(Refused, match="not in this data file"),
    ):
        plan_trusts(avery.library, handed_over, ["nobody"])
