"""The emblem: a native picture in a paragraph of its own above the title."""

from __future__ import annotations

from drafter.model.style import Emblem
from drafter.writers.docx import style_names as names
from drafter.writers.docx.oxml import paragraph
from drafter.writers.docx.package import EMBLEM
from drafter.writers.xml import attribute

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_UNITS_PER_MM = 36_000
"""English metric units, in which drawings are measured."""


def emblem_paragraph(emblem: Emblem) -> str:
    """The paragraph that shows the emblem, its description for those who cannot see it."""
    extent = f'cx="{round(emblem.width * _UNITS_PER_MM)}" cy="{round(emblem.height * _UNITS_PER_MM)}"'
    description = attribute(emblem.description)
    return paragraph(
        names.EMBLEM,
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing"'
        f' distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:docPr id="1" name="Emblem" descr="{description}"/><wp:cNvGraphicFramePr>'
        f'<a:graphicFrameLocks xmlns:a="{_DRAWING}/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr id="1" name="emblem.{emblem.kind}"'
        f' descr="{description}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{EMBLEM}"/><a:stretch>'
        f'<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>",
    )


def emblem_part(emblem: Emblem | None) -> dict[str, bytes]:
    """The part that holds the picture; none without an emblem."""
    return {f"word/media/emblem.{emblem.kind}": emblem.data} if emblem else {}
