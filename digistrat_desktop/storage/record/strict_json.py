"""JSON from other people, read without any of the kindness of `json.loads`.

Source: docs/spec/packages.md#strict-json.
"""

import json
import re
from typing import Any, NoReturn

from digistrat_desktop.domain.errors import Refused

DEEPEST = 64
_LONGEST_NUMBER = 16
_MOST_VALUES = 2_000_000
# The closing quote may be missing: a pattern that never fails cannot be made to try again and again.
_STRINGS = re.compile(r'"(?:[^"\\]+|\\.)*"?', re.DOTALL)
_FORBIDDEN = re.compile("[\x00\ud800-\udfff]")


def read_json(content: bytes, what: str) -> Any:
    """Read one JSON text.

    Args:
        what: names the part in refusals, such as "manifest.json".

    Raises:
        Refused: it is not strict JSON in UTF-8, nests too deep or holds what cannot be stored.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise refused(what, "it is not UTF-8 text") from None
    return read_json_text(text, what)


def read_json_text(text: str, what: str) -> Any:
    """Read one JSON text that is decoded already; as `read_json`."""
    if text.startswith("\ufeff"):
        raise refused(what, "it starts with a byte order mark")
    _refuse_shape(_STRINGS.sub("", text), what)
    try:
        value = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=no_number,
            parse_float=no_number,
            parse_int=short_int,
        )
    except Refused:
        raise
    except (ValueError, RecursionError):
        raise refused(what, "it is not JSON") from None
    if has_bad_text(value):
        raise refused(what, "a text has characters that cannot be stored")
    return value


def refused(what: str, cause: str) -> Refused:
    return Refused(
        f"This DigiStrat file cannot be used: {what}: {cause}.",
        "Nothing was changed.",
        "Ask the sender to export it again.",
    )


def _refuse_shape(bare: str, what: str) -> None:
    """Refuse by the signs outside strings: a parser would fill the stack or the memory."""
    if bare.count(",") + bare.count("[") + bare.count("{") > _MOST_VALUES:
        raise refused(what, f"it has more than {_MOST_VALUES:,} values")
    level = 0
    for sign in re.findall(r"[\[\]{}]", bare):
        level += 1 if sign in "[{" else -1
        if level > DEEPEST:
            raise refused(what, f"it is nested more than {DEEPEST} levels deep")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def no_number(_: str) -> NoReturn:
    """Refuse a float: decimals travel as text, so it is never ours; 1e999 is refused as well."""
    raise ValueError


def short_int(text: str) -> int:
    """Read a whole number of at most 16 digits; ValueError for a longer one."""
    if len(text.lstrip("-")) > _LONGEST_NUMBER:
        raise ValueError
    return int(text)


def has_bad_text(value: Any) -> bool:
    """Tell whether a text in it has half characters or NUL, which cannot be stored."""
    if isinstance(value, str):
        return bool(_FORBIDDEN.search(value))
    return any(map(has_bad_text, _parts(value)))


def _parts(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [*value.keys(), *value.values()]
    return value if isinstance(value, list) else []
