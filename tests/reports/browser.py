"""Looks at web pages as a browser lays them out. Run with the Python of `.venv-reportcheck`.

Prints one line of JSON for each page: what axe-core minds, what lies past the edge of a phone, and
letters of drawings that are too small on one. Colours are judged only where it is asked for: all
pages have one style sheet, and it takes half of the time.

    .venv-reportcheck/bin/python tests/reports/browser.py /usr/bin/chromium colours board.html
"""

import json
import sys
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--no-first-run"]  # fmt: skip
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LEAST_PX = 12
# Nothing is seen of what is clipped away for readers of speech.
PAST_THE_EDGE = """() => [...document.querySelectorAll('body *')].filter(one => {
    const at = one.getBoundingClientRect();
    return at.width > 1 && at.right > document.documentElement.clientWidth + 1;
}).map(one => one.tagName + ' ' + one.textContent.trim().slice(0, 60)).slice(0, 5)"""
SMALL = """least => [...document.querySelectorAll('svg text')].filter(one => {
    const drawn = one.ownerSVGElement, shown = drawn.getBoundingClientRect().width;
    const size = parseFloat(one.getAttribute('font-size')) * shown / drawn.viewBox.baseVal.width;
    return shown > 0 && size < least - 0.05;
}).map(one => one.textContent + ' in ' + one.ownerSVGElement.textContent.slice(0, 60)).slice(0, 5)"""
HIGH = "() => document.documentElement.scrollHeight"
WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def look(page, address, colours):
    page.set_viewport_size(PHONE)
    page.goto(address)
    on_phone = {
        "too wide by": page.evaluate(WIDE),
        "screens": page.evaluate(HIGH) / PHONE["height"],
        "past the edge": page.evaluate(PAST_THE_EDGE),
        "small on a phone": page.evaluate(SMALL, LEAST_PX),
    }
    page.set_viewport_size(DESK)
    return on_phone | {"small": page.evaluate(SMALL, LEAST_PX), "axe": violations(page, colours)}


def violations(page, colours):
    rules = {"color-contrast": {"enabled": colours}}
    options = {"runOnly": RULES, "resultTypes": ["violations"], "rules": rules}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]


def main(browser, colours, *paths):
    with sync_playwright() as player:
        started = player.chromium.launch(executable_path=browser, args=QUIET)
        # The page's own policy lets no script run, and axe-core is one.
        page = started.new_context(bypass_csp=True).new_page()
        for path in map(Path, paths):
            seen = look(page, path.resolve().as_uri(), colours == "colours")
            print(json.dumps({"page": path.name} | seen), flush=True)  # noqa: T201 - its answer
        started.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
