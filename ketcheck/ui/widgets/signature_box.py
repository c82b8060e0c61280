"""Where one person signs: the name, a field to draw in, and a way to sign without drawing."""

import json

from pydantic import ValidationError
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from ketcheck.messages.catalogue import _, marked
from ketcheck.records.signature import Signature, Signer, is_drawn
from ketcheck.ui.appearance.theme import set_kind
from ketcheck.ui.widgets.at_once import CheckBoxAtOnce
from ketcheck.ui.widgets.fields import LineField, sentence_for
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.scrolling import bring_into_view
from ketcheck.ui.widgets.signature import SignatureField
from ketcheck.ui.widgets.speech import announce

_EMPTY = marked("Sign in the box, or check “Typed name alone” below it.")
_DOT = marked(
    "This is too small to be a signature. Sign again, or check “Typed name alone” below it."
)
_ALONE = "alone"


class SignatureBox(QFrame):
    """The signature of one person; on `paper` it was signed by hand, and only the name is typed."""

    edited = Signal()

    def __init__(self, signer: Signer, title: str, alone: str, *, paper: bool) -> None:
        super().__init__()
        set_kind(self, "panel")
        self._signer = signer
        self._is_paper = paper
        self._name = LineField(f"{signer.value}-name", _("{signer}: name").format(signer=title))
        self._name.edited.connect(self.edited)
        self._field = SignatureField()
        self._field.setObjectName(f"{signer.value}-field")
        self._field.setAccessibleName(_("{signer}: field to sign in").format(signer=title))
        self._field.setAccessibleDescription(
            _("To sign without drawing, check “Typed name alone”.")
        )
        self._field.drawn.connect(lambda: self._show_fault(""))
        self._clear = QPushButton(_("Clear"))
        self._clear.setObjectName(f"{signer.value}-clear")
        self._clear.setAccessibleName(_("{signer}: clear the field").format(signer=title))
        self._clear.setAutoDefault(False)
        set_kind(self._clear, "link")
        self._clear.clicked.connect(lambda _checked=False: self._field.show_strokes(()))
        self._alone = CheckBoxAtOnce(alone)
        self._alone.setObjectName(f"{signer.value}-alone")
        self._alone.setAccessibleName(_("{signer} signs by typed name alone").format(signer=title))
        self._alone.toggled.connect(self._go_alone)
        self._fault = Words(kind="fault")
        self._fault.hide()
        self._arrange(title)

    @property
    def has_name(self) -> bool:
        """Whether a name is typed."""
        return self._name.value() is not None

    @property
    def name(self) -> str:
        """The name as it is typed."""
        return self._name.typed

    def offer(self, name: str) -> None:
        """Put a name into the field, to be changed where it is another."""
        if not self.has_name:
            self._name.set_value(name)

    def signature(self) -> Signature | None:
        """The signature; None where something is wrong, which is said then."""
        by_name = self._is_paper or self._alone.isChecked()
        strokes = () if by_name else self._field.strokes
        if not by_name and not is_drawn(strokes):
            self._show_fault(_(_DOT) if strokes else _(_EMPTY))
            return None
        try:
            given = {"by": self._signer, "name": self._name.value(), "strokes": strokes}
            return Signature.model_validate(given)
        except ValidationError as error:
            self._name.show_fault(sentence_for(error.errors(include_url=False)[0]))
            return None

    def typed(self) -> dict[str, str]:
        """What stands in the box, sound or not."""
        return {
            self._name.name: self._name.text,
            self._field.objectName(): json.dumps(self._field.strokes),
            self._alone.objectName(): _ALONE if self._alone.isChecked() else "",
        }

    def type_again(self, typed: dict[str, str]) -> None:
        """Put back what stood in the box."""
        if self._name.name in typed:
            self._name.type_again(typed[self._name.name])
            strokes = json.loads(typed[self._field.objectName()])
            self._field.show_strokes(tuple(tuple(map(tuple, stroke)) for stroke in strokes))
            self._alone.setChecked(typed[self._alone.objectName()] == _ALONE)

    def focus(self) -> None:
        """Put the keyboard on the name."""
        self._name.focus()

    def _arrange(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(6)
        column.addWidget(Heading(title))
        column.addWidget(self._name)
        if self._is_paper:
            column.addStretch(1)
            return
        column.addWidget(self._field)
        column.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self._alone)
        column.addWidget(self._fault)
        column.addStretch(1)

    def _go_alone(self, alone: bool) -> None:  # noqa: FBT001 - Qt's
        self._field.setEnabled(not alone)
        self._clear.setEnabled(not alone)
        self._show_fault("")

    def _show_fault(self, text: str) -> None:
        self._fault.setText(text)
        self._fault.setVisible(bool(text))
        if text:
            self._alone.setFocus()
            QTimer.singleShot(0, self, lambda: bring_into_view(self._fault))
            announce(self, text)
