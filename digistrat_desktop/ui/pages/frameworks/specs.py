"""What the forms of the pack workshop ask, and how what is typed becomes the tables of a pack."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from digistrat_desktop.domain.frameworks.advice import Importance
from digistrat_desktop.domain.frameworks.scales import TrustKind
from digistrat_desktop.domain.plain_text import has_words
from digistrat_desktop.ui.forms.asking import Begin
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec, Pairs, labels_of
from digistrat_desktop.ui.words import tr

Tree = dict[str, Any]
_SHORT_NAME = re.compile(r"[a-z][a-z0-9-]{1,40}")
_VERSION = re.compile(r"\d{1,5}\.\d{1,5}\.\d{1,5}")
_WORD_ID = re.compile(r"[a-z][a-z0-9_]{0,39}")
_LEVEL, _NEXT, _COUNT, _LAW = "level ", "next ", "count ", "law "
_PLAIN = ("title", "short_title", "question", "why", "beware", "prompt", "importance")
_LISTS = ("evidence_hints", "mitigations", "needs", "settings", "source")
_IN_LAW = ("duty", "source", "levels", "may_levels")


def _short_name(typed: str) -> str:
    if not _SHORT_NAME.fullmatch(typed):
        raise ValueError(tr("Enter small letters, digits and hyphens, for example our-board."))
    return typed


def _version(typed: str) -> str:
    if not _VERSION.fullmatch(typed):
        raise ValueError(tr("Enter 3 numbers with dots between, for example 1.0.0."))
    return typed


def _word_id(typed: str) -> str:
    if not _WORD_ID.fullmatch(typed):
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
_COPY = (
    *ABOUT_ANY[:1],
    FieldSpec(
        "id", tr("Short name"), longest=60, reads=_short_name, needed=tr("Enter a short name."),
        help_text=tr(
            "It never changes: files and assessments name it. The same with a higher version makes the "
            "next version. Give a framework that others made a name of your own."
        ),
        example="our-board",
    ),
    FieldSpec("version", tr("Version"), longest=20, reads=_version, needed=tr("Enter a version.")),
    *ABOUT_ANY[1:],
)  # fmt: skip


def copy_specs(licence: str) -> tuple[FieldSpec, ...]:
    """Give the fields of a copy; what the original's licence says is beside that of the copy, not in it."""
    *others, own = _COPY
    if not licence:
        return _COPY
    words = tr("{help} The original says: {licence}", help=own.help_text, licence=licence)
    return *others, replace(own, help_text=words)


ABOUT = (
    *ABOUT_ANY,
    FieldSpec("attribution", tr("How its source must be named"), Asked.TEXT),
    FieldSpec("purpose", tr("What it is for"), Asked.TEXT, needed=tr("Say what it is for.")),
    FieldSpec("reading_rules", tr("How to read the answers, one a line"), Asked.LINES),
)
SECTION = (
    FieldSpec("title", tr("Title"), longest=200, needed=tr("Enter a title.")),
    FieldSpec("intro", tr("What it is about"), Asked.TEXT),
)
SOURCE = (FieldSpec("what", tr("What it is"), needed=tr("Say what the source is."), longest=200),)
NEW_SOURCE = (
    FieldSpec(
        "id", tr("Id"), longest=60, reads=_word_id, needed=tr("Enter an id, such as our_plan."),
        help_text=tr("Small letters. It never changes."), example="our_plan", is_whole=True,
    ),
    *SOURCE,
)  # fmt: skip
LEVEL = (
    FieldSpec("label", tr("Label"), longest=40, needed=tr("Enter a label."), is_whole=True),
    FieldSpec("meaning", tr("What it means"), Asked.TEXT, needed=tr("Say what it means.")),
)


def new_level_specs(with_next: Collection[str]) -> tuple[FieldSpec, ...]:
    """Give the fields of a level that is added.

    Args:
        with_next: the scales whose questions give next steps; a level of them has one.
    """
    above = FieldSpec(
        "above", tr("Above which level"), Asked.CHOICE, is_whole=True,
        needed=tr("Choose a level."),
        help_text=tr("Of the same scale. Scales the program itself counts by have no other levels."),
    )  # fmt: skip
    new_id = FieldSpec(
        "id", tr("Id"), longest=40, reads=_word_id, needed=tr("Enter an id, such as emerging."),
        help_text=tr("It never changes: answers name it."), example="emerging", is_whole=True,
    )  # fmt: skip
    meaning = replace(
        LEVEL[1], help_text=tr("Each question begins with it as its text, until you write another.")
    )
    step = FieldSpec(
        "better", tr("Next step from it"), Asked.TEXT, needed=tr("Say what the next step is."),
        help_text=tr("Each question that gives next steps begins with it."),
        when=lambda values: values["above"].partition(" ")[0] in with_next,
    )  # fmt: skip
    return above, new_id, LEVEL[0], meaning, step


_NEW_ITEM = (
    FieldSpec(
        "group", tr("Area and group"), Asked.CHOICE, is_whole=True,
        help_text=tr("The question stands last in its group. It has the levels of its area."),
    ),
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
    FieldSpec("mitigations", tr("What others do about it, one a line"), Asked.LINES),
    FieldSpec("prompt", tr("To open the discussion"), Asked.TEXT),
    FieldSpec(
        "importance", tr("Importance"), Asked.CHOICE,
        (("", tr("As much as the others")), *labels_of(Importance)),
    ),
    FieldSpec(
        "needs", tr("What must come first"), Asked.SEARCH,
        help_text=tr("The questions whose matter this one rests on."),
    ),
    FieldSpec(
        "settings", tr("Only asked of"), Asked.MANY, labels_of(TrustKind),
        help_text=tr("None ticked: of every kind of care."),
    ),
    FieldSpec("source", tr("Sources it rests on"), Asked.SEARCH),
    FieldSpec("short_form", tr("Asked in the short form"), Asked.TICK),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Offered:
    """What the form of a question offers: pairs of id and words."""

    questions: Pairs  # the others
    sources: Pairs

    def begin(self, values: dict[str, Any], more: Mapping[str, Pairs] | None = None) -> Begin:
        nothing = ("", tr("None"))
        offered = {"needs": self.questions, "source": self.sources}
        law = {f"{_LAW}source": (nothing, *self.sources)}
        return Begin(values, {**offered, **law, **(more or {})})


class Area(NamedTuple):
    """An area to which a question can be added."""

    groups: frozenset[str]  # their ids
    scale: str  # empty where its questions have no levels
    levels: Pairs


def item_specs(levels: Pairs, item: Tree) -> tuple[FieldSpec, ...]:
    """Give the fields of a question; each level of its scale has its text and its next step."""
    law = (*_duty_specs(), *_law_ticks(levels)) if levels else ()
    return *_ITEM, *_level_specs(levels), *_criteria_specs(levels, item), *law, *_MORE


def new_item_specs(areas: Sequence[Area]) -> tuple[FieldSpec, ...]:
    """Give the fields of a question that is added: of levels, those of the area that is chosen."""
    scale_of = {group: area.scale for area in areas for group in area.groups}
    levels_of = {area.scale: area.levels for area in areas if area.scale}

    def of_levels(spec: FieldSpec, scale: str = "") -> FieldSpec:
        """Ask it of an area with this scale; of one with any scale where none is named."""

        def is_asked(values: Mapping[str, Any]) -> bool:
            found = scale_of.get(values["group"], "")
            fits = found == scale if scale else bool(found)
            return fits and (spec.when is None or spec.when(values))

        return replace(spec, name=f"{spec.name} {scale}".strip(), when=is_asked)

    def of_each(make: Callable[[Pairs], Iterable[FieldSpec]]) -> Iterator[FieldSpec]:
        for scale, levels in levels_of.items():
            yield from (of_levels(spec, scale) for spec in make(levels))

    law = (*map(of_levels, _duty_specs()), *of_each(_law_ticks))
    return *_NEW_ITEM, *_ITEM, *of_each(_level_specs), *law, *_MORE


def _level_specs(levels: Pairs) -> Iterator[FieldSpec]:
    for level_id, label in levels:
        yield FieldSpec(
            f"{_LEVEL}{level_id}", tr("{level}: what one sees", level=label), Asked.TEXT
        )
        yield FieldSpec(f"{_NEXT}{level_id}", tr("{level}: next step", level=label), Asked.TEXT)


def _criteria_specs(levels: Pairs, item: Tree) -> tuple[FieldSpec, ...]:
    """Give the fields of what is said of all criteria of a question that has some."""
    if "criteria" not in item:
        return ()
    counts = (
        FieldSpec(f"{_COUNT}{level_id}", tr("{level}: criteria needed", level=label), reads=_count)
        for level_id, label in levels
    )
    return FieldSpec("intro", tr("Introduction to the criteria"), Asked.TEXT), *counts


def _has_duty(values: Mapping[str, Any]) -> bool:
    return has_words(values[f"{_LAW}duty"])


def _duty_specs() -> tuple[FieldSpec, FieldSpec]:
    """Give the fields of a duty in law; the second is asked once there is one."""
    duty = FieldSpec(
        f"{_LAW}duty", tr("Duty in law"), Asked.TEXT,
        help_text=tr("What the law asks, in your own words. It is advice to check and is never counted."),
    )  # fmt: skip
    source = FieldSpec(
        f"{_LAW}source", tr("Source of the duty"), Asked.CHOICE, when=_has_duty, is_whole=True,
        needed=tr("Choose the source."), help_text=tr("Another is added under Sources."),
    )  # fmt: skip
    return duty, source


def _law_ticks(levels: Pairs) -> Iterator[FieldSpec]:
    named = (
        ("levels", tr("Levels that do not meet the duty in law")),
        ("may_levels", tr("Levels that may not meet it")),
    )
    for key, words in named:
        yield FieldSpec(f"{_LAW}{key}", words, Asked.MANY, levels, when=_has_duty)


def item_values(section: Tree, item: Tree) -> dict[str, Any]:
    """Give what a question says, by the fields of its form."""
    criteria, law = item.get("criteria", {}), item.get("legal", {})
    by_level = ((_LEVEL, item.get("levels", {})), (_NEXT, item.get("better", {})))
    counts = {f"{_COUNT}{one}": str(number) for one, number in criteria.get("at_least", {}).items()}
    return {
        **{key: item.get(key, "") for key in _PLAIN},
        **{key: tuple(item.get(key, ())) for key in _LISTS},
        **{f"{start}{one}": words for start, found in by_level for one, words in found.items()},
        **counts,
        "intro": criteria.get("intro", ""),
        **{f"{_LAW}{key}": law.get(key, "") for key in _IN_LAW},
        "short_form": item.get("id") in section.get("short_form", ()),
    }


def item_tables(values: Mapping[str, Any]) -> Tree:
    """Give the values of a question's form as the keys of its file."""
    own = ("group", "intro")
    said = {key: plain(one) for key, one in values.items() if " " not in key and key not in own}
    said["levels"] = _with_start(values, _LEVEL)
    said["better"] = _with_start(values, _NEXT)
    if "intro" in values:
        said["criteria"] = {"intro": values["intro"], "at_least": _with_start(values, _COUNT)}
    if f"{_LAW}duty" in values:
        said["legal"] = _with_start(values, _LAW)
    return said


def _with_start(values: Mapping[str, Any], start: str) -> Tree:
    found = {k.removeprefix(start): one for k, one in values.items() if k.startswith(start)}
    said = {key.partition(" ")[0]: one for key, one in found.items()}  # its scale may follow
    return {key: one.strip() if isinstance(one, str) else plain(one) for key, one in said.items()}


def plain(value: Any) -> Any:
    """Give the value of a field as a file has it."""
    if isinstance(value, tuple):
        return list(value)
    return "" if value is None else value


_TEXTS = FieldSpec(
    "texts", tr("Criteria, one a line"), Asked.LINES, needed=tr("Enter one or more."),
    help_text=tr("What one ticks, each in one sentence."),
)  # fmt: skip


NEW_CRITERIA = (
    FieldSpec("item", tr("Question"), Asked.CHOICE, is_whole=True, needed=tr("Choose a question.")),
    _TEXTS,
)


def criterion_specs(levels: Pairs) -> tuple[FieldSpec, ...]:
    """Give the fields of a criterion; the levels are those above the lowest, which needs none."""
    text = FieldSpec(
        "text", tr("Criterion"), needed=tr("Enter the criterion."), longest=200, is_whole=True
    )
    must = FieldSpec("must_for", tr("Needed for these levels"), Asked.MANY, levels,
        help_text=tr("Without it, the level is not reached, whatever else is ticked."),
    )  # fmt: skip
    return text, must


_PLACES = {"levels": _LEVEL, "better": _NEXT, "at_least": _COUNT}
_RELATIONS = ("supports", "partly", "context")


def field_at(path: Sequence[str | int], names: Collection[str]) -> str:
    """Give the field that asks for a place of the file; empty where none of them does."""
    keys = [one for one in path if isinstance(one, str)]
    last, before = (*reversed(keys), "", "")[:2]
    if "legal" in keys:
        wanted = f"{_LAW}{last if last in _IN_LAW else 'levels'}"
    elif before in _PLACES:
        wanted = f"{_PLACES[before]}{last}"
    elif last in _RELATIONS:
        wanted = "target"
    else:
        wanted = _PLACES.get(last, last)
    exact = [one for one in names if one == wanted]
    return next(iter(exact or [one for one in names if wanted and one.startswith(wanted)]), "")
