"""`digistrat-console.exe`: the program's commands for people at a console.

A windowed Windows program cannot answer in the console it was called from, and a console program
would flash a console when the window is opened from the Start menu. This small one passes the words
on to `digistrat.exe` beside it, hands its answers through, and ends with its exit code.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import IO

PROGRAM = "digistrat.exe"


def main(words: Sequence[str], program: Path) -> int:
    """Run the program and return its exit code.

    Args:
        words: what was typed after the program's name.
        program: the windowed program.
    """
    with subprocess.Popen(  # noqa: S603 - our own program beside this one
        [str(program), *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
    ) as child:
        # Both at once: a program that fills one pipe while the other is read would wait for ever.
        errors = threading.Thread(target=hand_on, args=(child.stderr, sys.stderr))
        errors.start()
        hand_on(child.stdout, sys.stdout)
        errors.join()
        return child.wait()


def hand_on(source: IO[str] | None, target: IO[str]) -> None:
    """Pass text on as it comes."""
    if source:
        shutil.copyfileobj(source, target, 1)
        target.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Path(sys.executable).with_name(PROGRAM)))
