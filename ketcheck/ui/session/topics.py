"""What is told before the tips, and what is left to say after them."""

from collections.abc import Sequence

from pydantic import ValidationError

from ketcheck.checklist.content import Topic
from ketcheck.messages.catalogue import _, marked
from ketcheck.records.checks.counseling import Counseling
from ketcheck.ui.check.page import Page
from ketcheck.ui.widgets.fields import TextField, sentence_for
from ketcheck.ui.widgets.labels import Large, Words

_READ_ALOUD = 1.2


class TopicPage(Page):
    """One topic to tell; going on notes that it was told."""

    def __init__(self, underway: Counseling, topic: Topic) -> None:
        super().__init__(underway)
        self._session = underway
        self._topic = topic
        self.place = f"topic-{topic.id}"
        self._heading = self.add_heading("", topic.title, _("Tell them:"))
        self._heading.setObjectName(self.place)
        self.body.addSpacing(8)
        for sentence in topic.tell:
            self.body.addWidget(Large(sentence, scale=_READ_ALOUD))
        self.body.addWidget(Words(_("Source: {source}").format(source=topic.source), kind="muted"))
        self.body.addStretch(1)

    def enter(self) -> None:
        """Say what this page is about."""
        self.recalled()
        self.say(f"{self._heading.text()}. {' '.join(self._topic.tell)}")

    def validatePage(self) -> bool:
        """Note that it was told."""
        told = self._session.session.told
        if self._topic.id not in told:
            self._session.note(told=(*told, self._topic.id))
        return True


class ClosingPage(Page):
    """Words after the tips, kept as the field `name` of the session; they may stay empty."""

    name: str
    label: str

    def __init__(self, underway: Counseling, topics: Sequence[Topic]) -> None:
        super().__init__(underway)
        self._session = underway
        self.place = self.name.replace("_", "-")
        title = topics[0].title if topics else _(self.label)
        self._heading = self.add_heading("", title, None)
        self._heading.setObjectName(self.place)
        for topic in topics:
            for sentence in topic.tell:
                self.body.addWidget(Words(sentence))
        if getattr(underway.carried_over, self.name):
            self.body.addWidget(
                Words(
                    _("This is still open from last time. Delete each line that is settled."),
                    kind="muted",
                )
            )
        self._field = TextField(self.name, _(self.label), optional=True)
        self.body.addWidget(self._field)
        self.keep_fields([self._field])
        self.body.addStretch(1)

    def enter(self) -> None:
        """Show what was written before, or stood half typed."""
        self._field.set_value(getattr(self._session.session, self.name))
        typed = self.recalled()
        if self.name in typed:
            self._field.type_again(typed[self.name])
        self.say(self._heading.text())

    def typed(self) -> dict[str, str]:
        """What stands in the field, sound or not."""
        return {self.name: self._field.text}

    def validatePage(self) -> bool:
        """Take the words; where they can't be taken, say so and stay."""
        try:
            self._session.note(**{self.name: self._field.value()})
        except ValidationError as error:
            self._field.show_fault(sentence_for(error.errors(include_url=False)[0]))
            return False
        return True


class OpenQuestionsPage(ClosingPage):
    """What the patient would still like to know."""

    name = "open_questions"
    label = marked("Questions that are still open")


class NextStepsPage(ClosingPage):
    """What the patient will do next."""

    name = "next_steps"
    label = marked("What the patient will do next")
