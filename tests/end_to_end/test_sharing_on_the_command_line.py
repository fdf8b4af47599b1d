"""Copies that come together, and codes from paper, at the command line."""

import subprocess
import sys

import pytest

from digistrat_desktop.services.record.sealing import seal_assessment
from tests.architecture.tree import ROOT
from tests.helpers.commands import Desk
from tests.helpers.desks import computer, filled


@pytest.fixture
def sealed(tmp_path):
    """Ann's data folder with a signed-off assessment, its ids and its seal."""
    with computer(tmp_path, "Ann") as ann:
        place = filled(ann)
        other = ann.start(place[0], "Winter")
        seal = seal_assessment(ann.library, place[1], "Chair", ann.author)
    return tmp_path / "Ann", (*place, other), seal


def test_a_seal_is_looked_for_by_the_code_on_paper(sealed, tmp_path):
    folder, (trust, _, _), seal = sealed
    desk, out = Desk(folder), tmp_path / "x.digistrat"
    assert desk.run("export", "--trust", trust, "--out", out) == 0
    for words in (("verify",), ("verify", out)):
        store = len(words) == 1
        assert desk.run(*words, "--seal", seal.code, store=store) == 0
        assert desk.out.startswith(f"THE SEAL WITH THIS CODE IS HERE: {seal.code}")
        assert desk.run(*words, "--seal", "0000-0000-0000-0000", store=store) == 2
        assert desk.out.startswith("NO SEAL HERE HAS THE CODE YOU GAVE: 0000-0000-0000-0000")
        assert "mistyped" in desk.out


def test_several_assessments_go_into_one_file_and_come_in_once(sealed, tmp_path):
    folder, (_, one, two), _ = sealed
    out = tmp_path / "both.digistrat"
    assert Desk(folder).run("export", "--assessment", one, "--assessment", two, "--out", out) == 0
    there = Desk(tmp_path / "Bob")
    assert there.run("import", out, "--preview") == 0
    assert "Would be a new trust." in there.out
    assert there.run("import", out) == 0
    assert "Imported as a new trust." in there.out
    assert "from Ann" in there.out
    assert there.run("import", out) == 0
    assert "Nothing new. Everything in this file is here already." in there.out
    assert len(there.listed()) == 2


def test_for_mail_the_files_are_named_in_order_and_the_script_finds_them_unaltered(
    sealed, tmp_path
):
    folder, (trust, _, _), _ = sealed
    desk, out = Desk(folder), tmp_path / "mail.digistrat"
    assert desk.run("export", "--trust", trust, "--out", out, "--for-mail") == 0
    assert desk.run("verify", out, store=False) == 0
    script = ROOT / "docs/verify_digistrat.py"
    done = subprocess.run(
        [sys.executable, "-I", str(script), str(out)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    there = Desk(tmp_path / "Bob")
    assert there.run("import", out) == 0
    assert there.run("verify") == 0


def test_only_what_the_receiver_lacks_is_saved_for_whose_file_is_named(sealed, tmp_path):
    folder, (trust, _, _), _ = sealed
    desk, theirs, news = Desk(folder), tmp_path / "theirs.digistrat", tmp_path / "news.digistrat"
    assert desk.run("export", "--trust", trust, "--out", theirs) == 0
    with computer(tmp_path, "Ann") as ann:
        ann.start(trust, "Spring")
    words = ("export", "--trust", trust, "--they-have", theirs, "--out", news)
    assert desk.run(*words) == 0
    assert "1 change." in desk.out
    there = Desk(tmp_path / "Bob")
    assert there.run("report", news, "--out", tmp_path / "x.pdf", store=False) == 2
    assert "continues another one, so it cannot be read on its own" in there.err
    assert there.run("verify", news, store=False) == 0
    assert there.run("import", news) == 2
    assert "continues one that you have not opened yet" in there.err
    assert there.run("import", theirs) == 0
    assert there.run("import", news) == 0
    assert len(there.listed()) == 3
    assert desk.run("export", "--assessment", "latest", "--they-have", theirs, "--out", news) == 2
