"""Saying yes to what a setting reaches, as a person does: look at it, then confirm it."""

from typing import Any

from tests.editorial.form_reader import form_on


def said_yes(client: Any, address: str, typed: dict[str, Any], **more: Any) -> Any:
    """Type into a setting's form, look at what it reaches, and confirm that.

    `meanwhile` is called between the two.
    """
    meanwhile = more.pop("meanwhile", None)
    asked = client.post(address, typed)
    if meanwhile:
        meanwhile()
    return client.post(address, {**form_on(asked, "confirmed"), **more})
