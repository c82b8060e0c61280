"""Acts of the Privacy page that other screens lead to."""

from typing import Final

MAKE_CODE: Final = "make-code"
