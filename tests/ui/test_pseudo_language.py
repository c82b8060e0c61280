"""In a language that puts each sentence in brackets, what shows without them is not looked up."""

import re
import tomllib
from collections.abc import Iterator
from typing import Final

import pytest
from house import CONTENT, House
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit

from ketcheck.checklist.details import Contact, Plan
from ketcheck.messages.catalogue import PSEUDO, use_language
from ketcheck.messages.dates import MONTHS
from ketcheck.ui.shell.menu import Item
from tests.ui.conftest import BORN, Open
from tests.ui.patient import ESC, Patient, shown_below

Stop = tuple[str, Patient]

PLAN: Final = Plan(
    amount="a pea-size amount",
    times_a_day=4,
    hours_between=4,
    sites=("left foot",),
    prescriber=Contact(name="Dr. Helen Lee", phone="(206) 555-0134"),
)
IN_BRACKETS: Final = re.compile(r"⟦[^⟦⟧]*⟧")
HALF: Final = re.compile(r"⟦[^⟦⟧]*$|^[^⟦⟧]*⟧")
"""Of a sentence whose first words stand in a label of their own."""
NAMES: Final = (
    "ketcheck",
    "Aa",
    "Maria Alvarez",
    "Dr. Helen Lee",
    "a pea-size amount",
    "left foot",
    "vitamin C",
)
"""What is called so in every language, or was typed."""
DATE: Final = re.compile(rf"\b\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}(?:, \d+ years old)?")
PLACED: Final = re.compile(r"\\\{\w+\\\}")
WORD: Final = re.compile(r"[A-Za-z]{2,}")


@pytest.fixture(autouse=True)
def _pseudo() -> Iterator[None]:
    use_language(PSEUDO)
    yield
    use_language("en")


def _strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for one in value.values():
                yield from _strings(one)
        case list():
            for one in value:
                yield from _strings(one)


def _data() -> re.Pattern[str]:
    """The sentences of the checklist, with what is put in, and the names; the longest first."""
    content = list(_strings(tomllib.loads(CONTENT.read_text("utf-8"))))
    sentences = {one for text in content for one in (text, *re.split(r"(?<=[.?!])\s", text))}
    # A code is written in small letters, and is one word.
    said = (one.rstrip(".") for one in sentences if " " in one or one[:1].isupper())
    wanted = sorted([*said, *NAMES], key=len)
    patterns = (PLACED.sub(".{1,40}?", re.escape(one)) for one in reversed(wanted))
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)


def _texts(patient: Patient) -> Iterator[str]:
    """What is read or heard on the screen."""
    for widget in shown_below(patient.window):
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        if isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(place) for place in range(widget.count()))
        yield widget.accessibleName()
        yield widget.accessibleDescription()
    # An action that never names itself is a line between others.
    yield from (action.text().split("\t")[0] for action in patient.window.menu.actions())


def _bare(text: str, data: re.Pattern[str]) -> str:
    """What is left of a text without what was looked up, and without data."""
    rest = text
    while IN_BRACKETS.search(rest):
        rest = IN_BRACKETS.sub(" ", rest)
    for known in (HALF, DATE, data):
        rest = known.sub(" ", rest)
    return rest.strip()


def _set_up(patient: Patient) -> Iterator[Stop]:
    yield "who it is for", patient
    patient.choose_use("one-person")
    patient.click("person-continue")
    yield "welcome with faults", patient
    patient.fill({"person-name": "Maria Alvarez", "person-born": BORN.isoformat()})
    patient.click("person-continue")
    yield "who to call", patient
    patient.click("save-numbers")
    patient.click("save-plan")
    yield "label with faults", patient
    patient.fill({"amount": PLAN.amount or "", "times_a_day": "3", "sites": "left foot,"})
    patient.click("save-plan")
    yield "label read back", patient
    patient.click("save-label")
    yield "medicines", patient


def _home(house: House, open_window: Open) -> Iterator[Stop]:
    house.person = house.store.directory.add("Maria Alvarez", BORN)
    house.label(PLAN, hours=-24)
    house.use(-23, house.save(-23.1))
    house.save(-3, skin="broken")
    patient = open_window()
    patient.window.menu.aboutToShow.emit()
    yield "home and the menu", patient
    patient.show_records()
    yield "records", patient
    patient.fill({"find-records": "no such words"})
    yield "no records found", patient
    patient.open_record(0)
    yield "record", patient
    patient.click("strike")
    yield "crossing out", patient
    patient.press(ESC, ESC, ESC)
    yield from _settings(patient)


def _settings(patient: Patient) -> Iterator[Stop]:
    patient.choose_in_menu(Item.SETTINGS)
    yield "settings", patient
    patient.click("change-numbers")
    yield "numbers", patient
    patient.click("save-numbers")
    patient.choose_in_menu(Item.LABEL)
    yield "label", patient
    patient.press(ESC)
    patient.choose_in_menu(Item.PRIVACY)
    yield "privacy", patient
    patient.click("add-passphrase")
    patient.fill({"new-passphrase": "short", "again": "other"})
    patient.click("save-passphrase")
    yield "passphrase with faults", patient


def _stops(house: House, open_window: Open) -> Iterator[Stop]:
    yield from _set_up(open_window())
    yield from _home(house, open_window)


def test_each_sentence_on_screen_was_looked_up(empty_house: House, open_window: Open) -> None:
    data = _data()
    bare: dict[str, str] = {}
    for stop, patient in _stops(empty_house, open_window):
        for text in _texts(patient):
            if WORD.search(_bare(text, data)):
                bare.setdefault(text, f"{stop}: {_bare(text, data)!r} in {text!r}")
    assert not bare, "\n".join(bare.values())


@pytest.mark.parametrize("text", ["Close", "⟦Close⟧ now", "No records found", "After 3 May 2026"])
def test_what_was_not_looked_up_is_seen(text: str) -> None:
    assert WORD.search(_bare(text, _data()))
