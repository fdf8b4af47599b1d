"""How this program starts itself again for a piece of work; apart, since every start needs it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess

OWN_HOME = Path(__file__).parents[2]  # where it is started, and the network guard lets it start


def own_command(switch: str, module: str, *, frozen: bool | None = None) -> tuple[str, ...]:
    """Give the command that starts the program as the process of one piece of work.

    Args:
        switch: the word by which the packaged program knows what to be.
        module: what is run where the program is not packaged.
    """
    if getattr(sys, "frozen", False) if frozen is None else frozen:
        return (sys.executable, switch)
    return (sys.executable, "-E", "-s", "-m", module)


def start_own(command: Sequence[str], errors: int) -> subprocess.Popen[bytes]:
    """Start the program beside itself: bytes go in, bytes come out, and no window opens.

    Args:
        errors: what becomes of what it says on its error output, as `subprocess` has it.
    """
    import subprocess  # noqa: PLC0415 - not at the start; whoever starts a program has it

    return subprocess.Popen(  # noqa: S603 - our own program; the words are fixed
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        # A folder of ours: with -m Python also looks for modules in the working folder.
        cwd=OWN_HOME,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
