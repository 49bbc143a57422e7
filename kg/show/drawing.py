"""Network -> the nodes and lines that vis-network draws: shapes, sizes, positions, curves. Colours are the page's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from typing import Any

import networkx as nx  # type: ignore[import-untyped]

from kg.show.boxes import FONT, INSIDE_FONT, MARGIN, WRAP, label_box, text_box
from kg.show.keys import short_keys
from kg.show.placing import place_all
from kg.show.plain import clean
from kg.show.rows import Basis, EdgeKind, NodeKind
from kg.show.shorter import shorter
from kg.show.wording import ELLIPSIS

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

# Every choice here was tried on screenshots: issue 5 holds the measurements.
OPTIONS: Mapping[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {"hover": True, "hoverConnectedEdges": False, "keyboard": False, "tooltipDelay": 0},
    "nodes": {
        "borderWidth": 2,
        "borderWidthSelected": 3,
        "font": {"size": FONT, "face": "arial, sans-serif", "strokeWidth": 4, "vadjust": -5},
        "widthConstraint": {"maximum": WRAP},  # the page breaks lines itself, by what its browser measures
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

Line = tuple[str, str, EdgeKind, Basis]  # the lines of a page: one for each pair, kind and basis


@dataclass(frozen=True)
class Drawing:
    """What is drawn of a network; node ids are short keys of their IRIs."""

    network: nx.MultiDiGraph

    @cached_property
    def ids(self) -> Mapping[str, str]:
        """The id in the page of every node."""
        return short_keys("n", self.network.nodes)

    def nodes(self) -> list[dict[str, Any]]:
        """The nodes, in the network's order."""
        places, overview = self._places, set(self._overview)
        return [
            {
                "id": self.ids[node],
                "label": self._label(node),
                "name": clean(data["label"]),
                "kind": data["kind"],
                "shape": _SHAPES[data["kind"]],
                "size": self._size(node),
                "font": {"size": self._font(node)},
                "x": places[node][0],
                "y": places[node][1],
                "alt": [clean(name) for name in data["alt"]],
                "note": clean(data["note"]),
                "start": data["days"][0][:10],
                "until": data["days"][1][:10],
                "weight": self._weights[node],
                "background": data["known"] and not self._weights[node],
                "later": node not in overview and self._weights[node] > 0,
                "lone": not self._weights[node],  # what is known alone draws no line at first
            }
            for node, data in self.network.nodes(data=True)
        ]

    def lines(self) -> list[dict[str, Any]]:
        """One line for each pair, kind and basis, with the indices of all the evidence behind it; pairs fan out."""
        order = {evidence.iri: at for at, evidence in enumerate(self.network.graph["evidence"])}
        behind: dict[Line, set[int]] = defaultdict(set)
        for start, end, data in self.network.edges(data=True):
            behind[start, end, data["kind"], data["basis"]].add(order[data["evidence"].iri])
        pairs: dict[frozenset[str], list[Line]] = defaultdict(list)
        for line in behind:
            pairs[frozenset(line[:2])].append(line)
        keys = short_keys("l", (" ".join(line) for line in behind))
        return [
            {
                "id": keys[" ".join((start, end, kind, basis))],
                "from": self.ids[start],
                "to": self.ids[end],
                "kind": kind,
                "basis": basis,
                "evidence": sorted(found),
                "smooth": _bend(pairs[frozenset((start, end))], (start, end, kind, basis)),
            }
            for (start, end, kind, basis), found in behind.items()
        ]

    @cached_property
    def _weights(self) -> Mapping[str, int]:
        """In how many statements and reports each node has part; known containment counts nothing."""
        found: dict[str, set[str]] = {node: set() for node in self.network.nodes}
        for start, end, data in self.network.edges(data=True):
            if data["basis"] is not Basis.KNOWN:
                found[start].add(data["evidence"].iri)
                found[end].add(data["evidence"].iri)
        return {node: len(iris) for node, iris in found.items()}

    @cached_property
    def _ranked(self) -> list[str]:
        return sorted(self._weights, key=lambda node: (-self._weights[node], node))

    @cached_property
    def _hubs(self) -> frozenset[str]:
        named = (node for node in self._ranked if not self._is_box(node) and self._weights[node] > 2)
        return frozenset(node for node, _ in zip(named, range(_HUBS), strict=False))

    @cached_property
    def _overview(self) -> list[str]:
        """The nodes that the first view draws: those with lines of an article, the most connected first."""
        return [node for node in self._ranked if self._weights[node]][:OVERVIEW]

    @cached_property
    def _places(self) -> Mapping[str, tuple[int, int]]:
        boxes = {node: self._box(node) for node in self._overview}
        around = {node: list(_each(nx.all_neighbors(self.network, node))) for node in self._ranked}
        places = place_all(around, self._overview, boxes)
        for node, box in boxes.items():
            if not self._is_box(node):  # the label hangs below the node, so the node stands in the box's upper part
                x, y = places[node]
                places[node] = (x, round(y - box[1] / 2 + self._size(node) + MARGIN))
        return places

    def _is_box(self, node: str) -> bool:
        return self.network.nodes[node]["kind"] is NodeKind.CLAIMS

    def _size(self, node: str) -> float:
        return round(min(28.0, 9 + 3.4 * sqrt(self._weights[node])), 1)

    def _font(self, node: str) -> int:
        return INSIDE_FONT if self._is_box(node) else _HUB_FONT if node in self._hubs else FONT

    def _box(self, node: str) -> tuple[float, float]:
        label = self._label(node)
        return text_box(label) if self._is_box(node) else label_box(label, self._size(node), self._font(node))

    def _actors(self, event: str) -> Iterable[str]:
        return _each(
            start for start, _, data in self.network.in_edges(event, data=True) if data["kind"] is EdgeKind.INVOLVED
        )

    def _label(self, node: str) -> str:
        label = clean(self.network.nodes[node]["label"])
        if not self._is_box(node):
            if self.network.nodes[node]["kind"] is NodeKind.EVENT:
                return shorter(label, tuple(clean(self.network.nodes[actor]["label"]) for actor in self._actors(node)))
            return label if len(label) <= _LABEL else label[:_LABEL].rsplit(" ", 1)[0] + ELLIPSIS
        claims = len({data["evidence"].iri for *_, data in self.network.in_edges(node, data=True)})
        return f"{label} + {claims - 1} more" if claims > 1 else label


def _each(nodes: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(nodes)


def _bend(fan: list[Line], line: Line) -> dict[str, Any]:
    """The curve of `line` among the lines of its pair, spread evenly to both sides."""
    offset = 0.08 if len(fan) == 1 else (fan.index(line) - (len(fan) - 1) / 2) * 0.24
    same_way = line[0] <= line[1]
    side = "curvedCW" if (offset >= 0) == same_way else "curvedCCW"
    return {"enabled": True, "type": side, "roundness": round(max(0.04, abs(offset)), 2)}
