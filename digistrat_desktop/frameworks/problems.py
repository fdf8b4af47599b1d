"""Problems of a pack file in plain words, with file, line and place."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from digistrat_desktop.domain.packs import PackError, Problem
from digistrat_desktop.frameworks.tables import Log, shown
from digistrat_desktop.frameworks.toml_lines import Path as KeyPath
from digistrat_desktop.frameworks.toml_lines import nearest_line

MOST_PROBLEMS = 50
_WORDS = (
    ("Cannot overwrite", "this key or table is given twice"),
    ("Cannot declare", "this table is given twice"),
    ("Cannot mutate", "this table was closed before and cannot be added to"),
    ("Duplicate inline", "this key is given twice"),
    ("Expected '=' after a key", "an equals sign is missing after the key"),
    ("Unterminated string", "a quotation mark that closes the text is missing"),
    ("Illegal character", "a hidden character or a line break stands inside the text"),
    ("Invalid value", "the value is missing or is not text in quotation marks"),
    ("Unescaped '\\'", "a backslash must be written twice"),
    ("Unclosed array", "a square bracket that closes the list is missing"),
    ("Unclosed inline table", "a curly bracket that closes the table is missing"),
)


def plain_words(message: str) -> str:
    """Say in plain words what the standard reader found wrong."""
    for start, words in _WORDS:
        if message.startswith(start):
            return words
    return f"this is not valid TOML ({re.sub(r' *[(]at .*', '', message)})"


def syntax_line(message: str, text: str) -> int:
    """Take the line out of the standard reader's message; 0 when it names none."""
    hit = re.search(r"at line (\d+)", message)
    if hit:
        return int(hit.group(1))
    return text.rstrip("\n").count("\n") + 1 if "at end of document" in message else 0


def problems_from(
    log: Log, tree: dict[str, Any], name: str, lines: dict[KeyPath, int]
) -> tuple[Problem, ...]:
    """Turn faults into problems in the order of the file, cut at the cap."""
    found = sorted(
        (
            Problem(name, nearest_line(lines, path), _place(path, tree), message)
            for path, message in log.faults
        ),
        key=lambda problem: problem.line,
    )
    if len(found) <= MOST_PROBLEMS:
        return tuple(found)
    rest = f"{len(found) - MOST_PROBLEMS + 1} more problems are not listed"
    last = replace(found[MOST_PROBLEMS - 1], path="", message=rest)
    return (*found[: MOST_PROBLEMS - 1], last)


_SINGULAR = {
    "sections": "section",
    "groups": "group",
    "items": "item",
    "scales": "scale",
    "metrics": "metric",
    "measures": "measure",
    "sources": "source",
    "fields": "field",
    "statements": "statement",
}


def _place(path: KeyPath, tree: dict[str, Any]) -> str:
    """Say where the path leads, naming elements by id: "section ALN, item ALN-01, title"."""
    words: list[str] = []
    node: Any = tree
    for part in path:
        node = node[part]
        if isinstance(part, int):
            name = node.get("id") if isinstance(node, dict) else None
            words[-1] = f"{_SINGULAR.get(words[-1], words[-1])} {_named(name, part)}"
        else:
            words.append(shown(part)[1:-1])
    return ", ".join(words)


def _named(name: object, index: int) -> str:
    return shown(name)[1:-1] if isinstance(name, str) and name.strip() else str(index + 1)


def refusal(name: str, message: str, line: int = 0) -> PackError:
    """Make the error for a file that is refused as a whole."""
    return PackError((Problem(name, line, "", message),))
