"""Network -> page: one HTML file that opens offline, asks for nothing, and in which nothing of an article can run.

pyvis carries vis-network and fills the template; the template is ours, because pyvis's own fetches from a CDN and puts
labels into the page unescaped. Text reaches the page as JSON and the document through `textContent` alone; a
Content-Security-Policy allows the two scripts and the style by their hashes, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import networkx as nx  # type: ignore[import-untyped]
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from kg.errors import DataError
from kg.show.drawing import OPTIONS, Drawing
from kg.show.plain import clean
from kg.show.words import Words

_ASSETS = files("kg.show") / "assets"
# The page's own script and style, each one text made of these in order; the files of the script share one scope.
_STYLES = ("colours", "frame", "parts", "views", "small")
_SCRIPTS = (
    "build", "settle", "data", "state", "visible", "icons", "labels", "graph", "choose", "cards", "panel", "legend",
    "search", "time", "figures", "reading", "table", "export", "link", "start",
)  # fmt: skip
_SCRIPT_END = re.compile(r"</script|<!--", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Inline:
    """Text that stands in the page as it is, with the hash by which the policy allows it."""

    text: Markup
    hash: str


def render_page(network: nx.MultiDiGraph, *, title: str, with_texts: bool = True) -> str:
    """The page of `network` (as `build_network` makes it), complete in one string: scripts, style and data in line.

    `with_texts=False` leaves the articles' full texts out, so that only the quoted sentences are passed on.
    """
    from pyvis.network import Network  # type: ignore[import-untyped]

    drawing = Drawing(network)
    words = Words(network, drawing.ids)
    page = Network(directed=True, cdn_resources="in_line", heading=clean(title))
    page.templateEnv = Environment(loader=FileSystemLoader(str(_ASSETS)), autoescape=True)
    page.templateEnv.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    page.templateEnv.globals.update(
        words=words.to_json(),
        texts=words.texts_to_json() if with_texts else [],
        vis=_inline(_vis_network()),
        script=_inline('"use strict";\n(() => {\n' + _joined(_SCRIPTS, "js") + "})();\n"),
        style=_inline(_joined(_STYLES, "css")),
    )
    page.path = "page.html"
    page.options = dict(OPTIONS)
    page.nodes = drawing.nodes()
    page.edges = drawing.lines()
    return str(page.generate_html())


def _joined(names: tuple[str, ...], ending: str) -> str:
    return "\n".join((_ASSETS / f"{name}.{ending}").read_text("utf-8") for name in names)


def _vis_network() -> str:
    """The script that draws, as pyvis bundles it, without the address of its source map."""
    folder = Path(str(files("pyvis"))) / "lib"
    found = sorted(folder.glob("vis-9.*/vis-network.min.js"))
    if not found:
        raise DataError(f"no vis-network.min.js under {folder}; reinstall pyvis (pip install --force-reinstall pyvis)")
    return re.sub(r"\n//# sourceMappingURL=\S+", "", found[-1].read_text("utf-8"))


def _inline(text: str) -> _Inline:
    """`text` with the line ends that a browser will see, hashed as the browser does."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    if _SCRIPT_END.search(plain):
        raise DataError("a script of the page holds </script> and would end itself; reinstall news-kg and pyvis")
    digest = base64.b64encode(hashlib.sha256(plain.encode("utf-8")).digest()).decode("ascii")
    return _Inline(Markup(plain), f"sha256-{digest}")
