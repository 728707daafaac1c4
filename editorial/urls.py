"""Every address of the site."""

from django.urls import include, path

from editorial.views import about, api, expert, invitation

urlpatterns = [
    path("", include("articles.publishing.urls")),
    path("editorial-policy/", about.editorial_policy, name="editorial-policy"),
    path("board/", about.board, name="board"),
    path("expert/<str:token>/", expert.read, name="expert"),
    path("accounts/invitation/", invitation.choose_password, name="invitation"),
    path("accounts/invitation/<str:token>/", invitation.link, name="invitation-link"),
    path("accounts/", include("allauth.urls")),
    path("api/references/import", api.import_references, name="api-import"),
    path("workspace/", include("editorial.workspace_urls")),
]

handler400 = "editorial.views.errors.bad_request"
handler403 = "editorial.views.errors.forbidden"
handler404 = "editorial.views.errors.not_found"
handler500 = "editorial.views.errors.server_error"
