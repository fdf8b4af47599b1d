"""The region is an optional component: without it all else works, and the command says what is missing."""

import shutil
import subprocess
import sys

import pytest

from digistrat_desktop.storage.dataset.files import how_to_add
from installer.linux import packages
from installer.windows.gen_wxs import TEMPLATE
from tests.architecture.tree import ROOT

WITHOUT = "import sys\nsys.modules['duckdb'] = None\n"
RUN = "from digistrat_desktop.app.main import main\nsys.exit(main(sys.argv[1:]))"


def run(code, *words):
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, words)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_nothing_but_the_data_set_loads_the_component(tmp_path):
    code = (
        "import sys, pkgutil, importlib\nimport digistrat_desktop\n"
        "import digistrat_desktop.app.commands, digistrat_desktop.app.region\n"
        "from digistrat_desktop.app.main import main\n"
        f"main(['sample', '--store', {str(tmp_path)!r}])\n"
        "print(*(m for m in ('duckdb', 'pyarrow', 'pandas') if m in sys.modules))"
    )
    done = run(code)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == ""


def test_without_the_component_the_command_says_how_to_add_it(files_made, tmp_path):
    done = run(WITHOUT + RUN, "region", files_made[0], "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "a component that is not installed: DuckDB" in done.stderr
    assert "pip install digistrat-desktop[region]" in done.stderr
    assert not (tmp_path / "out").exists()


def test_the_packaged_program_says_which_feature_to_ask_for():
    words = how_to_add(frozen=True)
    assert f'Feature Id="{words.split("feature ")[1].split()[0]}"' in TEMPLATE.read_text("utf-8")
    assert f"On Linux it is {packages.REGION}." in words
    assert "pip" not in words


def test_without_the_component_another_command_works(tmp_path):
    done = run(WITHOUT + RUN, "sample", "--store", tmp_path)
    assert done.returncode == 0, done.stderr


def test_the_component_answers_behind_the_guard_against_networks(data_set):
    code = (
        "import sys\nfrom digistrat_desktop.app.bootstrap import make_basis\n"
        "from digistrat_desktop.app.region import region_maker\n"
        "from digistrat_desktop.system.network_guard import install_guard\n"
        "install_guard()\nmaker = region_maker(make_basis().resources)\n"
        f"from pathlib import Path\nopened = maker.sets.open(Path({str(data_set.folder)!r}), maker.views.all())\n"
        "print(len(opened.ask('SELECT * FROM shared_constraints')[1]))\n"
        "print('pandas' in sys.modules)"
    )
    done = run(code)
    assert done.returncode == 0, done.stderr
    count, loaded = done.stdout.splitlines()
    assert int(count) > 0
    assert loaded == "False"


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_no_socket_is_asked_for_while_a_data_set_is_made_and_asked(files_made, tmp_path):
    out, trace = tmp_path / "out", tmp_path / "trace"
    watch = ("strace", "-f", "-o", trace, "-e", "trace=network,openat")
    program = (*watch, sys.executable, "-m", "digistrat_desktop", "region")
    for words in ((files_made[0], "--out", out), (out, "--view", "shared_constraints")):
        done = subprocess.run(
            [*map(str, (*program, *words))], cwd=ROOT, capture_output=True, text=True, check=False
        )
        if "Operation not permitted" in done.stderr:
            pytest.skip("this machine does not let strace watch a process")
        assert done.returncode == 0, done.stderr
        seen = trace.read_text(encoding="utf-8", errors="replace").splitlines()
        assert [line for line in seen if "_duckdb" in line]
        calls = [line for line in seen if "openat" not in line and "(" in line.split("---")[0]]
        assert not calls, calls[:5]
