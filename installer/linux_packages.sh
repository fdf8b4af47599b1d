#!/usr/bin/env bash
# Sees to it that the system packages of Debian 12 or Ubuntu 24.04 are there.
#
#   installer/linux_packages.sh run     what the window needs
#   installer/linux_packages.sh test    and what the tests need
#   installer/linux_packages.sh build   and what building the Linux and Windows packages needs
#
# As root it installs what is missing. For anyone else it prints the one line to run and stops
# with exit code 3; it never asks for a password. On another system it says in words what is
# needed and goes on, because the machine may well have it under another name.
set -euo pipefail

purpose=${1:-run}
os_release=${OS_RELEASE:-/etc/os-release} # another file lets the tests play another system

system() (
    # A sub-shell, so that the file's many variables stay out of ours.
    ID=unknown VERSION_ID=""
    # shellcheck disable=SC1090
    if [ -r "$os_release" ]; then . "$os_release"; fi
    echo "$ID $VERSION_ID"
)

has_usable_python() {
    local name
    for name in python3 python3.12 python3.11; do
        if "$name" -c 'import sys, venv, ensurepip
sys.exit(sys.version_info[:2] not in ((3, 11), (3, 12)))' >/dev/null 2>&1; then return 0; fi
    done
    return 1
}

packages_for() {
    local glib=libglib2.0-0 cups=libcups2 python_library=libpython3.11 browser=chromium
    # Ubuntu has Chromium as a snap only, which is not ours to install.
    if [ "$2" = "ubuntu 24.04" ]; then glib=libglib2.0-0t64 cups=libcups2t64 python_library=libpython3.12t64 browser=; fi
    # Certificates: Debian's pip trusts the system's, and a minimal system has none.
    local run="ca-certificates libgl1 libegl1 libfontconfig1 libxkbcommon0 libdbus-1-3 $glib $cups
        libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-randr0"
    # A Python built by hand serves as well as the system's.
    if ! has_usable_python; then run="python3 python3-venv $run"; fi
    # Web pages are looked at in a browser and Word documents opened by a writer. The last line: the
    # window worked from outside, through the accessibility interface and on a screen with frames.
    local test="xvfb xauth poppler-utils qpdf openjdk-17-jdk-headless $browser libreoffice-writer-nogui
        dbus dbus-x11 at-spi2-core python3-pyatspi gir1.2-atspi-2.0 openbox xdotool x11-utils"
    # PyInstaller reads binaries with objdump and copies the shared Python library. debootstrap makes
    # the clean room the Debian package is tried in, and the one in which Windows is rehearsed.
    local build="binutils $python_library msitools wixl debootstrap strace"
    case $1 in
        run) echo "$run" ;;
        test) echo "$run $test" ;;
        build) echo "$run $test $build" ;;
        *) echo "Say what for: run, test or build." >&2; exit 2 ;;
    esac
}

missing_of() {
    local name
    for name in "$@"; do
        if ! dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q '^install ok installed$'; then
            echo "$name"
        fi
    done
}

explain_other_system() {
    cat >&2 <<EOF
This script knows Debian 12 and Ubuntu 24.04; this machine is neither ($1).
Needed here, under whatever names your system uses: Python 3.11 or 3.12 with venv, OpenGL and EGL
libraries, fontconfig, xkbcommon, D-Bus and GLib libraries, and the xcb libraries of Qt 6
(cursor, icccm, keysyms, shape, randr). The tests also need Xvfb, poppler-utils, qpdf, a
Java 17 development kit, Chromium and LibreOffice Writer. Going on with what is here.
EOF
}

install() {
    echo "Installing: $*"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq || echo "The package lists could not be renewed; trying with the old ones." >&2
    apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

main() {
    local found names missing
    found=$(system)
    case $found in
        "debian 12" | "ubuntu 24.04") ;;
        *) explain_other_system "$found"; return 0 ;;
    esac
    names=$(packages_for "$purpose" "$found")
    # shellcheck disable=SC2086 # a list of words
    mapfile -t missing < <(missing_of $names)
    if [ ${#missing[@]} -eq 0 ]; then return 0; fi
    if [ "$(id -u)" -eq 0 ]; then install "${missing[@]}"; return; fi
    echo "Some system packages are missing, and only an administrator may install them. Please run:" >&2
    echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing[*]}" >&2
    echo "and then the same command again." >&2
    return 3
}

main
