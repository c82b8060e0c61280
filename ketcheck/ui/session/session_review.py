"""The review of a session: the result, what was understood, and all that was taken down."""

from functools import partial

from PySide6.QtWidgets import QWidget

from ketcheck.checklist.result import Result
from ketcheck.checklist.steps import READ_BACK, WHO, Part, Step
from ketcheck.messages.catalogue import _, marked
from ketcheck.records.checks.counseling import Counseling
from ketcheck.records.model import Moment
from ketcheck.ui.check.review import ReviewPage
from ketcheck.ui.widgets.company import company_lines
from ketcheck.ui.widgets.facts import plan_lines
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.outcome import change_button, panel
from ketcheck.ui.widgets.rows import Line, Rows
from ketcheck.ui.widgets.understanding import said_back_table, understood_box

_LETTERS_BESIDE = 56


class SessionReviewPage(ReviewPage):
    """Shows what the session came to; it is signed on the page after it."""

    heading = marked("Check the answers, then sign")
    answers_title = marked("What the patient answered")

    def __init__(self, underway: Counseling) -> None:
        super().__init__(underway)
        self._session = underway
        self.body.addWidget(self._answers)
        self.body.addStretch(1)

    def result_parts(self, moment: Moment, result: Result) -> list[QWidget]:
        """Give what stands against applying, and what was understood."""
        checklist, session = self.underway.check.checklist, self._session.session
        return [*super().result_parts(moment, result), understood_box(checklist, session)]

    def answer_parts(self, moment: Moment) -> list[QWidget]:
        """Give what was said back, who was there, every answer, and what is left to do."""
        said_back = said_back_table(
            self.underway.check.checklist, self._session.session, self._change_tip
        )
        return [
            Heading(_("What the patient said back"), scale=1.15),
            said_back,
            Heading(_("The session"), scale=1.15),
            self._facts(),
            *super().answer_parts(moment),
        ]

    def _facts(self) -> QWidget:
        session, company = self._session.session, self._session.company
        who = company_lines(
            clinician=self._session.clinician,
            answered_by=company.answered_by or self.underway.person.name,
            helper=company.helper,
            interpreter=company.interpreter,
        )
        plan = self.underway.check.plan
        rows = (
            (_("Who is here"), _in_line(who), WHO),
            (_("Label and plan"), _in_line(plan_lines(plan) if plan else []), READ_BACK),
            (_("Open questions"), session.open_questions, Step(Part.OPEN_QUESTIONS)),
            (_("What comes next"), session.next_steps, Step(Part.NEXT_STEPS)),
        )
        lines = [self._line(title, text or _("Nothing"), step) for title, text, step in rows]
        if self._session.closed:
            closed = "; ".join(self._session.closed)
            lines.append(Line(Words(_("Settled since last time"), kind="muted"), Words(closed)))
        return panel(Rows(lines, (2, 3), letters=_LETTERS_BESIDE))

    def _line(self, title: str, text: str, step: Step) -> Line:
        change = partial(self.changed.emit, step)
        button = change_button(step.part.value, title, lambda _id: change())
        return Line(Words(title, kind="muted"), Words(text), button=button)

    def _change_tip(self, tip: str) -> None:
        self.changed.emit(Step(Part.TEACHING, tip))


def _in_line(lines: list[tuple[str, str]]) -> str:
    return "; ".join(f"{name}: {value}" for name, value in lines)
