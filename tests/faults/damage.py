"""Damage a store's file in many ways: it opens as it was, or the damage is said; never anything else."""

import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field

from digistrat_desktop.domain.errors import Refused
from tests.helpers.makers import records_of, seeded
from tests.helpers.stores import opened, verified

PAGE = 4096


@dataclass
class Damage:
    """What damaged files led to.

    Attributes:
        outcomes: how many were refused at opening, found by a check, or read the same as before.
        silent: files that read differently without a word.
        crashes: errors that are not the program's own.
    """

    outcomes: Counter = field(default_factory=Counter)
    silent: list = field(default_factory=list)
    crashes: list = field(default_factory=list)


def swap_roots(path, one, two):
    """Swap the first pages of two tables or indexes: each page stays a sound page."""
    with closing(sqlite3.connect(path)) as db:
        roots = dict(db.execute("SELECT name, rootpage FROM sqlite_master WHERE rootpage"))
    content, (a, b) = bytearray(path.read_bytes()), ((roots[n] - 1) * PAGE for n in (one, two))
    content[a : a + PAGE], content[b : b + PAGE] = content[b : b + PAGE], content[a : a + PAGE]
    path.write_bytes(content)


def one_bit(content, rng):
    at = rng.randrange(len(content))
    content[at] ^= 1 << rng.randrange(8)


def some_bytes(content, rng):
    for _ in range(rng.choice([1, 3, 20])):
        content[rng.randrange(len(content))] = rng.randrange(256)


def a_letter(content, rng):
    """Change a letter inside text: the kind of damage SQLite cannot see."""
    letters = [n for n in range(len(content)) if 97 <= content[n] <= 122]
    content[rng.choice(letters)] = rng.randrange(97, 123)


def a_page_of_noise(content, rng):
    start = rng.randrange(len(content) // PAGE) * PAGE
    content[start : start + PAGE] = rng.randbytes(PAGE)


def a_page_of_nothing(content, rng):
    start = rng.randrange(len(content) // PAGE) * PAGE
    content[start : start + PAGE] = bytes(PAGE)


def two_pages_swapped(content, rng):
    one, two = (rng.randrange(len(content) // PAGE) * PAGE for _ in range(2))
    content[one : one + PAGE], content[two : two + PAGE] = (
        content[two : two + PAGE],
        content[one : one + PAGE],
    )


def cut_short(content, rng):
    del content[rng.randrange(len(content)) :]


def longer(content, rng):
    content.extend(rng.randbytes(rng.choice([1, 512, PAGE])))


def in_the_header(content, rng):
    content[rng.randrange(100)] = rng.randrange(256)


KINDS = (
    one_bit,
    some_bytes,
    a_letter,
    a_page_of_noise,
    a_page_of_nothing,
    two_pages_swapped,
    cut_short,
    longer,
    in_the_header,
)


def damaged_files(path, count, seed=3):
    """Damage copies of a store's file `count` times and look at each as the program does."""
    whole, rng, found = path.read_bytes(), seeded(seed), Damage()
    right = seen(path)
    for number in range(count):
        kind = KINDS[number % len(KINDS)]
        content = bytearray(whole)
        kind(content, rng)
        path.write_bytes(content)
        _look(path, f"{kind.__name__} {number}", right, found)
    path.write_bytes(whole)
    return found


def _look(path, name, right, found):
    try:
        outcome = what_is_said(path, right)
    except BaseException as error:  # noqa: BLE001 - whatever it is, it must be told
        found.crashes.append(f"{name}: {error!r}")
        return
    found.outcomes[outcome] += 1
    if outcome == "silent":
        found.silent.append(name)


def what_is_said(path, right):
    """Open, check and read a file: what the program says of it, or "silent"."""
    try:
        store = opened(path)
    except Refused:
        return "refused at opening"
    try:
        store.confirm()
        if not all(verdict.sound for verdict in verified(store)):
            return "found by the check"
        return "reads the same" if _read(store) == right else "silent"
    except Refused:
        return "found by the check"
    finally:
        store.close()


def seen(path):
    """Read a sound file whole."""
    store = opened(path)
    try:
        return _read(store)
    finally:
        store.close()


def _read(store):
    """Give all that the trail vouches for: records and the list; names of people are outside it."""
    trusts = [(t.id, t.name, t.ods_code, t.sample) for t in store.trusts()]
    loaded = [records_of(store.open_trust(trust[0]).workspace) for trust in trusts]
    rows = store.listed_rows(store.listed_ids("changed", ""))
    orders = [store.listed_ids(order, "") for order in ("changed", "date", "title", "trust")]
    return trusts, loaded, rows, orders
