"""Numbers of things in words."""

from editorial.counting import counted


def test_one_is_one_and_any_other_number_is_many():
    assert [counted(n, "article") for n in (0, 1, 2)] == ["0 articles", "1 article", "2 articles"]
    assert counted(2, "policy", "policies") == "2 policies"
