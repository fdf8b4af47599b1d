"""What the forms of the pack workshop ask, and how what is typed becomes the tables of a pack."""

import re
from collections.abc import Mapping
from typing import Any

from digistrat_desktop.domain.frameworks.advice import Importance
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec, labels_of
from digistrat_desktop.ui.words import tr

Tree = dict[str, Any]
_SHORT_NAME = re.compile(r"[a-z][a-z0-9-]{1,40}")
_VERSION = re.compile(r"\d{1,5}\.\d{1,5}\.\d{1,5}")
_LEVEL, _NEXT, _MEANING = "level ", "next ", "meaning "


def _short_name(typed: str) -> str:
    if not _SHORT_NAME.fullmatch(typed):
        raise ValueError(tr("Enter small letters, digits and hyphens, for example our-board."))
    return typed


def _version(typed: str) -> str:
    if not _VERSION.fullmatch(typed):
        raise ValueError(tr("Enter 3 numbers with dots between, for example 1.0.0."))
    return typed


_ABOUT = (
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
    *_ABOUT[:1],
    FieldSpec(
        "id", tr("Short name"), longest=60, reads=_short_name, needed=tr("Enter a short name."),
        help_text=tr("It never changes: files and assessments name it."), example="our-board",
    ),
    FieldSpec("version", tr("Version"), longest=20, reads=_version, needed=tr("Enter a version.")),
    *_ABOUT[1:],
)  # fmt: skip
ABOUT = (
    *_ABOUT,
    FieldSpec("purpose", tr("What it is for"), Asked.TEXT, needed=tr("Say what it is for.")),
    FieldSpec("reading_rules", tr("How to read the answers, one a line"), Asked.LINES),
)
SECTION = (
    FieldSpec("title", tr("Title"), longest=200, needed=tr("Enter a title.")),
    FieldSpec("intro", tr("What it is about"), Asked.TEXT),
)
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


def item_specs(levels: tuple[tuple[str, str], ...], *, is_new: bool) -> tuple[FieldSpec, ...]:
    """Give the fields of a question; each level of its scale has its text and its next step."""
    texts = [
        spec
        for level_id, label in levels
        for spec in (
            FieldSpec(f"{_LEVEL}{level_id}", tr("{level}: what one sees", level=label), Asked.TEXT),
            FieldSpec(f"{_NEXT}{level_id}", tr("{level}: next step", level=label), Asked.TEXT),
        )
    ]
    return (*(_NEW_ITEM if is_new else ()), *_ITEM, *texts, *_MORE)


def item_values(section: Tree, item: Tree) -> dict[str, Any]:
    """Give what a question says, by the fields of its form."""
    levels, better = item.get("levels", {}), item.get("better", {})
    plain = {key: item.get(key, "") for key in ("title", "short_title", "question", "why")}
    return {
        **plain,
        **{f"{_LEVEL}{one}": words for one, words in levels.items()},
        **{f"{_NEXT}{one}": words for one, words in better.items()},
        "beware": item.get("beware", ""),
        "evidence_hints": tuple(item.get("evidence_hints", ())),
        "importance": item.get("importance", ""),
        "short_form": item.get("id") in section.get("short_form", ()),
    }


def item_tables(values: Mapping[str, Any]) -> Tree:
    """Give the values of a question's form as the keys of its file."""
    said = {key: one for key, one in values.items() if " " not in key and key != "group"}
    said["evidence_hints"] = list(said["evidence_hints"])
    said["importance"] = said["importance"] or ""
    said["levels"] = _by_level(values, _LEVEL)
    said["better"] = _by_level(values, _NEXT)
    return said


def _by_level(values: Mapping[str, Any], start: str) -> dict[str, str]:
    found = {k.removeprefix(start): v.strip() for k, v in values.items() if k.startswith(start)}
    return {level: words for level, words in found.items() if words}


def scale_specs(scale: Tree) -> tuple[FieldSpec, ...]:
    """Give a label and a meaning for each level of a scale."""
    return tuple(
        spec
        for level in scale["levels"]
        for spec in (
            FieldSpec(
                f"{_LEVEL}{level['id']}", tr("Level {name}", name=level["id"]), longest=40,
                needed=tr("Enter a label."),
            ),
            FieldSpec(f"{_MEANING}{level['id']}", tr("What it means"), Asked.TEXT),
        )
    )  # fmt: skip


def scale_values(scale: Tree) -> dict[str, Any]:
    labels = {f"{_LEVEL}{one['id']}": one["label"] for one in scale["levels"]}
    return labels | {f"{_MEANING}{one['id']}": one.get("meaning", "") for one in scale["levels"]}


def scale_levels(values: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """Give label and meaning by level."""
    ids = [key.removeprefix(_LEVEL) for key in values if key.startswith(_LEVEL)]
    return {one: (values[f"{_LEVEL}{one}"], values[f"{_MEANING}{one}"]) for one in ids}
