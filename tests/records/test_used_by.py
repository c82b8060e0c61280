"""Who uses the computer: asked but once, and never of one person alone."""

from house import House

from ketcheck.records.used_by import UsedBy, set_used_by, used_by


def test_one_person_alone_is_not_asked(house: House) -> None:
    assert used_by(house.store) is UsedBy.ONE_PERSON


def test_several_people_are_asked_until_they_have_said(house: House) -> None:
    house.store.directory.add("Bob Brown")
    assert used_by(house.store) is None
    for chosen in UsedBy:
        set_used_by(house.store, chosen)
        assert used_by(house.reopen()) is chosen


def test_what_is_no_use_is_asked_again(house: House) -> None:
    house.store.directory.add("Bob Brown")
    house.store.set_setting("used-by", "a ship")
    assert used_by(house.store) is None
