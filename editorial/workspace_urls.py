"""The staff's addresses."""

app_name = "workspace"
urlpatterns: list = []
