"""Where a label is stuck or copied there is room for a usual one: 67 x 25 mm."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from house import at
from papers import render_record, session_record

from ketcheck.checklist.content import Checklist
from ketcheck.documents.handout import handout_of
from ketcheck.documents.sheet import render_blank
from ketcheck.paper import Paper
from ketcheck.records.opening import open_store

LABEL = (67.0, 25.0)
_WHOLE_PAGE = 150
"""Millimetres: lines and frames of that width are no box."""


def boxes(pdf: bytes) -> Iterator[tuple[float, float]]:
    """Width and height of each drawn box on the first page, in millimetres."""
    document = pypdfium2.PdfDocument(pdf)
    for drawn in document[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = drawn.get_bounds()
        yield ((right - left) / 72 * 25.4, (top - bottom) / 72 * 25.4)
    document.close()


def has_room(pdf: bytes) -> bool:
    return any(
        LABEL[0] <= width < _WHOLE_PAGE and height >= LABEL[1] for width, height in boxes(pdf)
    )


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("session", [False, True])
def test_a_blank_form_has_room_for_a_label(
    checklist: Checklist, paper: Paper, *, session: bool
) -> None:
    assert has_room(render_blank(checklist, paper=paper, session=session))


def test_a_session_has_room_for_a_label(checklist: Checklist) -> None:
    assert has_room(render_record(session_record(), checklist, paper=Paper.LETTER))


@pytest.mark.parametrize("paper", Paper)
def test_a_handout_has_room_for_the_label_that_is_not_on_file(
    checklist: Checklist, tmp_path: Path, paper: Paper
) -> None:
    store = open_store(tmp_path / "data", keyring=False)
    person = store.directory.add("Maria Alvarez", date(1956, 3, 14), "MRN 0042")
    pdf = handout_of(store, person.id, checklist, paper, at())
    store.close()
    assert has_room(pdf)
    assert len(pypdfium2.PdfDocument(pdf)) == 1
