"""Makes and checks the packages: `python installer/build.py STEP [--work DIR] [--dist DIR]`."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from installer.workshop import Workshop

ROOT = Path(__file__).parents[1]


def steps() -> dict[str, tuple[Callable[[Workshop], None], str]]:
    """Return every step with what it does, in words."""
    from installer import (  # noqa: PLC0415 - found only once main has said where
        bundle,
        changes,
        deliver,
        msi,
        policy_templates,
        smoke,
        verify,
    )
    from installer.linux import packages  # noqa: PLC0415 - as above
    from installer.windows import rehearsal, rollout  # noqa: PLC0415 - as above

    return {
        "python": (deliver.make_python_archives, "make the wheel and the source archive"),
        "bundle": (bundle.make_bundle, "freeze the program into one folder"),
        "smoke": (smoke.smoke, "run the frozen program: self-test and a short journey"),
        "verify": (
            verify.verify,
            "check contents, licences, size, and that a second build is equal",
        ),
        "wxs": (msi.make_source, "write the installer's source for WiX on Windows"),
        "msi": (msi.make_msi, "make the Windows installer from a Windows bundle"),
        "rollout": (
            rollout.write_all,
            "write what rolls the Windows installer out, and the zip",
        ),
        "deb": (packages.make_packages, "make the .deb and the .tar.xz from a Linux bundle"),
        "sbom": (deliver.write_bill, "write the bill of materials"),
        "policy": (policy_templates.write_templates, "write ADMX, ADML and the policy page"),
        "notes": (changes.write_notes, "write the release's notes from CHANGELOG.md"),
        "sums": (deliver.write_all_sums, "write SHA256SUMS of all that is handed out"),
        "windows": (rehearsal.rehearse, "build and exercise the Windows package under Wine"),
    }


def arguments() -> argparse.Namespace:
    """Read the command line."""
    known = steps()
    listed = "\n".join(f"  {name:8} {words}" for name, (_, words) in known.items())
    parser = argparse.ArgumentParser(
        description="Make and check the packages.",
        epilog=f"steps:\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("step", nargs="+", choices=known, metavar="STEP")
    parser.add_argument("--work", type=Path, default=ROOT / "build/package")
    parser.add_argument("--dist", type=Path, default=ROOT / "dist")
    return parser.parse_args()


def main() -> int:
    """Run the steps asked for; exit 77 when this machine cannot do one."""
    sys.path.insert(0, str(ROOT))
    from installer.workshop import (  # noqa: PLC0415 - found only after the line above
        CANNOT,
        DONE,
        FAILED,
        CannotBeDoneError,
        FoundWrongError,
        open_workshop,
    )

    given = arguments()
    shop = open_workshop(given.work, given.dist)
    for name in given.step:
        began = time.perf_counter()
        try:
            steps()[name][0](shop)
        except CannotBeDoneError as error:
            print(f"SKIPPED {name}: {error}", file=sys.stderr)
            return CANNOT
        except FoundWrongError as error:
            print(f"FAILED {name}: {error}", file=sys.stderr)
            return FAILED
        print(f"{name}: done in {time.perf_counter() - began:.0f} s", flush=True)
    return DONE


if __name__ == "__main__":
    sys.exit(main())
