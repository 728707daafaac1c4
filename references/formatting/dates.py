"""Days as the styles print them."""

from references.formatting.fields import Csl, parts_of_date

_MONTHS = (
    "January February March April May June July August September October November December"
).split()


def year(csl: Csl, name: str = "issued") -> str:
    """Return the year, "" when it is not known."""
    parts = parts_of_date(csl, name)
    return str(parts[0]) if parts else ""


def day(csl: Csl, name: str) -> str:
    """Return the date as exactly as it is known: "January 6, 2026", "January 2026", "2026"."""
    parts = parts_of_date(csl, name)
    if len(parts) == 3:
        return f"{_MONTHS[parts[1] - 1]} {parts[2]}, {parts[0]}"
    if len(parts) == 2:
        return f"{_MONTHS[parts[1] - 1]} {parts[0]}"
    return str(parts[0]) if parts else _words(csl, name)


def is_full(csl: Csl, name: str) -> bool:
    """Return whether year, month and day are known."""
    return len(parts_of_date(csl, name)) == 3


def year_first(csl: Csl, name: str, exact: int = 3) -> str:
    """Return "2026 Jan 6", or less of it: `exact` is how many of its parts are wanted."""
    parts = parts_of_date(csl, name)[:exact]
    if not parts:
        return _words(csl, name)
    month = [_MONTHS[parts[1] - 1][:3]] if len(parts) > 1 else []
    return " ".join([str(parts[0]), *month, *(str(part) for part in parts[2:])])


def _words(csl: Csl, name: str) -> str:
    said = csl.get(name)
    return str(said.get("literal", "")) if isinstance(said, dict) else ""
