"""Drives the two outside validators over many files at once.

They live in an environment of their own, `.venv-reportcheck`, because one of them brings an AGPL
library that must never be near the product. Missing tools skip a test on a desk and fail it in CI.
"""

import contextlib
import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = ROOT / ".venv-reportcheck"
# A short run is over before the second compiler of Java has paid: a third less of processor.
SHORT_RUN = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
PATIENCE_S = 1800
RULES = {"ua1": 106, "2a": 153, "3a": 155}
# Judged by likeness and wrong here: repeated wording in a table is taken for a running header, the
# footer of a document of one page for prose, and a table of a name and a value for shredded headers.
FALSE_ALARMS = ("PAG-001", "TAG-002", "TBL-010")


@dataclass(frozen=True)
class Verdict:
    passed: bool
    rules: int
    said: str


def missing(reason):
    if os.environ.get("CI"):
        pytest.fail(f"CI must run the validators: {reason}")
    pytest.skip(reason)


def jar():
    if shutil.which("java") is None:
        missing("java is not installed")
    found = sorted(ENVIRONMENT.rglob("*-cli.jar"))
    if not found:
        missing("veraPDF is not in .venv-reportcheck (make setup)")
    return found[0]


def compiled():
    """Give the folder of the compiled driver, which is made anew when it or its library changed."""
    source = Path(__file__).with_name("Vera.java")
    what = source.read_bytes() + jar().name.encode()
    kept = ROOT / "build" / f"vera-{hashlib.sha256(what).hexdigest()[:12]}"
    if not kept.is_dir():
        kept.parent.mkdir(exist_ok=True)
        made = tempfile.mkdtemp(dir=kept.parent)
        subprocess.run(["javac", "-cp", str(jar()), "-d", made, str(source)], check=True)
        # Another process may have been first.
        with contextlib.suppress(OSError):
            Path(made).rename(kept)
        shutil.rmtree(made, ignore_errors=True)
    return kept


def checked(command):
    """Run a validator; give what it printed."""
    environment = {**os.environ, "JAVA_TOOL_OPTIONS": SHORT_RUN}
    done = subprocess.run(
        command, env=environment, check=True, capture_output=True, text=True, timeout=PATIENCE_S
    )
    return done.stdout


def validate(folder, wanted):
    """Return {(name, profile): Verdict} for files of a folder; wanted maps name to profiles."""
    classes = os.pathsep.join([str(jar()), str(compiled())])
    pairs = [f"{profiles}={folder / name}" for name, profiles in wanted.items()]
    command = ["java", "-cp", classes, "Vera", *pairs]
    verdicts = {}
    for line in checked(command).splitlines():
        path, profile, verdict, rules, said = line.split("\t")
        verdicts[Path(path).name, profile] = Verdict(verdict == "PASS", int(rules), said)
    return verdicts


def outloud_counts(paths):
    """Return {name: (errors, warnings)} by the second validator."""
    program = ENVIRONMENT / "bin" / "outloud"
    if not program.exists():
        missing("outloud is not in .venv-reportcheck (make setup)")
    skip = [part for rule in FALSE_ALARMS for part in ("--skip", rule)]
    command = [str(program), "--quiet", "--fail-on", "never", *skip, *map(str, paths)]
    line = re.compile(r"^\w+ +(\S+\.pdf): (\d+) error\(s\), (\d+) warning", re.MULTILINE)
    found = line.findall(checked(command))
    return {name: (int(errors), int(warns)) for name, errors, warns in found}
