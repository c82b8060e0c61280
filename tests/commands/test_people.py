"""Who is on file, by the command line."""

import json

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
