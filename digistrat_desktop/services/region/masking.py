"""Trusts under code names: stable for who has the key, and not to be worked out without it.

Source: docs/region.md.
"""

import hmac
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from digistrat_desktop.analysis.dataset.rows import Row, Rows, Value
from digistrat_desktop.analysis.dataset.tables import BY_NAME, Kind, SetColumn, SetTable
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.record.events import code_of
from digistrat_desktop.system.disk_errors import name_in_words
from digistrat_desktop.system.files import read_whole, save_chosen

_KEY_BYTES = 32
_NAME_LETTERS = 9
_CODED = {Kind.ID, Kind.SHARED}


class Mask(NamedTuple):
    key: bytes  # secret: who has it, and a trust's file, knows its code

    @property
    def mark(self) -> str:
        """What tells one key from another and gives neither away."""
        return sha256(b"mark" + self.key).hexdigest()[:16]

    def code(self, text: str) -> str:
        """Give what stands for an id; empty for an empty one."""
        made = hmac.new(self.key, text.encode("utf-8"), sha256).hexdigest()
        return code_of(made) if text else ""

    def rows(self, rows: Rows) -> Rows:
        return {name: [self.row(BY_NAME[name], one) for one in some] for name, some in rows.items()}

    def row(self, table: SetTable, row: Row) -> Row:
        cells = zip(table.columns, row, strict=True)
        masked = (self._masked(column, value) for column, value in cells)
        if table.name == "trusts":
            said = dict(zip(table.names, masked, strict=True))
            said["name"] = f"Trust {str(said['trust'])[:_NAME_LETTERS]}"
            said["changes"] = 0  # no 2 trusts have the same number, and anyone with a file knows it
            return tuple(said.values())
        return tuple(masked)

    def _masked(self, column: SetColumn, value: Value) -> Value:
        if column.kind is Kind.WORDS:
            return ""
        return self.code(str(value)) if column.kind in _CODED else value


def mask_from(path: Path, random: Callable[[int], bytes]) -> Mask:
    """Read the key of a file; a file that is not there is written with a new one.

    Args:
        random: gives so many random bytes.

    Raises:
        Refused: what stands there is no key.
    """
    if not path.exists():
        save_chosen(path, f"{random(_KEY_BYTES).hex()}\n".encode("ascii"))
    text = read_whole(path, 2 * _KEY_BYTES + 2).strip()
    try:
        key = bytes.fromhex(text.decode("ascii"))
    except ValueError:
        key = b""
    if len(key) != _KEY_BYTES:
        raise Refused(
            f"{name_in_words(path)} is not a key for code names.",
            "Nothing was changed.",
            "Choose a new name. A key is then made there.",
        )
    return Mask(key)
