"""Numbered schema steps, frozen once released. A step imports nothing of ours.

Each step runs in one transaction with its `user_version`; a backup is made before
(`storage.sqlite.opening`). A new step gets a sample store in tests/data/.
"""

from digistrat_desktop.storage.sqlite.connection import Connection

_STEP_1 = (
    """CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    """CREATE TABLE chain (
        id TEXT PRIMARY KEY, owner TEXT NOT NULL, length INTEGER NOT NULL,
        head BLOB NOT NULL, last_at TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    """CREATE TABLE event (
        n INTEGER PRIMARY KEY, chain_id TEXT NOT NULL REFERENCES chain (id),
        seq INTEGER NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, hash BLOB NOT NULL) STRICT""",
    """CREATE UNIQUE INDEX event_place ON event (chain_id, seq)""",
    """CREATE UNIQUE INDEX event_id ON event (id)""",
    """CREATE TRIGGER event_kept BEFORE DELETE ON event
        WHEN NOT EXISTS (
            SELECT 1 FROM meta WHERE key = 'removing' AND value = OLD.chain_id)
        BEGIN SELECT RAISE(ABORT, 'events are kept'); END""",
    """CREATE TRIGGER event_unchanged BEFORE UPDATE ON event
        BEGIN SELECT RAISE(ABORT, 'events are never changed'); END""",
    """CREATE TABLE record (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, trust_id TEXT NOT NULL,
        assessment_id TEXT, body TEXT NOT NULL) STRICT""",
    """CREATE UNIQUE INDEX record_id ON record (id)""",
    """CREATE INDEX record_place ON record (trust_id, assessment_id, kind)""",
    """CREATE TABLE listing (
        row INTEGER PRIMARY KEY, assessment_id TEXT NOT NULL UNIQUE, trust_id TEXT NOT NULL,
        trust_name TEXT NOT NULL, ods_code TEXT NOT NULL, sample INTEGER NOT NULL,
        title TEXT NOT NULL, as_of TEXT NOT NULL, status TEXT NOT NULL, form TEXT NOT NULL,
        changed_at TEXT NOT NULL, changed_by TEXT NOT NULL) STRICT""",
    """CREATE INDEX listing_trust ON listing (trust_id)""",
    """CREATE INDEX listing_by_change ON listing (changed_at, row)""",
    """CREATE INDEX listing_by_date ON listing (as_of, row)""",
    """CREATE INDEX listing_by_title ON listing (title, row)""",
    """CREATE INDEX listing_by_trust ON listing (trust_name, row)""",
    """CREATE VIRTUAL TABLE listing_words USING fts5 (trust_name, ods_code, title)""",
    """CREATE TRIGGER sealed_insert BEFORE INSERT ON record
        WHEN EXISTS (SELECT 1 FROM listing WHERE assessment_id = NEW.assessment_id
                     AND status IN ('sealed', 'superseded'))
        BEGIN SELECT RAISE(ABORT, 'sealed'); END""",
    """CREATE TRIGGER sealed_update BEFORE UPDATE ON record
        WHEN EXISTS (SELECT 1 FROM listing WHERE assessment_id = OLD.assessment_id
                     AND status IN ('sealed', 'superseded'))
        BEGIN SELECT RAISE(ABORT, 'sealed'); END""",
    """CREATE TABLE person (id TEXT PRIMARY KEY, name TEXT NOT NULL, erased_at TEXT)
        STRICT, WITHOUT ROWID""",
    """CREATE TABLE pack (
        sha256 TEXT PRIMARY KEY, pack_id TEXT NOT NULL, version TEXT NOT NULL,
        body TEXT NOT NULL) STRICT, WITHOUT ROWID""",
)
_STEP_2 = (
    """CREATE TABLE attachment (sha256 TEXT PRIMARY KEY, body BLOB NOT NULL) STRICT""",
    """CREATE TABLE seen (
        trust_id TEXT PRIMARY KEY, length INTEGER NOT NULL, head BLOB NOT NULL,
        at TEXT NOT NULL) STRICT, WITHOUT ROWID""",
)
_STEP_3 = (
    # Home asks which trusts there are; without this it would read every record of the store.
    """CREATE INDEX record_of_trust ON record (trust_id) WHERE kind = 'trust'""",
)
STEPS: tuple[tuple[str, ...], ...] = (_STEP_1, _STEP_2, _STEP_3)
LATEST = len(STEPS)


def version_of(db: Connection) -> int:
    """Give the schema version of an open file; 0 for an empty one."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def migrate(
    db: Connection, application_id: int, steps: tuple[tuple[str, ...], ...] = STEPS
) -> None:
    """Take the steps a file has not taken yet, one transaction a step."""
    for number in range(version_of(db) + 1, len(steps) + 1):
        db.execute("BEGIN IMMEDIATE")
        for statement in steps[number - 1]:
            db.execute(statement)
        db.execute(f"PRAGMA application_id = {application_id}")
        db.execute(f"PRAGMA user_version = {number}")
        db.execute("COMMIT")


def schema_of(db: Connection) -> tuple[tuple[str, str, str], ...]:
    """Give every object of the schema: type, name and text, sorted."""
    rows = db.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master").fetchall()
    return tuple(sorted((str(a), str(b), str(c)) for a, b, c in rows))
