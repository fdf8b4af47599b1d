"""The small program that lets a windowed one answer at a console."""

import subprocess
import sys

import pytest

from installer import contents
from installer.windows import console


@pytest.fixture
def program(tmp_path):
    """A stand-in for the windowed program, run by this Python."""

    def make(body):
        path = tmp_path / "program"
        path.write_text(f"#!{sys.executable}\nimport sys\n{body}\n", encoding="utf-8")
        path.chmod(0o755)
        return path

    return make


def test_words_go_in_and_answers_come_out(program, capsys):
    path = program("print(*sys.argv[1:]); print('not done', file=sys.stderr); sys.exit(2)")
    assert console.main(["list", "--store", "a folder"], path) == 2
    told = capsys.readouterr()
    assert told.out == "list --store a folder\n"
    assert told.err == "not done\n"


def test_much_on_both_sides_does_not_hang(program, capsys):
    path = program("for n in range(20000): print(n); print(n, file=sys.stderr)")
    assert console.main([], path) == 0
    told = capsys.readouterr()
    assert told.out.endswith("19999\n")
    assert len(told.err.splitlines()) == 20000


def test_the_program_cannot_wait_for_somebody_to_type(program, capsys):
    assert console.main([], program("print(repr(sys.stdin.read()))")) == 0
    assert capsys.readouterr().out == "''\n"


def test_it_runs_without_what_it_is_packaged_without(program):
    path = program("print('answer'); print('error', file=sys.stderr); sys.exit(2)")
    code = (
        f"import sys\nfor name in {contents.NOT_AT_THE_CONSOLE!r}: sys.modules[name] = None\n"
        f"sys.path.insert(0, {str(contents.ROOT / 'installer/windows')!r})\n"
        f"import console\nsys.exit(console.main([], {str(path)!r}))"
    )
    # As when frozen: no site, so nothing is there that the program itself does not import.
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (2, "answer\n", "error\n")
