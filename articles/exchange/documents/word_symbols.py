"""Characters of symbol fonts, which a document stores as numbers in that font.

From the font's own table (Adobe Symbol encoding). A "≥" typed by a symbol font must not become
another sign or none: what is not known is shown as U+FFFD and told.
"""

_SYMBOL = {
    0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB0: "°", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈",
    0xA5: "∞", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xAB: "↔", 0xB7: "•", 0xD6: "√",
    0xB6: "∂", 0xE5: "∑", 0xA2: "′", 0xB2: "″", 0xD7: "⋅", 0xBA: "≡", 0x7E: "∼", 0x40: "≅",
    0x61: "α", 0x62: "β", 0x63: "χ", 0x64: "δ", 0x65: "ε", 0x66: "φ", 0x67: "γ", 0x68: "η",
    0x6B: "κ", 0x6C: "λ", 0x6D: "μ", 0x6E: "ν", 0x70: "π", 0x71: "θ", 0x72: "ρ", 0x73: "σ",
    0x74: "τ", 0x77: "ω", 0x78: "ξ", 0x79: "ψ", 0x7A: "ζ", 0x44: "Δ", 0x47: "Γ", 0x53: "Σ",
    0x57: "Ω", 0x46: "Φ", 0x50: "Π", 0x51: "Θ", 0x4C: "Λ", 0x59: "Ψ",
}  # fmt: skip
_SAME = {number: chr(number) for number in (*range(0x20, 0x40), 0x5B, 0x5D, 0x7B, 0x7C, 0x7D)}
_DINGS = {0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xA8: "☐", 0x6F: "☐", 0xE0: "→", 0xDF: "←", 0xE8: "→"}
_TABLES = {"symbol": _SAME | _SYMBOL, "wingdings": _DINGS}
UNKNOWN = "\ufffd"
_PRIVATE = range(0xF000, 0xF100)


def symbol(font: str, code: str) -> str:
    """Return the character with this number, in hexadecimal, in a symbol font."""
    try:
        number = int(code, 16)
    except ValueError:
        return UNKNOWN
    if number in _PRIVATE:
        number -= 0xF000
    elif number > 0xFF:
        return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else UNKNOWN
    return _TABLES.get(font.lower(), {}).get(number, UNKNOWN)


def in_font(text: str, font: str) -> str:
    """Return the words of a run in its font: letters of a symbol font are other characters."""
    table = _TABLES.get(font.lower())
    private = any(ord(character) in _PRIVATE for character in text)
    if table is None and not private:
        return text
    table = table if table is not None else _TABLES["symbol"]
    return "".join(
        table.get(number - 0xF000, UNKNOWN) if (number := ord(character)) in _PRIVATE else character
        for character in text
    )
