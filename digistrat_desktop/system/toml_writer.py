"""Write what `tomllib` reads: the standard library has no writer."""

import datetime as dt
import json
import re
from collections.abc import Mapping, Sequence

_BARE_KEY = re.compile("[A-Za-z0-9_-]+")
# DEL must be written as an escape in TOML, and JSON leaves it.
_DEL = "\x7f"


def toml_text(content: Mapping[str, object]) -> str:
    """Write a mapping as TOML, plain values before tables, in the order given.

    Raises:
        TypeError: a value is of a kind TOML has not.
    """
    return "\n".join(_table_lines(content, ())).strip() + "\n"


def _table_lines(table: Mapping[str, object], path: tuple[str, ...]) -> list[str]:
    lines = [
        f"{_key(name)} = {_value(value)}"
        for name, value in table.items()
        if not isinstance(value, Mapping)
    ]
    for name, value in table.items():
        if isinstance(value, Mapping):
            inner = (*path, name)
            lines += ["", f"[{'.'.join(map(_key, inner))}]", *_table_lines(value, inner)]
    return lines


def _key(name: str) -> str:
    return name if _BARE_KEY.fullmatch(name) else _text(name)


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False).replace(_DEL, "\\u007f")


def _value(value: object) -> str:
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


def _compound(value: object) -> str:
    if isinstance(value, Mapping):
        pairs = (f"{_key(name)} = {_value(one)}" for name, one in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, Sequence):
        return "[" + ", ".join(_value(one) for one in value) + "]"
    message = f"TOML has no {type(value).__name__}"
    raise TypeError(message)
