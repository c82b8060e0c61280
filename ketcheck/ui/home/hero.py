"""The panel that a person's day begins with: a check alone, or a session with a nurse."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from ketcheck.checklist.details import Plan
from ketcheck.ui.appearance.theme import set_kind
from ketcheck.ui.widgets.buttons import push_button
from ketcheck.ui.widgets.facts import plan_lines
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.slot import Slot

Act = Callable[[], object]


class Hero(QFrame):
    """A title over the acts that are most likely wanted, the first one filled."""

    def __init__(self, above: str, title: str, text: str, acts: list[QPushButton]) -> None:
        super().__init__()
        set_kind(self, "hero")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.addWidget(Words(above))
        column.addWidget(Heading(title, scale=1.6))
        column.addWidget(Words(text))
        column.addSpacing(10)
        row = Slot(beside=True, letters=sum(len(act.text()) for act in acts) + _LETTERS_MORE)
        column.addWidget(row)
        row.show_widgets(acts)
        set_kind(acts[0], "primary")
        # Beside a tall panel the acts stay under their title, and in view with it.
        column.addStretch(1)


def hero_of_one(plan: Plan | None, check: Act, blank: Act) -> Hero:
    """At home: a check before each use."""
    acts = [
        push_button("start-check", "&Start check", check),
        push_button("blank-form", "Blank &paper form", blank),
    ]
    text = f"Takes about a minute.{_label(plan, 'Your label')}"
    return Hero("Before each use", "Check before you apply", text, acts)


def hero_of_clinic(plan: Plan | None, session: Act, check: Act) -> Hero:
    """In a clinic: a session first."""
    acts = [
        push_button("start-session", "Start &counseling session", session),
        push_button("start-check", "&Start self-check", check),
    ]
    text = f"It ends with a checklist and a handout.{_label(plan, 'Label')}"
    return Hero("Counseling", "Go through the tips together", text, acts)


_LETTERS_MORE = 8
"""The room that two buttons need beside their words, in letters."""


def _label(plan: Plan | None, name: str) -> str:
    if plan is None:
        return ""
    times = dict(plan_lines(plan)).get("How often")
    facts = (plan.amount, times.lower() if times else None)
    return f" {name}: {', '.join(fact for fact in facts if fact)}."
