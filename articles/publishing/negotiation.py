"""What a request says of the form it wants an answer in: read as RFC 9110 has it."""


def takes_gzip(accept_encoding: str) -> bool:
    """Return whether the sender of this Accept-Encoding takes gzip, and not something else rather.

    What cannot be read counts as a no: everybody can read what is not compressed.
    """
    weights: dict[str, float] = {}
    for part in accept_encoding.split(","):
        name, *parameters = (each.strip().casefold() for each in part.split(";"))
        weights[name] = _weight(parameters)
    gzip = max(weights.get("gzip", -1.0), weights.get("x-gzip", -1.0))
    if gzip < 0:
        gzip = weights.get("*", 0.0)
    return gzip > 0 and gzip >= weights.get("identity", 0.0)


def _weight(parameters: list[str]) -> float:
    if not parameters:
        return 1.0
    name, _, value = parameters[0].partition("=")
    if name.strip() != "q" or len(parameters) > 1:
        return 0.0
    whole, _, thousandths = value.strip().partition(".")
    digits = whole + thousandths
    if (
        whole not in ("0", "1")
        or len(thousandths) > 3
        or not (digits.isascii() and digits.isdigit())
    ):
        return 0.0
    return min(float(value), 1.0)


def is_known(etag: str, if_none_match: str) -> bool:
    """Return whether the sender of this If-None-Match has what the entity tag names.

    Tags are compared weakly (RFC 9110 §13.1.2): compressed or not, it is the same page.
    """
    if if_none_match.strip() == "*":
        return True
    wanted = etag.removeprefix("W/")
    return any(each.strip().removeprefix("W/") == wanted for each in if_none_match.split(","))
