"""`python -m bench.single_edits [FILE …]`: one dangerous edit at a time, and who sees it.

Takes each demonstration article, or the files named, makes sixty single edits of it, spread over
their kinds, and prints those that the right rule did not find. With `--all`, makes every edit;
with `--approved`, takes the article as it was for the approved version of what is edited.
"""

import sys
from pathlib import Path

from articles.exchange import markdown_form
from bench.edits import chosen, edits
from bench.tried import missed

REPOSITORY = Path(__file__).resolve().parent.parent
FOLDERS = (REPOSITORY / "editorial" / "demo", REPOSITORY / "tests/articles/checks/complete")
SIXTY = 60


def main() -> None:
    """Try the edits and print, for each article, how many the right rule found."""
    named = [Path(each) for each in sys.argv[1:] if not each.startswith("--")]
    for path in named or sorted(path for folder in FOLDERS for path in folder.glob("*-*.md")):
        draft = markdown_form.read(path.read_text(encoding="utf-8")).draft
        tried = list(edits(draft)) if "--all" in sys.argv else chosen(draft, SIXTY)
        lost = missed(draft, tried, is_approved="--approved" in sys.argv)
        for edit in lost:
            sys.stdout.write(f"  not found: {edit.kind}: {edit.what}\n")
        sys.stdout.write(f"{path.name}: {len(tried) - len(lost)} of {len(tried)}\n")


if __name__ == "__main__":
    main()
