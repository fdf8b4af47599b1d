"""What a reviewer did not accept of an answer is said wherever a paper says that answer."""

from dataclasses import replace

import pytest

from digistrat_desktop.analysis.answers.position import questions_asked
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.papers.actions import targets_section
from digistrat_desktop.reports.papers.constraints import constraints_section
from digistrat_desktop.reports.papers.position import position_section
from digistrat_desktop.reports.papers.questions import questions_for
from digistrat_desktop.reports.papers.strategy import strategy_brief
from digistrat_desktop.reports.papers.wording import plain_words
from tests.reports.trusts import model

SAID = "A reviewer could not confirm it."


@pytest.fixture(scope="module")
def doubted():
    """Give the sample with a doubt of every answer that has a level."""
    made = model("sample")
    asked = [item for _, item in questions_asked(made.position) if item.answer]
    return replace(made, doubts={str(item.item.id): SAID for item in asked})


def rows_of(blocks, head):
    tables = (one for one in b.walk(blocks) if isinstance(one, b.Table))
    for table in tables:
        if head in [column.header for column in table.columns]:
            yield from table.rows


def words(blocks):
    return " ".join(plain_words(x.runs) for x in b.walk(blocks) if isinstance(x, b.Paragraph))


def test_position_says_it_beside_the_reason_of_what_moved_and_below_what_did_not(doubted):
    blocks = position_section(doubted)
    moved = [plain_words(row[-1]) for row in rows_of(blocks, "Reason")]
    assert moved
    assert [said for said in moved if not said.endswith(SAID)] == []
    known = [item for _, item in questions_asked(doubted.position) if item.answer]
    below = words(blocks).count("a reviewer could not confirm it")
    assert below == len(known) - len(moved)
    assert "reviewer" not in words(position_section(replace(doubted, doubts={})))


def test_constraints_targets_questions_and_the_map_say_it(doubted):
    serious = [plain_words(row[-1]) for row in rows_of(constraints_section(doubted), "Trend")]
    aims = [plain_words(row[1]) for row in rows_of(targets_section(doubted), "From")]
    for said in (serious, aims):
        assert said
        assert all(SAID in one for one in said)
    asked = [plain_words(runs) for runs in questions_for(doubted)]
    assert any(f"evidence shows Siloed. {SAID}" in one for one in asked)
    assert SAID in words(strategy_brief(doubted))


def test_the_samples_auditor_is_heard_on_every_page_that_says_what_evidence_shows():
    made = model("sample")
    told = "A reviewer could not confirm it and found Siloed."
    assert set(made.doubts.values()) == {told}
    (moved,) = [
        said
        for row in rows_of(position_section(made), "Reason")
        if "Evidence shows" in (said := plain_words(row[-1]))
    ]
    assert moved.endswith(told)
    found = [one.sentence for one in made.findings if "but evidence shows" in one.sentence]
    assert found
    assert all(one.endswith(told) for one in found)
