"""How hard a sentence is to read, with the terms that stand for themselves."""

import re

import textstat

HIGHEST_GRADE = 6

ALLOWED_TERMS = {
    "medicine": "tip 5 is about medicines; no shorter word covers pills, patches and herbs",
    "prescribed": "the word on the label; the question turns on it",
    "prescription": "the same word; “without a prescription” tells what to count",
    "alcohol": "“a drink” can be a glass of water",
    "ketamine": "the drug in the cream, by the name on the label",
    "pharmacist": "whom to ask about a medicine; the word on the door",
    "vitamin": "the word on the jar; it has to be named to be counted",
    "emergency": "what that phone number is called",
    "reaction": "the name of tip 3",
    "education": "“education only” is what such a session is called",
    "medical device": "a fixed term of law in the disclaimer",
}
"""Read as one simple word, each for its reason."""


def sentences_in(text: str) -> list[str]:
    """The sentences of a text, a part before a colon by itself."""
    return [part for part in re.split(r"(?<=[.?!:])\s+", text) if part]


def grade(sentence: str) -> float:
    """Flesch-Kincaid, with allowed terms and filled-in names read as one simple word."""
    terms = "|".join(ALLOWED_TERMS)
    plain = re.sub(rf"\b({terms})s?\b", "pill", sentence, flags=re.IGNORECASE)
    return float(textstat.flesch_kincaid_grade(re.sub(r"\{[\w-]+\}", "now", plain)))
