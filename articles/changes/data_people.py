"""Words for whom an instruction is meant: another of them is another patient."""

PEOPLE = frozenset(
    """
    adult adults child children infant infants baby babies newborn newborns neonate neonates
    toddler toddlers teenager teenagers adolescent adolescents woman women man men girl girls boy
    boys male males female females pregnant pregnancy breastfeed breastfeeds breastfeeding elderly
    """.split()
)
