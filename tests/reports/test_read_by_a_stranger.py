"""What a member of the board who has seen nothing before misread, of any trust."""

import pytest

from digistrat_desktop.analysis.answers.movement import Way
from digistrat_desktop.analysis.count_words import area_changes_words
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.papers.position import position_section
from digistrat_desktop.reports.papers.wording import plain_words
from tests.reports.trusts import SIZES, model

pytestmark = pytest.mark.pdf


def said(blocks):
    """All paragraphs and headings, in reading order."""
    told = [x for x in b.walk(blocks) if isinstance(x, b.Paragraph | b.Heading)]
    return "\n".join(x.text if isinstance(x, b.Heading) else plain_words(x.runs) for x in told)


@pytest.mark.parametrize("size", SIZES)
def test_an_area_asked_of_2_moments_says_both_ways_and_names_what_got_worse(size):
    made = model(size)
    for section in (one for one in made.position if one.section.asked_twice):
        places = {str(level.level_id): -at for at, level in enumerate(section.levels)}
        known = [x for x in section.asked if x.answer in places and x.beside in places]
        worse = [x for x in known if places[x.answer] < places[x.beside]]
        better = [x for x in known if places[x.answer] > places[x.beside]]
        words = area_changes_words(section, made.counts.sections[section.section.id])
        if "no levels" not in words:
            assert words.startswith(f"{len(better)} better and {len(worse)} worse now than ")
            assert all((x.item.short_title or x.item.title) in words for x in worse[:3])


@pytest.mark.parametrize("size", SIZES)
def test_what_moved_up_unexplained_or_doubted_is_named_as_in_doubt(size):
    made = model(size)
    told = said(position_section(made))
    doubted = [
        m for m in made.moves if m.way is Way.UP and (m.unexplained or m.item_id in made.doubts)
    ]
    assert ("in doubt: " in told) is bool(doubted)
    for one in doubted[:4]:
        assert f"“{one.short_title or one.title}”" in told.split("in doubt: ")[1].split("\n")[0]
