"""A stand-in for each register, on this machine, and no waiting between questions."""

import pytest

from references.fetching import exchange
from references.lookup import answers

ADDRESSES = ("CROSSREF_URL", "DATACITE_URL", "PUBMED_URL", "OPEN_LIBRARY_URL", "TRIALS_URL")


@pytest.fixture
def registers(httpserver, settings, monkeypatch):
    """A server that stands for all registers, each below its own path: "/crossref"."""
    settings.LOOK_UPS, settings.CONTACT_EMAIL = True, "editors@clinic.example"
    for name in ADDRESSES:
        path = "/" + name.removesuffix("_URL").lower().replace("_", "-")
        setattr(settings, name, httpserver.url_for(path))
    monkeypatch.setattr(answers.Pace, "wait", lambda *args: True)
    monkeypatch.setattr(exchange, "sleep", lambda seconds: None)
    return httpserver
