#!/usr/bin/env bash
# Makes one virtual environment from one lock file, or brings it up to date.
#
#   installer/make_environment.sh .venv requirements/dev.txt
#
# Only files whose hash is in the lock file are accepted, and only ready-made wheels, so that no
# package runs code of its own while it is installed. Where packages come from is left to pip's
# own configuration on this machine.
set -euo pipefail

folder=$1
lock=$2

# The first Python here that the program supports.
supported_python() {
    local name
    for name in ${PYTHON:-python3 python3.12 python3.11}; do
        if "$name" -c 'import sys, venv, ensurepip
sys.exit(sys.version_info[:2] not in ((3, 11), (3, 12)))' >/dev/null 2>&1; then
            command -v "$name"
            return
        fi
    done
    echo "No usable Python found: version 3.11 or 3.12 with the venv module is needed." >&2
    return 1
}

# An environment whose Python has gone (a system upgrade, a moved folder) is of no use.
if ! "$folder/bin/python" -c 'import pip' >/dev/null 2>&1; then
    python=$(supported_python)
    echo "Making $folder with $("$python" --version)"
    "$python" -m venv --clear "$folder"
fi

echo "Installing $lock into $folder"
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check --progress-bar off \
    --require-hashes --only-binary=:all: -r "$lock"
