"""What content 1 knew of a person before a check."""

from pydantic import AwareDatetime

from ketcheck.checklist.details import Frozen, Medicine, Plan


class KnownOfContent1(Frozen):
    """The facts that decide which questions are asked and which cross-checks apply.

    Of a person without records every field keeps its default. Times are when a check was finished.
    """

    prescribed: bool = False
    plan: Plan | None = None
    newest: AwareDatetime | None = None
    last_ok: AwareDatetime | None = None
    """When the last check was finished, if its result was ok."""
    uses: tuple[AwareDatetime, ...] = ()
    """Checks that were ok and followed by `applied: yes`, newest first, 48 at most."""
    maybe_used_since: bool = False
    """Whether a check newer than the last known use was ok and followed by `applied: unsure`."""
    last_gone: bool = False
    """Whether the last check said that a reaction was a little, and gone."""
    last_gone_site: str | None = None
    medicines: tuple[Medicine, ...] = ()
    held_by: tuple[str, ...] = ()
    """Short ids of the held records that no clearance has cleared."""

    @property
    def is_first_check(self) -> bool:
        """Whether no check of this person is on record."""
        return self.newest is None
