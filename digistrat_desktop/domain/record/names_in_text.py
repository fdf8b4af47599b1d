"""Finding people's names in any text, however they are written there.

A reader of the paper sees letters: so case, accents, the form of their codes, signs nobody sees and what
stands between the parts of a name make no difference. A part of a longer word is no name.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence

_UNSEEN = frozenset({"Mn", "Me", "Cf", "Cc", "Cs", "Cn", "Co"})
_APART = re.compile(r"[\W_]+")
_BETWEEN = r"[\W_]{1,3}"  # what stands between the parts of a name: a space, "_", ", "
_NO_LETTER_BEFORE, _NO_LETTER_AFTER = r"(?<![^\W_])", r"(?![^\W_])"


class NamesInText:
    """Puts other words in place of names.

    Args:
        others: what stands for each name.
    """

    def __init__(self, others: Mapping[str, str]) -> None:
        self._others: dict[str, tuple[str, str]] = {}
        for name in sorted(others):
            self._others.setdefault(_key(name), (name, others[name]))
        # The longest first, so that no name stays because a part of it was taken out.
        keys = sorted(self._others, key=lambda one: (-len(one), one))
        self._pattern = re.compile("|".join(map(_written, keys))) if keys else None

    def without(self, said: str) -> str:
        if self._pattern is None:
            return said
        letters, places = _read(said)
        kept, end = [], 0
        for found in self._pattern.finditer(letters):
            first, last = places[found.start()], places[found.end() - 1] + 1
            while last < len(said) and unicodedata.category(said[last]) in {"Mn", "Me"}:
                last += 1
            name, other = self._others[_key(found.group())]
            if not _is_plain_word(name, said[first:last]):
                kept += [said[end:first], other]
                end = last
        return "".join((*kept, said[end:]))


def _is_plain_word(name: str, there: str) -> bool:
    """Tell if a name of one word stands there as a word in small letters: "will", of Will."""
    return not _APART.search(name.strip()) and there.islower() and not name.islower()


def _read(said: str) -> tuple[str, Sequence[int]]:
    """Give the letters a reader sees, in small letters without accents, each with its place."""
    if said.isascii() and said.isprintable():
        return said.lower(), range(len(said))
    letters, places = list[str](), list[int]()
    for at, char in enumerate(said):
        for one in char if char.isascii() else unicodedata.normalize("NFKD", char):
            if one.isspace() or unicodedata.category(one) not in _UNSEEN:
                small = one.casefold()
                letters.append(small)
                places += [at] * len(small)
    return "".join(letters), places


def _key(name: str) -> str:
    """Give the parts of a name as they are read; of one that has hardly a letter, its signs too."""
    letters = _read(name)[0].strip()
    parts = " ".join(filter(None, _APART.split(letters)))
    return parts if len(parts) > 1 else letters


def _written(key: str) -> str:
    parts = _BETWEEN.join(map(re.escape, key.split(" ")))
    # Scripts without capitals set no space between words.
    begins, ends = (one.upper() != one or one.isdigit() for one in (key[0], key[-1]))
    return _NO_LETTER_BEFORE * begins + parts + _NO_LETTER_AFTER * ends
