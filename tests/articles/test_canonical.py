"""One value has one spelling, and a digest says what it is the digest of (I1)."""

import hashlib
import json

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from articles import canonical

TAGS = [value for name, value in vars(canonical).items() if name.isupper()]
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("abXYZ09_", max_size=4), inner, max_size=3)
    ),
    max_leaves=8,
)


def test_a_digest_is_sha256_over_tag_zero_byte_and_canonical_json_i1():
    spelled = b'imprimatur/content/1\x00{"a":"caf\xc3\xa9","b":[1,true,null]}'

    found = canonical.digest(canonical.CONTENT, {"b": [1, True, None], "a": "café"})

    assert found == hashlib.sha256(spelled).hexdigest()


@given(values)
def test_the_spelling_is_that_of_the_standard_librarys_json_i1(value):
    expected = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))

    assert canonical.encode(value) == expected.encode()


@given(values)
def test_what_was_spelled_can_be_read_i1(value):
    assert canonical.decode(canonical.encode(value).decode()) == value


@given(values, values)
def test_different_values_have_different_spellings_i1(one, other):
    assert (canonical.encode(one) == canonical.encode(other)) == (
        json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
    )


@given(st.dictionaries(st.text("abcXYZ", min_size=1, max_size=3), st.integers(0, 9), max_size=6))
def test_the_order_of_keys_does_not_matter_i1(value):
    turned = dict(reversed(value.items()))

    assert canonical.encode(turned) == canonical.encode(value)


def test_every_kind_of_digest_has_a_tag_of_its_own_i1():
    assert len(set(TAGS)) == len(TAGS) >= 8
    assert len({canonical.digest(tag, {"same": "value"}) for tag in TAGS}) == len(TAGS)


@given(st.sampled_from(TAGS), st.sampled_from(TAGS), st.binary(max_size=8), st.binary(max_size=8))
def test_no_value_of_one_kind_passes_for_another_kind_i1(tag, other, one, two):
    assert (canonical.digest_bytes(tag, one) == canonical.digest_bytes(other, two)) == (
        (tag, one) == (other, two)
    )


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 2**60, "\ud800", b"bytes", {1: 2}])
def test_what_json_cannot_say_exactly_is_refused_i31(value):
    with pytest.raises((rfc8785.CanonicalizationError, UnicodeEncodeError)):
        canonical.encode(value)
