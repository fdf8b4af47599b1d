"""What the report of a region says, beside the tables it is made of, counted again by hand."""

import csv
from collections import Counter

import pytest

from digistrat_desktop.services.region.reading import read_data_set
from digistrat_desktop.services.region.report import write_region_report
from tests.helpers.region_trusts import write_trust


@pytest.fixture(scope="session")
def report(maker, data_set):
    return read_data_set(maker, data_set.folder)


@pytest.fixture(scope="session")
def table(data_set):
    """Give a table of the data set as dictionaries, from its CSV file."""

    def read(name):
        with (data_set.folder / "csv" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return read


def said(row):
    return row["answer"] if row["standing"] == "level" else row["standing"]


@pytest.fixture(scope="session")
def cycles(table):
    """The latest assessment of each real trust, and the one before it, by trust."""
    samples = {one["trust"] for one in table("trusts") if one["sample"] == "true"}
    real = [one for one in table("cycles") if not one["site"] and one["trust"] not in samples]
    now = {one["trust"]: one for one in real if one["is_latest"] == "true"}
    before = {
        one["trust"]: one
        for one in real
        if int(one["number"]) == int(now[one["trust"]]["number"]) - 1
    }
    return now, before


def test_the_basis_counts_trusts_assessments_and_files(report, table, cycles, files_made):
    now, _ = cycles
    assert report.basis.trusts == len(now)
    assert report.moving == sum(int(one["number"]) > 1 for one in now.values())
    assert sorted(one.file for one in report.basis.apart) == sorted(
        name for name, verdict in files_made[1].items() if verdict == "set apart"
    )
    assert sum(one.trusts for one in report.basis.frameworks) == len(now)


def test_every_trust_asked_a_question_is_in_exactly_one_of_its_answers(report):
    questions = [one for group in report.groups for one in group.questions]
    assert len(questions) > 50
    for one in questions:
        assert sum(level.now for level in one.levels) == one.now
        assert sum(level.before for level in one.levels) == one.before
        assert one.before <= one.now


def test_each_trust_is_in_one_group_and_an_earlier_version_is_said(report, table, cycles):
    now, _ = cycles
    assert sum(one.trusts for one in report.groups) == len(now)
    versions = {one["framework"]: one["version"] for one in table("frameworks")}
    early = sum(versions[one["framework"]] == "1.0.0" for one in now.values())
    said = [words for one in report.groups for words in one.answered]
    assert sum(int(words.split()[0]) for words in said) == early > 0
    assert all("answered in version 1.0.0, read as version 2.0.0" in words for words in said)


def test_every_question_is_said_of_all_that_were_asked_it(report, table, cycles):
    now, _ = cycles
    latest = {one["cycle"] for one in now.values()}
    asked = [one for one in table("answers") if one["cycle"] in latest]
    assert sum(one.asked for one in report.everyone) == len(asked)
    (one,) = (one for one in report.everyone if one.id == "ALN-02")
    absent = [a for a in asked if a["question"] == "ALN-02" and said(a) == "absent"]
    assert dict(one.levels)["Absent"] == len(absent) > 0
    for question in report.everyone:
        counts = [count for _, count in question.levels]
        assert sum(counts) + question.no_level == question.asked


def test_a_metric_is_named_as_its_framework_names_it(report, table):
    titles = {one["name"] for one in table("framework_metrics")}
    own = [one["name"] for one in table("metrics")]
    assert "Metric 1" in own
    framework = [one for one in report.metrics if "trusts' own" not in one.name]
    assert framework
    assert {one.name for one in framework} <= titles
    assert not [one for one in report.metrics for words in own if words in one.name]


def test_a_question_that_means_the_same_is_one_row_of_what_moved(report):
    ids = [one.id for one in report.moved if one.id == "ALN-01"]
    assert len(ids) == 1


def test_the_moves_without_a_reason_are_those_of_the_findings(report, table):
    by_title = {one.words: one for one in report.findings}
    up = sum(one.unexplained_up for one in report.causes)
    found = by_title["A change has no explanation"]
    assert up == found.found + found.set_aside > 0
    down = by_title["An answer slipped back"]
    assert sum(one.down for one in report.causes) == down.found + down.set_aside


def test_what_a_spreadsheet_would_compute_is_escaped_in_the_tables_and_plain_on_paper(
    maker, tmp_path
):
    folder = tmp_path / "files"
    folder.mkdir()
    write_trust(folder, 0)
    (folder / "=cmd.digistrat").write_bytes(b"rubbish")
    made = maker.make(folder, tmp_path / "out")
    assert '"\'=cmd.digistrat"' in (made.folder / "csv/files.csv").read_text("utf-8")
    (apart,) = read_data_set(maker, made.folder).basis.apart
    assert apart.file == "=cmd.digistrat"


def test_a_resource_keeps_the_capitals_that_trusts_write(maker, report, data_set):
    names = {one.resource for one in report.gaps}
    assert {"wards with reliable Wi-Fi", "network engineers", "capital"} <= names
    hidden = read_data_set(maker, data_set.folder, hide=True)
    assert {one.resource for one in hidden.gaps} <= names


def test_trusts_are_named_with_their_latest_day_and_a_broken_file_has_none(report, table, cycles):
    now, _ = cycles
    days = {one.name: str(one.as_of) for one in report.basis.named}
    names = {one["trust"]: one["name"] for one in table("trusts")}
    assert days == {names[trust]: one["as_of"] for trust, one in now.items()}
    first = report.basis.named[0]
    (cycle,) = (one for trust, one in now.items() if names[trust] == first.name)
    packs = {
        one["framework"]: f"{one['title']}, version {one['version']}" for one in table("frameworks")
    }
    status = {"sealed": "Signed off", "draft": "Draft", "ready": "Ready to sign off"}
    assert (first.assessment, first.framework) == (cycle["title"], packs[cycle["framework"]])
    assert first.status == status[cycle["status"]]
    (broken,) = (one for one in report.basis.apart if one.file.startswith("a-"))
    assert broken.trust_words == "Not known"


def test_levels_nobody_chose_are_there_too(report):
    by_section = {one.section: one for group in report.groups for one in group.questions}
    words = [level.word for level in by_section["Strategy alignment"].levels if level.is_level]
    assert words == ["Absent", "Siloed", "Embedded"]


def test_a_question_is_counted_as_by_hand_now_and_before(report, table, cycles):
    now, before = cycles
    kinds = {one["trust"]: one["kind"] for one in table("trusts")}
    alike = {
        trust for trust, one in now.items() if one["form"] == "full" and kinds[trust] == "acute"
    }
    labels = {
        (one["level"]): one["label"]
        for one in table("levels")
        if one["question"] == "ALN-02" and one["half"] == "1"
    }
    rows = {
        (one["trust"], one["cycle"]): one for one in table("answers") if one["question"] == "ALN-02"
    }
    (group,) = (one for one in report.groups if one.setting == "Acute" and one.form == "full")
    assert group.trusts == len(alike)
    (question,) = (one for one in group.questions if one.id == "ALN-02")
    for cycles_then, counted in (
        (now, {one.word: one.now for one in question.levels if one.is_level and one.now}),
        (before, {one.word: one.before for one in question.levels if one.is_level and one.before}),
    ):
        found = Counter(
            labels[said(rows[trust, cycles_then[trust]["cycle"]])]
            for trust in alike
            if trust in cycles_then
            and rows[trust, cycles_then[trust]["cycle"]]["standing"] == "level"
        )
        assert counted == dict(found)


def test_a_shared_constraint_is_counted_as_by_hand(report, table, cycles):
    now, _ = cycles
    latest = {one["cycle"] for one in now.values()}
    rows = [one for one in table("constraints") if one["cycle"] in latest]
    titles = {one["question"]: one["title"] for one in table("questions")}
    serious = Counter(titles[one["question"]] for one in rows if one["serious"] == "true")
    first = report.constraints[0]
    assert first.serious == serious[first.title] == max(serious.values())


def test_ups_and_downs_are_all_there(report, table, cycles):
    now, _ = cycles
    latest = {one["cycle"] for one in now.values()}
    ways = Counter(one["way"] for one in table("movements") if one["cycle"] in latest)
    assert sum(one.up for one in report.moved) == ways["up"] > 0
    assert sum(one.down for one in report.moved) == ways["down"] > 0
    assert all(one.up + one.down + one.first + one.lost <= one.asked for one in report.moved)
    assert sum(one.up for one in report.causes) == ways["up"]


def test_evidence_gaps_add_up_to_what_is_not_backed(report):
    for one in report.evidence:
        assert sum(one.gaps) == one.not_backed == one.claimed - one.backed


def test_checked_levels_are_counted_and_kappa_is_said_only_where_there_are_enough(
    report, table, cycles
):
    now, _ = cycles
    latest = {one["cycle"] for one in now.values()}
    pairs = [one for one in table("checks") if one["cycle"] in latest]
    of_all = [one for one in report.checked if one.title.startswith("All questions")]
    assert {one.by for one in of_all} == {"reviewer", "group"}
    counted = sum(one.agreement.pairs + one.agreement.no_level for one in of_all)
    assert counted == len(pairs) > 20
    for one in report.checked:
        found = one.agreement
        assert found.kappa is None or found.pairs >= found.needed
        assert found.same + found.claimed_higher + found.checked_higher == found.pairs


@pytest.mark.parametrize("ending", [".pdf", ".html", ".xlsx"])
def test_the_report_of_a_real_data_set_is_made_in_every_format(report, tmp_path, ending):
    made = write_region_report(report, tmp_path / f"region{ending}")
    assert made.path.stat().st_size > 1000
    assert made.fingerprint == report.basis.fingerprint


def test_the_same_data_set_gives_the_same_report(maker, data_set, report):
    assert read_data_set(maker, data_set.folder) == report
