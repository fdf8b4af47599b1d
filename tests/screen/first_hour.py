"""The program on a screen with a window manager, worked by xdotool: real keys, a real frame.

Usage: first_hour.py PYTHON STORE. It prints each thing done, and ends with 1 where one could not be.
"""

import re
import subprocess
import sys
import time

WIDE, HIGH = 1366, 768
NAME = "Vale Hospitals"
PROSE = "the board saw nothing of it in 2023"
AT_RISK_S = 2.5
# A screen tells nobody when a page has come to rest.
SETTLED_S = 3


def tool(*words):
    done = subprocess.run(
        ["xdotool", *words], capture_output=True, text=True, check=False, timeout=30
    )
    return done.stdout.strip()


def wait_for(find, what, seconds=40):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := find():
            return found
        time.sleep(0.2)
    sys.exit(f"could not find {what}")


def window_named(words):
    return tool("search", "--onlyvisible", "--name", words).rpartition("\n")[2]


def place_of(window):
    """Give left, top, width and height without the frame; xdotool counts the frame twice."""
    said = subprocess.run(
        ["xwininfo", "-id", window], capture_output=True, text=True, check=False, timeout=30
    ).stdout
    found = re.findall(r"(?:Absolute upper-left [XY]|Width|Height):\s+(-?\d+)", said)
    return tuple(map(int, found))


def say(words):
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def start(python, store):
    return subprocess.Popen([python, "-m", "digistrat_desktop", "--store", store])


def fits(window):
    left, top, width, height = place_of(window)
    inside = left >= 0 and top > 0  # below its title bar
    return inside and left + width <= WIDE and top + height <= HIGH


def come_back(python, store, window):
    """Start the program once more while its window is put away."""
    tool("windowminimize", window)
    wait_for(lambda: not window_named("DigiStrat Desktop"), "the window put away")
    ended = start(python, store).wait(timeout=30)
    wait_for(lambda: window_named("DigiStrat Desktop") == window, "the window in front again")
    wait_for(lambda: tool("getwindowfocus") == window, "the window with the keyboard")
    return ended


def answer():
    time.sleep(SETTLED_S)
    tool("key", "ctrl+n")
    time.sleep(SETTLED_S)
    tool("type", "--delay", "40", NAME)
    tool("key", "ctrl+Return")
    wait_for(lambda: window_named(NAME), "the first question")
    time.sleep(SETTLED_S)
    tool("key", "2")
    tool("type", "--delay", "40", PROSE)
    time.sleep(AT_RISK_S)


def main():
    python, store = sys.argv[1:]
    program = start(python, store)
    try:
        window = wait_for(lambda: window_named("DigiStrat Desktop"), "the window")
        wait_for(lambda: fits(window), "a window inside the screen")
        say("the window stands inside the screen")
        time.sleep(SETTLED_S)
        say(f"second start ended with {come_back(python, store, window)}")
        answer()
        say("answered")
    finally:
        program.kill()
        program.wait()


if __name__ == "__main__":
    main()
