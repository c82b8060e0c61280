"""From the facts that entries told to what is known: nothing that came later lowers it.

A correction or a strike takes away no use, no hold and no open doubt; it only takes away what
lowered one. Exceptions are a record of another person, and an undo within a minute.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from ketcheck.checklist.details import Medicine, Plan, site_key
from ketcheck.checklist.ledger import facts as told
from ketcheck.checklist.ledger import known as ids
from ketcheck.checklist.ledger.clearances import Clearances
from ketcheck.checklist.ledger.counting import Counting
from ketcheck.checklist.ledger.facts import Fact, FactName
from ketcheck.checklist.ledger.known import (
    HEALED_AFTER,
    MISTAKE_WITHIN,
    Checked,
    Known,
    OpenDoubt,
    Permitted,
    ReactionTold,
)
from ketcheck.checklist.ledger.labels import follow
from ketcheck.checklist.ledger.uses import Use, told_once
from ketcheck.checklist.level import Level

FELT_FOR: Final = timedelta(hours=12)


def known_from(
    facts: Iterable[Fact], *, plan: Plan | None = None, medicines: tuple[Medicine, ...] = ()
) -> Known:
    """What those facts make known; `plan` is on file where no fact tells of a label.

    The facts of one time stay in the order that they are given in.
    """
    counted = Counting(facts)
    ledger = _Ledger(counted)
    for fact in sorted(counted.facts, key=lambda fact: fact.at):
        ledger.take(fact)
    return ledger.known(plan, medicines)


class _Ledger:
    """The state while facts are taken one by one, in the order of their times."""

    def __init__(self, counting: Counting) -> None:
        self._counting = counting
        self._skin: dict[str, OpenDoubt] = {}
        self._doubts: dict[str, OpenDoubt] = {}
        self._held: dict[UUID, OpenDoubt] = {}
        self._clearances = Clearances(counting)
        self._uses: list[Use] = []
        self._checks: list[Checked] = []
        self._place_of: dict[UUID, int] = {}
        """Where each check, by its entry, stands in that list."""
        self._reactions: list[ReactionTold] = []
        self._since: dict[FactName, datetime] = {}
        self._newest: datetime | None = None
        self._permitted: Permitted | None = None
        self._plan: Plan | None = None
        self._stricter: Plan | None = None
        self._extras: dict[str, datetime] = {}
        # Strikes are counted before, and sessions are looked up apart.
        self._ways: Final[dict[FactName, Callable[[Fact], None]]] = {
            FactName.CHECK: self._check,
            FactName.USES_ASKED: self._asked,
            FactName.USE: self._use,
            FactName.NOT_USED: self._not_used,
            FactName.PRESCRIBED: self._prescribed,
            FactName.PRESCRIBED_DOUBT: self._open,
            FactName.FELT_UNSURE: self._open,
            FactName.TODAY: self._open,
            FactName.SKIN: self._skin_told,
            FactName.SKIN_CLOSED: self._skin_closed,
            FactName.REACTION: self._reaction,
            FactName.HELD: self._hold,
            FactName.CLEARED: self._clear,
            FactName.TO_ASK: self._open,
            FactName.PERMITTED: self._permit,
            FactName.MEDICINES_ASKED: self._asked,
            FactName.MEDICINES_DOUBT: self._open,
            FactName.MEDICINES_TOLD: self._medicines_told,
            FactName.LABEL: self._label,
            FactName.TIP_OPEN: self._tip,
            FactName.TIP_UNDERSTOOD: self._tip_understood,
            FactName.EXTRA_ASKED: self._extra_asked,
        }

    def take(self, fact: Fact) -> None:
        """Take the next fact."""
        if self._counting.counts(fact) and fact.name in self._ways:
            self._ways[fact.name](fact)

    def known(self, plan: Plan | None, medicines: tuple[Medicine, ...]) -> Known:
        """What is known after the facts that were taken."""
        held = (self._clearances.applied(one) for one in self._held.values())
        return Known(
            prescribed=FactName.PRESCRIBED in self._since,
            plan=self._plan or plan,
            stricter=self._stricter,
            newest=self._newest,
            uses_since=self._since.get(FactName.USES_ASKED),
            uses=told_once(self._uses),
            checks=tuple(reversed(self._checks)),
            reactions=tuple(self._reactions),
            doubts=(*self._skin.values(), *(one for one in held if one), *self._doubts.values()),
            permitted=self._permitted,
            medicines=medicines,
            medicines_asked=FactName.MEDICINES_ASKED in self._since,
            extras_asked=self._extras,
        )

    def _check(self, fact: Fact) -> None:
        if fact.amends is None:
            self._place_of[fact.entry] = len(self._checks)
            self._checks.append(Checked(at=fact.at, level=Level(fact.code)))
        if not self._counting.is_struck(fact):
            self._newest = max(self._newest or fact.at, fact.at)

    def _not_used(self, fact: Fact) -> None:
        """End the check that it names, which need not be the newest."""
        place = self._place_of.get(fact.target) if fact.target else None
        if place is not None and self._checks[place].ended is None:
            self._checks[place] = self._checks[place].model_copy(update={"ended": fact.at})

    def _use(self, fact: Fact) -> None:
        is_doubted = fact.code == told.BUTTON and self._counting.is_struck(fact)
        self._uses.append(Use(at=fact.at, sites=fact.sites, sure=fact.sure and not is_doubted))

    def _asked(self, fact: Fact) -> None:
        self._since[fact.name] = fact.at

    def _extra_asked(self, fact: Fact) -> None:
        self._extras[fact.code or ""] = fact.at

    def _reaction(self, fact: Fact) -> None:
        site = fact.sites[0] if fact.sites else None
        self._reactions.append(ReactionTold(at=fact.at, code=fact.code or "", site=site))

    def _open(self, fact: Fact) -> None:
        doubt = _doubt(_IDS[fact.name], fact)
        kept = self._doubts.get(doubt.id)
        self._doubts[doubt.id] = _joined(kept, doubt) if kept else doubt

    def _close(self, fact: Fact) -> None:
        self._doubts.pop(_IDS[fact.name], None)

    def _prescribed(self, fact: Fact) -> None:
        doubt = self._doubts.get(ids.PRESCRIBED)
        if doubt is None or vouches(fact, doubt):
            self._close(fact)
            self._asked(fact)

    def _permit(self, fact: Fact) -> None:
        doubt = self._doubts.get(ids.TO_ASK)
        if doubt and vouches(fact, doubt):
            left = _not_among(doubt.reasons, fact.reasons)
            self._leave(doubt, reasons=left)
            answered = tuple(one for one in doubt.reasons if one not in left)
            self._permitted = Permitted(at=fact.at, reasons=answered)

    def _medicines_told(self, fact: Fact) -> None:
        doubt = self._doubts.get(ids.MEDICINES)
        if doubt:
            self._leave(doubt, medicines=_not_among(doubt.medicines, fact.medicines))

    def _leave(self, doubt: OpenDoubt, **left: tuple[str, ...]) -> None:
        """Leave open what an answer was not about: it may have come from another computer since."""
        if any(left.values()):
            self._doubts[doubt.id] = doubt.model_copy(update=left)
        else:
            del self._doubts[doubt.id]

    def _skin_told(self, fact: Fact) -> None:
        for site in fact.sites or ("",):
            doubt = _doubt(ids.SKIN, fact).model_copy(update={"sites": (site,) if site else ()})
            self._skin[site_key(site)] = doubt

    def _skin_closed(self, fact: Fact) -> None:
        for site in fact.sites or ("",):
            doubt = self._skin.get(site_key(site))
            if doubt and closes_skin(fact, doubt):
                del self._skin[site_key(site)]

    def _hold(self, fact: Fact) -> None:
        self._held[fact.entry] = _doubt(fact.code or ids.REACTION, fact, held=True)
        if fact.target:
            self._clearances.repeat(fact.entry, fact.target)

    def _clear(self, fact: Fact) -> None:
        self._clearances.take(fact)

    def _label(self, fact: Fact) -> None:
        if fact.plan is None:
            return
        before = self._plan or fact.before
        if before:
            self._unname(before.renamed_in(fact.plan))
        # What stands in a record that was struck out vouches for nothing.
        vouched = None if self._counting.is_struck(fact) else fact.vouched
        was_open = self._stricter is not None
        self._plan, self._stricter = follow(before, self._stricter, fact.plan, vouched)
        if self._stricter is None:
            self._doubts.pop(ids.LABEL_LOOSENED, None)
        elif not was_open:
            self._doubts[ids.LABEL_LOOSENED] = _doubt(ids.LABEL_LOOSENED, fact)

    def _unname(self, keys: frozenset[str]) -> None:
        """Let what was told of places count for every place: nobody knows their names now."""
        found = [self._skin.pop(key) for key in (keys | {""}) & self._skin.keys()]
        if found:
            newest = max(found, key=lambda one: one.since)
            self._skin[""] = newest.model_copy(update={"sites": ()})
        self._uses = [use.without_places(keys) for use in self._uses]

    def _tip(self, fact: Fact) -> None:
        self._doubts[fact.code or ""] = _doubt(fact.code or "", fact)

    def _tip_understood(self, fact: Fact) -> None:
        self._doubts.pop(fact.code or "", None)


def closes_skin(fact: Fact, doubt: OpenDoubt) -> bool:
    """Whether an answer about a place closes its doubt, by the time between the two (Tip 2)."""
    gone = fact.at - doubt.since
    match fact.code:
        case "healed":
            return gone >= HEALED_AFTER
        case "mistake":
            return gone <= MISTAKE_WITHIN
        case "told-ok":
            return vouches(fact, doubt)
        case _:
            return False


def vouches(fact: Fact, doubt: OpenDoubt) -> bool:
    """Whether it says who and when, and not before the doubt."""
    said = fact.vouched
    return bool(said and said.is_whole and said.when and said.when >= doubt.day)


def _doubt(doubt_id: str, fact: Fact, *, held: bool = False) -> OpenDoubt:
    return OpenDoubt(
        id=doubt_id,
        since=fact.at,
        day=fact.day or fact.at.date(),
        record=fact.entry,
        sites=fact.sites,
        medicines=fact.medicines,
        reasons=fact.reasons,
        said=fact.code,
        until=fact.until,
        held=held,
    )


def _joined(kept: OpenDoubt, new: OpenDoubt) -> OpenDoubt:
    """Both as one: all that they name, as of the newer, and until the later end."""
    ends = [one.until for one in (kept, new) if one.until]
    return new.model_copy(
        update={
            "medicines": _all_of(kept.medicines, new.medicines),
            "reasons": _all_of(kept.reasons, new.reasons),
            "until": max(ends) if ends else None,
        }
    )


def _not_among(open_ones: Sequence[str], told: Sequence[str]) -> tuple[str, ...]:
    """What an answer was not about; one that names nothing is about all."""
    keys = {site_key(one) for one in told}
    return tuple(one for one in open_ones if keys and site_key(one) not in keys)


def _all_of(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))


_IDS: Final = {
    FactName.FELT_UNSURE: ids.FELT_UNSURE,
    FactName.TODAY: ids.TODAY,
    FactName.TO_ASK: ids.TO_ASK,
    FactName.PERMITTED: ids.TO_ASK,
    FactName.PRESCRIBED_DOUBT: ids.PRESCRIBED,
    FactName.PRESCRIBED: ids.PRESCRIBED,
    FactName.MEDICINES_DOUBT: ids.MEDICINES,
    FactName.MEDICINES_TOLD: ids.MEDICINES,
}
