"""The only door to bleach and nh3: two gates with one allow-list, which must agree.

bleach is no longer maintained, so nh3 follows it and is also asked alone. Where the two answers
differ, one of the parsers misread the page, and a page that parsers read apart is not published.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

import bleach
import nh3

_CELL = frozenset({"scope"})
ATTRIBUTES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "a": frozenset({"href", "id"}),
        "aside": frozenset({"class"}),
        "br": frozenset(),
        "caption": frozenset(),
        "code": frozenset(),
        "div": frozenset({"class", "tabindex"}),
        "em": frozenset(),
        "h2": frozenset({"id"}),
        "h3": frozenset({"id", "class"}),
        "h4": frozenset({"id"}),
        "h5": frozenset({"id"}),
        "hr": frozenset(),
        "i": frozenset(),
        "img": frozenset({"src", "alt"}),
        "li": frozenset(),
        "ol": frozenset({"start"}),
        "p": frozenset(),
        "pre": frozenset(),
        "section": frozenset({"class"}),
        "span": frozenset({"class", "id"}),
        "strong": frozenset(),
        "sub": frozenset(),
        "sup": frozenset({"class"}),
        "table": frozenset(),
        "tbody": frozenset(),
        "td": _CELL,
        "th": _CELL,
        "thead": frozenset(),
        "tr": frozenset(),
        "ul": frozenset(),
    }
)
TAGS = frozenset(ATTRIBUTES)
SCHEMES = frozenset({"http", "https", "mailto"})

# Only classes and ids that our own renderer makes pass, so no text can pose as a notice of ours.
_CLASSES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "aside": frozenset({"note"}),
        "div": frozenset({"table-scroll"}),
        "h3": frozenset({"care__title"}),
        "section": frozenset(
            {"care care--emergency", "care care--urgent", "care care--nonurgent", "warning"}
        ),
        "span": frozenset({"claim", "care__level", "cite-missing"}),
        "sup": frozenset({"cite"}),
    }
)
_IDS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "a": re.compile(r"cite-\d{1,4}-\d{1,4}"),
        "span": re.compile(r"claim-[a-z][a-z0-9-]{0,79}"),
        "h2": re.compile(r"section-[\w-]{1,200}"),
        "h3": re.compile(r"section-[\w-]{1,200}"),
        "h4": re.compile(r"section-[\w-]{1,200}"),
        "h5": re.compile(r"section-[\w-]{1,200}"),
    }
)
_PLAIN = MappingProxyType(
    {
        "scope": re.compile(r"col|row"),
        "start": re.compile(r"\d{1,4}"),
        "tabindex": re.compile(r"0"),
    }
)
# No user info, no back slash, no "//host": each has sent readers to another site than the one
# they saw. test_links_that_lie_are_dropped holds this.
_LINK = re.compile(
    r"https?://[^\s/\\@?#]+(?:[/?#][^\s\\]*)?"
    r"|mailto:[^\s\\/@:]+@[^\s\\/@:]+"
    r"|/(?![/\\])[^\s\\]*"
    r"|#(?:claim|section|ref)-[\w-]+",
    re.IGNORECASE,
)
# Pictures come from this site: a picture elsewhere would tell its host who reads about what.
_PICTURE = re.compile(r"/(?![/\\])[^\s\\]*")


class GatesDisagree(Exception):
    """The two sanitisers read the same HTML apart; the page must not be published."""


def sanitise(html: str) -> str:
    """Return the HTML that both gates let through; GatesDisagree if they differ."""
    once = _second_gate(html)
    twice = _second_gate(_first_gate(html))
    if _second_gate(twice) != twice:
        raise GatesDisagree("The cleaned HTML reads otherwise a second time.")
    if twice != once:
        at = next(
            (n for n, (a, b) in enumerate(zip(once, twice, strict=False)) if a != b),
            min(len(once), len(twice)),
        )
        raise GatesDisagree(
            f"bleach and nh3 read the HTML apart near {once[max(0, at - 40) : at + 40]!r}. "
            "Simplify the text there."
        )
    return twice


def _first_gate(html: str) -> str:
    return bleach.clean(
        html, tags=TAGS, attributes=_may, protocols=SCHEMES, strip=True, strip_comments=True
    )


def _second_gate(html: str) -> str:
    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items() if names},
        attribute_filter=lambda tag, name, value: value if _may(tag, name, value) else None,
        url_schemes=set(SCHEMES),
        clean_content_tags=set(),
        link_rel=None,
        strip_comments=True,
    )


def _may(tag: str, name: str, value: str) -> bool:
    if name not in ATTRIBUTES.get(tag, ()):
        return False
    if name == "class":
        return value in _CLASSES[tag]
    pattern = {"id": _IDS.get(tag), "href": _LINK, "src": _PICTURE}.get(name, _PLAIN.get(name))
    return pattern is None or pattern.fullmatch(value) is not None
