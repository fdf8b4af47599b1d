"""How this program starts itself again for a piece of work; apart, since every start needs it."""

import sys
from pathlib import Path

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
