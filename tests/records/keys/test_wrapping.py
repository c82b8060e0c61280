import secrets
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from ketcheck.errors import KeyUnavailable
from ketcheck.records.keys import wrapping
from ketcheck.records.keys.slots import Cost, Wrapped
from ketcheck.records.keys.wrapping import CODE_COST, calibrated, unwrap, wrap

KEY = bytes(range(32))
CHEAP = Cost(memory=64, passes=1, lanes=1)
PLACE = b"store and slot"


@settings(max_examples=30)
@given(st.text(max_size=40), st.text(max_size=40))
def test_a_secret_opens_what_it_locked_and_no_other_does(secret: str, other: str) -> None:
    wrapped = wrap(KEY, secret, PLACE, CHEAP)
    assert unwrap(wrapped, secret, PLACE) == KEY
    same = normalize("NFKC", secret) == normalize("NFKC", other)
    assert (unwrap(wrapped, other, PLACE) == KEY) is same


def test_a_key_moved_elsewhere_does_not_open() -> None:
    wrapped = wrap(KEY, "secret", PLACE, CHEAP)
    assert unwrap(wrapped, "secret", b"another place") is None


def test_a_changed_byte_anywhere_does_not_open() -> None:
    wrapped = wrap(KEY, "secret", PLACE, CHEAP)
    for name in ("salt", "nonce", "sealed"):
        whole = getattr(wrapped, name)
        for place in range(len(whole)):
            bad = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
            assert unwrap(wrapped.model_copy(update={name: bad}), "secret", PLACE) is None


def test_the_same_secret_never_locks_the_same_way_twice() -> None:
    made = [wrap(KEY, "secret", PLACE, CHEAP) for _ in range(20)]
    assert len({one.salt for one in made}) == len({one.nonce for one in made}) == 20
    assert len({one.sealed for one in made}) == 20


def test_letters_are_the_same_however_they_were_typed() -> None:
    wrapped = wrap(KEY, "\uff2d\u00fcller \ufb01ne", PLACE, CHEAP)
    assert unwrap(wrapped, "Mu\u0308ller fine", PLACE) == KEY
    assert unwrap(wrapped, "muller fine", PLACE) is None


def test_a_passphrase_costs_at_least_64_mib(monkeypatch: pytest.MonkeyPatch) -> None:
    for seconds, memory, passes in ((9.0, 64, 3), (0.5, 64, 3), (0.25, 128, 3), (0.1, 256, 3)):
        monkeypatch.setattr(wrapping, "_timed", lambda _, seconds=seconds: seconds)
        cost = calibrated()
        assert (cost.memory, cost.passes) == (memory * 1024, passes)
    monkeypatch.setattr(wrapping, "_timed", lambda _: 0.001)
    assert calibrated() == Cost(memory=256 * 1024, passes=10, lanes=2)


def test_what_was_measured_here_opens_again() -> None:
    cost = calibrated()
    assert cost.memory >= 64 * 1024
    wrapped = wrap(KEY, "correct horse battery", PLACE, cost)
    assert unwrap(wrapped, "correct horse battery", PLACE) == KEY
    assert unwrap(wrap(KEY, "code", PLACE, CODE_COST), "code", PLACE) == KEY


def test_too_little_memory_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from argon2 import low_level  # noqa: PLC0415 - as the program does
    from argon2.exceptions import HashingError  # noqa: PLC0415

    def fail(**_: object) -> bytes:
        raise HashingError("Memory allocation error")

    wrapped = wrap(KEY, "secret", PLACE, CHEAP)
    monkeypatch.setattr(low_level, "hash_secret_raw", fail)
    with pytest.raises(KeyUnavailable, match="free memory"):
        unwrap(wrapped, "secret", PLACE)


@pytest.mark.parametrize(
    "bad", [{"memory": 1 << 19}, {"passes": 0}, {"passes": 11}, {"lanes": 99}, {"memory": 1}]
)
def test_a_hostile_cost_is_refused(bad: dict[str, int]) -> None:
    with pytest.raises(ValidationError):
        Cost(**{"memory": 64, "passes": 1, "lanes": 1, **bad})
    with pytest.raises(ValidationError):
        Wrapped(cost=CHEAP, salt=secrets.token_bytes(15), nonce=bytes(12), sealed=bytes(48))
