"""The record of four people who worked apart: 100,000 changes, most of them in ten assessments."""

import datetime as dt
import hashlib
import json
import subprocess
import sys
import tempfile
from contextlib import closing, contextmanager
from functools import cache, partial
from pathlib import Path

from digistrat_desktop.domain.record.checking import check_seals
from digistrat_desktop.domain.record.events import event_hash
from digistrat_desktop.services.store.library import make_author
from digistrat_desktop.storage.port import Arrival, EventOrigin, PackageContent
from digistrat_desktop.storage.sqlite.store import SqliteStore
from digistrat_desktop.system.clock import FixedClock, SeededIds
from digistrat_desktop.system.memory import unsearched
from tests.benchmarks import yardsticks
from tests.benchmarks.framework import Figure, processor_milliseconds
from tests.helpers.desks import FILES
from tests.helpers.graphs import TRUST, Hand, uid
from tests.helpers.makers import seeded

ROOT = Path(__file__).parents[2]
CHANGES, MORE = 100_000, 1_000
PLACES = [uid("assessment", number) for number in range(10)]
LEVELS = ("absent", "siloed", "embedded")
QUESTIONS, METRICS, PERIODS = 67, 25, 400
SEALS, SIGNED_ANSWERS = 200, 60
FIRST_DAY = dt.date(2025, 1, 1)
# What each may take on a quiet machine over the yardstick of the same day (docs/benchmarks.md).
PAGE, HASHES, CHECKED, TAKEN, WRITTEN, READ, AT_REST, CONFIRMED, SEALED = (
    27,
    3,
    1075,
    270,
    806,
    1344,
    1.3,
    27,
    1075,
)
MEETING_MINUTES = 5


def work(hand, chance):
    """Change an answer in an assessment, or a reading of the trust."""
    if chance.random() < 0.6:
        place, item = chance.choice(PLACES), f"ALN-{chance.randrange(QUESTIONS):02}"
        new = {"item_id": item, "answer": chance.choice(LEVELS), "rationale": "As planned. " * 5}
        hand.say(place, "response", uid(place, item), new)
    else:
        metric, day = chance.randrange(METRICS), chance.randrange(PERIODS)
        new = {"metric_id": uid("metric", metric), "value": str(chance.randrange(999))}
        new["period"] = (FIRST_DAY + dt.timedelta(days=day)).isoformat()
        hand.say("", "reading", uid("reading", metric, day), new)


def catch_up(one, other, seen):
    """Take what a colleague has that was not seen before."""
    have = other.graph.events
    for event in have[seen.get((one.name, other.name), 0) :]:
        one.graph.add(event)
    seen[one.name, other.name] = len(have)


@cache
def record():
    """Give the changes of four people who meet now and then."""
    chance, seen = seeded(5), {}
    with unsearched():
        first = Hand("ann").begin(*PLACES)
        hands = [first, *(first.other(name) for name in ("bob", "cat", "dan"))]
        made = 0
        while made < CHANGES:
            hand, spell = chance.choice(hands), chance.randrange(5, 40)
            for _ in range(spell):
                work(hand, chance)
            made += spell
            catch_up(hand, chance.choice([one for one in hands if one is not hand]), seen)
        for hand in hands[1:]:
            catch_up(first, hand, seen)
    return tuple(first.graph.events)


@contextmanager
def stored():
    """Give the path of a store of that record."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "digistrat.db"
        with closing(_opened(path)) as store:
            store.bring_in(Arrival(PackageContent(TRUST, record())), _author())
        yield path


def _opened(path):
    return SqliteStore(path, EventOrigin("", "2.0.0"))


def _author():
    return make_author(FixedClock(dt.datetime(2026, 11, 29, tzinfo=dt.UTC)), SeededIds("x"), "ann")


def best(what):
    """Time a work three times: other programs can only make it longer."""
    return min(processor_milliseconds(what) for _ in range(3))


def first_page():
    """The store opened, its list, and one assessment of the trust."""
    with stored() as path:
        taken = best(partial(_first_page, path))
    return [Figure("first page, 100,000 changes", taken, "ms", PAGE, *yardsticks.python())]


def _first_page(path):
    with closing(_opened(path)) as store:
        store.listed_rows(store.listed_ids("changed", most=10))
        store.open_trust(TRUST, PLACES[3], 1)


def checks():
    """Every hash, all that the changes make, and the look before editing."""
    plain = [(event.parents, event.body, event.hash) for event in record()]
    texts = ["\n".join((*parents, body)).encode() for parents, body, _ in plain]
    floor = best(lambda: [hashlib.sha256(text).digest() for text in texts])
    hashed = best(lambda: [event_hash(parents, body) == made for parents, body, made in plain])
    with stored() as path, closing(_opened(path)) as store:
        checked = best(lambda: store.verify_trail(TRUST))
        confirmed = best(store.confirm)
    beside, piece = "the same bytes hashed in a plain loop", yardsticks.python()
    return [
        Figure("every hash of 100,000 changes", hashed, "ms", HASHES, floor, beside),
        Figure("full check: clocks, fold, comparison", checked, "ms", CHECKED, *piece),
        Figure("check at opening, 100,000 changes", confirmed, "ms", CONFIRMED, *piece),
    ]


def seals():
    """Every seal of a trust with many: each signs all that there is by then."""
    with unsearched():
        hand = Hand("ann").begin()
        for number in range(SEALS):
            place = uid("signed", number)
            hand.say(place, "assessment", place, {"title": f"Quarter {number}"})
            for item in range(SIGNED_ANSWERS):
                hand.answer(place, f"ALN-{item:02}", LEVELS[item % 3])
            for metric in range(METRICS):
                hand.say("", "reading", uid("reading", metric), {"value": str(number)})
            hand.seal(place, state="0" * 64)
    taken = processor_milliseconds(partial(check_seals, hand.graph))
    return [Figure(f"{SEALS} seals checked", taken, "ms", SEALED, *yardsticks.python())]


def changes_taken_in():
    """Changes of a colleague taken into a record that is read already."""
    taken = []
    with stored() as path, closing(_opened(path)) as store:
        chance = seeded(9)
        hand = Hand("eve", store.graph(TRUST))
        for _ in range(3):
            for _ in range(MORE):
                work(hand, chance)
            arrival = Arrival(hand.content(events=tuple(hand.graph.events[-MORE:])))
            taken.append(processor_milliseconds(partial(store.bring_in, arrival, _author())))
    name = f"{MORE:,} changes taken in"
    return [Figure(name, min(taken), "ms", TAKEN, *yardsticks.python())]


def packages():
    """A package of the whole record, written and read."""
    content = PackageContent(TRUST, record())
    data = FILES.write(content)
    written, read = best(lambda: FILES.write(content)), best(lambda: FILES.read(data))
    piece = yardsticks.python()
    return [
        Figure("package of 100,000 changes written", written, "ms", WRITTEN, *piece),
        Figure("the same read", read, "ms", READ, *piece),
    ]


def team_folder_at_rest():
    """What a team folder costs each minute while nobody changes anything."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.rest_once"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    a_minute = json.loads(done.stdout.splitlines()[-1]) / MEETING_MINUTES
    name = "team folder at rest, a minute"
    return [Figure(name, a_minute, "ms", AT_REST, *yardsticks.python())]


BENCHMARKS = (first_page, checks, seals, changes_taken_in, packages, team_folder_at_rest)
