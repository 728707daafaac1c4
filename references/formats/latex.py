"""LaTeX in BibTeX files, as plain text: accents, symbols, braces, commands."""

import re
import unicodedata

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323",
    "c": "\u0327", "k": "\u0328", "b": "\u0331",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł",
    "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ",
    "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ",
    "textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘",
    "textquotedblleft": "“", "textquotedblright": "”", "textregistered": "®", "texttrademark": "™",
    "textcopyright": "©", "textdegree": "°", "textasciitilde": "~", "textbackslash": "\\",
    "textunderscore": "_", "ldots": "…", "dots": "…", "textellipsis": "…", "S": "§", "P": "¶",
    "pounds": "£", "euro": "€", "texteuro": "€", "slash": "/", "times": "×", "pm": "±",
    "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "approx": "≈", "sim": "~",
    "rightarrow": "→", "to": "→", "infty": "∞", "cdot": "·", "degree": "°", "circ": "°",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ",
    "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ",
    "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ",
    "Lambda": "Λ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
    "textmu": "μ", "textalpha": "α", "textbeta": "β", "textgamma": "γ",
}  # fmt: skip
_ACCENT = re.compile(
    r"\\(?:([`'^~=.\"])|([uvHckbdr])(?=[\s{\\]))\s{0,3}"
    r"(?:\{\s{0,3}(\\[ij](?![A-Za-z])|[^\W\d_])?\s{0,3}\}|(\\[ij](?![A-Za-z])\s?|[^\W\d_]))"
)
_COMMAND = re.compile(r"\\([A-Za-z]{1,30})\*?(?:\s{1,3}|\{\}|(?![A-Za-z]))")
_WRAPPED = re.compile(r"\{(\\[`'^~=.\"uvHckbdr][^{}]{0,6}(?:\{[^{}]{0,4}\})?[^{}]{0,2})\}")


def plain(source: str) -> str:
    """Return what a reader would see of a piece of LaTeX; unknown commands leave their argument."""
    if "\\" in source:
        source = _WRAPPED.sub(r"\1", source)
        source = _ACCENT.sub(_accent, source)
        source = re.sub(r"\\([&%$#_{}])", _escaped, source)
        source = source.replace("\\\\", " ").replace("\\-", "").replace("\\,", " ")
        source = re.sub(r"\\(?:url|href)\s?(?=\{)", "", source)
        source = _COMMAND.sub(lambda found: _LETTERS.get(found.group(1), ""), source)
        source = source.replace("\\ ", " ").replace("\\/", "")
    source = re.sub(r"(?<!\\)[{}$]", "", source).replace("~", " ")
    source = source.replace("---", "—").replace("``", "“").replace("''", "”")
    for sign, letter in _HELD.items():
        source = source.replace(letter, sign)
    return unicodedata.normalize("NFC", re.sub(r"\s+", " ", source)).strip()


# Escaped braces and dollars wait as private letters while the others are taken away.
_HELD = {sign: chr(0xE000 + place) for place, sign in enumerate("&%$#_{}")}


def _escaped(found: re.Match[str]) -> str:
    return _HELD[found.group(1)]


def _accent(found: re.Match[str]) -> str:
    letter = (found.group(3) or found.group(4) or " ").strip()
    letter = {"\\i": "i", "\\j": "j", "": " "}.get(letter, letter)
    return letter + _ACCENTS[found.group(1) or found.group(2)]
