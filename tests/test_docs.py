"""What the pages for people promise is there: files, variables, commands, classes, links."""

import ast
import re

import pytest
from django.core.management import get_commands

from tests.conftest import ROOT

GUIDES = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"]
GUIDES += [
    f"docs/{name}.md"
    for name in (
        "map",
        "language",
        "production",
        "dialect",
        "checks",
        "terms",
        "invariants",
        "citation-styles",
    )
]
GUIDES += [f"docs/decisions/{path.name}" for path in sorted((ROOT / "docs/decisions").glob("*.md"))]
TOP = "articles bench docs editorial references scripts static templates tests".split()
IN_CODE = re.compile(r"`([^`\n]+)`")
FENCED = re.compile(r"^ *```(\w*)[^\n]*\n(.*?)^ *```", re.MULTILINE | re.DOTALL)


def text_of(name):
    return (ROOT / name).read_text()


def prose_of(text):
    return FENCED.sub("", text)


def paths_named_in(text):
    for name in IN_CODE.findall(prose_of(text)):
        if re.fullmatch(rf"(?:{'|'.join(TOP)})/[\w./-]*", name):
            yield name


def variables_in(part):
    return set(re.findall(r"^\| `([A-Z_]+)` \|", part, re.MULTILINE))


# Files


@pytest.mark.parametrize("name", GUIDES)
def test_every_file_that_is_named_exists(name):
    gone = [path for path in paths_named_in(text_of(name)) if not (ROOT / path).exists()]

    assert not gone


def test_the_map_is_read_for_its_files():
    assert len(list(paths_named_in(text_of("docs/map.md")))) > 50


@pytest.mark.parametrize("name", GUIDES)
def test_every_link_within_the_project_leads_somewhere(name):
    folder = (ROOT / name).parent
    links = re.findall(r"\]\((?!https?://|mailto:)([^)\s]+)\)", prose_of(text_of(name)))

    gone = [link for link in links if not leads_somewhere(link, folder, name)]

    assert not gone


def leads_somewhere(link, folder, name):
    path, _, anchor = link.partition("#")
    target = folder / path if path else ROOT / name
    return target.exists() and (not anchor or anchor in anchors_of(target.read_text()))


def anchors_of(text):
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {
        re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings
    }


def test_a_link_to_a_heading_that_is_not_there_is_found():
    assert leads_somewhere("production.md#environment", ROOT / "docs", "docs/map.md")
    assert not leads_somewhere("production.md#kubernetes", ROOT / "docs", "docs/map.md")


# Variables


def variables_read_by(source):
    """Return the names that a module asks the environment for, by env.…, os.environ or _needed."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args and asks_environment(node.func):
            found |= {ast.literal_eval(name) for name in node.args[:1] if is_written_out(name)}
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
            found |= {ast.literal_eval(node.slice)}
    return found


def is_written_out(name):
    """The body of _needed asks for the name that it was given; its callers are read instead."""
    return isinstance(name, ast.Constant)


def asks_environment(function):
    words = ast.unparse(function)
    return bool(re.fullmatch(r"env\.\w+", words)) or words in {
        "_needed",
        "os.environ.get",
        "os.getenv",
    }


def test_a_variable_is_found_however_it_is_read():
    source = 'env.str("A"); env.bool("B", default=0); _needed("C", "x"); os.environ["D"]\n'
    source += 'os.environ.get("E"); other("F"); env.db_url("G").rstrip("/")'

    assert variables_read_by(source) == set("ABCDEG")


def test_every_variable_of_the_settings_is_explained_and_no_other():
    explained = text_of("docs/production.md").split("\n## Environment\n")[1]
    explained = explained.split("What the processes read besides:")[0]

    assert variables_in(explained) == variables_read_by(text_of("editorial/settings.py"))


def test_every_variable_of_the_processes_is_explained_and_no_other():
    explained = text_of("docs/production.md").split("What the processes read besides:")[1]
    explained = explained.split("\n## ")[0]
    read = set(re.findall(r"\$\{([A-Z_]+)", text_of("Procfile")))

    assert variables_in(explained) == read - variables_read_by(text_of("editorial/settings.py"))


def test_every_variable_of_the_example_is_explained():
    text = text_of("docs/production.md")
    [example] = [block for _, block in FENCED.findall(text) if "SECRET_KEY=" in block]
    named = set(re.findall(r"^ *([A-Z_]+)=", example, re.MULTILINE))

    assert {"DATABASE_URL", "SECRET_KEY", "ALLOWED_HOSTS", "PUBLIC_URL"} <= named
    assert named <= variables_in(text)


def test_every_default_of_a_process_is_the_one_explained():
    said = dict(re.findall(r"^\| `([A-Z_]+)` \| `([^`]+)` \|", text_of("docs/production.md"), re.M))
    read = dict(re.findall(r"\$\{([A-Z_]+):-([^}]+)\}", text_of("Procfile")))

    assert read
    assert {name: said[name] for name in read} == read


# Commands


def make_targets():
    return set(re.findall(r"^([a-z-]+):", text_of("Makefile"), re.MULTILINE))


def code_of(text):
    """Return what a reader would copy: blocks for the shell, and words between backticks."""
    blocks = [block for language, block in FENCED.findall(text) if language in {"sh", "cron"}]
    return "\n".join([*blocks, *IN_CODE.findall(prose_of(text))])


@pytest.mark.parametrize("name", GUIDES)
def test_every_make_target_that_is_named_exists(name):
    named = re.findall(r"(?:^|[\s;&])make ([a-z][a-z-]*)", code_of(text_of(name)), re.MULTILINE)

    assert set(named) <= make_targets()


@pytest.mark.parametrize("name", GUIDES)
def test_every_command_that_is_named_exists(name):
    named = re.findall(r"manage\.py ([a-z_]+)", code_of(text_of(name)))

    assert set(named) <= set(get_commands())


def test_the_commands_are_found_in_blocks_and_in_lines():
    text = "Run `make test`.\n\n```sh\nmake run PORT=1\n.venv/bin/python manage.py verify\n```\n"

    assert re.findall(r"(make \w+|manage.py \w+)", code_of(text)) == [
        "make run",
        "manage.py verify",
        "make test",
    ]


# Words


def test_every_class_of_the_language_is_in_the_code():
    named = re.findall(r"\| `([A-Z][A-Za-z]+)` \|", text_of("docs/language.md"))
    modules = [
        path
        for package in ("articles", "editorial", "references")
        for path in (ROOT / package).rglob("*.py")
    ]
    source = "\n".join(path.read_text() for path in modules)

    gone = [name for name in named if not re.search(rf"^(?:class )?{name}\b", source, re.MULTILINE)]

    assert len(named) > 25
    assert not gone


def test_no_word_of_the_language_is_explained_twice():
    words = re.findall(r"^\| \*\*([^*]+)\*\*", text_of("docs/language.md"), re.MULTILINE)

    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize("name", ["docs/map.md", "CONTRIBUTING.md"])
def test_what_should_be_one_page_is_one_page(name):
    assert len(text_of(name).splitlines()) <= 90
