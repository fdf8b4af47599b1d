"""Tables a command must refuse: said by row and column, exit code 2, and not a byte of the store changed."""

import functools
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end_to_end.test_command_line import Desk
from tests.unit.tabular.made_up import xlsx

ROOT = Path(__file__).parents[2]
HEAD = "metric,period,value,note\n"
WORDS = '<c r="{}{}" t="str"><v>{}</v></c>'


def table(*rows, encoding="utf-8"):
    return (HEAD + "\n".join(rows) + "\n").encode(encoding)


def sheet(last_cell, **more):
    cells = [
        WORDS.format(letter, 1, head) for letter, head in zip("ABC", HEAD.split(","), strict=False)
    ]
    row = WORDS.format("A", 2, "Wait") + WORDS.format("B", 2, "2026-01") + last_cell
    return xlsx(f'<row r="1">{"".join(cells)}</row><row r="2">{row}</row>', **more)


@functools.cache
def bomb():
    """Made on first use: it takes a second."""
    return xlsx(parts={"xl/a.xml": " " * 300_000_000})


BAD = {
    "bytes-of-no-encoding.csv": (
        HEAD.encode() + b"Wait,2026-01,1\x81\x8d,\n",
        "Line 2 has letters in an unknown encoding",
    ),
    "utf-16-unmarked.csv": (table("Wait,2026-01,1,", encoding="utf-16-le"), "Line 1 has a NUL"),
    "unclosed.csv": (
        table('Wait,2026-01,1,"no end', "Wait,2026-02,2,"),
        "Row 2 starts a quotation that never ends",
    ),
    "ragged.csv": (table("Wait,2026-01,1,,,,7"), "Row 2, column G: “7” has no heading"),
    "wide.csv": (
        b",".join([b"c"] * 100_000) + b"\n",
        "Row 1 has 100,000 columns. The limit is 4,000",
    ),
    "paper.csv": (b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n", "The file is a PDF"),
    "no-such-day.csv": (
        table("Wait,2026-01,1,", "Wait,31/02/2026,1,"),
        "Row 3, column B: 31/2/2026 is not a real date",
    ),
    "no-such-day-iso.csv": (
        table("Wait,2026-02-30,1,"),
        "Row 2, column B: 30/2/2026 is not a real date",
    ),
    "two-way.csv": (
        table("Wait,03/04/2026,1,"),
        "Row 2, column B: Dates such as 03/04/2026 could mean 2 things",
    ),
    "cut-month.csv": (
        table("Wait,12 months to March 2026,1,"),
        "Row 2, column B: “12 months to March 2026” is not a period",
    ),
    "short.csv": (table("Wait,2026-01"), "The row has 2 of the 4 cells that the headings need"),
    "years.csv": (
        table("Wait,2010-11,1,", "Wait,2011-12,2,"),
        "Row 2, column B: “2010-11” could be the financial year 2010/11 or Nov 2010",
    ),
    "comma.csv": (
        b"metric;period;value\nWait;2026-01;0,625\n",
        "Row 2, column C: “0,625” is not a number",
    ),
    "twice.csv": (
        b"metric,period,value,value\nWait,2026-01,1,2\n",
        "Row 2, column D: Jan 2026 is already in this row",
    ),
    "long-note.csv": (
        table(f"Wait,2026-01,1,{'n' * 2_001}"),
        "Row 2, column C: The note has 2,001",
    ),
    "long-name.csv": (
        table(f"{'n' * 201},2026-01,1,"),
        "Row 2, column C: The metric's name has 201",
    ),
    "infinity.csv": (table("Wait,2026-01,inf,"), "Row 2, column C: “inf” is not a number"),
    "too-large.csv": (table("Wait,2026-01,1e999,"), "Row 2, column C: “1e999” is not a number"),
    "words.csv": (table("Wait,2026-01,about ten,"), "Row 2, column C: “about ten” is not a number"),
    "inflates.xlsx": (bomb, "unzips to more than 20 MB"),
    "infinite.xlsx": (
        sheet('<c r="C2"><v>1e999</v></c>'),
        "cell C2 has a number that is not finite",
    ),
    "formula.xlsx": (
        sheet('<c r="C2"><f>1+1</f></c>'),
        "Row 2, column C: The formula has no value",
    ),
    "no-value.xlsx": (
        sheet('<c r="C2" t="e"><v>#DIV/0!</v></c>'),
        "Row 2, column C: The cell contains #DIV/0!",
    ),
}


@pytest.fixture(scope="module")
def sampled(tmp_path_factory):
    desk = Desk(tmp_path_factory.mktemp("bad") / "data")
    assert desk.run("sample") == 0
    return desk


@pytest.mark.parametrize("name", BAD)
def test_a_bad_table_is_refused_in_words_and_the_store_keeps_every_byte(sampled, tmp_path, name):
    content, words = BAD[name]
    file, store = tmp_path / name, sampled.store / "digistrat.db"
    file.write_bytes(content() if callable(content) else content)
    before = store.read_bytes()
    for command, with_store in (
        (("import", file), True),
        (("metrics", "analyse", file, "--json"), False),
    ):
        assert sampled.run(*command, store=with_store) == 2
        assert words in sampled.err
        assert "othing" in sampled.err
        assert "Traceback" not in sampled.err
        assert sampled.out == ""
    assert store.read_bytes() == before


def test_a_file_that_inflates_is_small_itself():
    assert len(bomb()) < 400_000


def test_macros_are_left_alone_and_that_is_said(tmp_path):
    desk = Desk(tmp_path / "data")
    file = tmp_path / "macros.xlsx"
    file.write_bytes(sheet('<c r="C2"><v>3</v></c>', parts={"xl/vbaProject.bin": "x"}))
    assert desk.run("import", file) == 0
    assert "has macros. They are not run and not read" in desk.err


INTERRUPTIBLE = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from digistrat_desktop.app.main import main
sys.exit(main(sys.argv[1:]))
"""


def at_a_terminal(*words):
    """Start a command whose notices go to a terminal; give it and the terminal's other end."""
    pty = pytest.importorskip("pty", reason="a terminal of this kind is for POSIX")
    ours, theirs = pty.openpty()
    command = subprocess.Popen(
        [sys.executable, "-c", INTERRUPTIBLE, *map(str, words)],
        cwd=ROOT,
        stderr=theirs,
        stdout=subprocess.PIPE,
        text=True,
    )
    os.close(theirs)
    return command, ours


def read_until(terminal, wanted):
    seen = b""
    while wanted not in seen:
        more = os.read(terminal, 4096)
        assert more, seen
        seen += more
    return seen.decode()


def rest_of(terminal):
    seen = b""
    try:
        while more := os.read(terminal, 4096):
            seen += more
    except OSError:  # Linux says so when the other end is closed
        pass
    return seen.decode()


def months(count):
    return [f"Wait {n // 1200},{1950 + n % 1200 // 12}-{n % 12 + 1:02d},{n}," for n in range(count)]


@pytest.mark.slow
def test_ctrl_c_ends_an_import_and_leaves_the_store_as_it_was(tmp_path):
    desk = Desk(tmp_path / "data")
    assert desk.run("sample") == 0
    store = desk.store / "digistrat.db"
    before = store.read_bytes()
    file = tmp_path / "many.csv"
    file.write_bytes(table(*months(30_000)))
    command, terminal = at_a_terminal("import", file, "--store", desk.store)
    said = read_until(terminal, b"Saving")
    assert "Reading: " in said
    command.send_signal(signal.SIGINT)
    said = rest_of(terminal)
    os.close(terminal)
    printed, _ = command.communicate(timeout=60)
    assert command.returncode == 130
    assert printed == ""
    assert "digistrat: stopped. What was saved" in said
    assert "Traceback" not in said
    assert store.read_bytes() == before
    assert desk.run("verify") == 0


def test_what_is_going_on_is_told_to_a_person_and_not_to_a_file(tmp_path):
    file = tmp_path / "few.csv"
    file.write_bytes(table(*months(30)))
    command, terminal = at_a_terminal("import", file, "--store", tmp_path / "data")
    said = rest_of(terminal)
    os.close(terminal)
    printed, _ = command.communicate(timeout=60)
    assert command.returncode == 0
    assert "Saving" in said
    assert "30 readings found" in printed
    desk = Desk(tmp_path / "other")
    assert desk.run("import", file) == 0
    assert desk.err == ""
