"""Tables as the text of a TOML file, in the order they have: what a person can read and edit.

The standard library reads TOML and does not write it.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from digistrat_desktop.domain.errors import Bug

_WIDTH = 110
_SHORT = 34
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_HIDDEN = re.compile(r'[\\"\x00-\x1f\x7f]')


def toml_text(tree: Mapping[str, Any]) -> str:
    """Write tables as TOML; read again they are the same tables."""
    return "\n".join(_table(tree, ())).lstrip("\n") + "\n"


def _table(tree: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    """Write the plain keys first: what follows a table's header belongs to it."""
    inside = {key: one for key, one in tree.items() if _is_apart(one)}
    for key, one in tree.items():
        if key not in inside:
            yield from _pair(key, one)
    for key, one in inside.items():
        deeper = (*path, _key(key))
        name = ".".join(deeper)
        if isinstance(one, Mapping):
            yield from ("", f"[{name}]", *_table(one, deeper))
            continue
        for part in one:
            yield from ("", f"[[{name}]]", *_table(part, deeper))


def _is_apart(value: Any) -> bool:
    """Tell if a value stands under a header of its own: tables that are too long for a line."""
    if isinstance(value, Mapping):
        return bool(value)
    if not _is_list(value) or not value or not all(isinstance(one, Mapping) for one in value):
        return False
    return any(not _is_flat(one) or len(_inline(one)) > _WIDTH for one in value)


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple)


def _is_flat(table: Mapping[str, Any]) -> bool:
    return not any(isinstance(one, Mapping) or _is_list(one) for one in table.values())


def _pair(key: str, value: Any) -> Iterator[str]:
    line = f"{_key(key)} = {_inline(value)}"
    if not _is_list(value) or (len(line) <= _WIDTH and not _holds_tables(value)):
        yield line
        return
    yield f"{_key(key)} = ["
    yield from _lines(value)
    yield "]"


def _lines(values: Sequence[Any]) -> Iterator[str]:
    """Write short values one after the other, and a long one on a line of its own."""
    line = " "
    for one in values:
        words = f" {_inline(one)},"
        if line != " " and (len(words) > _SHORT or len(line) + len(words) > _WIDTH):
            yield line
            line = " "
        line += words
    yield line


def _holds_tables(value: Sequence[Any]) -> bool:
    return any(isinstance(one, Mapping) for one in value)


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _text(key)


def _inline(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return _text(value)
        case int() | float():
            return repr(value)
        case dt.date() | dt.time():
            return value.isoformat()
        case _:
            return _compound(value)


def _compound(value: Any) -> str:
    if _is_list(value):
        return f"[{', '.join(map(_inline, value))}]"
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{_key(key)} = {_inline(one)}" for key, one in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    words = f"nothing in TOML is a {type(value).__name__}"
    raise Bug(words)


def _text(value: str) -> str:
    return f'"{_HIDDEN.sub(_escaped, value)}"'


def _escaped(found: re.Match[str]) -> str:
    mark = found[0]
    return _ESCAPES.get(mark) or f"\\u{ord(mark):04X}"
