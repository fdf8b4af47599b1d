"""A store with a long trail, to measure how long checks and saves take: for `tests.benchmarks`."""

import time

from digistrat_desktop.domain.edits.assessments import set_response
from tests.helpers.makers import begun_desk
from tests.helpers.stores import PEOPLE, batch_of, is_sound, opened

ITEMS = [f"ITEM-{number:03d}" for number in range(120)]
STEPS_A_BATCH = 500


def long_store(path, events=100_000):
    """Write a store whose one trust has this many events."""
    store = opened(path)
    desk, _, assessment = begun_desk()
    batch, written = list(desk.steps), 0
    while written < events:
        while len(batch) < STEPS_A_BATCH and written + len(batch) < events:
            item = ITEMS[desk.second % len(ITEMS)]
            values = {"answer": "siloed", "rationale": f"Said so on day {desk.second}."}
            batch.append(set_response(desk.present, assessment, item, values, desk.author))
            desk.do(batch[-1])
        store.record(batch_of(*batch, people=PEOPLE))
        written += len(batch)
        batch = []
    return store


def measure(path, events=100_000):
    """Give seconds of processor for a full verification and for the look at opening."""
    store = long_store(path, events)
    began = time.process_time()
    assert is_sound(store)
    verified = time.process_time() - began
    began = time.process_time()
    store.confirm()
    confirmed = time.process_time() - began
    store.close()
    return {"verify_s": verified, "confirm_s": confirmed, "bytes": path.stat().st_size}
