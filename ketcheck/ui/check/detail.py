"""Pages on which something is filled in: the label and plan, a reaction, an instruction."""

from abc import abstractmethod
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QTimer

from ketcheck.checklist.content import Detail, Question
from ketcheck.checklist.details import Plan, Reaction
from ketcheck.checklist.draft import Filled
from ketcheck.checklist.level import Level
from ketcheck.messages.catalogue import _, marked
from ketcheck.records.checks.underway import Underway
from ketcheck.ui.check.page import Page
from ketcheck.ui.check.stop_early import ends_with
from ketcheck.ui.widgets.fields import (
    DateField,
    Field,
    LineField,
    NumberField,
    TextField,
    taken,
    type_again,
)
from ketcheck.ui.widgets.notice import Notice
from ketcheck.ui.widgets.plan_form import PlanForm
from ketcheck.ui.widgets.scrolling import bring_into_view
from ketcheck.ui.widgets.slot import Slot


class DetailPage(Page):
    """What goes with an answer, filled in on a page of its own."""

    detail: Detail
    caption: str
    help: str

    def __init__(self, underway: Underway, question: Question) -> None:
        super().__init__(underway)
        self.question = question
        self.place = f"{question.id}-{self.detail.value}"
        words = question.words if question.detail else _(self.caption)
        own_help = self.help and _(self.help)
        self._heading = self.add_heading("", words, question.help if question.detail else own_help)
        self._heading.setObjectName(f"question-{question.id}-{self.detail.value}")
        if question.detail:
            self._heading.setObjectName(f"question-{question.id}")
        self.area.say_first(words, self.help_words.text())
        self._warned_of: Filled | None = None
        self.fields = list(self.make_fields())
        for field in self.fields:
            self.body.addWidget(field)
        self.keep_fields(self.fields)
        self._notices = Slot()
        self.body.addWidget(self._notices)
        self.body.addStretch(1)

    @abstractmethod
    def make_fields(self) -> Sequence[Field]:
        """Give the fields, in order."""

    @abstractmethod
    def build(self) -> Filled | None:
        """Give what was filled in; ValidationError where a field is wrong."""

    def enter(self) -> None:
        """Show what was filled in or half typed before, and say what is to be filled in."""
        filled = self.underway.check.filled(self.question.id, self.detail)
        if filled:
            self.show_filled(filled)
        self._notices.show_widgets([])
        self._warned_of = None
        type_again(self.fields, self.recalled())
        self.say(self._heading.text())

    def show_filled(self, filled: Filled) -> None:
        """Show what was filled in before."""
        for field in self.fields:
            field.set_value(getattr(filled, field.name))

    def take_focus(self) -> None:
        """Put the cursor into the first field."""
        first = self.fields[0]
        first.focus()
        # Where it is, is known once the words above it have their height.
        QTimer.singleShot(0, first, lambda: bring_into_view(first))

    def typed(self) -> dict[str, str]:
        """What stands in the fields, sound or not."""
        return {field.name: field.text for field in self.fields}

    def validatePage(self) -> bool:
        """Take what was filled in; where a field is wrong, say so and stay."""
        given = taken(self.fields, lambda: (self.build(),), self.today())
        if given is None:
            return False
        (value,) = given
        if value is not None or self.underway.check.filled(self.question.id, self.detail):
            self.underway.fill(self.question.id, self.detail, value)
        return not self._warns_of(value)

    def _warns_of(self, value: Filled | None) -> bool:
        """Stay once to say what the value raises, such as that it is too soon."""
        if value is None or value == self._warned_of or not self.underway.is_about_now:
            return False
        raised = [one for one in self.underway.findings(self.question) if one.level > Level.OK]
        # A STOP that may end the check has a page of its own.
        if not raised or ends_with(self.underway, self.question):
            return False
        self._warned_of = value
        notices = [Notice(one.level, one.notice or "") for one in raised]
        self._notices.show_widgets(notices)
        self.keep_in_view(notices[-1])
        self.say(" ".join(one.accessibleName() for one in notices))
        return True

    def today(self) -> date:
        """The day that it is now, in the zone of the check."""
        return self.underway.clock().at.date()

    def values(self) -> dict[str, object]:
        """What is filled in, by field name; empty fields are left out."""
        given = {field.name: field.value() for field in self.fields}
        return {name: value for name, value in given.items() if value is not None}


class PlanPage(DetailPage):
    """The label and plan, as the label says it (Tip 1 s1)."""

    detail = Detail.PLAN
    caption = marked("What does your label say?")
    help = marked("Leave a box empty if the label doesn't say.")

    def make_fields(self) -> Sequence[Field]:
        """Give the fields of the label."""
        self._form = PlanForm()
        return self._form.fields

    def show_filled(self, filled: Filled) -> None:
        """Show the label as it was filled in."""
        if isinstance(filled, Plan):
            self._form.show(filled)

    def build(self) -> Filled:
        """Give the plan."""
        return self._form.plan()


class ReactionPage(DetailPage):
    """Where, since when and how bad a reaction was (Tip 3 s2)."""

    detail = Detail.REACTION
    caption = marked("Tell us about the reaction")
    help = ""

    def make_fields(self) -> Sequence[Field]:
        """Give the fields of a reaction."""
        return (
            LineField("site", _("Where on your body?"), _("For example: left foot"), optional=True),
            DateField("since", _("When did it start?"), optional=True, today=self.today),
            NumberField(
                "worst",
                _("How bad was it at its worst?"),
                _("0 = none, 10 = the worst"),
                optional=True,
            ),
            TextField("did", _("What did you do about it?"), optional=True),
        )

    def build(self) -> Filled:
        """Give the reaction."""
        return Reaction.model_validate(self.values())
