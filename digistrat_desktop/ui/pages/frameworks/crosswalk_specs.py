"""What the forms of a crosswalk's draft ask, as data."""

import re
from dataclasses import replace
from typing import Any

from digistrat_desktop.domain.frameworks.crosswalk import Bearing, Stage
from digistrat_desktop.services.frameworks import crosswalking
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec, labels_of
from digistrat_desktop.ui.pages.frameworks.specs import ABOUT_ANY, plain
from digistrat_desktop.ui.words import tr

Tree = dict[str, Any]
_REQUIREMENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,19}")
_LISTS = ("rules", "cautions", "not_covered")


def _requirement_id(typed: str) -> str:
    if not _REQUIREMENT.fullmatch(typed):
        raise ValueError(tr("Enter letters, digits, dots and hyphens, for example A1.a."))
    return typed


ABOUT = (
    *ABOUT_ANY,
    FieldSpec(
        "short_title", tr("Short title"), longest=60, needed=tr("Enter a short title."),
        help_text=tr("It is the name on What this answers elsewhere."), is_whole=True,
    ),
    FieldSpec(
        "written_for", tr("Written for"), Asked.CHOICE, is_whole=True,
        help_text=tr("The framework whose questions and metrics it names. It counts for copies of it too."),
    ),
    FieldSpec("status_note", tr("How far the mapping has come"), Asked.TEXT),
    FieldSpec("rules", tr("How to read it, one a line"), Asked.LINES),
    FieldSpec("cautions", tr("What to be careful with, one a line"), Asked.LINES),
    FieldSpec("not_covered", tr("What it does not cover, one a line"), Asked.LINES),
    FieldSpec(
        "recipients", tr("Who asks for it, one a line"), Asked.LINES,
        help_text=tr(
            "Role; name; note, with semicolons between. The role is a word for the kind of body, such as "
            "regulator. Reports print the name."
        ),
    ),
)  # fmt: skip
SOURCE = (
    FieldSpec("title", tr("Title of the source"), needed=tr("Enter the title."), is_whole=True),
    FieldSpec("publisher", tr("Publisher"), needed=tr("Say who published it."), is_whole=True),
    FieldSpec("url", tr("Web address"), is_whole=True, example="https://example.org/standard"),
    FieldSpec("date", tr("Date"), longest=60, needed=tr("Enter the date it was published.")),
    FieldSpec("updated", tr("Updated"), longest=60),
    FieldSpec("status", tr("State of the source"), Asked.CHOICE, labels_of(Stage)),
    FieldSpec("seen", tr("Which part was read"), Asked.TEXT),
    FieldSpec("licence", tr("Licence of the source"), Asked.TEXT, needed=tr("Enter its terms.")),
    FieldSpec("attribution", tr("What must be said beside its words"), Asked.TEXT),
    FieldSpec("note", tr("Note"), Asked.TEXT),
)
_REQUIREMENT_ID = FieldSpec(
    "id", tr("Id"), longest=20, reads=_requirement_id, example="A1.a", is_whole=True,
    needed=tr("Enter the id the source uses."),
)  # fmt: skip
REQUIREMENT = (
    FieldSpec("title", tr("Title"), longest=200, needed=tr("Enter a title."), is_whole=True),
    FieldSpec("our_words", tr("What it is about"), Asked.TEXT),
    FieldSpec("group", tr("Heading"), longest=200),
    FieldSpec("part_of", tr("Part of"), Asked.CHOICE),
    FieldSpec("gap", tr("What nothing here covers"), Asked.TEXT),
    FieldSpec("prompts", tr("To discuss, one a line"), Asked.LINES),
    FieldSpec("also", tr("Other names, one a line"), Asked.LINES),
    FieldSpec("seen_in", tr("Where its title was read"), longest=200, is_whole=True),
)
_TARGET = FieldSpec("target", tr("Question or metric"), Asked.CHOICE, is_whole=True)
_RELATION = FieldSpec(
    "relation", tr("Relation"), Asked.CHOICE, labels_of(Bearing), is_whole=True,
    help_text=tr(
        "Supports: its evidence is evidence for the requirement. Partly: it covers a part. "
        "Context: it helps a reader understand."
    ),
)  # fmt: skip


def row_specs(framework: str) -> tuple[FieldSpec, ...]:
    """Give the fields of a row; the framework is the one whose questions and metrics are offered."""
    target = replace(_target_of(framework), needed=tr("Choose a question or a metric."))
    return (
        target,
        FieldSpec("requirement", tr("Requirement"), Asked.CHOICE, is_whole=True),
        _RELATION,
    )


def new_requirement_specs(framework: str) -> tuple[FieldSpec, ...]:
    """Give the fields of a requirement that is added, with its first row."""
    target = _target_of(framework)
    return _REQUIREMENT_ID, *REQUIREMENT[:1], target, _RELATION, *REQUIREMENT[1:]


def _target_of(framework: str) -> FieldSpec:
    words = tr(
        "Those of {framework}. To name those of another, choose it first: About and source, Written for.",
        framework=framework,
    )
    return replace(_TARGET, help_text=words)


def about_values(tree: Tree) -> dict[str, Any]:
    """Give what a crosswalk says of itself, by the fields of its form."""
    about = tree[crosswalking.HEAD]
    found = {one.name: about.get(one.name, "") for one in ABOUT}
    lists = {key: tuple(about.get(key, ())) for key in _LISTS}
    recipients = crosswalking.recipient_lines(tree)
    written_for = f"{about['pack']} {about['pack_version']}"
    return {**found, **lists, "written_for": written_for, "recipients": recipients}


def about_tables(values: dict[str, Any]) -> Tree:
    """Give the values of that form as the keys of its file."""
    said = {key: plain(one) for key, one in values.items() if key != "written_for"}
    pack_id, _, version = (values["written_for"] or "").partition(" ")
    return {**said, "pack": pack_id, "pack_version": version}


def source_values(tree: Tree) -> dict[str, Any]:
    source = tree[crosswalking.HEAD]["source"]
    return {one.name: source.get(one.name, "") for one in SOURCE}


def requirement_values(one: Tree) -> dict[str, Any]:
    return {spec.name: one.get(spec.name, ()) or "" for spec in REQUIREMENT}


def tables(values: dict[str, Any]) -> Tree:
    """Give the values of a form as the keys of a file."""
    return {key: plain(one) for key, one in values.items()}
