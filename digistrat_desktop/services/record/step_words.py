"""One step in one line: the record it is about, what its fields were and what it makes of them."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.record.changes import Step
from digistrat_desktop.domain.record.fold import WITHDRAWN
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.wire.labels import field_label
from digistrat_desktop.services.record.change_words import ChangeWords

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


def _shortened(words: ChangeWords, kind: str, name: str, said: Mapping[str, Any]) -> str:
    whole = " ".join(words.value(kind, name, said.get(name)).split()) or "empty"
    return whole if len(whole) <= _MOST_LETTERS else f"{whole[: _MOST_LETTERS - 1]}…"
