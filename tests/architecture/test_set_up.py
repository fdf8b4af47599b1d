"""Set-up on machines of several kinds, with stand-ins for the system's own programs."""

import os
import re
import shutil
import subprocess

import pytest

from tests.architecture.tree import ROOT

BASH = shutil.which("bash")
pytestmark = pytest.mark.skipif(BASH is None, reason="set-up scripts of Linux need bash")


@pytest.fixture
def machine(tmp_path):
    """Runs the package script on a made-up machine; returns exit code, words, and apt's orders."""

    def run(purpose, *, system, root, installed=False, python=False):
        (tmp_path / "os-release").write_text(system, encoding="utf-8")
        orders = tmp_path / "orders"
        stand_in(tmp_path, "id", f"echo {0 if root else 1000}")
        # No Python of the machine that runs this test counts.
        for name in ("python3", *(f"python3.{minor}" for minor in range(11, 15))):
            stand_in(tmp_path, name, "exit 0" if python else "exit 1")
        stand_in(tmp_path, "dpkg-query", "echo install ok installed" if installed else "exit 1")
        stand_in(tmp_path, "apt-get", f'echo "$@" >> "{orders}"')
        done = subprocess.run(
            [BASH, ROOT / "installer/linux_packages.sh", purpose],
            cwd=tmp_path,
            env={
                **os.environ,
                "PATH": f"{tmp_path}:{os.environ['PATH']}",
                "OS_RELEASE": str(tmp_path / "os-release"),
                "PYTHON": "",
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
DEBIAN_13 = 'ID=debian\nVERSION_ID="13"\n'
UBUNTU = 'ID=ubuntu\nVERSION_ID="24.04"\n'
UBUNTU_26 = 'ID=ubuntu\nVERSION_ID="26.04"\n'
KNOWN = (DEBIAN, DEBIAN_13, UBUNTU, UBUNTU_26)


def test_root_installs_what_is_missing(machine):
    code, _, orders = machine("run", system=DEBIAN, root=True)
    assert code == 0
    assert "install" in orders
    assert "libegl1" in orders
    assert "python3-venv" in orders


@pytest.mark.parametrize(
    ("system", "java"), [(DEBIAN, 17), (DEBIAN_13, 21), (UBUNTU, 21), (UBUNTU_26, 21)]
)
def test_running_needs_less_than_testing(machine, system, java):
    _, _, orders = machine("run", system=system, root=True)
    assert "openjdk" not in orders
    _, _, orders = machine("test", system=system, root=True)
    assert f"openjdk-{java}-jdk-headless" in orders
    # Without these some tests would be left out, those of the network among them.
    assert {"strace", "wixl", "msitools", "binutils", "postgresql"} <= set(orders.split())


@pytest.mark.parametrize(
    ("system", "names"),
    [
        (DEBIAN, {"libglib2.0-0", "libcups2", "libpython3.11"}),
        (DEBIAN_13, {"libglib2.0-0t64", "libcups2t64", "libpython3.13"}),
        (UBUNTU, {"libglib2.0-0t64", "libcups2t64", "libpython3.12t64"}),
        (UBUNTU_26, {"libglib2.0-0t64", "libcups2t64", "libpython3.14"}),
    ],
)
def test_each_system_gets_its_own_names(machine, system, names):
    _, _, orders = machine("build", system=system, root=True)
    everything = {"libglib2.0-0", "libcups2", "libglib2.0-0t64", "libcups2t64"}
    assert names <= set(orders.split())
    assert not (everything - names) & set(orders.split())


def test_installing_says_nothing_of_the_systems_own_noise(machine):
    _, words, _ = machine("run", system=DEBIAN_13, root=True)
    first, second = words.splitlines()
    assert first == "Renewing the list of system packages"
    assert second.startswith("Installing 16 system packages: python3")


@pytest.mark.parametrize("system", KNOWN)
def test_one_line_for_the_administrator_serves_both_commands(machine, system):
    lines = [
        line
        for purpose in ("run", "test")
        for line in machine(purpose, system=system, root=False)[1].splitlines()
        if "sudo" in line
    ]
    assert len(lines) == 2
    assert len(set(lines)) == 1


def test_who_has_what_running_needs_is_not_asked_for_more(machine):
    code, words, _ = machine("run", system=DEBIAN, root=False, installed=True, python=True)
    assert (code, words) == (0, "")


def test_nothing_is_installed_twice(machine):
    code, words, orders = machine("build", system=DEBIAN, root=True, installed=True)
    assert (code, orders) == (0, "")
    assert words == ""


def test_without_root_the_line_to_run_is_printed_and_nothing_is_installed(machine):
    code, words, orders = machine("test", system=DEBIAN, root=False)
    assert (code, orders) == (3, "")
    assert "sudo apt-get update && sudo apt-get install -y" in words
    assert "qpdf" in words


@pytest.mark.parametrize(
    "system", ['ID=fedora\nVERSION_ID="42"\n', 'ID=debian\nVERSION_ID="11"\n', ""]
)
def test_another_system_gets_a_plain_sentence_and_set_up_goes_on(machine, system):
    code, words, orders = machine("run", system=system, root=True)
    assert (code, orders) == (0, "")
    assert "Needed here" in words


@pytest.mark.parametrize("system", ['ID=fedora\nVERSION_ID="42"\n', "ID=debian\n", ""])
def test_another_system_with_a_fitting_python_is_tried(machine, system):
    code, words, orders = machine("run", system=system, root=False, python=True)
    assert (code, orders) == (0, "")
    assert "Trying with what is here." in words


def test_a_machine_without_a_usable_python_is_told_which_it_needs(tmp_path):
    done = subprocess.run(
        [BASH, ROOT / "installer/make_environment.sh", tmp_path / "venv", "none.txt"],
        cwd=tmp_path,
        env={**os.environ, "PYTHON": "false"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "version 3.11 to 3.14" in done.stderr
    assert "PYTHON=" in done.stderr
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


def patiently(folder, body):
    source = f'source "{ROOT}/installer/set_up.sh"; patiently "Working" made/log {body}'
    return subprocess.run(
        [BASH, "-c", source], cwd=folder, capture_output=True, text=True, check=False
    )


def test_a_step_says_what_it_does_and_keeps_its_noise_in_a_file(tmp_path):
    done = patiently(tmp_path, "echo noise")
    assert (done.returncode, done.stdout, done.stderr) == (0, "Working\n", "")
    assert (tmp_path / "made/log").read_text(encoding="utf-8") == "noise\n"


def test_a_step_that_fails_shows_its_last_words(tmp_path):
    done = patiently(tmp_path, "ls /there/is/no/such/folder")
    assert done.returncode == 1
    assert "/there/is/no/such/folder" in done.stderr


def test_a_long_step_says_every_ten_seconds_that_it_goes_on(tmp_path):
    # The clock of the shell stands in for waiting: the work ends when it is far on.
    quick = "sleep() { SECONDS=$((SECONDS + 5)); command sleep 0.05; }; "
    source = f'{quick}source "{ROOT}/installer/set_up.sh"; patiently "Working" log bash -c "command sleep 1"'
    done = subprocess.run(
        [BASH, "-c", source], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    going_on = [line for line in done.stdout.splitlines() if "going on" in line]
    told = [int(re.fullmatch(r"  \.\.\. going on, (\d+) s", line).group(1)) for line in going_on]
    # The shell's own clock goes on too, so a loaded machine adds a second or more.
    assert len(told) >= 2
    assert all(10 <= later - sooner < 20 for sooner, later in zip([0, *told], told, strict=False))
