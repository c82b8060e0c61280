"""Pages that ask when the cream, or something else, was used: a time that is typed, or none."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from ketcheck.checklist.content import Detail, Question
from ketcheck.checklist.details import LastUse, Since, Uses, UseTold
from ketcheck.checklist.draft import Filled
from ketcheck.checklist.sites import in_words
from ketcheck.checklist.wording import in_full
from ketcheck.messages.catalogue import _, marked
from ketcheck.records.checks.underway import Underway
from ketcheck.ui.appearance.theme import set_kind
from ketcheck.ui.check.detail import DetailPage
from ketcheck.ui.widgets.fields import Field, MomentField
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.site_choice import SiteChoice
from ketcheck.ui.widgets.slot import Slot

_BEFORE = marked("This is before your last check. Enter a later time, or leave it empty.")
_TO_COME = marked("This time is in the future. Enter an earlier time.")


class TimePage(DetailPage):
    """One time, which may be left empty."""

    label: str
    name = "at"

    def make_fields(self) -> Sequence[Field]:
        """Give the field of the time, with nothing in it."""
        self._time = MomentField(self.name, _(self.label), self.underway.check_now().now)
        self._time.set_value(None)
        return (self._time,)

    def validatePage(self) -> bool:
        """Refuse a time that is still to come, or that can't be read."""
        return not refuse_time(self._time, self.underway) and super().validatePage()


def refuse_time(field: Field, underway: Underway) -> bool:
    """Say under the field that its time is still to come; True where it is."""
    value, check = field.value(), underway.check_now()
    if isinstance(value, datetime) and value > check.now:
        field.show_fault(_(_TO_COME))
        return True
    since = check.known.uses_since
    if isinstance(value, datetime) and field.name == "latest" and since and value < since:
        field.show_fault(_(_BEFORE))
        return True
    return False


class LastUsePage(TimePage):
    """When the cream was put on last, before the first check."""

    detail = Detail.LAST_USE
    caption = marked("When did you last put the cream on?")
    help = marked("If you don't know, leave it empty. Then ask before you use the cream.")
    label = marked("Day and time")
    name = "last"

    def build(self) -> Filled | None:
        """Give the time, or None."""
        values = self.values()
        return LastUse.model_validate(values) if values else None


class LatestUsePage(TimePage):
    """The latest time that an unsure use can have been."""

    detail = Detail.LATEST_USE
    caption = marked("When was the latest it could have been?")
    help = marked("If you don't know, leave it empty. We will count it as just now.")
    label = marked("Day and time")
    name = "latest"

    def build(self) -> Filled | None:
        """Give the time, or None."""
        values = self.values()
        if not values:
            return None
        form = LastUse if self.question.id == "before" else Uses
        return form.model_validate(values)


class SincePage(TimePage):
    """When a drink or a drug was taken last."""

    detail = Detail.SINCE
    caption = marked("When did you last have one?")
    help = marked("If you don't know, leave it empty. Then you need to wait longer.")
    label = marked("Day and time")

    def build(self) -> Filled | None:
        """Give the time, or None."""
        values = self.values()
        return Since.model_validate(values) if values else None


class UsesPage(DetailPage):
    """Each use since the last check: its time, and its places where there are several."""

    detail = Detail.USES
    caption = marked("When did you put the cream on?")
    help = marked(
        "Add each time. If you don't know a time, leave it empty, then ask before you use more."
    )

    def __init__(self, underway: Underway, question: Question) -> None:
        self._uses: list[UseTold] = []
        super().__init__(underway, question)
        self._sites = SiteChoice(_("Where?"))
        add = QPushButton(_("&Add this time"))
        add.setObjectName("add-use")
        add.setAutoDefault(False)
        add.clicked.connect(self._add)
        self._rows = Slot()
        at = self.body.indexOf(self._notices)
        for offset, widget in enumerate((self._sites, add, self._rows)):
            self.body.insertWidget(at + offset, widget, 0, Qt.AlignmentFlag(0))

    def make_fields(self) -> Sequence[Field]:
        """Give the field of the next use's time."""
        self._time = MomentField("at", _("Day and time"), self.underway.check_now().now)
        self._time.set_value(None)
        return (self._time,)

    def enter(self) -> None:
        """Show the uses told of here."""
        used = self.underway.check.draft.details.used
        self._uses = list(used.uses if used else ())
        self._sites.offer(self.underway.check.plan)
        self._show()
        super().enter()

    def show_filled(self, _filled: Filled) -> None:
        """Show nothing in the field: what was told of is in the list."""

    def validatePage(self) -> bool:
        """Take the uses, and one that is typed in but not added yet."""
        if self._time.value() is not None and not self._add():
            return False
        return super().validatePage()

    def build(self) -> Filled | None:
        """Give the uses, or None where there is no time."""
        return Uses(uses=tuple(self._uses)) if self._uses else None

    def _add(self) -> bool:
        value = self._time.value()
        if refuse_time(self._time, self.underway):
            return False
        if not isinstance(value, datetime):
            self._time.show_fault(_("Enter the day and the time when you put it on."))
            return False
        self._uses.append(UseTold(at=value, sites=self._sites.chosen))
        self._time.show_fault("")
        self._time.set_value(None)
        self._keep()
        return True

    def _keep(self) -> None:
        self.underway.fill(self.question.id, self.detail, self.build())
        self._show()

    def _remove(self, use: UseTold) -> None:
        self._uses.remove(use)
        self._keep()

    def _show(self) -> None:
        self._rows.show_widgets([self._row(use) for use in self._uses])

    def _row(self, use: UseTold) -> QFrame:
        row = QFrame()
        set_kind(row, "panel")
        layout = QHBoxLayout(row)
        layout.setContentsMargins(20, 10, 12, 10)
        when = Heading(in_full(use.at))
        when.setWordWrap(False)
        layout.addWidget(when)
        layout.addWidget(Words(in_words(use.sites), kind="muted"), 1)
        remove = QPushButton(_("Remove"))
        remove.setAccessibleName(_("Remove {what}").format(what=in_full(use.at)))
        remove.setObjectName("remove-use")
        remove.setAutoDefault(False)
        set_kind(remove, "link")
        remove.clicked.connect(lambda: self._remove(use))
        layout.addWidget(remove)
        return row
