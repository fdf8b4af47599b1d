"""The check of every text: words that are banned or mixed, sentences too long, texts too hard.

`python installer/words_check.py` reads the texts out of the source and every page of the docs, prints
every fault and ends with 1 where there is one; files given to it are read instead. The rules are data,
in words.toml beside this file; docs/words.md has the voice they guard.
"""

from __future__ import annotations

import argparse
import ast
import re
import statistics
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ROOT = Path(__file__).parents[1]
RULES = Path(__file__).with_name("words.toml")
PROGRAM = ROOT / "digistrat_desktop"
PAPERS = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "docs/**/*.md")
# Of the changes only the newest version is read: what was said of earlier ones stays.
NEWEST_FIRST = "CHANGELOG.md"
# Calls whose literals are words for people even when they are one word, and calls whose are none.
TYPED = "also"  # of a page or command: the words by which it is found too
DOORS = {"tr", "tr_count", "counted", "by_count", "Noun", "figured"}
CLOSED = {"compile", "execute", "executemany", "executescript", "getLogger", "field", "encode"}
CLOSED |= {
    "debug",
    "startswith",
    "endswith",
    "replace",
    "split",
    "join",
    "strftime",
    "setObjectName",
}
FEWEST_WORDS = 2
FEWEST_WORDS_FOR_GRADE = 5

_HOLE = re.compile(r"\{[^}]*\}|%[nvm]")
_WORD = re.compile(r"[A-Za-z0-9£%+&'\u2019.,-]*[A-Za-z0-9][A-Za-z0-9'\u2019%-]*")
_END = re.compile(r"(?<=[.!?])[\"”']?\s+|\n+")
_CODE = re.compile(r"`[^`]*`|--[a-z-]+|\]\([^)]*\)|https?://\S+")
_VERSION = re.compile(r"^## ", re.MULTILINE)
# Code, and figures that a command wrote: both are no prose.
_FENCED = re.compile(
    r"^```.*?^```$|^<!-- written by .*?^<!-- end of .*?$", re.MULTILINE | re.DOTALL
)
_BEGINS = re.compile(r"[|#]|- |\d+\. |!\[")
_MARKS = re.compile(r"^(?:#+|-|\d+\.) |!\[.*|\*")
_NO_PROSE = re.compile(
    r"^\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA|BEGIN|ATTACH|DROP|ALTER|VACUUM|WITH)\b"
    r"|^[.<(]\S|\w \| \w|^[a-z]+[-_/.:][^\s]*$|[{};]\s*$|^[^A-Za-z]*$|\\[dws]|^[\w-]+: [\w-]+;|</|/>"
)


class Text(NamedTuple):
    """A text and where it is."""

    words: str
    place: str


class Rule(NamedTuple):
    """A pattern, and what to write instead."""

    find: re.Pattern[str]
    write: str


class Pair(NamedTuple):
    """Two words for one idea, of which the second goes."""

    name: str
    one: re.Pattern[str]
    other: re.Pattern[str]


class Allowance(NamedTuple):
    """What may stay on some pages."""

    pages: tuple[str, ...]
    find: re.Pattern[str]


@dataclass(frozen=True)
class Rules:
    """What is looked for."""

    banned: tuple[Rule, ...]
    twisted: tuple[Rule, ...]
    mixed: tuple[Pair, ...]
    allowed: tuple[re.Pattern[str], ...]
    on_pages: tuple[Allowance, ...]
    ids: frozenset[str]
    most_words: int
    highest_grade: float
    median_grade: float


@dataclass
class Found:
    """Every fault, and the figures."""

    faults: list[str] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    grades: list[float] = field(default_factory=list)

    def add(self, kind: str, text: Text, said: str) -> None:
        """Note a fault."""
        self.kinds[kind] += 1
        self.faults.append(f"{text.place}: {kind}: {said}\n    {text.words}")


def rules(path: Path = RULES) -> Rules:
    """Read the rules."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    limits = data["limits"]
    return Rules(
        banned=tuple(Rule(_pattern(row["find"]), row["write"]) for row in data["banned"]),
        twisted=tuple(Rule(_pattern(row["find"]), row["write"]) for row in data["twisted"]),
        mixed=tuple(
            Pair(row["name"], _pattern(row["one"]), _pattern(row["other"])) for row in data["mixed"]
        ),
        allowed=tuple(_pattern(row["find"]) for row in data["allowed"]),
        on_pages=tuple(
            Allowance(tuple(row["pages"]), _pattern(row["find"])) for row in data["on_pages"]
        ),
        ids=frozenset(data.get("ids", ())),
        most_words=limits["words_in_a_sentence"],
        highest_grade=limits["highest_grade"],
        median_grade=limits["median_grade"],
    )


def _pattern(find: str) -> re.Pattern[str]:
    return re.compile(find, re.MULTILINE if "(?-i:" in find else re.IGNORECASE | re.MULTILINE)


def texts_in_source(source: str, place: str) -> list[Text]:
    """Give the texts of a module, by its syntax tree: no docstrings, keys, ids, SQL or patterns."""
    tree = ast.parse(source)
    skipped = {id(node) for node in (*_not_words(tree), *_typed(tree))}
    found = [
        Text(words, f"{place}:{getattr(node, 'lineno', 0)}")
        for node in ast.walk(tree)
        if id(node) not in skipped and (words := _words_of(node)) and _is_prose(words)
    ]
    return [*found, *_single_words(tree, place)]


def _words_of(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts = (v.value if isinstance(v, ast.Constant) else "{}" for v in node.values)
        return "".join(map(str, parts))
    return ""


def _is_prose(words: str) -> bool:
    return len(_WORD.findall(words)) >= FEWEST_WORDS and not _NO_PROSE.search(words)


def _single_words(tree: ast.AST, place: str) -> Iterator[Text]:
    """Give the one-word texts of the calls that take words only."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name_of(node.func) in DOORS:
            for arg in node.args:
                if (words := _words_of(arg)) and not _is_prose(words):
                    yield Text(words, f"{place}:{node.lineno}")


def _not_words(tree: ast.AST) -> Iterator[ast.AST]:
    """Give the nodes whose strings are no words for people."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield from node.values
        elif isinstance(node, ast.Compare):
            yield from (node.left, *node.comparators)
        elif isinstance(node, ast.Subscript):
            yield from ast.walk(node.slice)
        elif isinstance(node, ast.Dict):
            yield from (key for key in node.keys if key)
        elif isinstance(node, ast.Call) and _name_of(node.func) in CLOSED:
            yield from node.args


def _typed(tree: ast.AST) -> Iterator[ast.AST]:
    """Give the nodes of people's own words, which are searched for and never shown."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == TYPED:
            yield from ast.walk(node.value)


def _name_of(func: ast.expr) -> str:
    return func.id if isinstance(func, ast.Name) else getattr(func, "attr", "")


def texts_in_prose(source: str, place: str) -> list[Text]:
    """Give the paragraphs, headings and cells of a Markdown file, without its code."""
    found: list[Text] = []
    is_open = False
    for number, line in enumerate(_FENCED.sub(_as_many_lines, source).splitlines(), 1):
        bare = line.strip()
        if bare.startswith("|"):
            found.extend(Text(c.strip(), f"{place}:{number}") for c in bare.strip("|").split("|"))
        elif is_open and bare and not _BEGINS.match(bare):
            found[-1] = found[-1]._replace(words=f"{found[-1].words} {bare}")
        elif bare:
            found.append(Text(bare, f"{place}:{number}"))
        is_open = bool(bare) and not bare.startswith(("|", "#"))
    shorn = (one._replace(words=_MARKS.sub("", one.words)) for one in found)
    return [one for one in shorn if _WORD.search(one.words)]


def _as_many_lines(block: re.Match[str]) -> str:
    return "\n" * block[0].count("\n")


def every_text() -> list[Text]:
    """Give every text of the program and of its pages."""
    return texts_of([*sorted(PROGRAM.rglob("*.py")), *pages()])


def pages() -> list[Path]:
    """Give the pages for people, those for developers among them."""
    return [path for pattern in PAPERS for path in sorted(ROOT.glob(pattern))]


def texts_of(paths: Iterable[Path]) -> list[Text]:
    """Give the texts of modules and pages."""
    found: list[Text] = []
    for path in paths:
        source, whole = path.read_text(encoding="utf-8"), path.resolve()
        inside = whole.is_relative_to(ROOT)
        place = whole.relative_to(ROOT).as_posix() if inside else str(path)
        if place == NEWEST_FIRST:
            source = newest_version(source)
        reads = texts_in_source if path.suffix == ".py" else texts_in_prose
        found.extend(reads(source, place))
    return found


def newest_version(source: str) -> str:
    """Give a page of changes as far as its second version."""
    begins = [hit.start() for hit in _VERSION.finditer(source)]
    return source[: begins[1]] if len(begins) > 1 else source


def sentences(words: str) -> list[list[str]]:
    """Give the words of each sentence."""
    plain = re.sub(r"&(?=\w)", "", _HOLE.sub("title", _CODE.sub(" it ", words)))
    return [part for part in map(_WORD.findall, _END.split(plain)) if part]


def syllables(word: str) -> int:
    """Estimate the syllables of an English word; a figure counts as one."""
    low = re.sub(r"[^a-z]", "", word.lower())
    count = len(re.findall(r"[aeiouy]+", low))
    if len(low) > 3 and re.search(  # noqa: PLR2004 - "the" keeps its e
        r"[^aeiouyl]e$|[aeiouy]le$|[^td]ed$|[^aeioucgsxz]es$", low
    ):
        count -= 1
    return max(1, count + len(re.findall(r"[iu]a[^lrtu]|io[^nu]|[^tcs]ion$|creat", low)))


def grade(words: str) -> float | None:
    """Give the Flesch-Kincaid grade; None for a text too short to grade."""
    parts = sentences(words)
    said = [word for part in parts for word in part]
    if len(said) < FEWEST_WORDS_FOR_GRADE:
        return None
    return 0.39 * len(said) / len(parts) + 11.8 * sum(map(syllables, said)) / len(said) - 15.59


def check(texts: Sequence[Text], by: Rules) -> Found:
    """Hold every text against every rule."""
    found = Found()
    told = [text for text in texts if text.words not in by.ids]
    cleaned = [Text(_cleaned(text, by), text.place) for text in told]
    for text, clean in zip(told, cleaned, strict=True):
        for kind, several in (("banned word", by.banned), ("order of words", by.twisted)):
            for rule in several:
                if hit := rule.find.search(clean.words):
                    found.add(kind, text, f"“{hit[0].strip()}”, write: {rule.write}")
        _check_length(text, by, found)
    _check_mixed(told, cleaned, by, found)
    _check_median(by, found)
    return found


def _cleaned(text: Text, by: Rules) -> str:
    """Leave out what is code, what is filled in and what is allowed."""
    words = re.sub(r"\{[^}]*\}", "{}", _CODE.sub(" ", text.words)).replace("&", "")
    page = text.place.rpartition(":")[0]
    here = (row.find for row in by.on_pages if any(fnmatch(page, one) for one in row.pages))
    for allowed in (*by.allowed, *here):
        words = allowed.sub(" ", words)
    return words


def _check_length(text: Text, by: Rules, found: Found) -> None:
    for sentence in sentences(text.words):
        if len(sentence) > by.most_words:
            found.add("long sentence", text, f"{len(sentence)} words, at most {by.most_words}")
    value = grade(text.words)
    if value is None:
        return
    found.grades.append(value)
    if value > by.highest_grade:
        found.add("hard text", text, f"grade {value:.1f}, at most {by.highest_grade:g}")


def _check_mixed(told: Iterable[Text], cleaned: Sequence[Text], by: Rules, found: Found) -> None:
    for pair in by.mixed:
        if any(pair.one.search(clean.words) for clean in cleaned):
            for text, clean in zip(told, cleaned, strict=True):
                if hit := pair.other.search(clean.words):
                    found.add("mixed term", text, f"“{hit[0]}” ({pair.name})")


def _check_median(by: Rules, found: Found) -> None:
    median = statistics.median(found.grades or [0.0])
    if median > by.median_grade:
        every = Text("", "all texts")
        found.add("median grade", every, f"{median:.1f}, at most {by.median_grade:g}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print faults and figures; 1 where there is a fault."""
    asked = argparse.ArgumentParser(description="Check the words of every text.")
    asked.add_argument(
        "files", nargs="*", type=Path, help="modules or Markdown; if none, all texts"
    )
    asked.add_argument("--quiet", action="store_true", help="print only the figures")
    given = asked.parse_args(arguments)
    texts = texts_of(given.files) if given.files else every_text()
    found = check(texts, rules())
    if found.faults and not given.quiet:
        print("\n".join(found.faults))
    highest = max(found.grades, default=0.0)
    kinds = ", ".join(f"{count} {kind}" for kind, count in found.kinds.most_common())
    print(
        f"{len(texts):,} texts, median grade {statistics.median(found.grades or [0.0]):.1f},"
        f" highest {highest:.1f}; faults: {kinds or 'none'}"
    )
    return 1 if found.faults else 0


if __name__ == "__main__":
    sys.exit(main())
