"""From content that was frozen back to a draft: to be compared, restored or written as a file.

Pure: the inverse of assemble for what an editor writes. Disclaimers and terms are the site's.
"""

from articles.content import Content
from articles.draft import Draft, Evidence


def thaw(content: Content) -> Draft:
    """Return what an editor had written when this was frozen."""
    written = {name: getattr(content, name) for name in Draft.model_fields if name != "evidence"}
    return Draft(
        **written,
        evidence=tuple(
            Evidence(
                claim=claim.id,
                reference=citation.reference,
                locator=citation.locator,
                quote=citation.quote,
                stance=citation.stance,
            )
            for claim in content.claims
            for citation in claim.citations
        ),
    )
