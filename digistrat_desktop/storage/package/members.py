"""The parts of a package both formats have: names of people, and files that were kept."""

from collections.abc import Mapping
from typing import Any

from digistrat_desktop.domain.ids import is_id
from digistrat_desktop.domain.plain_text import clean_title, has_words
from digistrat_desktop.storage.record.reading import turns_direction
from digistrat_desktop.storage.record.strict_json import refused

ATTACHMENTS = "attachments/"
_LONGEST_NAME = 200
_MOST_PEOPLE = 100_000


def attachments_in(members: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the files that were kept, by their fingerprint."""
    named = {n: data for n, data in members.items() if n.startswith(ATTACHMENTS)}
    return {fingerprint_in(name): data for name, data in named.items()}


def fingerprint_in(name: str) -> str:
    """Give the fingerprint in the name of a kept file."""
    return name.removeprefix(ATTACHMENTS).partition(".")[0]


def people_from(raw: Any, where: str) -> dict[str, str]:
    """Read names by id."""
    if not isinstance(raw, dict):
        raise refused(where, "it is not a list of names")
    if len(raw) > _MOST_PEOPLE:
        raise refused(where, f"it has more than {_MOST_PEOPLE:,} names")
    for key, name in raw.items():
        if not is_id(key):
            raise refused(where, "an id is not written correctly")
        if len(text_from(name, where)) > _LONGEST_NAME:
            raise refused(where, f"a name is longer than {_LONGEST_NAME} characters")
        if turns_direction(name):
            raise refused(where, "a name has characters that change the reading direction")
        if not has_words(name):
            raise refused(where, "a name has nothing that can be seen")
    return {key: clean_title(name) for key, name in raw.items()}


def text_from(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise refused(where, "a part should be text but is not")
    return value
