"""A screen with a window manager for what is worked by real keys and a real mouse."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NEEDED = ("Xvfb", "xvfb-run", "openbox", "xdotool", "xwininfo")


@pytest.fixture
def on_screen():
    """Give a function that runs a script of this folder on a screen, and gives what it said."""
    missing = [command for command in NEEDED if shutil.which(command) is None]
    if missing:
        pytest.skip(f"{', '.join(missing)} not installed: installer/linux_packages.sh test")

    def run(script, *words):
        told = {k: v for k, v in os.environ.items() if not k.startswith(("QT_", "DISPLAY"))}
        screen = "-screen 0 1366x768x24 -nolisten tcp"
        command = ['openbox & exec "$@"', "bash", sys.executable, "-m", f"tests.screen.{script}"]
        done = subprocess.run(
            ["xvfb-run", "-a", "-s", screen, "bash", "-c", *command, *map(str, words)],
            cwd=ROOT, env={**told, "QT_QPA_PLATFORM": "xcb"}, capture_output=True, text=True,
            timeout=180, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run
