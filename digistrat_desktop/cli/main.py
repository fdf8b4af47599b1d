"""Running one command: what it prints, and the code it ends with."""

import logging
from argparse import Namespace

from digistrat_desktop.cli.commands import COMMANDS
from digistrat_desktop.cli.context import CommandContext
from digistrat_desktop.domain.errors import Refused, StoreDamaged
from digistrat_desktop.system.logging_setup import log_event

DONE, FAULT, REFUSED, STOPPED = 0, 1, 2, 130


def run_command(wanted: Namespace, context: CommandContext) -> int:
    """Run a command; gives 0 done, 2 refused with a reason, 1 a fault of the program, 130 Ctrl+C."""
    try:
        return COMMANDS[wanted.command](context, wanted)
    except Refused as refused:
        context.tell(f"digistrat: {refused}")
        if isinstance(refused, StoreDamaged):
            context.tell(
                "Start the program without a command: its window offers the last good backup."
            )
        return REFUSED
    except KeyboardInterrupt:
        context.tell(
            "digistrat: stopped. Nothing is half done: what was saved before is as it was."
        )
        return STOPPED
    except Exception as error:  # noqa: BLE001 - the last catch of the process; the log has the trace
        log_event("command-failed", logging.ERROR, error)
        context.tell(
            f"digistrat: a fault in the program stopped this command ({type(error).__name__})."
            " What was saved before is safe. The log in the data folder says where."
        )
        return FAULT
