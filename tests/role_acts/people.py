"""Who asks: everybody who could, by name, and the sets in which the table says who may."""

NOBODY: frozenset[str] = frozenset()
AUTHOR = frozenset({"author"})
# "owner" wrote the article, "editor" has nothing to do with it.
EDITORS = frozenset({"owner", "editor"})
# "asked" is asked to review every round, "unasked" is not; neither wrote a word. "writer" is of
# the board and did; the credential of "lapsed" has run out.
SIGNERS = frozenset({"asked", "unasked", "chair"})
BOARD = SIGNERS | {"writer", "lapsed"}
CHAIR = frozenset({"chair"})
ADMINISTRATOR = frozenset({"administrator"})

WRITERS = AUTHOR | EDITORS
STAFF = WRITERS | BOARD | ADMINISTRATOR
LEADS = EDITORS | CHAIR
COMMENTING = WRITERS | BOARD

# Nobody of these may see anything of the staff's: no account, an account without a role, one that
# was switched off with its session still there, and one with Django's own rank and no role.
STRANGERS = frozenset({"anonymous", "nobody", "gone", "superuser"})
EVERYBODY = STAFF | STRANGERS
