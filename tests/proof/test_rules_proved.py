"""What holds for every check there can be, proved over the checklist as it is loaded.

Each proof is also made to fail: with a level lowered, or a rule left out, there is a way round it.
"""

from random import Random
from typing import Any, Final

import pytest
import z3

from ketcheck.checklist.check import Check
from ketcheck.checklist.conditions import is_met
from ketcheck.checklist.content import NOT_SURE, Checklist
from ketcheck.checklist.cross_checks import findings
from ketcheck.checklist.ledger import known as ids
from ketcheck.checklist.level import Level
from ketcheck.checklist.result import judge
from tests.proof.encoding import OK, STOP, Encoded, Facts, is_above, is_level, is_possible
from tests.proof.person import bundled
from tests.proof.scenarios import SCENARIOS
from tests.proof.timing_proof import Times


def _lowered(question_id: str, code: str, level: Level = Level.OK) -> Checklist:
    """The checklist with one answer lowered."""
    checklist = bundled()
    questions = tuple(
        one.model_copy(
            update={
                "answers": tuple(
                    answer.model_copy(update={"level": level}) if answer.code == code else answer
                    for answer in one.answers
                )
            }
        )
        if one.id == question_id
        else one
        for one in checklist.questions
    )
    return checklist.model_copy(update={"questions": questions})


def _with_rule_at(check_id: str, level: Level) -> Checklist:
    """The checklist with one cross-check at another level."""
    checklist = bundled()
    changed = tuple(
        one.model_copy(update={"level": level}) if one.id == check_id else one
        for one in checklist.cross_checks
    )
    return checklist.model_copy(update={"cross_checks": changed})


class TestNotSure:
    def test_is_never_ok(self) -> None:
        assert not is_possible(*self._a_way_round(bundled()))

    @pytest.mark.parametrize(
        "question", [one.id for one in bundled().questions if one.answer(NOT_SURE)]
    )
    def test_would_be_if_any_were_lowered(self, question: str) -> None:
        assert is_possible(*self._a_way_round(_lowered(question, NOT_SURE)))

    def _a_way_round(self, checklist: Checklist) -> list[Any]:
        check = Encoded(checklist, "check")
        unsure = [
            check.says(one.id, NOT_SURE) for one in checklist.questions if one.answer(NOT_SURE)
        ]
        return [*check.rules, z3.Or(unsure), is_level(check.result, OK)]


class TestHeld:
    def test_is_never_below_stop(self) -> None:
        assert not is_possible(*self._a_way_round(bundled()))

    def test_would_be_if_the_rule_were_lowered(self) -> None:
        assert is_possible(*self._a_way_round(_with_rule_at("held", Level.ASK)))

    def _a_way_round(self, checklist: Checklist) -> list[Any]:
        check = Encoded(checklist, "check")
        return [*check.rules, check.facts["held"], z3.Not(check.result[STOP])]


class TestTooSoon:
    """Up to four sure uses, any spacing and any day limit, minute by minute."""

    def test_the_code_waits_for_what_the_design_says_and_no_longer(self) -> None:
        times = Times()
        differs = (times.now < times.earliest) != times.is_too_soon
        assert not is_possible(times.rules, differs)

    @pytest.mark.parametrize("wrong", [{"window": 20 * 60 - 1}, {"less": 1}, {"days": False}])
    def test_a_minute_less_would_be_noticed(self, wrong: dict[str, Any]) -> None:
        times = Times(**wrong)
        assert is_possible(times.rules, times.now >= times.earliest, times.is_too_soon)

    def test_is_a_stop(self) -> None:
        assert not is_possible(*self._a_way_round(bundled()))

    def test_would_not_be_if_the_rule_were_lowered(self) -> None:
        assert is_possible(*self._a_way_round(_with_rule_at("too-soon", Level.ASK)))

    def _a_way_round(self, checklist: Checklist) -> list[Any]:
        check = Encoded(checklist, "check")
        known = check.facts
        soon = [known["too soon there"], check.has_plan, z3.Not(known["clock back"])]
        return [*check.rules, *soon, z3.Not(check.result[STOP])]

    def test_with_the_clock_back_it_is_no_ok(self) -> None:
        check = Encoded(bundled(), "check")
        assert not is_possible(*check.rules, check.facts["clock back"], is_level(check.result, OK))


class TestUndercut:
    def test_no_answer_is(self) -> None:
        assert not is_possible(*self._a_way_round(frozenset()))

    @pytest.mark.parametrize("question", [one.id for one in bundled().questions if one.answers])
    def test_would_be_if_the_result_forgot_it(self, question: str) -> None:
        assert is_possible(*self._a_way_round(frozenset({question})))

    def _a_way_round(self, left_out: frozenset[str]) -> list[Any]:
        check = Encoded(bundled(), "check", left_out=left_out)
        return [
            *check.rules,
            z3.Or([is_above(level, check.result) for level in check.level.values()]),
        ]


MAY_LOWER: Final = {
    ("used", "unsure"): "a use that is told with its time can be a STOP; one in doubt is ask",
    ("before", "unsure"): "as with used",
    ("label", "not-here"): "without a label nobody can tell that it is too soon: ask",
    ("cover", "airy"): "who told of a tight cover is not asked where it lets air in",
    ("cover", "unsure"): "the same",
    ("medicines", "unsure"): "a list can hold ketamine that nobody was told of: STOP",
    ("medicines-changed", "untold"): "a new list is asked for, and takes the place of the old one",
    ("medicines-changed", "unsure"): "no list is asked for that could hold it",
}
"""Worse answers that can lower the result, since they take something else off: never below ask."""


class Pair:
    """Two checks of one person at one time: one answer is worse in the other."""

    def __init__(self, checklist: Checklist) -> None:
        self.facts = Facts()
        self.one, self.other = (Encoded(checklist, name, self.facts) for name in ("one", "other"))
        self.solver = z3.Solver()
        self.solver.add(*self.one.rules, *self.other.rules)
        self.changed = {name: z3.Bool(f"changed {name}") for name in self.one.answer}
        self.solver.add(z3.PbEq([(changed, 1) for changed in self.changed.values()], 1))
        for name, changed in self.changed.items():
            self.solver.add(z3.If(changed, self._is_worse(name), self._is_same(name)))

    def _is_worse(self, name: str) -> Any:  # noqa: ANN401 - a formula
        return is_above(self.other.level[name], self.one.level[name])

    def _is_same(self, name: str) -> Any:  # noqa: ANN401 - a formula
        both = z3.And(self.one.on[name], self.other.on[name])
        given = zip(self.one.answer[name].values(), self.other.answer[name].values(), strict=True)
        return z3.Implies(both, z3.And([one == other for one, other in given]))

    def worse_by(self, question: str, code: str) -> Any:  # noqa: ANN401 - a formula
        return z3.And(self.changed[question], self.other.says(question, code))

    def is_lowered(self, *more: Any) -> bool:  # noqa: ANN401 - formulas
        lower = is_above(self.one.result, self.other.result)
        return bool(self.solver.check(lower, *more) == z3.sat)


class TestWorse:
    """A worse answer to one question never lowers the result, but for those named."""

    def test_lowers_only_where_it_is_named(self) -> None:
        pair = Pair(bundled())
        named = [pair.worse_by(*one) for one in MAY_LOWER]
        assert not pair.is_lowered(z3.Not(z3.Or(named)))

    @pytest.mark.parametrize("named", MAY_LOWER, ids=" ".join)
    def test_what_is_named_can_lower(self, named: tuple[str, str]) -> None:
        pair = Pair(bundled())
        assert pair.is_lowered(pair.worse_by(*named))

    def test_never_down_to_ok(self) -> None:
        pair = Pair(bundled())
        assert not pair.is_lowered(is_level(pair.other.result, OK))

    def test_would_lower_if_same_were_only_ask(self) -> None:
        """The question about broken skin goes with it."""
        pair = Pair(_lowered("skin-since", "same", Level.ASK))
        assert pair.is_lowered(pair.worse_by("skin-since", "same"))


class TestFormulas:
    """They say what the engine does."""

    def test_agree_with_the_engine(self) -> None:
        checks = [judged.check for scenario in SCENARIOS for judged in scenario()]
        checks = [one for one in checks if not one.missing and not one.is_session]
        random = Random(1)
        drawn = [_changed(random.choice(checks), random) for _ in range(150)]
        assert len(checks) > 100
        encoded, solver = Encoded(bundled(), "check"), z3.Solver()
        solver.add(*encoded.rules)
        for check in (*checks, *drawn):
            _compare(check, encoded, solver)


def _changed(check: Check, random: Random) -> Check:
    """The check with other answers, as far as they can be given without details."""
    for _ in range(random.randint(1, 5)):
        question = random.choice([one for one in check.path if one.answers])
        tried = check.answer(question.id, random.choice(question.answers).code)
        while tried.missing and len(tried.missing) < 9:
            again = tried.checklist.question(tried.missing[0])
            if again is None or not again.answers or tried.answered(again):
                break
            tried = tried.answer(again.id, random.choice(again.answers).code)
        check = check if tried.missing else tried
    return check


def _compare(check: Check, encoded: Encoded, solver: z3.Solver) -> None:
    answers = check.draft.answers
    given = [encoded.says(question, code) for question, code in answers.items()]
    found = {one.id: one.outcome.level.severity for one in findings(check)}
    raised = [is_level(one, found.get(name, OK)) for name, one in encoded.raised.items()]
    path = {question.id for question in check.path}
    state = [*_state(check, encoded), *given, *raised]
    assert solver.check(*state) == z3.sat, answers
    on = z3.And([on if name in path else z3.Not(on) for name, on in encoded.on.items()])
    right = z3.And(on, is_level(encoded.result, judge(check).level.severity))
    assert solver.check(*state, z3.Not(right)) == z3.unsat, answers


def _state(check: Check, encoded: Encoded) -> list[Any]:
    known, now, facts = check.known, check.now, encoded.facts
    plan = check.plan
    sites = check.sites
    state = {
        "not yet prescribed": not known.prescribed or known.doubt(ids.PRESCRIBED, now) is not None,
        "no plan on file": known.plan is None,
        "uses never asked": known.uses_since is None,
        "label tells spacing": plan is not None and plan.tells_spacing,
        "when needed": plan is not None and plan.is_when_needed,
        "use known": bool(known.uses),
        "skin doubt": bool(known.skin_doubts(plan.site_words if plan else ())),
        "to ask": known.doubt(ids.TO_ASK, now) is not None,
        "medicines in doubt": known.doubt(ids.MEDICINES, now) is not None,
        "medicines never asked": not known.medicines_asked,
        "clock back": known.clock_is_back(now),
        "held": bool(known.holds(now)),
    }
    if check.draft.answers.get("area") == "told":
        state["skin doubt there"] = bool(known.skin_doubts(sites))
    asked = {one.id for one in check.path}
    state |= {
        f"extra {one.id}": one.id in asked for one in check.checklist.questions if one.is_extra
    }
    met = {
        f"met {question} {code}": is_met(check, question, code)
        for question, code in check.draft.answers.items()
    }
    return [facts[name] == z3.BoolVal(val=bool(value)) for name, value in (state | met).items()]
