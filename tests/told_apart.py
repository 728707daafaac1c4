"""Two sources that somebody told apart, for tests that ask every address."""

from references.models import Apart, Reference
from tests.factories import NOW, make_user


def told_apart(one: int) -> Apart:
    """Tell a source apart from another one; the other is made."""
    other = Reference.objects.create(
        key="told-apart", kind="other", csl={"title": "Another"}, title="Another",
        created_at=NOW, updated_at=NOW,
    )  # fmt: skip
    return Apart.objects.create(
        one_id=one, other=other, reason="A letter.", by=make_user(), by_name="E. Ditor", at=NOW
    )


def another_source() -> int:
    """Make a source that nobody told apart from any."""
    return Reference.objects.create(
        key="another", kind="other", csl={"title": "One more"}, title="One more", created_at=NOW,
        updated_at=NOW,
    ).pk  # fmt: skip
