"""A real PostgreSQL for a test: its own folder, a socket in it, nobody else's server and no port."""

import csv
import io
import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

HOMES = Path("/usr/lib/postgresql")
NEEDED = "PostgreSQL is missing: installer/linux_packages.sh test installs it"


def programs():
    """Give the folder of the newest server programs here."""
    found = sorted(HOMES.glob("*/bin"), key=lambda path: int(path.parent.name))
    assert found, NEEDED
    return found[-1]


def who():
    """Give the account to run as: PostgreSQL refuses to run as root."""
    return {"user": "postgres"} if os.geteuid() == 0 else {}


@contextmanager
def server():
    """Start a server on a socket of its own; give how to ask it."""
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    if who():
        shutil.chown(folder, "postgres")
    bin_, data = programs(), folder / "data"
    quiet = {"capture_output": True, "cwd": folder, **who()}
    try:
        subprocess.run(
            [
                bin_ / "initdb",
                "-D",
                data,
                "-U",
                "postgres",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "-N",
                "--locale=C",
            ],
            check=True,
            **quiet,
        )
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        start = [bin_ / "pg_ctl", "-D", data, "-l", folder / "log", "-w", "-o", options, "start"]
        # The server would keep a pipe of ours open for as long as it runs.
        subprocess.run(start, check=True, cwd=folder, stdout=subprocess.DEVNULL, **who())
        try:
            yield Asked(bin_ / "psql", folder)
        finally:
            subprocess.run(
                [bin_ / "pg_ctl", "-D", data, "-m", "immediate", "stop"], check=True, **quiet
            )
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Asked:
    """Asks the server with its own client, as a person would."""

    def __init__(self, psql, folder):
        self._command = [psql, "-h", folder, "-U", "postgres", "-v", "ON_ERROR_STOP=1", "-X", "-q"]

    def run(self, path, cwd):
        """Run a file of SQL."""
        done = subprocess.run(
            [*self._command, "-f", path], cwd=cwd, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr

    def ask(self, sql):
        """Give the names of the columns and the rows, as text."""
        done = subprocess.run(
            [*self._command, "--csv", "-c", sql], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        names, *rows = csv.reader(io.StringIO(done.stdout))
        return tuple(names), [tuple(row) for row in rows]
