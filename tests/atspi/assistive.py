"""A person at assistive software: finds things by role and name, presses, types, listens.

Runs under the system's own Python, where pyatspi is; it knows nothing of the program but what the
accessibility interface tells.
"""

import time

import pyatspi
from gi.repository import GLib

PATIENCE_S = 20
PAUSE_S = 0.05
# The tree changes while it is read: what was there a moment ago may be gone.
_GONE = (GLib.Error, LookupError, NotImplementedError, AttributeError)


class NotFound(Exception):
    """What was looked for never came up."""


def shown(node):
    states = node.getState()
    return states.contains(pyatspi.STATE_SHOWING) and states.contains(pyatspi.STATE_VISIBLE)


def every(node):
    """Give a node and all below it that is on the screen."""
    yield node
    for child in node:
        if child is not None and (shown(child) or child.getRoleName() == "application"):
            yield from every(child)


def patiently(look, what):
    """Look again and again until something comes up."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        try:
            found = look()
        except _GONE:
            found = None
        if found:
            return found
        time.sleep(PAUSE_S)
    raise NotFound(what)


class Person:
    """One window seen through the accessibility interface."""

    def __init__(self, application_name):
        self.application = patiently(
            lambda: self._application(application_name), f"an application {application_name}"
        )

    def _application(self, name):
        found = [a for a in pyatspi.Registry.getDesktop(0) if a is not None and name in a.name]
        return found[0] if found else None

    def nodes(self):
        for window in self.application:
            if window is not None and shown(window):
                yield from every(window)

    def find(self, name, *roles, begins=False):
        """Wait for a thing of one of these roles with this name."""

        def look():
            for node in self.nodes():
                fits = node.name.startswith(name) if begins else node.name == name
                if fits and (not roles or node.getRoleName() in roles):
                    return node
            return None

        return patiently(look, f"{' or '.join(roles)} “{name}”")

    def press(self, name, *roles, begins=False):
        """Do the main action of a thing."""
        node = self.find(
            name, *(roles or ("push button", "check box", "radio button")), begins=begins
        )
        self.wait_for(lambda: node.getState().contains(pyatspi.STATE_ENABLED), f"{name} enabled")
        action = node.queryAction()
        names = [action.getName(at).lower() for at in range(action.nActions)]
        wanted = next(one for one in ("press", "toggle", "showmenu", "setfocus") if one in names)
        action.doAction(names.index(wanted))
        return node

    def write(self, name, text):
        """Put a text into a field."""
        node = self.find(name, "text", "entry")
        node.queryComponent().grabFocus()
        node.queryEditableText().setTextContents(text)
        self.wait_for(lambda: said_in(node) == text, f"{name} holding what was typed")
        return node

    def is_checked(self, node):
        return node.getState().contains(pyatspi.STATE_CHECKED)

    def wait_for(self, look, what):
        return patiently(look, what)

    def hears(self, text):
        """Wait until a label or banner says this."""

        def look():
            return next((n for n in self.nodes() if text in n.name), None)

        return patiently(look, f"the words “{text}”")


def said_in(node):
    text = node.queryText()
    return text.getText(0, text.characterCount)
