"""Pictures the window: `python -m tests.screenshots --out DIR [--album guide|pages|views|states|all]`.

Exit code 1 when something in a picture could not be reached.
"""

import argparse
import sys
from pathlib import Path

from digistrat_desktop.ui.overrides import guard_overrides
from tests.screenshots.albums import ALBUMS
from tests.screenshots.quiet import off_screen
from tests.screenshots.taking import take_screenshots


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--album", choices=tuple(ALBUMS), default="guide")
    wanted = parser.parse_args()
    guard_overrides()
    off_screen()
    taken = take_screenshots(wanted.out, ALBUMS[wanted.album]())
    sys.stderr.writelines(f"{words}\n" for words in taken.missed)
    sys.stdout.write(f"{len(tuple(wanted.out.rglob('*.png')))} pictures are in {wanted.out}.\n")
    return 1 if taken.missed else 0


if __name__ == "__main__":
    sys.exit(main())
