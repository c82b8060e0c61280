"""Noting a use, that there was none, and a change of the label."""

import pytest
from house import House, at
from support import PLAN, VOUCHED

from ketcheck.checklist.details import Plan
from ketcheck.checklist.ledger.standing import State
from ketcheck.checklist.level import Level
from ketcheck.errors import CheckRefused, NoSuchPerson, NoSuchRecord
from ketcheck.records.checks.using import label_change, not_used, use_of
from ketcheck.records.model import Kind, LabelEntry, Person, UseEntry
from ketcheck.records.recording import new_id

TWO = Plan(amount="a pea", hours_between=6, sites=("left foot", "right knee"))


def test_the_only_place_of_a_label_is_the_place_of_a_use(house: House) -> None:
    def sites(plan: Plan | None, *given: str) -> tuple[str, ...]:
        return use_of(house.person, plan, at=at(), saved=at(), sites=given).sites

    assert sites(PLAN) == ("left foot",)
    assert sites(TWO) == sites(None) == ()
    assert sites(TWO, "Right Knee.") == ("right knee",)
    assert sites(None, "toe") == ("toe",)
    with pytest.raises(CheckRefused, match="“toe” is not on the label"):
        sites(TWO, "toe")


def test_a_use_is_read_back_listed_and_counted(house: House) -> None:
    record = house.save(0)
    use = house.use(0.1, record)
    assert house.store.entry(use.id) == use
    assert (use.record, use.sites) == (record.id, ("left foot",))
    assert house.store.page()[0].kind is Kind.USE
    (known,) = house.store.known(house.person.id).uses
    assert (known.at, known.sites, known.sure) == (use.at.at, use.sites, True)


@pytest.mark.parametrize(
    ("used", "saved", "said"),
    [
        (1.001, 1, "still to come"),
        (-30 * 24 - 0.001, 1, "more than 30 days ago"),
    ],
)
def test_a_use_at_a_time_that_can_not_be_is_refused(
    house: House, used: float, saved: float, said: str
) -> None:
    house.save(0)
    entry = use_of(house.person, PLAN, at=at(used), saved=at(saved))
    with pytest.raises(CheckRefused, match=said):
        house.store.save(entry)


@pytest.mark.parametrize("hours", [-0.5, -1 / 3600, 0.2 - 30 * 24])
def test_a_use_of_before_the_first_check_ends_its_ok(house: House, hours: float) -> None:
    record = house.save(0)
    assert record.answers["before"] == "no"
    use = use_of(house.person, PLAN, at=at(hours), saved=at(0.2), record=record)
    house.store.save(use)
    found = house.store.standing(record, at(0.2).at, minutes=30)
    assert (found.state, found.may_apply, found.used) == (State.SUPERSEDED, False, None)
    assert [one.at for one in house.store.known(house.person.id).uses] == [use.at.at]


def test_the_next_check_goes_by_a_use_of_before_the_first(house: House) -> None:
    house.save(0)
    house.store.save(use_of(house.person, PLAN, at=at(-0.5), saved=at(0.2)))
    assert "too-soon" in [one.id for one in house.write(0.3).result.reasons]
    assert house.write(5.6).result.level is Level.OK


def test_a_use_is_taken_of_who_has_no_check_yet(house: House) -> None:
    house.store.save(use_of(house.person, PLAN, at=at(-0.5), saved=at()))
    record = house.write(0.1)
    assert "too-soon" in [one.id for one in record.result.reasons]


def test_the_time_of_the_check_and_now_are_taken(house: House) -> None:
    house.save(0)
    for hours in (0, 1):
        house.store.save(use_of(house.person, PLAN, at=at(hours), saved=at(1)))
    assert len(house.store.known(house.person.id).uses) == 2


def test_a_use_of_nobody_on_file_is_refused(house: House) -> None:
    nobody = Person(id=new_id(), name="Nobody")
    with pytest.raises(NoSuchPerson):
        house.store.save(use_of(nobody, None, at=at(), saved=at()))


def test_that_it_was_not_used_is_of_a_record_of_that_person(house: House) -> None:
    other = house.store.directory.add("Ann Lee")
    denial = not_used(house.save(0), at(0.1))
    with pytest.raises(NoSuchRecord):
        house.store.save(denial.model_copy(update={"person": other}))


@pytest.mark.parametrize("hours", [0.5, 0.99])
def test_a_label_of_times_that_can_not_be_is_refused(house: House, hours: float) -> None:
    wrong = PLAN.model_copy(update={"hours_between": hours})
    with pytest.raises(CheckRefused, match=r"plan\.hours_between"):
        label_change(house.person, wrong, None, at())


def test_a_looser_label_counts_once_somebody_vouches_for_it(house: House) -> None:
    house.save(0)
    house.use(0.1)
    looser = PLAN.model_copy(update={"hours_between": 1})
    entry = house.label(looser, 2)
    assert isinstance(entry, LabelEntry)
    assert entry.before == PLAN
    assert [one.id for one in house.write(2.2).result.reasons] == ["too-soon", "label-loosened"]
    house.label(looser.model_copy(update={"changed": VOUCHED}), 2.5)
    assert house.write(2.6).result.level is Level.OK


def test_a_use_is_kept_once(house: House) -> None:
    house.save(0)
    use = use_of(house.person, PLAN, at=at(0.1), saved=at(0.1))
    again = use.model_copy(update={"saved": at(0.2)})
    assert house.store.save(use) == house.store.save(again) == use
    other = UseEntry.model_validate({**dict(use), "at": at(0.15)})
    with pytest.raises(CheckRefused, match="another record with the id"):
        house.store.save(other)
