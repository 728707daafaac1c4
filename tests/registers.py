"""A stand-in for each register, on this machine, and no waiting between questions.

Who needs it imports `registers` and what lets each know a work.
"""

import json
from typing import Any

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
    monkeypatch.setattr(httpserver, "no_handler_status_code", 404)
    return httpserver


def crossref_knows(registers, doi: str, **said: Any) -> None:
    """Let Crossref know a work: its title, authors by family name, and year."""
    work = {
        "DOI": doi,
        "type": "journal-article",
        "title": [said.pop("title", "Vitamin B12 deficiency and the legs of the old")],
        "author": [{"family": name, "given": "V"} for name in said.pop("authors", ["Puri"])],
        "issued": {"date-parts": [[said.pop("year", 2011)]]},
        "container-title": ["The Journal of Legs"],
        **said,
    }
    registers.expect_request(f"/crossref/works/{doi}").respond_with_json(
        {"status": "ok", "message-type": "work", "message": work}
    )


def pubmed_knows(registers, pmid: str, doi: str = "", **said: Any) -> None:
    """Let PubMed know a paper by its number, and find it by its DOI."""
    title = said.get("title", "Vitamin B12 deficiency and the legs of the old.")
    ids = f'<ArticleId IdType="pubmed">{pmid}</ArticleId>'
    ids += f'<ArticleId IdType="doi">{doi}</ArticleId>' if doi else ""
    body = f"""<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">{pmid}</PMID>
      <Article><Journal><JournalIssue><Volume>7</Volume><PubDate>
      <Year>{said.get("year", 2011)}</Year></PubDate></JournalIssue>
      <Title>The Journal of Legs</Title></Journal>
      <ArticleTitle>{title}</ArticleTitle><AuthorList><Author>
      <LastName>{said.get("author", "Puri")}</LastName><ForeName>Vinay</ForeName>
      </Author></AuthorList>
      <PublicationTypeList><PublicationType>{said.get("type", "Journal Article")}</PublicationType>
      </PublicationTypeList></Article></MedlineCitation>
      <PubmedData><ArticleIdList>{ids}</ArticleIdList></PubmedData></PubmedArticle></PubmedArticleSet>"""
    registers.expect_request("/pubmed/efetch.fcgi").respond_with_data(body)
    registers.expect_request("/pubmed/esearch.fcgi").respond_with_data(
        json.dumps({"esearchresult": {"idlist": [pmid]}})
    )
