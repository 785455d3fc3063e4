"""How large a web page is, how fast it opens, and how long a frame takes: `python -m tests.bench.bench_page`.

Frames are those of a Chromium without a graphics card, as the chart is zoomed and moved; prints a table.
"""

import argparse
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser

from tests.bench.made_claims import CLAIMS_AN_EVENT, Recipe, blocks
from tests.bench.made_stores import in_memory
from tests.exports.browser import WIDE, chromium, running_browser
from timeline.exports import export_text
from timeline.reconciliation.reconcile import reconcile

STEPS = 60
GESTURES = {
    "zoom in": "wheel(-30)",
    "move": "key(n % 40 < 20 ? 'ArrowRight' : 'ArrowLeft')",
    "zoom out": "wheel(30)",
}
FRAMES = """async () => {
  const chart = document.getElementById("axis");
  const key = name => chart.dispatchEvent(new KeyboardEvent("keydown", {key: name, bubbles: true}));
  const wheel = by => chart.dispatchEvent(new WheelEvent("wheel", {deltaY: by, ctrlKey: true, clientX: 600}));
  const frames = [];
  for (let n = 0; n < STEPS; n += 1) {
    const began = performance.now();
    GESTURE;
    await new Promise(requestAnimationFrame);
    frames.push(performance.now() - began);
  }
  return frames.sort((one, other) => one - other);
}"""


def page_of(events: int) -> tuple[str, float]:
    """A page of so many events, four claims each, and the processor seconds that writing it took."""
    found = reconcile(in_memory(blocks(Recipe(claims=events * CLAIMS_AN_EVENT))))
    len(found.events)  # they are worked out when they are first asked for
    began = time.process_time()
    text = export_text(found, "html").text
    return text, time.process_time() - began


def print_row(browser: Browser, events: int, folder: Path) -> None:
    text, seconds = page_of(events)
    path = folder / f"{events}.html"
    path.write_text(text, encoding="utf-8")
    with browser.new_context(viewport={"width": WIDE, "height": 900}) as context:
        page = context.new_page()
        page.goto(path.as_uri())
        opened = page.evaluate("() => performance.getEntriesByType('navigation')[0].loadEventEnd")
        row = f"{events:>8,} {len(text) / 1e6:>8.1f} {seconds:>8.1f} {opened / 1e3:>8.1f}"
        for gesture in GESTURES.values():
            frames = page.evaluate(FRAMES.replace("STEPS", str(STEPS)).replace("GESTURE", gesture))
            row += f" {frames[len(frames) // 2]:>8.0f} {frames[int(len(frames) * 0.95)]:>6.0f}"
        print(row)


def main() -> None:
    """Print a row for each number of events."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, nargs="+", default=[100, 1_000, 5_000, 20_000])
    asked = parser.parse_args()
    print(
        f"{'events':>8} {'MB':>8} {'write s':>8} {'open s':>8}" + "".join(f" {name + ' ms':>15}" for name in GESTURES)
    )
    with running_browser() as browser, tempfile.TemporaryDirectory() as folder:
        if browser is None:
            print(f"no chromium that starts: {chromium() or 'none on the path'}")
            return
        for events in asked.events:
            print_row(browser, events, Path(folder))


if __name__ == "__main__":
    main()
