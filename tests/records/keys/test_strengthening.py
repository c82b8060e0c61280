"""A passphrase of an older or slower computer gets the strength of today as it is typed."""

from collections.abc import Callable
from datetime import date

import pytest

from ketcheck.errors import KeyUnavailable
from ketcheck.records.keys.slots import MOST_MEMORY, MOST_PASSES, Cost, PassphraseSlot
from ketcheck.records.keys.unlocking import Either, Passphrase, RecoveryCode, Unlock
from ketcheck.records.keys.wrapping import is_stronger, may_cost_more
from ketcheck.records.opening import open_store
from ketcheck.records.store import Store
from tests.records.keys.ways import NEW, SECRET, opens

pytestmark = pytest.mark.usefixtures("_quick")

STRONG = Cost(memory=128, passes=2, lanes=1)
TODAY = date(2026, 11, 24)
Bears = Callable[[Cost], None]


@pytest.fixture
def bears(monkeypatch: pytest.MonkeyPatch) -> Bears:
    """Sets what this computer bears today."""

    def set_to(cost: Cost) -> None:
        monkeypatch.setattr("ketcheck.records.keys.vault.calibrated", lambda: cost)

    return set_to


def costs(store: Store) -> list[Cost]:
    return [slot.wrapped.cost for slot in store.slots.slots if isinstance(slot, PassphraseSlot)]


def reopened(store: Store, unlock: Unlock | None) -> Store:
    store.close()
    again = open_store(store.folder, unlock=unlock)
    again.close()
    return again


@pytest.mark.parametrize("unlock", [Passphrase("ann", SECRET), Passphrase(None, SECRET)])
def test_a_weak_one_is_made_as_strong_as_the_computer_bears(
    store: Store, bears: Bears, unlock: Passphrase
) -> None:
    store.vault.add_passphrase("Ann", SECRET)
    bears(STRONG)
    again = reopened(store, unlock)
    assert costs(again) == [STRONG]
    assert opens(again, unlock)
    assert not opens(again, Passphrase("Ann", NEW))
    assert reopened(store, unlock).slots == again.slots


def test_behind_the_lock_as_well(store: Store, bears: Bears) -> None:
    store.vault.add_passphrase("Ann", SECRET)
    bears(STRONG)
    store.lock()
    store.unlock(Passphrase("Ann", SECRET))
    assert costs(store) == [STRONG]


@pytest.mark.parametrize("way", ["itself", "code", "one of two"])
def test_what_was_not_typed_stays(store: Store, bears: Bears, way: str) -> None:
    store.vault.add_passphrase("Ann", SECRET)
    store.vault.add_passphrase("Bob", NEW)
    code = store.vault.make_recovery_code(TODAY)
    bears(STRONG)
    unlocks = {"itself": None, "code": RecoveryCode(code), "one of two": Either(SECRET)}
    assert reopened(store, unlocks[way]).slots == store.slots


def test_no_memory_for_it_keeps_nobody_out(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> Cost:
        raise KeyUnavailable("Close other programs, then try again.")

    store.vault.add_passphrase("Ann", SECRET)
    monkeypatch.setattr("ketcheck.records.keys.vault.calibrated", fail)
    assert reopened(store, Passphrase("Ann", SECRET)).slots == store.slots


@pytest.mark.parametrize(
    "cost", [Cost(memory=64, passes=1, lanes=1), Cost(memory=8, passes=9, lanes=1)]
)
def test_a_weaker_one_never_takes_its_place(store: Store, bears: Bears, cost: Cost) -> None:
    store.vault.add_passphrase("Ann", SECRET)
    bears(cost)
    assert reopened(store, Passphrase("Ann", SECRET)).slots == store.slots


def test_only_one_that_opens_too_soon_may_cost_more() -> None:
    usual = Cost(memory=64 * 1024, passes=3, lanes=2)
    most = Cost(memory=MOST_MEMORY, passes=MOST_PASSES, lanes=2)
    assert may_cost_more(usual, 0.2)
    assert not may_cost_more(usual, 0.4)
    assert may_cost_more(usual.model_copy(update={"passes": 2}), 9.0)
    assert may_cost_more(usual.model_copy(update={"memory": 1024}), 9.0)
    assert not may_cost_more(most, 0.01)
    assert not is_stronger(usual, usual)
    assert not is_stronger(usual.model_copy(update={"passes": 4}), usual)
    assert is_stronger(usual.model_copy(update={"passes": 5}), usual)
