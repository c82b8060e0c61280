"""The rules as formulas for z3: levels and order out of the loaded checklist, the path beside them.

All is true or false: an answer is one of its codes, and a level is "at least ask", and so on.

What is known of a person, and what time and details decide, are free: a proof holds for all of it.
`test_rules_proved` compares the formulas with the engine on drawn checks, so that they can't drift.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import z3

from ketcheck.checklist.conditions import CONDITIONAL
from ketcheck.checklist.content import Answer, Asked, Checklist, Question
from ketcheck.checklist.ledger.telling import ASKS_FIRST
from ketcheck.checklist.level import Level

OK, ASK, STOP, URGENT = (level.severity for level in Level)
Formula = Any
Reached = Mapping[int, Formula]
"""Whether a level is reached, by level from `ask` on."""


class Facts:
    """What is known of a person and what time decides: free truth values, by name."""

    def __init__(self) -> None:
        self.found: dict[str, Formula] = {}

    def __getitem__(self, name: str) -> Formula:
        return self.found.setdefault(name, z3.Bool(name))


class Encoded:
    """One finished check: its answers, its path, the level of each answer, and the result.

    `facts` may be shared by two checks of one person at one time. `left_out` are questions that the
    result forgets, for a proof that has to fail.
    """

    def __init__(
        self,
        checklist: Checklist,
        name: str,
        facts: Facts | None = None,
        left_out: frozenset[str] = frozenset(),
    ) -> None:
        self.checklist, self.name = checklist, name
        self.facts = facts or Facts()
        self.answer: dict[str, dict[str, Formula]] = {}
        self.on: dict[str, Formula] = {}
        self.level: dict[str, Reached] = {}
        self.rules: list[Formula] = []
        for question in checklist.questions:
            self._add(question)
        self.raised = self._cross_checks()
        levels = [one for question, one in self.level.items() if question not in left_out]
        self.result = highest([*levels, *self.raised.values()])
        self.rules += _what_hangs_together(self.facts)

    def says(self, question_id: str, *codes: str) -> Formula:
        """Whether the question is asked, and answered by one of those codes."""
        if question_id not in self.answer:
            return z3.BoolVal(val=False)
        said = z3.Or([self.answer[question_id][code] for code in codes])
        return z3.And(self.on[question_id], said)

    def met(self, question_id: str, code: str) -> Formula:
        """Whether an answer has what it needs; a thing of details and of time."""
        return self.facts[f"met {question_id} {code}"]

    def _add(self, question: Question) -> None:
        leads = [
            self.says(one.id, answer.code)
            for one in self.checklist.questions
            for answer in one.answers
            if one.id in self.on and question.id in answer.leads_to
        ]
        self.on[question.id] = z3.Or(self._asked(question), *leads)
        if not question.answers:
            return
        codes = {
            one.code: z3.Bool(f"{self.name} {question.id} {one.code}") for one in question.answers
        }
        self.answer[question.id] = codes
        self.rules.append(z3.PbEq([(one, 1) for one in codes.values()], 1))
        self.level[question.id] = highest(
            [self._outcome(question, one) for one in question.answers]
        )

    def _outcome(self, question: Question, answer: Answer) -> Reached:
        """The level that an answer reaches where it is given."""
        said, level = self.says(question.id, answer.code), answer.level.severity
        if (question.id, answer.code) not in CONDITIONAL or answer.unmet is None:
            return reached(said, level)
        met = self.met(question.id, answer.code)
        unmet = reached(z3.And(said, z3.Not(met)), answer.unmet.level.severity)
        return highest([reached(z3.And(said, met), level), unmet])

    def _asked(self, question: Question) -> Formula:
        known = self.facts
        if question.is_extra:
            return z3.And(self.has_plan, known[f"extra {question.id}"])
        conditions: Mapping[Asked, Any] = {
            Asked.ALWAYS: lambda: z3.BoolVal(val=True),
            Asked.FOLLOW_UP: lambda: z3.BoolVal(val=False),
            Asked.NOT_YET_PRESCRIBED: lambda: known["not yet prescribed"],
            Asked.NO_PLAN: lambda: known["no plan on file"],
            Asked.USES_NEVER_ASKED: lambda: known["uses never asked"],
            Asked.USES_ASKED_BEFORE: lambda: z3.Not(known["uses never asked"]),
            Asked.LABEL_TELLS_NO_TIME: lambda: z3.And(
                z3.Not(self.tells_spacing), self.use_is_possible
            ),
            Asked.SKIN_DOUBT: lambda: z3.If(
                self.says("area", "told"), known["skin doubt there"], known["skin doubt"]
            ),
            Asked.SKIN_NOT_TOLD: lambda: z3.Not(self.says("skin-since", "same", "worse")),
            Asked.TO_ASK: lambda: known["to ask"],
            Asked.USE_POSSIBLE: lambda: self.use_is_possible,
            Asked.MEDICINES_DOUBT: lambda: known["medicines in doubt"],
            Asked.MEDICINES_NEVER_ASKED: lambda: known["medicines never asked"],
            Asked.MEDICINES_ASKED_BEFORE: lambda: z3.Not(known["medicines never asked"]),
            Asked.REGULAR_USE: lambda: z3.Not(
                z3.Or(known["uses never asked"], z3.And(self.has_plan, known["when needed"]))
            ),
        }
        return conditions[question.asked]()

    @property
    def has_plan(self) -> Formula:
        return z3.Or(z3.Not(self.facts["no plan on file"]), self.says("label", "here"))

    @property
    def tells_spacing(self) -> Formula:
        return z3.And(self.has_plan, self.facts["label tells spacing"])

    @property
    def use_is_possible(self) -> Formula:
        told = (self.says("used", "yes", "unsure"), self.says("before", "yes", "unsure"))
        return z3.Or(self.facts["use known"], *told)

    def by_uses(self, name: str) -> Formula:
        """A fact that more uses can only bring about: by what is told of uses here, and where."""
        told_here = []
        for question in ("used", "before"):
            told = self.says(question, "yes")
            is_timed = self.met(question, "yes")
            told_here.append((z3.And(told, is_timed), f"{name}, {question}"))
            maybe = z3.Or(self.says(question, "unsure"), z3.And(told, z3.Not(is_timed)))
            told_here.append((maybe, f"{name}, maybe {question}"))
        found = self._by_place(name)
        for holds, told_name in told_here:
            found = z3.If(holds, self._by_place(told_name), found)
        return found

    def _by_place(self, name: str) -> Formula:
        there, anywhere = self.facts[f"{name} there"], self.facts[name]
        return z3.If(self.says("area", "told"), there, anywhere)

    def _cross_checks(self) -> dict[str, Reached]:
        known, right_clock = self.facts, z3.Not(self.facts["clock back"])
        is_soon = z3.And(right_clock, self.has_plan, self.by_uses("too soon"))
        applies: dict[str, Formula] = {
            "too-soon": is_soon,
            "maybe-too-soon": z3.And(
                right_clock, z3.Not(is_soon), self.has_plan, self.by_uses("maybe too soon")
            ),
            "bare-label": z3.And(
                right_clock, z3.Not(self.tells_spacing), self.by_uses("used lately")
            ),
            "used-against": z3.And(self.says("used", "yes"), known["used against"]),
            "irritated-yet-fine": z3.And(self.says("reaction", "mild"), self.says("skin", "whole")),
            "reaction-again": z3.And(self.says("reaction", "gone"), self.by_uses("reacted before")),
            "reaction-was-bad": z3.And(self.says("reaction", "gone"), known["it was bad"]),
            "not-told": self._untold("untold"),
            "none-yet-listed": z3.And(
                self.says("medicines", "none"),
                known["a list is known"],
                z3.Not(self.says("told-since", "all")),
            ),
            "label-odd": z3.And(self.has_plan, known["label odd"]),
            "label-loosened": known["label loosened"],
            "felt-unsure": known["felt unsure"],
            "cover-leave": z3.And(self.says("cover-told", "yes"), known["leave does not fit"]),
            "long-gap": z3.And(right_clock, self._long_gap()),
            "today": z3.And(known["today told earlier"], z3.Not(self.level["today"][ASK])),
            "to-ask": z3.BoolVal(val=False),
            "clock-back": known["clock back"],
            "held": known["held"],
        }
        raised = {}
        for check_id, holds in applies.items():
            words = self.checklist.cross_check(check_id)
            level = words.level.severity if words else OK
            if check_id in ASKS_FIRST:
                holds = z3.And(holds, z3.Not(self._is_silent(check_id)))  # noqa: PLW2901
            raised[check_id] = reached(holds, level)
        ketamine = reached(self._untold("holds ketamine, untold"), STOP)
        raised["not-told"] = highest([raised["not-told"], ketamine])
        return raised

    def _untold(self, name: str) -> Formula:
        known, all_told = self.facts, self.says("told-since", "all")
        none = z3.And(
            self.says("medicines", "none"), z3.Or(all_told, z3.Not(known["a list is known"]))
        )
        on_file = z3.And(known[f"{name} on file"], known["a list is known"])
        carried = z3.If(z3.Or(none, all_told), z3.BoolVal(val=False), on_file)
        return z3.If(self.says("medicines", "list"), known[f"{name} in the list"], carried)

    def _long_gap(self) -> Formula:
        told = z3.Or(
            *(
                z3.And(self.says(question, "yes"), self.met(question, "yes"))
                for question in ("used", "before")
            )
        )
        return z3.If(told, self.facts["long gap to the use told"], self.facts["long gap"])

    def _is_silent(self, check_id: str) -> Formula:
        known = self.facts
        here = z3.And(self.says("permit", "may"), self.met("permit", "may"))
        given = z3.Or(z3.And(here, known[f"asked for {check_id}"]), known[f"leave for {check_id}"])
        return z3.And(given, z3.Not(self.by_uses("new use")))


def reached(holds: Formula, level: int) -> Reached:
    """A level that is reached where something holds."""
    return {one: holds if one <= level else z3.BoolVal(val=False) for one in (ASK, STOP, URGENT)}


def highest(levels: Iterable[Reached]) -> Reached:
    """The highest of those levels."""
    found = list(levels)
    return {one: z3.Or([level[one] for level in found]) for one in (ASK, STOP, URGENT)}


def is_above(one: Reached, other: Reached) -> Formula:
    """Whether the first level is higher."""
    return z3.Or([z3.And(one[level], z3.Not(other[level])) for level in one])


def is_level(one: Reached, level: int) -> Formula:
    """Whether it is exactly that level."""
    return z3.And([holds if at <= level else z3.Not(holds) for at, holds in one.items()])


_BY_USES: Final = ("too soon", "maybe too soon", "used lately", "reacted before", "new use")


def _what_hangs_together(facts: Facts) -> list[Formula]:
    """More uses and more places never make it less soon; what is told now may be any time."""
    rules = [z3.Implies(facts["skin doubt there"], facts["skin doubt"])]
    for name in _BY_USES:
        rules.append(z3.Implies(facts[f"{name} there"], facts[name]))
        for told in ("used", "maybe used", "before", "maybe before"):
            with_it = f"{name}, {told}"
            rules.append(z3.Implies(facts[f"{with_it} there"], facts[with_it]))
            rules.append(z3.Implies(facts[name], facts[with_it]))
            rules.append(z3.Implies(facts[f"{name} there"], facts[f"{with_it} there"]))
    for told in ("maybe used", "maybe before"):
        # What may have been a use does not count among the sure ones.
        rules += [facts[f"too soon, {told}{at}"] == facts[f"too soon{at}"] for at in ("", " there")]
    for where in ("in the list", "on file"):
        ketamine, untold = f"holds ketamine, untold {where}", f"untold {where}"
        rules.append(z3.Implies(facts[ketamine], facts[untold]))
    return rules


def is_possible(*formulas: Formula) -> bool:
    """Whether all of them can be true at once."""
    solver = z3.Solver()
    solver.add(*formulas)
    found = solver.check()
    assert found != z3.unknown
    return bool(found == z3.sat)
