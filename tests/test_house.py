"""The rules of the house that no linter knows: docstrings, the map, and nobody's own paths."""

import ast
import re
import subprocess

import pytest

from tests.conftest import ROOT

THIS_FILE = ROOT / "tests" / "test_house.py"  # which must say what it looks for
NOT_TEXT = {".png", ".ico", ".woff2", ".docx", ".gz", ".zip"}
PACKAGES = ("references", "articles", "articles/publishing", "editorial")
# A path below somebody's home or workplace, not one inside an address or a longer path.
SOMEBODYS_OWN = re.compile(r"(?<![\w./:}-])/(?:work|root|home|Users)/\w")
MODULES = sorted(
    path
    for package in ("references", "articles", "editorial")
    for path in (ROOT / package).rglob("*.py")
    if "migrations" not in path.parts
)


def files_of_the_project():
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def is_plumbing(path):
    """Django and Python want these; they are no place where something happens."""
    return path.name.startswith("_") or path.stem in {"migrations", "apps"}


def rooms():
    for package in PACKAGES:
        for path in sorted((ROOT / package).iterdir()):
            is_room = path.suffix == ".py" or any(path.glob("*.py"))
            if is_room and not is_plumbing(path) and f"{package}/{path.name}" not in PACKAGES:
                yield f"{package}/{path.stem if path.suffix else path.name}"


def test_no_file_names_a_machine():
    found = []
    for path in files_of_the_project():
        if path == THIS_FILE or path.suffix in NOT_TEXT or not path.is_file():
            continue
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), start=1):
            if SOMEBODYS_OWN.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")

    assert not found


@pytest.mark.parametrize("text", ["see /work/x", "'/home/me/x'", "(/root/x)", "=/Users/me"])
def test_a_path_of_somebodys_own_is_found(text):
    assert SOMEBODYS_OWN.search(text)


@pytest.mark.parametrize("text", ["https://example.org/work/x", "articles/home/x", "a/root/"])
def test_a_path_of_the_site_is_not(text):
    assert not SOMEBODYS_OWN.search(text)


def test_every_module_says_what_it_is():
    silent = [
        str(path.relative_to(ROOT))
        for path in MODULES
        if not is_empty_package_of_django(path)
        and not ast.get_docstring(ast.parse(path.read_text()))
    ]

    assert not silent


def is_empty_package_of_django(path):
    folders = {"management", "commands", "templatetags"}
    return path.name == "__init__.py" and path.parent.name in folders and not path.read_text()


def test_the_map_names_every_room():
    text = (ROOT / "docs" / "map.md").read_text()

    lost = [room for room in rooms() if not re.search(rf"(?<!/){room}(?:\.py|/|`)", text)]

    assert not lost


def test_the_map_names_no_room_that_is_gone():
    text = (ROOT / "docs" / "map.md").read_text()
    names = re.findall(r"`((?:references|articles|editorial)/[\w/.-]*)`", text)

    gone = [name for name in names if not (ROOT / name).exists() and not is_module(name)]

    assert not gone


def is_module(name):
    return (ROOT / f"{name.rstrip('/')}.py").exists()


def test_the_development_set_holds_the_runtime_set():
    """`make test` installs the one only and so tests what `make run` runs."""
    pin = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)
    runtime = set(pin.findall((ROOT / "requirements.txt").read_text()))
    development = set(pin.findall((ROOT / "requirements-dev.txt").read_text()))

    assert runtime
    assert runtime <= development
