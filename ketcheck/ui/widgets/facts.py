"""Known facts in plain words: the label, the last use, the medicine list."""

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ketcheck.checklist.content import Question, Shown
from ketcheck.checklist.cross_checks import next_use
from ketcheck.checklist.details import WHEN_NEEDED, CoverLeave, Medicine, MedicineKind, Plan
from ketcheck.checklist.draft import Check
from ketcheck.checklist.path import uses_known
from ketcheck.checklist.wording import next_full_minute, spoken
from ketcheck.messages.dates import date_words
from ketcheck.ui.theme import set_kind
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.rows import Line, Rows

_LETTERS_BESIDE = 24

KIND_WORDS = {
    MedicineKind.PRESCRIPTION: "Prescription",
    MedicineKind.STORE_BOUGHT: "Store-bought",
    MedicineKind.VITAMIN_OR_HERB: "Vitamin or herb",
}


class Facts(QFrame):
    """A small panel with a title and lines of name and value."""

    def __init__(self, title: str, lines: list[tuple[str, str]]) -> None:
        super().__init__()
        set_kind(self, "panel")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 20, 14)
        layout.addWidget(Heading(title))
        rows = [
            Line(Words(name, kind="muted"), Words(value)) if name else Line(Words(value))
            for name, value in lines
        ]
        layout.addWidget(Rows(rows, (2, 3), letters=_LETTERS_BESIDE))
        layout.addStretch(1)


def facts_shown(question: Question, check: Check, now: datetime) -> Iterator[Facts]:
    """The panels that the content puts beside a question; none where nothing is known."""
    if Shown.PLAN in question.shows and check.plan:
        # Who prescribed it, and how strong it is, answers no question.
        plan = check.plan.model_copy(update={"strength": None, "prescriber": None, "call": None})
        yield Facts("Your label", plan_lines(plan))
    if Shown.COVER in question.shows and check.cover_leave:
        yield Facts("Leave for a tight cover", leave_lines(check.cover_leave))
    if Shown.LAST_USE in question.shows:
        yield Facts("Your last use", last_use_lines(check, now))
    if Shown.MEDICINES in question.shows:
        yield Facts("Your medicine list", medicine_lines(check.medicines))


def plan_lines(plan: Plan) -> list[tuple[str, str]]:
    """The label line by line, in plain words; only what it says."""
    hours = f"{plan.hours_between:g} hours" if plan.hours_between else None
    lines = [
        ("Amount", plan.amount),
        ("How often", _how_often(plan)),
        ("Wait between uses", f"At least {hours}" if hours else None),
        ("Most in a day", str(plan.most_a_day) if plan.most_a_day else None),
        ("Where", ", ".join(plan.sites) or None),
        ("Strength", plan.strength),
        ("Prescribed by", plan.prescriber),
        ("Call", plan.call),
    ]
    return [(name, value) for name, value in lines if value]


def leave_lines(leave: CoverLeave) -> list[tuple[str, str]]:
    """Who gave the leave, and where and how long it holds."""
    return [
        ("Told by", leave.who),
        ("Where", leave.place),
        ("From", date_words(leave.when)),
        ("Until", date_words(leave.until)),
    ]


def last_use_lines(check: Check, now: datetime) -> list[tuple[str, str]]:
    """When the last use was, and when the next is due by the label."""
    uses = uses_known(check.known, check.draft.answers)
    if not uses:
        return [("", "No use is on record yet.")]
    lines = [("When", spoken(uses[0], now))]
    due = next_use(check, now)
    if due:
        lines.append(("Next by your label", f"after {spoken(next_full_minute(due), now)}"))
    return lines


def medicine_lines(medicines: tuple[Medicine, ...]) -> list[tuple[str, str]]:
    """The list, a line a medicine."""
    if not medicines:
        return [("", "No other medicine is on your list.")]
    return [(medicine.name, medicine_words(medicine)) for medicine in medicines]


def medicine_words(medicine: Medicine) -> str:
    """How much, what kind, and what is known of it."""
    parts = [medicine.dose, KIND_WORDS[medicine.kind] if medicine.kind else None]
    sleepy = {"yes": "can make you sleepy", "unsure": "not sure if it makes you sleepy"}
    told = {"no": "not told yet", "unsure": "not sure if told"}
    parts += [sleepy.get(medicine.sleepy.value), told.get(medicine.told.value)]
    return ", ".join(part for part in parts if part) or "listed"


def _how_often(plan: Plan) -> str | None:
    if plan.times_a_day is None:
        return None
    if plan.times_a_day == WHEN_NEEDED:
        return "When needed"
    return "Once a day" if plan.times_a_day == 1 else f"{plan.times_a_day} times a day"
