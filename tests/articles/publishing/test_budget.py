"""What a phone must fetch before anything can be read: the demonstration's first article."""

import gzip
import re
from pathlib import Path

import pytest

from articles import audiences
from articles.assemble import assemble
from articles.exchange.markdown_form import read
from articles.publishing.default_disclaimers import DISCLAIMERS
from articles.publishing.pages import page
from articles.publishing.rendering.fragment import render_fragment

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = ROOT / "editorial" / "demo" / "b12-leg-weakness.md"
FETCHED = re.compile(
    r'<(?:link(?=[^>]*rel="(?:stylesheet|icon)")|script|img)\b[^>]*?(?:href|src)="([^"]+)"'
)
KB = 1000


@pytest.fixture(scope="module")
def sample():
    return assemble(read(SAMPLE.read_text(encoding="utf-8")).draft, DISCLAIMERS)


@pytest.mark.parametrize("audience", audiences.CODES)
def test_first_view_of_the_sample_article_is_small(sample, standing_at, site, audience):
    fragment = render_fragment(sample.to_json(), audience)
    html = page(sample, fragment, standing_at("approved"), audience, site)
    sent = {"html": len(gzip.compress(html))}
    for address in FETCHED.findall(html.decode()):
        assert address.startswith("/static/"), address
        kind = address.rsplit(".", 1)[1]
        # As it lies in the folder: no sheet or script fetches another, so these are all.
        size = len(gzip.compress((ROOT / address.removeprefix("/")).read_bytes()))
        sent[kind] = sent.get(kind, 0) + size

    assert sent["css"] < 20 * KB, sent
    assert sent["js"] < 10 * KB, sent
    assert sum(sent.values()) < 60 * KB, sent


def test_no_script_of_a_readers_page_fetches_another():
    scripts = [path.read_text(encoding="utf-8") for path in (ROOT / "static/js/reading").glob("*")]

    assert scripts
    assert not [s for s in scripts if re.search(r"^\s*import\b|\bimport\(|\bfetch\(", s, re.M)]
