"""The words of rendered HTML, as a reader sees them, without the numbers of citations."""

from html.parser import HTMLParser

_BLOCKS = frozenset(
    "address article aside blockquote dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section table tbody td tfoot th thead tr ul".split()
)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_NOT_WORDS = frozenset({"script", "style", "template"})
_CITATIONS = frozenset({"cite", "cite-missing"})


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.hidden = 0
        """How many elements are open inside one that shows no words of the text."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "img" and not self.hidden:
            self.words.append(given.get("alt") or "")
        if tag in _VOID:
            self.words.append("\n" if tag == "br" else "")
        elif self.hidden or tag in _NOT_WORDS or given.get("class") in _CITATIONS:
            self.hidden += 1
        if tag in _BLOCKS:
            self.words.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        if self.hidden and tag not in _VOID:
            self.hidden -= 1
        if tag in _BLOCKS:
            self.words.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.words.append(data)


def rendered_text(html: str) -> str:
    """Return the text that HTML of the dialect shows; an empty line stands between blocks.

    Citation marks are left out, so that the rest can be compared with its source. Trusts that
    tags are balanced, as markup.html makes them.
    """
    parser = _Words()
    parser.feed(html)
    parser.close()
    return "".join(parser.words)
