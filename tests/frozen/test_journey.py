"""The packaged program does what the program from source does."""

import json
import os
import shutil
import subprocess
import sys

import pytest
import xlsxwriter

from digistrat_desktop.reports.proof import read_pdf
from installer import contents, verify
from installer.linux import needs
from installer.workshop import ROOT, files_in

pytestmark = [pytest.mark.frozen, pytest.mark.slow]
ROWS = [("metric", "period", "value", "note")] + [
    ("Waits", f"{2024 + n // 12}-{n % 12 + 1:02}", 50 + n % 5, "") for n in range(24)
]


def names(folder):
    return [path.relative_to(folder).as_posix() for path in files_in(folder)]


def test_the_self_test_passes_and_names_every_version(program, home, tmp_path):
    told = program.ok("self-test", "--out", tmp_path / "out", env=home)
    assert "The self-test passed." in told
    assert "not recorded" not in told
    made = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"self-test.txt", "chart.png", "board.pdf", "store"} <= made


def test_a_person_goes_from_the_sample_to_a_report_in_two_forms(program, home, tmp_path):
    program.ok("sample", "--store", tmp_path / "store", env=home)
    trusts = json.loads(program.ok("list", "--store", tmp_path / "store", "--json", env=home))
    assert trusts
    for name in ("board.pdf", "board.html"):
        program.ok("report", "--store", tmp_path / "store", "--out", tmp_path / name, env=home)
    assert read_pdf((tmp_path / "board.pdf").read_bytes()).pages > 3
    assert "<html" in (tmp_path / "board.html").read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed here")
def test_the_report_is_one_qpdf_finds_no_fault_in(program, home, tmp_path):
    program.ok("sample", "--store", tmp_path / "store", env=home)
    program.ok("report", "--store", tmp_path / "store", "--out", tmp_path / "b.pdf", env=home)
    done = subprocess.run(["qpdf", "--check", tmp_path / "b.pdf"], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_same_store_gives_the_same_report_as_from_source(program, home, tmp_path):
    program.ok("sample", "--store", tmp_path / "store", env=home)
    words = ["report", "--store", str(tmp_path / "store"), "--out"]
    program.ok(*words, tmp_path / "frozen.pdf", env=home)
    source = [sys.executable, "-m", "digistrat_desktop", *words, tmp_path / "source.pdf"]
    subprocess.run(source, cwd=ROOT, check=True, capture_output=True)
    assert (tmp_path / "frozen.pdf").read_bytes() == (tmp_path / "source.pdf").read_bytes()


def test_a_workbook_is_read_by_the_packaged_child(program, home, tmp_path):
    with xlsxwriter.Workbook(tmp_path / "waits.xlsx") as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 0, row)
    told = program("metrics", "analyse", tmp_path / "waits.xlsx", "--json", env=home)
    assert told.returncode == 0, told.stderr
    assert "Waits" in told.stdout


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed here")
def test_a_command_without_a_window_does_not_wait_for_qt(program, home, tmp_path):
    log = tmp_path / "opened"
    program.ok("--version", env=home, wrap=("strace", "-f", "-e", "trace=openat", "-o", str(log)))
    opened = log.read_text(encoding="utf-8")
    assert "libpython" in opened
    assert "libQt6" not in opened


@pytest.mark.skipif(shutil.which("xvfb-run") is None, reason="xvfb is not installed here")
def test_a_chart_is_painted_on_a_real_x_screen(program, home, tmp_path):
    screen = ("xvfb-run", "-a", "-s", "-screen 0 1366x768x24 -nolisten tcp")
    x11 = {**home, "QT_QPA_PLATFORM": "xcb"}
    told = program.ok("self-test", "--out", tmp_path / "out", env=x11, wrap=screen)
    assert "painted by xcb" in told


def test_a_window_without_a_screen_is_refused_in_words(program, home):
    done = program(env={**home, "QT_QPA_PLATFORM": ""})
    assert done.returncode == 2
    assert "no screen" in done.stderr


def test_a_word_that_is_no_command_is_refused(program, home):
    assert program("dance", env=home).returncode == 2


def test_nothing_in_the_folder_leads_to_a_network(bundle):
    assert not contents.forbidden(names(bundle))
    verify.check_contents(bundle)


def test_every_library_is_packaged_or_asked_for(bundle):
    assert not needs.unknown(bundle)


def test_the_folder_holds_what_the_program_reads_and_every_licence(bundle):
    found = names(bundle)
    read = [name for name in names(ROOT / "resources") if not name.endswith(".ts")]
    resources = {f"_internal/resources/{name}" for name in read}
    assert resources <= set(found)
    held = {name.split("/")[1] for name in found if name.startswith("licences/")}
    assert {"digistrat-desktop", "python", "pyside6-essentials", "numpy", "pikepdf"} <= held


@pytest.mark.skipif(os.name != "posix", reason="rights are a matter of POSIX here")
def test_nobody_but_the_owner_may_write_to_the_folder(bundle):
    loose = [n for n in files_in(bundle) if not n.is_symlink() and n.stat().st_mode & 0o022]
    assert not loose
