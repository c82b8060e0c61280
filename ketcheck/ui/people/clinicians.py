"""Who counsels here: the list to say "I am" from, and the profile that is printed on sheets."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QListWidget

from ketcheck.messages.catalogue import _, marked
from ketcheck.records.model import Clinician
from ketcheck.records.people.clinicians import ClinicianOnFile
from ketcheck.ui.appearance.theme import MARGIN, set_kind
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.form import Form
from ketcheck.ui.shell.header import counselor
from ketcheck.ui.shell.screen import Screen
from ketcheck.ui.widgets.buttons import push_button, set_words
from ketcheck.ui.widgets.fields import LineField
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.message import ask, told
from ketcheck.ui.widgets.slot import Slot

_NO_ROLE = marked("Enter the role, such as nurse or pharmacist. It is printed on each sheet.")
_CHOOSE = marked("Who is using this computer now? Your name goes on each session and its sheets.")
_NONE = marked("No one is on this list yet. Add yourself.")


class Clinicians(Screen):
    """Those who counsel here; the one who sits here now is chosen once a start."""

    chosen = Signal(ClinicianOnFile)
    add_wanted = Signal()
    edit_wanted = Signal(ClinicianOnFile)
    archived = Signal(UUID)

    signed_out = Signal()

    def __init__(
        self, desk: Desk, likely: UUID | None, at_work: ClinicianOnFile | None = None
    ) -> None:
        """Mark the one who `likely` sits here; offer who is `at_work` to sign out."""
        super().__init__()
        self._desk = desk
        self._likely = likely
        self._clinicians: list[ClinicianOnFile] = []
        self.body.setContentsMargins(MARGIN, 24, MARGIN, 24)
        self.body.addWidget(Heading(_("Staff"), scale=1.5))
        if at_work:
            self.body.addWidget(self._sign_out_box(at_work.clinician))
        self._help = Words(_(_CHOOSE), kind="muted")
        self.body.addWidget(self._help)
        self._list = QListWidget()
        self._list.setObjectName("clinicians-list")
        self._list.setAccessibleName(_("Staff"))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMinimumHeight(self._list.fontMetrics().height() * 4)
        self._show_archived = QCheckBox(_("Show archived staff"))
        self._show_archived.setObjectName("show-archived")
        self._show_archived.toggled.connect(self._relist)
        self.body.addWidget(self._show_archived)
        self.body.addWidget(self._list, 1)
        self._edit = push_button("edit-clinician", _("C&hange"), self._ask_edit)
        self._archive = push_button("archive-clinician", _("A&rchive"), self._ask_archive)
        self._add = push_button("add-clinician", _("&Add someone"), self.add_wanted.emit)
        acts = Slot(beside=True)
        self.body.addWidget(acts)
        acts.show_widgets([self._add, self._edit, self._archive], (1, 1, 1))
        self._list.currentRowChanged.connect(self._follow)
        self.add_button("cancel", _("&Back"), self.closed.emit)
        self._choose = self.add_button(
            "i-am", _("&Sign in as this person"), self._say_so, kind="primary"
        )

    def _sign_out_box(self, clinician: Clinician) -> QFrame:
        box = QFrame()
        set_kind(box, "panel")
        row = QHBoxLayout(box)
        row.setContentsMargins(20, 12, 20, 12)
        text = _("Signed in: {name}").format(name=counselor(clinician))
        row.addWidget(Words(text), 1)
        row.addWidget(push_button("sign-out", _("Sign &out"), self.signed_out.emit))
        return box

    def begin(self) -> None:
        """List them, and put the keyboard on the list, where there is one."""
        self._relist()
        if self._clinicians:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().begin()

    def _relist(self) -> None:
        with told(self):
            found = self._desk.store.directory.clinicians(archived=True)
            shown = self._show_archived.isChecked()
            self._clinicians = [one for one in found if shown or not one.archived]
            self._show_archived.setVisible(any(one.archived for one in found))
        self._list.clear()
        self._list.addItems([_line(one) for one in self._clinicians])
        self._help.setText(_(_CHOOSE) if self._clinicians else _(_NONE))
        ids = [one.id for one in self._clinicians]
        # Nobody else is chosen beforehand: the name stands under what is taught.
        self._list.setCurrentRow(ids.index(self._likely) if self._likely in ids else -1)
        self._follow(self._list.currentRow())

    @property
    def _current(self) -> ClinicianOnFile:
        return self._clinicians[self._list.currentRow()]

    def _follow(self, row: int) -> None:
        archived = row >= 0 and self._current.archived
        self._archive.setEnabled(row >= 0)
        set_words(self._archive, _("B&ring back") if archived else _("A&rchive"))
        for button in (self._edit, self._choose):
            button.setEnabled(row >= 0 and not archived)

    def _say_so(self) -> None:
        self.chosen.emit(self._current)

    def _ask_edit(self) -> None:
        self.edit_wanted.emit(self._current)

    def _ask_archive(self) -> None:
        one = self._current
        if one.archived:
            self._put(one, archived=False)
            return
        text = _("Take {name} off this list? Saved sessions stay as they are.")
        asked = text.format(name=one.clinician.name)
        if ask(self, asked, yes=_("Archive"), no=_("Cancel")):
            self._put(one, archived=True)

    def _put(self, one: ClinicianOnFile, *, archived: bool) -> None:
        with told(self):
            self._desk.store.directory.keep_clinician(one.clinician, one.id, archived=archived)
            if archived:
                self.archived.emit(one.id)
            self.begin()


class ClinicianForm(Form):
    """The profile of one who counsels; it is printed on sheets as it stands here."""

    entered = Signal(ClinicianOnFile)

    def __init__(self, desk: Desk, on_file: ClinicianOnFile | None = None) -> None:
        fields = (
            LineField("name", _("Name")),
            LineField("role", _("Role"), _("For example: nurse, pharmacist, doctor")),
            LineField("number", _("License or staff number"), optional=True),
            LineField("workplace", _("Workplace"), optional=True),
            LineField("phone", _("Phone for patients"), optional=True),
        )
        super().__init__(desk, _("Staff profile"), _("This is printed on each sheet."), fields)
        self._on_file = on_file
        if on_file:
            for field in fields:
                field.set_value(getattr(on_file.clinician, field.name))
        self.add_button("cancel", _("&Cancel"), self.closed.emit)
        self.add_button("save-clinician", _("&Save"), self._save, kind="primary")

    def _save(self) -> None:
        name, role = self.fields[:2]
        if name.value() and not role.value():
            name.show_fault("")
            role.show_fault(_(_NO_ROLE))
            return
        given = self.read(Clinician)
        if given:
            with told(self):
                clinician_id = self._on_file.id if self._on_file else None
                kept = self.desk.store.directory.keep_clinician(given, clinician_id)
                self.entered.emit(kept)


def _line(one: ClinicianOnFile) -> str:
    clinician = one.clinician
    facts = (counselor(clinician), clinician.number, clinician.workplace, clinician.phone)
    return " · ".join(fact for fact in (*facts, _("archived") * one.archived) if fact)
