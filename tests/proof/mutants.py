"""Each rule taken out, one at a time."""
# ruff: noqa: SLF001 - the rules are tables and functions of their modules alone

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

import pytest

from ketcheck.checklist import (
    check,
    conditions,
    cross_checks,
    path,
    reactions,
    timing,
    used_against,
)
from ketcheck.checklist.content import Asked
from ketcheck.checklist.ledger import clearances, counting, fold, labels, telling, uses
from ketcheck.checklist.ledger.facts import FactName
from ketcheck.checklist.ledger.known import Known

_NONE: Final = timedelta()
_LONG: Final = timedelta(days=10_000)
Patch = Callable[[pytest.MonkeyPatch], None]


@dataclass(frozen=True)
class Mutant:
    """A rule that is gone."""

    name: str
    apply: Patch


def mutants() -> Iterator[Mutant]:
    """All of them."""
    yield from _tables()
    yield from _figures()
    yield from _parts()


def _tables() -> Iterator[Mutant]:
    for rule in cross_checks._RULES:
        yield _entry(f"cross-check {rule}", cross_checks._RULES, rule, lambda _: None)
    for question, code in conditions._CONDITIONS:
        key = (question, code)
        yield _entry(f"condition {question}: {code}", conditions._CONDITIONS, key, lambda _: True)
    for name in FactName:
        if name not in _COUNTED_ELSEWHERE:
            yield _attribute(f"fact {name.value}", fold._Ledger, "take", _deaf_to(name))
    for asked in path._CONDITIONS:
        if asked is not Asked.FOLLOW_UP:
            yield _entry(f"path never {asked.value}", path._CONDITIONS, asked, lambda _: False)


_COUNTED_ELSEWHERE: Final = {FactName.STRUCK, FactName.COUNSELED}
"""Strikes have mutants of their own; sessions are looked up apart."""


def _figures() -> Iterator[Mutant]:
    figures: list[tuple[Any, str, object]] = [
        (uses, "DAY_WINDOW", _NONE),
        (timing, "BARE_LABEL", _NONE),
        (conditions, "HEALED_AFTER", _NONE),
        (fold, "HEALED_AFTER", _NONE),
        (conditions, "MISTAKE_WITHIN", _LONG),
        (fold, "MISTAKE_WITHIN", _LONG),
        (conditions, "ALCOHOL_FOR", _NONE),
        (telling, "ALCOHOL_FOR", _NONE),
        (conditions, "DRUGS_FOR", _NONE),
        (telling, "DRUGS_FOR", _NONE),
        (telling, "FELT_FOR", _NONE),
        (reactions, "_AGAIN_WITHIN", _NONE),
        (reactions, "_BAD_FROM", 11),
        (reactions, "_DAYS", 10_000),
        (cross_checks, "_COVER_TOLD_FOR", _LONG),
        (cross_checks, "_DAY_HOURS", 10_000),
        (telling, "ASKS_FIRST", frozenset()),
    ]
    for module, name, value in figures:
        where = module.__name__.rsplit(".", 1)[1]
        yield _attribute(f"figure {where}.{name}", module, name, value)


def _parts() -> Iterator[Mutant]:
    limits_of = uses.limits_of
    parts: list[tuple[str, Any, str, object]] = [
        ("extras", path, "_extra_is_asked", lambda *_: False),
        ("a month", path, "_MONTH", _LONG),
        ("each place by itself", timing, "counts_apart", lambda *_: False),
        ("together while either label says so", timing, "counts_apart", _newest_says),
        ("spacing", labels, "limits_of", _without(limits_of, spacing=None)),
        ("day limit", labels, "limits_of", _without(limits_of, a_day=None)),
        ("half of an even share", uses, "_SHARE_OF_EVEN_SPACING", 0.0),
        ("civil day", uses, "_on_day", lambda *_: 0),
        ("stricter label", fold, "follow", lambda _plan, _stricter, new, _vouched: (new, None)),
        ("who said so of a label", fold, "follow", _never_vouched),
        ("strictest of both labels", timing, "effective_limits", _newest_alone),
        ("a use told twice is one", check, "told_once", _as_told),
        ("maybe uses", timing, "earliest", _sure_alone),
        ("who and when", fold, "vouches", lambda *_: True),
        ("who and when in this check", conditions, "_is_vouched", lambda *_: True),
        ("a clock set back", Known, "clock_is_back", lambda *_: False),
        ("what closes, where it was struck", counting.Counting, "counts", lambda *_: True),
        ("a struck press is a maybe", counting.Counting, "is_struck", lambda *_: False),
        ("another person's, undone", counting, "_targets", _no_void(counting._targets)),
        ("what was said of a hold", clearances.Clearances, "applied", _cleared_by_anything),
        ("the newest that was said", clearances.Clearances, "applied", lambda _, doubt: doubt),
        ("the place of a use", uses.Use, "is_at", lambda *_: False),
        ("silence after leave", cross_checks, "_until_new_use", lambda *_: set()),
        ("silence ends with a use", cross_checks, "_until_new_use", lambda _c, _s, r: set(r)),
        (
            "a use twice on one OK",
            used_against,
            "_is_against",
            lambda one, *_: bool(one.level.severity),
        ),
        ("reactions of another use", reactions, "may_be_one", lambda *_: False),
    ]
    for name, owner, attribute, value in parts:
        yield _attribute(name, owner, attribute, value)


def _entry(name: str, table: Any, key: Any, value: object) -> Mutant:  # noqa: ANN401
    return Mutant(name, lambda patch: patch.setitem(table, key, value))


def _attribute(name: str, owner: Any, attribute: str, value: object) -> Mutant:  # noqa: ANN401
    return Mutant(name, lambda patch: patch.setattr(owner, attribute, value))


def _without(limits_of: Callable[..., uses.Limits], **less: None) -> Callable[..., uses.Limits]:
    def limits(*plan: Any) -> uses.Limits:  # noqa: ANN401
        found = limits_of(*plan)
        return uses.Limits(**{"spacing": found.spacing, "a_day": found.a_day, **less})

    return limits


def _never_vouched(plan: Any, stricter: Any, new: Any, _vouched: object) -> Any:  # noqa: ANN401
    return labels.follow(plan, stricter, new, None)


def _newest_alone(plan: Any, _stricter: object, site: Any = None) -> uses.Limits:  # noqa: ANN401
    return labels.effective_limits(plan, None, site)


def _newest_says(plan: Any, _stricter: object) -> bool:  # noqa: ANN401
    return bool(plan.each_site)


def _as_told(told: Any) -> tuple[uses.Use, ...]:  # noqa: ANN401
    return tuple(sorted(told, key=lambda use: use.utc, reverse=True))


def _sure_alone(told: Any, *rest: Any) -> Any:  # noqa: ANN401
    return uses.earliest([use for use in told if use.sure], *rest)


def _deaf_to(name: FactName) -> Callable[[Any, Any], None]:
    take = fold._Ledger.take

    def takes_the_others(self: Any, fact: Any) -> None:  # noqa: ANN401
        if fact.name is not name:
            take(self, fact)

    return takes_the_others


def _no_void(targets: Callable[..., set[Any]]) -> Callable[..., set[Any]]:
    return lambda facts, *codes: set() if len(codes) > 1 else targets(facts, *codes)


def _cleared_by_anything(self: clearances.Clearances, doubt: Any) -> Any:  # noqa: ANN401
    return None if self._said.get(doubt.record) else doubt
