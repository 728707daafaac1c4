"""A slow phone on a slow network, in Chromium, and what a reader of it sees when."""

from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

PHONE = {"width": 390, "height": 844}
MEGABIT = 1_000_000 / 8
# "Slow 4G", as measuring tools have it, and a processor of a fourth of this machine's speed.
NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6 * MEGABIT,
    "uploadThroughput": 0.75 * MEGABIT,
}
SLOWER = 4

# Nobody touches anything while it looks, so every shift counts: for half a second after a window
# has got its size Chromium takes all of them for what a reader did.
WATCH = """
  globalThis.seen = { painted: 0, shown: 0, shift: 0, shifted: [] };
  const watch = (type, on) =>
    new PerformanceObserver((list) => list.getEntries().forEach(on))
      .observe({ type, buffered: true });
  watch("paint", (entry) => {
    if (entry.name === "first-contentful-paint") seen.painted = entry.startTime;
  });
  watch("largest-contentful-paint", (entry) => (seen.shown = entry.startTime));
  watch("layout-shift", (entry) => {
    seen.shift += entry.value;
    seen.shifted.push(...entry.sources.map((source) => source.node?.outerHTML?.slice(0, 90) ?? ""));
  });
"""


def open_phone(browser: Browser, *, home: str, slow: bool) -> tuple[BrowserContext, Page]:
    """Return a page of a phone that has nothing in its cache; without `slow`, only its size."""
    context = browser.new_context(
        base_url=home, viewport=PHONE, device_scale_factor=3, is_mobile=True, has_touch=True
    )
    context.add_init_script(WATCH)
    page = context.new_page()
    if slow:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        session.send("Network.emulateNetworkConditions", NETWORK)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return context, page


def seen(page: Page, address: str) -> dict[str, Any]:
    """Open an address; return milliseconds to the first and the largest paint, and the shift."""
    page.goto(address, wait_until="load")
    # What is painted last is told of with the next frame.
    page.wait_for_function("() => seen.shown > 0 && seen.painted > 0")
    page.wait_for_timeout(200)
    found: dict[str, Any] = page.evaluate("() => seen")
    return found
