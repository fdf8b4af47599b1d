"""Hostile files of other kinds: tables, framework packs, databases and PDFs."""

import sqlite3

from tests.helpers.makers import seeded
from tests.unit.tabular.made_up import xlsx
from tests.unit.tabular.test_hostile_tables import HOSTILE as TABLES

GOOD_TABLE = b"metric,period,value,note\nWaits,2026-01,12,\nWaits,2026-02,13,\n"


def hostile_tables():
    """Give tables by file name; every one must be refused."""
    rows = {
        "no-columns": b"a,b,c\n1,2,3\n",
        "no-rows": b"metric,period,value,note\n",
        "nul": GOOD_TABLE + b"Wa\0its,2026-03,1,\n",
        "open-quote": GOOD_TABLE + b'"Waits,2026-03,1,\n' + GOOD_TABLE,
        "bad-period": GOOD_TABLE + b"Waits,soon,1,\n",
        "two-way-date": GOOD_TABLE + b"Waits,03/04/2026,1,\n",
        "no-day": GOOD_TABLE + b"Waits,2026-02-30,1,\n",
        "text-number": GOOD_TABLE + b"Waits,2026-03,many,\n",
        "infinite": GOOD_TABLE + b"Waits,2026-03,1e999,\n",
        "full-width": GOOD_TABLE + "Waits,2026-03,\uff11\uff12,\n".encode(),
        "underscore": GOOD_TABLE + b"Waits,2026-03,1_000,\n",
        "hexadecimal": GOOD_TABLE + b"Waits,2026-03,0x10,\n",
        "twice": GOOD_TABLE + b"Waits,2026-02,14,\n",
        "huge-cell": GOOD_TABLE + b"Waits,2026-03,1," + b"x" * 300_000 + b"\n",
        "wide": b",".join([b"a"] * 100_000) + b"\n",
        "utf-16-cut": ("metric,period,value,note\n").encode("utf-16")[:-1],
        "pdf": b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n",
        "zip": xlsx(),
        "picture": b"\x89PNG\r\n\x1a\n" + bytes(500),
        "html": b"<table><tr><td>metric</td></tr></table>",
        "empty": b"",
        "blank-lines": b"\n\n\n",
        "nothing-but-commas": b",,,\n,,,\n",
    }
    found = {f"{name}.csv": data for name, data in rows.items()}
    found.update(TABLES)
    rng = seeded(9)
    good = xlsx()
    for number in range(12):
        found[f"cut-{number}.xlsx"] = good[: rng.randrange(10, len(good) - 30)]
    return found


def hostile_frameworks(good):
    """Give framework files by name; every one must be refused."""
    text = good.decode()
    rng = seeded(4)
    found = {
        "nested.toml": b"x = " + b"[" * 100_000,
        "dotted.toml": b"a." * 300_000 + b"a = 1",
        "number.toml": b"x = " + b"9" * 400_000,
        "large.toml": b"#" * (1024 * 1024 + 1),
        "utf-16.toml": text.encode("utf-16"),
        "mark.toml": b"\xef\xbb\xbf" + good,
        "latin.toml": good + "# caf\u00e9".encode("latin-1"),
        "nothing.toml": b"",
        "zeros.toml": bytes(999),
        "yaml.toml": b"a: &a [*a, *a]\n",
        "picture.toml": b"\x89PNG" + bytes(range(256)),
        "other.toml": b'[project]\nname = "x"\n',
        "twice.toml": good + b'\n[framework]\nid = "x"\n',
        "unknown-key.toml": text.replace("[framework]", '[framework]\nweapon = "x"', 1).encode(),
        "nul.toml": text.replace("\n", "\0\n", 1).encode(),
    }
    for number in range(15):
        found[f"cut-{number}.toml"] = good[: rng.randrange(50, len(good) - 400)]
    return found


def hostile_stores(folder):
    """Give files to stand where a store should, by name; every one must be refused untouched."""
    rng = seeded(6)
    empty = _database(folder, "CREATE TABLE t (a)")
    found = {
        "text": b"hello\n" * 50,
        "magic-only": b"SQLite format 3\x00",
        "magic-and-noise": b"SQLite format 3\x00" + rng.randbytes(5_000),
        "zeros": bytes(8_192),
        "noise": rng.randbytes(8_192),
        "zip": xlsx(),
        "other-program": empty,
        "endless-view": _database(folder, _VIEW),
        "odd-trigger": _database(folder, _TRIGGER),
        "newer": _stamped(empty, version=2**31 - 1),
        "ours-by-name": _stamped(empty, version=1),
        "ours-by-name-2": _stamped(empty, version=2),
        "negative": _stamped(empty, version=2**32 - 1),
    }
    for number in range(8):
        found[f"cut-{number}"] = _stamped(empty, version=2)[: 100 + number * 450]
    return found


_TRIGGER = """CREATE TABLE event (a);
CREATE TRIGGER x AFTER INSERT ON event BEGIN SELECT 1; END"""
_VIEW = """CREATE VIEW record AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)
SELECT x FROM c"""


def _database(folder, script):
    path = folder / "made.db"
    path.unlink(missing_ok=True)
    db = sqlite3.connect(path)
    db.executescript(script)
    db.close()
    content = path.read_bytes()
    path.unlink()
    return content


def _stamped(content, version):
    from digistrat_desktop.storage.sqlite.connection import APPLICATION_ID  # noqa: PLC0415 - here only

    raw = bytearray(content)
    raw[60:64] = version.to_bytes(4, "big")
    raw[68:72] = APPLICATION_ID.to_bytes(4, "big")
    return bytes(raw)


def hostile_papers():
    """Give PDFs by name, to be brought in under endings that lie."""
    head = b"%PDF-1.7\n"
    script = b"1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n"
    found = {
        "paper.digistrat": head + b"%%EOF",
        "paper-script.digistrat": head + script,
        "paper.csv": head + script,
        "paper.xlsx": head + script,
        "paper.xls": head + script,
        "paper.ods": head + b"x" * 2_000,
        "paper.toml": head,
        "paper.pdf": head + script,
        "paper.exe": head,
        "paper": head,
    }
    polyglot = head + xlsx()
    return {**found, "polyglot.digistrat": polyglot, "polyglot.xlsx": polyglot}


def enveloped(good):
    """Give packages under a password whose envelope was tampered with; none opens."""
    from digistrat_desktop.storage.package.envelope import enclose  # noqa: PLC0415 - here only

    sealed = enclose(good, "correct horse battery", lambda count: b"\7" * count)
    header = bytearray(sealed)
    found = {"plain": sealed, "cut": sealed[:60], "short": sealed[:30], "magic-only": sealed[:16]}
    for key, at, value in (
        ("n-huge", 16, 40),
        ("n-largest", 16, 255),
        ("n-small", 16, 1),
        ("r", 17, 255),
        ("p", 18, 255),
        ("salt", 20, 0),
        ("nonce", 40, 0),
        ("body", 80, header[80] ^ 1),
    ):
        changed = bytearray(sealed)
        changed[at] = value
        found[key] = bytes(changed)
    return found
