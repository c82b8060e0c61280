"""What was understood in a session: in one box, and tip by tip in the patient's words."""

from PySide6.QtWidgets import QWidget

from ketcheck.checklist.content import Checklist, Group
from ketcheck.checklist.level import Level
from ketcheck.checklist.session import Session, TeachBack, Understanding, open_tips
from ketcheck.messages.catalogue import _, counted, marked
from ketcheck.ui.widgets.labels import Words
from ketcheck.ui.widgets.marks import Mark
from ketcheck.ui.widgets.outcome import Change, OutcomeBox, change_button, panel
from ketcheck.ui.widgets.rows import Line, Rows

_LETTERS_BESIDE = 56
_MARK_SIZE = 44
_OUTCOME_WORDS = {
    Understanding.UNDERSTOOD: marked("Understood"),
    Understanding.NOT_YET: marked("Not yet"),
}


def understood_box(checklist: Checklist, session: Session) -> OutcomeBox:
    """Whether all tips are understood, or which are still open."""
    still_open = [tip_title(checklist.group(tip)) for tip in open_tips(checklist, session)]
    if still_open:
        box = OutcomeBox(Level.ASK, _("Still open"), still_open, size=_MARK_SIZE)
    else:
        box = OutcomeBox(Level.OK, _("All tips are understood"), [], size=_MARK_SIZE)
    box.heading.setObjectName("understood-tips")
    return box


def said_back_table(
    checklist: Checklist, session: Session, change: Change | None = None
) -> QWidget:
    """A line a tip: mark, tip, what was said and how it went, and `Change`."""
    lines = [_line(tip, session.said_back(tip.id), change) for tip in checklist.tips]
    return panel(Rows(lines, (2, 3), letters=_LETTERS_BESIDE))


def tip_title(tip: Group) -> str:
    """The tip by number and title."""
    return f"{tip.tip} {tip.title}"


def said_back_words(said_back: TeachBack) -> str:
    """What was said, and how it went."""
    said = f"“{said_back.said}” " if said_back.said else ""
    outcome = _(_OUTCOME_WORDS[said_back.outcome]) if said_back.outcome else _("Not asked")
    return f"{said}{outcome}{_again(said_back.taught_again)}."


def _again(times: int) -> str:
    if not times:
        return ""
    return counted(", taught again", ", taught again {count} times", times)


def _line(tip: Group, said_back: TeachBack, change: Change | None) -> Line:
    is_understood = said_back.outcome is Understanding.UNDERSTOOD
    words = Words(said_back_words(said_back))
    words.setAccessibleName(f"{tip_title(tip)}: {words.text()}")
    return Line(
        Words(tip_title(tip), kind="muted"),
        words,
        Mark(Level.OK if is_understood else Level.ASK, 20),
        change_button(tip.id, tip_title(tip), change, words.text()) if change else None,
    )
