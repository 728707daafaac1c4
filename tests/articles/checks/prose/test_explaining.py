"""Whether a term or an abbreviation is explained where it stands."""

import pytest

from articles.checks.prose.explaining import is_expanded, is_explained


def places(text, term):
    start = text.index(term)
    return text, start, start + len(term)


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        ("the coat (myelin) of nerves", True),
        ("myelin (the coat of nerves)", True),
        ("myelin sheaths (the coats of nerves)", True),
        ("the coat of nerves, called myelin, wears off", True),
        ("the coat of nerves, or myelin, wears off", True),
        ("nerves or myelin wear off", False),
        ("myelin wears off. Myelin is the coat of nerves.", True),
        ("myelin wears off. Nerves are long.", False),
        ("the coat of nerves (myelin sheath, or MS)", True),
        ("myelin transfer—from cell to nerve—is rare", True),
        ("the myelin sheath (MS) layer. The MS layer is the coat of nerves.", True),
        ("a myelin scan (MS): A picture of the coat of nerves.", True),
        ("the myelin sheath (MS) layer. Nerves are long.", False),
        ("the coat of nerves is referred to as myelin", True),
        ("the myelin sheath (MS) and axon tube (AT). MS is the coat of nerves.", True),
        ("a myelin scan is an x-ray of nerves", True),
        ("it may need a myelin repair. In myelin repair, the coat is sewn.", False),
        ("it may need repair of myelin. In nerve myelin, the coat is thick.", True),
        ("a myelin (MY) coat. In MY coats, the fat is thick.", True),
        ('fat and myelin. "Fat" refers to oil. "Myelin" refers to the coat.', True),
        ("fat and myelin wear. Fat is oil. It is soft. Myelin (MY) is a coat of nerves.", True),
        ('weakness or "thin coats" (myelin) may come', True),
        ("myelin of the long nerves (a white coat) may wear off", True),
        ("you may need myelin, or rest. Myelin. The coat of nerves can thin.", True),
        ("myelin wears off", False),
        ("myelin (MY) wears off", False),
        ("loss (myelin, axons and roots) is seen", False),
    ],
)
def test_both_orders_and_definitions_explain(text, explained) -> None:
    assert is_explained(*places(text, "myelin")) is explained


@pytest.mark.parametrize(
    ("text", "expanded"),
    [
        ("methylmalonic acid (MMA)", True),
        ("methylmalonic acid (also called MMA)", True),
        ("MMA (methylmalonic acid)", True),
        ("mean muscle area or MMA", True),
        ("MMA stands for methylmalonic acid", True),
        ("type 1 (MMA-1)", True),
        ("an acid test, also called an MMA", True),
        ("the fluid (the brain fluid or MMA)", True),
        ("also called methyl acid or MMA", True),
        ("tests (e.g. MMA levels)", False),
        ("blood or MMA", False),
        ("MMA is high", False),
    ],
)
def test_expansion_stands_before_or_after(text, expanded) -> None:
    assert is_expanded(*places(text, "MMA")) is expanded
