"""The first screen of a clinic: the people, found as their name is typed."""

from PySide6.QtCore import Signal

from ketcheck.records.model import Person
from ketcheck.ui.desk import Desk
from ketcheck.ui.screens.people_finder import PeopleFinder
from ketcheck.ui.screens.screen import Screen
from ketcheck.ui.theme import MARGIN
from ketcheck.ui.widgets.buttons import push_button
from ketcheck.ui.widgets.labels import Heading


class Clinic(Screen):
    """The list, and the way to a new person and to those who counsel."""

    person_opened = Signal(Person)
    new_wanted = Signal()
    clinicians_wanted = Signal()
    use_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        new = push_button("new-person", "&New person", self.new_wanted.emit)
        self._finder = PeopleFinder(desk, [new])
        self._finder.person_chosen.connect(self.person_opened)
        self.body.setContentsMargins(MARGIN, 24, MARGIN, 24)
        self.body.addWidget(Heading("Who is here?", scale=1.5))
        self.body.addWidget(self._finder, 1)
        self.add_button("clinicians", "&Who counsels here", self.clinicians_wanted.emit)
        self.add_button("this-computer", "&This computer", self.use_wanted.emit)
        self.add_button("open-person", "&Open", self._finder.choose, kind="primary")

    def begin(self) -> None:
        """List everyone, and put the cursor into the search field."""
        self._finder.begin()
