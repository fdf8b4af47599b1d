"""Files are judged by several processes at once, and what is written is the same."""

import sys
from dataclasses import replace

import pytest

from digistrat_desktop.app.judging_command import judging_command
from digistrat_desktop.services.region.alone import alone, from_line
from digistrat_desktop.services.region.beside import FEWEST_EACH, Processes
from tests.helpers.region_trusts import SMALL
from tests.region.lists import EXPECTED
from tests.region.test_making import bytes_of

DIES = (sys.executable, "-c", "import sys; sys.stdin.buffer.readline()")
TALKS = (sys.executable, "-c", "print('Dear all', flush=True); input()")


@pytest.mark.parametrize(
    "others",
    [Processes(), Processes(judging_command(), 2), Processes(DIES, 1), Processes(TALKS, 1)],
    ids=["none", "two", "one that dies", "one that talks of other things"],
)
def test_the_bytes_are_the_same_whatever_is_judged_beside(others, maker, files, data_set, tmp_path):
    assert SMALL.trusts >= FEWEST_EACH
    expecting = replace(maker, others=others, expected=EXPECTED)
    made = expecting.make(files, tmp_path / "out")
    assert bytes_of(made.folder) == bytes_of(data_set.folder)
    assert made.verdicts == data_set.verdicts


def test_what_a_file_says_is_the_same_as_a_line(maker, files):
    for path in sorted(files.glob("*.digistrat")):
        said = alone(maker.packages, path.read_bytes())
        assert from_line(said.line().encode()) == said


class Enough(Exception):
    pass


def test_cancelling_acts_within_a_trust_and_ends_the_other_process(maker, files, tmp_path):
    asked = []

    def enough(done, of):
        asked.append(done)
        if len(asked) > SMALL.cycles:
            raise Enough

    for path in files.glob("*.digistrat"):
        if path.name != "trust-0001.digistrat":
            path.unlink()
    with pytest.raises(Enough):
        maker.make(files, tmp_path / "out", enough)
    assert set(asked) == {0}
    assert not (tmp_path / "out").exists()


def test_cancelling_ends_the_other_processes(maker, files, tmp_path):
    def enough(done, of):
        raise Enough

    for _ in range(3):
        with pytest.raises(Enough):
            replace(maker, others=Processes(judging_command(), 2)).make(
                files, tmp_path / "out", enough
            )
    assert not (tmp_path / "out").exists()
