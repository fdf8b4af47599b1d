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
# The record as a graph of changes (docs/decisions/0011-the-record-is-a-graph.md). What one chain made
# must be what the fold of the same events makes, else the last check undoes the step.
_STEP_4 = (
    "DROP TRIGGER event_kept",
    "DROP TRIGGER event_unchanged",
    "DROP TRIGGER sealed_insert",
    "DROP TRIGGER sealed_update",
    "DROP INDEX record_of_trust",
    "DROP INDEX record_place",
    "DROP INDEX record_id",
    "ALTER TABLE record RENAME TO old_record",
    "ALTER TABLE event RENAME TO old_event",
    """CREATE TABLE event (
        n INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, version INTEGER NOT NULL,
        parents BLOB NOT NULL, trust TEXT NOT NULL, place TEXT NOT NULL, kind TEXT NOT NULL,
        record TEXT NOT NULL, body TEXT NOT NULL) STRICT""",
    """CREATE TABLE head (
        trust TEXT NOT NULL, place TEXT NOT NULL, hash BLOB NOT NULL, seen BLOB NOT NULL,
        PRIMARY KEY (trust, place, hash)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE owner (
        trust TEXT NOT NULL, line TEXT NOT NULL, PRIMARY KEY (trust, line)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE tally (
        trust TEXT PRIMARY KEY, changes INTEGER NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    """CREATE TABLE record (
        n INTEGER PRIMARY KEY, trust TEXT NOT NULL, place TEXT NOT NULL, kind TEXT NOT NULL,
        id TEXT NOT NULL, use TEXT NOT NULL, body TEXT NOT NULL, unsettled TEXT NOT NULL,
        made TEXT NOT NULL, UNIQUE (trust, place, kind, id)) STRICT""",
    """CREATE TABLE seal (
        trust TEXT NOT NULL, place TEXT NOT NULL, hash BLOB NOT NULL, said TEXT NOT NULL,
        PRIMARY KEY (trust, place, hash)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE late (
        trust TEXT NOT NULL, place TEXT NOT NULL, hash BLOB NOT NULL,
        PRIMARY KEY (trust, place, hash)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE log (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL,
        hash BLOB NOT NULL) STRICT""",
    """INSERT INTO log (seq, id, body, hash)
        SELECT seq, id, body, hash FROM old_event WHERE chain_id = 'store' ORDER BY seq""",
    "INSERT INTO owner (trust, line) SELECT id, owner FROM chain",
    """INSERT INTO event (n, hash, version, parents, trust, place, kind, record, body)
        SELECT e.n, e.hash, 1, coalesce(before.hash, x''), e.chain_id,
            coalesce(json_extract(e.body, '$.assessment'), CASE json_extract(e.body, '$.entity')
                WHEN 'assessment' THEN json_extract(e.body, '$.record') ELSE '' END),
            json_extract(e.body, '$.entity'), json_extract(e.body, '$.record'), e.body
        FROM old_event e LEFT JOIN old_event before
            ON before.chain_id = e.chain_id AND before.seq = e.seq - 1
        WHERE e.chain_id <> 'store' ORDER BY e.n""",
    """INSERT INTO tally (trust, changes, at)
        SELECT trust, count(*), max(json_extract(body, '$.at')) FROM event GROUP BY trust""",
    """INSERT INTO head (trust, place, hash, seen)
        SELECT e.trust, e.place, e.hash, coalesce((SELECT own.hash FROM event own
            WHERE own.n = (SELECT max(n) FROM event WHERE trust = e.trust AND place = '')
            AND own.n < e.n AND e.place <> ''), x'')
        FROM event e WHERE e.n IN (SELECT max(n) FROM event GROUP BY trust, place)""",
    """CREATE TEMP TABLE made AS
        SELECT trust, kind, record, min(json_extract(body, '$.at') || ' '
            || json_extract(body, '$.id') || '         ' || lower(hex(hash))) AS made
        FROM event GROUP BY trust, kind, record""",
    """INSERT INTO record (trust, place, kind, id, use, body, unsettled, made)
        SELECT r.trust_id, coalesce(r.assessment_id, CASE r.kind WHEN 'assessment' THEN r.id ELSE '' END),
            r.kind, r.id,
            CASE json_extract(r.body, '$.withdrawn') WHEN 1 THEN 'withdrawn' ELSE 'in use' END,
            CASE json_extract(r.body, '$.status') WHEN 'superseded'
                THEN json_set(r.body, '$.status', 'sealed') ELSE r.body END, '', m.made
        FROM old_record r JOIN made m ON m.trust = r.trust_id AND m.kind = r.kind AND m.record = r.id
        WHERE r.kind <> 'seal'""",
    """CREATE TEMP TABLE told AS
        SELECT e.trust, e.record, one.key AS name, one.value AS said, max(e.n) AS n
        FROM event e, json_each(e.body, '$.new') one GROUP BY e.trust, e.record, one.key""",
    """CREATE TEMP TABLE alike (lost INTEGER CHECK (lost = 0))""",
    """INSERT INTO alike SELECT count(*) FROM (
        SELECT trust, record, name, said FROM told
        EXCEPT SELECT r.trust_id, r.id, one.key, one.value
            FROM old_record r, json_each(r.body) one)""",
    """INSERT INTO alike SELECT count(*) FROM (
        SELECT r.trust_id, r.id, one.key, one.value FROM old_record r, json_each(r.body) one
        EXCEPT SELECT trust, record, name, said FROM told)""",
    "INSERT INTO meta (key, value) SELECT 'to fold', '1' FROM record LIMIT 1",
    "DROP TABLE made",
    "DROP TABLE told",
    "DROP TABLE alike",
    "DROP TABLE old_record",
    "DROP TABLE old_event",
    "DROP TABLE chain",
    "DROP TABLE seen",
    """CREATE INDEX record_of_trust ON record (trust) WHERE kind = 'trust'""",
    """CREATE TRIGGER event_kept BEFORE DELETE ON event
        WHEN NOT EXISTS (SELECT 1 FROM meta WHERE key = 'removing' AND value = OLD.trust)
        BEGIN SELECT RAISE(ABORT, 'events are kept'); END""",
    # What was only named in a copy of part of a record may come later.
    """CREATE TRIGGER event_unchanged BEFORE UPDATE ON event WHEN OLD.body <> ''
        BEGIN SELECT RAISE(ABORT, 'events are never changed'); END""",
    """CREATE TRIGGER log_kept BEFORE DELETE ON log
        BEGIN SELECT RAISE(ABORT, 'the log is kept'); END""",
    """CREATE TRIGGER log_unchanged BEFORE UPDATE ON log
        BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END""",
)
# What only one of several seals covers was settled in the tables that schema 4 made.
_STEP_5 = (
    """INSERT OR IGNORE INTO meta (key, value) SELECT 'to fold', '1'
        FROM seal GROUP BY trust, place HAVING count(*) > 1 LIMIT 1""",
)
STEPS: tuple[tuple[str, ...], ...] = (_STEP_1, _STEP_2, _STEP_3, _STEP_4, _STEP_5)
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
