#!/usr/bin/env bash
# Installs, runs and removes the Debian packages in a Debian 12 that holds nothing else.
#
#   clean_room.sh ROOM PACKAGE REGION      one fact a line on this output, name=value
#
# PACKAGE is that of the program, REGION that of its feature Region.
#
# ROOM is a bare Debian 12, made once. Each run works on a throw-away layer above it. Needs root and
# debootstrap; exit code 77 means that it cannot be done here, and the words say why.
set -euo pipefail

room=$1
package=$2
region=$3
log=$room.log

cannot() { echo "$*" >&2; exit 77; }

# The mirror this machine is already configured for; packages are signed wherever they come from.
mirror() {
    apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' |
        grep -v -e security | head -n 1
}

make_room() {
    local address
    [ "$(id -u)" -eq 0 ] || cannot "a clean room needs root"
    command -v debootstrap >/dev/null || cannot "debootstrap is not installed"
    if [ -e "$room/.ready" ]; then return 0; fi
    address=${DEBIAN_MIRROR:-$(mirror)}
    [ -n "$address" ] || cannot "no Debian mirror is configured (set DEBIAN_MIRROR)"
    mkdir -p "$(dirname "$room")"
    debootstrap --variant=minbase bookworm "$room" "$address" >"$log" 2>&1 ||
        cannot "debootstrap failed: $(tail -n 1 "$log")"
    touch "$room/.ready"
}

# What happens inside, as its own root and as an ordinary user.
inside() {
    cat <<'INSIDE'
export DEBIAN_FRONTEND=noninteractive
install() { apt-get install -y -qq --no-install-recommends "$@" >>/tmp/apt.log 2>&1; }
apt-get update -qq >/tmp/apt.log 2>&1
install desktop-file-utils shared-mime-info
useradd --create-home --home-dir /srv/person person
as_person() { setpriv --reuid person --regid person --clear-groups env HOME=/srv/person "$@"; }
install /tmp/program.deb || { tail -n 5 /tmp/apt.log; echo "installed=no"; exit 0; }
echo "installed=yes"
touch /tmp/before
as_person digistrat self-test --out /tmp/self-test >/tmp/self-test.txt 2>&1 &&
    echo "self_test=passed" || { cat /tmp/self-test.txt >&2; echo "self_test=failed"; }
as_person digistrat sample >/dev/null 2>&1 && echo "sample=made" || echo "sample=failed"
as_person digistrat report --kind board --out /tmp/self-test/report.pdf >/dev/null 2>&1 || true
echo "report_start=$(head -c 4 /tmp/self-test/report.pdf 2>/dev/null)"
# The feature Region: refused in words without its package, done with it.
mkdir -m 1777 /tmp/region
trust=$(as_person digistrat list --json 2>/dev/null | sed -n 's/.*"trust_id": "\([^"]*\)".*/\1/p' | head -n 1)
as_person digistrat export --trust "$trust" --out /tmp/region/sample.digistrat >/dev/null
as_person digistrat region /tmp/region --out /tmp/self-test/none >/dev/null 2>/tmp/words && echo "without_region=0" ||
    echo "without_region=$? $(grep -c 'digistrat-desktop-region' /tmp/words)"
install /tmp/region.deb && echo "region_installed=yes" || { tail -n 5 /tmp/apt.log >&2; echo "region_installed=no"; }
as_person digistrat region /tmp/region --out /tmp/self-test/region >/tmp/region.txt 2>&1 || cat /tmp/region.txt >&2
echo "region_start=$(head -c 4 /tmp/self-test/region/parquet/trusts.parquet 2>/dev/null)"
# A window without a screen is refused in words, not by a crash of Qt.
as_person digistrat >/dev/null 2>/tmp/words && echo "no_screen=0" || echo "no_screen=$?"
desktop-file-validate /usr/share/applications/digistrat.desktop && echo "desktop_entry=valid"
grep -q application/x-digistrat /usr/share/mime/globs2 && echo "mime_type=known"
grep -q x-digistrat /usr/share/applications/mimeinfo.cache && echo "opens_with=known"
missing=$(LD_LIBRARY_PATH=/usr/lib/digistrat/_internal find /usr/lib/digistrat -name '*.so*' -type f -exec ldd {} + 2>/dev/null |
    awk '/not found/ { print $1 }' | sort -u | tr '\n' ' ')
echo "missing_libraries=$missing"
# The font library keeps a cache of its own where the system has none.
echo "written_elsewhere=$(find /srv/person -newer /tmp/before -type f | sed 's|/srv/person/||' |
    grep -v -e '^.local/share/digistrat/' -e '^.cache/fontconfig/' | tr '\n' ' ')"
dpkg --remove digistrat-desktop >>/tmp/apt.log 2>&1 && echo "removed_under_region=yes" || echo "removed_under_region=no"
dpkg --remove digistrat-desktop-region >>/tmp/apt.log 2>&1 && echo "region_removed=yes" || echo "region_removed=no"
echo "region_left_behind=$(find /usr -iname '*duckdb*' | tr '\n' ' ')"
dpkg --remove digistrat-desktop >>/tmp/apt.log 2>&1 && echo "removed=yes" || echo "removed=no"
echo "left_behind=$(find /usr -iname '*digistrat*' | tr '\n' ' ')"
[ -e /srv/person/.local/share/digistrat/digistrat.db ] && echo "user_data=kept" || echo "user_data=lost"
INSIDE
}

run_inside() {
    local script
    script=$(inside)
    # Every mount goes with the command, and with the mounts all that was installed.
    unshare -m bash -c '
        set -e
        mount --make-rprivate /
        mount -t tmpfs -o size=2g layer /mnt
        mkdir /mnt/upper /mnt/work /mnt/whole
        mount -t overlay -o "lowerdir=$1,upperdir=/mnt/upper,workdir=/mnt/work" room /mnt/whole
        for name in proc dev sys; do mount --rbind "/$name" "/mnt/whole/$name"; done
        cp "$2" /mnt/whole/tmp/program.deb
        cp "$4" /mnt/whole/tmp/region.deb
        cp /etc/resolv.conf /mnt/whole/etc/resolv.conf
        mkdir -m 1777 /mnt/whole/tmp/self-test
        exec chroot /mnt/whole env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
            bash -uo pipefail -c "$3"
    ' _ "$room" "$package" "$script" "$region"
}

make_room
run_inside
