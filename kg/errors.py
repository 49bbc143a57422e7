"""Everything that can go wrong, as one tree.

    KgError
    ├── InputError      the article, file or option that was handed over is at fault
    │   └── QueryError  the SPARQL text or a question's parameter
    ├── DataError       the store, the ontology or a model file is at fault
    │   └── StoreError  the store cannot be opened, read or written
    └── MissingExtraError  an optional part is not installed

Messages say what, where, and what to do next, on one line. The command line prints them and exits with 1.
"""

from __future__ import annotations


class KgError(Exception):
    """What every error of this package derives from."""


class InputError(KgError):
    """An input that cannot be used: missing, empty, binary, badly encoded, or not what its name says."""


class QueryError(InputError):
    """A query or a parameter that cannot be run, with the place where it is known."""


class DataError(KgError):
    """Data of the product's own that is broken: an ontology file, a model, a graph that breaks its shapes."""


class StoreError(DataError):
    """A store that cannot be opened, read or written."""


class MissingExtraError(KgError):
    """An optional dependency that is not installed; the message gives the line that installs it."""
