import os
import subprocess
import sys
from pathlib import Path

import pytest

from digistrat_desktop.system.network_guard import Blocked, guard, is_allowed

READER = ("python", "-m", "reader")
ALLOWED = [
    ("socket.connect", (None, "/tmp/.X11-unix/X0")),  # noqa: S108 # the screen's own address
    ("socket.connect", (None, b"\0/tmp/.X11-unix/X0")),
    ("subprocess.Popen", ("python", ["python", "-m", "reader"], None, None)),
    ("subprocess.Popen", ("python", ["python", "-m", "reader", "xlsx"], None, None)),
    ("subprocess.Popen", ("python", "python -m reader xlsx", None, None)),
    ("os.posix_spawn", ("python", ["python", "-m", "reader", "xlsx"], os.environ)),
    ("_winapi.CreateProcess", (None, "python -m reader xlsx", None)),
    ("open", ("/etc/hosts", "r", 0)),
    ("import", ("socket",)),
]
BLOCKED = [
    ("socket.connect", (None, ("192.0.2.1", 443))),
    ("socket.connect", (None,)),
    ("socket.bind", (None, ("", 0))),
    ("socket.sendto", (None, ("192.0.2.1", 53))),
    ("socket.sendmsg", (None, None)),
    ("socket.getaddrinfo", ("example.org", 443, 0, 0, 0)),
    ("socket.gethostbyname", ("example.org",)),
    ("urllib.Request", ("https://example.org", None, {}, "GET")),
    ("subprocess.Popen", ("curl", ["curl", "example.org"], None, None)),
    ("subprocess.Popen", ("python", ["python", "-m", "readers"], None, None)),
    ("subprocess.Popen", ("python", "python -m readers", None, None)),
    ("subprocess.Popen", ("python", None, None, None)),
    ("os.system", (b"true",)),
    ("pty.spawn", (["true"],)),
    ("os.startfile/2", ("calc.exe", "open", "", None, 1)),
    # Another program under the reader's words, and the reader with more to do than it has.
    ("subprocess.Popen", ("curl", ["python", "-m", "reader"], None, None)),
    ("subprocess.Popen", ("python", ["python", "-m", "reader", "-c", "1"], None, None)),
    ("subprocess.Popen", ("python", "python -m reader & calc", None, None)),
    ("subprocess.Popen", ("python", "python -m reader xlsx --more", None, None)),
    # Variables that would load foreign code into it.
    ("subprocess.Popen", ("python", ["python", "-m", "reader"], None, {"LD_PRELOAD": "a.so"})),
    ("os.posix_spawn", ("python", ["python", "-m", "reader"], {"LD_PRELOAD": "a.so"})),
    ("os.posix_spawn", ("/bin/sh", ["python", "-m", "reader"], os.environ)),
    ("os.posix_spawn", ("/bin/sh", ["/bin/sh", "-c", "true"], os.environ)),
    ("os.posix_spawn", ()),
    ("_winapi.CreateProcess", ("calc.exe", "python -m reader", None)),
    ("_winapi.CreateProcess", (None, "calc.exe", None)),
]


@pytest.mark.parametrize(("event", "args"), ALLOWED)
def test_what_the_program_needs_goes_through(event, args):
    assert is_allowed(event, args, (READER,))
    guard(READER)(event, args)
    guard(("another",), READER)(event, args)


@pytest.mark.parametrize(("event", "args"), BLOCKED)
def test_the_network_and_foreign_programs_are_blocked(event, args):
    with pytest.raises(Blocked, match="uses no network"):
        guard(READER, ("another", "reader"))(event, args)


def test_with_no_command_named_no_program_may_be_started():
    assert not is_allowed("subprocess.Popen", ("true", ["true"], None, None), ())


@pytest.mark.parametrize("start", ["subprocess.Popen", "os.posix_spawn"])
def test_the_reader_starts_in_its_own_folder_alone(start, tmp_path, monkeypatch):
    words = ["python", "-m", "reader"]
    monkeypatch.chdir(tmp_path)

    def allowed(home):
        more = (None, None) if start == "subprocess.Popen" else (os.environ,)
        return is_allowed(start, ("python", words, *more), (READER,), home)

    assert allowed(Path.cwd())
    # Modules in a folder of somebody else's would be found before the reader's own.
    assert not allowed(Path("/usr"))
    assert is_allowed("subprocess.Popen", ("python", words, "/usr", None), (READER,), Path("/usr"))
    elsewhere = ("python", words, str(tmp_path), None)
    assert not is_allowed("subprocess.Popen", elsewhere, (READER,), Path("/usr"))


TRIES = """
import os, socket, subprocess, sys, urllib.request
from digistrat_desktop.system.network_guard import Blocked, install_guard

install_guard((sys.executable, "-c", "print(1)"))
OWN = [sys.executable, "-c", "print(1)"]

def refused(act):
    try:
        act()
    except Blocked:
        return True
    except Exception as error:
        return repr(error)
    return False

udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
screen = socket.socket(socket.AF_UNIX)
print(
    refused(lambda: socket.create_connection(("192.0.2.1", 80))),
    refused(lambda: socket.socket().connect(("192.0.2.1", 80))),
    refused(lambda: udp.sendto(b"x", ("192.0.2.1", 53))),
    refused(lambda: udp.bind(("127.0.0.1", 0))),
    refused(lambda: urllib.request.urlopen("http://192.0.2.1/")),
    refused(lambda: subprocess.run(["true"])),
    refused(lambda: subprocess.run(OWN, executable="/bin/true")),
    refused(lambda: os.posix_spawn("/bin/true", OWN, os.environ)),
    refused(lambda: subprocess.run(OWN, env={"LD_PRELOAD": "a.so"})),
    refused(lambda: subprocess.run([*OWN, "--more"])),
    # With a folder subprocess goes the old way, without one the way it has from Python 3.13.
    refused(lambda: subprocess.run(OWN, capture_output=True, cwd="/")),
    refused(lambda: subprocess.run(OWN, capture_output=True)),
    refused(lambda: screen.connect("/nowhere")),
)
"""


def test_the_installed_guard_bites_in_a_real_process():
    done = subprocess.run([sys.executable, "-c", TRIES], capture_output=True, text=True, check=True)
    words = done.stdout.split(maxsplit=12)
    assert words[:10] == ["True"] * 10
    assert words[10:12] == ["False"] * 2
    assert words[12].startswith("FileNotFoundError")
