"""`ketcheck record` with what can not be taken: told in a line, and nothing half saved."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from terminal import GOOD, Json, Terminal, changed


def _future(days: float) -> str:
    return (datetime.now(UTC) + timedelta(days=days)).isoformat()


_LIST = {"answers__medicines": "list", "answers__medicines_told": "all"}
_MILD = {
    "answers__before": "yes",
    "details": {"before": {"last": "2024-11-20T08:00:00-05:00"}},
    "answers__reaction": "mild",
}
_TIGHT = {"answers__cover": "tight", "answers__cover_told": "yes"}

BAD: list[tuple[Json | bytes, str]] = [
    # fields
    (changed(colour="red"), "colour: unknown field"),
    (changed(person__age=70), "person.age: unknown field"),
    (changed(plan__dose="1"), "plan.dose: unknown field"),
    (changed(details__mood={}), "details.mood: unknown field"),
    (changed(details__skin={"words": "x"}), "details.skin.words: unknown field"),
    (changed(details__skin={"sites": []}), "details.skin: not asked here"),
    (changed(details__colour={}), "details.colour: unknown field"),
    (changed(person=None), "person: missing"),
    (changed(person__name=None), "person.name: missing"),
    (changed(answers=None), "answers: missing"),
    (changed(plan__amount=None), "plan.amount: missing"),
    (changed(kind="counseling"), "clinician: missing"),
    (changed(kind="clearance"), "kind: "),
    # people
    (changed(person__name=""), "person.name: "),
    (changed(person__name="x" * 5000), "person.name: too long; write at most 120 letters"),
    (changed(person__name="Maria\u0007"), "person.name: has a hidden character"),
    (
        changed(person__name="Maria \u202eeralA"),
        "person.name: has a hidden mark",
    ),
    (
        changed(person__name="Maria\nAlvarez"),
        "person.name: has a line break",
    ),
    (changed(person__name="Maria\ud800"), "a letter is cut in half"),
    (changed(person__name=17), "person.name: "),
    (changed(person__born="14.3.1956"), "person.born: "),
    (changed(person__born="1856-03-14"), "person.born: "),
    (changed(person__born=_future(400)[:10]), "person.born: later than the check"),
    # times
    (changed(finished="2024-11-22T08:13:30"), "finished: a time needs its UTC offset"),
    (changed(finished="2024-11-22"), "finished: "),
    (changed(finished=1700000000), "finished: "),
    (changed(finished=_future(1 / 24)), "finished: this time is still to come"),
    (changed(started="2024-11-22T08:13:31-05:00"), "started: later than finished"),
    (changed(started="2024-11-22T08:13:00"), "started: a time needs its UTC offset"),
    (changed(started="2024-11-22T07:43:29-05:00"), "started: more than 30 minutes before finished"),
    (
        changed(answers__before="yes", details={"before": {"last": "2024-11-22T09:00:00-05:00"}}),
        "details.before.last: later than the check itself",
    ),
    (
        changed(answers__before="yes", details={"before": {"last": "2024-11-22T07:00:00"}}),
        "details.before.last: ",
    ),
    (changed(zone="Mars/Olympus"), "zone"),
    # labels
    (changed(plan__hours_between=0.5), "plan.hours_between: must be from 1 to 168 hours"),
    (changed(plan__hours_between=169), "plan.hours_between: "),
    (changed(plan__times_a_day=13), "plan.times_a_day: must be from 1 to 12"),
    (changed(plan__most_a_day=13), "plan.most_a_day: must be from 1 to 12"),
    (changed(plan__sites=["foot", "Foot."]), "plan.sites: names a place twice"),
    (
        changed(plan__changed={"who": "Dr. Lee", "when": "2024-11-23"}),
        "plan.changed.when: later than the check itself",
    ),
    (changed(plan__sites=["foot", "toe"]), "not finished: no answer to area"),
    (
        changed(plan__sites=["foot"], details={"area": {"sites": ["knee"]}}),
        "details.area.sites: knee is not on the label",
    ),
    # what ends a check
    (changed(ended="early"), "ended: only a check that says stop may end early"),
    (changed(ended="late"), "ended: "),
    (changed(answers__skin=None, ended="early"), "ended: only a check that says stop"),
    # answers
    (changed(answers__mood="fine"), "answers.mood: unknown question"),
    (changed(answers__skin="purple"), "answers.skin: unknown answer code 'purple'"),
    (changed(answers__skin=True), "answers.skin: "),
    (changed(answers__applied="yes"), "answers.applied: unknown question"),
    (changed(answers__used="yes"), "answers.used: not asked here"),
    (changed(answers__reaction="none"), "answers.reaction: not asked here"),
    (changed(answers__cover_told="yes"), "answers.cover-told: not asked here"),
    (changed(answers__make_up="no"), "answers.make-up: not asked here"),
    (changed(answers__medicines_changed="no"), "answers.medicines-changed: not asked here"),
    (changed(answers__reaction_detail="x"), "answers.reaction-detail: has no answer code"),
    (changed(answers__skin=None), "not finished: no answer to skin"),
    (changed(answers__skin=None, answers__area=None), "no answer to area, skin"),
    (changed(answers={}), "not finished: no answer to prescribed, feeling, label"),
    (changed(answers__missed="more"), "answers.missed: not asked here"),
    (changed(answers={"a\u0007" * 90: "x"}), "unknown question"),
    # details
    (changed(plan=None), "no answer to label (label: here needs plan)"),
    (changed(answers__label="not-here"), "plan: not asked here"),
    (changed(**_MILD), "not finished: no answer to reaction-detail"),
    (changed(details={"reaction-detail": {"site": "x"}}), "details.reaction-detail: not asked"),
    (changed(details={"reaction-detail": {"site": "x", "worst": 11}}), "worst: "),
    (
        changed(details={"reaction-detail": {"site": "x", "since": _future(2)[:10]}}),
        "details.reaction-detail.since: later than the check",
    ),
    (
        changed(**_TIGHT, details={"cover-told": {"who": "Dr. Lee", "when": _future(2)[:10]}}),
        "details.cover-told.when: later than the check",
    ),
    (changed(finished="1700000000"), "finished: not a time like"),
    (changed(details={"cover-told": {"who": "A", "when": "2024-01-01"}}), "details.cover-told: "),
    # medicines
    (changed(medicines=[{"name": "zinc"}]), "medicines: a list is given"),
    (changed(**_LIST), "no answer to medicines (medicines: list needs medicines)"),
    (changed(**_LIST, medicines=[]), "no answer to medicines"),
    (changed(**_LIST, medicines=[{"dose": "1"}]), "medicines.0.name: missing"),
    (changed(**_LIST, medicines=[{"name": "zinc", "class": "x"}]), "medicines.0.class: unknown"),
    (changed(**_LIST, medicines=[{"name": "zinc", "sleepy": "maybe"}]), "medicines.0.sleepy: "),
    (
        changed(**_LIST, medicines=[{"name": "zinc", "changed": _future(2)[:10]}]),
        "medicines.0.changed: later than the check",
    ),
    # JSON
    (b"", "there is no check in it"),
    (b"\n \n", "there is no check in it"),
    (b"[]", "seems to be a JSON list"),
    (b'"check"', "a check is a JSON object"),
    (b"hello", "seems to be plain text"),
    (b'{"person": ', "not JSON"),
    (b'{"person": NaN}', "NaN is not a JSON number"),
    (b'{"person": 1e999999}', "person: "),
    (b'{"person": {}, "person": {}}', "person: given twice"),
    (json.dumps(GOOD).encode().replace(b'"skin"', b'"area"'), "area: given twice"),
    (b"[" * 200_000, "nested too deeply"),
    (b'{"person": ' + b"9" * 5000 + b"}", "number that is too long"),
    (b'{"person": "' + b"x" * 2_000_000 + b'"}', "longer than 1,000,000 bytes"),
    (b"\xef\xbb\xbf" + json.dumps(GOOD).encode(), "save it as UTF-8 without BOM"),
    (json.dumps(GOOD).encode("utf-16"), "seems to be a text in UTF-16"),
    (json.dumps(GOOD).encode().replace(b"Maria", b"Mari\xe1"), "not UTF-8 at byte"),
]


@pytest.mark.parametrize(("given", "told"), BAD, ids=[told for _, told in BAD])
def test_bad_input_is_told_in_one_line_and_not_saved(
    terminal: Terminal, given: Json | bytes, told: str
) -> None:
    assert terminal.record(given) == 2
    assert terminal.out == ""
    (line,) = terminal.err.splitlines()
    assert line.startswith("ketcheck: standard input")
    assert told in line
    assert len(line) < 300
    assert line.isprintable()
    assert terminal.listed() == []


class TestLines:
    def test_the_checks_before_a_bad_line_stay_saved(self, terminal: Terminal) -> None:
        other = changed(person__born="1971-08-09")
        worse = changed(person__born="1982-05-27", answers__skin="purple")
        assert terminal.record(GOOD, other, worse, GOOD) == 2
        assert len(terminal.judged) == 2
        assert "line 3: answers.skin" in terminal.err
        assert "(saved before it: 2)" in terminal.err
        assert len(terminal.listed()) == 2

    def test_blank_lines_count(self, terminal: Terminal) -> None:
        assert terminal.record(b"", GOOD, b"", b"{}") == 2
        assert "line 4: " in terminal.err

    def test_one_check_may_take_many_lines(self, terminal: Terminal) -> None:
        assert terminal.record(json.dumps(GOOD, indent=2).encode()) == 0

    def test_a_fault_in_many_lines_names_its_own(self, terminal: Terminal) -> None:
        text = json.dumps(GOOD, indent=2).replace('"kind":', '"kind"')
        line = next(n for n, one in enumerate(text.splitlines(), 1) if '"kind"' in one)
        assert terminal.record(text.encode()) == 2
        assert f"line {line}: not JSON" in terminal.err

    def test_a_file_is_named(self, terminal: Terminal, tmp_path: Path) -> None:
        file = tmp_path / "bad.json"
        file.write_text("{}")
        assert terminal.run("record", file) == 2
        assert "bad.json, line 1: person: missing" in terminal.err

    @pytest.mark.parametrize("name", ["missing.json", "."])
    def test_a_file_that_can_not_be_read_is_told(
        self, terminal: Terminal, tmp_path: Path, name: str
    ) -> None:
        assert terminal.run("record", tmp_path / name) == 2
        assert "can't be read" in terminal.err
