"""The check of every text finds what docs/words.md says must not be written."""

import pytest

from installer.words_check import (
    Text,
    check,
    every_text,
    grade,
    main,
    newest_version,
    rules,
    texts_in_prose,
    texts_in_source,
)

RULES = rules()


def kinds(*words):
    return set(check([Text(one, "here:1") for one in words], RULES).kinds)


@pytest.mark.parametrize(
    "words",
    [
        "Mend",
        "They take up the idea",
        "Why it is watched no longer",
        "A view only",
        "You don't need it",
        "Organize the list",
        "Two copies differ",
    ],
)
def test_a_banned_word_is_found(words):
    assert kinds(words) == {"banned word"}


@pytest.mark.parametrize(
    "words",
    [
        "Such as 12",
        "What there is",
        "No of 25 claimed levels",
        "Check whether it is right",
        "The file is there twice",
    ],
)
def test_an_order_of_words_that_trips_readers_is_found(words):
    assert kinds(words) == {"order of words"}


def test_a_second_word_for_one_idea_is_found_where_the_first_is_used():
    # a word that is banned as well is said twice, once for each reason
    assert kinds("Add a metric", "Add a measure") == {"banned word", "mixed term"}
    assert kinds("Import the file", "He brought the file in") == {"banned word", "mixed term"}
    assert kinds("Add a metric", "What Good Looks Like: success measures") == set()


def test_a_sentence_of_26_words_is_found_and_one_of_25_is_not():
    assert kinds(" ".join(["it"] * 26) + ".") == {"long sentence"}
    assert kinds(" ".join(["it"] * 25) + ". It is so.") == set()


def test_a_text_that_is_hard_to_read_is_found():
    hard = "Organisational interoperability considerations necessitate comprehensive deliberation"
    assert grade(hard) > RULES.highest_grade
    assert "hard text" in kinds(hard)


def test_texts_that_are_hard_together_are_found():
    several = "The organisation is considering an additional operational arrangement today."
    assert RULES.median_grade < grade(several)
    assert "median grade" in kinds(several)


@pytest.mark.parametrize(
    "words",
    [
        "Fix",
        "Add to actions",
        "Stop tracking this metric",
        "Capacity",
        "For example, 12",
        "None of the 25 claimed levels is backed by evidence",
        "You do not need it",
        "Use `--store` to choose the folder.",
        "The password is wrong, or the file was changed.",
        "{package} is open",
    ],
)
def test_a_plain_text_passes(words):
    assert kinds(words) == set()


def test_texts_are_read_by_the_syntax_tree_and_nothing_else_is():
    source = '''
"""A docstring that mends."""
import re
HEAD = tr("Mend")
PATTERN = re.compile("take up")
SAID = f"{count} of these " "were taken up"
KEYS = {"take up": 1}
SQL = "SELECT the store FROM trail"
if SAID == "take up":
    print("mend")
'''
    found = {text.words: text.place for text in texts_in_source(source, "a.py")}
    assert found == {"Mend": "a.py:4", "{} of these were taken up": "a.py:6"}


def test_words_by_which_people_find_a_page_are_theirs_and_what_it_is_called_is_ours():
    source = 'PageEntry("a", tr("Open the package now"), also=tr("package, packages, audit trail"))'
    assert [one.words for one in texts_in_source(source, "a")] == ["Open the package now"]


def test_paragraphs_cells_and_headings_of_a_guide_are_read_and_code_is_not():
    guide = "# Title\n\nOne line\nand another.\n- A point\n\n```\nmend it\n```\n| a cell | b |\n|---|---|\n"
    said = [text.words for text in texts_in_prose(guide, "guide.md")]
    assert said == ["Title", "One line and another.", "A point", "a cell", "b"]


@pytest.mark.parametrize(
    ("words", "page", "where_it_stays"),
    [
        ("The store is open", "docs/deployment.md", "docs/file-format.md"),
        ("The trail goes back", "docs/reports.md", "docs/spec/store.md"),
        ("Never write mend", "docs/user-guide.md", "docs/words.md"),
        ('"Mend" is now "Fix"', "README.md", "CHANGELOG.md"),
    ],
)
def test_a_word_of_the_code_stays_on_the_pages_named_for_it_only(words, page, where_it_stays):
    assert "banned word" in check([Text(words, f"{page}:1")], RULES).kinds
    assert not check([Text(words, f"{where_it_stays}:1")], RULES).kinds


def test_a_long_sentence_stays_on_no_page():
    page = Text(" ".join(["it"] * 26) + ".", "docs/words.md:1")
    assert set(check([page], RULES).kinds) == {"long sentence"}


def test_every_page_is_read_and_of_the_changes_the_newest_version():
    read = {text.place.rpartition(":")[0] for text in every_text()}
    assert read >= {"README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"}
    assert read >= {"docs/user-guide.md", "docs/spec/store.md", "docs/decisions/0004-toml-packs.md"}
    assert newest_version("# T\n## 2\nnew\n## 1\nold\n") == "# T\n## 2\nnew\n"
    assert newest_version("# T\n## 1\nall\n") == "# T\n## 1\nall\n"


def test_figures_that_a_command_wrote_are_not_read():
    page = "Before.\n\n<!-- written by make bench -->\n\nmend it\n\n<!-- end of it -->\nAfter.\n"
    assert [text.words for text in texts_in_prose(page, "page.md")] == ["Before.", "After."]


def test_the_command_ends_with_1_where_there_is_a_fault(tmp_path, capsys):
    page = tmp_path / "page.md"
    page.write_text("Mend the list.\n", encoding="utf-8")
    assert main([str(page)]) == 1
    assert "write: fix" in capsys.readouterr().out
    page.write_text("Fix the list.\n", encoding="utf-8")
    assert main([str(page)]) == 0
    assert "faults: none" in capsys.readouterr().out
