"""A report as it was kept under a name, made on the command line."""

import io
from contextlib import closing

import pytest

from digistrat_desktop.app.bootstrap import make_basis
from digistrat_desktop.app.commands import build_cli
from digistrat_desktop.cli.commands import run_command
from digistrat_desktop.cli.parser import parse_arguments
from digistrat_desktop.domain.edits.assessments import set_front_sheet
from digistrat_desktop.domain.edits.report_recipes import keep_recipe, named_recipes, set_recipe
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.services.sample import sample_trust_id
from digistrat_desktop.services.store.library import make_author
from digistrat_desktop.services.store.opening import open_library
from digistrat_desktop.system.clock import SeededIds, SystemClock


class Desk:
    """The sample trust on the command line, with a recipe kept as the Reports page keeps it."""

    def __init__(self, store):
        self.store = store
        self.out = self.err = ""

    def run(self, *words, store=True):
        out, err = io.StringIO(), io.StringIO()
        kit = build_cli(make_basis(), out, err)
        place = ("--store", str(self.store)) if store else ()
        code = run_command(parse_arguments([*map(str, words), *place]), kit)
        self.out, self.err = out.getvalue(), err.getvalue()
        return code

    def keep(self, name, kind, left_out, **front):
        author = make_author(SystemClock(), SeededIds(name), "p1")
        with closing(open_library(make_basis().access(self.store))) as library:
            row = library.find("latest")
            ids = (row.trust_id, row.assessment_id)

            def do(make):
                held = library.open_trust(*ids).workspace
                library.record([make(held, held.get(Assessment, ids[1]))], {"p1": "Ann"}, [])

            do(lambda held, _: set_recipe(held, ids[0], kind, {"left_out": left_out}, author))
            do(lambda held, one: set_front_sheet(held, one, front, author))
            do(lambda held, one: keep_recipe(held, one, kind, name, author))
            do(lambda held, _: set_recipe(held, ids[0], kind, {"left_out": ()}, author))
            return named_recipes(library.open_trust(*ids).workspace)


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path / "data")
    assert made.run("sample") == 0
    return made


def test_a_report_is_made_as_it_was_kept_under_a_name(desk, tmp_path):
    desk.keep("For the auditor", "full", ("findings",), meeting="Audit committee")
    assert desk.run("report", "--recipe", "for the AUDITOR", "--out", tmp_path / "a.html") == 0
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "Audit committee" in page
    assert "Every question with its answer" in page
    assert "All findings" not in page
    assert desk.run("report", "--kind", "full", "--out", tmp_path / "b.html") == 0
    assert "All findings" in (tmp_path / "b.html").read_text(encoding="utf-8")


def test_a_recipe_changes_no_data_so_the_fingerprint_stays(desk, tmp_path):
    desk.keep("Short", "full", ("findings", "method"))
    said = []
    for extra in (("--recipe", "Short"), ("--kind", "full")):
        assert desk.run("report", *extra, "--out", tmp_path / "a.html") == 0
        said.append(desk.out.splitlines()[-1])
    assert said[0] == said[1]


def test_a_recipe_works_from_a_package_too(desk, tmp_path):
    desk.keep("Short", "full", ("findings",))
    package = tmp_path / "all.digistrat"
    assert desk.run("export", "--trust", sample_trust_id(), "--out", package) == 0
    out = tmp_path / "a.html"
    assert desk.run("report", package, "--recipe", "Short", "--out", out, store=False) == 0
    assert "All findings" not in out.read_text(encoding="utf-8")


def test_a_name_that_is_not_there_is_refused_and_says_which_are(desk, tmp_path):
    assert desk.run("report", "--recipe", "Glossy", "--out", tmp_path / "a.pdf") == 2
    assert "Reports page" in desk.err
    desk.keep("Short", "full", ())
    assert desk.run("report", "--recipe", "Glossy", "--out", tmp_path / "a.pdf") == 2
    assert "“Glossy”" in desk.err
    assert "“Short”" in desk.err
    assert not (tmp_path / "a.pdf").exists()


def test_a_report_leaves_out_what_is_named_and_says_what_went(desk, tmp_path):
    wanted = ("--leave-out", "names, con", "--leave-out", "Reasons")
    assert desk.run("report", *wanted, "--out", tmp_path / "board.html") == 0
    page = (tmp_path / "board.html").read_text("utf-8")
    assert "This copy leaves out people" in page
    assert "Left out: " in desk.err


@pytest.mark.parametrize("wanted", ["surnames", "CON,XYZ"])
def test_an_area_that_is_not_there_is_refused(desk, tmp_path, wanted):
    assert desk.run("report", "--leave-out", wanted, "--out", tmp_path / "board.html") == 2
    assert not (tmp_path / "board.html").exists()
    assert "The framework has no area" in desk.err


def test_a_file_for_outsiders_leaves_out_what_is_named(desk, tmp_path):
    out = tmp_path / "open.digistrat"
    wanted = ("export", "--trust", sample_trust_id(), "--leave-out", "names", "--out", out)
    assert desk.run(*wanted) == 0
    assert desk.run("verify", out, store=False) == 0
    report = tmp_path / "open.html"
    assert desk.run("report", out, "--kind", "full", "--out", report, store=False) == 0
    assert "Person 1" in report.read_text("utf-8")
    assert desk.run("verify") == 0


@pytest.mark.parametrize("more", [("--they-have", "x.digistrat"), ("--assessment", "latest")])
def test_only_a_copy_of_a_whole_trust_leaves_something_out(desk, tmp_path, more):
    wanted = ("export", "--leave-out", "names", *more, "--out", tmp_path / "open.digistrat")
    assert desk.run(*wanted) == 2
    assert "whole trust" in desk.err
