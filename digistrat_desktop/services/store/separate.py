"""Assessments somebody is to answer separately here, remembered beside the record: it can be lost."""

import json
from collections.abc import Iterable
from contextlib import suppress

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.record.workspace import responses_of
from digistrat_desktop.services.store.opened import OpenTrust
from digistrat_desktop.storage.port import Store

_NAME = "answered-separately"
_MOST = 200


def note_separate(store: Store, assessments: Iterable[str]) -> None:
    """Note that assessments came without their answers, for somebody who is to see none."""
    known = dict.fromkeys((*assessments, *_noted(store)))
    with suppress(Refused):  # they came already
        store.remember(_NAME, json.dumps(list(known)[:_MOST]))


def is_answered_separately(store: Store, found: OpenTrust) -> bool:
    """Tell whether the assessment that is opened came so, and still has no answers of the others."""
    place = found.assessment_id
    return place is not None and place in _noted(store) and not responses_of(found.workspace, place)


def _noted(store: Store) -> tuple[str, ...]:
    with suppress(ValueError, TypeError, RecursionError):
        return tuple(str(one) for one in json.loads(store.recall(_NAME) or "[]"))
    return ()
