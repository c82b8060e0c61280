"""From facts to what is known: doubts open and close, and nothing later lowers one."""

from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import MEDICINE, NOW, PLAN, VOUCHED
from told_facts import MINUTE, SECOND, fact, hours_ago, struck

from ketcheck.checklist.details import Plan, Vouched
from ketcheck.checklist.ledger.facts import (
    ANOTHER_PERSON,
    BUTTON,
    STRUCK_OUT,
    UNDONE,
    Fact,
    FactName,
)
from ketcheck.checklist.ledger.fold import known_from
from ketcheck.checklist.ledger.known import Checked, Known, OpenDoubt, Permitted
from ketcheck.checklist.ledger.uses import Use
from ketcheck.checklist.level import Level

LEFT = ("left foot",)


def ids(known: Known) -> list[str]:
    return [one.id for one in known.doubts]


def skin(hours: float, code: str = "broken", sites: tuple[str, ...] = LEFT) -> Fact:
    return fact(FactName.SKIN, hours_ago(hours), code=code, sites=sites)


def closed(code: str, sites: tuple[str, ...] = LEFT, **fields: object) -> Fact:
    return fact(FactName.SKIN_CLOSED, code=code, sites=sites, **fields)


def test_nothing_told_is_nothing_known() -> None:
    assert known_from([]) == Known()
    assert known_from([], plan=PLAN, medicines=(MEDICINE,)) == Known(
        plan=PLAN, medicines=(MEDICINE,)
    )


@pytest.mark.parametrize(
    ("ago", "is_closed"),
    [
        (timedelta(hours=24) - MINUTE, False),
        (timedelta(hours=24), True),
        (timedelta(hours=24) + MINUTE, True),
    ],
)
def test_skin_is_healed_24_hours_after_it_was_told_last(ago: timedelta, *, is_closed: bool) -> None:
    told = fact(FactName.SKIN, NOW - ago, code="broken", sites=LEFT)
    assert (ids(known_from([told, closed("healed")])) == []) is is_closed


@pytest.mark.parametrize(
    ("ago", "is_closed"),
    [
        (60 * MINUTE - SECOND, True),
        (60 * MINUTE, True),
        (60 * MINUTE + SECOND, False),
    ],
)
def test_a_wrong_answer_can_be_taken_back_for_60_minutes(
    ago: timedelta, *, is_closed: bool
) -> None:
    told = fact(FactName.SKIN, NOW - ago, code="broken", sites=LEFT)
    assert (ids(known_from([told, closed("mistake")])) == []) is is_closed


@pytest.mark.parametrize(
    ("vouched", "is_closed"),
    [
        (VOUCHED, True),
        (None, False),
        (Vouched(who="Dr. Lee"), False),
        (Vouched(when=NOW.date()), False),
        (Vouched(who="Dr. Lee", when=NOW.date() - timedelta(days=1)), False),
    ],
)
def test_leave_for_skin_names_who_and_when_and_is_no_older_than_the_doubt(
    vouched: Vouched | None, *, is_closed: bool
) -> None:
    known = known_from([skin(1), closed("told-ok", vouched=vouched)])
    assert (ids(known) == []) is is_closed


def test_each_place_is_in_doubt_and_healed_by_itself() -> None:
    told = [skin(30), skin(2, sites=("toe",)), closed("healed", sites=("left foot", "toe"))]
    (doubt,) = known_from(told).doubts
    assert doubt.sites == ("toe",)


def test_skin_told_of_again_counts_from_then() -> None:
    told = [skin(48), skin(2, "same"), closed("healed")]
    (doubt,) = known_from(told).doubts
    assert (doubt.said, doubt.since) == ("same", hours_ago(2))


def test_a_place_without_a_name_is_in_doubt_too() -> None:
    told = skin(30, sites=())
    assert known_from([told]).doubts[0].sites == ()
    assert known_from([told, closed("healed", sites=())]).doubts == ()


@pytest.mark.parametrize(
    ("opened", "until_name"), [(FactName.FELT_UNSURE, "felt-unsure"), (FactName.TODAY, "today")]
)
def test_what_time_closes_is_open_until_the_later_end(opened: FactName, until_name: str) -> None:
    facts = [
        fact(opened, hours_ago(2), until=hours_ago(-5)),
        fact(opened, hours_ago(1), until=hours_ago(-3)),
    ]
    known = known_from(facts)
    assert known.doubt(until_name, hours_ago(-5) - SECOND)
    assert known.doubt(until_name, hours_ago(-5)) is None


def test_two_things_to_ask_are_asked_together() -> None:
    facts = [
        fact(FactName.TO_ASK, hours_ago(2), reasons=("long-gap",)),
        fact(FactName.TO_ASK, hours_ago(1), reasons=("reaction-again", "long-gap")),
    ]
    (doubt,) = known_from(facts).doubts
    assert (doubt.since, doubt.reasons) == (hours_ago(1), ("long-gap", "reaction-again"))


def test_leave_closes_what_was_to_be_asked_and_is_remembered() -> None:
    asked = fact(FactName.TO_ASK, hours_ago(2), reasons=("long-gap",))
    may = fact(FactName.PERMITTED, hours_ago(1), vouched=VOUCHED)
    known = known_from([asked, may])
    assert known.doubts == ()
    assert known.permitted == Permitted(at=hours_ago(1), reasons=("long-gap",))
    assert ids(known_from([asked, may.model_copy(update={"vouched": None})])) == ["to-ask"]
    assert ids(known_from([may, asked.model_copy(update={"at": NOW})])) == ["to-ask"]


def test_leave_closes_what_it_was_asked_about_alone() -> None:
    """Another computer, or a paper form, may tell later of what nobody was asked about."""
    asked = fact(FactName.TO_ASK, hours_ago(3), reasons=("long-gap",))
    may = fact(FactName.PERMITTED, hours_ago(1), vouched=VOUCHED, reasons=("long-gap",))
    brought = fact(FactName.TO_ASK, hours_ago(2), reasons=("reaction-was-bad",))
    known = known_from([asked, may, brought])
    assert [one.reasons for one in known.doubts] == [("reaction-was-bad",)]
    assert known.permitted == Permitted(at=hours_ago(1), reasons=("long-gap",))


def test_prescribed_in_doubt_needs_who_and_when() -> None:
    doubt = fact(FactName.PRESCRIBED_DOUBT, hours_ago(2))
    yes = fact(FactName.PRESCRIBED, hours_ago(1))
    known = known_from([doubt, yes])
    assert (ids(known), known.prescribed) == (["prescribed"], False)
    vouched = known_from([doubt, yes.model_copy(update={"vouched": VOUCHED})])
    assert (ids(vouched), vouched.prescribed) == ([], True)
    assert known_from([yes]).prescribed


def test_medicines_in_doubt_are_closed_by_telling_all() -> None:
    doubt = fact(FactName.MEDICINES_DOUBT, hours_ago(2), medicines=("warfarin",))
    assert known_from([doubt]).doubts[0].medicines == ("warfarin",)
    assert known_from([doubt, fact(FactName.MEDICINES_TOLD, hours_ago(1))]).doubts == ()


def test_a_medicine_that_nobody_told_of_stays_in_doubt() -> None:
    both = ("Aspirin", "warfarin")
    doubt = fact(FactName.MEDICINES_DOUBT, hours_ago(2), medicines=both)
    told = fact(FactName.MEDICINES_TOLD, hours_ago(1), medicines=("aspirin", "ibuprofen"))
    (left,) = known_from([doubt, told]).doubts
    assert left.medicines == ("warfarin",)
    assert known_from([doubt, told.model_copy(update={"medicines": both})]).doubts == ()


def test_what_was_told_of_a_place_that_was_renamed_counts_for_any() -> None:
    """A label that is typed anew makes no skin whole, and no use undone."""
    facts = [
        fact(FactName.LABEL, hours_ago(5), plan=PLAN),
        fact(FactName.SKIN, hours_ago(4), code="broken", sites=("left foot",)),
        fact(FactName.USE, hours_ago(3), sites=("left foot",)),
    ]
    heel = PLAN.model_copy(update={"sites": Plan(amount="a dab", sites=("left heel",)).sites})
    change = fact(FactName.LABEL, hours_ago(2), plan=heel, before=PLAN, vouched=VOUCHED)
    known = known_from([*facts, change])
    (doubt,) = known.skin_doubts(("left heel",))
    assert (doubt.said, doubt.sites, doubt.since) == ("broken", (), hours_ago(4))
    assert known.uses[0].is_at("left heel")
    healed = fact(FactName.SKIN_CLOSED, hours_ago(-21), code="healed", sites=("",))
    assert known_from([*facts, change, healed]).doubts == ()


@pytest.mark.parametrize("sites", [("left foot", "right knee"), ("left foot",), ("Left  foot.",)])
def test_a_place_that_stays_on_the_label_keeps_its_name(sites: tuple[str, ...]) -> None:
    before = Plan.model_validate({**dict(PLAN), "sites": ("left foot", "right hand")})
    after = Plan.model_validate({**dict(PLAN), "sites": sites})
    facts = [
        fact(FactName.LABEL, hours_ago(5), plan=before),
        fact(FactName.SKIN, hours_ago(4), code="broken", sites=("left foot",)),
        fact(FactName.LABEL, hours_ago(2), plan=after, before=before, vouched=VOUCHED),
    ]
    (doubt,) = known_from(facts).doubts
    assert doubt.sites == ("left foot",)


@pytest.mark.parametrize("vouched", [VOUCHED, None])
def test_a_looser_label_is_a_doubt_until_somebody_vouches(vouched: Vouched | None) -> None:
    loose = PLAN.model_copy(update={"hours_between": 1})
    first = fact(FactName.LABEL, hours_ago(5), plan=PLAN)
    change = fact(FactName.LABEL, hours_ago(2), plan=loose, before=PLAN, vouched=vouched)
    known = known_from([first, change])
    assert known.plan == loose
    assert known.stricter == (None if vouched else PLAN)
    assert ids(known) == ([] if vouched else ["label-loosened"])


def test_what_a_struck_record_says_vouches_for_nothing() -> None:
    loose = PLAN.model_copy(update={"hours_between": 1})
    first = fact(FactName.LABEL, hours_ago(5), plan=PLAN)
    change = fact(FactName.LABEL, hours_ago(2), plan=loose, vouched=VOUCHED)
    known = known_from([first, change, struck(change.entry, STRUCK_OUT)])
    assert known.stricter == PLAN


def test_the_old_label_again_closes_the_doubt() -> None:
    loose = PLAN.model_copy(update={"hours_between": 1})
    facts = [
        fact(FactName.LABEL, hours_ago(hours), plan=plan)
        for hours, plan in ((5, PLAN), (3, loose), (1, PLAN))
    ]
    known = known_from(facts)
    assert (known.plan, known.stricter, ids(known)) == (PLAN, None, [])


def test_a_tip_is_open_until_it_is_understood() -> None:
    still_open = fact(FactName.TIP_OPEN, hours_ago(2), code="tip-4")
    assert ids(known_from([still_open])) == ["tip-4"]
    assert ids(known_from([still_open, fact(FactName.TIP_UNDERSTOOD, code="tip-4")])) == []
    assert ids(known_from([still_open, fact(FactName.TIP_UNDERSTOOD, code="tip-3")])) == ["tip-4"]


def test_a_use_struck_out_becomes_a_maybe_and_one_undone_is_none() -> None:
    use = fact(FactName.USE, hours_ago(2), code=BUTTON, sites=LEFT)
    assert known_from([use]).uses == (Use(at=hours_ago(2), sites=LEFT),)
    maybe = known_from([use, struck(use.entry, STRUCK_OUT)])
    assert maybe.uses == (Use(at=hours_ago(2), sites=LEFT, sure=False),)
    for code in (UNDONE, ANOTHER_PERSON):
        assert known_from([use, struck(use.entry, code)]).uses == ()


def test_a_use_told_in_a_check_stays_sure_when_the_check_is_struck() -> None:
    use = fact(FactName.USE, hours_ago(2), code="used")
    assert known_from([use, struck(use.entry, STRUCK_OUT)]).uses == (Use(at=hours_ago(2)),)


def test_i_did_not_use_it_ends_the_check_that_it_names() -> None:
    ok = fact(FactName.CHECK, hours_ago(2), code="ok")
    later = fact(FactName.CHECK, NOW, code="ok")
    ended = fact(FactName.NOT_USED, hours_ago(1), target=ok.entry)
    assert known_from([ok, ended, later]).checks == (
        Checked(at=NOW, level=Level.OK),
        Checked(at=hours_ago(2), level=Level.OK, ended=hours_ago(1)),
    )


def test_a_correction_is_no_check_of_its_own() -> None:
    first = fact(FactName.CHECK, hours_ago(2), code="stop")
    fixed = fact(FactName.CHECK, hours_ago(2), code="ok", amends=first.entry)
    assert [one.level for one in known_from([first, fixed]).checks] == [Level.STOP]


def test_a_struck_check_is_not_the_newest() -> None:
    first, second = (fact(FactName.CHECK, hours_ago(hours), code="ok") for hours in (3, 1))
    known = known_from([first, second, struck(second.entry, STRUCK_OUT)])
    assert known.newest == hours_ago(3)


def test_uses_are_asked_about_since_a_check_that_still_answers_it() -> None:
    first, second = (fact(FactName.USES_ASKED, hours_ago(hours)) for hours in (3, 1))
    assert known_from([first, second]).uses_since == hours_ago(1)
    struck_out = known_from([first, second, struck(second.entry, STRUCK_OUT)])
    assert struck_out.uses_since == hours_ago(3)


def test_a_record_of_another_person_tells_nothing() -> None:
    entry = uuid4()
    facts = [
        fact(FactName.HELD, hours_ago(2), entry, code="feeling"),
        fact(FactName.SKIN, hours_ago(2), entry, code="broken", sites=LEFT),
        fact(FactName.CHECK, hours_ago(2), entry, code="stop"),
        fact(FactName.USE, hours_ago(3), entry),
        struck(entry, ANOTHER_PERSON),
    ]
    assert known_from(facts) == Known()


OPENS = st.sampled_from(
    [
        skin(30),
        skin(2),
        fact(FactName.HELD, hours_ago(5), code="reaction"),
        fact(FactName.TO_ASK, hours_ago(5), reasons=("long-gap",)),
        fact(FactName.PRESCRIBED_DOUBT, hours_ago(5)),
        fact(FactName.MEDICINES_DOUBT, hours_ago(5), medicines=("warfarin",)),
        fact(FactName.FELT_UNSURE, hours_ago(5), until=hours_ago(-7)),
        fact(FactName.TODAY, hours_ago(5), until=hours_ago(-3)),
        fact(FactName.USE, hours_ago(2), code="used"),
        fact(FactName.TIP_OPEN, hours_ago(5), code="tip-4"),
    ]
)


@given(st.lists(OPENS, min_size=1, max_size=6, unique_by=lambda one: one.entry), st.data())
def test_striking_out_lowers_nothing(facts: list[Fact], data: st.DataObject) -> None:
    before = known_from(facts)
    gone = data.draw(st.sampled_from(facts))
    after = known_from([*facts, struck(gone.entry, STRUCK_OUT)])
    assert {_key(one) for one in before.doubts} == {_key(one) for one in after.doubts}
    assert {use.at for use in before.uses} == {use.at for use in after.uses}


@given(st.lists(OPENS, min_size=2, max_size=6, unique_by=lambda one: one.entry), st.data())
def test_the_order_in_which_entries_came_does_not_matter(
    facts: list[Fact], data: st.DataObject
) -> None:
    other = data.draw(st.permutations(facts))
    kept = {_key(one): one.until for one in known_from(facts).doubts}
    assert kept == {_key(one): one.until for one in known_from(other).doubts}


def _key(doubt: OpenDoubt) -> tuple[str, tuple[str, ...]]:
    return doubt.id, doubt.sites


def test_a_denial_does_not_end_a_newer_check() -> None:
    first, second = (fact(FactName.CHECK, hours_ago(hours), code="ok") for hours in (2, 1))
    ended = fact(FactName.NOT_USED, NOW, target=first.entry)
    newer, older = known_from([first, second, ended]).checks
    assert (newer.ended, older.ended) == (None, NOW)
