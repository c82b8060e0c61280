"""What the other mouse button, or the menu key, offers on a row of the list of records."""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence

from ketcheck.messages.catalogue import _
from ketcheck.records.model import Kind
from ketcheck.records.sealed.rows import Row
from ketcheck.ui.records.records_table import RecordsModel, RecordsTable

Act = Callable[[UUID], object]
_HAVE_A_SHEET: Final = frozenset({Kind.SELF_CHECK, Kind.COUNSELING, Kind.CLEARANCE})


class RowMenu:
    """Open, print, copy the ID; each acts on the row that is chosen."""

    def __init__(
        self, table: RecordsTable, model: RecordsModel, *, opened: Act, printed: Act
    ) -> None:
        self._table, self._model = table, model
        self._open = self._add("row-open", _("Open"), lambda row: opened(row.id))
        self._print = self._add("row-print", _("Print"), lambda row: printed(row.id))
        self._copy = self._add("row-copy-id", _("Copy ID"), _copy_id)
        self._copy.setShortcut(QKeySequence.StandardKey.Copy)
        self._copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        table.selectionModel().currentRowChanged.connect(self._follow)
        model.modelReset.connect(lambda: self._follow(table.currentIndex()))
        self._follow(table.currentIndex())

    def _add(self, name: str, words: str, act: Callable[[Row], object]) -> QAction:
        action = QAction(words, self._table)
        action.setObjectName(name)

        def triggered() -> None:
            index = self._table.currentIndex()
            if index.isValid():
                act(self._model.row_at(index))

        action.triggered.connect(lambda _on=False: triggered())
        self._table.addAction(action)
        return action

    def _follow(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        row = self._model.row_at(index) if index.isValid() else None
        self._open.setEnabled(row is not None)
        self._copy.setEnabled(row is not None)
        self._print.setEnabled(row is not None and row.readable and Kind(row.kind) in _HAVE_A_SHEET)


def _copy_id(row: Row) -> None:
    QGuiApplication.clipboard().setText(row.short_id)
