"""What is asked before an unfinished check is deleted, and what is said where it can't be."""

from datetime import datetime

from ketcheck.messages.catalogue import _, counted
from ketcheck.messages.dates import moment_said
from ketcheck.records.model import KeptDraft


def delete_question(draft: KeptDraft | None, now: datetime) -> str:
    """Say what goes; a medicine list that was typed goes too."""
    if draft is None:
        return _("Delete the unfinished check? Its answers can't be read.")
    what = _("Delete the check from {time}?")
    if draft.session:
        what = _("Delete the session from {time}?")
    elif draft.amends:
        what = _("Delete the correction from {time}? The record stays as it was.")
    said = [what.format(time=moment_said(draft.started.at, now)), _gone(draft)]
    return " ".join([*said, _("You can't get it back.")])


def _gone(draft: KeptDraft) -> str:
    count = len(draft.draft.answers)
    return counted("{count} answer will be gone.", "{count} answers will be gone.", count)


def replace_question(draft: KeptDraft) -> str:
    """Ask before something else takes the place of a draft."""
    if draft.session:
        return _("Delete the unfinished session and go on? Its answers will be gone.")
    return _("Delete the unfinished check and go on? Its answers will be gone.")


def urgent_refusal() -> str:
    """Why a check with an urgent answer is not deleted."""
    return _("This check says you need help now, so it can't be deleted. Please finish it first.")
