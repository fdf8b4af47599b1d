"""Words that the command line does not know are refused in plain English, with the nearest known one."""

from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from digistrat_desktop.app.bootstrap import make_basis
from digistrat_desktop.cli.parser import parse_arguments
from digistrat_desktop.services.reports.making import KIND_WORDS
from digistrat_desktop.services.store.opening import open_to_read
from tests.helpers.commands import Desk, filled_in, leaf_commands


def refusal(capsys, words):
    with pytest.raises(SystemExit) as ended:
        parse_arguments(words.split())
    assert ended.value.code == 2
    shown = capsys.readouterr()
    assert not shown.out
    return shown.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("repotr", "There is no command “repotr”. Did you mean “report”?"),
        ("metrics analize", "There is no action “analize”. Did you mean “analyse”?"),
        ("frameworks chek", "There is no action “chek”. Did you mean “check”?"),
        ("list --jsn", "There is no option “--jsn” here. Did you mean “--json”?"),
        ("verify --pasword-file x", "Did you mean “--password-file”?"),
        ("--stoer list", "There is no option “--stoer” here. Did you mean “--store”?"),
        ("metrics analyse f --direction upp", "--direction does not take “upp”."),
    ],
)
def test_a_word_nobody_knows_is_named_with_the_nearest_one_known(capsys, words, said):
    assert said in refusal(capsys, words)


def paths_asked_for():
    """Give the words of each command with an empty name where one of its files or folders is asked for."""
    for name, parser in leaf_commands().items():
        for one in parser._actions:
            if one.type is not None and one.type("1") == Path("1"):
                yield name, one.option_strings[:1], one.metavar


@pytest.mark.parametrize(("command", "option", "metavar"), [*paths_asked_for()])
def test_an_empty_name_is_refused_wherever_a_file_or_a_folder_is_asked_for(
    capsys, command, option, metavar
):
    """A name that a script never set would mean the folder one happens to be in."""
    with pytest.raises(SystemExit) as ended:
        parse_arguments([*command.split(), *option, ""])
    assert ended.value.code == 2
    asked = "".join(option) or metavar
    assert f"{asked} needs a value after it." in capsys.readouterr().err


def test_a_word_that_is_near_to_nothing_gets_no_guess(capsys):
    said = refusal(capsys, "zzzz")
    assert "Did you mean" not in said
    assert "Known are: sample, list, report" in said


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("report", "--out"),
        ("export", "--out"),
        ("import", "FILE"),
        ("answers", "ACTION"),
        ("answers save", "--out"),
        ("answers import", "FILE"),
        ("metrics", "ACTION"),
        ("metrics analyse", "FILE"),
        ("frameworks", "ACTION"),
        ("frameworks check", "FILE"),
        ("check-report", "FILE.pdf"),
        ("self-test", "--out"),
    ],
)
def test_every_command_says_what_it_lacks_and_where_its_help_is(capsys, words, missing):
    said = refusal(capsys, words)
    assert said == f"digistrat {words}: {missing} is missing.\nHelp: digistrat {words} --help\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--store", "--store needs a value after it."),
        ("report --out", "--out needs a value after it."),
        ("metrics analyse f --target much", "needs a number, such as 95 or 92.5. “much” is"),
        ("metrics analyse f --json=3", "--json does not take a value, but you gave “3”."),
        ("sample extra", "“extra” is not expected here."),
        ("report --a x", "It could mean --assessment or --attach-data."),
    ],
)
def test_a_wrong_value_is_told_with_what_belongs_there(capsys, words, said):
    assert said in refusal(capsys, words)


# What a newcomer met

ROWS = "metric,period,value,note\nUptime,2026-01,99.1,\nUptime,2026-02,99.2,\nLogins,2026-01,5,\n"


@pytest.fixture(scope="module")
def sampled(tmp_path_factory):
    desk = Desk(tmp_path_factory.mktemp("sampled") / "data")
    assert desk.run("sample") == 0
    return desk


def test_a_table_is_counted_as_its_rows_are_and_new_metrics_apart(tmp_path):
    (tmp_path / "t.csv").write_text(ROWS, encoding="utf-8")
    desk = Desk(tmp_path / "data")
    for said in ("New metrics: 2. New readings: 3. Revised: 0.", "New readings: 0. Revised: 0."):
        assert desk.run("import", tmp_path / "t.csv") == 0
        assert desk.out.splitlines()[-1] == said
    (tmp_path / "t.csv").write_text(ROWS.replace("99.2", "98"), encoding="utf-8")
    assert desk.run("import", tmp_path / "t.csv") == 0
    assert desk.out.splitlines()[-1] == "New readings: 0. Revised: 1."


def test_the_state_each_command_leaves_is_backed_up(tmp_path, sampled):
    (tmp_path / "t.csv").write_text(ROWS, encoding="utf-8")
    (trust,) = {one["trust_id"] for one in sampled.listed()}
    assert sampled.run("export", "--trust", trust, "--out", tmp_path / "a.digistrat") == 0
    assert sampled.run("answers", "save", "--out", tmp_path / "a.xlsx") == 0
    workbook = filled_in(tmp_path / "a.xlsx", "Absent")
    desk, other = Desk(tmp_path / "data"), Desk(tmp_path / "other")
    for one, *words in (
        *((other, "import", tmp_path / "a.digistrat"), (desk, "sample")),
        (desk, "import", tmp_path / "t.csv", "--trust", trust),
        (desk, "answers", "import", workbook),
    ):
        assert one.run(*words) == 0, one.err
        with closing(open_to_read(make_basis().access(one.store)).library) as library:
            assert any(kept.more == kept.fewer == 0 for kept in library.store.backups()), words


def test_a_preview_of_a_whole_trust_counts_many_of_a_kind_in_one_line_and_none_twice(
    tmp_path, sampled
):
    (trust,) = {one["trust_id"] for one in sampled.listed()}
    package = tmp_path / "a.digistrat"
    assert sampled.run("export", "--trust", trust, "--out", package) == 0
    desk = Desk(tmp_path / "data")
    assert desk.run("import", package, "--preview") == 0
    lines = desk.out.splitlines()
    named = Counter(line.partition(" “")[0] for line in lines)
    assert max(named.values()) <= 3
    assert len(set(lines)) == len(lines)
    assert "New: 271 readings" in lines
    assert "New: 224 answers" in lines
    assert "New: 4 assessments" in lines


def test_the_help_of_a_report_names_every_kind(capsys):
    with pytest.raises(SystemExit):
        parse_arguments(["report", "--help"])
    told = capsys.readouterr().out
    assert all(kind in told for kind in KIND_WORDS)


def test_a_report_is_checked_without_any_data_here(tmp_path, sampled):
    paper = tmp_path / "full.pdf"
    words = ("report", "--kind", "audit", "--attach-data", "--assessment", "latest", "--out", paper)
    assert sampled.run(*words) == 0
    reader = Desk(tmp_path / "nothing")
    assert reader.run("check-report", paper) == 0
    assert "There is no DigiStrat data in" in reader.err
    assert "there is none to compare it with" in reader.out
    assert not reader.store.exists()
    paper.write_bytes(paper.read_bytes().replace(b"dataSHA256>", b"dataSHA25x>"))
    assert reader.run("check-report", paper) == 2
