"""Known facts in plain words: the label, the last use, the medicine list."""

from collections.abc import Iterable, Iterator

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ketcheck.checklist.check import Check
from ketcheck.checklist.content import Question, Shown
from ketcheck.checklist.details import (
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
from ketcheck.messages.catalogue import _, counted, marked
from ketcheck.messages.dates import date_words
from ketcheck.ui.appearance.theme import set_kind
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.rows import Line, Rows

_LETTERS_BESIDE = 24

KIND_WORDS = {
    MedicineKind.PRESCRIPTION: marked("Prescription"),
    MedicineKind.STORE_BOUGHT: marked("Store-bought"),
    MedicineKind.VITAMIN_OR_HERB: marked("Vitamin or herb"),
}


class Facts(QFrame):
    """A small panel with a title and lines of name and value."""

    def __init__(self, title: str, lines: list[tuple[str, str]]) -> None:
        super().__init__()
        set_kind(self, "panel")
        self.told = title, lines
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


def spoken_facts(told: Iterable[tuple[str, FactLines]]) -> Iterator[str]:
    """A sentence for each title and line, as a screen reader says them."""
    for title, lines in told:
        yield f"{title}."
        yield from spoken_fact_lines(lines)


def spoken_fact_lines(lines: FactLines) -> Iterator[str]:
    """A sentence for each line."""
    for name, value in lines:
        line = f"{name}: {value}" if name else value
        yield line if line.endswith((".", "?", "!")) else f"{line}."


def plan_lines(plan: Plan) -> list[tuple[str, str]]:
    """The label line by line, in plain words; only what it says."""
    lines = [
        (_("Amount"), plan.amount),
        (_("How often"), _how_often(plan)),
        (_("Wait between uses"), _hours(plan)),
        (_("Most uses in a day"), str(plan.most_a_day) if plan.most_a_day else None),
        (_("Where"), "; ".join(_site(site) for site in plan.sites) or None),
        (_("Each place"), _("Has its own times") if plan.each_site else None),
        (_("Strength"), plan.strength),
        (_("For questions"), _contact(plan.prescriber)),
        (_("Pharmacy"), plan.pharmacy),
        (_("Changed"), _changed(plan)),
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
    return (_("At least {hours} hour") if hours == "1" else _("At least {hours} hours")).format(
        hours=hours
    )


def _contact(contact: Contact | None) -> str | None:
    parts = (contact.name, contact.phone) if contact else ()
    return ", ".join(one for one in parts if one) or None


def _changed(plan: Plan) -> str | None:
    said = plan.changed
    if said is None or said.who is None:
        return None
    if not said.when:
        return said.who
    return _("{who} said so on {day}").format(who=said.who, day=date_words(said.when))


def leave_lines(leave: CoverLeave) -> list[tuple[str, str]]:
    """Who gave the permission, and where and how long it holds."""
    return [
        (_("Told by"), leave.who),
        (_("Where"), in_words(leave.sites)),
        (_("From"), date_words(leave.when)),
        (_("Until"), date_words(leave.until)),
    ]


def use_lines(check: Check) -> list[tuple[str, str]]:
    """The uses that are on record since uses were last asked about, newest first."""
    since = check.known.uses_since
    uses = [use for use in check.known.uses if since is None or use.at > since]
    if not uses:
        return [("", _("No uses on record since then."))]
    return [(spoken(use.at, check.now), _of_use(use)) for use in uses]


def _of_use(use: Use) -> str:
    where = in_words(use.sites) or _("Put on")
    return where if use.sure else _("Maybe: {where}").format(where=where)


def last_use_lines(check: Check) -> list[tuple[str, str]]:
    """When the last use was, and when the next is due by the label."""
    if not check.uses:
        return [("", _("No use is on record yet."))]
    last = check.uses[0]
    lines = [(_("When") if last.sure else _("Maybe"), spoken(last.at, check.now))]
    due = next_use(check)
    if due:
        time = spoken(next_full_minute(due), check.now)
        lines.append((_("Next use, by your label"), _("after {time}").format(time=time)))
    return lines


def medicine_lines(medicines: tuple[Medicine, ...]) -> list[tuple[str, str]]:
    """The list, a line a medicine."""
    if not medicines:
        return [("", _("No other medicine is on your list."))]
    return [(medicine.name, medicine_words(medicine)) for medicine in medicines]


def medicine_words(medicine: Medicine) -> str:
    """How much, what kind, and what is known of it."""
    parts = [medicine.dose, _(KIND_WORDS[medicine.kind]).lower() if medicine.kind else None]
    sleepy = {
        "yes": _("can make you sleepy"),
        "no": _("doesn't make you sleepy"),
        "unsure": _("not sure if it makes you sleepy"),
    }
    told = {
        "yes": _("your prescriber knows"),
        "no": _("your prescriber doesn't know yet"),
        "unsure": _("not sure if your prescriber knows"),
    }
    parts += [sleepy[medicine.sleepy.value], told[medicine.told.value]]
    return ", ".join(part for part in parts if part)


def _how_often(plan: Plan | Site) -> str | None:
    if plan.times_a_day is None:
        return None
    if not isinstance(plan.times_a_day, int):
        return _("When needed")
    return counted("Once a day", "{count} times a day", plan.times_a_day)
