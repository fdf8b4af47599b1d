"""`digistrat-console.exe`: the program's commands for people at a console.

A windowed Windows program cannot answer in the console it was called from, and a console program
would flash a console when the window is opened from the Start menu. This small one passes the words
on to `digistrat.exe` beside it, hands its answers through, and ends with its exit code.

It has a copy of all that it imports, so it does without `pathlib` and `shutil`, which bring half of
Python's library. `contents.NOT_AT_THE_CONSOLE` names that half.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import IO

PROGRAM = "digistrat.exe"


def main(words: Sequence[str], program: os.PathLike[str] | str) -> int:
    """Run the program and return its exit code.

    Args:
        words: what was typed after the program's name.
        program: the windowed program.
    """
    with subprocess.Popen(  # noqa: S603 - our own program beside this one
        [os.fspath(program), *words],
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
        while piece := source.read(1):
            target.write(piece)
        target.flush()


if __name__ == "__main__":
    here = os.path.dirname(sys.executable)  # noqa: PTH120 - without pathlib, see above
    sys.exit(main(sys.argv[1:], os.path.join(here, PROGRAM)))  # noqa: PTH118 - as above
