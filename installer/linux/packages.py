"""The Debian package and the plain archive of the frozen Linux program."""

from __future__ import annotations

import io
import lzma
import os
import shutil
import tarfile
from typing import TYPE_CHECKING

from installer import artwork
from installer.linux import needs
from installer.workshop import (
    NAME,
    ROOT,
    TITLE,
    Workshop,
    date_everything,
    files_in,
    megabytes,
    run,
    size_of,
    tool,
)

if TYPE_CHECKING:
    from pathlib import Path

HERE = ROOT / "installer/linux"
HOME = "usr/lib/digistrat"
REGION = f"{NAME}-region"  # the package of the feature
SHARED = {
    "digistrat.desktop": "usr/share/applications",
    "digistrat-mime.xml": "usr/share/mime/packages",
}
CONTACT = "DigiStrat project <nobody@digistrat.invalid>"  # Debian asks for an address


def make_packages(shop: Workshop) -> None:
    """Make the .deb and the .tar.xz of the Linux program in `dist/digistrat`, and both of the feature."""
    for made in (make_deb(shop), make_region_deb(shop), *make_archives(shop)):
        print(f"Linux package: {megabytes(made.stat().st_size)}, {made}")


def make_deb(shop: Workshop) -> Path:
    """Make the Debian package, the same for the same program."""
    tree = shop.work / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    lay_out(tree, shop.bundle)
    return _built(shop, tree, NAME, control(shop))


def make_region_deb(shop: Workshop) -> Path:
    """Make the Debian package of the feature Region, which lies over that of the program."""
    tree = shop.work / "deb-region"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(shop.feature, tree / HOME)
    return _built(shop, tree, REGION, region_control(shop))


def _built(shop: Workshop, tree: Path, name: str, text: str) -> Path:
    builder = tool("dpkg-deb", "dpkg")
    write_control(tree, name, text)
    date_everything(tree, shop.epoch)
    made = shop.dist / f"{name}_{shop.version}_amd64.deb"
    # One thread: how xz cuts its blocks depends on how many there are.
    dated = {"SOURCE_DATE_EPOCH": str(shop.epoch)}
    run(
        [builder, "--root-owner-group", "-Zxz", "--threads-max=1", "--build", tree, made],
        environment=dated,
    )
    return made


def lay_out(tree: Path, bundle: Path) -> None:
    """Put every file where the system looks for it."""
    shutil.copytree(bundle, tree / HOME, symlinks=True)
    for name, place in SHARED.items():
        (tree / place).mkdir(parents=True, exist_ok=True)
        shutil.copyfile(HERE / name, tree / place / name)
    _lay_out_icons(tree / "usr/share/icons/hicolor")
    (tree / "usr/bin").mkdir(parents=True)
    (tree / "usr/bin/digistrat").symlink_to("../lib/digistrat/digistrat")


def _lay_out_icons(theme: Path) -> None:
    for name in ("apps/digistrat", "mimetypes/application-x-digistrat"):
        drawn = theme / f"scalable/{name}.svg"
        drawn.parent.mkdir(parents=True)
        shutil.copyfile(artwork.DRAWING, drawn)
    for edge in artwork.LINUX_SIZES:
        painted = theme / f"{edge}x{edge}/apps/digistrat.png"
        painted.parent.mkdir(parents=True)
        painted.write_bytes(artwork.picture(artwork.DRAWING, edge))


def control(shop: Workshop) -> str:
    """Return what Debian asks of a package, with the libraries this program needs."""
    return (
        f"{_head(shop, NAME, shop.bundle, [])}"
        f"Description: {TITLE}, offline assessment of an NHS trust's digital strategy\n"
        " A trust judges its own digital strategy and shows its board, in a few pages,\n"
        " where the strategy stands, what stands in its way and whether results are\n"
        " moving. It never uses a network. Not a product of the NHS or of NHS England.\n"
    )


def region_control(shop: Workshop) -> str:
    """Return what Debian asks of the package of the feature Region."""
    return (
        f"{_head(shop, REGION, shop.feature, [f'{NAME} (= {shop.version})'])}"
        f"Description: {TITLE}, many trusts as one data set\n"
        " For people who get DigiStrat files from many trusts: the page Region, and the\n"
        " command digistrat region. Other users do not need it.\n"
    )


def _head(shop: Workshop, name: str, folder: Path, first: list[str]) -> str:
    wanted = needs.packages(needs.needed(folder) & set(needs.PACKAGES))
    return (
        f"Package: {name}\n"
        f"Version: {shop.version}\n"
        "Architecture: amd64\n"
        "Section: misc\n"
        "Priority: optional\n"
        f"Maintainer: {CONTACT}\n"
        f"Installed-Size: {size_of(folder) // 1024}\n"
        f"Depends: {', '.join([*first, *wanted])}\n"
    )


def write_control(tree: Path, name: str, text: str) -> None:
    """Write a package's own papers."""
    folder = tree / "DEBIAN"
    folder.mkdir()
    (folder / "control").write_text(text, encoding="utf-8")
    papers = tree / f"usr/share/doc/{name}"
    papers.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(HERE / "copyright", papers / "copyright")
    shutil.copyfile(ROOT / "CHANGELOG.md", papers / "changelog.md")


def make_archives(shop: Workshop) -> tuple[Path, Path]:
    """Make the .tar.xz of the program and that of the feature Region, to be unpacked over it."""
    program = shop.dist / f"{shop.label}-linux-x86_64.tar.xz"
    feature = shop.dist / f"{shop.label}-region-linux-x86_64.tar.xz"
    _archive(shop, program, [*_named(shop.bundle), (HERE / "README.txt", "README.txt")])
    _archive(shop, feature, _named(shop.feature))
    return program, feature


def _named(folder: Path) -> list[tuple[Path, str]]:
    return [(path, path.relative_to(folder).as_posix()) for path in files_in(folder)]


def _archive(shop: Workshop, made: Path, files: list[tuple[Path, str]]) -> None:
    """Make an archive, the same for the same files."""
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for path, inner in files:
            _add(archive, path, f"{shop.label}/{inner}", shop.epoch)
    made.write_bytes(lzma.compress(plain.getvalue(), preset=6))


def _add(archive: tarfile.TarFile, path: Path, inner: str, epoch: int) -> None:
    info = archive.gettarinfo(path, inner)
    info.uid = info.gid = 0
    info.uname = info.gname = "root"
    info.mtime = epoch
    info.mode = 0o755 if info.issym() or os.access(path, os.X_OK) else 0o644
    if info.isfile():
        with path.open("rb") as source:
            archive.addfile(info, source)
    else:
        archive.addfile(info)
