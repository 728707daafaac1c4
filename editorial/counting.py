"""Numbers of things in words."""


def counted(number: int, one: str, many: str = "") -> str:
    """Return "1 article", "3 articles"; `many` where an s does not make it."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"
