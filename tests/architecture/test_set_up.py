"""Set-up on machines of several kinds, with stand-ins for the system's own programs."""

import os
import shutil
import subprocess

import pytest

from tests.architecture.tree import ROOT

BASH = shutil.which("bash")
pytestmark = pytest.mark.skipif(BASH is None, reason="set-up scripts of Linux need bash")


@pytest.fixture
def machine(tmp_path):
    """Runs the package script on a made-up machine; returns exit code, words, and apt's orders."""

    def run(purpose, *, system, root, installed=False):
        (tmp_path / "os-release").write_text(system, encoding="utf-8")
        orders = tmp_path / "orders"
        stand_in(tmp_path, "id", f"echo {0 if root else 1000}")
        # No Python of the machine that runs this test counts.
        for name in ("python3", "python3.11", "python3.12"):
            stand_in(tmp_path, name, "exit 1")
        stand_in(tmp_path, "dpkg-query", "echo install ok installed" if installed else "exit 1")
        stand_in(tmp_path, "apt-get", f'echo "$@" >> "{orders}"')
        done = subprocess.run(
            [BASH, ROOT / "installer/linux_packages.sh", purpose],
            env={
                **os.environ,
                "PATH": f"{tmp_path}:{os.environ['PATH']}",
                "OS_RELEASE": str(tmp_path / "os-release"),
            },
            capture_output=True,
            text=True,
            check=False,
        )
        told = orders.read_text(encoding="utf-8") if orders.exists() else ""
        return done.returncode, done.stdout + done.stderr, told

    return run


def stand_in(folder, name, body):
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)


DEBIAN = 'ID=debian\nVERSION_ID="12"\n'
UBUNTU = 'ID=ubuntu\nVERSION_ID="24.04"\n'


def test_root_installs_what_is_missing(machine):
    code, _, orders = machine("run", system=DEBIAN, root=True)
    assert code == 0
    assert "install" in orders
    assert "libegl1" in orders
    assert "python3-venv" in orders


def test_running_needs_less_than_testing(machine):
    _, _, orders = machine("run", system=DEBIAN, root=True)
    assert "openjdk" not in orders
    _, _, orders = machine("test", system=DEBIAN, root=True)
    assert "openjdk-17-jdk-headless" in orders


def test_nothing_is_installed_twice(machine):
    code, words, orders = machine("build", system=DEBIAN, root=True, installed=True)
    assert (code, orders) == (0, "")
    assert words == ""


def test_without_root_the_line_to_run_is_printed_and_nothing_is_installed(machine):
    code, words, orders = machine("test", system=DEBIAN, root=False)
    assert (code, orders) == (3, "")
    assert "sudo apt-get update && sudo apt-get install -y" in words
    assert "qpdf" in words


def test_ubuntu_gets_its_own_names(machine):
    _, _, orders = machine("run", system=UBUNTU, root=True)
    assert "libglib2.0-0t64" in orders.split()
    assert "libglib2.0-0" not in orders.split()


@pytest.mark.parametrize(
    "system", ['ID=fedora\nVERSION_ID="42"\n', 'ID=debian\nVERSION_ID="11"\n', ""]
)
def test_another_system_gets_a_plain_sentence_and_set_up_goes_on(machine, system):
    code, words, orders = machine("run", system=system, root=True)
    assert (code, orders) == (0, "")
    assert "Needed here" in words


def test_a_machine_without_a_usable_python_is_told_which_it_needs(tmp_path):
    done = subprocess.run(
        [BASH, ROOT / "installer/make_environment.sh", tmp_path / "venv", "none.txt"],
        env={**os.environ, "PYTHON": "false"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "version 3.11 or 3.12" in done.stderr
    assert not (tmp_path / "venv").exists()


@pytest.mark.parametrize(
    "name", [".ci/run", "installer/linux_packages.sh", "installer/make_environment.sh"]
)
def test_scripts_stop_at_the_first_fault_and_can_be_run(name):
    path = ROOT / name
    assert "set -euo pipefail" in path.read_text(encoding="utf-8")
    assert os.access(path, os.X_OK)
    done = subprocess.run([BASH, "-n", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
