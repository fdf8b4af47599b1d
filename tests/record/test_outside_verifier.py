"""The script for those who do not trust the program, and the program: both say the same of one table."""

import os
import subprocess
import sys

import pytest

from digistrat_desktop.domain.record.checking import SealFit, check_seals
from digistrat_desktop.domain.record.events import LEFT_OUT, code_of
from digistrat_desktop.domain.record.fold import State
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.domain.record.redaction import omission_of
from digistrat_desktop.services.packages.exchange import (
    content_without,
    export_assessments,
    export_content,
    export_trust,
)
from digistrat_desktop.services.packages.files import check
from digistrat_desktop.services.packages.verifying import verify_read
from digistrat_desktop.services.sample import ensure_sample, sample_trust_id
from digistrat_desktop.storage.package.envelope import enclose
from digistrat_desktop.storage.package.reading import read_package
from tests.helpers.desks import computer
from tests.helpers.graphs import AUTUMN, Hand, uid
from tests.record.exchanges import history
from tests.record.hostile_vectors import ONLY_THE_PROGRAM, PACK, hostile, told
from tests.record.readers import SCRIPT, by_program, by_script, run_script, script_module
from tests.record.vectors import BROKEN, SOUND, Vector, signed, vectors

OUTSIDE = script_module()
WITH_FRAMEWORKS = Vector(SOUND, lambda: told("packs.json", [PACK] * 100))
TABLE = {**vectors(), **hostile(), "100 frameworks": WITH_FRAMEWORKS}


@pytest.mark.parametrize("name", TABLE)
def test_program_and_script_say_what_the_table_says(tmp_path, name):
    vector = TABLE[name]
    content = vector.make()
    path = tmp_path / "x.digistrat"
    path.write_bytes(content)
    assert by_program(content, vector) == vector.verdict
    assert by_script(path, vector) == vector.verdict


@pytest.mark.parametrize("name", ONLY_THE_PROGRAM)
def test_what_entries_and_frameworks_can_say_only_the_program_knows(tmp_path, name):
    """A later program knows more kinds and fields, and nobody needs another script for them."""
    vector = Vector(BROKEN, ONLY_THE_PROGRAM[name])
    path = tmp_path / "x.digistrat"
    path.write_bytes(vector.make())
    assert by_program(vector.make(), vector) == BROKEN
    assert by_script(path, vector) == SOUND


@pytest.mark.parametrize("seed", range(12))
def test_of_any_history_both_make_the_same_state_ends_and_seals(tmp_path, seed):
    path = tmp_path / "x.digistrat"
    hand = Hand("ann", history(seed, 90))
    for content in (hand.file(), hand.part(AUTUMN), hand.part(AUTUMN, blind=True)):
        path.write_bytes(content)
        record = OUTSIDE.read(*OUTSIDE.members_of(str(path)))
        graph = Graph(read_package(content).events)
        whole = OUTSIDE.Walk(record).to(range(len(record.said)))
        assert OUTSIDE.sha(whole) == State(graph).digest()
        assert OUTSIDE.sha("\n".join(record.ends())) == graph.end
        broken, _, digests = OUTSIDE.check_seals(record, {})
        checked = check_seals(graph)
        assert sorted(digests) == sorted(one.seal.digest for one in checked)
        assert not broken
        assert SealFit.DIFFERS not in {one.fit for one in checked}


def test_of_the_sample_trust_and_copies_of_it_both_say_that_they_are_sound(tmp_path):
    """It has nearly every kind of entry and field a person can fill in."""
    with computer(tmp_path, "data") as one:
        ensure_sample(one.library)
        trust, stamp = sample_trust_id(), one.author.stamp()
        outside = content_without(one.library, trust, omission_of(["names"]), one.author)
        export_trust(one.library, trust, tmp_path / "whole.digistrat", stamp)
        export_content(one.library, outside, tmp_path / "outside.digistrat", stamp)
        place = one.library.home(1).latest[0].assessment_id
        export_assessments(one.library, [place], tmp_path / "part.digistrat", stamp)
    for path in sorted(tmp_path.glob("*.digistrat")):
        vector = Vector(SOUND, path.read_bytes)
        assert by_program(vector.make(), vector) == SOUND, path
        assert by_script(path, vector) == SOUND, path


SHAPES = {
    "as printed": lambda seal: seal.code,
    "in small letters": lambda seal: seal.code.lower(),
    "without dashes": lambda seal: seal.code.replace("-", ""),
    "with other signs": lambda seal: " \u2013 ".join(["", *seal.code.split("-"), "."]),
    "with letters for figures": lambda seal: seal.code.replace("0", "o").replace("1", "l"),
    "in full": lambda seal: seal.digest,
    "in full, in groups": lambda seal: " ".join(seal.digest[n : n + 8] for n in range(0, 64, 8)),
    "a square code": lambda seal: seal.mark,
    "a square code in small letters": lambda seal: seal.mark.lower(),
}
NO_CODES = (
    "",
    "-",
    "DIGISTRAT-SEAL:",
    "DIGISTRAT-SEAL:2:",
    "532Y-42C2",
    "\uff15" * 16,
    "\u0660" * 16,
)


@pytest.mark.parametrize("seed", range(6))
def test_a_code_is_read_alike_in_whatever_shape_it_is_typed(tmp_path, seed):
    path = tmp_path / "x.digistrat"
    hand = Hand(f"ann{seed}").begin(AUTUMN)
    hand.seal(AUTUMN)
    path.write_bytes(hand.file())
    package = check(read_package(path.read_bytes()))
    (seal,) = (one.seal for one in check_seals(package.graph))
    shapes = {name: (shape(seal), True) for name, shape in SHAPES.items()}
    shapes |= {f"none: {code!a}": (code, False) for code in NO_CODES}
    for name, (code, there) in shapes.items():
        assert verify_read(package, [code]).sound is there, name
        assert run_script(path, "--seal", code)[0] == (0 if there else 2), name
        assert "NOT FOUND" in run_script(path, "--seal", code)[1] or there, name


@pytest.mark.parametrize("name", [name for name in TABLE if "escape" in name])
def test_nothing_in_a_file_reaches_the_terminal_as_a_code(tmp_path, name):
    path = tmp_path / "x\x1b[2J.digistrat"
    path.write_bytes(TABLE[name].make())
    for words in ([path], [tmp_path / "not\x1b[2Jthere"], [path, "\x1b[2J"]):
        _, said = run_script(*words)
        assert all(line.isprintable() for line in said.split("\n"))


def test_what_the_script_cannot_look_into_is_not_called_a_problem(tmp_path):
    locked = tmp_path / "locked.digistrat"
    plain = Hand("ann").begin(AUTUMN).file()
    locked.write_bytes(enclose(plain, "a long password", os.urandom))
    for path, why in (
        (locked, "password"),
        (tmp_path / "gone", "No such file"),
        (tmp_path, "no file"),
    ):
        code, said = run_script(path)
        assert (code, said.partition(":")[0]) == (2, "NOT CHECKED"), said
        assert why in said


def test_the_table_is_long_enough():
    assert len(TABLE) > 80


def test_it_runs_alone_and_its_own_vectors_are_right(tmp_path):
    path = tmp_path / "x.digistrat"
    path.write_bytes(signed().file())
    for words, expected in ((["--test"], 0), ([path], 0), ([path, "0000-0000-0000-0000"], 2)):
        done = subprocess.run(
            [sys.executable, "-I", str(SCRIPT), *map(str, words)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == expected, done.stdout + done.stderr


def test_it_tells_what_came_after_and_who_signed_twice(tmp_path):
    path = tmp_path / "x.digistrat"
    for name, words in (
        ("late change", "came after and are not part of it: 1"),
        ("signed twice", "SIGNED OFF MORE THAN ONCE"),
        ("void seal", "does not count"),
        ("part with a seal", "only part of what was signed off"),
        ("part of version 1", "only named here and cannot be checked: 2"),
        ("version 1 seal by a merge", "cannot be tied to this record"),
        ("version 1 change said to be left out", "only named here and cannot be checked: 1"),
    ):
        path.write_bytes(TABLE[name].make())
        assert words in run_script(path)[1], name


def test_it_names_seals_and_ends_as_the_program_does(tmp_path):
    path = tmp_path / "x.digistrat"
    for name, vector in TABLE.items():
        if vector.verdict == SOUND:
            content = vector.make()
            path.write_bytes(content)
            package = check(read_package(content))
            said = run_script(path)[1]
            assert code_of(package.graph.end) in said, name
            named = len(package.graph.by_place.get(LEFT_OUT, ()))
            told = " ".join(verify_read(package).lines)
            assert (f"cannot be checked: {named}." in said) is (named > 0), name
            assert (f"{named} older change" in told) is (named > 0), name
            for seal in verify_read(package).seals:
                assert f"Seal {seal.seal.code} of" in said, name


def test_many_seals_are_checked_in_one_walk(tmp_path, monkeypatch):
    """Each entry is made anew for what changed in it, not once for each seal of the trust."""
    hand, places = Hand("ann").begin(), [uid("quarter", n) for n in range(30)]
    for place in places:
        hand.say(place, "assessment", place, {"title": "Quarter"})
        for item in range(20):
            hand.answer(place, f"ALN-{item:02}", "siloed")
        hand.seal(place)
    path = tmp_path / "x.digistrat"
    path.write_bytes(hand.file())
    made, right = [], OUTSIDE.fields_of
    monkeypatch.setattr(OUTSIDE, "fields_of", lambda *said: made.append(said) or right(*said))
    record = OUTSIDE.read(*OUTSIDE.members_of(str(path)))
    broken, told, digests = OUTSIDE.check_seals(record, {})
    assert (broken, len(digests)) == (0, 30)
    assert all("valid" in line for line in told)
    assert len(made) < 3 * len(record.said)
