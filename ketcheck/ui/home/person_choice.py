"""A choice among several people of one computer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget

from ketcheck.messages.catalogue import _
from ketcheck.records.model import Person
from ketcheck.ui.shell.header import identifiers
from ketcheck.ui.shell.screen import Screen
from ketcheck.ui.widgets.labels import Heading


class PersonChoice(Screen):
    """A choice among the people on this computer."""

    chosen = Signal(Person)

    def __init__(self, people: Sequence[Person]) -> None:
        super().__init__()
        self.body.addWidget(Heading(_("Who is here?"), scale=1.5))
        self._list = QListWidget()
        self._list.setObjectName("people")
        self._list.setAccessibleName(_("People"))
        self._people = people
        for person in people:
            self._list.addItem(identifiers(person))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setCurrentRow(0)
        self._list.itemActivated.connect(lambda _: self._continue())
        self.body.addWidget(self._list, 1)
        self.add_button("close", _("C&lose ketcheck"), self.closed.emit)
        self.add_button("person-continue", _("&Continue"), self._continue, kind="primary")

    def begin(self) -> None:
        """Put the cursor into the list."""
        self._list.setFocus()

    def _continue(self) -> None:
        self.chosen.emit(self._people[self._list.currentRow()])
