"""Stands in for duckdb._version, which asks importlib.metadata: that loads email, and with it socket."""

import _duckdb

__version__: str = _duckdb.__version__
__duckdb_version__: str = _duckdb.__version__


def version() -> str:
    """Return the version of the library and of its engine, which go together."""
    return f"{__version__} (with duckdb {__duckdb_version__})"


def build_info() -> dict[str, str]:
    """Return the version and the commit of the engine."""
    return {
        "package_version": __version__,
        "package_commit": "unknown",
        "duckdb_version": __duckdb_version__,
        "duckdb_commit": _duckdb.__git_revision__,
    }
