"""Checking a DigiStrat file: its parts, its changes and its seals, in plain words.

Source: docs/spec/record.md#verification.
"""

from collections.abc import Iterable
from pathlib import Path

from digistrat_desktop.domain.record.fold import State
from digistrat_desktop.domain.words import counted
from digistrat_desktop.services.packages.files import Package, read_file
from digistrat_desktop.services.record.seal_checks import (
    Kept,
    absent_words,
    check_seals,
    copies_in,
)
from digistrat_desktop.services.record.verifying import (
    CANNOT_PROVE,
    VerifyReport,
    seal_lines,
    verdict_in_words,
)
from digistrat_desktop.storage.port import PackageFiles, Verdict


def verify_package(
    files: PackageFiles, path: Path, password: str | None = None, codes: Iterable[str] = ()
) -> VerifyReport:
    """Check a package file: its parts, its changes and its seals.

    Args:
        codes: of seals, from paper.
    """
    return verify_read(read_file(files, path, password), codes)


def verify_read(package: Package, codes: Iterable[str] = ()) -> VerifyReport:
    """Check a package that was read, which proves that it agrees with itself."""
    content, graph = package.content, package.graph
    if content.needs:
        part = (
            f"{counted(len(content.events), 'change')}, unaltered as far as this file goes.",
            "It continues a file that is not here. Check your data after you import it.",
        )
        return VerifyReport(True, (*part, *CANNOT_PROVE)).against(codes)
    kept: Kept = content.attachments.get
    seals = check_seals(graph, kept)
    verdict = Verdict(content.trust_id, len(graph), graph.end)
    lines = (
        verdict_in_words(verdict, {content.trust_id: package.trust}),
        "Every part of the file matches its list of contents.",
        *seal_lines(graph, seals),
        *absent_words(graph, kept, package.packs, copies_in(State(graph))),
    )
    sound = all(check.sound for check in seals)
    return VerifyReport(sound, (*lines, *CANNOT_PROVE), seals).against(codes)
