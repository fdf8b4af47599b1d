"""The commands on framework files: begin one, check it, compare 2, and say what became of each question."""

from argparse import Namespace
from collections.abc import Callable, Mapping

from digistrat_desktop.cli.context import CommandContext
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.services.frameworks.drafting import NewPack
from digistrat_desktop.services.frameworks.files import (
    bridge_lines,
    compared,
    mended,
    pack_named,
    write_bridged,
    write_new,
)
from digistrat_desktop.services.store.framework_files import check_framework_file


def work_on_frameworks(context: CommandContext, wanted: Namespace) -> int:
    return _ACTIONS[wanted.action](context, wanted)


def _new(context: CommandContext, wanted: Namespace) -> int:
    new = NewPack(wanted.id, "1.0.0", wanted.title, wanted.provider, wanted.licence)
    pack = write_new(wanted.file, pack_named(wanted.source), new)
    context.say(f"Written: {wanted.file}. It is a draft: {pack.id} {pack.version}.")
    context.say("Edit it, then check it: digistrat frameworks check FILE")
    return 0


def _check(context: CommandContext, wanted: Namespace) -> int:
    found = check_framework_file(wanted.file)
    for problem in found.problems:
        context.tell(problem)
    if found.advice:
        context.tell(found.advice)
    if found.problems:
        raise Refused(
            "This framework file cannot be used.",
            "The file is as it was.",
            "Correct what is listed above, then check it again.",
        )
    context.say(found.summary)
    return 0


def _diff(context: CommandContext, wanted: Namespace) -> int:
    for line in compared(pack_named(wanted.old), pack_named(wanted.new)):
        context.say(line)
    return 0


def _bridge(context: CommandContext, wanted: Namespace) -> int:
    old = pack_named(wanted.old)
    if wanted.out is not None:
        new = mended(wanted.new)
        unsaid = write_bridged(wanted.out, old, new, wanted.reworded)
        context.say(f"Written: {wanted.out}, with the bridge from {old.id} {old.version}.")
        if unsaid:
            context.say(f"Not compared, since the words changed: {', '.join(unsaid)}.")
            context.say("If one means the same, say so: --reworded with its id.")
        context.say("Read each reason.")
        return 0
    if wanted.reworded:
        what = "--reworded is for a bridge that is written."
        raise Refused(what, "Nothing was changed.", "Add --out FILE.toml.")
    for line in bridge_lines(old, pack_named(wanted.new)):
        context.say(line)
    return 0


_ACTIONS: Mapping[str, Callable[[CommandContext, Namespace], int]] = {
    "new": _new,
    "check": _check,
    "diff": _diff,
    "bridge": _bridge,
}
