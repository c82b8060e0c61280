"""The form of the first start is kept as it stands, and let go of once it is entered."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ketcheck.records.begun_form import begun_form, keep_begun_form
from ketcheck.records.keeping import BEGUN_FORM
from ketcheck.records.store import Store

TYPED = st.dictionaries(st.sampled_from(["name", "born"]), st.text(min_size=1, max_size=50))


@given(typed=TYPED)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_it_reads_back_as_it_was_typed(store: Store, typed: dict[str, str]) -> None:
    keep_begun_form(store, typed)
    assert begun_form(store) == typed


def test_nothing_is_left_once_it_is_entered(store: Store) -> None:
    keep_begun_form(store, {"name": "Maria"})
    keep_begun_form(store, {})
    assert begun_form(store) == {}
    assert store.setting(BEGUN_FORM) == ""


def test_what_does_not_read_is_nothing(store: Store) -> None:
    store.set_setting(BEGUN_FORM, "[1")
    assert begun_form(store) == {}
