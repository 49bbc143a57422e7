"""Network -> page: one HTML file that opens offline, asks for nothing, and in which nothing of an article can run.

pyvis carries vis-network and fills the template; the template is ours, because pyvis's own fetches from a CDN and puts
labels into the page unescaped. Text reaches the page as JSON and the document through `textContent` alone; a
Content-Security-Policy allows the two scripts and the style by their hashes, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise
from math import sqrt
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import networkx as nx  # type: ignore[import-untyped]
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from kg.errors import DataError
from kg.model import Offsets
from kg.show.layout import FONT, WRAP, label_box, place_nodes, text_box
from kg.show.rows import ArticleRow, Basis, EdgeKind, Evidence, FigureRow, NodeKind, Passage, as_said, verb

OVERVIEW = 150  # nodes that the first view shows at most; the rest waits to be asked for
_HUBS, _HUB_FONT = 6, 19
_LABEL = 44  # characters of a name that its node shows; the panel and the pointer show all
_SHAPES = {
    NodeKind.PERSON: "dot",
    NodeKind.ORGANIZATION: "square",
    NodeKind.MEDIA: "diamond",
    NodeKind.GROUP: "hexagon",
    NodeKind.PLACE: "triangleDown",
    NodeKind.EVENT: "star",
    NodeKind.UNNAMED: "dot",
    NodeKind.CLAIMS: "box",
}
# Characters that turn the direction of text around, or are none at all; joiners stay, scripts need them.
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")
_SCRIPT_END = re.compile(r"</script|<!--", re.IGNORECASE)

# Every choice here was tried on screenshots: issue 5 holds the measurements.
_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {"hover": True, "hoverConnectedEdges": False, "keyboard": False, "tooltipDelay": 0},
    "nodes": {
        "borderWidth": 2,
        "borderWidthSelected": 3,
        "font": {"size": FONT, "strokeWidth": 4, "vadjust": -1},
        "widthConstraint": {"maximum": WRAP},
        "scaling": {"label": {"enabled": False, "drawThreshold": 7}},
        "chosen": False,
    },
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.55}},
        "font": {"size": 12, "strokeWidth": 4, "align": "middle"},
        "selectionWidth": 1,
        "hoverWidth": 1,
        "chosen": False,
    },
}


@dataclass(frozen=True, slots=True)
class _Inline:
    """Text that stands in the page as it is, with the hash by which the policy allows it."""

    text: Markup
    hash: str


def render_page(network: nx.MultiDiGraph, *, title: str) -> str:
    """The page of `network` (as `build_network` makes it), complete in one string: scripts, style and data in line."""
    from pyvis.network import Network  # type: ignore[import-untyped]

    ids = {node: f"n{at}" for at, node in enumerate(network.nodes)}
    here = files("kg.show")
    page = Network(directed=True, cdn_resources="in_line", heading=clean(title))
    page.templateEnv = Environment(loader=FileSystemLoader(str(here)), autoescape=True)
    page.templateEnv.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    page.templateEnv.globals.update(
        words=_words(network, ids),
        vis=_inline(_vis_network()),
        script=_inline(here.joinpath("page.js").read_text("utf-8")),
        style=_inline(here.joinpath("page.css").read_text("utf-8")),
    )
    page.path = "page.html"
    page.options = _OPTIONS
    page.nodes = _nodes(network, ids)
    page.edges = _edges(network, ids)
    return str(page.generate_html())


def clean(text: str) -> str:
    r"""`text` without characters that reverse it, control characters and lone surrogates; white space in one line.

    >>> clean("a\u202eb\x00 c\n d")
    'ab c d'
    """
    seen = _TURNING.sub("", text)
    return "".join(_shown(c) for c in re.sub(r"\s+", " ", seen))


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    return "" if category == "Cc" else "\ufffd" if category == "Cs" else character


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


# nodes and lines as vis-network takes them


def _nodes(network: nx.MultiDiGraph, ids: Mapping[str, str]) -> list[dict[str, Any]]:
    weights = {node: _weight(network, node) for node in network.nodes}
    ranked = sorted(weights, key=lambda node: (-weights[node], node))
    hubs = [node for node in ranked if network.nodes[node]["kind"] is not NodeKind.CLAIMS][:_HUBS]
    fonts = {node: _HUB_FONT if node in hubs and weights[node] > 2 else FONT for node in ranked}
    places = _places(network, ranked, weights, fonts)
    overview = set(_drawn(network, ranked))
    return [
        {
            "id": ids[node],
            "label": _label(network, node),
            "name": clean(data["label"]),
            "kind": data["kind"],
            "shape": _SHAPES[data["kind"]],
            "size": _size(weights[node]),
            "font": {"size": 13 if data["kind"] is NodeKind.CLAIMS else fonts[node]},
            "x": places[node][0],
            "y": places[node][1],
            "alt": [clean(name) for name in data["alt"]],
            "note": clean(data["note"]),
            "weight": weights[node],
            "background": data["known"] and not weights[node],
            "later": node not in overview,
            "lone": network.degree(node) == 0,
        }
        for node, data in network.nodes(data=True)
    ]


def _weight(network: nx.MultiDiGraph, node: str) -> int:
    """In how many statements and reports a node has part; known containment counts nothing."""
    found = {
        data["evidence"].iri
        for ends in (network.out_edges(node, data=True), network.in_edges(node, data=True))
        for *_, data in ends
        if data["basis"] is not Basis.KNOWN
    }
    return len(found)


def _size(weight: int) -> float:
    return round(min(28.0, 9 + 3.4 * sqrt(weight)), 1)


def _label(network: nx.MultiDiGraph, node: str) -> str:
    label = clean(network.nodes[node]["label"])
    if network.nodes[node]["kind"] is not NodeKind.CLAIMS:
        return label if len(label) <= _LABEL else label[:_LABEL].rsplit(" ", 1)[0] + " …"
    claims = len({data["evidence"].iri for *_, data in network.in_edges(node, data=True)})
    return f"{label} + {claims - 1} more" if claims > 1 else label


def _drawn(network: nx.MultiDiGraph, ranked: Iterable[str]) -> list[str]:
    """The nodes that the first view draws: those with lines, the most connected first."""
    return [node for node in ranked if network.degree(node)][:OVERVIEW]


def _places(
    network: nx.MultiDiGraph,
    ranked: list[str],
    weights: Mapping[str, int],
    fonts: Mapping[str, int],
) -> dict[str, tuple[int, int]]:
    """Positions: the overview by its layout, every other node near a neighbour, or in rows below."""
    drawn = _drawn(network, ranked)
    inside = set(drawn)
    around = {node: [n for n in nx.all_neighbors(network, node) if n in inside] for node in ranked}
    boxes = {node: _box(network, node, _size(weights[node]), fonts[node]) for node in drawn}
    placed = place_nodes({node: sorted(set(around[node])) for node in drawn}, boxes)
    places = {}
    for node, (x, y) in placed.items():
        label_inside = network.nodes[node]["kind"] is NodeKind.CLAIMS
        places[node] = (x, y if label_inside else round(y - boxes[node][1] / 2 + _size(weights[node]) + 5))
    below = max((y for _, y in places.values()), default=0) + 120
    rest = [node for node in ranked if node not in places]
    for at, node in enumerate(rest):
        row, column = divmod(at, 12)
        places[node] = (column * 150 - 825, below + row * 90)
    return places


def _box(network: nx.MultiDiGraph, node: str, size: float, font: int) -> tuple[float, float]:
    label = _label(network, node)
    return text_box(label) if network.nodes[node]["kind"] is NodeKind.CLAIMS else label_box(label, size, font)


def _edges(network: nx.MultiDiGraph, ids: Mapping[str, str]) -> list[dict[str, Any]]:
    """One line for each pair, kind and basis, with all the evidence behind it; lines of one pair fan out."""
    order = {evidence.iri: at for at, evidence in enumerate(network.graph["evidence"])}
    behind: dict[tuple[str, str, EdgeKind, Basis], set[int]] = defaultdict(set)
    for start, end, data in network.edges(data=True):
        behind[start, end, data["kind"], data["basis"]].add(order[data["evidence"].iri])
    pairs: dict[frozenset[str], list[tuple[str, str, EdgeKind, Basis]]] = defaultdict(list)
    for line in behind:
        pairs[frozenset(line[:2])].append(line)
    return [
        {
            "id": f"e{at}",
            "from": ids[start],
            "to": ids[end],
            "kind": kind,
            "basis": basis,
            "evidence": sorted(found),
            "smooth": _bend(pairs[frozenset((start, end))], (start, end, kind, basis)),
        }
        for at, ((start, end, kind, basis), found) in enumerate(behind.items())
    ]


def _bend(fan: list[tuple[str, str, EdgeKind, Basis]], line: tuple[str, str, EdgeKind, Basis]) -> dict[str, Any]:
    """The curve of `line` among the lines of its pair, spread evenly to both sides."""
    offset = 0.08 if len(fan) == 1 else (fan.index(line) - (len(fan) - 1) / 2) * 0.24
    same_way = line[0] <= line[1]
    side = "curvedCW" if (offset >= 0) == same_way else "curvedCCW"
    return {"enabled": True, "type": side, "roundness": round(max(0.04, abs(offset)), 2)}


# words for the panel and the tables


def _words(network: nx.MultiDiGraph, ids: Mapping[str, str]) -> dict[str, Any]:
    articles = {article.iri: at for at, article in enumerate(network.graph["articles"])}
    figures = {figure.iri: at for at, figure in enumerate(network.graph["figures"])}
    statements = {evidence.iri: at for at, evidence in enumerate(network.graph["evidence"])}
    return {
        "articles": [_article(article) for article in network.graph["articles"]],
        "evidence": [_evidence(evidence, ids, articles, figures) for evidence in network.graph["evidence"]],
        "figures": [_figure(figure, ids, articles, statements) for figure in network.graph["figures"]],
        "conflicts": [
            {"figures": [figures[row.first], figures[row.second]], "reason": clean(row.reason)}
            for row in network.graph["conflicts"]
        ],
        "order": {"nodes": list(NodeKind), "lines": list(EdgeKind), "bases": list(Basis)},
    }


def _article(article: ArticleRow) -> dict[str, str]:
    day, headline = clean(article.published), clean(article.headline)
    return {
        "name": headline or (f"Article of {day}" if day else "Article without a headline or date"),
        "published": day if headline else "",
        "publisher": clean(article.publisher),
        "url": _web_link(article.url),
    }


def _web_link(url: str) -> str:
    """`url` where it leads to the web, else nothing: never a `javascript:` or a file."""
    try:
        parts = urlsplit(clean(url).strip())
    except ValueError:
        return ""
    return parts.geturl() if parts.scheme in ("http", "https") and parts.netloc else ""


def _evidence(
    evidence: Evidence, ids: Mapping[str, str], articles: Mapping[str, int], figures: Mapping[str, int]
) -> dict[str, Any]:
    passage = _pieces(evidence.passage)
    quotation = " … ".join(text.strip() for text, role in passage if role == "content")
    return {
        "kind": evidence.kind,
        "basis": evidence.basis,
        "statement": bool(evidence.speakers),
        "who": clean(evidence.who),
        "speakers": [ids[node] for node in evidence.speakers],
        "about": [ids[node] for node in evidence.about],
        "others": [ids[node] for node in evidence.others],
        "quotation": quotation,
        "words": as_said(quotation, evidence.mode),
        "verb": verb(evidence.kind, clean(evidence.cue)),
        "passage": passage,
        "cue": clean(evidence.cue),
        "mode": evidence.mode,
        "certainty": evidence.certainty,
        "said": clean(evidence.said),
        "place": clean(evidence.place),
        "via": clean(evidence.via),
        "told": clean(evidence.told),
        "note": clean(evidence.note),
        "figures": [figures[figure.iri] for figure in evidence.figures],
        "article": articles.get(evidence.article.iri) if evidence.article else None,
    }


def _figure(
    figure: FigureRow, ids: Mapping[str, str], articles: Mapping[str, int], statements: Mapping[str, int]
) -> dict[str, Any]:
    return {
        "who": clean(figure.who),
        "claimants": [ids[node] for node in figure.claimants],
        "of": [ids[node] for node in (*figure.of, *([figure.place_id] if figure.place_id else []))],
        "wording": clean(figure.wording),
        "range": figure.range,
        "outcome": figure.outcome,
        "counted": figure.counted,
        "group": clean(figure.group),
        "perpetrator": clean(figure.perpetrator),
        "certainty": figure.certainty,
        "period": clean(figure.period),
        "place": clean(figure.place),
        "verification": figure.verification,
        "statement": statements.get(figure.statement),
        "passage": _pieces(figure.passage),
        "article": articles.get(figure.article.iri),
    }


def _pieces(passage: Passage) -> list[list[str]]:
    """The passage cut at its marks: runs of text, each with its role; offsets would mean other things to JavaScript.

    >>> _pieces(Passage("Anna said: yes", content=((11, 14),), cue=((5, 9),)))
    [['Anna ', ''], ['said', 'cue'], [': ', ''], ['yes', 'content']]
    """
    roles = [""] * len(passage.text)
    for role, spans in (("source", passage.source), ("cue", passage.cue), ("content", passage.content)):
        for start, end in spans:
            roles[start:end] = [role] * (end - start)
    edges = [at for at in range(1, len(roles)) if roles[at] != roles[at - 1] or _starts_piece(passage.content, at)]
    cuts = [0, *edges, len(roles)] if roles else []
    runs = [(passage.text[a:b], roles[a]) for a, b in pairwise(cuts)]
    return [[clean(text), role] for text, role in runs]


def _starts_piece(content: tuple[Offsets, ...], at: int) -> bool:
    return any(start == at for start, _ in content)
