"""Files of packs and crosswalks: read, checked, and refused with the file and the line of each problem."""

import json
import re
import tomllib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.crosswalk import Crosswalk
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.frameworks.packs import PackError, PackProblem
from digistrat_desktop.frameworks.building import pack_from
from digistrat_desktop.frameworks.canonical import canonical_json, with_sha256
from digistrat_desktop.frameworks.crosswalks import crosswalk_from, digested
from digistrat_desktop.frameworks.sense import nonsense_in
from digistrat_desktop.frameworks.tables import Log, TomlTable, shown
from digistrat_desktop.frameworks.toml_lines import Path as KeyPath
from digistrat_desktop.frameworks.toml_lines import line_numbers, nearest_line
from digistrat_desktop.system.files import read_start

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
) -> tuple[PackProblem, ...]:
    """Turn faults into problems in the order of the file, cut at the cap."""
    found = sorted(
        (
            PackProblem(name, nearest_line(lines, path), _place(path, tree), message)
            for path, message in log.faults
        ),
        key=lambda problem: problem.line,
    )
    if len(found) <= MOST_PROBLEMS:
        return tuple(found)
    rest = f"{len(found) - MOST_PROBLEMS + 1} more problems are not listed"
    last = found[MOST_PROBLEMS - 1]._replace(path="", message=rest)
    return (*found[: MOST_PROBLEMS - 1], last)


_SINGULAR = {
    "sections": "section",
    "groups": "group",
    "items": "item",
    "scales": "scale",
    "metrics": "metric",
    "requirements": "requirement",
    "recipients": "recipient",
    "sources": "source",
    "fields": "field",
    "bridges": "bridge",
}


def _place(path: KeyPath, tree: dict[str, Any]) -> str:
    """Say where the path leads, naming elements by id: "section ALN, item ALN-01, title"."""
    words: list[str] = []
    node: Any = tree
    for part in path:
        if isinstance(node, dict) and part not in node:
            break  # what is missing is named by the message
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
    return PackError((PackProblem(name, line, "", message),))


MOST_BYTES = 1024 * 1024
MOST_CHARACTERS = 2 * MOST_BYTES
# Long dotted keys make the standard reader slow out of proportion; prose stays far below.
MOST_DOTS = 100
MOST_HEADER_DOTS = 20

_T = TypeVar("_T")


def load_any(path: Path) -> FrameworkPack | Crosswalk:
    """Read a file of a pack or a crosswalk; PackError lists every problem when it is not good."""
    text = _text_of(_bytes_of(path), path.name)
    tree = _toml(text, path.name)
    if "crosswalk" in tree and "framework" not in tree:
        return digested(_built(tree, text, path.name, crosswalk_from))
    return with_sha256(_built(tree, text, path.name, pack_from))


def check_any(path: Path) -> FrameworkPack | Crosswalk:
    """Read a file as `load_any` does, and refuse what no maker can mean too."""
    found = load_any(path)
    if isinstance(found, FrameworkPack):
        text = _text_of(_bytes_of(path), path.name)
        refuse_nonsense(_toml(text, path.name), path.name, line_numbers(text))
    return found


def refuse_nonsense(tree: dict[str, Any], name: str, lines: dict[KeyPath, int]) -> None:
    """Raise PackError where a framework's tables, good to read, say what makes no sense."""
    log = Log()
    for path, message in nonsense_in(tree):
        log.fault(path, message)
    if log.faults:
        raise PackError(problems_from(log, tree, name, lines))


def tables_of(path: Path) -> dict[str, Any]:
    """Read the tables of a file, not checked yet; PackError where it is no TOML that can be read safely."""
    return _toml(_text_of(_bytes_of(path), path.name), path.name)


@lru_cache(maxsize=8)  # a trust is read again and again, and many trusts have the same few
def pack_from_canonical_json(text: str, name: str = "framework") -> FrameworkPack:
    """Read a pack back from its canonical JSON, with all the checks of a file.

    Args:
        text: canonical JSON, as from `canonical_json`.
        name: what to call it in messages.

    Returns:
        The pack with its sha256, worked out anew.

    Raises:
        PackError: it is not JSON, not a good pack, or not written in the canonical way.
    """
    pack = _from_json(text, name)
    if canonical_json(pack) != text:
        raise refusal(name, "it is not written in the canonical way, so its hash means nothing")
    return with_sha256(pack, text)


@lru_cache(maxsize=8)  # as above
def pinned_pack(text: str, sha256: str) -> FrameworkPack:
    """Read a pack that assessments in a store are pinned to.

    What was pinned was written in the canonical way, so text of that fingerprint is. Whether it is takes a third
    of the time to work out, and is worked out for any other text alone.

    Raises:
        PackError: it is not JSON or not a good pack; or has another fingerprint and is not canonical.
    """
    pack = with_sha256(_from_json(text, "framework"), text)
    return pack if pack.sha256 == sha256 else pack_from_canonical_json(text)


def _from_json(text: str, name: str) -> FrameworkPack:
    tree = _json(text, name)
    log = Log()
    pack = pack_from(TomlTable(tree, (), log))
    if log.faults:
        raise PackError(problems_from(log, tree, name, {}))
    return pack


def _built(tree: dict[str, Any], text: str, name: str, build: Callable[[TomlTable], _T]) -> _T:
    log = Log()
    value = build(TomlTable(tree, (), log))
    if log.faults:
        raise PackError(problems_from(log, tree, name, line_numbers(text)))
    return value


def _bytes_of(path: Path) -> bytes:
    try:
        return read_start(path, MOST_BYTES + 1)
    except Refused as refused:
        raise refusal(path.name, refused.what.rstrip(".")) from refused


def _text_of(content: bytes, name: str) -> str:
    """Decode strictly, after the checks that need no reading."""
    if len(content) > MOST_BYTES:
        raise refusal(name, "it is larger than 1 MB; a framework is text of a tenth of that")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise refusal(name, "this is not UTF-8 text; save the file as UTF-8", line) from error
    for number, line_text in enumerate(text.split("\n"), start=1):
        if _too_dotted(line_text.lstrip()):
            raise refusal(name, "this line has too many dots to be read safely", number)
    return text.replace("\r\n", "\n")


def _too_dotted(line: str) -> bool:
    return line.count(".") > (MOST_HEADER_DOTS if line.startswith("[") else MOST_DOTS)


def _toml(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise refusal(name, "brackets are nested too deeply") from error
    except ValueError as error:
        raise refusal(name, plain_words(str(error)), syntax_line(str(error), text)) from error


def _json(text: str, name: str) -> dict[str, Any]:
    if len(text) > MOST_CHARACTERS:
        raise refusal(name, "it is larger than any framework")
    try:
        tree = json.loads(text, object_pairs_hook=_once_each, parse_constant=_no_constant)
    except RecursionError as error:
        raise refusal(name, "brackets are nested too deeply") from error
    except ValueError as error:
        raise refusal(name, f"it is not readable JSON ({error})") from error
    if not isinstance(tree, dict):
        raise refusal(name, "it does not hold a framework")
    return tree


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key is given twice")
    return found


def _no_constant(word: str) -> float:
    raise ValueError("a value is not a number: " + word)
