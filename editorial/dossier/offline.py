"""Check a dossier with Python alone: `python3 check_dossier.py dossier.json`.

This script imports nothing but Python's standard library and asks nobody: copy it anywhere. It
says whether the file is, to the byte, what was exported; whether every digest fits the text it was
taken of; and whether those who signed were enough, were entitled, and signed exactly this text.

What it cannot say: that the export itself was honest. For that compare the digest it prints, and
the line of the record it names, with what the publisher's site and exported checkpoints say.
"""

import hashlib
import json
import sys
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

FORMAT = "imprimatur/dossier/1"
CONTENT = "imprimatur/content/1"
SIGN_OFF = "imprimatur/sign-off/1"
STANDING = "imprimatur/standing/1"
PUBLICATION = "imprimatur/publication/1"
PAGE = "imprimatur/page/1"
AUDIT = "imprimatur/audit/1"


def canonical(value: Any) -> bytes:
    """Return canonical JSON (RFC 8785) of a value without fractions."""
    return json.dumps(
        _ordered(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False
    ).encode("utf-8")


def _ordered(value: Any) -> Any:
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return {name: _ordered(value[name]) for name in names}
    if isinstance(value, list):
        return [_ordered(each) for each in value]
    return value


def digest_of(tag: str, encoded: bytes) -> str:
    """Return the SHA-256 of bytes under a tag that says what they are."""
    return hashlib.sha256(tag.encode("ascii") + b"\0" + encoded).hexdigest()


def problems(raw: bytes) -> Iterator[str]:
    """Yield, in words that name the place, everything that does not fit in the bytes of a file."""
    try:
        file = json.loads(raw.decode("utf-8"))
        sections, digests = file["sections"], file["digests"]
        whole = file["digest"]
        given = file["format"]
    except (ValueError, KeyError, TypeError) as trouble:
        yield f"file: it is not a dossier: {trouble}"
        return
    if given != FORMAT:
        yield f"format: it is {given!r}, and this script reads {FORMAT!r}"
        return
    before = 0
    for found in _digests(sections, digests, whole):
        before += 1
        yield found
    if not before and canonical(file) != raw:
        yield f"byte {_first_difference(canonical(file), raw)}: the file is not as it was written"
    try:
        yield from _contents(sections)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as trouble:
        yield f"file: a part of it is missing or not what it should be: {trouble!r}"


def _digests(sections: Any, digests: Any, whole: str) -> Iterator[str]:
    for name in sorted(set(sections) | set(digests)):
        if name not in sections:
            yield f"section {name}: it is gone"
        elif hashlib.sha256(canonical(sections[name])).hexdigest() != digests.get(name):
            yield f"section {name}: it is not what its digest was taken of"
    if digest_of(FORMAT, canonical(digests)) != whole:
        yield "digest: the digest of the whole file does not fit"


def _contents(sections: Any) -> Iterator[str]:
    yield from _snapshots(sections)
    yield from _sign_offs(sections)
    yield from _quorum(sections)
    yield from _pages(sections)
    yield from _record(sections)


def _snapshots(sections: Any) -> Iterator[str]:
    for digest, text in sections["snapshots"].items():
        if digest_of(CONTENT, text.encode("utf-8")) != digest:
            yield f"snapshot {digest[:12]}: its text is not what was frozen"
    if sections["about"]["digest"] not in sections["snapshots"]:
        yield "about: the text of this version is not in the file"
    for row in sections["rounds"]:
        if row["digest"] not in sections["snapshots"]:
            yield f"round {row['number']}: the text that was reviewed is not in the file"


def _sign_offs(sections: Any) -> Iterator[str]:
    rounds = {row["number"]: row for row in sections["rounds"]}
    told = {
        json.loads(line["details"])["record"]
        for line in sections["record"]
        if line["action"] == "sign_off"
    }
    for number, row in enumerate(sections["sign_offs"], start=1):
        name = f"sign-off {number}"
        if digest_of(SIGN_OFF, row["record"].encode("utf-8")) != row["record_digest"]:
            yield f"{name}: its words are not what was signed"
            continue
        record = json.loads(row["record"])
        if (record["decision"], record["digest"]) != (row["decision"], row["digest"]):
            yield f"{name}: decision or digest is not what was signed"
        if row["digest"] != rounds[row["round"]]["digest"]:
            yield f"{name}: it was given on another text"
        contributors = {each["id"] for each in rounds[row["round"]]["contributors"]}
        if record["decision"] == "approve" and record["signer"]["id"] in contributors:
            yield f"{name}: {record['signer']['name']} had a hand in the text"
        if record["signed_at"][:10] > record["signer"]["verified_until"]:
            yield f"{name}: the credential of {record['signer']['name']} had run out"
        if row["record_digest"] not in told:
            yield f"{name}: the record does not tell of it"


def _quorum(sections: Any) -> Iterator[str]:
    for row in sections["rounds"]:
        if row["outcome"] != "approved":
            continue
        given = [
            json.loads(each["record"])
            for each in sections["sign_offs"]
            if each["round"] == row["number"] and each["decision"] == "approve"
        ]
        signers = {record["signer"]["id"]: record for record in given}
        needed = row["asks"]["signers"]
        needed += any(record["interests"].get("held_in") for record in signers.values())
        if len(signers) < needed:
            yield f"round {row['number']}: {len(signers)} approved, and {needed} were needed"
        have = [record["signer"]["specialty"].casefold() for record in signers.values()]
        for specialty in row["asks"]["specialties"]:
            if specialty.casefold() not in have:
                yield f"round {row['number']}: nobody of {specialty} approved"
            else:
                have.remove(specialty.casefold())


def _pages(sections: Any) -> Iterator[str]:
    for digest, page in sections["pages"].items():
        if digest_of(PAGE, page.encode("utf-8")) != digest:
            yield f"page {digest[:12]}: it is not what readers got"
    for row in sections["publications"]:
        name = f"publication {row['sequence']}"
        if digest_of(STANDING, row["standing"].encode("utf-8")) != row["standing_digest"]:
            yield f"{name}: what readers were told is not what was recorded"
        fits = any(
            digest_of(
                PUBLICATION,
                canonical(
                    {
                        "snapshot": snapshot,
                        "standing": row["standing_digest"],
                        "renderer": row["renderer"],
                        "manifest": row["manifest"],
                    }
                ),
            )
            == row["digest"]
            for snapshot in sections["snapshots"]
        )
        if not fits:
            yield f"{name}: its pages are not of a text in this file"
    last = sections["publications"][-1:]
    if last and set(last[0]["manifest"].values()) != set(sections["pages"]):
        yield "pages: they are not those of the last publication"


def _record(sections: Any) -> Iterator[str]:
    before = None
    for line in sections["record"]:
        name = f"line {line['sequence']} of the record"
        told = {key: value for key, value in line.items() if key != "digest"}
        if digest_of(AUDIT, canonical(told)) != line["digest"]:
            yield f"{name}: its words are not what was recorded"
        if before is not None:
            if line["sequence"] <= before["sequence"]:
                yield f"{name}: it is out of order"
            follows = line["sequence"] == before["sequence"] + 1
            if follows and line["previous"] != before["digest"]:
                yield f"{name}: it does not follow the line before it"
        before = line


def _first_difference(one: bytes, other: bytes) -> int:
    return next(at for at, (a, b) in enumerate(zip_longest(one, other)) if a != b)


def summary(raw: bytes) -> str:
    """Return what a sound file says, in a few lines."""
    file = json.loads(raw)
    about = file["sections"]["about"]
    lines = [
        f"Sound: version {about['version']} of {about['article']}, {about['status']}.",
        f"Text:  {about['digest']}",
        f"File:  {file['digest']}",
    ]
    for row in file["sections"]["sign_offs"]:
        record = json.loads(row["record"])
        who = record["signer"]
        lines.append(
            f"{record['decision']}: {who['name']}, {who['profession']}, "
            f"{who['register']} {who['register_number']}, {record['signed_at']}"
        )
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Check the files that are named; 0 where all are sound, 1 where one is not, 2 on misuse."""
    if not arguments:
        sys.stderr.write("Say which file: python3 check_dossier.py dossier.json\n")
        return 2
    bad = 0
    for name in arguments:
        try:
            raw = Path(name).read_bytes()
        except OSError as trouble:
            sys.stderr.write(f"{name}: {trouble.strerror}\n")
            return 2
        found = list(problems(raw))
        for each in found:
            sys.stdout.write(f"NOT SOUND: {each}\n")
        bad += bool(found)
        if not found:
            sys.stdout.write(summary(raw) + "\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
