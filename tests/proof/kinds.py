"""Kinds of patients, as steps of a walk; each tells the truth about uses, sooner or later."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from ketcheck.checklist.details import Details, Plan, Sites, Vouched
from ketcheck.checklist.ledger.facts import ANOTHER_PERSON, STRUCK_OUT, UNDONE
from tests.proof.next_use_oracle import Labels, spacing_of
from tests.proof.person import HOUR, MINUTE, Judged, Person
from tests.proof.walk import Walk, told

ZONE: Final = ZoneInfo("America/New_York")
FOOT, KNEE = "left foot", "right knee"


def plan(**told: object) -> Plan:
    return Plan.model_validate({"amount": "a pea-size amount", "sites": (FOOT,), **told})


PLANS: Final = {
    "3 a day, 6 h": plan(times_a_day=3, hours_between=6),
    "3 a day": plan(times_a_day=3),
    "6 h": plan(hours_between=6),
    "2 a day, 1 h": plan(times_a_day=2, hours_between=1),
    "12 a day, 1 h": plan(times_a_day=12, hours_between=1),
    "every 72 h": plan(hours_between=72),
    "when needed, 4 h": plan(times_a_day="when needed", hours_between=4),
    "when needed, at most 2": plan(times_a_day="when needed", most_a_day=2),
    "when needed": plan(times_a_day="when needed"),
    "no times": plan(),
    "2 a day, at most 3, 2 h": plan(times_a_day=2, hours_between=2, most_a_day=3),
}
EACH_SITE: Final = plan(
    times_a_day=2,
    each_site=True,
    sites=(FOOT, {"words": KNEE, "hours_between": 8, "times_a_day": 2}),
)
TOGETHER: Final = EACH_SITE.model_copy(update={"each_site": False})

BOUNDS: Final = (30, 60, 4 * 60, 8 * 60, 12 * 60, 20 * 60, 24 * 60, 7 * 24 * 60, 14 * 24 * 60)
"""In minutes; the spacing of the label and midnight are added to them."""


@dataclass(frozen=True)
class Kind:
    """Who: how the cream is put on, how a check is answered, and what else is done between."""

    name: str
    uses: Callable[[Walk, Random], None]
    checks: Callable[[Walk, Random, datetime], Judged]
    between: Callable[[Walk, Random], None] = lambda _walk, _random: None
    plans: Sequence[str] = tuple(PLANS)


def begin(kind: Kind, random: Random) -> Walk:
    """A walk after its first check."""
    label = EACH_SITE if not kind.plans else PLANS[random.choice(kind.plans)]
    walk = Walk(Labels(label))
    start = datetime(2026, 11, random.randint(1, 9), random.choice((0, 8, 14, 23)), tzinfo=ZONE)
    if random.random() < 0.3:
        walk.first(start, start - random.choice(_bounds(walk, start)))
    else:
        walk.first(start)
    return walk


def step(kind: Kind, walk: Walk, random: Random) -> Judged:
    """Real uses, what is done between, and the next check a minute to either side of a bound."""
    kind.uses(walk, random)
    kind.between(walk, random)
    return kind.checks(walk, random, next_time(walk, random))


def next_time(walk: Walk, random: Random) -> datetime:
    """A time after all that happened, near a bound of a use or of a check."""
    now = walk.now
    anchors = [one.at for one in (*walk.real[-3:], *walk.person.checks[-2:])]
    anchor = random.choice(anchors)
    found = _near(anchor, random.choice(_bounds(walk, anchor)), random)
    return found if found > now else now + random.choice((1, 29, 31)) * MINUTE


def _near(anchor: datetime, bound: timedelta, random: Random) -> datetime:
    at = anchor.astimezone(UTC) + bound + random.choice((-1, 0, 1)) * MINUTE
    return at.astimezone(ZONE)


def _bounds(walk: Walk, anchor: datetime) -> list[timedelta]:
    label = walk.labels.newest
    local = anchor.astimezone(ZONE)
    midnight = local.replace(hour=0, minute=0) + timedelta(days=1)
    spacing = timedelta(minutes=spacing_of(label))
    # What the label says is near most often.
    return [
        *(timedelta(minutes=one) for one in BOUNDS),
        *([spacing] * 6),
        *([20 * HOUR] * 2),
        *([midnight.astimezone(UTC) - anchor.astimezone(UTC)] * 3),
    ]


# How the cream is put on.


def _puts_on(walk: Walk, random: Random, minutes: Sequence[int], most: int) -> None:
    at = walk.now
    for _ in range(random.randint(0, most)):
        at = at + random.choice(minutes) * MINUTE
        walk.put_on(at, _site(walk, random), button=random.random() < 0.5)


def _site(walk: Walk, random: Random) -> str:
    places = walk.labels.newest.site_words
    return random.choice(places) if len(places) > 1 else (places[0] if places else "")


def obeys(walk: Walk, random: Random) -> None:
    if walk.last and walk.last.is_ok:
        _puts_on(walk, random, (0, 1, 29, 30), 1)


def is_late(walk: Walk, random: Random) -> None:
    if walk.last and walk.last.is_ok:
        _puts_on(walk, random, (29, 31, 59, 61, 330), 1)


def defies(walk: Walk, random: Random) -> None:
    _puts_on(walk, random, (1, 5, 31, 179, 239, 359, 361), 2)


# How a check is answered.


def tells(walk: Walk, random: Random, at: datetime) -> Judged:
    return walk.honest(at, _chosen(walk, random))


def tells_what_is_asked(walk: Walk, random: Random, at: datetime) -> Judged:
    """To the letter: only what lies after the check that the question names."""
    since = walk.person.known().uses_since
    walk.untold = [one for one in walk.untold if since is None or one.at >= since]
    return tells(walk, random, at)


def is_unsure(walk: Walk, random: Random, at: datetime) -> Judged:
    if not walk.untold or random.random() < 0.4:
        return tells(walk, random, at)
    newest = max(one.at for one in walk.untold)
    latest = random.choice((None, newest, newest + 5 * MINUTE))
    if latest is not None and latest > at:
        latest = None
    return walk.unsure(at, latest, _chosen(walk, random))


def _chosen(walk: Walk, random: Random) -> tuple[str, ...]:
    places = walk.labels.newest.site_words
    if len(places) < 2:
        return ()
    return tuple(sorted(random.sample(places, random.randint(1, len(places)))))


def _everywhere(walk: Walk) -> Details:
    return Details(area=Sites(sites=walk.labels.newest.site_words))


# What else is done between two checks.


def strikes(walk: Walk, random: Random) -> None:
    """An entry is struck out: of what was told in it, nothing is untold again."""
    at, made = walk.now, [*walk.person.checks, *walk.buttons.values()]
    target = random.choice(made)
    entry = target.id if isinstance(target, Judged) else target
    if entry not in walk.person.struck and len(walk.person.struck) < len(made):
        walk.person.strike(at, entry, STRUCK_OUT)


def undoes(walk: Walk, random: Random) -> None:
    """A press by mistake is undone within its minute: no real use was behind it."""
    if random.random() < 0.5:
        at = walk.now + 2 * MINUTE
        walk.person.strike(at, walk.person.use(at), UNDONE)


def is_given_anothers(walk: Walk, random: Random) -> None:
    """A use of somebody else is entered here, and struck as another person's."""
    if random.random() < 0.5:
        at = walk.now + 2 * MINUTE
        walk.person.strike(at, walk.person.use(at), ANOTHER_PERSON)


def corrects(walk: Walk, random: Random) -> None:
    """A check is corrected: what it told of uses was right, or is told right now."""
    judged = random.choice(walk.person.checks)
    if judged.id not in walk.person.struck:
        answers = {"feeling": "fine", "skin": "whole"}
        if random.random() < 0.5:
            answers["used"] = "no"
        walk.person.correct(judged, answers)


def enters_paper(walk: Walk, random: Random) -> None:
    """A form of an earlier time is entered, with what could be told then."""
    checks = sorted(walk.person.checks, key=lambda one: one.at)
    after = random.choice(checks).at + random.choice((1, 31, 121)) * MINUTE
    if after >= walk.now:
        return
    of_then = [one for one in walk.untold if one.at <= after]
    walk.untold = [one for one in walk.untold if one.at > after]
    # As the store has it: what is entered within half an hour, after the newest, is about now.
    is_earlier = walk.now - after > 30 * MINUTE or after < checks[-1].at
    kept = walk.last
    walk.check(
        after, tuple(told(one) for one in of_then), _chosen(walk, random), earlier=is_earlier
    )
    walk.last = kept


def changes_label(walk: Walk, random: Random) -> None:
    """The label changes, with or without who said so."""
    if random.random() < 0.5:
        return
    at = walk.now + MINUTE
    new = random.choice((*PLANS.values(), EACH_SITE, TOGETHER))
    vouched = Vouched(who="Dr. Lee", when=at.date()) if random.random() < 0.4 else None
    walk.change_label(at, new.model_copy(update={"changed": vouched}))


def is_mixed_up(walk: Walk, _random: Random) -> None:
    """Somebody else's check is entered here, and struck as another person's."""
    answers, at = {"used": "no", "before": "no"}, walk.now + 2 * MINUTE
    other = walk.person.check(at, answers, details=_everywhere(walk))
    walk.person.strike(other.at, other.id, ANOTHER_PERSON)


def mends_records(walk: Walk, random: Random) -> None:
    """Any of what is done to records."""
    random.choice((strikes, corrects, enters_paper, is_mixed_up))(walk, random)


def is_merged(walk: Walk, random: Random) -> None:
    """The same person was on file twice, with uses told there: the two become one."""
    if random.random() < 0.5:
        return
    other, at = Person(), walk.now + 5 * MINUTE
    other.check(at, plan=walk.labels.binding[0], details=_everywhere(walk))
    use = walk.put_on(at + random.choice((1, 29)) * MINUTE, button=False)
    walk.untold.remove(use)
    other.use(use.at, (use.site,) if use.site else ())
    entries = [*walk.person.facts, *other.facts]
    random.shuffle(entries)
    walk.person.facts[:] = entries
    walk.person.checks += other.checks
    walk.person.places |= other.places


KINDS: Final = (
    Kind("obeys", obeys, tells),
    Kind("is late", is_late, tells),
    Kind("puts it on after STOP or ASK", defies, tells),
    Kind("is unsure", defies, is_unsure),
    Kind("has records struck", defies, tells, strikes),
    Kind("undoes a press", is_late, tells, undoes),
    Kind("has an entry of another person struck", is_late, tells, is_given_anothers),
    Kind("corrects records", defies, tells, corrects),
    Kind("enters paper forms", defies, tells, enters_paper),
    Kind("changes the label", defies, tells, changes_label),
    Kind("has two places", defies, tells, plans=()),
    Kind("has two places and is unsure", defies, is_unsure, changes_label, plans=()),
    Kind("has two places, mends records", defies, tells_what_is_asked, mends_records, plans=()),
    Kind("answers to the letter", defies, tells_what_is_asked, mends_records),
    Kind("has entries merged", defies, tells, is_merged),
)
