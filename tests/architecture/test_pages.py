"""What a page's form promises its reader: steps that begin at 1, whole tables, ways that lead somewhere."""

import re
from collections import Counter

import pytest

from tests.architecture.test_documents import GUIDES
from tests.architecture.tree import ROOT

LINK = re.compile(r"\]\(([^)#\s]*)#([^)\s]+)\)")
STEP = re.compile(r"^(\d+)\. ")
SEEN_FROM = {page.relative_to(ROOT).as_posix(): page for page in GUIDES}


def plain_lines(text):
    """The lines of a page, those of its blocks of code left empty."""
    inside = False
    for line in text.splitlines():
        if line.lstrip().startswith("```"):
            inside = not inside
            yield ""
        else:
            yield "" if inside else line


def anchors(text):
    """What links can name of a page: its headings as a reader of Markdown makes them."""
    titles = (line.lstrip("#") for line in plain_lines(text) if re.match(r"#{1,6} ", line))
    return {re.sub(r"[^\w\- ]", "", title.strip().lower()).replace(" ", "-") for title in titles}


def lost_links(page):
    for target, anchor in LINK.findall(page.read_text(encoding="utf-8")):
        other = (page.parent / target) if target else page
        if "://" not in target and anchor not in anchors(other.read_text(encoding="utf-8")):
            yield f"{target}#{anchor}"


def wrong_steps(text):
    """Numbers of steps that follow neither the one before nor a heading or a paragraph as 1."""
    last = 0
    for line in plain_lines(text):
        if step := STEP.match(line):
            if int(step[1]) not in (1, last + 1):
                yield line
            last = int(step[1])
        elif line and not line.startswith(" "):
            last = 0


def broken_rows(text):
    """Rows of tables that have another number of cells than the first row above them."""
    wanted = 0
    for line in plain_lines(text):
        if not line.startswith("|"):
            wanted = 0
            continue
        cells = len(re.sub(r"`[^`]*`", "", line.replace("\\|", "")).strip().strip("|").split("|"))
        wanted = wanted or cells
        if cells != wanted:
            yield line


def said_twice(text):
    """Entries of one version that begin with the same sentence."""
    for version in re.split(r"^## ", text, flags=re.MULTILINE):
        entries = re.findall(r"^- ([^.]+\.)\s", version, re.MULTILINE)
        yield from (entry for entry, times in Counter(entries).items() if times > 1)


@pytest.mark.parametrize("name", SEEN_FROM)
def test_a_link_to_a_heading_finds_it(name):
    assert list(lost_links(SEEN_FROM[name])) == []


@pytest.mark.parametrize("name", SEEN_FROM)
def test_steps_begin_at_one_and_tables_are_whole(name):
    text = SEEN_FROM[name].read_text(encoding="utf-8")
    assert [*wrong_steps(text), *broken_rows(text)] == []


def test_the_changelog_says_nothing_twice():
    assert list(said_twice((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))) == []


def test_every_picture_of_the_pages_is_shown_by_one():
    shown = {
        (page.parent / link).resolve()
        for page in GUIDES
        for link in re.findall(r"\]\(([^)#\s]+\.png)\)", page.read_text(encoding="utf-8"))
    }
    assert {*(ROOT / "docs/images").rglob("*.png")} - shown == set()


def test_the_searches_find_what_they_look_for(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("# A page: *one*\n\n[here](#a-page-one) [lost](#two)\n")
    assert list(lost_links(page)) == ["#two"]
    assert list(wrong_steps("Do\n\n1. this\n   so\n2. that\n\nThen\n\n2. it\n")) == ["2. it"]
    assert list(broken_rows("| a | `b|c` |\n| --- | --- |\n| 1 | 2 | 3 |\n")) == ["| 1 | 2 | 3 |"]
    assert list(said_twice("## 2\n\n- Better. So.\n- Better. Yes.\n\n## 1\n\n- Better.\n")) == [
        "Better."
    ]
