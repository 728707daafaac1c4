"""Readers' addresses."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from articles import audiences
from articles.publishing import feeds
from articles.publishing.views import article, audience, health, lists, messages, search, versions


class AudienceConverter(StringConverter):
    """An audience other than the default, which has the article's own address."""

    regex = "|".join(code for code in audiences.CODES if code != audiences.DEFAULT.code)


register_converter(AudienceConverter, "audience")

app_name = "reading"
urlpatterns = [
    path("", lists.home, name="home"),
    path("articles/", lists.articles, name="articles"),
    path("articles/page/<int:page>/", lists.articles, name="articles-page"),
    path("articles/<slug:slug>/", article.article, name="article"),
    path("articles/<slug:slug>/patient/", article.default_audience, name="default-audience"),
    path("articles/<slug:slug>/<audience:audience>/", article.article, name="article-for"),
    path("articles/<slug:slug>/versions/", versions.versions, name="versions"),
    path("articles/<slug:slug>/versions/<int:number>/", versions.version, name="version"),
    path("articles/<slug:slug>/report/", messages.message, {"kind": "problem"}, name="report"),
    path("articles/<slug:slug>/ask/", messages.message, {"kind": "question"}, name="ask"),
    path("articles/<slug:slug>/thanks/<slug:kind>/", messages.thanks, name="thanks"),
    path("topics/<slug:slug>/", lists.topic, name="topic"),
    path("topics/<slug:slug>/page/<int:page>/", lists.topic, name="topic-page"),
    path("audience/", audience.choice, name="audience"),
    path("audience/forget/", audience.forget, name="forget-audience"),
    path("audience/remembered/", audience.done, {"what": "remembered"}, name="remembered"),
    path("audience/forgotten/", audience.done, {"what": "forgotten"}, name="forgotten"),
    path("search/", search.search, name="search"),
    path("feed.atom", feeds.atom, name="feed"),
    path("sitemap.xml", feeds.sitemap, name="sitemap"),
    path("healthz", health.healthz, name="healthz"),
]
