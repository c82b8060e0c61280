"""The preview shows the bytes that are saved, by keyboard as well as by mouse."""

from collections.abc import Callable
from pathlib import Path

import pytest
from papers import MARIA
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QPushButton, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from ketcheck.checklist.content import Checklist
from ketcheck.documents.sheet import render_blank
from ketcheck.errors import FontsMissing
from ketcheck.paper import Paper
from ketcheck.ui.printing.page_view import PageView
from ketcheck.ui.printing.preview import CHANGED, Preview
from ketcheck.ui.widgets.choosing import make_roomy
from ketcheck.ui.widgets.paths import shown_path

JOB = "KC-NC9C-TD7F-S"
MISSING = "The fonts for printing are missing. Install ketcheck again."

Render = Callable[[Paper], bytes]


@pytest.fixture
def render(checklist: Checklist) -> Render:
    return lambda paper: render_blank(checklist, paper=paper)


@pytest.fixture
def preview(qtbot: QtBot, render: Render, monkeypatch: pytest.MonkeyPatch) -> Preview:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    one = Preview(render, JOB)
    qtbot.addWidget(one)
    one.show()
    return one


def button(preview: Preview, name: str) -> QPushButton:
    found = preview.findChild(QPushButton, name)
    assert found is not None
    return found


def papers(preview: Preview) -> QComboBox:
    found = preview.findChild(QComboBox, "paper")
    assert found is not None
    return found


def width_in_points(preview: Preview) -> float:
    view = preview.findChild(PageView, "page")
    assert view is not None
    return view.pdf.page_size(0).width()


def message(preview: Preview) -> str:
    found = preview.findChild(QLabel, "print-message")
    assert found is not None
    return found.text()


def choose_path(path: Path | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A person who picks that file, or none."""
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: int(path is not None))
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(path)])


def test_the_paper_is_that_of_the_country_until_another_is_chosen(preview: Preview) -> None:
    assert papers(preview).currentText() == "A4"
    assert width_in_points(preview) == pytest.approx(595.28, abs=0.1)
    papers(preview).setCurrentText("Letter")
    assert width_in_points(preview) == pytest.approx(612, abs=0.1)


def test_what_is_saved_is_what_is_shown(
    preview: Preview, render: Render, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    path = tmp_path / "sheet.pdf"
    choose_path(path, monkeypatch)
    papers(preview).setCurrentText("Letter")
    with qtbot.waitSignal(preview.saved) as caught:
        qtbot.mouseClick(button(preview, "save-pdf"), Qt.MouseButton.LeftButton)
    assert caught.args == [str(path)]
    assert path.read_bytes() == render(Paper.LETTER)
    assert message(preview) == f"Saved as {shown_path(path)}."


def test_a_file_that_is_not_chosen_is_not_saved(
    preview: Preview, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    choose_path(None, monkeypatch)
    with qtbot.assertNotEmitted(preview.saved):
        button(preview, "save-pdf").click()


def test_a_place_that_can_not_be_written_is_said(
    preview: Preview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    choose_path(tmp_path / "no" / "folder" / "sheet.pdf", monkeypatch)
    with qtbot.assertNotEmitted(preview.saved):
        button(preview, "save-pdf").click()
    assert "Choose another folder" in message(preview)


@pytest.mark.parametrize("file", ["", "ketcheck record 28 November 2026"])
def test_the_proposed_name_is_the_short_id_or_the_one_that_is_given(
    render: Render, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    preview = Preview(render, JOB, file=file)
    qtbot.addWidget(preview)
    proposed: list[str] = []
    monkeypatch.setattr(QFileDialog, "selectFile", lambda _dialog, name: proposed.append(name))
    choose_path(None, monkeypatch)
    button(preview, "save-pdf").click()
    assert proposed == [f"{file or JOB}.pdf"]


def test_a_dialog_of_qts_own_has_room_for_its_words(qtbot: QtBot) -> None:
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setStyleSheet("* { font-size: 28pt }")
    make_roomy(dialog)
    parts = dialog.findChild(QSplitter)
    assert parts
    assert dialog.width() > QFileDialog().sizeHint().width()
    assert dialog.size().boundedTo(dialog.screen().availableSize()) == dialog.size()


def test_f1_asks_for_help(preview: Preview, qtbot: QtBot) -> None:
    preview.activateWindow()
    with qtbot.waitSignal(preview.help_wanted):
        qtbot.keyClick(preview, Qt.Key.Key_F1)


def test_without_fonts_the_preview_does_not_open(qtbot: QtBot) -> None:
    assert qtbot

    def refuse(_paper: Paper) -> bytes:
        raise FontsMissing(MISSING)

    with pytest.raises(FontsMissing):
        Preview(refuse, JOB)


def test_a_page_that_can_not_be_set_leaves_the_one_that_is_shown(
    qtbot: QtBot, render: Render, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")

    def only_a4(paper: Paper) -> bytes:
        if paper is Paper.LETTER:
            raise FontsMissing(MISSING)
        return render(paper)

    preview = Preview(only_a4, JOB)
    qtbot.addWidget(preview)
    papers(preview).setCurrentText("Letter")
    assert message(preview) == MISSING
    assert papers(preview).currentText() == "A4"
    assert width_in_points(preview) == pytest.approx(595.28, abs=0.1)


def test_every_control_is_named_and_reached_by_tab(preview: Preview, qtbot: QtBot) -> None:
    preview.activateWindow()
    qtbot.waitUntil(lambda: button(preview, "save-pdf").hasFocus())
    reached: list[str] = []
    for _ in range(12):
        focused = preview.focusWidget()
        assert isinstance(focused, QWidget)
        assert focused.accessibleName()
        reached.append(focused.objectName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert reached[:2] == ["save-pdf", "close"]
    assert {"paper", "page", "print"} <= set(reached)


@pytest.mark.parametrize(("there", "first"), [(["Office"], "print"), ([], "save-pdf")])
def test_enter_does_what_can_be_done(
    qtbot: QtBot, render: Render, monkeypatch: pytest.MonkeyPatch, there: list[str], first: str
) -> None:
    monkeypatch.setattr("ketcheck.ui.printing.preview.printers", lambda: there)
    one = Preview(render, JOB)
    qtbot.addWidget(one)
    assert [name for name in ("print", "save-pdf") if button(one, name).isDefault()] == [first]


def test_esc_closes_it(preview: Preview, qtbot: QtBot) -> None:
    qtbot.keyClick(preview, Qt.Key.Key_Escape)
    assert not preview.isVisible()


def test_a_page_that_is_over_by_now_is_shown_anew_before_it_is_kept(
    qtbot: QtBot, render: Render, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As an OK is where the dialog for its file was left open for an hour."""
    holds = [Paper.A4]
    preview = Preview(lambda _: render(holds[-1]), JOB, papers=[Paper.A4])
    qtbot.addWidget(preview)
    preview.show()
    path = tmp_path / "page.pdf"
    monkeypatch.setattr(QFileDialog, "exec", lambda _: not holds.append(Paper.LETTER))
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(path)])
    shown = preview.pdf.content
    button(preview, "save-pdf").click()
    assert message(preview) == CHANGED
    assert not path.exists()
    assert preview.pdf.content != shown
    button(preview, "save-pdf").click()
    assert path.read_bytes() == preview.pdf.content


def test_what_no_font_has_is_told_before_it_is_printed(
    qtbot: QtBot, checklist: Checklist, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    names = {Paper.A4: "王小明", Paper.LETTER: "Maria Alvarez"}

    def render_for(paper: Paper) -> bytes:
        person = MARIA.model_copy(update={"name": names[paper]})
        return render_blank(checklist, person=person, paper=paper)

    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    one = Preview(render_for, JOB)
    qtbot.addWidget(one)
    one.show()
    told = one.findChild(QLabel, "missing-fonts")
    assert told is not None
    assert "install the Debian package fonts-noto-cjk and make the page again" in told.text()
    assert told.isVisible()
    heard = [button(one, name) for name in ("print", "save-pdf")]
    assert [each.accessibleDescription() for each in heard] == [told.text()] * 2
    papers(one).setCurrentText("Letter")
    assert not told.isVisible()
    assert [each.accessibleDescription() for each in heard] == ["", ""]
