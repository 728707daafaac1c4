"""What thieves know is refused, found where it lies."""

import hashlib

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from editorial.identity.passwords import is_listed
from editorial.system_checks import check_breached_passwords

STOLEN = "correct horse battery staple"


def lines_of(passwords, ends="\n"):
    hashes = sorted(hashlib.sha1(each.encode()).hexdigest().upper() for each in passwords)
    return "".join(f"{each}:{number**3 + 1}{ends}" for number, each in enumerate(hashes)).encode()


@pytest.fixture
def listed(tmp_path, settings):
    def put(*passwords, ends="\n"):
        path = tmp_path / "breached.txt"
        path.write_bytes(lines_of(passwords, ends))
        settings.BREACHED_PASSWORDS = str(path)
        return path

    return put


@hypothesis_settings(max_examples=50)
@given(
    inside=st.sets(st.text(max_size=12), max_size=40),
    outside=st.sets(st.text(max_size=12), max_size=10),
    ends=st.sampled_from(["\n", "\r\n"]),
    last=st.booleans(),
)
def test_every_listed_password_is_found_and_no_other(inside, outside, ends, last, tmp_path_factory):
    path = tmp_path_factory.mktemp("list") / "list.txt"
    lines = lines_of(inside, ends)
    path.write_bytes(lines if last else lines.rstrip())

    assert all(is_listed(each, path) for each in inside)
    assert not any(is_listed(each, path) for each in outside - inside)


def test_a_long_list_is_not_read_whole(listed, monkeypatch):
    path = listed(*(f"password {number}" for number in range(20_000)))
    reads = []
    whole = type(path).open

    def counting(self, *args):
        file = whole(self, *args)
        readline = file.readline

        class Counting:
            def __enter__(self):
                return self

            def __exit__(self, *_):
                file.close()

            def readline(self):
                reads.append(1)
                return readline()

            seek, tell = file.seek, file.tell

        return Counting()

    monkeypatch.setattr(type(path), "open", counting)

    assert is_listed("password 777", path)
    assert len(reads) <= 2 * 21


def test_a_stolen_password_is_refused_in_words(listed):
    listed(STOLEN)

    with pytest.raises(ValidationError, match="stolen from some site before"):
        validate_password(STOLEN)
    validate_password(STOLEN + " and more")


def test_without_a_list_djangos_own_still_refuses_common_ones(settings):
    settings.BREACHED_PASSWORDS = ""

    validate_password(STOLEN)
    with pytest.raises(ValidationError, match="too common"):
        validate_password("qazwsxedcrfv")


def test_a_list_that_cannot_be_read_lets_no_password_pass(settings, tmp_path):
    settings.BREACHED_PASSWORDS = str(tmp_path / "gone.txt")

    with pytest.raises(ValidationError, match="cannot be read"):
        validate_password(STOLEN)
    assert [each.id for each in check_breached_passwords(None)] == ["editorial.E003"]


def test_a_list_that_is_there_needs_no_remark(listed):
    listed(STOLEN)

    assert check_breached_passwords(None) == []
