"""Where somebody writes: the text's own field, or the editor that is laid over it."""

from typing import Any

from playwright.sync_api import Locator, Page, expect

WHERE = """() => {
  const focused = document.activeElement;
  const surface = focused.closest(".surface");
  const field = surface?.querySelector("textarea[name]") ?? focused;
  const editor = surface?.querySelector(".ace_editor")?.env.editor;
  const words = editor
    ? editor.getSelectedText()
    : field.value.slice(field.selectionStart, field.selectionEnd);
  return [field.id, words];
}"""

SELECT = """([id, words]) => {
  const field = document.getElementById(id);
  const editor = field.closest(".surface")?.querySelector(".ace_editor")?.env.editor;
  const at = field.value.indexOf(words);
  if (at < 0) throw new Error(`"${words}" is not in ${id}`);
  if (!editor) {
    field.focus();
    field.setSelectionRange(at, at + words.length);
    return;
  }
  const { doc } = editor.session;
  editor.focus();
  editor.selection.setRange({
    start: doc.indexToPosition(at), end: doc.indexToPosition(at + words.length),
  });
}"""


def where(page: Page) -> Any:
    """Return the id of the text's field in which the caret is, and the words selected there."""
    return page.evaluate(WHERE)


def body(page: Page, audience: str = "patient", part: str = "body") -> Locator:
    """Return the field of a text: it holds what is sent, whatever lies over it."""
    return page.locator(f"#id_text-{audience}-{part}")


def surface(page: Page, audience: str = "patient", part: str = "body") -> Locator:
    """Return what stands around a text's field: toolbar, editor, measures."""
    return page.locator(".surface").filter(has=body(page, audience, part))


def wait_for_editor(page: Page, audience: str = "patient", part: str = "body") -> None:
    """Wait until the editor lies over a text."""
    # It comes as half a megabyte of script, which a busy machine reads slowly.
    expect(surface(page, audience, part).locator(".ace_content")).to_be_visible(timeout=20_000)


def select(page: Page, words: str, audience: str = "patient", part: str = "body") -> None:
    """Select these words of a text, the first time that they stand there."""
    page.evaluate(SELECT, [f"id_text-{audience}-{part}", words])
