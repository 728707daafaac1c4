"""A page as the front keeps it: Django's answer, ready to be sent in two encodings."""

import gzip
import threading

Headers = list[tuple[str, str]]

OVERHEAD = 4096
"""Bytes that a kept page costs besides its bodies, roughly."""


class Variant:
    """One encoding of a page, ready to be sent."""

    __slots__ = ("body", "headers", "unchanged")

    def __init__(self, body: bytes, headers: Headers) -> None:
        self.body = body
        self.headers = headers
        about_the_body = ("content-type", "content-length", "content-encoding")
        self.unchanged = [each for each in headers if each[0].lower() not in about_the_body]


class Page:
    """An answer of Django's, and which publication it is of."""

    __slots__ = (
        "checked",
        "etag",
        "gzipped",
        "looking",
        "plain",
        "publication",
        "size",
        "slug",
        "used",
    )

    def __init__(
        self, slug: str, publication: int, checked: float, headers: Headers, body: bytes
    ) -> None:
        self.slug, self.publication, self.checked = slug, publication, checked
        self.etag = next(value for name, value in headers if name.lower() == "etag")
        self.looking = threading.Lock()
        self.used = False
        ours = ("content-length", "etag", "vary")
        common = [each for each in headers if each[0].lower() not in ours]
        common.append(("Vary", "Accept-Encoding"))
        length, tag = ("Content-Length", str(len(body))), ("ETag", self.etag)
        self.plain = Variant(body, [*common, length, tag])
        small = gzip.compress(body, mtime=0)
        # Two encodings are two representations: only a weak tag may name both.
        length, tag = ("Content-Length", str(len(small))), ("ETag", f"W/{self.etag}")
        coding = ("Content-Encoding", "gzip")
        self.gzipped = Variant(small, [*common, coding, length, tag])
        self.size = len(body) + len(small) + OVERHEAD
