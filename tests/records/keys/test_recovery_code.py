import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketcheck.errors import WrongCode
from ketcheck.records.keys.recovery_code import ALPHABET, grouped, is_code, new_code, read_code

CODES = st.text(ALPHABET, min_size=26, max_size=26)
SEPARATORS = st.sampled_from(["-", " ", "", "  ", "\t", ".", "\u2013", "\u00a0", "\n"])


def checked(symbols: str) -> str:
    """The symbols with the one check symbol that fits them."""
    (code,) = (symbols + last for last in ALPHABET if is_code(symbols + last))
    return code


def test_a_code_has_130_bits_and_a_check_symbol() -> None:
    assert len(ALPHABET) == len(set(ALPHABET)) == 32
    assert not set("01OI") & set(ALPHABET)
    code = new_code()
    assert len(code) == 27
    assert read_code(code) == code
    assert len({new_code() for _ in range(50)}) == 50


@given(CODES, st.integers(0, 26), st.sampled_from(ALPHABET))
def test_each_mistyped_symbol_is_noticed(symbols: str, place: int, wrong: str) -> None:
    code = checked(symbols)
    typed = code[:place] + wrong + code[place + 1 :]
    assert is_code(typed) is (typed == code)


@given(CODES, st.integers(0, 25))
def test_two_symbols_the_wrong_way_round_are_noticed(symbols: str, place: int) -> None:
    code = checked(symbols)
    first, second = code[place : place + 2]
    # The one pair that a Luhn symbol does not tell apart: the first and the last of the alphabet.
    if {first, second} in ({"A", "9"}, {first}):
        return
    assert not is_code(code[:place] + second + first + code[place + 2 :])


@given(CODES, SEPARATORS, st.booleans())
def test_case_blanks_and_dashes_do_not_matter(symbols: str, between: str, small: bool) -> None:  # noqa: FBT001
    code = checked(symbols)
    typed = f" {between.join(grouped(code))} "
    assert read_code(typed.lower() if small else typed) == code


def test_look_alikes_are_read_as_what_is_in_a_code() -> None:
    code = checked("QL" * 13)
    for zero in "0Oo":
        for one in "1Ii":
            assert read_code(code.replace("Q", zero).replace("L", one)) == code
    assert read_code("".join(chr(ord(letter) + 0xFEE0) for letter in code)) == code


@pytest.mark.parametrize("cut", [0, 1, 26])
def test_a_code_that_is_too_short_says_by_how_much(cut: int) -> None:
    with pytest.raises(WrongCode, match=f"27 letters and digits, and this one has {cut}"):
        read_code(new_code()[:cut])


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_in_a_sentence(text: str) -> None:
    if not is_code(text):
        with pytest.raises(WrongCode, match=r"^[^.]+\. [^.]+\.$"):
            read_code(text)


def test_groups_are_of_three() -> None:
    code = new_code()
    assert [len(group) for group in grouped(code)] == [3] * 9
    assert "".join(grouped(code)) == code
