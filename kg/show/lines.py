"""The lines of the network in the making, and the evidence that stands behind them."""

from __future__ import annotations

import networkx as nx  # type: ignore[import-untyped]

from kg.show.rows import EdgeKind, Evidence


class Lines:
    """Lines between the nodes of `network`; `evidence` holds what they show, by IRI, in the order of its coming."""

    def __init__(self, network: nx.MultiDiGraph) -> None:
        self.network = network
        self.evidence: dict[str, Evidence] = {}

    def add(self, start: str, end: str, kind: EdgeKind, evidence: Evidence) -> None:
        """Join two nodes, unless they are one."""
        if start != end:
            self.evidence[evidence.iri] = evidence
            key = f"{kind} {evidence.iri}"
            self.network.add_edge(start, end, key=key, kind=kind, basis=evidence.basis, evidence=evidence)

    def keep(self, evidence: Evidence) -> None:
        """Keep words that belong to a node and lead to no other."""
        self.evidence[evidence.iri] = evidence
