"""Every figure in both languages: it draws, says what it shows, keeps its labels apart, and never changes a byte."""

import os
import subprocess
import sys
import warnings
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest

from derive.errors import OutputError
from derive.figures import FIGURES
from derive.figures.cache import Cache
from derive.figures.canvas import Canvas
from derive.figures.figure import draw, module_of
from derive.figures.style import house_style

NOWHERE = Cache(None)


def composed(name, language, evidence):
    with house_style():
        canvas = Canvas(language)
        module_of(name).compose(canvas, evidence)
        canvas._figure.canvas.draw()
    return canvas


def boxes_of(figure):
    """The boxes of all words of a figure, a little smaller than they are."""
    from matplotlib.text import Text

    for text in figure.findobj(Text):
        if text.get_text().strip() and text.get_visible():
            yield text.get_text(), text.get_window_extent().padded(-1.5)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_words_stay_apart_and_on_the_sheet(name, language, evidence_for):
    figure = composed(name, language, evidence_for(name))._figure
    sheet = figure.bbox
    boxes = list(boxes_of(figure))
    for words, box in boxes:
        assert sheet.x0 <= box.x0 <= box.x1 <= sheet.x1, f"{words!r} leaves the sheet"
        assert sheet.y0 <= box.y0 <= box.y1 <= sheet.y1, f"{words!r} leaves the sheet"
    for (one, box), (other, another) in combinations(boxes, 2):
        assert not box.overlaps(another), f"{one!r} and {other!r} overlap"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_words_stand_clear_of_curves(name, language, evidence_for):
    import numpy as np

    figure = composed(name, language, evidence_for(name))._figure
    boxes = list(boxes_of(figure))
    for axes in figure.axes:
        for line in axes.lines:
            if line.get_zorder() != 3 or line.get_linewidth() < 1.5:
                continue
            corners = axes.transData.transform(np.column_stack([np.asarray(part, float) for part in line.get_data()]))
            dense = np.concatenate([np.linspace(start, end, 60) for start, end in pairwise(corners)])
            for words, box in boxes:
                inside = [point for point in dense if axes.bbox.contains(*point) and box.padded(-2).contains(*point)]
                assert not inside, f"a curve runs through {words!r}"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_glyph_is_missing_and_the_svg_needs_no_font(name, language, derivations):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        svg = draw(name, derivations, language, NOWHERE).svg
    tree = ElementTree.fromstring(svg)
    kinds = {element.tag.rpartition("}")[2] for element in tree.iter()}
    assert "path" in kinds
    assert "text" not in kinds
    assert b"<dc:date>" not in svg
    assert b"http://" not in svg.replace(b"http://www.w3.org", b"").replace(b"http://purl.org", b"").replace(
        b"http://creativecommons.org", b""
    )


def test_both_languages_are_described_in_words(name, derivations):
    figure = draw(name, derivations, "zh", NOWHERE)
    for language in ("en", "zh"):
        words = figure.alt[language]
        assert words.startswith(figure.title[language])
        assert len(words) > 60
        assert not set("${}\\_^\n") & set(words.replace("r_max", "")), words
    assert any("一" <= letter <= "鿿" for letter in figure.alt.zh)
    assert all(letter < "⺀" for letter in figure.alt.en)


def test_the_picture_file_is_a_png(derivations):
    assert draw("is_four_panel", derivations, "zh", NOWHERE).png.startswith(b"\x89PNG")


SCRIPT = """
import hashlib, sys
from derive.figures.figure import draw
from derive.figures.cache import Cache
from derive.models.is_lm import equilibrium_of_both_markets
figure = draw("four_equilibria", {"equilibrium": equilibrium_of_both_markets()}, "zh", Cache(None))
print(hashlib.sha256(figure.svg).hexdigest(), hashlib.sha256(figure.png).hexdigest(), figure.key)
"""


def test_the_bytes_are_the_same_in_every_process():
    runs = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": date},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, date in (("1", "1000000000"), ("2", "1700000000"))
    }
    assert len(runs) == 1


def test_the_users_own_matplotlib_settings_change_nothing(derivations):
    import matplotlib

    before = draw("lm_regions", derivations, "en", NOWHERE).svg
    with matplotlib.rc_context({"lines.linewidth": 9, "axes.facecolor": "red", "font.size": 30}):
        assert draw("lm_regions", derivations, "en", NOWHERE).svg == before


def test_a_missing_derivation_is_named():
    with pytest.raises(OutputError, match="is_two_sector"):
        draw("is_four_panel", {}, "en")


def test_a_wrong_name_and_a_wrong_language_are_refused(derivations):
    with pytest.raises(OutputError, match="Did you mean four_zones"):
        draw("four_zone", derivations, "en")
    with pytest.raises(OutputError, match="no language 'de'"):
        draw("four_zones", derivations, "de")


def test_the_table_lists_exactly_the_figures_that_exist():
    from pathlib import Path

    import derive.figures

    here = Path(derive.figures.__file__).parent
    modules = {path.stem for path in here.glob("*.py") if "\ndef compose(" in path.read_text(encoding="utf-8")}
    assert modules == set(FIGURES)
