"""The id that people read and type: `KC-7F3A-91C2-K`, the last symbol a check on the others."""

from uuid import UUID

# Crockford's base 32: no I, L, O or U; look-alikes are read as what they look like.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOK_ALIKES = str.maketrans("ILO", "110")
_PREFIX = "KC"
_SYMBOLS = 8
_BITS = 5


def short_id(record_id: UUID) -> str:
    """Short id of a record: its last 40 (random) bits and a Luhn mod 32 check symbol."""
    symbols = code_of(record_id)
    from stdnum import luhn  # noqa: PLC0415 - it imports ssl, which the first window needs not

    return f"KC-{symbols[:4]}-{symbols[4:]}-{luhn.calc_check_digit(symbols, alphabet=ALPHABET)}"


def code_of(record_id: UUID) -> str:
    """The eight symbols alone, as the store finds them."""
    number = record_id.int
    return "".join(
        ALPHABET[number >> shift & 31] for shift in range(_BITS * (_SYMBOLS - 1), -1, -_BITS)
    )


def read_short_id(text: str) -> str | None:
    """The eight symbols of a typed short id; None where it is not one or was mistyped."""
    from stdnum import luhn  # noqa: PLC0415 - as above

    symbols = text.upper().replace("-", "").replace(" ", "").translate(_LOOK_ALIKES)
    if len(symbols) == _SYMBOLS + 1 + len(_PREFIX):
        symbols = symbols.removeprefix(_PREFIX)
    if len(symbols) != _SYMBOLS + 1 or not set(symbols) <= set(ALPHABET):
        return None
    return symbols[:-1] if luhn.is_valid(symbols, alphabet=ALPHABET) else None
