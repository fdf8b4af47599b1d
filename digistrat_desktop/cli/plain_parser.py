"""A reader of the command line that refuses in plain words, names what was nearly meant, and where help is."""

import re
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from difflib import get_close_matches
from re import Match
from typing import NoReturn

REFUSED = 2
_WORD = re.compile(r"[\w-]+")
# What the standard library says, which it offers in no other form than its own sentence.
_MISSING = re.compile(r"the following arguments are required: (.+)")
_CHOICE = re.compile(r"argument (\S+): invalid choice: '?(.*?)'? \(choose from (.*)\)", re.DOTALL)
_NUMBER = re.compile(r"argument (\S+): invalid (?:int|float) value: '?(.*?)'?", re.DOTALL)
_EMPTY = re.compile(r"argument (\S+): expected .*")
_FILLED = re.compile(r"argument (\S+): ignored explicit argument '?(.*?)'?", re.DOTALL)
_UNCLEAR = re.compile(r"ambiguous option: (\S+) could match (.+)", re.DOTALL)


class PlainParser(ArgumentParser):
    """Refuses with one sentence on what was wrong, then where help is; the exit code is 2."""

    def parse_known_args(  # type: ignore[override]  # the overloads of typeshed serve other namespaces than the usual one
        self, args: Sequence[str] | None = None, namespace: Namespace | None = None
    ) -> tuple[Namespace, list[str]]:
        """Read the words, and refuse those nobody knows here, where the command's options are known.

        Raises:
            SystemExit: 2 where a word makes no sense.
        """
        found, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self._refuse(self._unknown(unknown[0]))
        return found, unknown

    def error(self, message: str) -> NoReturn:
        """Refuse in plain words.

        Args:
            message: what the standard library says of it.

        Raises:
            SystemExit: always, with 2.
        """
        self._refuse(self._plain(message))

    def _refuse(self, words: str) -> NoReturn:
        self.exit(REFUSED, f"{self.prog}: {words}\nHelp: {self.prog} --help\n")

    def _plain(self, message: str) -> str:
        ways = (
            (_MISSING, _missing),
            (_CHOICE, _choice),
            (_NUMBER, _number),
            (_EMPTY, _empty),
            (_FILLED, _filled),
            (_UNCLEAR, _unclear),
        )
        for pattern, words in ways:
            if (found := pattern.fullmatch(message)) is not None:
                return words(found)
        return f"The words after it were not understood: {message}."

    def _unknown(self, word: str) -> str:
        name = word.partition("=")[0]
        if not name.startswith("-"):
            return f"“{word}” is one word too many."
        return f"There is no option “{name}” here.{_nearly(name, [*self._option_string_actions])}"


def _missing(found: Match[str]) -> str:
    *before, last = found[1].split(", ")
    if before:
        return f"{', '.join(before)} and {last} are missing."
    return f"{last} is missing."


def _choice(found: Match[str]) -> str:
    name, given, known = found[1], found[2], _WORD.findall(found[3])
    if name.startswith("-"):
        start = f"{name} does not take “{given}”"
    else:
        start = f"There is no {name.lower()} “{given}”"
    return f"{start}.{_nearly(given, known)} Known are: {', '.join(known)}."


def _number(found: Match[str]) -> str:
    return f"{found[1]} takes a number, such as 95 or 92.5, and “{found[2]}” is none."


def _empty(found: Match[str]) -> str:
    return f"{found[1]} stands without the value that belongs after it."


def _filled(found: Match[str]) -> str:
    return f"{found[1]} takes no value, but “{found[2]}” was given."


def _unclear(found: Match[str]) -> str:
    return f"“{found[1]}” is cut too short: it could mean {found[2].replace(', ', ' or ')}."


def _nearly(given: str, known: Sequence[str]) -> str:
    near = get_close_matches(given.lower(), known, n=1)
    return f" Did you mean “{near[0]}”?" if near else ""
