"""What to call a record in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digistrat_desktop.domain.records import Record

_NAMED_BY = ("title", "name", "item_id", "aim", "period", "remark", "resource", "problem")
_KINDS = {
    "response": "answer",
    "support": "link from evidence to an answer",
    "front_sheet": "front sheet",
    "import_source": "imported file",
    "north_star": "north star",
    "alignment_link": "link from initiative to objective",
    "principle_test": "test of a principle",
    "case_for_change": "case for change",
    "constraint_entry": "constraint",
    "blind_score": "blind score",
}
_LONGEST = 80


def kind_words(kind: str) -> str:
    """Give the words for a kind of record: "answer", "evidence"."""
    return _KINDS.get(kind, kind.replace("_", " "))


def record_words(record: Record) -> str:
    """Name a record: "evidence “Digital strategy”"."""
    for attribute in _NAMED_BY:
        said = str(getattr(record, attribute, "") or "")
        if said:
            short = said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
            return f"{kind_words(record.KIND)} “{short}”"
    return kind_words(record.KIND)


def field_words(name: str) -> str:
    """Give the words for a field: "target by" for `target_by`."""
    return name.removesuffix("_id").removesuffix("_ids").replace("_", " ")
