"""What a register would add or change is shown, and only what was chosen is taken."""

from references.lookup.offers import Offer, offers, taken

HERE = {
    "type": "article-journal", "title": "Weak legs", "issued": {"date-parts": [[2011]]},
    "author": [{"family": "Puri", "given": "V"}], "note": "Ours", "DOI": "10.1000/legs",
}  # fmt: skip
THERE = {
    "type": "article-journal", "title": "WEAK LEGS.", "issued": {"date-parts": [[2011, 5]]},
    "author": [{"family": "Puri", "given": "V"}, {"literal": "The Legs Group"}], "volume": "7",
    "note": "Theirs", "URL": "http://dx.doi.org/10.1000/legs", "keyword": "legs",
}  # fmt: skip


def test_what_differs_is_offered_in_words():
    assert offers(HERE, THERE) == [
        Offer("author", "Authors", "Puri V", "Puri V, The Legs Group"),
        Offer("issued", "Date", "2011", "2011-05"),
        Offer("volume", "Volume", "", "7"),
    ]
    assert [one.adds for one in offers(HERE, THERE)] == [False, False, True]


def test_an_equal_record_offers_nothing():
    assert offers(HERE, HERE) == []
    assert offers(HERE, {}) == []


def test_only_what_was_chosen_is_taken():
    whole = taken(HERE, THERE, ["volume", "note", "custom", "nonsense"])

    assert whole == {**HERE, "volume": "7"}


def test_strange_values_are_words_too():
    odd = {"title": 7, "author": ["x", {}, {"given": "A"}], "issued": {"date-parts": [["x"]]},
           "volume": {"a": 1}}  # fmt: skip

    assert [one.field for one in offers({}, odd)] == ["title", "author"]
