"""What may be in a text a person typed, before it is kept.

Source: docs/spec/packages.md#text: control characters are taken out, direction marks are
refused in names (here: taken out, so that typing never stops) and kept visible in notes.
"""

import re
import unicodedata

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BREAKS = re.compile(r"\s+")


def clean_note(text: str) -> str:
    """Keep lines and tabs, drop other control characters, compose accents (NFC)."""
    if text.isascii() and text.isprintable():  # thousands of texts of a framework, at each opening
        return text
    unix = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")
    return unicodedata.normalize("NFC", _CONTROLS.sub("", unix))


def clean_title(text: str) -> str:
    """Make one line without control or direction characters, trimmed."""
    return _BREAKS.sub(" ", clean_note(_DIRECTION.sub("", text))).strip()


_PARTS_NUMBERS = re.compile(r"(?<=\d)[/\\:.](?=\d)")
_APOSTROPHES = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}]")
_NO_FILE_NAME = re.compile(r"[^\w -]+")


def as_file_name(text: str, longest: int = 80) -> str:
    """Make a name of a file, without its ending, that every system takes: "Winter 2026-27 board".

    Args:
        longest: characters; a name is cut between words where it has more.
    """
    parted = _PARTS_NUMBERS.sub("-", _APOSTROPHES.sub("", clean_title(text)))
    name = " ".join(_NO_FILE_NAME.sub(" ", parted).split()).strip("- ")
    return name if len(name) <= longest else name[: longest + 1].rsplit(" ", 1)[0][:longest]


def show_direction_marks(text: str) -> str:
    """Make invisible direction characters visible as ⟨U+202E⟩, for a reader of a note."""
    return _DIRECTION.sub(lambda hit: f"⟨U+{ord(hit.group()):04X}⟩", text)


_NOT_SHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]|" + _DIRECTION.pattern)


def for_terminal(text: str) -> str:
    """Make one line that a terminal only shows: what would move or colour it is written as a code."""
    return _NOT_SHOWN.sub(lambda hit: f"\\u{ord(hit.group()):04x}", text)


_LOOKS_EMPTY = frozenset("\u2800\u3164\uffa0\u115f\u1160")  # letters by class, blank on the page


def has_words(text: str) -> bool:
    """Tell whether a reader would see anything: blanks, invisible signs and marks alone say nothing."""
    return any(
        unicodedata.category(one)[0] not in "ZCM" and one not in _LOOKS_EMPTY for one in text
    )


_NHS_DIGITS = 10


def nhs_numbers_in(text: str) -> tuple[str, ...]:
    """Find 10-digit numbers that pass the NHS-number check.

    Source: NHS Data Dictionary, NHS NUMBER: weights 10 to 2, remainder 11, check digit last.
    """
    # Asked at each key of a long text, and to count is many times as fast as to look.
    if sum(map(text.count, "0123456789")) < _NHS_DIGITS:
        return ()
    found = re.findall(r"(?<![0-9])([0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4})(?![0-9])", text)
    digits = (re.sub("[ -]", "", number) for number in found)
    return tuple(number for number in digits if _passes_nhs_check(number))


def _passes_nhs_check(number: str) -> bool:
    total = sum(
        int(digit) * weight for digit, weight in zip(number, range(10, 1, -1), strict=False)
    )
    return str((11 - total % 11) % 11) == number[9]


def for_search(text: str) -> str:
    """Give a text as it is looked for: capitals and accents make no difference, Llŷn is llyn."""
    if text.isascii():
        return text.casefold()
    parts = unicodedata.normalize("NFKD", text)
    return "".join(one for one in parts if not unicodedata.combining(one)).casefold()
