"""The frame of a question: the answers in full view, and at the side what helps to answer."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontMetrics, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ketcheck.messages.catalogue import _, counted
from ketcheck.records.checks.underway import Underway
from ketcheck.ui.appearance.theme import QUESTION_SCALE, scaled
from ketcheck.ui.check.fitting import Fit, fit
from ketcheck.ui.check.page import AROUND, LARGE_SCALE, Page
from ketcheck.ui.check.side import About, Side, side_width
from ketcheck.ui.widgets.buttons import push_button, set_words
from ketcheck.ui.widgets.cards import AnswerBox, AnswerCard
from ketcheck.ui.widgets.labels import Heading
from ketcheck.ui.widgets.notice import Notice
from ketcheck.ui.widgets.scrolling import ScrollingColumn
from ketcheck.ui.widgets.slot import Slot

_MOST_DOCKED: Final = 0.45
_LONG, _LONG_SCALE = 90, 1.25
_BESIDE: Final = 24
_UNDER: Final = 8


class AskingPage(Page):
    """Answers at the left and a column at the side, which large type folds into a link."""

    def __init__(self, underway: Underway, cards: list[AnswerCard], why: str) -> None:
        super().__init__(underway)
        self.cards = cards
        self.box = AnswerBox(cards)
        self.about = About(why)
        self._heading = Heading()
        self._fit = Fit(is_folded=False, least=0, gap=0)
        self._unseen = set(cards)
        self._arranged: tuple[object, ...] = ()
        self._notices = Slot(spacing=12)
        self._news = QWidget()
        self._news_column = QVBoxLayout(self._news)
        self._news_column.setContentsMargins(0, 0, 0, 0)
        self._news_column.addWidget(self._unkept)
        self._news_column.addWidget(self._notices)
        self._add_answers()
        self._add_side()

    def _add_answers(self) -> None:
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(self.box)
        self.body.addStretch(1)
        self._dock = ScrollingColumn()
        self._dock.column.setContentsMargins(AROUND, 4, AROUND, 8)
        self._dock.hide()
        self.column.addWidget(self._dock)
        self._more = push_button("more-answers", "", self._scroll_on, kind="more")
        self._more.hide()
        self.column.addWidget(self._more)
        bar = self.area.verticalScrollBar()
        bar.valueChanged.connect(self._look)
        bar.rangeChanged.connect(self._look_soon)

    def _add_side(self) -> None:
        self.side = Side()
        self.side.column.insertWidget(0, self._news)
        self.side.column.insertWidget(1, self.about)
        self.across.addWidget(self.side)
        self._fold = push_button("label-and-help", _("Label and help"), self._unfold, kind="link")
        self._fold.hide()
        self.place_row.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignRight)

    @property
    def all_seen(self) -> bool:
        """Whether every answer was in view since the page came up."""
        return not self._unseen

    @property
    def tabbed(self) -> tuple[list[QWidget], list[QWidget]]:
        """What Tab comes by before Next and after Back."""
        # Of answers that exclude each other, Tab comes by the one that is chosen.
        chosen = [card for card in self.cards if card.isChecked()]
        return [*(chosen or self.cards), self._more], [self._fold]

    @property
    def is_folded(self) -> bool:
        """Whether what stands at the side is folded into a link."""
        return self._fit.is_folded

    def take_enter(self) -> bool:
        """Scroll on to the answers that were not seen yet."""
        if self.all_seen:
            return False
        self._scroll_on()
        return True

    def show_notices(self, notices: Iterable[Notice]) -> None:
        """Say at the side what the answer means, in place of why the question is asked."""
        shown = list(notices)
        if not shown and not self._notices.has_any:
            return
        self._notices.show_widgets(shown)
        if not self._fit.is_folded:
            self.about.show_why(not shown)
        self._place_news()
        chosen = next((card for card in self.cards if card.isChecked()), None)
        if chosen and self._dock.isVisibleTo(self):
            self.keep_in_view(chosen)

    def show_unkept(self) -> None:
        """Say it where nothing else moves."""
        super().show_unkept()
        self._place_news()

    def showEvent(self, event: QShowEvent) -> None:
        """See which answers are in view."""
        super().showEvent(event)
        self._look_soon()

    def arrange(self) -> None:
        """Lay the page out by the room that there is."""
        if self.height() < 2 * AROUND or not self._heading.text():
            return
        # The page is asked again whenever it comes up, and its words are the same most times.
        asked = self._asked()
        if asked == self._arranged:
            return
        self._arranged = asked
        found = fit(len(self.cards), self._needs, is_large=self.is_large)
        is_other = found.is_folded != self._fit.is_folded
        self._fit = found
        self._place_around(found)
        self._heading.set_scale(self._scale(found))
        self.box.set_spacing(found.least, found.gap)
        if is_other:
            self._fold_away(is_folded=found.is_folded)
        self.side.setFixedWidth(side_width())
        self.help_words.setVisible(bool(self.help_words.text()) and not found.is_folded)
        self._place_news()
        self._keep_place_of_more()
        self._show_more()
        self._look_soon()

    def _asked(self) -> tuple[object, ...]:
        """All that the layout goes by."""
        words = (self._heading.text(), self.help_words.text(), *(one.words for one in self.cards))
        return self.width(), self.height(), QApplication.font().toString(), words

    def _place_around(self, found: Fit) -> None:
        margin = self.margin_of(is_folded=found.is_folded)
        right = margin - AROUND * found.is_folded
        self.across.setContentsMargins(margin - AROUND, self._above(), right, 0)

    def _fold_away(self, *, is_folded: bool) -> None:
        """Have the column at the side, or what stands on it under a link."""
        self.side.setVisible(not is_folded)
        self._fold.setVisible(is_folded)
        self.about.show_help(self.help_words.text() if is_folded else "")
        column = self.area.column if is_folded else self.side.column
        column.insertWidget(column.indexOf(self.box) if is_folded else 1, self.about)
        self.about.show_why(is_folded or not self._notices.has_any)
        if is_folded:
            self.about.hide()

    def _unfold(self) -> None:
        """Show, or hide again, what the link stands for; over the answers, in view at once."""
        self.about.setVisible(self.about.isHidden())
        if self.about.isVisibleTo(self):
            self.area.verticalScrollBar().setValue(0)
            self.keep_in_view(self.about)

    def _place_news(self) -> None:
        """Put what is to be read at the top of the side column, or under the answers."""
        has_any = self._notices.has_any or self._unkept.has_any
        self._news.setVisible(has_any)
        is_docked = self._fit.is_folded and has_any
        if is_docked != self._dock.isAncestorOf(self._news):
            column = self._dock.column if is_docked else self.side.column
            column.insertWidget(0, self._news)
        self._dock.setVisible(is_docked)
        self.scroll_head(self._is_head_too_high(is_docked=is_docked))
        if is_docked:
            width = self._width(self._fit) - 2 * AROUND
            needed = self._news_column.totalHeightForWidth(width) + 12
            self._dock.setFixedHeight(min(needed, self._most_docked()))

    def _is_head_too_high(self, *, is_docked: bool) -> bool:
        """Whether the question leaves no room for an answer, and for news under it."""
        head = self._head_height(self._fit)
        if head > self.height() * self.most_of_page:
            return True
        if self._fit.is_whole or not is_docked:
            return False
        under = self._fit.least + self._most_docked() + self._more.sizeHint().height()
        return self._above() + head + under > self.height()

    def _most_docked(self) -> int:
        most = int(self.height() * _MOST_DOCKED)
        return most if self._fit.is_whole else most - self._more.sizeHint().height()

    def _needs(self, tried: Fit) -> int:
        width = self._width(tried)
        answers = self.box.height_within(width, tried.least, tried.gap)
        needed = self._above() + self._head_height(tried) + answers + _UNDER
        return needed - self.height()

    def _width(self, tried: Fit) -> int:
        side = -AROUND if tried.is_folded else side_width() + _BESIDE
        margin = self.margin_of(is_folded=tried.is_folded)
        return self.width() - 2 * margin + AROUND - side

    def _scale(self, tried: Fit) -> float:
        if tried.is_folded:
            return LARGE_SCALE
        return _LONG_SCALE if len(self._heading.text()) > _LONG else QUESTION_SCALE

    def _head_height(self, tried: Fit) -> int:
        """Measured and not tried out: each try would lay the page out anew."""
        width = self._width(tried) - 2 * AROUND
        font = scaled(self._scale(tried), bold=True)
        place = max(self.fontMetrics().height(), self._fold.sizeHint().height() * tried.is_folded)
        heights = [place, _words_height(QFontMetrics(font), self._heading.text(), width)]
        if self.help_words.text() and not tried.is_folded:
            heights.append(_words_height(self.fontMetrics(), self.help_words.text(), width))
        return sum(heights) + self.head_spacing * (len(heights) - 1) + 4

    def _look_soon(self) -> None:
        QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        """Take note of the answers that are in view by now; the bar says how many are not."""
        if not self.isVisible():
            return
        before = self.all_seen
        view = self.area.viewport()
        for card in list(self._unseen):
            below = card.mapTo(view, card.rect().bottomLeft()).y()
            if self._fit.is_whole or below <= view.height():
                self._unseen.discard(card)
        self._show_more()
        if self.all_seen is not before:
            self.completeChanged.emit()

    def _show_more(self) -> None:
        """Say how many answers were not seen; before they are looked for, for it takes room."""
        left = len(self._unseen)
        if left:
            set_words(self._more, counted("{count} more answer", "{count} more answers", left))
        self._more.setVisible(left > 0 and not self._fit.is_whole)

    def _keep_place_of_more(self) -> None:
        """Keep the button's place where answers are hidden: nothing moves when it comes or goes.

        A button that makes the answers scroll by being shown would be hidden while it is.
        """
        policy = self._more.sizePolicy()
        policy.setRetainSizeWhenHidden(not self._fit.is_whole)
        self._more.setSizePolicy(policy)

    def _scroll_on(self) -> None:
        self.stay_scrolled()
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + max(self.area.viewport().height() - 2 * AROUND, AROUND))


def _words_height(metrics: QFontMetrics, words: str, width: int) -> int:
    flags = Qt.TextFlag.TextWordWrap
    return metrics.boundingRect(0, 0, width, 10_000, flags, words).height()
