"""A field for a recovery code, which can be seen while it is typed from its sheet."""

from ketcheck.errors import Locked
from ketcheck.ui.widgets.fields import LineField


class CodeField(LineField):
    """One line for a code, with where to find it."""

    def __init__(self, name: str, locked: Locked) -> None:
        hint = f"Nine groups of three, from the sheet for the records {locked.records}."
        super().__init__(name, "Recovery code", hint)
