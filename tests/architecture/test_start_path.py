"""What is loaded when: the core without Qt, and the window before its dear libraries."""

import os
import subprocess
import sys

import pytest

from tests.architecture.tree import FILES, PACKAGE, ROOT, module_name

SHELL = {"ui", "app", "__main__.py"}
DEAR = (
    *("pyqtgraph", "numpy", "reportlab", "pikepdf", "python_calamine", "xlsxwriter"),
    *("docx", "PIL", "segno", "cryptography", "pypdfium2", "PySide6.QtSvg"),
    "PySide6.QtPrintSupport",
)


def run_python(code):
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )


def modules_outside_the_shell():
    return [module_name(p) for p in FILES if p.relative_to(PACKAGE).parts[0] not in SHELL]


def without(blocked, modules):
    block = f"import sys\nfor name in {blocked!r}: sys.modules[name] = None\n"
    return run_python(block + "\n".join(f"import {name}" for name in modules))


def test_core_services_and_command_line_run_without_qt():
    done = without(("PySide6", "shiboken6", "pyqtgraph", "numpy"), modules_outside_the_shell())
    assert done.returncode == 0, done.stderr


def test_the_block_on_qt_is_one_that_bites():
    done = without(("PySide6",), ["PySide6.QtCore"])
    assert "ModuleNotFoundError" in done.stderr


def test_the_core_loads_no_outside_library_at_all():
    core = [
        name
        for name in modules_outside_the_shell()
        if name.split(".")[1:2] in (["domain"], ["analysis"])
    ]
    done = without((*DEAR, "PySide6", "sqlite3"), core)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(
    not (PACKAGE / "app/main.py").exists(), reason="the program has no start module yet"
)
def test_the_start_path_leaves_dear_libraries_unloaded():
    code = f"import sys\nimport digistrat_desktop.app.main\nprint(*(m for m in {DEAR!r} if m in sys.modules))"
    done = run_python(code)
    assert done.returncode == 0, done.stderr
    assert not done.stdout.split()


def test_the_window_loads_nothing_that_only_commands_need():
    code = (
        "import sys\nimport digistrat_desktop.app.main\nimport digistrat_desktop.app.windowed\n"
        "print(*(m for m in sys.modules if m.startswith('digistrat_desktop.cli.')))"
    )
    done = run_python(code)
    assert done.returncode == 0, done.stderr
    assert not done.stdout.split()


def test_the_start_has_no_source_read_by_qts_binding():
    code = (
        "import builtins\nbefore = builtins.__import__\n"
        "from digistrat_desktop.app.main import load_qt\nload_qt()\n"
        "import digistrat_desktop.app.window\nprint(builtins.__import__ is before)"
    )
    done = run_python(code)
    assert done.stdout.strip() == "True", done.stderr


def test_the_first_paint_needs_no_dear_library_and_no_dear_type_of_qt(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.start_once", "product", str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.rpartition("dear:")[2].split() == []


@pytest.mark.parametrize(
    "wanted",
    [
        *({"LC_ALL": "C"}, {"LC_ALL": "xx_XX.ISO-8859-1"}, {"LC_CTYPE": "POSIX"}, {}),
        *({"LANG": "xx_XX"}, {"LANG": "C.UTF-8", "LC_TIME": "xx_XX"}),
    ],
)
def test_qt_says_nothing_of_the_language_a_script_runs_in(wanted):
    kept = {n: v for n, v in os.environ.items() if n != "LANG" and not n.startswith("LC_")}
    code = (
        "from digistrat_desktop.app.binding import load_qt\nload_qt()\n"
        "from PySide6.QtWidgets import QApplication\nQApplication([])"
    )
    # The packaged program's Python does not put a better language in its place.
    alone = {"PYTHONCOERCECLOCALE": "0", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT, env=kept | alone | wanted, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
