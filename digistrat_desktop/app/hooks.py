"""The last nets: whatever nothing else has caught is logged, and the window may show it.

An exception in a Qt slot does not reach whoever emitted the signal; only these hooks see it.
"""

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType

from digistrat_desktop.system.logging_setup import log_event


def log_fault(error: BaseException) -> None:
    """Write an error nothing has caught to the log: its kind and lines, never its words."""
    log_event("fault", logging.ERROR, error)


def install_hooks(on_fault: Callable[[BaseException], None] = log_fault) -> None:
    """Send what nothing has caught, on any thread, to `on_fault`, which must not raise."""

    def from_main(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            on_fault(error)

    def from_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            on_fault(args.exc_value)

    sys.excepthook = from_main
    threading.excepthook = from_thread
