"""The promises of the style sheets that a machine can keep."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).resolve().parents[2] / "static" / "css"
PAIRS = [
    ("ink", "paper"),
    ("ink", "paper-raised"),
    ("ink", "paper-sunk"),
    ("ink", "mark"),
    ("ink", "focus-paper"),
    ("ink", "accent-paper"),
    ("ink-soft", "paper"),
    ("ink-soft", "paper-raised"),
    ("ink-soft", "paper-sunk"),
    ("ink-soft", "accent-paper"),
    ("accent", "paper"),
    ("accent", "paper-raised"),
    ("accent", "paper-sunk"),
    ("accent", "focus-paper"),
    ("accent-strong", "paper"),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("pending", "pending-paper"),
    ("approved", "approved-paper"),
    ("approved", "paper"),
    ("warning", "warning-paper"),
    ("warning", "paper"),
    ("danger", "danger-paper"),
    ("on-danger", "danger-fill"),
    ("ink", "danger-paper"),
]
SHAPES = [("rule-strong", "paper"), ("rule-strong", "paper-raised"), ("focus", "paper")]
SCHEMES = {
    "light": r"^:root \{(.*?)^\}",
    "dark": r"prefers-color-scheme: dark\) \{\s*:root \{(.*?)\}",
    "print": r"@media print \{\s*:root \{(.*?)\}",
    "more": r"prefers-contrast: more\) \{\s*:root \{(.*?)\}",
    "more and dark": r"contrast: more\) and \(prefers-color-scheme: dark\) \{\s*:root \{(.*?)\}",
}
# What each scheme is laid over, as the cascade does it.
LAYERS = {"more and dark": ("light", "dark", "more", "more and dark")}


def colours(scheme: str) -> dict[str, str]:
    sheet = (CSS / "tokens.css").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for name in LAYERS.get(scheme, ("light", scheme)):
        block = re.search(SCHEMES[name], sheet, re.DOTALL | re.MULTILINE)[1]
        found.update(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
    return found


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The ratio of https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ink", "paper"), PAIRS)
def test_text_contrast_is_seven_to_one(scheme, ink, paper):
    known = colours(scheme)

    assert contrast(known[ink], known[paper]) >= 7


@pytest.mark.parametrize("scheme", ["light", "dark", "more", "more and dark"])
@pytest.mark.parametrize(("shape", "paper"), SHAPES)
def test_shapes_stand_out_three_to_one(scheme, shape, paper):
    known = colours(scheme)

    assert contrast(known[shape], known[paper]) >= 3


@pytest.mark.parametrize("scheme", ["more", "more and dark"])
@pytest.mark.parametrize("ink", ["ink", "ink-soft", "accent", "pending", "warning", "danger"])
def test_who_asks_for_more_contrast_gets_more(scheme, ink):
    known = colours(scheme)

    assert contrast(known[ink], known["paper"]) >= 12
    assert contrast(known["rule"], known["paper"]) >= 7


@pytest.mark.parametrize("sheet", ["base.css", "reading.css"])
def test_colours_are_named_in_one_place(sheet):
    css = (CSS / sheet).read_text(encoding="utf-8")
    used = set(re.findall(r"#[0-9a-f]{3,8}\b", css))

    assert used <= {"#000000", "#ffffff"}


@pytest.mark.parametrize("sheet", ["tokens.css", "base.css", "reading.css"])
def test_style_sheets_fetch_nothing(sheet):
    css = (CSS / sheet).read_text(encoding="utf-8")

    assert not re.findall(r"url\(|@import|@font-face|!important", css)


def test_every_name_that_is_used_is_defined():
    sheets = [path.read_text(encoding="utf-8") for path in sorted(CSS.glob("*.css"))]
    defined = set(re.findall(r"(--[\w-]+):", "\n".join(sheets)))

    assert set(re.findall(r"var\((--[\w-]+)", "\n".join(sheets))) <= defined


READERS = ["tokens.css", "base.css", "reading.css", "paper.css", "print.css", "site.css"]
# The names of a sheet of paper's own margins have no logical form.
PHYSICAL = re.compile(
    r"(?:^|[;{\s])((?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)[\w-]*|left|right)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)|\bto (?:left|right)\b",
    re.MULTILINE,
)
FOUR_SIDES = re.compile(r"(?:margin|padding|inset|border-width):\s*([^;{}]+);")


@pytest.mark.parametrize("sheet", READERS)
def test_readers_pages_can_run_from_right_to_left(sheet):
    css = re.sub(r"@(?:top|bottom)-(?:left|right)", "", (CSS / sheet).read_text(encoding="utf-8"))
    sides = [
        re.findall(r"(?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\S)+", v) for v in FOUR_SIDES.findall(css)
    ]

    assert not PHYSICAL.search(css)
    assert not [values for values in sides if len(values) == 4 and values[1] != values[3]]
