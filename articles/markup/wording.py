"""What editors are told about marks that cannot be read: the trouble, then the cure."""

UNCLOSED = (
    "This bracket is not closed. Close it with ], or write \\[ for a bracket that marks nothing."
)
ENTITY = "{token} is shown letter by letter. Type the character itself."
STRAY_BRACES = (
    "These braces mark nothing and are shown as text. "
    "Put the words they belong to in [ ] right before them, or write \\{ for a plain brace."
)
SPACE_BEFORE_BRACES = "A space parts the words from their mark. Write ]{#id} without a space."

UNREADABLE_CLAIM = (
    'This claim\'s mark cannot be read: {why}. Write a mark such as {{#claim-id kind="dose"}}.'
)
CLAIM_IN_CLAIM = "A claim stands inside another claim. Close the first before the second begins."

NOT_A_CITATION = (
    "These brackets are not read as a citation. Write [@key, locator], with nothing before the @."
)
CITATION_TOO_LONG = "This citation is too long to be one. Close its bracket after the locator."
MARK_IN_CITATION = "A mark stands inside a citation. Write the citation on its own."

UNREADABLE_ADDRESS = (
    "This link has no readable address. Write [words](address), the address without spaces."
)
ADDRESS_NOT_ALLOWED = (
    "This address is not allowed, and the link is shown as text. Use an address that begins "
    "with https://, http://, mailto: or /, or a #claim-… or #section-… of this page."
)
MARK_IN_LINK = "A link or citation stands inside a link. Put it behind the link."
IMAGE_WITHOUT_ADDRESS = "This image has no address. Write ![what it shows](address)."
DECORATIVE_WITH_WORDS = (
    "This image is described and called decorative. Take out the description, or {.decorative}."
)
MARK_IN_DESCRIPTION = "An image's description holds a mark. Describe the image in plain words."
