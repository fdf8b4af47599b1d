"""The packaged program's window, worked from outside: the sample, charts, and a report of record.

The two outside validators judge the reports, as they judge in tests/reports those made from source.
"""

import pytest

from tests.atspi import test_main_job as outside
from tests.reports import vera

pytestmark = [pytest.mark.frozen, pytest.mark.slow]
KINDS = ("board", "full", "audit", "progress")


def assert_accessible_and_archival(folder, wanted):
    verdicts = vera.validate(folder, wanted)
    assert len(verdicts) == 2 * len(wanted)
    for (name, profile), verdict in verdicts.items():
        assert verdict.passed, (name, profile, verdict.said)
        assert verdict.rules == vera.RULES[profile]
    counts = vera.outloud_counts(sorted(folder.glob("*.pdf")))
    assert set(counts) == set(wanted)
    assert {errors for errors, _ in counts.values()} == {0}


def test_sample_window_charts_and_a_pdf_that_passes_the_validators(program, home, seat, tmp_path):
    program.ok("sample", "--store", tmp_path / "store", env=home)
    (tmp_path / "made").mkdir()
    told = seat("sample_journey.py", tmp_path / "store", tmp_path / "made/board.pdf")
    assert [words for words in outside.SAMPLE if words not in told] == []
    assert_accessible_and_archival(tmp_path / "made", {"board.pdf": "ua1,2a"})


def test_a_first_assessment_is_kept_and_its_pdf_passes_the_validators(
    program, home, seat, tmp_path
):
    (tmp_path / "made").mkdir()
    told = seat("main_job.py", tmp_path / "store", tmp_path / "made/board.pdf")
    assert "reason kept: Each clinical strategy has a digital chapter." in told
    listed = program.ok("list", "--store", tmp_path / "store", env=home)
    assert "Vale Hospitals NHS Trust" in listed
    assert_accessible_and_archival(tmp_path / "made", {"board.pdf": "ua1,2a"})


def test_every_kind_of_report_passes_the_validators_with_and_without_data(program, home, tmp_path):
    store, made = tmp_path / "store", tmp_path / "made"
    made.mkdir()
    program.ok("sample", "--store", store, env=home)
    for kind in KINDS:
        words = ("report", "--store", store, "--kind", kind, "--out")
        program.ok(*words, made / f"{kind}.pdf", env=home)
    program.ok(*words, made / "data.pdf", "--attach-data", env=home)
    wanted = {f"{kind}.pdf": "ua1,2a" for kind in KINDS}
    assert_accessible_and_archival(made, {**wanted, "data.pdf": "ua1,3a"})
