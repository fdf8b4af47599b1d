"""Makes tests/data/schema_v5.db: a small store as a release with schema 5 would leave it.

Run once for each released schema, from the repository's root, before the next step is added:
`python -m tests.helpers.sample_store`. The file is never made anew once its schema is released.
"""

import lzma
import tempfile
from pathlib import Path

from digistrat_desktop.domain.edits.assessments import set_response
from digistrat_desktop.storage.port import Arrival
from digistrat_desktop.storage.sqlite.migrations import LATEST
from tests.helpers.makers import begun_desk, desk_at, seeded
from tests.helpers.stores import batch_of, opened, random_step, record_all, worked_desk

DATA = Path(__file__).parents[1] / "data"
OLDER = DATA / "older"


def sample_desk():
    """Give the desk whose work the sample stores of schemas 1 to 3 hold."""
    return worked_desk(seeded(1), rounds=12, pack="ab" * 32)


def older_store(name, path):
    """Write a store an earlier version of the program left; see `tests/storage/test_migrating.py`."""
    path.write_bytes(lzma.decompress((OLDER / f"{name}.db.xz").read_bytes()))
    return path


def answered(desk, assessment, item, level):
    values = {"answer": level}
    return desk.do(set_response(desk.present, assessment, item, values, desk.author))


def write_sample(path, other):
    """Write a store with a seal, changes that came after it and fields that are not settled.

    Args:
        other: where the second copy is written from which they came.
    """
    ann, bob = opened(path), opened(other)
    desk, trust, first = begun_desk()
    for _ in range(8):
        random_step(desk, first, seeded(desk.second))
    second = desk.start(trust, "Winter")
    record_all(ann, desk)
    bob.bring_in(Arrival(ann.hand_over(trust.id)), desk.author)
    there = desk_at(bob, trust.id, 2)
    for assessment in (first, second):
        answered(there, assessment, "ALN-03", "embedded")
    bob.record(batch_of(*there.steps, people={"person-2": "Bob Sample"}))
    answered(desk, second, "ALN-03", "siloed")
    desk.sign_off(first)
    record_all(ann, desk, since=len(desk.steps) - 2)
    ann.bring_in(Arrival(bob.hand_over(trust.id)), desk.author)
    ann.close()
    bob.close()


def main():
    path = DATA / f"schema_v{LATEST}.db"
    path.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        write_sample(path, Path(folder) / "other.db")


if __name__ == "__main__":
    main()
