"""Keeping graphs: the embedded dataset on disk, the articles' texts beside it, and the exports. Home of pyoxigraph."""
