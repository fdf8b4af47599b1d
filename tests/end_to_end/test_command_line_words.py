"""Words that the command line does not know are refused in plain English, with the nearest known one."""

import pytest

from digistrat_desktop.cli.parser import parse_arguments


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
