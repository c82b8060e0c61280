"""A field for a recovery code, which can be seen while it is typed from its sheet."""

from ketcheck.errors import Locked
from ketcheck.messages.catalogue import _
from ketcheck.ui.widgets.fields import LineField


class CodeField(LineField):
    """One line for a code, with where to find it."""

    def __init__(self, name: str, locked: Locked) -> None:
        hint = _("Nine groups of three, from the sheet for the records {records}.")
        super().__init__(name, _("Recovery code"), hint.format(records=locked.records))
