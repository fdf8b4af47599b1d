"""What a trust may be called: its code as it is given, and twins pointed out."""

import re
from collections.abc import Iterable

from digistrat_desktop.domain.rules.strategy import FieldNote
from digistrat_desktop.domain.trust.listing import ListedTrust, same_code, same_name

_ODS = re.compile(r"[A-Za-z0-9]{3,5}", re.ASCII)


def read_code(typed: str) -> str:
    """Read an ODS code; ValueError says what it must be."""
    if typed and not _ODS.fullmatch(typed):
        raise ValueError(
            "An ODS code has 3 to 5 letters and numbers. Leave it empty if there is none."
        )
    return typed.upper()


def twin_notes(
    named: ListedTrust, trusts: Iterable[ListedTrust], *, name: str, code: str
) -> list[FieldNote]:
    """Point out the trusts of this computer that are perhaps the same.

    Args:
        named: what is being written down.
        name: the form's field of the name.
        code: and that of the ODS code.
    """
    others = [one for one in trusts if one.id != named.id]
    notes = [FieldNote(name, _twin_words(one)) for one in others if same_name(named, one)]
    coded = [one for one in others if same_code(named, one)]
    return notes + [FieldNote(code, _twin_words(one)) for one in coded]


def _twin_words(one: ListedTrust) -> str:
    code = f" ({one.ods_code})" if one.ods_code else ""
    return f"{one.name}{code} is already here."
