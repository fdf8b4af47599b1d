"""On Linux what the program writes is its user's alone, whatever the start and the folder allow."""

import json
import os
import stat
import subprocess
import sys
from contextlib import closing

import pytest

from digistrat_desktop.app.bootstrap import make_basis
from digistrat_desktop.services.sample import ensure_sample, sample_trust_id
from digistrat_desktop.services.store.opening import open_library
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(os.name != "posix", reason="POSIX rights")

# Commands, and the window until its first page is there and a setting is changed.
PROGRAM = """
import json, os, sys
from digistrat_desktop.app.main import main

def watch(built):
    from PySide6.QtCore import QTimer
    shell = built.window.shell
    def look():
        if "home" in shell.made_pages() and shell.page("home").title.text():
            built.context.preferences.set("text_percent", 110)
            timer.stop()
            built.window.close()
    timer = QTimer(built.window, interval=20)
    timer.timeout.connect(look)
    timer.start()

for words in json.loads(sys.argv[1]):
    os.umask(0)
    assert main(words, watch) == 0, words
"""
WIDE = ("data", "data/backups", "data/logs", "papers")
OLD = ("data/digistrat.lock", "data/backups/digistrat-20200101T000000Z.db", "data/logs/faults.log")


STORE = ("--store", "data")
PACKAGE = "papers/trust.digistrat"
COMMANDS = (
    ["sample", *STORE],
    ["export", *STORE, "--trust", sample_trust_id(), "--out", PACKAGE],
    *(["report", *STORE, "--out", f"papers/board{end}"] for end in (".pdf", ".html", ".docx")),
    ["report", *STORE, "--kind", "full", "--out", "papers/full.xlsx"],
    ["import", *STORE, PACKAGE],
    STORE,
    ["self-test", "--out", "trial/deep"],
)


def rights(paths):
    return {path: stat.S_IMODE(path.stat().st_mode) for path in paths}


def test_whatever_it_writes_and_finds_is_for_its_user_alone(tmp_path):
    for name in WIDE:
        (tmp_path / name).mkdir()
        (tmp_path / name).chmod(0o777)
    stranger = tmp_path / "data/letter.txt"
    for place in (*(tmp_path / name for name in OLD), stranger, tmp_path / "papers/board.pdf"):
        place.touch()
        place.chmod(0o666)
    (tmp_path / "papers/board.pdf").write_bytes(b"%PDF-1.7")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, json.dumps(COMMANDS)],
        capture_output=True, text=True, timeout=120, check=False, cwd=tmp_path,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = [path for path in tmp_path.rglob("*") if path != stranger]
    files = rights(path for path in found if path.is_file())
    assert {name.split("/")[-1] for name in OLD} <= {path.name for path in files}
    assert {"digistrat.db", "settings.toml", "digistrat.log", "board.pdf", "full.xlsx"} <= {
        path.name for path in files
    }
    assert {path: oct(mode) for path, mode in files.items() if mode != 0o600} == {}
    made = [p for p in found if p.is_dir() and str(p.relative_to(tmp_path)) not in WIDE]
    assert set(rights(made).values()) == {0o700}
    # Neither a folder that was there nor another program's file is changed.
    assert rights([stranger, tmp_path / "data"]) == {stranger: 0o666, tmp_path / "data": 0o777}


@pytest.fixture
def free_for_all():
    before = os.umask(0)
    yield
    os.umask(before)


def test_a_store_left_open_to_others_is_narrowed_with_its_journal(tmp_path, free_for_all):
    access = make_basis().access(tmp_path / "data")
    open_library(access).close()
    store = access.folders.store
    journal = store.with_name(f"{store.name}-journal")
    store.chmod(0o664)
    with closing(open_library(access)) as library:
        ensure_sample(library)
        assert rights([store, journal]) == {store: 0o600, journal: 0o600}
