"""Names of identifiers, so that one kind cannot be passed for another."""

import hashlib
import re
from typing import Any, NewType

RecordId = NewType("RecordId", str)
TrustId = NewType("TrustId", str)
AssessmentId = NewType("AssessmentId", str)


PersonId = NewType("PersonId", str)
EventId = NewType("EventId", str)
ItemId = NewType("ItemId", str)
LevelId = NewType("LevelId", str)


AN_ID = "[0-9a-zA-Z][0-9a-zA-Z._-]{0,63}"
_ID = re.compile(AN_ID, re.ASCII)
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)


def is_id(value: Any) -> bool:
    """Tell whether a value can name a record, a person or a change."""
    return isinstance(value, str) and bool(_ID.fullmatch(value))


def is_uuid(text: str) -> bool:
    """Tell whether a text is a UUID in small letters, as the ids of trusts are."""
    return bool(_UUID.fullmatch(text))


def derived_id(*parts: str) -> RecordId:
    """Give the same UUID for the same parts everywhere, so that two desks make one record of it.

    Source: RFC 9562, version 8 (custom), over SHA-256 of the parts.
    """
    digest = bytearray(hashlib.sha256("\x1f".join(parts).encode("utf-8")).digest()[:16])
    digest[6] = (digest[6] & 0x0F) | 0x80
    digest[8] = (digest[8] & 0x3F) | 0x80
    text = digest.hex()
    return RecordId(f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}")
