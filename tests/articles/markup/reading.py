"""Read a page back as a browser does: its leaves in order, and what elements it is made of."""

import html5lib

BLOCKS = set("p li h2 h3 h4 h5 td th section aside div ul ol table thead tbody tr".split())
INLINE = set("a em strong code img sup span".split())
ATTRIBUTES = {
    "a": {"href", "id"},
    "aside": {"class"},
    "div": {"class", "tabindex"},
    "h2": {"id"},
    "h3": {"class", "id"},
    "h4": {"id"},
    "h5": {"id"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "section": {"class"},
    "span": {"class", "id"},
    "sup": {"class"},
    "th": {"scope"},
}


def parsed(html):
    return html5lib.parseFragment(html, namespaceHTMLElements=False)


def elements(html):
    return [element for element in parsed(html).iter() if isinstance(element.tag, str)][1:]


def leaves(html):
    """Return (words, depth in lists) of every block that has words of its own."""
    found = []
    read_block(parsed(html), 0, found)
    return found


def read_block(element, depth, found):
    words = [element.text or ""]
    for child in element:
        read_part(child, words, depth, found)
    finish(words, depth, found)


def read_part(element, words, depth, found):
    if element.tag in BLOCKS:
        finish(words, depth, found)
        read_block(element, depth + (element.tag in ("ul", "ol")), found)
    elif element.tag == "sup" or element.get("class") == "cite-missing":
        words[-1] = words[-1].removesuffix(" ")
    elif element.tag == "img":
        words.append(element.get("alt"))
    elif element.get("class") != "care__level":
        words.append(element.text or "")
        for child in element:
            read_part(child, words, depth, found)
    words.append(element.tail or "")


def finish(words, depth, found):
    text = " ".join("".join(words).replace("\xa0", "\0").split()).replace("\0", "\xa0")
    words.clear()
    if text:
        found.append((text, depth))
