"""Tables of a whole nation: told by the file, the sheet, a title, the headings or a column of areas."""

import re
from collections.abc import Iterator

from digistrat_desktop.services.tables.asked.doubts import Doubt
from digistrat_desktop.services.tables.shape.headings import headings
from digistrat_desktop.services.tables.shape.layout import Layout
from digistrat_desktop.services.tables.shape.roles import Role
from digistrat_desktop.tabular.cells import Grid, TableFile, text_of

NATION = "nation"
NOT_OURS = "no"
_NATION = r"(?:england|wales|scotland|northern ireland|great britain|united kingdom|uk)"
_OURS = r"(?:targets?|standards?|audits?|surveys?|kpis?|indicators?|returns?|priorit\w+)"
_WHOLE = rf"(?:national(?:ly)?(?! {_OURS})|nationwide|all trusts)"
_WHAT = r"(?:totals?|figures?|level|position|average|summary|data|results?|time ?series|trend|rate)"
_ALONE = re.compile(rf"(?:all )?(?:{_NATION}|{_WHOLE})(?: {_WHAT})?")
_IN_TITLE = re.compile(
    rf"{_NATION}\s*[:|,(\u2013-].*|.*(?:[:|,(\u2013-]|\bfor|\bacross|\bin|\ball)\s*{_NATION}\)?"
    rf"|(?:.*\b)?(?:{_NATION}|{_WHOLE}) {_WHAT}\b.*"
)
_IN_HEADING = re.compile(rf"(?:{_NATION}|{_WHOLE})\b.*|.*[\s(:,-](?:{_NATION}|nationally)\)?")
_IN_FILE = re.compile(rf"(?<![a-z])(?<!nhs )(?<!of )(?<!royal )(?:{_NATION}|{_WHOLE})(?![a-z])")
_SOURCE = re.compile(r"source|publisher|published by|contact|provider")
_PARTS = re.compile(r"[\s_.\-]+")


def is_nation(text: str) -> bool:
    """Tell whether a name is that of a whole nation and of nothing else: "England", "National average"."""
    return bool(_ALONE.fullmatch(" ".join(text.casefold().split())))


def nation_of(table: TableFile, layout: Layout, trust: str) -> str:
    """Give the words that say a table is of a whole nation; empty where it is of trusts, or says nothing.

    Args:
        trust: the trust's name in small letters, which may itself have such a word.
    """
    if layout.first(Role.TRUST) is not None:
        return ""
    if layout.publication:
        return next(iter(layout.nation), "").capitalize()
    grid = table.grids[layout.sheet]
    texts = (*_titles(grid, layout.header), *_of_columns(grid, layout), *_of_names(table, grid))
    return next((text for text in texts if trust not in text.casefold()), "")


def _titles(grid: Grid, header: int) -> Iterator[str]:
    """Give the cells above the headings that are about a nation, but for the source."""
    for row in grid.rows[: max(header, 0)]:
        texts = [" ".join(text_of(cell).split()) for cell in row]
        if any(_SOURCE.match(text.casefold()) for text in texts):
            continue
        for text in texts:
            low = text.casefold()
            if _ALONE.fullmatch(low) or (_IN_TITLE.fullmatch(low) and "nhs england" not in low):
                yield text


def _of_columns(grid: Grid, layout: Layout) -> Iterator[str]:
    """Give the heading of figures that are all of a nation, and what a whole column of areas says."""
    heads = headings(grid, layout.header)
    values = [heads[at] for at in layout.columns(Role.VALUE)]
    if values and all(_IN_HEADING.fullmatch(one.casefold()) for one in values):
        yield values[0]
    for at in (*layout.columns(Role.IGNORE), *layout.columns(Role.METRIC)):
        rows = grid.rows[layout.header + 1 :]
        texts = {text_of(row[at]).strip() for row in rows if at < len(row)} - {""}
        if texts and all(_ALONE.fullmatch(text.casefold()) for text in texts):
            yield next(iter(texts))


def _of_names(table: TableFile, grid: Grid) -> Iterator[str]:
    for name in (grid.name, table.name.rpartition(".")[0]):
        plain = " ".join(_PARTS.split(name.casefold()))
        if _IN_FILE.search(plain):
            yield name


def nation_doubts(words: str, layout: Layout) -> Iterator[Doubt]:
    """Ask if figures that look like a nation's are the trust's; they seldom are."""
    if not words or NATION in layout.answers:
        return
    question = f"“{words[:60]}”: these look like figures of a whole nation. Are they your trust's?"
    ways = ((NOT_OURS, "no, leave them out"), ("yes", "yes, they are the trust's own"))
    yield Doubt(NATION, "", question, ways)
