"""The command line as a person or a script meets it: what is printed where, and the exit code."""

import json
import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from digistrat_desktop.app.bootstrap import make_basis
from digistrat_desktop.app.main import NO_SCREEN, has_screen
from digistrat_desktop.cli.commands import COMMANDS
from digistrat_desktop.cli.parser import make_parser
from digistrat_desktop.services.sample import sample_trust_id
from digistrat_desktop.services.store.opening import open_library
from digistrat_desktop.system.version import __version__
from tests.helpers.commands import Desk

ROOT = Path(__file__).parents[2]
PACK = ROOT / "resources/frameworks/digistrat-board-1.0.0.toml"


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path / "data")


@pytest.fixture(scope="session")
def made_once(tmp_path_factory):
    desk = Desk(tmp_path_factory.mktemp("sampled") / "data")
    assert desk.run("sample") == 0
    return desk.store


@pytest.fixture
def sampled(desk, made_once):
    shutil.copytree(made_once, desk.store)
    return desk


def program(*words, **environment):
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "digistrat_desktop", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_sample_is_made_once(desk):
    assert desk.run("sample") == 0
    assert desk.out.startswith("Made the sample trust")
    assert desk.run("sample") == 0
    assert desk.out.startswith("Already there")
    assert len(desk.listed()) == 4


def test_the_sample_ends_alike_in_every_process(tmp_path):
    ends = set()
    for seed in ("1", "2"):
        store = tmp_path / seed
        program("sample", "--store", store, PYTHONHASHSEED=seed)
        ends.add(program("verify", "--store", store).stdout)
    assert len(ends) == 1
    assert "unaltered" in ends.pop()


def test_the_list_names_trust_and_assessments_newest_first(sampled):
    assert sampled.run("list") == 0
    trust, *rows = sampled.out.splitlines()
    assert trust.startswith("Northmoor University Hospitals NHS Foundation Trust (sample)")
    dates = ["2026-10-01", "2026-09-30", "2025-10-01", "2025-04-01"]
    assert [row.split()[0] for row in rows] == dates


def test_the_list_for_programs_has_stable_keys(sampled):
    first = sampled.listed()[0]
    assert {"id", "title", "trust", "as_of", "status"} <= set(first)
    assert (first["title"], first["as_of"], first["status"]) == (
        "Autumn 2026",
        "2026-10-01",
        "draft",
    )


def test_an_empty_store_says_that_it_is_empty(desk):
    with closing(open_library(make_basis().access(desk.store))):
        pass
    assert desk.run("list") == 0
    assert desk.out == "There are no trusts in your data yet.\n"
    assert desk.listed() == []


def test_a_folder_without_a_store_is_refused_and_left_as_it_was(desk):
    assert desk.run("list") == 2
    assert "There is no DigiStrat data" in desk.err
    assert desk.out == ""
    assert not desk.store.exists()


@pytest.mark.pdf
def test_a_report_of_the_latest_assessment_is_written(sampled, tmp_path):
    out = tmp_path / "board.pdf"
    assert sampled.run("report", "--assessment", "latest", "--kind", "board", "--out", out) == 0
    assert out.read_bytes().startswith(b"%PDF-")
    assert "fingerprint" in sampled.out


@pytest.mark.pdf
def test_the_same_data_give_the_same_bytes(sampled, tmp_path):
    for name in ("a.pdf", "b.pdf"):
        sampled.run("report", "--out", tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_report_can_be_of_an_assessment_by_the_beginning_of_its_id(sampled, tmp_path):
    wanted = sampled.listed()[2]["id"][:8]
    out = tmp_path / "spring.html"
    assert sampled.run("report", "--assessment", wanted, "--out", out) == 0
    assert "Spring 2025" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--assessment", "zzz", "--out", "x.pdf"), "No assessment matches"),
        (("--kind", "glossy", "--out", "x.pdf"), "no report called"),
        (("--out", "x.exe"), "cannot be saved as"),
        (("missing.digistrat", "--out", "x.pdf"), "missing.digistrat"),
        (("--crosswalk", "wgll", "--out", "x.pdf"), "kind board has no crosswalk in it"),
        (("--crosswalk", "nosuch", "--kind", "full", "--out", "x.pdf"), "There is no crosswalk"),
    ],
)
def test_a_report_that_cannot_be_made_is_refused_with_the_reason(sampled, tmp_path, words, reason):
    words = [tmp_path / word if word.startswith("x.") else word for word in words]
    assert sampled.run("report", *words) == 2
    assert reason in sampled.err
    assert not list(tmp_path.glob("x.*"))


def test_a_good_framework_is_told_with_its_counts(desk):
    assert desk.run("frameworks", "check", PACK, store=False) == 0
    assert "67 questions" in desk.out


def test_a_broken_framework_is_told_line_by_line(desk, tmp_path):
    broken = tmp_path / "broken.toml"
    text = PACK.read_text(encoding="utf-8")
    broken.write_text(text.replace('scale = "alignment"', 'scale = "nowhere"'), encoding="utf-8")
    assert desk.run("frameworks", "check", broken, store=False) == 2
    assert "broken.toml, line " in desk.err
    assert desk.out == ""


def test_a_sound_store_is_told_with_what_cannot_be_proved(sampled):
    assert sampled.run("verify") == 0
    assert "unaltered" in sampled.out
    assert "cannot prove" in sampled.out


def test_an_altered_trail_is_refused_with_the_first_bad_change(sampled):
    path = sampled.store / "digistrat.db"
    data = path.read_bytes()
    at = data.index(b'"title":"Spring 2025"') + len(b'"title":"')
    path.write_bytes(data[:at] + b"Winter 2025" + data[at + 11 :])
    assert sampled.run("verify") == 2
    assert "PROBLEM FOUND" in sampled.out
    assert "found something altered" in sampled.err
    assert "Run the program without a command" in sampled.err


def test_a_table_of_metrics_is_brought_in(sampled, tmp_path):
    table = tmp_path / "figures.csv"
    table.write_text("metric,period,value,note\nDigital take-up,2026-10,63.0,\n", encoding="utf-8")
    assert sampled.run("import", table) == 0
    assert "1 reading found, with a value." in sampled.out
    assert "New readings: 1. Revised: 0." in sampled.out
    assert sampled.run("verify") == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("metric,metric,value\nWaits,2026-01,12\n", "1 reading found, with a value."),
        ("metric,period,value\nWaits,2026-01,12\nWaits\n", "1 note under the table"),
        ("metric,period,value\nWaits,2026-01,12\nWaits,2026-02,nan\n", "1 not reported"),
    ],
    ids=["a heading twice", "a row cut short", "no number"],
)
def test_an_odd_table_that_has_one_meaning_is_read_and_what_is_odd_is_told(
    sampled, tmp_path, text, told
):
    table = tmp_path / "figures.csv"
    table.write_text(text, encoding="utf-8")
    assert sampled.run("import", table) == 0
    assert told in sampled.out
    assert sampled.run("verify") == 0


def test_a_hostile_table_leaves_the_store_untouched(sampled, tmp_path):
    before = (sampled.store / "digistrat.db").read_bytes()
    table = tmp_path / "figures.csv"
    table.write_text('metric,period,value\n"A,2026-10,63.0\n', encoding="utf-8")
    assert sampled.run("import", table) == 2
    assert sampled.err.startswith("digistrat: ")
    assert (sampled.store / "digistrat.db").read_bytes() == before


def test_metrics_are_analysed_without_a_store(desk, tmp_path):
    table = tmp_path / "figures.csv"
    rows = "".join(f"A,2025-{m:02d},{m}\n" for m in range(1, 13))
    table.write_text(f"metric,period,value\n{rows}", encoding="utf-8")
    words = ("metrics", "analyse", table, "--direction", "down", "--target", "20")
    assert desk.run(*words, "--json", store=False) == 0
    (series,) = json.loads(desk.out)["series"]
    assert series["variation_icon"] == "concern_high"
    assert desk.run(*words, store=False) == 0
    assert desk.out.startswith("A: ")
    assert not desk.store.exists()


def test_the_chart_and_the_forecast_of_a_dated_target_are_told(desk, tmp_path):
    table = tmp_path / "figures.csv"
    rows = "".join(f"A,{2024 + m // 12}-{m % 12 + 1:02d},{50 + m * 7 % 5}\n" for m in range(24))
    table.write_text(f"metric,period,value\n{rows}", encoding="utf-8")
    words = ("metrics", "analyse", table, "--target", "90", "--by", "2026-06-01")
    assert desk.run(*words, store=False) == 0
    assert "Target 90 from Jun 2026" in desk.out or "No forecast is made" in desk.out
    assert desk.run("metrics", "analyse", table, "--chart", "run", "--json", store=False) == 0
    found = json.loads(desk.out)
    assert found["chart"] == "run"
    assert found["series"][0]["forecast"] is None
    assert found["series"][0]["points"][0]["lpl"] is None


def test_a_day_to_forecast_for_needs_a_target(desk, tmp_path):
    table = tmp_path / "figures.csv"
    table.write_text("metric,period,value\nA,2025-01,1\n", encoding="utf-8")
    assert desk.run("metrics", "analyse", table, "--by", "2026-06-01", store=False) == 2
    assert "needs a target" in desk.err


def test_what_cannot_be_said_of_a_table_is_said_under_its_sentence(desk, tmp_path):
    table = tmp_path / "figures.csv"
    rows = "".join(f"A,2025-{m:02d},{m},x\n" for m in range(1, 13) if m != 4)
    table.write_text(f"metric,period,value,colour\n{rows}", encoding="utf-8")
    words = ("metrics", "analyse", table, "--rebase", "2025-02-15")
    assert desk.run(*words, store=False) == 0
    assert desk.err == "Columns not read: colour.\n"
    asked = "No reading starts on 15 Feb 2025, so the limits were not recalculated."
    assert f"  {asked} The next reading is Mar 2025.\n" in desk.out
    assert "  No row for: Apr 2025.\n" in desk.out
    assert desk.run(*words, "--json", store=False) == 0
    remarks = {one["kind"]: one for one in json.loads(desk.out)["series"][0]["remarks"]}
    asked = remarks["unknown_rebase"]
    assert (asked["day"], asked["offered"]) == ("2025-02-15", "2025-03")


def test_a_table_is_read_by_the_rules_and_the_baseline_asked_for(desk, tmp_path):
    table = tmp_path / "figures.csv"
    values = (50, 55, 51, 54, 50, 53, 51, 54, 49, 50, 51, 52, 53, 54)
    rows = "".join(f"A,{2025 + n // 12}-{n % 12 + 1:02d},{v}\n" for n, v in enumerate(values))
    table.write_text(f"metric,period,value\n{rows}", encoding="utf-8")
    words = ("metrics", "analyse", table, "--json")
    assert desk.run(*words, store=False) == 0
    usual = json.loads(desk.out)
    assert (usual["run_length"], usual["fix_after"]) == (7, None)
    assert desk.run(*words, "--rules", "mdc-6", "--baseline", "13", store=False) == 0
    asked = json.loads(desk.out)
    assert (asked["profile"], asked["run_length"], asked["fix_after"]) == ("MDC Excel", 6, 13)
    icons = [found["series"][0]["variation_icon"] for found in (usual, asked)]
    assert icons == ["common_cause", "improvement_high"]


@pytest.mark.parametrize("typed", ["11", "nan", "1e3", "twelve"])
def test_a_baseline_that_cannot_be_is_refused_in_words(desk, tmp_path, typed):
    words = ("metrics", "analyse", tmp_path / "x.csv", "--baseline", typed)
    assert desk.run(*words, store=False) == 2
    assert f"“{typed}” is not a baseline: write a whole number from 12 to 999" in desk.err


def test_a_rebase_that_is_no_date_is_refused(desk, tmp_path):
    words = ("metrics", "analyse", tmp_path / "x.csv", "--rebase", "soon")
    assert desk.run(*words, store=False) == 2
    assert "not a date" in desk.err


def test_a_report_says_which_data_it_was_made_from(sampled, tmp_path):
    paper = tmp_path / "full.pdf"
    assert sampled.run("report", "--kind", "full", "--attach-data", "--out", paper) == 0
    assert sampled.err, "a warning says what attached data means"
    assert sampled.run("check-report", paper) == 0
    assert "match" in sampled.out.lower()


def test_a_report_straight_from_a_package_is_the_one_the_store_gives(sampled, tmp_path):
    package, one, other = (tmp_path / n for n in ("t.digistrat", "one.pdf", "other.pdf"))
    sampled.run("export", "--trust", sample_trust_id(), "--out", package)
    assert package.exists(), sampled.err
    assert sampled.run("report", "--out", one) == 0
    assert sampled.run("report", package, "--out", other) == 0
    assert one.read_bytes() == other.read_bytes()


def test_a_reader_beside_a_window_reads_the_last_backup_and_says_so(sampled):
    with closing(open_library(make_basis().access(sampled.store))) as window:
        window.store.back_up(make_basis().clock.now())
        access = make_basis().access(sampled.store)._replace(sleep=lambda _: None)
        assert sampled.run("list", access=lambda _: access) == 0
        assert sampled.run("sample", sample_access=lambda _: access) == 2
        assert "Your data is already open" in sampled.err
    assert sampled.run("list") == 0
    assert sampled.err == ""


def test_a_fault_of_the_program_ends_with_one_and_shows_no_data(sampled, expect_log):
    expect_log("command-failed")

    def fails(_):
        raise RuntimeError("Northmoor secret")

    assert sampled.run("list", access=fails) == 1
    assert "program error" in sampled.err
    assert "secret" not in sampled.err


def test_words_that_make_no_sense_are_refused():
    done = program("dance")
    assert done.returncode == 2
    assert "There is no command “dance”." in done.stderr


def test_the_version_is_printed():
    done = program("--version")
    assert (done.returncode, done.stdout) == (0, f"DigiStrat Desktop {__version__}\n")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_screen_and_a_command_the_program_says_so():
    done = program(DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert (done.returncode, done.stderr) == (2, f"{NO_SCREEN}\n")


@pytest.mark.parametrize(
    ("environment", "platform", "there"),
    [
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "w"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "linux", False),
        ({}, "win32", True),
    ],
)
def test_a_screen_is_known_by_what_the_system_says(environment, platform, there):
    assert has_screen(environment, platform) is there


def test_a_running_command_cannot_reach_a_network(tmp_path):
    code = (
        "import socket, sys; from digistrat_desktop.app.main import main\n"
        f"main(['list', '--store', {str(tmp_path)!r}])\n"
        "socket.socket().connect(('127.0.0.1', 9))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "uses no network" in done.stderr


@pytest.mark.slow
def test_the_self_test_passes_and_leaves_what_it_made(tmp_path):
    done = program("self-test", "--out", tmp_path / "trial")
    assert done.returncode == 0, done.stdout + done.stderr
    made = {path.name for path in (tmp_path / "trial").iterdir()}
    assert made >= {"self-test.txt", "chart.png", "board.pdf", "store"}
    assert "The self-test passed." in done.stdout


def test_every_command_and_option_is_in_the_guide():
    guide = (ROOT / "docs/command-line.md").read_text(encoding="utf-8")
    for parser in parsers(make_parser()):
        assert f"`{parser.prog}" in guide, parser.prog
        for action in parser._actions:
            for word in action.option_strings:
                assert word in {"-h", "--help"} or f"`{word}" in guide, (parser.prog, word)


def parsers(parser):
    yield parser
    for action in parser._actions:
        for child in (action.choices or {}).values() if isinstance(action.choices, dict) else ():
            yield from parsers(child)


def test_help_names_every_command_and_the_exit_codes():
    done = program("--help")
    assert done.returncode == 0
    assert all(name in done.stdout for name in COMMANDS)
    assert all(f" {code} " in done.stdout.partition("Exit codes:")[2] for code in (0, 1, 2, 130))
