"""What to look out for after a use: the skin, and how one feels, with whom to call."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ketcheck.checklist.level import Level
from ketcheck.messages.catalogue import _
from ketcheck.records.model import Record
from ketcheck.records.whom_to_call import CallLine, whom_to_call_now
from ketcheck.ui.appearance.theme import set_kind
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.widgets.call_lines import CallLines
from ketcheck.ui.widgets.labels import Heading, Words

_SCALE = 1.1
_AT_ONCE = 2
_NUMBER_SCALE = 1.25
"""Nobody has to call yet, and a box holds a long number beside who it is of."""


def watch_boxes(desk: Desk, record: Record) -> list[QWidget]:
    """Two boxes, beside each other where there is room."""
    plan = desk.store.plan(record.person.id) or record.plan
    skin = whom_to_call_now(desk.store, Level.STOP, plan)
    help_now = whom_to_call_now(desk.store, Level.URGENT, plan)
    red = _("If it gets red, sore, or itchy, stop and call.")
    sleepy = _("Very sleepy, dizzy, or confused? Wash the cream off and get help now.")
    return [
        _box(_("Watch your skin"), red, skin),
        _box(_("Watch how you feel"), sleepy, help_now[:_AT_ONCE]),
    ]


def _box(title: str, words: str, call: tuple[CallLine, ...]) -> QFrame:
    box = QFrame()
    set_kind(box, "panel")
    column = QVBoxLayout(box)
    column.setContentsMargins(24, 12, 24, 8)
    column.setSpacing(4)
    column.addWidget(Heading(title, scale=_SCALE))
    column.addWidget(Words(words))
    if call:
        column.addWidget(CallLines(call, scale=_NUMBER_SCALE))
    column.addStretch(1)
    return box
