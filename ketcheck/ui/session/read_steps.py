"""The two steps of a tip that are read: what to tell, and what to ask."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketcheck.checklist.content import Teaching
from ketcheck.messages.catalogue import _
from ketcheck.ui.session.tip_steps import StepCard, bulleted
from ketcheck.ui.widgets.labels import Large

_ASKED_SCALE = 1.1


class ReadSteps(QWidget):
    """Steps 1 and 2, which take a line each where there is no room for more."""

    def __init__(self, teaching: Teaching) -> None:
        super().__init__()
        source = _("Source: {source}").format(source=teaching.source)
        asked = f"“{teaching.ask_back}”"
        self._tell = StepCard(
            1, _("Tell them"), "open-tell", bulleted(teaching.tell, source), " ".join(teaching.tell)
        )
        self._ask = StepCard(
            2, _("Ask them to say it back"), "open-ask", _Asked(asked, scale=_ASKED_SCALE), asked
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._tell)
        column.addWidget(self._ask)

    def set_folding(self, *, folds: bool) -> None:
        """Take a line each, where there is no room for more."""
        for card in (self._tell, self._ask):
            card.set_folding(folds=folds)

    def begin_anew(self) -> None:
        """Go back to the first step."""
        self._tell.take_keyboard()


class _Asked(Large):
    is_bold = True
