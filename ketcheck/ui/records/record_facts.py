"""What a record holds beside its answers, panel by panel, and its signatures."""

from collections.abc import Collection, Iterator
from datetime import datetime

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ketcheck.checklist.content import Checklist
from ketcheck.checklist.details import Vouched
from ketcheck.checklist.ledger.known import Known
from ketcheck.checklist.session import Session
from ketcheck.checklist.sites import in_words
from ketcheck.checklist.used_against import late_uses
from ketcheck.checklist.wording import question_words, spoken
from ketcheck.messages.catalogue import _, marked
from ketcheck.messages.dates import date_words
from ketcheck.records.model import How, Record
from ketcheck.records.recording import check_of
from ketcheck.records.signature import Signature, Signer
from ketcheck.ui.appearance.theme import set_kind
from ketcheck.ui.widgets.company import company_lines
from ketcheck.ui.widgets.facts import Facts, leave_lines, medicine_lines, plan_lines
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.signature import SignaturePicture

_SIGNER_WORDS = {Signer.PATIENT: marked("Patient"), Signer.CLINICIAN: marked("Clinician")}
_BY_NAME = marked("Signed by typed name alone")
_BY_HAND = marked("Signed on the paper form")

Lines = list[tuple[str, str | None]]


def facts_of(record: Record, checklist: Checklist) -> Iterator[Facts]:
    """The panels that say something."""
    for title, lines in _panels(record, checklist):
        said = [(name, value) for name, value in lines if value]
        if said:
            yield Facts(title, said)


def not_asked(record: Record, checklist: Checklist) -> Iterator[str]:
    """The questions that a STOP left unasked, in the words that they would have had."""
    if not isinstance(record.known, Known):
        return
    check = check_of(record, checklist, record.known)
    questions = map(checklist.question, record.not_asked)
    yield from (question_words(one, check) for one in questions if one)


def signatures_of(record: Record) -> list[QFrame]:
    """Who signed, with what was drawn."""
    return [_signed(signature, record) for signature in record.signatures]


def _panels(record: Record, checklist: Checklist) -> Iterator[tuple[str, Lines]]:
    yield _("Uses told"), _uses(record, checklist)
    yield from _details(record)
    yield _("Other medicines"), list(medicine_lines(record.medicines))
    if record.plan:
        yield _("Label and plan"), list(plan_lines(record.plan))
        cover = record.plan.cover
        leave: Lines = list(leave_lines(cover)) if cover else []
        yield _("Permission to use an airtight dressing"), leave
    if record.session:
        yield _("The session"), _of_session(record.session, checklist)
    yield _("Who took part"), list(_company(record))
    content = _("{checklist}, version {version}").format(
        checklist=checklist.title, version=record.checklist.version
    )
    yield _("Signature"), [(_("Signed"), record.signed), (_("Asked by"), content)]


def _details(record: Record) -> Iterator[tuple[str, Lines]]:
    """What was filled in with the answers."""
    details = record.details
    yield (
        _("Where the cream goes"),
        [(_("Places"), in_words(details.area.sites if details.area else ()))],
    )
    if details.reaction_detail:
        reaction = details.reaction_detail
        yield (
            _("Skin reaction"),
            [
                (_("Where"), reaction.site),
                (_("Since"), date_words(reaction.since) if reaction.since else None),
                (
                    _("At worst"),
                    None
                    if reaction.worst is None
                    else _("{worst} of 10").format(worst=reaction.worst),
                ),
                (_("What was done"), reaction.did),
            ],
        )
    vouched: dict[str, Vouched | None] = {
        _("Told to cover the skin"): details.cover_told,
        _("Told that the cream was prescribed"): details.prescribed,
        _("Told that the cream may be used"): details.permit,
        _("Told about the skin"): details.skin_since,
    }
    for title, told in vouched.items():
        yield title, _vouched(told) if told else []


def _uses(record: Record, checklist: Checklist) -> Lines:
    """The uses told of here; one after an unused OK had ended is said to be late."""
    used, known, now = record.details.used, record.known, record.finished.at
    if used is None:
        return []
    late: Collection[datetime] = ()
    if isinstance(known, Known):
        late = late_uses(check_of(record, checklist, known))
    is_late = _("{where}. This was late: the OK had ended.")
    lines: Lines = []
    for use in used.uses:
        where = in_words(use.sites) or _("Put on")
        lines.append(
            (spoken(use.at, now), is_late.format(where=where) if use.at in late else where)
        )
    return lines


def _vouched(told: Vouched) -> Lines:
    when = date_words(told.when) if told.when else _("not said")
    return [(_("Who"), told.who or _("not said")), (_("When"), when)]


def _of_session(session: Session, checklist: Checklist) -> Lines:
    told = [topic.title for topic in checklist.topics if topic.id in session.told]
    return [
        (_("Plan read back"), _("Yes") if session.read_back else _("No")),
        (_("Told before the tips"), "; ".join(told)),
        (_("Open questions"), session.open_questions),
        (_("What comes next"), session.next_steps),
    ]


def _company(record: Record) -> list[tuple[str, str]]:
    return company_lines(
        clinician=record.clinician,
        answered_by=record.answered_by,
        helper=record.helper,
        interpreter=record.interpreter,
        recorded_by=record.recorded_by,
        how=record.how,
    )


def _signed(signature: Signature, record: Record) -> QFrame:
    who = _(_SIGNER_WORDS[signature.by])
    frame = QFrame()
    set_kind(frame, "panel")
    column = QVBoxLayout(frame)
    column.setContentsMargins(20, 14, 20, 14)
    column.addWidget(Heading(f"{who}: {signature.name}"))
    if signature.absent:
        why = f"{signature.absent.words}: {signature.reason}"
        column.addWidget(Words(why, kind="muted"))
    elif signature.strokes:
        picture = SignaturePicture(signature.strokes)
        picture.setAccessibleName(_("Drawn signature of {name}").format(name=signature.name))
        column.addWidget(picture)
    else:
        on_paper = record.how is How.FROM_PAPER
        column.addWidget(Words(_(_BY_HAND) if on_paper else _(_BY_NAME), kind="muted"))
    column.addStretch(1)
    return frame
