"""A link leads only where a link of this site may lead."""

import pytest

from articles.markup.links import may_lead_to, may_show


@pytest.mark.parametrize(
    "address",
    [
        "https://www.nice.org.uk/guidance/ng239",
        "HTTP://example.org",
        "https://doi.org/10.1016/S0140-6736(20)30183-5",
        "https://example.org:8443/a?b=1&c=2#d",
        "https://example.org?q=ü",
        "mailto:editors@example.org",
        "/articles/b12/clinician/",
        "/",
        "#claim-leg-weakness",
        "#section-treatment-2",
    ],
)
def test_good_address_is_allowed(address):
    assert may_lead_to(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "javascript&colon;alert(1)",
        "javascript&#58;alert(1)",
        "&#x6A;avascript:alert(1)",
        "&#106;avascript:alert(1)",
        "javascript%3Aalert(1)",
        "%6Aavascript:alert(1)",
        "\\u006Aavascript:alert(1)",
        "jav\u200bascript:alert(1)",
        "\u202ejavascript:alert(1)",
        "vbscript:msgbox(1)",
        "data:text/html,<script>alert(1)</script>",
        "data:image/png;base64,AAAA",
        "blob:https://example.org/x",
        "file:///etc/passwd",
        "ftp://example.org",
        "//example.org",
        "/\\example.org",
        "\\\\example.org",
        "https:example.org",
        "https:/example.org",
        "https:\\\\example.org",
        "https://user@127.0.0.1/",
        "https://user:word@example.org/",
        "https://example.org@evil.example/",
        "https://",
        "https://exаmple.org",  # a Cyrillic а
        "https://example.org\\@evil.example",
        "https://example.org/a b",
        'https://example.org/"onclick="x',
        "https://example.org/\u202egnp",
        "https://[::1]/",
        "https://example.org:port/",
        "mailto:a@example.org?bcc=b@example.org",
        "mailto:a@example.org,b@example.org",
        "#top",
        "#ref-1",
        "#claim-x y",
        "relative/path",
        "?q=x",
        "../up",
        "https://example.org/" + "a" * 2000,
    ],
)
def test_bad_address_is_refused(address):
    assert not may_lead_to(address)


def test_image_comes_from_the_web_or_this_site():
    assert may_show("/media/cord.png")
    assert may_show("https://example.org/cord.png")
    assert not may_show("mailto:a@example.org")
    assert not may_show("#claim-a")
    assert not may_show("data:image/svg+xml,<svg onload=alert(1)>")
