"""Every command: what it asks of the services and what it prints."""

import logging
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from digistrat_desktop.cli.answers import import_answers, save_answers
from digistrat_desktop.cli.context import CommandContext
from digistrat_desktop.cli.frameworks import work_on_frameworks
from digistrat_desktop.cli.listing import entry, listing_as_text
from digistrat_desktop.cli.packages import export_package, import_file, verify_file
from digistrat_desktop.cli.region import region
from digistrat_desktop.cli.reports import report_of_package, report_of_store, say_of_report
from digistrat_desktop.cli.tables import analyse_metrics
from digistrat_desktop.domain.errors import PasswordNeeded, Refused, StoreDamaged
from digistrat_desktop.services.record.verifying import verify_library
from digistrat_desktop.services.sample import ensure_sample, sample_trust_id
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.services.store.opening import open_to_read, plan_and_do
from digistrat_desktop.system.disk_errors import in_plain_words
from digistrat_desktop.system.logging_setup import log_event
from digistrat_desktop.system.menu_entry import add_entry, remove_entry

DONE, FAULT, REFUSED, STOPPED = 0, 1, 2, 130


@contextmanager
def _reading(context: CommandContext, wanted: Namespace) -> Iterator[Library]:
    """Open the store to read, and say so when what is read is a copy."""
    opened = open_to_read(context.access(wanted.store))
    if opened.notice:
        context.tell(opened.notice)
    with closing(opened.library):
        yield opened.library


def _sample(context: CommandContext, wanted: Namespace) -> int:
    access = context.sample_access(wanted.store)
    trust_id = sample_trust_id()

    def is_here(library: Library) -> bool:
        return any(trust.id == trust_id for trust in library.store.trusts())

    here = plan_and_do(access, is_here, lambda library, _: ensure_sample(library))
    context.say(f"{'Already there:' if here else 'Made'} the sample trust {trust_id}")
    context.say(f"in {access.folders.data}")
    return DONE


def _list(context: CommandContext, wanted: Namespace) -> int:
    with _reading(context, wanted) as library:
        order = library.store.listed_ids("date")
        found = library.store.listed_rows(order)
        trusts = library.store.trusts()
    rows = [found[row_id] for row_id in order]
    if wanted.json:
        context.say_json([entry(row) for row in rows])
        return DONE
    for line in listing_as_text(rows, trusts):
        context.say(line)
    return DONE


def _report(context: CommandContext, wanted: Namespace) -> int:
    if wanted.package is not None:
        return report_of_package(context, wanted)
    with _reading(context, wanted) as library:
        return report_of_store(context, wanted, library)


def _export(context: CommandContext, wanted: Namespace) -> int:
    with _reading(context, wanted) as library:
        return export_package(context, wanted, library)


def _answers(context: CommandContext, wanted: Namespace) -> int:
    if wanted.action == "import":
        return import_answers(context, wanted)
    with _reading(context, wanted) as library:
        return save_answers(context, wanted, library)


def _verify(context: CommandContext, wanted: Namespace) -> int:
    if wanted.package is not None:
        return verify_file(context, wanted)
    with _reading(context, wanted) as library:
        found = verify_library(library, wanted.seal)
    for line in found.lines:
        context.say(line)
    if found.missing:
        raise Refused(
            "No seal in your data has the code you gave.",
            "Nothing was changed.",
            "Check the code on the paper, and which data this is.",
        )
    if not found.sound:
        raise StoreDamaged(
            "Your data has a problem: the check found something altered.",
            "Nothing was changed.",
            "Restore the last good backup.",
        )
    return DONE


def _check_report(context: CommandContext, wanted: Namespace) -> int:
    access = context.access(wanted.store)
    if not access.place.has_store:
        context.tell(f"There is no DigiStrat data in {access.folders.data}.")
        return say_of_report(context, wanted, None)
    with _reading(context, wanted) as library:
        return say_of_report(context, wanted, library)


def _self_test(context: CommandContext, wanted: Namespace) -> int:
    return context.self_test(wanted.out, context.say)


def _desktop_entry(context: CommandContext, wanted: Namespace) -> int:
    menu = context.menu()
    if not wanted.remove:
        add_entry(menu)
        context.say("DigiStrat Desktop is now in the menu of your desktop. It starts:")
        context.say(f"  {' '.join(menu.command)}")
        context.say("These files were written:")
    elif remove_entry(menu):
        context.say(
            "DigiStrat Desktop is no longer in the menu of your desktop. These files were removed:"
        )
    else:
        context.say("There was no entry in the menu of your desktop. Nothing was changed.")
        return DONE
    for path in menu.files:
        context.say(f"  {path}")
    if not wanted.remove:
        context.say("To remove them: digistrat desktop-entry --remove")
    return DONE


COMMANDS: Mapping[str, Callable[[CommandContext, Namespace], int]] = {
    "sample": _sample,
    "list": _list,
    "report": _report,
    "export": _export,
    "import": import_file,
    "answers": _answers,
    "metrics": analyse_metrics,
    "frameworks": work_on_frameworks,
    "region": region,
    "verify": _verify,
    "check-report": _check_report,
    "self-test": _self_test,
    "desktop-entry": _desktop_entry,
}


def run_command(wanted: Namespace, context: CommandContext) -> int:
    """Run a command; gives 0 done, 2 refused with a reason, 1 a fault of the program, 130 Ctrl+C."""
    try:
        code = COMMANDS[wanted.command](context, wanted)
        context.finish()
    except Refused as refused:
        return _refused(context, refused)
    except OSError as error:
        return _refused(context, in_plain_words(error, Path(str(error.filename or "the file"))))
    except KeyboardInterrupt:
        context.tell("digistrat: stopped. What was saved before has not changed.")
        return STOPPED
    except Exception as error:  # noqa: BLE001 - the last catch of the process; the log has the trace
        log_event("command-failed", logging.ERROR, error)
        context.tell(
            f"digistrat: a program error stopped this command ({type(error).__name__}). What "
            "was saved before is safe. The log in the data folder says where."
        )
        return FAULT
    return code


def _refused(context: CommandContext, refused: Refused) -> int:
    if isinstance(refused, PasswordNeeded):
        how = "Put the password in the first line of a file. Name that file after --password-file."
        refused = Refused(refused.what, refused.safe, how)
    context.tell(f"digistrat: {refused}")
    if isinstance(refused, StoreDamaged):
        context.tell("Run the program without a command. It will offer the last good backup.")
    return REFUSED
