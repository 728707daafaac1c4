"""The fences of a text: ::: {.for audience="carer"} … :::, care cards, notes and warnings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from articles import audiences
from articles.markup import attributes, lines
from articles.markup.lines import FENCE, Leaf
from articles.markup.problem import Problem

CARE = ("urgent", "emergency", "nonurgent")
DEEPEST = 8
"""Fences within fences; deeper ones are no fences but a problem."""

# Which attributes a kind of fence must have. Every fence of the dialect once;
# test_every_kind_of_fence_is_read holds this.
KINDS: Mapping[str, tuple[str, ...]] = {
    "for": ("audience",),
    "urgent": (),
    "emergency": (),
    "nonurgent": (),
    "note": (),
    "warning": (),
}


@dataclass(frozen=True)
class Block:
    """One closed fence with what stands in it, by offsets into the source."""

    kind: str
    audiences: tuple[str, ...]
    start: int
    """Where the line that opens it starts."""
    inner_start: int
    inner_end: int
    end: int
    """Where the line after the one that closes it starts."""
    children: tuple["Block", ...] = ()

    def walk(self) -> Iterator["Block"]:
        """Yield this block and all within it, outer before inner."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class Blocks:
    """The outermost fences of a text, and what is wrong with its fence lines."""

    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...]

    def walk(self) -> Iterator[Block]:
        """Yield every block, outer before inner."""
        for block in self.blocks:
            yield from block.walk()


@dataclass
class _Open:
    kind: str
    audiences: tuple[str, ...]
    line: tuple[int, int]
    children: list[Block]


def parse_blocks(source: str, kinds: Mapping[str, tuple[str, ...]] = KINDS) -> Blocks:
    """Return the fences of a text as a tree.

    A fence that is unknown, not closed or closes nothing is a problem and no fence: its line
    stays in the text for all to see. `kinds` names the fences to know, with the attributes each
    must have; only "audience" is understood.
    """
    leaves = lines.read(source).leaves
    problems: list[Problem] = []
    stack = [_Open("", (), (0, 0), [])]
    for leaf in leaves:
        if leaf.kind != "fence":
            continue
        if not leaf.text.strip(":"):
            _shut(source, leaf, stack, problems)
            continue
        opened = _opened(leaf, kinds)
        if isinstance(opened, str) or len(stack) > DEEPEST:
            message = opened if isinstance(opened, str) else _TOO_DEEP
            problems.append(Problem(*leaf.spans[0], message))
        else:
            stack.append(opened)
    for unclosed in reversed(stack[1:]):
        problems.append(Problem(*unclosed.line, _UNCLOSED))
        stack[stack.index(unclosed) - 1].children.extend(unclosed.children)
    blocks = tuple(stack[0].children)
    problems += _cards_without_heading(blocks, leaves)
    return Blocks(blocks, tuple(sorted(problems, key=lambda problem: problem.start)))


def select(source: str, audience: str) -> str:
    """Return the source that an audience is shown: own blocks unwrapped, others' removed.

    Care cards, notes and warnings stay as fences. Raises KeyError for an unknown audience.
    """
    code = audiences.get(audience).code
    return "".join(_pieces(source, 0, len(source), parse_blocks(source).blocks, code))


def fence_lines(source: str) -> dict[int, str]:
    """Return where the lines stand that open or close a fence: its kind, or "" if it closes."""
    edges: dict[int, str] = {}
    for block in parse_blocks(source).walk():
        edges[source.index(FENCE, block.start)] = block.kind
        edges[source.index(FENCE, block.inner_end)] = ""
    return edges


def _pieces(
    source: str, start: int, end: int, blocks: tuple[Block, ...], code: str
) -> Iterator[str]:
    for block in blocks:
        yield source[start : block.start]
        inner = _pieces(source, block.inner_start, block.inner_end, block.children, code)
        if block.kind != "for":
            yield source[block.start : block.inner_start]
            yield from inner
            yield source[block.inner_end : block.end]
        else:
            # The empty line keeps the paragraphs before and after from running together.
            yield "\n"
            if code in block.audiences:
                yield from inner
                yield "\n"
        start = block.end
    yield source[start:end]


def _opened(leaf: Leaf, kinds: Mapping[str, tuple[str, ...]]) -> _Open | str:
    braces_at = leaf.text.find("{")
    if braces_at == -1 or leaf.text[:braces_at].strip(" \t").strip(":"):
        return _known(kinds, f'"{leaf.text[:40]}" is no fence.')
    braces = attributes.read(leaf.text, braces_at)
    if isinstance(braces, attributes.Unreadable):
        return _known(kinds, f"This fence cannot be read: {braces.why}.")
    if leaf.text[braces.end :].strip(" \t:"):
        return "Words stand behind a fence's braces. Put them on the next line."
    if len(braces.names) != 1 or braces.names[0] not in kinds or braces.ids:
        return _known(kinds, f'"{leaf.text[:40]}" is no fence known here.')
    wanted = kinds[braces.names[0]]
    codes = tuple(braces.values.get("audience", "").split())
    if set(braces.values) != set(wanted):
        return f".{braces.names[0]} takes {' and '.join(wanted) or 'no value'}. Write it like that."
    if wanted and (not codes or any(code not in audiences.CODES for code in codes)):
        return f'"{" ".join(codes)}" is no audience. Use one or more of: {_AUDIENCES}.'
    return _Open(braces.names[0], codes, leaf.spans[0], [])


def _shut(source: str, leaf: Leaf, stack: list[_Open], problems: list[Problem]) -> None:
    if len(stack) == 1:
        problems.append(Problem(*leaf.spans[0], _CLOSES_NOTHING))
        return
    opened = stack.pop()
    block = Block(
        opened.kind,
        opened.audiences,
        _line_start(source, opened.line[0]),
        _next_line(source, opened.line[1]),
        _line_start(source, leaf.start),
        _next_line(source, leaf.start),
        tuple(opened.children),
    )
    stack[-1].children.append(block)


def _cards_without_heading(blocks: tuple[Block, ...], leaves: tuple[Leaf, ...]) -> list[Problem]:
    headings = [leaf.start for leaf in leaves if leaf.kind == "heading"]
    return [
        Problem(block.start, block.inner_start, _CARD_WITHOUT_HEADING)
        for outer in blocks
        for block in outer.walk()
        if block.kind in CARE
        and not any(block.inner_start <= start < block.inner_end for start in headings)
    ]


def _line_start(source: str, offset: int) -> int:
    return source.rfind("\n", 0, offset) + 1


def _next_line(source: str, offset: int) -> int:
    found = source.find("\n", offset)
    return len(source) if found == -1 else found + 1


def _known(kinds: Mapping[str, tuple[str, ...]], trouble: str) -> str:
    forms = [
        f"{FENCE} {{.{kind}{''.join(f' {name}=…' for name in wanted)}}}"
        for kind, wanted in kinds.items()
    ]
    return f"{trouble} Write one of: {', '.join(forms)}."


_AUDIENCES = ", ".join(audiences.CODES)
_UNCLOSED = "This fence is not closed. Put ::: on a line of its own after its last line."
_CLOSES_NOTHING = "This ::: closes nothing. Remove it, or open a fence before it."
_TOO_DEEP = "Fences stand too deep in one another. Close one first."
_CARD_WITHOUT_HEADING = (
    "This care card has no heading. Begin it with one: ### Call your doctor today if."
)
