"""A choice of yes, no, or not sure, that has to be made."""

from ketcheck.messages.catalogue import _
from ketcheck.ui.widgets.fields import ChoiceField


class CertainField(ChoiceField):
    """Has to be answered, though the model would take silence for "not sure"."""

    def __init__(self, name: str, label: str) -> None:
        answers = (("yes", _("Yes")), ("no", _("No")), ("unsure", _("I'm not sure")))
        super().__init__(name, label, answers)

    @property
    def refusal(self) -> str:
        """That nothing is chosen yet."""
        if self.value() is not None:
            return ""
        return _("Choose one. If you don't know, choose “I'm not sure”.")
