"""A dossier for eyes: its sections with what they spell opened up, as templates take them."""

import json
from collections.abc import Mapping
from typing import Any

from articles.changes.parts import parts
from articles.content import Content
from references.formatting import ama_text


def context(sections: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the page and the print of a dossier show; nothing that the file has not."""
    texts = {
        digest: Content.model_validate_json(text) for digest, text in sections["snapshots"].items()
    }
    content = texts[sections["about"]["digest"]]
    compared = sections["rounds"][-1]["compared_with"] if sections["rounds"] else {}
    before = texts[compared["digest"]] if compared else None
    return {
        **{name: sections[name] for name in ("about", "rounds", "threads", "publications")},
        "record": sections["record"],
        "content": content,
        "compared": compared.get("version"),
        "parts": [p for p in parts(before, content) if p.state not in ("same", "moved")]
        if before
        else [],
        "signatures": [
            {**row, "record": json.loads(row["record"])} for row in sections["sign_offs"]
        ],
        "sources": [
            {"key": reference.key, "words": ama_text(reference.csl, reference.kind)}
            for reference in content.references
        ],
    }
