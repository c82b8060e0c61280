"""What is half typed on a page: kept at each change, for any moment may be the last."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from ketcheck.checklist.level import Level
from ketcheck.messages.catalogue import _
from ketcheck.records.checks.underway import Underway
from ketcheck.ui.widgets.fields import Field
from ketcheck.ui.widgets.notice import Notice
from ketcheck.ui.widgets.slot import Slot
from ketcheck.ui.widgets.speech import announce


class HalfTyped(QWidget):
    """Keeps what stands in its fields, and says so where that fails.

    `place` is the name under which is kept that the check was left here, and what stood half typed.
    """

    place = ""

    def __init__(self, underway: Underway) -> None:
        super().__init__()
        self.underway = underway
        self.was_left = False
        """Whether the check was left on this page, with something half typed."""
        self._fills_itself = False
        self._unkept = Slot()

    def typed(self) -> dict[str, str]:
        """What stands half typed here, by field."""
        return {}

    def keep_typed(self) -> None:
        """Keep what is half typed, for the page is about to be left."""
        self._leave()

    def keep_each(self, *edited: SignalInstance) -> None:
        """Keep what stands on the page at each of these changes: any moment may be the last."""
        for signal in edited:
            signal.connect(self._keep_change)

    def keep_fields(self, fields: Iterable[Field]) -> None:
        """Keep what stands in the fields at each change of one."""
        self.keep_each(*(field.edited for field in fields))

    @contextmanager
    def filling_itself(self) -> Iterator[None]:
        """Fill in or empty fields without that being taken for the user's own change."""
        before, self._fills_itself = self._fills_itself, True
        try:
            yield
        finally:
            self._fills_itself = before

    def forget_typed(self) -> None:
        """Let go of what was half typed: it is taken now."""
        self.underway.typed.pop(self.place, None)

    def recalled(self) -> dict[str, str]:
        """What stood half typed here when the check was left; `was_left` tells whether it was."""
        self.was_left = self.place in self.underway.typed
        return self.underway.typed.get(self.place, {})

    def _leave(self) -> None:
        typed = self.typed()
        if self.place and (self.underway.is_begun or any(typed.values())):
            self.underway.leave(self.place, typed)

    def _keep_change(self) -> None:
        if self._fills_itself:
            return
        before = self.underway.unkept
        self._leave()
        if self.underway.unkept != before:
            self.show_unkept()

    def show_unkept(self) -> None:
        """Say that the answers could not be kept, while that is so."""
        why = self.underway.unkept
        text = _("Your answers are not kept yet. {why}").format(why=why)
        self._unkept.show_widgets([Notice(Level.ASK, text)] if why else [])
        if why:
            self.say(text)

    def say(self, text: str) -> None:
        """Say a text aloud where a screen reader runs."""
        announce(self, text)
