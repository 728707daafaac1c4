"""What an installation is told about itself before it goes live."""

import pytest

from editorial import system_checks


@pytest.mark.parametrize(
    ("library", "said"), [("libpango-1.0.so.0", []), (None, ["editorial.W002"])]
)
def test_a_machine_that_cannot_make_pdfs_says_so(monkeypatch, library, said):
    monkeypatch.setattr(system_checks, "find_library", lambda name: library)

    assert [each.id for each in system_checks.check_pango(None)] == said
