"""The recovery code: 130 random bits that a person can copy by hand, and a check symbol."""

import secrets
from typing import Final
from unicodedata import normalize

from ketcheck.errors import WrongCode

ALPHABET: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""32 symbols; without 0, O, 1 and I, which look alike."""
_LOOK_ALIKES: Final = str.maketrans("01OI", "QLQL")
_SYMBOLS: Final = 26
_LEFT_OUT: Final = 2
_GROUP: Final = 3


def new_code() -> str:
    """A new code of 26 symbols and a Luhn mod 32 check symbol."""
    symbols = "".join(secrets.choice(ALPHABET) for _ in range(_SYMBOLS))
    from stdnum import luhn  # noqa: PLC0415 - it imports ssl, which the first window needs not

    return symbols + luhn.calc_check_digit(symbols, alphabet=ALPHABET)


def grouped(code: str) -> list[str]:
    """The code in nine groups of three, as it is printed and typed."""
    return [code[place : place + _GROUP] for place in range(0, len(code), _GROUP)]


def read_code(text: str) -> str:
    """The code that was typed, whatever its case, blanks and dashes; WrongCode.

    A symbol that is in no code is read as the one it looks like.
    """
    typed = "".join(letter for letter in normalize("NFKC", text).upper() if letter.isalnum())
    code = typed.translate(_LOOK_ALIKES)
    if len(code) != _SYMBOLS + 1:
        message = (
            f"A recovery code has {_SYMBOLS + 1} letters and digits, and this one has {len(code)}. "
            "Copy it again from the sheet."
        )
        raise WrongCode(message)
    from stdnum import luhn  # noqa: PLC0415 - as above

    if not luhn.is_valid(code, alphabet=ALPHABET):
        message = "One letter or digit is not the same as on the sheet. Check each group again."
        raise WrongCode(message)
    return code


def is_code(text: str) -> bool:
    """Whether a text is a recovery code, and no passphrase."""
    try:
        read_code(text)
    except WrongCode:
        return False
    return True


def looks_like_code(text: str) -> bool:
    """Whether somebody most likely meant a recovery code; four words in a row hold no digit."""
    typed = [letter for letter in text if letter.isalnum()]
    return abs(len(typed) - _SYMBOLS - 1) <= _LEFT_OUT and any(map(str.isdigit, typed))
