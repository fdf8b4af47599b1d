#!/usr/bin/env bash
# Runs the script given on standard input inside the Wine chroot, with a work folder and a screen.
#
#   chroot.sh make CHROOT           makes the chroot: Debian 13 with Wine 10; minutes, once
#   chroot.sh run CHROOT WORK       WORK appears as /build, the script's words go to this output
#
# Needs root and debootstrap. Exit code 77 means that it cannot be done here; the words say why.
set -euo pipefail

cannot() { echo "$*" >&2; exit 77; }

# The mirror this machine is already configured for; packages are signed wherever they come from.
mirror() {
    apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' |
        grep -v -e security | head -n 1
}

make_chroot() {
    local chroot=$1 address log
    [ "$(id -u)" -eq 0 ] || cannot "making a chroot needs root"
    command -v debootstrap >/dev/null || cannot "debootstrap is not installed"
    if [ -e "$chroot/.ready" ]; then return 0; fi
    address=${DEBIAN_MIRROR:-$(mirror)}
    [ -n "$address" ] || cannot "no Debian mirror is configured (set DEBIAN_MIRROR)"
    mkdir -p "$(dirname "$chroot")"
    log=$chroot.log
    echo "Making $chroot (words in $log)"
    debootstrap --variant=minbase --include=ca-certificates trixie "$chroot" "$address" >"$log" 2>&1 ||
        cannot "debootstrap failed: $(tail -n 1 "$log")"
    chroot "$chroot" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        wine wine64 xvfb xauth imagemagick >>"$log" 2>&1 || cannot "Wine could not be installed"
    touch "$chroot/.ready"
}

run_inside() {
    local chroot=$1 work=$2 script
    script=$(cat)
    mkdir -p "$chroot/build" "$chroot/srv/build"
    # A mount namespace of its own: every mount goes with the command, also after a fault.
    unshare -m bash -c '
        set -e
        mount --make-rprivate /
        for name in proc dev sys; do mount --rbind "/$name" "$1/$name"; done
        mount --bind "$2" "$1/build"
        exec chroot "$1" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/srv/build LANG=C.UTF-8 \
            DISPLAY=:88 WINEPREFIX=/srv/build/prefix WINEDEBUG=-all \
            WINEDLLOVERRIDES="mscoree=;mshtml=;winemenubuilder.exe=" \
            PYTHONHASHSEED=1 SOURCE_DATE_EPOCH="$SOURCE_DATE_EPOCH" PYTHONDONTWRITEBYTECODE=1 \
            bash -euo pipefail -c "$3"
    ' _ "$chroot" "$work" "
        Xvfb :88 -screen 0 1366x768x24 -nolisten tcp >/dev/null 2>&1 & screen=\$!
        trap 'wineserver -k || true; kill \$screen || true' EXIT
        sleep 1
        cd /build
        $script"
}

case ${1:-} in
    make) make_chroot "$2" ;;
    run) run_inside "$2" "$3" ;;
    *) echo "Say make CHROOT, or run CHROOT WORK." >&2; exit 2 ;;
esac
