"""Words of people that stay where trusts are masked: those that enough trusts write alike.

All others stay the codes that the mask made of them. What the program or a framework calls by that
name is nobody's word and stays. Source: docs/region.md.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from typing import Any

from digistrat_desktop.analysis.dataset.rows import Row, Rows
from digistrat_desktop.analysis.dataset.tables import BY_NAME, TABLES, Kind
from digistrat_desktop.analysis.findings.rules import RULE_TITLES
from digistrat_desktop.analysis.region.across import FEWEST
from digistrat_desktop.services.region.masking import Mask
from digistrat_desktop.services.region.port import DataSetFiles

Words = Mapping[str, str]
"""Words by their codes."""

_CODE = re.compile(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){3}")
_PLACES = {
    table.name: tuple(at for at, one in enumerate(table.columns) if one.kind is Kind.SHARED)
    for table in TABLES
    if any(one.kind is Kind.SHARED for one in table.columns)
}
"""Where such words are: the columns of each table."""


def words_shared(mask: Mask, rows: Rows) -> Iterator[tuple[str, str]]:
    """Give what people wrote there, each with its code; `rows` are those of a trust before it is masked."""
    for table, columns in _PLACES.items():
        for row in rows.get(table, ()):
            for at in columns:
                word = str(row[at])
                if word and not _CODE.fullmatch(word):
                    yield mask.code(word), word


def show_shared(
    mask: Mask,
    sets: DataSetFiles,
    trusts: MutableMapping[str, Mapping[str, Any]],
    written: Words,
    framework_metrics: Iterable[Row],
) -> None:
    """Put words in the place of codes where enough trusts write them, and codes where no longer.

    Args:
        trusts: the masked tables of each trust; they are changed. Those of last time have words.
        written: by the trusts that were read now.
    """
    own = {mask.code(one): one for one in (*RULE_TITLES, *_named(framework_metrics))}
    made_up = samples(sets, trusts)
    for table, columns in _PLACES.items():
        rows = {trust: list(sets.rows(parts, table)) for trust, parts in trusts.items()}
        for at in columns:
            rows = _shown(mask, at, rows, written, own, made_up)
        for trust, some in rows.items():
            trusts[trust] = {**trusts[trust], **sets.columns({table: some})}


def _shown(
    mask: Mask,
    at: int,
    rows: Mapping[str, list[Row]],
    written: Words,
    own: Words,
    made_up: set[str],
) -> dict[str, list[Row]]:
    """Give the rows of a table by trust, with one column as it may be shown."""
    cells = {str(row[at]) for some in rows.values() for row in some}
    codes = {one: one if _CODE.fullmatch(one) else mask.code(one) for one in cells}
    words = {**{code: one for one, code in codes.items() if one != code}, **written, **own}
    users: dict[str, set[str]] = defaultdict(set)
    for trust, some in rows.items():
        for code in {codes[str(row[at])] for row in some}:
            users[code] |= {trust} - made_up
    shown = {
        one: words[code] if code in own or (code in words and len(users[code]) >= FEWEST) else code
        for one, code in codes.items()
    }
    return {
        trust: [(*row[:at], shown[str(row[at])], *row[at + 1 :]) for row in some]
        for trust, some in rows.items()
    }


def _named(framework_metrics: Iterable[Row]) -> Iterator[str]:
    """Give what frameworks call their metrics and units."""
    names = BY_NAME["framework_metrics"].names
    for row in framework_metrics:
        yield from (str(row[names.index(one)]) for one in ("metric", "unit"))


def samples(sets: DataSetFiles, trusts: Mapping[str, Mapping[str, Any]]) -> set[str]:
    """Give the trusts that are sample data, which no figure counts.

    Args:
        trusts: the tables of each trust.
    """
    at = BY_NAME["trusts"].names.index("sample")
    rows = {trust: sets.rows(parts, "trusts") for trust, parts in trusts.items()}
    return {trust for trust, some in rows.items() if any(row[at] for row in some)}
