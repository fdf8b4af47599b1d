# Read by the other scripts of this folder: which Python serves, and how a long step is told.
# shellcheck shell=bash

oldest=11 # Python 3.11 to 3.14
newest=14

# The first Python here that the program supports. PYTHON names another than the usual ones.
supported_python() {
    local name
    for name in ${PYTHON:-python3 python3.13 python3.12 python3.11 python3.14}; do
        if "$name" -c "import sys, venv, ensurepip
sys.exit(not (3, $oldest) <= sys.version_info[:2] <= (3, $newest))" >/dev/null 2>&1; then
            command -v "$name"
            return
        fi
    done
    return 1
}

# Runs a command and says every ten seconds that it goes on. Its own words go to a file, which is
# shown where it fails.
#
#   patiently "Installing ..." FILE COMMAND
patiently() {
    local words=$1 log=$2 began=$SECONDS next=10 work
    shift 2
    mkdir -p "$(dirname "$log")"
    echo "$words"
    "$@" >"$log" 2>&1 </dev/null &
    work=$!
    while kill -0 "$work" 2>/dev/null; do
        sleep 0.2
        if [ $((SECONDS - began)) -ge "$next" ]; then
            echo "  ... going on, $((SECONDS - began)) s"
            next=$((SECONDS - began + 10))
        fi
    done
    if wait "$work"; then return 0; fi
    echo "That failed. Its last words (all are in $log):" >&2
    tail -n 20 "$log" >&2
    return 1
}
