"""Makes tests/data/schema_v1.db: a small store as a release with schema 1 would leave it.

Run once for each released schema, from the repository's root, before the next step is added:
`python -m tests.helpers.sample_store`. The file is never made anew once its schema is released.
"""

from pathlib import Path

from digistrat_desktop.storage.sqlite.migrations import LATEST
from tests.helpers.makers import seeded
from tests.helpers.stores import worked_desk, write_store

DATA = Path(__file__).parents[1] / "data"
OLDER = DATA / "older"


def sample_desk():
    """Give the desk whose work the sample stores of schemas 1 to 3 hold."""
    return worked_desk(seeded(1), rounds=12, pack="ab" * 32)


def main():
    DATA.mkdir(exist_ok=True)
    path = DATA / f"schema_v{LATEST}.db"
    path.unlink(missing_ok=True)
    write_store(path, sample_desk())


if __name__ == "__main__":
    main()
