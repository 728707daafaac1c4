"""`states`: prints the page of the documentation that is made from the table of moves."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_in_docs_is_what_the_command_prints(run):
    ran = run("states")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (ROOT / "docs" / "states.md").read_text()
