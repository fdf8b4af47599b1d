"""Hostile files of every kind the program opens: a reason and exit code 2, and nothing changed.

The files are made here, more than 400 of them; none is kept. A second corpus, made by others, is
expected to be tried against the program, so the rules are tested and not these files.
"""

import io
import shutil
import time

import pytest

from digistrat_desktop.app.bootstrap import make_basis
from digistrat_desktop.app.commands import build_cli
from digistrat_desktop.cli.commands import run_command
from digistrat_desktop.cli.parser import parse_arguments
from digistrat_desktop.services.packages.exchange import export_trust
from tests.architecture.tree import ROOT
from tests.helpers.desks import computer, filled
from tests.helpers.packaging import Kit
from tests.hostile.forged import forged_packages
from tests.hostile.others import (
    enveloped,
    hostile_frameworks,
    hostile_papers,
    hostile_stores,
    hostile_tables,
)
from tests.hostile.zips import hostile_zips

LONGEST_S = 25

PACK = ROOT / "resources/frameworks/digistrat-board-1.0.0.toml"

pytestmark = pytest.mark.slow


def old_kit():
    """Give a package of format 1, as a released version wrote it."""
    return Kit((ROOT / "tests/data/package_v1.digistrat").read_bytes())


class Victim:
    """A store with something in it, at which files are thrown."""

    def __init__(self, folder):
        self.folder = folder / "victim"
        folder = self.folder
        self.inbox = folder / "inbox"
        self.inbox.mkdir(parents=True)
        self.store = folder / "store"
        with computer(folder, "store") as made:
            self.trust_id, _ = filled(made)
            self.good = folder / "good.digistrat"
            export_trust(made.library, self.trust_id, self.good, made.author.stamp())
        self.before = self.seen()
        self.failures = []

    def seen(self):
        """Give everything in the folder but the inbox: name and content."""
        inside = (p for p in self.folder.rglob("*") if p.is_file() and self.inbox not in p.parents)
        return {
            str(p.relative_to(self.folder)): p.read_bytes()
            for p in inside
            if p.suffix not in {".lock", ".log"} and "logs" not in p.parts
        }

    def run(self, *words):
        out, err = io.StringIO(), io.StringIO()
        kit = build_cli(make_basis(), out, err)
        code = run_command(parse_arguments([*map(str, words)]), kit)
        return code, err.getvalue()

    def throw(self, name, content, *words):
        """Let a command have a file; note what should not have happened."""
        path = self.inbox / name.replace("/", "_")
        path.write_bytes(content)
        began = time.perf_counter()
        code, said = self.run(*words, path)
        took = time.perf_counter() - began
        if code != 2 or not said.strip() or "Traceback" in said or took > LONGEST_S:
            self.failures.append((name, code, said[:200], round(took, 1)))
        path.unlink()

    def bring_in(self, name, content):
        self.throw(name, content, "import", "--store", self.store)

    def unharmed(self):
        assert not self.failures, self.failures
        assert self.seen() == self.before
        assert not any(self.inbox.iterdir())


@pytest.fixture
def victim(tmp_path):
    return Victim(tmp_path)


@pytest.fixture
def good(victim):
    return victim.good.read_bytes()


def files_of_all_kinds(good, folder):
    yield from hostile_zips(good)
    yield from forged_packages(good, old_kit())
    yield from enveloped(good)
    yield from hostile_tables()
    yield from hostile_frameworks(PACK.read_bytes())
    yield from hostile_stores(folder)
    yield from hostile_papers()


def test_there_are_more_than_four_hundred(good, tmp_path):
    assert len(list(files_of_all_kinds(good, tmp_path))) > 400


def test_hostile_zips_are_refused(victim, good):
    for name, content in hostile_zips(good).items():
        victim.bring_in(f"{name[:40]}.digistrat", content)
    victim.unharmed()


def test_packages_with_right_hashes_and_wrong_content_are_refused(victim, good):
    for name, content in forged_packages(good, old_kit()).items():
        victim.bring_in(f"{name}.digistrat", content)
    victim.unharmed()


def test_they_are_refused_by_verify_as_well(victim, good):
    for name, content in forged_packages(good, old_kit()).items():
        victim.throw(f"{name}.digistrat", content, "verify")
    victim.unharmed()


def test_tampered_envelopes_are_refused_with_and_without_the_password(victim, good, tmp_path):
    words = tmp_path / "password"
    words.write_text("correct horse battery", encoding="utf-8")
    for name, content in enveloped(good).items():
        victim.bring_in(f"{name}.digistrat", content)
        if name != "plain":
            given = ("import", "--store", victim.store, "--password-file", words)
            victim.throw(f"{name}.digistrat", content, *given)
    victim.unharmed()


def test_hostile_tables_are_refused(victim):
    for name, content in hostile_tables().items():
        victim.bring_in(name, content)
    victim.unharmed()


def test_hostile_framework_files_are_refused(victim):
    for name, content in hostile_frameworks(PACK.read_bytes()).items():
        victim.throw(name, content, "frameworks", "check")
        victim.bring_in(name, content)
    victim.unharmed()


def test_papers_under_any_ending_are_refused(victim):
    for name, content in hostile_papers().items():
        victim.bring_in(name, content)
    victim.unharmed()


def test_databases_of_others_are_not_brought_in(victim, tmp_path):
    for name, content in hostile_stores(tmp_path).items():
        victim.bring_in(f"{name}.db", content)
        victim.bring_in(f"{name}.digistrat", content)
    victim.unharmed()


@pytest.mark.parametrize("command", ["list", "verify"])
def test_a_file_that_only_stands_where_a_store_should_is_refused_and_kept(
    victim, tmp_path, command
):
    for name, content in hostile_stores(tmp_path).items():
        store = tmp_path / "there"
        store.mkdir()
        (store / "digistrat.db").write_bytes(content)
        code, said = victim.run(command, "--store", store)
        assert (code, bool(said.strip())) == (2, True), name
        assert (store / "digistrat.db").read_bytes() == content, name
        shutil.rmtree(store)


def test_a_folder_where_a_file_should_be_is_refused(victim, tmp_path):
    folder = tmp_path / "x.digistrat"
    folder.mkdir()
    assert victim.run("import", folder, "--store", victim.store)[0] == 2
    assert victim.run("verify", folder)[0] == 2
    victim.unharmed()


def test_a_refused_file_does_not_even_make_a_store(victim, tmp_path):
    bad = tmp_path / "x.digistrat"
    bad.write_bytes(b"PK\x03\x04")
    assert victim.run("import", bad, "--store", tmp_path / "none")[0] == 2
    assert not (tmp_path / "none").exists()
