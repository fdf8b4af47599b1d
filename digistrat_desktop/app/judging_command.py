"""How a process that judges files beside the program is started; every start of the program needs it."""

from digistrat_desktop.system.own_command import own_command

JUDGING_SWITCH = "--judge-files"


def judging_command(*, frozen: bool | None = None) -> tuple[str, ...]:
    return own_command(JUDGING_SWITCH, "digistrat_desktop.app.judging", frozen=frozen)
