"""Drives the two outside validators over many files at once.

They live in an environment of their own, `.venv-reportcheck`, because one of them brings an AGPL
library that must never be near the product. Missing tools skip a test on a desk and fail it in CI.
"""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = ROOT / ".venv-reportcheck"
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


def compiled(folder):
    """Compile the driver once into a folder."""
    source = Path(__file__).with_name("Vera.java")
    subprocess.run(["javac", "-cp", str(jar()), "-d", str(folder), str(source)], check=True)
    return folder


def validate(folder, wanted):
    """Return {(name, profile): Verdict} for files of a folder; wanted maps name to profiles."""
    classes = os.pathsep.join([str(jar()), str(compiled(folder))])
    pairs = [f"{profiles}={folder / name}" for name, profiles in wanted.items()]
    command = ["java", "-cp", classes, "Vera", *pairs]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=600)
    verdicts = {}
    for line in done.stdout.splitlines():
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
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=600)
    line = re.compile(r"^\w+ +(\S+\.pdf): (\d+) error\(s\), (\d+) warning", re.MULTILINE)
    return {name: (int(errors), int(warns)) for name, errors, warns in line.findall(done.stdout)}
