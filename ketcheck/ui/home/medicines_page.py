"""The last page of the set-up: other medicines, for the first check to go on from."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ketcheck.checklist.details import Medicine
from ketcheck.messages.catalogue import _
from ketcheck.records.begun_form import begun_medicines, keep_begun_medicines
from ketcheck.ui.appearance.theme import set_kind
from ketcheck.ui.home.setup_page import SetupPage
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.widgets.buttons import push_button
from ketcheck.ui.widgets.certain_field import CertainField
from ketcheck.ui.widgets.facts import medicine_words
from ketcheck.ui.widgets.fields import LineField
from ketcheck.ui.widgets.labels import Words
from ketcheck.ui.widgets.slot import Slot
from ketcheck.ui.widgets.speech import announce


class SetupMedicines(SetupPage):
    """A row a medicine, and a form for the next; none at all is fine."""

    place = "medicine"
    step = 5
    beside = (("name", "dose"), ("sleepy", "told"))

    entered = Signal()
    """The list is kept with what is typed."""

    def __init__(self, desk: Desk) -> None:
        name = LineField("name", _("Name on the package"))
        sleepy = _("Does it make you sleepy, or is it for pain, mood, sleep, or nerves?")
        fields = (
            name.asks_for(_("Enter the name on the package.")),
            LineField("dose", _("How much, and how often?"), optional=True),
            CertainField("sleepy", sleepy),
            CertainField("told", _("Does the person who prescribed the cream know you take it?")),
        )
        text = _(
            "Add them one by one. Include anything you buy without a prescription. If you take "
            "none, go on."
        )
        super().__init__(desk, _("What other medicines do you take?"), text, fields)
        self._medicines = list(begun_medicines(desk.store))
        self._is_asked = False
        self._rows = Slot()
        self.body.insertWidget(3, self._rows)
        row = self.fields[0].parentWidget()
        if row:
            # Over the fields, and read before them too.
            self._rows.stackUnder(row)
        add = push_button("add-medicine", _("&Add to the list"), self._add)
        self.body.insertWidget(self.body.count() - 1, add, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_ways("finish-setup", _("&Finish"), can_wait=True)
        self._show_list()

    def go_on(self) -> None:
        """Take the list, and a medicine that is typed but not added yet."""
        if not self.is_typed or self._add():
            self.entered.emit()

    def leave(self) -> None:
        """Say once what a medicine lacks that is typed; left again, only the list is kept."""
        if not self.is_typed or self._is_asked:
            self.left.emit()
        else:
            self._is_asked = True
            self.go_on()

    def _press_primary(self) -> None:
        """Add by Enter in the last box what is typed; from an empty form it goes on."""
        box = self.focusWidget()
        in_last = box is not None and self.fields[-1].isAncestorOf(box)
        if in_last and self.is_typed:
            self._add()
        elif not self.is_typed and box is self.fields[0].first_box:
            self.go_on()
        else:
            super()._press_primary()

    def _add(self) -> bool:
        medicine = self.read(Medicine)
        if medicine is None:
            return False
        self._medicines.append(medicine)
        for field in self.fields:
            field.set_value(None)
            field.mark_fault("")
        self._changed()
        announce(self, _("Added {name}.").format(name=medicine.name))
        return True

    def _remove(self, medicine: Medicine) -> None:
        self._medicines.remove(medicine)
        self._changed()
        announce(self, _("Removed {name}.").format(name=medicine.name))

    def _edit(self, medicine: Medicine) -> None:
        """Put a medicine back into the form; what stands there is added first."""
        if self.is_typed and not self._add():
            return
        self._medicines.remove(medicine)
        for field in self.fields:
            field.set_value(getattr(medicine, field.name))
        self._changed()
        announce(self, _("Change {name} in the form.").format(name=medicine.name))

    def _changed(self) -> None:
        keep_begun_medicines(self.desk.store, tuple(self._medicines))
        self._show_list()
        self.fields[0].focus()

    def _show_list(self) -> None:
        self._rows.show_widgets([self._row(medicine) for medicine in self._medicines])

    def _row(self, medicine: Medicine) -> QFrame:
        row = QFrame()
        set_kind(row, "panel")
        layout = QHBoxLayout(row)
        layout.setContentsMargins(20, 10, 12, 10)
        words = QVBoxLayout()
        words.addWidget(Words(medicine.name, kind="caption"))
        words.addWidget(Words(medicine_words(medicine), kind="muted"))
        layout.addLayout(words, 1)
        edit = push_button("edit-medicine", _("Edit"), lambda: self._edit(medicine), kind="link")
        edit.setAccessibleName(_("Edit {name}").format(name=medicine.name))
        layout.addWidget(edit)
        remove = push_button("remove-medicine", _("Remove"), lambda: self._remove(medicine))
        remove.setAccessibleName(_("Remove {name}").format(name=medicine.name))
        set_kind(remove, "link")
        layout.addWidget(remove)
        return row
