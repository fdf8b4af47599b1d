"""Small stand-ins for packaged programs."""

from installer.workshop import Workshop, feature_of

EPOCH = 1_767_225_600
WINDOWS_FILES = (
    "digistrat.exe",
    "digistrat-console.exe",
    "_internal/a.dll",
    "_internal/x/b & c.txt",
)
FEATURE_FILES = (
    "_internal/_duckdb.pyd",
    "_internal/duckdb/__init__.py",
    "licences/duckdb/LICENSE.txt",
)


def tree(folder, names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"this is {name}", encoding="utf-8")
    return folder


def with_feature(bundle, names):
    """Lay out a made-up program with the feature Region beside it."""
    tree(feature_of(bundle), FEATURE_FILES)
    return tree(bundle, names)


def workshop(folder, version="0.1.0"):
    shop = Workshop(folder / "work", folder / "dist", EPOCH, version)
    for path in (shop.work, shop.dist):
        path.mkdir(parents=True)
    return shop
