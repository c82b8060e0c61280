"""The page of the set-up that asks who the cream is for."""

from PySide6.QtCore import Signal

from ketcheck.checklist.details import Frozen
from ketcheck.checklist.text import Line
from ketcheck.messages.catalogue import _
from ketcheck.records.model import Born
from ketcheck.ui.home.setup_page import SetupPage
from ketcheck.ui.home.welcome_panel import BesideWelcome
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.widgets.fields import DateField, LineField
from ketcheck.ui.widgets.labels import Words


class Named(Frozen):
    """Who somebody is, before they are on file."""

    name: Line
    born: Born


class PersonForm(SetupPage):
    """Asked once: whose checks these are."""

    place = "person"
    step = 2

    entered = Signal(Named)
    """They are put on file with what the pages to come ask, so that nothing is half there."""

    def __init__(self, desk: Desk) -> None:
        name = LineField("name", _("Full name")).asks_for(_("Enter the name."))
        born = DateField("born", _("Date of birth"), birth=True, today=desk.today)
        born.asks_for(_("Enter the date of birth."))
        name.editor.setObjectName("person-name")
        born.name_boxes("person-born")
        super().__init__(desk, _("Who is the cream for?"), "", (name, born))
        disclaimer = Words(desk.checklist.disclaimer, kind="muted")
        self.body.addWidget(disclaimer)
        beside = BesideWelcome(self.area, desk.checklist.disclaimer, disclaimer)
        self._layout.insertWidget(0, beside, 1)
        self.add_ways("person-continue", _("&Next"), can_wait=False)

    def go_on(self) -> None:
        """Hand on who it is."""
        given = self.read(Named)
        if given:
            self.entered.emit(given)
