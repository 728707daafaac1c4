"""The texts of an article in its file: one fence for each audience.

A fence of three colons closes where its inner fences are closed, as Pandoc does it. A text with
lines of colons of its own is written in a longer fence, and then shorter ones inside mean nothing.
"""

import re

from pydantic import ValidationError

from articles import audiences
from articles.content import Text
from articles.exchange.imported import Refused

__all__ = ["Text", "check_once_each", "read", "write"]

_TEXT = re.compile(r"(:{3,})[ \t]*\{[ \t]*\.text[ \t]+audience=\"([^\"]*)\"[ \t]*\}[ \t]*")
_SHORT_ANSWER = re.compile(r"(:{3,})[ \t]*\{[ \t]*\.short-answer[ \t]*\}[ \t]*")
_FENCE = re.compile(r"[ \t]{0,3}(:{3,})[ \t]*(\S?)")


def read(lines: list[str], *, above: int) -> list[Text]:
    """Return the texts below the front matter; `above` is the number of lines above them."""
    texts: list[Text] = []
    at = 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        number = above + at + 1
        opening = _TEXT.fullmatch(lines[at])
        if not opening:
            raise Refused(
                f"Line {number}: “{lines[at].strip()[:60]}” stands outside any text. Put it into "
                'a text, which begins with ::: {.text audience="patient"} and ends with :::.'
            )
        if opening[2] not in audiences.CODES:
            raise Refused(
                f"Line {number}: “{opening[2][:40]}” is no audience. Write one of: "
                f"{', '.join(audiences.CODES)}."
            )
        end = _closing(lines, at + 1, len(opening[1]))
        if end is None:
            raise Refused(
                f"Line {number}: the text for {opening[2]} is not closed. Put a line "
                f"{opening[1]} below it, and close every fence inside it."
            )
        if any(text.audience == opening[2] for text in texts):
            raise Refused(_twice(opening[2], number))
        texts.append(_text(opening[2], lines[at + 1 : end], number + 1))
        at = end + 1
    return texts


def check_once_each(texts: list[Text], line: int) -> None:
    """Raise Refused when two texts are for one audience."""
    for text in texts:
        if sum(other.audience == text.audience for other in texts) > 1:
            raise Refused(_twice(text.audience, line))


def _twice(audience: str, line: int) -> str:
    return f"Line {line}: there is a second text for {audience}. Keep one, or change its audience."


def _closing(lines: list[str], at: int, colons: int) -> int | None:
    depth = 1
    for place in range(at, len(lines)):
        fence = _FENCE.match(lines[place])
        if not fence or len(fence[1]) < colons:
            continue
        if fence[2] == "{" or (fence[2] and lines[place][fence.end(1)].isspace()):
            depth += 1
        elif not fence[2]:
            depth -= 1
        if depth == 0:
            return place
    return None


def _text(audience: str, lines: list[str], number: int) -> Text:
    at = next((place for place, line in enumerate(lines) if line), 0)
    if not lines or not (lines[at] == "#" or lines[at].startswith("# ")):
        raise Refused(
            f"Line {number}: the text for {audience} has no headline. Begin it with a line “# …”."
        )
    headline = lines[at][2:]
    short_answer, rest = _short_answer(lines[at + 1 :], number + at + 1)
    body = rest[1:] if rest and not rest[0] else rest
    try:
        return Text(
            audience=audience,  # type: ignore[arg-type]  # read() has checked it
            headline=headline,
            short_answer=short_answer,
            body="\n".join(body),
        )
    except ValidationError as trouble:
        raise Refused(
            f"Line {number}: this text does not fit ({trouble.errors()[0]['msg']}). Correct it."
        ) from None


def _short_answer(lines: list[str], number: int) -> tuple[str, list[str]]:
    """Return the short answer, and the lines from behind it on."""
    first = next((place for place, line in enumerate(lines) if line), len(lines))
    opening = _SHORT_ANSWER.fullmatch(lines[first]) if first < len(lines) else None
    if not opening:
        return "", lines
    for place in range(first + 1, len(lines)):
        colons = lines[place].strip()
        if len(colons) >= len(opening[1]) and not colons.strip(":"):
            return "\n".join(lines[first + 1 : place]), lines[place + 1 :]
    raise Refused(
        f"Line {number + first}: the short answer is not closed. Put a line {opening[1]} below it."
    )


def write(text: Text) -> str | None:
    """Return a text in its fence, or None if reading would not give it back exactly."""
    longest = max(
        (
            len(fence[1])
            for line in f"{text.short_answer}\n{text.body}".split("\n")
            if (fence := re.match(r"\s*(:{3,})", line))
        ),
        default=0,
    )
    outer, inner = (":" * (longest + 2), ":" * (longest + 1)) if longest else (":::", ":::")
    lines = [f'{outer} {{.text audience="{text.audience}"}}', f"# {text.headline}", ""]
    if text.short_answer:
        lines += [f"{inner} {{.short-answer}}", text.short_answer, inner]
        lines += ["", text.body] if text.body else []
    elif text.body:
        lines.append(text.body)
    written = "\n".join([*lines, outer, ""])
    return written if _reads_back(written, text) else None


def _reads_back(written: str, text: Text) -> bool:
    if "\r\n" in written:
        return False
    try:
        return read(written.split("\n"), above=0) == [text]
    except Refused:
        return False
