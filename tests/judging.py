"""Judge a page as a browser would read it: is there anything in it that nobody may write?"""

import json
import re
from collections.abc import Iterator
from typing import Any

import html5lib

ELEMENTS = {"script", "style", "iframe", "object", "embed", "base", "math", "frame", "template"}
URLS = {"href", "src", "action", "formaction", "data", "poster", "background", "cite"}
SCHEMES = {"javascript", "vbscript", "data"}
RASTER = re.compile(r"data:image/(?:png|jpe?g|gif|webp);")
# What our own pages are made of, besides words.
OUR_SCRIPT = re.compile(r"/static/js/[\w/-]+\.js")
OUR_ADDRESS = re.compile(r"/(?!/)|http://testserver/")
OUR_DATA = {"type": "application/ld+json"}
OUR_TEMPLATES = {"peek", "numbers-to-call"}
OUR_ICONS = {"svg", "path", "circle", "rect", "line", "polyline", "g", "use", "title", "polygon"}


def markup_that_nobody_may_write(page: str) -> Iterator[str]:
    """Yield each element and attribute that only we could have put there, or nobody should."""
    for element in html5lib.parse(page, namespaceHTMLElements=False).iter():
        space, _, tag = str(element.tag).rpartition("}")
        attributes = {str(k).rpartition("}")[2].lower(): v for k, v in element.attrib.items()}
        if not _is_fine(space, tag.lower(), attributes, element):
            yield f"{tag} {attributes}"
        yield from (f"{tag} {k}={v!r}" for k, v in attributes.items() if _is_bad(k, v))


def _is_fine(space: str, tag: str, attributes: dict[str, str], element: Any) -> bool:
    if tag == "script":
        words = (element.text or "").strip()
        if attributes == OUR_DATA:
            return _is_data(words)
        return bool(OUR_SCRIPT.fullmatch(attributes.get("src", ""))) and not words
    if tag == "template":
        is_plain = all(name == "id" or name.startswith("data-") for name in attributes)
        return attributes.get("id") in OUR_TEMPLATES and is_plain
    if tag == "meta":
        return "http-equiv" not in attributes
    if tag == "link":
        return bool(OUR_ADDRESS.match(attributes.get("href", "")))
    if tag == "form":
        return bool(OUR_ADDRESS.match(attributes.get("action", "/")))
    if "svg" in space:
        is_of_a_plot = attributes.get("class", "").startswith("plot__")
        return tag in OUR_ICONS or (tag == "text" and is_of_a_plot)
    return tag not in ELEMENTS


def _is_data(words: str) -> bool:
    """Return whether it is data that no browser could take for anything else."""
    try:
        return isinstance(json.loads(words), dict) and not set(words) & set("<>&")
    except ValueError:
        return False


def _is_bad(name: str, value: str) -> bool:
    if name.startswith("on") or name in ("style", "srcdoc"):
        return True
    return name in URLS and scheme_of(value) in SCHEMES and not RASTER.match(value.strip())


def scheme_of(url: str) -> str:
    """Return the scheme that a browser would see."""
    seen = re.sub(r"[\t\r\n]", "", re.sub(r"^[\x00-\x20]+", "", url))
    return seen.partition(":")[0].lower() if re.match(r"[a-zA-Z][\w+.-]*:", seen) else ""
