"""The least a file of each kind is known by, as it may stand where one is written."""

import zipfile
from io import BytesIO


def zipped(*names):
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        for name in names:
            file.writestr(name, b"x" * 5000)
    return content.getvalue()


KINDS = {
    ".digistrat": zipped("assessment.json", "manifest.json"),
    ".db": b"SQLite format 3\x00 pages",
    ".pdf": b"%PDF-1.7",
    ".html": b'<!DOCTYPE html>\n<meta name="generator" content="DigiStrat Desktop">',
    ".xlsx": zipped("_rels/.rels", "[Content_Types].xml"),
    ".docx": zipped("_rels/.rels", "[Content_Types].xml"),
    ".csv": b"metric,period\r\n",
    ".svg": b"<svg xmlns=",
    ".png": b"\x89PNG\r\n\x1a\n",
    ".seal.json": b'{"format": "digistrat-seal-1"}',
    ".json": b'{"profile": "data-package"}',
    ".parquet": b"PAR1 pages",
    ".sql": b"SELECT 1;\n",
    ".toml": b"# A framework\n[framework]\nformat = 1\n",
    ".txt": b"DigiStrat Desktop 0.1.0\n",
}
