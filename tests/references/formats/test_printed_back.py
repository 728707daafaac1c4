"""References as we print them are read back: most are understood, and hardly any misread."""

from references.formats import printed
from references.formats.recognise import read
from references.formatting import ama_text
from references.merging import title_words


def test_printed_articles_are_read_back_or_refused_but_not_misread(shared_data):
    """Without their DOI, which would tell all; AMA 11th edition, §3.11."""
    works = read((shared_data / "bib" / "crossref-json" / "works.jsonl.gz").read_bytes(), "works")
    articles = [
        one
        for one in works.records
        if one.csl["type"] == "article-journal" and one.csl.get("title")
    ]
    right, wrong = 0, []
    for one in articles:
        said = {name: value for name, value in one.csl.items() if name not in ("DOI", "URL")}
        line = ama_text(said, one.kind)
        back = printed.csl(line)
        if title_words(back.get("title", "")) == title_words(said["title"]):
            right += 1
        elif back.get("title"):
            wrong.append(line)

    assert len(articles) > 700
    assert right > 0.8 * len(articles)
    assert len(wrong) < 0.01 * len(articles), wrong
