"""HTML as a tree, with the ends that authors leave out put where browsers put them."""

from articles.exchange.hypertext.tokens import RAW, End, Start, tokens
from references.formats.xml_tree import Node

DEEPEST = 80
"""Elements within one another; what is deeper keeps its words and loses its tags."""
_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr frame keygen".split()
)
BLOCKS = frozenset(
    "address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre section summary "
    "table ul li".split()
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# What the start of an element ends, and within which elements it looks for that.
_ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "dir"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "td": (frozenset({"td", "th"}), frozenset({"table", "tr"})),
    "th": (frozenset({"td", "th"}), frozenset({"table", "tr"})),
    "tr": (frozenset({"tr", "td", "th"}), frozenset({"table"})),
    "thead": (frozenset({"thead", "tbody", "tfoot", "tr", "td", "th"}), frozenset({"table"})),
    "tbody": (frozenset({"thead", "tbody", "tfoot", "tr", "td", "th"}), frozenset({"table"})),
    "tfoot": (frozenset({"thead", "tbody", "tfoot", "tr", "td", "th"}), frozenset({"table"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
}
_KEEPS_IN = frozenset({"table", "td", "th", "caption"})
"""An end tag within one of these ends nothing outside it."""
_PARTS_OF_TABLES = frozenset(
    {"table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"},
)


def tree(source: str) -> Node:
    """Return the tree of a piece of HTML, in time that grows with its length."""
    top = Node("", {}, 0)
    path = [top]
    for token in tokens(source):
        if isinstance(token, End):
            _end(path, token.name)
        elif isinstance(token, Start):
            _start(path, token)
        elif token.text:
            path[-1].parts.append(token.text)
    return top


def _start(path: list[Node], token: Start) -> None:
    name = token.name
    if name in _ENDS:
        ended, within = _ENDS[name]
        _pop_to(path, ended, within)
    elif name in BLOCKS:
        _pop_to(path, frozenset({"p"} | (_HEADINGS if name in _HEADINGS else set())), _KEEPS_IN)
    node = Node(name, token.attributes, 0)
    opens = name not in _VOID and (name in RAW or len(path) < DEEPEST)
    if opens or name in _VOID:
        path[-1].parts.append(node)
    if opens:
        path.append(node)


def _end(path: list[Node], name: str) -> None:
    if name == "br":
        path[-1].parts.append(Node("br", {}, 0))
        return
    ended = _HEADINGS if name in _HEADINGS else frozenset({name})
    keeps = frozenset() if name in _PARTS_OF_TABLES else _KEEPS_IN
    _pop_to(path, ended, keeps, outermost=False)


def _pop_to(
    path: list[Node], ended: frozenset[str], within: frozenset[str], *, outermost: bool = True
) -> None:
    """End the elements of these names that are open, as far as the next of `within`."""
    cut = 0
    for place in range(len(path) - 1, 0, -1):
        if path[place].name in ended:
            cut = place
            if not outermost:
                break
        elif path[place].name in within:
            break
    if cut:
        del path[cut:]
