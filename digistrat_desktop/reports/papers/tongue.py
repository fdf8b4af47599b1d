"""Which words of a report are in the language of the framework, where that is not the report's.

The report's own sentences are English; a framework may be in Welsh. What stands in a block word for
word as in the framework is marked, so that a reader aloud changes its voice there.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.reports import blocks as b

OWN = "en-GB"
_SAID = frozenset(
    [
        "title",
        "short_title",
        "question",
        "label",
        "meaning",
        "text",
        "lines",
        "intro",
        "prompt",
        "beware",
        "evidence_hints",
        "mitigations",
        "name",
        "purpose",
        "reading_rules",
        "rule",
        "caution",
        "formula",
        "numerator",
        "denominator",
        "pitfalls",
        "then",
        "now",
        "hint",
    ]
)
_HOLDERS = (
    b.Paragraph,
    b.BulletList,
    b.NumberedList,
    b.Table,
    b.Callout,
    b.TwoColumns,
    b.KeepTogether,
)


def in_tongue(blocks: tuple[b.Block, ...], pack: FrameworkPack) -> tuple[b.Block, ...]:
    """Mark the framework's own words with its language.

    Args:
        pack: the framework the report's answers are to.

    Returns:
        The same blocks, when the framework is in English as the report is.
    """
    if pack.language.split("-")[0] == OWN.split("-", maxsplit=1)[0]:
        return blocks
    words = frozenset(_plain(said) for said in _words(pack))
    names = frozenset(f"{item.id} {_plain(item.title)}" for item in pack.items())
    marked: tuple[b.Block, ...] = _marked(blocks, words | names, pack.language)
    return marked


def _plain(said: str) -> str:
    return said.strip().rstrip(".:").lower()


def _words(part: object) -> Iterator[str]:
    if isinstance(part, tuple):
        for one in part:
            yield from _words(one)
    elif is_dataclass(part):
        for field in fields(part):
            value = getattr(part, field.name)
            if not isinstance(value, str):
                yield from _tuple_words(field.name, value)
            elif value and field.name in _SAID:
                yield value


def _tuple_words(name: str, value: object) -> Iterator[str]:
    if isinstance(value, tuple) and name in _SAID:
        yield from (one for one in value if isinstance(one, str))
    yield from _words(value)


def _marked(value: Any, words: frozenset[str], language: str) -> Any:
    if isinstance(value, tuple):
        return tuple(_marked(one, words, language) for one in value)
    if isinstance(value, b.Run | b.Heading):
        ours = _plain(value.text) not in words
        return value if ours or value.lang else replace(value, lang=language)
    if isinstance(value, _HOLDERS):
        parts = {f.name: _marked(getattr(value, f.name), words, language) for f in fields(value)}
        return replace(value, **parts)
    return value
