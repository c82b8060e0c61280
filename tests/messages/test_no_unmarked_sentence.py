"""Every sentence of the window is one that a catalogue can hold."""

from pathlib import Path
from typing import Final

import pytest

import ketcheck
import ketcheck.ui
from tests.messages.literals import looked_up_unseen, marked_names, unmarked

WINDOW: Final = Path(ketcheck.ui.__path__[0])
PROGRAM: Final = Path(ketcheck.__path__[0])
ALLOWED: Final = {
    "appearance/theme.py": {
        "Noto Sans Arabic": "the name of a font",
        "Noto Emoji": "the name of a font",
        "Fusion": "the name of a style of Qt",
    },
    "help/about.py": {
        "Apache License 2.0": "the name of a license",
        "Atkinson Hyperlegible Next, Noto Sans Arabic, Noto Emoji. SIL Open Font License 1.1": (
            "names of fonts and of a license"
        ),
        "Python, Qt for Python (LGPL 3), SQLCipher (BSD), PDFium (BSD), Typst (Apache 2.0), "
        "Argon2, Pydantic (MIT), Peewee (MIT), zxcvbn (MIT)": "names of parts and of licenses",
        ", Qt ": "the name of a part",
        "ketcheck ": "the name of the program",
    },
    "printing/pdf.py": {"Keywords": "the name of a part of a PDF"},
    "records/records_screen.py": {"ask first": "what is typed in the field to find in"},
    "records/records_table.py": {"Entered in error": "words of before, replaced where shown"},
    "settings/report.py": dict.fromkeys(
        ("Qt ", " on ", "screen ", " at ", "text size ", ", colors "),
        "of the report for support, which is written in English",
    ),
    "shell/header.py": {"Aa": "the sign of the text size"},
    "shell/screen_saver.py": {"Lock": "the name of a signal on D-Bus"},
    "shell/sleeping.py": {"Inhibit": "the name of a method on D-Bus"},
}
"""What may stand in the window as it stands in the code, and why."""


def test_no_sentence_of_the_window_is_unmarked() -> None:
    allowed = {(file, words) for file, some in ALLOWED.items() for words in some}
    for file, some in ALLOWED.items():
        for words, why in some.items():
            print(f"allowed in {file}: {words!r}, {why}")  # noqa: T201 - shown where it fails
    found = {
        (file.relative_to(WINDOW).as_posix(), one.words): one.line
        for file in sorted(WINDOW.rglob("*.py"))
        for one in unmarked(file.read_text("utf-8"))
    }
    faults = [f"{place[0]}:{found[place]}: {place[1]!r}" for place in found.keys() - allowed]
    assert not faults, "\n".join(sorted(faults))
    assert allowed <= found.keys(), "what the code does not say needs no leave"


def test_what_is_looked_up_can_be_held_by_a_catalogue() -> None:
    elsewhere = marked_names(PROGRAM)
    found = [
        f"{file.relative_to(WINDOW)}:{one.line}: _({one.words})"
        for file in sorted(WINDOW.rglob("*.py"))
        for one in looked_up_unseen(file.read_text("utf-8"), elsewhere)
    ]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        "Words('Start a check')",
        "Words('Saved.')",
        "Words('&Close')",
        "Words(f'after {time}')",
        "Words(f'{worst} of 10')",
        "def show(words: str = 'Nothing yet'): ...",
    ],
)
def test_an_unmarked_sentence_is_found(code: str) -> None:
    assert list(unmarked(code))


@pytest.mark.parametrize(
    "code",
    [
        "Words(_('Start a check'))",
        "TITLE = marked('Start a check')",
        "counted('{count} check', '{count} checks', n)",
        "'''What the module is for.'''",
        "field.setObjectName(f'{name}-fault')",
        "class Sign(StrEnum):\n    DUE = 'dashed clock'",
        "def act(one: 'Callable[..., None]') -> 'Flow': ...",
    ],
)
def test_what_is_marked_or_never_shown_is_left(code: str) -> None:
    assert not list(unmarked(code))


@pytest.mark.parametrize(
    "code", ["_(f'after {time}')", "_('Saved ' + day)", "_('a {b}'.format(b=1))", "T = 'x'\n_(T)"]
)
def test_a_look_up_that_no_catalogue_can_answer_is_found(code: str) -> None:
    assert list(looked_up_unseen(code, set()))


@pytest.mark.parametrize("code", ["_('Saved')", "T = marked('x')\n_(T)", "_(T)", "_(words)"])
def test_a_look_up_of_what_is_marked_is_left(code: str) -> None:
    assert not list(looked_up_unseen(code, {"T"}))
