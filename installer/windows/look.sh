# Runs the frozen program and photographs its window. Every run has a time limit: a windowed program
# that fails shows a box and waits for ever.
program=$DIST/digistrat/digistrat-console.exe
windowed=$DIST/digistrat/digistrat.exe
rm -rf look; mkdir look
timeout 120 wine "$program" self-test --out 'Z:\build\look\self-test' </dev/null >look/self-test.txt 2>&1 ||
    { echo "self-test failed ($?)"; tail -n 20 look/self-test.txt; exit 1; }
timeout 120 wine "$program" sample --store 'Z:\build\look\store' </dev/null >look/sample.txt 2>&1 ||
    { tail -n 20 look/sample.txt; exit 1; }
timeout 120 wine "$program" report --store 'Z:\build\look\store' --assessment latest --kind board \
    --out 'Z:\build\look\board.pdf' </dev/null >look/report.txt 2>&1 || { tail -n 20 look/report.txt; exit 1; }
timeout 25 wine "$windowed" --store 'Z:\build\look\store' </dev/null >look/window.txt 2>&1 &
shown=$!
sleep 18
import -window root look/window.png
wait "$shown" || true
ls look
