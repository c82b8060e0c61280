"""The help: topics at the left, found by what is typed, and the one that is open at the right."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ketcheck.messages.catalogue import _
from ketcheck.ui.appearance.margins import BUTTON_HEIGHT, is_large_text, side_margin
from ketcheck.ui.help.beside import Beside
from ketcheck.ui.help.topics import Block, Topic, found
from ketcheck.ui.widgets.buttons import push_button
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.scrolling import ScrollingColumn

_LIST_WIDTH: Final = 320
_BESIDE_FROM: Final = 820
"""The width of a window in pixels from which list and topic stand side by side."""
_ITEM_SIDE, _ITEM_TOP = 22, 12
"""What the style sheet leaves free round an item, with some to spare."""
_Index = QModelIndex | QPersistentModelIndex
_SIGNS: Final = {"point": "•", "step": "{number}."}


class HelpWindow(Beside):
    """Where there is little room, shows either the topic or the list of all of them."""

    def __init__(self, window: QWidget, topics: Sequence[Topic]) -> None:
        super().__init__(window, _("Help"))
        self._topics = topics
        self._find = QLineEdit()
        self._find.setObjectName("find-help")
        self._find.setAccessibleName(_("Find in help"))
        self._find.setPlaceholderText(_("Find in help"))
        self._find.setClearButtonEnabled(True)
        self._find.textChanged.connect(self._list_found)
        self._find.returnPressed.connect(self._open_first)
        self._list = QListWidget()
        self._list.setObjectName("help-topics")
        self._list.setAccessibleName(_("Topics"))
        self._list.setWordWrap(True)
        self._list.setItemDelegate(_WholeTitles(self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentItemChanged.connect(self._show_current)
        self._list.itemActivated.connect(self._open)
        self._list.itemClicked.connect(self._open)
        self._none = Words(_("Nothing found. Try another word."), kind="muted")
        self._left = QWidget()
        self._page = ScrollingColumn()
        self._all = push_button("all-topics", _("&All topics"), self.show_list)
        self._all.setMinimumHeight(BUTTON_HEIGHT)
        self._heading: Heading | None = None
        self._shows_list = False
        self._lay_out()
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.go_to_find)
        self._list_found("")

    @property
    def is_beside(self) -> bool:
        """Whether there is room for the list beside the topic."""
        return self.width() >= _BESIDE_FROM and not is_large_text()

    def open_topic(self, topic: Topic) -> None:
        """Show a topic, with the keyboard on its heading."""
        self._find.clear()
        self._list.setCurrentRow(self._topics.index(topic))
        self._shows_list = False
        self._arrange()
        self._take_keyboard()

    def show_list(self) -> None:
        """Show all topics, to choose one of them."""
        self._shows_list = True
        self._arrange()
        self._list.setFocus()

    def go_to_find(self) -> None:
        """Put the cursor into the field to find in."""
        self._shows_list = True
        self._arrange()
        self._find.setFocus()
        self._find.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show both parts, or one of them."""
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self._left)
        self._column.setSpacing(12)
        for widget in (self._find, self._none, self._list):
            self._column.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._left, 1)
        row.addWidget(self._page, 2)
        self.content.addLayout(row)
        self.foot.insertWidget(0, self._all)

    def _arrange(self) -> None:
        beside = self.is_beside
        self._left.setVisible(beside or self._shows_list)
        self._left.setMaximumWidth(_LIST_WIDTH if beside else 16_777_215)
        self._page.setVisible(beside or not self._shows_list)
        self._all.setVisible(not beside and not self._shows_list)
        side = side_margin(self, full=True)
        inner = 0 if beside else side
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left, right = (inner, side) if is_mirrored else (side, inner)
        self._column.setContentsMargins(left, 20, right, 20)
        self._page.keep_sides(side)

    def _list_found(self, typed: str) -> None:
        hits = found(typed, self._topics)
        self._list.blockSignals(True)  # noqa: FBT003 - Qt's
        self._list.clear()
        for topic in hits:
            item = QListWidgetItem(topic.title)
            item.setData(Qt.ItemDataRole.UserRole, topic)
            self._list.addItem(item)
        self._list.blockSignals(False)  # noqa: FBT003 - Qt's
        self._none.setVisible(not hits)
        self._list.setVisible(bool(hits))

    def _open_first(self) -> None:
        if self._list.count():
            self._list.setCurrentRow(0)
            self._open(self._list.currentItem())

    def _open(self, _item: QListWidgetItem) -> None:
        self._shows_list = False
        self._arrange()
        self._take_keyboard()

    def _show_current(self, item: QListWidgetItem | None) -> None:
        topic = item.data(Qt.ItemDataRole.UserRole) if item else None
        if topic is None:
            return
        column = self._page.column
        while (taken := column.takeAt(0)) is not None:
            widget = taken.widget()
            if widget:
                widget.hide()
                widget.deleteLater()
        self._heading = Heading(topic.title, scale=1.4)
        column.addWidget(self._heading)
        for block in topic.blocks:
            column.addWidget(_shown(block))
        column.addStretch(1)
        self._page.verticalScrollBar().setValue(0)

    def _take_keyboard(self) -> None:
        if self._heading:
            # Its layout would show it only later, and what is hidden takes no keyboard.
            self._heading.show()
            self._heading.take_keyboard()


class _WholeTitles(QStyledItemDelegate):
    """As high as a title needs: Qt forgets the padding of the style sheet, and would cut it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Give the height of the wrapped title."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListWidget) else 0
        room = QRect(0, 0, max(1, width - 2 * _ITEM_SIDE), 10_000)
        metrics = option.fontMetrics
        words = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, str(index.data()))
        return QSize(width, words.height() + 2 * _ITEM_TOP)


def _shown(block: Block) -> QWidget:
    """The words of a block, after its number or point where it has one."""
    if block.kind == "paragraph":
        return Words(block.words)
    row = QWidget()
    grid = QGridLayout(row)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    sign = Words(_SIGNS[block.kind].format(number=block.number))
    sign.setFixedWidth(sign.fontMetrics().horizontalAdvance("00."))
    grid.addWidget(sign, 0, 0, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(Words(block.words), 0, 1)
    grid.setColumnStretch(1, 1)
    return row
