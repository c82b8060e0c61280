"""Known facts in plain words: the label, the last use, the medicine list."""

from collections.abc import Iterator

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ketcheck.checklist.check import Check
from ketcheck.checklist.content import Question, Shown
from ketcheck.checklist.details import (
    WHEN_NEEDED,
    Contact,
    CoverLeave,
    Medicine,
    MedicineKind,
    Plan,
    Site,
)
from ketcheck.checklist.ledger.uses import Use
from ketcheck.checklist.sites import in_words
from ketcheck.checklist.timing import next_use
from ketcheck.checklist.wording import next_full_minute, spoken
from ketcheck.messages.catalogue import _
from ketcheck.messages.dates import date_words
from ketcheck.ui.appearance.theme import set_kind
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


FactLines = list[tuple[str, str]]
"""Lines of name and value; a line without a name is a sentence."""


def facts_told(question: Question, check: Check) -> Iterator[tuple[str, FactLines]]:
    """Titles and lines that the content puts beside a question; none where nothing is known."""
    if Shown.PLAN in question.shows and check.plan:
        # Whom to call, and how strong it is, answers no question.
        unasked = {"strength": None, "prescriber": None, "pharmacy": None}
        yield _("Your label"), plan_lines(check.plan.model_copy(update=unasked))
    if Shown.COVER in question.shows and check.cover_leave:
        yield _("Permission to use an airtight dressing"), leave_lines(check.cover_leave)
    if Shown.USES in question.shows:
        yield _("Uses on record"), use_lines(check)
    if Shown.LAST_USE in question.shows:
        yield _("Your last use"), last_use_lines(check)
    if Shown.MEDICINES in question.shows:
        yield _("Your medicine list"), medicine_lines(check.medicines)


def plan_lines(plan: Plan) -> list[tuple[str, str]]:
    """The label line by line, in plain words; only what it says."""
    lines = [
        ("Amount", plan.amount),
        ("How often", _how_often(plan)),
        ("Wait between uses", _hours(plan)),
        ("Most in a day", str(plan.most_a_day) if plan.most_a_day else None),
        ("Where", "; ".join(_site(site) for site in plan.sites) or None),
        ("Each place", "Has its own times" if plan.each_site else None),
        ("Strength", plan.strength),
        ("For questions", _contact(plan.prescriber)),
        ("Pharmacy", plan.pharmacy),
        ("Changed", _changed(plan)),
    ]
    return [(name, value) for name, value in lines if value]


def _site(site: Site) -> str:
    """`left foot (a pea-size amount, at least 6 hours)`; its words alone where it has no more."""
    own = [site.amount, _how_often(site), _hours(site)]
    said = ", ".join(one for one in own if one)
    return f"{site.words} ({said})" if said else site.words


def _hours(holder: Plan | Site) -> str | None:
    if not holder.hours_between:
        return None
    hours = f"{holder.hours_between:g}"
    return f"At least {hours} {'hour' if hours == '1' else 'hours'}"


def _contact(contact: Contact | None) -> str | None:
    parts = (contact.name, contact.phone) if contact else ()
    return ", ".join(one for one in parts if one) or None


def _changed(plan: Plan) -> str | None:
    said = plan.changed
    if said is None or said.who is None:
        return None
    return f"{said.who} said so on {date_words(said.when)}" if said.when else said.who


def leave_lines(leave: CoverLeave) -> list[tuple[str, str]]:
    """Who gave the permission, and where and how long it holds."""
    return [
        ("Told by", leave.who),
        ("Where", in_words(leave.sites)),
        ("From", date_words(leave.when)),
        ("Until", date_words(leave.until)),
    ]


def use_lines(check: Check) -> list[tuple[str, str]]:
    """The uses that are on record since uses were last asked about, newest first."""
    since = check.known.uses_since
    uses = [use for use in check.known.uses if since is None or use.at > since]
    if not uses:
        return [("", "No use is on record since then.")]
    return [(spoken(use.at, check.now), _of_use(use)) for use in uses]


def _of_use(use: Use) -> str:
    where = in_words(use.sites) or "Put on"
    return where if use.sure else f"Maybe: {where}"


def last_use_lines(check: Check) -> list[tuple[str, str]]:
    """When the last use was, and when the next is due by the label."""
    if not check.uses:
        return [("", "No use is on record yet.")]
    last = check.uses[0]
    lines = [("When" if last.sure else "Maybe", spoken(last.at, check.now))]
    due = next_use(check)
    if due:
        lines.append(("Next by your label", f"after {spoken(next_full_minute(due), check.now)}"))
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


def _how_often(plan: Plan | Site) -> str | None:
    if plan.times_a_day is None:
        return None
    if plan.times_a_day == WHEN_NEEDED:
        return "When needed"
    return "Once a day" if plan.times_a_day == 1 else f"{plan.times_a_day} times a day"
