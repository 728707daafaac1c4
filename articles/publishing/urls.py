"""Readers' addresses."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from articles import audiences, pictures
from articles.publishing import alphabet, feeds
from articles.publishing.views import (
    answers,
    article,
    audience,
    health,
    images,
    lists,
    messages,
    paper,
    search,
    sources,
    versions,
)
from articles.publishing.views.own_language import in_its_language
from references.exports import FORMS


class AudienceConverter(StringConverter):
    """An audience other than the default, which has the article's own address."""

    regex = "|".join(code for code in audiences.CODES if code != audiences.DEFAULT.code)


class FormConverter(StringConverter):
    """How a file of references ends."""

    regex = "|".join(FORMS)


class PictureConverter(StringConverter):
    """The digest of a picture's bytes."""

    regex = pictures.DIGEST


class PictureKindConverter(StringConverter):
    """How a picture's file ends."""

    regex = pictures.ENDING


class LetterConverter(StringConverter):
    """A place in the alphabet."""

    regex = f"[{alphabet.LETTERS}]|{alphabet.OTHERS}"


register_converter(AudienceConverter, "audience")
register_converter(LetterConverter, "letter")
register_converter(FormConverter, "form")
register_converter(PictureConverter, "picture")
register_converter(PictureKindConverter, "picturekind")

app_name = "reading"
urlpatterns = [
    path("", lists.home, name="home"),
    path("articles/", lists.articles, name="articles"),
    path("articles/page/<int:page>/", lists.articles, name="articles-page"),
    path("articles/a-z/<letter:letter>/", lists.a_to_z, name="letter"),
    path("articles/a-z/<letter:letter>/page/<int:page>/", lists.a_to_z, name="letter-page"),
    path("articles/<slug:slug>/", article.article, name="article"),
    path("articles/<slug:slug>/patient/", article.default_audience, name="default-audience"),
    path("articles/<slug:slug>/<audience:audience>/", article.article, name="article-for"),
    path("articles/<slug:slug>/page.pdf", paper.paper, name="paper"),
    path("articles/<slug:slug>/patient/page.pdf", paper.default_audience, name="default-paper"),
    path("articles/<slug:slug>/<audience:audience>/page.pdf", paper.paper, name="paper-for"),
    path("articles/<slug:slug>/references.<form:ending>", sources.sources, name="sources"),
    path("articles/<slug:slug>/versions/", versions.versions, name="versions"),
    path("articles/<slug:slug>/versions/<int:number>/", versions.version, name="version"),
    path(
        "articles/<slug:slug>/versions/<int:number>/<audience:audience>/",
        versions.version,
        name="version-for",
    ),
    path(
        "articles/<slug:slug>/versions/<int:number>/patient/",
        versions.default_audience,
        name="version-default",
    ),
    path("articles/<slug:slug>/versions/<int:number>/compare/", versions.changes, name="changes"),
    path(
        "articles/<slug:slug>/versions/<int:number>/compare/<int:other>/",
        versions.compare,
        name="compare",
    ),
    path(
        "articles/<slug:slug>/versions/<int:number>/compare/<int:other>/<audience:audience>/",
        versions.compare,
        name="compare-for",
    ),
    path(
        "articles/<slug:slug>/versions/<int:number>/compare/<int:other>/patient/",
        versions.default_audience,
        name="compare-default",
    ),
    path("articles/<slug:slug>/report/", messages.report, name="report"),
    path("articles/<slug:slug>/thanks/<slug:kind>/", messages.thanks, name="thanks"),
    path("topics/", lists.topics, name="topics"),
    path("topics/<slug:slug>/", lists.topic, name="topic"),
    path("topics/<slug:slug>/page/<int:page>/", lists.topic, name="topic-page"),
    path("audience/", audience.choice, name="audience"),
    path("audience/forget/", audience.forget, name="forget-audience"),
    path("audience/remembered/", audience.done, {"what": "remembered"}, name="remembered"),
    path("audience/forgotten/", audience.done, {"what": "forgotten"}, name="forgotten"),
    path("ask/", answers.ask, name="ask"),
    path("ask/thanks/", messages.thanks, name="ask-thanks"),
    path("search/", search.search, name="search"),
    path("feed.atom", feeds.atom, name="feed"),
    path("topics/<slug:topic>/feed.atom", feeds.atom, name="topic-feed"),
    path("sitemap.xml", feeds.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", feeds.sitemap, name="sitemap-part"),
    path("robots.txt", feeds.robots, name="robots"),
    path(".well-known/security.txt", feeds.security, name="security"),
    path("images/<picture:digest>.<picturekind:kind>", images.image, name="image"),
    path("healthz", health.healthz, name="healthz"),
]

# Of everything below an article, so that no new page forgets; its own pages see to it themselves.
for _each in urlpatterns:
    of_an_article = str(_each.pattern).startswith("articles/<slug:slug>/")
    if of_an_article and _each.callback is not article.article:
        _each.callback = in_its_language(_each.callback)
