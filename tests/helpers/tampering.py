"""What someone with a SQLite tool does to a store: changes that keep the schema, hashes made right again."""

import json

from digistrat_desktop.domain.record.events import event_hash
from digistrat_desktop.storage.sqlite.made import remake
from digistrat_desktop.storage.sqlite.trail import Graphs
from tests.helpers.stores import raw, without_triggers

GUARDS = ("event_kept", "event_unchanged", "log_kept", "log_unchanged")


def attack(path, deed):
    with raw(path) as db:
        kept = without_triggers(db, *GUARDS)
        deed(db)
        for statement in kept:
            db.execute(statement)


def rewrite(db, trust_id, n, change):
    """Change a body of a trust and make all hashes right again, in what follows and in the ends."""
    new = {}
    rows = db.execute(
        "SELECT n, hash, parents, body FROM event WHERE trust = ? ORDER BY n", (trust_id,)
    ).fetchall()
    for number, digest, blob, body in rows:
        parents = [blob[at : at + 32].hex() for at in range(0, len(blob), 32)]
        named = sorted(new.get(one, one) for one in parents)
        text = change(body) if number == n else body
        made = event_hash(named, text)
        new[digest.hex()] = made
        db.execute(
            "UPDATE event SET hash = ?, parents = ?, body = ? WHERE n = ?",
            (bytes.fromhex(made), bytes.fromhex("".join(named)), text, number),
        )


def fit(db, trust_id):
    """Make ends and tables anew from the changes, as someone with this program's text could."""
    at = "max(CASE WHEN body <> '' THEN json_extract(body, '$.at') END)"
    count = f"SELECT count(*), {at} FROM event WHERE trust = ?"
    db.execute(
        f"UPDATE tally SET (changes, at) = ({count}) WHERE trust = ?",
        (trust_id, trust_id),
    )
    db.execute("DELETE FROM head WHERE trust = ?", (trust_id,))
    remake(db, trust_id, Graphs().of(db, trust_id))


def said_anew(**fields):
    """Give what changes the new values an event writes."""

    def change(body):
        said = json.loads(body)
        said["new"] = {**said["new"], **fields}
        return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    return change
