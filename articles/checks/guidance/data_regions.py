"""Regions: the numbers to call in each, and the words that tie a sentence to one. Pure data."""

from collections.abc import Mapping

# ISO 3166 country (EU for the union): numbers for an emergency, then for urgent advice.
NUMBERS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "GB": (("999", "112", "18000"), ("111", "116 123", "0800 111 999")),
    "IE": (("999", "112"), ("116 123",)),
    "US": (("911",), ("988", "1-800-222-1222", "311")),
    "CA": (("911",), ("811", "988")),
    "AU": (("000", "112"), ("1800 022 222", "13 11 26", "13 11 14")),
    "NZ": (("111",), ("0800 611 116", "0800 764 766")),
    "EU": (("112",), ("116 117", "116 123")),
    "DE": (("112",), ("116 117",)),
    "AT": (("112", "144"), ("1450",)),
    "CH": (("112", "144"), ("145",)),
    "FR": (("112", "15", "18", "114"), ("116 117", "3114")),
    "BE": (("112",), ("1733", "070 245 245")),
    "NL": (("112",), ("113",)),
    "ES": (("112", "061"), ("024",)),
    "PT": (("112",), ("808 24 24 24",)),
    "IT": (("112", "118"), ("116 117",)),
    "SE": (("112",), ("1177",)),
    "NO": (("113", "112"), ("116 117",)),
    "DK": (("112",), ("1813",)),
    "FI": (("112",), ("116 117",)),
    "IS": (("112",), ("1700",)),
    "PL": (("112", "999"), ("800 190 590",)),
    "CZ": (("112", "155"), ()),
    "GR": (("112", "166"), ()),
    "IN": (("112", "108", "102"), ("104", "14416")),
    "PK": (("1122", "115"), ()),
    "CN": (("120",), ("12320",)),
    "HK": (("999", "112"), ()),
    "JP": (("119",), ("#7119", "#8000")),
    "KR": (("119",), ("129",)),
    "SG": (("995",), ("1777",)),
    "MY": (("999",), ()),
    "ZA": (("10177", "112", "084 124"), ("0800 029 999",)),
    "NG": (("112", "199"), ()),
    "KE": (("999", "112", "1199"), ()),
    "IL": (("101", "112"), ()),
    "BR": (("192", "193"), ("136",)),
    "MX": (("911",), ()),
    "AR": (("107", "911"), ()),
}

# Words that say where a statement holds. Letter for letter: "us" is no country.
PLACE_WORDS: Mapping[str, tuple[str, ...]] = {
    "GB": (
        *("UK", "U.K.", "United Kingdom", "Britain", "British", "England", "Scotland", "Wales"),
        *("Northern Ireland", "Großbritannien", "Vereinigten Königreich"),
        *("britisch", "britische", "britischen", "britischer", "britisches"),
    ),
    "US": (
        *("US", "U.S.", "USA", "U.S.A.", "United States", "American", "America"),
        *("Vereinigten Staaten", "amerikanische", "amerikanischen", "amerikanischer"),
    ),
    "EU": (
        *("EU", "European Union", "Europe", "European"),
        *("Europäischen Union", "Europa", "europäische", "europäischen", "europäischer"),
    ),
    "IE": ("Ireland", "Irish"),
    "CA": ("Canada", "Canadian"),
    "AU": ("Australia", "Australian"),
    "NZ": ("New Zealand",),
    "DE": ("Germany", "German", "Deutschland", "deutsche", "deutschen", "deutscher"),
    "AT": ("Austria", "Austrian", "Österreich", "österreichische", "österreichischen"),
    "CH": ("Switzerland", "Swiss", "Schweiz", "Schweizer"),
    "FR": ("France", "French"),
    "JP": ("Japan", "Japanese"),
    "IN": ("India", "Indian"),
}
