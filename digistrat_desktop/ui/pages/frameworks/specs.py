"""What the forms of the pack workshop ask, and how what is typed becomes the tables of a pack."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from digistrat_desktop.domain.frameworks.advice import Importance
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec, Pairs, labels_of
from digistrat_desktop.ui.words import tr

Tree = dict[str, Any]
_SHORT_NAME = re.compile(r"[a-z][a-z0-9-]{1,40}")
_VERSION = re.compile(r"\d{1,5}\.\d{1,5}\.\d{1,5}")
_LEVEL_ID = re.compile(r"[a-z][a-z0-9_]{0,39}")
_LEVEL, _NEXT, _COUNT, _BREACH, _MAY = "level ", "next ", "count ", "law levels", "law may_levels"


def _short_name(typed: str) -> str:
    if not _SHORT_NAME.fullmatch(typed):
        raise ValueError(tr("Enter small letters, digits and hyphens, for example our-board."))
    return typed


def _version(typed: str) -> str:
    if not _VERSION.fullmatch(typed):
        raise ValueError(tr("Enter 3 numbers with dots between, for example 1.0.0."))
    return typed


def _level_id(typed: str) -> str:
    if not _LEVEL_ID.fullmatch(typed):
        raise ValueError(tr("Enter small letters, digits and underscores, for example emerging."))
    return typed


def _count(typed: str) -> int:
    if not typed.isdecimal():
        raise ValueError(tr("Enter a number, such as 3."))
    return int(typed)


ABOUT_ANY = (
    FieldSpec("title", tr("Title"), longest=200, needed=tr("Enter a title.")),
    FieldSpec(
        "provider", tr("Made by"), longest=200, needed=tr("Say who makes it, such as your trust.")
    ),
    FieldSpec(
        "licence", tr("Licence"), Asked.TEXT,
        help_text=tr("On what terms others may use it, and whose words it carries."),
        needed=tr("Say on what terms it may be used."),
    ),
)  # fmt: skip
COPY = (
    *ABOUT_ANY[:1],
    FieldSpec(
        "id", tr("Short name"), longest=60, reads=_short_name, needed=tr("Enter a short name."),
        help_text=tr("It never changes: files and assessments name it."), example="our-board",
    ),
    FieldSpec("version", tr("Version"), longest=20, reads=_version, needed=tr("Enter a version.")),
    *ABOUT_ANY[1:],
)  # fmt: skip
ABOUT = (
    *ABOUT_ANY,
    FieldSpec("purpose", tr("What it is for"), Asked.TEXT, needed=tr("Say what it is for.")),
    FieldSpec("reading_rules", tr("How to read the answers, one a line"), Asked.LINES),
)
SECTION = (
    FieldSpec("title", tr("Title"), longest=200, needed=tr("Enter a title.")),
    FieldSpec("intro", tr("What it is about"), Asked.TEXT),
)
LEVEL = (
    FieldSpec("label", tr("Label"), longest=40, needed=tr("Enter a label."), is_whole=True),
    FieldSpec("meaning", tr("What it means"), Asked.TEXT, needed=tr("Say what it means.")),
)


def new_level_specs(*, with_next: bool) -> tuple[FieldSpec, ...]:
    """Give the fields of a level that is added; a next step where the scale's questions give one."""
    new_id = FieldSpec(
        "id", tr("Id"), longest=40, reads=_level_id, needed=tr("Enter an id, such as emerging."),
        help_text=tr("It never changes: answers name it."), example="emerging", is_whole=True,
    )  # fmt: skip
    meaning = replace(
        LEVEL[1], help_text=tr("Each question begins with it as its text, until you write another.")
    )
    step = FieldSpec(
        "better", tr("Next step from it"), Asked.TEXT, needed=tr("Say what the next step is."),
        help_text=tr("Each question that gives next steps begins with it."),
    )  # fmt: skip
    return (new_id, LEVEL[0], meaning, *((step,) if with_next else ()))


_NEW_ITEM = (
    FieldSpec("group", tr("Group"), Asked.CHOICE, is_whole=True),
    FieldSpec(
        "id", tr("Id"), longest=60, needed=tr("Enter an id, such as ALN-90."), example="ALN-90",
        help_text=tr("It starts with the area's letters, never changes and is used once."),
    ),
)  # fmt: skip
_ITEM = (
    FieldSpec("title", tr("Title"), longest=200, needed=tr("Enter a title.")),
    FieldSpec(
        "short_title", tr("Short title"), longest=18, needed=tr("Enter a short title."),
        help_text=tr("At most 18 characters, used once only."),
    ),
    FieldSpec("question", tr("Question"), Asked.TEXT, needed=tr("Enter the question.")),
    FieldSpec("why", tr("Why it matters"), Asked.TEXT),
)  # fmt: skip
_MORE = (
    FieldSpec("beware", tr("What is often claimed too soon"), Asked.TEXT),
    FieldSpec("evidence_hints", tr("What would show it, one a line"), Asked.LINES),
    FieldSpec(
        "importance", tr("Importance"), Asked.CHOICE,
        (("", tr("As much as the others")), *labels_of(Importance)),
    ),
    FieldSpec("short_form", tr("Asked in the short form"), Asked.TICK),
)  # fmt: skip


def item_specs(levels: Pairs, item: Tree, *, is_new: bool) -> tuple[FieldSpec, ...]:
    """Give the fields of a question; each level of its scale has its text and its next step."""
    texts = [
        spec
        for level_id, label in levels
        for spec in (
            FieldSpec(f"{_LEVEL}{level_id}", tr("{level}: what one sees", level=label), Asked.TEXT),
            FieldSpec(f"{_NEXT}{level_id}", tr("{level}: next step", level=label), Asked.TEXT),
        )
    ]
    return (*(_NEW_ITEM if is_new else ()), *_ITEM, *texts, *_by_item(levels, item), *_MORE)


def _by_item(levels: Pairs, item: Tree) -> tuple[FieldSpec, ...]:
    """Give the fields of what only some questions have: criteria, and a duty in law."""
    found = []
    if "criteria" in item:
        found += [
            FieldSpec(
                f"{_COUNT}{level_id}", tr("{level}: criteria needed", level=label), reads=_count
            )
            for level_id, label in levels
        ]  # fmt: skip
    if "legal" in item:
        found += [
            FieldSpec(_BREACH, tr("Levels that do not meet the duty in law"), Asked.MANY, levels),
            FieldSpec(_MAY, tr("Levels that may not meet it"), Asked.MANY, levels),
        ]
    return tuple(found)


def item_values(section: Tree, item: Tree) -> dict[str, Any]:
    """Give what a question says, by the fields of its form."""
    levels, better = item.get("levels", {}), item.get("better", {})
    plain = {key: item.get(key, "") for key in ("title", "short_title", "question", "why")}
    return {
        **plain,
        **{f"{_LEVEL}{one}": words for one, words in levels.items()},
        **{f"{_NEXT}{one}": words for one, words in better.items()},
        **_values_by_item(item),
        "beware": item.get("beware", ""),
        "evidence_hints": tuple(item.get("evidence_hints", ())),
        "importance": item.get("importance", ""),
        "short_form": item.get("id") in section.get("short_form", ()),
    }


def _values_by_item(item: Tree) -> dict[str, Any]:
    counts = item.get("criteria", {}).get("at_least", {})
    law = item.get("legal", {})
    named = {_BREACH: law.get("levels", ()), _MAY: law.get("may_levels", ())}
    return {**{f"{_COUNT}{one}": str(number) for one, number in counts.items()}, **named}


def item_tables(values: Mapping[str, Any]) -> Tree:
    """Give the values of a question's form as the keys of its file."""
    said = {key: one for key, one in values.items() if " " not in key and key != "group"}
    said["evidence_hints"] = list(said["evidence_hints"])
    said["importance"] = said["importance"] or ""
    said["levels"] = _by_level(values, _LEVEL)
    said["better"] = _by_level(values, _NEXT)
    counts = {k.removeprefix(_COUNT): v for k, v in values.items() if k.startswith(_COUNT)}
    if counts:
        said["criteria"] = {"at_least": counts}
    if _BREACH in values:
        said["legal"] = {"levels": list(values[_BREACH]), "may_levels": list(values[_MAY])}
    return said


def _by_level(values: Mapping[str, Any], start: str) -> dict[str, str]:
    found = {k.removeprefix(start): v.strip() for k, v in values.items() if k.startswith(start)}
    return {level: words for level, words in found.items() if words}
