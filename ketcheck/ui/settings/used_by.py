"""Asked once on the first start, and changed later: who ketcheck is for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ketcheck.messages.catalogue import _, marked
from ketcheck.records.used_by import UsedBy, set_used_by
from ketcheck.ui.home.setup_page import step_words
from ketcheck.ui.home.welcome_panel import BesideWelcome
from ketcheck.ui.shell.choice import ChoiceScreen
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.widgets.buttons import push_button
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.message import told

_WORDS = {
    UsedBy.ONE_PERSON: marked("Just me (or one person I help)"),
    UsedBy.CLINIC: marked("A clinic with many patients"),
}


class UsedByChoice(ChoiceScreen):
    """One person or a clinic; on the first start it is the first page of the set-up."""

    chosen = Signal()
    copy_wanted = Signal()
    """The records are in a backup that another computer made."""

    def __init__(self, desk: Desk, current: UsedBy | None, *, is_first: bool) -> None:
        super().__init__()
        self._desk = desk
        if is_first:
            self.body.addWidget(Words(step_words(1), kind="muted"))
        self.body.addWidget(Heading(_("Who is ketcheck for?"), scale=1.5))
        self.body.addWidget(
            Words(_("You can change this later. You won't lose any records."), kind="muted")
        )
        for code, words in _WORDS.items():
            self.add_card(code.value, _(words), chosen=code is current)
        self.body.addStretch(1)
        if is_first:
            self._welcome()
            words = _("&Next")
        else:
            self.add_button("cancel", _("&Cancel"), self.closed.emit)
            words = _("&Save")
        self.hold_back(self.add_button("continue", words, self._continue, kind="primary"))

    def _welcome(self) -> None:
        disclaimer = Words(self._desk.checklist.disclaimer, kind="muted")
        self.body.addWidget(disclaimer)
        self.body.addWidget(self._other_ways())
        beside = BesideWelcome(self.area, self._desk.checklist.disclaimer, disclaimer)
        self._layout.insertWidget(0, beside, 1)

    def _other_ways(self) -> QWidget:
        ways = QWidget()
        row = QHBoxLayout(ways)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Words(_("Or:"), kind="muted"), 0)
        restore = _("&Restore from a backup")
        link = push_button("bring-records", restore, self.copy_wanted.emit, kind="link")
        row.addWidget(link, 1, Qt.AlignmentFlag.AlignLeft)
        return ways

    def _continue(self) -> None:
        if self.choice:
            with told(self):
                set_used_by(self._desk.store, UsedBy(self.choice))
                self.chosen.emit()
