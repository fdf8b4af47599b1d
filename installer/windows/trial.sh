# Installs, runs, upgrades, refuses the downgrade and removes; one fact a line, name=value.
# Needs OLD and NEW, two installers in /build.
rm -rf "$WINEPREFIX-msi"
export WINEPREFIX=$WINEPREFIX-msi
timeout 200 wineboot -i </dev/null >/dev/null 2>&1
home="$WINEPREFIX/drive_c/Program Files/DigiStrat Desktop"
data="$WINEPREFIX/drive_c/users/$(id -un)/AppData/Local/DigiStrat"
program='C:\Program Files\DigiStrat Desktop\digistrat-console.exe'
out=/build/trial
rm -rf "$out"; mkdir -p "$out"

files() { find "$home" -type f 2>/dev/null | wc -l; }
shortcuts() { find "$WINEPREFIX/drive_c" -iname '*digistrat*.lnk' | wc -l; }
# Silent, with the log IT departments ask for.
installer() { timeout 300 wine msiexec "$@" /qn /l\*v 'Z:\build\trial\msi.log' </dev/null >/dev/null 2>&1; }
value() { wine reg query "$1" /v "$2" </dev/null 2>/dev/null | tr -d '\r' | awk -v n="$2" '$1 == n { print $3 }'; }
standard() { wine reg query "$1" /ve </dev/null 2>/dev/null | tr -d '\r' | grep -o 'REG_SZ.*' | sed 's/REG_SZ *//'; }
products() {
    wine reg query 'HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall' /s </dev/null 2>/dev/null |
        tr -d '\r' | grep -c 'DisplayName .*DigiStrat' || true
}

# Before anything is installed, Windows says that it is one release too old.
windows='HKLM\Software\Microsoft\Windows NT\CurrentVersion'
build=$(value "$windows" CurrentBuildNumber)
says_it_is() { wine reg add "$windows" /v CurrentBuildNumber /d "$1" /f </dev/null >/dev/null 2>&1; }
says_it_is 17134
if installer /i "$OLD"; then echo "old_windows=allowed"; else echo "old_windows=refused ($?)"; fi
echo "old_windows_files=$(files)"
says_it_is "$build"

began=$(date +%s.%N)
installer /i "$OLD"
echo "install_seconds=$(awk -v a="$began" -v b="$(date +%s.%N)" 'BEGIN { printf "%.1f", b - a }')"
echo "installed_files=$(files)"
echo "installed_shortcuts=$(shortcuts)"
echo "file_type=$(standard 'HKLM\Software\Classes\.digistrat')"
echo "open_command=$(standard 'HKLM\Software\Classes\DigiStrat.Package\shell\open\command')"
# From another folder than its own: an installed program may count on none.
(cd / && timeout 120 wine "$program" self-test --out 'Z:\build\trial\self-test' </dev/null >"$out/self-test.txt" 2>&1) ||
    echo "self_test_failed=$?"
echo "self_test_files=$(find "$out/self-test" -type f 2>/dev/null | wc -l)"
mkdir -p "$data"; echo "a person's data" >"$data/kept.txt"
installer /i "$NEW" ADDLOCAL=Complete,FileAssociation,DesktopShortcut,Region
echo "upgraded_files=$(files)"
echo "upgraded_shortcuts=$(shortcuts)"
echo "upgraded_version=$(value 'HKLM\Software\DigiStrat\Desktop' Version)"
echo "upgraded_products=$(products)"
if installer /i "$OLD"; then echo "downgrade=allowed"; else echo "downgrade=refused ($?)"; fi
echo "after_downgrade_version=$(value 'HKLM\Software\DigiStrat\Desktop' Version)"
installer /x "$NEW"
echo "removed_files=$(files)"
echo "removed_shortcuts=$(shortcuts)"
echo "removed_version=$(value 'HKLM\Software\DigiStrat\Desktop' Version)"
echo "removed_file_type=$(standard 'HKLM\Software\Classes\.digistrat')"
echo "user_data=$([ -e "$data/kept.txt" ] && echo kept || echo lost)"
