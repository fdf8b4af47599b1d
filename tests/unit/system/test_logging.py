import datetime as dt
import logging
import subprocess
import sys
from pathlib import Path, PureWindowsPath

import pytest

from digistrat_desktop.system.logging_setup import (
    FAULT_FILE,
    RotatingLog,
    SafeFormatter,
    log_event,
    module_of,
    safe_trace,
    set_up_logging,
    shorten_path,
    stop_logging,
)

CANARY = "Mrs Okonkwo's rationale 9434765919"
AN_ID = "0c6de2a8-0000-4000-8000-000000000001"


@pytest.fixture
def log(tmp_path):
    raises, level = logging.raiseExceptions, logging.getLogger().level
    handler = set_up_logging(tmp_path, "DEBUG")
    yield lambda: (tmp_path / "digistrat.log").read_text(encoding="utf-8")
    stop_logging(handler)
    logging.raiseExceptions = raises
    logging.getLogger().setLevel(level)


def failing():
    try:
        int(CANARY)
    except ValueError as error:
        message = f"could not read {CANARY}"
        raise RuntimeError(message) from error


def fail_from_none():
    try:
        int("x")
    except ValueError:
        raise KeyError(CANARY) from None


def caught():
    try:
        failing()
    except RuntimeError as error:
        return error


def test_a_line_holds_level_code_counts_and_ids(log):
    log_event("package-imported", events=12, trust=AN_ID, item="ALN-01", seconds=0.5)
    line = log().strip()
    assert line.endswith(f"INFO package-imported events=12 trust={AN_ID} item=ALN-01 seconds=0.5")
    assert dt.datetime.fromisoformat(line.split()[0]).utcoffset() == dt.timedelta(0)


def test_free_text_never_reaches_the_log(log):
    log_event("answer-saved", note=CANARY, path=Path.home() / f"{CANARY}.pdf")
    assert "Okonkwo" not in log()
    assert "note=(left out)" in log()
    assert "*.pdf" in log()


def test_lines_written_in_any_other_way_show_only_their_place(log):
    logging.getLogger("reportlab").info("drawing %s", CANARY)
    logging.getLogger("digistrat").debug(CANARY)
    assert "Okonkwo" not in log()
    assert log().count("test_logging:") == 2


def test_an_error_is_told_by_type_and_lines_without_its_message(log, expect_log):
    expect_log("job-failed")
    log_event("job-failed", logging.ERROR, caught(), job=3)
    assert "Okonkwo" not in log()
    assert "builtins.ValueError\n" in log()
    assert "builtins.RuntimeError\n" in log()
    assert "test_logging:" in log()
    assert " failing" in log()


def test_a_code_is_words_and_never_a_sentence():
    with pytest.raises(ValueError, match="event code"):
        log_event(CANARY)


def test_the_log_is_cut_into_five_files_of_a_megabyte(log, tmp_path):
    for number in range(40_000):
        log_event(
            "many-lines-of-the-same-kind", number=number, trust=AN_ID, other=AN_ID, third=AN_ID
        )
    sizes = [path.stat().st_size for path in tmp_path.glob("digistrat.log*")]
    assert len(sizes) == 5
    assert max(sizes) <= 1_000_000


def lines_of(path):
    return path.read_text(encoding="utf-8").split()


def write_lines(handler, *words):
    for word in words:
        handler.emit(logging.LogRecord("x", logging.INFO, "file.py", 3, word, (), None))


def test_the_oldest_lines_go_first(tmp_path):
    handler = RotatingLog(tmp_path / "log", most_bytes=4, older_files=2)
    write_lines(handler, "one", "two", "three", "four")
    handler.close()
    kept = [lines_of(tmp_path / name) for name in ("log", "log.1", "log.2")]
    assert kept == [["four"], ["three"], ["two"]]
    assert not (tmp_path / "log.3").exists()


def test_a_log_that_cannot_be_moved_on_loses_no_line(tmp_path):
    (tmp_path / "log.1").mkdir()
    (tmp_path / "log.1" / "in the way").touch()
    handler = RotatingLog(tmp_path / "log", most_bytes=4, older_files=1)
    write_lines(handler, "one", "two", "three")
    handler.close()
    assert lines_of(tmp_path / "log") == ["one", "two", "three"]


def test_a_folder_that_cannot_be_written_does_not_stop_the_program(tmp_path):
    handler = set_up_logging(tmp_path / "missing", "INFO")
    log_event("started")
    stop_logging(handler)
    assert isinstance(handler, logging.NullHandler)


def test_the_formatter_survives_a_record_without_anything():
    record = logging.LogRecord("x", logging.INFO, "file.py", 3, "%d", ("not a number",), None)
    assert "(left out)" in SafeFormatter().format(record)


def test_the_trace_of_a_loop_of_causes_ends():
    first, second = ValueError("a"), ValueError("b")
    first.__cause__, second.__cause__ = second, first
    assert safe_trace(first).count("ValueError") == 2


def test_an_error_from_none_does_not_bring_its_context():
    with pytest.raises(KeyError) as caught_error:
        fail_from_none()
    assert safe_trace(caught_error.value).splitlines()[0] == "builtins.KeyError"


def test_disk_errors_keep_their_number():
    assert safe_trace(OSError(28, CANARY, CANARY)) == "builtins.OSError errno 28"


def test_source_files_are_named_without_their_folders():
    import digistrat_desktop.system.clock as ours  # noqa: PLC0415 # only its file is of interest

    assert module_of(ours.__file__) == "digistrat_desktop.system.clock"
    assert module_of(r"C:\Users\okonkwo\lib\json.py") == "json"
    assert module_of("/users/okonkwo/lib/json.py") == "json"


@pytest.mark.parametrize(
    ("path", "short"),
    [
        (
            PureWindowsPath(r"C:\Users\o\AppData\Local\DigiStrat\Okonkwo.db"),
            r"%LOCALAPPDATA%\...\*.db",
        ),
        (PureWindowsPath(r"C:\Users\o\Documents\Okonkwo.xlsx"), r"%USERPROFILE%\...\*.xlsx"),
        (PureWindowsPath(r"\\server\okonkwo\a.csv"), r"...\*.csv"),
    ],
)
def test_paths_are_shortened_to_a_known_folder(path, short):
    environment = {"LOCALAPPDATA": r"C:\Users\o\AppData\Local", "USERPROFILE": r"C:\Users\o"}
    assert shorten_path(path, environment) == short


FAULT = """
import faulthandler, pathlib, sys
from digistrat_desktop.system.logging_setup import catch_faults
kept = catch_faults(pathlib.Path(sys.argv[1]))
faulthandler._sigabrt()
"""


def test_a_dying_interpreter_leaves_its_last_lines(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", FAULT, str(tmp_path)], capture_output=True, check=False
    )
    assert done.returncode != 0
    assert "Aborted" in (tmp_path / FAULT_FILE).read_text(encoding="utf-8")


def test_faults_that_cannot_be_written_do_not_stop_the_program(tmp_path):
    code = FAULT.replace("faulthandler._sigabrt()", "print(kept)")
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "missing")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "None\n"
