"""A dossier is checked far from the system, and one byte that differs is found."""

import json
import random
import shutil
import subprocess
import sys
from datetime import timedelta

import pytest

from articles.models import Snapshot
from articles.status import Status
from editorial.actions.publish import publish
from editorial.dossier import offline
from editorial.dossier.collect import sections
from editorial.dossier.file import encode
from tests.factories import NOW, edited, submitted, version_at

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


@pytest.fixture(scope="module")
def _built(standing):
    return standing(build)


@pytest.fixture
def dossier(db, _built) -> bytes:
    """The dossier of a version that was approved and that readers get."""
    return _built()


def build():
    version = version_at(Status.APPROVED)
    publish(article=version.article, at=NOW)
    version.refresh_from_db()
    return encode(sections(version, at=LATER))


def changed(raw: bytes, **sections_changed) -> bytes:
    """Return the file as somebody would forge it who knows how the digests are made."""
    file = json.loads(raw)
    return encode({**file["sections"], **sections_changed})


def test_the_script_runs_on_bare_python_and_says_what_was_signed(dossier, tmp_path):
    script = shutil.copy(offline.__file__, tmp_path / "check_dossier.py")
    (tmp_path / "dossier.json").write_bytes(dossier)

    done = subprocess.run(
        [sys.executable, "-I", "-S", script, "dossier.json"],
        cwd=tmp_path,
        env={},
        capture_output=True,
        check=False,
        text=True,
    )

    assert done.stderr == ""
    assert done.returncode == 0
    assert "Sound: version 1 of article-" in done.stdout
    assert done.stdout.count("approve: Dr ") == 2


def test_it_spells_a_file_as_the_product_does(dossier):
    assert offline.canonical(json.loads(dossier)) == dossier


def test_any_one_byte_that_differs_is_found_and_placed(dossier):
    chosen = random.Random(7)  # which bytes are tried, no secret
    places = chosen.sample(range(len(dossier)), 60) + [0, 1, len(dossier) - 2, len(dossier) - 1]
    for place in places:
        for other in (dossier[place] ^ 1, dossier[place] ^ 32):
            forged = dossier[:place] + bytes([other]) + dossier[place + 1 :]
            found = list(offline.problems(forged))
            assert found, f"byte {place} of {len(dossier)}"
            assert ":" in found[0]


@pytest.mark.parametrize("forge", [b" ", b"\n"])
def test_a_space_that_was_added_is_found(dossier, forge):
    found = list(offline.problems(dossier + forge))

    assert found == [f"byte {len(dossier)}: the file is not as it was written"]


def sign_offs_of(raw, change):
    rows = json.loads(raw)["sections"]["sign_offs"]
    change(rows)
    return changed(raw, sign_offs=rows)


def forge_text(raw):
    texts = json.loads(raw)["sections"]["snapshots"]
    return changed(raw, snapshots={k: v.replace("1 mg", "9 mg") for k, v in texts.items()})


def forge_name(raw):
    return sign_offs_of(
        raw, lambda rows: rows[0].update(record=rows[0]["record"].replace("Dr ", "Prof "))
    )


def forge_quorum(raw):
    return sign_offs_of(raw, lambda rows: rows.pop())


def forge_line(raw):
    lines = json.loads(raw)["sections"]["record"]
    lines[1]["actor_name"] = "Somebody Else"
    return changed(raw, record=lines)


def forge_order(raw):
    lines = json.loads(raw)["sections"]["record"]
    lines[1], lines[2] = lines[2], lines[1]
    return changed(raw, record=lines)


def forge_page(raw):
    pages = json.loads(raw)["sections"]["pages"]
    first = next(iter(pages))
    return changed(raw, pages={**pages, first: pages[first] + "<!-- -->"})


def forge_contributor(raw):
    rounds = json.loads(raw)["sections"]["rounds"]
    signer = json.loads(json.loads(raw)["sections"]["sign_offs"][0]["record"])["signer"]
    rounds[0]["contributors"].append({"id": signer["id"], "name": signer["name"]})
    return changed(raw, rounds=rounds)


@pytest.mark.parametrize(
    ("forge", "said"),
    [
        (forge_text, "its text is not what was frozen"),
        (forge_name, "sign-off 1: its words are not what was signed"),
        (forge_quorum, "round 1: 1 approved, and 2 were needed"),
        (forge_line, "line 2 of the record: its words are not what was recorded"),
        (forge_order, "it is out of order"),
        (forge_page, "it is not what readers got"),
        (forge_contributor, "had a hand in the text"),
    ],
)
def test_a_forger_who_makes_new_digests_is_found_all_the_same(dossier, forge, said):
    found = list(offline.problems(forge(dossier)))

    assert any(said in each for each in found), found


@pytest.mark.parametrize("raw", [b"", b"{}", b"[]", b"null", b'{"format": "x"}', b"\xff"])
def test_what_is_no_dossier_is_said_to_be_none(raw):
    assert next(iter(offline.problems(raw))).startswith("file: it is not a dossier")


def test_the_second_version_brings_what_it_was_compared_with(dossier):
    first = Snapshot.objects.get()
    article = edited(first.article, question="Can low vitamin B12 weaken your legs?")
    version = submitted(article)

    found = sections(version, at=LATER)

    assert set(found["snapshots"]) == {first.digest, version.snapshot.digest}
    assert found["rounds"][0]["compared_with"] == {"version": 1, "digest": first.digest}
    assert list(offline.problems(encode(found))) == []
