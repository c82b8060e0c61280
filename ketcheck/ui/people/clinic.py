"""The first screen of a clinic: the people, found as their name is typed."""

from PySide6.QtCore import Signal

from ketcheck.checklist.level import Level
from ketcheck.messages.catalogue import _, marked
from ketcheck.records.model import Person
from ketcheck.ui.appearance.theme import MARGIN
from ketcheck.ui.people.people_finder import PeopleFinder
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.screen import Screen
from ketcheck.ui.widgets.buttons import push_button
from ketcheck.ui.widgets.labels import Heading
from ketcheck.ui.widgets.notice import Notice
from ketcheck.ui.widgets.protection_page import MAKE_CODE

_OPEN_TO_ALL = marked(
    "These records open without a passphrase. Give each user in this clinic one, so that no one "
    "else at this computer can read them."
)

_NO_CODE = marked(
    "There is no recovery code. If all passphrases are forgotten, no one can read these records "
    "any more."
)


class Clinic(Screen):
    """The list, and the way to a new person and to those who counsel."""

    is_place = True
    is_first = True
    person_opened = Signal(Person)
    new_wanted = Signal()
    clinicians_wanted = Signal()
    computer_wanted = Signal()
    protection_wanted = Signal(str)
    """With the one act that is wanted, or an empty text for all there is."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        new = push_button("new-person", _("&New patient"), self.new_wanted.emit)
        self._finder = PeopleFinder(desk, [new])
        self._finder.person_chosen.connect(self.person_opened)
        self.body.setContentsMargins(MARGIN, 24, MARGIN, 24)
        self.body.addWidget(Heading(_("Find a patient"), scale=1.5))
        self.body.addWidget(self._finder, 1)
        # Last: whoever comes here comes to find somebody.
        protection = desk.store.protection
        if protection.opens_by_itself:
            self.body.addWidget(self._reminder(_(_OPEN_TO_ALL), _("Set pass&phrases"), ""))
        elif not protection.has_code:
            self.body.addWidget(self._reminder(_(_NO_CODE), _("Make a recovery code"), MAKE_CODE))
        self.add_button("clinicians", _("&Staff"), self.clinicians_wanted.emit)
        self.add_button("this-computer", _("&This computer"), self.computer_wanted.emit)
        opens = self.add_button("open-person", _("&Open"), self._finder.choose, kind="primary")
        self._finder.can_choose.connect(opens.setEnabled)

    def _reminder(self, text: str, words: str, act: str) -> Notice:
        notice = Notice(Level.ASK, text)
        notice.add(push_button("protect", words, lambda: self.protection_wanted.emit(act)))
        return notice

    def begin(self) -> None:
        """List everyone, and put the cursor into the search field."""
        self._finder.begin()
