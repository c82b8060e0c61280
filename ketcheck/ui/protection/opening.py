"""Opening the records at the start: at once where they open by themselves, else by asking."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ketcheck.errors import KetcheckError, KeyringNeeded, KeyUnavailable, StoreDamaged
from ketcheck.messages.catalogue import _, marked
from ketcheck.records.clock import Clock
from ketcheck.records.keys.unlocking import Unlock
from ketcheck.records.numbers import numbers_while_locked
from ketcheck.records.opening import open_store
from ketcheck.records.store import Store
from ketcheck.ui.shell.window import Window
from ketcheck.ui.widgets.message import ask, tell, told

_WITHOUT_KEYRING: Final = marked(
    "{why} Or store the key in a file on this computer? Someone who steals the computer could "
    "then read your records."
)


class Opening(QObject):
    """Opens the records of a folder in a window, and hands the store on."""

    def __init__(
        self, window: Window, folder: Path, clock: Clock, opened: Callable[[Store], object]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder
        self._clock = clock
        self._opened = opened
        self._store: Store | None = None

    def begin(self) -> None:
        """Open them, or ask for what does; raises what no typing can mend."""
        try:
            store = open_store(self._folder)
        except KeyringNeeded as error:
            self._offer_key_file(error)
        except (KeyUnavailable, StoreDamaged) as error:
            self._ask(error)
        else:
            self._begin_with(store)

    def _offer_key_file(self, error: KeyringNeeded) -> None:
        """At the first start: a keyring that never answers is not to be the end of it."""
        question = _(_WITHOUT_KEYRING).format(why=error.why)
        if ask(self._window, question, yes=_("Store it in a file"), no=_("Cancel")):
            self._begin_with(open_store(self._folder, keyring=False))
        else:
            self._ask(error)

    def _ask(self, error: KetcheckError) -> None:
        from ketcheck.ui.protection.unlocking import Unlocking  # noqa: PLC0415 - keeps the start short

        numbers = numbers_while_locked(self._folder)
        unlocking = Unlocking(self, self._show, self._attempt, numbers)
        unlocking.unlocked.connect(self._go_on)
        unlocking.again_wanted.connect(self._again)
        unlocking.aside_wanted.connect(self._set_aside)
        unlocking.closed.connect(self._window.close)
        unlocking.begin(error)

    def _attempt(self, unlock: Unlock) -> None:
        self._store = open_store(self._folder, unlock=unlock)

    def _go_on(self) -> None:
        store = self._store
        if store is None:
            return
        if store.vault.was_recovered:
            from ketcheck.ui.protection.mending import Mending  # noqa: PLC0415 - the same

            mending = Mending(self._window, self._show, store.vault)
            mending.done.connect(lambda: self._hand_on(store))
            mending.begin()
        else:
            self._hand_on(store)

    def _hand_on(self, store: Store) -> None:
        with told(self._window):
            self._begin_with(store)

    def _begin_with(self, store: Store) -> None:
        self._opened(store)
        if store.vault.warning:
            tell(self._window, store.vault.warning)

    def _again(self) -> None:
        with told(self._window):
            self.begin()

    def set_aside(self) -> None:
        """Set the records aside and start new; AlreadyOpen, FolderUnusable."""
        from ketcheck.records.rescue.setting_aside import set_aside  # noqa: PLC0415 - the same

        aside = set_aside(self._folder, self._clock().at)
        tell(self._window, _("Your records are now in the folder {folder}.").format(folder=aside))
        self.begin()

    def _set_aside(self) -> None:
        with told(self._window):
            self.set_aside()

    def _show(self, screen: QWidget, title: str) -> None:
        self._window.show_screen(screen, title, None)
