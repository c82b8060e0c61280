"""A life with the program: real uses, and checks that hear of them or not."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from ketcheck.checklist.details import Details, LastUse, Plan, Sites, Uses, UseTold
from tests.proof.next_use_oracle import Labels, RealUse, faults
from tests.proof.person import MINUTE, Judged, Person


@dataclass
class Walk:
    """A person, the real uses, and which of them no entry tells of yet."""

    labels: Labels
    person: Person = field(default_factory=Person)
    real: list[RealUse] = field(default_factory=list)
    untold: list[RealUse] = field(default_factory=list)
    buttons: dict[RealUse, UUID] = field(default_factory=dict)
    last: Judged | None = None
    hides: bool = False
    """Whether one answer stood for several uses: then nobody can count those of a day."""
    told: list[str] = field(default_factory=list)
    """What happened, to be read where a claim fails."""

    def copy(self) -> "Walk":
        return Walk(
            self.labels.copy(),
            self.person.copy(),
            list(self.real),
            list(self.untold),
            dict(self.buttons),
            self.last,
            self.hides,
            list(self.told),
        )

    @property
    def now(self) -> datetime:
        """The newest of what happened."""
        times = [one.at for one in self.real] + [one.at for one in self.person.checks]
        return max(times)

    def put_on(self, at: datetime, site: str = "", *, button: bool = False) -> RealUse:
        """The cream is put on; `button` says so at once."""
        use = RealUse(at, site)
        self.real.append(use)
        self._say(f"{_spoken(at)} puts it on{' and presses the button' if button else ''} {site}")
        if button:
            self.buttons[use] = self.person.use(at, (site,) if site else ())
        else:
            self.untold.append(use)
        return use

    def first(self, at: datetime, last_before: datetime | None = None) -> Judged:
        """The first check, with the label; `last_before` is the last real use before it."""
        if last_before is not None:
            self.real.append(RealUse(last_before))
        plan = self.labels.newest
        return self.check(at, (), plan.site_words if len(plan.sites) > 1 else (), plan=plan)

    def honest(self, at: datetime, sites: Sequence[str] = (), **answers: str) -> Judged:
        """A check that tells of each use that is on no record yet."""
        told = tuple(_told(one) for one in self.untold if one.at <= at)
        self.untold = [one for one in self.untold if one.at > at]
        return self.check(at, told, sites, **answers)

    def unsure(self, at: datetime, latest: datetime | None, sites: Sequence[str] = ()) -> Judged:
        """A check that is not sure about uses, or about the latest time that one can have been."""
        self.hides = self.hides or len(self.untold) > 1
        self.untold = []
        details = Details(used=Uses(latest=latest), area=_area(sites))
        return self._checked(self.person.check(at, {"used": "unsure"}, details=details))

    def check(
        self,
        at: datetime,
        told: tuple[UseTold, ...] = (),
        sites: Sequence[str] = (),
        *,
        earlier: bool = False,
        plan: Plan | None = None,
        **answers: str,
    ) -> Judged:
        """A check that tells of those uses, whether that is true or not."""
        before = self._before(at)
        given = {
            "used": "yes" if told else "no",
            "before": "yes" if before else "no",
            **answers,
        }
        details = Details(before=before, used=Uses(uses=told) if told else None, area=_area(sites))
        judged = self.person.check(at, given, details=details, plan=plan, earlier=earlier)
        return self._checked(judged)

    def change_label(self, at: datetime, new: Plan) -> None:
        """A change of the label beside a check."""
        self._say(f"{_spoken(at)} label: {new.hours_between} h, {new.times_a_day} a day")
        self.labels.change(new)
        self.person.label(at, new)

    def wrong_ok(self) -> list[str]:
        """Why the newest check's OK comes too soon after a real use; empty where it does not.

        The uses of a day are counted where each was told of by itself.
        """
        return self.faults_at(self.last.at) if self.last and self.last.is_ok else []

    def faults_at(self, at: datetime) -> list[str]:
        """Why a use at that time, where the newest check has its places, is too soon."""
        sites = self.last.check.sites if self.last else ()
        uses = [one for one in self.real if one.at <= at]
        found = faults(uses, self.labels.binding, sites, at)
        return [one for one in found if one == "spacing" or not self.hides]

    def _before(self, at: datetime) -> LastUse | None:
        """What is true of the last use, where nobody has asked about uses yet."""
        if self.person.known().uses_since is not None:
            return None
        self.hides = self.hides or len(self.real) > 1
        last = max((one.at for one in self.real if one.at <= at), default=None)
        return LastUse(last=last) if last else None

    def _checked(self, judged: Judged) -> Judged:
        self.last = judged
        answers = judged.check.draft.answers
        said = answers.get("used") or answers.get("before")
        self._say(f"{_spoken(judged.at)} {judged.level} ({said}) {' '.join(judged.reasons)}")
        return judged

    def _say(self, what: str) -> None:
        self.told.append(what)


def _told(use: RealUse) -> UseTold:
    return UseTold(at=use.at, sites=(use.site,) if use.site else ())


def told(use: RealUse, *, minutes: float = 0, site: str | None = None) -> UseTold:
    """A use as somebody tells of it, perhaps with another time or place."""
    where = use.site if site is None else site
    return UseTold(at=use.at + minutes * MINUTE, sites=(where,) if where else ())


def _area(sites: Sequence[str]) -> Sites | None:
    return Sites(sites=tuple(sites)) if sites else None


def _spoken(at: datetime) -> str:
    return f"{at:%a %d %H:%M}"
