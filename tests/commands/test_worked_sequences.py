"""The worked sequences of the design, each as a patient lives it, by the command line."""

from collections.abc import Callable

import pytest

from ketcheck.cli import main
from ketcheck.records.clock import now_here
from tests.answers import FIRST
from tests.histories_by_command import PLAN, Json, Patient, hour, uses

SCARS = {"reaction-detail": {"site": "left foot", "worst": 3}}


def _used_six_hours_ago(maria: Patient) -> None:
    maria.check(0)
    maria.use(0, 10)
    maria.check(6, 5)
    maria.check(6, 10)


def _put_on_after_a_stop(maria: Patient) -> None:
    maria.check(0)
    maria.use(0, 10)
    maria.check(3)
    maria.check(7, used="yes", details=uses(hour(3, 5)))


def _unsure_of_a_use(maria: Patient) -> None:
    maria.check(0)
    maria.check(0, 30, used="unsure")
    maria.check(1)


def _healed_at_once(maria: Patient) -> None:
    maria.check(0)
    maria.again(5, skin="broken")
    maria.again(5, 3, skin_since="healed")


def _chose_the_wrong_answer(maria: Patient) -> None:
    maria.check(0)
    maria.again(5, skin="broken")
    maria.again(5, 3, skin_since="mistake")


def _slow(code: str) -> Callable[[Patient], None]:
    def lived(maria: Patient) -> None:
        maria.check(0)
        maria.again(5, feeling=code)
        maria.again(5, 3)

    return lived


def _put_on_late(maria: Patient) -> None:
    maria.check(0)
    maria.check(6, used="yes", details=uses(hour(5, 30)))


def _wine(maria: Patient) -> None:
    drunk = {"today": {"at": hour(6).isoformat()}}
    maria.check(0)
    maria.use(0, 10)
    maria.check(7, today="alcohol", details=drunk)
    maria.check(15, today="alcohol", details=drunk)


def _gone_told_twice(maria: Patient) -> None:
    maria.check(0)
    maria.use(0, 10)
    maria.check(7, reaction="gone", details=SCARS)
    maria.check(7, 20, reaction="gone", details=SCARS)


def _nine_days_later(maria: Patient) -> None:
    days = 9 * 24
    maria.check(0)
    maria.use(0, 10)
    maria.check(days)
    maria.check(days, 1, permit="not-asked")
    may = {"permit": {"who": "Dr. Lee", "when": hour(days).date().isoformat()}}
    maria.check(days, 2, permit="may", details=may)


def _no_times_on_the_label(maria: Patient) -> None:
    maria.plan = {"amount": "a pea-size amount", "times_a_day": "when needed"}
    maria.check(0)
    maria.use(0, 1)
    maria.check(0, 2, timing="due", without=("missed",))


def _one_medicine_not_told(maria: Patient) -> None:
    listed = [{"name": "oxycodone", "sleepy": "no", "told": "no"}]
    more = {"medicines": listed}
    maria.check(0, medicines="list", medicines_told="all", more=more)


def _gone_but_bad(maria: Patient) -> None:
    maria.check(0)
    maria.use(0, 10)
    maria.check(7, reaction="gone", details={"reaction-detail": {"worst": 10}})


def _unwell_and_not_yet(maria: Patient) -> None:
    held = maria.check(0, feeling="unwell")
    assert maria.clear(held["id"], 2, said="not-yet")
    maria.again(24)


def _a_form_from_paper(maria: Patient) -> None:
    maria.check(0)
    form = {"how": "from-paper", "recorded_by": "N"}
    maria.again(2, more=form, now=hour(4))
    maria.again(4, 5)
    # `used` asked since the time on the form.
    assert [one["since"] for one in maria.last["open"]] == []


def _warfarin(maria: Patient) -> None:
    listed = [{"name": "warfarin", "sleepy": "no", "told": "no"}]
    maria.check(0, medicines="list", medicines_told="all", more={"medicines": listed})
    maria.again(7, told_since="no")
    maria.again(7, 5, told_since="all")
    maria.again(7, 6)


def _over_midnight(maria: Patient) -> None:
    maria.plan = {key: value for key, value in PLAN.items() if key != "hours_between"}
    maria.check(0)
    for hours in (4, 8, 12):
        maria.use(hours)
    maria.check(16, 3)
    assert maria.last["next_use"] == "2024-11-13T13:00:00Z"


def _label_made_looser(maria: Patient) -> None:
    maria.check(0)
    maria.use(0, 10)
    maria.check(2, more={"plan": {**PLAN, "hours_between": 1}})
    maria.check(2, 10)
    who = {"who": "Dr. Lee", "when": "2024-11-12"}
    maria.check(2, 20, more={"plan": {**PLAN, "hours_between": 1, "changed": who}})


def _a_stop_struck(maria: Patient) -> None:
    maria.check(0)
    maria.use(0, 10)
    stop = maria.check(5, skin="broken")
    assert maria.strike(stop["id"], 5, 10)
    maria.check(5, 20, skin_since="healed")
    maria.check(7, skin_since="healed")


def _two_apostrophes(maria: Patient) -> None:
    maria.name = {"name": "Pat O'Brien", "born": "1956-03-14"}
    maria.check(0, feeling="unwell")
    maria.name = {"name": "Pat O’Brien", "born": "1956-03-14"}  # noqa: RUF001 - as it is typed
    maria.again(24)


ROWS: dict[str, tuple[Callable[[Patient], None], list[str]]] = {
    "5:55 after the use": (_used_six_hours_ago, ["ok", "stop too-soon", "ok"]),
    "put on after a STOP": (
        _put_on_after_a_stop,
        ["ok", "stop too-soon", "stop too-soon used-against"],
    ),
    "unsure of a use": (_unsure_of_a_use, ["ok", "ask maybe-too-soon used", "ask maybe-too-soon"]),
    "healed after three minutes": (_healed_at_once, ["ok", "stop skin", "ask skin-since"]),
    "the wrong answer": (_chose_the_wrong_answer, ["ok", "stop skin", "ok"]),
    "a little sleepy": (_slow("slow"), ["ok", "stop feeling", "ask felt-unsure"]),
    "unsure how it feels": (_slow("unsure"), ["ok", "stop feeling", "ask felt-unsure"]),
    "put on late": (_put_on_late, ["ok", "stop too-soon"]),
    "wine at two": (_wine, ["ok", "ask today", "ok"]),
    "the same reaction": (_gone_told_twice, ["ok", "ok", "ok"]),
    "nine days": (_nine_days_later, ["ok", "ask long-gap", "ask long-gap permit", "ok"]),
    "no hours, no times": (_no_times_on_the_label, ["ok", "ask bare-label"]),
    "oxycodone not told": (_one_medicine_not_told, ["ask not-told"]),
    "gone, worst 10": (_gone_but_bad, ["ok", "ask reaction-was-bad"]),
    "cleared: not yet": (_unwell_and_not_yet, ["urgent feeling", "stop held"]),
    "a form of ten o'clock": (_a_form_from_paper, ["ok", "ok", "ok"]),
    "warfarin not told": (_warfarin, ["ask not-told", "ask not-told told-since", "ok", "ok"]),
    "three uses before midnight": (_over_midnight, ["ok", "stop too-soon"]),
    "a looser label": (
        _label_made_looser,
        ["ok", "stop label-loosened too-soon", "stop label-loosened too-soon", "ok"],
    ),
    "a STOP struck": (
        _a_stop_struck,
        ["ok", "stop skin too-soon", "stop skin-since too-soon", "ask skin-since"],
    ),
    "two apostrophes": (_two_apostrophes, ["urgent feeling", "stop held"]),
}


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_comes_out_as_designed(maria: Patient, row: str) -> None:
    lived, levels = ROWS[row]
    lived(maria)
    assert maria.told == levels, maria.err


class TestRefused:
    @pytest.fixture
    def held(self, maria: Patient) -> Json:
        return maria.check(0, feeling="unwell")

    @pytest.mark.parametrize(
        ("minutes", "who", "role", "why"),
        [
            (60, "Maria Alvarez", "patient", "--role takes"),
            (60, "Maria Alvarez", "nurse", "The patient can't clear a STOP"),
            (60, "Dr. Lee", "helper", "--role takes"),
            (-1, "Dr. Lee", "prescriber", "before the STOP"),
        ],
    )
    def test_a_clearance(  # noqa: PLR0913, PLR0917 - a row each
        self, maria: Patient, held: Json, minutes: float, who: str, role: str, why: str
    ) -> None:
        assert not maria.clear(held["id"], 0, minutes, who=who, role=role)
        assert why in maria.err


def test_a_correction_two_days_later_is_no_ok_for_now(maria: Patient) -> None:
    stop = maria.check(0, skin="broken")
    given = {"person": maria.name, "amends": stop["id"], "reason": "misread"}
    # No label was on file at the time of the check, so it is given again.
    corrected = maria.record({**given, "answers": FIRST, "plan": maria.plan}, now=hour(48))
    assert corrected.get("level") == "ok", maria.err
    assert not maria.is_leave_at(corrected["id"], hour(48, 1))
    assert not maria.is_leave_at(corrected["id"], hour(0, 1))


def test_what_was_put_on_late_is_shown_as_late(maria: Patient) -> None:
    _put_on_late(maria)
    assert "used-against" not in maria.told[-1]


def test_the_clock_of_this_computer_is_not_needed(maria: Patient) -> None:
    """The sequences lie in the past, whatever day they are tried on."""
    assert hour(24 * 20) < now_here().at
    assert maria.told == []


def test_a_late_use_is_shown_as_late(maria: Patient, capsys: pytest.CaptureFixture[str]) -> None:
    _put_on_late(maria)
    assert main(["--data", str(maria.folder), "show", maria.last["id"]]) == 0
    assert "Used late, after the OK had ended" in capsys.readouterr().out
