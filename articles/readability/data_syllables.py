"""Words that the rules of syllables.py count wrongly, with their syllables as spoken.

Plurals follow from their singular and need no line.
"""

_LISTED = """
1: aches choice deep deer league moist plague plaque rogue sea tea tongue voice waist
2: acne beating beyond bluish business carriage centre colleague deeper deeply evening fashion
2: fatigue fluid genius giant headaches heating herpes layer loyal marriage maybe mayor naked
2: player poem premier prism quiet rhythm royal science senior spasm sweating technique tire
2: tired treated treating union unique vacuum william
3: acquire acquired aliens aorta aortic aphasia autism axial behavior behaviour cereal cochlear
3: convenience creative creator defeated desire dwarfism dysplasia easier easiest element
3: employee employer entire everyday everyone everything everywhere familiar influence inspired
3: likelihood linear loneliness miscarriage mistreated moreover myelin nuclear nuclei nutrient
3: opinion pancreas parliament pneumonia poetry quieter quietly reappear recipe repeated
3: repeating rheumatic scientist suicide syncope tourism tracheal untreated vegetable vitreous
4: aneurysm angiogram botulism caesarean coenzyme complementary criticism cutaneous embolism
4: everybody february healthily influenza ingredient laboratory laryngeal mechanism organism
4: pancreatic pessimism realistic scientific societies spontaneous
5: archaeology astigmatism coagulation creativity esophageal metabolism neuroscientist
5: oesophageal parkinsonism percutaneous peritoneal pituitary radioactive spontaneously
5: subcutaneous
6: eosinophilic osteoarthritis
"""

SPOKEN: dict[str, int] = {
    word: int(count)
    for count, words in (line.split(": ") for line in _LISTED.strip().splitlines())
    for word in words.split()
}
