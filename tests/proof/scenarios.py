"""Short histories, each with something that a rule is there for; the controls go by them.

Taking out any rule has to change what one of them comes to.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from typing import Final

from ketcheck.checklist.details import (
    Certainty,
    CoverLeave,
    CoverTold,
    Details,
    LastUse,
    Medicine,
    Plan,
    Reaction,
    Since,
    Sites,
    Uses,
    UseTold,
    Vouched,
)
from ketcheck.checklist.ledger.facts import ANOTHER_PERSON, MAY_USE, UNDONE
from tests.proof.kinds import EACH_SITE, FOOT, KNEE, PLANS, plan
from tests.proof.person import HOUR, MINUTE, Judged, Person

ZONE: Final = timezone(timedelta(hours=-5))
START: Final = datetime(2026, 11, 1, 8, tzinfo=ZONE)
LABEL: Final = PLANS["3 a day, 6 h"]
Told = list[Judged]


def t(hours: float, minutes: float = 0) -> datetime:
    """So long after the first check."""
    return START + hours * HOUR + minutes * MINUTE


def lee(day: datetime) -> Vouched:
    return Vouched(who="Dr. Lee", when=day.date())


def begun(label: Plan = LABEL, **answers: str) -> tuple[Person, Judged]:
    person = Person()
    several = len(label.sites) > 1
    details = Details(area=Sites(sites=label.site_words)) if several else None
    return person, person.check(START, _dashed(answers), plan=label, details=details)


def used(label: Plan = LABEL) -> Person:
    person, _ = begun(label)
    person.use(t(0, 10), (FOOT,))
    return person


def _dashed(answers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): code for name, code in answers.items()}


def check(person: Person, hours: float, minutes: float = 0, **answers: object) -> Judged:
    """A check; `details` and `medicines` stand beside the answers."""
    details = answers.pop("details", None)
    medicines = answers.pop("medicines_listed", ())
    label = answers.pop("label_given", None)
    return person.check(
        t(hours, minutes),
        _dashed(answers),  # type: ignore[arg-type]
        details=details,  # type: ignore[arg-type]
        medicines=medicines,  # type: ignore[arg-type]
        plan=label,  # type: ignore[arg-type]
    )


def told_uses(*times: datetime, sites: tuple[str, ...] = (FOOT,)) -> Details:
    return Details(used=Uses(uses=tuple(UseTold(at=at, sites=sites) for at in times)))


def spacing() -> Told:
    person = used()
    return [check(person, 6, 9), check(person, 6, 10)]


def day_window() -> Told:
    person, _ = begun(PLANS["2 a day, 1 h"])
    person.use(t(9), (FOOT,))
    person.use(t(12), (FOOT,))
    return [check(person, 24), check(person, 29)]


def civil_day() -> Told:
    person = Person()
    person.check(START - 8 * HOUR + MINUTE, plan=PLANS["2 a day, 1 h"])
    person.use(START - 7.9 * HOUR, (FOOT,))
    person.use(START - 6 * HOUR, (FOOT,))
    return [person.check(START + 15 * HOUR), person.check(START + 17 * HOUR)]


def at_midnight() -> Told:
    person, _ = begun(PLANS["3 a day"])
    for hours in (4, 8, 12):
        person.use(t(hours), (FOOT,))
    return [check(person, 16, 3)]


def maybe_use() -> Told:
    person, _ = begun()
    return [check(person, 0, 30, used="unsure"), check(person, 1), check(person, 6, 31)]


def maybe_counted_with_sure_ones() -> Told:
    person, _ = begun(PLANS["2 a day, 1 h"])
    person.use(t(0, 10), (FOOT,))
    return [check(person, 3, used="unsure"), check(person, 5)]


def before_unsure() -> Told:
    person, first = begun(before="unsure")
    return [first, check(person, 2)]


def before_with_a_time() -> Told:
    person = Person()
    details = Details(before=LastUse(last=t(-5)))
    return [
        person.check(START, {"before": "yes"}, details=details, plan=LABEL),
        check(person, 0, 59),
        check(person, 1),
    ]


def before_without_a_time() -> Told:
    return [begun(before="yes")[1]]


def used_without_a_time() -> Told:
    person, _ = begun()
    return [check(person, 7, used="yes"), check(person, 8)]


def bare_label() -> Told:
    person = used(PLANS["when needed"])
    return [check(person, 0, 20), check(person, 4, 10)]


def a_day_limit_alone() -> Told:
    person = used(PLANS["when needed, at most 2"])
    person.use(t(5), (FOOT,))
    return [check(person, 9, 30), check(person, 12), check(person, 26)]


def timing_is_asked() -> Told:
    person = used(PLANS["when needed"])
    return [check(person, 9, timing=code) for code in ("due", "too-soon", "used-up", "unsure")]


def used_against() -> Told:
    person = used()
    return [check(person, 3), check(person, 7, used="yes", details=told_uses(t(3, 5)))]


def used_twice_on_one_ok() -> Told:
    person = used(PLANS["12 a day, 1 h"])
    return [check(person, 9, used="yes", details=told_uses(t(0, 40)))]


def used_after_it_was_ended() -> Told:
    person, first = begun()
    person.not_used(t(0, 5), first)
    return [check(person, 9, used="yes", details=told_uses(t(0, 20)))]


def used_late() -> Told:
    person, _ = begun()
    return [check(person, 12, used="yes", details=told_uses(t(5)))]


def skin_broken() -> Told:
    person, _ = begun()
    return [
        check(person, 5, skin="broken"),
        check(person, 5, 3, skin_since="healed"),
        check(person, 28, skin_since="same"),
        check(person, 30, skin_since="healed"),
        check(person, 52, skin_since="healed"),
        check(person, 52, 5),
    ]


def skin_doubts_close_by_leave() -> Told:
    person, _ = begun()
    told = Details(skin_since=lee(t(6)))
    return [
        check(person, 5, skin="irritated"),
        check(person, 5, 30, skin_since="told-ok"),
        check(person, 5, 40, skin_since="unsure"),
        check(person, 6, skin_since="told-ok", details=told),
        check(person, 7),
    ]


def skin_mistaken() -> Told:
    person, _ = begun()
    found = [check(person, 5, skin="broken"), check(person, 6, skin_since="mistake")]
    found += [check(person, 6, 1), check(person, 9, skin="broken")]
    return [*found, check(person, 10, 1, skin_since="mistake"), check(person, 10, 3)]


def skin_gets_worse() -> Told:
    person, _ = begun()
    found = [check(person, 5, skin="broken"), check(person, 6, skin_since="worse")]
    person.clear(t(7), found[-1])
    return [*found, check(person, 8, skin_since="healed"), check(person, 31)]


def skin_of_two_places() -> Told:
    person, _ = begun(EACH_SITE)
    broken = Details(skin=Sites(sites=(KNEE,)), area=Sites(sites=(FOOT, KNEE)))
    return [
        check(person, 5, skin="broken", details=broken),
        check(person, 6, details=Details(area=Sites(sites=(FOOT,)))),
        check(person, 7, details=Details(area=Sites(sites=(KNEE,)))),
        check(person, 8, area="unsure", skin_since="same"),
    ]


def each_place_for_itself() -> Told:
    person = used(EACH_SITE)
    return [
        check(person, 1, details=Details(area=Sites(sites=(KNEE,)))),
        check(person, 1, details=Details(area=Sites(sites=(FOOT,)))),
        check(person, 7, details=Details(area=Sites(sites=(FOOT, KNEE)))),
    ]


def reaction_mild() -> Told:
    person = used()
    mild = Details(reaction_detail=Reaction(site=FOOT, worst=3))
    return [
        check(person, 7, reaction="mild", details=mild),
        check(person, 8, skin_since="healed"),
        check(person, 32, skin_since="healed"),
    ]


def reaction_again() -> Told:
    person = used()
    gone = Details(reaction_detail=Reaction(site=FOOT, worst=3))
    found = [check(person, 7, reaction="gone", details=gone)]
    found.append(check(person, 7, 20, reaction="gone", details=gone))
    person.use(t(7, 25), (FOOT,))
    found += [check(person, 15, reaction="gone", details=gone), check(person, 15, 5, permit="not")]
    found.append(check(person, 15, 10, details=Details(permit=Vouched())))
    found.append(check(person, 15, 20))
    person.use(t(15, 30), (FOOT,))
    return [*found, check(person, 15 + 14 * 24, reaction="gone", details=gone)]


def reaction_was_bad() -> Told:
    bad = Details(reaction_detail=Reaction(site=FOOT, worst=7))
    old = Details(reaction_detail=Reaction(site=FOOT, worst=1, since=date(2026, 10, 28)))
    found = [check(used(), 7, reaction="gone", details=one) for one in (bad, old)]
    person = used()
    return [*found, check(person, 7, reaction="gone", details=bad), check(person, 8)]


def reaction_bad_is_held() -> Told:
    person = used()
    held = check(person, 7, reaction="bad", details=Details(reaction_detail=Reaction(worst=9)))
    found = [held, check(person, 30), check(person, 54)]
    person.clear(t(55), held)
    return [*found, check(person, 56)]


def unwell() -> Told:
    person, _ = begun()
    held = check(person, 1, feeling="unwell")
    found = [held, check(person, 24)]
    person.clear(t(25), held, "not-yet")
    found.append(check(person, 26))
    person.clear(t(27), held, MAY_USE)
    found.append(check(person, 28))
    person.clear(t(29), held, "never")
    return [*found, check(person, 30)]


def feeling_slow() -> Told:
    person, _ = begun()
    return [check(person, 5, feeling="slow"), check(person, 5, 3), check(person, 17)]


def alcohol() -> Told:
    person = used()
    drunk = Details(today=Since(at=t(6)))
    return [
        check(person, 7, today="alcohol", details=drunk),
        check(person, 13, 59),
        check(person, 14, today="alcohol", details=drunk),
        check(person, 14, 1, today="alcohol"),
    ]


def drugs() -> Told:
    person, _ = begun()
    taken = Details(today=Since(at=t(1)))
    return [
        check(person, 7, today="yes", details=taken),
        check(person, 24),
        check(person, 25, today="yes", details=taken),
        check(person, 26, today="ketamine"),
        check(person, 26, 5),
    ]


def long_gap() -> Told:
    person = used()
    found = [check(person, 7 * 24), check(person, 9 * 24)]
    found.append(check(person, 9 * 24, 2, permit="not-asked"))
    found.append(check(person, 9 * 24, 9, details=Details(permit=lee(t(-24)))))
    found += [check(person, 9 * 24, 30), check(person, 9 * 24 + 1, permit="not-asked")]
    person.use(t(9 * 24 + 1, 5), (FOOT,))
    return [*found, check(person, 18 * 24)]


def to_ask_and_ended_early() -> Told:
    person = used()
    found = [check(person, 9 * 24), check(person, 9 * 24, 1, skin="broken", permit="")]
    return [*found, check(person, 9 * 24, 2, skin_since="mistake", permit="not-asked")]


def tips_not_understood() -> Told:
    person, _ = begun()
    found = [person.session(t(10), {"tip-1": False, "tip-2": True})]
    found += [person.session(t(20), {}), check(person, 21)]
    return [*found, person.session(t(30), {"tip-1": True}), person.session(t(40), {})]


def label_loosened() -> Told:
    person = used()
    person.label(t(2), LABEL.model_copy(update={"hours_between": 1}))
    found = [check(person, 2, 10), check(person, 9)]
    told = Vouched(who="Dr. Lee", when=t(10).date())
    person.label(t(10), LABEL.model_copy(update={"hours_between": 1, "changed": told}))
    found.append(check(person, 10, 1))
    person.label(t(11), LABEL)
    return [*found, check(person, 11, 1)]


def label_changed_in_a_check() -> Told:
    person = used()
    looser = LABEL.model_copy(update={"hours_between": 1})
    return [check(person, 2, label_given=looser), check(person, 2, 10)]


def label_odd() -> Told:
    odd = plan(times_a_day=5, hours_between=8)
    fewer = plan(times_a_day=4, most_a_day=3)
    own = plan(sites=({"words": FOOT, "times_a_day": 12, "hours_between": 6},))
    return [begun(one)[1] for one in (odd, fewer, own)]


def cover() -> Told:
    leave = CoverLeave(
        who="Dr. Lee", when=date(2026, 10, 1), sites=(FOOT,), until=date(2026, 11, 1)
    )
    person = Person()
    covered = plan(times_a_day=3, cover=leave)
    found = [person.check(START, {"cover": "tight", "cover-told": "yes"}, plan=covered)]
    found.append(check(person, 24, cover="tight", cover_told="yes"))
    person, _ = begun()
    for when in (date(2026, 10, 31), date(2025, 10, 31)):
        told = CoverTold(who="Dr. Lee", when=when, sites=(FOOT,))
        details = Details(cover_told=told)
        found.append(check(person, 24, cover="tight", cover_told="yes", details=details))
    return [*found, check(person, 25, cover="tight", cover_told="yes")]


def medicines_not_told() -> Told:
    def listed(name: str, told: Certainty) -> tuple[Medicine, ...]:
        return (Medicine(name=name, sleepy=Certainty.NO, told=told),)

    person = Person()
    answers = {"medicines": "list", "medicines-told": "all"}
    found = [
        person.check(START, answers, plan=LABEL, medicines=listed("warfarin", Certainty.NO)),
        check(person, 7, told_since="no"),
        check(person, 8, told_since="all"),
        check(person, 9),
        check(person, 10, medicines_changed="told", medicines="none"),
        check(person, 11, told_since="all"),
    ]
    person = Person()
    spray = listed("Spravato", Certainty.UNSURE)
    return [*found, person.check(START, answers, plan=LABEL, medicines=spray)]


def medicines_in_doubt() -> Told:
    person, _ = begun(medicines="unsure")
    found = [check(person, 1, told_since="unsure"), check(person, 2, told_since="all")]
    found += [check(person, 3), check(person, 4, medicines_changed="unsure")]
    return [*found, check(person, 5, told_since="some")]


def prescribed_in_doubt() -> Told:
    person, first = begun(prescribed="unsure")
    return [
        first,
        check(person, 1, prescribed="yes"),
        check(person, 2, prescribed="yes", details=Details(prescribed=lee(t(2)))),
        check(person, 3, prescribed="no"),
    ]


def clock_back() -> Told:
    person = used()
    found = [check(person, 7), check(person, 6), check(person, 6, skin="broken")]
    return [*found, check(person, 5, 55, skin_since="mistake")]


def struck() -> Told:
    person = used()
    broken = check(person, 5, skin="broken")
    person.strike(t(5, 10), broken.id)
    found = [broken, check(person, 7, skin_since="healed")]
    healed = check(person, 30, skin_since="healed")
    person.strike(t(30, 5), healed.id)
    return [*found, healed, check(person, 30, 10, skin_since="same")]


def struck_as_anothers() -> Told:
    person = used()
    broken = check(person, 7, skin="broken")
    person.strike(t(7, 10), broken.id, ANOTHER_PERSON)
    return [broken, check(person, 8, skin_since="same")]


def use_undone_or_struck() -> Told:
    person, _ = begun()
    use = person.use(t(0, 10), (FOOT,))
    person.strike(t(0, 11), use, UNDONE)
    found = [check(person, 1)]
    use = person.use(t(1, 10), (FOOT,))
    person.strike(t(1, 20), use)
    return [*found, check(person, 2), check(person, 8)]


def all_answers_struck() -> Told:
    person, first = begun()
    person.strike(t(0, 5), first.id)
    return [check(person, 1, before="unsure", prescribed="no", medicines="unsure")]


def corrected() -> Told:
    person, first = begun()
    person.correct(first, {"skin": "broken"})
    found = [check(person, 1, skin_since="same")]
    healed = check(person, 30, skin_since="healed")
    person.correct(healed, {"skin-since": "same"})
    return [*found, healed, check(person, 31, skin_since="same")]


def stop_ends_it() -> Told:
    person, _ = begun()
    return [
        check(person, 9, missed="one", make_up="yes"),
        check(person, 10, missed="unsure", make_up="no"),
    ]


def told_twice() -> Told:
    person = used(PLANS["2 a day, 1 h"])
    return [check(person, 3, used="yes", details=told_uses(t(0, 10)))]


def when_needed_never_missed() -> Told:
    person = used(PLANS["when needed, 4 h"])
    return [check(person, 9, missed="one", make_up="yes"), check(person, 8 * 24)]


SCENARIOS: Final[tuple[Callable[[], Told], ...]] = (
    spacing, day_window, civil_day, at_midnight, maybe_use, maybe_counted_with_sure_ones,
    before_unsure, before_with_a_time, before_without_a_time, used_without_a_time, bare_label,
    a_day_limit_alone, timing_is_asked, used_against, used_twice_on_one_ok,
    used_after_it_was_ended, used_late, skin_broken, skin_doubts_close_by_leave, skin_mistaken,
    skin_gets_worse, skin_of_two_places, each_place_for_itself, reaction_mild, reaction_again,
    reaction_was_bad, reaction_bad_is_held, unwell, feeling_slow, alcohol, drugs, long_gap,
    to_ask_and_ended_early,
    tips_not_understood,
    label_loosened, label_changed_in_a_check, label_odd, cover, medicines_not_told,
    medicines_in_doubt, prescribed_in_doubt, clock_back, struck, struck_as_anothers,
    use_undone_or_struck, all_answers_struck, corrected, stop_ends_it, told_twice,
    when_needed_never_missed,
)  # fmt: skip


def come_to(scenario: Callable[[], Told]) -> list[str]:
    """What it comes to, a line for each check."""
    try:
        return [f"{one.level}: {' '.join(one.reasons)}" for one in scenario()]
    except Exception as error:  # noqa: BLE001 - a rule that is gone may leave an engine that fails
        return [f"failed: {type(error).__name__}"]
