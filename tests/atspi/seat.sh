#!/usr/bin/env bash
# Opens the window on a screen of its own with the accessibility bus beside it, lets a script work
# it from outside, and ends everything.
#
#   seat.sh PYTHON STORE SCRIPT ARGUMENT...     exit code of the script
#
# Qt's offscreen platform registers nothing with AT-SPI, so there is an X server without a screen.
set -euo pipefail

if [ "${1:-}" != inside ]; then
    exec xvfb-run -a -s "-screen 0 1600x1000x24 -nolisten tcp" dbus-run-session -- "$0" inside "$@"
fi
python=$2 store=$3 script=$4
shift 4
export QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 NO_AT_BRIDGE=0
/usr/libexec/at-spi-bus-launcher --launch-immediately &
bus=$!
timeout 80 "$python" -m digistrat_desktop --store "$store" &
program=$!
rc=0
timeout 70 /usr/bin/python3 "$script" "$@" || rc=$?
kill "$program" "$bus" 2>/dev/null || true
wait "$program" 2>/dev/null || true
# Where the program itself fell over, its own log says at which line.
[ "$rc" = 0 ] || cat "$store"/logs/*fault* >&2 2>/dev/null || true
exit "$rc"
