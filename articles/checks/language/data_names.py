"""Names that carry a capital inside, and the words of people that a text should not use."""

# Written together with a capital inside, on purpose.
CAMEL_CASE = frozenset(
    """
    GeneTests KidsHealth RotaTeq ProstaScint MoyaMoya MedlinePlus PubMed MedWatch WebMD
    GeneReviews GeneReview GenBank HealthCare DailyMed MedTech ClinicalTrials YouTube LinkedIn
    iPhone iPad eBay WhatsApp FaceTime PowerPoint JavaScript LaTeX McDonald McArdle McCune
    McKusick MacDonald MacLeod McLeod DeSanctis DiGeorge DeLange LeFort VanWyk FitzGerald
    OxyContin NovoLog HumaLog NovoRapid NovoSeven GlucaGen EpiPen AeroChamber LifeVac
    HealthWatch MediSense CellCept CoAguChek OptiChamber SonoVue SpeedyCut GlaxoSmithKline
    AstraZeneca BioNTech MiraLax VitaminWater PlosOne PharmGKB OrphaNet UpToDate SciFact
    SafetyNet HealthLine NetDoctor MedDRA SnoMed RxNorm UniProt MyPlate ChooseMyPlate GoodRx
    StatPearls TikTok MyChart HemoCue RespiMat HandiHaler TurboHaler PharmaKinetics WorldCat
    BioMed EndNote DynaMed ClinicalKey DeepMind HealthDirect NovoMix OneStop SinoVac VisionCare
    """.split()
)
NAME_BEGINNINGS = (
    "Mc",
    "Mac",
    "Di",
    "De",
    "Le",
    "La",
    "Fitz",
    "Van",
    "Von",
    "O",
    "Du",
    "Des",
    "St",
)

# Each: the words, as a pattern; what to write.
PEOPLE: tuple[tuple[str, str], ...] = (
    (r"suffer(?:s|ed|ing)?\sfrom|sufferers?", 'Write "has", "with" or "living with".'),
    (
        r"victims?\sof(?!\s(?:\w+\s){0,2}?(?:crimes?|assault|abuse|violence|torture|rape|trafficking|"
        r"war|disasters?|terror\w*|accidents?|bullying|fraud|neglect|domestic|sexual|bombings?|"
        r"attacks?|fires?|poisoning|scams?))|(?:stroke|burn|cancer|aids)\svictims?",
        'Write "people with".',
    ),
    (r"afflicted(?:\s(?:with|by))?|stricken\s(?:with|by)", 'Write "who have" or "with".'),
    (
        r"wheelchair[\s-]bound|(?:confined|bound)\sto\s(?:a|the|their|his|her)\swheelchairs?",
        'Write "who uses a wheelchair".',
    ),
    (
        r"(?:diabetic|epileptic|asthmatic|schizophrenic|autistic|demented|hypertensive|psychotic|"
        r"depressive|anorexic|arthritic|leprous)\s(?:patients?|individuals?|persons?)"
        r"|(?:diabetics|epileptics|schizophrenics|asthmatics|haemophiliacs|hemophiliacs|paraplegics|"
        r"quadriplegics)\b",
        'Name the person first: "people with diabetes".',
    ),
    (
        r"the\selderly(?!\s(?:\w+\s)?(?:care|medicine|ward|team|unit|people|persons?|patients?|"
        r"population|man|woman|lady|gentleman|adults?|men|women|couple|parents?|clinic|service))"
        r"|elderly\spatients|the\s(?:disabled|handicapped|blind|deaf|insane|retarded)"
        r"(?=\s?[.,;:!?]|\s(?:are|have|who|may|can|and|should)\b)",
        'Write "older people", "people aged 65 and over" or "people who are …".',
    ),
    (
        r"mentally\s(?:ill|handicapped|retarded)(?!\s(?:health))|crazy|lunatics?",
        'Write "people with a mental health condition".',
    ),
    (
        r"non-?compliant(?!\s(?:balloons?|lungs?|ventricles?|arter(?:y|ies)|bladders?|vessels?|"
        r"chambers?|stents?|material|pacemakers?|devices?))",
        'Write "did not take the medicine", and why, where it is known.',
    ),
)
