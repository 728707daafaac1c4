"""The way a medicine is given, under one name for its many wordings."""

from collections.abc import Iterable, Sequence

from articles.facts.tokens import Token, match, phrases

_ROUTES = phrases(
    {
        "intramuscular": "intramuscular,intramuscularly,into a muscle,into the muscle,"
        "into your muscle,into their muscle,in a muscle,in the muscle,into muscle",
        "intravenous": "intravenous,intravenously,into a vein,into the vein,into your vein,"
        "into their vein,in a vein,by drip,through a drip,into the bloodstream",
        "subcutaneous": "subcutaneous,subcutaneously,subcut,subcutaneous injection,"
        "under the skin,under your skin,under their skin,just under the skin,beneath the skin",
        "oral": "by mouth,oral,orally,per os,swallow,swallowed,swallowing",
        "sublingual": "sublingual,sublingually,under the tongue,under your tongue",
        "buccal": "buccal,buccally,inside the cheek,inside your cheek",
        "rectal": "rectal,rectally,into the bottom,into your bottom,into the rectum",
        "vaginal": "vaginal,vaginally,into the vagina,into your vagina",
        "topical": "topical,topically,to the skin,on the skin,on your skin,to your skin",
        "transdermal": "transdermal,transdermally,skin patch,skin patches",
        "inhaled": "inhaled,inhale,by inhalation,inhalation,inhaler,inhalers,nebulised,nebulized,"
        "by nebuliser,by nebulizer",
        "nasal": "intranasal,intranasally,nasal spray,nasal sprays,into the nose,into your nose,"
        "up the nose,up your nose,into each nostril",
        "ocular": "eye drop,eye drops,into the eye,into your eye,in the eye,ophthalmic",
        "aural": "ear drop,ear drops,into the ear,into your ear",
        "intrathecal": "intrathecal,intrathecally,into the spinal fluid",
        "intradermal": "intradermal,intradermally,into the skin",
        "intra-articular": "intra articular,intraarticular,into the joint,into your joint",
        "injection": "injection,injections,inject,injects,injected,injecting,injectable,jab,jabs,"
        "shot in,by needle",
    }
)
_SHORT = {"IM": "intramuscular", "IV": "intravenous", "SC": "subcutaneous", "SQ": "subcutaneous",
          "PO": "oral", "PR": "rectal", "SL": "sublingual", "PV": "vaginal"}  # fmt: skip
# What a medicine comes in hints at the way it is given, but does not say it.
_HINTS = {
    "tablet": "oral", "tablets": "oral", "capsule": "oral", "capsules": "oral", "pill": "oral",
    "pills": "oral", "suppository": "rectal", "suppositories": "rectal", "infusion": "intravenous",
    "patch": "transdermal", "patches": "transdermal", "cream": "topical", "ointment": "topical",
}  # fmt: skip
_ORAL_WHAT = frozenset(
    "cavity health hygiene cancer cancers mucosa ulcer ulcers thrush candidiasis surgery surgeon "
    "sex contact history examination exam lesion lesions tissue tissues soft".split()
)
_NOT_GIVEN = frozenset("site sites drug user users".split())
ANY_INJECTION = "injection"
_INJECTED = frozenset({"intramuscular", "intravenous", "subcutaneous", "intradermal",
                       "intrathecal", "intra-articular"})  # fmt: skip


STARTERS = frozenset({*_ROUTES, *_HINTS, *(short.lower() for short in _SHORT)})
"""Words with which a route can begin, in lower case."""


def read(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Return the route that is named here and the place after its words, or None."""
    token = tokens[at]
    if token.text in _SHORT:
        return _SHORT[token.text], at + 1
    found = match(tokens, at, _ROUTES)
    if found is None:
        return None
    route, end = found
    following = tokens[end].low if end < len(tokens) else ""
    if (route == "oral" and following in _ORAL_WHAT) or following in _NOT_GIVEN:
        return None
    return route, end


def hint(token: Token) -> str:
    """Return the route that a form of medicine hints at: tablets are swallowed."""
    return _HINTS.get(token.low, "")


def fits(one: str, other: str) -> bool:
    """Return whether two routes can be the same: an injection can be one into a muscle."""
    if one == other or not one or not other:
        return True
    return ANY_INJECTION in (one, other) and not _INJECTED.isdisjoint((one, other))


def any_fits(route: str, others: Iterable[str]) -> bool:
    """Return whether one of the other routes can be this one."""
    return any(fits(route, other) for other in others)
