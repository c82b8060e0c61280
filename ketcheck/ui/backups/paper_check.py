"""Whether the record on a printed page is here, unchanged: its seal is typed and looked up."""

from PySide6.QtCore import QTimer

from ketcheck.checklist.details import Frozen
from ketcheck.checklist.level import Level
from ketcheck.checklist.text import Line
from ketcheck.errors import KetcheckError
from ketcheck.messages.catalogue import _, marked
from ketcheck.records.failures import explained
from ketcheck.records.verifying.by_seal import on_file
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.form import Form
from ketcheck.ui.widgets.fields import LineField
from ketcheck.ui.widgets.notice import Notice
from ketcheck.ui.widgets.scrolling import bring_into_view
from ketcheck.ui.widgets.slot import Slot
from ketcheck.ui.widgets.speech import announce

_HELP = marked("See if the record on a printed page is here and has not been changed.")
_WHERE = marked("The seal is at the foot of the page: four groups of four.")


class _Given(Frozen):
    seal: Line


class PaperCheck(Form):
    """One field for the seal; what was found is said under it."""

    def __init__(self, desk: Desk) -> None:
        field = LineField("seal", _("Seal"), _(_WHERE)).asks_for(_("Type the seal."))
        super().__init__(desk, _("Check a paper"), _(_HELP), (field,))
        self._found = Slot(spacing=10)
        self.body.insertWidget(self.body.count() - 1, self._found)
        self.add_button("close", _("&Close"), self.closed.emit)
        self.add_button("look-up-seal", _("Check &it"), self._look_up, kind="primary")

    def _look_up(self) -> None:
        given = self.read(_Given)
        if given is None:
            self._found.show_widgets([])
            return
        notice = self._notice(given.seal)
        self._found.show_widgets([notice])
        announce(self, notice.accessibleName())
        # Where it is, is known once its words have their height.
        QTimer.singleShot(0, notice, lambda: bring_into_view(notice))

    def _notice(self, seal: str) -> Notice:
        store = self.desk.store
        try:
            with explained(store.folder):
                found = on_file(store.db, seal)
        except KetcheckError as error:
            return Notice(Level.ASK, str(error))
        return Notice(Level.OK if found.holds else Level.ASK, found.sentence)
