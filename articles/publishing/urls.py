"""Readers' addresses."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from articles import audiences
from articles.publishing import feeds, views
from articles.publishing.models import Message


class AudienceConverter(StringConverter):
    """An audience other than the default, which has the article's own address."""

    regex = "|".join(code for code in audiences.CODES if code != audiences.DEFAULT.code)


register_converter(AudienceConverter, "audience")

app_name = "reading"
urlpatterns = [
    path("", views.home, name="home"),
    path("articles/", views.articles, name="articles"),
    path("articles/page/<int:page>/", views.articles, name="articles-page"),
    path("articles/<slug:slug>/", views.article, name="article"),
    path("articles/<slug:slug>/patient/", views.default_audience, name="default-audience"),
    path("articles/<slug:slug>/<audience:audience>/", views.article, name="article-for"),
    path("articles/<slug:slug>/versions/", views.versions, name="versions"),
    path("articles/<slug:slug>/versions/<int:number>/", views.version, name="version"),
    path("articles/<slug:slug>/report/", views.message, {"kind": Message.PROBLEM}, name="report"),
    path("articles/<slug:slug>/ask/", views.message, {"kind": Message.QUESTION}, name="ask"),
    path("articles/<slug:slug>/thanks/<slug:kind>/", views.thanks, name="thanks"),
    path("topics/<slug:slug>/", views.topic, name="topic"),
    path("topics/<slug:slug>/page/<int:page>/", views.topic, name="topic-page"),
    path("search/", views.search, name="search"),
    path("feed.atom", feeds.atom, name="feed"),
    path("sitemap.xml", feeds.sitemap, name="sitemap"),
    path("healthz", views.healthz, name="healthz"),
]
