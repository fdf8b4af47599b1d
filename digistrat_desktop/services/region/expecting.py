"""The trusts that should have sent a file: read from a list, and found among those that did.

Source: docs/region.md.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from digistrat_desktop.analysis.dataset.rows import KnownAs, Row
from digistrat_desktop.analysis.region.across import ExpectedTrusts
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.plain_text import clean_title, for_search, has_words
from digistrat_desktop.system.disk_errors import name_in_words
from digistrat_desktop.system.files import read_whole
from digistrat_desktop.tabular.cells import text_of
from digistrat_desktop.tabular.delimited import decode
from digistrat_desktop.tabular.read import read_delimited

LIST_ENDINGS = (".txt", ".csv")
_LARGEST = 1_000_000  # bytes
_MOST = 5_000  # trusts
_LONGEST = 200  # characters of a code or a name
_CODE = re.compile(r"(?=.*\d)[A-Za-z0-9]{3,5}|[A-Z]{3,5}")
_BETWEEN = re.compile(r"[\t,;]")
_CODE_FIRST = re.compile(rf'"?(?:{_CODE.pattern})"?\s*[\t,;]')
_HEADS = {
    **dict.fromkeys(("code", "ods code", "trust code", "organisation code"), "code"),
    **dict.fromkeys(("name", "trust", "trust name", "organisation", "organisation name"), "name"),
}


class Expected(NamedTuple):
    """A trust of the list; of code and name one is perhaps empty."""

    code: str  # its ODS code
    name: str

    @property
    def words(self) -> str:
        return f"{self.name} ({self.code})" if self.name and self.code else self.name or self.code

    @property
    def key(self) -> str:
        return for_search(self.code or self.name)


def expected_in(path: Path) -> tuple[Expected, ...]:
    """Read a list: text with a trust code or a name in each line, or CSV with code and name.

    Raises:
        Refused: it is none, or there is no trust in it.
    """
    if path.suffix.lower() not in LIST_ENDINGS:
        raise _refused(path, f"does not end in {' or '.join(LIST_ENDINGS)}")
    content = read_whole(path, _LARGEST)
    if not content.strip():
        raise _refused(path, "names no trust")
    rows: Iterable[Expected]
    lines = [line.strip() for line in decode(content)[0].splitlines()]
    if path.suffix.lower() == ".csv" or _is_table(lines):
        (grid,) = read_delimited(content, path.name).grids
        rows = _with_columns([[clean_title(text_of(cell)) for cell in row] for row in grid.rows])
    else:
        rows = map(_one, map(clean_title, lines))
    found = {one.key: one for one in reversed([*rows]) if has_words(one.words)}
    if not found:
        raise _refused(path, "names no trust")
    if len(found) > _MOST:
        raise _refused(path, f"names more than {_MOST:,} trusts")
    if any(len(text) > _LONGEST for one in found.values() for text in one):
        raise _refused(path, f"has a line of more than {_LONGEST} characters")
    return tuple(found[key] for key in sorted(found))


def _is_table(lines: Iterable[str]) -> bool:
    """Tell if lines are a table under another ending: headed, or each a code and what follows it.

    A name may have a comma of its own, so a comma alone makes no table.
    """
    some = [line for line in lines if line]
    is_headed = bool(some) and any(map(_head, _BETWEEN.split(some[0])))
    return is_headed or (bool(some) and all(map(_CODE_FIRST.match, some)))


def _head(cell: str) -> str:
    """Tell what a heading is of, code or name; empty for any other cell."""
    return _HEADS.get(" ".join(cell.casefold().split()), "")


def _refused(path: Path, why: str) -> Refused:
    return Refused(
        f"The list of expected trusts {name_in_words(path)} {why}.",
        "Nothing was changed.",
        "Give a text file with a trust code or a name in each line, or a CSV file with code and name.",
    )


def _one(text: str) -> Expected:
    return Expected(text, "") if _CODE.fullmatch(text) else Expected("", text)


def _with_columns(rows: Sequence[Sequence[str]]) -> Iterator[Expected]:
    heads = list(map(_head, rows[0])) if rows else []
    is_headed = any(heads)
    if not is_headed:
        heads = ["code", "name"] if max(map(len, rows), default=0) > 1 else []
    for row in rows[1:] if is_headed else rows:
        if "code" not in heads or "name" not in heads:
            at = next((n for n, head in enumerate(heads) if head), 0)
            yield _one(row[at] if at < len(row) else "")
        else:
            cells = {head: cell for head, cell in zip(heads, row, strict=False) if head}
            yield Expected(cells.get("code", ""), cells.get("name", ""))


class OnTheList(NamedTuple):
    """Which expected trusts are in a data set."""

    found: tuple[tuple[Expected, tuple[str, ...]], ...]  # each with the ids of its trusts

    @property
    def trusts(self) -> frozenset[str]:
        return frozenset(trust for _, trusts in self.found for trust in trusts)

    def rows(self, fewest: int) -> list[Row]:
        """Give the rows of the table `expected`.

        Args:
            fewest: how many trusts a number is told of; 1 where names are shown, and only then the ids
                of trusts. Where fewer sent a file, or fewer did not, nothing says who did.
        """
        named, sent = fewest == 1, sum(bool(trusts) for _, trusts in self.found)
        is_told = all(count == 0 or count >= fewest for count in (sent, len(self.found) - sent))
        said = ("no", "yes") if is_told else ("", "")
        return [
            (one.key, one.code, one.name, said[bool(trusts)], trust)
            for one, trusts in self.found
            for trust in (trusts if named and trusts else ("",))
        ]

    def seen(self, unlisted: Iterable[tuple[str, str, str]]) -> ExpectedTrusts:
        """Say who is not there.

        Args:
            unlisted: the files of trusts that are not on the list, each with the id and the name of its trust.
        """
        missing = tuple(one.words for one, trusts in self.found if not trusts)
        return ExpectedTrusts(len(self.found), len(missing), missing, by_trust(unlisted))


def by_trust(files: Iterable[tuple[str, str, str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give trusts by name, each with its files.

    Args:
        files: each with the id and the name of its trust; 2 trusts may have one name.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for file, trust, name in files:
        found.setdefault((name, trust), []).append(file)
    return tuple((name, tuple(sorted(some))) for (name, _), some in sorted(found.items()))


def answered(expected: Iterable[Expected], known: Mapping[str, KnownAs]) -> OnTheList:
    """Find each expected trust by its code; where none has it, by its name."""
    codes, names = _by(known, 1), _by(known, 0)
    return OnTheList(
        tuple(
            (
                one,
                codes.get(for_search(one.code), ()) or names.get(for_search(one.name), ()),
            )
            for one in expected
        )
    )


def _by(known: Mapping[str, KnownAs], part: int) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for trust, one in sorted(known.items()):
        text = for_search(clean_title(one[part]))
        if text:
            found[text] = (*found.get(text, ()), trust)
    return found
