"""Quiet lines under the card of home: what it leaves out, and how the records are kept."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ketcheck.checklist.level import Level
from ketcheck.checklist.session import open_tips
from ketcheck.errors import RecordDamaged
from ketcheck.messages.catalogue import _
from ketcheck.messages.dates import at_moment
from ketcheck.records.copies.copies import is_behind, last_copy
from ketcheck.records.model import Person
from ketcheck.ui.appearance.theme import set_kind
from ketcheck.ui.home.status import Rank, Status, holds_urgent
from ketcheck.ui.home.status_words import draft_words
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.widgets.buttons import push_button
from ketcheck.ui.widgets.facts import Facts
from ketcheck.ui.widgets.labels import Words
from ketcheck.ui.widgets.notice import Notice
from ketcheck.ui.widgets.slot import Slot
