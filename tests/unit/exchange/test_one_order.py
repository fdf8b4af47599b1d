"""The change history is told in one order in every copy, whatever came first where."""

import datetime as dt
import random

import pytest

from digistrat_desktop.domain.record.events import code_of
from digistrat_desktop.services.record.reading import acts_of, record_lines
from digistrat_desktop.services.store.library import make_author
from digistrat_desktop.system.clock import FixedClock, SeededIds
from tests.helpers.apart import ANN, BOB, Person, copy_of, give
from tests.helpers.trusts import fill
from tests.ui.seat import open_library

NOON = dt.datetime(2026, 5, 3, 12, tzinfo=dt.UTC)
LEVELS = ("absent", "siloed", "embedded")


@pytest.fixture
def library(tmp_path):
    found = open_library(tmp_path)
    fill(found)
    yield found
    found.close()


def person(library, who, step):
    found = Person(library, who, 3)
    found.author = make_author(FixedClock(NOON, dt.timedelta(seconds=step)), SeededIds(who), who)
    return found


def act(someone, rng):
    """Do something of one change or of two: a level, or evidence with its link."""
    item = f"ALN-0{rng.randint(1, 9)}"
    if rng.random() < 0.5:
        someone.evidence(item, f"Paper {rng.random()}", "siloed", dt.date(2026, 4, 30))
    else:
        someone.answer(item, answer=rng.choice(LEVELS), rationale=f"Because {rng.random()}.")


@pytest.mark.parametrize("steps", [(7, 7), (0, 0), (1, -3)])
@pytest.mark.parametrize("seed", range(3))
def test_two_copies_tell_every_change_and_every_act_in_one_order(library, steps, seed):
    rng = random.Random(seed)  # noqa: S311 - a trial, no secret
    ann = person(library, ANN, steps[0])
    with copy_of(library, ann.author) as other:
        bob = person(other, BOB, steps[1])
        for _ in range(16):
            act(rng.choice((ann, bob)), rng)
            if rng.random() < 0.4:
                give(*rng.choice(((library, other), (other, library))), ann.author)
        give(library, other, ann.author)
        give(other, library, ann.author)
        here, there = (record_lines(one, ann.trust_id) for one in (library, other))
        assert here == there
        assert acts_of(here) == acts_of(there)
        places = {line.code: at for at, line in enumerate(reversed(here))}
        graph = library.store.graph(ann.trust_id)
        for event in graph.events:
            assert all(places[code_of(p)] < places[code_of(event.hash)] for p in event.parents)
