"""One step in one line: the record it is about, what its fields were and what it makes of them."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.record.changes import Change, Step
from digistrat_desktop.domain.record.fold import WITHDRAWN
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.assessment import Response
from digistrat_desktop.domain.wire.labels import field_label
from digistrat_desktop.services.record.change_words import ChangeWords

_MOST_NAMED = 2  # records of a step that is heard by the first, such as evidence and its link
_UNHEARD = ("item_id", "carried")  # told by the name
_MOST_LETTERS = 60  # of a long text, where a step is told in one line


def step_words(step: Step, workspace: Workspace, pack: FrameworkPack | None) -> str:
    """Name the record a step is about first, with what its fields were and what it makes of them."""
    words = ChangeWords(workspace.people, pack)
    words.learn_from(workspace)
    change = step.changes[0]
    told = partial(_shortened, words, change.kind)
    fields = [
        f"{field_label(change.kind, name)}: {told(name, change.before)} → {told(name, change.after)}"
        for name in change.after
        if name != WITHDRAWN
    ]
    named = words.named(change.kind, change.record_id)
    return f"{named[:1].upper()}{named[1:]}, {fields[0]}" if fields else named


def heard_words(step: Step, workspace: Workspace, pack: FrameworkPack | None) -> str:
    """Say what a step made, for who only hears it: the record, and of one that was there what is said now."""
    words = ChangeWords(workspace.people, pack)
    words.learn_from(workspace)
    change = step.changes[0]
    named = words.named(change.kind, change.record_id)
    if "“" not in named or len({one.record_id for one in step.changes}) > _MOST_NAMED:
        return step.label
    named = f"{named[:1].upper()}{named[1:]}"
    if change.created and change.kind != Response.KIND:
        return named
    told = [_heard(words, change, name) for name in change.after if name not in _UNHEARD]
    return f"{named}. {'. '.join(told)}" if told else named


def _heard(words: ChangeWords, change: Change, name: str) -> str:
    value = change.after[name]
    many = str(len(value)) if isinstance(value, list) else ""
    return f"{field_label(change.kind, name)}: {many or _shortened(words, change.kind, name, change.after)}"


def item_about(step: Step, workspace: Workspace) -> str:
    """Give the question that a step is about; empty where it is about none."""
    for change in step.changes:
        about = change.after.get("response_id", change.record_id)  # of evidence, its answer
        answer = workspace.find(Response, about)
        if answer is not None:
            return answer.item_id
    return ""


def _shortened(words: ChangeWords, kind: str, name: str, said: Mapping[str, Any]) -> str:
    whole = " ".join(words.value(kind, name, said.get(name)).split()) or "empty"
    return whole if len(whole) <= _MOST_LETTERS else f"{whole[: _MOST_LETTERS - 1]}…"
