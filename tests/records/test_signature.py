"""A drawn signature: what is one, and what is a slip of the pen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from ketcheck.records.signature import HEIGHT, WIDTH, Signature, Signer, is_drawn

SWING = ((10, 10), (200, 250), (400, 20))


def signature(*strokes: tuple[tuple[int, int], ...]) -> Signature:
    return Signature(by=Signer.PATIENT, name="Maria Alvarez", strokes=strokes)


def test_a_typed_name_alone_is_a_signature() -> None:
    assert signature().strokes == ()


def test_a_drawing_is_kept_point_by_point() -> None:
    drawn = signature(SWING, ((0, 0), (WIDTH, HEIGHT)))
    assert Signature.model_validate_json(drawn.model_dump_json()) == drawn


@pytest.mark.parametrize(
    "strokes",
    [
        (((500, 150),),),
        (((500, 150), (502, 151)),),
        tuple(((place, 150),) for place in range(0, WIDTH, 10)),
    ],
)
def test_dots_are_no_signature(strokes: tuple[tuple[tuple[int, int], ...], ...]) -> None:
    with pytest.raises(ValidationError, match="too small to be a signature"):
        signature(*strokes)


@pytest.mark.parametrize("point", [(-1, 0), (WIDTH + 1, 0), (0, HEIGHT + 1)])
def test_points_outside_the_field_are_refused(point: tuple[int, int]) -> None:
    with pytest.raises(ValidationError):
        signature((*SWING, point))


def test_a_stroke_without_points_is_refused() -> None:
    with pytest.raises(ValidationError):
        signature(SWING, ())


@given(st.lists(st.tuples(st.integers(0, WIDTH), st.integers(0, HEIGHT)), min_size=1, max_size=60))
def test_a_longer_line_is_never_less_of_a_signature(points: list[tuple[int, int]]) -> None:
    line = tuple(points)
    assert is_drawn((line, SWING))
    assert is_drawn((line,)) <= is_drawn((line, line))
