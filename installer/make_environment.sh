#!/usr/bin/env bash
# Makes one virtual environment from one lock file, or brings it up to date.
#
#   installer/make_environment.sh .venv requirements/dev.txt
#   installer/make_environment.sh .venv requirements/linux.txt lean
#
# Only files whose hash is in the lock file are accepted, and only ready-made wheels, so that no
# package runs code of its own while it is installed. Where packages come from is left to pip's
# own configuration on this machine. Python compiles what it comes to use. `lean` leaves out what only developers of Qt programs need.
set -euo pipefail

folder=$1
lock=$2
lean=${3:-}
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/set_up.sh"
inside=$folder/bin/python
log=build/set-up/$(basename "$folder").log

version_of() { "$1" -c 'import sys; print(sys.version_info[:2])' 2>/dev/null; }

# An environment whose Python has gone (a system upgrade, a moved folder) is of no use; nor is one
# of another Python than the one asked for.
serves() {
    "$inside" -c 'import pip' >/dev/null 2>&1 || return 1
    [ -z "${PYTHON:-}" ] || [ "$(version_of "$inside")" = "$(version_of "$PYTHON")" ]
}

if ! serves; then
    if ! python=$(supported_python); then
        cat >&2 <<END
No usable Python was found: version 3.$oldest to 3.$newest with the venv module is needed. Nothing was changed.
If one is here under another name, name it: make run PYTHON=/path/to/python3.$oldest
END
        exit 1
    fi
    patiently "Making $folder with $("$python" --version)" "$log" "$python" -m venv --clear "$folder"
fi

# What a lean environment lacks comes back before more is put into it.
if [ -z "$lean" ] && [ -e "$folder/lean" ]; then
    "$inside" -m pip uninstall --quiet --yes pyside6-essentials >>"$log" 2>&1
    rm "$folder/lean"
fi

patiently "Installing $lock into $folder" "$log" \
    "$inside" -m pip install --disable-pip-version-check --progress-bar off --no-compile \
    --require-hashes --only-binary=:all: -r "$lock"

if [ -n "$lean" ]; then
    "$inside" installer/slim.py
    touch "$folder/lean"
fi
