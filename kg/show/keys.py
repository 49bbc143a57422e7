"""Short names for long IRIs: the same in every page that shows the same thing, so that a link to a view stays good."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

_SHORTEST = 8  # hex digits; 10,000 names meet by chance in 1 of 80 pages, which then has longer ones


def short_keys(prefix: str, iris: Iterable[str]) -> Mapping[str, str]:
    """A key for each IRI, `prefix` and as many hex digits of its SHA-256 as tell them all apart, in their order.

    >>> short_keys("n", ["urn:a", "urn:b"])
    {'urn:a': 'n558181ea', 'urn:b': 'n24377bda'}
    """
    digests = {iri: hashlib.sha256(iri.encode("utf-8", "surrogatepass")).hexdigest() for iri in iris}
    length = next(n for n in range(_SHORTEST, 65) if len({d[:n] for d in digests.values()}) == len(digests))
    return {iri: prefix + digest[:length] for iri, digest in digests.items()}
