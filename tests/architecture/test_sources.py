"""Where the code says why, the page it names is there, and so is the heading."""

import functools
import re

from tests.architecture.tree import ROOT

FOLDERS = ("digistrat_desktop", "resources", "installer")
ENDINGS = {".py", ".toml", ".md", ".sh", ".in", ".spec"}
# A page of ours, and its heading; a folder of ours ends in a stroke.
PAGE = re.compile(r"(?<![\w./-])docs/([\w./-]*[\w/])(?:#([\w-]*))?")
SOURCE = re.compile(r'^\s*(?:#\s*|""")?Source: (.*)')
# What is published elsewhere, by the name under which anybody finds it.
OUTSIDE = (
    *("NHSRplotthedots", "WCAG", "RFC ", "ISO/IEC", "[MS-OLEPS]", "NHS Data Dictionary", "SQLite"),
    *("Python's documentation", "PySide", "GNU C library", "Wilson 1927", "Efraimidis"),
)
# Pages that lie outside the repository, and words that stand for them.
ELSEWHERE = re.compile(
    r"\b(?:RULINGS|DESIGN|STYLE)\b|\b[Rr]ulings, \"|\b[Tt]he spec\b|\bspec [a-z][a-z-]+,"
    r"|\(spec, section|`spec: |[Mm]etrics page, section|\b[Ss]eed page\b|[Rr]ules? of speech \d|\b[Ii]ssue (?:\d|\")"
)


def cited_lines():
    """Every line that may cite something: where it stands, its number and its words."""
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in ENDINGS and "licences" not in path.parts:
                lines = path.read_text(encoding="utf-8").splitlines()
                for number, line in enumerate(lines, start=1):
                    yield f"{path.relative_to(ROOT)}:{number}", line


@functools.cache
def headings(page):
    """The anchors of a page: headings in small letters, without signs, joined by hyphens."""
    text = re.sub(
        r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL
    )
    found = re.findall(r"^#+ +(.+?) *$", text, flags=re.MULTILINE)
    return {re.sub(r"[^\w -]", "", one).lower().replace(" ", "-") for one in found}


def lost(line):
    """The pages and headings a line names that are not there."""
    return [found.group() for found in PAGE.finditer(line) if not _is_there(*found.groups())]


def _is_there(name, heading):
    page = ROOT / "docs" / name
    if heading is None:
        return page.exists()
    return page.is_file() and heading in headings(page)


def is_unknown_source(line):
    """Tell whether a line says `Source:` and names neither a page of ours nor a known work."""
    said = SOURCE.match(line)
    return bool(said) and not PAGE.search(line) and not any(one in line for one in OUTSIDE)


def test_every_page_that_is_cited_is_there_with_its_heading():
    assert [f"{place} {one}" for place, line in cited_lines() for one in lost(line)] == []


def test_every_source_names_a_page_of_ours_or_a_published_work():
    assert [place for place, line in cited_lines() if is_unknown_source(line)] == []


def test_nothing_is_cited_that_lies_outside_the_repository():
    assert [place for place, line in cited_lines() if ELSEWHERE.search(line)] == []


def test_every_page_of_rules_stands_in_their_list():
    listed = (ROOT / "docs/spec/README.md").read_text(encoding="utf-8")
    pages = {page.name for page in (ROOT / "docs/spec").glob("*.md")} - {"README.md"}
    assert pages
    assert {page for page in pages if f"({page})" not in listed} == set()


def test_links_to_headings_between_our_own_pages_lead_somewhere():
    missing = [
        f"{page.relative_to(ROOT)}: {name}#{heading}"
        for page in sorted((ROOT / "docs").rglob("*.md"))
        for name, heading in re.findall(
            r"\]\(([\w./-]*\.md)?#([\w-]+)\)", page.read_text(encoding="utf-8")
        )
        if heading not in headings((page.parent / name if name else page).resolve())
    ]
    assert missing == []


def test_the_search_finds_what_leads_nowhere():
    page = "docs/spec/" + "metrics.md"
    assert lost(f"Source: {page}#limits; {page}.") == []
    assert lost(f"Source: {page}#limit.") == [f"{page}#limit"]
    assert lost("see docs/spec/" + "nowhere.md") == ["docs/spec/" + "nowhere.md"]
    assert lost("see docs/" + "decisions/0006.") == ["docs/" + "decisions/0006"]


def test_the_search_finds_a_source_nobody_can_look_up():
    assert not is_unknown_source("    # Source: WCAG 2.2, 2.5.8 Target Size (Minimum).")
    assert not is_unknown_source('print(f"Source: {written}")')
    assert is_unknown_source("    Source: the drawing of the target look.")
    assert is_unknown_source('"""Source: a page of ours."""')


def test_the_search_finds_pages_outside_the_repository():
    lines = (
        'Source: RULINGS, "Which today".',
        "Source: DESIGN, section 3.",
        "as STYLE has it",
        "the settings of the spec, each read back",
        "Source: spec store-and-exchange, section 10.",
        "may have been written (spec, section 3)",
        "Source: metrics page, section 7.",
        "Source: issue 7, line 5.",
    )
    assert [line for line in lines if not ELSEWHERE.search(line)] == []
    assert not ELSEWHERE.search("digistrat.spec builds by it; for spec in specs: take(spec, 3)")
