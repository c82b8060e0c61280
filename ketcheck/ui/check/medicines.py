"""The page of the medicine list: what is on it, and a form to add one (Tip 5 s2)."""

from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from ketcheck.checklist.content import Detail, Question
from ketcheck.checklist.details import Medicine
from ketcheck.messages.catalogue import _, marked
from ketcheck.records.checks.underway import Underway
from ketcheck.ui.appearance.theme import set_kind
from ketcheck.ui.check.page import Page
from ketcheck.ui.widgets.buttons import push_button
from ketcheck.ui.widgets.facts import KIND_WORDS, medicine_words
from ketcheck.ui.widgets.fields import (
    ChoiceField,
    DateField,
    LineField,
    taken,
    type_again,
)
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.scrolling import bring_into_view
from ketcheck.ui.widgets.slot import Slot

_YES_NO = (("yes", marked("Yes")), ("no", marked("No")), ("unsure", marked("I'm not sure")))
_SLEEPY = marked("Does it make you sleepy, or is it for pain, mood, sleep, or nerves?")
_TOLD = marked("Does the person who prescribed the cream know you take it?")
_CHANGED = marked("When did you start or change it?")
_NONE_YET = marked("Your list is empty. Add each medicine below.")
_CHOOSE = marked("Choose one. If you don't know, choose “I'm not sure”.")


class _Certain(ChoiceField):
    """Has to be answered, though the model would take silence for "not sure"."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__(name, label, [(code, _(words)) for code, words in _YES_NO])

    @property
    def refusal(self) -> str:
        """That nothing is chosen yet."""
        return _(_CHOOSE) if self.value() is None else ""


class MedicinesPage(Page):
    """The other medicines, one panel each, and a form for the next."""

    place = Detail.MEDICINES.value

    def __init__(self, underway: Underway, question: Question) -> None:
        super().__init__(underway)
        self._question = question.id
        self._medicines: list[Medicine] = []
        self._heading = self.add_heading(
            "",
            _("List your other medicines"),
            _("Copy each name from the package. Add them one by one."),
        )
        self._heading.setObjectName(f"question-{question.id}-medicines")
        self.area.say_first(self._heading.text(), self.help_words.text())
        self._rows = Slot()
        self.body.addWidget(self._rows)
        self._add_form()
        self.body.addStretch(1)

    def enter(self) -> None:
        """Show the list given here, or the one on file to go on from."""
        given = self.underway.check.draft.medicines
        self._medicines = list(given or self.underway.carried)
        type_again(self._fields, self.recalled())
        self._show_list()
        self.say(self._heading.text())

    def take_focus(self) -> None:
        """Put the cursor into the first field."""
        self._fields[0].focus()

    def keep_typed(self) -> None:
        """Keep the list as far as it is, and what stands in the form."""
        self.underway.fill(self._question, Detail.MEDICINES, tuple(self._medicines))
        super().keep_typed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add by Enter what is typed in the form; only from an empty form does it go on."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        focused = self.focusWidget()
        in_form = focused is not None and self._form.isAncestorOf(focused)
        is_button = isinstance(focused, QPushButton)
        if is_enter and in_form and not is_button and any(self.typed().values()):
            if not event.isAutoRepeat():
                self._add()
        else:
            super().keyPressEvent(event)

    def typed(self) -> dict[str, str]:
        """What stands in the form, sound or not."""
        return {field.name: field.text for field in self._fields}

    def isComplete(self) -> bool:
        """Whether the list has a medicine, or one is typed in."""
        return bool(self._medicines) or self._fields[0].value() is not None

    def validatePage(self) -> bool:
        """Take the list, and a medicine that is typed in but not added yet."""
        if self._fields[0].value() is not None and not self._add():
            return False
        self.underway.fill(self._question, Detail.MEDICINES, tuple(self._medicines))
        return True

    def _add_form(self) -> None:
        box = self._form = QFrame()
        set_kind(box, "panel")
        form = QVBoxLayout(box)
        form.setContentsMargins(20, 16, 20, 16)
        form.addWidget(Heading(_("Add a medicine")))
        kinds = [(kind.value, _(words)) for kind, words in KIND_WORDS.items()]
        self._fields = (
            LineField("name", _("Name on the package")),
            LineField("dose", _("How much, and how often?"), optional=True),
            ChoiceField("kind", _("What kind is it?"), kinds, optional=True),
            _Certain("sleepy", _(_SLEEPY)),
            _Certain("told", _(_TOLD)),
            DateField("changed", _(_CHANGED), optional=True, today=self._today),
        )
        for field in self._fields:
            form.addWidget(field)
        self._fields[0].edited.connect(self.tell_complete)
        self.keep_fields(self._fields)
        add = QPushButton(_("&Add to the list"))
        add.setObjectName("add-medicine")
        add.setAutoDefault(False)
        add.clicked.connect(self._add)
        form.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(box)

    def _add(self) -> bool:
        medicine = taken(self._fields, self._built, self._today())
        if medicine is None:
            return False
        with self.filling_itself():
            for field in self._fields:
                field.show_fault("")
                field.set_value(None)
        self._medicines.append(medicine)
        self.keep_typed()
        self._show_list()
        self.take_focus()
        # Once the new row has its place: it is to be seen, and so is what has the keyboard.
        QTimer.singleShot(0, self, self._show_from_top)
        self.say(_("Added {medicine}.").format(medicine=medicine.name))
        return True

    def _built(self) -> Medicine:
        given = {field.name: field.value() for field in self._fields}
        return Medicine.model_validate({k: v for k, v in given.items() if v is not None})

    def _today(self) -> date:
        return self.underway.clock().at.date()

    def _show_from_top(self) -> None:
        self.area.verticalScrollBar().setValue(0)
        bring_into_view(self._fields[0])

    def _remove(self, medicine: Medicine) -> None:
        self._medicines.remove(medicine)
        self.keep_typed()
        self._show_list()
        self.take_focus()
        self.say(_("Removed {medicine}.").format(medicine=medicine.name))

    def _edit(self, medicine: Medicine) -> None:
        """Put a medicine back into the form; what stands there is added first."""
        if any(self.typed().values()) and not self._add():
            return
        self._medicines.remove(medicine)
        with self.filling_itself():
            for field in self._fields:
                field.set_value(getattr(medicine, field.name))
        self.keep_typed()
        self._show_list()
        self.take_focus()
        self.say(_("Change {name} in the form.").format(name=medicine.name))

    def _show_list(self) -> None:
        rows = [self._row(medicine) for medicine in self._medicines]
        self._rows.show_widgets(rows or [Words(_(_NONE_YET), kind="muted")])
        self.tell_complete()

    def _row(self, medicine: Medicine) -> QFrame:
        row = QFrame()
        set_kind(row, "panel")
        layout = QHBoxLayout(row)
        layout.setContentsMargins(20, 10, 12, 10)
        words = QVBoxLayout()
        words.addWidget(Heading(medicine.name))
        words.addWidget(Words(medicine_words(medicine), kind="muted"))
        layout.addLayout(words, 1)
        edit = push_button("edit-medicine", _("Edit"), lambda: self._edit(medicine), kind="link")
        edit.setAccessibleName(_("Edit {name}").format(name=medicine.name))
        edit.setAutoDefault(False)
        layout.addWidget(edit)
        remove = QPushButton(_("Remove"))
        remove.setAccessibleName(_("Remove {what}").format(what=medicine.name))
        remove.setObjectName("remove-medicine")
        remove.setAutoDefault(False)
        set_kind(remove, "link")
        remove.clicked.connect(lambda: self._remove(medicine))
        layout.addWidget(remove)
        return row
