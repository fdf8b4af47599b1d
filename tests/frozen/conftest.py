"""The packaged program these tests run: `dist/digistrat`, or what DIGISTRAT_BUNDLE names."""

import os
import subprocess
from pathlib import Path

import pytest

from installer.workshop import ROOT
from tests.atspi import test_main_job as outside

PATIENCE_S = 120
PROGRAM = """#!/bin/sh
set -e
shift 2
{steps}
exec "{bundle}/digistrat" "$@"
"""


class Program:
    """Runs the packaged program as a person on a locked desktop would."""

    def __init__(self, folder):
        self.folder = folder

    def __call__(self, *words, env=None, wrap=(), user=None):
        plain = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
        return subprocess.run(
            [*wrap, self.folder / "digistrat", *words],
            cwd="/",
            env={**plain, **(env or {})},
            user=user,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )

    def ok(self, *words, **how):
        done = self(*words, **how)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="session")
def bundle():
    folder = Path(os.environ.get("DIGISTRAT_BUNDLE", ROOT / "dist/digistrat"))
    if not (folder / "digistrat").is_file():
        pytest.skip("no packaged program here; make it with: python installer/build.py bundle")
    return folder


@pytest.fixture
def program(bundle):
    return Program(bundle)


@pytest.fixture
def home(tmp_path):
    """The environment of a person with an empty home folder."""
    folder = tmp_path / "home"
    folder.mkdir()
    return {"HOME": str(folder)}


@pytest.fixture
def seat(bundle, tmp_path):
    """Works the packaged window by a script, on a screen of its own; steps as root come first."""
    if lacking := outside.missing():
        pytest.skip(f"{lacking}: the window cannot be worked from outside here")

    def work(script, store, out, steps="true"):
        # The seat starts `PYTHON -m digistrat_desktop ...`: this takes Python's place.
        started = tmp_path / "program"
        started.write_text(PROGRAM.format(steps=steps, bundle=bundle), encoding="utf-8")
        started.chmod(0o755)
        told = {
            k: v for k, v in os.environ.items() if not k.startswith(("QT_", "DISPLAY", "DBUS_"))
        }
        done = subprocess.run(
            [outside.HERE / "seat.sh", started, store, outside.HERE / script, out],
            cwd="/",
            env=told,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return work
