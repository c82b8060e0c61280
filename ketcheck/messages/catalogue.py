"""Every sentence in the language of the user; English stands in the code, as gettext has it.

A sentence is looked up when it is shown and not when its module is loaded, so that a language can
be chosen while the program runs. Tables of sentences mark them with `marked` and look them up
later.
"""

from gettext import GNUTranslations, NullTranslations, translation
from pathlib import Path

from ketcheck.resources import resource

DOMAIN = "ketcheck"
PSEUDO = "pseudo"
"""A language for tests: each sentence stands in brackets, so that one without them shows."""


class _Pseudo(NullTranslations):
    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


class _Catalogue:
    def __init__(self) -> None:
        self.language = "en"
        self.translations: NullTranslations | GNUTranslations = NullTranslations()


_in_use = _Catalogue()


def use_language(language: str) -> None:
    """Show sentences in that language from now on; English where there is no catalogue of it."""
    _in_use.language = language
    if language == PSEUDO:
        _in_use.translations = _Pseudo()
    else:
        folder = Path(str(resource("messages")))
        _in_use.translations = translation(DOMAIN, folder, [language], fallback=True)


def language_in_use() -> str:
    """Code of the language that sentences are shown in."""
    return _in_use.language


def _(sentence: str) -> str:
    """Look up a sentence; what it leaves open is filled in with `format` afterwards."""
    return _in_use.translations.gettext(sentence)


def counted(one: str, many: str, count: int) -> str:
    """Look up a sentence by how many there are, and fill in the `{count}`."""
    return _in_use.translations.ngettext(one, many, count).format(count=count)


def marked(sentence: str) -> str:
    """Mark a sentence of a table for translation; it is looked up where it is shown."""
    return sentence
