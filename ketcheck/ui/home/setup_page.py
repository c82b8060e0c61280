"""A page of the set-up: one thing, how far it is, and no way to lose what was typed."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ketcheck.errors import KetcheckError
from ketcheck.messages.catalogue import _
from ketcheck.records.begun_form import begun_form, keep_begun_form
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.form import Form
from ketcheck.ui.widgets.fields import Field, type_again
from ketcheck.ui.widgets.fields_beside import in_rows
from ketcheck.ui.widgets.labels import Words

STEPS = 5


def step_words(step: int) -> str:
    """How far the set-up is: `Step 2 of 5`."""
    return _("Step {step} of {steps}").format(step=step, steps=STEPS)


class SetupPage(Form):
    """Fields whose text is kept at each letter, under the name of the page."""

    place: ClassVar[str]
    step: ClassVar[int]
    beside: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """The names of fields that stand beside each other."""

    left = Signal()
    """The page is left for later."""

    def __init__(self, desk: Desk, title: str, text: str, fields: Sequence[Field]) -> None:
        super().__init__(desk, title, text, fields)
        # So that a page stands whole in a window of the usual size.
        self.body.setSpacing(8)
        self.body.insertWidget(0, Words(step_words(self.step), kind="muted"))
        typed = begun_form(desk.store)
        type_again(
            fields, {one.name: typed[self._key(one)] for one in fields if self._key(one) in typed}
        )
        for field in fields:
            field.edited.connect(self._keep_typed)

    def add_ways(self, next_name: str, next_words: str, *, can_wait: bool) -> None:
        """Put Back, and the way on, at the foot; with `can_wait` the page can be skipped."""
        self.add_button("back", _("&Back"), self.closed.emit)
        if can_wait:
            self.add_button("later", _("&Skip for now"), self.leave)
        self.add_button(next_name, next_words, self.go_on, kind="primary")

    def arranged(self, fields: Sequence[Field]) -> Iterator[QWidget]:
        """Put beside each other what belongs together, in the order of the fields."""
        return in_rows(fields, self.beside)

    def go_on(self) -> None:
        """Take what is filled in, or say what is wrong with it."""
        raise NotImplementedError

    def leave(self) -> None:
        """Leave the page for later; what is typed and sound is taken as if it was entered."""
        if self.is_typed and self.is_sound:
            self.go_on()
        else:
            self.left.emit()

    @property
    def is_typed(self) -> bool:
        """Whether anything stands in the fields."""
        return any(field.text for field in self.fields)

    @property
    def is_sound(self) -> bool:
        """Whether what stands in the fields could be entered."""
        raise NotImplementedError

    def _press_primary(self) -> None:
        """Go to the next box by Enter; from the last one, to the next page."""
        box = self.focusWidget()
        following = self._box_after(box) if box and not isinstance(box, QPushButton) else None
        if following:
            following.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super()._press_primary()

    def _box_after(self, box: QWidget) -> QWidget | None:
        fields = iter(self.fields)
        here = next((field for field in fields if field.isAncestorOf(box)), None)
        within = here.box_after(box) if here else None
        after = next(fields, None)
        return within or (after.first_box if after else None)

    def _key(self, field: Field) -> str:
        return f"{self.place}.{field.name}"

    def _keep_typed(self) -> None:
        # What can't be kept is still on the screen, and is said to be when it is entered.
        with suppress(KetcheckError):
            typed = begun_form(self.desk.store)
            keep_begun_form(
                self.desk.store, typed | {self._key(one): one.text for one in self.fields}
            )
