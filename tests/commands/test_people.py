"""Who is on file, by the command line."""

import json

import pytest
from terminal import Terminal, changed


def test_people_are_listed_by_name(terminal: Terminal) -> None:
    other = {"name": "Ana Costa", "born": "1961-12-01", "number": "MRN 7"}
    assert terminal.record(changed(), changed(person=other)) == 0
    assert terminal.run("people") == 0
    first, second = terminal.out.splitlines()
    assert first.endswith("Ana Costa  born 1961-12-01  MRN 7")
    assert second.endswith("Maria Alvarez  born 1956-03-14")


def test_people_are_found_by_name_birth_date_and_number(terminal: Terminal) -> None:
    terminal.record(changed(), changed(person={"name": "Ana Costa", "number": "MRN 7"}))
    for text, name in (("alv", "Maria Alvarez"), ("1956", "Maria Alvarez"), ("mrn", "Ana Costa")):
        assert terminal.run("people", text, "--json") == 0
        assert [one["name"] for one in json.loads(terminal.out)] == [name]
    assert terminal.run("people", "nobody") == 0
    assert terminal.out == ""


@pytest.mark.parametrize(
    "text",
    [
        "Alvarez, Maria", "alvarez maria", "mar alv", "ALVAREZ", "\u00c1lvarez",
        "mrn20418", "MRN 20418", "20418", "020418", "204-18",
        "3/14/1956", "14.3.1956", "14 March 1956", "1956-03-14", "1956-03", "alv 3/14/1956",
    ],
)  # fmt: skip
def test_people_are_found_however_it_is_typed(terminal: Terminal, text: str) -> None:
    maria = {"name": "Maria Alvarez", "born": "1956-03-14", "number": "MRN 20418"}
    other = {"name": "Pat O'Brien", "born": "1971-08-09", "number": "77"}
    assert terminal.record(changed(person=maria), changed(person=other)) == 0
    assert terminal.run("people", text, "--json") == 0
    assert [one["name"] for one in json.loads(terminal.out)] == ["Maria Alvarez"]


@pytest.mark.parametrize(
    "text", ["o'brien", "O\u2019Brien", "obrien", "brien", "o brien", "pat o'b"]
)
def test_an_apostrophe_hides_nobody(terminal: Terminal, text: str) -> None:
    other = {"name": "Pat O'Brien", "born": "1971-08-09", "number": "77"}
    assert terminal.record(changed(), changed(person=other)) == 0
    assert terminal.run("people", text, "--json") == 0
    assert [one["name"] for one in json.loads(terminal.out)] == ["Pat O'Brien"]
    assert terminal.run("list", "--person", text, "--json") == 0
    assert len(json.loads(terminal.out)) == 1
