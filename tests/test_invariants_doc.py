"""docs/invariants.md names tests that there are, and has a row for everything that it promises."""

import ast
import functools
import re

import pytest

from tests.conftest import ROOT

PAGE = ROOT / "docs/invariants.md"
NAMED = re.compile(r"`([\w/]+\.py)?::(\w+)`")
IN_ROW = re.compile(r"\| (I?\d+)(?: ◆)? \|")


def rows(text):
    """Return each row that begins with a number: the number and the line."""
    return [(found[1], line) for line in text.splitlines() if (found := IN_ROW.match(line))]


def names_in(line):
    """Yield file and test; a name without a file is of the file before it in the row."""
    file = None
    for found in NAMED.finditer(line):
        file = found[1] or file
        yield file, found[2]


@functools.cache
def functions_in(file):
    path = ROOT / "tests" / (file or "")
    if not path.is_file():
        return frozenset()
    tree = ast.parse(path.read_text())
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def gone_from(line):
    return [
        (file, name)
        for file, name in names_in(line)
        if not name.startswith("test_") or name not in functions_in(file)
    ]


ROWS = rows(PAGE.read_text())


@pytest.mark.parametrize(("number", "line"), ROWS, ids=[number for number, _ in ROWS])
def test_every_test_that_is_named_exists(number, line):
    assert gone_from(line) == []


def test_every_invariant_and_every_class_has_one_row_in_order():
    invariants = [f"I{number}" for number in range(1, 35)]

    assert [number for number, _ in ROWS] == [*invariants, *map(str, range(1, 53))]


@pytest.mark.parametrize(("number", "line"), ROWS, ids=[number for number, _ in ROWS])
def test_every_row_names_a_test_or_says_that_there_is_none(number, line):
    assert list(names_in(line)) or re.search(r"[Ss]tep [456]\b|[Nn]ot shown yet", line)


def test_a_test_that_is_named_outside_of_backticks_or_without_its_file_is_found():
    assert line_without_names_beside_the_marks(PAGE.read_text()) == []
    assert line_without_names_beside_the_marks("`test_docs.py::test_a b`") != []


def line_without_names_beside_the_marks(text):
    """Return what looks like the name of a test and was not read as one."""
    return re.findall(r"[^\s`]*::[^\s`]*", NAMED.sub("", text))


@pytest.mark.parametrize(
    "line",
    [
        "| I1 | x | `test_docs.py::test_that_nobody_wrote` |",
        "| I1 | x | `test_nowhere.py::test_every_file_that_is_named_exists` |",
        "| I1 | x | `test_docs.py::text_of` |",
        "| I1 | x | `::test_every_file_that_is_named_exists` |",
    ],
)
def test_a_test_that_is_gone_is_found(line):
    assert gone_from(line) != []


def test_a_name_without_a_file_is_of_the_file_before_it():
    line = "`test_docs.py::test_the_map_is_read_for_its_files` "
    line += "`::test_every_file_that_is_named_exists`"

    assert [file for file, _ in names_in(line)] == ["test_docs.py", "test_docs.py"]
    assert gone_from(line) == []
