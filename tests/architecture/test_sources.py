"""Where code and pages name a page, a heading, a file or a module of ours, it is there."""

import fnmatch
import functools
import re

from tests.architecture.tree import PACKAGE, ROOT

FOLDERS = ("digistrat_desktop", "resources", "installer")
ENDINGS = {".py", ".toml", ".md", ".sh", ".in", ".spec"}
# A page of ours, and its heading; a folder of ours ends in a stroke.
PAGE = re.compile(r"(?<![\w./-])docs/([\w./-]*[\w/])(?:#([\w-]*))?")
SOURCE = re.compile(r'^\s*(?:#\s*|""")?Source: (.*)')
# What is published elsewhere, by the name under which anybody finds it.
OUTSIDE = (
    *(
        "NHSRplotthedots",
        "WCAG",
        "RFC ",
        "ISO/IEC",
        "[MS-OLEPS]",
        "Windows Authenticode",
        "NHS Data Dictionary",
        "SQLite",
    ),
    *("Python's documentation", "PySide", "GNU C library", "Wilson 1927", "Efraimidis"),
)
# Pages that lie outside the repository, and words that stand for them.
ELSEWHERE = re.compile(
    r"\b(?:RULINGS|DESIGN|STYLE)\b|\b[Rr]ulings, \"|\b[Tt]he spec\b|\bspec [a-z][a-z-]+,"
    r"|\(spec, section|`spec: |[Mm]etrics page, section|\b[Ss]eed page\b|[Rr]ules? of speech \d|\b[Ii]ssue (?:\d|\")"
)

# Files, folders and modules of ours, as pages and docstrings speak of them.
ROOMS = sorted(path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file())
TREES = ("digistrat_desktop", "resources", "installer", "tests", "docs", "requirements", ".ci")
PLACE = re.compile(
    rf"(?<![\w./<-])(?:(?:{'|'.join(map(re.escape, (*TREES, *ROOMS)))})/[\w./*-]*"
    r"|(?:[\w-]+/)*[\w*-]+\.py\b)"
)
MODULE = re.compile(rf"(?:{'|'.join((*ROOMS, 'tests', 'installer'))})(?:\.\w+)+")
QUOTED = re.compile(r"`([^`]+)`")


@functools.cache
def cited_lines():
    """Every line that may cite something: where it stands, its number and its words."""
    return tuple(_read_lines())


def _read_lines():
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


@functools.cache
def endings():
    """Every file and folder of ours from each of its folders on: pages shorten `reports/pdf/tree.py`."""
    paths = (path for one in TREES for path in (ROOT / one).rglob("*") if path.is_file())
    parts = {path.relative_to(ROOT).parts for path in paths if path.parent.name != "__pycache__"}
    parts |= {own[:upto] for own in parts for upto in range(1, len(own))}
    return {"/".join(own[at:]) for own in parts for at in range(len(own))}


def gone(words):
    """The files and folders some words name that are not there."""
    named = (found.rstrip("./") for found in PLACE.findall(words))
    return [one for one in named if one not in endings() and not fnmatch.filter(endings(), one)]


def is_gone(module):
    """Tell whether a dotted name leads to no module of ours, nor to what stands in one."""
    parts = module.split(".")
    for at in range(len(parts), 0, -1):
        for base in (PACKAGE.joinpath(*parts[:at]), ROOT.joinpath(*parts[:at])):
            path = base.with_suffix(".py") if base.with_suffix(".py").is_file() else base
            if path.exists():
                return at < len(parts) and not (
                    path.is_file() and parts[at] in path.read_text("utf-8")
                )
    return True


@functools.cache
def names_of_tests():
    paths = (ROOT / "tests").rglob("test_*.py")
    return {
        name for path in paths for name in re.findall(r"def (test_\w+)", path.read_text("utf-8"))
    }


def spoken_of():
    """Every name of a file or module of ours in pages and in the words of the code, with its place."""
    pages = [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "installer").rglob("*.md"),
    ]
    for page in sorted(pages):
        for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), start=1):
            yield f"{page.relative_to(ROOT)}:{number}", line, QUOTED.findall(line)
    for place, line in cited_lines():
        quoted = QUOTED.findall(line)
        yield place, " ".join(quoted), quoted


def test_every_file_module_and_test_of_ours_that_is_spoken_of_is_there():
    named = [(place, gone(words), quoted) for place, words, quoted in spoken_of()]
    files = [f"{place} {one}" for place, missing, _ in named for one in missing]
    words = [(place, one) for place, _, quoted in named for one in quoted]
    modules = [f"{place} {one}" for place, one in words if MODULE.fullmatch(one) and is_gone(one)]
    tests = [
        f"{place} {one}"
        for place, one in words
        if re.fullmatch(r"test_\w+", one) and one not in names_of_tests()
    ]
    assert files + modules + tests == []
    assert gone("`ui/views/page.py`, `pdf/tree.py`, `reports/p*/nothing.py`, nobody.py") == [
        "ui/views/page.py",
        "reports/p*/nothing.py",
        "nobody.py",
    ]
    assert [one for one in ("domain.history", "storage.port.Nobody") if not is_gone(one)] == []
    assert not is_gone("system.memory.pause")


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
