"""A release from a tag: what it refuses, its notes, and two runs that must be equal."""

import re
import shutil
import subprocess

import pytest

from installer import changes, release
from installer.workshop import ROOT, FoundWrongError, files_in, program_version
from tests.installer.made_up import tree, workshop

VERSION = "9.8.7"


def git(folder, *words):
    who = ("-c", "user.name=A", "-c", "user.email=a@b.invalid")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path):
    """Give a small repository of version 9.8.7, not yet tagged."""
    folder = tmp_path / "repository"
    (folder / "digistrat_desktop/system").mkdir(parents=True)
    (folder / "digistrat_desktop/system/version.py").write_text(f'__version__ = "{VERSION}"\n')
    text = f"# Changelog\n\n## [Unreleased]\n\n## [{VERSION}]\n\nBetter.\n\n## [0.1.0]\n\nFirst.\n"
    (folder / "CHANGELOG.md").write_text(text)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "first")
    return folder


def test_a_tag_is_cloned_without_what_lies_about_in_the_folder(repository, tmp_path):
    git(repository, "tag", f"v{VERSION}")
    (repository / "CHANGELOG.md").write_text("not in the tag")
    (repository / "left-over").write_text("x")
    source = release.clone(repository, f"v{VERSION}", tmp_path / "clone")
    assert changes.of_version(VERSION, source) == "Better."
    assert not (source / "left-over").exists()


@pytest.mark.parametrize("tag", ["v1.0.0", "9.8.7"])
def test_a_tag_that_is_not_the_programs_version_is_refused(repository, tmp_path, tag):
    git(repository, "tag", tag)
    with pytest.raises(FoundWrongError, match=f"the tag is {tag}, the program's version {VERSION}"):
        release.clone(repository, tag, tmp_path / "clone")


def test_a_branch_is_no_tag(repository, tmp_path):
    git(repository, "branch", f"v{VERSION}")
    with pytest.raises(FoundWrongError, match="is no tag"):
        release.clone(repository, f"v{VERSION}", tmp_path / "clone")


def test_a_version_without_a_word_in_the_changelog_is_refused(repository, tmp_path):
    (repository / "CHANGELOG.md").write_text(f"## [{VERSION}]\n\n## [0.1.0]\n\nFirst.\n")
    git(repository, "commit", "--quiet", "--all", "--message", "silent")
    git(repository, "tag", f"v{VERSION}")
    with pytest.raises(FoundWrongError, match="says nothing of version"):
        release.clone(repository, f"v{VERSION}", tmp_path / "clone")


def test_a_tag_whose_changelog_still_has_unreleased_changes_is_refused(repository, tmp_path):
    text = (repository / "CHANGELOG.md").read_text()
    (repository / "CHANGELOG.md").write_text(
        text.replace("[Unreleased]\n", "[Unreleased]\n\n### Added\n\n- Forgotten.\n")
    )
    git(repository, "commit", "--quiet", "--all", "--message", "more")
    git(repository, "tag", f"v{VERSION}")
    with pytest.raises(FoundWrongError, match=r"still has changes under \[Unreleased\]"):
        release.clone(repository, f"v{VERSION}", tmp_path / "clone")


def test_the_changelog_has_this_version_and_the_statement_is_of_it():
    version = program_version()
    assert "0.1.0" in changes.of_version(version)  # the way from the version before
    statement = (ROOT / "docs/accessibility-statement.md").read_text(encoding="utf-8")
    assert f"DigiStrat Desktop {version} " in statement


def handed_out(folder):
    source = folder / "source"
    tree(
        source / "dist",
        [
            "a_amd64.deb",
            "SHA256SUMS",
            "digistrat/program",
            "digistrat-region/part",
            "windows/LABEL.txt",
        ],
    )
    release.hand_out(source, folder / "out")
    return folder / "out"


def test_what_is_handed_out_is_not_the_unpacked_program_and_has_its_sums(tmp_path):
    out = handed_out(tmp_path)
    names = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert names == {"a_amd64.deb", "windows/LABEL.txt", "SHA256SUMS"}
    assert "windows/LABEL.txt" in (out / "SHA256SUMS").read_text()


def test_a_second_run_that_differs_is_refused(tmp_path):
    one, two = handed_out(tmp_path / "one"), handed_out(tmp_path / "two")
    release.refuse_difference(two, one)
    (two / "a_amd64.deb").write_text("other")
    with pytest.raises(FoundWrongError, match=r"differ in .*a_amd64\.deb"):
        release.refuse_difference(two, one)


def test_the_notes_say_of_each_file_who_needs_it_and_then_what_changed(tmp_path):
    shop = workshop(tmp_path, program_version())
    tree(shop.dist, ["digistrat/program", "digistrat-region/part", "windows/LABEL.txt"])
    tree(shop.dist, [f"{shop.label}-x64.msi", f"digistrat-desktop-region_{shop.version}_amd64.deb"])
    text = changes.notes(shop)
    assert f"| `{shop.label}-x64.msi` | Windows: the installer |" in text
    assert "| `windows/LABEL.txt` |" in text
    assert "digistrat/program" not in text
    assert "digistrat-region/part" not in text
    assert "_amd64.deb` | Debian and Ubuntu: the feature Region" in text
    assert changes.of_version(shop.version) in text


def test_the_notes_name_the_files_that_are_handed_out_and_no_others(tmp_path):
    source = tmp_path / "source"
    shop = workshop(source, program_version())
    tree(shop.dist, ["digistrat/program", "SHA256SUMS", "windows/SHA256SUMS", "windows/LABEL.txt"])
    tree(shop.dist, [f"{shop.label}-x64.msi", f"digistrat-desktop_{shop.version}_amd64.deb"])
    changes.write_notes(shop)
    release.hand_out(shop.dist.parent, tmp_path / "out")
    given = {path.relative_to(tmp_path / "out").as_posix() for path in files_in(tmp_path / "out")}
    table = (tmp_path / "out" / changes.NOTES).read_text(encoding="utf-8")
    named = re.findall(r"^\| `(.+?)` \|", table, re.MULTILINE)
    assert sorted(named) == sorted(given - {changes.NOTES})


def test_a_file_nobody_said_a_word_of_is_not_handed_out(tmp_path):
    shop = workshop(tmp_path, program_version())
    tree(shop.dist, ["surprise.bin"])
    with pytest.raises(FoundWrongError, match=r"surprise\.bin"):
        changes.notes(shop)


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed here")
def test_a_step_this_machine_cannot_do_is_let_pass_and_a_failure_is_not(tmp_path):
    script = tmp_path / "ends"
    script.write_text('#!/bin/bash\nexit "$1"\n')
    script.chmod(0o755)
    assert release.shell("ends", "77", folder=tmp_path, may_end={77}) == 77
    with pytest.raises(FoundWrongError, match="ends 1 ended with 1"):
        release.shell("ends", "1", folder=tmp_path, may_end={77})
