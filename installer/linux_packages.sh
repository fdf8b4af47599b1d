#!/usr/bin/env bash
# Sees to it that the system packages are there. It knows Debian 12 and 13, Ubuntu 24.04 and 26.04.
#
#   installer/linux_packages.sh run     what the window needs
#   installer/linux_packages.sh test    and what the tests need
#   installer/linux_packages.sh build   and what building the Linux and Windows packages needs
#
# As root it installs what is missing. For anyone else it prints one line to run, for `make run` and
# `make test` together, and stops with exit code 3; it never asks for a password. On another system it
# says in words what is needed and goes on, because the machine may well have it under another name.
set -euo pipefail

# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/set_up.sh"
purpose=${1:-run}
os_release=${OS_RELEASE:-/etc/os-release} # another file lets the tests play another system
log=build/set-up/packages.log

system() (
    # A sub-shell, so that the file's many variables stay out of ours.
    ID=unknown VERSION_ID=""
    # shellcheck disable=SC1090
    if [ -r "$os_release" ]; then . "$os_release"; fi
    echo "$ID $VERSION_ID"
)

packages_for() {
    local glib=libglib2.0-0t64 cups=libcups2t64 java=openjdk-21-jdk-headless browser=chromium python_library
    case $2 in
        "debian 12") glib=libglib2.0-0 cups=libcups2 java=openjdk-17-jdk-headless python_library=libpython3.11 ;;
        "debian 13") python_library=libpython3.13 ;;
        # Ubuntu has Chromium as a snap only, which is not ours to install.
        "ubuntu 24.04") python_library=libpython3.12t64 browser= ;;
        "ubuntu 26.04") python_library=libpython3.14 browser= ;;
    esac
    # Certificates: Debian's pip trusts the system's, and a minimal system has none.
    local run="ca-certificates libgl1 libegl1 libfontconfig1 libxkbcommon0 libdbus-1-3 $glib $cups
        libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-randr0"
    # A Python built by hand serves as well as the system's.
    if ! supported_python >/dev/null; then run="python3 python3-venv $run"; fi
    # Web pages are looked at in a browser and Word documents opened by a writer. The second line: the
    # window worked from outside, through the accessibility interface and on a screen with frames.
    # The third: a session watched for calls to a network, installers made and taken apart, and the
    # database into which the data set of a region is loaded.
    local test="xvfb xauth poppler-utils qpdf $java $browser libreoffice-writer-nogui
        dbus dbus-x11 at-spi2-core python3-pyatspi gir1.2-atspi-2.0 openbox xdotool x11-utils
        strace binutils msitools wixl postgresql"
    # PyInstaller copies the shared Python library. debootstrap makes the clean room the Debian package
    # is tried in, and the one in which Windows is rehearsed.
    local build="$python_library debootstrap"
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
    if supported_python >/dev/null; then
        echo "This is not one of the systems known here (Debian 12 and 13, Ubuntu 24.04 and 26.04). Trying with what is here."
        if [ "$purpose" = run ]; then return 0; fi
    fi
    cat >&2 <<EOF
Needed here, under whatever names your system uses: Python 3.$oldest to 3.$newest with venv, OpenGL and EGL
libraries, fontconfig, xkbcommon, D-Bus, CUPS and GLib libraries, and the xcb libraries of Qt 6
(cursor, icccm, keysyms, shape, randr). The tests also need Xvfb, poppler-utils, qpdf, a Java 17
development kit or later, Chromium, LibreOffice Writer, strace, objdump, msitools and wixl.
EOF
}

install() {
    export DEBIAN_FRONTEND=noninteractive
    patiently "Renewing the list of system packages" "$log" apt-get update -qq ||
        echo "The package lists could not be renewed; trying with the old ones." >&2
    patiently "Installing ${#missing[@]} system packages: ${missing[*]}" "$log" \
        apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

main() {
    local found names missing
    found=$(system)
    case $found in
        "debian 12" | "debian 13" | "ubuntu 24.04" | "ubuntu 26.04") ;;
        *) explain_other_system; return 0 ;;
    esac
    names=$(packages_for "$purpose" "$found")
    # shellcheck disable=SC2086 # a list of words
    mapfile -t missing < <(missing_of $names)
    if [ ${#missing[@]} -eq 0 ]; then return 0; fi
    if [ "$(id -u)" -eq 0 ]; then install; return; fi
    # One line for both commands, so that nobody has to be asked twice.
    if [ "$purpose" = run ]; then names=$(packages_for test "$found"); fi
    # shellcheck disable=SC2086 # a list of words
    mapfile -t missing < <(missing_of $names)
    echo "Some system packages are missing, and only an administrator may install them. Please run:" >&2
    echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing[*]}" >&2
    echo "and then the same command again. The line serves make run and make test." >&2
    return 3
}

main
