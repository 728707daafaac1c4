"""What notices are called and what they make of a source."""

from typing import get_args

from references.notice_kinds import EFFECT, REOPENS, STATUSES, WORDS, NoticeKind, Status


def test_every_kind_has_a_word_and_an_effect():
    kinds = set(get_args(NoticeKind))

    assert kinds == set(WORDS) == set(EFFECT)
    assert set(EFFECT.values()) == set(STATUSES) == set(get_args(Status))


def test_a_reinstatement_an_addendum_and_a_new_edition_reopen_nothing():
    assert not {"reinstatement", "addendum", "clarification", "new-edition", "new-version"} & {
        kind for kind, status in EFFECT.items() if status in REOPENS
    }
