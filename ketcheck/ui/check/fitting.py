"""How a question is laid out: all its answers in view, as large as the room allows."""

from collections.abc import Callable
from dataclasses import dataclass

from ketcheck.ui.widgets.cards import GAP, HEIGHT, HEIGHT_OF_MANY, LEAST_HEIGHT, SMALL_GAP

MANY = 6


@dataclass(frozen=True)
class Fit:
    """Heights of the answers, and whether the column at the side is folded away."""

    is_folded: bool
    least: int
    gap: int
    is_whole: bool = True
    """Whether all answers are in view at once."""


Needs = Callable[[Fit], int]
"""How much higher than the page all of it is with that layout; nothing or less where it fits."""


def fit(answers: int, needs: Needs, *, is_large: bool) -> Fit:
    """The most roomy layout that has all answers in view; folded and close together if none has.

    Large type is always folded.
    """
    for tried in _layouts(answers, is_large=is_large):
        if needs(tried) <= 0:
            return tried
    return Fit(is_folded=True, least=LEAST_HEIGHT, gap=SMALL_GAP, is_whole=False)


def _layouts(answers: int, *, is_large: bool) -> list[Fit]:
    first = HEIGHT_OF_MANY if answers >= MANY else HEIGHT
    heights = [one for one in (HEIGHT, HEIGHT_OF_MANY, LEAST_HEIGHT) if one <= first]
    gaps = [(height, gap) for height in heights for gap in (GAP, SMALL_GAP)]
    ways = [True] if is_large else [False, True]
    return [Fit(is_folded, least, gap) for is_folded in ways for least, gap in gaps]
