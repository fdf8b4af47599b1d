# Freezes the program under Wine with a Windows Python. Needs DIST, the folder to write.
[ -d "$WINEPREFIX" ] || timeout 200 wineboot -i </dev/null >/dev/null 2>&1
# A Windows Python may stop at once when its input is anything but empty.
timeout 3600 wine rt/python.exe -m PyInstaller --noconfirm --log-level WARN \
    --workpath "$PARTS" --distpath "$DIST" 'Z:\build\src\installer\digistrat.spec' \
    </dev/null >freeze.log 2>&1 || { tail -n 30 freeze.log; exit 1; }
