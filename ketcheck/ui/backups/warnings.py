"""What is wrong with the records or their backups, each with the way to the copy that mends it."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from ketcheck.checklist.level import Level
from ketcheck.messages.catalogue import _
from ketcheck.records.copies.conflicts import conflicts
from ketcheck.records.copies.copies import copy_of
from ketcheck.records.store import Store
from ketcheck.ui.widgets.buttons import push_button
from ketcheck.ui.widgets.notice import Notice

Opened = Callable[[Path], object]


def warnings(store: Store, trouble: str, opened: Opened) -> Iterator[Notice]:
    """Lost records, what kept the last backup back, and what a sync program left; in that order."""
    if store.loss and store.loss_stands:
        lost = Notice(Level.ASK, store.loss.sentence)
        copy = copy_of(store, store.loss.copied) if store.loss.copied else None
        if copy:
            lost.add(push_button("open-lost", _("Open &that backup"), partial(opened, copy)))
        yield lost
    if trouble:
        yield Notice(Level.ASK, trouble)
    yield from conflict_notices(store, opened)


def conflict_notices(store: Store, opened: Opened) -> Iterator[Notice]:
    """Files that a sync program left, with records that are not here."""
    for number, one in enumerate(conflicts(store)):
        notice = Notice(Level.ASK, one.sentence)
        act = partial(opened, one.path)
        notice.add(push_button(f"open-conflict-{number}", _("See what is in it"), act))
        yield notice
