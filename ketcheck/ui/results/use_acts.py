"""What became of an OK: the cream was put on, or was not, with a minute to undo either."""

from collections.abc import Callable
from datetime import datetime
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from ketcheck.checklist.ledger.standing import Standing, State
from ketcheck.checklist.wording import spoken
from ketcheck.errors import KetcheckError
from ketcheck.messages.catalogue import _, marked
from ketcheck.records.checks.striking import undo
from ketcheck.records.checks.using import not_used, use_of
from ketcheck.records.clock import moment_here
from ketcheck.records.model import (
    UNDO_WITHIN,
    USE_TOLD_WITHIN,
    NotUsedEntry,
    Record,
    UseEntry,
)
from ketcheck.ui.appearance.theme import scaled, set_kind
from ketcheck.ui.results.undoable import is_young, undoable
from ketcheck.ui.results.watching import watch_boxes
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.widgets.buttons import push_button
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.message import tell
from ketcheck.ui.widgets.slot import Slot
from ketcheck.ui.widgets.speech import announce

if TYPE_CHECKING:
    from ketcheck.ui.widgets.fields import MomentField

_LOOK_EVERY_MS = 1_000
_LARGE, _HERO = 1.35, 92
_LETTERS_BESIDE = 40
_TO_COME = marked("This time is in the future. Enter an earlier time.")
_LONG_AGO = marked("This time is more than 30 days ago. Check the day and the time.")


class UseActs(QWidget):
    """Buttons under a result; they go by how it stands, and come back after an undo."""

    acted = Signal()
    """A use was noted, or denied, or undone."""
    room_changed = Signal()
    """A time is asked for, which takes more room, or is not any more."""

    def __init__(
        self,
        desk: Desk,
        record: Record,
        standing: Standing | None = None,
        *,
        in_card: bool = False,
    ) -> None:
        """`in_card` the words stand beside these buttons, and there is little room for them."""
        super().__init__()
        self._desk = desk
        self._record = record
        self._is_in_card = in_card
        self._last: UseEntry | NotUsedEntry | None = None
        self._time: MomentField | None = None
        self._slot = Slot()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._slot)
        timer = QTimer(self)
        timer.timeout.connect(self._look_again)
        timer.start(_LOOK_EVERY_MS)
        self.refresh(standing)

    @property
    def record(self) -> Record:
        """What the use is of."""
        return self._record

    @property
    def is_typed_into(self) -> bool:
        """Whether a time is being typed: what is offered beside it waits."""
        return self._time is not None

    def refresh(self, standing: Standing | None = None) -> None:
        """Offer what can be done now; `standing` is how the result stands, where that is known."""
        self.setMinimumHeight(0)
        was_asked, self._time = self._time is not None, None
        if was_asked:
            self.room_changed.emit()
        self._last = undoable(self._desk, self._record)
        if self._last:
            self._slot.show_widgets(self._undoing())
            return
        match (standing or self._desk.standing(self._record)).state:
            case State.VALID:
                self._slot.show_widgets(self._in_card() if self._is_in_card else self._asking())
            case State.OVER if self._record.gives_leave:
                asked = self._in_card_after() if self._is_in_card else self._asking_after()
                self._slot.show_widgets(asked)
            case State.USED if not self._is_in_card:
                self._slot.show_widgets(self._watch())
            case _:
                self._slot.show_widgets([])

    def _asking(self) -> list[QWidget]:
        """While it is good: one large button to press when it is done."""
        used = push_button("used-it", _("&I put it on"), self._use_now, kind="primary")
        used.setFont(scaled(_LARGE, bold=True))
        used.setMinimumHeight(_HERO)
        denied = push_button("not-used", _("I did&n't use it"), self._deny)
        denied.setMinimumHeight(_HERO)
        until = self._desk.standing(self._record).until
        time = spoken(until, self._desk.now) if until else ""
        when = _("Press a button when you're done. After {time}, do a new check.")
        hint = Words(when.format(time=time), kind="muted")
        at = self._at_button()
        set_kind(at, "link")
        return [self._row([used, denied], (2, 1)), self._row([hint, at], (1, 0))]

    def _asking_after(self) -> list[QWidget]:
        """Once its time is over, when it is done or was not; nothing is put on now."""
        denied = push_button("not-used", _("I did&n't use it"), self._deny)
        return [Heading(_("Did you use it?"), scale=1.4), self._row([self._at_button(), denied])]

    def _in_card(self) -> list[QWidget]:
        """The same acts in the narrow side of a card, which says the rest itself."""
        used = push_button("used-it", _("&I put it on"), self._use_now, kind="primary")
        denied = push_button("not-used", _("I did&n't use it"), self._deny)
        at = self._at_button()
        set_kind(at, "link")
        return [used, denied, at]

    def _in_card_after(self) -> list[QWidget]:
        """The answers to what a card asks; the time of a use is asked for, for it is not now."""
        used = push_button("used-at", _("Yes, I &put it on"), self._ask_time, kind="primary")
        return [used, push_button("not-used", _("No, I did&n't"), self._deny)]

    def _at_button(self) -> QPushButton:
        return push_button("used-at", _("I used it at &another time"), self._ask_time)

    def _row(self, widgets: list[QWidget], shares: tuple[int, ...] = ()) -> Slot:
        row = Slot(beside=True, spacing=16, letters=_LETTERS_BESIDE)
        row.setParent(self)
        row.show_widgets(widgets, shares)
        return row

    def _use_now(self) -> None:
        self._act(lambda: self._use(self._desk.now))

    def _deny(self) -> None:
        self._act(lambda: not_used(self._record, self._desk.clock()))

    def _use(self, at: datetime) -> UseEntry:
        record, now = self._record, self._desk.clock()
        area = record.details.area
        sites = area.sites if area else ()
        moment = moment_here(at, now)
        plan = record.plan
        return use_of(record.person, plan, at=moment, saved=now, sites=sites, record=record)

    def _ask_time(self) -> None:
        from ketcheck.ui.widgets.fields import MomentField  # noqa: PLC0415 - keeps the start short

        self._time = MomentField("used-time", _("When did you put it on?"), self._desk.now)
        save = push_button("save-used-time", _("Sa&ve this time"), self._use_then, kind="primary")
        cancel = push_button("cancel-used-time", _("&Cancel"), self.refresh)
        self._slot.show_widgets([self._time, self._row([save, cancel])])
        self.room_changed.emit()
        self._time.focus()

    def _use_then(self) -> None:
        value = self._time.value() if self._time else None
        if not isinstance(value, datetime):
            if self._time:
                self._time.show_fault(_("Enter the day and the time when you put it on."))
            return
        if self._time and value > self._desk.now:
            self._time.show_fault(_(_TO_COME))
            return
        if self._time and self._desk.now - value > USE_TOLD_WITHIN:
            self._time.show_fault(_(_LONG_AGO))
            return
        self._act(lambda: self._use(value), in_place_of=self._last)

    def _act(
        self,
        make: Callable[[], UseEntry | NotUsedEntry],
        in_place_of: UseEntry | NotUsedEntry | None = None,
    ) -> None:
        """Note it; what was noted by mistake a moment ago is undone first."""
        try:
            new = make()
            if in_place_of is not None:
                self._desk.store.save(undo(in_place_of, self._desk.clock()))
            self._desk.store.save(new)
        except KetcheckError as error:
            self._refuse(str(error))
            return
        self._after()

    def _refuse(self, why: str) -> None:
        """Say why nothing was noted: under the time that was typed, where one was."""
        if self._time:
            self._time.show_fault(why)
        else:
            tell(self, why)

    def _undo(self) -> None:
        last = self._last
        if last is None:
            return
        try:
            self._desk.store.save(undo(last, self._desk.clock()))
        except KetcheckError as error:
            tell(self, str(error))
            return
        self._after()

    def _after(self) -> None:
        self.refresh()
        announce(self, self._said())
        self.acted.emit()
        # What is shown in its place has no room yet.
        QTimer.singleShot(0, self, self._rest_on_result)

    def _rest_on_result(self) -> None:
        """Leave the keyboard on the result: the button is gone, and its neighbor was not meant."""
        over = self.parentWidget()
        while over is not None:
            shown = [one for one in over.findChildren(Heading, "result") if one.isVisible()]
            if shown:
                shown[0].take_keyboard()
                return
            over = over.parentWidget()

    def _said(self) -> str:
        if self._last is None:
            return _("Undone.")
        return (
            _("Noted: you put it on.")
            if isinstance(self._last, UseEntry)
            else _("Noted: not used.")
        )

    def _undoing(self) -> list[QWidget]:
        self._undo_button = push_button("undo-use", "", self._undo)
        self._undo_button.setAccessibleName(_("Undo"))
        self._count_down()
        is_use = isinstance(self._last, UseEntry)
        other = [self._other_time()] if is_use else []
        if self._is_in_card:
            return [self._undo_button, *other]
        row = self._row([Words(_("Pressed by mistake?")), self._undo_button, *other])
        return [row, *(self._watch() if is_use else [])]

    def _watch(self) -> list[QWidget]:
        """What to look out for after a use, with whom to call for each."""
        return [self._row(watch_boxes(self._desk, self._record), (1, 1))]

    def _other_time(self) -> QPushButton:
        words = _("It was at &another time")
        return push_button("used-at", words, self._ask_time, kind="link")

    def _count_down(self) -> None:
        """Say how long it can still be undone; a screen reader is not told each second."""
        if self._last and isValid(self._undo_button):
            gone = self._desk.clock().utc - self._last.saved.utc
            seconds = max(ceil((UNDO_WITHIN - gone).total_seconds()), 0)
            self._undo_button.setText(_("&Undo ({seconds} s)").format(seconds=seconds))

    def _look_again(self) -> None:
        """Take the undo away after its minute; look at what can be done otherwise."""
        if self._last is None or self._time is not None:
            return
        if is_young(self._last, self._desk):
            self._count_down()
            return
        height = self.height()
        self.refresh()
        # A press that is on its way lands where it was meant: nothing moves up.
        self.setMinimumHeight(height if self._is_in_card else 0)
