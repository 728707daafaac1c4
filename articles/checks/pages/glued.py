"""Where two words or lines of a copied page ran into one."""

import re

_GLUED = re.compile(r"(?:\d{4}|(?<![A-Za-z])[A-Z]?[a-z]{3,})(?=([A-Z][a-z]{2,}(?: [a-z]|$)))")
# Names of firms, databases and sites that are written like this.
_NAMES = re.compile(
    r"\b(?:MedlinePlus|UpToDate|PubMed|ClinicalTrials|DailyMed|StatPearls|BioMed|WebMD|DynaMed|"
    r"ClinicalKey|SciFact|AstraZeneca|GlaxoSmithKline|SmithKline|YouTube|LinkedIn|FaceTime|"
    r"WhatsApp|PowerPoint|JavaScript|McDonald|MacDonald|DeepMind|OpenAI|ChatGPT|HealthDirect|"
    r"NovoRapid|NovoMix|NovoLog|HumaLog|OneStop|BioNTech|SinoVac|VisionCare|[A-Z]?[a-z]+Script)\b"
)


def glued(text: str) -> list[str]:
    """Return the words that stand glued in a text: "2026View", "BoardAll"."""
    free = _NAMES.sub(lambda name: " " * len(name[0]), text)
    found = []
    for match in _GLUED.finditer(free):
        start = free.rfind(" ", 0, match.start()) + 1
        end = match.end(1)
        found.append(free[start:end].split(" ")[0])
    return found
