"""Keep text from becoming a formula when a CSV file is opened in a spreadsheet.

A text that a spreadsheet would compute gets one quotation mark before it; our own reader takes
exactly that one away. A text that already looks so treated gets one too, or it would lose its own.

Source: docs/spec/tables.md#writing (after OWASP's rule for CSV injection).
"""

import re

_ACTIVE = r"'*[\s\ufeff\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\u00ad]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]"
_NEEDS = re.compile(_ACTIVE)
_HAS = re.compile(f"'{_ACTIVE}")
QUOTED_HEADING = " (text after ')"


def neutral(text: str) -> str:
    """Make a text no spreadsheet computes."""
    return f"'{text}" if _NEEDS.match(text) else text


def plain_heading(heading: str) -> str:
    """Take off what our own CSV export adds to the heading of a marked column."""
    return heading.removesuffix(QUOTED_HEADING)


def restored(text: str) -> str:
    """Undo `neutral`."""
    return text[1:] if _HAS.match(text) else text
