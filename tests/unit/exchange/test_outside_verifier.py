"""The script for those who do not trust the program: it agrees with it, and finds what is wrong."""

import subprocess
import sys

import pytest

from digistrat_desktop.domain.record.seals import seal_code
from digistrat_desktop.services.record.sealing import seal_assessment
from tests.architecture.tree import ROOT
from tests.helpers.packaging import Kit, listed, taken_apart, zipped
from tests.helpers.stores import trail_end

SCRIPT = ROOT / "docs/verify_digistrat.py"


def verify(*words):
    done = subprocess.run(
        [sys.executable, "-I", str(SCRIPT), *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def test_its_vectors_are_right():
    assert verify("--test") == (0, "The published vectors agree.\n")


def test_it_names_the_end_and_the_seals_of_a_good_package(ann, place, send):
    seal = seal_assessment(ann.library, place[1], "Chair", ann.author)
    out = send(ann, place[0])
    code, said = verify(out)
    assert code == 0
    assert trail_end(ann.library, place[0])[0].hash.hex() in said
    assert f"Seal {seal_code(seal)}: set at change {seal.length}" in said


@pytest.mark.parametrize("what", ["body", "record", "member", "cut", "nothing"])
def test_it_finds_what_was_altered(ann, place, send, tmp_path, what):
    good = send(ann, place[0]).read_bytes()
    members = taken_apart(good)
    if what == "body":
        trail = members["audit.jsonl"].replace(b"siloed", b"absent")
        bad = zipped(listed({**members, "audit.jsonl": trail}))
    elif what == "record":
        kit = Kit(good)
        kit.find("response", item_id="ALN-01")[0]["fields"]["answer"] = "embedded"
        bad = kit.built()
    elif what == "member":
        bad = zipped({**members, "assessment.json": members["assessment.json"] + b" "})
    else:
        bad = good[:500] if what == "cut" else b""
    path = tmp_path / "bad.digistrat"
    path.write_bytes(bad)
    code, said = verify(path)
    assert code == 2
    assert "PROBLEM FOUND" in said
