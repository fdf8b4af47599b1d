"""`make run` and `.ci/run` in a made-up clone whose program only notes how it was called."""

import os
import shutil
import subprocess

import pytest

from tests.architecture.tree import ROOT

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed here")


def script(path, body):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)


@pytest.fixture
def clone(tmp_path):
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    script(tmp_path / "installer/linux_packages.sh", "exit 0")
    script(tmp_path / "installer/make_environment.sh", "exit 0")
    for name in ("digistrat", "python"):
        script(tmp_path / ".venv/bin" / name, f'echo "{name} $*" >> "{tmp_path}/calls"')
    return tmp_path


def make(clone, *words, display):
    env = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "PYTHON"):  # of whoever runs these tests
        env.pop(name, None)
    done = subprocess.run(
        ["make", *words],
        cwd=clone,
        env=env | display,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    calls = (clone / "calls").read_text(encoding="utf-8").splitlines()
    return done.stdout, [line for line in calls if " -m pip " not in line]


def test_run_makes_the_sample_and_opens_the_window(clone):
    _, calls = make(clone, "run", display={"DISPLAY": ":0"})
    assert [line.split() for line in calls] == [["digistrat", "sample"], ["digistrat"]]


def test_run_takes_another_data_folder(clone):
    _, calls = make(clone, "run", "STORE=my folder", display={"DISPLAY": ":0"})
    assert calls == ["digistrat sample --store my folder", "digistrat --store my folder"]


def test_without_a_screen_too_run_takes_another_data_folder(clone):
    _, calls = make(clone, "run", "STORE=my folder", display={})
    of_program = [line for line in calls if line.startswith("digistrat")]
    assert len(of_program) == 2
    assert all("--store my folder" in line for line in of_program)


def test_running_asks_for_less_than_testing_and_says_how_much(clone):
    words, _ = make(clone, "run", display={})
    assert "MB on disk" in words
    assert "package index" in words
    assert (clone / ".venv/.lean").exists()
    assert not (clone / ".venv/.ready").exists()


def test_another_python_is_another_environment_and_the_same_one_is_not(clone):
    make(clone, "run", display={})
    assert "Setting up" in make(clone, "run", "PYTHON=python3.99", display={})[0]
    assert "Setting up" not in make(clone, "run", "PYTHON=python3.99", display={})[0]


def test_run_without_a_screen_says_so_and_makes_report_and_pictures(clone):
    words, calls = make(clone, "run", display={})
    assert "no screen" in words
    assert [line.split()[1] for line in calls if line.startswith("digistrat")] == [
        "sample",
        "report",
    ]
    assert "digistrat" not in calls
    assert any("-m tests.screenshots" in line for line in calls)


def test_a_second_run_installs_nothing(clone):
    make(clone, "run", display={})
    (clone / "calls").unlink()
    make(clone, "run", display={})
    assert " -m pip " not in (clone / "calls").read_text(encoding="utf-8")


def test_cleaning_leaves_environments_and_the_lists_of_versions(clone):
    (clone / "build").mkdir()
    for name in ("digistrat_desktop", "tests"):
        (clone / name).mkdir()
    subprocess.run(["make", "clean"], cwd=clone, check=True, capture_output=True)
    assert not (clone / "build").exists()
    assert (clone / ".venv/bin/digistrat").exists()
    assert (clone / "requirements/dev.txt").exists()


@pytest.mark.parametrize(
    ("summary", "code"),
    [("4 passed, 1 skipped in 0.10s", 0), ("1 failed, 4 passed in 75.20s (0:01:15)", 2)],
)
def test_continuous_integration_ends_with_the_counts_and_the_right_code(clone, summary, code):
    shutil.copytree(ROOT / ".ci", clone / ".ci")
    body = f'echo "===== {summary} ====="\necho "make: done" >&2\nexit {code}'
    script(clone / "stand-ins/make", body)
    done = subprocess.run(
        [clone / ".ci/run"],
        env={**os.environ, "PATH": f"{clone}/stand-ins:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code
    assert done.stdout.splitlines()[-1] == summary
