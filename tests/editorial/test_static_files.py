from django.contrib.staticfiles import finders
from django.core.management import call_command


def test_the_editor_is_found_where_it_was_installed():
    found = finders.find("editor/ace.js")

    assert found.endswith("django_ace/static/django_ace/ace/ace.js")
    assert finders.find("editor/css/ace.css")


def test_what_is_not_used_of_the_editor_is_not_served():
    assert finders.find("editor/worker-php.js") is None
    assert finders.find("editor/../widgets.py") is None


def test_the_editor_is_collected_with_all_that_its_style_names(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }

    call_command("collectstatic", interactive=False, verbosity=0)

    editor = {file.name for file in (tmp_path / "editor").iterdir()}
    assert {"ace.js", "ext-searchbox.js"} <= editor
    assert not any(name.startswith("worker-") for name in editor)
