"""No network and no file opened because of data, seen from outside; and logs that tell nothing.

A store in which every text carries a canary is led through the window and into reports while the
kernel's own record of what was opened and connected is kept.
"""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from digistrat_desktop.domain.record.kinds import type_of
from digistrat_desktop.domain.wire.codecs import Note, Title
from digistrat_desktop.domain.wire.records import codecs_of
from tests.architecture.tree import ROOT
from tests.helpers.packaging import reworded, taken_apart
from tests.screenshots.scenes import WHOLE_PAGES

MARKER = "Quillfeather-7719"
LONG_ENOUGH = 200
KEPT = {"pack_sha256", "theme", "unit", "resource", "catalogue_id"}

pytestmark = pytest.mark.slow


def program(*words, out=None):
    done = subprocess.run(
        [sys.executable, "-m", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in {0, 2}, done.stderr
    return done


def digistrat(store, *words):
    return program("digistrat_desktop", *words, "--store", store)


def texts_of(kind):
    for name, codec in codecs_of(type_of(kind)).items():
        roomy = isinstance(codec, Note) or (isinstance(codec, Title) and codec.limit >= LONG_ENOUGH)
        if roomy and name not in KEPT:
            yield name


def with_canary(package, canary):
    """Put a text into every field of every record that can hold it, into reasons and names."""
    begun = set()

    def haunt(_, said):
        record = (said["assessment"], said["kind"], said["record"])
        names = [n for n in texts_of(said["kind"]) if record not in begun or n in said["new"]]
        begun.add(record)
        return {**said, "new": {**said["new"], **dict.fromkeys(names, canary)}, "reason": canary}

    people = json.loads(taken_apart(package)["people.json"])
    return reworded(package, haunt, people=dict.fromkeys(people, canary))


@pytest.fixture(scope="module")
def haunted(tmp_path_factory):
    """A store of the sample in which every text is an image to be fetched, with a marker."""
    folder = tmp_path_factory.mktemp("haunted")
    canary = folder / "canary.png"
    canary.write_bytes(b"not opened")
    digistrat(folder / "sample", "sample")
    listed = digistrat(folder / "sample", "list", "--json").stdout
    trust_id = re.search(r'"trust_id": "([^"]+)"', listed).group(1)
    good = folder / "good.digistrat"
    digistrat(folder / "sample", "export", "--trust", trust_id, "--out", good)
    said = f'<img src="{canary.as_uri()}">{MARKER}<img src="http://127.0.0.1:9/x">'
    bad = folder / "bad.digistrat"
    bad.write_bytes(with_canary(good.read_bytes(), said))
    done = digistrat(folder / "store", "import", bad)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def traced(haunted):
    """What the kernel saw while the window was led through every page and reports were made."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    trace = haunted / "trace"
    watch = ("strace", "-f", "-o", trace, "-e", "trace=network,openat,open,execve")
    words = [*watch, sys.executable, "-m", "tests.hostile.window_session"]
    done = subprocess.run(
        [*map(str, words), str(haunted / "store"), str(haunted / "out")],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    if "Operation not permitted" in done.stderr:
        pytest.skip("this machine does not let strace watch a process")
    assert done.returncode == 0, done.stderr
    assert f"pages {len(WHOLE_PAGES)}" in done.stdout
    return trace.read_text(encoding="utf-8", errors="replace")


def test_the_watch_itself_sees_what_is_opened(traced, haunted):
    assert "digistrat.db" in traced
    assert "board.pdf" in traced


def test_not_one_internet_socket_is_asked_for(traced):
    sockets = [line for line in traced.splitlines() if "socket(" in line]
    assert not [line for line in sockets if "AF_INET" in line], sockets
    assert "connect(" not in traced or "AF_INET" not in traced


def test_no_file_is_opened_because_a_text_names_it(traced):
    assert "canary.png" not in traced


def test_no_other_program_is_started(traced):
    started = [line for line in traced.splitlines() if "execve(" in line and "= 0" in line]
    assert len(started) == 1, started


def test_the_session_is_the_same_without_any_network(haunted, tmp_path):
    if shutil.which("unshare") is None:
        pytest.skip("unshare is not installed")
    words = ("unshare", "-n", sys.executable, "-m", "tests.hostile.window_session")
    done = subprocess.run(
        [*words, str(haunted / "store"), str(tmp_path / "out")],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    if "Operation not permitted" in done.stderr:
        pytest.skip("this machine does not let a process have no network")
    assert done.returncode == 0, done.stderr
    assert f"pages {len(WHOLE_PAGES)}" in done.stdout


def test_logs_hold_nothing_anybody_wrote(haunted, tmp_path):
    store = haunted / "store"
    refused = tmp_path / f"{MARKER}.digistrat"
    refused.write_bytes(MARKER.encode())
    digistrat(store, "verify")
    digistrat(store, "import", refused)
    digistrat(store, "import", tmp_path / MARKER / "none.csv")
    digistrat(store, "report", "--out", tmp_path / f"{MARKER}.docm")
    logs = [path for path in store.rglob("*") if path.is_file() and ".log" in path.name]
    assert not [path for path in logs if MARKER in path.read_text(errors="replace")]
    assert logs
