"""`python installer/build.py`, as a person or a build machine calls it."""

import os
import subprocess
import sys

import pytest

from installer import smoke, workshop
from installer.workshop import ROOT, CannotBeDoneError, FoundWrongError
from tests.installer.made_up import EPOCH, tree, with_feature

STEPS = [
    *("python", "bundle", "smoke", "msi", "wxs", "rollout", "deb", "verify", "sbom", "sums"),
    *("policy", "windows", "notes"),
]


def build(*words, folder, path=None):
    return subprocess.run(
        [
            sys.executable,
            ROOT / "installer/build.py",
            *words,
            "--work",
            folder / "w",
            "--dist",
            folder / "d",
        ],
        cwd=folder,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(EPOCH), **({"PATH": path} if path else {})},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("step", STEPS)
def test_help_names_the_step(step, help_text):
    assert f"\n  {step} " in help_text


@pytest.fixture(scope="module")
def help_text(tmp_path_factory):
    return build("--help", folder=tmp_path_factory.mktemp("help")).stdout


def test_steps_run_from_any_folder_and_say_how_long_they_took(tmp_path):
    tree(tmp_path / "d", ["a.msi"])
    done = build("sums", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "d/SHA256SUMS").exists()
    assert "sums: done in" in done.stdout


def test_the_source_for_wix_is_written_without_wixl(tmp_path):
    with_feature(tmp_path / "d/digistrat", ["digistrat.exe"])
    done = build("wxs", folder=tmp_path, path=str(tmp_path))
    assert done.returncode == 0, done.stderr
    (source,) = (tmp_path / "w").glob("*.wxs")
    assert 'Source="digistrat/digistrat.exe"' in source.read_text(encoding="utf-8")


def test_a_step_that_finds_something_wrong_ends_with_one(tmp_path):
    done = build("smoke", folder=tmp_path)
    assert done.returncode == 1
    assert "run the step bundle first" in done.stderr


def test_a_step_this_machine_cannot_do_is_told_apart_from_a_failure(tmp_path):
    tree(tmp_path / "d/digistrat", ["digistrat.exe"])
    done = build("msi", folder=tmp_path, path=str(tmp_path))
    assert done.returncode == 77
    assert "wixl is not installed (Debian package wixl)" in done.stderr


def test_the_moment_of_a_build_is_the_callers_when_he_names_one(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "12345")
    assert workshop.source_epoch() == 12345


def test_the_moment_of_a_build_without_git_is_always_the_same(monkeypatch, tmp_path):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert workshop.source_epoch() == workshop.SAME_MOMENT


def test_a_missing_tool_is_named_with_its_package(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CannotBeDoneError, match=r"msiinfo .*msitools"):
        workshop.tool("msiinfo", "msitools")


def test_a_program_that_fails_is_told_with_its_last_words():
    with pytest.raises(FoundWrongError, match="no disk"):
        workshop.run([sys.executable, "-c", "print('no disk'); raise SystemExit(3)"])


def test_a_program_that_does_not_end_is_ended():
    with pytest.raises(FoundWrongError, match="did not end"):
        workshop.run(
            [sys.executable, "-c", "import threading; threading.Event().wait(60)"], patience_s=0.2
        )


def test_everything_gets_one_date_and_plain_rights(tmp_path):
    folder = tree(tmp_path / "x", ["program", "inner/readme"])
    (folder / "program").chmod(0o711)
    (folder / "link").symlink_to("program")
    workshop.date_everything(folder, EPOCH)
    assert (folder / "program").stat().st_mode & 0o777 == 0o755
    assert (folder / "inner/readme").stat().st_mode & 0o777 == 0o644
    dates = {path.lstat().st_mtime for path in (folder, *folder.rglob("*"))}
    assert dates == {EPOCH}


def test_the_program_that_answers_at_a_console_is_preferred(tmp_path):
    tree(tmp_path, ["digistrat.exe", "digistrat-console.exe"])
    assert smoke.program_in(tmp_path).name == "digistrat-console.exe"


def test_a_report_that_was_hardly_begun_is_refused(tmp_path):
    (tmp_path / "board.pdf").write_bytes(b"%PDF")
    with pytest.raises(FoundWrongError, match=r"no board\.pdf"):
        smoke.refuse_empty(tmp_path / "board.pdf")
