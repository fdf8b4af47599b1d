"""The Windows package, built and exercised under Wine: a rehearsal, never a release.

The release is made on Windows by the same specification (README.md beside this file).
"""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from installer import bundle, msi, origins, region, sums, verify
from installer import deliver as papers
from installer.windows import rollout
from installer.workshop import (
    CANNOT,
    ROOT,
    CannotBeDoneError,
    FoundWrongError,
    Workshop,
    feature_of,
    files_in,
    megabytes,
    run,
    size_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = ROOT / "installer/windows"
LABEL = "built and exercised under Wine 10; never run on Windows"
PYTHON = "3.11.9"
SOURCES = ("digistrat_desktop", "resources", "installer")
FILE_LIST = ROOT / "tests/installer/windows_files.txt"
# As Windows Installer's refusal (1603) comes out of a shell that keeps eight bits of it.
EXPECTED = {
    "old_windows": "refused (67)",
    "old_windows_files": "0",
    "file_type": "DigiStrat.Package",
    "open_command": '"C:\\Program Files\\DigiStrat Desktop\\digistrat.exe" "%1"',
    "installed_shortcuts": "1",
    "upgraded_shortcuts": "2",
    "upgraded_products": "1",
    "downgrade": "refused (67)",
    "removed_files": "0",
    "removed_shortcuts": "0",
    "removed_version": "",
    "removed_file_type": "",
    "user_data": "kept",
}


def rehearse(shop: Workshop) -> None:
    """Build, run, photograph, install, upgrade, remove, and build once more.

    Raises:
        CannotBeDoneError: this machine lacks root, debootstrap or a mirror.
        FoundWrongError: a step did not give what it must.
    """
    inner = replace(shop, work=shop.work / "windows", dist=shop.dist / "windows")
    chroot = Path(os.environ.get("DIGISTRAT_WINE_CHROOT", shop.work / "wine-chroot"))
    for folder in (inner.work, inner.dist):
        folder.mkdir(parents=True, exist_ok=True)
    make_chroot(chroot)
    make_runtime(inner.work)
    first = freeze(inner, chroot, "first")
    check_size(first, freeze(inner, chroot, "bare", bare=True))
    print(inside(inner, chroot, "look", DIST="first"))
    deliver(inner, first)
    try_installers(inner, chroot, first)
    rollout.write_papers(inner, first)
    second = freeze(inner, chroot, "second")
    if found := sums.differences(first, second):
        raise FoundWrongError(f"a second build differs in {found[:10]}")
    print("Two builds equal, file by file.")
    sums.write_sums(inner.dist)
    print(f"{LABEL}: {inner.dist}")


def make_chroot(chroot: Path) -> None:
    """Make the chroot with Wine, once."""
    script([str(HERE / "chroot.sh"), "make", str(chroot)], "", {})


def script(words: list[str], text: str, environment: dict[str, str]) -> str:
    """Run one of our scripts; its exit code 77 means that it cannot be done here."""
    done = subprocess.run(  # noqa: S603 - our own script
        words,
        input=text,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode == CANNOT:
        raise CannotBeDoneError(done.stdout.strip())
    if done.returncode:
        raise FoundWrongError(f"{words[1]} ended with {done.returncode}:\n{done.stdout[-3000:]}")
    return done.stdout


def inside(shop: Workshop, chroot: Path, name: str, **given: str) -> str:
    """Run one of the scripts beside this file inside the chroot.

    Args:
        name: of the script, without its ending.
        given: what it reads, by name.
    """
    lines = [f"export {key}='{value}'" for key, value in given.items()]
    text = "\n".join([*lines, (HERE / f"{name}.sh").read_text(encoding="utf-8")])
    words = [str(HERE / "chroot.sh"), "run", str(chroot), str(shop.work)]
    return script(words, text, {"SOURCE_DATE_EPOCH": str(shop.epoch)})


def make_runtime(work: Path) -> None:
    """Lay out a Windows Python with the pinned Windows wheels."""
    runtime = work / "rt"
    shutil.rmtree(runtime, ignore_errors=True)
    (runtime / "sp").mkdir(parents=True)
    fetch(work / "python", "--no-binary=:all:", HERE / "runtime-verification.txt")
    fetch(work / "compare", *for_windows(), HERE / "runtime-compare.txt")
    fetch(work / "wheels", *for_windows(), ROOT / "requirements/windows.txt")
    for name, data in python_files(next((work / "python").glob("*.tar.gz"))):
        (runtime / name).write_bytes(data)
    (runtime / "python311._pth").write_text("python311.zip\n.\nsp\nimport site\n")
    for wheel in sorted((work / "wheels").glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(runtime / "sp")  # noqa: S202 - its hash is pinned
    compare_runtime(runtime, next((work / "compare").glob("*.whl")))


def fetch(target: Path, *words: str | Path) -> None:
    """Download files whose hash is pinned; what is there already is not asked for again."""
    *options, pins = words
    run([
        *(sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"),
        *("--no-deps", "--require-hashes", "--dest", target, *options, "--requirement", pins),
    ])  # fmt: skip


def for_windows() -> tuple[str, ...]:
    """Return pip's words for the Windows this is built for."""
    return ("--only-binary=:all:", "--platform=win_amd64", "--python-version=3.11")


def python_files(source: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the Windows Python from the pinned archive."""
    with tarfile.open(source) as outer:
        member = next(one for one in outer.getmembers() if one.name.endswith("data.zip"))
        held = outer.extractfile(member)
        data = held.read() if held else b""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            if not info.is_dir():
                yield Path(info.filename).name, archive.read(info)


def compare_runtime(runtime: Path, other: Path) -> None:
    """Refuse a Windows Python whose binaries differ from a second, independent source."""
    with zipfile.ZipFile(other) as archive:
        names = [name for name in archive.namelist() if "deploy_libs/" in name]
        pairs = [(runtime / Path(name).name, name) for name in names]
        both = [(mine, name) for mine, name in pairs if mine.is_file()]
        differ = [name for mine, name in both if mine.read_bytes() != archive.read(name)]
    if differ or not both:
        raise FoundWrongError(f"the Windows Python differs from its second source in {differ}")
    print(f"Windows Python {PYTHON}: {len(both)} binaries the same in two sources.")


def freeze(shop: Workshop, chroot: Path, name: str, *, bare: bool = False) -> Path:
    """Freeze the program, or the empty one, under Wine and return its folder."""
    parts, target = shop.work / f"{name}-parts", shop.work / name / "digistrat"
    for folder in (parts, target.parent, shop.work / "src"):
        shutil.rmtree(folder, ignore_errors=True)
    for folder_name in SOURCES:
        leave = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / folder_name, shop.work / "src" / folder_name, ignore=leave)
    shutil.copyfile(ROOT / "pyproject.toml", shop.work / "src/pyproject.toml")
    bundle.prepare(parts, shop.version)
    shown = f"Z:\\build\\{parts.name}"
    given = {"DIST": name, "PARTS": parts.name, "DIGISTRAT_BUILD": shown}
    inside(shop, chroot, "freeze", **given, DIGISTRAT_BARE="1" if bare else "")
    refuse_wine(target)
    libraries = origins.Libraries(shop.work / "rt/sp", "Z:/build/rt/sp", PYTHON)
    bundle.finish(shop, parts, target, libraries)
    region.refuse_in_program(target)
    region.make_feature(target, libraries, shop.epoch)
    count = sum(1 for _ in files_in(target))
    print(f"Windows program ({name}): {megabytes(size_of(target))} in {count} files")
    return target


def check_size(ours: Path, bare: Path) -> None:
    """Hold the program's size against the empty one made in the same run."""
    ratio = size_of(ours) / size_of(bare)
    print(f"Ratio to the empty program: {ratio:.2f}")
    if ratio > verify.MOST_OVER_BARE:
        raise FoundWrongError(f"{ratio:.2f} times the empty program, not {verify.MOST_OVER_BARE}")


def refuse_wine(target: Path) -> None:
    """Refuse a folder into which one of Wine's own libraries got."""
    leaked = [path.name for path in files_in(target) if b"Wine builtin DLL" in path.read_bytes()]
    if leaked:
        raise FoundWrongError(f"Wine's own libraries were packaged: {leaked}")


def deliver(shop: Workshop, target: Path) -> None:
    """Write the bill of materials, the list of files and the label."""
    libraries = origins.Libraries(shop.work / "rt/sp", "Z:/build/rt/sp", PYTHON)
    parts = origins.parts_of(shop.work / "first-parts", libraries)
    both = (parts, [region.part_of(libraries)])
    papers.write_bills(shop, target, both, f"{shop.label}-x64")
    names = [path.relative_to(target).as_posix() for path in files_in(target)]
    FILE_LIST.write_text("\n".join(names) + "\n", encoding="utf-8")
    (shop.dist / "LABEL.txt").write_text(f"{LABEL}\n", encoding="utf-8")


def try_installers(shop: Workshop, chroot: Path, target: Path) -> None:
    """Install, run, upgrade, refuse the downgrade, remove."""
    newer = next_version(shop.version)
    old = msi.build_msi(shop, target, shop.version)
    aside = replace(shop, dist=shop.work)
    new = msi.build_msi(aside, target, newer)
    shutil.copyfile(old, shop.work / old.name)
    told = inside(shop, chroot, "trial", OLD=old.name, NEW=new.name)
    print(f"Installer: {megabytes(old.stat().st_size)}\n{told}")
    facts = dict(line.split("=", 1) for line in told.splitlines() if "=" in line)
    count = sum(1 for _ in files_in(target))
    more = sum(1 for _ in files_in(feature_of(target)))
    wanted = {
        **EXPECTED,
        "installed_files": str(count),
        "upgraded_files": str(count + more),
        "upgraded_version": newer,
        "after_downgrade_version": newer,
    }
    refuse_surprises(facts, wanted)
    del facts["install_seconds"]  # all else is the same each time
    (shop.dist / "trial.json").write_text(json.dumps({"label": LABEL, **facts}, indent=1))


def next_version(version: str) -> str:
    """Return the version after this one, to try an upgrade with."""
    *first, last = version.split(".")
    return ".".join([*first, str(int(last) + 1)])


def refuse_surprises(facts: dict[str, str], wanted: dict[str, str]) -> None:
    """Refuse a trial that did not go as it must."""
    wrong = [
        f"{name} is {facts.get(name)}, not {value}"
        for name, value in wanted.items()
        if facts.get(name) != value
    ]
    if "self_test_failed" in facts or facts.get("self_test_files") in {None, "0"}:
        wrong.append("the installed program failed its self-test")
    if wrong:
        raise FoundWrongError("; ".join(wrong))
