"""The graphs of a store that are no article's, by name; plain strings, so that every room may know them."""

from __future__ import annotations

from kg.ids import BASE

KNOWN = f"{BASE}graph/entities"  # the known entities that come with news-kg
USER_KNOWN = f"{BASE}graph/user-entities"  # those of the user's own files, kept so that their labels stay
TERMS = f"{BASE}graph/ontology"
